//! From a file to rows of cells, and a proposal of what each column holds.
//!
//! [`Source::open`] finds out what a file is (format, encoding, separator, header, columns) from its beginning;
//! [`Source::rows`] then reads it from the beginning to the end, in memory that does not grow with it. Nothing is lost
//! in silence: characters that cannot be read are counted, a row that could only be read in part says so
//! ([`RowTrouble`]). Refuses to know of people, fiches and SQL.

mod columns;
mod delimited;
mod encoding;
mod json;
mod limits;
mod nature;
mod row;
mod rows;
mod shape;
mod table;
mod text;
mod vcard;
mod workbook;

use std::io::{Read, Seek, SeekFrom};

pub use columns::Program;
pub use encoding::FileEncoding;
pub use limits::{CELL_MAX, COLUMNS_MAX, LINE_MAX, ROWS_MAX};
pub use row::{Row, RowTrouble};
pub use rows::Rows;
pub use shape::{FileFormat, FileShape, ReadChoices};

use crate::Result;
use crate::import::{ImportKind, MappedColumn};
use json::JsonFile;
use limits::{CELL_LOOKED_AT, COUNTED, LOOKED_AT, SAMPLE, SHOWN, refused};
use nature::Nature;
use phone::text::{NAME_MAX, clean};
use table::{Headed, Record, Records};
use text::TextFile;
use vcard::CardFile;
use workbook::Workbook;

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
    Cards(CardFile),
    People(JsonFile),
    Workbook(Box<Workbook>),
}

impl Content {
    /// The records from the first; `width`: how many cells each should have, 0 when that is not known.
    fn records(&mut self, width: usize) -> Result<Box<dyn Records + '_>> {
        match self {
            Content::Text(file) => file.records(width),
            Content::Cards(file) => file.records(),
            Content::People(file) => file.records(),
            Content::Workbook(book) => book.records(),
        }
    }
}

impl Source {
    /// Finds out what a file is. `name`: its name, of which the ending is a hint and no more.
    ///
    /// # Errors
    /// [`crate::Error::Invalid`] on `file`: `empty`, `cannot_read`, `not_text`, `picture`, `pdf`, `old_excel`,
    /// `protected`, `open_document`, `numbers`, `word_document`, `archive`, `web_page`, `xml`, `database`, `other_json`,
    /// `too_many_columns`, `too_many_rows`, `no_such_line`; on `encoding` and `delimiter`: `unknown_value`.
    pub fn open(file: impl Read + Seek + Send + 'static, name: &str, choices: &ReadChoices) -> Result<Source> {
        let mut file: Box<dyn File> = Box::new(file);
        let unreadable = |_| refused("cannot_read");
        let bytes = file.seek(SeekFrom::End(0)).map_err(unreadable)?;
        file.rewind().map_err(unreadable)?;
        let mut sample = Vec::new();
        let most = u64::try_from(SAMPLE).unwrap_or(u64::MAX);
        (&mut file).take(most).read_to_end(&mut sample).map_err(unreadable)?;
        let nature = match (Nature::of(&sample, name)?, choices.format) {
            (Nature::Text, Some(FileFormat::Vcard)) => Nature::Cards,
            (Nature::Text, Some(FileFormat::Json)) => Nature::Json,
            (Nature::Cards | Nature::Json, Some(FileFormat::Csv | FileFormat::Tsv)) => Nature::Text,
            (nature, _) => nature,
        };
        let mut shape = FileShape::new(bytes);
        let mut first = 1;
        let mut content = match nature {
            Nature::Text => {
                let text = TextFile::new(file, &sample, choices)?;
                shape.of_text(&text);
                first = text.first;
                Content::Text(text)
            }
            Nature::Cards => {
                let cards = CardFile::new(file, &sample, choices)?;
                shape.of_lines(FileFormat::Vcard, cards.as_found);
                Content::Cards(cards)
            }
            Nature::Json => {
                let people = JsonFile::new(file, &sample)?;
                shape.format = FileFormat::Json;
                shape.program = Some(Program::Decroche);
                Content::People(people)
            }
            Nature::Workbook => {
                let book = Workbook::new(file, bytes, choices)?;
                shape.format = FileFormat::Xlsx;
                shape.sheets.clone_from(&book.sheets);
                shape.sheet = Some(book.sheet.clone());
                Content::Workbook(Box::new(book))
            }
        };
        drop(sample);
        // Their columns are known.
        if matches!(nature, Nature::Cards | Nature::Json) {
            shape.columns = vcard::columns(choices.kind);
            let mut source = Source { content, shape, first_line: 0 };
            source.describe(None, choices.kind)?;
            return if source.shape.rows == Some(0) { Err(refused("empty")) } else { Ok(source) };
        }
        let (beginning, unreadable) = beginning(&mut content, first)?;
        let headed = Headed::find(&beginning, choices.header_line, choices.kind)?;
        drop(beginning);
        shape.header_line = headed.header_line;
        shape.skipped_lines = headed.header_line.unwrap_or(first).saturating_sub(1);
        shape.unreadable = unreadable;
        shape.likely_kind = columns::likely(&headed.names);
        shape.columns = headed.names.iter().map(|name| MappedColumn { name: name.clone(), field: None }).collect();
        let mut source = Source { content, shape, first_line: headed.first_line.max(first) };
        source.describe(Some(&headed), choices.kind)?;
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

    /// Fills in the first rows, what the columns hold and, when it is cheap, how many rows there are. `headed`: the
    /// columns of a table; `None` for cards, whose columns are known.
    fn describe(&mut self, headed: Option<&Headed>, kind: ImportKind) -> Result<()> {
        // A workbook is counted whatever its size: its cells were.
        let counted = self.shape.bytes <= COUNTED || self.shape.format == FileFormat::Xlsx;
        let mut sample: Vec<Vec<String>> = Vec::new();
        let mut total = 0_u32;
        let mut ended = true;
        let mut rows = self.rows()?;
        for row in rows.by_ref() {
            let row = row?;
            total += 1;
            if sample.len() < LOOKED_AT {
                sample.push(row.cells.iter().map(|cell| cell.chars().take(CELL_LOOKED_AT).collect()).collect());
            } else if !counted {
                ended = false;
                break;
            }
        }
        let unreadable = rows.unreadable();
        drop(rows);
        if let Some(headed) = headed {
            let (columns, program) = columns::propose(&headed.names, headed.header_line.is_some(), &sample, kind);
            self.shape.columns = columns;
            self.shape.program = program.or(self.shape.program);
        }
        let shown = |row: &Vec<String>| row.iter().map(|cell| clean(cell, NAME_MAX)).collect();
        self.shape.sample = sample.iter().take(SHOWN).map(shown).collect();
        self.shape.rows = ended.then_some(total);
        self.shape.unreadable = self.shape.unreadable.max(unreadable);
        Ok(())
    }
}

/// The first records that hold something, from this line on, and how many characters of them could not be read.
fn beginning(content: &mut Content, first: u32) -> Result<(Vec<Record>, u32)> {
    let mut records = content.records(0)?;
    let mut found = Vec::new();
    let mut bytes = 0;
    while found.len() < LOOKED_AT
        && bytes < SAMPLE
        && let Some(record) = records.next()?
    {
        if !record.is_empty() && record.line >= first {
            bytes += record.cells.iter().map(String::len).sum::<usize>();
            found.push(record);
        }
    }
    if found.is_empty() {
        return Err(refused("empty"));
    }
    let unreadable = records.unreadable();
    Ok((found, unreadable))
}
