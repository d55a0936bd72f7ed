//! Acts and how they are taken back: what was watched goes back to what it was, while it still is what the act made it.
//!
//! Tables are a closed list; column names come from the table itself, never from what is kept. The ladder and a
//! ticket's history are not among them: they gain a line.

mod rows;

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension, ToSql, named_params};
use uuid::Uuid;

use super::contact::{LINE_COLUMNS, line_from_row};
use super::writer::Tx;
use super::{index, ms};
use crate::contact::Stage;
use crate::error::OrNotFound;
use crate::ticket::TicketStatus;
use crate::undo::{Act, Stays, Undo};
use crate::{BulkId, CallId, ContactId, Context, MergeId, OperationId, PhoneId, Result, TicketId};
use rows::{row, rows};

pub(super) use rows::{Cell, Columns, Row, Watched, changes, whole_row};
pub(crate) use rows::{RowChange, Table};

/// How long an act can be taken back: afterwards nobody remembers what the last one was.
const UNDO_WITHIN: chrono::Duration = chrono::Duration::minutes(10);

/// Why a rung is what it was again, and a ticket whose it was, in the words of their histories.
const TAKEN_BACK: &str = "Annulé";

/// An act that may be taken back.
pub(crate) struct Taken {
    pub rid: i64,
    pub kind: String,
    pub undo: Option<String>,
}

/// What an operation says of its being taken back.
pub(super) enum Undoing {
    /// It can be: what it is, as told.
    Can(Act),
    /// It is a merge: it takes itself apart.
    Merge(MergeId, Act),
    /// It is a change to many fiches: each keeps how it was.
    Bulk(BulkId, Act),
    /// It cannot.
    Stays(Stays),
}

/// How a person is called: their name, company or number.
pub(super) fn called(db: &Connection, contact: ContactId) -> Result<String> {
    let line = db
        .prepare_cached(&format!("SELECT {LINE_COLUMNS} FROM contact c WHERE c.id = :id"))?
        .query_row(named_params! { ":id": contact }, line_from_row)
        .optional()?
        .or_not_found("contact")?;
    Ok(line.name.or(line.company).or(line.phone).unwrap_or_default())
}

