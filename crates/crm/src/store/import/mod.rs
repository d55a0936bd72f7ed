//! An import in the store: a backup first, then a few thousand rows at a time through the one gate.
//!
//! Rows are read and decided upon on a thread of their own while those before them are written.

mod account;
mod base;
mod fiches;
mod items;
mod list;
mod plan;
mod preset;
mod undo;
mod write;

use std::collections::VecDeque;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::time::Duration;

use super::catch_up::catch_up;
use super::open::Store;
use super::writer::{Committing, TURN};
use crate::id_series::IdSeries;
use crate::import::read::{Rows, Source};
use crate::import::{
    BeginImport, Counted, EndImport, ImportChoices, ImportKind, ImportProgress, ImportReport, LoadItems, LoadRows,
    Loaded, Planned, PlannedItem, TOLD_MAX, ToldRow, Verdict, first_makes_the_company,
};
use crate::{Context, Error, ImportId, Result, give_way};
use plan::Plan;

/// Rows read ahead: sorted by name, they fill the indexes of lists and search from left to right.
const WINDOW: usize = 6_000;
/// Rows handed to the writer at once: other writes wait for them, and for the commit of those before.
const LOT: usize = 2_000;
/// Memory the writer keeps pages in meanwhile, in KiB, and otherwise. Numbers come in no order: as long as the whole of
/// their index is in memory, a row costs the same among a million as among a hundred thousand.
const CACHE: (i64, i64) = (88 << 10, 64 << 10);
/// How often who waits is asked whether to go on, while rows are being read.
const GLANCE: Duration = Duration::from_millis(100);

/// Rows read and decided upon.
#[derive(Default)]
struct Window {
    people: Vec<Planned>,
    items: Vec<PlannedItem>,
    told: Vec<ToldRow>,
    counted: Counted,
    /// How far the reading is.
    bytes: u64,
}

/// How many rows a file has.
struct Total {
    known: Option<u32>,
    bytes: u64,
}

impl Total {
    /// Known, or as many as `done` rows in the first `bytes` let expect.
    fn rows(&self, done: u32, bytes: u64) -> u32 {
        let expected = u64::from(done) * self.bytes / bytes.max(1);
        self.known.unwrap_or_else(|| u32::try_from(expected).unwrap_or(u32::MAX)).max(done)
    }
}

impl Store {
    /// Brings a file in, as `choices` say. A verified backup is made first; then rows are written a few thousand at a
    /// time, each lot whole or not at all. `progress` is told after each, before it is on the disk, and returns `false`
    /// to stop there. Once all are, it is told the same until people are found by every word. A dry run writes nothing
    /// and says what would be done.
    ///
    /// A row that has a number, an e-mail or the id of exactly one fiche, with the same name or no name, is about that
    /// person; `choices.on_duplicate` says what to do then. Merging overwrites nothing.
    ///
    /// # Errors
    /// [`Error::Invalid`] on `mapping`: `empty`, `wrong_length`; those of reading the file ([`Source::rows`]), of the
    /// backup and of the disk. What reached the disk is in the account of the import then, and can be taken back.
    pub fn import(
        &self,
        source: &mut Source,
        choices: &ImportChoices,
        context: &Context,
        progress: &mut dyn FnMut(ImportProgress) -> bool,
    ) -> Result<ImportReport> {
        if choices.columns.iter().all(|column| column.field.is_none()) {
            return Err(Error::Invalid { field: "mapping", why: "empty" });
        }
        if choices.columns.len() != source.shape().columns.len() {
            return Err(Error::Invalid { field: "mapping", why: "wrong_length" });
        }
        let total = Total { known: source.shape().rows, bytes: source.shape().bytes };
        let rows = source.rows()?;
        let mut run = Run {
            store: self,
            context,
            choices,
            report: ImportReport::default(),
            done: 0,
            waiting: VecDeque::new(),
            ids: IdSeries::new(context.now),
        };
        // Each row is looked for in orders that an import stopped or killed may have left to be made.
        while self.maintain(catch_up)? && progress(run.so_far(0)) {}
        if !choices.dry_run {
            run.begin()?;
        }
        // One window is written while the next is read, and no more are held.
        let (send, windows) = sync_channel(0);
        let stopped = AtomicBool::new(false);
        let outcome = std::thread::scope(|scope| {
            scope.spawn(|| {
                give_way();
                if let Err(error) = self.plan(rows, &total, choices, context, &stopped, &send) {
                    // The other end may be gone: it was stopped.
                    let _ = send.send(Err(error));
                }
                drop(send);
            });
            let outcome = run.take(&windows, &total, progress);
            stopped.store(true, Ordering::Relaxed);
            drop(windows); // whoever waits to hand the next one over is let go
            outcome
        });
        let report = run.end(outcome)?;
        self.caught_up(&report, progress)?;
        Ok(report)
    }

