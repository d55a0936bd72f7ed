//! The telephone journal.

use rusqlite::named_params;

use super::reader::Reader;
use super::writer::Tx;
use super::{at, ms};
use crate::Result;
use crate::journal::{JournalLine, RefusedPayload};

impl Reader<'_> {
    /// The telephone journal, last first.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn journal(&self, limit: u32) -> Result<Vec<JournalLine>> {
        let mut statement = self.db().prepare_cached(
            "SELECT at, source, external_id, event, verdict, call_id, reason, raw FROM journal ORDER BY rid DESC LIMIT :limit",
        )?;
        let rows = statement.query_map(named_params! { ":limit": limit }, |row| {
            Ok(JournalLine {
                at: at(row.get(0)?),
                source: row.get(1)?,
                external_id: row.get(2)?,
                event: row.get(3)?,
                verdict: row.get(4)?,
                call_id: row.get(5)?,
                reason: row.get(6)?,
                raw: row.get(7)?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

impl Tx<'_> {
    pub(crate) fn insert_refused_payload(&self, refused: &RefusedPayload) -> Result<()> {
        self.connection
            .prepare_cached(
                "INSERT INTO journal (id, at, source, verdict, reason, raw) VALUES (:id, :at, :source, 'refused', :reason, :raw)",
            )?
            .execute(named_params! {
                ":id": crate::id::new_uuid(refused.at), ":at": ms(refused.at), ":source": refused.source,
                ":reason": refused.reason, ":raw": refused.raw,
            })?;
        Ok(())
    }
}
