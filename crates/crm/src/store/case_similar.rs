//! The cases nearest to a text: the rare terms name the candidates, then each candidate is marked on all it holds.

use std::collections::{HashMap, HashSet};

use rusqlite::{Connection, OptionalExtension, named_params};

use super::case_candidates::{add_alike, candidates, counts, forget_own};
use super::reader::Reader;
use crate::Result;
use crate::case::{
    Candidate, Held, Known, Matched, Query, Question, Rank, Similar, SimilarCase, SimilarQuery, Term, questions, rank,
    rarity, terms,
};

/// How many of the nearest the next question must separate.
const SEPARATED: usize = 12;
/// A case that far behind the first one is no longer likely.
const LIKELY: f64 = 0.35;

impl Reader<'_> {
    /// The cases nearest to what is told, why they are near, and what to ask next.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn similar(&self, query: &SimilarQuery) -> Result<Similar> {
        self.snapshot(|db| {
            let out_of: u32 = db
                .prepare_cached("SELECT count(*) FROM solved_case WHERE retired_at IS NULL")?
                .query_row([], |r| r.get(0))?;
            let mut told = terms(&query.text);
            let told_stems: HashSet<String> = told.iter().map(|term| term.stem.clone()).collect();
            // "Yes" to a question is a word told.
            told.extend(
                query
                    .yes
                    .iter()
                    .filter(|stem| !told_stems.contains(*stem))
                    .map(|stem| Term { stem: stem.clone(), word: stem.clone() }),
            );
            let tried: u32 = db
                .prepare_cached("SELECT count(*) FROM case_trial WHERE worked = 1")?
                .query_row([], |row| row.get(0))?;
            let wordings = out_of.saturating_add(tried);
            let (cases, counts) = counts(db, &told)?;
            let asked = Query::new(told, query.no.clone(), &counts, wordings);
            let mut candidates = candidates(db, &asked, &cases)?;
            add_alike(db, query, &mut candidates)?;
            forget_own(db, query.ticket_id, &mut candidates)?;
            let mut marked = mark(db, query, &asked, &candidates, wordings)?;
            marked.sort_by(|a, b| b.0.score.total_cmp(&a.0.score).then_with(|| b.2.cmp(&a.2)));
            let best = marked.first().map_or(0.0, |(rank, ..)| rank.score);
            let likely: Vec<Candidate<'_>> = marked
                .iter()
                .take(SEPARATED)
                .filter(|(rank, ..)| rank.score >= LIKELY * best && rank.score > 0.0)
                .map(|(rank, known, _)| Candidate { score: rank.score, terms: &known.terms, wordings: known.wordings })
                .collect();
            let known: HashSet<&str> =
                asked.asked.iter().map(|a| a.term.stem.as_str()).chain(query.no.iter().map(String::as_str)).collect();
            let questions = questions(&likely, &known)
                .into_iter()
                .map(|ask| {
                    let word = word(db, &ask.stem)?;
                    Ok(Question { word, stem: ask.stem, with: ask.with, without: ask.without })
                })
                .collect::<Result<_>>()?;
            let limit = usize::try_from(query.limit.clamp(1, 20)).unwrap_or(20);
            let cases = marked
                .iter()
                .filter(|(rank, ..)| rank.score > 0.0)
                .take(limit)
                .map(|(rank, known, rid)| {
                    let matched: Vec<&Term> =
                        rank.matched.iter().filter_map(|&place| asked.asked.get(place)).map(|a| &a.term).collect();
                    shown(db, query, *rid, (rank, known), &matched)
                })
                .collect::<Result<_>>()?;
            Ok(Similar { cases, questions, out_of })
        })
    }
}

