//! Saying who a call is with: a choice between several, a number added to a fiche, a new fiche, nobody.

use phone::Region;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Call;
use crate::contact::{AddContact, NewContact};
use crate::undo::Act;
use crate::{CallId, ContactId, Context, Error, Operation, Result, Tx};

/// Who a call is with, as the agent says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "as", rename_all = "snake_case")]
pub enum Identity {
    /// One of several, or somebody else than who was shown.
    Chosen {
        /// Who.
        contact_id: ContactId,
        /// Show this person by themselves the next time this number calls.
        remember: bool,
    },
    /// Somebody whose fiche lacks this number.
    Attached {
        /// Whose fiche.
        contact_id: ContactId,
    },
    /// Somebody who has no fiche yet.
    Created {
        /// What is known besides the number.
        contact: Box<NewContact>,
    },
    /// Nobody we know, nothing to follow.
    WrongNumber,
}

/// The agent says who is calling: one of several, or somebody else than who was shown.
#[derive(Debug, Clone)]
pub struct ChooseContact {
    /// Which call.
    pub call_id: CallId,
    /// Who.
    pub contact_id: ContactId,
    /// Show this person by themselves the next time this number calls.
    pub remember: bool,
}

impl Operation for ChooseContact {
    type Output = ();
    const KIND: &'static str = "call.choose";

    fn apply(self, tx: &Tx<'_>, context: &Context) -> Result<()> {
        tx.contact(self.contact_id)?;
        let call = tx.call(self.call_id)?;
        if let Some(before) = call.contact_id.filter(|before| *before != self.contact_id) {
            tx.touched_contact(before);
        }
        tx.set_call_contact(self.call_id, Some(self.contact_id))?;
        if let Some(e164) = &call.external {
            if self.remember {
                tx.remember_choice(e164, self.contact_id, context)?;
            } else {
                // It was not who an earlier choice made it: the next call asks again.
                tx.forget_choice_unless(e164, self.contact_id)?;
            }
        }
        linked(tx, &call, self.contact_id)
    }
}

/// Adds the caller's number to a fiche that exists, and the call to its history. Nothing is overwritten.
#[derive(Debug, Clone)]
pub struct AttachNumber {
    /// Which call.
    pub call_id: CallId,
    /// Whose fiche.
    pub contact_id: ContactId,
    /// Where numbers without country code are read.
    pub region: Region,
}

impl Operation for AttachNumber {
    type Output = ();
    const KIND: &'static str = "call.attach";

    fn apply(self, tx: &Tx<'_>, context: &Context) -> Result<()> {
        tx.contact(self.contact_id)?;
        let call = tx.call(self.call_id)?;
        if let Some(e164) = &call.external {
            crate::contact::insert_written_phone(tx, self.contact_id, e164, self.region, "call", context)?;
            tx.reindex_contact(self.contact_id)?;
        }
        tx.set_call_contact(self.call_id, Some(self.contact_id))?;
        linked(tx, &call, self.contact_id)
    }
}

/// Makes a fiche from an unknown caller; the number is the call's own.
#[derive(Debug, Clone)]
pub struct CreateFromCall {
    /// Which call.
    pub call_id: CallId,
    /// What is known besides the number.
    pub contact: NewContact,
    /// Where numbers without country code are read.
    pub region: Region,
}

impl Operation for CreateFromCall {
    type Output = ContactId;
    const KIND: &'static str = "call.create_contact";

    fn apply(self, tx: &Tx<'_>, context: &Context) -> Result<ContactId> {
        let call = tx.call(self.call_id)?;
        if call.contact_id.is_some() {
            return Err(Error::Refused { why: "already_linked" });
        }
        let mut contact = self.contact;
        if let Some(e164) = &call.external {
            // The same number typed beside it is written once: a fiche has an E.164 once.
            contact.phones.insert(0, e164.clone());
        }
        let id = AddContact { contact, region: self.region, origin: "call" }.apply(tx, context)?;
        tx.set_call_contact(self.call_id, Some(id))?;
        linked(tx, &call, id)?;
        Ok(id)
    }
}

/// "Faux numéro": nobody we know, nothing to follow. Said while it rings, it becomes the call's outcome when the call
/// is over; on a fiche that has the number, the number is marked wrong and the call taken off.
#[derive(Debug, Clone)]
pub struct WrongNumber {
    /// Which call.
    pub call_id: CallId,
}

impl Operation for WrongNumber {
    type Output = Call;
    const KIND: &'static str = "call.wrong_number";

    fn apply(self, tx: &Tx<'_>, context: &Context) -> Result<Call> {
        let call = tx.call(self.call_id)?;
        let name = call.contact_name.clone().or_else(|| call.display.clone()).unwrap_or_default();
        tx.can_be_undone(Act::Outcome { name, outcome: tx.outcome_label("wrong_number")? });
        tx.watch_call(call.id.0, call.contact_id)?;
        if let (Some(contact), Some(e164)) = (call.contact_id, &call.external) {
            tx.mark_number_wrong(contact, e164, context)?;
            tx.set_call_contact(call.id, None)?;
            tx.touched_contact(contact);
        }
        tx.set_early_outcome(call.id, "wrong_number", context)?;
        tx.keep_call_note(call.id, None)?;
        tx.touched_call(call.id);
        tx.call(call.id)
    }
}

/// Takes a call off a fiche: it was not them.
#[derive(Debug, Clone)]
pub struct UnlinkCall {
    /// Which call.
    pub call_id: CallId,
}

impl Operation for UnlinkCall {
    type Output = ();
    const KIND: &'static str = "call.unlink";

    fn apply(self, tx: &Tx<'_>, _context: &Context) -> Result<()> {
        let call = tx.call(self.call_id)?;
        let contact = call.contact_id.ok_or(Error::Refused { why: "no_fiche" })?;
        tx.set_call_contact(self.call_id, None)?;
        tx.touched_call(self.call_id);
        tx.touched_contact(contact);
        Ok(())
    }
}

/// The call is with somebody: what was said of it while it was with nobody (a wrong number) is taken back.
fn linked(tx: &Tx<'_>, call: &Call, contact: ContactId) -> Result<()> {
    tx.forget_early_outcome(call.id)?;
    if let Some(e164) = &call.external {
        tx.mark_number_good(contact, e164)?;
    }
    if let Some(at) = call.answered_at {
        tx.contacted(contact, at)?;
    }
    tx.touched_call(call.id);
    tx.touched_contact(contact);
    Ok(())
}
