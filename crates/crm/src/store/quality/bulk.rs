//! Changes to many fiches in the store: what one would change, whom a rule means, the run and its taking back.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, named_params};

use crate::contact::{Contact, full_name, value_of};
use crate::error::OrNotFound;
use crate::import::{KeptContact, KeptWhy};
use crate::quality::{
    BeginBulk, BulkChange, BulkLine, BulkLot, BulkPreview, BulkProgress, BulkRun, BulkValue, BulkWho, EndBulk,
    PastBulk, UndoBulk, UndoneBulk, of_fiche,
};
use crate::segment::parse;
use crate::store::contact::{contact, emails};
use crate::store::reader::Reader;
use crate::store::undo::RowChange;
use crate::store::{Store, Tx, at, ms, segment};
use crate::{BulkId, ContactId, Context, Error, Result};

/// Fiches changed in one transaction: a tenth of a second.
const LOT: usize = 200;
/// Fiches looked at between two questions whether to go on.
const PACE: usize = 500;
/// How many fiches that stay are told one by one.
const TOLD_MAX: usize = 1_000;

/// The values of a fiche that a change would change.
fn would_change(db: &Connection, id: ContactId, change: &BulkChange) -> Result<Vec<BulkLine>> {
    let fiche = contact(db, id)?;
    let line = |value, field, before: Option<String>, after: Option<String>| BulkLine {
        contact_id: id,
        name: called(&fiche),
        value,
        field,
        before: before.unwrap_or_default(),
        after: after.unwrap_or_default(),
    };
    let lines = match change {
        BulkChange::Field { field, value } => {
            vec![line(BulkValue::Field, Some(*field), value_of(&fiche, *field), value.clone())]
        }
        BulkChange::Stage { stage, .. } => {
            let word = |stage: crate::contact::Stage| Some(stage.as_str().to_owned());
            vec![line(BulkValue::Stage, None, word(fiche.stage), word(*stage))]
        }
        BulkChange::Tag { tag, on } => {
            let there: bool = db
                .prepare_cached("SELECT 1 FROM contact_tag WHERE contact_id = :id AND tag = :tag")?
                .exists(named_params! { ":id": id, ":tag": tag })?;
            let said = |is: bool| is.then(|| tag.clone());
            vec![line(BulkValue::Tag, None, said(there), said(*on))]
        }
        BulkChange::Fix { kinds } => of_fiche(&fiche, &emails(db, id)?)
            .into_iter()
            .filter(|one| kinds.is_empty() || kinds.contains(&one.kind))
            .map(|one| {
                let field = one.field();
                let value = if field.is_some() { BulkValue::Field } else { BulkValue::Email };
                line(value, field, Some(one.before), Some(one.after))
            })
            .collect(),
    };
    Ok(lines.into_iter().filter(|line| line.before != line.after).collect())
}

fn called(fiche: &Contact) -> String {
    let company = || fiche.company.as_ref().map(|company| company.name.clone());
    full_name(fiche.first_name.as_deref(), fiche.last_name.as_deref()).or_else(company).unwrap_or_default()
}

/// Who is meant, each once: sixteen bytes a person.
fn people(db: &Connection, who: &BulkWho, now: DateTime<Utc>) -> Result<Vec<ContactId>> {
    match who {
        BulkWho::People { ids } => {
            let mut ids = ids.clone();
            ids.sort_unstable();
            ids.dedup();
            Ok(ids)
        }
        BulkWho::Rule { text } => {
            let condition = segment::condition(db, &parse(text).map_err(Error::from)?, now)?;
            let join = if condition.contact { "" } else { "CROSS JOIN contact c ON c.rid = f.rid" };
            let sql = format!("SELECT c.id FROM {} {join} WHERE {} ORDER BY c.rid", condition.from(), condition.sql);
            condition.rows(db, &sql, &[], |row| row.get(0))
        }
    }
}

