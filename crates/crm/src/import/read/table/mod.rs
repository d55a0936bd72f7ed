//! A table as files have them: records, of which one may be the header, and the last ones no rows at all.

mod footer;
mod header;

pub(crate) use footer::Footer;
pub(crate) use header::Headed;

use super::row::RowTrouble;
use crate::Result;

/// A record as it stands in the file.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Record {
    /// The line it begins on; the first is 1.
    pub line: u32,
    pub cells: Vec<String>,
    pub trouble: Option<RowTrouble>,
    /// How many cells stand between `'`, of those that no quote encloses.
    pub single: usize,
}

impl Record {
    /// Nothing but empty cells.
    pub(crate) fn is_empty(&self) -> bool {
        self.cells.iter().all(String::is_empty)
    }

    /// How many cells there are up to the last that holds something.
    pub(super) fn filled_width(&self) -> usize {
        self.cells.iter().rposition(|cell| !cell.is_empty()).map_or(0, |at| at + 1)
    }
}

/// A file read from its beginning, record by record, in bounded memory.
pub(crate) trait Records: Send {
    /// The next record, an empty one too; `None` at the end of the file.
    ///
    /// # Errors
    /// [`crate::Error::Invalid`] on `file`.
    fn next(&mut self) -> Result<Option<Record>>;

    /// Bytes of the file behind us.
    fn bytes(&self) -> u64;

    /// Characters that could not be read so far.
    fn unreadable(&self) -> u32 {
        0
    }
}

/// How many cells most records have.
pub(crate) fn commonest(records: &[Record]) -> usize {
    let mut widths: Vec<(usize, usize)> = Vec::new();
    for record in records {
        match widths.iter_mut().find(|(width, _)| *width == record.cells.len()) {
            Some((_, times)) => *times += 1,
            None => widths.push((record.cells.len(), 1)),
        }
    }
    widths.into_iter().max_by_key(|&(width, times)| (times, width)).map_or(0, |(width, _)| width)
}
