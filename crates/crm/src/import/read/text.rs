//! A text file of cells: CSV, TSV.

use std::io::SeekFrom;

use super::File;
use super::delimited::{DelimitedRecords, Dialect, declared, guess};
use super::encoding::{Lines, Sniffed};
use super::limits::{LINE_MAX, SAMPLE, refused};
use super::shape::{FileFormat, ReadChoices};
use super::table::Records;
use crate::{Error, Result};

/// A text file, with how its bytes are lines and its lines cells.
pub(super) struct TextFile {
    file: Box<dyn File>,
    pub as_found: Sniffed,
    pub dialect: Dialect,
    /// Its first line says what stands between cells, and is no row.
    pub declared: bool,
    /// The first line that may be a row or a header.
    pub first: u32,
    /// Some cells stand between quotes.
    pub quoted: bool,
}

impl TextFile {
    pub(super) fn new(file: Box<dyn File>, sample: &[u8], choices: &ReadChoices) -> Result<Self> {
        let as_found = Sniffed::new(sample, choices.encoding).ok_or(refused("not_text"))?;
        let first_line = Lines::new(sample, as_found).next()?.ok_or(refused("empty"))?;
        if first_line.cut || sample.len() == SAMPLE && first_line.text.len() + 4 > LINE_MAX {
            return Err(refused("line_too_long"));
        }
        let declared = declared(&first_line.text);
        let said = match choices.delimiter {
            Some(c) => Some(
                u8::try_from(c)
                    .ok()
                    .filter(u8::is_ascii)
                    .ok_or(Error::Invalid { field: "delimiter", why: "unknown_value" })?,
            ),
            None if choices.format == Some(FileFormat::Tsv) => Some(b'\t'),
            None => declared,
        };
        let (dialect, quoted) = guess(sample, as_found, said)?;
        let first = if declared.is_some() { 2 } else { 1 };
        Ok(Self { file, as_found, dialect, declared: declared.is_some(), first, quoted })
    }

    pub(super) fn records(&mut self, width: usize) -> Result<Box<dyn Records + '_>> {
        self.file.seek(SeekFrom::Start(0)).map_err(|_| refused("cannot_read"))?;
        let lines = Lines::new(&mut self.file, self.as_found);
        Ok(Box::new(DelimitedRecords::new(lines, self.dialect, width)))
    }
}
