//! Making a damaged copy one that SQLite opens: its header, its length, and the pages that tell which tables there are.
//!
//! A file that was never migrated has these pages where a new one of its version has them: lost, they are taken from
//! there (SQLite file format, §1.3 and §1.6).

use std::collections::BTreeSet;
use std::fs;
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::Path;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use tempfile::TempDir;

use super::leaves;
use crate::store::folder::keep_private;
use crate::store::migrate;
use crate::{Error, Result};

/// The size of our pages: SQLite’s own.
pub(super) const PAGE: usize = 4096;
/// The first bytes of every file.
const MAGIC: &[u8; 16] = b"SQLite format 3\0";

/// Makes the copy readable; answers the version of its schema, and the tables whose pages were found again one by one.
///
/// # Errors
/// [`Error::Damaged`] when it cannot be made so, [`Error::Newer`].
pub(super) fn mend(copy: &Path, work: &TempDir) -> Result<(i64, BTreeSet<String>)> {
    let version = header(copy)?;
    if open(copy).is_ok_and(|db| lists_tables(&db)) {
        fold_wal(copy)?;
        return Ok((version, leaves::adopt(copy, &open(copy)?)?));
    }
    // A -wal of a file that cannot be opened would go over what is mended.
    let _ = fs::remove_file(format!("{}-wal", copy.display()));
    let model = work.path().join("modele.db");
    keep_private(&model)?;
    let mut fresh = Connection::open(&model)?;
    migrate::make_at(&mut fresh, version)?;
    fresh.close().map_err(|(_, error)| error)?;
    graft(&model, copy)?;
    if !open(copy).is_ok_and(|db| lists_tables(&db)) {
        return Err(Error::Damaged);
    }
    Ok((version, leaves::adopt(copy, &open(copy)?)?))
}

/// Brings what is in the -wal into the copy: pages are looked at there.
fn fold_wal(copy: &Path) -> Result<()> {
    let db = open(copy)?;
    // What of it makes no sense is not taken, and the copy is as the file was without it.
    let _ = db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
    drop(db);
    let _ = fs::remove_file(format!("{}-wal", copy.display()));
    Ok(())
}

/// The copy, for reading: SQLite is told to go on where it would rather stop.
pub(super) fn open(copy: &Path) -> Result<Connection> {
    let db = Connection::open_with_flags(copy, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, false)?;
    db.execute_batch("PRAGMA writable_schema = ON; PRAGMA cell_size_check = ON; PRAGMA trusted_schema = OFF;")?;
    Ok(db)
}

fn lists_tables(db: &Connection) -> bool {
    let count =
        db.query_row("SELECT count(*) FROM sqlite_schema WHERE name = 'contact'", [], |row| row.get::<_, i64>(0));
    count.is_ok_and(|count| count == 1)
}

/// Puts the header right where it is wrong; a file cut short gets empty pages for those it lost.
fn header(copy: &Path) -> Result<i64> {
    let mut file = fs::File::options().read(true).write(true).open(copy).map_err(Error::Disk)?;
    let length = usize::try_from(file.metadata().map_err(Error::Disk)?.len()).unwrap_or(usize::MAX);
    let mut head = [0; 100];
    if length < PAGE || file.read_exact(&mut head).is_err() {
        return Err(Error::Damaged);
    }
    let said = |at: usize| head.get(at..at + 4).and_then(|four| four.try_into().ok()).map_or(0, u32::from_be_bytes);
    let sound = head.starts_with(MAGIC) && head.get(16..18) == Some(&[0x10, 0]);
    let (application, version) = (i64::from(said(68)), i64::from(said(60)));
    let known = migrate::schema_version();
    if sound && application == migrate::APPLICATION_ID && version > known {
        return Err(Error::Newer { found: version, known });
    }
    // A sound file of another program is no file of ours that was damaged.
    if sound && application != migrate::APPLICATION_ID && application != 0 && said(44) == 4 && said(56) == 1 {
        return Err(Error::Damaged);
    }
    let version = if (1..=known).contains(&version) { version } else { known };
    let there = length.div_ceil(PAGE);
    // As many pages as it had, unless that is no number of pages at all.
    let pages = usize::try_from(said(28)).unwrap_or(0).clamp(there, there.saturating_mul(4));
    let mut put = |at: usize, bytes: &[u8]| {
        if let Some(place) = head.get_mut(at..at + bytes.len()) {
            place.copy_from_slice(bytes);
        }
    };
    let four = |number: usize| u32::try_from(number).unwrap_or(u32::MAX).to_be_bytes();
    put(0, MAGIC);
    put(16, &[0x10, 0, 2, 2, 0, 64, 32, 32]);
    put(28, &four(pages));
    // No page is free, none is a root that moved: the file is only read.
    put(32, &[0; 8]);
    put(44, &four(4));
    put(52, &[0; 4]);
    put(56, &four(1));
    put(60, &four(usize::try_from(version).unwrap_or(0)));
    put(64, &[0; 4]);
    put(68, &four(usize::try_from(migrate::APPLICATION_ID).unwrap_or(0)));
    let counter: [u8; 4] = head.get(24..28).and_then(|four| four.try_into().ok()).unwrap_or_default();
    if let Some(place) = head.get_mut(92..96) {
        place.copy_from_slice(&counter);
    }
    file.seek(SeekFrom::Start(0)).and_then(|_| file.write_all(&head)).map_err(Error::Disk)?;
    file.set_len(u64::try_from(pages.saturating_mul(PAGE)).unwrap_or(u64::MAX)).map_err(Error::Disk)?;
    Ok(version)
}

