//! A grid marked on one call or one exchange: appended, never rewritten.

use std::collections::BTreeMap;

use chrono::{DateTime, Duration, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{GridMark, GridMedium, PartNote, note};
use crate::{CallId, Context, Error, ExchangeId, ListeningId, Operation, Result, Tx, typed};

/// The longest comment, in characters.
const COMMENT_MAX: usize = 4_000;

/// What was listened to, or read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "heard", rename_all = "snake_case")]
pub enum Heard {
    /// A call.
    Call {
        /// Which.
        call_id: CallId,
    },
    /// A mail, a chat, a message: what is written to a person.
    Exchange {
        /// Which.
        exchange_id: ExchangeId,
    },
}

/// A marked grid. The latest of a call or an exchange counts; the others show how it was judged before.
///
/// An analysis sheet is kept for one year at most from [`Listening::at`] (CNIL, listening at work): the setting
/// `listening.days`, applied by [`ForgetListenings`] and at each marking.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Listening {
    /// Ours.
    pub id: ListeningId,
    /// What was listened to.
    pub heard: Heard,
    /// Key of the grid.
    pub grid: String,
    /// Its version then: the marks are of that one.
    pub version: u32,
    /// Item key to mark; an item that is not there could not be judged.
    pub marks: BTreeMap<String, GridMark>,
    /// Part by part.
    pub parts: Vec<PartNote>,
    /// Out of twenty, to one decimal; `None`: nothing could be judged.
    pub note: Option<f64>,
    /// Words of who listened; empty: none.
    pub comment: String,
    /// Who listened; `None`: the command line.
    pub by: Option<String>,
    /// When.
    pub at: DateTime<Utc>,
}

/// A grid as it is marked.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
pub struct NewListening {
    /// What was listened to.
    pub heard: Heard,
    /// Key of a grid in use.
    pub grid: String,
    /// Item key to mark; at least one.
    pub marks: BTreeMap<String, GridMark>,
    /// Words for the person who was heard; may be empty.
    pub comment: String,
}

/// Marks a grid on a call or an exchange; a second time, both markings stay.
#[derive(Debug, Clone)]
pub struct MarkListening {
    /// The marks.
    pub listening: NewListening,
}

impl Operation for MarkListening {
    /// With its note. Refused with `grid_not_for_this` when the grid is not meant for what was heard.
    type Output = Listening;
    const KIND: &'static str = "listening.mark";

    fn apply(self, tx: &Tx<'_>, context: &Context) -> Result<Listening> {
        let NewListening { heard, grid, marks, comment } = self.listening;
        let comment = typed::lines("comment", &comment, COMMENT_MAX)?;
        let grid = tx.grid(&grid)?;
        let medium = match heard {
            Heard::Call { call_id } => {
                if let Some(contact) = tx.call(call_id)?.contact_id {
                    tx.touched_contact(contact);
                }
                tx.touched_call(call_id);
                GridMedium::Call
            }
            Heard::Exchange { exchange_id } => {
                let (contact, written) = tx.exchange_with(exchange_id)?;
                if !written {
                    return Err(Error::Refused { why: "grid_not_for_this" });
                }
                tx.touched_contact(contact);
                GridMedium::Mail
            }
        };
        if grid.medium != medium {
            return Err(Error::Refused { why: "grid_not_for_this" });
        }
        if marks.is_empty() {
            return Err(Error::Invalid { field: "marks", why: "empty" });
        }
        let note = note(&grid, &marks)?;
        let listening = Listening {
            id: ListeningId::new(context.now),
            heard,
            grid: grid.key,
            version: grid.version,
            marks,
            parts: note.parts,
            note: note.note,
            comment,
            by: tx.agent_name(context.agent)?,
            at: context.now,
        };
        tx.forget_listenings(context)?;
        tx.insert_listening(&listening, context)?;
        Ok(listening)
    }
}

/// Lets go of the marked grids that were kept for as long as the setting `listening.days` says.
#[derive(Debug, Clone, Copy)]
pub struct ForgetListenings;

impl Operation for ForgetListenings {
    /// How many.
    type Output = usize;
    const KIND: &'static str = "listening.forget";

    fn apply(self, tx: &Tx<'_>, context: &Context) -> Result<usize> {
        tx.forget_listenings(context)
    }
}

/// Until when a marked grid is kept.
pub(crate) fn kept_until(at: DateTime<Utc>, days: i64) -> DateTime<Utc> {
    at.checked_add_signed(Duration::days(days)).unwrap_or(at)
}
