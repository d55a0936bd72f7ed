//! The whole content of a data file: every row of every table with every column, local numbers too; but for the journal
//! of acts, which gains lines, and what the text index keeps for itself.

use std::collections::BTreeMap;

use decroche_tests::house::House;
use rusqlite::types::Value;

pub type Content = BTreeMap<String, Vec<String>>;

pub fn content(house: &House) -> Content {
    let file = house.file();
    let tables: Vec<String> = file
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'")
        .unwrap()
        .query_map([], |row| row.get(0))
        .unwrap()
        .collect::<rusqlite::Result<_>>()
        .unwrap();
    let compared = |name: &&String| {
        *name != "operation"
            && !["sqlite_", "contact_search_", "number_search_"].iter().any(|own| name.starts_with(own))
    };
    tables
        .iter()
        .filter(compared)
        .map(|name| {
            let mut statement = file.prepare(&format!("SELECT * FROM {name}")).unwrap();
            let columns: Vec<String> = statement.column_names().into_iter().map(str::to_owned).collect();
            let mut rows: Vec<String> = statement
                .query_map([], |row| {
                    let cells = columns.iter().enumerate();
                    let cells = cells.map(|(at, name)| Ok(format!("{name}={:?}", row.get::<_, Value>(at)?)));
                    Ok(cells.collect::<rusqlite::Result<Vec<_>>>()?.join(" "))
                })
                .unwrap()
                .collect::<rusqlite::Result<_>>()
                .unwrap();
            rows.sort();
            (name.clone(), rows)
        })
        .collect()
}

/// In which tables two contents differ, with the rows that do.
pub fn differences(before: &Content, after: &Content) -> Vec<String> {
    let mut found = Vec::new();
    for (table, rows) in before {
        let now = after.get(table).cloned().unwrap_or_default();
        found.extend(rows.iter().filter(|row| !now.contains(row)).map(|row| format!("{table} lost {row}")));
        found.extend(now.iter().filter(|row| !rows.contains(row)).map(|row| format!("{table} gained {row}")));
    }
    found
}
