//! ★7: a released migration never changes.

use sha2::{Digest, Sha256};

use crate::tree::{file, files, hold};

#[test]
fn a_released_migration_never_changes() {
    let released = file("migrations/released.txt");
    let all: Vec<(String, String)> = migrations();
    hold(&changed(&released, &all), "put the file back as it was released and write a new migration after it");
}

#[test]
fn migrations_are_numbered_without_a_gap_and_the_store_applies_each_of_them() {
    let store = file("crates/crm/src/store/migrate.rs");
    let mut found = Vec::new();
    for (number, (name, _)) in (1..).zip(migrations()) {
        if !name.starts_with(&format!("{number:04}_")) {
            found.push(format!("migrations/{name}: number {number:04} is expected here"));
        }
        if !store.contains(&format!("migrations/{name}\"")) {
            found.push(format!("migrations/{name}: not in FILES of crates/crm/src/store/migrate.rs"));
        }
    }
    hold(&found, "number it next to the last and add it to FILES, in order");
}

#[test]
fn every_table_is_strict() {
    let mut found = Vec::new();
    for (name, sql) in migrations() {
        found.extend(loose_tables(&sql).into_iter().map(|(line, table)| format!("migrations/{name}:{line}: {table}")));
    }
    hold(&found, "end the table with `) STRICT;`");
}

/// Migrations with their text, in order.
fn migrations() -> Vec<(String, String)> {
    let sql = files().into_iter().filter(|file| file.is("sql") && file.path.starts_with("migrations/"));
    sql.map(|file| (file.path.trim_start_matches("migrations/").to_owned(), file.text)).collect()
}

/// What differs from the list of released files (`sha256  file`, `#` for remarks).
fn changed(released: &str, all: &[(String, String)]) -> Vec<String> {
    let mut found = Vec::new();
    let entries = released.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#'));
    for (number, entry) in entries.enumerate() {
        let Some((sum, name)) = entry.split_once("  ") else {
            found.push(format!("migrations/released.txt: {entry:?} is not `sha256  file`"));
            continue;
        };
        match all.iter().find(|(file, _)| file == name) {
            None => found.push(format!("migrations/{name}: released, and gone")),
            Some((_, text)) if sha256(text) != sum => {
                found.push(format!("migrations/{name}: released, and changed"));
            }
            Some(_) if all.get(number).is_none_or(|(file, _)| file != name) => {
                found.push(format!("migrations/{name}: released out of order"));
            }
            Some(_) => {}
        }
    }
    found
}

fn sha256(text: &str) -> String {
    use std::fmt::Write;
    Sha256::digest(text).iter().fold(String::new(), |mut sum, byte| {
        write!(sum, "{byte:02x}").unwrap();
        sum
    })
}

/// Tables that take any type, with their line.
fn loose_tables(sql: &str) -> Vec<(usize, String)> {
    let code: String = sql.lines().map(|line| line.split("--").next().unwrap_or_default().to_owned() + "\n").collect();
    let tables = code.match_indices("CREATE TABLE ").filter(|(at, _)| {
        let end = code[*at..].find(';').map_or(code.len(), |length| at + length);
        !code[*at..end].rsplit(')').next().is_some_and(|options| options.contains("STRICT"))
    });
    tables
        .map(|(at, mark)| {
            let name = code[at + mark.len()..].split_whitespace().next().unwrap_or_default();
            (1 + code[..at].matches('\n').count(), name.to_owned())
        })
        .collect()
}

#[test]
fn a_change_a_loss_and_a_wrong_order_are_seen() {
    let all = [("0001_a.sql".to_owned(), "x".to_owned()), ("0002_b.sql".to_owned(), "y".to_owned())];
    let line = |name: &str, text: &str| format!("{}  {name}\n", sha256(text));
    assert_eq!(sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assert!(changed(&format!("# remark\n{}", line("0001_a.sql", "x")), &all).is_empty());
    assert_eq!(changed(&line("0001_a.sql", "changed"), &all).len(), 1);
    assert_eq!(changed(&line("0003_c.sql", "x"), &all).len(), 1);
    assert_eq!(changed(&line("0002_b.sql", "y"), &all).len(), 1);
    assert_eq!(changed("nonsense", &all).len(), 1);
}

#[test]
fn a_table_of_any_type_is_seen() {
    let sql = "-- CREATE TABLE no (\nCREATE TABLE a (x TEXT) STRICT;\nCREATE TABLE b (\n  x TEXT\n);\nCREATE TABLE c (x TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;";
    assert_eq!(loose_tables(sql), [(3, "b".to_owned())]);
}
