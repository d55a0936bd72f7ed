//! One change to many fiches: shown first, written lot after lot, taken back exactly but for what was edited since.
//!
//! What would change on a fiche is told by one function of the store, for the preview and for the run: what was shown is
//! what is written, of whoever still is as they were.

mod run;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::fix::FixKind;
use crate::codes::codes;
use crate::contact::{ContactField, FieldEdit, Stage, checked_edit};
use crate::import::KeptContact;
use crate::tag::TAG_MAX;
use crate::{AgentId, BulkId, ContactId, Error, Result, typed};

pub(crate) use run::{BeginBulk, BulkLot, EndBulk, UndoBulk, undo_bulk_whole};

/// Who is changed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "of", rename_all = "snake_case")]
pub enum BulkWho {
    /// Whom a rule of segments means.
    Rule {
        /// As written.
        text: String,
    },
    /// These.
    People {
        /// Who.
        ids: Vec<ContactId>,
    },
}

/// What is changed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "change", rename_all = "snake_case")]
pub enum BulkChange {
    /// A value of the fiche.
    Field {
        /// Which.
        field: ContactField,
        /// The new one; `None`: none.
        value: Option<String>,
    },
    /// A tag put on, or taken off.
    Tag {
        /// Which.
        tag: String,
        /// It is put on.
        on: bool,
    },
    /// Another rung.
    Stage {
        /// Which.
        stage: Stage,
        /// Why; not empty.
        why: String,
    },
    /// What is proposed for each, of these kinds.
    Fix {
        /// Which; none: all.
        kinds: Vec<FixKind>,
    },
}

codes! {
    /// Which value of a fiche a change is about.
    BulkValue {
        /// One of its own values.
        Field = "field",
        /// An e-mail address.
        Email = "email",
        /// A tag.
        Tag = "tag",
        /// The rung.
        Stage = "stage",
    }
}

/// One value of one fiche, before and after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct BulkLine {
    /// Whose.
    pub contact_id: ContactId,
    /// Their name, company or number.
    pub name: String,
    /// What it is about.
    pub value: BulkValue,
    /// Which value of the fiche, where it is one.
    pub field: Option<ContactField>,
    /// As it is; empty: none.
    pub before: String,
    /// As it would be; empty: none.
    pub after: String,
}

/// What a change would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct BulkPreview {
    /// How many fiches are meant.
    pub people: u32,
    /// How many of them would change.
    pub changing: u32,
    /// The first changes.
    pub lines: Vec<BulkLine>,
}

/// How far it is: so many fiches of so many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BulkProgress {
    /// Looked at so far…
    pub done: u32,
    /// …of how many.
    pub total: u32,
}

/// What a change did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct BulkRun {
    /// Which one, to take it back.
    pub bulk_id: BulkId,
    /// How many fiches were meant.
    pub people: u32,
    /// How many changed.
    pub changed: u32,
    /// It was stopped on the way: what was changed is.
    pub stopped: bool,
}

/// A change made.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct PastBulk {
    /// Ours.
    pub bulk_id: BulkId,
    /// What was changed.
    pub change: BulkChange,
    /// The rule that said who; `None`: people one by one.
    pub rule: Option<String>,
    /// How many changed.
    pub changed: u32,
    /// Who did it; `None`: the command line.
    pub agent_id: Option<AgentId>,
    /// When.
    pub at: chrono::DateTime<chrono::Utc>,
    /// It can be taken back still.
    pub undoable: bool,
}

/// What taking one back did.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
pub struct UndoneBulk {
    /// Fiches that are as they were.
    pub restored: u32,
    /// Fiches of which something was edited since, and stays: at most 1,000 of them. The rest of each is as it was.
    pub kept: Vec<KeptContact>,
    /// How many.
    pub kept_count: u32,
    /// It was stopped on the way; it can be gone on with.
    pub stopped: bool,
}

impl BulkWho {
    /// The rule, where it is one.
    pub(crate) fn rule(&self) -> Option<&str> {
        match self {
            BulkWho::Rule { text } => Some(text),
            BulkWho::People { .. } => None,
        }
    }
}

impl BulkChange {
    /// The change as it may be written.
    ///
    /// # Errors
    /// [`Error::Invalid`] for a value the fiche does not take, an empty tag or reason.
    pub(crate) fn checked(self) -> Result<Self> {
        Ok(match self {
            BulkChange::Field { field, value } => {
                let value = checked_edit(&FieldEdit { field, value })?;
                BulkChange::Field { field, value }
            }
            BulkChange::Tag { tag, on } => {
                let tag = typed::line("tag", &tag, TAG_MAX)?;
                if tag.is_empty() {
                    return Err(Error::Invalid { field: "tag", why: "empty" });
                }
                BulkChange::Tag { tag, on }
            }
            BulkChange::Stage { stage, why } => {
                let why = typed::line("why", &why, 500)?;
                if why.is_empty() {
                    return Err(Error::Invalid { field: "why", why: "empty" });
                }
                BulkChange::Stage { stage, why }
            }
            fix @ BulkChange::Fix { .. } => fix,
        })
    }
}
