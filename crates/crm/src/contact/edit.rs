//! Editing a fiche in place: one value at a time, each of which can be taken back.

use phone::text::NAME_MAX;
use phone::{Number, Region};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::create::insert_written_phone;
use super::email::email;
use super::{Contact, ContactField, PhoneNumber, Stage, Temperature};
use crate::consent::ConsentChange;
use crate::follow_up::FollowUpStep;
use crate::offer::NewOffer;
use crate::opportunity::OpportunityStep;
use crate::store::Table;
use crate::undo::Act;
use crate::{AgentId, ContactId, Context, EmailId, Error, Operation, PhoneId, Result, Tx, typed};

/// One value put on a fiche.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct FieldEdit {
    /// Which value.
    pub field: ContactField,
    /// The new one; `None` or blank empties it.
    pub value: Option<String>,
}

/// What is corrected on a fiche.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "change", rename_all = "snake_case")]
pub enum ContactChange {
    /// Values.
    Fields {
        /// Each with its new one.
        edits: Vec<FieldEdit>,
    },
    /// A number, as [`SetPhone`] reads it.
    Phone {
        /// Which number; `None`: a new one.
        phone_id: Option<PhoneId>,
        /// As written; blank removes.
        raw: String,
    },
    /// An e-mail address, as [`SetEmail`] reads it.
    Email {
        /// Which address; `None`: a new one.
        email_id: Option<EmailId>,
        /// As written; blank removes.
        address: String,
    },
    /// Another rung, a confirmed temperature, or both, the rung first.
    Move {
        /// Where to; `None`: stays there.
        stage: Option<Stage>,
        /// Which; `None`: as before.
        temperature: Option<Temperature>,
        /// Why; asked for with a rung. `None`: not said.
        why: Option<String>,
    },
    /// Somebody else follows them, as [`super::AssignContact`] has it.
    Owner {
        /// Who followed them as far as one saw; `None`: nobody.
        from: Option<AgentId>,
        /// Who does from now on; `None`: nobody.
        to: Option<AgentId>,
    },
    /// A deal in hand.
    Opportunity {
        /// What is done to it.
        step: OpportunityStep,
    },
    /// An offer made to them, and their answer.
    Offer {
        /// Which.
        offer: NewOffer,
    },
    /// What is under way for them: tags, tasks, proposals, sequences.
    FollowUp {
        /// What is done to it.
        step: FollowUpStep,
    },
    /// What they allow.
    Consent {
        /// Given, or taken back.
        step: ConsentChange,
    },
}

/// Puts values on a fiche.
#[derive(Debug, Clone)]
pub struct EditContact {
    /// Whose.
    pub contact_id: ContactId,
    /// What.
    pub edits: Vec<FieldEdit>,
}

impl Operation for EditContact {
    type Output = ();
    const KIND: &'static str = "contact.edit";

    fn apply(self, tx: &Tx<'_>, context: &Context) -> Result<()> {
        let fields = self.edits.iter().map(|edit| edit.field).collect();
        tx.can_be_undone(Act::Fields { name: tx.called(self.contact_id)?, fields });
        tx.watch(Table::Contact, "id", self.contact_id.0)?;
        for edit in &self.edits {
            let value = checked_edit(edit)?;
            tx.set_field(self.contact_id, edit.field, value.as_deref(), context)?;
        }
        tx.reindex_contact(self.contact_id)?;
        tx.touched_contact(self.contact_id);
        Ok(())
    }
}

/// The value a fiche has of a field, as written; `None`: none.
pub(crate) fn value_of(contact: &Contact, field: ContactField) -> Option<String> {
    use ContactField as F;
    match field {
        F::Civility => contact.civility.clone(),
        F::FirstName => contact.first_name.clone(),
        F::LastName => contact.last_name.clone(),
        F::Company => contact.company.as_ref().map(|c| c.name.clone()),
        F::Job => contact.job.clone(),
        F::DecisionPower => contact.decision_power.clone(),
        F::Street => contact.street.clone(),
        F::Postcode => contact.postcode.clone(),
        F::Town => contact.town.clone(),
        F::Country => contact.country.clone(),
        F::BirthYear => contact.birth_year.map(|y| y.to_string()),
        F::Language => contact.language.clone(),
        F::UsualHours => contact.usual_hours.clone(),
        F::LoyaltyCard => contact.loyalty_card.clone(),
        F::Label => contact.label.clone(),
        F::Preferences => contact.preferences.clone(),
        F::ExternalId => contact.external_id.clone(),
    }
}

