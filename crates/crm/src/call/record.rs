//! Writing down what a telephone system says of a call: idempotent, in any order, nothing lost.

use phone::{CallEvent, Direction, Kind, Number, Region};

use super::{Call, external_party, fold_events, repeats};
use crate::automation::{self, Event, Happening};
use crate::{CallId, ContactId, Context, Operation, Result, Tx, transfer};

/// Keeps one event of one call, and its raw payload in the telephone journal.
#[derive(Debug, Clone)]
pub struct RecordEvent {
    /// What was received.
    pub event: CallEvent,
    /// Where numbers without country code are read.
    pub region: Region,
    /// What the lookup answered: `one`, `several`, `unknown`, `masked`, `internal`, `ignored`.
    pub verdict: &'static str,
    /// The one person matched; `None` otherwise.
    pub contact_id: Option<ContactId>,
    /// The identity the call gets if this event is the first heard of it: a window may show it already.
    pub call_id: CallId,
}

/// What became of an event.
#[derive(Debug, Clone, PartialEq)]
pub struct Recorded {
    /// The call as it stands now; `None`: an ignored number, journal only.
    pub call: Option<Call>,
    /// The event added nothing.
    pub duplicate: bool,
}

impl Operation for RecordEvent {
    type Output = Recorded;
    const KIND: &'static str = "call.event";
    const AUDITED: bool = false;

    fn apply(self, tx: &Tx<'_>, context: &Context) -> Result<Recorded> {
        if self.verdict == "ignored" {
            tx.insert_journal(&self.event, "ignored", None, context)?;
            return Ok(Recorded { call: None, duplicate: false });
        }
        let id = match tx.call_by_external_id(&self.event.source, &self.event.external_id)? {
            Some(id) => id,
            // Who calls is not told again: the end of a call that was ignored is ignored too.
            None if external_party(&self.event).is_none() && tx.ignored_lately(&self.event)? => {
                tx.insert_journal(&self.event, "ignored", None, context)?;
                return Ok(Recorded { call: None, duplicate: false });
            }
            // A telephone that tells of a call placed here: it is that call.
            None => match tx.adopt_dialled(&self.event, self.region)? {
                Some(id) => id,
                None => {
                    tx.insert_ringing_call(self.call_id, &self.event)?;
                    if let Some(e164) = self.caller() {
                        tx.goes_on_with(self.call_id, &self.event, &e164)?;
                    }
                    self.call_id
                }
            },
        };
        let steps = tx.call_steps(id)?;
        let duplicate = repeats(&steps, self.event.event, self.event.cause);
        if !duplicate {
            tx.insert_call_event(id, &self.event)?;
            self.fill(tx, id)?;
            self.retell(tx, id, context)?;
            transfer::after_event(tx, id, self.event.event, context)?;
        }
        tx.insert_journal(&self.event, if duplicate { "duplicate" } else { self.verdict }, Some(id), context)?;
        tx.touched_call(id);
        let call = tx.call(id)?;
        if let Some(contact) = call.contact_id.filter(|_| !duplicate) {
            if let Some(at) = call.answered_at {
                tx.contacted(contact, at)?;
            }
            tx.touched_contact(contact);
        }
        Ok(Recorded { call: Some(call), duplicate })
    }
}

impl RecordEvent {
    /// The number of who calls us; `None`: withheld, internal, or we call.
    fn caller(&self) -> Option<String> {
        let inbound = self.event.direction != Some(Direction::Outbound) && self.verdict != "internal";
        let text = external_party(&self.event).filter(|_| inbound && !self.event.masked)?;
        Number::parse(text, self.region).e164
    }

    /// What this event tells that no earlier one did: numbers, queue, line, desk, person.
    fn fill(&self, tx: &Tx<'_>, id: CallId) -> Result<()> {
        let number = external_party(&self.event).map(|text| {
            let mut number = Number::parse(text, self.region);
            if self.event.masked {
                number.kind = Kind::Masked;
                number.e164 = None;
            }
            number
        });
        let direction = if self.verdict == "internal" { Some(Direction::Internal) } else { self.event.direction };
        // Two fiches may have become one while the telephone rang.
        let contact = self.contact_id.map(|id| tx.present_contact(id)).transpose()?;
        tx.fill_call(id, &self.event, direction, number.as_ref(), contact, self.region)
    }

    /// The call's times and state, told again from all its events.
    fn retell(&self, tx: &Tx<'_>, id: CallId, context: &Context) -> Result<()> {
        let hours = tx.opening_hours()?;
        let before = tx.call(id)?;
        let life = fold_events(&tx.call_steps(id)?, before.direction, context.now, |at| hours.is_open(at));
        tx.set_call_life(id, &life)?;
        // An outcome said before the end: over, the call is qualified, and nobody will be asked for its note.
        let call = tx.call(id)?;
        if before.qualified_at.is_none() && call.qualified_at.is_some() {
            tx.keep_call_note(id, None)?;
        }
        if let (Some(contact), Some(cause), None) = (call.contact_id, call.lost_cause, before.lost_cause)
            && call.direction == Direction::Inbound
        {
            let lost = Happening::new(Event::CallLost, id.0, contact, call.ended_at.unwrap_or(context.now));
            let lost = Happening { call_id: Some(id), ..lost.telling(cause.as_str()) };
            automation::after(tx, &lost, context)?;
        }
        Ok(())
    }
}
