//! From any released schema to the present one: a verified backup first, then plain SQL files, each whole or not
//! at all. A newer file is refused, a foreign one is not touched.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::LazyLock;

use chrono::{DateTime, Utc};
use rusqlite::{Connection, TransactionBehavior};
use rusqlite_migration::{M, Migrations};

use super::backup;
use crate::{Error, Result};

/// `application_id` of our files: the letters "DCRO".
pub(super) const APPLICATION_ID: i64 = 0x4443_524f;

/// Every migration, in order; the number of a file is the `user_version` it leads to.
const FILES: &[&str] = &[
    include_str!("../../../../migrations/0001_foundation.sql"),
    include_str!("../../../../migrations/0002_default_lists.sql"),
    include_str!("../../../../migrations/0003_desk.sql"),
    include_str!("../../../../migrations/0004_data.sql"),
];

static MIGRATIONS: LazyLock<Migrations<'static>> =
    LazyLock::new(|| Migrations::new(FILES.iter().map(|sql| M::up(sql).foreign_key_check()).collect()));

/// The schema version this build reads and writes.
pub fn schema_version() -> i64 {
    i64::try_from(FILES.len()).unwrap_or(i64::MAX)
}

/// Says whether a file is ours, before anything is written to it.
pub(super) fn check_identity(connection: &Connection, fresh: bool) -> Result<()> {
    let read = |pragma: &str| connection.query_row(pragma, [], |row| row.get::<_, i64>(0));
    if fresh {
        connection.execute_batch(&format!("PRAGMA application_id = {APPLICATION_ID};"))?;
        return Ok(());
    }
    let found = read("PRAGMA user_version")?;
    if read("PRAGMA application_id")? != APPLICATION_ID || found < 0 {
        return Err(Error::Damaged);
    }
    if found > schema_version() {
        return Err(Error::Newer { found, known: schema_version() });
    }
    // Reads the schema: a file whose first pages are torn says so here rather than in the middle of a call.
    connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get::<_, i64>(0))?;
    Ok(())
}

/// Whether there is nothing at all in a file: no owner, no version, no table.
pub(super) fn is_blank(connection: &Connection) -> Result<bool> {
    let zero = |sql: &str| connection.query_row(sql, [], |row| Ok(row.get::<_, i64>(0)? == 0));
    Ok(zero("PRAGMA application_id")? && zero("PRAGMA user_version")? && zero("SELECT count(*) FROM sqlite_schema")?)
}

/// Makes a new file of that version.
pub(super) fn make_at(connection: &mut Connection, version: i64) -> Result<()> {
    connection.execute_batch(&format!("PRAGMA application_id = {APPLICATION_ID};"))?;
    let version = usize::try_from(version).map_err(|_| Error::Damaged)?;
    MIGRATIONS.to_version(connection, version).map_err(|_| Error::Damaged)
}

fn version_of(connection: &Connection) -> Result<i64> {
    Ok(connection.query_row("PRAGMA user_version", [], |row| row.get(0))?)
}

/// Brings the file to the present schema. Another process may be doing the same: what it did is done.
pub(super) fn migrate(connection: &mut Connection, path: &Path, now: DateTime<Utc>) -> Result<()> {
    let from = claimed(connection)?;
    if from == schema_version() {
        return Ok(());
    }
    if from > 0 {
        match backup::make(connection, path, now) {
            Err(Error::Refused { .. }) => {} // made by another process at this very moment
            other => drop(other?),
        }
    }
    // Each step waits for the writer before it reads, so that it never works on what another has just changed.
    connection.set_transaction_behavior(TransactionBehavior::Immediate);
    // Foreign keys are off while tables may be rebuilt, and checked as a whole before each commit.
    connection.execute_batch("PRAGMA foreign_keys = OFF;")?;
    let result = to_latest(connection, from);
    connection.execute_batch("PRAGMA foreign_keys = ON;")?;
    result
}

/// The version a file says it has. One bit of it lost, and a sound file asks for steps it has taken: it would be backed
/// up as what it is not, and that backup offered to put it right. So the schema must be the version's too.
fn claimed(connection: &mut Connection) -> Result<i64> {
    let snapshot = connection.transaction()?;
    let version = version_of(&snapshot)?;
    if version == schema_version() {
        return Ok(version);
    }
    let of_version = names_at(usize::try_from(version).map_err(|_| Error::Damaged)?)?;
    let later = names_at(FILES.len())?.difference(&of_version).cloned().collect::<BTreeSet<_>>();
    let there = names(&snapshot)?;
    if of_version.is_subset(&there) && later.is_disjoint(&there) { Ok(version) } else { Err(Error::Damaged) }
}

/// The objects of a new file of that version.
fn names_at(version: usize) -> Result<BTreeSet<String>> {
    let mut model = Connection::open_in_memory()?;
    MIGRATIONS.to_version(&mut model, version).map_err(|_| Error::Damaged)?;
    names(&model)
}

/// A file of this version that is nowhere on the disk, to explain queries on.
#[cfg(test)]
pub(super) fn in_memory() -> Result<Connection> {
    let mut model = Connection::open_in_memory()?;
    MIGRATIONS.to_latest(&mut model).map_err(|_| Error::Damaged)?;
    Ok(model)
}

fn names(connection: &Connection) -> Result<BTreeSet<String>> {
    Ok(connection
        .prepare("SELECT type || ' ' || name FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%'")?
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?)
}

fn to_latest(connection: &mut Connection, from: i64) -> Result<()> {
    let mut reached = from;
    while let Err(error) = MIGRATIONS.to_latest(connection) {
        let now_at = version_of(connection)?;
        if now_at == reached {
            return Err(match error {
                rusqlite_migration::Error::RusqliteError { err, .. } => match Error::from(err) {
                    // The file is not what its version says: a sound one takes every step.
                    Error::Storage(_) => Error::Damaged,
                    other => other,
                },
                _ => Error::Damaged,
            });
        }
        reached = now_at; // another process took a step: go on from there
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_migration_applies_to_an_empty_base() {
        MIGRATIONS.validate().unwrap();
    }
}
