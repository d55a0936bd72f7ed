//! JSON: an array of objects, one a line.

use std::fs::File;
use std::io::{BufWriter, Write};

use super::{ExportedPerson, Sink};
use crate::{Error, Result};

/// An array being written.
pub(super) struct Json<'f> {
    out: BufWriter<&'f File>,
    begun: bool,
}

impl<'f> Json<'f> {
    pub(super) fn new(file: &'f File) -> Self {
        Self { out: BufWriter::new(file), begun: false }
    }
}

impl Sink for Json<'_> {
    fn person(&mut self, person: &ExportedPerson) -> Result<()> {
        let before: &[u8] = if self.begun { b",\n" } else { b"[\n" };
        self.begun = true;
        self.out.write_all(before).map_err(Error::Disk)?;
        serde_json::to_writer(&mut self.out, person).map_err(|error| Error::Disk(error.into()))
    }

    fn finish(mut self: Box<Self>) -> Result<()> {
        let end: &[u8] = if self.begun { b"\n]\n" } else { b"[]\n" };
        self.out.write_all(end).and_then(|()| self.out.flush()).map_err(Error::Disk)
    }
}
