//! ★6 and ★7: what the core refuses to know, and the only way dependencies point.

use std::collections::BTreeSet;

use crate::cargo::{closure, manifest};
use crate::rust::{self, Rust};
use crate::tree::{File, file, files, hold};

/// Which of our own packages each may use, by the short names the manifests use. A new crate is a new line here.
const ARROWS: &[(&str, &[&str])] = &[
    ("crates/phone", &[]),
    ("crates/floor", &[]),
    ("crates/crm", &["phone"]),
    ("crates/cti", &["phone", "floor"]),
    ("crates/cli", &["phone", "crm", "cti", "floor"]),
    ("src-tauri", &["phone", "crm", "cti", "floor"]),
    ("tests", &["phone", "crm", "cti", "floor"]),
    ("xtask", &[]),
];
const OURS: &[&str] = &["phone", "floor", "crm", "cti"];

/// Packages a shipped crate must not reach, even through others.
const UNREACHABLE: &[(&str, &[&str])] = &[
    ("crates/phone", &["tokio", "mio", "socket2", "rusqlite", "libsqlite3-sys", "tauri", "rand"]),
    ("crates/crm", &["tokio", "mio", "socket2", "hyper", "axum", "reqwest", "ureq", "rustls", "tauri", "decroche-cti"]),
    ("crates/cti", &["rusqlite", "libsqlite3-sys", "tauri", "wry", "decroche-crm"]),
    ("crates/cli", &["tauri", "wry", "tao", "gtk", "gdk", "webkit2gtk", "webkit2gtk-sys"]),
];

#[test]
fn dependencies_point_one_way() {
    let mut found = Vec::new();
    let manifests: Vec<File> = files().into_iter().filter(|file| file.path.ends_with("/Cargo.toml")).collect();
    for file in &manifests {
        let folder = file.path.trim_end_matches("/Cargo.toml");
        let Some((_, allowed)) = ARROWS.iter().find(|(of, _)| *of == folder) else {
            found.push(format!("{}: this crate has no line in ARROWS (tests/tidy/boundaries.rs)", file.path));
            continue;
        };
        let read = manifest(&file.text);
        for ours in read.needs.iter().chain(&read.tests_need).filter(|name| OURS.contains(&name.as_str())) {
            if !allowed.contains(&ours.as_str()) {
                found.push(format!("{}: `{folder}` may not depend on `{ours}`", file.path));
            }
        }
    }
    hold(
        &found,
        "move the code to the crate that may know both, or hand the data over (DESIGN: dependencies point one way)",
    );
}

#[test]
fn no_crate_reaches_what_it_must_not_see_even_through_others() {
    let lock = file("Cargo.lock");
    let mut found = Vec::new();
    for (folder, forbidden) in UNREACHABLE {
        let read = manifest(&file(&format!("{folder}/Cargo.toml")));
        let reached = closure(&lock, &read.name, &read.tests_need);
        for name in forbidden.iter().filter(|name| reached.contains(**name)) {
            found.push(format!("{folder}/Cargo.toml: `{}` reaches `{name}`", read.name));
        }
    }
    hold(&found, "`cargo tree -p PACKAGE -i NAME` shows the way: cut it");
}

#[test]
fn the_core_never_reads_the_clock() {
    const CLOCKS: &[&str] =
        &["Utc::now", "Local::now", "SystemTime", "now_v7", "Timestamp::now", "Local::today", "Utc::today"];
    let mut found = Vec::new();
    for file in files()
        .iter()
        .filter(|file| file.is("rs") && file.under(&["crates/phone/", "crates/crm/", "crates/cti/", "crates/floor/"]))
    {
        let rust = rust::read(&file.text);
        found.extend(rust.using(CLOCKS).map(|(line, clock)| format!("{}:{line}: {clock}", file.path)));
        if file.under(&["crates/crm/", "crates/phone/"]) && file.path != "crates/crm/src/store/writer.rs" {
            found.extend(rust.using(&["Instant"]).map(|(line, _)| format!("{}:{line}: Instant", file.path)));
        }
        found.extend(sql_clocks(&file.path, rust.strings.iter().map(|piece| (piece.line, piece.text.as_str()))));
    }
    for file in files().iter().filter(|file| file.is("sql")) {
        let code = file.lines().map(|(line, text)| (line, text.split("--").next().unwrap_or_default()));
        found.extend(sql_clocks(&file.path, code));
    }
    hold(
        &found,
        "take `now` as an argument; make identifiers from it (`CallId::new(now)`); measure time only in the store's writer",
    );
}

/// Where SQL asks for the present moment.
fn sql_clocks<'t>(path: &str, texts: impl Iterator<Item = (usize, &'t str)>) -> Vec<String> {
    const ASKS: &[&str] = &[
        "'now'",
        "current_timestamp",
        "current_time",
        "current_date",
        "unixepoch()",
        "julianday()",
        "datetime()",
        "date()",
    ];
    texts
        .filter_map(|(line, text)| {
            let text = text.to_lowercase();
            ASKS.iter().find(|ask| rust::stands_alone(&text, ask)).map(|ask| format!("{path}:{line}: SQL {ask}"))
        })
        .collect()
}

