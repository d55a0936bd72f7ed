//! Two fiches made one in the store, with all that hangs on them; taken apart again; whole runs of merges.

mod apart;
mod fields;
mod run;
mod tables;
mod unite;

use rusqlite::{Connection, OptionalExtension, named_params};
use serde::{Deserialize, Serialize};

use super::reader::Reader;
use super::undo::{Columns, RowChange, Table, Watched, changes};
use super::writer::Tx;
use super::{at, index, ms};
use crate::contact::{ContactField, MergeLine};
use crate::error::OrNotFound;
use crate::{ContactId, Context, Error, MergeId, Result};
use tables::{FOLLOW, OF_PAIRS, UNITED};

pub use run::{MergeProgress, MergeRun};

/// All that a merge changed.
#[derive(Debug, Serialize, Deserialize)]
struct Changes {
    /// The fiche kept then; one merged since stands for it in its column.
    into: ContactId,
    rows: Vec<RowChange>,
    /// Keys of drafts: before, after.
    drafts: Vec<(String, String)>,
}

/// The fiche into which this one was merged; `None`: it was not.
pub(super) fn went_into(db: &Connection, id: ContactId) -> Result<Option<ContactId>> {
    Ok(db
        .prepare_cached("SELECT kept_id FROM contact_merge WHERE removed_id = :id")?
        .query_row(named_params! { ":id": id }, |row| row.get(0))
        .optional()?)
}

impl Reader<'_> {
    /// What was merged into a fiche (or into the one it was merged into), the last first: only that one can be taken
    /// apart now.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn merges_of(&self, contact: ContactId) -> Result<Vec<MergeLine>> {
        let kept = self.contact(contact)?.id;
        let mut statement = self.db().prepare_cached(
            "SELECT id, removed_id, name, at FROM contact_merge WHERE kept_id = :kept ORDER BY rid DESC",
        )?;
        let rows = statement.query_map(named_params! { ":kept": kept }, |row| {
            Ok(MergeLine { merge_id: row.get(0)?, removed_id: row.get(1)?, name: row.get(2)?, at: at(row.get(3)?) })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

impl Tx<'_> {
    /// The fiche that this person has now: itself, or the one it was merged into.
    pub(crate) fn present_contact(&self, id: ContactId) -> Result<ContactId> {
        let there = self
            .connection
            .prepare_cached("SELECT 1 FROM contact WHERE id = :id")?
            .exists(named_params! { ":id": id })?;
        Ok(if there { id } else { went_into(self.connection, id)?.unwrap_or(id) })
    }

    /// Makes one fiche of two, and keeps how they were.
    pub(crate) fn merge_contacts(
        &self,
        id: MergeId,
        kept: ContactId,
        removed: ContactId,
        take: &[ContactField],
        context: &Context,
    ) -> Result<()> {
        let db = self.connection;
        let (rid, external_id): (i64, Option<String>) = db
            .prepare_cached("SELECT rid, external_id FROM contact WHERE id = :id")?
            .query_row(named_params! { ":id": removed }, |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?
            .or_not_found("contact")?;
        let name = self.called(removed)?;
        let watched = watch(db, kept, removed)?;
        let taken = self.unite_fields(kept, removed, take, context)?;
        unite::all(self, kept, removed, &taken, context)?;
        for table in FOLLOW {
            // Table names come from a closed list.
            let sql = format!("UPDATE {} SET contact_id = :kept WHERE contact_id = :removed", table.name());
            db.prepare_cached(&sql)?.execute(named_params! { ":kept": kept, ":removed": removed })?;
        }
        let drafts = move_drafts(db, removed, kept)?;
        index::forget_contact(db, rid)?;
        db.prepare_cached("DELETE FROM contact WHERE id = :id")?.execute(named_params! { ":id": removed })?;
        self.reindex_contact(kept)?;
        let rows = changes(db, &watched, Columns::All)?;
        let json = serde_json::to_string(&Changes { into: kept, rows, drafts }).map_err(|_| Error::Damaged)?;
        db.prepare_cached(
            "INSERT INTO contact_merge (id, kept_id, removed_id, external_id, name, rows, agent_id, at)
             VALUES (:id, :kept, :removed, :external_id, :name, :rows, :agent, :now)",
        )?
        .execute(named_params! {
            ":id": id, ":kept": kept, ":removed": removed, ":external_id": external_id, ":name": name, ":rows": json,
            ":agent": context.agent, ":now": ms(context.now),
        })?;
        Ok(())
    }
}

/// Every row that a merge may change, as it is: those of the fiche that goes first, since they are told by what they
/// were.
fn watch(db: &Connection, kept: ContactId, removed: ContactId) -> Result<Vec<Watched>> {
    let mut watched = vec![Watched::whole(db, Table::Contact, "id", removed.0)?];
    let own = FOLLOW.iter().chain(UNITED).map(|table| (*table, "contact_id"));
    for (table, column) in own.chain(OF_PAIRS.iter().copied()) {
        watched.push(Watched::whole(db, table, column, removed.0)?);
    }
    watched.push(Watched::whole(db, Table::Contact, "id", kept.0)?);
    for table in UNITED.iter().copied().chain([Table::StageChange]) {
        watched.push(Watched::whole(db, table, "contact_id", kept.0)?);
    }
    let mut targets = db.prepare_cached("SELECT id FROM campaign_target WHERE contact_id = :id")?;
    for target in targets.query_map(named_params! { ":id": removed }, |row| row.get(0))? {
        watched.push(Watched::whole(db, Table::Dial, "target_id", target?)?);
    }
    Ok(watched)
}

/// Texts being typed on one fiche go on on the other, unless the same is typed there: keys before and after.
fn move_drafts(db: &Connection, from: ContactId, to: ContactId) -> Result<Vec<(String, String)>> {
    let mut statement = db.prepare_cached("SELECT key FROM draft WHERE instr(key, :from) > 0")?;
    let keys: Vec<String> = statement
        .query_map(named_params! { ":from": from.to_string() }, |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    let mut moved = Vec::new();
    for key in keys {
        let new = key.replace(&from.to_string(), &to.to_string());
        if rename_draft(db, &key, &new)? {
            moved.push((key, new));
        }
    }
    Ok(moved)
}

/// `false`: something is being typed there.
fn rename_draft(db: &Connection, key: &str, new: &str) -> Result<bool> {
    let renamed = db
        .prepare_cached("UPDATE OR IGNORE draft SET key = :new WHERE key = :key")?
        .execute(named_params! { ":key": key, ":new": new })?;
    Ok(renamed > 0)
}
