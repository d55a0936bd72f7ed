//! The bases measured: invented, made once per size and kept beside the other things built.

use std::hash::{Hash, Hasher};
use std::path::PathBuf;
use std::time::Instant;

use crm::Store;
use crm::demo::Plan;
use rusqlite::{Connection, OpenFlags};

/// A base of one size, and numbers and names drawn from it.
pub struct Base {
    pub path: PathBuf,
    pub store: Store,
    /// E.164 of people of the base, drawn evenly.
    pub numbers: Vec<String>,
    /// Numbers of the same ranges that nobody has.
    pub unknown: Vec<String>,
    /// Last names of people of the base.
    pub names: Vec<String>,
}

/// How many numbers are drawn: more than any cache line, fewer than the base.
const DRAWN: i64 = 2_000;

/// The moment the bases are made for: fixed, so that a base made once stays the same.
const NOW: &str = "2026-11-20T13:05:00Z";

pub fn now() -> chrono::DateTime<chrono::Utc> {
    NOW.parse().expect("a constant")
}

impl Base {
    pub fn of(contacts: usize) -> Self {
        let folder = std::env::current_exe().unwrap().parent().unwrap().join("bench-bases");
        std::fs::create_dir_all(&folder).unwrap();
        let path = folder.join(format!("{}-{contacts}.db", schema(&folder)));
        if !path.exists() {
            fill(&path, contacts);
        }
        let store = Store::open(&path, now()).unwrap();
        let db = Connection::open_with_flags(&path, OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
        let last: i64 = db.query_row("SELECT max(rid) FROM phone_number", [], |r| r.get(0)).unwrap();
        let mut drawn = db
            .prepare("SELECT e164 FROM phone_number WHERE rid >= ?1 AND e164 IS NOT NULL ORDER BY rid LIMIT 1")
            .unwrap();
        // A large odd stride visits rows all over the base, in no order a cache could like.
        let at = |i: i64| 1 + (i * 7_919 * 104_729) % last.max(1);
        let numbers = (0..DRAWN).filter_map(|i| drawn.query_row([at(i)], |r| r.get(0)).ok()).collect();
        let mut held = db.prepare("SELECT 1 FROM phone_number WHERE e164 = ?1").unwrap();
        let unknown = (0..DRAWN)
            .map(|i| format!("+3342{:07}", (i * 4_999) % 10_000_000))
            .filter(|e164| !held.exists([e164]).unwrap())
            .collect();
        let last: i64 = db.query_row("SELECT max(rid) FROM contact", [], |r| r.get(0)).unwrap();
        let mut named = db
            .prepare("SELECT last_name FROM contact WHERE rid >= ?1 AND last_name IS NOT NULL ORDER BY rid LIMIT 1")
            .unwrap();
        let at = |i: i64| 1 + (i * 7_919 * 104_729) % last.max(1);
        let names = (0..400).filter_map(|i| named.query_row([at(i)], |r| r.get(0)).ok()).collect();
        Self { path, store, numbers, unknown, names }
    }
}

/// A base is kept for as long as a new one would have the same tables.
fn schema(folder: &std::path::Path) -> String {
    let empty = folder.join("empty.db");
    // One of before would keep the tables of before: a migration that is not released yet may have changed since.
    for suffix in ["", "-wal", "-shm"] {
        let _ = std::fs::remove_file(format!("{}{suffix}", empty.display()));
    }
    drop(Store::open(&empty, now()).unwrap());
    let db = Connection::open_with_flags(&empty, OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
    let mut statement = db.prepare("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name").unwrap();
    let mut hasher = std::hash::DefaultHasher::new();
    for sql in statement.query_map([], |row| row.get::<_, String>(0)).unwrap() {
        sql.unwrap().hash(&mut hasher);
    }
    format!("{:016x}", hasher.finish())
}

fn fill(path: &std::path::Path, contacts: usize) {
    let calls = contacts * calls_each(contacts);
    eprintln!("making a base of {contacts} people and {calls} calls…");
    let began = Instant::now();
    let plan = Plan { contacts, calls, seed: 1, now_ms: now().timestamp_millis() };
    Store::create_demo(path, plan, &mut |_| true).unwrap();
    eprintln!("made in {:.0} s", began.elapsed().as_secs_f64());
}

/// Calls a person: five, and one in the largest base, which an ordinary disk would not hold otherwise.
pub fn calls_each(contacts: usize) -> usize {
    if contacts > 1_000_000 { 1 } else { 5 }
}
