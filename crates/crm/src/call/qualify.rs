//! The outcome of a call, and what it sets in motion.

use super::{Call, CallState, Qualification};
use crate::appointment::{self, NewAppointment};
use crate::automation;
use crate::callback::promise;
use crate::campaign::after_call;
use crate::contact::SetStage;
use crate::offer::OfferAnswer;
use crate::outcome::Consequence;
use crate::privacy::{Came, OppositionSource};
use crate::undo::{Act, Stays};
use crate::{Context, Error, Operation, Result, Tx, typed};

/// The longest note, in characters (RELIABILITY.md §2.5: 64 KiB).
pub(crate) const NOTE_MAX: usize = 16_000;

/// The largest sum believed: ten million euros.
const PLEDGE_MAX_CENTS: i64 = 1_000_000_000;

/// What is written on a fiche needs one: it is not to be lost in silence.
const NO_FICHE: Error = Error::Refused { why: "no_fiche" };

/// Gives a call its outcome. Giving another one later corrects the first: the sale, the offers and the promise that the
/// first wrote are replaced by what this one says. The after-call clock keeps its first value; what was told to others
/// (a ticket's reminder, a consent withdrawn) stands.
#[derive(Debug, Clone)]
pub struct QualifyCall {
    /// What the agent says.
    pub qualification: Qualification,
}

impl Operation for QualifyCall {
    type Output = Call;
    const KIND: &'static str = "call.qualify";

    fn apply(self, tx: &Tx<'_>, context: &Context) -> Result<Call> {
        let said = self.qualification;
        let call = tx.call(said.call_id)?;
        if call.ended_at.is_none() {
            return Err(Error::Refused { why: "call_not_over" });
        }
        let outcome = tx.outcome(said.outcome_id)?;
        let note = said.note.as_deref().map(|note| typed::lines("note", note, NOTE_MAX)).transpose()?;
        let note = note.filter(|note| !note.is_empty());
        let before = match call.state {
            CallState::Qualified => tx.call_consequence(call.id)?,
            _ => None,
        };
        let corrected = before != Some(outcome.consequence);
        let name = call.contact_id.map(|contact| tx.called(contact)).transpose()?.or_else(|| call.display.clone());
        tx.can_be_undone(Act::Outcome { name: name.unwrap_or_default(), outcome: outcome.label.clone() });
        tx.watch_call(call.id.0, call.contact_id)?;
        if outcome.consequence == Consequence::Opposition {
            tx.stays(Stays::Law);
        } else if said.reminds_ticket_id.is_some() {
            tx.stays(Stays::TicketHistory);
        }
        tx.set_call_outcome(&said, context)?;
        let again = before.is_some();
        let products = said.sold_product_id.is_some() || said.refused_product_id.is_some();
        if again && (corrected || products) {
            tx.take_back_offers(call.id)?;
        }
        if again && (corrected || said.callback.is_some()) {
            tx.take_back_promises(call.id)?;
        }
        promise_made(tx, &call, &said, corrected && outcome.consequence == Consequence::Callback, context)?;
        if corrected || products {
            products_of(tx, &call, outcome.consequence, &said, context)?;
        }
        if corrected && before == Some(Consequence::Opposition) {
            tx.take_back_opposition(call.id, context)?;
        }
        if corrected {
            follow_up(tx, &call, outcome.consequence, &said, context)?;
        }
        if again && (corrected || said.appointment.is_some()) {
            appointment::take_back(tx, call.id, context)?;
        }
        if let Some(new) = &said.appointment {
            let contact_id = call.contact_id.ok_or(NO_FICHE)?;
            let taken = NewAppointment { contact_id, call_id: Some(call.id), ..new.clone() };
            appointment::book(tx, taken, None, context)?;
        }
        if let Some(stage) = said.stage {
            let contact_id = call.contact_id.ok_or(NO_FICHE)?;
            // Agreed to already, when the same closing is sent again.
            if tx.contact(contact_id)?.stage != stage {
                SetStage { contact_id, stage, why: outcome.label.clone() }.apply(tx, context)?;
            }
        }
        pledge(tx, &call, outcome.consequence, &said, context)?;
        after_call(tx, &call, &outcome, said.callback.as_ref().map(|callback| callback.due_at), context)?;
        if let Some(run) = &said.guide {
            run.check()?;
            tx.set_guide_run(call.id, run, context)?;
        }
        tx.keep_call_note(call.id, note.as_deref())?;
        if again && call.outcome_code.as_ref() != Some(&outcome.code) {
            automation::corrected(tx, call.id, context)?;
        }
        automation::after_call(tx, &tx.call(call.id)?, &outcome, said.sold_product_id.is_some(), context)?;
        tx.touched_call(call.id);
        if let Some(contact) = call.contact_id {
            tx.touched_contact(contact);
        }
        tx.call(call.id)
    }
}

