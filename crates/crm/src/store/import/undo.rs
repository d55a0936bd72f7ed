//! Taking an import back, in the store.

use rusqlite::{OptionalExtension, named_params};

use crate::error::OrNotFound;
use crate::import::{ImportProgress, KeptWhy, UndoAt, UndoImport, UndoneImport};
use crate::store::open::Store;
use crate::store::undo::RowChange;
use crate::store::{Tx, index, ms};
use crate::{ContactId, Context, Error, ImportId, PhoneId, Result};

/// An import that can be taken back.
pub(crate) struct UndoableImport {
    id: ImportId,
    started_at: i64,
}

/// Whether anything was done with a fiche since a file made it: every table that hangs on a fiche is asked, but for what
/// the file brought itself.
const USED: &str = "
    SELECT EXISTS (SELECT 1 FROM call WHERE contact_id = :id AND import_id IS NOT :import)
        OR EXISTS (SELECT 1 FROM ticket WHERE contact_id = :id AND import_id IS NOT :import)
        OR EXISTS (SELECT 1 FROM purchase WHERE contact_id = :id AND import_id IS NOT :import)
        OR EXISTS (SELECT 1 FROM exchange WHERE contact_id = :id AND import_id IS NOT :import)
        OR EXISTS (SELECT 1 FROM callback WHERE contact_id = :id)
        OR EXISTS (SELECT 1 FROM opportunity WHERE contact_id = :id)
        OR EXISTS (SELECT 1 FROM offer WHERE contact_id = :id)
        OR EXISTS (SELECT 1 FROM appointment WHERE contact_id = :id)
        OR EXISTS (SELECT 1 FROM pledge WHERE contact_id = :id)
        OR EXISTS (SELECT 1 FROM consent WHERE contact_id = :id)
        OR EXISTS (SELECT 1 FROM campaign_target WHERE contact_id = :id)
        OR EXISTS (SELECT 1 FROM web_request WHERE contact_id = :id)
        OR EXISTS (SELECT 1 FROM task WHERE contact_id = :id)
        OR EXISTS (SELECT 1 FROM sequence_run WHERE contact_id = :id)
        OR EXISTS (SELECT 1 FROM automation_act WHERE contact_id = :id)
        OR EXISTS (SELECT 1 FROM proposal WHERE contact_id = :id)
        OR EXISTS (SELECT 1 FROM value_origin WHERE contact_id = :id)
        OR EXISTS (SELECT 1 FROM number_choice WHERE contact_id = :id)
        OR EXISTS (SELECT 1 FROM verification_sheet WHERE contact_id = :id)
        OR EXISTS (SELECT 1 FROM practice WHERE contact_id = :id)
        OR EXISTS (SELECT 1 FROM import_change WHERE contact_id = :id)
        OR EXISTS (SELECT 1 FROM bulk_change WHERE contact_id = :id)
        OR EXISTS (SELECT 1 FROM contact_merge WHERE kept_id = :id)
        OR EXISTS (SELECT 1 FROM not_same WHERE contact_id = :id OR other_id = :id)
        OR EXISTS (SELECT 1 FROM contact_tag WHERE contact_id = :id AND at > :since)
        OR EXISTS (SELECT 1 FROM stage_change WHERE contact_id = :id AND at > :since)";

/// Whether its own values were edited since.
const EDITED: &str = "
    SELECT updated_at > :since OR verified_at IS NOT NULL
        OR EXISTS (SELECT 1 FROM phone_number WHERE contact_id = :id
                     AND (created_at > :since OR origin <> 'import' OR invalid_at IS NOT NULL OR verified_at IS NOT NULL))
        OR EXISTS (SELECT 1 FROM email WHERE contact_id = :id
                     AND (created_at > :since OR origin <> 'import' OR invalid_at IS NOT NULL OR verified_at IS NOT NULL))
    FROM contact WHERE id = :id";

