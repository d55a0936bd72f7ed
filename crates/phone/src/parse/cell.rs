//! A whole cell: one number, or several parted by almost anything, without cutting `06/39/98/00/12`.
//!
//! The whole text is tried first; only when it is not one thing is it cut, by the strongest separator it
//! contains, then each piece by weaker ones. Each of the few levels reads the text once: linear time.

use super::line::Line;
use super::read::{Read, read};
use super::scan::split_word;
use super::words;
use crate::{Reason, Region};

/// What a cell holds.
#[derive(Debug)]
pub(super) struct Cell {
    /// The answer.
    pub first: Read,
    /// The further numbers, without repeats.
    pub others: Vec<Line>,
}

/// How strongly a text is cut; each level is tried when the one before left something unread.
#[derive(Clone, Copy)]
enum Cut {
    Lines,
    List,
    Slashes,
    SpacedDashes,
    Dashes,
    Plus,
    Labels,
    TenDigits,
}

const CUTS: [Cut; 8] =
    [Cut::Lines, Cut::List, Cut::Slashes, Cut::SpacedDashes, Cut::Dashes, Cut::Plus, Cut::Labels, Cut::TenDigits];

/// The digits of the shortest full numbers there are.
const FEWEST_DIGITS: usize = 6;

/// Reads a folded cell.
pub(super) fn read_cell(text: &str, region: Region) -> Cell {
    let whole = read(trimmed(text), region);
    let Read::Bad(reason) = whole else {
        return Cell { first: whole, others: Vec::new() };
    };
    let mut found = Found::default();
    collect(trimmed(text), &CUTS, region, &mut found);
    let reason = if found.lost_digits { Reason::ScientificNotation } else { reason };
    let first = found.first.or(found.lesser).unwrap_or(Read::Bad(reason));
    Cell { first, others: found.others }
}

#[derive(Default)]
struct Found {
    first: Option<Read>,
    /// A short, internal or masked part of a list: the answer when no part is a number.
    lesser: Option<Read>,
    others: Vec<Line>,
    /// A part was a number before a spreadsheet wrote it in scientific notation.
    lost_digits: bool,
}

impl Found {
    fn take(&mut self, read: Read, listed: bool) {
        match (read, &self.first) {
            (Read::Line(line, _), Some(Read::Line(first, _))) => {
                let known = line.e164 == first.e164 || self.others.iter().any(|other| other.e164 == line.e164);
                if !known {
                    self.others.push(line);
                }
            }
            (read @ Read::Line(..), _) => self.first = Some(read),
            (lesser, _) => {
                if listed && self.lesser.is_none() {
                    self.lesser = Some(lesser);
                }
            }
        }
    }
}

/// Cuts a text that is not one thing and reads its pieces.
fn collect(text: &str, cuts: &[Cut], region: Region, found: &mut Found) {
    let Some((&cut, weaker)) = cuts.split_first() else {
        return;
    };
    let pieces: Vec<(&str, Read)> = pieces(text, cut)
        .into_iter()
        .map(|piece| (trimmed(piece), read(trimmed(piece), region)))
        .filter(|(piece, read)| !piece.is_empty() && !matches!(read, Read::Bad(Reason::Empty)))
        .collect();
    let all_numbers = pieces.iter().all(|(_, read)| matches!(read, Read::Line(..)));
    let doubtful = matches!(cut, Cut::Dashes | Cut::TenDigits) && !all_numbers;
    if pieces.is_empty() || doubtful || pieces.first().is_some_and(|(piece, _)| *piece == text) {
        return collect(text, weaker, region, found);
    }
    let listed = matches!(cut, Cut::Lines | Cut::List);
    for (piece, read) in pieces {
        match read {
            Read::Bad(reason) => {
                found.lost_digits |= reason == Reason::ScientificNotation;
                // Weaker cuts only ever find full numbers, and none has fewer digits.
                if digits(piece) >= FEWEST_DIGITS || matches!(cut, Cut::Lines) {
                    collect(piece, weaker, region, found);
                }
            }
            // 732829320/00074: nine digits among other things are no number that lost its zero.
            Read::Line(..) if !all_numbers && !listed && digits(piece) < 10 => {}
            good => found.take(good, listed),
        }
    }
}

fn digits(text: &str) -> usize {
    text.bytes().filter(u8::is_ascii_digit).count()
}

fn trimmed(text: &str) -> &str {
    text.trim_matches(|c| matches!(c, ' ' | '\n' | ';' | ',' | '|' | '&'))
}

fn pieces(text: &str, cut: Cut) -> Vec<&str> {
    match cut {
        Cut::Lines => text.split('\n').collect(),
        Cut::List => list(text),
        Cut::Slashes => text.split('/').collect(),
        Cut::SpacedDashes => text.split(" - ").collect(),
        Cut::Dashes => text.split('-').collect(),
        Cut::Plus => cut_before(text, |rest, _| rest.starts_with('+')),
        Cut::Labels => cut_before(text, |rest, before| {
            before.contains(|c: char| c.is_ascii_digit())
                && !before.ends_with(|c: char| c.is_ascii_lowercase())
                && words::is_label(split_word(rest).0)
        }),
        Cut::TenDigits => ten_digits(text),
    }
}

/// Cuts at `;`, `|`, `&`, at "ou", "et", and at commas that are no decimal or thousands comma.
fn list(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut word_start = true;
    for (i, c) in text.char_indices() {
        let rest = text.get(i..).unwrap_or_default();
        let length = match c {
            ';' | '|' | '&' => 1,
            ',' if is_list_comma(rest) => 1,
            'a'..='z' if word_start => {
                let word = split_word(rest).0;
                if words::is_conjunction(word) { word.len() } else { 0 }
            }
            _ => 0,
        };
        word_start = !c.is_ascii_lowercase();
        if length > 0 && i >= start {
            pieces.push(text.get(start..i).unwrap_or_default());
            start = i + length;
        }
    }
    pieces.push(text.get(start..).unwrap_or_default());
    pieces
}

/// A comma before a space or before enough digits for a number; never that of `612 345 678,50`.
fn is_list_comma(from_comma: &str) -> bool {
    let next = from_comma.get(1..).unwrap_or_default();
    let digits = next.bytes().take_while(u8::is_ascii_digit).count();
    digits == 0 || digits > 3 || next.bytes().filter(u8::is_ascii_digit).nth(8).is_some()
}

/// Cuts before every place that `starts` accepts, given the text from there and the piece so far.
fn cut_before(text: &str, starts: impl Fn(&str, &str) -> bool) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    for (i, _) in text.char_indices() {
        let before = text.get(start..i).unwrap_or_default();
        if !before.is_empty() && starts(text.get(i..).unwrap_or_default(), before) {
            pieces.push(before);
            start = i;
        }
    }
    pieces.push(text.get(start..).unwrap_or_default());
    pieces
}

/// `06 39 98 00 12 01 99 00 12 34`: cuts after ten digits that start with a zero, where a group ends.
fn ten_digits(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut digits = 0;
    let mut zero_first = false;
    let mut previous_is_digit = false;
    for (i, c) in text.char_indices() {
        if c.is_ascii_digit() {
            if digits == 10 && zero_first && !previous_is_digit {
                pieces.push(text.get(start..i).unwrap_or_default());
                start = i;
                digits = 0;
            }
            if digits == 0 {
                zero_first = c == '0';
            }
            digits += 1;
        }
        previous_is_digit = c.is_ascii_digit();
    }
    pieces.push(text.get(start..).unwrap_or_default());
    pieces
}
