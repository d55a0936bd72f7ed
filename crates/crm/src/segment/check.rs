//! Whether a tree that came from elsewhere (a graphical builder, a file) is one that a text can mean.

use chrono::{Datelike, NaiveDate};

use super::error::{RuleError, RuleFault};
use super::field::{Entry, FieldKind};
use super::parse::{DEPTH_MAX, KM_MAX, SHIFT_MAX, TERMS_MAX, VALUE_MAX, VALUES_MAX};
use super::rule::{Day, DayUnit, Filter, Period, Rule, RuleOp, Span, Term, Value};

/// The largest number and the largest amount.
const NUMBER_MAX: i64 = 9_999_999_999_999;

type Result<T> = std::result::Result<T, RuleError>;

impl Rule {
    /// The same rule, in the one form that its text has; refused when no text can mean it.
    ///
    /// # Errors
    /// What is wrong, without a place.
    pub fn checked(self) -> Result<Self> {
        let mut terms = 0;
        checked(self, 0, &mut terms)
    }
}

fn fault<T>(fault: RuleFault, found: &str) -> Result<T> {
    Err(RuleError::of(fault).found(found))
}

fn checked(rule: Rule, depth: u32, terms: &mut usize) -> Result<Rule> {
    if depth > DEPTH_MAX {
        return fault(RuleFault::TooDeep, "");
    }
    let each = |of: Vec<Rule>, terms: &mut usize| -> Result<Vec<Rule>> {
        if of.is_empty() {
            return fault(RuleFault::Empty, "");
        }
        of.into_iter().map(|rule| checked(rule, depth + 1, terms)).collect()
    };
    Ok(match rule {
        Rule::All { of } => Rule::all(each(of, terms)?),
        Rule::Any { of } => Rule::any(each(of, terms)?),
        Rule::Not { of } => Rule::not(checked(*of, depth + 1, terms)?),
        Rule::Term { mut term } => {
            *terms += 1;
            if *terms > TERMS_MAX {
                return fault(RuleFault::TooMany, "");
            }
            term.filters.sort_by_key(|filter| filter.by);
            term.is_sound()?;
            Rule::term(term)
        }
    })
}

impl Term {
    fn is_sound(&self) -> Result<()> {
        let entry = self.field.entry();
        let name = self.field.as_str();
        if !entry.ops().contains(&self.op) {
            return fault(RuleFault::BadOperator, self.op.as_str());
        }
        let wanted = match self.op {
            RuleOp::Empty | RuleOp::Filled => 0..=0,
            RuleOp::Between => 2..=2,
            RuleOp::OneOf => 1..=VALUES_MAX,
            _ => 1..=1,
        };
        if !wanted.contains(&self.values.len()) {
            return fault(RuleFault::ExpectedValue, name);
        }
        if !entry.dated && self.period.is_some() {
            return fault(RuleFault::Malformed, name);
        }
        // A distance is from somewhere.
        if entry.kind == FieldKind::Distance && self.filters.is_empty() {
            return fault(RuleFault::ExpectedValue, name);
        }
        if self.filters.windows(2).any(|two| matches!(two, [a, b] if a.by == b.by)) {
            return fault(RuleFault::Malformed, name);
        }
        self.values.iter().try_for_each(|value| sound_value(entry, self.op, value))?;
        self.filters.iter().try_for_each(|filter| sound_filter(entry, filter))?;
        match &self.period {
            None => Ok(()),
            Some(Period::Since(day) | Period::Before(day)) => sound_day(*day),
            Some(Period::Between(from, to)) => sound_day(*from).and_then(|()| sound_day(*to)),
            Some(Period::Within(span)) => sound_span(*span),
        }
    }
}

fn sound_value(entry: &Entry, op: RuleOp, value: &Value) -> Result<()> {
    let within = |number: i64| (-NUMBER_MAX..=NUMBER_MAX).contains(&number);
    match (entry.kind, value) {
        (FieldKind::Choice, Value::Text(code)) => match entry.choices.iter().any(|choice| choice.code == code) {
            true => Ok(()),
            false => {
                Err(RuleError::of(RuleFault::UnknownValue).found(code).among(entry.choices.iter().map(|c| c.code)))
            }
        },
        (FieldKind::Text | FieldKind::Code | FieldKind::Named | FieldKind::Place, Value::Text(text)) => {
            sound_text(text)
        }
        (FieldKind::Number | FieldKind::Count, Value::Number(number)) if within(*number) => Ok(()),
        (FieldKind::Distance, Value::Number(km)) if (0..=KM_MAX).contains(km) => Ok(()),
        (FieldKind::Distance, Value::Number(_)) => fault(RuleFault::OutOfRange, entry.field.as_str()),
        (FieldKind::Money, Value::Cents(cents)) if within(*cents) => Ok(()),
        (FieldKind::Date, Value::Day(day)) => sound_day(*day),
        (FieldKind::Date, Value::Span(span)) if op == RuleOp::Is || op == RuleOp::IsNot => sound_span(*span),
        _ => fault(RuleFault::Malformed, entry.field.as_str()),
    }
}

fn sound_filter(entry: &Entry, filter: &Filter) -> Result<()> {
    let known = entry.filters.contains(&filter.by) && (1..=VALUES_MAX).contains(&filter.any_of.len());
    let choices = filter.by.choices(entry.field);
    let sound = |value: &String| match choices.is_empty() {
        true => sound_text(value),
        false if choices.iter().any(|choice| choice.code == value) => Ok(()),
        false => fault(RuleFault::UnknownValue, value),
    };
    if known { filter.any_of.iter().try_for_each(sound) } else { fault(RuleFault::Malformed, filter.by.as_str()) }
}

fn sound_text(text: &str) -> Result<()> {
    if text.trim().is_empty() {
        return fault(RuleFault::ExpectedValue, "");
    }
    if text.chars().count() > VALUE_MAX { fault(RuleFault::TooLong, text) } else { Ok(()) }
}

fn sound_day(day: Day) -> Result<()> {
    let sound = match day {
        Day::On(day) => (1..=9999).contains(&day.year()) && NaiveDate::from_ymd_opt(day.year(), 1, 1).is_some(),
        Day::Today { shift, .. } => shift.unsigned_abs() <= SHIFT_MAX.unsigned_abs(),
    };
    if sound { Ok(()) } else { fault(RuleFault::OutOfRange, "") }
}

fn sound_span(span: Span) -> Result<()> {
    if span.unit == DayUnit::Day { fault(RuleFault::Malformed, "") } else { Ok(()) }
}
