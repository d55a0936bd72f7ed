//! What is counted and added up: calls, orders, tickets…
//!
//! The narrow row knows the number of calls, by direction, and of orders. What a small index finds, and calls however
//! narrowed, are a set made once; the rest is looked at person by person, after everything cheaper.

use super::compare::{number, numbers};
use super::names::{House, meant};
use super::question::{Question, malformed, sign};
use super::sources::{Source, narrowed, source};
use super::terms::{Cost, Part};
use crate::Result;
use crate::segment::{FilterBy, Period, RuleField, RuleOp, Term};

/// A count, a sum or a mean.
pub(super) fn counted(q: &mut Question<'_>, term: &Term) -> Result<Part> {
    if let Some(fact) = fact(q, term)? {
        return Ok((fact, Cost::Fact));
    }
    let source = source(term.field).ok_or_else(malformed)?;
    let Narrow { holds, selective, index } = conditions(q, term, source)?;
    let (from, whose) = (source.from, source.whose);
    let of_person = format!("FROM {from} WHERE {whose} = c.id AND {holds}");
    match term.field {
        RuleField::Spent => {
            let sum = format!(
                "(SELECT CASE WHEN count(*) FILTER (WHERE k.amount_cents >= 0) > 0 THEN sum(k.amount_cents) END {of_person})"
            );
            Ok((number(q, &sum, term)?, Cost::Look))
        }
        RuleField::Basket => {
            let orders = "count(*) FILTER (WHERE k.amount_cents >= 0)";
            let mean = mean(q, "sum(k.amount_cents)", orders, term)?;
            Ok((format!("(SELECT {mean} {of_person})"), Cost::Look))
        }
        _ if selective => set(q, term, source, &holds, index),
        _ => Ok((look(q, term, &of_person)?, Cost::Look)),
    }
}

/// The narrow row’s answer; `None`: it does not know.
fn fact(q: &mut Question<'_>, term: &Term) -> Result<Option<String>> {
    if let (RuleField::Calls, [only], None) = (term.field, term.filters.as_slice(), term.period)
        && only.by == FilterBy::Direction
    {
        let said = |word: &str| only.any_of.iter().any(|direction| direction == word);
        let read = match (said("inbound"), said("outbound")) {
            (true, false) => "f.inbound",
            (false, true) => "(f.calls - f.inbound)",
            _ => "f.calls",
        };
        return number(q, read, term).map(Some);
    }
    if !term.filters.is_empty() {
        return Ok(None);
    }
    let counts = match term.field {
        RuleField::Calls => ("f.calls", "f.last_call_at"),
        RuleField::Purchases => ("f.purchases", "f.last_purchase_at"),
        RuleField::Spent if term.period.is_none() => {
            return number(q, "CASE WHEN f.purchases > 0 THEN f.spent_cents END", term).map(Some);
        }
        RuleField::Basket if term.period.is_none() => return mean(q, "f.spent_cents", "f.purchases", term).map(Some),
        _ => return Ok(None),
    };
    match term.period {
        None => number(q, counts.0, term).map(Some),
        // At least one since then, or none: the last one says it.
        Some(period @ Period::Since(_)) => {
            let since = q.moment.period(period).from;
            Ok(match (term.op, numbers(term)?.as_slice()) {
                (RuleOp::AtLeast, [1]) | (RuleOp::More, [0]) => Some(format!("{} >= {}", counts.1, q.bind(since))),
                (RuleOp::Is, [0]) | (RuleOp::Less, [1]) => {
                    Some(format!("coalesce({}, 0) < {}", counts.1, q.bind(since)))
                }
                _ => None,
            })
        }
        Some(_) => Ok(None),
    }
}

/// A mean compared without dividing; of nothing there is none.
fn mean(q: &mut Question<'_>, sum: &str, count: &str, term: &Term) -> Result<String> {
    let numbers = numbers(term)?;
    Ok(match (term.op, numbers.as_slice()) {
        (RuleOp::Empty, _) => format!("{count} = 0"),
        (RuleOp::Filled, _) => format!("{count} > 0"),
        (RuleOp::Between, [low, high]) => {
            let (low, high) = (q.bind(*low), q.bind(*high));
            format!("{count} > 0 AND {sum} >= {low} * {count} AND {sum} <= {high} * {count}")
        }
        (op, [one]) => {
            let sign = sign(op).ok_or_else(malformed)?;
            format!("{count} > 0 AND {sum} {sign} {} * {count}", q.bind(*one))
        }
        _ => return Err(malformed()),
    })
}

