//! Keeping a solved ticket as a case, saying whether a case worked, revising it.

use phone::text::NAME_MAX;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::ticket::TicketStatus;
use crate::{CaseId, Context, Error, Operation, Result, TicketId, Tx, typed};

/// The longest solution, in characters.
const SOLUTION_MAX: usize = 16_000;

/// One step of a case's life, taken at a ticket.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "step", rename_all = "snake_case")]
pub enum CaseStep {
    /// The solved ticket becomes one.
    Keep {
        /// What is kept.
        case: KeepCase,
    },
    /// It was tried.
    Try {
        /// Which, on what, and whether it worked.
        trial: TryCase,
    },
}

/// A solved ticket becomes a case.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct KeepCase {
    /// The ticket; it must be solved.
    pub ticket_id: TicketId,
    /// In one line; `None`: the ticket's subject.
    pub title: Option<String>,
    /// What solves it, revised for the next one; `None`: the ticket's own words.
    pub solution: Option<String>,
}

impl Operation for KeepCase {
    type Output = CaseId;
    const KIND: &'static str = "case.keep";

    fn apply(self, tx: &Tx<'_>, context: &Context) -> Result<CaseId> {
        let ticket = tx.case_source(self.ticket_id)?;
        let title = typed::optional_line("title", self.title.as_deref(), NAME_MAX)?.unwrap_or(ticket.subject);
        let solution = match self.solution {
            Some(words) => solution(&words)?,
            None => ticket.resolution.ok_or(Error::Refused { why: "ticket_not_solved" })?,
        };
        if !matches!(ticket.status, TicketStatus::Resolved | TicketStatus::Closed) {
            return Err(Error::Refused { why: "ticket_not_solved" });
        }
        if tx.case_of_ticket(self.ticket_id)?.is_some() {
            return Err(Error::Refused { why: "case_kept_already" });
        }
        let id = CaseId::new(context.now);
        tx.insert_case(id, self.ticket_id, &title, &solution, context)?;
        tx.touched_ticket(self.ticket_id);
        Ok(id)
    }
}

/// Says whether a case worked on a ticket. Said again, the last word counts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct TryCase {
    /// The case tried.
    pub case_id: CaseId,
    /// On which ticket.
    pub ticket_id: TicketId,
    /// It solved it.
    pub worked: bool,
}

impl Operation for TryCase {
    type Output = ();
    const KIND: &'static str = "case.try";

    fn apply(self, tx: &Tx<'_>, context: &Context) -> Result<()> {
        let source = tx.case_source(self.ticket_id)?;
        if tx.case_of_ticket(self.ticket_id)? == Some(self.case_id) {
            return Err(Error::Refused { why: "case_of_this_ticket" });
        }
        let said = tx.case_trial(self.case_id, self.ticket_id)?;
        if said == Some(self.worked) {
            return Ok(());
        }
        // The words of a ticket are a wording of the cases that solved it.
        if said == Some(true) {
            tx.forget_wording(self.case_id, &source.wording)?;
        }
        tx.set_case_trial(self.case_id, self.ticket_id, self.worked, context)?;
        if self.worked {
            tx.add_wording(self.case_id, &source.wording)?;
        }
        tx.touched_ticket(self.ticket_id);
        Ok(())
    }
}

/// Revises a case, or takes it out of use.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct EditCase {
    /// Which.
    pub case_id: CaseId,
    /// In one line.
    pub title: String,
    /// What solves it.
    pub solution: String,
    /// No longer proposed.
    pub retired: bool,
}

impl Operation for EditCase {
    type Output = ();
    const KIND: &'static str = "case.edit";

    fn apply(self, tx: &Tx<'_>, context: &Context) -> Result<()> {
        let title = typed::line("title", &self.title, NAME_MAX)?;
        if title.is_empty() {
            return Err(Error::Invalid { field: "title", why: "empty" });
        }
        let solution = solution(&self.solution)?;
        tx.update_case(self.case_id, &title, &solution, self.retired, context)
    }
}

fn solution(words: &str) -> Result<String> {
    let solution = typed::lines("solution", words, SOLUTION_MAX)?;
    if solution.trim().is_empty() { Err(Error::Invalid { field: "solution", why: "empty" }) } else { Ok(solution) }
}
