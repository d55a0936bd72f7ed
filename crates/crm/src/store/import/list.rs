//! The list of imports, in the store.

use rusqlite::{Row, named_params};

use crate::Result;
use crate::import::PastImport;
use crate::store::at;
use crate::store::reader::Reader;

impl Reader<'_> {
    /// The imports that were made, last first.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn imports(&self, limit: u32) -> Result<Vec<PastImport>> {
        let mut statement = self.db().prepare_cached(
            "SELECT i.id, i.kind, i.file_name, i.supplier, i.licence_ends_on, i.rows, i.created, i.merged, i.skipped,
                 i.rejected, a.name, i.started_at, i.ended_at, i.cancelled_at IS NOT NULL, i.undone_at
             FROM import i LEFT JOIN agent a ON a.id = i.agent_id
             ORDER BY i.started_at DESC, i.rid DESC LIMIT :limit",
        )?;
        Ok(statement.query_map(named_params! { ":limit": limit }, from_row)?.collect::<rusqlite::Result<_>>()?)
    }
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<PastImport> {
    Ok(PastImport {
        id: row.get(0)?,
        kind: row.get(1)?,
        file_name: row.get(2)?,
        supplier: row.get(3)?,
        licence_ends_on: row.get::<_, Option<String>>(4)?.and_then(|day| day.parse().ok()),
        rows: row.get(5)?,
        created: row.get(6)?,
        merged: row.get(7)?,
        skipped: row.get(8)?,
        rejected: row.get(9)?,
        agent: row.get(10)?,
        started_at: at(row.get(11)?),
        ended_at: row.get::<_, Option<i64>>(12)?.map(at),
        cancelled: row.get(13)?,
        undone_at: row.get::<_, Option<i64>>(14)?.map(at),
    })
}
