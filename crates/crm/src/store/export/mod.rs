//! An export in the store: read on one snapshot, person by person, into a file beside the target that takes its name
//! once it is whole.

mod read;

use std::fs::File;
use std::path::Path;

use chrono::{DateTime, Utc};
use rusqlite::Connection;
use tempfile::NamedTempFile;

use super::folder::holding;
use super::open::Store;
use super::{house, privacy, segment};
use crate::export::{ExportChoices, ExportFormat, ExportReport, Layout, SHEET_MAX, sink};
use crate::import::ImportProgress;
use crate::segment::Rule;
use crate::{Error, Result};

/// How often who waits is told how far it is, in people.
const TELL: usize = 500;

impl Store {
    /// Writes people to a file, in the format its ending says and the order of the list of fiches. `progress` is told
    /// now and then and returns `false` to stop there. Whatever goes wrong, no half of a file is left, and a file that
    /// was there stays as it was. Fiches whose use is limited (RGPD art. 18) stay here.
    ///
    /// # Errors
    /// [`Error::Invalid`] on `file`: `unknown_format`; [`Error::Refused`]: `file_exists`, `too_many_for_a_sheet`;
    /// [`Error::Rule`]; those of the disk.
    pub fn export(
        &self,
        target: &Path,
        choices: &ExportChoices,
        now: DateTime<Utc>,
        progress: &mut dyn FnMut(ImportProgress) -> bool,
    ) -> Result<ExportReport> {
        let format = ExportFormat::of(target)?;
        if !choices.replace && target.exists() {
            return Err(Error::Refused { why: "file_exists" });
        }
        let folder = holding(target);
        self.reader()?.snapshot(|db| {
            let who = who(db, choices.segment.as_ref(), now)?;
            if format == ExportFormat::Xlsx && who.len() > SHEET_MAX {
                return Err(Error::Refused { why: "too_many_for_a_sheet" });
            }
            let partial = NamedTempFile::new_in(folder).map_err(Error::Disk)?;
            if !fill(db, &who, format, partial.as_file(), folder, progress)? {
                return Ok(ExportReport { cancelled: true, ..ExportReport::default() });
            }
            partial.as_file().sync_all().map_err(Error::Disk)?;
            name(partial, target, choices.replace)?;
            #[cfg(unix)]
            File::open(folder).and_then(|folder| folder.sync_all()).map_err(Error::Disk)?;
            let frozen = if choices.segment.is_none() { read::frozen(db)? } else { 0 };
            Ok(ExportReport { rows: count(who.len()), frozen, cancelled: false })
        })
    }
}

fn count(people: usize) -> u32 {
    u32::try_from(people).unwrap_or(u32::MAX)
}

/// Those who are exported, by their local row, in the order of names.
fn who(db: &Connection, segment: Option<&Rule>, now: DateTime<Utc>) -> Result<Vec<i64>> {
    let Some(rule) = segment else { return read::everybody(db) };
    let condition = segment::condition(db, rule, now)?;
    let sql = format!(
        "SELECT f.rid FROM {} LEFT JOIN contact_index i ON i.rid = f.rid WHERE {} ORDER BY i.sort_name, f.rid",
        condition.from(),
        condition.sql
    );
    condition.rows(db, &sql, &[], |row| row.get(0))
}

/// Writes everybody; `false`: stopped on the way.
fn fill(
    db: &Connection,
    who: &[i64],
    format: ExportFormat,
    file: &File,
    folder: &Path,
    progress: &mut dyn FnMut(ImportProgress) -> bool,
) -> Result<bool> {
    let region = house::region(db)?;
    let mut sink = sink(format, Layout::new(region, &read::spread(db, who)?), file, folder)?;
    let oppositions = privacy::oppositions(db)?;
    let total = count(who.len());
    for (done, rid) in who.iter().enumerate() {
        if done % TELL == 0 && !progress(ImportProgress { done: count(done), total }) {
            return Ok(false);
        }
        sink.person(&read::person(db, *rid, &oppositions)?)?;
    }
    sink.finish()?;
    Ok(progress(ImportProgress { done: total, total }))
}

/// Gives the whole file its name; one that came meanwhile is not taken from who made it.
fn name(partial: NamedTempFile, target: &Path, replace: bool) -> Result<()> {
    let named = if replace { partial.persist(target) } else { partial.persist_noclobber(target) };
    match named {
        Ok(_) => Ok(()),
        Err(error) if error.error.kind() == std::io::ErrorKind::AlreadyExists => {
            Err(Error::Refused { why: "file_exists" })
        }
        Err(error) => Err(Error::Disk(error.error)),
    }
}
