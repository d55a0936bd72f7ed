//! What is counted, and what narrows it: `appels entrants de motif "Facture" depuis 3 mois`.

use super::{Parser, Result};
use crate::segment::error::RuleFault;
use crate::segment::field::{Entry, FieldKind, FilterBy};
use crate::segment::lexer::{Kind, Sign};
use crate::segment::rule::{Filter, Period, RuleOp, Term, Value};
use crate::segment::words;

/// What may stand before the name of a filter.
const PARTICLES: &[&str] = &["de", "d", "du", "avec", "dans", "of", "with", "la", "le"];

/// How many there are to be, said before what is counted.
const QUANTITIES: &[(&str, RuleOp)] = &[
    ("au moins", RuleOp::AtLeast),
    ("at least", RuleOp::AtLeast),
    ("au plus", RuleOp::AtMost),
    ("at most", RuleOp::AtMost),
    ("de plus de", RuleOp::More),
    ("plus de", RuleOp::More),
    ("plus d", RuleOp::More),
    ("more than", RuleOp::More),
    ("de moins de", RuleOp::Less),
    ("moins de", RuleOp::Less),
    ("moins d", RuleOp::Less),
    ("less than", RuleOp::Less),
    ("exactement", RuleOp::Is),
    ("exactly", RuleOp::Is),
];

impl Parser<'_> {
    /// `au moins 3`, `plus de 30`, `3`: how many, before what.
    pub(super) fn quantity(&mut self) -> Option<(RuleOp, i64)> {
        self.attempt(|p| {
            let said = p.compared();
            // « de 30 ans »
            let _ = said.is_none() && p.eat_any(&["de", "d", "aged"]);
            let count = p.whole().ok()?;
            Some((said.unwrap_or(RuleOp::Is), count))
        })
    }

    /// `au moins`, `plus de`, taken.
    pub(super) fn compared(&mut self) -> Option<RuleOp> {
        QUANTITIES.iter().find(|(words, _)| self.eat(words)).map(|(_, op)| *op)
    }

    /// Filters and a period, in any order; each once.
    pub(super) fn narrowed(&mut self, entry: &Entry) -> Result<(Vec<Filter>, Option<Period>)> {
        let (mut filters, mut period): (Vec<Filter>, Option<Period>) = (Vec::new(), None);
        if entry.kind == FieldKind::Distance {
            return Ok((vec![self.away_from()?], None));
        }
        if !entry.dated {
            return Ok((filters, period));
        }
        loop {
            if period.is_none() {
                period = self.period()?;
                if period.is_some() {
                    continue;
                }
            }
            match self.filter(entry)? {
                Some(filter) if filters.iter().all(|known| known.by != filter.by) => filters.push(filter),
                Some(_) => return Err(self.fault(RuleFault::ExpectedConnector)),
                None => break,
            }
        }
        filters.sort_by_key(|filter| filter.by);
        Ok((filters, period))
    }

    fn filter(&mut self, entry: &Entry) -> Result<Option<Filter>> {
        let named = self.attempt(|p| {
            while p.eat_any(PARTICLES) {}
            let (by, length) = p.longest(&words::FILTERS).filter(|(by, _)| entry.filters.contains(by))?;
            p.at += length;
            Some(by)
        });
        if let Some(by) = named {
            let many = self.eat_any(&["parmi", "one of"]);
            let _ = !many && (self.eat_sign(Sign::Equal) || self.eat("est"));
            let any_of =
                if many { self.listed(|p| p.filter_value(entry, by))? } else { vec![self.filter_value(entry, by)?] };
            return Ok(Some(Filter { by, any_of }));
        }
        // A value of a closed list says by itself what it narrows: « appels entrants », « tickets ouverts ».
        for by in entry.filters {
            if let Some((code, length)) = self.longest(&words::said(by.choices(entry.field))) {
                self.at += length;
                return Ok(Some(Filter { by: *by, any_of: vec![code.to_owned()] }));
            }
        }
        // « dans la campagne "Relance" »
        let quoted = matches!(self.token().map(|token| &token.kind), Some(Kind::Quoted(_)));
        if quoted && entry.filters.contains(&FilterBy::Campaign) {
            return Ok(Some(Filter { by: FilterBy::Campaign, any_of: vec![self.text(&[])?] }));
        }
        Ok(None)
    }

    fn filter_value(&mut self, entry: &Entry, by: FilterBy) -> Result<String> {
        let choices = by.choices(entry.field);
        if choices.is_empty() {
            let names = FilterBy::ALL.iter().filter(|by| **by != FilterBy::From);
            let names = names.flat_map(|by| [by.names().0, by.names().1]);
            let stops: Vec<&str> = words::PERIODS.iter().copied().chain(names).chain(["de", "d"]).collect();
            return self.text(&stops);
        }
        self.choice(choices).map(str::to_owned)
    }

    /// The comparison of something counted, narrowed already: its operator and number, or at least one.
    pub(super) fn counted(
        &mut self,
        entry: &Entry,
        filters: Vec<Filter>,
        period: Option<Period>,
    ) -> Result<(Term, bool)> {
        let mut term =
            Term { field: entry.field, filters, period, op: RuleOp::AtLeast, values: vec![Value::Number(1)] };
        let from = self.at;
        if self.operator().is_none() {
            return Ok((term, true));
        }
        self.at = from;
        term.op = self.operator_of(entry)?;
        term.values = self.values(term.op, |p| p.value(entry))?;
        Ok((term, false))
    }
}
