//! From a text to the terms two incidents are compared by: folded, without empty words, endings cut, synonyms joined.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use crate::text::fold;

/// A term of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// What is compared.
    pub stem: String,
    /// The word or phrase as it stands in the text, folded.
    pub word: String,
}

/// The longest text that is read, in words: an incident is told in fewer.
const WORDS_MAX: usize = 400;

/// Words that tell nothing of an incident.
static EMPTY: LazyLock<HashSet<&str>> = LazyLock::new(|| include_str!("empty_words.txt").split_whitespace().collect());

/// Phrases and words (each with its ending cut) and the stem that stands for them. Phrases are words joined by a space.
static SYNONYMS: LazyLock<HashMap<String, String>> = LazyLock::new(|| {
    let mut map = HashMap::new();
    for line in include_str!("vocabulary.txt").lines().filter(|line| !line.starts_with('#')) {
        let Some((head, others)) = line.split_once(':') else { continue };
        let head = stem(head.trim()).to_owned();
        for other in others.split(',').map(str::trim).filter(|other| !other.is_empty()) {
            let key: Vec<&str> = other.split(' ').map(stem).collect();
            map.insert(key.join(" "), head.clone());
        }
    }
    map
});

/// The longest phrase of the vocabulary, in words.
static LONGEST: LazyLock<usize> =
    LazyLock::new(|| SYNONYMS.keys().map(|key| key.split(' ').count()).max().unwrap_or(1));

/// The terms of a text, in order, each once.
///
/// ```
/// let stems: Vec<String> = crm::case::terms("Le boîtier ne s’allume plus").into_iter().map(|t| t.stem).collect();
/// assert_eq!(stems, ["box", "allum"]);
/// ```
pub fn terms(text: &str) -> Vec<Term> {
    let folded = fold(text);
    let words: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).take(WORDS_MAX).collect();
    let stems: Vec<&str> = words.iter().map(|word| stem(word)).collect();
    let mut seen = HashSet::new();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(&word) = words.get(at) {
        let (stem, length) = joined(&stems, at).unwrap_or_else(|| (plain(word, &stems, at), 1));
        if !stem.is_empty() && seen.insert(stem.clone()) {
            found.push(Term { stem, word: words.get(at..at + length).unwrap_or_default().join(" ") });
        }
        at += length;
    }
    found
}

/// The stem of the longest phrase of the vocabulary that begins here, and how many words it takes.
fn joined(stems: &[&str], at: usize) -> Option<(String, usize)> {
    (1..=(*LONGEST).min(stems.len() - at)).rev().find_map(|length| {
        let key = stems.get(at..at + length)?.join(" ");
        Some((SYNONYMS.get(&key)?.clone(), length))
    })
}

/// A word of its own; empty when it tells nothing.
fn plain(word: &str, stems: &[&str], at: usize) -> String {
    let bare_number = word.bytes().all(|b| b.is_ascii_digit());
    if word.chars().count() < 2 || bare_number || EMPTY.contains(word) {
        return String::new();
    }
    stems.get(at).copied().unwrap_or(word).to_owned()
}

/// Endings, longest first: French inflections of nouns, adjectives and verbs, without accents, in the singular.
const ENDINGS: &[&str] = &[
    "issement", "ateur", "ation", "atrice", "aison", "aient", "ement", "erait", "erons", "eront", "able", "ance",
    "ante", "erai", "euse", "age", "ais", "ait", "ant", "ent", "eur", "ite", "ive", "ons", "ee", "er", "es", "ez",
    "ie", "if", "ir", "is", "it", "re", "e",
];

/// The stem of a folded word: the plural goes, then its longest known ending, as long as four letters remain; a doubled
/// last letter becomes one. A short word or one with a digit only loses its plural.
fn stem(word: &str) -> &str {
    if !word.is_ascii() {
        return word;
    }
    let singular = |most: usize, marks: &[char]| match word.strip_suffix(marks) {
        Some(body) if body.len() >= most => body,
        _ => word,
    };
    if word.len() <= 4 || word.bytes().any(|b| b.is_ascii_digit()) {
        return singular(3, &['s']);
    }
    let word = singular(5, &['s', 'x']);
    let cut = ENDINGS.iter().find_map(|ending| word.strip_suffix(ending).filter(|body| body.len() >= 4));
    let body = cut.unwrap_or(word);
    let mut last_two = body.bytes().rev();
    match (last_two.next(), last_two.next()) {
        (Some(a), Some(b)) if a == b && body.len() > 4 => body.get(..body.len() - 1).unwrap_or(body),
        _ => body,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn stems(text: &str) -> Vec<String> {
        terms(text).into_iter().map(|term| term.stem).collect()
    }

    #[test]
    fn forms_of_one_word_have_one_stem() {
        for family in [
            &["clignote", "clignotent", "clignotant", "clignotait", "clignoter"][..],
            &["rouge", "rouges"],
            &["installe", "installer", "installation", "installateur"],
        ] {
            let all: HashSet<String> = family.iter().flat_map(|word| stems(word)).collect();
            assert_eq!(all.len(), 1, "{all:?}");
        }
    }

    #[test]
    fn what_desks_say_for_one_thing_is_one_term() {
        assert_eq!(stems("la lumière du modem"), stems("le voyant de la box"));
        assert_eq!(stems("mot de passe oublié"), stems("MDP oublié"));
        assert_eq!(stems("plus de Wi-Fi"), stems("wifi"));
    }

    #[test]
    fn empty_words_and_bare_numbers_tell_nothing() {
        assert!(stems("je n’ai pas 300 du client, depuis hier").is_empty());
        assert!(stems("").is_empty());
    }

    #[test]
    fn a_term_keeps_the_words_it_was_read_from() {
        let found = terms("Mots de passe refusés");
        assert_eq!(found.first().map(|t| t.word.as_str()), Some("mots de passe"));
    }

    proptest! {
        #[test]
        fn any_text_has_terms_without_panic_each_once(text in "\\PC{0,300}") {
            let found = stems(&text);
            let distinct: HashSet<&String> = found.iter().collect();
            prop_assert_eq!(distinct.len(), found.len());
        }
    }
}
