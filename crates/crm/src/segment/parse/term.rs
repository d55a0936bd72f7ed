//! One comparison, as people say it or as it is written.

use super::{Parser, Result, Said};
use crate::segment::error::{RuleError, RuleFault, nearest};
use crate::segment::field::{Entry, FieldKind, RuleField};
use crate::segment::lexer::{Kind, Sign, stem};
use crate::segment::rule::{Rule, RuleOp, Term, Value};
use crate::segment::words::{self, FILLERS, SUBJECTS, Subject};

/// What says that there is none.
const NONE: &[&str] = &["sans", "aucun", "aucune", "pas de", "pas d", "without", "no"];

/// What says that there is some.
const HAVING: &[&str] = &["avec", "ayant", "with", "having"];

/// What may stand before a place.
const PREPOSITIONS: &[&str] = &[
    "à la", "à l", "à", "au", "aux", "dans le", "dans la", "dans les", "dans l", "dans", "en", "in the", "in", "at",
    "le", "la",
];

impl Parser<'_> {
    /// One comparison.
    pub(super) fn comparison(&mut self) -> Result<Said> {
        let none = self.none();
        if none {
            return self.lacking();
        }
        if let Some(said) = self.so_far()? {
            return Ok(said);
        }
        if let Some(said) = self.aged_or_counted()? {
            return Ok(said);
        }
        let having = HAVING.iter().any(|word| self.begins(&[stem(word)]));
        let (entry, found) = self.subject()?;
        if let Some(code) = found {
            let term = Term::plain(entry.field, RuleOp::Is, vec![Value::Text(code.to_owned())]);
            return Ok(Said { rule: Rule::term(term), open: true });
        }
        if having && entry.ops().contains(&RuleOp::Filled) && self.ends() {
            // « avec carte de fidélité »
            let filled = Term::plain(entry.field, RuleOp::Filled, Vec::new());
            return Ok(Said { rule: Rule::term(filled), open: true });
        }
        let (term, open) = self.of_field(entry)?;
        Ok(Said { rule: Rule::term(term), open })
    }

    /// Whether the comparison ends here: at a connector, a comma, a parenthesis, or another comparison.
    fn ends(&self) -> bool {
        match self.token().map(|token| &token.kind) {
            None | Some(Kind::Sign(Sign::Comma | Sign::Close)) => true,
            Some(Kind::Word(word)) => words::among(word, words::CONNECTORS) || words::among(word, words::JOINERS),
            _ => false,
        }
    }

    /// `sans`, `aucun`, behind words that say nothing.
    fn none(&mut self) -> bool {
        let from = self.at;
        loop {
            if self.eat_any(NONE) {
                return true;
            }
            if !self.filler() {
                self.at = from;
                return false;
            }
        }
    }

    /// Takes a word that says nothing here: never one with which a subject begins.
    pub(super) fn filler(&mut self) -> bool {
        let named = self.longest(&SUBJECTS).is_some();
        !named && (self.eat("nombre de") || self.eat("nombre d") || self.eat("number of") || self.eat_any(FILLERS))
    }

    /// Behind `sans`: what there is none of.
    fn lacking(&mut self) -> Result<Said> {
        let (entry, found) = self.subject()?;
        if let Some(code) = found {
            let term = Term::plain(entry.field, RuleOp::Is, vec![Value::Text(code.to_owned())]);
            return Ok(Said { rule: Rule::not(Rule::term(term)), open: true });
        }
        let rule = match entry.kind {
            FieldKind::Count => {
                let (filters, period) = self.narrowed(entry)?;
                let values = vec![Value::Number(0)];
                Rule::term(Term { field: entry.field, filters, period, op: RuleOp::Is, values })
            }
            FieldKind::Flag => Rule::not(Rule::term(Term::plain(entry.field, RuleOp::Filled, Vec::new()))),
            // « sans accord » : not given.
            _ if entry.field == RuleField::Consent => {
                let given = vec![Value::Text("given".to_owned())];
                Rule::not(Rule::term(Term::plain(entry.field, RuleOp::Is, given)))
            }
            _ if entry.ops().contains(&RuleOp::Empty) => {
                Rule::term(Term::plain(entry.field, RuleOp::Empty, Vec::new()))
            }
            _ => return Err(self.fault(RuleFault::BadOperator)),
        };
        Ok(Said { rule, open: true })
    }

    /// `de 30 ans et plus`, `de 30 à 40 ans`, `au moins 3 achats`.
    fn aged_or_counted(&mut self) -> Result<Option<Said>> {
        let from = self.at;
        while self.filler() {}
        let of_age = |op, values: Vec<i64>| {
            let values = values.into_iter().map(Value::Number).collect();
            Ok(Some(Said { rule: Rule::term(Term::plain(RuleField::Age, op, values)), open: true }))
        };
        let between = self.attempt(|p| {
            let _ = p.eat_any(&["de", "entre", "between", "aged"]);
            let low = p.whole().ok()?;
            p.eat_any(&["à", "et", "to", "and"]).then_some(())?;
            let high = p.whole().ok()?;
            p.years().then_some((low, high))
        });
        if let Some((low, high)) = between {
            return of_age(RuleOp::Between, vec![low, high]);
        }
        let Some((op, count)) = self.quantity() else {
            self.at = from;
            return Ok(None);
        };
        if self.years() {
            let more = self.eat_any(&["et plus", "ou plus", "and over", "and more", "or more"]);
            let less = !more && self.eat_any(&["et moins", "ou moins", "and under", "or less"]);
            let op = match (more, less) {
                (true, _) => RuleOp::AtLeast,
                (_, true) => RuleOp::AtMost,
                _ => op,
            };
            return of_age(op, vec![count]);
        }
        match self.longest(&SUBJECTS) {
            Some((Subject::Field(field), length)) if field.entry().kind == FieldKind::Count => {
                self.at += length;
                let (filters, period) = self.narrowed(field.entry())?;
                let values = vec![Value::Number(count)];
                Ok(Some(Said { rule: Rule::term(Term { field, filters, period, op, values }), open: true }))
            }
            _ => {
                let counted = FIELD_COUNTS.iter().map(|field| field.entry().fr);
                Err(self.fault_of_words(RuleFault::UnknownField).among(counted))
            }
        }
    }

    fn years(&mut self) -> bool {
        self.eat_any(&["ans", "an", "years old", "years", "year"])
    }

    /// The field that comes next, and its value where one word says both.
    fn subject(&mut self) -> Result<(&'static Entry, Option<&'static str>)> {
        loop {
            if let Some((subject, length)) = self.longest(&SUBJECTS) {
                self.at += length;
                return Ok(match subject {
                    Subject::Field(field) => (field.entry(), None),
                    Subject::Is(field, code) => (field.entry(), Some(code)),
                });
            }
            if !self.filler() {
                return Err(self.unknown_field());
            }
        }
    }

    fn unknown_field(&self) -> RuleError {
        let mut error = self.fault_of_words(RuleFault::UnknownField);
        error.suggestion = nearest(&error.found, words::field_names()).map(str::to_owned);
        if error.suggestion.is_none()
            && let Some(Kind::Word(_)) = self.token().map(|token| &token.kind)
            && let Some(first) = self.token().map(|token| self.written(token))
        {
            error.suggestion = nearest(first, words::field_names()).map(str::to_owned);
        }
        error
    }

    /// The comparison of a field whose name was read.
    fn of_field(&mut self, entry: &'static Entry) -> Result<(Term, bool)> {
        let (filters, period) = self.narrowed(entry)?;
        match entry.kind {
            FieldKind::Count => self.counted(entry, filters, period),
            FieldKind::Flag => self.flag(entry),
            FieldKind::Place => self.place(entry),
            FieldKind::Date => {
                let from = self.at;
                match self.said_of_a_day()? {
                    Some((op, values)) => Ok((Term::plain(entry.field, op, values), true)),
                    None => {
                        self.at = from;
                        self.plain(entry)
                    }
                }
            }
            _ => {
                let (term, open) = self.plain(entry)?;
                Ok((Term { filters, period, ..term }, open))
            }
        }
    }

    fn plain(&mut self, entry: &'static Entry) -> Result<(Term, bool)> {
        let op = self.operator_of(entry)?;
        let values = self.values(op, |p| p.value(entry))?;
        let open = values.is_empty();
        Ok((Term::plain(entry.field, op, values), open))
    }

    fn flag(&mut self, entry: &'static Entry) -> Result<(Term, bool)> {
        let _ = self.eat_any(&["est rempli", "est remplie", "est renseigné", "is filled"]);
        Ok((Term::plain(entry.field, RuleOp::Filled, Vec::new()), true))
    }

    fn place(&mut self, entry: &'static Entry) -> Result<(Term, bool)> {
        let from = self.at;
        let op = match self.operator() {
            Some(op) if entry.ops().contains(&op) => op,
            Some(_) => {
                self.at = from;
                return self.operator_of(entry).map(|op| (Term::plain(entry.field, op, Vec::new()), false));
            }
            None => RuleOp::Is,
        };
        let _ = self.eat_any(PREPOSITIONS);
        let values = self.values(op, |p| p.value(entry))?;
        Ok((Term::plain(entry.field, op, values), false))
    }
}

/// What can be counted.
const FIELD_COUNTS: &[RuleField] = &[
    RuleField::Calls,
    RuleField::Tickets,
    RuleField::Callbacks,
    RuleField::Appointments,
    RuleField::Purchases,
    RuleField::Refusals,
    RuleField::Opportunities,
    RuleField::Exchanges,
    RuleField::Requests,
    RuleField::Campaigns,
];
