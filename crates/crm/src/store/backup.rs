//! Verified backups: copied online, fsynced, opened and counted before they get their final name.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use rusqlite::backup::StepResult;
use rusqlite::{Connection, OpenFlags};
use serde::Serialize;

use super::folder::{holding, keep_private};
use super::open::Store;
use super::privacy;
use crate::desk::BackupFile;
use crate::settings::BACKUP_HOURS;
use crate::{Error, Result};

/// What a backup holds, counted in the copy itself.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct BackupReport {
    /// Where it is.
    pub path: String,
    /// Bytes.
    pub bytes: u64,
    /// Fiches in it.
    pub contacts: i64,
    /// Calls in it.
    pub calls: i64,
    /// Tickets in it.
    pub tickets: i64,
}

impl BackupReport {
    /// As the list of backups has it, when it was made at that moment.
    pub fn listed(self, at: DateTime<Utc>) -> BackupFile {
        BackupFile { path: self.path, at, contacts: self.contacts, calls: self.calls }
    }
}

/// What stood before a backup was put back: one of the two.
#[derive(Debug, Clone, PartialEq)]
pub struct Restored {
    /// The backup made of it: restored in its turn, it undoes the first.
    pub undo: Option<BackupReport>,
    /// It was damaged: where it is kept as it was.
    pub moved_to: Option<String>,
}

