//! What a day brings: copies that are old enough go, the file is cleaned, what the law no longer has kept goes.
//!
//! A clock may jump. What removes anything goes by the moment of the launch before, and only while the clock has not
//! gone back since: two launches in a row must agree that something is old enough.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Datelike, Duration, Utc};
use rusqlite::{Connection, named_params};
use serde::Serialize;

use super::house::setting;
use super::open::Store;
use super::{aside, at_opt, audit, backup, ms, privacy};
use crate::privacy::KeptFor;
use crate::settings::{ASIDE_DAYS, BACKUP_ALL_DAYS, BACKUP_DAILY_DAYS, BACKUP_DAYS};
use crate::{Error, Result};

/// What an upkeep did.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct UpkeepReport {
    /// The moment by which things were old enough; `None`: the first launch, or the clock went back: nothing went.
    pub agreed_at: Option<DateTime<Utc>>,
    /// Backups that went.
    pub backups_removed: u32,
    /// Damaged files moved aside that went.
    pub aside_removed: u32,
    /// A backup was made, since the last good one was to go.
    pub backup_made: bool,
    /// The file was cleaned after an erasure.
    pub scrubbed: bool,
    /// What the law no longer has kept of people erased.
    pub archive_removed: u32,
    /// Rows of the journal of writes that went; the chain begins after them.
    pub audit_pruned: u32,
}

/// How long a change to many fiches can be taken back.
const BULK_UNDOABLE: Duration = Duration::days(30);

/// How long copies are kept, in days.
#[derive(Debug, Clone, Copy)]
struct Delays {
    all: Duration,
    daily: Duration,
    keep: Duration,
    aside: Duration,
}

impl Store {
    /// To be called at each start and once a day.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn upkeep(&self, now: DateTime<Utc>) -> Result<UpkeepReport> {
        let path = self.path().to_owned();
        self.maintain(move |connection| privacy::keep_beside(connection, &path))?;
        let mut report = UpkeepReport { scrubbed: self.clean_if_due(now)?, ..UpkeepReport::default() };
        let (agreed, delays) =
            self.maintain(move |connection| Ok((launched(connection, now)?, delays(connection)?)))?;
        report.agreed_at = agreed;
        let Some(agreed) = agreed else { return Ok(report) };
        report.aside_removed = remove(old(aside::names(self.path()), agreed - delays.aside))?;
        let (too_many, renew) =
            surplus(&backup::names(self.path()), agreed, delays, |path| readable(self.path(), path));
        if renew {
            match self.backup(None, now) {
                Err(Error::Refused { .. }) => {} // made at this very moment by another
                other => drop(other?),
            }
            report.backup_made = true;
        }
        report.backups_removed = remove(too_many)?;
        report.archive_removed = self.maintain(move |connection| {
            let gone = connection.execute(
                "DELETE FROM legal_archive WHERE kept_until <= :agreed",
                named_params! { ":agreed": ms(agreed) },
            )?;
            Ok(u32::try_from(gone).unwrap_or(u32::MAX))
        })?;
        self.maintain(move |connection| {
            connection.execute(
                "DELETE FROM bulk_change WHERE bulk_id IN (SELECT id FROM bulk_edit WHERE started_at <= :before)",
                named_params! { ":before": ms(agreed - BULK_UNDOABLE) },
            )?;
            Ok(())
        })?;
        report.audit_pruned = self.maintain(move |connection| {
            // Nothing of it can be taken back any more.
            connection.execute(
                "UPDATE operation SET undo = NULL WHERE undo IS NOT NULL AND at < :agreed",
                named_params! {
                    ":agreed": ms(agreed - Duration::hours(1)),
                },
            )?;
            let cut = privacy::rules(connection)?.cut(KeptFor::Audit, agreed);
            audit::prune(connection, cut, now)
        })?;
        Ok(report)
    }
}

/// Notes this launch. Answers the moment of the one before, unless the clock went back since.
pub(super) fn launched(db: &Connection, now: DateTime<Utc>) -> Result<Option<DateTime<Utc>>> {
    let before: Option<i64> =
        db.query_row("SELECT (SELECT at FROM launch ORDER BY rid DESC LIMIT 1)", [], |row| row.get(0))?;
    db.execute(
        "INSERT INTO launch (id, at) VALUES (:id, :now)",
        named_params! { ":id": crate::id::new_uuid(now), ":now": ms(now) },
    )?;
    db.execute("DELETE FROM launch WHERE rid < (SELECT max(rid) FROM launch)", [])?;
    Ok(at_opt(before).filter(|before| *before <= now))
}

