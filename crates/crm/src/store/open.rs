//! Opening a data file: refusing what is unsafe, moving aside what is damaged, migrating what is older.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::Duration;

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OpenFlags, config::DbConfig};

use super::aside::move_aside;
use super::backup;
use super::backup_trouble::Trouble;
use super::folder::{keep_private, refuse_unsafe_folder};
use super::migrate;
use super::privacy;
use super::reader::Reader;
use super::writer::{Committing, Writer};
use crate::desk::Recovered;
use crate::{Context, Error, Operation, Result, Written};

/// How long a connection waits for another process before saying the file is in use: so often, so far apart. SQLite's
/// own handler soon asks every 100 ms only, and would miss the turn that an import leaves to others.
const BUSY: (i32, Duration) = (1_600, Duration::from_millis(5));

/// An open data file: one writer on its own thread, a few readers that never wait for it.
pub struct Store {
    path: PathBuf,
    /// Before the writer: closed first, so that the last connection can fold the -wal back into the file.
    pub(super) idle: Mutex<Vec<Connection>>,
    writer: Writer,
    /// Why the last backup that was due could not be made; `None`: it was, or none was due yet.
    pub(super) trouble: Mutex<Option<Trouble>>,
    _lock: Option<fs::File>,
}

/// A store, and what had to be done to open it.
pub struct Opened {
    /// The store, ready.
    pub store: Store,
    /// A damaged file was moved aside and an empty one begun; `None`: nothing happened.
    pub recovered: Option<Recovered>,
}

impl Store {
    /// Opens a data file beside others (command line): makes it when absent, migrates it when older.
    ///
    /// # Errors
    /// [`Error::UnsafeFolder`], [`Error::Newer`], [`Error::Damaged`], [`Error::Locked`], [`Error::Disk`].
    pub fn open(path: &Path, now: DateTime<Utc>) -> Result<Self> {
        refuse_unsafe_folder(path)?;
        if let Some(folder) = path.parent().filter(|f| !f.as_os_str().is_empty()) {
            fs::create_dir_all(folder).map_err(Error::Disk)?;
        }
        let mut writer = connect(path)?;
        migrate::migrate(&mut writer, path, now)?;
        // A backup put back by hand: who was erased since is erased again before anybody sees them.
        privacy::replay(&mut writer, path, now)?;
        writer.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
        Ok(Self {
            path: path.to_owned(),
            writer: Writer::start(writer)?,
            idle: Mutex::new(Vec::new()),
            trouble: Mutex::new(None),
            _lock: None,
        })
    }

    /// Opens a data file for the desktop app: alone of its kind (a second app is refused), and when the file is
    /// damaged, moves it aside (never deletes it) and begins an empty one, naming the last good backup.
    ///
    /// # Errors
    /// As [`Store::open`], but for [`Error::Damaged`]; [`Error::Locked`] also when another app has the file.
    pub fn open_for_app(path: &Path, now: DateTime<Utc>) -> Result<Opened> {
        refuse_unsafe_folder(path)?;
        if let Some(folder) = path.parent().filter(|f| !f.as_os_str().is_empty()) {
            fs::create_dir_all(folder).map_err(Error::Disk)?;
        }
        let lock = lock_for_app(path)?;
        let (mut store, recovered) = match Self::open(path, now) {
            Err(Error::Damaged) => {
                let moved_to = move_aside(path, now)?;
                let last_backup = backup::list(path).into_iter().next();
                let recovered = Recovered { moved_to: moved_to.display().to_string(), last_backup };
                (Self::open(path, now)?, Some(recovered))
            }
            other => (other?, None),
        };
        store._lock = Some(lock);
        Ok(Opened { store, recovered })
    }

    /// Where the data file is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// A view that no write delays.
    ///
    /// # Errors
    /// When a further connection cannot be opened.
    pub fn reader(&self) -> Result<Reader<'_>> {
        let idle = self.idle.lock().map_err(|_| Error::Closed)?.pop();
        let connection = match idle {
            Some(connection) => connection,
            None => connect_read_only(&self.path)?,
        };
        Ok(Reader::new(self, connection))
    }

    /// The one gate for all mutations. Returns once the write is on the disk (`synchronous=FULL`).
    ///
    /// # Errors
    /// Those of the operation, and those of the disk.
    pub fn write<O: Operation>(&self, operation: O, context: &Context) -> Result<Written<O::Output>> {
        self.writer.write(operation, *context)
    }

    /// A lot of a long work: returns once it is written, before it is on the disk. Lots that follow each other share a
    /// commit; anyone else's write ends it.
    ///
    /// # Errors
    /// Those of the operation: nothing that has not been committed is kept then.
    pub(super) fn write_lot<O: Operation>(&self, operation: O, context: &Context) -> Result<(O::Output, Committing)> {
        self.writer.write_lot(operation, *context)
    }

    /// A number that changes when another process has written to the file (`PRAGMA data_version`, asked on the
    /// writer's connection, which does not count its own commits).
    ///
    /// # Errors
    /// Those of the disk.
    pub fn foreign_version(&self) -> Result<i64> {
        self.maintain(|connection| Ok(connection.query_row("PRAGMA data_version", [], |row| row.get(0))?))
    }

    /// Runs maintenance on the writer's own connection, alone, outside any transaction.
    pub(crate) fn maintain<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Connection) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        self.writer.maintain(work)
    }
}

