//! What a telephone source hands to the rest of the application, over one channel.
//!
//! It refuses to know what becomes of an event: the receiver looks it up, records it and, when asked, answers.

use chrono::{DateTime, Utc};
use phone::{CallEvent, WebRequest};
use tokio::sync::oneshot;

/// The longest raw payload kept with a refusal, in characters (an event keeps its payload whole, so that the
/// telephone journal can replay it; the listener's body limit bounds it).
pub const RAW_MAX: usize = 8 * 1024;

/// One thing that came down a telephone source.
#[derive(Debug)]
pub enum Inlet {
    /// A call event, understood.
    Event(Received),
    /// Somebody asks on a site to be called back.
    Request(Asked),
    /// A payload from a sender that knows the secret, but that cannot be used.
    Refused(Refused),
    /// Another start of the app on the same data file asks this one to come forward.
    Show(Show),
}

/// What the running app is asked to bring forward.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case", tag = "window")]
pub enum Show {
    /// The desk.
    Desk,
    /// The pop-up, with the keyboard.
    Popup,
}

/// A call event on its way to the core.
#[derive(Debug)]
pub struct Received {
    /// What happened to the call.
    pub event: CallEvent,
    /// Where to send the answer once the event is kept: the match, or `{"error": code}`. A sender that gets none is
    /// told to try again.
    pub reply: oneshot::Sender<serde_json::Value>,
}

/// A request to be called back on its way to the core.
#[derive(Debug)]
pub struct Asked {
    /// Who asks, and for what.
    pub request: WebRequest,
    /// Where to send the answer once the request is kept, as for [`Received`].
    pub reply: oneshot::Sender<serde_json::Value>,
}

/// A payload that was refused, for the telephone journal: what came, and why it was not used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// When it came, by the receiver's clock.
    pub at: DateTime<Utc>,
    /// The source it was sent to (`zammad`, `form`, `cli`…).
    pub source: &'static str,
    /// Why, as a stable code (`missing_call_id`, `too_deep`, `content_type`…): the interface words it.
    pub code: &'static str,
    /// Why, for the person who sets the telephone system up (English, technical, cleaned).
    pub detail: String,
    /// The payload as text, secrets removed, at most [`RAW_MAX`] characters; empty when it was not read.
    pub raw: String,
}
