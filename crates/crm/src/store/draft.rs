//! Texts being typed, kept until they are sent.

use rusqlite::named_params;

use super::reader::Reader;
use super::writer::Tx;
use super::{at, ms};
use crate::draft::Draft;
use crate::{Context, Result};

impl Reader<'_> {
    /// Every text being typed.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn drafts(&self) -> Result<Vec<Draft>> {
        let mut statement = self.db().prepare_cached("SELECT key, body, updated_at FROM draft ORDER BY updated_at")?;
        let rows = statement
            .query_map([], |row| Ok(Draft { key: row.get(0)?, body: row.get(1)?, updated_at: at(row.get(2)?) }))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

impl Tx<'_> {
    pub(crate) fn save_draft(&self, key: &str, body: &str, context: &Context) -> Result<()> {
        self.connection
            .prepare_cached(
                "INSERT INTO draft (key, body, updated_at) VALUES (:key, :body, :now)
                 ON CONFLICT (key) DO UPDATE SET body = excluded.body, updated_at = excluded.updated_at",
            )?
            .execute(named_params! { ":key": key, ":body": body, ":now": ms(context.now) })?;
        Ok(())
    }

    pub(crate) fn drop_draft(&self, key: &str) -> Result<()> {
        self.connection.prepare_cached("DELETE FROM draft WHERE key = :key")?.execute(named_params! { ":key": key })?;
        Ok(())
    }
}
