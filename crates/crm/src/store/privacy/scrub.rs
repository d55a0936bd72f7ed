//! Cleaning the file after an erasure: freed pages, gaps inside pages and the -wal hold nothing any more.
//!
//! `secure_delete` overwrites what is deleted where it lies; it does not overwrite the copies SQLite left behind when it
//! moved a row from one page to another. Only a file written anew is free of those.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, named_params};

use crate::Result;
use crate::store::ms;

/// A file of that size is written anew in a second or two, in memory: at once rather than with the daily upkeep.
pub(super) const AT_ONCE: u64 = 256 << 20;

/// Writes the file anew and empties its -wal.
pub(super) fn scrub(db: &Connection, now: DateTime<Utc>) -> Result<()> {
    db.execute_batch("VACUUM;")?;
    db.prepare_cached("UPDATE erasure SET scrubbed_at = :now WHERE scrubbed_at IS NULL")?
        .execute(named_params! { ":now": ms(now) })?;
    // Busy: a view is being read; the -wal is emptied by the next checkpoint that meets nobody.
    db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
    Ok(())
}

/// Whether something was erased since the file was last cleaned.
pub(super) fn is_due(db: &Connection) -> Result<bool> {
    Ok(db.prepare_cached("SELECT 1 FROM erasure WHERE scrubbed_at IS NULL")?.exists([])?)
}
