//! Importing people from a simple CSV: name, company, number, e-mail. What is asked, what comes back.
//!
//! [`preview`] reads the file without writing anything and proposes what each column is; `Store::import_csv` then
//! takes the file with the mapping that a person confirmed. Every row ends as a fiche made, a fiche completed, or a
//! line of [`ImportReport::rejected`]: nothing is lost in silence. Refuses to know of files, dialogs and SQL.

mod columns;
mod decode;
mod field;
mod load;
mod person;
pub mod read;
mod table;
#[cfg(test)]
mod tests;

use phone::text::{NAME_MAX, clean};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Result;
use crate::codes::codes;

pub use field::{ImportField, ImportKind, MappedColumn};
pub(crate) use load::{LoadRows, Loaded};
pub(crate) use person::{Person, read_row, split_name};
pub(crate) use table::Table;

/// The longest file, in bytes.
pub const BYTES_MAX: usize = 10 << 20;
/// The most rows under the header.
pub const ROWS_MAX: u32 = 100_000;
/// The most columns.
pub const COLUMNS_MAX: usize = 200;
/// The longest cell, in bytes of UTF-8.
pub const CELL_MAX: usize = 4 << 10;
/// How many rows a preview shows.
const SHOWN: usize = 10;

codes! {
    /// Why a row, or one value of a row, was not taken.
    ImportReason {
        /// Nothing in the columns that were mapped.
        Empty = "empty",
        /// No name, company or e-mail, and what stands for a number is none.
        NotANumber = "not_a_number",
        /// Not an e-mail address; the rest of the row was taken when there is any.
        BadEmail = "bad_email",
        /// Longer than 128 characters: the beginning was taken.
        TooLong = "too_long",
        /// The fiche has another company, which was kept.
        CompanyDiffers = "company_differs",
    }
}

/// What a file seems to hold, before anything is written.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ImportPreview {
    /// What separates cells: `;`, `,`, a tab or `|`.
    pub delimiter: String,
    /// `UTF-8`, `UTF-16LE`, `UTF-16BE` or `windows-1252`.
    pub encoding: String,
    /// How many characters could not be read and became `�`.
    pub unreadable: u32,
    /// The first row names the columns.
    pub has_header: bool,
    /// Names of the columns; `A`, `B`… where the file gives none.
    pub columns: Vec<String>,
    /// What each column seems to hold; `None`: not imported.
    pub mapping: Vec<Option<ImportField>>,
    /// The first rows, at most 10, each as long as `columns`; cells of at most 128 characters.
    pub rows: Vec<Vec<String>>,
    /// Rows under the header.
    pub total: u32,
}

/// How far an import is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ImportProgress {
    /// Rows dealt with.
    pub done: u32,
    /// Rows in all.
    pub total: u32,
}

/// What an import did.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ImportReport {
    /// Fiches made.
    pub created: u32,
    /// Rows that completed a fiche which was there.
    pub merged: u32,
    /// Rows and values that were not taken, in the order of the file.
    pub rejected: Vec<RejectedRow>,
    /// It was stopped on the way: the rows counted here are in, the others are not.
    pub cancelled: bool,
    /// The verified backup made before the first row was written.
    pub backup: String,
}

/// A row, or one value of a row, that was not taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RejectedRow {
    /// Line of the file, the first is 1.
    pub line: u32,
    /// What was written there.
    pub value: String,
    /// Why it was not taken.
    pub reason: ImportReason,
}

/// Reads a file and proposes what its columns are. Writes nothing.
///
/// # Errors
/// [`crate::Error::Invalid`] on `file`: `empty`, `too_large`, `not_text`, `too_many_rows`, `too_many_columns`,
/// `cell_too_long`.
pub fn preview(bytes: &[u8]) -> Result<ImportPreview> {
    let decoded = decode::decode(bytes)?;
    let table = Table::new(&decoded)?;
    let columns = table.columns();
    let rows: Vec<Vec<String>> = table
        .rows()
        .take(SHOWN)
        .map(|(_, cells)| {
            let mut shown: Vec<String> = cells.iter().map(|cell| clean(cell, NAME_MAX)).collect();
            shown.resize(columns.len(), String::new());
            shown
        })
        .collect();
    let sample: Vec<Vec<String>> = table.rows().take(200).map(|(_, cells)| cells).collect();
    Ok(ImportPreview {
        delimiter: char::from(table.delimiter()).to_string(),
        encoding: decoded.encoding.to_owned(),
        unreadable: decoded.unreadable,
        has_header: table.has_header(),
        mapping: columns::guess(&columns, table.has_header(), &sample),
        rows,
        total: table.total(),
        columns,
    })
}

/// The decoded file as a table, for an import.
pub(crate) fn open(bytes: &[u8]) -> Result<decode::Decoded> {
    decode::decode(bytes)
}