impl Store {
    /// Makes a verified backup at `to`, or in the backups' folder under a dated name. Writes go on meanwhile.
    ///
    /// # Errors
    /// [`Error::Refused`] when `to` exists; those of the disk. A partial file is never left under the final name.
    pub fn backup(&self, to: Option<&Path>, now: DateTime<Utc>) -> Result<BackupReport> {
        let target = to.map_or_else(|| dated(self.path(), now), Path::to_owned);
        let source = Connection::open_with_flags(self.path(), OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        let made = copy(&source, &target)?;
        if to.is_none() {
            self.note_backup(&Ok(None), now);
        }
        Ok(made)
    }

    /// Makes a backup when the last one is old enough ([`BACKUP_HOURS`]) and there is somebody to lose. The demo and the
    /// class are made again rather than backed up. `None`: there was nothing to do. One that could not be made is told
    /// of among what calls for attention, until one is.
    ///
    /// # Errors
    /// Those of [`Store::backup`].
    pub fn backup_when_due(&self, now: DateTime<Utc>) -> Result<Option<BackupReport>> {
        let made = self.make_when_due(now);
        self.note_backup(&made, now);
        made
    }

    fn make_when_due(&self, now: DateTime<Utc>) -> Result<Option<BackupReport>> {
        let reader = self.reader()?;
        let made_up = ["file.demo", "file.class"];
        let hours = reader.setting(BACKUP_HOURS)?.as_i64().unwrap_or_default();
        let nobody = !reader.db().prepare("SELECT 1 FROM contact LIMIT 1")?.exists([])?;
        if hours == 0 || nobody || made_up.into_iter().any(|key| reader.setting(key).is_ok_and(|is| is == true)) {
            return Ok(None);
        }
        drop(reader);
        // Before or after: a clock put right makes one more, never none.
        let fresh = |at: DateTime<Utc>| (now - at).abs() < TimeDelta::hours(hours);
        let last = names(self.path()).first().map(|(_, at)| *at);
        if last.is_some_and(fresh) { Ok(None) } else { self.backup(None, now).map(Some) }
    }

    /// Puts a backup's content in place of what stands, after a verified backup of what stands (which undoes it). A file
    /// found damaged while it is open has none made of it: it is kept aside as it is.
    ///
    /// # Errors
    /// [`Error::Damaged`] or [`Error::Newer`] when the backup cannot be used: nothing is changed then.
    pub fn restore(&self, from: &Path, now: DateTime<Utc>) -> Result<Restored> {
        let source = Connection::open_with_flags(from, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        super::migrate::check_identity(&source, false)?;
        let verdict: String = source.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
        if verdict != "ok" {
            return Err(Error::Damaged);
        }
        let undo = match self.backup(None, now) {
            Err(Error::Damaged) => None,
            made => Some(made?),
        };
        let damaged = undo.is_none();
        let path = self.path().to_owned();
        let moved_to = self.maintain(move |connection| {
            let moved_to = if damaged { Some(super::aside::copy_aside(&path, now)?) } else { None };
            // Rights outlive what is put back: who was erased since, who objected since. What a damaged file cannot tell
            // of them any more was written beside it at the time.
            or_none_of_damaged(privacy::keep_beside(connection, &path), damaged)?;
            let secrets = or_none_of_damaged(privacy::secrets_of(connection), damaged)?.unwrap_or_default();
            let backup = rusqlite::backup::Backup::new(&source, connection)?;
            backup.run_to_completion(4096, Duration::ZERO, None)?;
            drop(backup);
            connection.execute_batch("PRAGMA journal_mode = WAL;")?;
            super::migrate::migrate(connection, &path, now)?;
            privacy::carry_secrets(connection, &secrets, now)?;
            privacy::replay(connection, &path, now)?;
            Ok(moved_to)
        })?;
        Ok(Restored { undo, moved_to: moved_to.map(|path| path.display().to_string()) })
    }

    /// Verified backups of this data file, last first.
    pub fn backups(&self) -> Vec<BackupFile> {
        list(self.path())
    }

    /// The same, of a file that may not open.
    pub fn backups_of(data_file: &Path) -> Vec<BackupFile> {
        list(data_file)
    }
}

/// What was read of a file; `None`: it is `damaged`, and that is damaged too.
fn or_none_of_damaged<T>(read: Result<T>, damaged: bool) -> Result<Option<T>> {
    match read {
        Err(Error::Damaged) if damaged => Ok(None),
        read => read.map(Some),
    }
}

/// The folder of a data file's backups, beside it.
pub(crate) fn folder(data_file: &Path) -> PathBuf {
    let stem = data_file.file_stem().unwrap_or_default().to_string_lossy();
    data_file.with_file_name(format!("{stem}-sauvegardes"))
}

pub(super) fn dated(data_file: &Path, now: DateTime<Utc>) -> PathBuf {
    folder(data_file).join(format!("{}.db", now.format("%Y%m%d-%H%M%S-%3f")))
}

/// A dated backup of an open data file (before a migration, a merge run, an import).
pub(crate) fn make(source: &Connection, data_file: &Path, now: DateTime<Utc>) -> Result<BackupReport> {
    copy(source, &dated(data_file, now))
}

fn copy(source: &Connection, target: &Path) -> Result<BackupReport> {
    if target.exists() {
        return Err(Error::Refused { why: "file_exists" });
    }
    let parent = holding(target);
    fs::create_dir_all(parent).map_err(Error::Disk)?;
    let mut partial = target.as_os_str().to_owned();
    partial.push(format!(".{}.partiel", std::process::id())); // two processes may be at the same name
    let partial = PathBuf::from(partial);
    let _ = fs::remove_file(&partial); // what an interrupted backup of the same name left
    keep_private(&partial)?;
    let report = fill(source, &partial, target).inspect_err(|_| {
        let _ = fs::remove_file(&partial);
    })?;
    fs::File::open(&partial).and_then(|f| f.sync_all()).map_err(Error::Disk)?;
    if target.exists() {
        let _ = fs::remove_file(&partial);
        return Err(Error::Refused { why: "file_exists" }); // it came while the copy was made
    }
    fs::rename(&partial, target).map_err(Error::Disk)?;
    #[cfg(unix)]
    fs::File::open(parent).and_then(|f| f.sync_all()).map_err(Error::Disk)?;
    Ok(report)
}

fn fill(source: &Connection, partial: &Path, target: &Path) -> Result<BackupReport> {
    {
        let mut copy = Connection::open(partial)?;
        let backup = rusqlite::backup::Backup::new(source, &mut copy)?;
        // In one step, on one snapshot: between two steps, a write of another connection makes SQLite begin again,
        // and a copy of some size would never end while somebody types.
        if backup.step(-1)? != StepResult::Done {
            return Err(Error::Locked);
        }
        drop(backup);
        copy.execute_batch("PRAGMA journal_mode = DELETE;")?; // one file, complete by itself
    }
    let copy = Connection::open_with_flags(partial, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let verdict: String = copy.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    if verdict != "ok" {
        return Err(Error::Damaged);
    }
    let count = |sql| copy.query_row(sql, [], |row| row.get::<_, i64>(0));
    Ok(BackupReport {
        path: target.display().to_string(),
        bytes: fs::metadata(partial).map_err(Error::Disk)?.len(),
        contacts: count("SELECT count(*) FROM contact")?,
        calls: count("SELECT count(*) FROM call")?,
        tickets: count("SELECT count(*) FROM ticket")?,
    })
}

/// The dated backups of a data file, last first, unopened.
pub(super) fn names(data_file: &Path) -> Vec<(PathBuf, DateTime<Utc>)> {
    let Ok(entries) = fs::read_dir(folder(data_file)) else { return Vec::new() };
    let mut found: Vec<_> = entries
        .filter_map(|entry| {
            let path = entry.ok()?.path();
            let at = NaiveDateTime::parse_from_str(path.file_stem()?.to_str()?, "%Y%m%d-%H%M%S-%3f").ok()?.and_utc();
            (path.extension()? == "db").then_some((path, at))
        })
        .collect();
    found.sort_by_key(|(_, at)| std::cmp::Reverse(*at));
    found
}

/// Backups in the folder of a data file, last first; those that cannot be read are left out.
pub(crate) fn list(data_file: &Path) -> Vec<BackupFile> {
    names(data_file)
        .into_iter()
        .filter_map(|(path, at)| {
            let db = Connection::open_with_flags(&path, OpenFlags::SQLITE_OPEN_READ_ONLY).ok()?;
            let count = |sql| db.query_row(sql, [], |row| row.get::<_, i64>(0)).ok();
            Some(BackupFile {
                path: path.display().to_string(),
                at,
                contacts: count("SELECT count(*) FROM contact")?,
                calls: count("SELECT count(*) FROM call")?,
            })
        })
        .collect()
}
