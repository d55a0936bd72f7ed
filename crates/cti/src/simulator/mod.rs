//! A telephone system that does not exist: it rings, answers, holds and hangs up as a real one would say it.
//!
//! [`Simulator`] holds the live calls and makes each event; [`presets`] are the hard cases of a screen pop;
//! [`Traffic`] is a steady stream of calls. All of it is pure: the caller gives `now`, the random numbers and the
//! timer, and asks [`Simulator::due`] for what the other party does by itself.
//! It refuses to know who the numbers belong to.

mod live;
mod presets;
mod traffic;

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};
use phone::{CallEvent, CallEventKind, Direction, EndCause};

pub use live::{SimulatedCall, Step};
pub use presets::{Preset, PresetCall, PresetNumber, presets};
pub use traffic::{CallerKind, Mix, Traffic, TrafficError, fiction_number};

use live::Live;

/// The `source` of these events.
pub const SOURCE: &str = "simulator";

/// Calls that may be live at once.
pub const LIVE_MAX: usize = 200;

/// A colleague whose telephone rings picks it up by themselves after so long.
const COLLEAGUE_ANSWERS: TimeDelta = TimeDelta::seconds(20);

/// And talks so long with the caller, unless the call says otherwise.
const COLLEAGUE_TALKS_MS: u32 = 60_000;

/// Why a step cannot be done. The call stays as it was.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// No live call has this id (it never had, or it is over).
    #[error("no live call {0}")]
    UnknownCall(String),
    /// The call is not at a step where this can be done.
    #[error("a call that is {step:?} cannot be {event:?}")]
    IllegalStep {
        /// Where the call is.
        step: Step,
        /// What was asked.
        event: CallEventKind,
    },
    /// [`LIVE_MAX`] calls are live.
    #[error("{LIVE_MAX} simulated calls are live already")]
    TooMany,
}

/// The simulated telephone system: its live calls.
#[derive(Debug, Default)]
pub struct Simulator {
    calls: BTreeMap<String, Live>,
    made: u64,
}

impl Simulator {
    /// A telephone system with no call.
    pub fn new() -> Self {
        Self::default()
    }

    /// The live calls, oldest first: id, step, and the call itself.
    pub fn live(&self) -> Vec<(&str, Step, &SimulatedCall)> {
        let mut calls: Vec<_> = self.calls.iter().collect();
        calls.sort_by_key(|(_, live)| live.serial);
        calls.into_iter().map(|(id, live)| (id.as_str(), live.step, &live.call)).collect()
    }

    /// A call starts to ring (outbound: is dialled).
    pub fn ring(&mut self, call: SimulatedCall, now: DateTime<Utc>) -> Result<CallEvent, Error> {
        if self.calls.len() >= LIVE_MAX {
            return Err(Error::TooMany);
        }
        self.made += 1;
        let id = format!("sim-{}-{}", now.timestamp_millis(), self.made);
        let live = Live::ringing(call, self.made, now);
        let event = live.event(&id, CallEventKind::Ringing, None, now);
        self.calls.insert(id, live);
        Ok(event)
    }

    /// Somebody takes the call ("Décrocher").
    pub fn answer(&mut self, id: &str, now: DateTime<Utc>) -> Result<CallEvent, Error> {
        self.step(id, CallEventKind::Answered, &[Step::Ringing, Step::Offered], Some(Step::Talking), None, now)
    }

    /// The caller is put on hold ("Attente").
    pub fn hold(&mut self, id: &str, now: DateTime<Utc>) -> Result<CallEvent, Error> {
        self.step(id, CallEventKind::Held, &[Step::Talking], Some(Step::OnHold), None, now)
    }

    /// The caller is taken back.
    pub fn resume(&mut self, id: &str, now: DateTime<Utc>) -> Result<CallEvent, Error> {
        self.step(id, CallEventKind::Resumed, &[Step::OnHold, Step::Offered], Some(Step::Talking), None, now)
    }

    /// The agent hangs up ("Raccrocher"). On a call that still rings: inbound it is refused, outbound given up.
    pub fn hang_up(&mut self, id: &str, now: DateTime<Utc>) -> Result<CallEvent, Error> {
        let (event, cause) = match self.find(id)? {
            Live { step: Step::Ringing, call: SimulatedCall { direction: Direction::Outbound, .. }, .. } => {
                (CallEventKind::Ended, EndCause::Cancelled)
            }
            Live { step: Step::Ringing, .. } => (CallEventKind::Rejected, EndCause::Busy),
            _ => (CallEventKind::Ended, EndCause::Normal),
        };
        self.step(id, event, &Step::ALL, None, Some(cause), now)
    }

