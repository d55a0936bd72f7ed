//! Taking the last acts back, one by one, where they can be.
//!
//! An act says what it was ([`Act`]) and watches the rows it may touch; the writer keeps how those rows changed
//! ([`Undo`]), and undoing puts exactly these columns back, only while they still are as the act left them. What others
//! were told is no row of ours to rewrite: the ladder and a ticket's history gain a line that says so, and what the law
//! records or what left the house stays ([`Stays`]).

mod act;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::automation;
use crate::codes::codes;
use crate::contact::UnmergeContacts;
use crate::desk::Changed;
use crate::quality::undo_bulk_whole;
use crate::store::{RowChange, Taken};
use crate::{BulkId, Context, Error, MergeId, Operation, Result, Tx};

pub use act::Act;

codes! {
    /// Why an act stays.
    Stays {
        /// A consent or an opposition: recorded because the law wants it so (R.223-2, R.223-3).
        Law = "law",
        /// A mail or a message: it left the house.
        Sent = "sent",
        /// A call was placed: somebody's telephone rang.
        Dialled = "dialled",
        /// The history of a ticket, which nobody rewrites.
        TicketHistory = "ticket_history",
        /// Something was built upon it, or changed it again.
        ChangedSince = "changed_since",
        /// Its own screen corrects it.
        Other = "other",
    }
}

impl Stays {
    /// What an act that cannot be taken back is kept for, by its kind.
    fn of(kind: &str) -> Self {
        match kind {
            "consent.record" | "consent.withdraw" => Stays::Law,
            "document.send" | "exchange.log" => Stays::Sent,
            "call.dial" => Stays::Dialled,
            "ticket.open" | "ticket.work" => Stays::TicketHistory,
            _ => Stays::Other,
        }
    }
}

/// How an act is taken back: kept with it for as long as it can be.
#[derive(Debug, Serialize, Deserialize)]
#[serde(tag = "undo", rename_all = "snake_case")]
pub(crate) enum Undo {
    /// These rows go back to what they were.
    Rows {
        /// What it was, as told.
        act: Act,
        /// How each row changed.
        rows: Vec<RowChange>,
        /// What the act touched: what its undoing touches.
        changed: Changed,
    },
    /// Two fiches made one: they are taken apart, what was edited since is kept.
    Merge {
        /// Which merge.
        merge_id: MergeId,
        /// What it was, as told.
        act: Act,
    },
    /// One change to many fiches: what was edited since is kept.
    Bulk {
        /// Which.
        bulk_id: BulkId,
        /// What it was, as told.
        act: Act,
    },
    /// It cannot be.
    Stays {
        /// Why.
        why: Stays,
    },
}

/// What became of an undoing.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(tag = "answer", rename_all = "snake_case")]
pub enum Undone {
    /// It was taken back.
    Back {
        /// What it was.
        act: Act,
    },
    /// It stays; the next undoing looks at the act before it.
    Stays {
        /// Its kind, e.g. `ticket.work`.
        kind: String,
        /// Why.
        why: Stays,
    },
    /// There is no act of the last ten minutes left.
    Nothing,
}

/// Takes back what this agent did last, or says why it stays. Never somebody else's act, never one older than ten
/// minutes, never over a later change.
#[derive(Debug, Clone, Copy)]
pub struct UndoLast;

impl Operation for UndoLast {
    type Output = Undone;
    const KIND: &'static str = "undo";

    fn apply(self, tx: &Tx<'_>, context: &Context) -> Result<Undone> {
        let Some(Taken { rid, kind, undo }) = tx.last_act(context)? else {
            return Ok(Undone::Nothing);
        };
        let undo = undo.and_then(|json| serde_json::from_str(&json).ok());
        let why = match undo.unwrap_or(Undo::Stays { why: Stays::of(&kind) }) {
            Undo::Rows { act, rows, changed } if tx.still_stand(&rows)? => {
                tx.put_back(&rows, context)?;
                if matches!(act, Act::Outcome { .. }) {
                    // What rules did because of it goes with it, and may come again with the right one.
                    for call in &changed.calls {
                        automation::corrected(tx, *call, context)?;
                    }
                }
                for contact in &changed.contacts {
                    tx.reindex_contact(*contact)?;
                }
                tx.touched(changed);
                tx.mark_undone(rid, context)?;
                return Ok(Undone::Back { act });
            }
            Undo::Rows { .. } => Stays::ChangedSince,
            Undo::Merge { merge_id, act } => match (UnmergeContacts { merge_id }).apply(tx, context) {
                Ok(_) => {
                    tx.mark_undone(rid, context)?;
                    return Ok(Undone::Back { act });
                }
                // Taken apart already, or merged again since.
                Err(Error::NotFound { .. } | Error::Refused { .. }) => Stays::ChangedSince,
                Err(other) => return Err(other),
            },
            Undo::Bulk { bulk_id, act } => match undo_bulk_whole(tx, bulk_id, context) {
                Ok(()) => {
                    tx.mark_undone(rid, context)?;
                    return Ok(Undone::Back { act });
                }
                Err(Error::Refused { .. }) => Stays::ChangedSince,
                Err(other) => return Err(other),
            },
            Undo::Stays { why } => why,
        };
        tx.pass_over(rid, context)?;
        Ok(Undone::Stays { kind, why })
    }
}
