//! The directory: what a colleague can do, who leaves, and whose files go to whom when somebody is away.

use phone::text::NAME_MAX;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::house::{AddAgent, AgentState, NewAgent, SetAgentState};
use crate::{AgentId, Context, Error, Operation, Result, Tx, typed};

/// What a colleague can do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AgentDetails {
    /// First and last name; not empty.
    pub name: String,
    /// Desk extension, digits.
    pub extension: Option<String>,
    /// Team's name, one that is known or a new one; `None`: no team.
    pub team: Option<String>,
    /// Support level, 1 to 9: 1 is the front line.
    pub level: u8,
    /// ISO 639-1 codes.
    pub languages: Vec<String>,
    /// Free words.
    pub skills: Vec<String>,
}

/// Changes what a colleague can do.
#[derive(Debug, Clone)]
pub struct EditAgent {
    /// Who.
    pub agent_id: AgentId,
    /// What.
    pub details: AgentDetails,
}

/// The most words of one kind.
const WORDS_MAX: usize = 20;

impl Operation for EditAgent {
    type Output = ();
    const KIND: &'static str = "agent.edit";

    fn apply(self, tx: &Tx<'_>, context: &Context) -> Result<()> {
        let mut details = self.details;
        details.name = typed::line("name", &details.name, NAME_MAX)?;
        if details.name.is_empty() {
            return Err(Error::Invalid { field: "name", why: "empty" });
        }
        if !(1..=9).contains(&details.level) {
            return Err(Error::Invalid { field: "level", why: "out_of_range" });
        }
        details.extension = details.extension.map(|e| crate::text::digits(&e)).filter(|e| !e.is_empty());
        details.team = typed::optional_line("team", details.team.as_deref(), NAME_MAX)?;
        details.languages = words("languages", &details.languages)?;
        if details.languages.iter().any(|code| code.len() != 2 || !code.bytes().all(|b| b.is_ascii_lowercase())) {
            return Err(Error::Invalid { field: "languages", why: "unknown_value" });
        }
        details.skills = words("skills", &details.skills)?;
        tx.touched_house();
        tx.update_agent(self.agent_id, &details, context)
    }
}

/// Words apart, each once; a comma would make two of one.
fn words(field: &'static str, written: &[String]) -> Result<Vec<String>> {
    let mut kept: Vec<String> = Vec::new();
    for part in written.iter().flat_map(|text| text.split(',')) {
        let word = typed::line(field, part, 60)?;
        if !word.is_empty() && !kept.contains(&word) {
            kept.push(word);
        }
    }
    if kept.len() > WORDS_MAX { Err(Error::Invalid { field, why: "too_long" }) } else { Ok(kept) }
}

/// All that a colleague follows goes to another, or to nobody (« à prendre »).
#[derive(Debug, Clone, Copy)]
pub struct HandOver {
    /// Who is away.
    pub from: AgentId,
    /// Who takes it; `None`: to be taken.
    pub to: Option<AgentId>,
}

/// How much went over.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, TS)]
pub struct HandedOver {
    /// Fiches.
    pub contacts: u32,
    /// Deals in hand.
    pub opportunities: u32,
    /// Promises to call back.
    pub callbacks: u32,
    /// Tasks to do.
    pub tasks: u32,
    /// Open tickets.
    pub tickets: u32,
    /// Appointments to come that stay theirs: each is moved to a free slot by hand.
    pub appointments_left: u32,
}

impl Operation for HandOver {
    type Output = HandedOver;
    const KIND: &'static str = "agent.hand_over";

    fn apply(self, tx: &Tx<'_>, context: &Context) -> Result<HandedOver> {
        if !tx.agent_exists(self.from)? {
            return Err(Error::NotFound { kind: "agent" });
        }
        if let Some(to) = self.to {
            tx.agent_at_work(to)?;
        }
        if self.to == Some(self.from) {
            return Err(Error::Refused { why: "same_agent" });
        }
        // Each ticket keeps in its history who took it over.
        for ticket in tx.open_tickets_of(self.from)? {
            let to = self.to.map(|to| to.to_string());
            tx.insert_ticket_event(ticket, "owner", to.as_deref(), None, None, context)?;
            tx.touched_ticket(ticket);
        }
        tx.touched_everything();
        tx.hand_over(self.from, self.to, context)
    }
}

/// A colleague leaves: kept in the past, no longer offered. What they follow must have gone to somebody first.
#[derive(Debug, Clone, Copy)]
pub struct Leave {
    /// Who.
    pub agent_id: AgentId,
}

impl Operation for Leave {
    type Output = ();
    const KIND: &'static str = "agent.leave";

    fn apply(self, tx: &Tx<'_>, context: &Context) -> Result<()> {
        tx.touched_house();
        tx.agent_leaves(self.agent_id, context)
    }
}

/// What is done to the directory, as an interface tells it.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(tag = "step", rename_all = "snake_case")]
pub enum AgentStep {
    /// Somebody new.
    Add {
        /// Who.
        agent: NewAgent,
    },
    /// [`EditAgent`].
    Edit {
        /// Who.
        agent_id: AgentId,
        /// What they can do.
        details: AgentDetails,
    },
    /// [`HandOver`].
    HandOver {
        /// Who is away.
        from: AgentId,
        /// Who takes it.
        to: Option<AgentId>,
    },
    /// What who sits at the desk does now.
    State {
        /// What.
        state: AgentState,
    },
    /// [`Leave`].
    Leave {
        /// Who.
        agent_id: AgentId,
    },
}

/// Does one of these; answers whom it was about, and how much went over.
#[derive(Debug, Clone)]
pub struct WorkDirectory {
    /// What.
    pub step: AgentStep,
}

impl Operation for WorkDirectory {
    type Output = (AgentId, HandedOver);
    const KIND: &'static str = "agent.work";

    fn apply(self, tx: &Tx<'_>, context: &Context) -> Result<Self::Output> {
        let none = HandedOver::default();
        match self.step {
            AgentStep::Add { agent } => Ok((AddAgent { agent }.apply(tx, context)?, none)),
            AgentStep::Edit { agent_id, details } => {
                EditAgent { agent_id, details }.apply(tx, context).map(|()| (agent_id, none))
            }
            AgentStep::HandOver { from, to } => Ok((from, HandOver { from, to }.apply(tx, context)?)),
            AgentStep::State { state } => {
                let agent_id = context.agent.ok_or(Error::Refused { why: "no_agent" })?;
                SetAgentState { agent_id, state }.apply(tx, context).map(|()| (agent_id, none))
            }
            AgentStep::Leave { agent_id } => Leave { agent_id }.apply(tx, context).map(|()| (agent_id, none)),
        }
    }
}
