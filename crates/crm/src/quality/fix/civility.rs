//! "Madame", "M." typed within the name: taken out of it and put where it belongs.

use crate::import::civility;

/// A form of address found in a name, and the name without it (empty when nothing else is left); `None`: there is none, or
/// two that contradict each other.
pub(super) fn within(name: &str) -> Option<(&'static str, String)> {
    let mut words: Vec<&str> = name.split_whitespace().collect();
    let mut said: Option<&'static str> = None;
    loop {
        let at = if words.first().is_some_and(|word| form(word).is_some()) {
            0
        } else if words.len() > 1 && words.last().is_some_and(|word| form(word).is_some()) {
            words.len() - 1
        } else {
            break;
        };
        let code = form(words.remove(at))?;
        if said.is_some_and(|other| other != code) {
            return None;
        }
        said = Some(code);
    }
    let rest = words.join(" ");
    Some((said?, if rest.chars().any(char::is_alphabetic) { rest } else { String::new() }))
}

/// What a word says of it: written in full, or with its dot; "M" and "Ms" alone may be initials.
fn form(word: &str) -> Option<&'static str> {
    let written = word.trim_matches(|c: char| "(),".contains(c));
    let plain = written.trim_end_matches('.');
    let clear = plain.len() > 2 || (written.ends_with('.') && !plain.is_empty());
    civility(plain).filter(|_| clear)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_form_of_address_is_found_at_either_end() {
        for (name, code, rest) in [
            ("Mme Martin", "mme", "Martin"),
            ("Madame MARTIN", "mme", "MARTIN"),
            ("M. Le Gall", "m", "Le Gall"),
            ("Monsieur Roy", "m", "Roy"),
            ("Martin (Mme)", "mme", "Martin"),
            ("Mademoiselle", "mme", ""),
        ] {
            assert_eq!(within(name), Some((code, rest.to_owned())), "{name}");
        }
    }

    #[test]
    fn an_initial_or_a_name_is_no_form_of_address() {
        for name in ["M", "M Roy", "Martin", "Monsieurin", "Mme-Martin", "Jean M", ""] {
            assert_eq!(within(name), None, "{name}");
        }
    }

    proptest! {
        #[test]
        fn a_name_gets_shorter(name in "(Mme |M\\. |Monsieur )?[A-Z][a-z]{2,9}( \\(Madame\\))?") {
            if let Some((_, rest)) = within(&name) {
                prop_assert!(rest.len() < name.len());
            }
        }
    }
}
