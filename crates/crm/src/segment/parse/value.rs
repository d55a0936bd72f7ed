//! Operators and values of a comparison.

use super::{Parser, Result, VALUES_MAX};
use crate::segment::choices::Choice;
use crate::segment::error::RuleFault;
use crate::segment::field::{Entry, FieldKind};
use crate::segment::lexer::{Kind, Sign};
use crate::segment::rule::{RuleOp, Value};
use crate::segment::words;

/// The longest text value, in characters.
pub(crate) const VALUE_MAX: usize = 200;

/// Operators in words, the longest wording of each beginning first.
const WORDED: &[(&str, RuleOp)] = &[
    ("est vide", RuleOp::Empty),
    ("est inconnu", RuleOp::Empty),
    ("est inconnue", RuleOp::Empty),
    ("n est pas renseigné", RuleOp::Empty),
    ("n est pas renseignée", RuleOp::Empty),
    ("jamais", RuleOp::Empty),
    ("is empty", RuleOp::Empty),
    ("never", RuleOp::Empty),
    ("est rempli", RuleOp::Filled),
    ("est remplie", RuleOp::Filled),
    ("est renseigné", RuleOp::Filled),
    ("est renseignée", RuleOp::Filled),
    ("est connu", RuleOp::Filled),
    ("est connue", RuleOp::Filled),
    ("is filled", RuleOp::Filled),
    ("is known", RuleOp::Filled),
    ("n est pas", RuleOp::IsNot),
    ("is not", RuleOp::IsNot),
    ("est supérieur ou égal à", RuleOp::AtLeast),
    ("supérieur ou égal à", RuleOp::AtLeast),
    ("inférieur ou égal à", RuleOp::AtMost),
    ("est supérieur à", RuleOp::More),
    ("est inférieur à", RuleOp::Less),
    ("supérieur à", RuleOp::More),
    ("supérieure à", RuleOp::More),
    ("inférieur à", RuleOp::Less),
    ("inférieure à", RuleOp::Less),
    ("plus de", RuleOp::More),
    ("moins de", RuleOp::Less),
    ("au moins", RuleOp::AtLeast),
    ("au plus", RuleOp::AtMost),
    ("more than", RuleOp::More),
    ("less than", RuleOp::Less),
    ("at least", RuleOp::AtLeast),
    ("at most", RuleOp::AtMost),
    ("contient", RuleOp::Contains),
    ("contains", RuleOp::Contains),
    ("commence par", RuleOp::Begins),
    ("begins with", RuleOp::Begins),
    ("starts with", RuleOp::Begins),
    ("parmi", RuleOp::OneOf),
    ("est parmi", RuleOp::OneOf),
    ("one of", RuleOp::OneOf),
    ("entre", RuleOp::Between),
    ("between", RuleOp::Between),
    ("égal à", RuleOp::Is),
    ("est", RuleOp::Is),
    ("is", RuleOp::Is),
];

/// The operators of a field as they are written.
pub(super) fn written(ops: &[RuleOp]) -> impl Iterator<Item = &'static str> {
    ops.iter().map(|op| crate::segment::print::op(*op))
}

