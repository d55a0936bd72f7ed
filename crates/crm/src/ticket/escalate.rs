//! From one support level to the next, and back: what the upper level must be told, and why it hands a ticket back.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::open::DESCRIPTION_MAX;
use super::{TicketStatus, work};
use crate::codes::codes;
use crate::store::TicketStepRow;
use crate::{AgentId, Context, Error, Result, TicketId, Tx, typed};

codes! {
    /// Whether the symptoms come back when one tries.
    Reproducible {
        /// Each time.
        Always = "always",
        /// Now and then.
        Sometimes = "sometimes",
        /// Seen once, not since.
        Once = "once",
        /// Could not be tried.
        Untried = "untried",
    }
}

codes! {
    /// Why a ticket is handed back.
    ReturnReason {
        /// The sheet does not say what is needed.
        Incomplete = "incomplete",
        /// Not this team's work.
        WrongTeam = "wrong_team",
        /// The lower level had the solution.
        KnownSolution = "known_solution",
        /// Done here; the rest is the lower level's.
        Done = "done",
        /// Said in words.
        Other = "other",
    }
}

impl ReturnReason {
    /// The ticket should not have been handed over: counted as a wrongful escalation.
    pub fn is_wrongful(self) -> bool {
        matches!(self, ReturnReason::Incomplete | ReturnReason::WrongTeam | ReturnReason::KnownSolution)
    }
}

/// What the upper level must be told. Nothing in it may be empty when a ticket is handed over.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct HandoverSheet {
    /// What is seen.
    pub symptoms: String,
    /// What was tried, and what came of it.
    pub tests_done: String,
    /// Who is hindered, and how much.
    pub impact: String,
    /// Whether it comes back; `None`: not said.
    pub reproducible: Option<Reproducible>,
}

impl HandoverSheet {
    /// The fields still empty, in order: the gate of an escalation.
    pub fn missing(&self) -> Vec<&'static str> {
        let texts = [("symptoms", &self.symptoms), ("tests_done", &self.tests_done), ("impact", &self.impact)];
        let empty = texts.into_iter().filter(|(_, text)| text.trim().is_empty()).map(|(field, _)| field);
        empty.chain(self.reproducible.is_none().then_some("reproducible")).collect()
    }

    fn checked(self) -> Result<Self> {
        if let Some(&field) = self.missing().first() {
            return Err(Error::Invalid { field, why: "empty" });
        }
        Ok(Self {
            symptoms: typed::lines("symptoms", &self.symptoms, DESCRIPTION_MAX)?,
            tests_done: typed::lines("tests_done", &self.tests_done, DESCRIPTION_MAX)?,
            impact: typed::lines("impact", &self.impact, DESCRIPTION_MAX)?,
            reproducible: self.reproducible,
        })
    }
}

/// One level up, to be taken there by whoever is named, or by anybody.
pub(super) fn escalate(
    tx: &Tx<'_>,
    id: TicketId,
    status: TicketStatus,
    sheet: HandoverSheet,
    to: Option<AgentId>,
    context: &Context,
) -> Result<()> {
    if !status.is_open() {
        return Err(Error::Refused { why: "ticket_not_open" });
    }
    let level = tx.ticket_level(id)?;
    if level >= tx.ticket_levels()? {
        return Err(Error::Refused { why: "top_level" });
    }
    let sheet = sheet.checked()?;
    tx.set_ticket_sheet(id, &sheet)?;
    tx.move_ticket(id, level + 1, to)?;
    let detail = (level + 1).to_string();
    let step =
        TicketStepRow { kind: "escalated", detail: Some(&detail), sheet: Some(&sheet), ..TicketStepRow::default() };
    tx.insert_ticket_step(id, &step, context)
}

/// One level down, to whoever handed it over.
pub(super) fn hand_back(
    tx: &Tx<'_>,
    id: TicketId,
    status: TicketStatus,
    why: ReturnReason,
    body: Option<&str>,
    context: &Context,
) -> Result<()> {
    if !status.is_open() {
        return Err(Error::Refused { why: "ticket_not_open" });
    }
    let level = tx.ticket_level(id)?;
    if level <= 1 {
        return Err(Error::Refused { why: "first_level" });
    }
    let body = work::optional(body)?;
    if why == ReturnReason::Other && body.is_none() {
        return Err(Error::Invalid { field: "body", why: "empty" });
    }
    let back_to = tx.who_escalated(id)?;
    tx.move_ticket(id, level - 1, back_to)?;
    let (detail, body) = ((level - 1).to_string(), body.as_deref());
    let step =
        TicketStepRow { kind: "returned", detail: Some(&detail), why: Some(why), body, ..TicketStepRow::default() };
    tx.insert_ticket_step(id, &step, context)
}

/// Becomes part of another ticket: what is said of it from now on is said there.
pub(super) fn merge(tx: &Tx<'_>, id: TicketId, status: TicketStatus, into: TicketId, context: &Context) -> Result<()> {
    if into == id {
        return Err(Error::Refused { why: "ticket_itself" });
    }
    if !status.is_open() {
        return Err(Error::Refused { why: "ticket_not_open" });
    }
    let (target, contact) = tx.ticket_state(into)?;
    if !target.is_open() {
        return Err(Error::Refused { why: "target_not_open" });
    }
    tx.merge_ticket(id, into)?;
    tx.insert_ticket_event(id, "merged", Some(&into.to_string()), None, None, context)?;
    tx.insert_ticket_event(into, "merged", Some(&id.to_string()), None, None, context)?;
    tx.touched_ticket(into);
    if let Some(contact) = contact {
        tx.touched_contact(contact);
    }
    Ok(())
}

/// Two tickets that have to do with each other.
pub(super) fn link(tx: &Tx<'_>, id: TicketId, other: TicketId, context: &Context) -> Result<()> {
    if other == id {
        return Err(Error::Refused { why: "ticket_itself" });
    }
    tx.ticket_state(other)?;
    if tx.link_tickets(id, other, context)? {
        tx.insert_ticket_event(id, "linked", Some(&other.to_string()), None, None, context)?;
        tx.insert_ticket_event(other, "linked", Some(&id.to_string()), None, None, context)?;
        tx.touched_ticket(other);
    }
    Ok(())
}
