//! Erasing somebody from the outside: what will go, then all of it, then a clean file.

use std::path::Path;

use chrono::{DateTime, Duration, Utc};
use rusqlite::Connection;

use super::erase::in_a_call;
use super::opposition::opposed_by_number;
use super::{archive, replay, rows, scrub};
use crate::privacy::{EraseContact, EraseHow, Erased, ErasurePreview, OnErase, TableErased, data_map};
use crate::settings::{ASIDE_DAYS, BACKUP_DAYS};
use crate::store::house::setting;
use crate::store::open::Store;
use crate::store::{aside, backup};
use crate::{ContactId, Context, Result};

fn preview(
    db: &Connection,
    data_file: &Path,
    contact: ContactId,
    accounts: bool,
    now: DateTime<Utc>,
) -> Result<ErasurePreview> {
    let name = crate::store::undo::called(db, contact)?;
    let mut tables = Vec::new();
    for table in data_map().of_a_person() {
        let rows = rows::count(db, table, contact)?;
        // The journal of writes keeps that something was done, not what was written.
        let stays = table.erase.stays() || table.name == "operation";
        let about = !matches!(table.erase, OnErase::Keep);
        if rows > 0 && about {
            tables.push(TableErased { table: table.name.clone(), title: table.title.clone(), rows, stays });
        }
    }
    let live = in_a_call(db, contact)?;
    let days = |key| -> Result<Duration> { Ok(Duration::days(setting(db, key)?.as_i64().unwrap_or(30))) };
    let (backups, aside) = (backup::names(data_file), aside::names(data_file));
    let gone = |found: bool, days: Duration| found.then(|| now + days);
    Ok(ErasurePreview {
        contact_id: contact,
        name,
        blocks: if live { vec!["call_in_progress"] } else { Vec::new() },
        tables,
        archive: archive::foreseen(db, contact, accounts, now)?,
        opposed: opposed_by_number(db, contact)?.is_some(),
        copies_until: gone(!backups.is_empty(), days(BACKUP_DAYS)?)
            .into_iter()
            .chain(gone(!aside.is_empty(), days(ASIDE_DAYS)?))
            .max(),
        backups: u32::try_from(backups.len()).unwrap_or(u32::MAX),
        aside: u32::try_from(aside.len()).unwrap_or(u32::MAX),
    })
}

impl Store {
    /// What erasing somebody will do; `accounts`: orders and contracts go to the archive of the law.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`].
    pub fn erasure_preview(&self, contact: ContactId, accounts: bool, now: DateTime<Utc>) -> Result<ErasurePreview> {
        self.reader()?.snapshot(|db| preview(db, self.path(), contact, accounts, now))
    }

    /// Erases somebody, then cleans the file (a large one only when `clean` says so; else the daily upkeep does it).
    ///
    /// # Errors
    /// [`crate::Error::NotFound`]; [`crate::Error::Refused`] `call_in_progress`.
    pub fn erase(&self, contact: ContactId, how: EraseHow, clean: bool, context: &Context) -> Result<Erased> {
        let preview = self.erasure_preview(contact, how.archive, context.now)?;
        self.write(EraseContact { contact_id: contact, how }, context)?;
        let scrubbed = self.after_erasing(clean, context.now)?;
        Ok(Erased { preview, scrubbed })
    }

    /// Erases several, and cleans the file once.
    ///
    /// # Errors
    /// As [`Store::erase`]: those before the first that could not be erased are.
    pub fn erase_all(&self, contacts: &[ContactId], how: EraseHow, clean: bool, context: &Context) -> Result<bool> {
        for contact_id in contacts {
            self.write(EraseContact { contact_id: *contact_id, how }, &Context { operation: None, ..*context })?;
        }
        self.after_erasing(clean, context.now)
    }

    /// Writes beside the file who was erased, then cleans it. Answers whether it is clean.
    pub(in crate::store) fn after_erasing(&self, clean: bool, now: DateTime<Utc>) -> Result<bool> {
        let path = self.path().to_owned();
        self.maintain(move |connection| {
            replay::keep_beside(connection, &path)?;
            let small = std::fs::metadata(&path).is_ok_and(|file| file.len() <= scrub::AT_ONCE);
            if !(clean || small) {
                return Ok(false);
            }
            match scrub::scrub(connection, now) {
                // Another program is writing: the daily upkeep tries again.
                Err(crate::Error::Locked) => Ok(false),
                other => other.map(|()| true),
            }
        })
    }

    /// Cleans the file when something was erased since it last was. Answers whether it was cleaned now.
    pub(in crate::store) fn clean_if_due(&self, now: DateTime<Utc>) -> Result<bool> {
        self.maintain(move |connection| {
            let due = scrub::is_due(connection)?;
            if due {
                scrub::scrub(connection, now)?;
            }
            Ok(due)
        })
    }
}