impl Parser<'_> {
    /// The operator that comes next, taken.
    pub(super) fn operator(&mut self) -> Option<RuleOp> {
        let signed = match self.sign() {
            Some(Sign::Equal) => Some(RuleOp::Is),
            Some(Sign::Different) => Some(RuleOp::IsNot),
            Some(Sign::Less) => Some(RuleOp::Less),
            Some(Sign::AtMost) => Some(RuleOp::AtMost),
            Some(Sign::More) => Some(RuleOp::More),
            Some(Sign::AtLeast) => Some(RuleOp::AtLeast),
            _ => None,
        };
        if signed.is_some() {
            self.at += 1;
            return signed;
        }
        WORDED.iter().find(|(words, _)| self.eat(words)).map(|(_, op)| *op)
    }

    /// Whether an operator in words comes next.
    pub(super) fn operates(&mut self) -> bool {
        let from = self.at;
        let there = self.operator().is_some();
        self.at = from;
        there
    }

    /// The operator that comes next, one of the field's.
    pub(super) fn operator_of(&mut self, entry: &Entry) -> Result<RuleOp> {
        let from = self.at;
        let said = |kind| {
            matches!(kind, FieldKind::Text | FieldKind::Code | FieldKind::Choice | FieldKind::Named | FieldKind::Number)
        };
        let bare =
            matches!(self.token().map(|token| &token.kind), Some(Kind::Word(_) | Kind::Quoted(_) | Kind::Number(_)));
        let op = match self.operator() {
            // « ville Rennes » is « ville = Rennes ».
            None if bare && said(entry.kind) => Some(RuleOp::Is),
            op => op,
        };
        match op {
            Some(op) if entry.ops().contains(&op) => Ok(op),
            _ => {
                self.at = from;
                let mut error = self.fault(RuleFault::BadOperator);
                error.expected = written(entry.ops()).map(str::to_owned).collect();
                Err(error)
            }
        }
    }

    /// As many values as the operator takes.
    pub(super) fn values(&mut self, op: RuleOp, mut one: impl FnMut(&mut Self) -> Result<Value>) -> Result<Vec<Value>> {
        match op {
            RuleOp::Empty | RuleOp::Filled => Ok(Vec::new()),
            RuleOp::Between => {
                let first = one(self)?;
                if !self.eat_any(&["et", "and", "à", "to"]) {
                    return Err(self.fault(RuleFault::ExpectedValue).among(["et"]));
                }
                Ok(vec![first, one(self)?])
            }
            RuleOp::OneOf => self.listed(one),
            _ => Ok(vec![one(self)?]),
        }
    }

    /// `(a, b, c)`.
    pub(super) fn listed<T>(&mut self, mut one: impl FnMut(&mut Self) -> Result<T>) -> Result<Vec<T>> {
        if !self.eat_sign(Sign::Open) {
            return Err(self.fault(RuleFault::ExpectedValue).among(["("]));
        }
        let mut all = vec![one(self)?];
        while self.eat_sign(Sign::Comma) || self.eat_any(&["ou", "or"]) {
            if all.len() >= VALUES_MAX {
                return Err(self.fault(RuleFault::TooMany));
            }
            all.push(one(self)?);
        }
        if self.eat_sign(Sign::Close) {
            Ok(all)
        } else {
            Err(self.fault(RuleFault::UnclosedParenthesis).among([",", ")"]))
        }
    }

    /// One value of that field.
    pub(super) fn value(&mut self, entry: &Entry) -> Result<Value> {
        match entry.kind {
            FieldKind::Text | FieldKind::Code | FieldKind::Named | FieldKind::Place => self.text(&[]).map(Value::Text),
            FieldKind::Choice => self.choice(entry.choices).map(|code| Value::Text(code.to_owned())),
            FieldKind::Number | FieldKind::Count => {
                let number = self.whole()?;
                let _ = self.eat_any(&["ans", "an", "years", "year"]);
                Ok(Value::Number(number))
            }
            FieldKind::Distance => self.kilometres().map(Value::Number),
            FieldKind::Money => {
                let cents = self.number()?;
                let _ = self.eat_sign(Sign::Euro) || self.eat_any(&["euros", "euro", "eur"]);
                Ok(Value::Cents(cents))
            }
            FieldKind::Date => self.day_or_span(),
            FieldKind::Flag => Err(self.fault(RuleFault::BadOperator)),
        }
    }

    /// Words up to a connector, a sign or one of `stops`; or a quotation.
    pub(super) fn text(&mut self, stops: &[&str]) -> Result<String> {
        if let Some(Kind::Quoted(said)) = self.token().map(|token| &token.kind) {
            let said = said.clone();
            if said.trim().is_empty() {
                return Err(self.fault(RuleFault::ExpectedValue));
            }
            if said.chars().count() > VALUE_MAX {
                return Err(self.fault(RuleFault::TooLong));
            }
            self.at += 1;
            return Ok(said);
        }
        let end = self.run(stops);
        self.text_to(end)
    }

    /// The words up to that token.
    pub(super) fn text_to(&mut self, end: usize) -> Result<String> {
        let (first, last) = match (self.tokens.get(self.at), self.tokens.get(end.saturating_sub(1))) {
            (Some(first), Some(last)) if end > self.at => (first.from, last.to),
            _ => return Err(self.fault(RuleFault::ExpectedValue)),
        };
        let said = self.text.get(first..last).unwrap_or_default().to_owned();
        if said.chars().count() > VALUE_MAX {
            return Err(self.fault_of_words(RuleFault::TooLong));
        }
        self.at = end;
        Ok(said)
    }

    /// A value of a closed list, by its words or its code.
    pub(super) fn choice(&mut self, choices: &'static [Choice]) -> Result<&'static str> {
        if let Some(Kind::Quoted(said)) = self.token().map(|token| &token.kind) {
            let typed = words::stems(said);
            let found =
                words::said(choices).into_iter().find(|phrase| phrase.stems == typed).map(|phrase| phrase.means);
            if let Some(code) = found {
                self.at += 1;
                return Ok(code);
            }
        } else if let Some((code, length)) = self.longest(&words::said(choices)) {
            self.at += length;
            return Ok(code);
        }
        let mut error = self.fault_of_words(RuleFault::UnknownValue);
        error.found = error.found.trim_matches(['"', '«', '»', ' ']).to_owned();
        Err(error.among(choices.iter().map(|choice| choice.fr)))
    }

    /// A number in hundredths.
    pub(super) fn number(&mut self) -> Result<i64> {
        let from = self.at;
        let negative = self.eat_sign(Sign::Minus);
        match self.token().map(|token| &token.kind) {
            Some(Kind::Number(hundredths)) => {
                let number = if negative { -hundredths } else { *hundredths };
                self.at += 1;
                Ok(number)
            }
            _ => {
                self.at = from;
                Err(self.fault(RuleFault::ExpectedNumber))
            }
        }
    }

    /// A whole number.
    pub(super) fn whole(&mut self) -> Result<i64> {
        let from = self.at;
        let hundredths = self.number()?;
        if hundredths % 100 == 0 {
            return Ok(hundredths / 100);
        }
        self.at = from;
        Err(self.fault(RuleFault::ExpectedNumber))
    }
}