impl Reader<'_> {
    /// What a change would do, with its first `limit` values: nothing is written. `go_on` is told how far it is and
    /// returns `false` to stop.
    ///
    /// # Errors
    /// [`Error::Invalid`], [`Error::Rule`]; [`Error::Refused`] `cancelled`; those of the disk.
    pub fn bulk_preview(
        &self,
        who: &BulkWho,
        change: &BulkChange,
        limit: usize,
        now: DateTime<Utc>,
        go_on: &mut dyn FnMut(BulkProgress) -> bool,
    ) -> Result<BulkPreview> {
        let change = change.clone().checked()?;
        let people = people(self.db(), who, now)?;
        let total = u32::try_from(people.len()).unwrap_or(u32::MAX);
        let mut preview = BulkPreview { people: total, changing: 0, lines: Vec::new() };
        for (done, id) in (0_u32..).zip(&people) {
            if (done as usize).is_multiple_of(PACE) && !go_on(BulkProgress { done, total }) {
                return Err(Error::Refused { why: "cancelled" });
            }
            let lines = match would_change(self.db(), *id, &change) {
                Err(Error::NotFound { .. }) => continue,
                other => other?,
            };
            preview.changing += u32::from(!lines.is_empty());
            preview.lines.extend(lines.into_iter().take(limit.saturating_sub(preview.lines.len())));
        }
        Ok(preview)
    }

    /// The last changes to many fiches, the latest first.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn bulks(&self, limit: u32) -> Result<Vec<PastBulk>> {
        let mut statement = self.db().prepare_cached(
            "SELECT b.id, b.what, b.rule, b.changed, b.agent_id, b.started_at,
                    b.undone_at IS NULL AND EXISTS (SELECT 1 FROM bulk_change k WHERE k.bulk_id = b.id)
             FROM bulk_edit b ORDER BY b.rid DESC LIMIT :limit",
        )?;
        let rows = statement.query_map(named_params! { ":limit": limit }, |row| {
            let what: String = row.get(1)?;
            Ok((
                serde_json::from_str::<BulkChange>(&what).ok(),
                (row.get(0)?, row.get(2)?, row.get(3)?, row.get(4)?, row.get::<_, i64>(5)?, row.get(6)?),
            ))
        })?;
        let mut past = Vec::new();
        for row in rows {
            // A kind of change that a newer build made is not told.
            if let (Some(change), (bulk_id, rule, changed, agent_id, started_at, undoable)) = row? {
                past.push(PastBulk { bulk_id, change, rule, changed, agent_id, at: at(started_at), undoable });
            }
        }
        Ok(past)
    }
}

impl Store {
    /// Changes many fiches, lot after lot, after a verified backup. `go_on` is told how far it is and returns `false` to
    /// stop: what was changed stays so, and can be taken back.
    ///
    /// # Errors
    /// [`Error::Invalid`], [`Error::Rule`]; those of the backup, before anything is written; those of the disk.
    pub fn bulk_run(
        &self,
        who: BulkWho,
        change: BulkChange,
        context: &Context,
        go_on: &mut dyn FnMut(BulkProgress) -> bool,
    ) -> Result<BulkRun> {
        let change = change.checked()?;
        let all = people(self.reader()?.db(), &who, context.now)?;
        match self.backup(None, context.now) {
            Err(Error::Refused { .. }) => {} // made at this very moment by another
            other => drop(other?),
        }
        let id = BulkId::new(context.now);
        let each = Context { operation: None, ..*context };
        let total = u32::try_from(all.len()).unwrap_or(u32::MAX);
        let mut run = BulkRun { bulk_id: id, people: total, changed: 0, stopped: false };
        self.write(BeginBulk { id, who, change: change.clone() }, &each)?;
        let mut done = 0;
        for people in all.chunks(LOT) {
            if !go_on(BulkProgress { done, total }) {
                run.stopped = true;
                break;
            }
            let lot = BulkLot { id, people: people.to_vec(), change: change.clone() };
            run.changed += self.write(lot, &each)?.output;
            done += u32::try_from(people.len()).unwrap_or(u32::MAX);
        }
        self.write(EndBulk { id, stopped: run.stopped }, &each)?;
        Ok(run)
    }

    /// Takes a change back: every value it changed is as it was, but for those edited since, which stay and are told.
    /// `go_on` is told how far it is and returns `false` to stop; it can be gone on with.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Refused`] `bulk_undone`; those of the disk.
    pub fn undo_bulk(
        &self,
        id: BulkId,
        context: &Context,
        go_on: &mut dyn FnMut(BulkProgress) -> bool,
    ) -> Result<UndoneBulk> {
        let total = self.reader()?.bulk_size(id)?;
        let each = Context { operation: None, ..*context };
        let (mut undone, mut after) = (UndoneBulk::default(), 0);
        loop {
            let (some, next) = self.write(UndoBulk { id, after }, &each)?.output;
            undone.restored += some.restored;
            undone.kept_count += some.kept_count;
            undone.kept.extend(some.kept);
            undone.kept.truncate(TOLD_MAX);
            let Some(next) = next else { return Ok(undone) };
            after = next;
            if !go_on(BulkProgress { done: undone.restored + undone.kept_count, total }) {
                undone.stopped = true;
                return Ok(undone);
            }
        }
    }
}

impl Reader<'_> {
    /// How many fiches a change changed.
    fn bulk_size(&self, id: BulkId) -> Result<u32> {
        self.db()
            .prepare_cached("SELECT changed FROM bulk_edit WHERE id = :id")?
            .query_row(named_params! { ":id": id }, |row| row.get(0))
            .optional()?
            .or_not_found("bulk")
    }
}

