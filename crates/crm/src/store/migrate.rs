//! From any released schema to the present one: a verified backup first, then plain SQL files, each whole or not
//! at all. A newer file is refused, a foreign one is not touched.

use std::path::Path;
use std::sync::LazyLock;

use chrono::{DateTime, Utc};
use rusqlite::Connection;
use rusqlite_migration::{M, Migrations};

use super::backup;
use crate::{Error, Result};

/// `application_id` of our files: the letters "DCRO".
const APPLICATION_ID: i64 = 0x4443_524f;

/// Every migration, in order; the number of a file is the `user_version` it leads to.
const FILES: &[&str] = &[
    include_str!("../../../../migrations/0001_foundation.sql"),
    include_str!("../../../../migrations/0002_default_lists.sql"),
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
    if read("PRAGMA application_id")? != APPLICATION_ID {
        return Err(Error::Damaged);
    }
    let found = read("PRAGMA user_version")?;
    if found > schema_version() {
        return Err(Error::Newer { found, known: schema_version() });
    }
    // Reads the schema: a file whose first pages are torn says so here rather than in the middle of a call.
    connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get::<_, i64>(0))?;
    Ok(())
}

/// Brings the file to the present schema.
pub(super) fn migrate(connection: &mut Connection, path: &Path, now: DateTime<Utc>) -> Result<()> {
    let from: i64 = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    if from == schema_version() {
        return Ok(());
    }
    if from > 0 {
        backup::make(connection, path, now)?;
    }
    // Foreign keys are off while tables may be rebuilt, and checked as a whole before each commit.
    connection.execute_batch("PRAGMA foreign_keys = OFF;")?;
    let result = MIGRATIONS.to_latest(connection);
    connection.execute_batch("PRAGMA foreign_keys = ON;")?;
    result.map_err(|error| match error {
        rusqlite_migration::Error::RusqliteError { err, .. } => Error::from(err),
        rusqlite_migration::Error::ForeignKeyCheck(_) => Error::Damaged,
        other => Error::Disk(std::io::Error::other(other.to_string())),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_migration_applies_to_an_empty_base() {
        MIGRATIONS.validate().unwrap();
    }
}