#[test]
fn the_core_knows_no_network_no_runtime_no_window_and_phone_knows_nothing_at_all() {
    const NETWORK: &[&str] =
        &["tokio", "std::net", "TcpStream", "TcpListener", "UdpSocket", "hyper", "axum", "tauri", "cti"];
    const WORLD: &[&str] = &["std::fs", "std::env", "std::process", "std::thread", "std::io", "rusqlite", "rand"];
    let mut found = Vec::new();
    for file in files().iter().filter(|file| file.is("rs") && !file.is_test()) {
        let rust = rust::read(&file.text).shipped();
        let mut refuse = |words: &[&str]| {
            found.extend(rust.using(words).map(|(line, word)| format!("{}:{line}: {word}", file.path)));
        };
        if file.under(&["crates/phone/src/"]) {
            refuse(NETWORK);
            refuse(WORLD);
        } else if file.under(&["crates/crm/src/"]) {
            refuse(NETWORK);
        } else if file.under(&["crates/cti/src/"]) {
            refuse(&["rusqlite", "tauri", "crm"]);
        }
    }
    hold(&found, "what rings lives in cti, what is known in crm, what is shown in src-tauri; phone is pure");
}

#[test]
fn sql_is_written_in_the_store_and_the_migrations_only() {
    let mut found = Vec::new();
    let shipped = |file: &&File| {
        file.is("rs")
            && file.under(&["crates/", "src-tauri/"])
            && !file.is_test()
            && !file.under(&["crates/crm/src/store/"])
    };
    for file in files().iter().filter(shipped) {
        found.extend(
            sql_in(&rust::read(&file.text).shipped()).into_iter().map(|found| format!("{}:{found}", file.path)),
        );
    }
    hold(&found, "move the statement to a function of crates/crm/src/store/ and call that");
}

/// Lines where a source speaks SQL, or to the driver.
fn sql_in(rust: &Rust) -> BTreeSet<String> {
    const DRIVER: &[&str] = &[
        "Connection",
        "OptionalExtension",
        "named_params!",
        "params!",
        ".prepare(",
        ".prepare_cached(",
        ".query_row(",
        ".query_map(",
        ".query_and_then(",
        ".execute_batch(",
        ".last_insert_rowid(",
        "rusqlite_migration",
    ];
    let mut found: BTreeSet<String> = rust
        .strings
        .iter()
        .filter(|piece| is_sql(&piece.text))
        .map(|piece| format!("{}: SQL {:?}", piece.line, piece.text.chars().take(40).collect::<String>()))
        .collect();
    if rust.code.contains("rusqlite") {
        found.extend(rust.using(DRIVER).map(|(line, word)| format!("{line}: the driver's {word}")));
    }
    found
}

/// Whether a literal is a statement, or a piece of one.
pub fn is_sql(literal: &str) -> bool {
    let words = literal.split_whitespace().collect::<Vec<_>>().join(" ");
    let lower = words.to_lowercase();
    let pair = |first: &str, second: &str| lower.starts_with(first) && lower.contains(second);
    const BEGINNINGS: &[&str] = &[
        "insert into ",
        "insert or ",
        "delete from ",
        "pragma ",
        "create table ",
        "create index ",
        "create trigger ",
        "create view ",
        "create virtual ",
        "create unique ",
        "drop table ",
        "drop index ",
        "alter table ",
        "begin immediate",
        "savepoint ",
        "rollback to ",
        "attach database ",
        "vacuum into ",
    ];
    const INSIDE: &[&str] = &[
        "SELECT ",
        "INSERT INTO ",
        "UPDATE ",
        "DELETE FROM ",
        " INNER JOIN ",
        " LEFT JOIN ",
        " ORDER BY ",
        " GROUP BY ",
    ];
    pair("select ", " from ")
        || pair("update ", " set ")
        || pair("with ", " as (select ")
        || BEGINNINGS.iter().any(|beginning| lower.starts_with(beginning))
        || INSIDE.iter().any(|piece| words.contains(piece))
}

#[test]
fn every_crate_takes_the_lints_of_the_workspace_and_unsafe_code_is_forbidden_there() {
    let mut found = Vec::new();
    for file in files().iter().filter(|file| file.path.ends_with("/Cargo.toml")) {
        let inherits = file
            .text
            .split_once("[lints]")
            .is_some_and(|(_, lints)| lints.trim_start().starts_with("workspace = true"));
        if !inherits {
            found.push(format!("{}: no `[lints] workspace = true`", file.path));
        }
    }
    if !file("Cargo.toml").contains("unsafe_code = \"forbid\"") {
        found.push("Cargo.toml: `unsafe_code = \"forbid\"` is gone from [workspace.lints.rust]".into());
    }
    hold(&found, "add the two lines to the manifest");
}

#[test]
fn sql_is_recognised_and_prose_is_not() {
    for sql in [
        "SELECT a FROM b",
        "  select a\n from b",
        "UPDATE call SET x = 1",
        "PRAGMA data_version",
        "… WHERE a LEFT JOIN b",
    ] {
        assert!(is_sql(sql), "{sql}");
    }
    for prose in ["select a person", "The update is set", "delete", "Insert a coin", "with care"] {
        assert!(!is_sql(prose), "{prose}");
    }
    let driver = rust::read("use rusqlite::Connection;\nfn f(c: &Connection) { c.query_row(\"\"); }");
    assert_eq!(sql_in(&driver).len(), 3);
    let values = rust::read(
        "impl rusqlite::ToSql for Id { fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> {} }",
    );
    assert!(sql_in(&values).is_empty());
}

#[test]
fn the_clock_of_sql_is_recognised() {
    let asks = ["VALUES (CURRENT_TIMESTAMP)", "datetime('now')", "unixepoch()"];
    assert_eq!(sql_clocks("a.sql", (1..).zip(asks)).len(), 3);
    assert!(sql_clocks("a.sql", (1..).zip([":now", "date(due_on)", "current_timestamps"])).is_empty());
}
