//! The generic CTI push of the Zammad help desk, which many telephone systems and bridges speak:
//! `newCall`, `answer` and `hangup`, as JSON or as an HTML form.
//!
//! Real senders leave fields out and add their own: whatever is missing is `None`, whatever is unknown is
//! ignored. Only the call's id and a known event are required. It refuses to guess what an ended call was
//! (missed, abandoned…): the core knows whether it was answered.

use chrono::{DateTime, Utc};
use phone::text::{NAME_MAX, clean};
use phone::{CallEvent, CallEventKind, Direction, EndCause};

use crate::payload::{self, Fields, Format};

/// The `source` of these events.
pub const SOURCE: &str = "zammad";

/// The longest call id, in characters.
pub const CALL_ID_MAX: usize = 250;

/// Why a payload is not a call event.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// The body is not what its content type says.
    #[error(transparent)]
    Payload(#[from] payload::Error),
    /// No `event`.
    #[error("no `event` (newCall, answer or hangup)")]
    MissingEvent,
    /// An `event` other than newCall, answer, hangup.
    #[error("unknown `event` {0:?} (newCall, answer or hangup)")]
    UnknownEvent(String),
    /// No `callId`, or an empty one.
    #[error("no `callId`")]
    MissingCallId,
    /// A `callId` of more than [`CALL_ID_MAX`] characters.
    #[error("`callId` has more than {CALL_ID_MAX} characters")]
    CallIdTooLong,
    /// A `direction` other than in, out.
    #[error("unknown `direction` {0:?} (in or out)")]
    InvalidDirection(String),
}

impl Error {
    /// The stable code of this error.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Payload(error) => error.code(),
            Self::MissingEvent => "missing_event",
            Self::UnknownEvent(_) => "unknown_event",
            Self::MissingCallId => "missing_call_id",
            Self::CallIdTooLong => "call_id_too_long",
            Self::InvalidDirection(_) => "invalid_direction",
        }
    }
}

/// Reads one push. `now` is when it came.
///
/// `extension` is `answeringNumber`, else who is named in `user` or `caller` (several are joined by `, `).
pub fn parse(body: &[u8], format: Format, now: DateTime<Utc>) -> Result<CallEvent, Error> {
    let fields = Fields::parse(body, format)?;
    let event = event(&fields)?;
    let external_id = call_id(&fields)?;
    let direction = direction(&fields)?;
    let cause = match event {
        CallEventKind::Ended => fields.first("cause").and_then(cause),
        _ => None,
    };
    Ok(CallEvent {
        source: SOURCE.to_owned(),
        external_id,
        leg_id: None,
        event,
        direction,
        from: fields.text("from", NAME_MAX),
        to: fields.text("to", NAME_MAX),
        caller_name: None,
        extension: fields.non_empty("answeringNumber", NAME_MAX).or_else(|| users(&fields)),
        queue: fields.non_empty("queue", NAME_MAX),
        ivr_choice: None,
        masked: false,
        cause,
        at: now,
        raw: payload::decode(body).into_owned(),
    })
}

fn event(fields: &Fields) -> Result<CallEventKind, Error> {
    match fields.first("event").map(str::trim) {
        Some("newCall") => Ok(CallEventKind::Ringing),
        Some("answer") => Ok(CallEventKind::Answered),
        Some("hangup") => Ok(CallEventKind::Ended),
        Some("") | None => Err(Error::MissingEvent),
        Some(other) => Err(Error::UnknownEvent(clean(other, NAME_MAX))),
    }
}

fn call_id(fields: &Fields) -> Result<String, Error> {
    let id = fields.non_empty("callId", CALL_ID_MAX + 1).ok_or(Error::MissingCallId)?;
    if id.chars().count() > CALL_ID_MAX {
        return Err(Error::CallIdTooLong);
    }
    Ok(id)
}

fn direction(fields: &Fields) -> Result<Option<Direction>, Error> {
    match fields.first("direction").map(str::trim) {
        Some("in") => Ok(Some(Direction::Inbound)),
        Some("out") => Ok(Some(Direction::Outbound)),
        Some("") | None => Ok(None),
        Some(other) => Err(Error::InvalidDirection(clean(other, NAME_MAX))),
    }
}

/// The causes of the published list; another one says nothing.
fn cause(word: &str) -> Option<EndCause> {
    match word.trim() {
        "normalClearing" => Some(EndCause::Normal),
        "busy" => Some(EndCause::Busy),
        "cancel" => Some(EndCause::Cancelled),
        "noAnswer" => Some(EndCause::NoAnswer),
        "congestion" => Some(EndCause::Congestion),
        "notFound" => Some(EndCause::NotFound),
        "forwarded" => Some(EndCause::Forwarded),
        _ => None,
    }
}

/// The desks named by the sender; the published table says `user`, its samples `caller`.
fn users(fields: &Fields) -> Option<String> {
    let names: Vec<String> = fields
        .all("user")
        .iter()
        .chain(fields.all("caller"))
        .map(|name| clean(name, NAME_MAX))
        .filter(|name| !name.is_empty())
        .collect();
    let joined = clean(&names.join(", "), NAME_MAX);
    (!joined.is_empty()).then_some(joined)
}

#[cfg(test)]
mod tests;
