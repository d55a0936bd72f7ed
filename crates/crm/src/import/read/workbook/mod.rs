//! Workbooks of Excel (`.xlsx`), behind a look at the archive that refuses what would not fit in memory.

mod archive;
mod cell;
mod parts;
mod sheet;

use std::io::BufReader;

use calamine::{Reader, SheetType, SheetVisible, Xlsx};

use super::File;
use super::limits::refused;
use super::shape::ReadChoices;
use super::table::Records;
use crate::Result;

type Book = Xlsx<BufReader<Box<dyn File>>>;

/// A workbook, and which of its sheets is read.
pub(super) struct Workbook {
    book: Book,
    /// The sheets that can be seen; all of them when none can.
    pub sheets: Vec<String>,
    /// The sheet that is read.
    pub sheet: String,
    /// Cells of the whole, and bytes of the file: how far the reading is.
    size: (u32, u64),
}

impl Workbook {
    /// # Errors
    /// `file`: what it is instead of a workbook, `damaged_workbook`, `workbook_too_large`, `too_many_cells`,
    /// `no_such_sheet`, `empty`.
    pub(super) fn new(mut file: Box<dyn File>, bytes: u64, choices: &ReadChoices) -> Result<Self> {
        let cells = archive::check(&mut file, bytes)?;
        file.rewind().map_err(|_| refused("cannot_read"))?;
        let book = Book::new(BufReader::new(file)).map_err(|_| refused("damaged_workbook"))?;
        let worksheets = book.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
        let all: Vec<(String, bool)> =
            worksheets.map(|sheet| (sheet.name.clone(), sheet.visible == SheetVisible::Visible)).collect();
        let any_visible = all.iter().any(|(_, visible)| *visible);
        let sheets: Vec<String> =
            all.into_iter().filter(|(_, visible)| *visible || !any_visible).map(|(name, _)| name).collect();
        let mut workbook = Self { book, sheets, sheet: String::new(), size: (cells, bytes) };
        workbook.sheet = workbook.choose(choices.sheet.as_deref())?;
        Ok(workbook)
    }

    /// The sheet asked for, else the first that holds something.
    fn choose(&mut self, said: Option<&str>) -> Result<String> {
        if let Some(said) = said {
            // A hidden sheet may be asked for by its name.
            return self.book.sheet_names().into_iter().find(|name| name == said).ok_or(refused("no_such_sheet"));
        }
        for name in self.sheets.clone() {
            let mut records = sheet::Sheet::open(&mut self.book, &name, self.size)?;
            while let Some(record) = records.next()? {
                if !record.is_empty() {
                    return Ok(name);
                }
            }
        }
        Err(refused("empty"))
    }

    pub(super) fn records(&mut self) -> Result<Box<dyn Records + '_>> {
        Ok(Box::new(sheet::Sheet::open(&mut self.book, &self.sheet, self.size)?))
    }
}
