//! Rows of a file counted by what became of them.

use super::RowFate;
use super::plan::{Planned, Verdict};

/// Rows by what became of them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Counted {
    pub rows: u32,
    pub created: u32,
    pub merged: u32,
    pub skipped: u32,
    pub rejected: u32,
}

impl Counted {
    pub(crate) fn note(&mut self, fate: RowFate) {
        match fate {
            RowFate::Created => self.created += 1,
            RowFate::Merged => self.merged += 1,
            RowFate::Skipped => self.skipped += 1,
            RowFate::Rejected => self.rejected += 1,
        }
    }

    /// What these rows make of a window: those skipped and refused are counted with its last lot.
    pub(crate) fn of(rows: &[Planned]) -> Self {
        let mut share = Self::default();
        for row in rows {
            share.rows += 1;
            share.note(if row.verdict == Verdict::Create { RowFate::Created } else { RowFate::Merged });
        }
        share
    }

    /// So many items made.
    pub(crate) fn made(items: usize) -> Self {
        let made = u32::try_from(items).unwrap_or(u32::MAX);
        Self { rows: made, created: made, ..Self::default() }
    }
}

impl std::ops::Add for Counted {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            rows: self.rows + other.rows,
            created: self.created + other.created,
            merged: self.merged + other.merged,
            skipped: self.skipped + other.skipped,
            rejected: self.rejected + other.rejected,
        }
    }
}

impl std::ops::Sub for Counted {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self {
            rows: self.rows - other.rows,
            created: self.created - other.created,
            merged: self.merged - other.merged,
            skipped: self.skipped - other.skipped,
            rejected: self.rejected - other.rejected,
        }
    }
}
