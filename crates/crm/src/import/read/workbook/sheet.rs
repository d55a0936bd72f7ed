//! The rows of one sheet, cell after cell.

use std::io::BufReader;

use calamine::{Cell, DataRef, XlsxCellReader};

use super::Book;
use super::cell::text;
use crate::Result;
use crate::import::read::File;
use crate::import::read::limits::{CELL_MAX, COLUMNS_MAX, refused};
use crate::import::read::row::RowTrouble;
use crate::import::read::table::{Record, Records};

/// Reads a sheet.
pub(super) struct Sheet<'b> {
    cells: XlsxCellReader<'b, BufReader<Box<dyn File>>>,
    /// The first cell of the row to come.
    ahead: Option<Cell<DataRef<'b>>>,
    /// The last cell was read: what stands after it is not asked for.
    ended: bool,
    read: u32,
    size: (u32, u64),
}

impl<'b> Sheet<'b> {
    pub(super) fn open(book: &'b mut Book, name: &str, size: (u32, u64)) -> Result<Self> {
        let cells = book.worksheet_cells_reader(name).map_err(|_| refused("damaged_workbook"))?;
        Ok(Self { cells, ahead: None, ended: false, read: 0, size })
    }

    fn cell(&mut self) -> Result<Option<Cell<DataRef<'b>>>> {
        if let Some(cell) = self.ahead.take() {
            return Ok(Some(cell));
        }
        if self.ended {
            return Ok(None);
        }
        self.read = self.read.saturating_add(1);
        let cell = self.cells.next_cell().map_err(|_| refused("damaged_workbook"))?;
        self.ended = cell.is_none();
        Ok(cell)
    }
}

impl Records for Sheet<'_> {
    fn next(&mut self) -> Result<Option<Record>> {
        let Some(first) = self.cell()? else {
            return Ok(None);
        };
        let row = first.get_position().0;
        let mut record = Record { line: row.saturating_add(1), ..Record::default() };
        let mut next = Some(first);
        while let Some(cell) = next.take() {
            let (at, column) = cell.get_position();
            if at != row {
                self.ahead = Some(cell);
                break;
            }
            // One more than the most is enough to refuse the sheet.
            let column = usize::try_from(column).unwrap_or(usize::MAX).min(COLUMNS_MAX);
            let mut text = text(cell.get_value());
            if text.len() > CELL_MAX {
                text.truncate((0..=CELL_MAX).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0));
                record.trouble = Some(RowTrouble::CellCut);
            }
            if !text.is_empty() {
                if record.cells.len() <= column {
                    record.cells.resize(column + 1, String::new());
                }
                if let Some(slot) = record.cells.get_mut(column) {
                    *slot = text;
                }
            }
            next = self.cell()?;
        }
        Ok(Some(record))
    }

    fn bytes(&self) -> u64 {
        let (cells, bytes) = self.size;
        bytes.saturating_mul(u64::from(self.read.min(cells))) / u64::from(cells.max(1))
    }
}