    /// The other party hangs up: before an answer the call is abandoned, after it is over.
    pub fn caller_gives_up(&mut self, id: &str, now: DateTime<Utc>) -> Result<CallEvent, Error> {
        let (event, cause) = match self.find(id)?.step {
            Step::Ringing => (CallEventKind::Abandoned, EndCause::Cancelled),
            Step::Talking | Step::OnHold | Step::Offered => (CallEventKind::Ended, EndCause::Normal),
        };
        self.step(id, event, &Step::ALL, None, Some(cause), now)
    }

    /// It rang as long as the line lets it.
    pub fn ring_out(&mut self, id: &str, now: DateTime<Utc>) -> Result<CallEvent, Error> {
        self.step(id, CallEventKind::Missed, &[Step::Ringing], None, Some(EndCause::NoAnswer), now)
    }

    /// The caller reaches the voice mail.
    pub fn voicemail(&mut self, id: &str, now: DateTime<Utc>) -> Result<CallEvent, Error> {
        self.step(id, CallEventKind::Voicemail, &[Step::Ringing], None, Some(EndCause::NoAnswer), now)
    }

    /// The call rings at another desk, whose extension the event names, while the caller waits. Whoever sits there
    /// picks it up by themselves in the end.
    pub fn transfer(&mut self, id: &str, extension: Option<&str>, now: DateTime<Utc>) -> Result<CallEvent, Error> {
        let legal = [Step::Talking, Step::OnHold];
        let mut event = self.step(id, CallEventKind::Transferred, &legal, Some(Step::Offered), None, now)?;
        event.extension = extension.map(|text| phone::text::clean(text, phone::text::NAME_MAX));
        if let Some(live) = self.calls.get_mut(id) {
            live.call.extension.clone_from(&event.extension);
            live.due = Some(now + COLLEAGUE_ANSWERS);
        }
        Ok(event)
    }

    /// When the next call does something by itself; `None` when all wait for the agent.
    pub fn next_due(&self) -> Option<DateTime<Utc>> {
        self.calls.values().filter_map(|live| live.due).min()
    }

    /// What the other parties do by themselves up to `now`, in order of time: answered by the line, tired of
    /// waiting, done talking. Each event bears the moment it was due.
    pub fn due(&mut self, now: DateTime<Utc>) -> Vec<CallEvent> {
        let mut events = Vec::new();
        loop {
            let first = self
                .calls
                .iter()
                .filter_map(|(id, live)| Some((live.due?, live.serial, id)))
                .min()
                .filter(|(at, ..)| *at <= now)
                .map(|(at, _, id)| (at, id.clone()));
            let Some((at, id)) = first else {
                return events;
            };
            let picks_up = match self.calls.get_mut(&id) {
                Some(live) if live.step == Step::Offered => {
                    live.call.talk_ms.get_or_insert(COLLEAGUE_TALKS_MS);
                    true
                }
                Some(live) => live.step == Step::Ringing && !live.call.answered_by_app,
                None => false,
            };
            let event = if picks_up { self.answer(&id, at) } else { self.caller_gives_up(&id, at) };
            match event {
                Ok(event) => events.push(event),
                Err(_) => return events,
            }
        }
    }

    fn find(&self, id: &str) -> Result<&Live, Error> {
        self.calls.get(id).ok_or_else(|| Error::UnknownCall(id.to_owned()))
    }

    /// Does one step if it is legal; `to` is where the call goes, `None` when that is the end of it.
    fn step(
        &mut self,
        id: &str,
        event: CallEventKind,
        legal: &[Step],
        to: Option<Step>,
        cause: Option<EndCause>,
        now: DateTime<Utc>,
    ) -> Result<CallEvent, Error> {
        let live = self.calls.get_mut(id).ok_or_else(|| Error::UnknownCall(id.to_owned()))?;
        if !legal.contains(&live.step) {
            return Err(Error::IllegalStep { step: live.step, event });
        }
        let made = live.event(id, event, cause, now);
        match to {
            Some(step) => {
                if step == Step::Talking && live.step != Step::OnHold {
                    live.due = live.call.talk_ms.map(|ms| now + TimeDelta::milliseconds(ms.into()));
                }
                live.step = step;
            }
            None => {
                self.calls.remove(id);
            }
        }
        Ok(made)
    }
}

#[cfg(test)]
mod tests;
