//! A call typed by hand: the same object as one a telephone told us about.

use chrono::Duration;
use phone::{Direction, Number, Region};

use super::qualify::NOTE_MAX;
use super::{Call, ManualCall, Qualification, QualifyCall};
use crate::{CallId, Context, Error, Operation, Result, Tx, typed};

/// Writes a call that no telephone told us about.
#[derive(Debug, Clone)]
pub struct LogCall {
    /// What was typed.
    pub call: ManualCall,
    /// Where numbers without country code are read.
    pub region: Region,
}

/// The longest conversation believed: a day.
const TALK_MAX_S: i64 = 24 * 3600;

impl Operation for LogCall {
    type Output = Call;
    const KIND: &'static str = "call.log";

    fn apply(self, tx: &Tx<'_>, context: &Context) -> Result<Call> {
        let mut call = self.call;
        if !(0..=TALK_MAX_S).contains(&call.talk_s) {
            return Err(Error::Invalid { field: "talk_s", why: "out_of_range" });
        }
        if call.started_at > context.now + Duration::minutes(5) {
            return Err(Error::Invalid { field: "started_at", why: "in_the_future" });
        }
        let number = call.number.as_deref().filter(|n| !n.trim().is_empty()).map(|n| Number::parse(n, self.region));
        if call.contact_id.is_none() && number.is_none() {
            return Err(Error::Invalid { field: "contact", why: "empty" });
        }
        match (call.contact_id, number.as_ref().and_then(|number| number.e164.as_deref())) {
            (Some(contact), _) => drop(tx.contact(contact)?),
            // Who it would be if it rang: one person, or nobody.
            (None, Some(e164)) if call.direction != Direction::Internal => {
                call.contact_id = tx.caller(e164, context)?;
            }
            (None, _) => {}
        }
        let id = CallId::new(context.now);
        let note = call.note.as_deref().map(|note| typed::lines("note", note, NOTE_MAX)).transpose()?;
        let note = note.filter(|note| !note.is_empty());
        tx.insert_manual_call(id, &call, number.as_ref(), note.as_deref(), context)?;
        if let Some(outcome_id) = call.outcome_id {
            let qualification = Qualification { motive_id: call.motive_id, note, ..Qualification::of(id, outcome_id) };
            QualifyCall { qualification }.apply(tx, context)?;
        }
        if let Some(contact) = call.contact_id {
            // Nobody was reached by a call that nobody answered.
            if call.talk_s > 0 {
                tx.contacted(contact, call.started_at)?;
            }
            tx.touched_contact(contact);
        }
        tx.touched_call(id);
        tx.call(id)
    }
}
