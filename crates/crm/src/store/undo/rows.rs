//! Rows as they are kept: before and after, value by value, of a closed list of tables.

use std::collections::{BTreeMap, HashSet};

use rusqlite::types::{ToSqlOutput, Value, ValueRef};
use rusqlite::{Connection, ToSql, named_params};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::Result;

/// A table whose rows can be put back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Table {
    Contact,
    PhoneNumber,
    Email,
    Callback,
    Opportunity,
    Appointment,
    Ticket,
    Call,
    Offer,
    Purchase,
    Pledge,
    GuideRun,
    Objection,
    CampaignTarget,
    Task,
    NotSame,
    Address,
    ValueOrigin,
    StageChange,
    Exchange,
    Consent,
    NumberChoice,
    VerificationSheet,
    Practice,
    WebRequest,
    AutomationAct,
    SequenceRun,
    Proposal,
    ContactTag,
    ContactMerge,
    Dial,
    Company,
    ImportChange,
    BulkChange,
    Segment,
}

impl Table {
    pub(in crate::store) fn name(self) -> &'static str {
        match self {
            Table::Contact => "contact",
            Table::PhoneNumber => "phone_number",
            Table::Email => "email",
            Table::Callback => "callback",
            Table::Opportunity => "opportunity",
            Table::Appointment => "appointment",
            Table::Ticket => "ticket",
            Table::Call => "call",
            Table::Offer => "offer",
            Table::Purchase => "purchase",
            Table::Pledge => "pledge",
            Table::GuideRun => "guide_run",
            Table::Objection => "objection",
            Table::CampaignTarget => "campaign_target",
            Table::Task => "task",
            Table::NotSame => "not_same",
            Table::Address => "address",
            Table::ValueOrigin => "value_origin",
            Table::StageChange => "stage_change",
            Table::Exchange => "exchange",
            Table::Consent => "consent",
            Table::NumberChoice => "number_choice",
            Table::VerificationSheet => "verification_sheet",
            Table::Practice => "practice",
            Table::WebRequest => "web_request",
            Table::AutomationAct => "automation_act",
            Table::SequenceRun => "sequence_run",
            Table::Proposal => "proposal",
            Table::ContactTag => "contact_tag",
            Table::ContactMerge => "contact_merge",
            Table::Dial => "dial",
            Table::Company => "company",
            Table::ImportChange => "import_change",
            Table::BulkChange => "bulk_change",
            Table::Segment => "segment",
        }
    }

    /// Columns that undoing leaves alone: local row numbers, dates of the last touch, words (what is typed is kept).
    fn leaves(self, column: &str) -> bool {
        column == "rid"
            || matches!((self, column), (Table::Contact, "updated_at" | "last_contact_at") | (Table::Call, "note"))
    }
}

/// One value of a column.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) enum Cell {
    Null,
    Integer(i64),
    Real(f64),
    Text(String),
    /// In hexadecimal.
    Blob(String),
}

impl From<ValueRef<'_>> for Cell {
    fn from(value: ValueRef<'_>) -> Self {
        match value {
            ValueRef::Null => Cell::Null,
            ValueRef::Integer(n) => Cell::Integer(n),
            ValueRef::Real(x) => Cell::Real(x),
            ValueRef::Text(text) => Cell::Text(String::from_utf8_lossy(text).into_owned()),
            ValueRef::Blob(bytes) => Cell::Blob(bytes.iter().map(|byte| format!("{byte:02x}")).collect()),
        }
    }
}

impl From<Uuid> for Cell {
    fn from(id: Uuid) -> Self {
        Cell::Blob(id.simple().to_string())
    }
}

impl ToSql for Cell {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        let byte = |pair: &[u8]| {
            std::str::from_utf8(pair).ok().and_then(|hex| u8::from_str_radix(hex, 16).ok()).unwrap_or_default()
        };
        Ok(match self {
            Cell::Null => ToSqlOutput::Owned(Value::Null),
            Cell::Integer(n) => ToSqlOutput::Owned(Value::Integer(*n)),
            Cell::Real(x) => ToSqlOutput::Owned(Value::Real(*x)),
            Cell::Text(text) => ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes())),
            Cell::Blob(hex) => ToSqlOutput::Owned(Value::Blob(hex.as_bytes().chunks(2).map(byte).collect())),
        })
    }
}

pub(in crate::store) type Row = BTreeMap<String, Cell>;

