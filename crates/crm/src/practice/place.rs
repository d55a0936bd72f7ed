//! A practice call, and a new try at its sheet.

use phone::text::NAME_MAX;

use super::put_back::put_back;
use crate::call::Call;
use crate::dial::begin;
use crate::law::Ground;
use crate::{CallId, ContactId, Context, Error, Operation, PracticeId, Result, Tx, typed};

/// Begins a practice call: the line is played, no telephone is asked, so no law stands in its way. The first call of a
/// sheet begins its first try; a try may call several times until it is compared.
#[derive(Debug, Clone)]
pub struct PlacePractice {
    /// To whom.
    pub contact_id: ContactId,
    /// Who calls; not empty.
    pub student: String,
}

impl Operation for PlacePractice {
    /// The call, ringing. Refused with `practice_over` when the last try was compared: a new one puts the fiche back
    /// first; with `call_not_over` while its call goes on; with `not_a_class` where people are not invented.
    type Output = Call;
    const KIND: &'static str = "practice.call";

    fn apply(self, tx: &Tx<'_>, context: &Context) -> Result<Call> {
        let student = student(&self.student)?;
        tx.sheet_before(self.contact_id)?;
        if !tx.invented_people()? {
            return Err(Error::Refused { why: "not_a_class" });
        }
        let practice = match tx.last_practice(self.contact_id)? {
            None => tx.insert_practice(self.contact_id, &student, context)?,
            Some(last) if last.compared => return Err(Error::Refused { why: "practice_over" }),
            Some(last) if last.calling => return Err(Error::Refused { why: "call_not_over" }),
            Some(last) => last.id,
        };
        let phone = tx.number_to_dial(self.contact_id, None)?.ok_or(Error::Refused { why: "no_good_number" })?;
        let call_id = CallId::new(context.now);
        begin(tx, call_id, self.contact_id, phone, context)?;
        // In its campaign the call has the guide and the outcomes of a verification.
        let target = tx.verification_target(self.contact_id)?;
        tx.insert_dial(call_id, Ground::Service, None, target, context)?;
        if let Some(target) = target {
            tx.target_called(target, context)?;
        }
        tx.practice_called(practice, call_id, &student, context)?;
        tx.touched_contact(self.contact_id);
        tx.touched_house();
        tx.call(call_id)
    }
}

/// Begins a new try: the fiche is put back as the class file has it. Former tries stay.
#[derive(Debug, Clone)]
pub struct RestartPractice {
    /// Whose sheet.
    pub contact_id: ContactId,
    /// Who will call; not empty.
    pub student: String,
}

impl Operation for RestartPractice {
    /// The new try. Refused with `call_not_over` while the call of the last one goes on.
    type Output = PracticeId;
    const KIND: &'static str = "practice.restart";

    fn apply(self, tx: &Tx<'_>, context: &Context) -> Result<PracticeId> {
        let student = student(&self.student)?;
        let before = tx.sheet_before(self.contact_id)?;
        let last = tx.last_practice(self.contact_id)?;
        if last.is_some_and(|last| last.calling) {
            return Err(Error::Refused { why: "call_not_over" });
        }
        put_back(tx, self.contact_id, &before, context)?;
        if let Some(target) = tx.verification_target(self.contact_id)? {
            tx.target_waits(target, context.now, context)?;
        }
        tx.touched_contact(self.contact_id);
        tx.touched_house();
        tx.insert_practice(self.contact_id, &student, context)
    }
}

/// The name of who calls, as typed.
pub(super) fn student(typed: &str) -> Result<String> {
    let student = typed::line("student", typed, NAME_MAX)?;
    if student.is_empty() { Err(Error::Invalid { field: "student", why: "empty" }) } else { Ok(student) }
}
