//! One pass over one candidate text: which characters are digits, which only dress them, which forbid.

use super::fold::STRANGE;
use super::words;
use crate::Reason;

/// More digits than any number and its prefixes need.
const DIGITS_MAX: usize = 24;
/// The longest extension believed.
const EXTENSION_MAX: usize = 8;

/// The digits of a candidate and how they were dressed.
#[derive(Debug, Default)]
pub(super) struct Scanned {
    /// The digits dialled, without the `(0)` of `+33 (0)6`.
    pub digits: String,
    /// A `+` came first.
    pub plus: bool,
    /// The digits after `poste`, `ext`, `x`, `#`, `,,`.
    pub extension: Option<String>,
    /// `poste 12`: an extension word came first.
    pub announced_extension: bool,
    /// Where a `(0)` was left out, as an index into `digits`.
    pub left_out_zero: Option<usize>,
    /// The digits were parted by something else than a space.
    pub punctuated: bool,
    /// The digits were parted by spaces or punctuation.
    pub parted: bool,
    /// Written in a way that only a full number can be: slashes, thousands commas.
    pub full_only: bool,
    /// A lone 0, then a separator: `0 06 39 98 00 12`, the zero that gets an outside line.
    pub outside_zero: bool,
    /// A `*` or `#` service code (`*97`).
    pub service: bool,
}

/// Reads a folded, trimmed candidate.
///
/// # Errors
/// [`Reason::Letters`] for anything that is no dress of a number, [`Reason::TooLong`] past [`DIGITS_MAX`].
pub(super) fn scan(text: &str) -> Result<Scanned, Reason> {
    let mut found = Scanned { digits: String::with_capacity(16), ..Scanned::default() };
    // Withholding prefixes dialled before a number (France and GSM).
    let text = text.strip_prefix("#31#").or_else(|| text.strip_prefix("*31#")).unwrap_or(text);
    let mut rest = text;
    let mut after_words = false;
    let mut gap = None;
    while let Some(c) = rest.chars().next() {
        let tail = rest.get(c.len_utf8()..).unwrap_or_default();
        match c {
            '0'..='9' => {
                if after_words || found.digits.len() >= DIGITS_MAX {
                    return Err(if after_words { Reason::Letters } else { Reason::TooLong });
                }
                note_gap(&mut found, gap.take());
                found.digits.push(c);
                rest = tail;
                continue;
            }
            '+' if found.digits.is_empty() => found.plus = true,
            // A form-encoded space: 06+39+98+00+12.
            '+' if gap.is_none() && tail.starts_with(|c: char| c.is_ascii_digit()) => gap = Some(c),
            ' ' | '"' | '\'' | ')' | '?' | '!' | '~' => gap = gap.or(Some(' ')),
            '.' | '-' | '_' | '/' => gap = Some(c),
            ':' | '=' if found.digits.is_empty() => {}
            '(' => match parenthesis(tail, &mut found)? {
                Some(after) => {
                    gap = gap.or(Some(' '));
                    rest = after;
                    continue;
                }
                None => gap = gap.or(Some(' ')),
            },
            ',' if !found.digits.is_empty() => {
                if take_extension(tail, &mut found, true) {
                    return Ok(found);
                }
                if thousands(tail) {
                    gap = Some(c);
                } else if !words::is_extension(split_word(tail.trim_start()).0) {
                    return Err(Reason::Letters);
                }
            }
            '#' if !found.digits.is_empty() => {
                if take_extension(tail, &mut found, false) || tail.trim().is_empty() {
                    return Ok(found);
                }
                return Err(Reason::Letters);
            }
            '*' | '#' if found.digits.is_empty() && !found.plus => found.service = true,
            'a'..='z' => {
                let (word, after) = split_word(rest);
                if words::is_extension(word) && !found.digits.is_empty() {
                    if take_extension(after, &mut found, false) {
                        return Ok(found);
                    }
                    // "06 39 98 00 12 p": nothing follows, it only says which telephone it is.
                    if after.contains(|c: char| c.is_ascii_digit()) {
                        return Err(Reason::Letters);
                    }
                } else if words::is_extension(word) {
                    found.announced_extension = true;
                } else if !words::is_label(word) {
                    return Err(Reason::Letters);
                }
                after_words = !found.digits.is_empty();
                rest = after;
                continue;
            }
            _ => return Err(Reason::Letters),
        }
        rest = tail;
    }
    Ok(found)
}