    /// Waits until what was left is done, unless `progress` says not to: the writer does it in its own time then.
    fn caught_up(&self, report: &ImportReport, progress: &mut dyn FnMut(ImportProgress) -> bool) -> Result<()> {
        let all = ImportProgress { done: report.rows, total: report.rows };
        while report.import_id.is_some() && !report.cancelled && progress(all) && self.maintain(catch_up)? {
            std::thread::sleep(TURN); // others may write between two steps
        }
        Ok(())
    }

    /// Reads and decides, window after window; ends early when it is stopped.
    fn plan(
        &self,
        mut rows: Rows<'_>,
        total: &Total,
        choices: &ImportChoices,
        context: &Context,
        stopped: &AtomicBool,
        windows: &SyncSender<Result<Window>>,
    ) -> Result<()> {
        let reader = self.reader()?;
        let mut plan = Plan::new(&reader, choices, context)?;
        let mut room_made = false;
        loop {
            let mut window = Window::default();
            for row in rows.by_ref().take(WINDOW) {
                if stopped.load(Ordering::Relaxed) {
                    return Ok(());
                }
                plan.row(&row?, &mut window)?;
            }
            window.bytes = rows.bytes();
            if !std::mem::replace(&mut room_made, true) {
                let so_far = window.counted.rows;
                plan.expect(so_far, total.rows(so_far, window.bytes) - so_far);
            }
            if window.counted.rows == 0 || windows.send(Ok(window)).is_err() {
                return Ok(());
            }
        }
    }
}

/// The first rows of a window, as many as one lot takes.
fn first<T>(rows: &mut Vec<T>) -> Vec<T> {
    let rest = rows.split_off(rows.len().min(LOT));
    std::mem::replace(rows, rest)
}

/// An import under way.
struct Run<'s> {
    store: &'s Store,
    context: &'s Context,
    choices: &'s ImportChoices,
    report: ImportReport,
    /// Written or told, whether on the disk or not.
    done: u32,
    /// Lots written, in order, and not yet on the disk.
    waiting: VecDeque<(Counted, Committing)>,
    ids: IdSeries,
}

