//! Everything that happened with one person, on one line of time.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use phone::Direction;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::ContactId;
use crate::grid::Marked;

crate::codes::codes! {
    /// What kind of thing happened.
    TimelineKind {
        /// A telephone call.
        Call = "call",
        /// A ticket opened.
        Ticket = "ticket",
        /// A purchase.
        Purchase = "purchase",
        /// An offer and its answer.
        Offer = "offer",
        /// A mail, SMS, chat, form, post, visit or social message.
        Exchange = "exchange",
        /// A note of ours.
        Note = "note",
        /// A survey answer.
        Survey = "survey",
        /// A change of rung.
        Stage = "stage",
        /// An appointment, at its own moment.
        Appointment = "appointment",
    }
}

/// One line of the timeline. Facts only; the interface words them.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct TimelineItem {
    /// What kind.
    pub kind: TimelineKind,
    /// The row's own id (call, ticket, …).
    pub id: String,
    /// When.
    pub at: DateTime<Utc>,
    /// `None` where it has no direction.
    pub direction: Option<Direction>,
    /// Channel of an exchange; kind of an appointment; product of an offer; label of a purchase; subject of a ticket; new rung of a move.
    pub title: Option<String>,
    /// Note, body, description, the customer's words.
    pub body: Option<String>,
    /// Label of the outcome; answer of an offer; status of a ticket; state of an appointment.
    pub outcome: Option<String>,
    /// Code of the outcome, or of what `outcome` labels.
    pub outcome_code: Option<String>,
    /// Label of the motive.
    pub motive: Option<String>,
    /// Who of ours.
    pub agent: Option<String>,
    /// Conversation, in seconds; `None`: not a call, or not answered.
    #[ts(type = "number | null")]
    pub talk_s: Option<i64>,
    /// Amount of a purchase, in cents.
    #[ts(type = "number | null")]
    pub amount_cents: Option<i64>,
    /// Number of a ticket; mark of a survey.
    #[ts(type = "number | null")]
    pub number: Option<i64>,
    /// Level of a ticket.
    pub level: Option<u8>,
    /// Cause of a lost call.
    pub lost_cause: Option<String>,
    /// Key of the document that was sent.
    pub document: Option<String>,
}

/// Which part of a timeline is asked for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct TimelineQuery {
    /// Whose.
    pub contact_id: ContactId,
    /// Only these kinds; empty: all.
    pub kinds: Vec<TimelineKind>,
    /// Only what is strictly older; `None`: from now.
    pub before: Option<DateTime<Utc>>,
    /// At most this many (1 to 200).
    pub limit: u32,
}

/// A page of a timeline, with how much there is of each kind.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct TimelinePage {
    /// Last first.
    pub items: Vec<TimelineItem>,
    /// There is more before the last item.
    pub more: bool,
    /// Counts of the whole timeline, by kind.
    pub counts: Vec<(TimelineKind, u32)>,
    /// The calls and messages of this page that were marked on a listening grid, by their id: the note that counts.
    pub marked: BTreeMap<String, Marked>,
}
