//! The rows of a file, one after the other.

use super::limits::{ROWS_MAX, refused};
use super::row::Row;
use super::table::{Footer, Record, Records};
use crate::Result;

/// Reads the rows of a file: empty ones and the totals under the last are passed over.
///
/// Ends after the first error. An error: `file: too_many_rows`, `cannot_read`.
pub struct Rows<'s> {
    records: Box<dyn Records + 's>,
    footer: Footer,
    width: usize,
    first_line: u32,
    given: u32,
    ended: bool,
}

impl<'s> Rows<'s> {
    pub(super) fn new(records: Box<dyn Records + 's>, width: usize, first_line: u32) -> Self {
        Self { records, footer: Footer::default(), width, first_line, given: 0, ended: false }
    }

    /// How far the reading is, in bytes of the file; [`super::FileShape::bytes`] at the end.
    pub fn bytes(&self) -> u64 {
        self.records.bytes()
    }

    /// Characters that could not be read so far, and became `�`.
    pub fn unreadable(&self) -> u32 {
        self.records.unreadable()
    }

    fn read(&mut self) -> Result<Option<Record>> {
        loop {
            if let Some(record) = self.footer.pop() {
                return Ok(Some(record));
            }
            let Some(record) = self.records.next()? else {
                return Ok(None);
            };
            if record.line >= self.first_line && !record.is_empty() {
                self.footer.push(record, self.width);
            }
        }
    }
}

impl Iterator for Rows<'_> {
    type Item = Result<Row>;

    fn next(&mut self) -> Option<Result<Row>> {
        if self.ended {
            return None;
        }
        let record = match self.read() {
            Ok(Some(_)) if self.given >= ROWS_MAX => Err(refused("too_many_rows")),
            Ok(Some(record)) => Ok(record),
            Ok(None) => {
                self.ended = true;
                return None;
            }
            Err(error) => Err(error),
        };
        self.ended = record.is_err();
        self.given += 1;
        Some(record.map(|record| Row::fitted(record.line, record.cells, self.width, record.trouble)))
    }
}