/// Takes the pages of the list of tables from a new file of the same version. The header of the copy stays.
fn graft(model: &Path, copy: &Path) -> Result<()> {
    let model = fs::read(model).map_err(Error::Disk)?;
    let mut file = fs::File::options().write(true).open(copy).map_err(Error::Disk)?;
    for number in tree(&model, 1) {
        let from = (number - 1) * PAGE;
        let skip = if number == 1 { 100 } else { 0 };
        let page = model.get(from + skip..from + PAGE).ok_or(Error::Damaged)?;
        let at = u64::try_from(from + skip).map_err(|_| Error::Damaged)?;
        file.seek(SeekFrom::Start(at)).and_then(|_| file.write_all(page)).map_err(Error::Disk)?;
    }
    Ok(())
}

/// The pages of a table, from its root: overflow pages too, where a row of the list is long.
fn tree(file: &[u8], root: usize) -> Vec<usize> {
    let mut found = vec![root];
    let mut at = 0;
    while let Some(&number) = found.get(at) {
        at += 1;
        let Some(page) = file.get((number - 1) * PAGE..number * PAGE) else { continue };
        let start = if number == 1 { 100 } else { 0 };
        let two = |at: usize| page.get(at..at + 2).and_then(|b| b.try_into().ok()).map_or(0, u16::from_be_bytes);
        let four = |at: usize| page.get(at..at + 4).and_then(|b| b.try_into().ok()).map_or(0, u32::from_be_bytes);
        let page_at = |at: usize| usize::try_from(four(at)).unwrap_or(0);
        let cells = usize::from(two(start + 3));
        let mut next = Vec::new();
        match page.get(start) {
            Some(0x05) => {
                next.push(page_at(start + 8));
                next.extend((0..cells).map(|cell| page_at(usize::from(two(start + 12 + 2 * cell)))));
            }
            Some(0x0d) => {
                for cell in 0..cells {
                    let cell = usize::from(two(start + 8 + 2 * cell));
                    let (payload, used) = varint(page, cell);
                    let (_, key) = varint(page, cell + used);
                    next.extend(overflow(file, cell + used + key, payload, page));
                }
            }
            _ => {}
        }
        next.retain(|page| *page > 0 && !found.contains(page));
        found.extend(next);
    }
    found
}

/// The pages on which the end of a row stands.
fn overflow(file: &[u8], begins: usize, payload: usize, page: &[u8]) -> Vec<usize> {
    let most = PAGE - 35;
    if payload <= most {
        return Vec::new();
    }
    let least = (PAGE - 12) * 32 / 255 - 23;
    let local = least + (payload - least) % (PAGE - 4);
    let here = if local <= most { local } else { least };
    let number = |page: &[u8], at: usize| {
        let four = page.get(at..at + 4).and_then(|bytes| bytes.try_into().ok()).map_or(0, u32::from_be_bytes);
        usize::try_from(four).unwrap_or(0)
    };
    let mut pages = Vec::new();
    let mut next = number(page, begins + here);
    while next > 0 && pages.len() < 64 {
        pages.push(next);
        next = file.get((next - 1) * PAGE..).map_or(0, |page| number(page, 0));
    }
    pages
}

/// A number of SQLite’s, and how many bytes it takes.
pub(super) fn varint(page: &[u8], at: usize) -> (usize, usize) {
    let mut value = 0_usize;
    for (read, byte) in page.iter().skip(at).take(9).enumerate() {
        value = (value << 7) | usize::from(byte & 0x7f);
        if byte & 0x80 == 0 {
            return (value, read + 1);
        }
    }
    (value, 9)
}
