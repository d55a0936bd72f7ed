//! Leaves that nothing points at any more: where the page above them was lost, a new one is made.
//!
//! A row says by the number and the kinds of its values which table it may be of (SQLite file format, §2.1); among the
//! tables that lost a page, that is one at most, or the leaf stays aside.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::Path;

use rusqlite::Connection;

use super::pages::{PAGE, varint};
use crate::{Error, Result};

/// Children of a page that is made: each takes at most 15 bytes.
const CHILDREN: usize = 200;

/// Gives leaves that nothing points at back to their table. Answers the tables that were made whole so: of what they lost
/// besides, nothing tells.
pub(super) fn adopt(copy: &Path, db: &Connection) -> Result<BTreeSet<String>> {
    let mut pages = Pages::open(copy)?;
    let tables = tables(db)?;
    let mut reached = BTreeSet::from([1]);
    let mut broken: Vec<Broken<'_>> = Vec::new();
    for table in &tables {
        let (leaves, whole) = pages.walk(table.root, &mut reached)?;
        if !whole && table.rows {
            broken.push(Broken { table, leaves, found: false });
        }
    }
    if broken.is_empty() {
        return Ok(BTreeSet::new());
    }
    for number in 2..=pages.count {
        if reached.contains(&number) {
            continue;
        }
        let Some(leaf) = Leaf::read(number, &pages.read(number)?) else { continue };
        let mut fits = broken.iter_mut().filter(|broken| broken.misses(&leaf));
        if let (Some(only), None) = (fits.next(), fits.next()) {
            only.leaves.insert(leaf.first, Stands::from(&leaf));
            only.found = true;
        }
    }
    let mut mended = BTreeSet::new();
    for Broken { table, leaves, .. } in broken.into_iter().filter(|broken| broken.found) {
        pages.rebuild(table.root, leaves.into_values())?;
        mended.insert(table.name.clone());
    }
    pages.finish()?;
    Ok(mended)
}

/// A table that lost a page.
struct Broken<'t> {
    table: &'t Table,
    /// Its leaves, by their first row: those its pages still point at, then those that may have stood under the page it
    /// lost.
    leaves: BTreeMap<i64, Stands>,
    /// There are some of those.
    found: bool,
}

/// Where a leaf stands.
#[derive(Clone, Copy)]
struct Stands {
    number: u32,
    last: i64,
}

impl From<&Leaf> for Stands {
    fn from(leaf: &Leaf) -> Self {
        Self { number: leaf.number, last: leaf.last }
    }
}

impl Broken<'_> {
    /// Whether a leaf may be of this table, which has none of its rows.
    fn misses(&self, leaf: &Leaf) -> bool {
        let before = self.leaves.range(..=leaf.last).next_back();
        before.is_none_or(|(_, other)| other.last < leaf.first) && leaf.is_of(self.table)
    }
}

/// A table, and what its rows look like.
struct Table {
    name: String,
    root: u32,
    /// Its rows have a number.
    rows: bool,
    columns: Vec<Column>,
}

struct Column {
    kind: Kind,
    may_be_null: bool,
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Number,
    Text,
    Bytes,
    /// Sixteen bytes.
    Id,
}

fn tables(db: &Connection) -> Result<Vec<Table>> {
    let mut all = db.prepare("SELECT name, type, rootpage FROM sqlite_schema WHERE rootpage > 0")?;
    let all: Vec<(String, String, u32)> = all
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
        .filter_map(std::result::Result::ok)
        .collect();
    let mut info = db.prepare("SELECT name, type, \"notnull\", pk FROM pragma_table_info(?1) ORDER BY cid")?;
    all.into_iter()
        .map(|(name, what, root)| {
            let mut rows = false;
            let columns = info.query_map([&name], |row| {
                let (column, kind, not_null): (String, String, bool) = (row.get(0)?, row.get(1)?, row.get(2)?);
                rows |= column == "rid";
                let kind = match kind.as_str() {
                    "BLOB" if column == "id" => Kind::Id,
                    "BLOB" => Kind::Bytes,
                    "TEXT" => Kind::Text,
                    _ => Kind::Number,
                };
                // The number of a row stands beside it, and its column holds nothing.
                Ok(Column { kind, may_be_null: !not_null || column == "rid" })
            })?;
            let columns = columns.collect::<rusqlite::Result<_>>()?;
            Ok(Table { name: name.clone(), root, rows: rows && what == "table", columns })
        })
        .collect()
}

