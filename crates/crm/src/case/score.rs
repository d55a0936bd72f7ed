//! How near a case is to what is told. Pure: words in, a mark and its reasons out.
//!
//! The mark is the cosine between the text and the centroid of the wordings of the case (Rocchio, 1971), each term
//! weighed by its rarity among all wordings (Robertson and Spärck Jones, 1976): 1 when the text says what every wording
//! says and nothing else. Attributes that are the same, and how often the case worked, weigh in.

use std::collections::HashMap;

use super::Term;

/// A term asked for, with what the base knows of it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Asked {
    pub(crate) term: Term,
    /// How rare it is, from its number of cases.
    pub(crate) rarity: f64,
}

/// What is asked: the terms of the text, and the answers given.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Query {
    pub(crate) asked: Vec<Asked>,
    pub(crate) no: Vec<String>,
}

/// What a case holds of one term.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Held {
    /// In how many of its wordings.
    pub(crate) wordings: u32,
    /// How rare it is.
    pub(crate) rarity: f64,
}

/// What is known of a case.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Known {
    /// By stem.
    pub(crate) terms: HashMap<String, Held>,
    /// How many wordings it has; at least 1.
    pub(crate) wordings: u32,
    /// How many attributes asked for are the same, and how many were asked for.
    pub(crate) same_attributes: (u32, u32),
    /// How often it was tried and worked, the first ticket included.
    pub(crate) tried: u32,
    pub(crate) worked: u32,
}

/// The mark of a case, and the places in the query of the terms that matched, weightiest first.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Rank {
    pub(crate) score: f64,
    pub(crate) matched: Vec<usize>,
}

/// What only few wordings of a case say counts less than its share: a chance detail is not the fault.
const SHARE_POWER: f64 = 1.5;
/// What one attribute the same weighs beside the whole text.
const ATTRIBUTE: f64 = 0.2;
/// What is left of a case that knows a word the caller said no to.
const DENIED: f64 = 0.35;
/// What a case that never works loses.
const FAILING: f64 = 0.3;

/// How rare a term is that is in `count` of `wordings`.
pub(crate) fn rarity(count: u32, wordings: u32) -> f64 {
    let count = f64::from(count);
    (1.0 + (f64::from(wordings) - count + 0.5).max(0.5) / (count + 0.5)).ln()
}

impl Query {
    /// A query over a base of so many wordings; `counts` says in how many each stem is. A term no case knows stays: it
    /// is a part of what was told that nothing explains.
    pub(crate) fn new(terms: Vec<Term>, no: Vec<String>, counts: &HashMap<String, u32>, wordings: u32) -> Self {
        let asked = terms
            .into_iter()
            .map(|term| {
                let rarity = rarity(counts.get(&term.stem).copied().unwrap_or(0), wordings);
                Asked { term, rarity }
            })
            .collect();
        Self { asked, no }
    }
}

/// Marks one case.
pub(crate) fn rank(query: &Query, case: &Known) -> Rank {
    let wordings = f64::from(case.wordings.max(1));
    let weight = |held: &Held| held.rarity * (f64::from(held.wordings) / wordings).min(1.0).powf(SHARE_POWER);
    let length = |squares: f64| squares.sqrt();
    let mut parts: Vec<(usize, f64)> = query
        .asked
        .iter()
        .enumerate()
        .filter_map(|(place, asked)| Some((place, asked.rarity * weight(case.terms.get(&asked.term.stem)?))))
        .collect();
    let lengths = length(query.asked.iter().map(|asked| asked.rarity.powi(2)).sum())
        * length(case.terms.values().map(|held| weight(held).powi(2)).sum());
    let words = if lengths > 0.0 { parts.iter().map(|(_, part)| part).sum::<f64>() / lengths } else { 0.0 };
    let (same, asked) = case.same_attributes;
    let mut score = (words + ATTRIBUTE * f64::from(same)) / (1.0 + ATTRIBUTE * f64::from(asked));
    if query.no.iter().any(|stem| case.terms.contains_key(stem)) {
        score *= DENIED;
    }
    // The success rate, from one half before anybody tried (Laplace).
    let success = (f64::from(case.worked) + 1.0) / (f64::from(case.tried) + 2.0);
    score *= 1.0 - FAILING * (1.0 - success).powi(2);
    parts.sort_by(|a, b| b.1.total_cmp(&a.1));
    Rank { score: score.clamp(0.0, 1.0), matched: parts.into_iter().map(|(place, _)| place).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn query(text: &str, counts: &[(&str, u32)]) -> Query {
        let counts = counts.iter().map(|(stem, n)| ((*stem).to_owned(), *n)).collect();
        Query::new(super::super::terms(text), Vec::new(), &counts, 100)
    }

    fn case(text: &str) -> Known {
        let held = Held { wordings: 1, rarity: rarity(5, 100) };
        let terms = super::super::terms(text).into_iter().map(|term| (term.stem, held)).collect();
        Known { terms, wordings: 1, tried: 1, worked: 1, ..Known::default() }
    }

    #[test]
    fn the_rare_word_decides() {
        let query = query("box voyant", &[("box", 90), ("voyant", 2)]);
        assert!(rank(&query, &case("voyant")).score > 2.0 * rank(&query, &case("box")).score);
    }

    #[test]
    fn what_matched_is_told_weightiest_first() {
        let query = query("box voyant", &[("box", 90), ("voyant", 2)]);
        let found = rank(&query, &case("la box a un voyant rouge"));
        let words: Vec<&str> =
            found.matched.iter().filter_map(|&p| query.asked.get(p)).map(|a| a.term.word.as_str()).collect();
        assert_eq!(words, ["voyant", "box"]);
    }

    #[test]
    fn a_case_that_fails_falls_behind_the_same_case_that_works() {
        let query = query("voyant", &[("voyant", 2)]);
        let works = Known { tried: 10, worked: 10, ..case("voyant") };
        let fails = Known { tried: 10, worked: 1, ..case("voyant") };
        assert!(rank(&query, &works).score > rank(&query, &fails).score);
    }

    #[test]
    fn a_word_denied_sends_its_cases_back() {
        let mut asked = query("voyant", &[("voyant", 2)]);
        let before = rank(&asked, &case("voyant rouge")).score;
        asked.no = vec![super::super::terms("rouge").remove(0).stem];
        assert!(rank(&asked, &case("voyant rouge")).score < before / 2.0);
    }

    #[test]
    fn nothing_told_matches_nothing() {
        assert!(rank(&Query::default(), &case("voyant")).score.abs() < f64::EPSILON);
    }
}
