//! Writing what was proposed and agreed to: one act, whatever the number of values.

use super::{At, Correction, Spot, corrections};
use crate::contact::{Contact, ContactField, Email};
use crate::quality::Subject;
use crate::store::Table;
use crate::undo::Act;
use crate::{ContactId, Context, Error, Operation, Result, Tx};

/// Puts values of a fiche right, as they were shown.
#[derive(Debug, Clone)]
pub struct FixContact {
    /// Whose.
    pub contact_id: ContactId,
    /// What was shown and agreed to.
    pub corrections: Vec<Correction>,
}

impl Operation for FixContact {
    type Output = ();
    const KIND: &'static str = "quality.fix";

    fn apply(self, tx: &Tx<'_>, context: &Context) -> Result<()> {
        let Self { contact_id, corrections } = self;
        if corrections.is_empty() {
            return Err(Error::Invalid { field: "corrections", why: "empty" });
        }
        let now = proposed(tx, contact_id)?;
        // Somebody was there meanwhile, or it was never proposed: what was seen is no longer what would be written.
        if !corrections.iter().all(|correction| now.contains(correction)) {
            return Err(Error::Refused { why: "changed_since" });
        }
        let fields: Vec<ContactField> = corrections.iter().filter_map(|correction| correction.field()).collect();
        let name = tx.called(contact_id)?;
        tx.can_be_undone(if fields.is_empty() { Act::Email { name } } else { Act::Fields { name, fields } });
        tx.watch(Table::Contact, "id", contact_id.0)?;
        tx.watch(Table::Email, "contact_id", contact_id.0)?;
        apply(tx, contact_id, &corrections, context)?;
        tx.reindex_contact(contact_id)?;
        tx.touched_contact(contact_id);
        Ok(())
    }
}

impl Correction {
    /// Which value of the fiche; `None`: an e-mail address.
    pub fn field(&self) -> Option<ContactField> {
        match self.spot {
            Spot::Field { field } => Some(field),
            Spot::Email { .. } => None,
        }
    }
}

/// What is proposed for a fiche now.
pub(crate) fn proposed(tx: &Tx<'_>, contact_id: ContactId) -> Result<Vec<Correction>> {
    let (contact, emails) = (tx.contact(contact_id)?, tx.emails(contact_id)?);
    Ok(of_fiche(&contact, &emails))
}

/// What is proposed for these values.
pub(crate) fn of_fiche(contact: &Contact, emails: &[Email]) -> Vec<Correction> {
    let good: Vec<&Email> = emails.iter().filter(|email| email.invalid_at.is_none()).collect();
    let lines = good.iter().map(|email| email.address.as_str()).collect::<Vec<_>>().join("\n");
    let subject = Subject {
        civility: contact.civility.as_deref(),
        first_name: contact.first_name.as_deref(),
        last_name: contact.last_name.as_deref(),
        company: contact.company.is_some(),
        postcode: contact.postcode.as_deref(),
        town: contact.town.as_deref(),
        country: contact.country.as_deref(),
        emails: &lines,
        // What is proposed has nothing to do with numbers.
        ..Subject::default()
    };
    let spot = |at: At| {
        Some(match at {
            At::Field(field) => Spot::Field { field },
            At::Email(place) => Spot::Email { email_id: good.get(place)?.id },
        })
    };
    let one = |found: super::Proposal| {
        Some(Correction { kind: found.kind, spot: spot(found.at)?, before: found.before, after: found.after })
    };
    corrections(&subject).into_iter().filter_map(one).collect()
}

/// Writes values, without a word of undoing: whoever calls watches.
pub(crate) fn apply(tx: &Tx<'_>, contact_id: ContactId, corrections: &[Correction], context: &Context) -> Result<()> {
    for correction in corrections {
        let after = Some(correction.after.as_str()).filter(|after| !after.is_empty());
        match correction.spot {
            Spot::Field { field } => tx.set_field(contact_id, field, after, context)?,
            Spot::Email { email_id } => {
                let folded = correction.after.to_lowercase();
                let twice = |email: &Email| email.id != email_id && email.address.to_lowercase() == folded;
                // The fiche has it already: that row gives way, so that this one keeps its place.
                if let Some(other) = tx.emails(contact_id)?.into_iter().find(twice) {
                    tx.delete_email(contact_id, other.id)?;
                }
                tx.rewrite_email(contact_id, email_id, &correction.after)?;
            }
        }
    }
    Ok(())
}