/// A leaf: the numbers of its first and last row, and the kinds of the values of each.
struct Leaf {
    number: u32,
    first: i64,
    last: i64,
    rows: Vec<Vec<u64>>,
}

impl Leaf {
    /// `None`: it is none, or makes no sense.
    fn read(number: u32, page: &[u8]) -> Option<Self> {
        if page.first() != Some(&0x0d) {
            return None;
        }
        let cells = usize::from(two(page, 3)?);
        let mut leaf = Self { number, first: 0, last: 0, rows: Vec::with_capacity(cells) };
        for cell in 0..cells {
            let at = usize::from(two(page, 8 + 2 * cell)?);
            let (_, used) = varint(page, at);
            let (key, more) = varint(page, at + used);
            let key = i64::try_from(key).ok()?;
            if cell == 0 {
                leaf.first = key;
            } else if key <= leaf.last {
                return None;
            }
            leaf.last = key;
            leaf.rows.push(kinds(page, at + used + more)?);
        }
        (cells > 0).then_some(leaf)
    }

    fn is_of(&self, table: &Table) -> bool {
        self.rows.iter().all(|row| {
            // A row written before a column was added is shorter.
            let fits = row.iter().zip(&table.columns).all(|(kind, column)| column.holds(*kind));
            let rest = table.columns.iter().skip(row.len());
            fits && row.len() <= table.columns.len() && row.len() > 2 && rest.clone().count() <= 12
        })
    }
}

impl Column {
    /// Whether a value of this serial type may stand here.
    fn holds(&self, kind: u64) -> bool {
        match (kind, self.kind) {
            (0, _) => self.may_be_null,
            (1..=9, kind) => kind == Kind::Number,
            (44, Kind::Id) => true,
            (_, Kind::Id) | (10 | 11, _) => false,
            (kind, of) => of == if kind % 2 == 0 { Kind::Bytes } else { Kind::Text },
        }
    }
}

/// The serial types of a row whose payload begins here.
fn kinds(page: &[u8], at: usize) -> Option<Vec<u64>> {
    let (length, mut read) = varint(page, at);
    if length > PAGE || at + length > PAGE {
        return None;
    }
    let mut kinds = Vec::new();
    while read < length {
        let (kind, used) = varint(page, at + read);
        kinds.push(u64::try_from(kind).ok()?);
        read += used;
    }
    (read == length && !kinds.is_empty()).then_some(kinds)
}

fn two(page: &[u8], at: usize) -> Option<u16> {
    page.get(at..at + 2)?.try_into().ok().map(u16::from_be_bytes)
}

fn four(page: &[u8], at: usize) -> Option<u32> {
    page.get(at..at + 4)?.try_into().ok().map(u32::from_be_bytes)
}

/// The pages of the copy.
struct Pages {
    file: File,
    count: u32,
}

impl Pages {
    fn open(copy: &Path) -> Result<Self> {
        let file = File::options().read(true).write(true).open(copy).map_err(Error::Disk)?;
        let length = file.metadata().map_err(Error::Disk)?.len();
        Ok(Self { file, count: u32::try_from(length / PAGE as u64).unwrap_or(u32::MAX) })
    }

    fn seek(&mut self, number: u32) -> Result<()> {
        let at = u64::from(number.saturating_sub(1)) * PAGE as u64;
        self.file.seek(SeekFrom::Start(at)).map(|_| ()).map_err(Error::Disk)
    }

    fn read(&mut self, number: u32) -> Result<Vec<u8>> {
        self.seek(number)?;
        let mut page = vec![0; PAGE];
        self.file.read_exact(&mut page).map_err(Error::Disk)?;
        Ok(page)
    }

    fn write(&mut self, number: u32, page: &[u8]) -> Result<()> {
        self.seek(number)?;
        self.file.write_all(page).map_err(Error::Disk)
    }

