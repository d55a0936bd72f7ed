//! Erasing a person (RGPD art. 17): what will go is told first, then it goes.
//!
//! What the law has kept goes to an archive apart; what counts in figures stays without words and belongs to nobody.
//! The file keeps that somebody was erased, not who: a backup put back erases them again.

use chrono::{DateTime, Utc};
use serde::Serialize;
use ts_rs::TS;

use super::{Came, OnErase, OppositionSource};
use crate::codes::codes;
use crate::{ContactId, Context, Error, Operation, Result, Tx};

codes! {
    /// Why somebody is erased.
    ErasedFor {
        /// They asked.
        Request = "request",
        /// The time their data is kept for was over.
        Retention = "retention",
    }
}

codes! {
    /// On what ground something is kept apart of somebody erased.
    ArchiveKind {
        /// An order, an invoice (C. com. L.123-22).
        Invoice = "invoice",
        /// A contract signed (C. civ. 2224).
        Contract = "contract",
        /// The proof of a consent (C. conso. R.223-2): without a name.
        Consent = "consent",
    }
}

/// How somebody is erased.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EraseHow {
    /// Their numbers and addresses enter the list of oppositions: they are not called nor imported again. What is in
    /// the list already stays there.
    pub oppose: bool,
    /// Orders and contracts the law has kept go to the archive; `false`: they are kept elsewhere (accounting).
    pub archive: bool,
    /// Why.
    pub why: ErasedFor,
}

impl EraseHow {
    /// As they asked for: with the archive of the law.
    pub fn asked(oppose: bool) -> Self {
        Self { oppose, archive: true, why: ErasedFor::Request }
    }
}

/// What erasing somebody does to one table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TableErased {
    /// Its name.
    pub table: String,
    /// As printed.
    pub title: String,
    /// How many rows are theirs.
    #[ts(type = "number")]
    pub rows: u64,
    /// They go, or stay without words.
    pub stays: bool,
}

/// What the law has kept of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Archived {
    /// On what ground.
    pub kind: ArchiveKind,
    /// How many.
    pub rows: u32,
    /// Until when the last of them is kept.
    pub kept_until: DateTime<Utc>,
    /// The text.
    pub source: String,
}

/// What erasing somebody will do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ErasurePreview {
    /// Who.
    pub contact_id: ContactId,
    /// As shown.
    pub name: String,
    /// What forbids it now: `call_in_progress`; empty: nothing.
    pub blocks: Vec<&'static str>,
    /// What becomes of their rows, table by table; those without rows are left out.
    pub tables: Vec<TableErased>,
    /// What goes to the archive of the law.
    pub archive: Vec<Archived>,
    /// Their numbers are in the list of oppositions, and stay there.
    pub opposed: bool,
    /// Backups that still hold them, and when the last one of these is gone; 0: none.
    pub backups: u32,
    /// Damaged files moved aside that may hold them.
    pub aside: u32,
    /// When the last backup or file moved aside of today is gone; `None`: there is none.
    pub copies_until: Option<DateTime<Utc>>,
}

/// Somebody was erased.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Erased {
    /// What was done, as foreseen.
    pub preview: ErasurePreview,
    /// The free space of the file was cleaned; `false`: the next daily upkeep does it.
    pub scrubbed: bool,
}

/// Erases somebody. [`crate::Store::erase`] also cleans the file and its journal: use that.
#[derive(Debug, Clone, Copy)]
pub(crate) struct EraseContact {
    /// Who.
    pub contact_id: ContactId,
    /// How.
    pub how: EraseHow,
}

impl Operation for EraseContact {
    type Output = ();
    const KIND: &'static str = "contact.erase";

    fn apply(self, tx: &Tx<'_>, context: &Context) -> Result<()> {
        let id = self.contact_id;
        tx.contact(id)?;
        if tx.in_a_call(id)? {
            return Err(Error::Refused { why: "call_in_progress" });
        }
        if self.how.oppose {
            tx.oppose_contact(id, Came::by(OppositionSource::Erasure), context)?;
        }
        tx.erase(id, self.how, context)?;
        tx.touched_contact(id);
        tx.touched_everything();
        Ok(())
    }
}

impl OnErase {
    /// Whether rows stay, without words.
    pub fn stays(self) -> bool {
        matches!(self, OnErase::Strip | OnErase::Keep)
    }
}
