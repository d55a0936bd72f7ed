//! Calls: one record per call whatever the number of events, its life, its outcome.

mod event;
mod fold;
mod link;
mod log;
mod qualify;
mod record;

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use phone::{Direction, Kind};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::appointment::NewAppointment;
use crate::callback::NewCallback;
use crate::campaign::CallCampaign;
use crate::codes::codes;
use crate::contact::Stage;
use crate::grid::Marked;
use crate::guide::GuideRun;
use crate::transfer::Transfer;
use crate::{CallId, ContactId, MotiveId, OutcomeId, ProductId, TicketId};

pub use event::{complete, external_party};
pub use link::{AttachNumber, ChooseContact, CreateFromCall, Identity, UnlinkCall, WrongNumber};
pub use log::LogCall;
pub use qualify::QualifyCall;
pub use record::{RecordEvent, Recorded};

pub(crate) use fold::{Life, Step, fold as fold_events, repeats};

codes! {
    /// Where a call stands (DOMAIN.md §3).
    CallState {
        /// It rings.
        Ringing = "ringing",
        /// Somebody talks.
        Answered = "answered",
        /// The caller waits on hold.
        Held = "held",
        /// Over, and nobody has to work on it (lost), or its wrap-up has not begun.
        Ended = "ended",
        /// After-call work (post-appel).
        WrapUp = "wrap_up",
        /// It has an outcome.
        Qualified = "qualified",
    }
}

codes! {
    /// Why an inbound call was lost: exactly one per lost call (DOMAIN.md §3).
    LostCause {
        /// The caller hung up waiting.
        Abandoned = "abandoned",
        /// Nobody was free (débordement).
        Overflow = "overflow",
        /// Outside opening hours (hors plage).
        OutOfHours = "out_of_hours",
        /// It rang, nobody took it.
        Missed = "missed",
    }
}

/// One call, as shown.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Call {
    /// Ours.
    pub id: CallId,
    /// The telephone source.
    pub source: String,
    /// The telephone system's id; `None`: typed by hand.
    pub external_id: Option<String>,
    /// Which way.
    pub direction: Direction,
    /// Where it stands.
    pub state: CallState,
    /// The person; `None`: unknown, masked or not chosen yet.
    pub contact_id: Option<ContactId>,
    /// Their name or company.
    pub contact_name: Option<String>,
    /// As received.
    pub from_raw: Option<String>,
    /// As received.
    pub to_raw: Option<String>,
    /// The other party's E.164.
    pub external: Option<String>,
    /// The other party's number as read in France, or as received.
    pub display: Option<String>,
    /// What kind of number it is.
    pub external_kind: Kind,
    /// Name shown by the network, not verified.
    pub caller_name: Option<String>,
    /// Our line's label.
    pub line: Option<String>,
    /// The queue it came through.
    pub queue: Option<String>,
    /// Who took or made it.
    pub agent: Option<String>,
    /// What the caller chose in the voice menu.
    pub ivr_choice: Option<String>,
    /// First event seen.
    pub ringing_at: DateTime<Utc>,
    /// Taken at.
    pub answered_at: Option<DateTime<Utc>>,
    /// On hold since.
    pub held_since_at: Option<DateTime<Utc>>,
    /// Time on hold so far, ms.
    #[ts(type = "number")]
    pub hold_ms: i64,
    /// Over at.
    pub ended_at: Option<DateTime<Utc>>,
    /// After-call work, ms; `None`: not qualified.
    #[ts(type = "number | null")]
    pub wrap_up_ms: Option<i64>,
    /// Outcome given at.
    pub qualified_at: Option<DateTime<Utc>>,
    /// Why it was lost.
    pub lost_cause: Option<LostCause>,
    /// Label of the outcome.
    pub outcome: Option<String>,
    /// Code of the outcome.
    pub outcome_code: Option<String>,
    /// Label of the motive.
    pub motive: Option<String>,
    /// The agent's words.
    pub note: Option<String>,
    /// The campaign it belongs to.
    pub campaign: Option<CallCampaign>,
    /// Its last hand-over to a colleague.
    pub transfer: Option<Transfer>,
}

/// What the agent says of a call when it is over: one key for the outcome, the rest optional.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Qualification {
    /// Which call.
    pub call_id: CallId,
    /// How it ended for us.
    pub outcome_id: OutcomeId,
    /// Why they called.
    pub motive_id: Option<MotiveId>,
    /// The agent's words; replaces the note when given.
    pub note: Option<String>,
    /// A promise made in the call.
    pub callback: Option<NewCallback>,
    /// A product refused in the call.
    pub refused_product_id: Option<ProductId>,
    /// A product sold in the call.
    pub sold_product_id: Option<ProductId>,
    /// Its reason, in the customer's words.
    pub why: Option<String>,
    /// Orienté vers: site, faq, customer_area, virtual_agent, community.
    pub redirected_to: Option<String>,
    /// The call was a reminder about this ticket.
    pub reminds_ticket_id: Option<TicketId>,
    /// What was done of the call guide; `None`: no guide was followed.
    #[serde(default)]
    pub guide: Option<GuideRun>,
    /// The rung the agent agreed to; its reason is the outcome.
    #[serde(default)]
    pub stage: Option<Stage>,
    /// The appointment taken in the call.
    #[serde(default)]
    pub appointment: Option<NewAppointment>,
    /// The sum promised, in cents, where the outcome is a promise.
    #[serde(default)]
    #[ts(type = "number | null")]
    pub amount_cents: Option<i64>,
    /// Promised for that day; `None`: at once.
    #[serde(default)]
    pub due_on: Option<NaiveDate>,
}

impl Qualification {
    /// This outcome, and nothing more.
    pub fn of(call_id: CallId, outcome_id: OutcomeId) -> Self {
        Self {
            call_id,
            outcome_id,
            motive_id: None,
            note: None,
            callback: None,
            refused_product_id: None,
            sold_product_id: None,
            why: None,
            redirected_to: None,
            reminds_ticket_id: None,
            guide: None,
            stage: None,
            appointment: None,
            amount_cents: None,
            due_on: None,
        }
    }
}

/// A call typed by hand: the same object as one from a telephone.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ManualCall {
    /// Which way.
    pub direction: Direction,
    /// The person; `None`: only a number.
    pub contact_id: Option<ContactId>,
    /// The other party's number, as typed; `None`: not known.
    pub number: Option<String>,
    /// When it began.
    pub started_at: DateTime<Utc>,
    /// Conversation, seconds; 0: not answered.
    #[ts(type = "number")]
    pub talk_s: i64,
    /// How it ended; `None`: it joins the calls to qualify.
    pub outcome_id: Option<OutcomeId>,
    /// Why.
    pub motive_id: Option<MotiveId>,
    /// The agent's words.
    pub note: Option<String>,
}

/// Which calls are asked for.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
pub struct CallQuery {
    /// Only those over and without an outcome.
    pub unqualified: bool,
    /// Only those of this person.
    pub contact_id: Option<ContactId>,
    /// Only those that began at or after this moment.
    pub from: Option<DateTime<Utc>>,
    /// Only those that began before this moment.
    pub to: Option<DateTime<Utc>>,
    /// At most this many (1 to 500).
    pub limit: u32,
}

/// Calls found, last first.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct CallList {
    /// Last first.
    pub items: Vec<Call>,
    /// All that match, beyond the limit too.
    #[ts(type = "number")]
    pub total: i64,
    /// Those that were marked on a listening grid, by their id: the note that counts.
    pub marked: BTreeMap<String, Marked>,
}
