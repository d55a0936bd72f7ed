//! Every table, row by row, round the pages that cannot be read.

use rusqlite::types::Value;
use rusqlite::{Connection, Row, params_from_iter};

use super::SalvagedTable;
use crate::{Error, Result};

/// Tables that are made again from the others.
const DERIVED: &[&str] = &[
    "contact_index",
    "contact_search",
    "contact_to_search",
    "number_index",
    "number_search",
    "number_to_search",
    "contact_facts",
    "likely_duplicate",
    "duplicate_look",
    "case_term",
    "case_stem",
];

/// So many rows are read before it is told how far it is.
const TOLD_EVERY: u64 = 5_000;

/// Who hears how many rows were read; `false`: stop.
pub(super) type Hears<'h> = &'h mut dyn FnMut(u64) -> bool;

/// Whether to go on with the next row: an error when it was stopped.
type Asks<'a> = &'a mut dyn FnMut() -> Result<()>;

/// Reads every source table of the damaged file into the new one.
pub(super) fn every_table(damaged: &Connection, new: &Connection, hears: Hears<'_>) -> Result<Vec<SalvagedTable>> {
    let names: Vec<String> = new
        .prepare(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY rowid",
        )?
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    let derived = |name: &String| {
        DERIVED.iter().any(|table| name == table || name.strip_prefix(table).is_some_and(|rest| rest.starts_with('_')))
            || name.starts_with("sqlite_")
    };
    let mut read = 0_u64;
    let mut ask = || {
        read += 1;
        if !read.is_multiple_of(TOLD_EVERY) || hears(read) { Ok(()) } else { Err(Error::Refused { why: "cancelled" }) }
    };
    let sources = names.into_iter().filter(|name| !derived(name));
    sources.map(|name| Reading::new(damaged, new, name)?.run(&mut ask)).collect()
}

/// A table being read.
struct Reading<'d> {
    damaged: &'d Connection,
    new: &'d Connection,
    columns: Vec<String>,
    /// What rows are read in the order of.
    key: String,
    /// It is the number of the row: one can go on behind a page that cannot be read.
    numbered: bool,
    count: SalvagedTable,
}

/// What stands where one looks.
enum Found {
    /// A row of this number.
    At(i64),
    /// No row any more.
    End,
    /// What cannot be read.
    Hole,
}

/// Row numbers are tried one by one so often before the steps grow.
const PATIENCE: u32 = 2_000;

impl<'d> Reading<'d> {
    fn new(damaged: &'d Connection, new: &'d Connection, name: String) -> Result<Self> {
        let count = SalvagedTable { name, lost_at_most: Some(0), ..SalvagedTable::default() };
        let (columns, key) = columns(new, &count.name)?;
        // Columns that the damaged file does not have keep their default.
        let there = columns_of(damaged, &count.name).unwrap_or_default();
        let columns = columns.into_iter().filter(|column| there.contains(column)).collect();
        let numbered = key == "rid";
        Ok(Self { damaged, new, columns, key, numbered, count })
    }

    /// Reads it, asking behind each row whether to go on.
    fn run(mut self, ask: Asks<'_>) -> Result<SalvagedTable> {
        if self.columns.is_empty() {
            (self.count.holes, self.count.lost_at_most) = (1, None);
        } else if self.numbered {
            self.by_number(ask)?;
        } else {
            self.both_ends(ask)?;
        }
        Ok(self.count)
    }

    /// From the first row number to the last, over every hole.
    fn by_number(&mut self, ask: Asks<'_>) -> Result<()> {
        let mut from = i64::MIN;
        loop {
            let (last, whole) = self.rows(&format!("WHERE rid >= {from} ORDER BY rid"), ask)?;
            if whole {
                return Ok(());
            }
            let hole = last.map_or(from, |last| last.saturating_add(1));
            self.count.holes += 1;
            let next = match (self.look(hole), last.is_none()) {
                // Its number can be read and nothing else: the row is lost.
                (Found::At(row), _) if row == from || !self.readable(row) => Some(row.saturating_add(1)),
                (Found::At(row), _) => Some(row),
                _ => self.behind(hole),
            };
            match next {
                Some(next) => {
                    let lost = if hole == i64::MIN { None } else { u64::try_from(next.saturating_sub(hole)).ok() };
                    self.count.lost_at_most = self.count.lost_at_most.zip(lost).map(|(before, now)| before + now);
                    from = next;
                }
                None => {
                    self.count.lost_at_most = None;
                    return Ok(());
                }
            }
        }
    }

    /// The first row number behind a hole; `None`: nothing can be read there any more.
    fn behind(&self, hole: i64) -> Option<i64> {
        let (mut at, mut step, mut tried) = (hole.max(0), 1_i64, 0_u32);
        loop {
            at = at.checked_add(step)?;
            tried += 1;
            if tried > PATIENCE && tried.is_multiple_of(64) {
                step = step.checked_mul(2)?;
            }
            match self.look(at) {
                Found::At(row) => return Some(row),
                Found::End => return None,
                Found::Hole => {}
            }
        }
    }

