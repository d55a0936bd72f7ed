//! The plain records of calls and all that happens to people: what the store inserts. No identifiers, no behaviour.
//!
//! Indices, times, durations and money as in [`super::records`].

use super::records::coded;
use crate::ticket::Priority;

coded! {
    /// Which way a call or an exchange went.
    DemoDirection {
        /// They called us.
        Inbound = "inbound",
        /// We called them.
        Outbound = "outbound",
    }
}

coded! {
    /// Why an inbound call was lost.
    DemoLost {
        /// The caller hung up waiting.
        Abandoned = "abandoned",
        /// Nobody was free.
        Overflow = "overflow",
        /// Closed.
        OutOfHours = "out_of_hours",
        /// It rang, nobody took it.
        Missed = "missed",
    }
}

coded! {
    /// State of a ticket.
    DemoTicketStatus {
        /// In the hands of its level.
        Open = "open",
        /// The customer must answer.
        WaitingCustomer = "waiting_customer",
        /// A supplier or a technician must act.
        WaitingThirdParty = "waiting_third_party",
        /// Solved, the customer may still object.
        Resolved = "resolved",
        /// Done.
        Closed = "closed",
    }
}

coded! {
    /// Answer to an offer.
    DemoAnswer {
        /// Bought.
        Accepted = "accepted",
        /// Refused, with a reason.
        Refused = "refused",
        /// Thinks about it.
        Pending = "pending",
    }
}

coded! {
    /// What an exchange other than a call was.
    DemoExchangeKind {
        /// Electronic mail.
        Mail = "mail",
        /// Text message.
        Sms = "sms",
        /// Somebody came or went.
        Visit = "visit",
        /// Written on the file by an agent.
        Note = "note",
    }
}

/// A call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DemoCall {
    /// Index of the person; `None` for unknown and masked callers.
    pub contact: Option<usize>,
    /// The other party's number as the telephone system gave it; `anonymous` when masked.
    pub raw: String,
    /// The other party's number; `None` when masked.
    pub e164: Option<String>,
    /// Direction.
    pub direction: DemoDirection,
    /// Index of the queue.
    pub queue: usize,
    /// Index of the line called, or shown when we call.
    pub line: usize,
    /// What the caller chose in the voice menu.
    pub ivr: Option<&'static str>,
    /// Index of the agent; `None` when lost.
    pub agent: Option<usize>,
    /// When it began to ring. Calls come in the order of this time.
    pub ringing_at_ms: i64,
    /// When it was answered.
    pub answered_at_ms: Option<i64>,
    /// When it ended.
    pub ended_at_ms: i64,
    /// End of the wrap-up; `None` when nobody answered.
    pub wrap_up_ended_at_ms: Option<i64>,
    /// Part of the conversation spent on hold.
    pub hold_ms: i64,
    /// Why an inbound call was lost.
    pub lost: Option<DemoLost>,
    /// Outcome code; `None` for a lost call or one not yet qualified.
    pub outcome: Option<&'static str>,
    /// Index of the motive; `None` for a lost call or one not yet qualified.
    pub motive: Option<usize>,
    /// What the agent wrote.
    pub note: Option<&'static str>,
}

/// A ticket, opened by a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DemoTicket {
    /// Index of the person.
    pub contact: usize,
    /// Index of the call that opened it.
    pub call: usize,
    /// Index of the motive.
    pub motive: usize,
    /// One line.
    pub subject: &'static str,
    /// What the person told.
    pub description: &'static str,
    /// What solved it; `None` while open.
    pub resolution: Option<&'static str>,
    /// Priority.
    pub priority: Priority,
    /// State.
    pub status: DemoTicketStatus,
    /// Level that has it or solved it: 1, 2 or 3.
    pub level: u8,
    /// Tests done before the hand-over; `None` at level 1.
    pub tests_done: Option<&'static str>,
    /// Impact stated at the hand-over; `None` at level 1.
    pub impact: Option<&'static str>,
    /// When it was handed over; `None` at level 1.
    pub handed_over_at_ms: Option<i64>,
    /// Index of the agent in charge.
    pub owner: usize,
    /// When it was opened.
    pub opened_at_ms: i64,
    /// When it was solved or closed.
    pub closed_at_ms: Option<i64>,
    /// Reminders by the customer.
    pub reminders: u8,
}

