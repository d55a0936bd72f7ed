//! The `-wal` of a file that is written to for minutes on end.
//!
//! SQLite begins it anew by itself at a commit that meets no reader. An import reads all along, and a team looks at
//! lists meanwhile: without this, a million rows left a log of more than thirty gigabytes, and a longer log makes every
//! read slower.

use std::fs;
use std::time::Duration;

use rusqlite::Connection;

use super::open::wait_for_others;

/// The longest that the log of a long work gets, in bytes, but for what readers hold.
pub(super) const LONG: u64 = 256 << 20;

/// How often, and how far apart, the log is tried again while it is read; whoever writes waits for us so long.
const PATIENCE: (i32, Duration) = (60, Duration::from_millis(5));

/// Folds a log that is longer than this into the file and begins it anew; one that stays in use is left for another time.
pub(super) fn begin_anew(connection: &Connection, longer_than: u64) {
    let log = connection.path().and_then(|path| fs::metadata(format!("{path}-wal")).ok());
    if log.is_none_or(|log| log.len() <= longer_than) {
        return;
    }
    let patient = |asked| {
        std::thread::sleep(PATIENCE.1);
        asked < PATIENCE.0
    };
    // The row says whether it was busy: then it is asked again after the next commit.
    let _ = connection.busy_handler(Some(patient));
    let _ = connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
    let _ = connection.busy_handler(Some(wait_for_others));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn open(path: &std::path::Path) -> Connection {
        let connection = Connection::open(path).unwrap();
        connection.query_row("PRAGMA journal_mode = WAL", [], |_| Ok(())).unwrap();
        connection
    }

    #[test]
    fn a_long_log_is_begun_anew_as_soon_as_nobody_reads_it_and_a_short_one_is_left() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("base.db");
        let (writer, reader) = (open(&path), open(&path));
        let length = || fs::metadata(folder.path().join("base.db-wal")).unwrap().len();
        writer.execute_batch("CREATE TABLE t (a)").unwrap();
        reader.execute_batch("BEGIN; SELECT count(*) FROM t").unwrap();
        reader.query_row("SELECT count(*) FROM t", [], |_| Ok(())).unwrap();
        for _ in 0..50 {
            writer.execute("INSERT INTO t VALUES (zeroblob(20000))", []).unwrap();
        }
        let grown = length();
        assert!(grown > 1_000_000);
        begin_anew(&writer, 100_000);
        assert_eq!(length(), grown, "somebody reads what the file does not have yet");
        reader.execute_batch("COMMIT").unwrap();
        begin_anew(&writer, grown);
        assert_eq!(length(), grown, "not long enough");
        begin_anew(&writer, 100_000);
        assert_eq!(length(), 0);
        let rows: i64 = reader.query_row("SELECT count(*) FROM t", [], |row| row.get(0)).unwrap();
        assert_eq!(rows, 50);
    }
}
