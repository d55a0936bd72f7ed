//! Text being typed, kept on disk: nothing an agent typed is ever lost.

use chrono::{DateTime, Utc};
use serde::Serialize;
use ts_rs::TS;

use crate::{Context, Error, Operation, Result, Tx};

/// A text being typed.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Draft {
    /// What is being typed: `call:<id>:note`, `contact:new`, `ticket:<id>:note`…
    pub key: String,
    /// Text, or the JSON of a form.
    pub body: String,
    /// When it was last kept.
    pub updated_at: DateTime<Utc>,
}

/// The longest draft, in bytes (RELIABILITY.md §2.5: a note of 64 KiB, and a form around it).
pub const DRAFT_MAX: usize = 96 * 1024;

/// Keeps a text being typed.
#[derive(Debug, Clone)]
pub struct SaveDraft {
    /// What is being typed.
    pub key: String,
    /// As it stands.
    pub body: String,
}

impl Operation for SaveDraft {
    type Output = ();
    const KIND: &'static str = "draft.save";
    const AUDITED: bool = false;

    fn apply(self, tx: &Tx<'_>, context: &Context) -> Result<()> {
        if self.key.is_empty() || self.key.len() > 200 {
            return Err(Error::Invalid { field: "key", why: "out_of_range" });
        }
        if self.body.len() > DRAFT_MAX {
            return Err(Error::Invalid { field: "body", why: "too_long" });
        }
        tx.save_draft(&self.key, &self.body, context)
    }
}

/// Lets a text go: it became a record, or the agent gave it up.
#[derive(Debug, Clone)]
pub struct DropDraft {
    /// What was being typed.
    pub key: String,
}

impl Operation for DropDraft {
    type Output = ();
    const KIND: &'static str = "draft.drop";
    const AUDITED: bool = false;

    fn apply(self, tx: &Tx<'_>, _context: &Context) -> Result<()> {
        tx.drop_draft(&self.key)
    }
}
