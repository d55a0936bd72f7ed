//! The whole content of a data file, to be compared before an act and after its undoing.

use std::collections::BTreeMap;

use decroche_tests::house::House;
use rusqlite::types::Value;

/// What undoing never rewrites: the journals of acts, the ladder's and tickets' histories (which gain a line), companies
/// made on the way, and the shadow tables of the text index (searched, not compared).
const JOURNALS: [&str; 5] = ["operation", "stage_change", "ticket_event", "company", "draft"];

/// Every row of every source table, and of the lists made from them; without local row numbers and the dates of the
/// last touch.
pub fn state(house: &House) -> BTreeMap<String, Vec<String>> {
    let file = house.file();
    let tables: Vec<String> = file
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'")
        .unwrap()
        .query_map([], |row| row.get(0))
        .unwrap()
        .collect::<rusqlite::Result<_>>()
        .unwrap();
    let compared = |name: &&String| {
        !JOURNALS.contains(&name.as_str())
            && !name.starts_with("sqlite_")
            && !["contact_search_", "number_search_", "number_index"].iter().any(|shadow| name.starts_with(shadow))
    };
    tables.iter().filter(compared).map(|name| (name.clone(), rows(&file, name))).collect()
}

fn rows(file: &rusqlite::Connection, table: &str) -> Vec<String> {
    let mut statement = file.prepare(&format!("SELECT * FROM {table}")).unwrap();
    let names: Vec<String> = statement.column_names().into_iter().map(str::to_owned).collect();
    let mut rows: Vec<String> = statement
        .query_map([], |row| {
            let cells = names.iter().enumerate().filter(|(_, name)| *name != "rid" && *name != "updated_at");
            cells
                .map(|(at, name)| Ok(format!("{name}={:?}", row.get::<_, Value>(at)?)))
                .collect::<rusqlite::Result<Vec<_>>>()
        })
        .unwrap()
        .map(|cells| cells.unwrap().join(" "))
        .collect();
    rows.sort();
    rows
}
