//! The lines of a file as text, one after the other, in bounded memory.

use std::io::{BufRead, BufReader, Read};

use unicode_normalization::UnicodeNormalization;

use super::french::{Plausible, Table, usual};
use super::utf16::FromUtf16;
use super::{FileEncoding, Sniffed};
use crate::Result;
use crate::import::read::limits::{LINE_MAX, refused};

/// A line of the file, without what ends it.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Line {
    pub text: String,
    /// Which line of the file; the first is 1.
    pub number: u32,
    /// It was longer than [`LINE_MAX`]: the beginning is here.
    pub cut: bool,
}

/// Reads lines.
pub(crate) struct Lines<'r> {
    input: BufReader<Box<dyn Read + Send + 'r>>,
    as_found: Sniffed,
    single: Option<Table>,
    plausible: Plausible,
    raw: Vec<u8>,
    number: u32,
    /// Bytes of the file behind us.
    pub(crate) bytes: u64,
    /// Characters that could not be read, and became `�`.
    pub(crate) unreadable: u32,
}

impl<'r> Lines<'r> {
    pub(crate) fn new(file: impl Read + Send + 'r, as_found: Sniffed) -> Self {
        let input: Box<dyn Read + Send + 'r> = if as_found.encoding.is_utf16() {
            Box::new(FromUtf16::new(file, as_found.encoding))
        } else {
            Box::new(file)
        };
        let single = Table::of(as_found.encoding).or_else(|| as_found.also.and_then(Table::of));
        Self {
            input: BufReader::with_capacity(64 << 10, input),
            as_found,
            single,
            plausible: Plausible::default(),
            raw: Vec::new(),
            number: 0,
            bytes: 0,
            unreadable: 0,
        }
    }

    /// The next line; `None` at the end of the file.
    ///
    /// # Errors
    /// `file: cannot_read` when the disk says no.
    pub(crate) fn next(&mut self) -> Result<Option<Line>> {
        let end = self.as_found.line_end;
        self.raw.clear();
        let most = u64::try_from(LINE_MAX + 1).unwrap_or(u64::MAX);
        let read = (&mut self.input).take(most).read_until(end, &mut self.raw).map_err(|_| refused("cannot_read"))?;
        if read == 0 {
            return Ok(None);
        }
        let mut size = u64::try_from(read).unwrap_or(u64::MAX);
        let cut = self.raw.len() > LINE_MAX && self.raw.last() != Some(&end);
        if cut {
            let skipped = self.input.skip_until(end).map_err(|_| refused("cannot_read"))?;
            size = size.saturating_add(u64::try_from(skipped).unwrap_or(u64::MAX));
        }
        // Two bytes a character there, one here.
        self.bytes = self.bytes.saturating_add(if self.as_found.encoding.is_utf16() { size * 2 } else { size });
        self.number = self.number.saturating_add(1);
        while matches!(self.raw.last(), Some(b'\n' | b'\r')) {
            self.raw.pop();
        }
        let raw = std::mem::take(&mut self.raw);
        let text = self.decode(&raw);
        self.raw = raw;
        Ok(Some(Line { text, number: self.number, cut }))
    }

    fn decode(&mut self, raw: &[u8]) -> String {
        let text = match std::str::from_utf8(raw) {
            Ok(text) if raw.is_ascii() => return text.to_owned(),
            Ok(text) if self.trusts_utf8(text) => text.to_owned(),
            _ => self.decode_other(raw),
        };
        let lost = text.chars().filter(|&c| c == '\u{fffd}').count();
        self.unreadable = self.unreadable.saturating_add(u32::try_from(lost).unwrap_or(u32::MAX));
        tidy(text)
    }

    /// A line that reads as UTF-8 is UTF-8, unless the file is in another encoding and the characters are unheard of:
    /// `É` and a hard space in Windows-1252 are the bytes of `ɠ`.
    fn trusts_utf8(&self, text: &str) -> bool {
        let wide = self.as_found.encoding == FileEncoding::Utf8 || self.as_found.encoding.is_utf16();
        wide || !self.as_found.said && text.chars().all(|c| c.is_ascii() || usual(c) || c == '\u{feff}')
    }

    fn decode_other(&mut self, raw: &[u8]) -> String {
        if self.as_found.said {
            return match self.single {
                Some(table) => raw.iter().map(|&byte| table.char(byte)).collect(),
                None => String::from_utf8_lossy(raw).into_owned(),
            };
        }
        let Some(table) = self.single.or_else(|| {
            // Nothing at the beginning of the file said which: the first such lines do.
            self.plausible.add(raw);
            Table::of(self.plausible.best())
        }) else {
            return String::from_utf8_lossy(raw).into_owned();
        };
        let both = raw.utf8_chunks().any(|chunk| !chunk.valid().is_ascii());
        if !both || self.as_found.encoding != FileEncoding::Utf8 {
            return raw.iter().map(|&byte| table.char(byte)).collect();
        }
        // Both in one line: a character that French has is taken; half a character of UTF-8 is lost, and counted.
        let mut text = String::with_capacity(raw.len());
        for chunk in raw.utf8_chunks() {
            text.push_str(chunk.valid());
            let french = |&byte: &u8| Some(table.char(byte)).filter(|&c| usual(c) && !matches!(c, 'Ã' | 'Â'));
            match chunk.invalid() {
                [] => {}
                invalid => match invalid.iter().map(french).collect::<Option<String>>() {
                    Some(read) => text.push_str(&read),
                    None => text.push('\u{fffd}'),
                },
            }
        }
        text
    }
}

/// Marks in the middle of a file fall; accents written apart from their letter join it.
fn tidy(mut text: String) -> String {
    if text.contains('\u{feff}') {
        text.retain(|c| c != '\u{feff}');
    }
    if text.chars().any(|c| matches!(c, '\u{300}'..='\u{36f}')) {
        text = text.nfc().collect();
    }
    text
}
