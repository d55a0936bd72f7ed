//! A rule as a tree: what the parser makes of the text, what a graphical builder writes, what the store reads.
//!
//! A tree that came from elsewhere is checked ([`Rule::checked`]) before anything is made of it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::field::{FilterBy, RuleField};
use crate::codes::codes;

/// Who belongs to a segment. Every rule answers yes or no for everybody: a value that is not known is no value, so
/// `≠` and `non` are true of who has none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "rule", rename_all = "snake_case")]
#[ts(rename = "SegmentRule")]
pub enum Rule {
    /// All of them hold.
    All {
        /// At least two.
        of: Vec<Rule>,
    },
    /// One of them holds.
    Any {
        /// At least two.
        of: Vec<Rule>,
    },
    /// It does not hold.
    Not {
        /// What does not.
        of: Box<Rule>,
    },
    /// One comparison.
    Term {
        /// Which.
        term: Term,
    },
}

/// One comparison: a field, what is counted of it, an operator and its values.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(rename = "SegmentTerm")]
pub struct Term {
    /// What is looked at.
    pub field: RuleField,
    /// Of what is counted, only this; none: all of it.
    #[serde(default)]
    pub filters: Vec<Filter>,
    /// Of what is counted, only what happened then; `None`: ever.
    #[serde(default)]
    pub period: Option<Period>,
    /// How it is compared.
    pub op: RuleOp,
    /// With what: none for [`RuleOp::Empty`] and [`RuleOp::Filled`], two for [`RuleOp::Between`], one otherwise but for [`RuleOp::OneOf`].
    #[serde(default)]
    pub values: Vec<Value>,
}

codes! {
    /// How a field is compared.
    RuleOp {
        /// `=`
        Is = "is",
        /// `≠`: exactly where `=` is not.
        IsNot = "is_not",
        /// `<`, of a date: before.
        Less = "less",
        /// `≤`
        AtMost = "at_most",
        /// `>`, of a date: after.
        More = "more",
        /// `≥`
        AtLeast = "at_least",
        /// `entre … et …`, both included.
        Between = "between",
        /// `contient`: anywhere in it, accents and case aside.
        Contains = "contains",
        /// `commence par`
        Begins = "begins",
        /// `parmi (…, …)`
        OneOf = "one_of",
        /// `est vide`
        Empty = "empty",
        /// `est rempli`; of what is or is not (a mobile, an objection): it is.
        Filled = "filled",
    }
}

/// What a field is compared with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "SegmentValue")]
pub enum Value {
    /// Words, the name of something of the house, or the code of a closed list.
    Text(String),
    /// A whole number.
    Number(#[ts(type = "number")] i64),
    /// Money, in cents.
    Cents(#[ts(type = "number")] i64),
    /// A day.
    Day(Day),
    /// This or the last week, month or year.
    Span(Span),
}

/// A day, said outright or from today.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "SegmentDay")]
pub enum Day {
    /// That one.
    On(NaiveDate),
    /// Today, moved: back when negative. A month that is too short ends on its last day.
    Today {
        /// How many.
        shift: i32,
        /// Of what.
        unit: DayUnit,
    },
}

codes! {
    /// What days are counted in.
    DayUnit {
        /// Days.
        Day = "day",
        /// Seven days; as a span, from Monday.
        Week = "week",
        /// Calendar months.
        Month = "month",
        /// Calendar years.
        Year = "year",
    }
}

/// This week, month or year, whole, or the one before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(rename = "SegmentSpan")]
pub struct Span {
    /// Of what; of a day: today, yesterday.
    pub unit: DayUnit,
    /// The one before.
    pub last: bool,
}

/// When what is counted happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "SegmentPeriod")]
pub enum Period {
    /// From that day on, included.
    Since(Day),
    /// Before that day.
    Before(Day),
    /// From that day to the other, both included.
    Between(Day, Day),
    /// Within it.
    Within(Span),
}

/// Of what is counted, only this.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(rename = "SegmentFilter")]
pub struct Filter {
    /// By what.
    pub by: FilterBy,
    /// One of these: codes of a closed list, or names of the house.
    pub any_of: Vec<String>,
}

impl Term {
    /// A plain comparison.
    pub(crate) fn plain(field: RuleField, op: RuleOp, values: Vec<Value>) -> Self {
        Self { field, filters: Vec::new(), period: None, op, values }
    }
}

impl Rule {
    /// The rule of one term.
    pub(crate) fn term(term: Term) -> Self {
        Rule::Term { term }
    }

    /// All of them; those of one among them are among them, one alone is itself.
    pub(crate) fn all(of: Vec<Rule>) -> Self {
        let flat = of.into_iter().flat_map(|rule| match rule {
            Rule::All { of } => of,
            other => vec![other],
        });
        let mut of: Vec<Rule> = flat.collect();
        if of.len() == 1 { of.swap_remove(0) } else { Rule::All { of } }
    }

    /// One of them, alike.
    pub(crate) fn any(of: Vec<Rule>) -> Self {
        let flat = of.into_iter().flat_map(|rule| match rule {
            Rule::Any { of } => of,
            other => vec![other],
        });
        let mut of: Vec<Rule> = flat.collect();
        if of.len() == 1 { of.swap_remove(0) } else { Rule::Any { of } }
    }

    /// It does not hold.
    pub(crate) fn not(of: Rule) -> Self {
        Rule::Not { of: Box::new(of) }
    }
}
