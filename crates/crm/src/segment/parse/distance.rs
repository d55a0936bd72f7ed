//! How far from a place: `distance de Lyon < 30 km`, `à moins de 30 km de Lyon`, `within 30 km of "Lyon"`.

use super::{Parser, Result, Said};
use crate::segment::error::RuleFault;
use crate::segment::field::{FilterBy, RuleField};
use crate::segment::lexer::{Kind, Sign};
use crate::segment::rule::{Filter, Rule, RuleOp, Term, Value};

/// Half the way around the Earth: nothing is further.
pub(crate) const KM_MAX: i64 = 20_040;

/// The unit, as one writes it.
const KILOMETRES: &[&str] = &["km", "kilomètres", "kms", "kilometers"];

/// What stands before the place.
const FROM: &[&str] = &["autour de", "autour d", "à partir de", "de", "d", "from", "of", "around", "to"];

/// What stands before a place whose name begins with an article, and that article: `du Mans`, `des Sables-d’Olonne`.
const CONTRACTED: &[(&str, &str)] = &[("autour du", "Le"), ("autour des", "Les"), ("du", "Le"), ("des", "Les")];

/// What says that all within are meant, up to the distance itself.
const WITHIN: &[&str] = &["dans un rayon de", "within"];

impl Parser<'_> {
    /// `à moins de 30 km de Lyon`, `à 30 km de Lyon`, `dans un rayon de 30 km autour de Lyon`.
    pub(super) fn so_far(&mut self) -> Result<Option<Said>> {
        let from = self.at;
        let mut within = self.eat_any(WITHIN);
        while !within && self.filler() {
            within = self.eat_any(WITHIN);
        }
        let found = self.attempt(|p| {
            let said = if within { None } else { p.compared() };
            let km = match p.joined_km() {
                Some(km) => km,
                None => p.whole().ok().filter(|_| p.kilometre())?,
            };
            Some((said.unwrap_or(RuleOp::AtMost), km))
        });
        let Some((op, km)) = found else {
            self.at = from;
            return Ok(None);
        };
        let km = self.of_the_earth(km)?;
        let filters = vec![self.away_from()?];
        let term = Term { field: RuleField::Distance, filters, period: None, op, values: vec![Value::Number(km)] };
        Ok(Some(Said { rule: Rule::term(term), open: false }))
    }

    /// `de Lyon`, `du Mans`, `de parmi (Lyon, Paris)`.
    pub(super) fn away_from(&mut self) -> Result<Filter> {
        let article = CONTRACTED.iter().find(|(words, _)| self.eat(words)).map(|(_, article)| *article);
        if article.is_none() && !self.eat_any(FROM) {
            return Err(self.fault(RuleFault::ExpectedValue).among([FilterBy::From.names().0]));
        }
        let many = article.is_none() && self.eat_any(&["parmi", "one of"]);
        let any_of = match many {
            true => self.listed(Self::place_name)?,
            false => vec![self.place_name()?],
        };
        let whole = |name: String| match article {
            Some(article) => format!("{article} {name}"),
            None => name,
        };
        Ok(Filter { by: FilterBy::From, any_of: any_of.into_iter().map(whole).collect() })
    }

    /// A quotation, or words up to an operator: `Lyon moins de 30 km`. The number of a district stays with its town, and
    /// what tells a commune from its namesakes too: `Saint-Denis (93)`.
    fn place_name(&mut self) -> Result<String> {
        if matches!(self.token().map(|token| &token.kind), Some(Kind::Quoted(_))) {
            return self.text(&[]);
        }
        let (from, end) = (self.at, self.run(&[]));
        let mut stop = from.saturating_add(1).min(end);
        while stop < end {
            self.at = stop;
            if self.operates() {
                break;
            }
            stop += 1;
        }
        self.at = from;
        let kind = |at: usize| self.tokens.get(at).map(|token| &token.kind);
        let told = matches!(
            (kind(stop), kind(stop + 1), kind(stop + 2)),
            (Some(Kind::Sign(Sign::Open)), Some(Kind::Word(_) | Kind::Number(_)), Some(Kind::Sign(Sign::Close)))
        );
        self.text_to(if told && stop > from { stop + 3 } else { stop })
    }

    /// A whole number of kilometres, with its unit or without.
    pub(super) fn kilometres(&mut self) -> Result<i64> {
        let from = self.at;
        let km = match self.joined_km() {
            Some(km) => km,
            None => {
                let km = self.whole()?;
                let _ = self.kilometre();
                km
            }
        };
        let end = std::mem::replace(&mut self.at, from);
        let km = self.of_the_earth(km)?;
        self.at = end;
        Ok(km)
    }

    /// `30km`
    fn joined_km(&mut self) -> Option<i64> {
        let Some(Kind::Word(word)) = self.token().map(|token| &token.kind) else { return None };
        let km = word.strip_suffix("km")?.parse().ok()?;
        self.at += 1;
        Some(km)
    }

    fn kilometre(&mut self) -> bool {
        self.eat_any(KILOMETRES)
    }

    fn of_the_earth(&self, km: i64) -> Result<i64> {
        if (0..=KM_MAX).contains(&km) { Ok(km) } else { Err(self.fault(RuleFault::OutOfRange)) }
    }
}
