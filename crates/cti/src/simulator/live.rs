//! One simulated call: what it is, and where it stands.

use chrono::{DateTime, TimeDelta, Utc};
use phone::text::{NAME_MAX, clean};
use phone::{CallEvent, CallEventKind, Direction, EndCause};

use super::SOURCE;

/// A call to simulate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SimulatedCall {
    /// The other party's number as the line would give it; empty when withheld.
    pub number: String,
    /// The name the network shows.
    pub name: Option<String>,
    /// The queue it waits in.
    pub queue: Option<String>,
    /// Our line that is called (outbound: that calls).
    pub line: Option<String>,
    /// The desk that rings.
    pub extension: Option<String>,
    /// Which way.
    pub direction: Direction,
    /// The caller asked for privacy.
    pub masked: bool,
    /// How long it rings before something happens by itself, in milliseconds.
    pub ring_ms: u32,
    /// `true`: it waits for the button, and the caller gives up after `ring_ms`.
    /// `false`: the line answers by itself after `ring_ms`, as when the agent lifts a real receiver.
    pub answered_by_app: bool,
    /// How long after the answer the other party hangs up; `None`: never by itself.
    pub talk_ms: Option<u32>,
}

impl SimulatedCall {
    /// An inbound call that rings for thirty seconds and waits for the buttons.
    pub fn inbound(number: impl Into<String>) -> Self {
        Self {
            number: number.into(),
            name: None,
            queue: None,
            line: None,
            extension: None,
            direction: Direction::Inbound,
            masked: false,
            ring_ms: 30_000,
            answered_by_app: true,
            talk_ms: None,
        }
    }
}

/// Where a live call stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// It rings (outbound: it is being dialled).
    Ringing,
    /// The parties talk.
    Talking,
    /// The caller waits on hold.
    OnHold,
    /// It rings at a colleague's, while the caller waits.
    Offered,
}

impl Step {
    /// Every step a live call may be at.
    pub(super) const ALL: [Self; 4] = [Self::Ringing, Self::Talking, Self::OnHold, Self::Offered];
}

/// A call under way.
#[derive(Debug)]
pub(super) struct Live {
    pub(super) call: SimulatedCall,
    pub(super) step: Step,
    pub(super) serial: u64,
    /// When it next does something by itself.
    pub(super) due: Option<DateTime<Utc>>,
}

impl Live {
    pub(super) fn ringing(call: SimulatedCall, serial: u64, now: DateTime<Utc>) -> Self {
        let due = Some(now + TimeDelta::milliseconds(call.ring_ms.into()));
        Self { call, step: Step::Ringing, serial, due }
    }

    /// The event the line would send of this call.
    pub(super) fn event(
        &self,
        id: &str,
        event: CallEventKind,
        cause: Option<EndCause>,
        now: DateTime<Utc>,
    ) -> CallEvent {
        let call = &self.call;
        let cleaned = |text: &Option<String>| text.as_deref().map(|text| clean(text, NAME_MAX));
        let number = Some(clean(&call.number, NAME_MAX));
        let line = cleaned(&call.line);
        let (from, to) = match call.direction {
            Direction::Outbound => (line, number),
            Direction::Inbound | Direction::Internal => (number, line),
        };
        CallEvent {
            source: SOURCE.to_owned(),
            external_id: id.to_owned(),
            leg_id: None,
            event,
            direction: Some(call.direction),
            from,
            to,
            caller_name: cleaned(&call.name),
            extension: cleaned(&call.extension),
            queue: cleaned(&call.queue),
            ivr_choice: None,
            masked: call.masked,
            cause,
            at: now,
            raw: serde_json::json!({
                "event": event, "call_id": id, "number": call.number, "name": call.name, "line": call.line,
                "queue": call.queue, "extension": call.extension, "masked": call.masked, "cause": cause,
            })
            .to_string(),
        }
    }
}
