//! CSV and TSV: UTF-8 with its mark, as Excel wants it, lines ended as RFC 4180 has them.

use std::fs::File;
use std::io::{BufWriter, Write};

use csv::{Terminator, Writer, WriterBuilder};

use super::{ExportedPerson, Layout, Sink, guarded};
use crate::{Error, Result};

/// A table being written.
pub(super) struct Table<'f> {
    layout: Layout,
    out: Writer<BufWriter<&'f File>>,
}

impl<'f> Table<'f> {
    pub(super) fn new(layout: Layout, delimiter: u8, file: &'f File) -> Result<Self> {
        let mut begun = BufWriter::with_capacity(1 << 16, file);
        begun.write_all("\u{feff}".as_bytes()).map_err(Error::Disk)?;
        let mut out = WriterBuilder::new().delimiter(delimiter).terminator(Terminator::CRLF).from_writer(begun);
        out.write_record(layout.headers()).map_err(disk)?;
        Ok(Self { layout, out })
    }
}

impl Sink for Table<'_> {
    fn person(&mut self, person: &ExportedPerson) -> Result<()> {
        for cell in self.layout.cells(person) {
            self.out.write_field(guarded(&cell).as_bytes()).map_err(disk)?;
        }
        self.out.write_record(None::<&[u8]>).map_err(disk)
    }

    fn finish(mut self: Box<Self>) -> Result<()> {
        self.out.flush().map_err(Error::Disk)
    }
}

fn disk(error: csv::Error) -> Error {
    Error::Disk(error.into())
}
