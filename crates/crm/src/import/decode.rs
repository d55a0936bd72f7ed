//! From bytes to text: which encoding, told by the byte-order mark, by being valid UTF-8, else Windows-1252.

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

use super::BYTES_MAX;
use crate::{Error, Result};

/// A file as text.
pub(crate) struct Decoded {
    pub text: String,
    pub encoding: &'static str,
    /// Characters that became `�` because they could not be read.
    pub unreadable: u32,
}

/// How far a stray NUL may be from another before the file is no text: one in sixteen.
const NUL_SHARE: usize = 16;

pub(super) fn decode(bytes: &[u8]) -> Result<Decoded> {
    let refuse = |why| Err(Error::Invalid { field: "file", why });
    if bytes.len() > BYTES_MAX {
        return refuse("too_large");
    }
    let (encoding, marked) = match Encoding::for_bom(bytes) {
        Some((encoding, _)) => (encoding, true),
        None if std::str::from_utf8(bytes).is_ok() => (UTF_8, false),
        None => (WINDOWS_1252, false),
    };
    let nuls = bytes.iter().filter(|&&byte| byte == 0).count();
    if !marked && nuls * NUL_SHARE > bytes.len() {
        return refuse("not_text"); // a spreadsheet, a picture, UTF-16 without its mark
    }
    let (text, encoding, _) = encoding.decode(bytes);
    if text.trim().is_empty() {
        return refuse("empty");
    }
    let unreadable = text.matches('\u{fffd}').count();
    Ok(Decoded {
        unreadable: u32::try_from(unreadable).unwrap_or(u32::MAX),
        encoding: encoding.name(),
        text: text.into_owned(),
    })
}
