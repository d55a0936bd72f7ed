//! The telephone journal: every payload received, and what was done with it.

use chrono::{DateTime, Utc};
use serde::Serialize;
use ts_rs::TS;

use crate::{CallId, Context, Operation, Result, Tx};

/// One line of the telephone journal.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct JournalLine {
    /// When it was received.
    pub at: DateTime<Utc>,
    /// Telephone source.
    pub source: String,
    /// The telephone system's id of the call; `None`: not understood.
    pub external_id: Option<String>,
    /// Step reported; `None`: not understood.
    pub event: Option<String>,
    /// one, several, unknown, masked, internal, ignored, duplicate, refused.
    pub verdict: String,
    /// The call it became part of.
    pub call_id: Option<CallId>,
    /// Why it was refused: a code and, behind `: `, words for who sets the telephone up; `None`: it was not.
    pub reason: Option<String>,
    /// The payload, capped, secrets removed.
    pub raw: String,
}

/// A payload that was let in but not understood.
#[derive(Debug, Clone, PartialEq)]
pub struct RefusedPayload {
    /// When.
    pub at: DateTime<Utc>,
    /// Telephone source.
    pub source: String,
    /// Why: a code and, behind `: `, words for who sets the telephone up.
    pub reason: String,
    /// The payload, capped, secrets removed.
    pub raw: String,
}

impl Operation for RefusedPayload {
    type Output = ();
    const KIND: &'static str = "journal.refused";
    const AUDITED: bool = false;

    fn apply(self, tx: &Tx<'_>, _context: &Context) -> Result<()> {
        tx.insert_refused_payload(&self)
    }
}
