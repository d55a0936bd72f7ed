//! How much of a file is read: every limit of an import, in one place (RELIABILITY.md, files and queries).

use crate::Error;

/// The most rows under the header.
pub const ROWS_MAX: u32 = 5_000_000;
/// The most columns.
pub const COLUMNS_MAX: usize = 500;
/// The longest cell, in bytes of UTF-8: a note of 64 KiB. A longer one is cut, and said to be.
pub const CELL_MAX: usize = 64 << 10;
/// The longest line, in bytes. A longer one is cut, and said to be.
pub const LINE_MAX: usize = 1 << 20;
/// How much of a file is looked at to tell what it is, in bytes.
pub(super) const SAMPLE: usize = 1 << 20;
/// How many rows are looked at to tell what the columns are.
pub(super) const LOOKED_AT: usize = 200;
/// How much of a cell is looked at, in characters.
pub(super) const CELL_LOOKED_AT: usize = 256;
/// How many rows a person is shown.
pub(super) const SHOWN: usize = 10;
/// The most lines between a quote that opens and the one that closes.
pub(super) const QUOTED_LINES: usize = 1_000;
/// Rows of a file up to this size are counted when it is opened, in bytes.
pub(super) const COUNTED: u64 = 8 << 20;

/// A file that is not taken, and why: a code of the dictionaries.
pub(super) fn refused(why: &'static str) -> Error {
    Error::Invalid { field: "file", why }
}
