//! Keeping what was looked at; saying that a fiche was checked.

use rusqlite::{Connection, named_params, params};

use super::look_again;
use crate::duplicate::Likely;
use crate::error::OrNotFound;
use crate::quality::{BulkProgress, LookAgain};
use crate::store::{Store, Tx, ms};
use crate::{ContactId, Context, Result};

/// Fiches looked at in one lot: a tenth of a second.
const LOT: u32 = 5_000;

/// The pairs of a fiche that goes are none any more.
pub(in crate::store) fn forget_likely(db: &Connection, rid: i64) -> Result<()> {
    for sql in
        ["DELETE FROM likely_duplicate WHERE contact_rid = :rid", "DELETE FROM likely_duplicate WHERE other_rid = :rid"]
    {
        db.prepare_cached(sql)?.execute(named_params! { ":rid": rid })?;
    }
    Ok(())
}

impl Tx<'_> {
    pub(crate) fn look_again(&self, at_most: u32) -> Result<u32> {
        look_again(self.connection, at_most)
    }

    pub(crate) fn set_verified(&self, contact: ContactId, context: &Context) -> Result<()> {
        let changed = self
            .connection
            .prepare_cached("UPDATE contact SET verified_at = :now, verified_by = :agent WHERE id = :id")?
            .execute(named_params! { ":now": ms(context.now), ":agent": context.agent, ":id": contact })?;
        (changed == 1).then_some(()).or_not_found("contact")
    }

    pub(crate) fn keep_likely(&self, likely: &Likely, context: &Context) -> Result<()> {
        let db = self.connection;
        db.execute("DELETE FROM likely_duplicate", [])?;
        let mut insert =
            db.prepare_cached("INSERT OR IGNORE INTO likely_duplicate (contact_rid, other_rid) VALUES (?1, ?2)")?;
        for (one, other) in &likely.0 {
            insert.execute(params![one, other])?;
        }
        db.prepare_cached("INSERT OR REPLACE INTO duplicate_look (rid, made_at) VALUES (1, :now)")?
            .execute(named_params! { ":now": ms(context.now) })?;
        Ok(())
    }
}

impl Store {
    /// Looks at the fiches that nobody looked at since a file brought them in, lot after lot; how many they were. `go_on`
    /// is told how far it is, and returns `false` to stop: lists tell them all the same, only slower.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn look_at_flaws(&self, context: &Context, go_on: &mut dyn FnMut(BulkProgress) -> bool) -> Result<u32> {
        let (mut done, total) = (0, self.reader()?.to_look_at()?);
        if total == 0 {
            return Ok(done);
        }
        loop {
            let context = Context { operation: None, ..*context };
            let some = self.write(LookAgain { at_most: LOT }, &context)?.output;
            done += some;
            if some < LOT || !go_on(BulkProgress { done, total: total.max(done) }) {
                return Ok(done);
            }
        }
    }
}