/// Each candidate with its mark and all its terms.
fn mark(
    db: &Connection,
    query: &SimilarQuery,
    asked: &Query,
    candidates: &[i64],
    wordings: u32,
) -> Result<Vec<(Rank, Known, i64)>> {
    let mut terms = db.prepare_cached(
        "SELECT t.stem, t.wordings, s.wordings FROM case_term t JOIN case_stem s ON s.stem = t.stem
         WHERE t.case_rid = :case",
    )?;
    let mut facts = db.prepare_cached(
        "SELECT (SELECT count(*) FROM case_trial x WHERE x.case_id = s.id),
                (SELECT count(*) FROM case_trial x WHERE x.case_id = s.id AND x.worked = 1),
                coalesce(s.product_id = :product, 0) + coalesce(s.motive_id = :motive, 0)
                    + coalesce(s.category = :category, 0)
         FROM solved_case s WHERE s.rid = :case",
    )?;
    let told = u32::from(query.product_id.is_some())
        + u32::from(query.motive_id.is_some())
        + u32::from(query.category.is_some());
    let mut known = Vec::new();
    for &rid in candidates {
        let case = terms
            .query_map(named_params! { ":case": rid }, |row| {
                Ok((row.get(0)?, Held { wordings: row.get(1)?, rarity: rarity(row.get(2)?, wordings) }))
            })?
            .collect::<rusqlite::Result<HashMap<String, Held>>>()?;
        let (tried, worked, same): (u32, u32, u32) = facts.query_row(
            named_params! {
                ":case": rid, ":product": query.product_id, ":motive": query.motive_id, ":category": query.category,
            },
            |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
        )?;
        let (tried, worked) = (tried + 1, worked + 1);
        known.push((rid, Known { terms: case, wordings: worked, same_attributes: (same, told), tried, worked }));
    }
    Ok(known.into_iter().map(|(rid, known)| (rank(asked, &known), known, rid)).collect())
}

/// A word that reads like the stem.
fn word(db: &Connection, stem: &str) -> Result<String> {
    let word = db
        .prepare_cached("SELECT word FROM case_stem WHERE stem = :stem")?
        .query_row(named_params! { ":stem": stem }, |row| row.get(0))
        .optional()?;
    Ok(word.unwrap_or_else(|| stem.to_owned()))
}

/// A case as the agent sees it.
fn shown(
    db: &Connection,
    query: &SimilarQuery,
    rid: i64,
    (rank, known): (&Rank, &Known),
    words: &[&Term],
) -> Result<SimilarCase> {
    Ok(db
        .prepare_cached(
            "SELECT s.id, s.ticket_id, t.number, s.title, s.solution, s.wording,
                    (SELECT x.worked FROM case_trial x WHERE x.case_id = s.id AND x.ticket_id = :ticket),
                    s.product_id = :product, s.motive_id = :motive, s.category = :category
             FROM solved_case s LEFT JOIN ticket t ON t.id = s.ticket_id WHERE s.rid = :case",
        )?
        .query_row(
            named_params! {
                ":case": rid, ":ticket": query.ticket_id, ":product": query.product_id, ":motive": query.motive_id,
                ":category": query.category,
            },
            |row| {
                let told: String = row.get(5)?;
                let mut matched = matched_words(words, &told);
                for (column, attribute) in [(7, Matched::Product), (8, Matched::Motive), (9, Matched::Category)] {
                    if row.get::<_, Option<bool>>(column)? == Some(true) {
                        matched.push(attribute);
                    }
                }
                Ok(SimilarCase {
                    case_id: row.get(0)?,
                    ticket_id: row.get(1)?,
                    ticket_number: row.get(2)?,
                    title: row.get(3)?,
                    solution: row.get(4)?,
                    told,
                    score: rank.score,
                    matched,
                    tried: known.tried,
                    worked: known.worked,
                    said: row.get(6)?,
                })
            },
        )?)
}

/// Each matched term as typed and as the case first told it.
fn matched_words(words: &[&Term], told: &str) -> Vec<Matched> {
    let there: HashMap<String, String> = terms(told).into_iter().map(|term| (term.stem, term.word)).collect();
    let as_told = |term: &Term| there.get(&term.stem).unwrap_or(&term.word).clone();
    words.iter().map(|term| Matched::Word { word: term.word.clone(), there: as_told(term) }).collect()
}
