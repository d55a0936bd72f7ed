//! What has reached its term: who and what, when, proposed first, then erased by the same erasure as one asked for.

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;
use ts_rs::TS;

use super::{KeptFor, RetentionRule};
use crate::ContactId;

/// What is due and what will be.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct RetentionReport {
    /// The moment it was reckoned for.
    pub at: DateTime<Utc>,
    /// One line a kind of data that has a term here.
    pub kinds: Vec<RetentionLine>,
    /// The people due, the longest ago first (at most 500).
    pub people: Vec<DuePerson>,
}

/// One kind of data.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct RetentionLine {
    /// Its rule, with the text.
    pub rule: RetentionRule,
    /// How many people, or rows of nobody, are due now.
    pub due: u32,
    /// How many more will be on which day, within the notice period.
    pub next: Vec<DueOn>,
}

/// How many come due on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DueOn {
    /// The day.
    pub on: NaiveDate,
    /// How many.
    pub count: u32,
}

/// Somebody whose time is over.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct DuePerson {
    /// Who.
    pub contact_id: ContactId,
    /// As shown.
    pub name: String,
    /// Prospect or client.
    pub kind: KeptFor,
    /// Their last contact, or the end of the relation.
    pub since: DateTime<Utc>,
    /// Since when they are due.
    pub due_at: DateTime<Utc>,
}

/// What a run did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct RetentionRun {
    /// People erased.
    pub people: u32,
    /// Rows of nobody that went or lost their words: calls, payloads, listening sheets, old oppositions lifted.
    pub rows: u32,
    /// The file was cleaned; `false`: the next daily upkeep does it.
    pub scrubbed: bool,
}