impl Store {
    /// Takes an import back: what it made goes, what it completed is as it was; what was edited or used since stays and
    /// is told. `progress` is told how many fiches were looked at and returns `false` to stop there; it can be gone on
    /// with later.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Refused`] `already_undone`; those of the disk.
    pub fn undo_import(
        &self,
        id: ImportId,
        context: &Context,
        progress: &mut dyn FnMut(ImportProgress) -> bool,
    ) -> Result<UndoneImport> {
        let total = self.reader()?.import_size(id)?;
        let mut undone = UndoneImport::default();
        let mut step = UndoImport::new(id);
        let mut done = 0;
        loop {
            let context = Context { operation: None, ..*context };
            let (some, next) = self.write(step, &context)?.output;
            done += some.removed + some.restored + some.kept_count;
            undone.add(some);
            if next == UndoAt::Over {
                return Ok(undone);
            }
            if !progress(ImportProgress { done: done.min(total), total }) {
                undone.cancelled = true;
                return Ok(undone);
            }
            step = UndoImport { import: id, at: next };
        }
    }
}

impl crate::Reader<'_> {
    /// How many rows an import made or completed.
    fn import_size(&self, id: ImportId) -> Result<u32> {
        self.db()
            .prepare_cached("SELECT created + merged FROM import WHERE id = :id")?
            .query_row(named_params! { ":id": id }, |row| row.get(0))
            .optional()?
            .or_not_found("import")
    }
}

