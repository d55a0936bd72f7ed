//! Fills an empty data file with an invented customer base (`crate::demo`), for demonstrations and measures.
//!
//! The rows are written beside the file, in a copy that no power cut could harm since it is thrown away, without
//! indexes, which are made at the end; then the whole copy replaces the content in one transaction. Until that
//! commits, the data file is as it was: a cancelled, failed or killed fill leaves it empty.

mod base;
mod calls;
mod history;
mod house;
mod ids;
mod ladder;
mod people;
mod sales;
#[cfg(test)]
mod tests;
mod tickets;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};

use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OpenFlags, params};
use serde::Serialize;
use ts_rs::TS;

use super::open::Store;
use super::{at, index, score};
use crate::codes::codes;
use crate::demo::{Demo, Plan};
use crate::{Error, Result};
use base::{Base, Known};
use ids::{Ids, Kind};

/// How many rows are written between two reports of progress.
const PACE: usize = 4_096;
/// How many pages are copied between two reports (64 MiB).
const PAGES: i32 = 16_384;
/// How many steps of SQLite's machine between two looks at whether to go on.
const OPCODES: i32 = 2_000_000;
/// Eight years: a house that is older than its oldest fiche.
const AGE_MS: i64 = 2_923 * 86_400_000;

codes! {
    /// What a fill is busy with, in this order.
    DemoStep {
        /// Calls, tickets, offers, sales.
        Calls = "calls",
        /// Fiches, numbers, history.
        Contacts = "contacts",
        /// Indexes and search.
        Index = "index",
        /// Into the data file.
        Save = "save",
    }
}

/// How far a fill is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct DemoProgress {
    /// What it is busy with.
    pub step: DemoStep,
    /// Done in this step.
    #[ts(type = "number")]
    pub done: u64,
    /// To do in this step.
    #[ts(type = "number")]
    pub total: u64,
}

/// What a fill wrote.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, TS)]
pub struct DemoReport {
    /// Fiches.
    pub contacts: u32,
    /// Calls.
    pub calls: u32,
    /// Tickets.
    pub tickets: u32,
    /// Purchases.
    pub purchases: u32,
}

impl Store {
    /// Fills this data file with the invented base of `plan`: the same plan gives the same rows. Other writes wait
    /// until it is over. `progress` is told how far it is (a few times per second) and returns `false` to cancel.
    ///
    /// # Errors
    /// [`Error::Refused`] `not_empty` when the file has fiches or calls, `cancelled` when `progress` said so,
    /// `file_changed` when another process wrote meanwhile; those of the disk. The file is then as it was.
    pub fn fill_demo(&self, plan: Plan, progress: &mut dyn FnMut(DemoProgress) -> bool) -> Result<DemoReport> {
        let path = self.path().to_owned();
        watched(progress, |watch| self.maintain(move |live| fill(live, &path, plan, watch)))
    }

    /// Makes a new data file with the invented base of `plan`: as [`Store::fill_demo`], written once instead of twice.
    ///
    /// # Errors
    /// [`Error::Refused`] `file_exists`, `cancelled`; those of the disk. There is no file then.
    pub fn create_demo(path: &Path, plan: Plan, progress: &mut dyn FnMut(DemoProgress) -> bool) -> Result<DemoReport> {
        if path.exists() {
            return Err(Error::Refused { why: "file_exists" });
        }
        watched(progress, |watch| create(path, plan, watch))
    }
}

/// Runs a fill on a thread of its own, and passes on what it reports.
fn watched(
    progress: &mut dyn FnMut(DemoProgress) -> bool,
    filling: impl FnOnce(Watch) -> Result<DemoReport> + Send,
) -> Result<DemoReport> {
    let (say, heard) = channel();
    let (reply, answer) = channel();
    let watch = Watch { say, answer: Mutex::new(answer), stopped: AtomicBool::new(false) };
    std::thread::scope(|scope| {
        let filling = scope.spawn(move || filling(watch));
        for step in heard {
            if reply.send(progress(step)).is_err() {
                break;
            }
        }
        drop(reply);
        filling.join().unwrap_or(Err(Error::Closed))
    })
}