/// How one row changed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct RowChange {
    pub(in crate::store) table: Table,
    pub(in crate::store) id: Uuid,
    /// The columns that changed, as they were; of a row that came, none; of one that went, all.
    pub(in crate::store) before: Option<Row>,
    /// The same columns, as they are; of a row that came, all.
    pub(in crate::store) after: Option<Row>,
}

/// Rows looked at before an act.
pub(in crate::store) struct Watched {
    pub(super) table: Table,
    pub(super) column: &'static str,
    pub(super) value: Uuid,
    pub(super) before: BTreeMap<Uuid, Row>,
}

/// Which columns of a row are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::store) enum Columns {
    /// All but those that undoing leaves alone.
    Undone,
    /// Every one.
    All,
}

pub(super) fn rows(db: &Connection, table: Table, column: &str, value: Uuid) -> Result<BTreeMap<Uuid, Row>> {
    read(db, table, column, value, Columns::Undone)
}

fn read(db: &Connection, table: Table, column: &str, value: Uuid, which: Columns) -> Result<BTreeMap<Uuid, Row>> {
    // Every column, whatever a later migration adds: a row is put back whole.
    let mut statement = db.prepare_cached(&format!("SELECT * FROM {} WHERE {column} = :value", table.name()))?;
    let names: Vec<String> = statement.column_names().into_iter().map(str::to_owned).collect();
    let mut found = BTreeMap::new();
    let mut rows = statement.query(named_params! { ":value": value })?;
    while let Some(row) = rows.next()? {
        let mut cells = Row::new();
        for (at, name) in names.iter().enumerate().filter(|(_, name)| which == Columns::All || !table.leaves(name)) {
            cells.insert(name.clone(), Cell::from(row.get_ref(at)?));
        }
        found.insert(row.get("id")?, cells);
    }
    Ok(found)
}

pub(super) fn row(db: &Connection, table: Table, id: Uuid) -> Result<Option<Row>> {
    Ok(rows(db, table, "id", id)?.remove(&id))
}

/// A row with every column.
pub(in crate::store) fn whole_row(db: &Connection, table: Table, id: Uuid) -> Result<Option<Row>> {
    Ok(read(db, table, "id", id, Columns::All)?.remove(&id))
}

/// The columns in which two rows differ, of each.
fn difference(before: &Row, after: &Row) -> Option<(Row, Row)> {
    let changed = |column: &&String| before.get(*column) != after.get(*column);
    let of = |row: &Row| -> Row {
        let columns = before.keys().filter(changed);
        columns.filter_map(|column| Some((column.clone(), row.get(column)?.clone()))).collect()
    };
    (before != after).then(|| (of(before), of(after)))
}

impl Watched {
    /// Rows as they are now, every column of them: those of `table` whose `column` is `value`.
    pub(in crate::store) fn whole(db: &Connection, table: Table, column: &'static str, value: Uuid) -> Result<Self> {
        Ok(Self { table, column, value, before: read(db, table, column, value, Columns::All)? })
    }

    /// What became of these rows.
    fn changes(&self, db: &Connection, which: Columns) -> Result<Vec<RowChange>> {
        let mut after = read(db, self.table, self.column, self.value, which)?;
        let mut changes = Vec::new();
        for (&id, before) in &self.before {
            // One that left what was watched is still a row.
            let now = match after.remove(&id) {
                Some(now) => Some(now),
                None => read(db, self.table, "id", id, which)?.remove(&id),
            };
            let (before, after) = match now {
                None => (Some(before.clone()), None),
                Some(now) => match difference(before, &now) {
                    Some((before, now)) => (Some(before), Some(now)),
                    None => continue,
                },
            };
            changes.push(RowChange { table: self.table, id, before, after });
        }
        let came =
            after.into_iter().map(|(id, row)| RowChange { table: self.table, id, before: None, after: Some(row) });
        changes.extend(came);
        Ok(changes)
    }
}

/// What became of all that was watched, each row once, as the first scope that knows it tells.
pub(in crate::store) fn changes(db: &Connection, watched: &[Watched], which: Columns) -> Result<Vec<RowChange>> {
    let mut known = HashSet::new();
    let mut all: Vec<RowChange> = Vec::new();
    for scope in watched {
        for change in scope.changes(db, which)? {
            if known.insert((change.table, change.id)) {
                all.push(change);
            }
        }
    }
    Ok(all)
}