/// Waits for who holds the file; `false`: for long enough.
pub(super) fn wait_for_others(asked: i32) -> bool {
    std::thread::sleep(BUSY.1);
    asked < BUSY.0
}

/// A connection with the settings every connection shares (RELIABILITY.md §1.2).
pub(super) fn prepare(connection: &Connection) -> Result<()> {
    connection.busy_handler(Some(wait_for_others))?;
    super::segment::add_functions(connection)?;
    connection.set_prepared_statement_cache_capacity(256);
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    // A plan depends on the statement alone, not on the values bound to it: without this, SQLite plans every
    // statement with a bound LIMIT or range anew at each use (15 µs each, most of a fiche's time).
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    connection.execute_batch(
        "PRAGMA foreign_keys = ON;
         PRAGMA trusted_schema = OFF;
         PRAGMA cell_size_check = ON;
         PRAGMA synchronous = FULL;
         PRAGMA secure_delete = ON;
         PRAGMA temp_store = MEMORY;
         PRAGMA journal_size_limit = 67108864;",
    )?;
    #[cfg(target_os = "macos")]
    connection.execute_batch("PRAGMA fullfsync = 1; PRAGMA checkpoint_fullfsync = 1;")?;
    Ok(())
}

/// The writing connection: the file is made when absent, refused when it is not ours.
fn connect(path: &Path) -> Result<Connection> {
    let empty = fs::metadata(path).map(|m| m.len() == 0).unwrap_or(true);
    let had_backups = || !backup::list(path).is_empty();
    if empty && path.exists() && had_backups() {
        return Err(Error::Damaged); // an emptied file that had backups was not emptied by us
    }
    refuse_unknown_format(path)?;
    keep_private(path)?;
    let connection = Connection::open(path)?;
    // Until it is known to be sound, closing leaves the file and its -wal as they are: a -wal that came from elsewhere
    // would be folded into a file that is then moved aside to be mended.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    if connection.is_readonly("main")? {
        return Err(Error::Disk(std::io::ErrorKind::PermissionDenied.into()));
    }
    identify(&connection, empty, had_backups).map_err(|error| match error {
        Error::Storage(_) => Error::Damaged, // only the header and the schema were read: they make no sense
        other => other,
    })?;
    turn_to_wal(&connection)?;
    connection.execute_batch("PRAGMA cache_size = -65536;")?;
    Ok(connection)
}

/// How often, and how far apart, the turn to WAL is tried again: as long as [`BUSY`] in all.
const TURNS: u32 = 400;
const TURN: Duration = Duration::from_millis(20);

/// Turns a new file to WAL. SQLite wants the file for itself then and does not wait for it, so we do: two programs may
/// be launched for the first time together.
fn turn_to_wal(connection: &Connection) -> Result<()> {
    for _ in 0..TURNS {
        let mode = connection.query_row("PRAGMA journal_mode = WAL", [], |row| row.get::<_, String>(0));
        match mode.map_err(Error::from) {
            Ok(mode) if mode == "wal" => return Ok(()),
            Ok(_) => return Err(Error::UnsafeFolder),
            Err(Error::Locked) => std::thread::sleep(TURN),
            Err(other) => return Err(other),
        }
    }
    Err(Error::Locked)
}

/// The settings of a connection, and whose file it is.
fn identify(connection: &Connection, empty: bool, had_backups: impl FnOnce() -> bool) -> Result<()> {
    prepare(connection)?;
    // A first launch cut before its first commit leaves pages, but nothing in them.
    let fresh = empty || (migrate::is_blank(connection)? && !had_backups());
    migrate::check_identity(connection, fresh)
}

/// A header whose format versions (bytes 18 and 19) are no known ones is damaged: SQLite would call it read-only.
fn refuse_unknown_format(path: &Path) -> Result<()> {
    let mut header = Vec::with_capacity(20);
    match fs::File::open(path) {
        Ok(file) => file.take(20).read_to_end(&mut header).map_err(Error::Disk)?,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(Error::Disk(error)),
    };
    match header.get(18..20) {
        Some(versions) if versions.iter().any(|version| !(1..=2).contains(version)) => Err(Error::Damaged),
        _ => Ok(()),
    }
}

fn connect_read_only(path: &Path) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    prepare(&connection)?;
    connection.execute_batch("PRAGMA query_only = ON; PRAGMA cache_size = -65536;")?;
    Ok(connection)
}

/// One desktop app per data file; the lock dies with the process.
pub(super) fn lock_for_app(path: &Path) -> Result<fs::File> {
    let mut name = path.file_name().unwrap_or_default().to_os_string();
    name.push(".lock");
    let file = fs::OpenOptions::new()
        .create(true)
        .truncate(false)
        .write(true)
        .open(path.with_file_name(name))
        .map_err(Error::Disk)?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(fs::TryLockError::WouldBlock) => Err(Error::Locked),
        Err(fs::TryLockError::Error(error)) => Err(Error::Disk(error)),
    }
}