/// Tells the caller how far the fill is, and waits for leave to go on.
struct Watch {
    say: Sender<DemoProgress>,
    answer: Mutex<Receiver<bool>>,
    stopped: AtomicBool,
}

impl Watch {
    fn report(&self, step: DemoStep, done: usize, total: usize) -> Result<()> {
        if self.goes_on(DemoProgress { step, done: done as u64, total: total as u64 }) {
            Ok(())
        } else {
            Err(Error::Refused { why: "cancelled" })
        }
    }

    fn goes_on(&self, progress: DemoProgress) -> bool {
        let answered =
            self.say.send(progress).is_ok() && self.answer.lock().is_ok_and(|answer| answer.recv().unwrap_or(false));
        if !answered {
            self.stopped.store(true, Ordering::Relaxed);
        }
        answered
    }

    /// An error that a cancelling caused is that cancelling.
    fn told(&self, error: Error) -> Error {
        if self.stopped.load(Ordering::Relaxed) { Error::Refused { why: "cancelled" } } else { error }
    }
}

/// The copy being filled, removed whatever happens.
struct Partial(PathBuf);

impl Partial {
    fn beside(data_file: &Path) -> Result<Self> {
        let mut name = data_file.file_name().unwrap_or_default().to_os_string();
        name.push(".demo-partiel");
        let partial = Self(data_file.with_file_name(name));
        partial.remove(); // what a killed fill left
        let mut options = fs::OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        options.open(&partial.0).map_err(Error::Disk)?;
        Ok(partial)
    }

    fn remove(&self) {
        for suffix in ["", "-journal", "-wal", "-shm"] {
            let mut name = self.0.clone().into_os_string();
            name.push(suffix);
            let _ = fs::remove_file(name); // absent, most often
        }
    }
}

impl Drop for Partial {
    fn drop(&mut self) {
        self.remove();
    }
}

fn create(path: &Path, plan: Plan, watch: Watch) -> Result<DemoReport> {
    let watch = Arc::new(watch);
    let partial = Partial::beside(path)?;
    let now = chrono::DateTime::from_timestamp_millis(plan.now_ms).unwrap_or_default();
    drop(Store::open(&partial.0, now)?);
    let copy = Connection::open(&partial.0)?;
    let report = build(&copy, &Demo::new(plan), &watch).map_err(|error| watch.told(error))?;
    copy.execute_batch("PRAGMA locking_mode = NORMAL; PRAGMA journal_mode = WAL;")?;
    copy.close().map_err(|(_, error)| error)?;
    fs::File::open(&partial.0).and_then(|file| file.sync_all()).map_err(Error::Disk)?;
    fs::rename(&partial.0, path).map_err(Error::Disk)?;
    Ok(report)
}

