//! Which single-byte encoding makes the most plausible French of bytes that are no UTF-8.

use std::sync::LazyLock;

use encoding_rs::{Encoding, ISO_8859_15, MACINTOSH, WINDOWS_1252};

use super::FileEncoding;

/// The upper half of code page 850 (IBM), from 0x80.
const UPPER_850: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}";

/// The encodings tried, the likeliest first, each with the characters of its bytes 0x80 to 0xFF; `�`: none.
static TRIED: LazyLock<[(FileEncoding, [char; 128]); 4]> = LazyLock::new(|| {
    let mut dos = ['\u{fffd}'; 128];
    dos.iter_mut().zip(UPPER_850.chars()).for_each(|(slot, c)| *slot = c);
    [
        (FileEncoding::Windows1252, upper(WINDOWS_1252)),
        (FileEncoding::Latin9, upper(ISO_8859_15)),
        (FileEncoding::MacRoman, upper(MACINTOSH)),
        (FileEncoding::Dos850, dos),
    ]
});

fn upper(encoding: &'static Encoding) -> [char; 128] {
    let mut table = ['\u{fffd}'; 128];
    for (byte, slot) in (0x80_u8..=0xff).zip(table.iter_mut()) {
        if let Some(c) = encoding.decode_without_bom_handling(&[byte]).0.chars().next().filter(|c| !c.is_control()) {
            *slot = c;
        }
    }
    table
}

/// The characters that one byte of a single-byte encoding stands for.
#[derive(Clone, Copy)]
pub(super) struct Table(&'static [char; 128]);

impl Table {
    /// `None`: it is not a single-byte encoding.
    pub(super) fn of(encoding: FileEncoding) -> Option<Self> {
        TRIED.iter().find(|(tried, _)| *tried == encoding).map(|(_, table)| Self(table))
    }

    /// `�` for a byte that stands for nothing.
    pub(super) fn char(self, byte: u8) -> char {
        match byte.checked_sub(0x80) {
            Some(high) => self.0.get(usize::from(high)).copied().unwrap_or('\u{fffd}'),
            None => char::from(byte),
        }
    }
}

/// How plausible each encoding was, over the lines seen.
#[derive(Default)]
pub(super) struct Plausible([i64; 4]);

impl Plausible {
    /// Weighs a line that is not UTF-8.
    pub(super) fn add(&mut self, line: &[u8]) {
        for (at, &byte) in line.iter().enumerate().filter(|(_, byte)| !byte.is_ascii()) {
            let near = |at: Option<usize>| at.and_then(|at| line.get(at)).copied().unwrap_or(b' ');
            let (before, after) = (near(at.checked_sub(1)), near(at.checked_add(1)));
            for (sum, (_, table)) in self.0.iter_mut().zip(TRIED.iter()) {
                *sum += weight(Table(table).char(byte), before, after);
            }
        }
    }

    /// The most plausible; Windows-1252 when nothing tells.
    pub(super) fn best(&self) -> FileEncoding {
        let scored = self.0.iter().zip(TRIED.iter()).rev();
        scored.max_by_key(|(sum, _)| **sum).map_or(FileEncoding::Windows1252, |(_, (encoding, _))| *encoding)
    }
}

/// Whether a character is one that French files hold.
pub(super) fn usual(c: char) -> bool {
    matches!(c, '\u{a0}'..='\u{ff}' | 'Œ' | 'œ' | 'Ÿ' | '€' | '™' | '\u{2010}'..='\u{2026}' | '\u{202f}' | '\u{2039}' | '\u{203a}')
}

fn weight(c: char, before: u8, after: u8) -> i64 {
    // A byte above 0x7f is most often another accented letter.
    let letter = |byte: u8| byte.is_ascii_alphabetic() || !byte.is_ascii();
    let inside = letter(before) && letter(after);
    let capitals = before.is_ascii_uppercase() && after.is_ascii_uppercase();
    match c {
        '\u{fffd}' => -6,
        'é' | 'è' | 'ê' | 'ë' | 'à' | 'â' | 'ù' | 'û' | 'ü' | 'ô' | 'ö' | 'î' | 'ï' | 'ç' | 'œ' | 'ä' | 'ÿ' => {
            if capitals {
                -2
            } else {
                3
            }
        }
        'É' | 'È' | 'Ê' | 'Ë' | 'À' | 'Â' | 'Ù' | 'Û' | 'Ô' | 'Î' | 'Ï' | 'Ç' | 'Œ' => {
            if before.is_ascii_lowercase() { -3 } else { 1 }
        }
        '’' if inside => 3,
        '€' if after.is_ascii_alphabetic() => -2,
        '€' => 2,
        '«' | '»' | '“' | '”' | '‘' | '’' | '…' | '–' | '—' | '°' | '²' | 'º' | '\u{a0}' => {
            if inside { -2 } else { 1 }
        }
        _ if c.is_lowercase() => 1,
        _ if c.is_uppercase() && before.is_ascii_lowercase() => -3,
        _ if c.is_uppercase() => -1,
        '\u{2500}'..='\u{25ff}' => -6,
        _ if inside => -3,
        _ => -1,
    }
}