/// Everything that narrows a source.
struct Narrow {
    holds: String,
    /// A small index finds it.
    selective: bool,
    /// That index, where the planner would take another one.
    index: Option<&'static str>,
}

fn conditions(q: &mut Question<'_>, term: &Term, source: &Source) -> Result<Narrow> {
    let mut all = vec![source.always.to_owned()];
    let (mut selective, mut index) = (source.once, None);
    if term.field == RuleField::Purchases {
        all.push("k.amount_cents >= 0".to_owned());
    }
    for filter in &term.filters {
        let narrowed = narrowed(term.field, filter).ok_or_else(malformed)?;
        selective |= narrowed.selective;
        index = index.or(narrowed.index);
        let values = match House::of(filter.by) {
            Some(house) => meant(q.db, house, &filter.any_of)?,
            None => narrowed.values,
        };
        let listed = if narrowed.sql.contains("{values}") { q.bind_all(values) } else { String::new() };
        let now = if narrowed.sql.contains("{now}") { q.bind(crate::store::ms(q.moment.now)) } else { String::new() };
        all.push(narrowed.sql.replace("{values}", &listed).replace("{now}", &now));
    }
    if let Some(period) = term.period {
        let (at, stretch) = (source.at, q.moment.period(period));
        let until = stretch.to.min(crate::store::ms(q.moment.now));
        if source.by_time.is_some() && until.saturating_sub(stretch.from) <= SHORT {
            selective = true;
            index = index.or(source.by_time);
        }
        all.push(format!("{at} >= {} AND {at} < {}", q.bind(stretch.from), q.bind(stretch.to)));
    }
    Ok(Narrow { holds: all.join(" AND "), selective, index })
}

/// Fewer are met in a month than there are people to look at.
const SHORT: i64 = 32 * 86_400_000;

/// Those for whom so many are found, as a set made once.
fn set(q: &mut Question<'_>, term: &Term, source: &Source, holds: &str, index: Option<&'static str>) -> Result<Part> {
    // Whoever has none is not found: when none will do, the others are taken away.
    let none_will_do = zero_will_do(term)?;
    let compared = number(q, "count(*)", term)?;
    let (sign, having) = if none_will_do { ("NOT IN", format!("NOT ({compared})")) } else { ("IN", compared) };
    let (from, whose) = (source.from, source.whose);
    // Calls by their person are rows all over the file: from end to end they are read ten times faster.
    let by = match index {
        Some(index) => format!(" INDEXED BY {index}"),
        None if term.field == RuleField::Calls => " NOT INDEXED".to_owned(),
        None => String::new(),
    };
    let sql = format!(
        "f.rid {sign} (SELECT x.rid FROM {from}{by} CROSS JOIN contact x ON x.id = {whose} WHERE {holds} GROUP BY x.rid HAVING {having})"
    );
    Ok((sql, Cost::Set))
}

fn zero_will_do(term: &Term) -> Result<bool> {
    Ok(match (term.op, numbers(term)?.as_slice()) {
        (RuleOp::Is, [n]) => *n == 0,
        (RuleOp::Less, [n]) => *n > 0,
        (RuleOp::AtMost, [n]) => *n >= 0,
        (RuleOp::More, [n]) => *n < 0,
        (RuleOp::AtLeast, [n]) => *n <= 0,
        (RuleOp::Between, [low, high]) => *low <= 0 && *high >= 0,
        _ => return Err(malformed()),
    })
}

/// One person’s, counted; whether there is one needs no count.
fn look(q: &mut Question<'_>, term: &Term, of_person: &str) -> Result<String> {
    match (term.op, numbers(term)?.as_slice()) {
        (RuleOp::AtLeast, [1]) | (RuleOp::More, [0]) => Ok(format!("EXISTS (SELECT 1 {of_person})")),
        (RuleOp::Is, [0]) | (RuleOp::Less, [1]) => Ok(format!("NOT EXISTS (SELECT 1 {of_person})")),
        _ => number(q, &format!("(SELECT count(*) {of_person})"), term),
    }
}
