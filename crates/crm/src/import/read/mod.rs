//! From a file to rows of cells, and a proposal of what each column holds.
//!
//! [`Source::open`] finds out what a file is (format, encoding, separator, header, columns) from its beginning;
//! [`Source::rows`] then reads it from the beginning to the end, in memory that does not grow with it. Nothing is lost
//! in silence: characters that cannot be read are counted, a row that could only be read in part says so
//! ([`RowTrouble`]). Refuses to know of people, fiches and SQL.

mod columns;
mod delimited;
mod encoding;
mod limits;
mod nature;
mod row;
mod rows;
mod shape;
mod table;
mod text;

use std::io::{Read, Seek, SeekFrom};

pub use columns::Program;
pub use encoding::FileEncoding;
pub use limits::{CELL_MAX, COLUMNS_MAX, LINE_MAX, ROWS_MAX};
pub use row::{Row, RowTrouble};
pub use rows::Rows;
pub use shape::{FileFormat, FileShape, ReadChoices};

use crate::Result;
use crate::import::ImportKind;
use limits::{COUNTED, LOOKED_AT, SAMPLE, SHOWN, refused};
use nature::Nature;
use phone::text::{NAME_MAX, clean};
use table::{Headed, Record, Records};
use text::TextFile;

/// A file that can be read again from its beginning.
trait File: Read + Seek + Send {}
impl<T: Read + Seek + Send> File for T {}

/// A file of rows, ready to be read.
pub struct Source {
    content: Content,
    shape: FileShape,
    /// The line where rows may begin.
    first_line: u32,
}

/// What is read, by format.
enum Content {
    Text(TextFile),
}

impl Content {
    /// The records from the first; `width`: how many cells each should have, 0 when that is not known.
    fn records(&mut self, width: usize) -> Result<Box<dyn Records + '_>> {
        match self {
            Content::Text(file) => file.records(width),
        }
    }
}

impl Source {
    /// Finds out what a file is. `name`: its name, of which the ending is a hint and no more.
    ///
    /// # Errors
    /// [`crate::Error::Invalid`] on `file`: `empty`, `cannot_read`, `not_text`, `picture`, `pdf`, `old_excel`,
    /// `protected`, `open_document`, `numbers`, `word_document`, `archive`, `web_page`, `xml`, `database`,
    /// `too_many_columns`, `too_many_rows`, `no_such_line`; on `encoding` and `delimiter`: `unknown_value`.
    pub fn open(file: impl Read + Seek + Send + 'static, name: &str, choices: &ReadChoices) -> Result<Source> {
        let mut file: Box<dyn File> = Box::new(file);
        let unreadable = |_| refused("cannot_read");
        let bytes = file.seek(SeekFrom::End(0)).map_err(unreadable)?;
        file.rewind().map_err(unreadable)?;
        let mut sample = Vec::new();
        let most = u64::try_from(SAMPLE).unwrap_or(u64::MAX);
        (&mut file).take(most).read_to_end(&mut sample).map_err(unreadable)?;
        match Nature::of(&sample, name)? {
            Nature::Text | Nature::Cards | Nature::Workbook => {}
        }
        let text = TextFile::new(file, &sample, choices)?;
        let first = text.first;
        let mut shape = FileShape {
            format: if text.dialect.delimiter == b'\t' { FileFormat::Tsv } else { FileFormat::Csv },
            encoding: text.as_found.encoding,
            other_encoding: text.as_found.also,
            delimiter: Some(char::from(text.dialect.delimiter).to_string()),
            quoted: text.quoted,
            header_line: None,
            skipped_lines: 0,
            sheets: Vec::new(),
            sheet: None,
            program: text.declared.then_some(Program::Excel),
            likely_kind: ImportKind::Contacts,
            columns: Vec::new(),
            sample: Vec::new(),
            rows: None,
            unreadable: 0,
            bytes,
        };
        let mut content = Content::Text(text);
        let (beginning, unreadable) = beginning(&mut content, first)?;
        let headed = Headed::find(&beginning, choices.header_line, choices.kind)?;
        shape.header_line = headed.header_line;
        shape.skipped_lines = headed.header_line.map_or(first.saturating_sub(1), |line| line.saturating_sub(1));
        shape.unreadable = unreadable;
        let first_line = headed.first_line.max(first);
        shape.likely_kind = columns::likely(&headed.names);
        let mut source = Source { content, shape, first_line };
        source.describe(&headed.names, headed.header_line.is_some(), choices.kind)?;
        Ok(source)
    }

    /// What the file was found to be.
    pub fn shape(&self) -> &FileShape {
        &self.shape
    }

    /// The rows under the header, from the first, whatever was read before.
    ///
    /// # Errors
    /// [`crate::Error::Invalid`] on `file`: `cannot_read`.
    pub fn rows(&mut self) -> Result<Rows<'_>> {
        let width = self.shape.columns.len();
        Ok(Rows::new(self.content.records(width)?, width, self.first_line))
    }

    /// Fills in the columns, the first rows and, when it is cheap, how many rows there are.
    fn describe(&mut self, names: &[String], named: bool, kind: ImportKind) -> Result<()> {
        // The width is needed to read rows, and the rows to say what the columns are.
        self.shape.columns = columns::propose(names, named, &[], kind).0;
        let counted = self.shape.bytes <= COUNTED;
        let mut sample: Vec<Vec<String>> = Vec::new();
        let mut total = 0_u32;
        let mut rows = self.rows()?;
        for row in rows.by_ref() {
            let row = row?;
            total += 1;
            if sample.len() < LOOKED_AT {
                sample.push(row.cells);
            } else if !counted {
                break;
            }
        }
        let unreadable = rows.unreadable();
        drop(rows);
        let (columns, program) = columns::propose(names, named, &sample, kind);
        self.shape.columns = columns;
        self.shape.program = program.or(self.shape.program);
        let shown = |row: &Vec<String>| row.iter().map(|cell| clean(cell, NAME_MAX)).collect();
        self.shape.sample = sample.iter().take(SHOWN).map(shown).collect();
        let whole = counted || sample.len() < LOOKED_AT;
        self.shape.rows = whole.then_some(total);
        if whole {
            self.shape.unreadable = unreadable;
        }
        Ok(())
    }
}

/// The first records that hold something, from this line on, and how many characters of them could not be read.
fn beginning(content: &mut Content, first: u32) -> Result<(Vec<Record>, u32)> {
    let mut records = content.records(0)?;
    let mut found = Vec::new();
    while found.len() < LOOKED_AT
        && let Some(record) = records.next()?
    {
        if !record.is_empty() && record.line >= first {
            found.push(record);
        }
    }
    if found.is_empty() {
        return Err(refused("empty"));
    }
    let unreadable = records.unreadable();
    Ok((found, unreadable))
}
