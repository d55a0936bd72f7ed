//! Every way of typing a character, brought down to plain lower-case ASCII before anything is read.
//!
//! Spaces, dashes, dots and slashes of all kinds become the plain one; accents are dropped; full-width,
//! Arabic-Indic and Persian digits become 0–9; zero-width and bidirectional marks disappear. What is left
//! over becomes [`STRANGE`], which no number may contain: digits of other scripts are refused, not guessed.

use crate::text::is_unsafe;

/// Stands for a letter or symbol that has no place in a telephone number.
pub(super) const STRANGE: char = '\u{1}';

/// Folds a text to ASCII; line breaks become `\n`, the result is not trimmed.
pub(crate) fn fold(input: &str) -> String {
    let mut out = String::with_capacity(input.len());
    for c in input.chars() {
        if c.is_ascii_graphic() || c == ' ' {
            out.push(bracket(c.to_ascii_lowercase()));
        } else {
            fold_one(c, &mut out);
        }
    }
    out
}

fn fold_one(c: char, out: &mut String) {
    match c {
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => out.push('\n'),
        // Full-width forms of ASCII.
        '\u{ff01}'..='\u{ff5e}' => shift(c, '\u{ff01}', b'!', out),
        // Arabic-Indic and Persian digits.
        '\u{660}'..='\u{669}' => shift(c, '\u{660}', b'0', out),
        '\u{6f0}'..='\u{6f9}' => shift(c, '\u{6f0}', b'0', out),
        '\u{2010}'..='\u{2015}' | '\u{2043}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{30fc}' => {
            out.push('-');
        }
        '·' | '•' | '․' | '∙' | '⋅' | '・' | '。' => out.push('.'),
        '⁄' | '∕' | '⧸' => out.push('/'),
        '‘' | '’' | '‚' | '‛' | '′' | '´' => out.push('\''),
        '“' | '”' | '„' | '«' | '»' | '‹' | '›' | '″' => out.push('"'),
        '﹢' | '₊' => out.push('+'),
        // "n°", and the little telephones people paste before a number.
        '°' | 'º' | '№' | '☎' | '☏' | '✆' | '✉' | '\u{fe0e}' | '\u{fe0f}' => {
            out.push(' ');
        }
        '\u{1f4de}'..='\u{1f4e0}' | '\u{1f4f1}' | '\u{1f4f2}' | '\u{1f57b}'..='\u{1f581}' => {
            out.push(' ');
        }
        // Combining accents of decomposed text.
        '\u{300}'..='\u{36f}' => {}
        _ if c.is_whitespace() => out.push(' '),
        _ if is_unsafe(c) => {}
        _ => out.push(unaccented(c)),
    }
}

/// Maps a contiguous run of characters starting at `first` onto ASCII starting at `onto`.
fn shift(c: char, first: char, onto: u8, out: &mut String) {
    let ascii = u8::try_from(u32::from(c) - u32::from(first))
        .ok()
        .and_then(|offset| onto.checked_add(offset))
        .map_or(STRANGE, char::from);
    out.push(bracket(ascii.to_ascii_lowercase()));
}

/// Brackets of all shapes read as parentheses, the other slash as a slash.
fn bracket(c: char) -> char {
    match c {
        '[' | '{' => '(',
        ']' | '}' => ')',
        '`' => '\'',
        '\\' => '/',
        other => other,
    }
}

fn unaccented(c: char) -> char {
    match c {
        'à' | 'â' | 'ä' | 'á' | 'À' | 'Â' | 'Ä' | 'Á' => 'a',
        'é' | 'è' | 'ê' | 'ë' | 'É' | 'È' | 'Ê' | 'Ë' => 'e',
        'î' | 'ï' | 'í' | 'Î' | 'Ï' | 'Í' => 'i',
        'ô' | 'ö' | 'ó' | 'Ô' | 'Ö' | 'Ó' => 'o',
        'ù' | 'û' | 'ü' | 'ú' | 'Ù' | 'Û' | 'Ü' | 'Ú' => 'u',
        'ç' | 'Ç' => 'c',
        _ => STRANGE,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_dash_and_space_becomes_the_plain_one() {
        assert_eq!(fold("06\u{a0}39\u{202f}98\u{2009}00\t12"), "06 39 98 00 12");
        assert_eq!(fold("06‐39‑98–00—12−"), "06-39-98-00-12-");
    }

    #[test]
    fn full_width_arabic_indic_and_persian_digits_are_digits() {
        assert_eq!(fold("＋３３　６"), "+33 6");
        assert_eq!(fold("٠٦ ۳۹"), "06 39");
    }

    #[test]
    fn digits_of_other_scripts_are_refused_rather_than_guessed() {
        assert_eq!(fold("०६"), "\u{1}\u{1}");
    }

    #[test]
    fn accents_fall_and_invisible_marks_disappear() {
        assert_eq!(fold("Te\u{301}l\u{200b}.\u{202e} Privé"), "tel. prive");
    }
}
