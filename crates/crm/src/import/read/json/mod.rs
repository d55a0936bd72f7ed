//! JSON of people as our own export writes it (RFC 8259): an array of fiches, or one a line. A fiche becomes the card it
//! would be exported as, and that card a row: what comes back is what a file of cards brings back.

mod objects;

use std::io::{BufReader, SeekFrom};

use super::File;
use super::limits::{CELL_MAX, refused};
use super::row::RowTrouble;
use super::table::{Record, Records};
use super::vcard::{row, row_of_note};
use crate::Result;
use crate::export::{ExportedPerson, card};
use objects::{Object, Objects};

/// What some programs write before a text in UTF-8.
const MARK: &[u8] = b"\xef\xbb\xbf";

/// A file of fiches.
pub(super) struct JsonFile {
    file: Box<dyn File>,
    /// Where its text begins.
    start: u64,
}

impl JsonFile {
    /// # Errors
    /// `file`: `empty`; `other_json` when its first object is no fiche of ours.
    pub(super) fn new(file: Box<dyn File>, sample: &[u8]) -> Result<Self> {
        let start = if sample.starts_with(MARK) { 3 } else { 0 };
        let mut json = Self { file, start };
        let first = json.people()?.object()?.ok_or(refused("empty"))?;
        person(&first).map_or(Err(refused("other_json")), |_| Ok(json))
    }

    pub(super) fn records(&mut self) -> Result<Box<dyn Records + '_>> {
        Ok(Box::new(self.people()?))
    }

    fn people(&mut self) -> Result<People<'_>> {
        self.file.seek(SeekFrom::Start(self.start)).map_err(|_| refused("cannot_read"))?;
        Ok(People(Objects::new(BufReader::with_capacity(1 << 16, &mut self.file), self.start)))
    }
}

/// Reads fiches.
struct People<'f>(Objects<BufReader<&'f mut Box<dyn File>>>);

impl People<'_> {
    fn object(&mut self) -> Result<Option<Object>> {
        self.0.next().map_err(|_| refused("cannot_read"))
    }
}

impl Records for People<'_> {
    fn next(&mut self) -> Result<Option<Record>> {
        let Some(object) = self.object()? else { return Ok(None) };
        let (cells, trouble) = match person(&object) {
            Some(person) => {
                let (cells, cut) = row(&card(&person));
                (cells, cut.then_some(RowTrouble::CellCut))
            }
            // Nobody, which the import says with what stood there.
            None => (row_of_note(&beginning(&object.text)), Some(RowTrouble::NotAFiche)),
        };
        Ok(Some(Record { line: object.line, cells, trouble, single: 0 }))
    }

    fn bytes(&self) -> u64 {
        self.0.bytes()
    }
}

fn person(object: &Object) -> Option<ExportedPerson> {
    if object.cut { None } else { serde_json::from_slice(&object.text).ok() }
}

/// As much of a text as a cell holds.
fn beginning(text: &[u8]) -> String {
    String::from_utf8_lossy(text.get(..CELL_MAX / 2).unwrap_or(text)).into_owned()
}
