//! From the tree of a rule to its text: one writing for each tree, which the parser reads back as the same tree.

use super::choices::Choice;
use super::field::FieldKind;
use super::rule::{Day, DayUnit, Filter, Period, Rule, RuleOp, Span, Term, Value};

/// The text of a rule, in French.
pub fn print(rule: &Rule) -> String {
    match rule {
        Rule::All { of } => joined(of, " et "),
        Rule::Any { of } => joined(of, " ou "),
        Rule::Not { of } => format!("non {}", part(of)),
        Rule::Term { term } => self::term(term),
    }
}

fn joined(of: &[Rule], by: &str) -> String {
    of.iter().map(part).collect::<Vec<_>>().join(by)
}

/// Within another rule: what has a connector of its own stands in parentheses.
fn part(rule: &Rule) -> String {
    match rule {
        Rule::All { .. } | Rule::Any { .. } => format!("({})", print(rule)),
        _ => print(rule),
    }
}

/// How an operator is written.
pub(super) fn op(op: RuleOp) -> &'static str {
    match op {
        RuleOp::Is => "=",
        RuleOp::IsNot => "≠",
        RuleOp::Less => "<",
        RuleOp::AtMost => "≤",
        RuleOp::More => ">",
        RuleOp::AtLeast => "≥",
        RuleOp::Between => "entre",
        RuleOp::Contains => "contient",
        RuleOp::Begins => "commence par",
        RuleOp::OneOf => "parmi",
        RuleOp::Empty => "est vide",
        RuleOp::Filled => "est rempli",
    }
}

fn term(term: &Term) -> String {
    let entry = term.field.entry();
    let mut said = entry.fr.to_owned();
    for filter in &term.filters {
        said.push(' ');
        said.push_str(&self::filter(term, filter));
    }
    if let Some(period) = &term.period {
        said.push(' ');
        said.push_str(&self::period(period));
    }
    if entry.kind == FieldKind::Flag {
        return said;
    }
    let values: Vec<String> = term.values.iter().map(|value| self::value(value, entry.kind, entry.choices)).collect();
    let values = match (term.op, values.as_slice()) {
        (RuleOp::Empty | RuleOp::Filled, _) => return format!("{said} {}", op(term.op)),
        (RuleOp::Between, [low, high]) => format!("{low} et {high}"),
        (RuleOp::OneOf, all) => format!("({})", all.join(", ")),
        (_, all) => all.join(" "),
    };
    match (entry.kind, term.op) {
        // « travaille à "Paris 8e" »
        (FieldKind::Place, RuleOp::Is) => format!("{said} {values}"),
        (_, with) => format!("{said} {} {values}", op(with)),
    }
}

fn filter(term: &Term, filter: &Filter) -> String {
    let choices = filter.by.choices(term.field);
    let values: Vec<String> = filter.any_of.iter().map(|value| text(value, choices)).collect();
    match values.as_slice() {
        [one] => format!("{} {one}", filter.by.names().0),
        many => format!("{} parmi ({})", filter.by.names().0, many.join(", ")),
    }
}

fn period(period: &Period) -> String {
    match period {
        Period::Since(day) => format!("depuis {}", self::day(*day)),
        Period::Before(day) => format!("avant {}", self::day(*day)),
        Period::Between(from, to) => format!("du {} au {}", self::day(*from), self::day(*to)),
        Period::Within(span) => self::span(*span).to_owned(),
    }
}

fn value(value: &Value, kind: FieldKind, choices: &[Choice]) -> String {
    match value {
        Value::Text(said) if kind == FieldKind::Choice => text(said, choices),
        Value::Text(said) => quoted(said),
        Value::Number(number) if kind == FieldKind::Distance => format!("{number} km"),
        Value::Number(number) => number.to_string(),
        Value::Cents(cents) => money(*cents),
        Value::Day(day) => self::day(*day),
        Value::Span(span) => self::span(*span).to_owned(),
    }
}

/// The words of a code; what is no code, between quotation marks.
fn text(said: &str, choices: &[Choice]) -> String {
    match choices.iter().find(|choice| choice.code == said) {
        Some(choice) if choice.fr.chars().all(|c| c.is_alphanumeric() || c == ' ') => choice.fr.to_owned(),
        Some(choice) => quoted(choice.fr),
        None => quoted(said),
    }
}

fn quoted(said: &str) -> String {
    format!("\"{}\"", said.replace('"', "\"\""))
}

fn money(cents: i64) -> String {
    let (sign, cents) = (if cents < 0 { "-" } else { "" }, cents.unsigned_abs());
    match (cents / 100, cents % 100) {
        (whole, 0) => format!("{sign}{whole} €"),
        (whole, rest) => format!("{sign}{whole},{rest:02} €"),
    }
}

fn day(day: Day) -> String {
    let unit = |unit| match unit {
        DayUnit::Day => "jours",
        DayUnit::Week => "semaines",
        DayUnit::Month => "mois",
        DayUnit::Year => "ans",
    };
    match day {
        Day::On(day) => day.format("%d/%m/%Y").to_string(),
        Day::Today { shift: 0, unit: DayUnit::Day } => "aujourd’hui".to_owned(),
        Day::Today { shift, unit: of } if shift > 0 => format!("aujourd’hui + {shift} {}", unit(of)),
        Day::Today { shift, unit: of } => format!("aujourd’hui - {} {}", shift.unsigned_abs(), unit(of)),
    }
}

fn span(span: Span) -> &'static str {
    match (span.unit, span.last) {
        (DayUnit::Year, false) => "cette année",
        (DayUnit::Year, true) => "l’année dernière",
        (DayUnit::Month, false) => "ce mois",
        (DayUnit::Month, true) => "le mois dernier",
        (DayUnit::Week | DayUnit::Day, false) => "cette semaine",
        (DayUnit::Week | DayUnit::Day, true) => "la semaine dernière",
    }
}