    fn look(&self, from: i64) -> Found {
        let sql = format!("SELECT rid FROM \"{}\" NOT INDEXED WHERE rid >= ?1 ORDER BY rid LIMIT 1", self.count.name);
        let found = self.damaged.prepare_cached(&sql).and_then(|mut look| look.query_row([from], |row| row.get(0)));
        match found {
            Ok(row) => Found::At(row),
            Err(rusqlite::Error::QueryReturnedNoRows) => Found::End,
            Err(_) => Found::Hole,
        }
    }

    /// Whether a whole row can be read.
    fn readable(&self, row: i64) -> bool {
        let sql = format!("SELECT {} FROM \"{}\" NOT INDEXED WHERE rid = ?1", self.listed(), self.count.name);
        let width = self.columns.len();
        let read =
            self.damaged.prepare_cached(&sql).and_then(|mut read| read.query_row([row], |row| values(row, width)));
        read.is_ok()
    }

    /// The few tables whose rows have no number: from the first to a hole, then from the last.
    fn both_ends(&mut self, ask: Asks<'_>) -> Result<()> {
        let (_, whole) = self.rows(&format!("ORDER BY {}", self.key), ask)?;
        if !whole {
            (self.count.holes, self.count.lost_at_most) = (1, None);
            let before = self.count.saved;
            self.rows(&format!("ORDER BY {} DESC", self.key), ask)?;
            // Those read twice replaced themselves.
            let there = format!("SELECT count(*) FROM \"{}\"", self.count.name);
            let there: i64 = self.new.query_row(&there, [], |row| row.get(0))?;
            self.count.saved = self.count.saved.min(u64::try_from(there).unwrap_or(0)).max(before);
        }
        Ok(())
    }

    fn listed(&self) -> String {
        self.columns.iter().map(|name| format!("\"{name}\"")).collect::<Vec<_>>().join(", ")
    }

    /// Copies rows until one cannot be read: the number of the last one, and whether that was the end.
    fn rows(&mut self, which: &str, ask: Asks<'_>) -> Result<(Option<i64>, bool)> {
        let columns = self.listed();
        let places = vec!["?"; self.columns.len()].join(", ");
        let name = &self.count.name;
        let sql = format!("SELECT {}, {columns} FROM \"{name}\" NOT INDEXED {which}", self.key);
        // What a new file has by itself gives way to what the old one had.
        let insert = format!("INSERT OR REPLACE INTO \"{name}\" ({columns}) VALUES ({places})");
        let Ok(mut statement) = self.damaged.prepare(&sql) else { return Ok((None, false)) };
        let Ok(mut rows) = statement.query([]) else { return Ok((None, false)) };
        let mut insert = self.new.prepare_cached(&insert)?;
        let mut last = None;
        loop {
            let row = match rows.next() {
                Ok(Some(row)) => row,
                Ok(None) => return Ok((last, true)),
                Err(_) => return Ok((last, false)),
            };
            let Ok(values) = values_from(row, 1, self.columns.len()) else { return Ok((last, false)) };
            last = row.get(0).ok().or(last);
            match insert.execute(params_from_iter(values)) {
                Ok(_) => self.count.saved += 1,
                Err(rusqlite::Error::SqliteFailure(error, _))
                    if matches!(
                        error.code,
                        rusqlite::ErrorCode::ConstraintViolation | rusqlite::ErrorCode::TypeMismatch
                    ) =>
                {
                    self.count.refused += 1;
                }
                Err(error) => return Err(error.into()),
            }
            ask()?;
        }
    }
}

fn values(row: &Row<'_>, width: usize) -> rusqlite::Result<Vec<Value>> {
    values_from(row, 0, width)
}

fn values_from(row: &Row<'_>, first: usize, width: usize) -> rusqlite::Result<Vec<Value>> {
    (first..first + width).map(|at| row.get(at)).collect()
}

fn columns_of(db: &Connection, table: &str) -> Result<Vec<String>> {
    let mut info = db.prepare("SELECT name FROM pragma_table_info(?1) ORDER BY cid")?;
    let names = info.query_map([table], |row| row.get(0))?;
    Ok(names.collect::<rusqlite::Result<_>>()?)
}

/// The columns of a table, and what its rows are in the order of.
fn columns(db: &Connection, table: &str) -> Result<(Vec<String>, String)> {
    let names = columns_of(db, table)?;
    let mut keys = db.prepare("SELECT name FROM pragma_table_info(?1) WHERE pk > 0 ORDER BY pk")?;
    let keys: Vec<String> = keys.query_map([table], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    Ok((names, keys.join(", ")))
}
