//! Which cases are worth marking: those that share the rarest terms, and the last ones with the same attributes.

use std::collections::{HashMap, HashSet};

use rusqlite::{Connection, OptionalExtension, named_params};

use crate::case::{Query, SimilarQuery, Term};
use crate::{Result, TicketId};

/// At most this many (term, case) rows are read to find candidates: 30,000 take some 10 ms.
const POSTINGS: u32 = 30_000;
/// How many candidates are marked on all they hold.
const MARKED: usize = 120;
/// How many cases with the same attributes are marked beside them.
const ALIKE: u32 = 40;

/// In how many cases each term is, and in how many wordings; one no case knows is left out.
pub(super) fn counts(db: &Connection, told: &[Term]) -> Result<(HashMap<String, u32>, HashMap<String, u32>)> {
    let mut statement = db.prepare_cached("SELECT cases, wordings FROM case_stem WHERE stem = :stem")?;
    let (mut cases, mut wordings) = (HashMap::new(), HashMap::new());
    for term in told {
        let counted = statement
            .query_row(named_params! { ":stem": term.stem }, |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        if let Some((in_cases, in_wordings)) = counted {
            cases.insert(term.stem.clone(), in_cases);
            wordings.insert(term.stem.clone(), in_wordings);
        }
    }
    Ok((cases, wordings))
}

/// The cases that share the rarest terms, the most promising first.
pub(super) fn candidates(db: &Connection, asked: &Query, counts: &HashMap<String, u32>) -> Result<Vec<i64>> {
    let mut order: Vec<_> = asked.asked.iter().filter_map(|a| Some((a, *counts.get(&a.term.stem)?))).collect();
    order.sort_by_key(|(_, cases)| *cases);
    let mut marks: HashMap<i64, f64> = HashMap::new();
    let mut read = 0;
    let mut statement = db.prepare_cached("SELECT case_rid FROM case_term WHERE stem = :stem LIMIT :most")?;
    for (asked, cases) in order {
        if read >= POSTINGS {
            break;
        }
        let rows = statement
            .query_map(named_params! { ":stem": asked.term.stem, ":most": POSTINGS - read }, |row| {
                row.get::<_, i64>(0)
            })?;
        for rid in rows {
            *marks.entry(rid?).or_default() += asked.rarity;
        }
        read += cases;
    }
    let mut found: Vec<(i64, f64)> = marks.into_iter().collect();
    found.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| b.0.cmp(&a.0)));
    Ok(found.into_iter().take(MARKED).map(|(rid, _)| rid).collect())
}

/// The last cases with the same product, motive or category, whatever their words: a fault told in new words.
pub(super) fn add_alike(db: &Connection, query: &SimilarQuery, candidates: &mut Vec<i64>) -> Result<()> {
    if query.product_id.is_none() && query.motive_id.is_none() && query.category.is_none() {
        return Ok(());
    }
    let alike = db
        .prepare_cached(
            "SELECT rid FROM solved_case
             WHERE retired_at IS NULL AND (product_id = :product OR motive_id = :motive OR category = :category)
             ORDER BY rid DESC LIMIT :most",
        )?
        .query_map(
            named_params! {
                ":product": query.product_id, ":motive": query.motive_id, ":category": query.category, ":most": ALIKE,
            },
            |row| row.get(0),
        )?
        .collect::<rusqlite::Result<Vec<i64>>>()?;
    let known: HashSet<i64> = candidates.iter().copied().collect();
    candidates.extend(alike.into_iter().filter(|rid| !known.contains(rid)));
    Ok(())
}

/// A ticket is not like itself: the case kept from it is no candidate.
pub(super) fn forget_own(db: &Connection, ticket: Option<TicketId>, candidates: &mut Vec<i64>) -> Result<()> {
    let own: Option<i64> = db
        .prepare_cached("SELECT rid FROM solved_case WHERE ticket_id = :ticket")?
        .query_row(named_params! { ":ticket": ticket }, |row| row.get(0))
        .optional()?;
    candidates.retain(|rid| Some(*rid) != own);
    Ok(())
}
