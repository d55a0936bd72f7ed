//! How far people are from a place: by the communes of their postcode and town, worked out before the base is asked.
//!
//! The base compares postcodes and stretches of the index of places, never a point.

use serde_json::json;

use super::compare::numbers;
use super::question::{Question, malformed};
use super::terms::{Cost, Part};
use crate::Result;
use crate::geo::{Lookup, Point, Stretch, look_up, postcodes, reach};
use crate::segment::{FilterBy, RuleError, RuleFault, RuleOp, Term};

/// Whose commune is so far from the nearest of the places named.
pub(super) fn distance(q: &mut Question<'_>, term: &Term) -> Result<Part> {
    let from = term.filters.iter().find(|filter| filter.by == FilterBy::From).ok_or_else(malformed)?;
    let points = from.any_of.iter().map(|words| point_of(words)).collect::<Result<Vec<Point>>>()?;
    let kilometres: Vec<f64> = numbers(term)?.iter().filter_map(|km| i32::try_from(*km).ok()).map(f64::from).collect();
    let holds = |km: f64| match (term.op, kilometres.as_slice()) {
        (RuleOp::Less, [limit]) => km < *limit,
        (RuleOp::AtMost, [limit]) => km <= *limit,
        (RuleOp::More, [limit]) => km > *limit,
        (RuleOp::AtLeast, [limit]) => km >= *limit,
        (RuleOp::Between, [low, high]) => (*low..=*high).contains(&km),
        _ => false,
    };
    let there = reach(&points, holds);
    let posts = list(q, &there.posts);
    let mut known = format!("{} IN {posts}", q.postcode(there.posts.len() > FEW));
    if !there.but.is_empty() {
        known = format!("({known} AND f.rid NOT IN ({}))", people(q, &there.but));
    }
    let mut others = Vec::new();
    if !there.also.is_empty() {
        others.push(people(q, &there.also));
    }
    if !there.odd.is_empty() {
        others.push(odd_people(q, &there.odd));
    }
    if !others.is_empty() {
        known = format!("{known} OR f.rid IN ({})", others.join(" UNION ALL "));
    }
    Ok((known, Cost::Set))
}

/// Where the commune is that these words name.
fn point_of(words: &str) -> Result<Point> {
    let told = |fault, expected: Vec<String>, suggestion: Option<&str>| RuleError {
        // Which one of its namesakes is not for a resemblance to settle.
        expected,
        suggestion: suggestion.map(str::to_owned),
        ..RuleError::of(fault).found(words)
    };
    match look_up(words) {
        Lookup::At(point) => Ok(point),
        Lookup::Several(mut which) => {
            which.truncate(TOLD);
            Err(told(RuleFault::Ambiguous, which, None).into())
        }
        Lookup::Unknown(nearest) => Err(told(RuleFault::UnknownValue, Vec::new(), nearest).into()),
    }
}

/// Up to so many postcodes, of six thousand, have few of the people.
const FEW: usize = 150;

/// So many namesakes are told apart.
const TOLD: usize = 30;

/// A list of texts, bound as one value however long it is.
fn list(q: &mut Question<'_>, texts: &[&str]) -> String {
    let bound = q.bind(json!(texts).to_string());
    format!("(SELECT value FROM json_each({bound}))")
}

/// The people of these stretches of the index of places, whose postcode is one.
fn people(q: &mut Question<'_>, stretches: &[Stretch]) -> String {
    let bound = q.bind(json!(stretches).to_string());
    // ':' comes after the figures.
    format!(
        "SELECT p.rid FROM json_each({bound}) r
              CROSS JOIN contact_index i ON i.place >= r.value ->> 0 AND i.place < r.value ->> 1
              CROSS JOIN contact_facts p ON p.rid = i.rid
          WHERE p.postcode >= r.value ->> 2 AND p.postcode < (r.value ->> 2) || ':'"
    )
}

/// The same, in France, where the postcode is no commune's, or there is none.
fn odd_people(q: &mut Question<'_>, stretches: &[Stretch]) -> String {
    let (bound, all) = (q.bind(json!(stretches).to_string()), list(q, &postcodes().collect::<Vec<_>>()));
    format!(
        "SELECT x.rid FROM json_each({bound}) r
              CROSS JOIN contact_index i ON i.place >= r.value ->> 0 AND i.place < r.value ->> 1
              CROSS JOIN contact x ON x.rid = i.rid
          WHERE coalesce(x.country, 'FR') = 'FR' AND coalesce(replace(x.postcode, ' ', ''), '') NOT IN {all}
              AND CASE r.value ->> 2 WHEN '' THEN coalesce(x.postcode, '') = ''
                  ELSE length(replace(x.postcode, ' ', '')) = 5
                      AND substr(replace(x.postcode, ' ', ''), 1, length(r.value ->> 2)) = r.value ->> 2 END"
    )
}