impl Tx<'_> {
    pub(crate) fn would_change(&self, id: ContactId, change: &BulkChange) -> Result<Vec<BulkLine>> {
        would_change(self.connection, id, change)
    }

    pub(crate) fn insert_bulk(&self, id: BulkId, who: &BulkWho, change: &BulkChange, context: &Context) -> Result<()> {
        let what =
            serde_json::to_string(change).map_err(|_| Error::Invalid { field: "change", why: "unknown_value" })?;
        self.connection
            .prepare_cached(
                "INSERT INTO bulk_edit (id, what, rule, agent_id, started_at) VALUES (:id, :what, :rule, :agent, :now)",
            )?
            .execute(named_params! {
                ":id": id, ":what": what, ":rule": who.rule(), ":agent": context.agent, ":now": ms(context.now),
            })?;
        Ok(())
    }

    pub(crate) fn count_bulk(&self, id: BulkId, more: u32) -> Result<()> {
        self.connection
            .prepare_cached("UPDATE bulk_edit SET changed = changed + :more WHERE id = :id")?
            .execute(named_params! { ":more": more, ":id": id })?;
        Ok(())
    }

    /// Answers how many fiches it changed.
    pub(crate) fn end_bulk(&self, id: BulkId, stopped: bool, context: &Context) -> Result<u32> {
        Ok(self
            .connection
            .prepare_cached(
                "UPDATE bulk_edit SET ended_at = :now, stopped = :stopped WHERE id = :id RETURNING changed",
            )?
            .query_row(named_params! { ":now": ms(context.now), ":stopped": stopped, ":id": id }, |row| row.get(0))?)
    }

    /// Keeps how what is watched changed; nothing is watched any more.
    pub(crate) fn keep_bulk_changes(&self, bulk: BulkId, before: &Contact, context: &Context) -> Result<()> {
        let changes = serde_json::to_string(&self.take_changes()?).map_err(|_| Error::Damaged)?;
        self.connection
            .prepare_cached(
                "INSERT INTO bulk_change (id, bulk_id, contact_id, changes, updated_at)
                 VALUES (:id, :bulk, :contact, :changes, :updated_at)",
            )?
            .execute(named_params! {
                ":id": crate::id::new_uuid(context.now), ":bulk": bulk, ":contact": before.id, ":changes": changes,
                ":updated_at": ms(before.updated_at),
            })?;
        Ok(())
    }

    /// Takes the changes of some fiches back; after which row to go on, or `None` when there are no more.
    pub(crate) fn undo_bulk(
        &self,
        id: BulkId,
        after: i64,
        limit: u32,
        undone: &mut UndoneBulk,
        context: &Context,
    ) -> Result<Option<i64>> {
        let db = self.connection;
        let back: Option<i64> = db
            .prepare_cached("SELECT undone_at FROM bulk_edit WHERE id = :id")?
            .query_row(named_params! { ":id": id }, |row| row.get(0))
            .optional()?
            .or_not_found("bulk")?;
        if back.is_some() {
            return Err(Error::Refused { why: "bulk_undone" });
        }
        let rows: Vec<(i64, ContactId, String, i64)> = db
            .prepare_cached(
                "SELECT rid, contact_id, changes, updated_at FROM bulk_change
                 WHERE bulk_id = :id AND rid > :after ORDER BY rid LIMIT :limit",
            )?
            .query_map(named_params! { ":id": id, ":after": after, ":limit": limit }, |row| {
                Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
            })?
            .collect::<rusqlite::Result<_>>()?;
        let mut people = Vec::with_capacity(rows.len());
        for (rid, contact, json, updated_at) in &rows {
            let changes: Vec<RowChange> = serde_json::from_str(json).map_err(|_| Error::Damaged)?;
            let (stand, moved) = self.still_standing(changes)?;
            self.put_back(&stand, context)?;
            if moved {
                undone.kept_count += 1;
                undone.kept.push(KeptContact {
                    contact_id: *contact,
                    name: self.called(*contact)?,
                    why: KeptWhy::Edited,
                });
            } else {
                // As if nothing had been, not even its date of change.
                db.prepare_cached("UPDATE contact SET updated_at = :before WHERE id = :id")?
                    .execute(named_params! { ":before": updated_at, ":id": contact })?;
                undone.restored += 1;
            }
            db.prepare_cached("DELETE FROM bulk_change WHERE rid = :rid")?.execute(named_params! { ":rid": rid })?;
            people.push(*contact);
        }
        self.reindex_contacts(&people)?;
        if rows.is_empty() {
            db.prepare_cached("UPDATE bulk_edit SET undone_at = :now WHERE id = :id")?
                .execute(named_params! { ":now": ms(context.now), ":id": id })?;
        }
        Ok(rows.last().map(|(rid, ..)| *rid))
    }
}
