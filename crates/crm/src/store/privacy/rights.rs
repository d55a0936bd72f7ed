//! The rights of one person, and of everybody, read together.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, Row, named_params};

use crate::privacy::{Frozen, HouseRights, Rights};
use crate::store::at;
use crate::store::open::Store;
use crate::store::undo::called;
use crate::{ContactId, Result};

/// Fiches frozen, as many as are told.
const FROZEN_MAX: u32 = 500;

impl Store {
    /// Where the rights of one person stand.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`].
    pub fn rights(&self, contact: ContactId, now: DateTime<Utc>) -> Result<Rights> {
        let erasure = self.erasure_preview(contact, true, now)?;
        let reader = self.reader()?;
        let frozen = reader.snapshot(|db| frozen(db, Some(contact)))?.pop();
        let consents = reader.consents(contact, now)?;
        Ok(Rights { contact_id: contact, name: erasure.name.clone(), frozen, consents, erasure })
    }

    /// What the rights of people ask of the house now. That what is due was told counts as a launch, as
    /// [`Store::retention`] has it.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn house_rights(&self, now: DateTime<Utc>) -> Result<HouseRights> {
        let retention = self.retention(now)?;
        let reader = self.reader()?;
        let opposed = u32::try_from(reader.oppositions()?.len()).unwrap_or(u32::MAX);
        Ok(HouseRights { frozen: reader.snapshot(|db| frozen(db, None))?, opposed, retention })
    }
}

/// One fiche if it is frozen, or all that are.
fn frozen(db: &Connection, one: Option<ContactId>) -> Result<Vec<Frozen>> {
    let which = if one.is_some() { "id = :id AND" } else { ":id IS NULL AND" };
    let sql = format!(
        "SELECT id, frozen_at, frozen_why FROM contact WHERE {which} frozen_at IS NOT NULL
         ORDER BY frozen_at DESC, rid DESC LIMIT {FROZEN_MAX}"
    );
    let from_row = |row: &Row<'_>| Ok((row.get(0)?, row.get::<_, i64>(1)?, row.get(2)?));
    let rows = db
        .prepare_cached(&sql)?
        .query_map(named_params! { ":id": one }, from_row)?
        .collect::<rusqlite::Result<Vec<(ContactId, i64, Option<String>)>>>()?;
    rows.into_iter()
        .map(|(id, since, why)| Ok(Frozen { contact_id: id, name: called(db, id)?, at: at(since), why }))
        .collect()
}
