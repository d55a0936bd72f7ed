//! The rows that an import refuses, as a file one corrects in a spreadsheet and brings in again.

use std::collections::BTreeMap;
use std::io::Write;

use chrono::NaiveDate;
use phone::text::clean;
use serde::Deserialize;

use super::read::{CELL_MAX, Row, Source};
use super::{ImportChoices, ImportReason, Reading, said_by};
use crate::export::guarded;
use crate::{Error, Result};

/// The words of such a file, in the language of who reads it.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct RefusedWords {
    /// Names the column of line numbers.
    pub line: String,
    /// Names the column of reasons.
    pub why: String,
    /// A sentence for each reason; one that has none stays a code.
    pub reasons: BTreeMap<ImportReason, String>,
}

/// Writes the rows refused with these choices: their line, why, and their cells as they were; UTF-8 with its mark,
/// semicolons, no cell that a spreadsheet would compute. Answers how many there are. The base is not asked: a row is
/// refused for what is in it. `first` is how many rows of the file count, all of them unless the import was stopped.
///
/// # Errors
/// Those of reading the file ([`Source::rows`]); [`Error::Disk`] when it cannot be written.
pub fn write_refused(
    source: &mut Source,
    choices: &ImportChoices,
    first: u32,
    today: NaiveDate,
    words: &RefusedWords,
    out: &mut dyn Write,
) -> Result<u32> {
    let mapping: Vec<_> = choices.columns.iter().map(|column| column.field).collect();
    let said_by = said_by(choices.columns.iter().map(|column| column.name.as_str()));
    let reading = Reading { mapping: &mapping, said_by: &said_by, region: choices.region, today };
    let named = [words.line.as_str(), words.why.as_str()].into_iter();
    let mut text = String::from("\u{feff}");
    push(&mut text, named.chain(choices.columns.iter().map(|column| column.name.as_str())));
    let mut refused = 0;
    for row in source.rows()?.take(usize::try_from(first).unwrap_or(usize::MAX)) {
        let Row { line, cells, trouble } = row?;
        let read = reading.person(line, &cells);
        if read.person.is_some() {
            continue;
        }
        refused += 1;
        let mut reasons: Vec<ImportReason> = read.untaken.iter().map(|untaken| untaken.reason).collect();
        reasons.extend(trouble.map(ImportReason::from));
        reasons.dedup();
        let said = |reason: &ImportReason| words.reasons.get(reason).map_or(reason.as_str(), String::as_str);
        let why = reasons.iter().map(said).collect::<Vec<_>>().join(", ");
        let first = [line.to_string(), why];
        push(&mut text, first.iter().chain(&cells).map(String::as_str));
        out.write_all(text.as_bytes()).map_err(Error::Disk)?;
        text.clear();
    }
    out.write_all(text.as_bytes()).and_then(|()| out.flush()).map_err(Error::Disk)?;
    Ok(refused)
}

fn push<'c>(text: &mut String, cells: impl Iterator<Item = &'c str>) {
    for (at, cell) in cells.enumerate() {
        if at > 0 {
            text.push(';');
        }
        text.push_str(&quoted(cell));
    }
    text.push_str("\r\n");
}

/// A cell that no spreadsheet reads as a formula.
fn quoted(cell: &str) -> String {
    let cell = clean(cell, CELL_MAX).replace('"', "\"\"");
    format!("\"{}\"", guarded(&cell))
}