/// A purchase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DemoPurchase {
    /// Index of the person.
    pub contact: usize,
    /// Index of the call that sold it, if one did.
    pub call: Option<usize>,
    /// Index of the product.
    pub product: usize,
    /// How many.
    pub quantity: u8,
    /// Price paid, for all.
    pub amount_cents: i64,
    /// `phone`, `web`, `shop` or `mail`.
    pub channel: &'static str,
    /// Index of the agent, when one sold it.
    pub agent: Option<usize>,
    /// When.
    pub at_ms: i64,
}

/// An offer made during a call, and its answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DemoOffer {
    /// Index of the person.
    pub contact: usize,
    /// Index of the call.
    pub call: usize,
    /// Index of the product.
    pub product: usize,
    /// Answer.
    pub answer: DemoAnswer,
    /// Code of the reason; `None` unless refused.
    pub reason: Option<&'static str>,
    /// The person's words; `None` unless refused.
    pub verbatim: Option<&'static str>,
    /// Index of the agent.
    pub agent: Option<usize>,
    /// When.
    pub at_ms: i64,
}

/// A consent to be canvassed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DemoConsent {
    /// Index of the person.
    pub contact: usize,
    /// `phone`, `mail` or `sms`.
    pub channel: &'static str,
    /// Index of the principal it was given to.
    pub principal: usize,
    /// How it was gathered: `web_form`, `paper_form`, `call` or `contest`.
    pub collected_by: &'static str,
    /// The words that were shown or said, with their version.
    pub text: &'static str,
    /// False when the proof was never found.
    pub proof: bool,
    /// When it was given.
    pub given_at_ms: i64,
    /// When it lapses: 365 days later at most.
    pub expires_at_ms: i64,
    /// When it was withdrawn.
    pub withdrawn_at_ms: Option<i64>,
}

/// A callback.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DemoCallback {
    /// Index of the person.
    pub contact: usize,
    /// Index of the call during which it was promised.
    pub call: Option<usize>,
    /// What about.
    pub subject: &'static str,
    /// When it is due, during office hours.
    pub due_at_ms: i64,
    /// When it was done; `None` while open.
    pub done_at_ms: Option<i64>,
    /// Index of the agent.
    pub agent: usize,
}

/// An exchange that was not a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DemoExchange {
    /// Index of the person.
    pub contact: usize,
    /// What it was.
    pub kind: DemoExchangeKind,
    /// `Inbound` for what they sent or when they came.
    pub direction: DemoDirection,
    /// One line, mails only.
    pub subject: Option<&'static str>,
    /// Text.
    pub body: &'static str,
    /// Index of the agent.
    pub agent: usize,
    /// When.
    pub at_ms: i64,
}

/// A deal in view.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DemoOpportunity {
    /// Index of the person.
    pub contact: usize,
    /// Index of the product.
    pub product: usize,
    /// First-year value.
    pub amount_cents: i64,
    /// Chance of signing.
    pub probability_percent: u8,
    /// When it was noticed.
    pub opened_at_ms: i64,
    /// When it should be signed.
    pub expected_at_ms: i64,
    /// Index of the agent in charge.
    pub owner: usize,
}

/// What a call gave rise to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct DemoAfterCall {
    /// The incident it opened.
    pub ticket: Option<DemoTicket>,
    /// The sale it made.
    pub purchase: Option<DemoPurchase>,
    /// The offer made.
    pub offer: Option<DemoOffer>,
    /// The callback promised.
    pub callback: Option<DemoCallback>,
}

/// What happened to a person outside calls. Each list is in order of time.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DemoHistory {
    /// Purchases made without a call.
    pub purchases: Vec<DemoPurchase>,
    /// Consents.
    pub consents: Vec<DemoConsent>,
    /// Mails, messages, visits and notes.
    pub exchanges: Vec<DemoExchange>,
    /// The open callback, if any.
    pub callback: Option<DemoCallback>,
    /// The deal in view, if any.
    pub opportunity: Option<DemoOpportunity>,
}