fn fill(live: &mut Connection, path: &Path, plan: Plan, watch: Watch) -> Result<DemoReport> {
    let version = |db: &Connection| db.query_row("PRAGMA data_version", [], |row| row.get::<_, i64>(0));
    let before = version(live)?;
    let filled: bool =
        live.query_row("SELECT EXISTS (SELECT 1 FROM contact) OR EXISTS (SELECT 1 FROM call)", [], |row| row.get(0))?;
    if filled {
        return Err(Error::Refused { why: "not_empty" });
    }
    let watch = Arc::new(watch);
    let partial = Partial::beside(path)?;
    let mut copy =
        Connection::open_with_flags(&partial.0, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    Backup::new(live, &mut copy)?.step(-1)?;
    let report = build(&copy, &Demo::new(plan), &watch).map_err(|error| watch.told(error))?;
    if version(live)? != before {
        return Err(Error::Refused { why: "file_changed" });
    }
    save(&copy, live, &watch)?;
    Ok(report)
}

/// Makes the whole base in the copy.
fn build(copy: &Connection, demo: &Demo, watch: &Arc<Watch>) -> Result<DemoReport> {
    copy.execute_batch(
        "PRAGMA journal_mode = DELETE; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF;
         PRAGMA locking_mode = EXCLUSIVE; PRAGMA cache_size = -393216; PRAGMA temp_store = FILE; PRAGMA threads = 2;
         BEGIN;",
    )?;
    let indexes = take_indexes(copy)?;
    let (ids, now) = (Ids::new(demo.plan().seed), demo.plan().now_ms);
    let born = now.saturating_sub(AGE_MS);
    let house = house::write(copy, demo, ids, born)?;
    let base = Base { db: copy, demo, ids, house: &house, born, watch };
    let mut report = DemoReport::default();
    let mut known = Known::new(base)?;
    calls::write(base, &mut known, &mut report)?;
    people::write(base, &mut known, &mut report)?;
    copy.execute(
        "INSERT INTO operation (id, kind, at) VALUES (?1, 'demo.fill', ?2)",
        params![ids.id(Kind::Operation, now, 0), now],
    )?;
    // Sorting has its own memory, of this size for each of its threads.
    copy.execute_batch("COMMIT; PRAGMA cache_size = -131072;")?;

    finish(copy, &indexes, watch)?;
    score::refresh(copy, at(now))?;
    Ok(report)
}

/// Makes the indexes again, the derived rows and the text search.
fn finish(copy: &Connection, indexes: &[Index], watch: &Arc<Watch>) -> Result<()> {
    let total = indexes.len() + 2;
    let done = Arc::new(AtomicUsize::new(0));
    let (ear, so_far) = (Arc::clone(watch), Arc::clone(&done));
    // Between two looks at the answer, a sort of millions of rows may pass: a second or two.
    let go_on = move || ear.report(DemoStep::Index, so_far.load(Ordering::Relaxed), total).is_ok();
    copy.progress_handler(OPCODES, Some(move || !go_on()))?;
    let make = |index: &Index| -> Result<()> {
        watch.report(DemoStep::Index, done.fetch_add(1, Ordering::Relaxed), total)?;
        Ok(copy.execute_batch(&index.sql)?)
    };
    // Those of the derived rows last: the rows are made from the others.
    let (derived, source): (Vec<_>, Vec<_>) = indexes.iter().partition(|index| index.table == "contact_index");
    source.into_iter().try_for_each(make)?;
    watch.report(DemoStep::Index, done.fetch_add(1, Ordering::Relaxed), total)?;
    index::rebuild(copy)?;
    derived.into_iter().try_for_each(make)?;
    copy.execute_batch("PRAGMA analysis_limit = 1000; ANALYZE;")?;
    Ok(copy.progress_handler(0, None::<fn() -> bool>)?)
}

/// An index, as the schema declares it.
struct Index {
    table: String,
    sql: String,
}

/// Drops every declared index (those of `UNIQUE` stay) and says how to make them again.
fn take_indexes(db: &Connection) -> Result<Vec<Index>> {
    let mut names = Vec::new();
    let mut indexes = Vec::new();
    let mut schema = db.prepare(
        "SELECT name, tbl_name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL ORDER BY rowid",
    )?;
    let mut rows = schema.query([])?;
    while let Some(row) = rows.next()? {
        names.push(row.get::<_, String>(0)?);
        indexes.push(Index { table: row.get(1)?, sql: row.get(2)? });
    }
    drop(rows);
    for name in names {
        db.execute_batch(&format!("DROP INDEX \"{name}\";"))?;
    }
    Ok(indexes)
}

/// Puts the copy in place of the data file's content, in one transaction.
fn save(copy: &Connection, live: &mut Connection, watch: &Watch) -> Result<()> {
    {
        let backup = Backup::new(copy, live)?;
        loop {
            match backup.step(PAGES)? {
                StepResult::Done => break,
                StepResult::More => {
                    let at = backup.progress();
                    let pages = |count| usize::try_from(count).unwrap_or(0);
                    let total = pages(at.pagecount);
                    watch.report(DemoStep::Save, total.saturating_sub(pages(at.remaining)), total)?;
                }
                _ => return Err(Error::Locked),
            }
        }
    }
    // Readers may still hold the old pages: then the next checkpoint does it.
    let _ = live.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
    Ok(())
}
