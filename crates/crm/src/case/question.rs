//! What to ask next: the word whose presence or absence best separates the cases still likely.

use std::collections::{HashMap, HashSet};

use super::score::Held;

/// A case still likely.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Candidate<'a> {
    /// Its mark.
    pub(crate) score: f64,
    /// By stem.
    pub(crate) terms: &'a HashMap<String, Held>,
    /// How many wordings it has.
    pub(crate) wordings: u32,
}

/// A question worth asking: its stem, and how many candidates know it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Ask {
    pub(crate) stem: String,
    pub(crate) with: u32,
    pub(crate) without: u32,
}

/// An answer must be worth at least this much, in bits.
const LEAST_GAIN: f64 = 0.15;
/// How many questions are proposed at once.
const MOST: usize = 3;

/// The questions with the highest expected information gain, best first; none where one case is left. `known` are the
/// stems already told or answered.
pub(crate) fn questions(candidates: &[Candidate<'_>], known: &HashSet<&str>) -> Vec<Ask> {
    let total: f64 = candidates.iter().map(|c| c.score).sum();
    if candidates.len() < 2 || total <= 0.0 {
        return Vec::new();
    }
    let stems: HashSet<&str> = candidates.iter().flat_map(|c| c.terms.keys()).map(String::as_str).collect();
    let prior: Vec<f64> = candidates.iter().map(|c| c.score / total).collect();
    let mut asks: Vec<(f64, Ask)> = stems
        .into_iter()
        .filter(|stem| !known.contains(stem))
        .filter_map(|stem| {
            let with = candidates.iter().filter(|c| c.terms.contains_key(stem)).count();
            let gain = gain(candidates, &prior, stem);
            let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
            let ask = Ask { stem: stem.to_owned(), with: count(with), without: count(candidates.len() - with) };
            (gain >= LEAST_GAIN).then_some((gain, ask))
        })
        .collect();
    asks.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.stem.cmp(&b.1.stem)));
    asks.into_iter().take(MOST).map(|(_, ask)| ask).collect()
}

/// Expected loss of entropy over the cases, in bits, when the word is known to be there or not.
fn gain(candidates: &[Candidate<'_>], prior: &[f64], stem: &str) -> f64 {
    // Seen in none of few wordings is not "never": add a half either way.
    let likely = candidates.iter().map(|c| {
        let seen = f64::from(c.terms.get(stem).map_or(0, |held| held.wordings));
        (seen + 0.5) / (f64::from(c.wordings) + 1.0)
    });
    let joint: Vec<(f64, f64)> = likely.zip(prior).map(|(p, prior)| (p * prior, (1.0 - p) * prior)).collect();
    let yes: f64 = joint.iter().map(|(yes, _)| yes).sum();
    let no: f64 = joint.iter().map(|(_, no)| no).sum();
    let left = |part: f64, all: f64| if all > 0.0 { part / all } else { 0.0 };
    let after =
        yes * entropy(joint.iter().map(|(y, _)| left(*y, yes))) + no * entropy(joint.iter().map(|(_, n)| left(*n, no)));
    entropy(prior.iter().copied()) - after
}

/// Shannon entropy, in bits.
fn entropy(shares: impl Iterator<Item = f64>) -> f64 {
    shares.filter(|p| *p > 0.0).map(|p| -p * p.log2()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms(stems: &[&str]) -> HashMap<String, Held> {
        stems.iter().map(|stem| ((*stem).to_owned(), Held { wordings: 4, rarity: 1.0 })).collect()
    }

    #[test]
    fn the_word_that_halves_the_cases_is_asked_first() {
        let all = [
            terms(&["box", "rouge", "a"]),
            terms(&["box", "rouge", "b"]),
            terms(&["box", "vert", "c"]),
            terms(&["box", "vert", "d"]),
        ];
        let candidates: Vec<Candidate<'_>> =
            all.iter().map(|terms| Candidate { score: 0.5, terms, wordings: 4 }).collect();
        let found = questions(&candidates, &HashSet::from(["box"]));
        assert!(["rouge", "vert"].contains(&found[0].stem.as_str()), "{found:?}");
        assert_eq!((found[0].with, found[0].without), (2, 2));
        assert!(found.iter().all(|ask| ask.stem != "box"), "what all cases know separates none");
    }

    #[test]
    fn one_case_left_asks_nothing() {
        let only = terms(&["box"]);
        assert!(questions(&[Candidate { score: 1.0, terms: &only, wordings: 1 }], &HashSet::new()).is_empty());
        assert!(questions(&[], &HashSet::new()).is_empty());
    }
}
