//! The application's own way to say "the telephone rings": what `decroche ring --app` posts to the running app.
//!
//! [`Call`] is the body on both ends of that post; [`parse`] makes it a call event of source `cli`.

use chrono::{DateTime, Utc};
use phone::text::{NAME_MAX, clean};
use phone::{CallEvent, CallEventKind, Direction};
use serde::Serialize;
use serde::de::{DeserializeOwned, IntoDeserializer, value};

use crate::payload::{self, Fields, Format};

/// The `source` of these events.
pub const SOURCE: &str = "cli";

/// The longest call id, in characters.
pub const CALL_ID_MAX: usize = 250;

/// A call as the command line describes it. Absent fields are left out of the post.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Call {
    /// The other party's number as typed; empty when withheld.
    pub number: String,
    /// The name the network would show.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Our line that is called.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<String>,
    /// The queue the call waits in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub queue: Option<String>,
    /// The telephone system's id of the call; the app makes one when absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub call_id: Option<String>,
    /// The step; ringing when absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub event: Option<CallEventKind>,
    /// Which way; inbound when absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub direction: Option<Direction>,
}

/// Why a post is not a call.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// The body is not what its content type says.
    #[error(transparent)]
    Payload(#[from] payload::Error),
    /// No `number` (a withheld one is sent empty).
    #[error("no `number` (empty when withheld)")]
    MissingNumber,
    /// A later step without `call_id`: nobody could tell which call it is of.
    #[error("no `call_id`: an event other than ringing needs one")]
    MissingCallId,
    /// A `call_id` of more than [`CALL_ID_MAX`] characters.
    #[error("`call_id` has more than {CALL_ID_MAX} characters")]
    CallIdTooLong,
    /// An `event` we don't know.
    #[error("unknown `event` {0:?}")]
    UnknownEvent(String),
    /// A `direction` we don't know.
    #[error("unknown `direction` {0:?}")]
    InvalidDirection(String),
}

impl Error {
    /// The stable code of this error.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Payload(error) => error.code(),
            Self::MissingNumber => "missing_number",
            Self::MissingCallId => "missing_call_id",
            Self::CallIdTooLong => "call_id_too_long",
            Self::UnknownEvent(_) => "unknown_event",
            Self::InvalidDirection(_) => "invalid_direction",
        }
    }
}

/// Reads one post. `now` is when it came; `serial` makes the id of a call that brings none unique among those
/// of the same millisecond. `line` is the called number of an inbound call, the calling one of an outbound call.
pub fn parse(body: &[u8], format: Format, now: DateTime<Utc>, serial: u64) -> Result<CallEvent, Error> {
    let fields = Fields::parse(body, format)?;
    let event = word(&fields, "event").map_err(Error::UnknownEvent)?.unwrap_or(CallEventKind::Ringing);
    let direction = word(&fields, "direction").map_err(Error::InvalidDirection)?.unwrap_or(Direction::Inbound);
    let number = fields.text("number", NAME_MAX);
    if number.is_none() && event == CallEventKind::Ringing {
        return Err(Error::MissingNumber);
    }
    let external_id = match fields.non_empty("call_id", CALL_ID_MAX + 1) {
        Some(id) if id.chars().count() > CALL_ID_MAX => return Err(Error::CallIdTooLong),
        Some(id) => id,
        None if event == CallEventKind::Ringing => {
            format!("cli-{}-{serial}", now.timestamp_millis())
        }
        None => return Err(Error::MissingCallId),
    };
    let line = fields.non_empty("line", NAME_MAX);
    let (from, to) = match direction {
        Direction::Outbound => (line, number),
        Direction::Inbound | Direction::Internal => (number, line),
    };
    Ok(CallEvent {
        source: SOURCE.to_owned(),
        external_id,
        leg_id: None,
        event,
        direction: Some(direction),
        from,
        to,
        caller_name: fields.non_empty("name", NAME_MAX),
        extension: None,
        queue: fields.non_empty("queue", NAME_MAX),
        ivr_choice: None,
        masked: false,
        cause: None,
        at: now,
        raw: payload::decode(body).into_owned(),
    })
}

/// A field that holds one word of a fixed list. `Err` carries the word nobody knows.
fn word<T: DeserializeOwned>(fields: &Fields, key: &str) -> Result<Option<T>, String> {
    let Some(text) = fields.non_empty(key, NAME_MAX) else {
        return Ok(None);
    };
    let parsed: Result<T, value::Error> = T::deserialize(text.as_str().into_deserializer());
    parsed.map(Some).map_err(|_| clean(&text, NAME_MAX))
}

#[cfg(test)]
mod tests;
