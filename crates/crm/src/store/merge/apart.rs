//! A merge taken apart: every row as it was before, unless it was changed since.

use rusqlite::{ErrorCode, OptionalExtension, named_params};
use uuid::Uuid;

use super::tables::{FOLLOW, UNITED};
use super::{Changes, rename_draft};
use crate::contact::{Stayed, Unmerged};
use crate::error::OrNotFound;
use crate::store::index;
use crate::store::undo::{Cell, Row, RowChange, Table, whole_row};
use crate::store::writer::Tx;
use crate::{ContactId, Context, Error, MergeId, PhoneId, Result};

/// Dates that every change moves: nobody is told that they stay.
const DATES: [&str; 2] = ["updated_at", "last_contact_at"];

impl Tx<'_> {
    /// Makes two fiches of one again.
    pub(crate) fn unmerge_contacts(&self, id: MergeId, _context: &Context) -> Result<Unmerged> {
        let db = self.connection;
        let found: Option<(ContactId, ContactId, String, i64)> = db
            .prepare_cached("SELECT kept_id, removed_id, rows, rid FROM contact_merge WHERE id = :id")?
            .query_row(named_params! { ":id": id }, |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))
            .optional()?;
        let (kept, removed, json, rid) = found.or_not_found("merge")?;
        let changes: Changes = serde_json::from_str(&json).map_err(|_| Error::Damaged)?;
        self.refuse_unless_last(kept, rid, &changes)?;
        let mut stayed = self.new_since(kept, id)?;
        // The fiche comes first, and what points at it; then the rows that went, then what points at those; what came
        // goes last.
        let turn = |change: &&RowChange| match (&change.before, &change.after) {
            (Some(_), None) if change.table == Table::Contact => 0,
            (Some(_), Some(_)) if change.table != Table::Dial => 1,
            (Some(_), None) => 2,
            (Some(_), Some(_)) => 3,
            (None, _) => 4,
        };
        let mut ordered: Vec<&RowChange> = changes.rows.iter().collect();
        ordered.sort_by_key(turn);
        for change in ordered {
            stayed.extend(self.row_back(change)?);
        }
        for (key, moved) in &changes.drafts {
            rename_draft(db, moved, key)?;
        }
        db.prepare_cached("DELETE FROM contact_merge WHERE id = :id")?.execute(named_params! { ":id": id })?;
        self.reindex_contact(kept)?;
        self.reindex_contact(removed)?;
        Ok(Unmerged { contact_id: kept, restored: removed, stayed })
    }

    /// The fiche that a merge made is frozen now.
    pub(crate) fn is_frozen_since_merged(&self, id: MergeId) -> Result<bool> {
        Ok(self
            .connection
            .prepare_cached(
                "SELECT 1 FROM contact_merge m JOIN contact c ON c.id = m.kept_id
                 WHERE m.id = :id AND c.frozen_at IS NOT NULL",
            )?
            .exists(named_params! { ":id": id })?)
    }

    /// Merges are taken apart in the opposite order: the last one into a fiche first, and before it is merged itself.
    fn refuse_unless_last(&self, kept: ContactId, rid: i64, changes: &Changes) -> Result<()> {
        let later = self
            .connection
            .prepare_cached("SELECT 1 FROM contact_merge WHERE kept_id = :kept AND rid > :rid")?
            .exists(named_params! { ":kept": kept, ":rid": rid })?;
        if changes.into == kept && !later { Ok(()) } else { Err(Error::Refused { why: "merged_again" }) }
    }

    /// What came to the person since the merge: nobody knows to which of the two it belongs.
    fn new_since(&self, kept: ContactId, merge: MergeId) -> Result<Vec<Stayed>> {
        // Identifiers begin with the millisecond they were made in.
        let mut after = *merge.0.as_bytes();
        after.iter_mut().skip(6).for_each(|byte| *byte = 0xFF);
        let mut stayed = Vec::new();
        for table in FOLLOW.iter().chain(UNITED) {
            let sql = format!("SELECT count(*) FROM {} WHERE contact_id = :kept AND id > :after", table.name());
            let new: u32 = self
                .connection
                .prepare_cached(&sql)?
                .query_row(named_params! { ":kept": kept, ":after": Uuid::from_bytes(after) }, |row| row.get(0))?;
            if new > 0 {
                stayed.push(Stayed { what: table.name().to_owned(), new, fields: Vec::new() });
            }
        }
        Ok(stayed)
    }

    /// One row as it was; what stays of it, since it was changed.
    fn row_back(&self, change: &RowChange) -> Result<Option<Stayed>> {
        let RowChange { table, id, before, after } = change;
        let stays = |fields: Vec<String>| Some(Stayed { what: table.name().to_owned(), new: 0, fields });
        let now = whole_row(self.connection, *table, *id)?;
        match (before, after, now) {
            (Some(before), None, None) => {
                Ok(if self.come_again(*table, *id, before)? { None } else { stays(Vec::new()) })
            }
            // Removed since: it stays so.
            (_, Some(_), None) => Ok(stays(Vec::new())),
            (None, Some(after), Some(now)) => {
                if after.iter().any(|(column, cell)| now.get(column) != Some(cell)) {
                    return Ok(stays(Vec::new()));
                }
                // Table names come from a closed list.
                self.connection
                    .prepare_cached(&format!("DELETE FROM {} WHERE id = :id", table.name()))?
                    .execute(named_params! { ":id": id })?;
                Ok(None)
            }
            (Some(before), Some(after), Some(now)) => {
                let same = |column: &str| now.get(column) == after.get(column);
                let told: Vec<String> =
                    after.keys().filter(|c| !same(c) && !DATES.contains(&c.as_str())).cloned().collect();
                // What was said of a pair is said of both ends of it, or not at all.
                if *table == Table::NotSame && !told.is_empty() {
                    return Ok(stays(told));
                }
                let back: Row =
                    before.iter().filter(|(c, _)| same(c)).map(|(c, cell)| (c.clone(), cell.clone())).collect();
                self.set_together(*table, *id, &back)?;
                Ok(if told.is_empty() { None } else { stays(told) })
            }
            _ => Ok(None),
        }
    }

    /// A row that went comes again, with its local number where that is free; `false`: what it hung on has gone since.
    fn come_again(&self, table: Table, id: Uuid, row: &Row) -> Result<bool> {
        let db = self.connection;
        let mut row = row.clone();
        if let Some(Cell::Integer(rid)) = row.get("rid") {
            let sql = format!("SELECT 1 FROM {} WHERE rid = :rid", table.name());
            if db.prepare_cached(&sql)?.exists(named_params! { ":rid": rid })? {
                row.remove("rid");
            }
        }
        match self.insert_cells(table, &row) {
            Ok(()) => {}
            Err(Error::Storage(rusqlite::Error::SqliteFailure(failure, _)))
                if failure.code == ErrorCode::ConstraintViolation =>
            {
                return Ok(false);
            }
            Err(other) => return Err(other),
        }
        if table == Table::PhoneNumber {
            let (raw, e164): (String, Option<String>) = db
                .prepare_cached("SELECT raw, e164 FROM phone_number WHERE id = :id")?
                .query_row(named_params! { ":id": id }, |row| Ok((row.get(0)?, row.get(1)?)))?;
            index::add_number(db, PhoneId(id), &raw, e164.as_deref())?;
        }
        Ok(true)
    }
}
