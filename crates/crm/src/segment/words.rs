//! The vocabulary: every phrase the language knows, as the stems of its words.

use std::sync::LazyLock;

use super::choices::Choice;
use super::field::{FIELDS, FieldKind, FilterBy, RuleField};
use super::lexer::stem;
use super::rule::DayUnit;

/// A phrase of the vocabulary and what it means.
pub(super) struct Phrase<M> {
    pub stems: Vec<String>,
    pub means: M,
}

/// What a phrase at the beginning of a comparison means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Subject {
    /// A field, to be compared.
    Field(RuleField),
    /// A field and its value at once: `femme`, `prospect`, `chaud`.
    Is(RuleField, &'static str),
}

/// The stems of the words of a phrase.
pub(super) fn stems(phrase: &str) -> Vec<String> {
    phrase.split(|c: char| !c.is_alphanumeric() && c != '.').filter(|word| !word.is_empty()).map(stem).collect()
}

fn phrase<M>(words: &str, means: M) -> Phrase<M> {
    Phrase { stems: stems(words), means }
}

/// Fields by all their names, and the values that are said by themselves.
pub(super) static SUBJECTS: LazyLock<Vec<Phrase<Subject>>> = LazyLock::new(|| {
    let mut all = Vec::new();
    for entry in FIELDS {
        for name in [entry.fr, entry.en, entry.field.as_str()].iter().chain(entry.also) {
            all.push(phrase(name, Subject::Field(entry.field)));
        }
        if said_alone(entry.field) {
            for choice in entry.choices {
                let said = choice.words().map(|word| phrase(word, Subject::Is(entry.field, choice.code)));
                all.extend(said.filter(|said| said.stems.iter().any(|stem| stem.len() > 2)));
            }
        }
    }
    all
});

/// Whether a value of that field is understood without its name.
pub(super) fn said_alone(field: RuleField) -> bool {
    matches!(field, RuleField::Sex | RuleField::Stage | RuleField::Temperature | RuleField::Label)
}

/// Ways to narrow what is counted, by all their names.
pub(super) static FILTERS: LazyLock<Vec<Phrase<FilterBy>>> = LazyLock::new(|| {
    let names = |by: &FilterBy| {
        let (fr, en, also) = by.names();
        [fr, en].iter().chain(also).map(|name| phrase(name, *by)).collect::<Vec<_>>()
    };
    // « de » says nothing by itself: what it may begin is read where a place is.
    FilterBy::ALL.iter().filter(|by| **by != FilterBy::From).flat_map(names).collect()
});

/// Every way to say the values of a closed list.
pub(super) fn said(choices: &'static [Choice]) -> Vec<Phrase<&'static str>> {
    choices.iter().flat_map(|choice| choice.words().map(|word| phrase(word, choice.code))).collect()
}

/// The unit of days that a stem says.
pub(super) fn unit(said: &str) -> Option<DayUnit> {
    let named = |names: &[&str]| among(said, names);
    [
        (DayUnit::Day, &["jour", "jours", "day", "j"][..]),
        (DayUnit::Week, &["semaine", "week"]),
        (DayUnit::Month, &["mois", "month"]),
        (DayUnit::Year, &["an", "ans", "année", "year"]),
    ]
    .into_iter()
    .find(|(_, names)| named(names))
    .map(|(unit, _)| unit)
}

/// Words between two comparisons.
pub(super) const CONNECTORS: &[&str] = &["et", "ou", "and", "or"];

/// Words with which another comparison may follow without a connector.
pub(super) const JOINERS: &[&str] = &[
    "avec",
    "sans",
    "dont",
    "ayant",
    "qui",
    "travaillant",
    "habitant",
    "with",
    "without",
    "whose",
    "who",
    "having",
    "working",
    "living",
];

/// Words that say nothing by themselves at the beginning of a comparison.
pub(super) const FILLERS: &[&str] = &[
    "dont",
    "avec",
    "ayant",
    "qui",
    "ont",
    "a",
    "le",
    "la",
    "les",
    "l",
    "un",
    "une",
    "des",
    "leur",
    "leurs",
    "personnes",
    "gens",
    "with",
    "whose",
    "who",
    "have",
    "has",
    "having",
    "the",
    "people",
    "sont",
    "are",
    "an",
];

/// Words with which a period begins.
pub(super) const PERIODS: &[&str] =
    &["depuis", "since", "avant", "before", "cette", "ce", "ces", "this", "entre", "between", "du", "aujourd", "today"];

/// Whether a stem is one of these words.
pub(super) fn among(said: &str, words: &[&str]) -> bool {
    words.iter().any(|word| may_be(said, word) && stem(word) == said)
}

/// Whether a stem may begin these words: `false` is sure.
pub(super) fn may_be(said: &str, words: &str) -> bool {
    let first = words.chars().next();
    !first.is_some_and(|c| c.is_ascii() && !said.starts_with(c.to_ascii_lowercase()))
}

/// Every name of a field a person may have meant, for suggestions.
pub(super) fn field_names() -> impl Iterator<Item = &'static str> {
    let subjects = FIELDS.iter().filter(|entry| entry.kind == FieldKind::Choice && said_alone(entry.field));
    FIELDS
        .iter()
        .flat_map(|entry| [entry.fr, entry.en].into_iter().chain(entry.also.iter().copied()))
        .chain(subjects.flat_map(|entry| entry.choices.iter().map(|choice| choice.fr)))
}