/// The value as it may be stored; `None` empties.
pub(crate) fn checked_edit(edit: &FieldEdit) -> Result<Option<String>> {
    let Some(value) = typed::optional_line(edit.field.as_str(), edit.value.as_deref(), NAME_MAX)? else {
        return Ok(None);
    };
    let letters = |n| value.len() == n && value.bytes().all(|b| b.is_ascii_alphabetic());
    let fine = match edit.field {
        ContactField::Civility => ["mme", "m", "mx"].contains(&value.as_str()),
        ContactField::Country => letters(2),
        ContactField::Language => letters(2),
        ContactField::BirthYear => value.parse::<i32>().is_ok_and(|year| (1880..=2100).contains(&year)),
        _ => true,
    };
    if fine { Ok(Some(value)) } else { Err(Error::Invalid { field: edit.field.as_str(), why: "unknown_value" }) }
}

/// Adds, corrects or removes a number: `phone_id` `None` adds, a blank `raw` removes. Corrected, it keeps its place and
/// its usage, and is no longer marked wrong.
#[derive(Debug, Clone)]
pub struct SetPhone {
    /// Whose.
    pub contact_id: ContactId,
    /// Which number; `None`: a new one.
    pub phone_id: Option<PhoneId>,
    /// As written; blank removes.
    pub raw: String,
    /// Where numbers without country code are read.
    pub region: Region,
}

impl Operation for SetPhone {
    type Output = ();
    const KIND: &'static str = "contact.phone";

    fn apply(self, tx: &Tx<'_>, context: &Context) -> Result<()> {
        tx.can_be_undone(Act::Phone { name: tx.called(self.contact_id)? });
        tx.watch(Table::PhoneNumber, "contact_id", self.contact_id.0)?;
        let raw = typed::line("phone", &self.raw, NAME_MAX)?;
        let blank = self.raw.trim().is_empty();
        let number = Number::parse(&self.raw, self.region);
        if !blank && number.e164.is_none() && !number.input.bytes().any(|b| b.is_ascii_digit()) {
            return Err(Error::Invalid { field: "phone", why: "not_a_number" });
        }
        if let Some(id) = self.phone_id {
            let elsewhere = |n: &PhoneNumber| n.id != id && n.e164.is_some() && n.e164 == number.e164;
            let twice = tx.numbers(self.contact_id)?.into_iter().find(elsewhere);
            if blank {
                tx.delete_phone(self.contact_id, id)?;
            } else {
                // The fiche has it already: that row gives way, so that this one keeps its place.
                if let Some(other) = twice {
                    tx.delete_phone(self.contact_id, other.id)?;
                }
                tx.rewrite_phone(self.contact_id, id, &number, &raw)?;
            }
        }
        if !blank && (self.phone_id.is_none() || (number.e164.is_some() && !number.others.is_empty())) {
            insert_written_phone(tx, self.contact_id, &self.raw, self.region, "internal", context)?;
        }
        tx.reindex_contact(self.contact_id)?;
        tx.touched_contact(self.contact_id);
        Ok(())
    }
}

/// Adds, corrects or removes an e-mail address, as [`SetPhone`] does a number.
#[derive(Debug, Clone)]
pub struct SetEmail {
    /// Whose.
    pub contact_id: ContactId,
    /// Which address; `None`: a new one.
    pub email_id: Option<EmailId>,
    /// As written; blank removes.
    pub address: String,
}

impl Operation for SetEmail {
    type Output = ();
    const KIND: &'static str = "contact.email";

    fn apply(self, tx: &Tx<'_>, context: &Context) -> Result<()> {
        tx.can_be_undone(Act::Email { name: tx.called(self.contact_id)? });
        tx.watch(Table::Email, "contact_id", self.contact_id.0)?;
        let address = (!self.address.trim().is_empty()).then(|| email(&self.address)).transpose()?;
        match (self.email_id, address) {
            (Some(id), Some(address)) => tx.rewrite_email(self.contact_id, id, &address)?,
            (Some(id), None) => tx.delete_email(self.contact_id, id)?,
            (None, Some(address)) => tx.insert_email(self.contact_id, &address, "internal", context)?,
            (None, None) => {}
        }
        tx.reindex_contact(self.contact_id)?;
        tx.touched_contact(self.contact_id);
        Ok(())
    }
}
