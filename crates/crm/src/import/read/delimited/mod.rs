//! CSV and its kin: cells between delimiters, quoted or not.

mod dialect;
mod records;
mod scan;

pub(crate) use dialect::{declared, guess};
pub(crate) use records::DelimitedRecords;

/// How cells are told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Dialect {
    /// An ASCII character.
    pub delimiter: u8,
    /// What stands around cells that hold a delimiter; `None`: nothing does.
    pub quote: Option<u8>,
}
