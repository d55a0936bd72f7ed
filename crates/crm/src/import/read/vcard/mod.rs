//! Cards of contacts: vCard 2.1, 3.0 and 4.0 (RFC 2426, RFC 6350). A card becomes a row of fixed columns.
//!
//! Cards are parted here, line by line, so that a file of any size is read in bounded memory and a photo is never
//! held; the grammar of a card is `calcard`'s.

mod card;
mod cards;
mod columns;
mod reached;

pub(super) use card::{row, row_of_note};

use std::io::SeekFrom;

use super::File;
use super::encoding::{Lines, Sniffed};
use super::limits::refused;
use super::shape::ReadChoices;
use super::table::Records;
use crate::Result;
use crate::import::{ImportKind, MappedColumn};

/// A file of cards.
pub(super) struct CardFile {
    file: Box<dyn File>,
    pub as_found: Sniffed,
}

impl CardFile {
    pub(super) fn new(file: Box<dyn File>, sample: &[u8], choices: &ReadChoices) -> Result<Self> {
        let as_found = Sniffed::new(sample, choices.encoding).ok_or(refused("not_text"))?;
        Ok(Self { file, as_found })
    }

    pub(super) fn records(&mut self) -> Result<Box<dyn Records + '_>> {
        self.file.seek(SeekFrom::Start(0)).map_err(|_| refused("cannot_read"))?;
        Ok(Box::new(cards::Cards::new(Lines::new(&mut self.file, self.as_found))))
    }
}

/// The columns of every file of cards.
pub(super) fn columns(kind: ImportKind) -> Vec<MappedColumn> {
    let column = |(name, field): &(&str, crate::import::ImportField)| MappedColumn {
        name: (*name).to_owned(),
        field: Some(*field).filter(|field| field.belongs_to(kind)),
    };
    columns::COLUMNS.iter().map(column).collect()
}
