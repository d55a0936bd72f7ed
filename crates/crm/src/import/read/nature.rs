//! What a file is by its first bytes, whatever its name says.

use super::limits::refused;
use crate::Result;

/// A file that may hold rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Nature {
    /// A text.
    Text,
    /// A text of cards.
    Cards,
    /// Objects of JSON.
    Json,
    /// A ZIP that may be a workbook of Excel.
    Workbook,
}

/// First bytes of files that hold no rows, and the code that says so.
const OTHERS: &[(&[u8], &str)] = &[
    (b"%PDF", "pdf"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"BM", "picture"),
    (b"II*\0", "picture"),
    (b"MM\0*", "picture"),
    (b"\x1f\x8b", "archive"),
    (b"Rar!", "archive"),
    (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"BZh", "archive"),
    (b"\xfd7zXZ", "archive"),
    (b"\x28\xb5\x2f\xfd", "archive"),
    (b"SQLite format 3\0", "database"),
    (b"{\\rtf", "word_document"),
];

impl Nature {
    /// # Errors
    /// `file`: `empty`, or what it is instead of rows.
    pub(super) fn of(sample: &[u8], name: &str) -> Result<Self> {
        if sample.starts_with(b"PK\x03\x04") || sample.starts_with(b"PK\x05\x06") {
            return Ok(Self::Workbook);
        }
        if sample.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
            let wide = |text: &str| text.bytes().flat_map(|byte| [byte, 0]).collect::<Vec<u8>>();
            let holds = |text: &str| {
                let wanted = wide(text);
                sample.windows(wanted.len()).any(|window| window == wanted)
            };
            return Err(refused(match () {
                () if holds("EncryptedPackage") => "protected",
                () if holds("WordDocument") => "word_document",
                () => "old_excel",
            }));
        }
        // "BM" begins many a text too: a picture has NULs.
        let binary = |magic: &[u8]| magic.len() > 2 || sample.iter().take(64).any(|&byte| byte == 0);
        if let Some((_, why)) = OTHERS.iter().find(|(magic, _)| sample.starts_with(magic) && binary(magic)) {
            return Err(refused(why));
        }
        if sample.get(4..8) == Some(b"ftyp") || sample.starts_with(b"RIFF") && sample.get(8..12) == Some(b"WEBP") {
            return Err(refused("picture"));
        }
        let text: String =
            sample.iter().filter(|&&byte| byte != 0 && byte < 0x80).take(512).map(|&b| char::from(b)).collect();
        let text = text.trim_start().to_ascii_lowercase();
        if text.is_empty() && sample.iter().all(u8::is_ascii) {
            return Err(refused("empty"));
        }
        if text.starts_with("<!doctype html") || text.starts_with("<html") || text.starts_with("<table") {
            return Err(refused("web_page"));
        }
        if text.starts_with("<?xml") {
            return Err(refused(if text.contains("html") { "web_page" } else { "xml" }));
        }
        if is_json(&text) {
            return Ok(Self::Json);
        }
        let named = name.to_ascii_lowercase();
        let cards = text.starts_with("begin:vcard") || text.contains("\nbegin:vcard") && !text.contains(';');
        Ok(if cards || text.contains("begin:vcard") && (named.ends_with(".vcf") || named.ends_with(".vcard")) {
            Self::Cards
        } else {
            Self::Text
        })
    }
}

/// Whether a text begins as arrays and objects do: `{ "`, `[ "`, `[[{}`; or is an empty array.
fn is_json(text: &str) -> bool {
    let inner = text.trim_start_matches(|c: char| c == '[' || c.is_whitespace());
    let object = inner.strip_prefix('{').is_some_and(|inside| inside.trim_start().starts_with(['"', '}']));
    object || text.starts_with('[') && (inner.starts_with('"') || inner.trim_end() == "]")
}
