//! What the base says of somebody, in one line, so that all of it can be compared.

use crm::Store;
use crm::import::{RowFate, ToldRow};
use rusqlite::{Connection, OpenFlags};
use serde_json::Value;

/// What is of the moment, not of the file.
const PASSING: &[&str] = &["contact_id", "created_at", "updated_at"];

/// What every fiche of an import says unless the file says otherwise.
const USUAL: &[&str] = &["stage=suspect", "origin=import"];

/// Everybody of an export in JSON, each in one line, in the order their fiches were made.
pub fn everybody(json: &str) -> Vec<String> {
    let mut people: Vec<Value> = serde_json::from_str(json).unwrap();
    people.sort_by_key(|one| one["contact_id"].as_str().unwrap().to_owned());
    people.iter().map(person).collect()
}

/// `first_name=Zoé | phone.mobile=+33639980012 | address.home=1 rue A / 35000 / Rennes / FR`: all that is said and none
/// of what is not.
pub fn person(one: &Value) -> String {
    let mut found = Vec::new();
    for (name, value) in one.as_object().unwrap() {
        if !PASSING.contains(&name.as_str()) {
            value_of(name, value, &mut found);
        }
    }
    found.retain(|one| !USUAL.contains(&one.as_str()));
    found.join(" | ")
}

fn value_of(name: &str, value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Null | Value::Bool(false) => {}
        Value::Bool(true) => found.push(name.to_owned()),
        Value::Array(all) => all.iter().for_each(|one| item(name, one, found)),
        Value::Object(parts) => {
            // A company: its name, then what is known of it.
            for (part, value) in parts {
                value_of(
                    if part == "name" { name.to_owned() } else { format!("{name}.{part}") }.as_str(),
                    value,
                    found,
                );
            }
        }
        Value::String(text) => found.push(format!("{name}={text}")),
        Value::Number(number) => found.push(format!("{name}={number}")),
    }
}

/// One of several: the name is said in the singular.
fn item(name: &str, one: &Value, found: &mut Vec<String>) {
    let text = |part: &str| one[part].as_str();
    let kind = |part: &str| text(part).map(|kind| format!(".{kind}")).unwrap_or_default();
    assert!(one["invalid"] != Value::Bool(true), "nothing of a file is known to be wrong");
    found.push(match name {
        "phones" => {
            let number = text("e164").map_or_else(|| format!("({})", text("raw").unwrap()), str::to_owned);
            let extension = text("extension").map(|extension| format!(" x{extension}")).unwrap_or_default();
            format!("phone{}={number}{extension}", kind("usage"))
        }
        "emails" => format!("email{}={}", kind("usage"), text("address").unwrap()),
        "addresses" => {
            let parts = ["street", "postcode", "town", "country"].map(|part| text(part).unwrap_or("-"));
            format!("address{}={}", kind("kind"), parts.join(" / "))
        }
        "notes" => format!("note={}", text("text").unwrap()),
        "tags" => format!("tag={}", one.as_str().unwrap()),
        other => panic!("{other}: say how this is told"),
    });
}

/// The pieces of a line, in an order of their own but for numbers and addresses, of which the first is the
/// main one.
pub fn sorted(person: &str) -> Vec<String> {
    let mut all: Vec<String> = person.split(" | ").map(str::to_owned).collect();
    let tag = |one: &str| one.strip_prefix("tag=").unwrap_or_default().to_owned();
    all.sort_by_key(|one| (one.split(['.', '=']).next().unwrap_or_default().to_owned(), tag(one)));
    all
}

/// The company of a line.
pub fn companies(person: &str) -> Option<String> {
    person.split(" | ").find_map(|one| one.strip_prefix("company=")).map(str::to_owned)
}

/// `line column reason`; a row that was refused ends with `!`.
pub fn row(told: &ToldRow) -> String {
    let column = told.column.as_deref().unwrap_or("-");
    let reason = told.reason.map_or("-", |reason| reason.as_str());
    let refused = if told.fate == RowFate::Rejected { "!" } else { "" };
    format!("{} {column} {reason}{refused}", told.line)
}

fn open(store: &Store) -> Connection {
    Connection::open_with_flags(store.path(), OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap()
}

/// How many rows a table has.
pub fn rows(store: &Store, table: &str) -> usize {
    let count: i64 = open(store).query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0)).unwrap();
    usize::try_from(count).unwrap()
}

/// How much stands in the base of what happens to people, their notes aside.
pub fn happened(store: &Store) -> usize {
    ["purchase", "call", "ticket", "exchange WHERE channel <> 'note'"].iter().map(|table| rows(store, table)).sum()
}
