//! Somebody of whom every table of the data map holds something, each word of it a canary.

use std::collections::BTreeMap;

use crm::ContactId;
use crm::contact::NewContact;
use crm::privacy::{Holds, MappedTable, Way, data_map};
use decroche_tests::house::{House, noon};
use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};
use uuid::Uuid;

/// Who, and by what they are recognised.
pub struct Canary {
    pub id: ContactId,
    /// In every word of theirs.
    pub word: String,
    /// Of their only number.
    pub e164: String,
}

impl Canary {
    pub fn national(&self) -> String {
        phone::format_e164_national(&self.e164)
    }

    /// Everything that must not be found once they are erased.
    pub fn traces(&self) -> Vec<Vec<u8>> {
        let national = self.national();
        let digits: String = national.split(' ').collect();
        let forms = [
            self.word.clone(),
            // Behind 0, +33, 0033, 33…
            digits[1..].to_owned(),
            national.clone(),
            national.replace(' ', "."),
        ];
        let wide = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        forms.iter().flat_map(|form| [form.as_bytes().to_vec(), wide(form)]).collect()
    }
}

/// Somebody new, the n-th, with a row in every table that may hold something of a person.
pub fn canary(house: &House, n: u32) -> Canary {
    let word = format!("canari{n:04}zw");
    let written = format!("06 39 98 {:02} {:02}", n / 100, n % 100);
    let id = house.add(NewContact {
        first_name: Some("Zoé".into()),
        last_name: Some(word.clone()),
        company: Some(format!("Société {word}")),
        phones: vec![written],
        emails: vec![format!("{word}@exemple.fr")],
        street: Some(word.clone()),
        ..NewContact::default()
    });
    let e164 = format!("+3363998{n:04}");
    let canary = Canary { id, word, e164 };
    let hand = house.foreign_hand();
    hand.execute_batch("BEGIN").unwrap();
    fill(&hand, &canary);
    hand.execute_batch("COMMIT").unwrap();
    canary
}

/// Tables filled otherwise: by real operations, or beside somebody else.
const FILLED: [&str; 6] = ["contact", "company", "phone_number", "email", "operation", "not_same"];

fn fill(file: &Connection, who: &Canary) {
    let mut rows: BTreeMap<String, Uuid> = BTreeMap::new();
    rows.insert("contact".into(), who.id.0);
    // What no operation above filled, on the rows they made.
    for (table, condition) in [
        ("contact", "id = ?2"),
        ("company", "id = (SELECT company_id FROM contact WHERE id = ?2)"),
        ("phone_number", "contact_id = ?2"),
    ] {
        for column in data_map().tables[table].holding(Holds::Text) {
            let value = if column == "birth_year" { "1980" } else { &who.word };
            let sql = format!("UPDATE {table} SET {column} = coalesce({column}, ?1) WHERE {condition}");
            file.execute(&sql, (value, who.id)).unwrap();
        }
    }
    // Only what was done before the last writes can no longer be taken back: this one still could.
    file.execute("UPDATE operation SET undo = ?1 WHERE subject = ?2", (&who.word, who.id)).unwrap();
    for house in ["agent", "product", "campaign", "automation_rule", "import", "bulk_edit"] {
        let id = insert(file, &data_map().tables[house], who, &rows);
        rows.insert(house.into(), id);
    }
    for table in data_map().of_a_person().into_iter().rev() {
        if !FILLED.contains(&table.name.as_str()) {
            let id = insert(file, table, who, &rows);
            rows.insert(table.name.clone(), id);
        }
    }
    // Not the same as another fiche, where there is one; the one whose id comes first stands first.
    file.execute(
        "INSERT INTO not_same (id, contact_id, other_id, at)
         SELECT ?1, min(id, ?2), max(id, ?2), 1 FROM contact WHERE id <> ?2 ORDER BY rid LIMIT 1",
        (Uuid::from_bytes(rand::random()), who.id),
    )
    .unwrap();
    let (call, ticket) = (rows["call"], rows["ticket"]);
    for (key, body) in [
        (format!("call:{call}:note"), who.word.clone()),
        (format!("ticket:{ticket}:note"), who.word.clone()),
        (format!("contact:{}:edit", who.id), who.word.clone()),
        (format!("contact:new:{}", who.word.len()), format!("{{\"phone\":\"{}\"}}", who.national())),
    ] {
        file.execute("INSERT OR REPLACE INTO draft (key, body, updated_at) VALUES (?1, ?2, 1)", (key, body)).unwrap();
    }
    file.execute(
        "INSERT INTO journal (id, at, source, verdict, raw) VALUES (?1, 1, 'zammad', 'refused', ?2)",
        (Uuid::from_bytes(rand::random()), format!("event=newCall&from={}&user=x", who.e164.replace('+', "%2B"))),
    )
    .unwrap();
    // A call of an unknown caller, from the same number.
    file.execute(
        "INSERT INTO call (id, source, direction, state, external, external_kind, caller_name, ringing_at, ended_at)
         VALUES (?1, 'zammad', 'inbound', 'ended', ?2, 'number', ?3, 1, 2)",
        (Uuid::from_bytes(rand::random()), &who.e164, &who.word),
    )
    .unwrap();
}

