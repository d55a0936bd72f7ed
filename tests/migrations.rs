//! The schema's history: a new base and an upgraded one are the same, nothing in them is lost, every column is explained.
#![expect(clippy::unwrap_used, reason = "a helper of tests fails where it stands")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crm::{Store, schema_version};
use decroche_tests::fixture::{base_at, fill_version_1, here, migrations};
use decroche_tests::house::{House, ills, noon};
use rusqlite::types::Value;
use rusqlite::{Connection, OpenFlags};

/// Every object of a schema, by name, as SQLite keeps its text. What `ANALYZE` notes of a filled file is no schema.
fn schema(connection: &Connection) -> BTreeMap<String, Option<String>> {
    connection
        .prepare("SELECT type || ' ' || name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_stat%'")
        .unwrap()
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap()
        .collect::<rusqlite::Result<_>>()
        .unwrap()
}

fn tables(connection: &Connection) -> Vec<String> {
    connection
        .prepare("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
        .unwrap()
        .query_map([], |row| row.get(0))
        .unwrap()
        .collect::<rusqlite::Result<_>>()
        .unwrap()
}

fn read(path: &Path) -> Connection {
    Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap()
}

fn columns(connection: &Connection, table: &str) -> Vec<String> {
    connection
        .prepare(&format!("SELECT name FROM pragma_table_info('{table}')"))
        .unwrap()
        .query_map([], |row| row.get(0))
        .unwrap()
        .collect::<rusqlite::Result<_>>()
        .unwrap()
}

/// The rows of a table, through the columns given, in an order of their own.
fn rows(connection: &Connection, table: &str, columns: &[String]) -> Vec<String> {
    let mut statement = connection.prepare(&format!("SELECT {} FROM {table}", columns.join(", "))).unwrap();
    let mut rows: Vec<String> = statement
        .query_map([], |row| {
            let values: Vec<Value> = (0..columns.len()).map(|i| row.get(i)).collect::<rusqlite::Result<_>>()?;
            Ok(format!("{values:?}"))
        })
        .unwrap()
        .collect::<rusqlite::Result<_>>()
        .unwrap();
    rows.sort();
    rows
}

/// Opens a copy of an older file as the app does, and compares every row of every table it had.
fn upgrades_with_content_intact(old: &Path) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("base.db");
    fs::copy(old, &path).unwrap();
    let before = read(old);
    let from: i64 = before.query_row("PRAGMA user_version", [], |row| row.get(0)).unwrap();
    let opened = Store::open_for_app(&path, noon()).unwrap();
    assert!(opened.recovered.is_none());
    assert_eq!(ills(&opened.store), [""; 0], "{}", old.display());
    let after = read(&path);
    assert_eq!(schema(&after), schema(&House::new().file()), "{}", old.display());
    for table in tables(&before) {
        let shared = columns(&before, &table);
        let (had, has) = (rows(&before, &table, &shared), rows(&after, &table, &shared));
        let lost: Vec<&String> = had.iter().filter(|row| !has.contains(row)).take(3).collect();
        assert!(lost.is_empty(), "{}, {table}: {lost:#?}", old.display());
    }
    if from < schema_version() {
        let backups = opened.store.backups();
        assert_eq!(backups.len(), 1, "a verified backup precedes a migration");
        let kept: i64 = read(backups[0].path.as_ref()).query_row("PRAGMA user_version", [], |row| row.get(0)).unwrap();
        assert_eq!(kept, from, "and it is of the old version");
    }
}

#[test]
fn migrations_are_numbered_from_one_without_a_hole() {
    let names: Vec<String> = migrations().into_iter().map(|(name, _)| name).collect();
    for (n, name) in names.iter().enumerate() {
        assert!(name.starts_with(&format!("{:04}_", n + 1)), "{name} is not number {}", n + 1);
    }
    assert_eq!(i64::try_from(names.len()).unwrap(), schema_version(), "each of them is built in");
}

#[test]
fn a_new_base_has_the_schema_of_the_files_applied_one_by_one() {
    let folder = tempfile::tempdir().unwrap();
    let one_by_one = base_at(&folder.path().join("base.db"), migrations().len());
    assert_eq!(schema(&House::new().file()), schema(&one_by_one));
}

