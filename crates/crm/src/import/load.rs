//! Writing a chunk of rows: each completes the one fiche it is about, or makes a new one.

use phone::Region;
use phone::text::{NAME_MAX, clean};

use super::person::name_key;
use super::{ImportReason, Person, RejectedRow};
use crate::contact::{AddContact, ContactField, NewContact, insert_written_phone};
use crate::text::fold;
use crate::{ContactId, Context, Operation, Result, Tx};

/// Rows written in one transaction.
pub(crate) struct LoadRows {
    pub people: Vec<Person>,
    pub region: Region,
}

/// What became of them.
#[derive(Debug, Default)]
pub(crate) struct Loaded {
    pub created: u32,
    pub merged: u32,
    pub rejected: Vec<RejectedRow>,
}

impl Operation for LoadRows {
    type Output = Loaded;
    const KIND: &'static str = "import.rows";

    fn apply(self, tx: &Tx<'_>, context: &Context) -> Result<Loaded> {
        let mut loaded = Loaded::default();
        for person in self.people {
            if let Some(known) = same_person(tx, &person)? {
                complete(tx, known, &person, self.region, context, &mut loaded.rejected)?;
                loaded.merged += 1;
            } else {
                create(tx, person, self.region, context)?;
                loaded.created += 1;
            }
        }
        Ok(loaded)
    }
}

/// The one fiche that has a number or an address of the row, when the names agree. Several such fiches, or another
/// name, is somebody else: two people may share a line, and nobody is merged by a guess.
fn same_person(tx: &Tx<'_>, person: &Person) -> Result<Option<ContactId>> {
    let [only] = tx.contacts_reached_by(&person.e164, &person.emails)?[..] else {
        return Ok(None);
    };
    let known = tx.contact(only)?;
    let company = known.company.as_ref().map(|company| fold(&company.name));
    let name = person.name_key();
    let same = if name.is_empty() {
        // No name: the company is who is meant, when the row gives one.
        person.company.as_deref().is_none_or(|written| company.is_none_or(|known| known == fold(written)))
    } else {
        name == name_key(known.first_name.as_deref(), known.last_name.as_deref())
    };
    Ok(same.then_some(only))
}

fn create(tx: &Tx<'_>, person: Person, region: Region, context: &Context) -> Result<()> {
    let contact = NewContact {
        civility: person.civility.map(str::to_owned),
        first_name: person.first_name,
        last_name: person.last_name,
        company: person.company,
        phones: person.phones,
        emails: person.emails,
        ..NewContact::default()
    };
    AddContact { contact, region, origin: "import" }.apply(tx, context)?;
    Ok(())
}

/// Adds what the fiche lacks; what it has stays.
fn complete(
    tx: &Tx<'_>,
    id: ContactId,
    person: &Person,
    region: Region,
    context: &Context,
    rejected: &mut Vec<RejectedRow>,
) -> Result<()> {
    let known = tx.contact(id)?;
    if let (None, Some(civility)) = (&known.civility, person.civility) {
        tx.set_field(id, ContactField::Civility, Some(civility), context)?;
    }
    match (&known.company, &person.company) {
        (None, Some(company)) => tx.set_field(id, ContactField::Company, Some(company), context)?,
        (Some(has), Some(company)) if fold(&has.name) != fold(company) => {
            rejected.push(RejectedRow {
                line: person.line,
                value: company.clone(),
                reason: ImportReason::CompanyDiffers,
            });
        }
        _ => {}
    }
    for written in &person.phones {
        let raw = clean(written, NAME_MAX);
        if !tx.numbers(id)?.iter().any(|number| number.raw == raw) {
            insert_written_phone(tx, id, written, region, "import", context)?;
        }
    }
    let has = tx.email_addresses(id)?;
    for address in &person.emails {
        if !has.iter().any(|known| known.to_lowercase() == address.to_lowercase()) {
            tx.insert_email(id, address, "import", context)?;
        }
    }
    tx.reindex_contact(id)?;
    tx.touched_contact(id);
    Ok(())
}
