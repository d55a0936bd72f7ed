//! XLSX: one sheet, every cell text, so that a spreadsheet computes none and no number loses its zero.
//!
//! Rows go to an unnamed file beside the target as they come; only one is held.

use std::fs::File;
use std::io::BufWriter;
use std::path::Path;

use rust_xlsxwriter::{Format, Workbook, XlsxError};

use super::{ExportedPerson, Layout, Sink, guarded};
use crate::{Error, Result};

/// The most characters of a cell (Excel’s own limit, in UTF-16 units).
const CELL_MAX: usize = 32_767;

/// How wide a column is, in characters.
const WIDTH: f64 = 18.0;

/// A sheet being written.
pub(super) struct Sheet<'f> {
    layout: Layout,
    book: Workbook,
    row: u32,
    /// Text that would be a formula once typed again.
    quoted: Format,
    file: &'f File,
}

impl<'f> Sheet<'f> {
    pub(super) fn new(layout: Layout, file: &'f File, folder: &Path) -> Result<Self> {
        let mut book = Workbook::new();
        book.set_tempdir(folder).map_err(disk)?;
        let bold = Format::new().set_bold();
        let sheet = book.add_worksheet_with_constant_memory().map_err(disk)?;
        sheet.set_name("Fiches").and_then(|sheet| sheet.set_freeze_panes(1, 0)).map_err(disk)?;
        for (column, header) in (0..).zip(layout.headers()) {
            sheet.set_column_width(column, WIDTH).map_err(disk)?;
            sheet.write_string_with_format(0, column, header, &bold).map_err(disk)?;
        }
        Ok(Self { layout, book, row: 0, quoted: Format::new().set_quote_prefix(), file })
    }
}

impl Sink for Sheet<'_> {
    fn person(&mut self, person: &ExportedPerson) -> Result<()> {
        self.row += 1;
        let sheet = self.book.worksheet_from_index(0).map_err(disk)?;
        for (column, cell) in (0..).zip(self.layout.cells(person)) {
            if cell.is_empty() {
                continue;
            }
            let cell = cut(cell);
            let computes = guarded(&cell).len() > cell.len();
            let written = if computes {
                sheet.write_string_with_format(self.row, column, cell, &self.quoted)
            } else {
                sheet.write_string(self.row, column, cell)
            };
            written.map_err(disk)?;
        }
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> Result<()> {
        self.book.save_to_writer(BufWriter::new(self.file)).map_err(disk)
    }
}

/// The beginning of a text longer than any cell, with a sign that there was more.
fn cut(cell: String) -> String {
    if cell.len() <= CELL_MAX || cell.encode_utf16().count() <= CELL_MAX {
        return cell;
    }
    let mut left = CELL_MAX - 1;
    let kept = cell.chars().take_while(|c| {
        let takes = c.len_utf16();
        left.checked_sub(takes).inspect(|rest| left = *rest).is_some()
    });
    kept.collect::<String>() + "…"
}

fn disk(error: XlsxError) -> Error {
    match error {
        XlsxError::IoError(error) => Error::Disk(error),
        other => Error::Disk(std::io::Error::other(other.to_string())),
    }
}
