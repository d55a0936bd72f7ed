//! The records of a delimited file, one after the other; a lost quote costs its own line and no other.

use std::collections::VecDeque;

use super::Dialect;
use super::scan::Scan;
use crate::Result;
use crate::import::read::encoding::{Line, Lines};
use crate::import::read::limits::{CELL_MAX, COLUMNS_MAX, QUOTED_LINES};
use crate::import::read::row::RowTrouble;
use crate::import::read::table::{Record, Records};

/// Reads records, empty ones too.
pub(crate) struct DelimitedRecords<'r> {
    lines: Lines<'r>,
    dialect: Dialect,
    /// How many cells a record should have; 0: not known yet.
    width: usize,
    /// Lines read ahead that belong to records to come.
    waiting: VecDeque<Line>,
    /// How many lines a quoted cell may have. Each that does not end in time makes it shorter, so that a file full of
    /// lost quotes is not read over and over.
    patience: usize,
}

impl<'r> DelimitedRecords<'r> {
    pub(crate) fn new(lines: Lines<'r>, dialect: Dialect, width: usize) -> Self {
        Self { lines, dialect, width, waiting: VecDeque::new(), patience: QUOTED_LINES }
    }

    fn line(&mut self) -> Result<Option<Line>> {
        match self.waiting.pop_front() {
            Some(line) => Ok(Some(line)),
            None => self.lines.next(),
        }
    }

    /// Whether a line is a whole record by itself.
    fn is_whole(&self, line: &Line) -> bool {
        let mut scan = Scan::default();
        scan.first(&line.text, self.dialect);
        self.width > 1 && !scan.is_open() && scan.width() == self.width
    }
}

impl Records for DelimitedRecords<'_> {
    fn next(&mut self) -> Result<Option<Record>> {
        let Some(first) = self.line()? else {
            return Ok(None);
        };
        let number = first.number;
        let mut scan = Scan::default();
        scan.first(&first.text, self.dialect);
        if !scan.is_open() || first.cut {
            return Ok(Some(scan.finish(number, first.cut.then_some(RowTrouble::LineCut))));
        }
        // Since the cell that is open began.
        let (mut bytes, mut lines, mut cells) = (first.text.len(), 1, scan.width());
        let mut held = vec![first];
        // The first line, of those after, that is a whole record by itself.
        let mut fits = None;
        let lost = loop {
            if bytes > CELL_MAX || lines > self.patience {
                self.patience = (self.patience / 2).max(2);
                break true;
            }
            let Some(line) = self.line()? else {
                break true;
            };
            bytes += line.text.len();
            lines += 1;
            scan.more(&line.text, self.dialect);
            let most = if self.width == 0 { COLUMNS_MAX } else { self.width };
            if (cells + 1..=most).contains(&scan.width()) {
                (bytes, lines, cells) = (0, 0, scan.width());
            }
            let cut = line.cut;
            if fits.is_none() && self.is_whole(&line) {
                fits = Some(held.len());
            }
            held.push(line);
            if cut || scan.suspicious && fits.is_some() {
                break true;
            }
            if !scan.is_open() {
                break !scan.fits(self.width) && fits.is_some();
            }
        };
        if !lost {
            self.patience = (self.patience * 2).min(QUOTED_LINES);
            return Ok(Some(scan.finish(number, None)));
        }
        // The line whose quote was lost ends where the next one that fits begins.
        let end = fits.unwrap_or(1);
        let mut held = held.into_iter();
        let mut alone = Scan::alone(&held.next().unwrap_or_default().text, self.dialect);
        for line in held.by_ref().take(end - 1) {
            alone.append(&line.text);
        }
        for line in held.rev() {
            self.waiting.push_front(line);
        }
        Ok(Some(alone.finish(number, Some(RowTrouble::LostQuote))))
    }

    fn bytes(&self) -> u64 {
        self.lines.bytes
    }

    fn unreadable(&self) -> u32 {
        self.lines.unreadable
    }
}
