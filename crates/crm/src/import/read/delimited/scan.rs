//! One record of a delimited file, line after line: where cells begin and end.

use super::Dialect;
use crate::export::unguarded;
use crate::import::read::limits::{CELL_MAX, COLUMNS_MAX};
use crate::import::read::row::RowTrouble;
use crate::import::read::table::Record;

/// Takes the lines of a record and gives its cells.
#[derive(Default)]
pub(crate) struct Scan {
    cells: Vec<String>,
    /// Cells that were not kept.
    beyond: usize,
    cell: String,
    /// The cell being read was quoted.
    quoted: bool,
    /// Between a quote that opened and the one that closes.
    open: bool,
    /// Where in the first line the last quote that opened stands.
    opened_at: usize,
    /// A quote closed a cell of several lines and text follows: two records may have run into one.
    pub(super) suspicious: bool,
    /// A cell was cut.
    pub(super) cut: bool,
    /// How many cells stand between `'`, of those that no quote encloses.
    pub(super) single: usize,
}

impl Scan {
    /// Whether a quoted cell goes on in the next line.
    pub(super) fn is_open(&self) -> bool {
        self.open
    }

    /// Reads the first line of a record.
    pub(super) fn first(&mut self, line: &str, dialect: Dialect) {
        self.read(line, 0, dialect, true);
    }

    /// Reads a further line of a cell that is open.
    pub(super) fn more(&mut self, line: &str, dialect: Dialect) {
        self.push("\n");
        self.read(line, 0, dialect, false);
    }

    /// Reads a first line whose quotes do not close: the one that would stay open is a character like any other.
    pub(super) fn alone(line: &str, dialect: Dialect) -> Self {
        let mut scan = Self::default();
        scan.first(line, dialect);
        while scan.open {
            scan.open = false;
            scan.quoted = false;
            scan.suspicious = false;
            scan.cell.clear();
            let rest = scan.opened_at + 1;
            scan.read_unquoted_start(line, rest, dialect);
        }
        scan
    }

    /// Adds a line to the last cell as it is.
    pub(super) fn append(&mut self, line: &str) {
        self.push("\n");
        self.push(line);
    }

    /// The record that begins on this line.
    pub(super) fn finish(mut self, line: u32, trouble: Option<RowTrouble>) -> Record {
        self.end_cell();
        let trouble = trouble.or(self.cut.then_some(RowTrouble::CellCut));
        Record { line, cells: self.cells, trouble, single: self.single }
    }

    /// Whether it has as many cells as the file has columns; further ones may be empty.
    pub(super) fn fits(&self, width: usize) -> bool {
        let more_are_empty = || self.cells.iter().skip(width).all(String::is_empty) && self.cell.is_empty();
        self.width() == width || (self.width() > width && more_are_empty())
    }

    /// How many cells there are.
    pub(super) fn width(&self) -> usize {
        self.cells.len() + self.beyond + 1
    }

    fn push(&mut self, text: &str) {
        let room = CELL_MAX.saturating_sub(self.cell.len());
        if text.len() <= room {
            self.cell.push_str(text);
            return;
        }
        self.cut = true;
        let end = (0..=room).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
        self.cell.push_str(text.get(..end).unwrap_or_default());
    }

    fn end_cell(&mut self) {
        let cell = std::mem::take(&mut self.cell);
        let bare = cell.trim();
        self.single += usize::from(!self.quoted && bare.len() > 1 && bare.starts_with('\'') && bare.ends_with('\''));
        if self.cells.len() <= COLUMNS_MAX {
            self.cells.push(tidy(cell, self.quoted));
        } else {
            // One more than the most is enough to refuse the file, or to say that the row has too many.
            self.beyond += 1;
        }
        self.quoted = false;
        self.open = false;
    }

    /// The cell whose quote was no quote: up to the next delimiter, then as any line.
    fn read_unquoted_start(&mut self, line: &str, from: usize, dialect: Dialect) {
        let rest = line.get(from..).unwrap_or_default();
        match rest.find(char::from(dialect.delimiter)) {
            Some(at) => {
                self.push(rest.get(..at).unwrap_or_default());
                self.end_cell();
                self.read(line, from + at + 1, dialect, true);
            }
            None => self.push(rest),
        }
    }

    fn read(&mut self, line: &str, mut at: usize, dialect: Dialect, first: bool) {
        let bytes = line.as_bytes();
        let delimiter = dialect.delimiter;
        loop {
            let rest = bytes.get(at..).unwrap_or_default();
            if self.open {
                let Some(quote) = dialect.quote else { return };
                let Some(next) = rest.iter().position(|&byte| byte == quote) else {
                    self.push(line.get(at..).unwrap_or_default());
                    return;
                };
                self.push(line.get(at..at + next).unwrap_or_default());
                let after = rest.get(next + 1..).unwrap_or_default();
                if after.first() == Some(&quote) {
                    self.push(line.get(at + next..=at + next).unwrap_or_default());
                    at += next + 2;
                    continue;
                }
                let blank = after.iter().position(|&byte| byte != b' ').unwrap_or(after.len());
                match after.get(blank) {
                    None => {
                        self.open = false;
                        return;
                    }
                    Some(&byte) if byte == delimiter => {
                        self.end_cell();
                        at += next + 1 + blank + 1;
                    }
                    Some(_) => {
                        // `"Jean "Jojo" Morel"`: a quote inside, as people write them.
                        self.suspicious |= !first;
                        self.push(line.get(at + next..=at + next).unwrap_or_default());
                        at += next + 1;
                    }
                }
                continue;
            }
            let blank = rest.iter().position(|&byte| byte != b' ').unwrap_or(rest.len());
            if dialect.quote.is_some() && rest.get(blank) == dialect.quote.as_ref() && self.cell.is_empty() {
                self.open = true;
                self.quoted = true;
                self.opened_at = at + blank;
                at += blank + 1;
                continue;
            }
            match rest.iter().position(|&byte| byte == delimiter) {
                Some(next) => {
                    self.push(line.get(at..at + next).unwrap_or_default());
                    self.end_cell();
                    at += next + 1;
                }
                None => {
                    self.push(line.get(at..).unwrap_or_default());
                    return;
                }
            }
        }
    }
}

/// A cell without the space around it, without what spreadsheets write to keep a number from being read as one:
/// `'+33…`, `="0639980012"`; unquoted, without a quote that has no other.
fn tidy(cell: String, quoted: bool) -> String {
    let trimmed = cell.trim();
    let mut text = trimmed;
    if !quoted && text.len() > 1 && text.matches('"').count() == 1 {
        let inches = text.strip_suffix('"').is_some_and(|rest| rest.ends_with(|c: char| c.is_ascii_digit()));
        if !inches {
            text = text.trim_matches('"').trim();
        }
    }
    if let Some(inner) = text.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"'))
        && !inner.contains('"')
    {
        text = inner.trim();
    }
    text = unguarded(text);
    if text.len() == cell.len() { cell } else { text.to_owned() }
}
