//! Everything about one person, read through the data map.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use rusqlite::types::ValueRef;
use rusqlite::{Connection, named_params};
use serde_json::{Map, Value, json};

use super::identifiers::Identifiers;
use super::opposition::secrets;
use super::rows::theirs;
use super::rules;
use crate::privacy::{Holds, MappedTable, PersonFile, PersonSection, Register, Retention, data_map};
use crate::store::house::{opening_hours, setting};
use crate::store::reader::Reader;
use crate::store::{at, undo};
use crate::{ContactId, Result};

/// Ids that are told by a label of the house: column, table, label.
const TOLD: &[(&str, &str, &str)] = &[
    ("outcome_id", "outcome", "label"),
    ("motive_id", "motive", "label"),
    ("product_id", "product", "name"),
    ("line_id", "line", "label"),
    ("queue_id", "queue", "name"),
    ("campaign_id", "campaign", "name"),
];

fn house(db: &Connection) -> Result<String> {
    let name = setting(db, "house.name")?.as_str().unwrap_or_default().to_owned();
    Ok(if name.is_empty() { "la maison".to_owned() } else { name })
}

/// The rows of a table that meet a condition on `:contact`, told column by column.
fn read(db: &Connection, table: &MappedTable, condition: &str, contact: ContactId) -> Result<Vec<Map<String, Value>>> {
    let shown = table.columns.iter().filter(|(_, holds)| !matches!(holds, Holds::Key | Holds::Link));
    let mut columns: Vec<(String, Holds)> = shown.map(|(name, holds)| (name.clone(), *holds)).collect();
    let mut selected: Vec<String> = columns.iter().map(|(name, _)| format!("t.{name}")).collect();
    for (column, of, label) in TOLD.iter().filter(|(column, ..)| table.columns.contains_key(*column)) {
        selected.push(format!("(SELECT o.{label} FROM {of} o WHERE o.id = t.{column})"));
        columns.push(((*of).to_owned(), Holds::Ours));
    }
    if selected.is_empty() {
        return Ok(Vec::new());
    }
    let name = &table.name;
    let rows = if table.columns.contains_key("id") && name != "draft" { "rid" } else { "rowid" };
    let sql = format!(
        "SELECT {} FROM {name} t WHERE t.{rows} IN (SELECT {rows} FROM {name} WHERE {condition}) ORDER BY t.{rows}",
        selected.join(", ")
    );
    let mut statement = db.prepare(&sql)?;
    let mut found = statement.query(named_params! { ":contact": contact })?;
    let mut all = Vec::new();
    while let Some(row) = found.next()? {
        let mut told = Map::new();
        for (place, (column, holds)) in columns.iter().enumerate() {
            told.insert(column.clone(), value(row.get_ref(place)?, *holds));
        }
        all.push(told);
    }
    Ok(all)
}

fn value(cell: ValueRef<'_>, holds: Holds) -> Value {
    match cell {
        ValueRef::Null | ValueRef::Blob(_) => Value::Null,
        ValueRef::Integer(ms) if holds == Holds::Moment => json!(at(ms)),
        ValueRef::Integer(n) => json!(n),
        ValueRef::Real(x) => json!(x),
        ValueRef::Text(text) => json!(String::from_utf8_lossy(text)),
    }
}

/// What is being typed about them, and what the list of oppositions holds of their numbers.
fn own(db: &Connection, contact: ContactId, table: &str) -> Result<Vec<Map<String, Value>>> {
    let who = Identifiers::of(db, contact)?;
    let object = |value: Value| value.as_object().cloned().unwrap_or_default();
    let mut found = Vec::new();
    if table == "draft" {
        let mut statement = db.prepare("SELECT key, body, updated_at FROM draft ORDER BY key")?;
        let rows =
            statement.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?, at(row.get(2)?))))?;
        for row in rows {
            let (key, body, updated_at) = row?;
            if who.are_named_by(&key) || who.are_in(&body) {
                found.push(object(json!({ "key": key, "body": body, "updated_at": updated_at })));
            }
        }
        return Ok(found);
    }
    let mut statement = db.prepare("SELECT kind, how, why, at, lifted_at FROM opposition WHERE number_key = :key")?;
    for secret in secrets(db)? {
        for (kind, number) in &who.reached {
            let rows = statement.query_map(named_params! { ":key": secret.key(*kind, number) }, |row| {
                Ok(json!({
                    "value": number, "kind": row.get::<_, String>(0)?, "how": row.get::<_, String>(1)?,
                    "why": row.get::<_, String>(2)?, "at": at(row.get(3)?),
                    "lifted_at": row.get::<_, Option<i64>>(4)?.map(at),
                }))
            })?;
            for row in rows {
                found.push(object(row?));
            }
        }
    }
    Ok(found)
}

/// Where values of the fiche come from, by field.
fn origins(db: &Connection, contact: ContactId) -> Result<BTreeMap<String, Value>> {
    let mut statement = db.prepare(
        "SELECT field, origin, supplier, rule, recorded_at, verified_at FROM value_origin WHERE contact_id = :contact",
    )?;
    let rows = statement.query_map(named_params! { ":contact": contact }, |row| {
        let (field, origin): (String, String) = (row.get(0)?, row.get(1)?);
        let (supplier, rule): (Option<String>, Option<String>) = (row.get(2)?, row.get(3)?);
        let (recorded, verified): (i64, Option<i64>) = (row.get(4)?, row.get(5)?);
        let told = json!({
            "origin": origin, "supplier": supplier, "rule": rule, "recorded_at": at(recorded),
            "verified_at": verified.map(at),
        });
        Ok((field, told))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn person(db: &Connection, contact: ContactId, now: DateTime<Utc>) -> Result<PersonFile> {
    let name = undo::called(db, contact)?;
    let rules = rules(db)?;
    let mut sections = Vec::new();
    let mut section = |table: &str, rows: Vec<Map<String, Value>>, rules: &Retention| {
        if let Some(section) = PersonSection::new(table, rules, now).filter(|_| !rows.is_empty()) {
            sections.push(PersonSection { rows, ..section });
        }
    };
    // The fiche first, what hangs furthest from it last.
    for table in data_map().of_a_person().into_iter().rev() {
        section(&table.name, read(db, table, &theirs(table), contact)?, &rules);
    }
    for table in ["opposition", "draft"] {
        section(table, own(db, contact, table)?, &rules);
    }
    let ahead = opening_hours(db)?.ahead_of_utc(now).num_minutes();
    Ok(PersonFile {
        contact_id: contact,
        name,
        controller: house(db)?,
        made_at: now,
        ahead_of_utc: i32::try_from(ahead).unwrap_or(0),
        origins: origins(db, contact)?,
        sections,
    })
}

impl Reader<'_> {
    /// Everything there is about one person.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`].
    pub fn person_file(&self, contact: ContactId, now: DateTime<Utc>) -> Result<PersonFile> {
        self.snapshot(|db| person(db, contact, now))
    }

    /// The sheet of the register of processing activities.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn register(&self, now: DateTime<Utc>) -> Result<Register> {
        self.snapshot(|db| Ok(Register::new(house(db)?, &rules(db)?, now)))
    }
}
