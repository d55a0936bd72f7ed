//! Fiches in the store: the row of a person; beside it their numbers, their addresses, their rung.

mod email;
mod line;
mod number;
mod page;
mod stage;
mod write;

use rusqlite::{Connection, OptionalExtension, Row, named_params};

use super::directory::agent_from_row;
use super::reader::Reader;
use super::writer::Tx;
use super::{at, at_opt, facts, index, merge, ms, scope, shown};
use crate::contact::{CompanyRef, Contact};
use crate::error::OrNotFound;
use crate::{ContactId, Result};

pub(super) use email::emails;
pub(super) use line::{LINE_COLUMNS, line_from_row};
pub(super) use number::{line_type_word, numbers};
pub(super) use page::count_all;

const CONTACT: &str = "
    SELECT c.id, c.external_id, c.civility, c.first_name, c.last_name, co.id, co.name, c.job, c.decision_power,
           c.street, c.postcode, c.town, c.country, c.birth_year, c.language, c.usual_hours, c.loyalty_card,
           c.label, c.preferences, c.stage, c.temperature, c.temperature_at, a.id, a.name,
           c.last_contact_at, c.created_at, c.updated_at
    FROM contact c
    LEFT JOIN company co ON co.id = c.company_id
    LEFT JOIN agent a ON a.id = c.owner_id
    WHERE c.id = :id";

fn contact_from_row(row: &Row<'_>) -> rusqlite::Result<Contact> {
    let company = match (row.get(5)?, row.get(6)?) {
        (Some(id), Some(name)) => Some(CompanyRef { id, name }),
        _ => None,
    };
    let owner = agent_from_row(row, 22)?;
    Ok(Contact {
        id: row.get(0)?,
        external_id: row.get(1)?,
        civility: row.get(2)?,
        first_name: row.get(3)?,
        last_name: row.get(4)?,
        company,
        job: row.get(7)?,
        decision_power: row.get(8)?,
        street: row.get(9)?,
        postcode: row.get(10)?,
        town: row.get(11)?,
        country: row.get(12)?,
        birth_year: row.get(13)?,
        language: row.get(14)?,
        usual_hours: row.get(15)?,
        loyalty_card: row.get(16)?,
        label: row.get(17)?,
        preferences: row.get(18)?,
        stage: row.get(19)?,
        temperature: row.get(20)?,
        temperature_at: at_opt(row.get(21)?),
        owner,
        last_contact_at: at_opt(row.get(24)?),
        created_at: at(row.get(25)?),
        updated_at: at(row.get(26)?),
    })
}

/// The fiche's own row; of one that was merged, the fiche kept.
pub(super) fn contact(db: &Connection, id: ContactId) -> Result<Contact> {
    let read = |id: ContactId| -> Result<Option<Contact>> {
        Ok(db.prepare_cached(CONTACT)?.query_row(named_params! { ":id": id }, contact_from_row).optional()?)
    };
    match read(id)? {
        Some(contact) => Ok(contact),
        None => merge::went_into(db, id)?.map(read).transpose()?.flatten().or_not_found("contact"),
    }
}

impl Reader<'_> {
    /// The fiche's own data.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn contact(&self, id: ContactId) -> Result<Contact> {
        contact(self.db(), id)
    }

    /// The fiches that another system knows by this id, at most two: none, the one, or more than one. What was merged is
    /// known by both its ids.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn contacts_by_external_id(&self, external_id: &str) -> Result<Vec<ContactId>> {
        let mut statement = self.db().prepare_cached(
            "SELECT id FROM contact WHERE external_id = :external_id
                 UNION SELECT kept_id FROM contact_merge WHERE external_id = :external_id LIMIT 2",
        )?;
        let rows = statement.query_map(named_params! { ":external_id": external_id }, |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

impl Tx<'_> {
    pub(crate) fn contact(&self, id: ContactId) -> Result<Contact> {
        contact(self.connection, id)
    }
}
