//! The hot questions are answered by indexes: every SELECT of the files behind a ring, a fiche, the list and search is
//! read from the source as it is and explained on a real data file. A query added there is covered without being named.

use std::collections::BTreeMap;
use std::fs;

use decroche_tests::fixture::{base_at, fill_version_1, here, migrations};
use rusqlite::Connection;

/// The files whose queries stand between a ring and its picture, or between a key press and a list.
const HOT: [&str; 7] = [
    "incoming.rs",
    "fiche.rs",
    "timeline.rs",
    "contact_list.rs",
    "contact/mod.rs",
    "contact/number.rs",
    "contact/email.rs",
];

/// Tables that grow with the base: reading one from end to end is a fault, by any index.
const GROWING: [&str; 12] = [
    "contact",
    "phone_number",
    "call",
    "ticket",
    "callback",
    "offer",
    "purchase",
    "exchange",
    "consent",
    "email",
    "stage_change",
    "call_event",
];

/// The string literals of a Rust file, in order, unescaped.
fn literals(source: &str) -> Vec<String> {
    let source = source.split("#[cfg(test)]").next().unwrap_or_default();
    let mut found = Vec::new();
    let mut chars = source.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '/' if chars.peek() == Some(&'/') => while chars.next().is_some_and(|c| c != '\n') {},
            // A character literal of a quote.
            '\'' if chars.peek() == Some(&'"') => drop(chars.nth(1)),
            '"' => {
                let mut text = String::new();
                while let Some(c) = chars.next() {
                    match c {
                        '"' => break,
                        '\\' => match chars.next() {
                            Some('n') => text.push('\n'),
                            Some('\n') => while chars.next_if(|c| c.is_whitespace()).is_some() {},
                            Some(other) => text.push(other),
                            None => {}
                        },
                        other => text.push(other),
                    }
                }
                found.push(text);
            }
            _ => {}
        }
    }
    found
}

/// `const NAME: &str = "…";` of a file, by name.
fn constants(source: &str) -> BTreeMap<String, String> {
    source
        .split("const ")
        .skip(1)
        .filter_map(|after| {
            let (name, rest) = after.split_once(':')?;
            let value = rest.strip_prefix(" &str =")?;
            Some((name.to_owned(), literals(value).into_iter().next()?))
        })
        .collect()
}

fn store(file: &str) -> String {
    fs::read_to_string(here().join("../crates/crm/src/store").join(file)).unwrap()
}

/// Every complete SELECT of a file, with the pieces it is put together from.
fn selects(file: &str) -> Vec<String> {
    let source = store(file);
    let mut pieces = BTreeMap::new();
    for other in ["contact/mod.rs", "contact/line.rs", "callback.rs", "ticket.rs", file] {
        pieces.extend(constants(&store(other)));
    }
    let all = literals(&source);
    let mut found = Vec::new();
    for text in &all {
        let text = pieces.iter().fold(text.clone(), |text, (name, value)| text.replace(&format!("{{{name}}}"), value));
        if !text.trim_start().starts_with("SELECT") {
            continue;
        }
        found.push(text);
    }
    found
}

/// The steps SQLite would take, without running them: its values stay unbound.
fn plan(connection: &Connection, sql: &str) -> Vec<String> {
    let mut statement =
        connection.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap_or_else(|e| panic!("{sql}\n{e}"));
    let mut rows = statement.raw_query();
    let mut steps = Vec::new();
    while let Some(row) = rows.next().unwrap() {
        steps.push(row.get(3).unwrap());
    }
    steps
}

/// The steps of a plan that read a growing table from end to end.
fn scans(connection: &Connection, sql: &str) -> Vec<String> {
    let steps = plan(connection, sql);
    // A plan names the alias: find which table it stands for.
    let words: Vec<&str> = sql.split(|c: char| !(c.is_alphanumeric() || c == '_')).filter(|w| !w.is_empty()).collect();
    let table_of = |alias: &str| {
        let named = words.windows(2).find(|w| w[1] == alias && GROWING.contains(&w[0])).map(|w| w[0]);
        named.or_else(|| GROWING.into_iter().find(|t| *t == alias))
    };
    steps
        .into_iter()
        .filter(|step| {
            step.strip_prefix("SCAN ").and_then(|s| s.split(' ').next()).is_some_and(|a| table_of(a).is_some())
        })
        .collect()
}

#[test]
fn no_hot_query_reads_a_whole_table() {
    let folder = tempfile::tempdir().unwrap();
    let connection = base_at(&folder.path().join("base.db"), migrations().len());
    fill_version_1(&connection, 500);
    let mut explained = 0;
    for file in HOT {
        let selects = selects(file);
        assert!(!selects.is_empty(), "{file}: no query was read");
        for sql in selects {
            // A constant that others complete. A page of the list is explained beside the code that makes it.
            if sql.contains('{') {
                continue;
            }
            let scans = scans(&connection, &sql);
            assert!(scans.is_empty(), "{file} reads a table from end to end: {scans:?}\n{sql}");
            explained += 1;
        }
    }
    assert!(explained >= 40, "only {explained} queries were explained");
}

#[test]
fn the_lookup_of_a_number_is_one_probe_of_its_index() {
    let folder = tempfile::tempdir().unwrap();
    let connection = base_at(&folder.path().join("base.db"), migrations().len());
    let lookups: Vec<String> = selects("incoming.rs")
        .into_iter()
        .filter(|sql| sql.contains("FROM phone_number") && sql.contains("e164 = :e164"))
        .collect();
    assert!(!lookups.is_empty());
    for sql in lookups {
        let plan = plan(&connection, &sql).join("\n");
        assert!(plan.contains("SEARCH phone_number USING") && plan.contains("phone_number_by_e164"), "{plan}");
    }
}
