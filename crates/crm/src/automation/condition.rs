//! « Si »: what must hold at the moment of the event.

use phone::text::NAME_MAX;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Event;
use crate::contact::{Stage, Temperature};
use crate::ticket::Priority;
use crate::{AgentId, Error, Result, typed};

/// « Si »: something that must hold at the moment of the event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "condition", rename_all = "snake_case")]
pub enum Condition {
    /// The person stands on one of these rungs.
    Stage {
        /// At least one.
        any_of: Vec<Stage>,
    },
    /// Their confirmed temperature is one of these.
    Temperature {
        /// At least one.
        any_of: Vec<Temperature>,
    },
    /// The motive of the call or of the ticket is this one, or below it.
    Motive {
        /// Its code.
        motive: String,
    },
    /// The outcome of the call, else of the last call that has one, is this one, or below it.
    Outcome {
        /// Its code.
        outcome: String,
    },
    /// The call waited in this queue.
    Queue {
        /// Its name.
        queue: String,
    },
    /// The call came by this line of ours.
    Line {
        /// Its label.
        line: String,
    },
    /// Who follows the person.
    Owner {
        /// `None`: nobody.
        agent: Option<AgentId>,
    },
    /// They live in this town.
    Town {
        /// Its name, however it is accented.
        town: String,
    },
    /// They live in this department.
    Department {
        /// `35`, `2A`, `974`.
        department: String,
    },
    /// A ticket of theirs is open, or none is.
    OpenTicket {
        /// One is.
        open: bool,
    },
    /// Their agreement to telephone prospecting is valid, or it is not.
    Consent {
        /// It is.
        valid: bool,
    },
    /// So many calls with them, either way, in the last days.
    Calls {
        /// At least so many (1 to 100).
        at_least: u32,
        /// In so many days (1 to 365).
        days: u32,
    },
    /// The ticket presses at least so much.
    Priority {
        /// At least.
        at_least: Priority,
    },
}

impl Condition {
    pub(super) fn check(&self, event: Event) -> Result<()> {
        const NOT_HERE: Error = Error::Invalid { field: "condition", why: "not_for_event" };
        const EMPTY: Error = Error::Invalid { field: "condition", why: "empty" };
        let named = |text: &str| {
            let text = typed::line("condition", text, NAME_MAX)?;
            if text.is_empty() { Err(EMPTY) } else { Ok(()) }
        };
        match self {
            Condition::Stage { any_of } if any_of.is_empty() => Err(EMPTY),
            Condition::Temperature { any_of } if any_of.is_empty() => Err(EMPTY),
            Condition::Motive { .. } if !event.has_call() && !event.has_ticket() => Err(NOT_HERE),
            Condition::Queue { .. } | Condition::Line { .. } if !event.has_call() => Err(NOT_HERE),
            Condition::Priority { .. } if !event.has_ticket() => Err(NOT_HERE),
            Condition::Motive { motive: text }
            | Condition::Outcome { outcome: text }
            | Condition::Queue { queue: text }
            | Condition::Line { line: text }
            | Condition::Town { town: text } => named(text),
            Condition::Department { department } => {
                let known =
                    (2..=3).contains(&department.len()) && department.bytes().all(|b| b.is_ascii_alphanumeric());
                if known { Ok(()) } else { Err(Error::Invalid { field: "department", why: "unknown_value" }) }
            }
            Condition::Calls { at_least, days } => {
                let fine = (1..=100).contains(at_least) && (1..=365).contains(days);
                if fine { Ok(()) } else { Err(Error::Invalid { field: "condition", why: "out_of_range" }) }
            }
            _ => Ok(()),
        }
    }
}
