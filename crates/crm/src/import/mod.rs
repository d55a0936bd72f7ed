//! Bringing a file in: people, purchases, calls, tickets. What is asked, what is decided, what comes back.
//!
//! [`preview`] reads the file without writing anything and proposes what each column is. `Store::import` takes the
//! file with the mapping that a person confirmed: each row is read ([`person`]), what becomes of it is decided
//! ([`plan`]), and rows are written a few thousand at a time, each lot whole or not at all ([`load`]). A dry run is the
//! same without the writing. Every row ends as a fiche made, a fiche completed, a row skipped or a row refused, with
//! the reason: nothing is lost in silence. An import can be taken back ([`undo`]). Refuses to know of files, dialogs
//! and SQL.

mod address;
mod columns;
mod country;
mod decode;
mod field;
mod load;
mod name;
mod person;
mod plan;
mod table;
#[cfg(test)]
mod tests;
mod undo;
mod value;

use chrono::NaiveDate;
use phone::Region;
use phone::text::{NAME_MAX, clean};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::codes::codes;
use crate::{ContactId, ImportId, Result};

pub use field::{ImportField, ImportKind, MappedColumn};
pub(crate) use load::{BeginImport, Counted, EndImport, LoadRows, Loaded};
pub(crate) use name::split_name;
pub(crate) use person::{Employer, Person, PersonPhone, Reading, name_key};
pub(crate) use plan::{Base, EmployerId, Planned, Planner, Somebody, Verdict};
pub(crate) use table::Table;
pub use undo::{KeptContact, KeptWhy, UndoneImport};
pub(crate) use undo::{UndoAt, UndoImport};

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
/// How many rows and values a report tells one by one; the others are counted, and those refused are in their file.
pub(crate) const TOLD_MAX: usize = 10_000;

codes! {
    /// What to do with a row about somebody who is there.
    OnDuplicate {
        /// Leave the fiche as it is.
        Skip = "skip",
        /// Fill what the fiche lacks, overwrite nothing.
        Merge = "merge",
        /// Make another fiche all the same.
        Create = "create",
    }
}

codes! {
    /// What became of a row.
    RowFate {
        /// It made a fiche, a purchase, a call or a ticket.
        Created = "created",
        /// It completed a fiche.
        Merged = "merged",
        /// Somebody or something that is there, left as it is.
        Skipped = "skipped",
        /// Nothing of it was taken.
        Rejected = "rejected",
    }
}

codes! {
    /// Why a row, or one value of a row, was not taken.
    ImportReason {
        /// Nothing in the columns that were mapped.
        Empty = "empty",
        /// What stands for a number is none, or is of a country nobody knows: kept as written, never matched.
        NotANumber = "not_a_number",
        /// Not an e-mail address.
        BadEmail = "bad_email",
        /// Longer than a field: the beginning was taken.
        TooLong = "too_long",
        /// The fiche has another value, which was kept.
        Differs = "differs",
        /// Not a date, a year or an age.
        BadDate = "bad_date",
        /// A country that is not known.
        UnknownCountry = "unknown_country",
        /// A word that is none of the field's.
        UnknownValue = "unknown_value",
        /// Not fourteen digits with their check digit.
        BadSiret = "bad_siret",
        /// The person is there.
        AlreadyThere = "already_there",
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

/// How a file is to be brought in.
#[derive(Debug, Clone)]
pub struct ImportChoices {
    /// Its name, without its folder.
    pub file_name: String,
    /// What each column holds, in the order of the file.
    pub columns: Vec<MappedColumn>,
    /// What to do with somebody who is there.
    pub on_duplicate: OnDuplicate,
    /// Say what would be done, and do nothing.
    pub dry_run: bool,
    /// Where numbers without country code are read, when the row names no country.
    pub region: Region,
    /// Who sold or gave the file; `None`: our own.
    pub supplier: Option<String>,
    /// Last day we may use it; `None`: no end.
    pub licence_ends_on: Option<NaiveDate>,
}

/// How far an import is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ImportProgress {
    /// Rows dealt with.
    pub done: u32,
    /// Rows in all.
    pub total: u32,
}

/// What an import did, or would do.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ImportReport {
    /// By which it can be taken back; `None`: a dry run.
    pub import_id: Option<ImportId>,
    /// Rows dealt with.
    pub rows: u32,
    /// Fiches made.
    pub created: u32,
    /// Rows that completed a fiche which was there.
    pub merged: u32,
    /// Rows about somebody who is there, left out.
    pub skipped: u32,
    /// Rows refused.
    pub rejected: u32,
    /// Rows that were no simple creation, and values that were not taken, in the order of the file; at most 10,000.
    pub told: Vec<ToldRow>,
    /// There was more to tell than that.
    pub more: bool,
    /// It was stopped on the way: the rows counted here are in, the others are not.
    pub cancelled: bool,
    /// The verified backup made before the first row was written; empty for a dry run.
    pub backup: String,
}

/// A row that was no simple creation, or one value of a row that was not taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ToldRow {
    /// Line of the file, the first is 1.
    pub line: u32,
    /// What became of the row.
    pub fate: RowFate,
    /// The column at fault, as the file names it; `None`: the row.
    pub column: Option<String>,
    /// What was written there; of somebody who is there, their name.
    pub value: String,
    /// Why it was not taken; `None`: it was, into a fiche that is there.
    pub reason: Option<ImportReason>,
    /// The fiche that is there; `None`: none is.
    pub contact_id: Option<ContactId>,
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
