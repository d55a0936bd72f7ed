//! How a value is compared: words, codes, numbers, days.

use super::question::{Question, malformed, sign};
use super::terms::texts;
use crate::Result;
use crate::segment::{RuleOp, Term, Value};
use crate::text::fold;

/// Words: accents and case aside, by the function `fold`.
pub(super) fn text(q: &mut Question<'_>, column: &str, term: &Term) -> Result<String> {
    let folded: Vec<String> = texts(term)?.iter().map(|word| fold(word)).collect();
    words(q, column, &format!("fold({column})"), folded, term.op)
}

/// Figures and letters that stand for something: case and spaces aside.
pub(super) fn code(q: &mut Question<'_>, column: &str, term: &Term) -> Result<String> {
    let closed = !term.field.entry().choices.is_empty();
    let plain = |word: String| if closed { word } else { word.replace(' ', "").to_uppercase() };
    let codes: Vec<String> = texts(term)?.into_iter().map(plain).collect();
    let read = if closed { column.to_owned() } else { format!("upper({column})") };
    words(q, column, &read, codes, term.op)
}

fn words(q: &mut Question<'_>, column: &str, read: &str, words: Vec<String>, op: RuleOp) -> Result<String> {
    Ok(match (op, words.as_slice()) {
        (RuleOp::Empty, _) => format!("coalesce({column}, '') = ''"),
        (RuleOp::Filled, _) => format!("coalesce({column}, '') <> ''"),
        (RuleOp::OneOf, _) => format!("{read} IN {}", q.bind_all(words)),
        (RuleOp::Is, [one]) => format!("{read} = {}", q.bind(one.clone())),
        (RuleOp::Contains, [one]) => format!("instr({read}, {}) > 0", q.bind(one.clone())),
        (RuleOp::Begins, [one]) => {
            let begins = q.bind(one.clone());
            format!("substr({read}, 1, length({begins})) = {begins}")
        }
        _ => return Err(malformed()),
    })
}

/// A whole number or cents.
pub(super) fn number(q: &mut Question<'_>, read: &str, term: &Term) -> Result<String> {
    let numbers = numbers(term)?;
    Ok(match (term.op, numbers.as_slice()) {
        (RuleOp::Empty, _) => format!("{read} IS NULL"),
        (RuleOp::Filled, _) => format!("{read} IS NOT NULL"),
        (RuleOp::Between, [low, high]) => format!("{read} BETWEEN {} AND {}", q.bind(*low), q.bind(*high)),
        (op, [one]) => format!("{read} {} {}", sign(op).ok_or_else(malformed)?, q.bind(*one)),
        _ => return Err(malformed()),
    })
}

/// The numbers of a term.
pub(super) fn numbers(term: &Term) -> Result<Vec<i64>> {
    let number = |value: &Value| match value {
        Value::Number(number) | Value::Cents(number) => Ok(*number),
        _ => Err(malformed()),
    };
    term.values.iter().map(number).collect()
}

/// A moment, by whole days of the house.
pub(super) fn day(q: &mut Question<'_>, read: &str, term: &Term) -> Result<String> {
    let stretches: Vec<_> = term
        .values
        .iter()
        .map(|value| match value {
            Value::Day(day) => Ok(q.moment.day(*day)),
            Value::Span(span) => Ok(q.moment.span(*span)),
            _ => Err(malformed()),
        })
        .collect::<Result<_>>()?;
    let within = |q: &mut Question<'_>, from, to| format!("{read} >= {} AND {read} < {}", q.bind(from), q.bind(to));
    Ok(match (term.op, stretches.as_slice()) {
        (RuleOp::Empty, _) => format!("{read} IS NULL"),
        (RuleOp::Filled, _) => format!("{read} IS NOT NULL"),
        (RuleOp::Is, [one]) => within(q, one.from, one.to),
        (RuleOp::Between, [first, last]) => within(q, first.from, last.to),
        (RuleOp::Less, [one]) => format!("{read} < {}", q.bind(one.from)),
        (RuleOp::AtMost, [one]) => format!("{read} < {}", q.bind(one.to)),
        (RuleOp::More, [one]) => format!("{read} >= {}", q.bind(one.to)),
        (RuleOp::AtLeast, [one]) => format!("{read} >= {}", q.bind(one.from)),
        _ => return Err(malformed()),
    })
}
