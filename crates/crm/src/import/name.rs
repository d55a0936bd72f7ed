//! A name in one cell, taken apart: civility, first name, last name, in whatever order people write them.

use crate::text::fold;

/// A name in one cell, taken apart.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Split {
    pub civility: Option<&'static str>,
    pub first: Option<String>,
    pub last: Option<String>,
}

/// Words that belong to the name that follows.
const PARTICLES: &[&str] = &[
    "de", "du", "des", "le", "la", "les", "d", "da", "do", "dos", "van", "von", "den", "der", "el", "al", "ben",
    "saint", "st",
];

/// What a form of address says; `None`: it is none.
pub(crate) fn civility(word: &str) -> Option<&'static str> {
    match fold(word).as_str() {
        "m" | "mr" | "monsieur" => Some("m"),
        "mme" | "madame" | "madam" | "mlle" | "mle" | "mademoiselle" | "mrs" | "ms" => Some("mme"),
        "mx" => Some("mx"),
        _ => None,
    }
}

/// Takes "M. Jean LE GALL", "LE GALL Jean", "Le Gall, Jean" or "Jean Le Gall" apart. Capitals tell the last name; all
/// in capitals, the last name comes first, as on lists; all in small letters, it comes last, as in speech.
pub(crate) fn split_name(name: &str) -> Split {
    let mut words: Vec<&str> = name.split_whitespace().collect();
    let title = words.first().and_then(|word| civility(word)).filter(|_| words.len() > 1);
    if title.is_some() {
        words.remove(0);
    }
    let joined = |words: &[&str]| Some(words.join(" ")).filter(|text| !text.is_empty());
    let split = |first: &[&str], last: &[&str]| Split { civility: title, first: joined(first), last: joined(last) };
    if let Some(comma) = words.iter().position(|word| word.ends_with(',')) {
        let (last, first) = words.split_at(comma + 1);
        let last = last.join(" ");
        return Split { civility: title, first: joined(first), last: joined(&[last.trim_end_matches(',').trim_end()]) };
    }
    let capitals =
        |word: &&str| word.chars().filter(|c| c.is_alphabetic()).count() > 1 && !word.chars().any(char::is_lowercase);
    let particle = |word: &&str| PARTICLES.contains(&fold(word).as_str());
    let count = words.iter().filter(|word| capitals(word)).count();
    if count > 0 && count < words.len() {
        // Small particles beside capitals belong to the last name: "de LA TOUR Anne".
        let last = |at: usize| {
            words.get(at).is_some_and(|word| {
                capitals(word)
                    || particle(word) && words.get(at + 1).is_some_and(|next| capitals(next) || particle(next))
            })
        };
        let pick = |wanted: bool| -> Vec<&str> {
            (0..words.len()).filter(|&at| last(at) == wanted).filter_map(|at| words.get(at).copied()).collect()
        };
        return split(&pick(false), &pick(true));
    }
    let all_capitals = count == words.len();
    let turn = if all_capitals {
        // "LE GALL ANNE": the particles, then one word.
        words.iter().position(|word| !particle(word)).map_or(words.len(), |at| at + 1)
    } else {
        let last = words.len().saturating_sub(1);
        (1..last).rev().take_while(|&at| words.get(at).is_some_and(particle)).last().unwrap_or(last)
    };
    let (before, after) = words.split_at(turn.min(words.len()));
    if all_capitals { split(after, before) } else { split(before, after) }
}

/// A name beside the first name, which has a column of its own: the last one, unless the first one stands in it too.
pub(crate) fn beside_first(name: &str, first: &str) -> Split {
    let mut words: Vec<&str> = name.split_whitespace().collect();
    let title = words.first().and_then(|word| civility(word)).filter(|_| words.len() > 1);
    if title.is_some() {
        words.remove(0);
    }
    let firsts: Vec<String> = first.split_whitespace().map(fold).collect();
    let folded: Vec<String> = words.iter().map(|word| fold(word)).collect();
    if words.len() > firsts.len()
        && let Some(at) = folded.windows(firsts.len()).position(|window| window == firsts)
    {
        words.drain(at..at + firsts.len());
    }
    Split { civility: title, first: None, last: Some(words.join(" ")).filter(|last| !last.is_empty()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_in_one_cell_is_taken_apart() {
        let split = |name| {
            let Split { civility, first, last } = split_name(name);
            (civility.unwrap_or(""), first.unwrap_or_default(), last.unwrap_or_default())
        };
        for (written, civility, first, last) in [
            ("LE GALL Zoé", "", "Zoé", "LE GALL"),
            ("Zoé LE GALL", "", "Zoé", "LE GALL"),
            ("Mme Zoé Le Gall", "mme", "Zoé", "Le Gall"),
            ("M. Jean-Pierre Morel", "m", "Jean-Pierre", "Morel"),
            ("Le Gall, Zoé", "", "Zoé", "Le Gall"),
            ("de LA TOUR Anne", "", "Anne", "de LA TOUR"),
            ("Anne de La Tour", "", "Anne", "de La Tour"),
            ("DUPONT JEAN", "", "JEAN", "DUPONT"),
            ("LE GALL ANNE MARIE", "", "ANNE MARIE", "LE GALL"),
            ("Ali Ben Salem", "", "Ali", "Ben Salem"),
            ("Marie Claire Dubois", "", "Marie Claire", "Dubois"),
            ("Morel", "", "", "Morel"),
            ("MOREL", "", "", "MOREL"),
            ("Mme", "", "", "Mme"),
            ("Monsieur Roy", "m", "", "Roy"),
        ] {
            assert_eq!(split(written), (civility, first.to_owned(), last.to_owned()), "{written}");
        }
    }

    #[test]
    fn a_name_beside_a_first_name_is_the_last_one() {
        let last = |name, first| beside_first(name, first).last.unwrap_or_default();
        assert_eq!(last("Le Gall", "Zoé"), "Le Gall");
        assert_eq!(last("LE GALL Zoe", "Zoé"), "LE GALL");
        assert_eq!(last("M. Jean Pierre Roy", "Jean Pierre"), "Roy");
        assert_eq!(last("Martin", "Martin"), "Martin");
    }
}
