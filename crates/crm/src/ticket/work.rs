//! Working a ticket: notes, status, priority, solving, closing, reopening. Each step joins the history.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::escalate::{HandoverSheet, ReturnReason, escalate, hand_back, link, merge};
use super::open::DESCRIPTION_MAX;
use super::{Priority, TicketStatus};
use crate::automation::{self, Event, Happening};
use crate::store::Table;
use crate::undo::Act;
use crate::{AgentId, CallId, Context, Error, Operation, Result, TicketId, Tx, typed};

/// One step on a ticket.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "step", rename_all = "snake_case")]
pub enum TicketStep {
    /// Words added to the history.
    Note {
        /// Not empty.
        body: String,
    },
    /// Another state; only the moves of [`TicketStatus::may_become`].
    Status {
        /// The new one.
        status: TicketStatus,
        /// Why.
        body: Option<String>,
    },
    /// Another priority.
    Priority {
        /// The new one.
        priority: Priority,
    },
    /// Solved.
    Resolve {
        /// What solved it; not empty.
        resolution: String,
    },
    /// Over.
    Close {
        /// Last words.
        body: Option<String>,
    },
    /// It came back.
    Reopen {
        /// Why.
        body: Option<String>,
    },
    /// The agent at the desk takes charge.
    Take,
    /// A colleague takes charge, at the same level.
    Give {
        /// Who; `None`: "à prendre".
        to: Option<AgentId>,
    },
    /// To the next support level; the sheet must be complete.
    Escalate {
        /// What the next level must be told.
        sheet: HandoverSheet,
        /// Who takes it there; `None`: "à prendre".
        to: Option<AgentId>,
    },
    /// Back to whoever handed it over.
    Return {
        /// Why.
        why: ReturnReason,
        /// In words; needed when `why` is `other`.
        body: Option<String>,
    },
    /// Becomes part of another ticket.
    Merge {
        /// Which lives on.
        into: TicketId,
    },
    /// Has to do with another ticket.
    Link {
        /// Which.
        other: TicketId,
    },
}

/// Takes one step on a ticket.
#[derive(Debug, Clone)]
pub struct WorkTicket {
    /// Which.
    pub ticket_id: TicketId,
    /// The step.
    pub step: TicketStep,
    /// Said during this call; `None`: outside a call.
    pub call_id: Option<CallId>,
}

impl Operation for WorkTicket {
    type Output = ();
    const KIND: &'static str = "ticket.work";

    fn apply(self, tx: &Tx<'_>, context: &Context) -> Result<()> {
        let id = self.ticket_id;
        let (status, contact) = tx.ticket_state(id)?;
        if status == TicketStatus::Merged {
            return Err(Error::Refused { why: "ticket_merged" });
        }
        let event = |kind: &str, detail: Option<&str>, body: Option<&str>| {
            tx.insert_ticket_event(id, kind, detail, body, self.call_id, context)
        };
        let become_status = |next: TicketStatus| {
            if !status.may_become(next) {
                return Err(refused(next));
            }
            tx.can_be_undone(Act::TicketState { number: tx.ticket_owner(id)?.0, back_to: status });
            tx.watch(Table::Ticket, "id", id.0)?;
            tx.set_ticket_status(id, next, context)
        };
        let in_charge_of = |agent: Option<AgentId>| {
            let (number, back_to) = tx.ticket_owner(id)?;
            tx.can_be_undone(Act::Owner { name: format!("#{number}"), back_to });
            tx.watch(Table::Ticket, "id", id.0)?;
            tx.set_ticket_owner(id, agent)?;
            event("owner", agent.map(|agent| agent.to_string()).as_deref(), None)
        };
        match &self.step {
            TicketStep::Note { body } => {
                let body = words("body", body)?.ok_or(Error::Invalid { field: "body", why: "empty" })?;
                event("note", None, Some(&body))?;
                tx.set_ticket_first_reply(id, context)?;
            }
            // Each has its own step: solving says with what.
            TicketStep::Status { status: TicketStatus::Resolved | TicketStatus::Closed, .. } => {
                return Err(Error::Refused { why: "illegal_move" });
            }
            TicketStep::Status { status: next, body } => {
                become_status(*next)?;
                event("status", Some(next.as_str()), optional(body.as_deref())?.as_deref())?;
            }
            TicketStep::Priority { priority } => {
                let back_to = tx.ticket_priority(id)?;
                tx.can_be_undone(Act::TicketPriority { number: tx.ticket_owner(id)?.0, back_to });
                tx.watch(Table::Ticket, "id", id.0)?;
                tx.set_ticket_priority(id, *priority)?;
                event("priority", Some(priority.as_str()), None)?;
            }
            TicketStep::Resolve { resolution } => {
                let empty = Error::Invalid { field: "resolution", why: "empty" };
                let resolution = words("resolution", resolution)?.ok_or(empty)?;
                become_status(TicketStatus::Resolved)?;
                tx.set_ticket_resolution(id, &resolution)?;
                event("resolved", None, Some(&resolution))?;
                if let Some(contact) = contact {
                    let solved = Happening::new(Event::TicketSolved, id.0, contact, context.now);
                    automation::after(tx, &Happening { ticket_id: Some(id), ..solved }, context)?;
                }
            }
            TicketStep::Close { body } => {
                become_status(TicketStatus::Closed)?;
                event("closed", None, optional(body.as_deref())?.as_deref())?;
            }
            TicketStep::Reopen { body } => {
                if status.is_open() {
                    return Err(refused(TicketStatus::Open));
                }
                become_status(TicketStatus::Open)?;
                tx.promise_ticket_anew(id, context)?;
                event("reopened", None, optional(body.as_deref())?.as_deref())?;
            }
            TicketStep::Take => {
                let agent = context.agent.ok_or(Error::Refused { why: "no_agent" })?;
                in_charge_of(Some(agent))?;
            }
            TicketStep::Give { to } => in_charge_of(*to)?,
            TicketStep::Escalate { sheet, to } => escalate(tx, id, status, sheet.clone(), *to, context)?,
            TicketStep::Return { why, body } => hand_back(tx, id, status, *why, body.as_deref(), context)?,
            TicketStep::Merge { into } => merge(tx, id, status, *into, context)?,
            TicketStep::Link { other } => link(tx, id, *other, context)?,
        }
        tx.touched_ticket(id);
        if let Some(contact) = contact {
            tx.touched_contact(contact);
        }
        Ok(())
    }
}

/// The words of a step; `None`: blank.
fn words(field: &'static str, text: &str) -> Result<Option<String>> {
    Ok(Some(typed::lines(field, text, DESCRIPTION_MAX)?).filter(|text| !text.trim().is_empty()))
}

pub(super) fn optional(body: Option<&str>) -> Result<Option<String>> {
    Ok(body.map(|body| words("body", body)).transpose()?.flatten())
}

fn refused(next: TicketStatus) -> Error {
    Error::Refused {
        why: match next {
            TicketStatus::Open => "ticket_is_open",
            TicketStatus::Resolved => "ticket_not_open",
            TicketStatus::Closed => "ticket_is_closed",
            _ => "illegal_move",
        },
    }
}
