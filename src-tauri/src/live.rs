//! The calls in hand: what the pop-up and the call bar show, in memory, so that a ring asks nobody.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use crm::call::{Call, CallState};
use crm::desk::LiveCall;
use crm::{AgentId, CallId, ContactId, IncomingCall};
use phone::{CallEvent, Direction};

/// Calls in hand, and which of them the pop-up still shows.
#[derive(Default)]
pub struct Live {
    inner: Mutex<Inner>,
}

#[derive(Default)]
struct Inner {
    calls: Vec<LiveCall>,
    /// Cards the agent reduced.
    reduced: Vec<CallId>,
    /// When a ring came in, until it is painted.
    rang: HashMap<CallId, Instant>,
}

impl Live {
    fn inner(&self) -> MutexGuard<'_, Inner> {
        // A panic elsewhere must not silence the telephone: what it left is still the list of calls.
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Replaces all of them (another data file was opened).
    pub fn replace(&self, calls: Vec<LiveCall>) {
        *self.inner() = Inner { calls, ..Inner::default() };
    }

    /// All of them, oldest first.
    pub fn all(&self) -> Vec<LiveCall> {
        self.inner().calls.clone()
    }

    /// One of them.
    pub fn get(&self, id: CallId) -> Option<LiveCall> {
        self.inner().calls.iter().find(|live| live.call.id == id).cloned()
    }

    /// The conversation going on with this person; `None`: none, or nobody in particular.
    pub fn conversation_with(&self, contact: Option<ContactId>) -> Option<CallId> {
        let talks = |call: &Call| matches!(call.state, CallState::Answered | CallState::Held);
        let theirs = |call: &Call| contact.is_some() && call.contact_id == contact;
        self.inner().calls.iter().find(|live| talks(&live.call) && theirs(&live.call)).map(|live| live.call.id)
    }

    /// The one an event speaks of.
    pub fn of_event(&self, event: &CallEvent) -> Option<Call> {
        let same =
            |call: &Call| call.source == event.source && call.external_id.as_deref() == Some(&*event.external_id);
        self.inner().calls.iter().find(|live| same(&live.call)).map(|live| live.call.clone())
    }

    /// A new call rings.
    pub fn rings(&self, live: LiveCall, since: Instant) {
        let mut inner = self.inner();
        inner.rang.insert(live.call.id, since);
        inner.calls.retain(|other| other.call.id != live.call.id);
        inner.calls.push(live);
    }

    /// It was painted: how long that took. `None`: already told, or not a ring of this run.
    pub fn painted(&self, id: CallId) -> Option<std::time::Duration> {
        self.inner().rang.remove(&id).map(|since| since.elapsed())
    }

    /// Reads a call again while nobody else changes the list, so that the last one here has the last word: its
    /// record, and who it is with when that was settled. `None`: not in hand.
    pub fn refresh(
        &self,
        id: CallId,
        read: impl FnOnce() -> crm::Result<(Call, Option<IncomingCall>)>,
    ) -> crm::Result<Option<LiveCall>> {
        let mut inner = self.inner();
        let Some(live) = inner.calls.iter_mut().find(|live| live.call.id == id) else { return Ok(None) };
        let (call, incoming) = read()?;
        // A telephone may have taken over a call placed from here.
        live.can_control = crate::simulate::controls(&call.source);
        live.call = call;
        if let Some(incoming) = incoming {
            live.incoming = incoming;
        }
        Ok(Some(live.clone()))
    }

    /// No longer in hand. Returns whether it was.
    pub fn remove(&self, id: CallId) -> bool {
        let mut inner = self.inner();
        let before = inner.calls.len();
        inner.calls.retain(|live| live.call.id != id);
        inner.reduced.retain(|other| *other != id);
        inner.rang.remove(&id);
        before != inner.calls.len()
    }

    /// The agent put this card away.
    pub fn reduce(&self, id: CallId) {
        self.inner().reduced.push(id);
    }

    /// It is a card anew: whoever is offered the call has not put it away, though the colleague before them did.
    pub fn offered(&self, id: CallId) {
        self.inner().reduced.retain(|other| *other != id);
    }

    /// The cards the pop-up has to show: the calls in that state, and those a colleague hands to who sits here, that
    /// were not put away. One that goes out is at the desk.
    pub fn cards(&self, state: CallState, agent: Option<AgentId>) -> Vec<LiveCall> {
        let inner = self.inner();
        let offered = |call: &Call| {
            call.ended_at.is_none() && call.transfer.as_ref().is_some_and(|transfer| transfer.offered_to(agent))
        };
        let shown = |call: &Call| offered(call) || (call.direction != Direction::Outbound && call.state == state);
        let cards = inner.calls.iter().filter(|live| shown(&live.call));
        cards.filter(|live| !inner.reduced.contains(&live.call.id)).cloned().collect()
    }
}
