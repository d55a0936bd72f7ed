//! Taking people out: a spreadsheet, cards for a telephone, JSON for scripts. What is asked, what comes back.
//!
//! A fiche becomes an [`ExportedPerson`]; a [`Sink`] writes one after the other, so the base is never held whole. The
//! columns bear names that our own import recognises, and each value is written as the import reads it: a file that is
//! brought in again gives the same people. Refuses to know of SQL and dialogs.

mod cards;
mod columns;
mod guard;
mod json;
mod numbers;
mod person;
mod table;
mod workbook;

use std::fs::File;
use std::path::Path;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::codes::codes;
use crate::segment::Rule;
use crate::{Error, Result};

pub(crate) use cards::card;
pub(crate) use columns::{CARD_OWN, Layout, Spread, field_of};
pub(crate) use guard::{guarded, unguarded};
pub use person::{ExportedAddress, ExportedCompany, ExportedEmail, ExportedNote, ExportedPerson, ExportedPhone};

codes! {
    /// A format people are exported in; the ending of the file says which.
    ExportFormat {
        /// Cells parted by semicolons, for a French spreadsheet: UTF-8 with its mark.
        Csv = "csv",
        /// Cells parted by tabs.
        Tsv = "tsv",
        /// An Excel workbook: every cell is text.
        Xlsx = "xlsx",
        /// Cards, vCard 4.0 (RFC 6350).
        Vcf = "vcf",
        /// An array of objects.
        Json = "json",
    }
}

/// The most people a sheet of Excel holds under its header.
pub(crate) const SHEET_MAX: usize = 1_048_575;

impl ExportFormat {
    /// The format a file of this name has.
    ///
    /// # Errors
    /// [`Error::Invalid`] on `file`: `unknown_format`.
    pub fn of(file: &Path) -> Result<Self> {
        let ending = file.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase());
        let known = ending.and_then(|ending| ending.parse().ok());
        known.ok_or(Error::Invalid { field: "file", why: "unknown_format" })
    }
}

/// What is exported, and how.
#[derive(Debug, Clone, Default)]
pub struct ExportChoices {
    /// Only those this rule means; `None`: everybody.
    pub segment: Option<Rule>,
    /// A file that is there gives way; otherwise it is refused.
    pub replace: bool,
}

/// What was exported.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ExportReport {
    /// People in the file.
    pub rows: u32,
    /// People left out because the use of their fiche is limited (RGPD art. 18); a segment knows nobody of them.
    pub frozen: u32,
    /// It was stopped on the way: nothing was written.
    pub cancelled: bool,
}

/// Writes people, one after the other.
pub(crate) trait Sink {
    fn person(&mut self, person: &ExportedPerson) -> Result<()>;
    /// Writes what stands after the last one.
    fn finish(self: Box<Self>) -> Result<()>;
}

/// What writes a format to a file; `folder` is where it lies: nothing of it is written elsewhere.
pub(crate) fn sink<'f>(
    format: ExportFormat,
    layout: Layout,
    file: &'f File,
    folder: &Path,
) -> Result<Box<dyn Sink + 'f>> {
    Ok(match format {
        ExportFormat::Csv => Box::new(table::Table::new(layout, b';', file)?),
        ExportFormat::Tsv => Box::new(table::Table::new(layout, b'\t', file)?),
        ExportFormat::Xlsx => Box::new(workbook::Sheet::new(layout, file, folder)?),
        ExportFormat::Vcf => Box::new(cards::Cards::new(file)),
        ExportFormat::Json => Box::new(json::Json::new(file)),
    })
}
