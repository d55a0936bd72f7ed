//! Words that do not belong in a note: lists as data, matched on folded words, each with what makes it innocent.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::Sensitive;
use crate::text::fold;

/// A word of a text, folded, and where it stands (bytes).
pub(super) struct Word {
    pub(super) folded: String,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// The words of a text: runs of letters and digits.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut found = Vec::new();
    let mut begun: Option<usize> = None;
    for (at, c) in text.char_indices() {
        // A combining accent belongs to its letter.
        let inside = c.is_alphanumeric() || (begun.is_some() && unicode_normalization::char::is_combining_mark(c));
        match (begun, inside) {
            (None, true) => begun = Some(at),
            (Some(start), false) => {
                found.push(Word { folded: fold(&text[start..at]), start, end: at });
                begun = None;
            }
            _ => {}
        }
    }
    if let Some(start) = begun {
        found.push(Word { folded: fold(&text[start..]), start, end: text.len() });
    }
    found
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    /// `None`: there is no neutral way to say it.
    suggestion: Option<String>,
    words: Vec<String>,
    but: Vec<String>,
}

/// A list, ready to be matched.
struct List {
    kind: Sensitive,
    /// Of the phrase’s first word: the whole phrase, and whether its last word only begins so.
    phrases: HashMap<String, Vec<(Vec<String>, bool)>>,
    /// Beginnings of single words, by their first three letters.
    beginnings: HashMap<String, Vec<String>>,
    /// Words before, words after, that make it innocent.
    but: Vec<(Vec<String>, Vec<String>)>,
}

static LISTS: LazyLock<(Vec<List>, HashMap<Sensitive, String>)> = LazyLock::new(|| {
    let written: HashMap<Sensitive, Written> = toml::from_str(include_str!("words.toml")).unwrap_or_default();
    let suggestions = written.iter().filter_map(|(kind, list)| Some((*kind, list.suggestion.clone()?))).collect();
    let mut lists: Vec<List> = written.into_iter().map(|(kind, list)| list_of(kind, &list)).collect();
    lists.sort_by_key(|list| list.kind);
    (lists, suggestions)
});

/// How many letters of a beginning it is kept under.
const HEAD: usize = 3;

fn head(word: &str) -> String {
    word.chars().take(HEAD).collect()
}

fn split(phrase: &str) -> Vec<String> {
    phrase.split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

fn list_of(kind: Sensitive, written: &Written) -> List {
    let (mut phrases, mut beginnings) = (HashMap::<_, Vec<_>>::new(), HashMap::<_, Vec<_>>::new());
    for phrase in &written.words {
        let open = phrase.ends_with('*');
        let words = split(phrase.trim_end_matches('*'));
        match words.as_slice() {
            [one] if open => beginnings.entry(head(one)).or_default().push(one.clone()),
            [first, ..] => phrases.entry(first.clone()).or_default().push((words.clone(), open)),
            [] => {}
        }
    }
    let but = written.but.iter().filter_map(|around| around.split_once('…'));
    List { kind, phrases, beginnings, but: but.map(|(before, after)| (split(before), split(after))).collect() }
}

impl List {
    /// How many words from here on are a phrase of the list; 0: none.
    fn length(&self, words: &[Word]) -> usize {
        let Some(first) = words.first() else { return 0 };
        let follows = |phrase: &[String], open: bool| {
            let last = phrase.len().saturating_sub(1);
            phrase.len() <= words.len()
                && phrase.iter().zip(words).enumerate().all(|(place, (wanted, word))| {
                    if open && place == last {
                        word.folded.starts_with(wanted.as_str())
                    } else {
                        word.folded == *wanted
                    }
                })
        };
        let whole = self.phrases.get(&first.folded).into_iter().flatten();
        let longest = whole.filter(|(phrase, open)| follows(phrase, *open)).map(|(phrase, _)| phrase.len()).max();
        let begins = || {
            let known = self.beginnings.get(&head(&first.folded)).into_iter().flatten();
            usize::from(known.into_iter().any(|beginning| first.folded.starts_with(beginning.as_str())))
        };
        longest.unwrap_or_else(begins)
    }

    /// Whether the words around make it innocent.
    fn innocent(&self, words: &[Word], from: usize, to: usize) -> bool {
        let is = |at: usize, wanted: &String| words.get(at).is_some_and(|word| word.folded == *wanted);
        self.but.iter().any(|(before, after)| {
            let starts = from.checked_sub(before.len());
            let stands_before =
                starts.is_some_and(|start| before.iter().enumerate().all(|(n, wanted)| is(start + n, wanted)));
            stands_before && after.iter().enumerate().all(|(n, wanted)| is(to + n, wanted))
        })
    }
}

/// Bytes and kind of what is found in words.
pub(super) fn found_in(words: &[Word]) -> Vec<(usize, usize, Sensitive)> {
    let mut found = Vec::new();
    for list in &LISTS.0 {
        let mut at = 0;
        while at < words.len() {
            let length = words.get(at..).map_or(0, |rest| list.length(rest));
            if length > 0 && !list.innocent(words, at, at + length) {
                let ends = words.get(at + length - 1).map(|word| word.end);
                found.extend(words.get(at).zip(ends).map(|(word, end)| (word.start, end, list.kind)));
            }
            at += length.max(1);
        }
    }
    found
}

/// A neutral wording.
pub(super) fn suggestion(kind: Sensitive) -> Option<&'static str> {
    LISTS.1.get(&kind).map(String::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_is_read_and_its_words_are_folded() {
        let written: HashMap<Sensitive, Written> = toml::from_str(include_str!("words.toml")).unwrap();
        assert_eq!(written.len(), 6);
        for list in written.values() {
            for word in list.words.iter().map(|word| word.trim_end_matches('*')) {
                assert_eq!(fold(word), word);
            }
            assert!(list.but.iter().all(|around| around.contains('…')));
        }
    }
}