fn delays(db: &Connection) -> Result<Delays> {
    let days = |key| -> Result<Duration> { Ok(Duration::days(setting(db, key)?.as_i64().unwrap_or(30))) };
    Ok(Delays {
        all: days(BACKUP_ALL_DAYS)?,
        daily: days(BACKUP_DAILY_DAYS)?,
        keep: days(BACKUP_DAYS)?,
        aside: days(ASIDE_DAYS)?,
    })
}

fn old(files: Vec<(PathBuf, DateTime<Utc>)>, before: DateTime<Utc>) -> Vec<PathBuf> {
    files.into_iter().filter(|(_, at)| *at <= before).map(|(path, _)| path).collect()
}

fn readable(data_file: &Path, path: &Path) -> bool {
    backup::list(data_file).iter().any(|good| Path::new(&good.path) == path)
}

/// The backups to remove, last first in `all`, and whether a new one must be made first: all of them past the delay,
/// those that another one of the same day or week makes superfluous before. The last good one stays until there is
/// another.
fn surplus(
    all: &[(PathBuf, DateTime<Utc>)],
    now: DateTime<Utc>,
    delays: Delays,
    good: impl Fn(&Path) -> bool,
) -> (Vec<PathBuf>, bool) {
    let last_good = all.iter().map(|(path, _)| path).find(|path| good(path));
    let mut kept: BTreeSet<(bool, i32, u32)> = BTreeSet::new();
    let (mut gone, mut renew) = (Vec::new(), false);
    for (path, at) in all {
        let age = now - *at;
        let past = age >= delays.keep;
        // Of a day, of a week, the last one stays: they come last first.
        let superfluous = if age < delays.all {
            false
        } else if age < delays.daily {
            !kept.insert((true, at.year(), at.ordinal()))
        } else {
            !kept.insert((false, at.iso_week().year(), at.iso_week().week()))
        };
        if !past && !superfluous {
            continue;
        }
        if Some(path) == last_good {
            if !past {
                continue;
            }
            renew = true; // it may hold people erased since: another takes its place
        }
        gone.push(path.clone());
    }
    (gone, renew)
}

fn remove(paths: Vec<PathBuf>) -> Result<u32> {
    let mut removed = 0;
    for path in paths {
        match fs::remove_file(&path) {
            Ok(()) => removed += 1,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
            Err(error) => return Err(Error::Disk(error)),
        }
    }
    Ok(removed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(n: i64, hour: i64) -> (PathBuf, DateTime<Utc>) {
        let now: DateTime<Utc> = "2026-11-22T12:00:00Z".parse().unwrap();
        let at = now - Duration::days(n) - Duration::hours(hour);
        (PathBuf::from(format!("{n}-{hour}")), at)
    }

    fn thinned(all: &[(PathBuf, DateTime<Utc>)]) -> (Vec<String>, bool) {
        let delays = Delays {
            all: Duration::days(2),
            daily: Duration::days(14),
            keep: Duration::days(30),
            aside: Duration::days(30),
        };
        let (gone, renew) = surplus(all, "2026-11-22T12:00:00Z".parse().unwrap(), delays, |_| true);
        (gone.iter().map(|path| path.display().to_string()).collect(), renew)
    }

    #[test]
    fn all_of_two_days_one_a_day_then_one_a_week_then_none() {
        let all = [
            day(0, 1),
            day(0, 2),
            day(1, 5),
            day(3, 0),
            day(3, 2),
            day(5, 1),
            day(16, 0),
            day(17, 0),
            day(25, 0),
            day(30, 0),
        ];
        // 16 and 17 days before a Sunday are the Friday and the Thursday of one week.
        assert_eq!(thinned(&all), (vec!["3-2".into(), "17-0".into(), "30-0".into()], false));
    }

    #[test]
    fn the_last_one_goes_only_when_another_takes_its_place() {
        assert_eq!(thinned(&[day(29, 0)]), (vec![], false));
        assert_eq!(thinned(&[day(31, 0)]), (vec!["31-0".into()], true));
    }
}
