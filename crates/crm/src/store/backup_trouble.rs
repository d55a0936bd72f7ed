//! A backup that could not be made: told of until one is. Kept in memory, since what fails may be the disk itself.

use std::io::ErrorKind;

use chrono::{DateTime, Utc};
use rusqlite::{Connection, named_params};

use super::backup::{self, BackupReport};
use super::open::Store;
use crate::notice::{Notice, NoticeKind, Opens};
use crate::{AgentId, Error, Result};

/// Since when no backup could be made, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Trouble {
    since: DateTime<Utc>,
    /// As an interface matches it.
    why: &'static str,
}

/// What is to be told of an error; `None`: nothing.
fn why(error: &Error) -> Option<&'static str> {
    match error {
        // Another one was made at this very moment.
        Error::Refused { .. } => None,
        Error::Disk(error) => Some(match error.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => "disk_full",
            ErrorKind::NotFound
            | ErrorKind::PermissionDenied
            | ErrorKind::ReadOnlyFilesystem
            | ErrorKind::NotADirectory
            | ErrorKind::AlreadyExists => "folder_closed",
            _ => "other",
        }),
        _ => Some("other"),
    }
}

impl Store {
    /// Keeps in mind how a backup nobody asked for went; a good one ends the trouble.
    pub(super) fn note_backup(&self, made: &Result<Option<BackupReport>>, now: DateTime<Utc>) {
        let Ok(mut trouble) = self.trouble.lock() else { return };
        *trouble = match made.as_ref().err().map(why) {
            None => None,
            Some(None) => *trouble,
            // The same thing for as long as it lasts, whatever the reason has become.
            Some(Some(why)) => Some(Trouble { since: trouble.map_or(now, |before| before.since), why }),
        };
    }

    /// The key of the notice of that trouble, which the base itself knows nothing of; `None`: backups are made.
    pub fn backup_notice(&self) -> Option<String> {
        self.trouble.lock().ok().and_then(|trouble| trouble.map(Trouble::key))
    }

    /// That notice: in `who` the folder, in `what` the reason as a code, in `moment` the last backup there is.
    pub(super) fn backup_trouble(&self, db: &Connection, agent: Option<AgentId>) -> Result<Option<Notice>> {
        let trouble = self.trouble.lock().map_err(|_| Error::Closed)?;
        let Some(trouble) = *trouble else { return Ok(None) };
        let mut read = db.prepare_cached(
            "SELECT 1 FROM notice_mark WHERE key = :key AND coalesce(agent_id, x'') = coalesce(:agent, x'')",
        )?;
        Ok(Some(Notice {
            read: read.exists(named_params! { ":key": trouble.key(), ":agent": agent })?,
            key: trouble.key(),
            kind: NoticeKind::BackupFailed,
            at: trouble.since,
            who: backup::folder(self.path()).display().to_string(),
            what: trouble.why.to_owned(),
            moment: backup::names(self.path()).first().map(|(_, at)| *at),
            opens: Opens::Backups,
        }))
    }
}

impl Trouble {
    fn key(self) -> String {
        format!("{}:{}", NoticeKind::BackupFailed.as_str(), self.since.timestamp_millis())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_disk_says_is_told_in_the_words_of_what_can_be_done() {
        let disk = |kind: ErrorKind| why(&Error::Disk(kind.into()));
        assert_eq!(disk(ErrorKind::StorageFull), Some("disk_full"));
        assert_eq!(disk(ErrorKind::ReadOnlyFilesystem), Some("folder_closed"));
        assert_eq!(disk(ErrorKind::TimedOut), Some("other"));
        assert_eq!(why(&Error::Refused { why: "file_exists" }), None);
        let full = rusqlite::Error::SqliteFailure(rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_FULL), None);
        assert_eq!(why(&Error::from(full)), Some("disk_full"));
        let locked = rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_READONLY);
        assert_eq!(why(&Error::from(rusqlite::Error::SqliteFailure(locked, None))), Some("folder_closed"));
    }
}
