//! Mending a damaged file: what can still be read of it, row by row, in a new file whose rules hold.
//!
//! The damaged file is read on a copy ([`pages`] makes it readable again, [`read`] goes round what is not) and kept as it
//! is beside the new one. What hangs on something lost goes, or stands by itself ([`hold`]); derived rows are made again.
//! A backup may know more: it is named.

mod hold;
mod leaves;
mod pages;
mod read;

use std::fs;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use rusqlite::Connection;
use serde::Serialize;
use tempfile::TempDir;

use super::folder::{holding, keep_private, refuse_unsafe_folder};
use super::open::{Store, lock_for_app, prepare};
use super::{aside, backup, case, index, migrate};
use crate::desk::BackupFile;
use crate::{Error, Result};

/// What became of a damaged file.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SalvageReport {
    /// Where the damaged file is kept, as it was.
    pub moved_to: String,
    /// Table by table; those that had and have nothing are left out.
    pub tables: Vec<SalvagedTable>,
    /// The last backup: it may have what was lost.
    pub last_backup: Option<BackupFile>,
}

/// What became of a table.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct SalvagedTable {
    /// Its name in the file.
    pub name: String,
    /// Rows of the new file that come from the damaged one.
    pub saved: u64,
    /// Stretches of the table that could not be read.
    pub holes: u64,
    /// Rows lost in them, at most: as many as their numbers leave room for. `None`: nobody can say.
    pub lost_at_most: Option<u64>,
    /// Rows that made no sense.
    pub refused: u64,
    /// Rows that hung on something lost, and went.
    pub orphans: u64,
}

impl Store {
    /// Makes a sound file of what can be read of a damaged one, which is moved aside as it is. Who was erased since the
    /// rows were written stays erased.
    ///
    /// # Errors
    /// [`Error::Damaged`] when nothing can be read, [`Error::Newer`], [`Error::Locked`] while the app has the file,
    /// [`Error::UnsafeFolder`], those of the disk: the file is left where it is then.
    pub fn salvage(path: &Path, now: DateTime<Utc>) -> Result<SalvageReport> {
        refuse_unsafe_folder(path)?;
        let _lock = lock_for_app(path)?;
        let work = work_beside(path)?;
        let made = make(path, &work, now, &mut |_| true)?;
        let moved_to = aside::keep_aside(path, now)?;
        fs::rename(&made.file, path).map_err(Error::Disk)?;
        #[cfg(unix)]
        fs::File::open(holding(path)).and_then(|folder| folder.sync_all()).map_err(Error::Disk)?;
        // To the present schema; and who was erased is erased again.
        Self::open(path, now)?.settle_from(made.version, now)?;
        let tables = made.tables;
        let last_backup = backup::list(path).into_iter().next();
        Ok(SalvageReport { moved_to: moved_to.display().to_string(), tables, last_backup })
    }

    /// Makes a backup of this file out of what can be read of a damaged one, which stays as it is: it may know more than
    /// the last backup. `hears` is told how many rows were read, and stops it by answering `false`.
    ///
    /// # Errors
    /// [`Error::Damaged`] when nothing can be read, [`Error::Newer`], [`Error::Refused`] with `cancelled` when it was
    /// stopped, those of the disk: nothing is left of it then.
    pub fn backup_from(
        &self,
        damaged: &Path,
        now: DateTime<Utc>,
        hears: &mut dyn FnMut(u64) -> bool,
    ) -> Result<BackupFile> {
        let work = work_beside(self.path())?;
        let made = make(damaged, &work, now, hears)?;
        let store = Self::open(&made.file, now)?;
        store.settle_from(made.version, now)?;
        Ok(store.backup(Some(&backup::dated(self.path(), now)), now)?.listed(now))
    }

    /// Rows of a file of that version have been brought to the present one: what the version before could not derive.
    fn settle_from(&self, version: i64, now: DateTime<Utc>) -> Result<()> {
        if version == migrate::schema_version() {
            return Ok(());
        }
        self.maintain(move |connection| {
            let tx = connection.transaction()?;
            settle(&tx, now)?;
            Ok(tx.commit()?)
        })
    }
}

/// A folder to work in, on the disk of the file; it goes with its holder.
fn work_beside(file: &Path) -> Result<TempDir> {
    tempfile::Builder::new().prefix(".decroche-").tempdir_in(holding(file)).map_err(Error::Disk)
}

/// A sound file with what could be read.
struct Made {
    file: PathBuf,
    /// The version of the damaged file, which it is of too.
    version: i64,
    tables: Vec<SalvagedTable>,
}

/// Makes a sound file of a damaged one.
fn make(damaged: &Path, work: &TempDir, now: DateTime<Utc>, hears: read::Hears<'_>) -> Result<Made> {
    let copy = copy_of(damaged, work)?;
    let (version, mended) = pages::mend(&copy, work)?;
    let file = work.path().join("neuf.db");
    let mut tables = fill(&copy, &file, version, now, hears)?;
    for table in tables.iter_mut().filter(|table| mended.contains(&table.name)) {
        (table.holes, table.lost_at_most) = (table.holes + 1, None);
    }
    if tables.iter().all(|table| table.saved == 0) {
        return Err(Error::Damaged);
    }
    Ok(Made { file, version, tables })
}

/// The damaged file with its -wal, where it can be worked on.
fn copy_of(path: &Path, work: &TempDir) -> Result<PathBuf> {
    let copy = work.path().join("copie.db");
    fs::copy(path, &copy).map_err(Error::Disk)?;
    aside::copy_log(path, &copy)?;
    Ok(copy)
}

/// What is not a row of the damaged file: rules between tables, and derived rows.
fn settle(db: &Connection, now: DateTime<Utc>) -> Result<()> {
    hold::rules(db, now)?;
    index::rebuild(db)?;
    case::rebuild(db)
}

/// Fills a new file of that version from the copy, and checks it.
fn fill(
    copy: &Path,
    made: &Path,
    version: i64,
    now: DateTime<Utc>,
    hears: read::Hears<'_>,
) -> Result<Vec<SalvagedTable>> {
    keep_private(made)?;
    let mut new = Connection::open(made)?;
    prepare(&new)?;
    migrate::make_at(&mut new, version)?;
    let damaged = pages::open(copy)?;
    // Rows come in any order; what they point at is looked at once all are there.
    new.execute_batch("PRAGMA foreign_keys = OFF; PRAGMA journal_mode = MEMORY; PRAGMA cache_size = -65536;")?;
    let tx = new.transaction()?;
    let mut tables = read::every_table(&damaged, &tx, hears)?;
    hold::references(&tx, &mut tables)?;
    if version == migrate::schema_version() {
        settle(&tx, now)?;
    }
    tx.commit()?;
    let verdict: String = new.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    if verdict != "ok" {
        return Err(Error::Damaged);
    }
    new.execute_batch("PRAGMA journal_mode = DELETE;")?;
    new.close().map_err(|(_, error)| error)?;
    fs::File::open(made).and_then(|file| file.sync_all()).map_err(Error::Disk)?;
    tables.retain(|table| {
        *table != SalvagedTable { name: table.name.clone(), lost_at_most: Some(0), ..Default::default() }
    });
    Ok(tables)
}
