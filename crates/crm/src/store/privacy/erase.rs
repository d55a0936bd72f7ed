//! Erasing somebody in the store: their rows go or lose their words, table by table, as the data map says.

use rusqlite::{Connection, OptionalExtension, named_params};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::identifiers::Identifiers;
use super::rows::{needed, theirs};
use super::{archive, own};
use crate::privacy::{EraseHow, Holds, MappedTable, OnErase, data_map};
use crate::store::writer::Tx;
use crate::store::{at, index, ms};
use crate::{ContactId, Context, PhoneId, Result};

/// What stands where words stood that may not be empty.
const ERASED: &str = "Effacé";

/// How a person erased is known: nobody can tell who it was.
pub(super) fn contact_key(contact: ContactId) -> [u8; 32] {
    Sha256::digest(contact.0.as_bytes()).into()
}

/// They are on the telephone.
pub(super) fn in_a_call(db: &Connection, contact: ContactId) -> Result<bool> {
    Ok(db
        .prepare_cached("SELECT 1 FROM call WHERE contact_id = :id AND ended_at IS NULL")?
        .exists(named_params! { ":id": contact })?)
}

impl Tx<'_> {
    /// They are on the telephone.
    pub(crate) fn in_a_call(&self, contact: ContactId) -> Result<bool> {
        in_a_call(self.connection, contact)
    }

    /// Everything of theirs goes, but for what counts in figures and what the law has kept.
    pub(crate) fn erase(&self, contact: ContactId, how: EraseHow, context: &Context) -> Result<()> {
        let db = self.connection;
        // Rows that stay get other ids: what hangs on them follows within this transaction.
        db.execute_batch("PRAGMA defer_foreign_keys = ON;")?;
        let who = Identifiers::of(db, contact)?;
        archive::keep(db, contact, how.archive, context)?;
        own::before(db, contact, &who)?;
        let cases = own::cases_out(db, contact)?;
        let known_as = known_as(db, contact)?;
        for table in data_map().of_a_person() {
            match table.erase {
                OnErase::Delete => delete(db, table, contact)?,
                OnErase::Strip => strip(db, table, contact, context)?,
                OnErase::Own | OnErase::Keep => {}
            }
        }
        own::cases_in(db, &cases, &who)?;
        own::after(db)?;
        known_as.into_iter().try_for_each(|id| remember(db, contact_key(id), how, context))
    }
}

/// Their fiche, and those that were merged into it: a backup older than the merge has these.
fn known_as(db: &Connection, contact: ContactId) -> Result<Vec<ContactId>> {
    let mut statement = db.prepare_cached("SELECT removed_id FROM contact_merge WHERE kept_id = :id")?;
    let merged = statement.query_map(named_params! { ":id": contact }, |row| row.get(0))?;
    Ok(std::iter::once(Ok(contact)).chain(merged).collect::<rusqlite::Result<_>>()?)
}

/// That somebody was erased, not who.
pub(super) fn remember(db: &Connection, key: [u8; 32], how: EraseHow, context: &Context) -> Result<()> {
    db.prepare_cached(
        "INSERT INTO erasure (id, contact_key, why, archived, at) VALUES (:id, :key, :why, :archived, :now)
         ON CONFLICT (contact_key) DO NOTHING",
    )?
    .execute(named_params! {
        ":id": crate::id::new_uuid(context.now), ":key": key, ":why": how.why,
        ":archived": how.archive, ":now": ms(context.now),
    })?;
    Ok(())
}

fn delete(db: &Connection, table: &MappedTable, contact: ContactId) -> Result<()> {
    match table.name.as_str() {
        "phone_number" => {
            let numbers: Vec<PhoneId> = db
                .prepare_cached("SELECT id FROM phone_number WHERE contact_id = :id")?
                .query_map(named_params! { ":id": contact }, |row| row.get(0))?
                .collect::<rusqlite::Result<_>>()?;
            numbers.into_iter().try_for_each(|id| index::forget_number(db, id))?;
        }
        "contact" => {
            let rid: Option<i64> = db
                .prepare_cached("SELECT rid FROM contact WHERE id = :id")?
                .query_row(named_params! { ":id": contact }, |row| row.get(0))
                .optional()?;
            if let Some(rid) = rid {
                index::forget_contact(db, rid)?;
            }
        }
        _ => {}
    }
    let sql = format!("DELETE FROM {} WHERE {}", table.name, theirs(table));
    db.prepare_cached(&sql)?.execute(named_params! { ":contact": contact })?;
    Ok(())
}

/// The words of their rows go, and what ties them to a person.
fn strip(db: &Connection, table: &MappedTable, contact: ContactId, context: &Context) -> Result<()> {
    own::settle(db, table, contact, context)?;
    let needed = needed(db, &table.name)?;
    let rows = ids(db, table, contact)?;
    let mut sets: Vec<String> = table
        .holding(Holds::Text)
        .map(|column| match column {
            "subject" | "label" => format!("{column} = '{ERASED}'"),
            column if needed.contains(column) => format!("{column} = ''"),
            column => format!("{column} = NULL"),
        })
        .collect();
    let tied = table.columns.contains_key("contact_id");
    if tied {
        sets.push("contact_id = NULL".to_owned());
    }
    if !sets.is_empty() {
        let sql = format!("UPDATE {} SET {} WHERE rid = :rid", table.name, sets.join(", "));
        let mut statement = db.prepare_cached(&sql)?;
        for row in &rows {
            statement.execute(named_params! { ":rid": row.rid })?;
        }
    }
    if tied { rows.into_iter().try_for_each(|row| rename(db, table, &row)) } else { Ok(()) }
}

struct Row {
    rid: i64,
    id: Uuid,
    /// Its own moment: another id is made from it, so that rows erased together do not look like one person's.
    at: i64,
}

fn ids(db: &Connection, table: &MappedTable, contact: ContactId) -> Result<Vec<Row>> {
    let moment = ["ringing_at", "opened_at", "at"].into_iter().find(|name| table.columns.contains_key(*name));
    let moment = moment.unwrap_or("0");
    let sql = format!("SELECT rid, id, {moment} FROM {} WHERE {}", table.name, theirs(table));
    let mut statement = db.prepare_cached(&sql)?;
    let rows = statement.query_map(named_params! { ":contact": contact }, |row| {
        Ok(Row { rid: row.get(0)?, id: row.get(1)?, at: row.get(2)? })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// A row gets an id that no other system and no backup knows; what hangs on it follows.
fn rename(db: &Connection, table: &MappedTable, row: &Row) -> Result<()> {
    let new = crate::id::new_uuid(at(row.at));
    for (child, column) in hanging_on(db, &table.name)? {
        db.prepare_cached(&format!("UPDATE {child} SET {column} = :new WHERE {column} = :old"))?
            .execute(named_params! { ":new": new, ":old": row.id })?;
    }
    db.prepare_cached(&format!("UPDATE {} SET id = :new WHERE rid = :rid", table.name))?
        .execute(named_params! { ":new": new, ":rid": row.rid })?;
    Ok(())
}

/// The tables and columns that point at rows of this one.
fn hanging_on(db: &Connection, table: &str) -> Result<Vec<(String, String)>> {
    let mut statement = db.prepare_cached(
        "SELECT s.name, f.\"from\" FROM sqlite_schema s, pragma_foreign_key_list(s.name) f
         WHERE s.type = 'table' AND f.\"table\" = :table",
    )?;
    let rows = statement.query_map(named_params! { ":table": table }, |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
