//! Several values put on a fiche at once: whole or not at all.

use crm::contact::{ContactField, EditContact, FieldEdit, SetEmail, SetPhone, SetStage, Stage};
use crm::{ContactId, Context, EmailId, Operation, PhoneId, Tx};
use phone::Region;

use super::Values;
use crate::base::Base;
use crate::failure::{Failure, Result};

/// What an edit does, in the order it does it. The parts are the core's own operations in one transaction.
pub struct EditFiche {
    contact_id: ContactId,
    region: Region,
    fields: Vec<FieldEdit>,
    stage: Option<Stage>,
    dropped_phones: Vec<PhoneId>,
    dropped_emails: Vec<EmailId>,
    phones: Vec<String>,
    emails: Vec<String>,
}

impl EditFiche {
    /// From what was typed; a stage that is the present one is no change.
    pub fn new(base: &Base, contact_id: ContactId, values: Values) -> Result<Self> {
        use ContactField as F;
        let reader = base.reader()?;
        let blank = |texts: &[String]| texts.iter().any(|text| text.trim().is_empty());
        let kept = |texts: Vec<String>| texts.into_iter().filter(|text| !text.trim().is_empty()).collect();
        let fields = [
            (F::LastName, values.last_name),
            (F::FirstName, values.first_name),
            (F::Company, values.company),
            (F::Postcode, values.postcode),
            (F::Town, values.town),
            (F::ExternalId, values.external_id),
        ];
        let fields: Vec<FieldEdit> = fields
            .into_iter()
            .filter_map(|(field, value)| value.map(|value| FieldEdit { field, value: Some(value) }))
            .collect();
        if fields.is_empty() && values.stage.is_none() && values.phones.is_empty() && values.emails.is_empty() {
            return Err(Failure::said("nothing_to_change"));
        }
        let stage = values.stage.map(|word| word.parse::<Stage>()).transpose()?;
        let present = reader.contact(contact_id)?.stage;
        let dropped_phones = if blank(&values.phones) { reader.numbers(contact_id)? } else { Vec::new() };
        let dropped_emails = if blank(&values.emails) { reader.emails(contact_id)? } else { Vec::new() };
        let had: Vec<String> = if blank(&values.emails) {
            Vec::new()
        } else {
            reader.emails(contact_id)?.into_iter().map(|email| email.address.to_lowercase()).collect()
        };
        let emails: Vec<String> = kept(values.emails);
        Ok(Self {
            contact_id,
            region: base.region,
            fields,
            stage: stage.filter(|stage| *stage != present),
            dropped_phones: dropped_phones.into_iter().map(|number| number.id).collect(),
            dropped_emails: dropped_emails.into_iter().map(|email| email.id).collect(),
            phones: kept(values.phones),
            emails: emails.into_iter().filter(|email| !had.contains(&email.trim().to_lowercase())).collect(),
        })
    }
}

impl Operation for EditFiche {
    type Output = ();
    const KIND: &'static str = "contact.edit";

    fn apply(self, tx: &Tx<'_>, context: &Context) -> crm::Result<()> {
        let (contact_id, region) = (self.contact_id, self.region);
        if !self.fields.is_empty() {
            EditContact { contact_id, edits: self.fields }.apply(tx, context)?;
        }
        if let Some(stage) = self.stage {
            SetStage { contact_id, stage, why: "decroche contact edit".into() }.apply(tx, context)?;
        }
        for id in self.dropped_phones {
            SetPhone { contact_id, phone_id: Some(id), raw: String::new(), region }.apply(tx, context)?;
        }
        for raw in self.phones {
            SetPhone { contact_id, phone_id: None, raw, region }.apply(tx, context)?;
        }
        for id in self.dropped_emails {
            SetEmail { contact_id, email_id: Some(id), address: String::new() }.apply(tx, context)?;
        }
        for address in self.emails {
            SetEmail { contact_id, email_id: None, address }.apply(tx, context)?;
        }
        Ok(())
    }
}
