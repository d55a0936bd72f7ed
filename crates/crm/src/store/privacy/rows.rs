//! Whose a row is, as a condition made from the data map. Names come from the map alone, never from outside.

use std::collections::BTreeSet;

use rusqlite::{Connection, named_params};

use crate::privacy::{MappedTable, Way, data_map};
use crate::{ContactId, Result};

/// Their numbers that no other fiche has.
const NUMBERS: &str = "SELECT p.e164 FROM phone_number p WHERE p.contact_id = :contact AND p.e164 IS NOT NULL
     AND NOT EXISTS (SELECT 1 FROM phone_number o WHERE o.e164 = p.e164 AND o.contact_id <> :contact)";

/// Their addresses that no other fiche has.
const EMAILS: &str = "SELECT m.address_folded FROM email m WHERE m.contact_id = :contact
     AND NOT EXISTS (SELECT 1 FROM email o WHERE o.address_folded = m.address_folded AND o.contact_id <> :contact)";

/// What a row of theirs in that table is: a condition on `:contact`.
pub(super) fn theirs(table: &MappedTable) -> String {
    let mut ways: Vec<String> = table.of.iter().map(way).collect();
    let nobodys = if table.columns.contains_key("contact_id") { "contact_id IS NULL AND " } else { "" };
    ways.extend(table.number.iter().map(|column| format!("({nobodys}{column} IN ({NUMBERS}))")));
    ways.extend(table.email.iter().map(|column| format!("({nobodys}lower({column}) IN ({EMAILS}))")));
    format!("({})", ways.join(" OR "))
}

fn way(way: &Way) -> String {
    let of = |table: &str| data_map().tables.get(table).map_or_else(|| "FALSE".to_owned(), theirs);
    match way {
        Way::Itself => "id = :contact".to_owned(),
        Way::Through { column, table } if table == "contact" => format!("{column} = :contact"),
        Way::Through { column, table } => format!("{column} IN (SELECT id FROM {table} WHERE {})", of(table)),
        Way::Back { table, column } => {
            format!("id IN (SELECT {column} FROM {table} WHERE {column} IS NOT NULL AND {})", of(table))
        }
    }
}

/// How many rows of a table are theirs.
pub(super) fn count(db: &Connection, table: &MappedTable, contact: ContactId) -> Result<u64> {
    let sql = format!("SELECT count(*) FROM {} WHERE {}", table.name, theirs(table));
    let rows: i64 = db.prepare(&sql)?.query_row(named_params! { ":contact": contact }, |row| row.get(0))?;
    Ok(u64::try_from(rows).unwrap_or(0))
}

/// The columns of a table that may not be NULL.
pub(super) fn needed(db: &Connection, table: &str) -> Result<BTreeSet<String>> {
    let mut statement = db.prepare_cached("SELECT name FROM pragma_table_info(:table) WHERE \"notnull\"")?;
    let rows = statement.query_map(named_params! { ":table": table }, |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
