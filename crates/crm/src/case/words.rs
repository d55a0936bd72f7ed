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

/// Words that are not even a part of a phrase: « ne marche vraiment plus » is « marche plus ».
static SKIPPED: LazyLock<HashSet<&str>> =
    LazyLock::new(|| include_str!("skipped_words.txt").split_whitespace().collect());

/// The vocabulary: each phrase, and the thing it is said of.
fn vocabulary() -> impl Iterator<Item = (&'static str, &'static str)> {
    let lines = include_str!("vocabulary.txt").lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once(':')).flat_map(|(head, others)| {
        let head = head.trim();
        let others = others.split(',').map(str::trim).filter(|other| !other.is_empty());
        std::iter::once((head, head)).chain(others.map(move |other| (other, head)))
    })
}

/// What a phrase is looked up by: the stems of its words that are not skipped, joined by a space.
fn key(phrase: &str) -> String {
    let words = phrase.split(' ').filter(|word| !SKIPPED.contains(word));
    words.map(stem).collect::<Vec<_>>().join(" ")
}

/// Phrases and words (by their key) and the stem that stands for them.
static SYNONYMS: LazyLock<HashMap<String, String>> =
    LazyLock::new(|| vocabulary().map(|(phrase, head)| (key(phrase), stem(head).to_owned())).collect());

/// The longest phrase of the vocabulary, in words.
static LONGEST: LazyLock<usize> =
    LazyLock::new(|| SYNONYMS.keys().map(|key| key.split(' ').count()).max().unwrap_or(1));

/// A word of a text that may tell something: where it stands, and its stem.
type Kept<'a> = (usize, &'a str);

/// The terms of a text, in order, each once.
///
/// ```
/// let stems: Vec<String> = crm::case::terms("Le boîtier ne s’allume plus").into_iter().map(|t| t.stem).collect();
/// assert_eq!(stems, ["box", "allum"]);
/// ```
pub fn terms(text: &str) -> Vec<Term> {
    let folded = fold(text);
    let words: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).take(WORDS_MAX).collect();
    let kept: Vec<Kept<'_>> = words
        .iter()
        .enumerate()
        .filter(|(_, word)| !SKIPPED.contains(*word))
        .map(|(place, word)| (place, stem(word)))
        .collect();
    let mut seen = HashSet::new();
    let mut found = Vec::new();
    let mut left = kept.as_slice();
    while let Some(&(first, alone)) = left.first() {
        let word = words.get(first).copied().unwrap_or_default();
        let (stem, length) = joined(left).unwrap_or_else(|| (plain(word, alone), 1));
        let (phrase, rest) = left.split_at(length);
        let last = phrase.last().map_or(first, |(place, _)| *place);
        if !stem.is_empty() && seen.insert(stem.clone()) {
            found.push(Term { stem, word: words.get(first..=last).unwrap_or_default().join(" ") });
        }
        left = rest;
    }
    found
}

/// The stem of the longest phrase of the vocabulary that begins here, and how many words it takes.
fn joined(left: &[Kept<'_>]) -> Option<(String, usize)> {
    (1..=(*LONGEST).min(left.len())).rev().find_map(|length| {
        let stems: Vec<&str> = left.get(..length)?.iter().map(|(_, stem)| *stem).collect();
        Some((SYNONYMS.get(&stems.join(" "))?.clone(), length))
    })
}

/// A word of its own; empty when it tells nothing.
fn plain(word: &str, stem: &str) -> String {
    let bare_number = word.bytes().all(|b| b.is_ascii_digit());
    if word.chars().count() < 2 || bare_number || EMPTY.contains(word) {
        return String::new();
    }
    stem.to_owned()
}

/// Endings, longest first: French inflections of nouns, adjectives and verbs, without accents, in the singular. Not
/// "-eur": « répondeur » is not « répond », « chauffeur » is not « chauffe ».
const ENDINGS: &[&str] = &[
    "issement", "ateur", "ation", "atrice", "aison", "aient", "ement", "erait", "erons", "eront", "able", "ance",
    "ante", "erai", "euse", "age", "ais", "ait", "ant", "ent", "ite", "ive", "ons", "ee", "er", "es", "ez", "ie", "if",
    "ir", "is", "it", "re", "e",
];

/// The stem of a folded word: the plural goes, then its longest known ending, as long as five letters remain (with four,
/// « porte », « portée » and « port » were one word); a doubled last letter becomes one. A short word or one with a
/// digit only loses its plural.
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
    let cut = ENDINGS.iter().find_map(|ending| word.strip_suffix(ending).filter(|body| body.len() >= 5));
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
    fn a_phrase_is_found_through_the_words_that_do_not_count() {
        let found = terms("Ça ne marche vraiment plus");
        assert_eq!(found.first().map(|t| t.word.as_str()), Some("marche vraiment plus"));
        assert_eq!(stems("ne marche vraiment plus"), stems("en panne"));
    }

    #[test]
    fn each_phrase_of_the_vocabulary_says_one_thing_and_keeps_its_words() {
        let mut heads = HashMap::new();
        for (phrase, head) in vocabulary() {
            let key = key(phrase);
            assert!(!key.is_empty() && key.contains(' ') == phrase.contains(' '), "{phrase} comes down to {key}");
            assert_eq!(*heads.entry(key).or_insert(head), head, "{phrase}");
        }
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
