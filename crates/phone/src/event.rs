//! What a telephone system says of one call, at one moment, in one shape for every source.
//!
//! Invariants: text fields are already cleaned ([`crate::text::clean`]) and capped; the raw payload
//! rides along for the telephone journal and is never interpreted again.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which way a call goes, seen from our desk (DOMAIN.md §1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// Someone outside calls us.
    Inbound,
    /// We call someone outside.
    Outbound,
    /// Between two of our extensions; never counted, never matched to a fiche.
    Internal,
}

/// The step of a call an event reports (the state machine of DOMAIN.md §3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CallEventKind {
    /// The telephone rings (or, outbound, is being dialled).
    Ringing,
    /// Somebody took the call.
    Answered,
    /// The caller was put on hold.
    Held,
    /// The caller was taken back.
    Resumed,
    /// The call went to somebody else.
    Transferred,
    /// The conversation is over.
    Ended,
    /// It rang and nobody took it.
    Missed,
    /// The caller hung up while waiting.
    Abandoned,
    /// The caller reached the voice mail.
    Voicemail,
    /// The call was refused (busy, do not disturb, blocked).
    Rejected,
}

/// Why a call stopped, as far as the telephone system says. Not the cause of a loss:
/// that one ([`CallEventKind::Abandoned`], overflow, out of hours…) is decided by `crm`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum EndCause {
    /// Somebody hung up after a conversation, or the system says nothing special.
    Normal,
    /// The called line was busy.
    Busy,
    /// The caller gave up before an answer.
    Cancelled,
    /// It rang out.
    NoAnswer,
    /// No line or agent was free.
    Congestion,
    /// The called number does not exist.
    NotFound,
    /// The call was forwarded, or answered at another desk.
    Forwarded,
}

/// One event of one call. Idempotent by `(source, external_id, event)`, in any order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CallEvent {
    /// The telephone source: `simulator`, `zammad`, `cli`, … Short, ASCII, stable: part of the call's key.
    pub source: String,
    /// The telephone system's own id of the call. Never empty.
    pub external_id: String,
    /// The leg (one ringing desk of a ring group), where the source tells it apart.
    pub leg_id: Option<String>,
    /// The step reported.
    pub event: CallEventKind,
    /// `None` when the source left it out (Zammad bridges do, on answer and hangup).
    pub direction: Option<Direction>,
    /// The calling number as received. `None` when left out; `Some("")` when sent empty (masked).
    pub from: Option<String>,
    /// The called number (or queue name) as received. `None` when left out.
    pub to: Option<String>,
    /// The name the network shows for the caller (CNAM). Untrusted text, shown as "non vérifié".
    pub caller_name: Option<String>,
    /// The desk that rings or answered: an extension, a login or a name.
    pub extension: Option<String>,
    /// The queue the call waits in.
    pub queue: Option<String>,
    /// What the caller chose or said in the voice menu (SVI).
    pub ivr_choice: Option<String>,
    /// The caller asked for privacy, whatever number came along.
    pub masked: bool,
    /// Why it stopped; `None` before the end or when not told.
    pub cause: Option<EndCause>,
    /// When it happened, by the receiver's clock.
    pub at: DateTime<Utc>,
    /// The payload as received, for the telephone journal (secrets removed).
    pub raw: String,
}
