//! Sequences: several dated steps with one person (a call, a mail, a task, days in between), and what ends them early.
//!
//! A step that is due puts a callback, a task or a proposed message before the agent; nothing leaves and nobody is called
//! by itself. A sequence never goes on after an opposition, and never begins.

mod run;
mod shipped;

use chrono::{DateTime, Utc};
use phone::text::NAME_MAX;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::codes::codes;
use crate::contact::{AgentRef, Stage};
use crate::proposal::PlannedBy;
use crate::{Error, Result, RunId, SequenceId, typed};

pub use shipped::shipped;

pub(crate) use run::{Run, after_call, after_stage, answered, begin, opposed, run_due, stop};
pub(crate) use shipped::QUOTE;

/// One step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum SequenceStep {
    /// A call to make.
    Call {
        /// What about.
        subject: String,
    },
    /// A document of the library, proposed.
    Mail {
        /// Its key.
        document: String,
    },
    /// Something to do.
    Task {
        /// What.
        text: String,
    },
    /// Days go by before the next step.
    Wait {
        /// How many (1 to 365).
        days: u32,
    },
}

/// What ends a sequence before its last step; an opposition always does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "exit", rename_all = "snake_case")]
pub enum Exit {
    /// We spoke to them, or they wrote.
    Answered,
    /// A call had this outcome, or one below it.
    Outcome {
        /// Its code.
        outcome: String,
    },
    /// They stand on this rung.
    Stage {
        /// Which.
        stage: Stage,
    },
}

codes! {
    /// Why a sequence ended.
    EndWhy {
        /// All its steps are before the agent.
        Done = "done",
        /// We spoke to them, or they wrote.
        Answered = "answered",
        /// A call had the outcome it waits for.
        Outcome = "outcome",
        /// They reached the rung it waits for.
        Stage = "stage",
        /// They asked never to be called again, or took their agreement back.
        Opposed = "opposed",
        /// An agent stopped it.
        Stopped = "stopped",
    }
}

/// A named list of dated steps.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Sequence {
    /// As shown.
    pub name: String,
    /// At what time of the day a step is due after days went by: minutes since midnight, local.
    pub minutes: u32,
    /// In order.
    pub steps: Vec<SequenceStep>,
    /// What ends it early.
    pub exits: Vec<Exit>,
}

/// How many steps can still be followed.
const STEPS: usize = 20;

impl Sequence {
    /// Steps that do something, waiting left out.
    pub fn acts(&self) -> u32 {
        u32::try_from(self.steps.iter().filter(|step| !matches!(step, SequenceStep::Wait { .. })).count()).unwrap_or(0)
    }

    /// Which of them the step at that place is, from 1; for one that waits, the next one.
    pub fn nth(&self, place: usize) -> u32 {
        let before = self.steps.iter().take(place).filter(|step| !matches!(step, SequenceStep::Wait { .. })).count();
        u32::try_from(before).unwrap_or(0) + 1
    }

    /// The sequence as it may be kept.
    ///
    /// # Errors
    /// [`Error::Invalid`], naming the part at fault.
    pub(crate) fn checked(mut self) -> Result<Self> {
        self.name = typed::line("name", &self.name, NAME_MAX)?;
        if self.name.is_empty() {
            return Err(Error::Invalid { field: "name", why: "empty" });
        }
        if self.minutes >= 24 * 60 {
            return Err(Error::Invalid { field: "delay", why: "out_of_range" });
        }
        if self.steps.len() > STEPS || self.exits.len() > STEPS {
            return Err(Error::Invalid { field: "step", why: "too_long" });
        }
        // Days that go by lead somewhere.
        if self.acts() == 0 || matches!(self.steps.last(), Some(SequenceStep::Wait { .. })) {
            return Err(Error::Invalid { field: "step", why: "empty" });
        }
        for step in &mut self.steps {
            match step {
                SequenceStep::Call { subject: text } | SequenceStep::Task { text } => {
                    *text = typed::line("text", text, NAME_MAX)?;
                    if text.is_empty() {
                        return Err(Error::Invalid { field: "text", why: "empty" });
                    }
                }
                SequenceStep::Wait { days } if !(1..=365).contains(days) => {
                    return Err(Error::Invalid { field: "days", why: "out_of_range" });
                }
                SequenceStep::Wait { .. } | SequenceStep::Mail { .. } => {}
            }
        }
        Ok(self)
    }

    /// Why it ends, when a call had this outcome.
    pub(crate) fn ends_after(&self, code: &str, above: Option<&str>, reached: bool) -> Option<EndWhy> {
        let waited = |exit: &Exit| matches!(exit, Exit::Outcome { outcome } if outcome == code || Some(outcome.as_str()) == above);
        if self.exits.iter().any(waited) {
            return Some(EndWhy::Outcome);
        }
        (reached && self.exits.contains(&Exit::Answered)).then_some(EndWhy::Answered)
    }
}

/// A sequence of the list.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct SequenceLine {
    /// Ours.
    pub id: SequenceId,
    /// The sequence.
    pub sequence: Sequence,
    /// It ships with Décroche.
    pub ships: bool,
    /// How many people follow it.
    pub running: u32,
    /// How many followed it.
    pub ended: u32,
}

/// A person in a sequence, as the fiche shows it.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct RunLine {
    /// Ours.
    pub id: RunId,
    /// Which sequence.
    pub sequence_id: SequenceId,
    /// Its name then.
    pub name: String,
    /// Which step comes next, or came last where it ended; from 1, waiting left out.
    pub step: u32,
    /// Of how many.
    pub of: u32,
    /// What comes next; `None`: it ended.
    pub next: Option<SequenceStep>,
    /// When that is due; `None`: it ended.
    pub next_at: Option<DateTime<Utc>>,
    /// Since when.
    pub started_at: DateTime<Utc>,
    /// Who began it; `None`: a rule, the command line.
    pub started_by: Option<AgentRef>,
    /// The rule that began it; `None`: a person did.
    pub reason: Option<PlannedBy>,
    /// When it ended; `None`: it goes on.
    pub ended_at: Option<DateTime<Utc>>,
    /// Why.
    pub why: Option<EndWhy>,
}