#[test]
fn every_table_is_strict_and_every_source_table_has_rid_and_id() {
    let house = House::new();
    let file = house.file();
    // Keyed by a word of their own, or derived from source tables: local, never exchanged.
    let without_id = [
        "setting",
        "draft",
        "contact_facts",
        "likely_duplicate",
        "duplicate_look",
        "rfm_scale",
        "contact_index",
        "contact_to_search",
        "number_index",
        "number_to_search",
        "case_term",
        "case_stem",
    ];
    for table in tables(&file).iter().filter(|t| !t.starts_with("contact_search_") && !t.starts_with("number_search_"))
    {
        let strict: i64 =
            file.query_row("SELECT strict FROM pragma_table_list WHERE name = ?1", [table], |row| row.get(0)).unwrap();
        assert_eq!(strict, 1, "{table} is not STRICT");
        if without_id.contains(&table.as_str()) {
            continue;
        }
        let columns = columns(&file, table);
        assert_eq!(columns[..2], ["rid", "id"], "{table}");
        let sql = schema(&file)[&format!("table {table}")].clone().unwrap();
        assert!(sql.contains("rid") && sql.contains("INTEGER PRIMARY KEY"), "{table}");
        assert!(sql.contains("BLOB NOT NULL UNIQUE CHECK (length(id) = 16)"), "{table}");
    }
}

/// Column definitions without a `--` comment of their own: (table, column). A comment may stand on a line above too.
fn unexplained(sql: &str) -> Vec<String> {
    let (mut found, mut table, mut explained_above) = (Vec::new(), None::<String>, false);
    for line in sql.lines().map(str::trim) {
        if let Some(rest) = line.strip_prefix("CREATE TABLE ") {
            table = rest.split([' ', '(']).next().map(str::to_owned);
        } else if line.starts_with(')') {
            table = None;
        } else if let Some(table) = &table {
            let name: String =
                line.chars().take_while(|c| c.is_ascii_lowercase() || *c == '_' || c.is_ascii_digit()).collect();
            let column = !name.is_empty() && line[name.len()..].starts_with(' ');
            if column && !line.contains("--") && !explained_above && !understood(table, &name) {
                found.push(format!("{table}.{name}"));
            }
        }
        explained_above = line.starts_with("--");
    }
    found
}

/// What the head of 0001 explains once for all tables: the two keys, and moments, durations, money, days by their
/// names; foreign keys say by themselves what they point at.
fn understood(_table: &str, column: &str) -> bool {
    ["rid", "id", "at"].contains(&column)
        || ["_at", "_ms", "_cents", "_on", "_id"].iter().any(|suffix| column.ends_with(suffix))
}

#[test]
fn every_column_is_explained_where_it_is_declared() {
    let missing: Vec<String> = migrations()
        .iter()
        .flat_map(|(name, sql)| unexplained(sql).into_iter().map(move |c| format!("{name}: {c}")))
        .collect();
    assert!(missing.is_empty(), "no -- comment: {missing:#?}");
}

#[test]
fn a_column_without_a_comment_is_seen() {
    let sql = "CREATE TABLE t (\n  rid INTEGER PRIMARY KEY,\n  name TEXT NOT NULL, -- as shown\n  kind TEXT\n) STRICT;";
    assert_eq!(unexplained(sql), ["t.kind"]);
}

#[test]
fn a_base_of_version_1_full_of_people_upgrades_with_content_intact() {
    let folder = tempfile::tempdir().unwrap();
    let old = folder.path().join("old.db");
    fill_version_1(&base_at(&old, 1), 250);
    assert_eq!(read(&old).query_row("SELECT count(*) FROM outcome", [], |row| row.get::<_, i64>(0)).unwrap(), 0);
    upgrades_with_content_intact(&old);
}

#[test]
fn an_upgraded_base_rings_lists_and_finds() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("base.db");
    fill_version_1(&base_at(&path, 1), 50);
    let store = Store::open(&path, noon()).unwrap();
    let reader = store.reader().unwrap();
    let event = decroche_tests::house::ring("r", "06 39 98 00 07");
    let incoming = reader.incoming(&event, phone::Region::FR, noon()).unwrap();
    let crm::IncomingCall::One { fiche, .. } = incoming.call else { panic!("{incoming:?}") };
    assert_eq!((fiche.name().as_deref(), fiche.open_tickets), (Some("Nom 7"), 1));
    assert_eq!(reader.search("980007", 10).unwrap().items.len(), 1);
    assert!(reader.outcomes().unwrap().len() >= 11, "the lists a house starts with came along");
}

/// A data file frozen when a migration was released: named after it (`0003_….db`), one per line of released.txt.
#[test]
fn every_frozen_data_file_upgrades_with_content_intact() {
    let fixtures = here().join("fixtures");
    let mut files: Vec<_> = fs::read_dir(&fixtures).into_iter().flatten().map(|e| e.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|e| e == "db"));
    for file in &files {
        upgrades_with_content_intact(file);
    }
    let released = fs::read_to_string(here().join("../migrations/released.txt")).unwrap_or_default();
    for line in released.lines().map(str::trim).filter(|l| !l.is_empty() && !l.starts_with('#')) {
        let migration = line.split_whitespace().find(|word| word.ends_with(".sql")).unwrap_or_else(|| panic!("{line}"));
        let frozen = fixtures.join(migration.replace(".sql", ".db"));
        assert!(frozen.exists(), "{migration} is released: freeze a populated data file as {}", frozen.display());
    }
}
