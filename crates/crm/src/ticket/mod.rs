//! Incident tickets: opened from a call, worked, solved, closed; a history nobody rewrites.

mod escalate;
mod open;
mod work;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::codes::codes;
use crate::contact::AgentRef;
use crate::scope::Scope;
use crate::{CallId, CaseId, ContactId, MotiveId, ProductId, TicketId};

pub use escalate::{HandoverSheet, Reproducible, ReturnReason};
pub use open::OpenTicket;
pub use work::{TicketStep, WorkTicket};

codes! {
    /// How much it presses.
    Priority {
        /// When there is time.
        Low = "low",
        /// As usual.
        Normal = "normal",
        /// Soon.
        High = "high",
        /// Now.
        Urgent = "urgent",
    }
}

codes! {
    /// Where a ticket stands. Open, waiting: it is somebody's work. Resolved: solved, can be reopened. Closed: over.
    TicketStatus {
        /// Somebody's work.
        Open = "open",
        /// The customer must answer.
        WaitingCustomer = "waiting_customer",
        /// Somebody else must answer.
        WaitingThirdParty = "waiting_third_party",
        /// Solved; reopened if it comes back.
        Resolved = "resolved",
        /// Over.
        Closed = "closed",
        /// Became part of another ticket.
        Merged = "merged",
    }
}

impl Priority {
    /// Within how many hours of an open house an answer is promised, unless the setting `ticket.targets` says otherwise.
    pub(crate) fn answer_hours(self) -> i64 {
        match self {
            Priority::Urgent => 2,
            Priority::High => 8,
            Priority::Normal => 18,
            Priority::Low => 45,
        }
    }
}

impl TicketStatus {
    /// The moves allowed by hand (merging is its own act).
    pub fn may_become(self, next: TicketStatus) -> bool {
        use TicketStatus::{Closed, Merged, Open, Resolved, WaitingCustomer, WaitingThirdParty};
        match self {
            Open | WaitingCustomer | WaitingThirdParty => {
                next != self && matches!(next, Open | WaitingCustomer | WaitingThirdParty | Resolved | Closed)
            }
            Resolved => matches!(next, Open | Closed),
            Closed => matches!(next, Open),
            Merged => false,
        }
    }

    /// It still asks for work.
    pub fn is_open(self) -> bool {
        matches!(self, TicketStatus::Open | TicketStatus::WaitingCustomer | TicketStatus::WaitingThirdParty)
    }
}

/// A line of a ticket list.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct TicketLine {
    /// Ours.
    pub id: TicketId,
    /// The number people say.
    #[ts(type = "number")]
    pub number: i64,
    /// Whose; `None`: erased.
    pub contact_id: Option<ContactId>,
    /// The person's name or company.
    pub contact_name: String,
    /// In one line.
    pub subject: String,
    /// How much it presses.
    pub priority: Priority,
    /// In whose hands: 1 is the front line.
    pub level: u8,
    /// Where it stands.
    pub status: TicketStatus,
    /// Promised answer; `None`: none.
    pub due_at: Option<DateTime<Utc>>,
    /// When it was opened.
    pub opened_at: DateTime<Utc>,
    /// Who is in charge; `None`: "à prendre".
    pub owner: Option<AgentRef>,
}

/// A ticket with all it holds.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Ticket {
    /// Its line.
    pub line: TicketLine,
    /// What happens, in the customer's and the agent's words.
    pub description: String,
    /// What solved it.
    pub resolution: Option<String>,
    /// The house's word for its kind.
    pub category: Option<String>,
    /// Label of the motive.
    pub motive: Option<String>,
    /// The call it was opened in.
    pub call_id: Option<CallId>,
    /// When it was solved.
    pub resolved_at: Option<DateTime<Utc>>,
    /// When it was closed.
    pub closed_at: Option<DateTime<Utc>>,
    /// What the next level was, or will be, told; its fields may be empty.
    pub sheet: HandoverSheet,
    /// The highest support level of the house.
    pub levels: u8,
    /// The ticket it became part of.
    pub merged_into: Option<TicketRef>,
    /// Tickets that have to do with it.
    pub links: Vec<TicketRef>,
    /// The case it was kept as; `None`: not kept.
    pub case_id: Option<CaseId>,
    /// The product concerned.
    pub product_id: Option<ProductId>,
    /// Why they called.
    pub motive_id: Option<MotiveId>,
    /// What happened, first first.
    pub history: Vec<TicketEvent>,
}

/// A ticket named beside another one.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct TicketRef {
    /// Ours.
    pub id: TicketId,
    /// The number people say.
    #[ts(type = "number")]
    pub number: i64,
    /// In one line.
    pub subject: String,
    /// Where it stands.
    pub status: TicketStatus,
}

/// One step of a ticket's life.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct TicketEvent {
    /// opened, note, status, priority, owner, escalated, returned, resolved, reopened, closed, merged, linked, reminder.
    pub kind: String,
    /// Code of the new value; of an owner, the name; of another ticket, its number.
    pub detail: Option<String>,
    /// Why it was handed back.
    pub why: Option<ReturnReason>,
    /// What the next level was told.
    pub sheet: Option<HandoverSheet>,
    /// The agent's words.
    pub body: Option<String>,
    /// Who.
    pub agent: Option<String>,
    /// Said during this call.
    pub call_id: Option<CallId>,
    /// When.
    pub at: DateTime<Utc>,
}

/// Which tickets are asked for.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
pub struct TicketQuery {
    /// Only open ones (open or waiting).
    pub open_only: bool,
    /// Only this level.
    pub level: Option<u8>,
    /// Whose.
    pub scope: Scope,
    /// Only this person's.
    pub contact_id: Option<ContactId>,
    /// Words of the subject, or a ticket number.
    pub text: Option<String>,
    /// At most this many (1 to 500).
    pub limit: u32,
}

/// Tickets found (open ones: the most pressing first; all: the last opened first), with counts for the tabs.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct TicketList {
    /// Late ones first, then by due time, then by age.
    pub items: Vec<TicketLine>,
    /// All that match, beyond the limit too.
    pub total: u32,
    /// Open ones that are late, whole base.
    pub late: u32,
    /// Open ones by level, whole base: (level, how many).
    pub by_level: Vec<(u8, u32)>,
    /// Open ones by whom they belong to, whole base: (whose, how many).
    pub by_scope: Vec<(Scope, u32)>,
    /// Hand-overs of the last 30 days.
    pub escalations: Escalations,
}

/// How many tickets were handed over, and how many of these should not have been.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, TS)]
pub struct Escalations {
    /// Handed to the next level.
    pub escalated: u32,
    /// Handed back because the sheet was incomplete, the team wrong or the solution known.
    pub wrongful: u32,
}

/// A ticket being opened.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct NewTicket {
    /// Whose.
    pub contact_id: ContactId,
    /// In one line; not empty.
    pub subject: String,
    /// What happens.
    pub description: String,
    /// How much it presses.
    pub priority: Priority,
    /// Why they called.
    pub motive_id: Option<MotiveId>,
    /// The house's word for its kind.
    pub category: Option<String>,
    /// The call it is opened in.
    pub call_id: Option<CallId>,
}
