//! The imports that were made, as their list shows them.

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;
use ts_rs::TS;

use super::ImportKind;
use crate::ImportId;

/// An import that was made, whatever became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PastImport {
    /// By which it can be taken back.
    pub id: ImportId,
    /// What its rows are.
    pub kind: ImportKind,
    /// The name of the file, without its folder.
    pub file_name: String,
    /// Who sold or gave the file; `None`: our own.
    pub supplier: Option<String>,
    /// Last day we may use it; `None`: no end.
    pub licence_ends_on: Option<NaiveDate>,
    /// Rows dealt with.
    pub rows: u32,
    /// Fiches made.
    pub created: u32,
    /// Rows that completed a fiche which was there.
    pub merged: u32,
    /// Rows about somebody who is there, left out.
    pub skipped: u32,
    /// Rows refused.
    pub rejected: u32,
    /// The name of who brought it in; `None`: nobody at the desk, or the command line.
    pub agent: Option<String>,
    /// When.
    pub started_at: DateTime<Utc>,
    /// `None`: going on, or cut in the middle by a power failure.
    pub ended_at: Option<DateTime<Utc>>,
    /// It was stopped on the way.
    pub cancelled: bool,
    /// When it was taken back; `None`: it stands.
    pub undone_at: Option<DateTime<Utc>>,
}