impl Tx<'_> {
    pub(crate) fn import_to_undo(&self, id: ImportId) -> Result<UndoableImport> {
        let (started_at, undone_at): (i64, Option<i64>) = self
            .connection
            .prepare_cached("SELECT started_at, undone_at FROM import WHERE id = :id")?
            .query_row(named_params! { ":id": id }, |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?
            .or_not_found("import")?;
        if undone_at.is_some() {
            return Err(Error::Refused { why: "already_undone" });
        }
        Ok(UndoableImport { id, started_at })
    }

    /// Puts fiches back that the import completed; where to go on, or `None` when there are no more.
    pub(crate) fn undo_completed(
        &self,
        import: &UndoableImport,
        after: i64,
        limit: u32,
        undone: &mut UndoneImport,
        context: &Context,
    ) -> Result<Option<i64>> {
        let rows: Vec<(i64, ContactId, String, i64)> = self
            .connection
            .prepare_cached(
                "SELECT rid, contact_id, changes, updated_at FROM import_change
                 WHERE import_id = :import AND rid > :after ORDER BY rid LIMIT :limit",
            )?
            .query_map(named_params! { ":import": import.id, ":after": after, ":limit": limit }, |row| {
                Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
            })?
            .collect::<rusqlite::Result<_>>()?;
        for (rid, contact, json, updated_at) in &rows {
            let changes: Vec<RowChange> = serde_json::from_str(json).map_err(|_| Error::Damaged)?;
            let stands = self.still_stand(&changes)?;
            if stands {
                self.put_back(&changes, context)?;
                // As if nothing had been: not even its date of change, unless something else moved it since.
                self.connection
                    .prepare_cached("UPDATE contact SET updated_at = :before WHERE id = :id")?
                    .execute(named_params! { ":before": updated_at, ":id": contact })?;
                self.reindex_contact(*contact)?;
                undone.restored += 1;
            } else {
                undone.keep(*contact, self.called(*contact)?, KeptWhy::Edited);
            }
            self.connection
                .prepare_cached("DELETE FROM import_change WHERE rid = :rid")?
                .execute(named_params! { ":rid": rid })?;
        }
        Ok(rows.last().map(|(rid, ..)| *rid))
    }

    /// Removes fiches that the import made; where to go on, or `None` when there are no more.
    pub(crate) fn undo_made(
        &self,
        import: &UndoableImport,
        after: i64,
        limit: u32,
        undone: &mut UndoneImport,
    ) -> Result<Option<i64>> {
        let rows: Vec<(i64, ContactId)> = self
            .connection
            .prepare_cached(
                "SELECT rid, id FROM contact WHERE import_id = :import AND rid > :after ORDER BY rid LIMIT :limit",
            )?
            .query_map(named_params! { ":import": import.id, ":after": after, ":limit": limit }, |row| {
                Ok((row.get(0)?, row.get(1)?))
            })?
            .collect::<rusqlite::Result<_>>()?;
        for (rid, contact) in &rows {
            match self.kept_since(*contact, import)? {
                Some(why) => undone.keep(*contact, self.called(*contact)?, why),
                None => {
                    self.remove_fiche(*rid, *contact)?;
                    undone.removed += 1;
                }
            }
        }
        Ok(rows.last().map(|(rid, _)| *rid))
    }

    fn kept_since(&self, contact: ContactId, import: &UndoableImport) -> Result<Option<KeptWhy>> {
        let asked = named_params! { ":id": contact, ":since": import.started_at };
        if self.connection.prepare_cached(EDITED)?.query_row(asked, |row| row.get(0))? {
            return Ok(Some(KeptWhy::Edited));
        }
        let asked = named_params! { ":id": contact, ":since": import.started_at, ":import": import.id };
        let used: bool = self.connection.prepare_cached(USED)?.query_row(asked, |row| row.get(0))?;
        Ok(used.then_some(KeptWhy::Used))
    }

    /// A fiche and all that hangs on it, its derived rows first.
    fn remove_fiche(&self, rid: i64, contact: ContactId) -> Result<()> {
        let numbers: Vec<PhoneId> = self
            .connection
            .prepare_cached("SELECT id FROM phone_number WHERE contact_id = :id")?
            .query_map(named_params! { ":id": contact }, |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?;
        for number in numbers {
            index::forget_number(self.connection, number)?;
        }
        index::forget_contact(self.connection, rid)?;
        self.connection
            .prepare_cached("DELETE FROM contact WHERE id = :id")?
            .execute(named_params! { ":id": contact })?;
        Ok(())
    }

    /// What hangs on no fiche of the import: notes put on others, and companies nobody works for.
    pub(crate) fn close_undone(&self, import: &UndoableImport, context: &Context) -> Result<()> {
        let asked = named_params! { ":import": import.id };
        self.connection.prepare_cached("DELETE FROM exchange WHERE import_id = :import AND contact_id NOT IN (SELECT id FROM contact WHERE import_id = :import)")?.execute(asked)?;
        self.connection
            .prepare_cached(
                "DELETE FROM company WHERE import_id = :import
                 AND NOT EXISTS (SELECT 1 FROM contact WHERE contact.company_id = company.id)",
            )?
            .execute(asked)?;
        self.connection
            .prepare_cached("DELETE FROM opposition WHERE import_id = :import AND lifted_at IS NULL")?
            .execute(asked)?;
        self.connection
            .prepare_cached("UPDATE import SET undone_at = :now WHERE id = :import")?
            .execute(named_params! { ":now": ms(context.now), ":import": import.id })?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// They come with the fiche, and nothing edits them but an import.
    const WITH_IT: [&str; 1] = ["address"];

    #[test]
    fn every_table_that_hangs_on_a_fiche_is_asked_before_it_is_taken_back() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("base.db"), chrono::DateTime::UNIX_EPOCH).unwrap();
        let reader = store.reader().unwrap();
        let tables: Vec<String> = reader
            .db()
            .prepare(
                "SELECT DISTINCT t.name FROM pragma_table_list t JOIN pragma_foreign_key_list(t.name) f
                 WHERE f.\"table\" = 'contact' AND t.schema = 'main'",
            )
            .unwrap()
            .query_map([], |row| row.get(0))
            .unwrap()
            .collect::<rusqlite::Result<_>>()
            .unwrap();
        assert!(tables.len() > 20, "{tables:?}");
        let asked: Vec<&str> = [USED, EDITED]
            .iter()
            .flat_map(|sql| sql.split("FROM ").skip(1).filter_map(|rest| rest.split_whitespace().next()))
            .collect();
        let forgotten: Vec<&String> = tables
            .iter()
            .filter(|table| !asked.contains(&table.as_str()) && !WITH_IT.contains(&table.as_str()))
            .collect();
        assert!(forgotten.is_empty(), "{forgotten:?}");
    }
}