impl Run<'_> {
    fn begin(&mut self) -> Result<()> {
        self.report.backup = self.store.backup(None, self.context.now)?.path;
        let id = ImportId::new(self.context.now);
        let begin = BeginImport { id, choices: self.choices.clone() };
        self.store.write(begin, &self.step())?;
        self.report.import_id = Some(id);
        self.cache(CACHE.0)
    }

    fn cache(&self, kib: i64) -> Result<()> {
        self.store.maintain(move |db| Ok(db.pragma_update(None, "cache_size", -kib)?))
    }

    /// Each lot is a write of its own: an identity given for the whole would make the second a repeat.
    fn step(&self) -> Context {
        Context { operation: None, ..*self.context }
    }

    /// Takes windows as they come; `false`: stopped.
    fn take(
        &mut self,
        windows: &Receiver<Result<Window>>,
        total: &Total,
        progress: &mut dyn FnMut(ImportProgress) -> bool,
    ) -> Result<bool> {
        let (mut read, mut expected) = (0, total.known.unwrap_or(0));
        loop {
            let Window { mut people, mut items, told, counted, bytes } = match windows.recv_timeout(GLANCE) {
                Ok(window) => window?,
                Err(RecvTimeoutError::Disconnected) => return Ok(true),
                Err(RecvTimeoutError::Timeout) if progress(self.so_far(expected)) => continue,
                Err(RecvTimeoutError::Timeout) => return Ok(false),
            };
            read += counted.rows;
            expected = total.rows(read, bytes);
            for one in told {
                self.tell(one);
            }
            let Some(import) = self.report.import_id else {
                self.done += counted.rows;
                self.count(counted);
                if !progress(self.so_far(expected)) {
                    return Ok(false);
                }
                continue;
            };
            // Makes first, completes after: a row may complete a fiche that a row above made.
            people.sort_by_cached_key(|row| (row.verdict != Verdict::Create, row.person.sort_key()));
            first_makes_the_company(&mut people);
            let lots = people.len().max(items.len()).div_ceil(LOT).max(1);
            let mut left = counted;
            for lot in 0..lots {
                let (people, items) = (first(&mut people), first(&mut items));
                let share = Counted::of(&people) + Counted::made(items.len());
                let counted = if lot + 1 == lots { left } else { share };
                left = left - counted;
                self.load(import, people, items, counted)?;
                if !progress(self.so_far(expected)) {
                    return Ok(false);
                }
            }
        }
    }

    fn so_far(&self, expected: u32) -> ImportProgress {
        ImportProgress { done: self.done, total: expected.max(self.done) }
    }

    fn load(
        &mut self,
        import: ImportId,
        people: Vec<Planned>,
        items: Vec<PlannedItem>,
        counted: Counted,
    ) -> Result<()> {
        let ids = self.ids.clone();
        let committing = if self.choices.kind == ImportKind::Contacts {
            let load = LoadRows { import, rows: people, counted, ids };
            let (Loaded { told, ids }, committing) = self.store.write_lot(load, &self.step())?;
            self.ids = ids;
            told.into_iter().for_each(|one| self.tell(one));
            committing
        } else {
            let (ids, committing) = self.store.write_lot(LoadItems { import, items, counted, ids }, &self.step())?;
            self.ids = ids;
            committing
        };
        self.done += counted.rows;
        self.waiting.push_back((counted, committing));
        while let Some(commit) = self.waiting.front().and_then(|(_, committing)| committing.known()) {
            self.settle(commit)?;
        }
        Ok(())
    }

    /// Counts the lot that has waited longest, if it is on the disk.
    fn settle(&mut self, commit: Result<()>) -> Result<()> {
        if let (Some((counted, _)), true) = (self.waiting.pop_front(), commit.is_ok()) {
            self.count(counted);
        }
        commit
    }

    fn tell(&mut self, one: ToldRow) {
        if self.report.told.len() < TOLD_MAX {
            self.report.told.push(one);
        } else {
            self.report.more = true;
        }
    }

    fn count(&mut self, counted: Counted) {
        self.report.rows += counted.rows;
        self.report.created += counted.created;
        self.report.merged += counted.merged;
        self.report.skipped += counted.skipped;
        self.report.rejected += counted.rejected;
    }

    /// Closes the account, whatever happened.
    fn end(mut self, mut outcome: Result<bool>) -> Result<ImportReport> {
        if let Some(id) = self.report.import_id {
            let end = EndImport { id, cancelled: !matches!(outcome, Ok(true)) };
            let ended = self.store.write(end, &self.step()); // which also ends the commit of the last lots
            while let Some(commit) = self.waiting.front().map(|(_, committing)| committing.wait()) {
                let settled = self.settle(commit);
                outcome = outcome.and_then(|whole| settled.map(|()| whole));
            }
            outcome = outcome.and_then(|whole| ended.map(|_| whole));
            self.cache(CACHE.1)?;
        }
        self.report.cancelled = matches!(outcome, Ok(false));
        outcome?;
        self.report.told.sort_by_key(|one| one.line);
        Ok(self.report)
    }
}
