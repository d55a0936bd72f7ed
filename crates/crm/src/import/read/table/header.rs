//! Which record names the columns, and what stands above it.

use phone::text::{NAME_MAX, clean};

use super::Record;
use crate::Result;
use crate::import::ImportKind;
use crate::import::read::columns::recognised;
use crate::import::read::limits::{COLUMNS_MAX, refused};

/// How many records a header may have above it.
const TITLES: usize = 20;

/// The columns of a table.
pub(crate) struct Headed {
    /// The line of the header; `None`: the file has none.
    pub header_line: Option<u32>,
    /// The line where rows may begin.
    pub first_line: u32,
    /// Names of the columns; a letter where the file gives none.
    pub names: Vec<String>,
}

impl Headed {
    /// Finds the header among the first records, none of which is empty; `said`: what a person said, 0 for none.
    ///
    /// # Errors
    /// `file`: `empty`, `too_many_columns`, `no_such_line`.
    pub(crate) fn find(records: &[Record], said: Option<u32>, kind: ImportKind) -> Result<Self> {
        let header = match said {
            Some(0) => None,
            Some(line) => Some(records.iter().find(|record| record.line >= line).ok_or(refused("no_such_line"))?),
            None => guess(records, kind),
        };
        let first_line = header.map_or(0, |header| header.line + 1);
        let width = width(header, records.iter().filter(|record| record.line >= first_line));
        if width == 0 {
            return Err(refused("empty"));
        }
        if width > COLUMNS_MAX {
            return Err(refused("too_many_columns"));
        }
        let named = |at: usize| {
            let name = header.and_then(|header| header.cells.get(at)).map(|name| clean(name, NAME_MAX));
            name.filter(|name| !name.is_empty()).unwrap_or_else(|| letters(at))
        };
        Ok(Self { header_line: header.map(|header| header.line), first_line, names: (0..width).map(named).collect() })
    }
}

/// How many columns there are: those of the header, and beyond it those that one row in ten has.
fn width<'r>(header: Option<&Record>, under: impl Iterator<Item = &'r Record>) -> usize {
    let mut widths: Vec<usize> = under.map(Record::filled_width).collect();
    if header.is_some() {
        // A row beyond all measure is a damaged one.
        widths.retain(|&width| width <= COLUMNS_MAX);
    }
    widths.sort_unstable();
    let few = if header.is_some() { widths.len() / 10 } else { 0 };
    let widest = widths.iter().rev().nth(few).copied().unwrap_or(0);
    widest.max(header.map_or(0, Record::filled_width))
}

fn guess(records: &[Record], kind: ImportKind) -> Option<&Record> {
    let widest = records.iter().map(Record::filled_width).max().unwrap_or(0);
    let filled = |record: &Record| record.cells.iter().filter(|cell| !cell.is_empty()).count();
    let mut best: Option<(usize, &Record)> = None;
    for record in records.iter().take(TITLES).filter(|record| filled(record) * 3 >= widest) {
        let data = record.cells.iter().filter(|cell| is_data(cell)).count();
        let score = recognised(&record.cells, kind).saturating_sub(2 * data);
        if score > best.map_or(0, |(top, _)| top) {
            best = Some((score, record));
        }
    }
    best.map(|(_, record)| record).or_else(|| {
        // Names we do not know: a first row of words, each of them once, above rows that hold numbers.
        let (top, rest) = records.split_first()?;
        let words = top.cells.iter().all(|cell| !cell.is_empty() && !is_data(cell));
        let once = top.cells.iter().enumerate().all(|(at, cell)| !top.cells.iter().skip(at + 1).any(|c| c == cell));
        (words && once && rest.iter().any(|row| row.cells.iter().any(|cell| is_data(cell)))).then_some(top)
    })
}

/// "Tél 2" and "CA 2025" name a column; "0639980012" and "zoe@a.example" stand in one.
fn is_data(cell: &str) -> bool {
    cell.contains('@') && cell.contains('.') || cell.bytes().filter(u8::is_ascii_digit).count() > 4
}

/// `A`, `B`… `Z`, `AA`… as spreadsheets call columns.
fn letters(index: usize) -> String {
    let letter = |n: usize| char::from(b'A' + u8::try_from(n % 26).unwrap_or(0));
    match index.checked_sub(26) {
        Some(rest) => format!("{}{}", letters(rest / 26), letter(rest)),
        None => letter(index).to_string(),
    }
}
