//! Folding: the one writing under which two texts are the same to a French reader.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Folds text for comparing, sorting and searching: lower case, no accents, œ→oe, æ→ae, ß→ss, apostrophes and
/// dashes become spaces, runs of anything that is not a letter or digit become one space.
///
/// ```
/// assert_eq!(crm::text::fold("L’Œuvre d'Éléonore-Maÿ"), "l oeuvre d eleonore may");
/// ```
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut gap = false;
    let mut push = |c: char, out: &mut String| {
        if c.is_alphanumeric() {
            if gap && !out.is_empty() {
                out.push(' ');
            }
            gap = false;
            out.push(c);
        } else {
            gap = true;
        }
    };
    if text.is_ascii() {
        for c in text.chars() {
            push(c.to_ascii_lowercase(), &mut out);
        }
        return out;
    }
    for c in text.nfkd().filter(|&c| !is_combining_mark(c)) {
        match c {
            'œ' | 'Œ' => "oe".chars().for_each(|c| push(c, &mut out)),
            'æ' | 'Æ' => "ae".chars().for_each(|c| push(c, &mut out)),
            'ß' | 'ẞ' => "ss".chars().for_each(|c| push(c, &mut out)),
            'ø' | 'Ø' => push('o', &mut out),
            'đ' | 'Đ' => push('d', &mut out),
            'ł' | 'Ł' => push('l', &mut out),
            _ => c.to_lowercase().for_each(|c| push(c, &mut out)),
        }
    }
    out
}

/// The digits of a text, in order.
pub(crate) fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn accents_ligatures_and_apostrophes_are_ignored() {
        assert_eq!(fold("Bœuf"), "boeuf");
        assert_eq!(fold("  Saint-Étienne "), "saint etienne");
        assert_eq!(fold("D’ALMEIDA"), fold("d'almeida"));
        assert_eq!(fold("E\u{301}le\u{301}onore"), "eleonore");
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing_more(text in "\\PC{0,60}") {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }
    }
}
