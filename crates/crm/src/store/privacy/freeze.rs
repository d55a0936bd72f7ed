//! Frozen fiches in the store: out of the derived rows, so out of search and lists, and back when it is lifted.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, named_params};

use crate::contact::{Contact, Stage};
use crate::store::writer::Tx;
use crate::store::{at_opt, index, ms};
use crate::{ContactId, Context, PhoneId, Result};

/// Since when a fiche is frozen; `None`: it is not.
pub(in crate::store) fn frozen_at(db: &Connection, contact: ContactId) -> Result<Option<DateTime<Utc>>> {
    let found: Option<Option<i64>> = db
        .prepare_cached("SELECT frozen_at FROM contact WHERE id = :id")?
        .query_row(named_params! { ":id": contact }, |row| row.get(0))
        .optional()?;
    Ok(at_opt(found.flatten()))
}

/// What is shown of a frozen fiche: the name.
pub(in crate::store) fn name_only(contact: Contact) -> Contact {
    Contact {
        external_id: None,
        job: None,
        decision_power: None,
        street: None,
        postcode: None,
        town: None,
        country: None,
        birth_year: None,
        language: None,
        usual_hours: None,
        loyalty_card: None,
        label: None,
        preferences: None,
        stage: Stage::Suspect,
        temperature: None,
        temperature_at: None,
        owner: None,
        last_contact_at: None,
        ..contact
    }
}

impl Tx<'_> {
    pub(crate) fn frozen_at(&self, contact: ContactId) -> Result<Option<DateTime<Utc>>> {
        frozen_at(self.connection, contact)
    }

    /// Freezes with a reason, lifts without one.
    pub(crate) fn set_frozen(&self, contact: ContactId, why: Option<&str>, context: &Context) -> Result<()> {
        let db = self.connection;
        db.prepare_cached(
            "UPDATE contact SET frozen_at = CASE WHEN :why IS NULL THEN NULL ELSE :now END, frozen_why = :why,
                 updated_at = :now WHERE id = :id",
        )?
        .execute(named_params! { ":why": why, ":now": ms(context.now), ":id": contact })?;
        let numbers: Vec<(PhoneId, String, Option<String>)> = db
            .prepare_cached("SELECT id, raw, e164 FROM phone_number WHERE contact_id = :id")?
            .query_map(named_params! { ":id": contact }, |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
            .collect::<rusqlite::Result<_>>()?;
        for (id, raw, e164) in numbers {
            index::forget_number(db, id)?;
            index::add_number(db, id, &raw, e164.as_deref())?;
        }
        index::refresh_contact(db, contact)
    }
}
