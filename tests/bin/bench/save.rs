//! Saving: what the agent waits for when a text is kept, against a bare commit on the same disk.

use crm::Context;
use crm::draft::SaveDraft;
use rusqlite::Connection;

use crate::base::{Base, now};
use crate::figures::{Row, median, samples};

pub fn measure(base: &Base) -> Vec<Row> {
    let beside = base.path.with_extension("bare");
    let bare = Connection::open(&beside).unwrap();
    bare.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE IF NOT EXISTS t (k INTEGER PRIMARY KEY, v TEXT);",
    )
    .unwrap();
    let mut insert = bare.prepare("INSERT OR REPLACE INTO t VALUES (1, ?1)").unwrap();
    // Each text differs: SQLite does not write, nor sync, a row that stays the same.
    let text = |n: usize| format!("Coupe aussi en Ethernet, donc pas le Wi-Fi. Veut une date d’intervention. {n}");
    let mut bare_pass = || samples(100, |n| assert_eq!(insert.execute([text(n)]).unwrap(), 1));
    let (bare_p50, bare_p99) = median(3, &mut bare_pass);
    let draft = |n| SaveDraft { key: "bench".into(), body: text(n) };
    let (p50, p99) = median(3, || samples(100, |n| drop(base.store.write(draft(n), &Context::at(now())).unwrap())));
    for suffix in ["", "-wal", "-shm"] {
        let _ = std::fs::remove_file(format!("{}{suffix}", beside.display()));
    }
    vec![
        Row { what: "bare WAL FULL commit", p50: bare_p50, p99: bare_p99, against: None, budget: "–" },
        Row { what: "save, fsync included", p50, p99, against: Some(bare_p50), budget: "≤ 2 × a bare commit" },
    ]
}
