//! Automations: « quand (événement) si (conditions) alors (actions) ».
//!
//! A rule is data. What somebody does runs it inside the same transaction ([`after`]); what comes with time (silence, a
//! ticket late, a promise not kept) is looked at by [`RunDue`]. It plans, proposes or puts a tag; it never changes a
//! person. It acts at most once per subject and event, by a unique key of its log; and what a rule does never sets
//! another one in motion: actions write by themselves, they are no operations, and the callbacks they plan are no
//! promises. This module refuses to know how a rule is worded.

mod act;
mod condition;
mod delay;
mod event;
mod rule;
mod run;
mod shipped;
mod work;

use chrono::{DateTime, Utc};
use serde::Serialize;
use ts_rs::TS;
use uuid::Uuid;

use crate::codes::codes;
use crate::contact::AgentRef;
use crate::sequence::SequenceLine;
use crate::{ActId, CallId, ContactId, RuleId, TicketId};

pub use condition::Condition;
pub use delay::Delay;
pub use event::{Event, When};
pub use rule::{Action, Rule};
pub use run::RunDue;
pub use shipped::shipped;
pub use work::{AutomationStep, WorkAutomation};

pub(crate) use act::{after, after_call, corrected};

/// Something that happened to a person, as a rule sees it: the same now and when the past is looked at.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Happening {
    pub event: Event,
    /// What it happened to: the call, the ticket, the fiche…
    pub subject: Uuid,
    pub contact_id: ContactId,
    pub at: DateTime<Utc>,
    pub call_id: Option<CallId>,
    pub ticket_id: Option<TicketId>,
    /// Code of what is told: the outcome, the rung, the document.
    pub detail: Option<String>,
    /// The code above it, where there is a tree.
    pub above: Option<String>,
}

impl Happening {
    /// Of a person, at a moment; nothing more is known.
    pub(crate) fn new(event: Event, subject: Uuid, contact_id: ContactId, at: DateTime<Utc>) -> Self {
        Self { event, subject, contact_id, at, call_id: None, ticket_id: None, detail: None, above: None }
    }

    /// The same, telling this.
    #[must_use]
    pub(crate) fn telling(self, detail: &str) -> Self {
        Self { detail: Some(detail.to_owned()), ..self }
    }

    /// What makes an act of a rule one of a kind.
    pub(crate) fn key(&self, rule: RuleId, action: usize) -> String {
        use Event::{Silence, StageChanged, TemperatureConfirmed, TicketLate, TicketSolved};
        // These happen again to the same subject: their moment tells them apart.
        let again = matches!(self.event, StageChanged | TemperatureConfirmed | TicketSolved | TicketLate | Silence);
        let moment = if again { self.at.timestamp_millis() } else { 0 };
        format!("{}:{}:{}:{moment}:{action}", rule.0.simple(), self.event.as_str(), self.subject.simple())
    }
}

codes! {
    /// What became of an action.
    ActState {
        /// It was done.
        Done = "done",
        /// There was nothing to do: so it is already, or it is proposed already.
        Already = "already",
        /// No sequence begins for who asked never to be called again.
        Opposed = "opposed",
        /// The sequence or the document is no longer there.
        Gone = "gone",
        /// An agent took it back.
        Undone = "undone",
        /// The call was given another outcome: it was taken back.
        Corrected = "corrected",
    }
}

/// One thing a rule did.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Act {
    /// Ours.
    pub id: ActId,
    /// Which rule.
    pub rule_id: RuleId,
    /// The rule as it was then.
    pub rule: Rule,
    /// What it did.
    pub action: Action,
    /// For whom.
    pub contact_id: ContactId,
    /// Their name, company, or number.
    pub name: String,
    /// What became of it.
    pub state: ActState,
    /// When.
    pub at: DateTime<Utc>,
    /// Who took it back.
    pub ended_by: Option<AgentRef>,
}

/// A rule of the list.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct RuleLine {
    /// Ours.
    pub id: RuleId,
    /// The rule.
    pub rule: Rule,
    /// Switched on since; `None`: off.
    pub on_at: Option<DateTime<Utc>>,
    /// It ships with Décroche.
    pub ships: bool,
    /// How many things it did, those taken back left out.
    pub acts: u32,
    /// The last one.
    pub last_at: Option<DateTime<Utc>>,
}

/// What a rule would have done.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct DryRun {
    /// Since when the base was looked at.
    pub from: DateTime<Utc>,
    /// How many times it would have acted.
    pub times: u32,
    /// For how many people.
    pub people: u32,
    /// There was more than can be looked at: the numbers are lower bounds.
    pub more: bool,
    /// For whom and when, last first (at most 100).
    pub lines: Vec<DryLine>,
}

/// Once that a rule would have acted.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct DryLine {
    /// For whom.
    pub contact_id: ContactId,
    /// Their name, company, or number.
    pub name: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// All that the settings show of the automations.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Automations {
    /// The general switch.
    pub on: bool,
    /// Rules, those of the house first.
    pub rules: Vec<RuleLine>,
    /// Sequences.
    pub sequences: Vec<SequenceLine>,
    /// What the rules did, last first (at most 200).
    pub log: Vec<Act>,
    /// The answer of [`AutomationStep::DryRun`].
    pub dry_run: Option<DryRun>,
    /// Names of the queues, for conditions.
    pub queues: Vec<String>,
    /// Labels of our lines, for conditions.
    pub lines: Vec<String>,
    /// Tags in use, for actions.
    pub tags: Vec<String>,
}