/// The promise made in the call, to its person or else its number; `due` says that there must be one.
fn promise_made(tx: &Tx<'_>, call: &Call, said: &Qualification, due: bool, context: &Context) -> Result<()> {
    match &said.callback {
        Some(callback) => {
            let mut callback = callback.clone();
            callback.call_id = Some(call.id);
            callback.contact_id = callback.contact_id.or(call.contact_id);
            callback.number =
                callback.number.filter(|number| !number.trim().is_empty()).or_else(|| call.external.clone());
            promise(tx, callback, tx.region()?, context).map(|_| ())
        }
        None if due => Err(Error::Invalid { field: "callback", why: "empty" }),
        None => Ok(()),
    }
}

/// The sum promised in the call; another outcome takes it back.
fn pledge(tx: &Tx<'_>, call: &Call, consequence: Consequence, said: &Qualification, context: &Context) -> Result<()> {
    if consequence != Consequence::Pledge {
        return tx.take_back_pledge(call.id);
    }
    let amount = said.amount_cents.ok_or(Error::Invalid { field: "amount", why: "empty" })?;
    if !(1..=PLEDGE_MAX_CENTS).contains(&amount) {
        return Err(Error::Invalid { field: "amount", why: "out_of_range" });
    }
    tx.set_pledge(call.id, call.contact_id.ok_or(NO_FICHE)?, amount, said.due_on, context)
}

/// The products refused and sold in the call.
fn products_of(
    tx: &Tx<'_>,
    call: &Call,
    consequence: Consequence,
    said: &Qualification,
    context: &Context,
) -> Result<()> {
    let sold = consequence == Consequence::Sale || said.sold_product_id.is_some();
    let Some(contact) = call.contact_id else {
        return if sold { Err(NO_FICHE) } else { Ok(()) };
    };
    if let Some(product) = said.refused_product_id {
        tx.insert_offer(contact, product, call.id, OfferAnswer::Refused, said.why.as_deref(), context)?;
    }
    if let Some(product) = said.sold_product_id {
        tx.insert_offer(contact, product, call.id, OfferAnswer::Accepted, None, context)?;
        tx.insert_sale(contact, product, call.id, context)?;
    }
    Ok(())
}

fn follow_up(
    tx: &Tx<'_>,
    call: &Call,
    consequence: Consequence,
    said: &Qualification,
    context: &Context,
) -> Result<()> {
    if call.contact_id.is_none() && consequence == Consequence::Opposition {
        return Err(NO_FICHE);
    }
    if let Some(ticket) = said.reminds_ticket_id {
        tx.insert_ticket_event(ticket, "reminder", None, None, Some(call.id), context)?;
    }
    match (consequence, call.contact_id) {
        (Consequence::WrongNumber, Some(contact)) => {
            if let Some(e164) = &call.external {
                tx.mark_number_wrong(contact, e164, context)?;
            }
            tx.set_call_contact(call.id, None)?;
            tx.touched_contact(contact);
        }
        (Consequence::Opposition, Some(contact)) => {
            let _stood = tx.withdraw_consents(contact, "call", context)?;
            tx.oppose_contact(contact, Came { call: Some(call.id), ..Came::by(OppositionSource::Call) }, context)?;
        }
        _ => {}
    }
    Ok(())
}
