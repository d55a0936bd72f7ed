//! Days, spans and periods: outright, or from today.

use super::{Parser, Result};
use crate::segment::error::RuleFault;
use crate::segment::lexer::{Kind, Sign};
use crate::segment::rule::{Day, DayUnit, Period, RuleOp, Span, Value};
use crate::segment::words;

/// The furthest day from today, in units.
pub(crate) const SHIFT_MAX: i32 = 40_000;

const SPANS: &[(&str, DayUnit, bool)] = &[
    ("cette année", DayUnit::Year, false),
    ("ce mois", DayUnit::Month, false),
    ("cette semaine", DayUnit::Week, false),
    ("l année dernière", DayUnit::Year, true),
    ("année dernière", DayUnit::Year, true),
    ("l an dernier", DayUnit::Year, true),
    ("le mois dernier", DayUnit::Month, true),
    ("mois dernier", DayUnit::Month, true),
    ("la semaine dernière", DayUnit::Week, true),
    ("semaine dernière", DayUnit::Week, true),
    ("this year", DayUnit::Year, false),
    ("this month", DayUnit::Month, false),
    ("this week", DayUnit::Week, false),
    ("last year", DayUnit::Year, true),
    ("last month", DayUnit::Month, true),
    ("last week", DayUnit::Week, true),
];

impl Parser<'_> {
    /// What is said of a day without a sign: `il y a plus de 90 jours`, `depuis le 01/09/2026`, `cette année`.
    pub(super) fn said_of_a_day(&mut self) -> Result<Option<(RuleOp, Vec<Value>)>> {
        let ago = |day: Day, op| Ok(Some((op, vec![Value::Day(day)])));
        for (said, op) in [("il y a plus de", RuleOp::Less), ("il y a moins de", RuleOp::More)] {
            if self.eat(said) {
                return ago(self.duration(-1)?, op);
            }
        }
        for (said, op) in [("more than", RuleOp::Less), ("less than", RuleOp::More)] {
            if let Some(day) =
                self.attempt(|p| p.eat(said).then(|| p.duration(-1).ok()).flatten().filter(|_| p.eat("ago")))
            {
                return ago(day, op);
            }
        }
        for (said, op) in
            [("depuis", RuleOp::AtLeast), ("since", RuleOp::AtLeast), ("avant", RuleOp::Less), ("before", RuleOp::Less)]
        {
            if self.eat(said) {
                let day = if op == RuleOp::AtLeast { self.since()? } else { self.dated()? };
                return ago(day, op);
            }
        }
        if self.eat_any(&["après", "after"]) {
            return ago(self.dated()?, RuleOp::More);
        }
        if let Some(span) = self.span() {
            return Ok(Some((RuleOp::Is, vec![Value::Span(span)])));
        }
        if let Some(day) = self.attempt(|p| {
            let _ = p.eat_any(&["le", "on"]);
            p.day().ok().flatten()
        }) {
            return ago(day, RuleOp::Is);
        }
        Ok(None)
    }

    /// A day, or this or the last week, month, year.
    pub(super) fn day_or_span(&mut self) -> Result<Value> {
        match self.span() {
            Some(span) => Ok(Value::Span(span)),
            None => self.dated().map(Value::Day),
        }
    }

    /// The period that comes next, if one does.
    pub(super) fn period(&mut self) -> Result<Option<Period>> {
        if let Some(span) = self.span() {
            return Ok(Some(Period::Within(span)));
        }
        if self.eat_any(&["depuis", "since"]) {
            return Ok(Some(Period::Since(self.since()?)));
        }
        if self.eat_any(&["avant", "before"]) {
            return Ok(Some(Period::Before(self.dated()?)));
        }
        // « entre 2 et 5 » is no period.
        let between = self.attempt(|p| {
            p.eat_any(&["entre", "between", "du", "from"]).then_some(())?;
            let from = p.dated().ok()?;
            p.eat_any(&["et", "and", "au", "à", "to"]).then_some(())?;
            Some(Period::Between(from, p.dated().ok()?))
        });
        if between.is_some() {
            return Ok(between);
        }
        let last = self.attempt(|p| {
            p.eat_any(&["ces", "les", "last", "these"]).then_some(())?;
            let count = p.whole().ok()?;
            let _ = p.eat_any(&["derniers", "dernières", "last"]);
            let unit = p.unit()?;
            let _ = p.eat_any(&["derniers", "dernières"]);
            Some(Period::Since(Day::Today { shift: shift(-count)?, unit }))
        });
        if last.is_some() {
            return Ok(last);
        }
        Ok(self
            .eat_any(&["aujourd hui", "today"])
            .then_some(Period::Since(Day::Today { shift: 0, unit: DayUnit::Day })))
    }

    /// Behind `depuis`: a day, or how long.
    fn since(&mut self) -> Result<Day> {
        match self.attempt(|p| p.duration(-1).ok()) {
            Some(day) => Ok(day),
            None => self.dated(),
        }
    }

    /// A day, with or without its article.
    fn dated(&mut self) -> Result<Day> {
        let _ = self.eat("le");
        match self.day()? {
            Some(day) => Ok(day),
            None => Err(self.fault(RuleFault::ExpectedDate).among(["01/09/2026", "aujourd’hui - 90 jours"])),
        }
    }

    fn day(&mut self) -> Result<Option<Day>> {
        if let Some(Kind::Day(day)) = self.token().map(|token| &token.kind) {
            let day = *day;
            self.at += 1;
            return Ok(Some(Day::On(day)));
        }
        let one = |shift| Ok(Some(Day::Today { shift, unit: DayUnit::Day }));
        if self.eat_any(&["hier", "yesterday"]) {
            return one(-1);
        }
        if self.eat_any(&["demain", "tomorrow"]) {
            return one(1);
        }
        if self.eat("il y a") {
            return self.duration(-1).map(Some);
        }
        if self.eat("dans") || self.eat("in") {
            return self.duration(1).map(Some);
        }
        if !self.eat_any(&["aujourd hui", "today"]) {
            return Ok(None);
        }
        if self.eat_sign(Sign::Minus) {
            return self.duration(-1).map(Some);
        }
        if self.eat_sign(Sign::Plus) {
            return self.duration(1).map(Some);
        }
        one(0)
    }

    /// `90 jours`, from today in that direction.
    fn duration(&mut self, direction: i64) -> Result<Day> {
        let from = self.at;
        let count = self.whole()?;
        let Some(unit) = self.unit() else {
            return Err(self.fault(RuleFault::ExpectedValue).among(["jours", "semaines", "mois", "ans"]));
        };
        match shift(count.saturating_mul(direction)) {
            Some(shift) => Ok(Day::Today { shift, unit }),
            None => {
                self.at = from;
                Err(self.fault(RuleFault::OutOfRange))
            }
        }
    }

    fn unit(&mut self) -> Option<DayUnit> {
        let unit = words::unit(self.stem_at(self.at)?)?;
        self.at += 1;
        Some(unit)
    }

    fn span(&mut self) -> Option<Span> {
        let found = SPANS.iter().find(|(said, ..)| self.eat(said));
        found.map(|&(_, unit, last)| Span { unit, last })
    }
}

fn shift(count: i64) -> Option<i32> {
    i32::try_from(count).ok().filter(|count| (-SHIFT_MAX..=SHIFT_MAX).contains(count))
}
