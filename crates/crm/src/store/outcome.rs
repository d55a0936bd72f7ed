//! The outcome tree and the motives of the house.

use rusqlite::{OptionalExtension, Row, named_params};

use super::reader::Reader;
use super::writer::Tx;
use crate::error::OrNotFound;
use crate::outcome::{Motive, Outcome};
use crate::{OutcomeId, Result};

const OUTCOME: &str = "SELECT id, parent_id, code, label, position, consequence, reached, success_of, campaign_only, proposes_stage FROM outcome";

fn outcome_from_row(row: &Row<'_>) -> rusqlite::Result<Outcome> {
    Ok(Outcome {
        id: row.get(0)?,
        parent_id: row.get(1)?,
        code: row.get(2)?,
        label: row.get(3)?,
        position: row.get(4)?,
        consequence: row.get(5)?,
        reached: row.get(6)?,
        success_of: row.get::<_, String>(7)?.split(',').filter_map(|word| word.parse().ok()).collect(),
        campaign_only: row.get(8)?,
        proposes: row.get(9)?,
    })
}

impl Reader<'_> {
    /// The outcome tree in use, in order.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn outcomes(&self) -> Result<Vec<Outcome>> {
        let mut statement = self
            .db()
            .prepare_cached(&format!("{OUTCOME} WHERE retired_at IS NULL ORDER BY parent_id IS NOT NULL, position"))?;
        Ok(statement.query_map([], outcome_from_row)?.collect::<rusqlite::Result<_>>()?)
    }

    /// The motives in use, in order.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn motives(&self) -> Result<Vec<Motive>> {
        let mut statement = self.db().prepare_cached(
            "SELECT id, parent_id, code, label, position FROM motive WHERE retired_at IS NULL ORDER BY position",
        )?;
        let rows = statement.query_map([], |row| {
            Ok(Motive {
                id: row.get(0)?,
                parent_id: row.get(1)?,
                code: row.get(2)?,
                label: row.get(3)?,
                position: row.get(4)?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

impl Tx<'_> {
    pub(crate) fn outcome(&self, id: OutcomeId) -> Result<Outcome> {
        self.connection
            .prepare_cached(&format!("{OUTCOME} WHERE id = :id"))?
            .query_row(named_params! { ":id": id }, outcome_from_row)
            .optional()?
            .or_not_found("outcome")
    }

    pub(crate) fn outcome_label(&self, code: &str) -> Result<String> {
        self.connection
            .prepare_cached("SELECT label FROM outcome WHERE code = :code")?
            .query_row(named_params! { ":code": code }, |row| row.get(0))
            .optional()?
            .or_not_found("outcome")
    }
}
