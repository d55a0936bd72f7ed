//! From text to rows and cells: the delimiter, whether quotes can be trusted, whether the first row is a header.

use csv::{ReaderBuilder, StringRecord};
use phone::text::{NAME_MAX, clean};

use super::columns;
use super::decode::Decoded;
use super::{CELL_MAX, COLUMNS_MAX, ROWS_MAX};
use crate::{Error, Result};

/// What may separate cells, the likeliest in France first.
const DELIMITERS: [u8; 4] = *b";,\t|";
/// How many rows are looked at to tell.
const LOOKED_AT: usize = 100;

/// A text read as a table, within the limits.
pub(crate) struct Table<'t> {
    text: &'t str,
    delimiter: u8,
    quoting: bool,
    header: Option<Vec<String>>,
    width: usize,
    total: u32,
}

impl<'t> Table<'t> {
    /// Reads the whole text once, so that a file beyond the limits is refused before anything is written.
    pub(crate) fn new(decoded: &'t Decoded) -> Result<Self> {
        let text = decoded.text.as_str();
        let delimiter = delimiter(text);
        let quoting = quotes_close(text, delimiter);
        let (mut width, mut total) = (0, 0_u32);
        let mut first: Vec<Vec<String>> = Vec::new();
        for record in records(text, delimiter, quoting) {
            width = record.len().max(width);
            total = total.saturating_add(1);
            // One more than the limit: the first row may be a header.
            let why = match &record {
                _ if width > COLUMNS_MAX => "too_many_columns",
                _ if total > ROWS_MAX + 1 => "too_many_rows",
                record if record.iter().any(|cell| cell.len() > CELL_MAX) => "cell_too_long",
                _ if first.len() < LOOKED_AT => {
                    first.push(cells(&record));
                    continue;
                }
                _ => continue,
            };
            return Err(Error::Invalid { field: "file", why });
        }
        let mut first = first.into_iter();
        let header = first.next().filter(|top| columns::is_header(top, first.as_slice()));
        let total = total - u32::from(header.is_some()).min(total);
        if total > ROWS_MAX {
            return Err(Error::Invalid { field: "file", why: "too_many_rows" });
        }
        Ok(Self { text, delimiter, quoting, header, width, total })
    }

    pub(super) fn delimiter(&self) -> u8 {
        self.delimiter
    }

    pub(crate) fn has_header(&self) -> bool {
        self.header.is_some()
    }

    /// Rows under the header.
    pub(crate) fn total(&self) -> u32 {
        self.total
    }

    /// How many columns the widest row has.
    pub(crate) fn width(&self) -> usize {
        self.width
    }

    /// Names of the columns; a letter where the file gives none.
    pub(crate) fn columns(&self) -> Vec<String> {
        let named = |index: usize| {
            let name = self.header.as_ref().and_then(|header| header.get(index));
            name.map(|name| clean(name, NAME_MAX)).filter(|name| !name.is_empty())
        };
        (0..self.width).map(|index| named(index).unwrap_or_else(|| letters(index))).collect()
    }

    /// The rows under the header, each with its line in the file.
    pub(crate) fn rows(&self) -> impl Iterator<Item = (u32, Vec<String>)> + 't {
        let skipped = usize::from(self.has_header());
        records(self.text, self.delimiter, self.quoting).skip(skipped).map(|record| {
            let line = record.position().map_or(0, csv::Position::line);
            (u32::try_from(line).unwrap_or(u32::MAX), cells(&record))
        })
    }
}

fn records(text: &str, delimiter: u8, quoting: bool) -> impl Iterator<Item = StringRecord> + '_ {
    ReaderBuilder::new()
        .delimiter(delimiter)
        .quoting(quoting)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes())
        .into_records()
        // Rows of any length, of text known to be UTF-8, in memory: there is no error left to make.
        .map_while(std::result::Result::ok)
}

/// The cells, without the space around them, stray quotes, and the apostrophe that keeps a spreadsheet from reading
/// `+33…` as a formula.
fn cells(record: &StringRecord) -> Vec<String> {
    let tidy = |cell: &str| {
        let cell = cell.trim().trim_matches('"').trim();
        let bare = cell.strip_prefix('\'').filter(|rest| rest.starts_with(['=', '+', '-', '@']));
        bare.unwrap_or(cell).to_owned()
    };
    record.iter().map(tidy).collect()
}

/// The delimiter under which most rows have the same number of cells, and more than one.
fn delimiter(text: &str) -> u8 {
    let score = |delimiter: u8| {
        let quoting = quotes_close(text, delimiter);
        let widths: Vec<usize> = records(text, delimiter, quoting).take(LOOKED_AT).map(|record| record.len()).collect();
        let commonest = widths.iter().copied().max_by_key(|width| widths.iter().filter(|w| *w == width).count());
        let commonest = commonest.filter(|&width| width > 1).unwrap_or(0);
        let alike = widths.iter().filter(|&&width| width == commonest).count();
        (alike * 100 / widths.len().max(1), commonest)
    };
    let scored = DELIMITERS.iter().rev().map(|&delimiter| (score(delimiter), delimiter));
    // On equal terms the last wins: the likeliest in France.
    scored.max_by_key(|&(score, _)| score).map_or(b';', |(_, delimiter)| delimiter)
}

/// Whether every quote that opens a cell is closed somewhere. A stray one would swallow the rest of the file: quotes
/// are then read as plain characters.
fn quotes_close(text: &str, delimiter: u8) -> bool {
    #[derive(PartialEq)]
    enum At {
        Start,
        Plain,
        Quoted,
        Closed,
    }
    let at = text.bytes().fold(At::Start, |at, byte| match (at, byte) {
        (At::Quoted, b'"') => At::Closed,
        (At::Quoted, _) => At::Quoted,
        (At::Closed, b'"') => At::Quoted,
        (At::Start, b'"') => At::Quoted,
        (_, b'\n' | b'\r') => At::Start,
        (_, byte) if byte == delimiter => At::Start,
        _ => At::Plain,
    });
    at != At::Quoted
}

/// `A`, `B`… `Z`, `AA`… as spreadsheets call columns.
fn letters(index: usize) -> String {
    let letter = |n: usize| char::from(b'A' + u8::try_from(n % 26).unwrap_or(0));
    match index.checked_sub(26) {
        Some(rest) => format!("{}{}", letters(rest / 26), letter(rest)),
        None => letter(index).to_string(),
    }
}
