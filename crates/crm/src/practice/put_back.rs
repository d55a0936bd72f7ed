//! A fiche put back as the class file has it, so that the next student finds what the first one found.

use phone::Region;

use crate::class::{Present, VerifiedField};
use crate::contact::{EditContact, FieldEdit, SetEmail, SetPhone};
use crate::{ContactId, Context, Operation, Result, Tx};

/// Puts back every value a sheet may know: what is corrected, spoiled or added in a try.
pub(super) fn put_back(tx: &Tx<'_>, contact_id: ContactId, before: &Present, context: &Context) -> Result<()> {
    let edits = VerifiedField::ALL
        .iter()
        .filter_map(|field| {
            let value = before.values(*field).first().cloned();
            Some(FieldEdit { field: field.own()?, value })
        })
        .collect();
    EditContact { contact_id, edits }.apply(tx, context)?;
    for number in tx.numbers(contact_id)? {
        tx.delete_phone(contact_id, number.id)?;
    }
    for raw in before.values(VerifiedField::Phone) {
        SetPhone { contact_id, phone_id: None, raw: raw.clone(), region: Region::FR }.apply(tx, context)?;
    }
    for email in tx.emails(contact_id)? {
        tx.delete_email(contact_id, email.id)?;
    }
    for address in before.values(VerifiedField::Email) {
        SetEmail { contact_id, email_id: None, address: address.clone() }.apply(tx, context)?;
    }
    tx.reindex_contact(contact_id)
}
