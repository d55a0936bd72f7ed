//! Text that a person types: made safe as any other, but refused over its limit, never cut in silence.
//!
//! What comes down a telephone line or from a file is nobody's typing: `phone::text` cuts it.

use phone::text::{clean, clean_lines};

use crate::{Error, Result};

/// One line of at most `max` characters; may be empty.
///
/// # Errors
/// [`Error::Invalid`] `too_long`, naming `field`.
pub(crate) fn line(field: &'static str, text: &str, max: usize) -> Result<String> {
    // Longer than the text itself: nothing is cut before it is measured.
    within(field, clean(text, text.len() + 2), max)
}

/// Text of several lines, at most `max` characters in all; may be empty.
///
/// # Errors
/// Those of [`line`].
pub(crate) fn lines(field: &'static str, text: &str, max: usize) -> Result<String> {
    within(field, clean_lines(text, usize::MAX), max)
}

/// [`line`], or `None` when there is none or it is blank.
///
/// # Errors
/// Those of [`line`].
pub(crate) fn optional_line(field: &'static str, text: Option<&str>, max: usize) -> Result<Option<String>> {
    Ok(text.map(|text| line(field, text, max)).transpose()?.filter(|text| !text.is_empty()))
}

fn within(field: &'static str, text: String, max: usize) -> Result<String> {
    if text.chars().count() > max { Err(Error::Invalid { field, why: "too_long" }) } else { Ok(text) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn why<T: std::fmt::Debug>(result: Result<T>) -> Option<String> {
        result.err().and_then(|error| error.detail())
    }

    #[test]
    fn the_limit_itself_is_taken_and_one_character_more_is_refused() {
        assert_eq!(line("name", "éé é", 4).unwrap(), "éé é");
        assert_eq!(why(line("name", "éé éé", 4)).as_deref(), Some("name.too_long"));
        // The word after the gap that falls on the limit is a word too.
        assert_eq!(why(line("name", "éééé a", 4)).as_deref(), Some("name.too_long"));
        assert_eq!(lines("body", "a\nbc\n\n", 4).unwrap(), "a\nbc");
        assert_eq!(why(lines("body", "a\nbcd", 4)).as_deref(), Some("body.too_long"));
    }

    #[test]
    fn what_is_stripped_does_not_count() {
        assert_eq!(line("name", "\u{202e}a \t\r\n b\u{0}  ", 3).unwrap(), "a b");
        assert_eq!(optional_line("name", Some(" \u{200b} "), 3).unwrap(), None);
    }
}
