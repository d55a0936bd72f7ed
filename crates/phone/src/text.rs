//! Text from outside, made safe to keep and show: the one filter every inlet uses (invariant 9).

/// The longest name or label kept from outside, in characters (RELIABILITY.md §2.3).
pub const NAME_MAX: usize = 128;

/// Cleans text that came from a telephone line, a file or a link.
///
/// Strips control characters (C0, C1), bidirectional marks and overrides, zero-width characters and the
/// byte-order mark, folds every run of white space into one space, trims, and keeps at most `max` characters.
/// Letters, accents and emoji stay as they are.
///
/// ```
/// use phone::text::{clean, NAME_MAX};
/// assert_eq!(clean("\u{202e}Mme\u{a0} Le\tGall\r\n", NAME_MAX), "Mme Le Gall");
/// ```
pub fn clean(input: &str, max: usize) -> String {
    let mut out = String::with_capacity(input.len().min(max * 4));
    let mut kept = 0;
    let mut gap = false;
    for c in input.chars() {
        if c.is_whitespace() {
            gap = true;
            continue;
        }
        if is_unsafe(c) {
            continue;
        }
        if gap && kept > 0 {
            if kept + 1 >= max {
                break;
            }
            out.push(' ');
            kept += 1;
        }
        gap = false;
        if kept >= max {
            break;
        }
        out.push(c);
        kept += 1;
    }
    out
}

/// Like [`clean`], for text of several lines (a note, a description): line breaks are kept.
pub fn clean_lines(input: &str, max: usize) -> String {
    let unified = input.replace("\r\n", "\n").replace('\r', "\n");
    let kept: String = unified.chars().filter(|&c| c == '\n' || c == '\t' || !is_unsafe(c)).take(max).collect();
    kept.trim_end().to_owned()
}

/// Characters that move, hide or control text rather than being read.
pub(crate) fn is_unsafe(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{00ad}' | '\u{061c}' | '\u{180e}'
            | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2069}' | '\u{206a}'..='\u{206f}'
            | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn direction_overrides_and_control_characters_are_dropped() {
        assert_eq!(clean("a\u{202e}b\u{0}c\u{1b}[31m\u{feff}", 128), "abc[31m");
    }

    #[test]
    fn length_is_capped_in_characters_not_bytes() {
        assert_eq!(clean("éééé", 3), "ééé");
        assert_eq!(clean("ab cd", 3), "ab");
    }

    #[test]
    fn a_note_keeps_its_lines() {
        assert_eq!(clean_lines("une\r\ndeux\u{202e}\u{7}\n", 100), "une\ndeux");
    }
}
