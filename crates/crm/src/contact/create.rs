//! A new fiche, from little: a number alone is enough.

use phone::text::{NAME_MAX, clean};
use phone::{Kind, Number, Region};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Stage;
use super::email::email;
use crate::automation::{self, Event, Happening};
use crate::{ContactId, Context, Error, Operation, Result, Tx, typed};

/// What is known of somebody new. All of it may be missing but one of name, company, number, e-mail.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct NewContact {
    /// `mme`, `m`, `mx`.
    pub civility: Option<String>,
    /// First name.
    pub first_name: Option<String>,
    /// Last name.
    pub last_name: Option<String>,
    /// Employer, by name; made when new.
    pub company: Option<String>,
    /// Function at work.
    pub job: Option<String>,
    /// Number and street.
    pub street: Option<String>,
    /// Postcode.
    pub postcode: Option<String>,
    /// Town.
    pub town: Option<String>,
    /// The id in another system's file.
    pub external_id: Option<String>,
    /// Numbers as written, the main one first. What is not a number is kept as written and never matched.
    pub phones: Vec<String>,
    /// E-mail addresses, the main one first.
    pub emails: Vec<String>,
    /// Rung; `None`: suspect.
    pub stage: Option<Stage>,
}

/// The origin of what comes from a file.
const IMPORT: &str = "import";

/// Makes a fiche.
#[derive(Debug, Clone)]
pub struct AddContact {
    /// What is known.
    pub contact: NewContact,
    /// Where numbers without country code are read.
    pub region: Region,
    /// How the fiche is born: `internal`, `call`, `import`, `form`.
    pub origin: &'static str,
}

impl Operation for AddContact {
    type Output = ContactId;
    const KIND: &'static str = "contact.add";

    fn apply(self, tx: &Tx<'_>, context: &Context) -> Result<ContactId> {
        let new = cleaned(self.contact)?;
        // A cell of a file may hold more than its number; nobody typed it.
        if self.origin != IMPORT {
            for written in &new.phones {
                typed::line("phone", written, NAME_MAX)?;
            }
        }
        let id = ContactId::new(context.now);
        let company = new.company.as_deref().map(|name| tx.company_named(name, context)).transpose()?;
        tx.insert_contact(id, &new, company, self.origin, context)?;
        tx.insert_stage_change(id, None, new.stage.unwrap_or(Stage::Suspect), self.origin, context)?;
        for written in &new.phones {
            insert_written_phone(tx, id, written, self.region, self.origin, context)?;
        }
        for address in &new.emails {
            tx.insert_email(id, address, self.origin, context)?;
        }
        tx.reindex_contact(id)?;
        tx.touched_contact(id);
        // A file of thousands is no thousand events.
        if self.origin != IMPORT {
            automation::after(tx, &Happening::new(Event::ContactCreated, id.0, id, context.now), context)?;
        }
        Ok(id)
    }
}

/// Writes a number, and the further numbers of the same cell, unless the fiche has them already.
pub(crate) fn insert_written_phone(
    tx: &Tx<'_>,
    contact: ContactId,
    written: &str,
    region: Region,
    origin: &str,
    context: &Context,
) -> Result<()> {
    let number = Number::parse(written, region);
    let known = |e164: &str, tx: &Tx<'_>| -> Result<bool> {
        Ok(tx.numbers(contact)?.iter().any(|n| n.e164.as_deref() == Some(e164)))
    };
    match &number.e164 {
        Some(e164) if known(e164, tx)? => {}
        _ => {
            tx.insert_phone(contact, &number, &clean(written, NAME_MAX), usage_of(&number), origin, context)?;
        }
    }
    for other in &number.others {
        if !known(other, tx)? {
            let other = Number::parse(other, region);
            let raw = other.national.clone().unwrap_or_else(|| other.input.clone());
            tx.insert_phone(contact, &other, &raw, usage_of(&other), origin, context)?;
        }
    }
    Ok(())
}

/// What a number is probably used for, when only its range tells.
fn usage_of(number: &Number) -> Option<&'static str> {
    (number.kind == Kind::Number && number.line_type == phone::LineType::Mobile).then_some("mobile")
}

/// Text made safe, empty values dropped, lengths and e-mails checked.
fn cleaned(new: NewContact) -> Result<NewContact> {
    let tidy = |field, value: Option<String>| typed::optional_line(field, value.as_deref(), NAME_MAX);
    let list = |values: Vec<String>| values.into_iter().filter(|v| !v.trim().is_empty()).collect::<Vec<_>>();
    let emails = list(new.emails).iter().map(|e| email(e)).collect::<Result<Vec<_>>>()?;
    let new = NewContact {
        civility: tidy("civility", new.civility)?,
        first_name: tidy("first_name", new.first_name)?,
        last_name: tidy("last_name", new.last_name)?,
        company: tidy("company", new.company)?,
        job: tidy("job", new.job)?,
        street: tidy("street", new.street)?,
        postcode: tidy("postcode", new.postcode)?,
        town: tidy("town", new.town)?,
        external_id: tidy("external_id", new.external_id)?,
        phones: list(new.phones),
        emails,
        stage: new.stage,
    };
    let nobody = new.first_name.is_none()
        && new.last_name.is_none()
        && new.company.is_none()
        && new.phones.is_empty()
        && new.emails.is_empty();
    if nobody { Err(Error::Invalid { field: "contact", why: "empty" }) } else { Ok(new) }
}
