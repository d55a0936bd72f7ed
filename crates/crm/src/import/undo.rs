//! Taking an import back: what it made goes, what it completed is as it was, what was edited or used since stays.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::codes::codes;
use crate::{ContactId, Context, ImportId, Operation, Result, Tx};

/// Fiches looked at in one transaction: other writes wait for it.
const CHUNK: u32 = 500;
/// How many fiches that stay are told one by one.
const TOLD_MAX: usize = 1_000;

codes! {
    /// Why a fiche stays as it is.
    KeptWhy {
        /// A value was edited since.
        Edited = "edited",
        /// A call, a ticket, a purchase… hangs on it.
        Used = "used",
    }
}

/// A fiche that stays.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct KeptContact {
    /// Whose.
    pub contact_id: ContactId,
    /// Their name, company or number.
    pub name: String,
    /// Why.
    pub why: KeptWhy,
}

/// What taking an import back did.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct UndoneImport {
    /// What the import had made and that is gone: fiches, purchases, calls, tickets.
    pub removed: u32,
    /// Fiches it had completed and that are as they were.
    pub restored: u32,
    /// Fiches that stay, at most 1,000 of them.
    pub kept: Vec<KeptContact>,
    /// Fiches that stay, in all.
    pub kept_count: u32,
    /// It was stopped on the way; it can be gone on with.
    pub cancelled: bool,
}

impl UndoneImport {
    pub(crate) fn keep(&mut self, contact_id: ContactId, name: String, why: KeptWhy) {
        self.kept_count += 1;
        if self.kept.len() < TOLD_MAX {
            self.kept.push(KeptContact { contact_id, name, why });
        }
    }

    pub(crate) fn add(&mut self, other: Self) {
        self.removed += other.removed;
        self.restored += other.restored;
        self.kept_count += other.kept_count;
        self.kept.extend(other.kept);
        self.kept.truncate(TOLD_MAX);
    }
}

/// Where taking back stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum UndoAt {
    /// Fiches it completed, after this row.
    Completed(i64),
    /// What it made, after this row.
    Made(i64),
    /// All of it is back.
    Over,
}

/// Takes some of an import back: the store calls it until it is over.
pub(crate) struct UndoImport {
    /// Which.
    pub import: ImportId,
    pub(crate) at: UndoAt,
}

impl UndoImport {
    /// From the beginning.
    pub(crate) fn new(import: ImportId) -> Self {
        Self { import, at: UndoAt::Completed(0) }
    }
}

impl Operation for UndoImport {
    type Output = (UndoneImport, UndoAt);
    const KIND: &'static str = "import.undo";

    fn apply(self, tx: &Tx<'_>, context: &Context) -> Result<(UndoneImport, UndoAt)> {
        let import = tx.import_to_undo(self.import)?;
        let mut undone = UndoneImport::default();
        let next = match self.at {
            UndoAt::Completed(after) => match tx.undo_completed(&import, after, CHUNK, &mut undone, context)? {
                Some(last) => UndoAt::Completed(last),
                None => {
                    undone.removed += tx.remove_items(self.import)?;
                    UndoAt::Made(0)
                }
            },
            UndoAt::Made(after) => match tx.undo_made(&import, after, CHUNK, &mut undone)? {
                Some(last) => UndoAt::Made(last),
                None => {
                    tx.close_undone(&import, context)?;
                    UndoAt::Over
                }
            },
            UndoAt::Over => UndoAt::Over,
        };
        tx.touched_everything();
        Ok((undone, next))
    }
}
