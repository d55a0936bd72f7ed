//! From bytes to text: which encoding a file is in, line by line when it is in two.
//!
//! A mark at its beginning decides; then NULs at every other place (UTF-16); then strict UTF-8. What is none of these
//! is read as the single-byte encoding that makes the most plausible French of it. A person may say another. Refuses
//! to know of cells.

mod french;
mod lines;
mod utf16;

use std::str::FromStr;

use crate::codes::codes;

pub(crate) use lines::{Line, Lines};

codes! {
    /// How a file writes its characters.
    FileEncoding {
        /// UTF-8, with its mark or without.
        Utf8 = "utf-8",
        /// UTF-16, low byte first: "Texte Unicode" of Excel.
        Utf16Le = "utf-16le",
        /// UTF-16, high byte first.
        Utf16Be = "utf-16be",
        /// Windows in Western Europe; ISO-8859-1 is a part of it.
        Windows1252 = "windows-1252",
        /// Latin-9: ISO-8859-1 with `œ`, `Œ` and `€`.
        Latin9 = "iso-8859-15",
        /// Mac OS Roman: "CSV (Macintosh)" of Excel.
        MacRoman = "macintosh",
        /// Code page 850: "CSV (MS-DOS)" of Excel.
        Dos850 = "ibm850",
    }
}

impl FileEncoding {
    /// The encoding under one of the names people and programs give it: `latin1`, `cp1252`, `ansi`, `utf8`…
    ///
    /// # Errors
    /// [`crate::Error::Invalid`] on `encoding`: `unknown_value`.
    pub fn from_label(label: &str) -> crate::Result<Self> {
        let plain: String = label.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
        Ok(match plain.as_str() {
            "utf8" | "unicode" | "utf8bom" | "utf8sig" | "ascii" => Self::Utf8,
            "utf16" | "utf16le" => Self::Utf16Le,
            "utf16be" => Self::Utf16Be,
            "windows1252" | "cp1252" | "1252" | "ansi" | "latin1" | "iso88591" => Self::Windows1252,
            "latin9" | "iso885915" => Self::Latin9,
            "macintosh" | "macroman" | "mac" => Self::MacRoman,
            "ibm850" | "cp850" | "850" | "dos" | "msdos" | "oem" => Self::Dos850,
            _ => {
                return Self::from_str(label)
                    .map_err(|_| crate::Error::Invalid { field: "encoding", why: "unknown_value" });
            }
        })
    }

    fn is_utf16(self) -> bool {
        matches!(self, Self::Utf16Le | Self::Utf16Be)
    }
}

/// What the beginning of a file says of its encoding.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Sniffed {
    /// How most of the file is written.
    pub encoding: FileEncoding,
    /// How the lines are written that are not; `None`: all are alike, as far as was looked.
    pub also: Option<FileEncoding>,
    /// A person said so: nothing else is tried.
    pub said: bool,
    /// What ends a line: `\n`, or `\r` in files of old Macs.
    pub line_end: u8,
}

impl Sniffed {
    /// Looks at the first bytes of a file. `None`: these are not the bytes of a text.
    pub(super) fn new(sample: &[u8], said: Option<FileEncoding>) -> Option<Self> {
        let marked = mark(sample);
        let encoding = said.or(marked).or_else(|| utf16::without_mark(sample));
        if let Some(wide) = encoding.filter(|encoding| encoding.is_utf16()) {
            let text = utf16::text(sample, wide);
            return Some(Self { encoding: wide, also: None, said: true, line_end: line_end(text.as_bytes()) });
        }
        // One NUL is an accident; one byte in sixteen is a picture or a program.
        let nuls = sample.iter().filter(|&&byte| byte == 0).count();
        let controls = sample.iter().filter(|byte| matches!(byte, 1..=8 | 14..=26 | 28..=31)).count();
        if nuls * 16 > sample.len() || controls * 20 > sample.len() {
            return None;
        }
        let line_end = line_end(sample);
        if let Some(encoding) = said {
            return Some(Self { encoding, also: None, said: true, line_end });
        }
        let mut french = french::Plausible::default();
        let (mut whole, mut broken) = (0_u32, 0_u32);
        // The last line of the sample may be cut inside a character.
        let end = sample.iter().rposition(|&byte| byte == line_end).map_or(sample.len(), |at| at + 1);
        let looked = if sample.len() < super::limits::SAMPLE { sample } else { sample.get(..end).unwrap_or(sample) };
        for line in looked.split(|&byte| byte == line_end).filter(|line| !line.is_ascii()) {
            if std::str::from_utf8(line).is_ok() {
                whole += 1;
            } else {
                french.add(line);
                broken += 1;
            }
        }
        let single = (broken > 0).then(|| french.best());
        Some(match single {
            Some(single) if whole < broken && marked.is_none() => {
                Self { encoding: single, also: (whole > 0).then_some(FileEncoding::Utf8), said: false, line_end }
            }
            also => Self { encoding: FileEncoding::Utf8, also, said: false, line_end },
        })
    }
}

/// The byte-order mark at the beginning of a file.
fn mark(bytes: &[u8]) -> Option<FileEncoding> {
    match bytes {
        [0xef, 0xbb, 0xbf, ..] => Some(FileEncoding::Utf8),
        [0xff, 0xfe, ..] => Some(FileEncoding::Utf16Le),
        [0xfe, 0xff, ..] => Some(FileEncoding::Utf16Be),
        _ => None,
    }
}

/// `\r` when lines end so, which only files of old Macs do; else `\n`, before which a `\r` falls.
fn line_end(bytes: &[u8]) -> u8 {
    let feeds = bytes.iter().filter(|&&byte| byte == b'\n').count();
    let returns = bytes.windows(2).filter(|pair| matches!(pair, [b'\r', next] if *next != b'\n')).count()
        + usize::from(bytes.last() == Some(&b'\r'));
    if returns > 3 * feeds { b'\r' } else { b'\n' }
}
