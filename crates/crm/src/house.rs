//! The house: agents and what they do, teams, lines, queues, ignored numbers.

use chrono::{DateTime, Utc};
use phone::text::NAME_MAX;
use phone::{Number, Region};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{AgentId, Context, Error, IgnoredId, LineId, Operation, Result, Tx, typed};

crate::codes::codes! {
    /// What an agent is doing.
    AgentState {
        /// Ready for a call.
        Available = "available",
        /// In a call.
        OnCall = "on_call",
        /// After-call work.
        WrapUp = "wrap_up",
        /// Away for a moment.
        Pause = "pause",
        /// Learning.
        Training = "training",
        /// Mails, files.
        BackOffice = "back_office",
    }
}

/// A person who works here.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Agent {
    /// Ours.
    pub id: AgentId,
    /// First and last name.
    pub name: String,
    /// `advisor`, `supervisor`, `trainer`, `student`.
    pub role: String,
    /// Support level: 1 is the front line.
    pub level: u8,
    /// Desk extension.
    pub extension: Option<String>,
    /// Team's name.
    pub team: Option<String>,
    /// ISO 639-1 codes.
    pub languages: Vec<String>,
    /// Free words.
    pub skills: Vec<String>,
    /// What they do now, and since when; `None`: never said.
    pub state: Option<(AgentState, DateTime<Utc>)>,
}

/// A new agent.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct NewAgent {
    /// First and last name; not empty.
    pub name: String,
    /// Desk extension, digits.
    pub extension: Option<String>,
}

/// One of our own numbers.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Line {
    /// Ours.
    pub id: LineId,
    /// What is matched.
    pub e164: String,
    /// As read in France.
    pub display: String,
    /// e.g. Assistance fibre.
    pub label: String,
    /// Queue its calls wait in.
    pub queue: Option<String>,
}

/// A line being declared.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct NewLine {
    /// As typed.
    pub number: String,
    /// e.g. Assistance fibre.
    pub label: String,
    /// Queue its calls wait in; created when new.
    pub queue: Option<String>,
}

/// What becomes of our own numbers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "change", rename_all = "snake_case")]
pub enum LineChange {
    /// One more.
    Add {
        /// Which.
        line: NewLine,
    },
    /// One is no longer ours.
    Remove {
        /// Which.
        line_id: LineId,
    },
}

/// A number or range that never opens a window.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct IgnoredNumber {
    /// Ours.
    pub id: IgnoredId,
    /// E.164, or an E.164 prefix and `*`.
    pub pattern: String,
    /// As read in France.
    pub display: String,
    /// The agent's words.
    pub why: String,
}

/// What becomes of the ignored list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "change", rename_all = "snake_case")]
pub enum IgnoredChange {
    /// One more number, or all that begin alike.
    Add {
        /// As typed.
        number: String,
        /// The agent's words.
        why: String,
    },
    /// One is heard again.
    Remove {
        /// Which.
        ignored_id: IgnoredId,
    },
}

/// Puts an agent among those who work here.
#[derive(Debug, Clone)]
pub struct AddAgent {
    /// Who.
    pub agent: NewAgent,
}

impl Operation for AddAgent {
    type Output = AgentId;
    const KIND: &'static str = "agent.add";

    fn apply(self, tx: &Tx<'_>, context: &Context) -> Result<AgentId> {
        let agent = NewAgent {
            name: typed::line("name", &self.agent.name, NAME_MAX)?,
            extension: self.agent.extension.map(|e| crate::text::digits(&e)).filter(|e| !e.is_empty()),
        };
        if agent.name.is_empty() {
            return Err(Error::Invalid { field: "name", why: "empty" });
        }
        tx.touched_house();
        tx.insert_agent(&agent, context)
    }
}

/// Says what the agent at the desk does now.
#[derive(Debug, Clone)]
pub struct SetAgentState {
    /// Who.
    pub agent_id: AgentId,
    /// What.
    pub state: AgentState,
}

impl Operation for SetAgentState {
    type Output = ();
    const KIND: &'static str = "agent.state";
    const AUDITED: bool = false;

    fn apply(self, tx: &Tx<'_>, context: &Context) -> Result<()> {
        if !tx.agent_exists(self.agent_id)? {
            return Err(Error::NotFound { kind: "agent" });
        }
        tx.touched_house();
        tx.set_agent_state(self.agent_id, self.state, context)
    }
}

/// Declares one of our own numbers.
#[derive(Debug, Clone)]
pub struct AddLine {
    /// Which.
    pub line: NewLine,
    /// Where numbers without country code are read.
    pub region: Region,
}

impl Operation for AddLine {
    type Output = ();
    const KIND: &'static str = "line.add";

    fn apply(self, tx: &Tx<'_>, context: &Context) -> Result<()> {
        let number = Number::parse(&self.line.number, self.region);
        let e164 = number.e164.clone().ok_or(Error::Invalid { field: "number", why: "not_a_number" })?;
        let label = typed::line("label", &self.line.label, NAME_MAX)?;
        let queue = typed::optional_line("queue", self.line.queue.as_deref(), NAME_MAX)?;
        tx.insert_line(&number, &e164, &label, queue.as_deref(), context)?;
        tx.touched_house();
        Ok(())
    }
}

/// A number is no longer ours.
#[derive(Debug, Clone)]
pub struct RemoveLine {
    /// Which.
    pub line_id: LineId,
}

impl Operation for RemoveLine {
    type Output = ();
    const KIND: &'static str = "line.remove";

    fn apply(self, tx: &Tx<'_>, _context: &Context) -> Result<()> {
        tx.touched_house();
        tx.delete_line(self.line_id)
    }
}

/// Puts a number, or all that begin alike (`+33162*`), on the ignored list.
#[derive(Debug, Clone)]
pub struct IgnoreNumber {
    /// As typed.
    pub number: String,
    /// Why.
    pub why: String,
    /// Where numbers without country code are read.
    pub region: Region,
}

impl Operation for IgnoreNumber {
    type Output = ();
    const KIND: &'static str = "ignored.add";

    fn apply(self, tx: &Tx<'_>, context: &Context) -> Result<()> {
        let wrong = Error::Invalid { field: "number", why: "not_a_number" };
        let pattern = match self.number.trim().strip_suffix('*') {
            // At least the country code and three digits: a shorter prefix would silence a country.
            Some(prefix) => {
                let digits = crate::text::digits(prefix);
                if !prefix.trim_start().starts_with('+') || digits.len() < 5 {
                    return Err(wrong);
                }
                format!("+{digits}*")
            }
            None => Number::parse(&self.number, self.region).e164.ok_or(wrong)?,
        };
        tx.insert_ignored(&pattern, &typed::line("why", &self.why, NAME_MAX)?, context)?;
        tx.touched_house();
        Ok(())
    }
}

/// Takes a number off the ignored list.
#[derive(Debug, Clone)]
pub struct StopIgnoring {
    /// Which.
    pub ignored_id: IgnoredId,
}

impl Operation for StopIgnoring {
    type Output = ();
    const KIND: &'static str = "ignored.remove";

    fn apply(self, tx: &Tx<'_>, _context: &Context) -> Result<()> {
        tx.touched_house();
        tx.delete_ignored(self.ignored_id)
    }
}