/// Remembers what stood between the previous digit and this one.
fn note_gap(found: &mut Scanned, gap: Option<char>) {
    let Some(gap) = gap else { return };
    if found.digits.is_empty() {
        return;
    }
    found.outside_zero |= found.digits == "0" && matches!(gap, ' ' | ',' | '-' | '.');
    found.parted = true;
    found.punctuated |= gap != ' ' && gap != '-';
    found.full_only |= gap == '/' || gap == ',';
}

/// Reads what follows an opening parenthesis. `Some(rest)` when the whole parenthesis is dealt with,
/// `None` when its digits belong to the number.
fn parenthesis<'a>(tail: &'a str, found: &mut Scanned) -> Result<Option<&'a str>, Reason> {
    let (inside, after) = tail.split_once(')').unwrap_or((tail, ""));
    let inside = inside.trim();
    if inside == "0" && !found.digits.is_empty() {
        found.left_out_zero = Some(found.digits.len());
        return Ok(Some(after));
    }
    if inside.bytes().all(|b| matches!(b, b'0'..=b'9' | b'+' | b' ' | b'.' | b'-' | b'/')) {
        return Ok(None);
    }
    let (word, rest) = split_word(inside);
    if words::is_extension(word) && !found.digits.is_empty() && found.extension.is_none() {
        if let Some(digits) = extension_digits(rest, false) {
            found.extension = Some(digits);
            return Ok(Some(after));
        }
        return Err(Reason::Letters);
    }
    // A remark, whatever it says: (perso), (après 18 h), (Mme Le Gall).
    Ok(Some(after))
}

/// Takes the extension that ends the text. A lone comma pauses only after a number with its prefix, so that
/// `612 345 678,50` stays an amount.
fn take_extension(tail: &str, found: &mut Scanned, comma: bool) -> bool {
    if comma {
        let lone = !tail.starts_with(',');
        let prefixed = found.plus || found.digits.starts_with('0');
        if found.digits.len() < 9 || (lone && !prefixed) {
            return false;
        }
    }
    match extension_digits(tail, comma) {
        Some(digits) if found.extension.is_none() => {
            found.extension = Some(digits);
            true
        }
        _ => false,
    }
}

/// The digits of an extension, when nothing but labels and remarks follows them.
fn extension_digits(text: &str, comma: bool) -> Option<String> {
    let text = text.trim_start_matches(|c| matches!(c, ' ' | '.' | ':' | '#' | '-') || (comma && c == ','));
    let text = text.strip_prefix("n ").or_else(|| text.strip_prefix("no ")).unwrap_or(text).trim_start();
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (digits, after) = text.split_at_checked(end)?;
    let after = after.trim_matches(|c| matches!(c, ' ' | '.' | '#' | ')' | '"' | '\''));
    let quiet = after.is_empty()
        || words::is_label(after)
        || (after.starts_with('(') && !after.bytes().any(|b| b.is_ascii_digit()));
    (quiet && (1..=EXTENSION_MAX).contains(&digits.len())).then(|| digits.to_owned())
}

/// `612,345,678`: exactly three digits follow the comma.
fn thousands(tail: &str) -> bool {
    let group = tail.bytes().take_while(u8::is_ascii_digit).count();
    group == 3
}

/// Takes one leading label off (`tel : 01…`), so that what follows can be looked at as a cell of its own.
pub(super) fn without_label(text: &str) -> &str {
    match split_word(text) {
        (word, rest) if words::is_label(word) => rest.trim_start_matches([' ', '.', ':']),
        _ => text,
    }
}

/// Splits a leading word off.
pub(super) fn split_word(text: &str) -> (&str, &str) {
    let end = text.find(|c: char| !c.is_ascii_lowercase() && c != STRANGE).unwrap_or(text.len());
    text.split_at_checked(end).unwrap_or((text, ""))
}
