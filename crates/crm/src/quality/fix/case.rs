//! Names and towns all in capitals, or all in small letters.
//!
//! What has both is as somebody meant it: "McDonald", "de Gaulle", "D'Angelo" stay. "MACDONALD" does too: nothing says
//! where its second capital goes.

/// Particles that are small wherever they stand.
const SMALL: &[&str] = &["de", "d"];
/// Those that are capital at the beginning of a name: "Du Bellay", "Dupont du Moulin".
const SMALL_WITHIN: &[&str] =
    &["du", "des", "van", "von", "der", "den", "zu", "da", "do", "dos", "das", "di", "del", "y", "e", "et"];

/// What is written: the same word may have other small words beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Written {
    /// A last name: particles are small.
    LastName,
    /// A first name: each part has its capital.
    FirstName,
}

/// The same with its capitals where they go; `None`: it is right, or nothing tells how it would be.
pub(super) fn proper(text: &str, written: Written) -> Option<String> {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let latin = text.chars().all(|c| c < '\u{250}' || "’‑".contains(c));
    if letters < 2 || !latin || !one_case(text) || text.chars().any(|c| c.is_ascii_digit()) {
        return None;
    }
    let mut out = String::with_capacity(text.len());
    let mut word = String::new();
    for c in text.chars().chain(['\0']) {
        if c.is_alphabetic() {
            word.push(c);
            continue;
        }
        if !word.is_empty() {
            push_word(&mut out, &std::mem::take(&mut word), c, written)?;
        }
        if c != '\0' {
            out.push(c);
        }
    }
    (out != text).then_some(out)
}

/// Whether there are capitals only, or small letters only.
pub(super) fn one_case(text: &str) -> bool {
    !(text.chars().any(char::is_uppercase) && text.chars().any(char::is_lowercase))
}

/// Adds a word, which `next` follows; `None`: nobody can tell how it is written.
fn push_word(out: &mut String, word: &str, next: char, written: Written) -> Option<()> {
    let small: String = word.chars().flat_map(char::to_lowercase).collect();
    let first = !out.chars().any(char::is_alphabetic);
    let elided = matches!(next, '\'' | '’');
    if small.starts_with("mc") || (small.starts_with("mac") && small.chars().count() > 5) {
        return None;
    }
    let particle = written == Written::LastName
        && (next != '\0' && next != '-' || small == "de")
        && ((SMALL.contains(&small.as_str()) && (small != "d" || elided))
            || (!first && SMALL_WITHIN.contains(&small.as_str())));
    // "NG", "SNCF": letters without a vowel are not a word of French.
    let initials = small.chars().count() > 1 && !small.chars().any(|c| "aeiouyàâäéèêëîïôöùûüÿæœ".contains(c));
    if particle {
        out.push_str(&small);
    } else if initials {
        out.push_str(word);
    } else {
        let mut letters = small.chars();
        letters.next().into_iter().for_each(|c| out.extend(c.to_uppercase()));
        out.push_str(letters.as_str());
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn last(text: &str) -> String {
        proper(text, Written::LastName).unwrap_or_else(|| text.to_owned())
    }

    fn first(text: &str) -> String {
        proper(text, Written::FirstName).unwrap_or_else(|| text.to_owned())
    }

    #[test]
    fn a_last_name_has_its_capitals_and_its_particles() {
        for (written, right) in [
            ("DUPONT", "Dupont"),
            ("dupont", "Dupont"),
            ("DUPONT DE LA TOUR", "Dupont de La Tour"),
            ("LE GALL", "Le Gall"),
            ("DE GAULLE", "de Gaulle"),
            ("DU BELLAY", "Du Bellay"),
            ("DUPONT DU MOULIN", "Dupont du Moulin"),
            ("D'ALMEIDA", "d'Almeida"),
            ("D’ORMESSON", "d’Ormesson"),
            ("O'BRIEN", "O'Brien"),
            ("L'HERMITE", "L'Hermite"),
            ("MARTIN-DUPONT", "Martin-Dupont"),
            ("VAN DER BERG", "Van der Berg"),
            ("BÉLANGER", "Bélanger"),
            ("ŒUVRARD", "Œuvrard"),
            ("MACÉ", "Macé"),
        ] {
            assert_eq!(last(written), right);
        }
    }

    #[test]
    fn a_first_name_has_a_capital_at_each_part() {
        for (written, right) in
            [("jean-paul", "Jean-Paul"), ("MARIE CLAIRE", "Marie Claire"), ("ÉLODIE", "Élodie"), ("j.-p.", "J.-P.")]
        {
            assert_eq!(first(written), right);
        }
    }

    #[test]
    fn what_has_capitals_and_small_letters_or_cannot_be_told_stays() {
        for text in
            ["McDonald", "MACDONALD", "MCDONALD", "de Gaulle", "O'Brien", "D'Angelo", "X", "NG", "LOT 12", "ИВАН", ""]
        {
            assert_eq!(last(text), text);
        }
    }

    proptest! {
        #[test]
        fn what_was_put_right_is_right(text in "[\\PCa-zA-ZÀ-ÿ' -]{0,24}") {
            for written in [Written::LastName, Written::FirstName] {
                if let Some(once) = proper(&text, written) {
                    prop_assert_eq!(proper(&once, written), None, "{}", once);
                }
            }
        }

        #[test]
        fn letters_stay_but_for_their_case(text in "[a-zA-ZÀ-ÖØ-Þ' -]{0,24}") {
            if let Some(right) = proper(&text, Written::LastName) {
                prop_assert_eq!(right.to_lowercase(), text.to_lowercase());
            }
        }

        #[test]
        fn a_word_in_both_cases_is_never_touched(text in "[A-Z][a-z]{1,9}( [A-Z][a-z]{1,9})?") {
            prop_assert_eq!(proper(&text, Written::LastName), None);
        }
    }
}
