//! A file read whole, and what is asked of it.

use std::io::Cursor;

use crm::Error;
use crm::import::ImportKind;
use crm::import::read::{FileShape, ReadChoices, Row, Source};

/// What a file was found to be, and its rows.
pub struct Seen {
    pub shape: FileShape,
    pub rows: Vec<Row>,
}

pub fn choices(kind: ImportKind) -> ReadChoices {
    ReadChoices { kind, ..ReadChoices::default() }
}

/// Reads a file to its end.
pub fn try_see(bytes: &[u8], name: &str, choices: &ReadChoices) -> crm::Result<Seen> {
    let mut source = Source::open(Cursor::new(bytes.to_vec()), name, choices)?;
    let rows = source.rows()?.collect::<crm::Result<Vec<Row>>>()?;
    let shape = source.shape().clone();
    assert!(rows.iter().all(|row| row.cells.len() == shape.columns.len()), "a row is as wide as the table");
    if let Some(total) = shape.rows {
        assert_eq!(usize::try_from(total).unwrap(), rows.len(), "the rows counted are those given");
    }
    Ok(Seen { shape, rows })
}

pub fn see(bytes: &[u8], name: &str) -> Seen {
    try_see(bytes, name, &ReadChoices::default()).unwrap()
}

pub fn see_as(bytes: &[u8], name: &str, kind: ImportKind) -> Seen {
    try_see(bytes, name, &choices(kind)).unwrap()
}

/// Why a file is refused.
pub fn refusal(bytes: &[u8], name: &str) -> &'static str {
    match try_see(bytes, name, &ReadChoices::default()) {
        Err(Error::Invalid { field: "file", why }) => why,
        Err(other) => panic!("{name}: {other:?}"),
        Ok(seen) => panic!("{name} was read: {:?}", seen.shape),
    }
}

impl Seen {
    /// The columns that are imported, as `name=field`, in the order of the file.
    pub fn mapped(&self) -> Vec<String> {
        let columns = self.shape.columns.iter();
        columns.filter_map(|column| Some(format!("{}={}", column.name, column.field?.as_str()))).collect()
    }

    /// The cells of a row, by number from 0, under these fields.
    pub fn row(&self, at: usize) -> Vec<(&str, &str)> {
        let columns = self.shape.columns.iter().zip(&self.rows[at].cells);
        columns
            .filter(|(_, cell)| !cell.is_empty())
            .filter_map(|(column, cell)| Some((column.field?.as_str(), cell.as_str())))
            .collect()
    }

    /// The first cell of a row under this field; empty when there is none.
    pub fn cell(&self, at: usize, field: &str) -> &str {
        self.row(at).into_iter().find(|(name, _)| *name == field).map_or("", |(_, cell)| cell)
    }
}

/// A file of these rows: `|` between cells as written here, the delimiter in the file.
pub fn table(delimiter: char, rows: &[&str]) -> String {
    let line = |row: &&str| {
        let cells = row.split('|').map(|cell| match cell {
            cell if cell.contains([delimiter, '"', '\n']) => format!("\"{}\"", cell.replace('"', "\"\"")),
            cell => cell.to_owned(),
        });
        cells.collect::<Vec<_>>().join(&delimiter.to_string())
    };
    rows.iter().map(line).collect::<Vec<_>>().join("\r\n") + "\r\n"
}

/// A text in a single-byte encoding that has all its characters.
pub fn encoded(text: &str, label: &str) -> Vec<u8> {
    let encoding = encoding_rs::Encoding::for_label(label.as_bytes()).unwrap();
    let (bytes, _, lost) = encoding.encode(text);
    assert!(!lost, "{label} has every character of the text");
    bytes.into_owned()
}

/// A text in UTF-16, with its mark or without.
pub fn utf16(text: &str, little: bool, mark: bool) -> Vec<u8> {
    let units = mark.then_some(0xfeff).into_iter().chain(text.encode_utf16());
    units.flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() }).collect()
}