struct Column {
    name: String,
    kind: String,
    needed: bool,
}

fn insert(file: &Connection, table: &MappedTable, who: &Canary, rows: &BTreeMap<String, Uuid>) -> Uuid {
    let id = Uuid::from_bytes(rand::random());
    let sql: String =
        file.query_row("SELECT sql FROM sqlite_schema WHERE name = ?1", [&table.name], |row| row.get(0)).unwrap();
    let columns: Vec<Column> = file
        .prepare(&format!("SELECT name, type, \"notnull\" FROM pragma_table_info('{}')", table.name))
        .unwrap()
        .query_map([], |row| Ok(Column { name: row.get(0)?, kind: row.get(1)?, needed: row.get(2)? }))
        .unwrap()
        .collect::<rusqlite::Result<_>>()
        .unwrap();
    let mut names = Vec::new();
    let mut values: Vec<Value> = Vec::new();
    for column in columns.iter().filter(|column| column.name != "rid") {
        let value = if column.name == "id" { blob(id) } else { value(file, table, column, &sql, who, rows) };
        if value != Value::Null {
            names.push(column.name.clone());
            values.push(value);
        }
    }
    let places = vec!["?"; names.len()].join(", ");
    let sql = format!("INSERT INTO {} ({}) VALUES ({places})", table.name, names.join(", "));
    file.execute(&sql, params_from_iter(values)).unwrap_or_else(|why| panic!("{sql}: {why}"));
    id
}

fn blob(id: Uuid) -> Value {
    Value::Blob(id.as_bytes().to_vec())
}

fn value(
    file: &Connection,
    table: &MappedTable,
    column: &Column,
    sql: &str,
    who: &Canary,
    rows: &BTreeMap<String, Uuid>,
) -> Value {
    let first_free = || {
        let sql = format!("SELECT coalesce(max(rid), 0) + 1 FROM {}", table.name);
        Value::Integer(file.query_row(&sql, [], |row| row.get(0)).unwrap())
    };
    let whole = column.kind == "INTEGER" || column.kind == "REAL";
    if let Some(word) = allowed(sql, &column.name) {
        return Value::Text(word);
    }
    match table.columns[&column.name] {
        _ if table.number.as_ref() == Some(&column.name) => Value::Text(who.e164.clone()),
        Holds::Text | Holds::Ours if whole => Value::Integer(1980),
        Holds::Text => Value::Text(who.word.clone()),
        // What the house writes is unique in some tables.
        Holds::Ours => Value::Text(format!("maison {}", Uuid::from_bytes(rand::random()))),
        Holds::Code if whole => Value::Integer(1),
        Holds::Code => Value::Text(format!("code {}", Uuid::from_bytes(rand::random()))),
        Holds::Figure if column.name == "number" => first_free(),
        Holds::Figure => Value::Integer(1),
        // Only a call with an outcome is qualified.
        Holds::Moment if column.name == "qualified_at" => Value::Null,
        Holds::Moment => Value::Integer(noon().timestamp_millis() - 1_000),
        Holds::Link | Holds::Key => link(file, table, column, who, rows),
    }
}

fn link(file: &Connection, table: &MappedTable, column: &Column, who: &Canary, rows: &BTreeMap<String, Uuid>) -> Value {
    if column.name == "contact_id" {
        return blob(who.id.0);
    }
    let theirs = table.of.iter().position(|way| matches!(way, Way::Through { column: by, .. } if *by == column.name));
    if let (Some(place), Some(Way::Through { table: parent, .. })) = (theirs, theirs.and_then(|at| table.of.get(at))) {
        // The first way is enough, unless a row must have the others too.
        return if place == 0 || column.needed { blob(rows[parent]) } else { Value::Null };
    }
    let points_at: Option<String> = file
        .query_row(
            &format!("SELECT \"table\" FROM pragma_foreign_key_list('{}') WHERE \"from\" = ?1", table.name),
            [&column.name],
            |row| row.get(0),
        )
        .ok();
    match points_at {
        _ if !column.needed => Value::Null,
        Some(parent) => {
            blob(*rows.get(&parent).unwrap_or_else(|| panic!("{}.{}: no {parent}", table.name, column.name)))
        }
        None => blob(Uuid::from_bytes(rand::random())),
    }
}

/// The first word a column's CHECK allows.
fn allowed(sql: &str, column: &str) -> Option<String> {
    let list = sql.split_once(&format!("CHECK ({column} IN ('"))?.1;
    list.split_once('\'').map(|(word, _)| word.to_owned())
}
