//! One part of a workbook as it is inflated: how much of it would have to be held.

use crate::Result;
use crate::import::read::limits::refused;

/// The most cells, in all sheets.
const CELLS_MAX: u64 = 1_000_000;
/// The most shared texts, and the most styles of each sort.
const TEXTS_MAX: u64 = 1_000_000;
const STYLES_MAX: u64 = 200_000;
/// The longest text or tag, and the longest cell with all its tags, in bytes.
const PIECE_MAX: usize = 1 << 20;
/// The largest parts that are held: shared texts, and the others.
const SHARED_MAX: u64 = 64 << 20;
const OTHER_MAX: u64 = 16 << 20;

/// What a part is for.
#[derive(PartialEq)]
enum What {
    Sheet,
    Shared,
    Other,
}

/// Counts the elements of a part of XML without reading it as XML: a `<`, a name.
pub(super) struct Part {
    what: What,
    cells: u64,
    texts: u64,
    styles: u64,
    size: u64,
    /// Bytes since the last `<`, and since the last cell, row or text began.
    piece: usize,
    element: usize,
    state: State,
}

/// What the bytes read belong to.
enum State {
    /// Text, or what of a tag is of no interest.
    Text,
    /// The name of a tag.
    Name(Vec<u8>),
    /// The tag of the shared texts, whose attributes count.
    Shared(Vec<u8>),
}

/// How much of a tag is looked at.
const TAG_MAX: usize = 4 << 10;

impl Part {
    pub(super) fn of(name: &str) -> Self {
        let what = match () {
            () if name.contains("worksheets/") && name.ends_with(".xml") => What::Sheet,
            () if name.ends_with("sharedstrings.xml") => What::Shared,
            () => What::Other,
        };
        Self { what, cells: 0, texts: 0, styles: 0, size: 0, piece: 0, element: 0, state: State::Text }
    }

    pub(super) fn cells(&self) -> u64 {
        self.cells
    }

    pub(super) fn read(&mut self, bytes: &[u8]) -> Result<()> {
        if self.size == 0 && !plain(bytes) {
            return Err(refused("damaged_workbook"));
        }
        self.size += u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        let mut rest = bytes;
        while !rest.is_empty() {
            let ends: fn(&u8) -> bool = match self.state {
                State::Text => |byte| *byte == b'<',
                State::Name(_) => |byte| matches!(byte, b' ' | b'\t' | b'\r' | b'\n' | b'>'),
                State::Shared(_) => |byte| *byte == b'>',
            };
            let end = rest.iter().position(ends);
            let taken = end.unwrap_or(rest.len());
            self.advance(taken + usize::from(end.is_some()))?;
            if let State::Name(tag) | State::Shared(tag) = &mut self.state {
                tag.extend_from_slice(rest.get(..taken).unwrap_or_default());
                if tag.len() > TAG_MAX {
                    return Err(refused("damaged_workbook"));
                }
            }
            let closed = taken < rest.len() && rest.get(taken) == Some(&b'>');
            rest = rest.get(taken + 1..).unwrap_or_default();
            if end.is_some() {
                self.state = match std::mem::replace(&mut self.state, State::Text) {
                    State::Text => {
                        self.piece = 0;
                        State::Name(Vec::new())
                    }
                    State::Name(name) if local(&name) == b"sst" && !closed => State::Shared(Vec::new()),
                    State::Name(name) => {
                        self.begins(local(&name));
                        State::Text
                    }
                    // What it announces is reserved before the first text is read.
                    State::Shared(tag) if announced(&tag) > TEXTS_MAX => return Err(refused("damaged_workbook")),
                    State::Shared(_) => {
                        // A part may stand under another name than the one it has here.
                        self.what = What::Shared;
                        State::Text
                    }
                };
            }
        }
        let most = match self.what {
            What::Sheet => u64::MAX,
            What::Shared => SHARED_MAX,
            What::Other => OTHER_MAX,
        };
        if self.size > most || self.texts > TEXTS_MAX || self.styles > STYLES_MAX {
            return Err(refused("workbook_too_large"));
        }
        if self.cells > CELLS_MAX { Err(refused("too_many_cells")) } else { Ok(()) }
    }

    fn advance(&mut self, bytes: usize) -> Result<()> {
        self.piece += bytes;
        self.element += bytes;
        let long = self.piece > PIECE_MAX || self.element > PIECE_MAX && self.what != What::Other;
        if long { Err(refused("workbook_too_large")) } else { Ok(()) }
    }

    /// An element begins, or ends (`/sst`).
    fn begins(&mut self, name: &[u8]) {
        match name {
            b"c" if self.what == What::Sheet => {
                self.cells += 1;
                self.element = 0;
            }
            b"si" => {
                self.texts += 1;
                self.element = 0;
            }
            b"row"
            | b"sheetData"
            | b"/sheetData"
            | b"mergeCell"
            | b"hyperlink"
            | b"dataValidation"
            | b"cfRule"
            | b"conditionalFormatting"
            | b"/sst" => self.element = 0,
            b"xf" | b"font" | b"fill" | b"border" | b"numFmt" | b"dxf" => self.styles += 1,
            _ => {}
        }
    }
}

/// The name of a tag without its prefix and the slash that ends it: `c` of `x:c/`.
fn local(name: &[u8]) -> &[u8] {
    let name = name.strip_suffix(b"/").unwrap_or(name);
    match name.iter().rposition(|&byte| byte == b':') {
        Some(at) => name.get(at + 1..).unwrap_or_default(),
        None => name,
    }
}

/// How many shared texts their first tag announces.
fn announced(tag: &[u8]) -> u64 {
    let text = String::from_utf8_lossy(tag);
    let after = text.split("uniqueCount").nth(1).unwrap_or_default();
    let digits: String = after.chars().skip_while(|c| !c.is_ascii_digit()).take_while(char::is_ascii_digit).collect();
    if digits.is_empty() { 0 } else { digits.parse().unwrap_or(u64::MAX) }
}

/// Whether a part is in UTF-8, or in another encoding in which tags are ASCII: only these are counted rightly.
fn plain(beginning: &[u8]) -> bool {
    let head = beginning.get(..beginning.len().min(200)).unwrap_or_default();
    let text = String::from_utf8_lossy(head).to_ascii_lowercase();
    let declared = text.split("encoding=").nth(1);
    let utf8 = declared.is_none_or(|rest| rest.trim_start_matches(['"', '\'']).starts_with("utf-8"));
    utf8 && !head.contains(&0)
}
