//! What a file was found to be, and what a person may say of it instead.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::columns::Program;
use super::encoding::{FileEncoding, Sniffed};
use super::text::TextFile;
use crate::codes::codes;
use crate::import::{ImportKind, MappedColumn};

codes! {
    /// How a file is made.
    FileFormat {
        /// Cells between commas, semicolons or another character.
        Csv = "csv",
        /// Cells between tabs.
        Tsv = "tsv",
        /// A workbook of Excel since 2007.
        Xlsx = "xlsx",
        /// Cards of contacts: vCard 2.1, 3.0, 4.0.
        Vcard = "vcard",
        /// Fiches in JSON, as our own export writes them.
        Json = "json",
    }
}

/// How a file is to be read; what is `None` is guessed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ReadChoices {
    /// What its rows are; never guessed: [`FileShape::likely_kind`] says what they seem to be.
    pub kind: ImportKind,
    /// How it is made.
    pub format: Option<FileFormat>,
    /// How it writes its characters.
    pub encoding: Option<FileEncoding>,
    /// What stands between cells: one ASCII character.
    pub delimiter: Option<char>,
    /// The line that names the columns, the first is 1; 0: none does.
    pub header_line: Option<u32>,
    /// The sheet of a workbook, by its name.
    pub sheet: Option<String>,
}

impl Default for ReadChoices {
    fn default() -> Self {
        Self {
            kind: ImportKind::Contacts,
            format: None,
            encoding: None,
            delimiter: None,
            header_line: None,
            sheet: None,
        }
    }
}

/// What a file was found to be: everything a person is shown and may change.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct FileShape {
    /// How it is made.
    pub format: FileFormat,
    /// How it writes its characters; UTF-8 for a workbook.
    pub encoding: FileEncoding,
    /// How some of its lines write them instead; `None`: none was seen.
    pub other_encoding: Option<FileEncoding>,
    /// What stands between cells; `None` for a workbook, cards and JSON.
    pub delimiter: Option<String>,
    /// Some cells stand between quotes.
    pub quoted: bool,
    /// The line that names the columns, the first is 1; `None`: none does.
    pub header_line: Option<u32>,
    /// Lines above the header that are not read.
    pub skipped_lines: u32,
    /// The sheets of a workbook that can be seen, in its order; empty for others.
    pub sheets: Vec<String>,
    /// The sheet that is read; `None`: it has none.
    pub sheet: Option<String>,
    /// The program it comes from; `None`: unknown.
    pub program: Option<Program>,
    /// What its rows seem to be, by the names of its columns.
    pub likely_kind: ImportKind,
    /// Its columns, each with what it seems to hold.
    pub columns: Vec<MappedColumn>,
    /// The first rows, at most 10, each as long as `columns`; cells of at most 128 characters, cleaned.
    pub sample: Vec<Vec<String>>,
    /// Rows under the header; `None`: the file is long, and they were not counted.
    pub rows: Option<u32>,
    /// Characters of the beginning that could not be read, and became `�`; of the whole file when `rows` is known.
    pub unreadable: u32,
    /// The size of the file, in bytes.
    #[ts(type = "number")]
    pub bytes: u64,
}

impl FileShape {
    /// Of a file of which only the size is known.
    pub(super) fn new(bytes: u64) -> Self {
        Self {
            format: FileFormat::Csv,
            encoding: FileEncoding::Utf8,
            other_encoding: None,
            delimiter: None,
            quoted: false,
            header_line: None,
            skipped_lines: 0,
            sheets: Vec::new(),
            sheet: None,
            program: None,
            likely_kind: ImportKind::Contacts,
            columns: Vec::new(),
            sample: Vec::new(),
            rows: None,
            unreadable: 0,
            bytes,
        }
    }

    pub(super) fn of_lines(&mut self, format: FileFormat, as_found: Sniffed) {
        self.format = format;
        self.encoding = as_found.encoding;
        self.other_encoding = as_found.also;
    }

    pub(super) fn of_text(&mut self, text: &TextFile) {
        let tabs = text.dialect.delimiter == b'\t';
        self.of_lines(if tabs { FileFormat::Tsv } else { FileFormat::Csv }, text.as_found);
        self.delimiter = Some(char::from(text.dialect.delimiter).to_string());
        self.quoted = text.quoted;
        self.program = text.declared.then_some(Program::Excel);
    }
}
