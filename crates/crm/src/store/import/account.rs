//! The account of an import: what file, how it was read, what it did so far.

use rusqlite::named_params;

use crate::import::{Counted, ImportChoices};
use crate::store::{Tx, catch_up, ms};
use crate::{Context, ImportId, Result};

impl Tx<'_> {
    /// [`catch_up::put_orders_off`].
    pub(crate) fn put_orders_off(&self) -> Result<()> {
        catch_up::put_orders_off(self.connection)
    }

    pub(crate) fn insert_import(&self, id: ImportId, choices: &ImportChoices, context: &Context) -> Result<()> {
        let shape = serde_json::json!({ "columns": choices.columns, "on_duplicate": choices.on_duplicate }).to_string();
        self.connection
            .prepare_cached(
                "INSERT INTO import (id, kind, file_name, shape, supplier, licence_ends_on, agent_id, started_at)
                 VALUES (:id, :kind, :file, :shape, :supplier, :licence, :agent, :now)",
            )?
            .execute(named_params! {
                ":id": id, ":kind": choices.kind, ":file": choices.file_name, ":shape": shape, ":supplier": choices.supplier,
                ":licence": choices.licence_ends_on.map(|day| day.to_string()), ":agent": context.agent,
                ":now": ms(context.now),
            })?;
        Ok(())
    }

    pub(crate) fn count_import(&self, id: ImportId, counted: Counted) -> Result<()> {
        self.connection
            .prepare_cached(
                "UPDATE import SET rows = rows + :rows, created = created + :created, merged = merged + :merged,
                     skipped = skipped + :skipped, rejected = rejected + :rejected
                 WHERE id = :id",
            )?
            .execute(named_params! {
                ":rows": counted.rows, ":created": counted.created, ":merged": counted.merged,
                ":skipped": counted.skipped, ":rejected": counted.rejected, ":id": id,
            })?;
        Ok(())
    }

    pub(crate) fn end_import(&self, id: ImportId, cancelled: bool, context: &Context) -> Result<()> {
        self.connection
            .prepare_cached(
                "UPDATE import SET ended_at = :now, cancelled_at = CASE WHEN :cancelled THEN :now END WHERE id = :id",
            )?
            .execute(named_params! { ":now": ms(context.now), ":cancelled": cancelled, ":id": id })?;
        Ok(())
    }
}
