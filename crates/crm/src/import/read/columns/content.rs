//! What a column holds, from its cells alone.

use phone::{Kind, Number, Region};

use crate::contact::email;
use crate::import::{ImportField, ImportKind};
use crate::text::{digits, fold};

use ImportField as F;

/// The filled cells of a column.
pub(super) fn filled(sample: &[Vec<String>], column: usize) -> Vec<&str> {
    sample.iter().filter_map(|row| row.get(column)).map(String::as_str).filter(|cell| !cell.is_empty()).collect()
}

/// Whether at least six in ten are so; `false` for none.
pub(super) fn most(cells: &[&str], is: impl Fn(&str) -> bool) -> bool {
    !cells.is_empty() && cells.iter().filter(|cell| is(cell)).count() * 10 >= cells.len() * 6
}

/// What a column without a name we know holds, where its cells leave no doubt.
pub(super) fn field(sample: &[Vec<String>], column: usize, kind: ImportKind) -> Option<ImportField> {
    let cells = filled(sample, column);
    let people = kind == ImportKind::Contacts;
    match () {
        () if most(&cells, is_email) => Some(F::Email),
        () if people && most(&cells, is_siret) => Some(F::Siret),
        () if most(&cells, is_phone) => Some(F::Phone),
        () if people && most(&cells, is_naf) => Some(F::Naf),
        () if people && most(&cells, is_civility) => Some(F::Civility),
        () if !people && most(&cells, is_date) => Some(F::At),
        () => None,
    }
}

/// What a column of a file without a header may hold besides: less is sure, more is of use.
pub(super) fn nameless(sample: &[Vec<String>], column: usize, kind: ImportKind) -> Option<ImportField> {
    let cells = filled(sample, column);
    if kind != ImportKind::Contacts {
        return None;
    }
    if most(&cells, |cell| cell.len() == 5 && digits(cell).len() == 5) {
        Some(F::Postcode)
    } else if most(&cells, is_date) {
        Some(F::Birth)
    } else {
        None
    }
}

pub(super) fn is_email(cell: &str) -> bool {
    let first = cell.split([';', ',', ' ']).next().unwrap_or(cell);
    email(first).is_ok()
}

pub(super) fn is_phone(cell: &str) -> bool {
    let number = Number::parse(cell, Region::FR);
    number.kind == Kind::Number && number.e164.is_some()
}

/// Fourteen digits, or nine, whose sum by Luhn's rule is right (INSEE).
pub(super) fn is_siret(cell: &str) -> bool {
    let only: String = cell.chars().filter(|c| !c.is_whitespace()).collect();
    matches!(only.len(), 14 | 9)
        && only.bytes().all(|byte| byte.is_ascii_digit())
        && luhn(&only)
        && (only.len() == 14 || !is_phone(cell))
}

fn luhn(digits: &str) -> bool {
    let sum: u32 = digits
        .bytes()
        .rev()
        .enumerate()
        .map(|(at, byte)| {
            let digit = u32::from(byte.saturating_sub(b'0')) * if at % 2 == 1 { 2 } else { 1 };
            digit / 10 + digit % 10
        })
        .sum();
    sum.is_multiple_of(10)
}

/// `5610A`, `56.10A`.
fn is_naf(cell: &str) -> bool {
    let plain: Vec<u8> = cell.bytes().filter(|&byte| byte != b'.').collect();
    matches!(plain.as_slice(), [a, b, c, d, letter]
        if [a, b, c, d].iter().all(|byte| byte.is_ascii_digit()) && letter.is_ascii_uppercase())
}

pub(super) fn is_civility(cell: &str) -> bool {
    matches!(
        fold(cell).as_str(),
        "m" | "mr"
            | "mme"
            | "mlle"
            | "mle"
            | "monsieur"
            | "madame"
            | "madam"
            | "mademoiselle"
            | "mrs"
            | "ms"
            | "miss"
            | "dr"
            | "docteur"
            | "me"
            | "mx"
            | "pr"
    )
}

/// `12/05/1980`, `1980-05-12`, before an hour or not.
pub(super) fn is_date(cell: &str) -> bool {
    let date = cell.split([' ', 'T']).next().unwrap_or(cell);
    let parts: Vec<&str> = date.split(['/', '-', '.']).collect();
    matches!(parts.as_slice(), [a, b, c]
        if [a, b, c].iter().all(|part| !part.is_empty() && part.len() <= 4 && part.bytes().all(|b| b.is_ascii_digit()))
            && (a.len() == 4) != (c.len() == 4))
}

/// A code rather than a name: digits, and no space between words.
pub(super) fn is_code(cell: &str) -> bool {
    cell.bytes().any(|byte| byte.is_ascii_digit()) && !cell.contains(' ') && !cell.contains('@')
}

/// A rung of the ladder, in words.
pub(super) fn is_stage(cell: &str) -> bool {
    let folded = fold(cell);
    ["suspect", "lead", "prospect", "client", "customer", "perdu", "lost", "fidele", "opportunity", "subscriber"]
        .iter()
        .any(|word| folded.split(' ').any(|part| part == *word))
}