impl Tx<'_> {
    /// This can be taken back; what is watched says how. Within a larger act, only the larger one is told.
    pub(crate) fn can_be_undone(&self, act: Act) {
        self.undo.borrow_mut().get_or_insert(Undoing::Can(act));
    }

    /// This act is a merge, which keeps for good how it is taken apart.
    pub(crate) fn can_be_unmerged(&self, id: MergeId, act: Act) {
        self.undo.borrow_mut().get_or_insert(Undoing::Merge(id, act));
    }

    /// This act is a change to many fiches, each of which keeps how it was.
    pub(crate) fn can_be_unbulked(&self, id: BulkId, act: Act) {
        self.undo.borrow_mut().get_or_insert(Undoing::Bulk(id, act));
    }

    /// This cannot be taken back, nor can the act it is part of.
    pub(crate) fn stays(&self, why: Stays) {
        *self.undo.borrow_mut() = Some(Undoing::Stays(why));
    }

    /// Keeps with an act how it is taken back. One that changed nothing is no act; what is too old to be taken back is
    /// kept no longer.
    pub(super) fn keep_how_to_undo(&self, id: OperationId, context: &Context) -> Result<()> {
        let undo = match self.undo.take() {
            None => return Ok(()),
            Some(Undoing::Stays(why)) => Some(Undo::Stays { why }),
            Some(Undoing::Merge(merge_id, act)) => Some(Undo::Merge { merge_id, act }),
            Some(Undoing::Bulk(bulk_id, act)) => Some(Undo::Bulk { bulk_id, act }),
            Some(Undoing::Can(act)) => {
                let rows = changes(self.connection, &self.watched.borrow(), Columns::Undone)?;
                (!rows.is_empty()).then(|| Undo::Rows { act, rows, changed: self.changed.borrow().clone() })
            }
        };
        let json = undo.and_then(|undo| serde_json::to_string(&undo).ok());
        self.connection
            .prepare_cached(
                "UPDATE operation SET undo = :undo, passed_at = CASE WHEN :undo IS NULL THEN :now END WHERE id = :id",
            )?
            .execute(named_params! { ":undo": json, ":now": ms(context.now), ":id": id })?;
        self.connection
            .prepare_cached(
                "UPDATE operation SET undo = NULL WHERE undo IS NOT NULL AND undone_at IS NULL AND at < :since",
            )?
            .execute(named_params! { ":since": ms(context.now - UNDO_WITHIN) })?;
        Ok(())
    }

    /// What became of all that was watched so far; nothing is watched any more.
    pub(crate) fn take_changes(&self) -> Result<Vec<RowChange>> {
        changes(self.connection, &self.watched.take(), Columns::Undone)
    }

    /// From here on, how these rows change can be taken back: those of `table` whose `column` is `value`.
    pub(crate) fn watch(&self, table: Table, column: &'static str, value: Uuid) -> Result<()> {
        let mut watched = self.watched.borrow_mut();
        if !watched.iter().any(|w| (w.table, w.column, w.value) == (table, column, value)) {
            watched.push(Watched { table, column, value, before: rows(self.connection, table, column, value)? });
        }
        Ok(())
    }

    /// This row was not there before the act.
    pub(crate) fn came(&self, table: Table, id: Uuid) {
        self.watched.borrow_mut().push(Watched { table, column: "id", value: id, before: BTreeMap::new() });
    }

    /// Everything an outcome may write: what hangs on the call, and its person's rung and numbers.
    pub(crate) fn watch_call(&self, call: Uuid, contact: Option<ContactId>) -> Result<()> {
        self.watch(Table::Call, "id", call)?;
        for table in [
            Table::Callback,
            Table::Offer,
            Table::Purchase,
            Table::Appointment,
            Table::Pledge,
            Table::GuideRun,
            Table::Objection,
        ] {
            self.watch(table, "call_id", call)?;
        }
        if let Some(contact) = contact {
            self.watch(Table::Contact, "id", contact.0)?;
            self.watch(Table::PhoneNumber, "contact_id", contact.0)?;
        }
        if let Some((target, _)) = self.target_of_call(CallId(call))? {
            self.watch(Table::CampaignTarget, "id", target.0)?;
        }
        Ok(())
    }

    /// How a person is called when something about them is told: their name, company or number.
    pub(crate) fn called(&self, contact: ContactId) -> Result<String> {
        called(self.connection, contact)
    }

    /// The last thing this agent did that was neither taken back nor passed over. Choosing a setting or a view, sitting
    /// down, being given the next person to call, a request that came in, a try at a sheet: nothing was done to a person
    /// by that.
    pub(crate) fn last_act(&self, context: &Context) -> Result<Option<Taken>> {
        Ok(self
            .connection
            .prepare_cached(
                "SELECT rid, kind, undo FROM operation
                 WHERE agent_id IS :agent AND at >= :since AND undone_at IS NULL AND passed_at IS NULL
                   AND kind NOT IN ('undo', 'setting.set', 'campaign.next', 'request.record', 'bulk.begin', 'bulk.lot',
                       'bulk.undo')
                   AND kind NOT LIKE 'agent.%' AND kind NOT LIKE 'view.%' AND kind NOT LIKE 'practice.%'
                 ORDER BY rid DESC LIMIT 1",
            )?
            .query_row(named_params! { ":agent": context.agent, ":since": ms(context.now - UNDO_WITHIN) }, |row| {
                Ok(Taken { rid: row.get(0)?, kind: row.get(1)?, undo: row.get(2)? })
            })
            .optional()?)
    }

    pub(crate) fn mark_undone(&self, rid: i64, context: &Context) -> Result<()> {
        self.connection
            .prepare_cached("UPDATE operation SET undone_at = :now, undo = NULL WHERE rid = :rid")?
            .execute(named_params! { ":now": ms(context.now), ":rid": rid })?;
        Ok(())
    }

    /// The agent was told that it stays: the next undoing looks further back.
    pub(crate) fn pass_over(&self, rid: i64, context: &Context) -> Result<()> {
        self.connection
            .prepare_cached("UPDATE operation SET passed_at = :now WHERE rid = :rid")?
            .execute(named_params! { ":now": ms(context.now), ":rid": rid })?;
        Ok(())
    }

    /// Whether every row is still as the act left it.
    pub(crate) fn still_stand(&self, changes: &[RowChange]) -> Result<bool> {
        for change in changes {
            let now = row(self.connection, change.table, change.id)?;
            let stands = match (&change.after, now) {
                (None, None) => true,
                (Some(after), Some(now)) => after.iter().all(|(column, cell)| now.get(column) == Some(cell)),
                _ => false,
            };
            if !stands || self.was_learnt_from(change)? || self.goes_to_who_left(change)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Of these changes, those that still stand, value by value; and whether any does not.
    pub(crate) fn still_standing(&self, changes: Vec<RowChange>) -> Result<(Vec<RowChange>, bool)> {
        let (mut stand, mut moved) = (Vec::new(), false);
        for change in changes {
            let whole = self.still_stand(std::slice::from_ref(&change))?;
            let now = row(self.connection, change.table, change.id)?;
            match (change.before, change.after, now) {
                (before, after, _) if whole => stand.push(RowChange { before, after, ..change }),
                (Some(mut before), Some(mut after), Some(now)) => {
                    moved = true;
                    after.retain(|column, cell| now.get(column) == Some(cell));
                    before.retain(|column, _| after.contains_key(column));
                    if !before.is_empty() {
                        stand.push(RowChange { before: Some(before), after: Some(after), ..change });
                    }
                }
                _ => moved = true,
            }
        }
        Ok((stand, moved))
    }

    /// Whether it would go back to an agent who has left since: nobody would see it any more.
    fn goes_to_who_left(&self, change: &RowChange) -> Result<bool> {
        let Some(Cell::Blob(hex)) = change.before.as_ref().and_then(|row| row.get("owner_id")) else {
            return Ok(false);
        };
        let owner = Uuid::parse_str(hex).ok();
        Ok(self
            .connection
            .prepare_cached("SELECT 1 FROM agent WHERE id = :id AND left_at IS NOT NULL")?
            .exists(named_params! { ":id": owner })?)
    }

    /// Whether a case was kept of a ticket whose solution would be taken back.
    fn was_learnt_from(&self, change: &RowChange) -> Result<bool> {
        let solved = change.after.as_ref().and_then(|row| row.get("status"))
            == Some(&Cell::Text(TicketStatus::Resolved.as_str().to_owned()));
        if change.table != Table::Ticket || !solved {
            return Ok(false);
        }
        Ok(self
            .connection
            .prepare_cached("SELECT EXISTS (SELECT 1 FROM solved_case WHERE ticket_id = :id)")?
            .query_row(named_params! { ":id": change.id }, |row| row.get(0))?)
    }

    /// Puts rows back: those that came go, those that changed change back, those that went come again.
    pub(crate) fn put_back(&self, changes: &[RowChange], context: &Context) -> Result<()> {
        let turn = |change: &&RowChange| (change.before.is_some(), change.after.is_none());
        let mut ordered: Vec<&RowChange> = changes.iter().collect();
        ordered.sort_by_key(turn);
        for change in ordered {
            self.put_row_back(change, context)?;
        }
        Ok(())
    }

    fn put_row_back(&self, change: &RowChange, context: &Context) -> Result<()> {
        let (db, table, id) = (self.connection, change.table, change.id);
        if table == Table::PhoneNumber {
            index::forget_number(db, PhoneId(id))?;
        }
        match (&change.before, &change.after) {
            (None, _) => {
                db.prepare_cached(&format!("DELETE FROM {} WHERE id = :id", table.name()))?
                    .execute(named_params! { ":id": id })?;
            }
            (Some(before), Some(_)) => self.set_cells(table, id, before)?,
            (Some(before), None) => self.insert_cells(table, before)?,
        }
        self.in_step(change, context)
    }

    fn set_cells(&self, table: Table, id: Uuid, cells: &Row) -> Result<()> {
        let known = row(self.connection, table, id)?.unwrap_or_default();
        for (column, cell) in cells.iter().filter(|(column, _)| known.contains_key(*column)) {
            self.connection
                .prepare_cached(&format!("UPDATE {} SET {column} = :cell WHERE id = :id", table.name()))?
                .execute(named_params! { ":cell": cell, ":id": id })?;
        }
        Ok(())
    }

    pub(in crate::store) fn insert_cells(&self, table: Table, cells: &Row) -> Result<()> {
        let statement = self.connection.prepare_cached(&format!("SELECT * FROM {} LIMIT 0", table.name()))?;
        let names: Vec<&str> = statement.column_names().into_iter().filter(|name| cells.contains_key(*name)).collect();
        let places: Vec<String> = names.iter().map(|name| format!(":{name}")).collect();
        let values: Vec<(&str, &dyn ToSql)> = places
            .iter()
            .zip(&names)
            .filter_map(|(place, name)| Some((place.as_str(), cells.get(*name)? as &dyn ToSql)))
            .collect();
        let sql = format!("INSERT INTO {} ({}) VALUES ({})", table.name(), names.join(", "), places.join(", "));
        self.connection.prepare_cached(&sql)?.execute(&*values)?;
        Ok(())
    }

    /// What hangs on a row put back: its index, and the line its history gains.
    fn in_step(&self, change: &RowChange, context: &Context) -> Result<()> {
        let text = |row: &Option<Row>, column: &str| match row.as_ref().and_then(|row| row.get(column)) {
            Some(Cell::Text(text)) => Some(text.clone()),
            _ => None,
        };
        match change.table {
            Table::Contact => {
                let contact = ContactId(change.id);
                let stage = |row| text(row, "stage").and_then(|word| word.parse::<Stage>().ok());
                if let (Some(back_to), Some(from)) = (stage(&change.before), stage(&change.after)) {
                    self.ladder_goes_back(contact, from, back_to, context)?;
                }
                self.connection
                    .prepare_cached("UPDATE contact SET updated_at = :now WHERE id = :id")?
                    .execute(named_params! { ":now": ms(context.now), ":id": contact })?;
            }
            Table::PhoneNumber => self.index_number_again(PhoneId(change.id))?,
            Table::Ticket => {
                // Of a ticket's row, who has it, what became of it and how urgent it is are told in its history.
                for (column, kind) in [("owner_id", "owner"), ("status", "status"), ("priority", "priority")] {
                    let detail = match change.before.as_ref().and_then(|row| row.get(column)) {
                        None => continue,
                        Some(Cell::Blob(hex)) => Uuid::parse_str(hex).ok().map(|id| id.to_string()),
                        Some(Cell::Text(word)) => Some(word.clone()),
                        Some(_) => None,
                    };
                    let id = TicketId(change.id);
                    self.insert_ticket_event(id, kind, detail.as_deref(), Some(TAKEN_BACK), None, context)?;
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn index_number_again(&self, id: PhoneId) -> Result<()> {
        let found: Option<(String, Option<String>)> = self
            .connection
            .prepare_cached("SELECT raw, e164 FROM phone_number WHERE id = :id")?
            .query_row(named_params! { ":id": id }, |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        match found {
            Some((raw, e164)) => index::add_number(self.connection, id, &raw, e164.as_deref()),
            None => Ok(()),
        }
    }

    /// The ladder keeps the move and gains the one back; neither counts as a passage.
    fn ladder_goes_back(&self, contact: ContactId, from: Stage, back_to: Stage, context: &Context) -> Result<()> {
        self.insert_stage_change(contact, Some(from), back_to, TAKEN_BACK, context)?;
        self.connection
            .prepare_cached(
                "UPDATE stage_change SET undone_at = :now WHERE rid IN (
                     SELECT max(rid) FROM stage_change WHERE contact_id = :contact AND from_stage = :from AND to_stage = :back
                     UNION SELECT max(rid) FROM stage_change
                           WHERE contact_id = :contact AND from_stage = :back AND to_stage = :from AND undone_at IS NULL)",
            )?
            .execute(named_params! { ":now": ms(context.now), ":contact": contact, ":from": from, ":back": back_to })?;
        Ok(())
    }
}