    /// The leaves under a root, and whether every page on the way makes sense. Pages of indexes, which are made again,
    /// are only marked.
    fn walk(&mut self, root: u32, reached: &mut BTreeSet<u32>) -> Result<(BTreeMap<i64, Stands>, bool)> {
        let (mut leaves, mut whole, mut next) = (BTreeMap::new(), true, vec![root]);
        while let Some(number) = next.pop() {
            if number == 0 || number > self.count || !reached.insert(number) {
                whole = false;
                continue;
            }
            let page = self.read(number)?;
            match page.first() {
                Some(0x05 | 0x02) => {
                    let cells = usize::from(two(&page, 3).unwrap_or(0));
                    let child = |cell: usize| four(&page, usize::from(two(&page, 12 + 2 * cell)?));
                    next.extend((0..cells).filter_map(child).chain(four(&page, 8)));
                }
                Some(0x0d) => match Leaf::read(number, &page) {
                    Some(leaf) => whole &= leaves.insert(leaf.first, Stands::from(&leaf)).is_none(),
                    // Empty, which an empty table is; or senseless.
                    None => whole &= two(&page, 3) == Some(0),
                },
                Some(0x0a) => {}
                _ => {
                    // What it was is lost: a leaf that nobody knows may have been its own.
                    reached.remove(&number);
                    whole = false;
                }
            }
        }
        Ok((leaves, whole))
    }

    /// Makes the pages above these leaves anew, up to the root.
    fn rebuild(&mut self, root: u32, leaves: impl Iterator<Item = Stands>) -> Result<()> {
        let mut level: Vec<(u32, i64)> = leaves.map(|leaf| (leaf.number, leaf.last)).collect();
        while level.len() > CHILDREN {
            let mut above = Vec::new();
            for children in level.chunks(CHILDREN) {
                self.count += 1;
                self.write(self.count, &above_of(children))?;
                above.extend(children.last().map(|(_, last)| (self.count, *last)));
            }
            level = above;
        }
        self.write(root, &above_of(&level))
    }

    /// Says in the header how many pages there are now.
    fn finish(mut self) -> Result<()> {
        let count = self.count.to_be_bytes();
        self.file.seek(SeekFrom::Start(28)).and_then(|_| self.file.write_all(&count)).map_err(Error::Disk)
    }
}

/// A page that points at these, each with the number of its last row.
fn above_of(children: &[(u32, i64)]) -> Vec<u8> {
    let mut page = vec![0; PAGE];
    let mut put = |at: usize, bytes: &[u8]| {
        if let Some(place) = page.get_mut(at..at + bytes.len()) {
            place.copy_from_slice(bytes);
        }
    };
    let short = |number: usize| u16::try_from(number).unwrap_or(0).to_be_bytes();
    let Some(((right, _), lefts)) = children.split_last() else { return page };
    put(0, &[0x05]);
    put(3, &short(lefts.len()));
    put(8, &right.to_be_bytes());
    let mut end = PAGE;
    for (at, (number, last)) in lefts.iter().enumerate() {
        let key = written(*last);
        end -= 4 + key.len();
        put(end, &number.to_be_bytes());
        put(end + 4, &key);
        put(12 + 2 * at, &short(end));
    }
    put(5, &short(end));
    page
}

/// A number as SQLite writes it (those of rows are small: eight bytes of seven bits hold them).
fn written(number: i64) -> Vec<u8> {
    let mut rest = u64::try_from(number).unwrap_or(0);
    let mut bytes = vec![u8::try_from(rest & 0x7f).unwrap_or(0)];
    while rest > 0x7f {
        rest >>= 7;
        bytes.push(u8::try_from(rest & 0x7f).unwrap_or(0) | 0x80);
    }
    bytes.reverse();
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_read_as_it_was_written() {
        for number in [0, 1, 127, 128, 16_383, 16_384, 2_000_000, i64::from(u32::MAX)] {
            let bytes = written(number);
            assert_eq!(varint(&bytes, 0), (usize::try_from(number).unwrap(), bytes.len()));
        }
    }
}
