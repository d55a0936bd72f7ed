//! From the text of a rule to its tree.
//!
//! Precedence, from the one that binds first: `non`, `et`, `ou`, the comma (an `et` that separates whole conditions).
//! After a word that says everything (`femmes`, `de 30 ans et plus`, `sans mobile`) the next comparison needs no connector.

mod count;
mod date;
mod distance;
mod term;
mod value;

use super::error::{RuleError, RuleFault};
use super::lexer::{Kind, Sign, Token, cut, fault, stem};
use super::rule::Rule;
use super::words::{self, Phrase};

/// The longest rule, in characters.
pub(crate) const TEXT_MAX: usize = 4_000;
/// The deepest nesting.
pub(crate) const DEPTH_MAX: u32 = 24;
/// The most comparisons of a rule.
pub(crate) const TERMS_MAX: usize = 64;
/// The most values of one comparison.
pub(crate) const VALUES_MAX: usize = 100;

pub(crate) use date::SHIFT_MAX;
pub(crate) use distance::KM_MAX;
pub(crate) use value::VALUE_MAX;

type Result<T> = std::result::Result<T, RuleError>;

/// Reads a rule, in French or in English.
///
/// # Errors
/// What is wrong, where, and what was probably meant. Names of the house (agents, products, tags…) are looked at only when
/// the rule is used.
pub fn parse(text: &str) -> Result<Rule> {
    if text.chars().count() > TEXT_MAX {
        return Err(RuleError::of(RuleFault::TooLong));
    }
    let mut parser = Parser { text, tokens: cut(text)?, at: 0, depth: 0, terms: 0 };
    if parser.tokens.is_empty() {
        return Err(RuleError::of(RuleFault::Empty));
    }
    let rule = parser.conditions()?;
    match parser.token() {
        None => Ok(rule),
        Some(_) => Err(parser.fault(RuleFault::ExpectedConnector).among(["et", "ou", ","])),
    }
}

struct Parser<'t> {
    text: &'t str,
    tokens: Vec<Token>,
    at: usize,
    depth: u32,
    terms: usize,
}

/// A comparison, and whether another may follow it without a connector.
struct Said {
    rule: Rule,
    open: bool,
}

impl Parser<'_> {
    /// Conditions separated by commas.
    fn conditions(&mut self) -> Result<Rule> {
        let mut all = vec![self.either()?];
        while self.eat_sign(Sign::Comma) {
            // « A, et B » is « A, B ».
            let _ = self.eat("et") || self.eat("and");
            all.push(self.either()?);
        }
        Ok(Rule::all(all))
    }

    fn either(&mut self) -> Result<Rule> {
        let mut any = vec![self.both()?];
        while self.eat("ou") || self.eat("or") {
            any.push(self.both()?);
        }
        Ok(Rule::any(any))
    }

    fn both(&mut self) -> Result<Rule> {
        let mut last = self.negated()?;
        let mut all = Vec::new();
        loop {
            let follows = self.eat("et") || self.eat("and") || self.follows(last.open);
            all.push(last.rule);
            if !follows {
                return Ok(Rule::all(all));
            }
            last = self.negated()?;
        }
    }

    /// Whether another comparison begins here, without a connector.
    fn follows(&self, open: bool) -> bool {
        match self.token().map(|token| &token.kind) {
            Some(Kind::Word(word)) => {
                !words::among(word, words::CONNECTORS) && (open || words::among(word, words::JOINERS))
            }
            Some(Kind::Number(_)) => open,
            _ => false,
        }
    }

    fn negated(&mut self) -> Result<Said> {
        if self.eat("non") || self.eat("not") {
            let Said { rule, open } = self.deeper(Self::negated)?;
            return Ok(Said { rule: Rule::not(rule), open });
        }
        if self.eat_sign(Sign::Open) {
            let rule = self.deeper(Self::conditions)?;
            if !self.eat_sign(Sign::Close) {
                let fault =
                    if self.token().is_some() { RuleFault::ExpectedConnector } else { RuleFault::UnclosedParenthesis };
                return Err(self.fault(fault).among(["et", "ou", ",", ")"]));
            }
            return Ok(Said { rule, open: false });
        }
        self.terms += 1;
        if self.terms > TERMS_MAX {
            return Err(self.fault(RuleFault::TooMany));
        }
        self.comparison()
    }

    fn deeper<T>(&mut self, read: impl FnOnce(&mut Self) -> Result<T>) -> Result<T> {
        self.depth += 1;
        if self.depth > DEPTH_MAX {
            return Err(self.fault(RuleFault::TooDeep));
        }
        let found = read(self)?;
        self.depth -= 1;
        Ok(found)
    }

    // ── the tokens ahead

    fn token(&self) -> Option<&Token> {
        self.tokens.get(self.at)
    }

    fn sign(&self) -> Option<Sign> {
        match self.token()?.kind {
            Kind::Sign(sign) => Some(sign),
            _ => None,
        }
    }

    fn eat_sign(&mut self, sign: Sign) -> bool {
        let there = self.sign() == Some(sign);
        self.at += usize::from(there);
        there
    }

    /// The stem at that place; a number is its figures.
    fn stem_at(&self, at: usize) -> Option<&str> {
        let token = self.tokens.get(at)?;
        match &token.kind {
            Kind::Word(word) => Some(word),
            Kind::Number(_) => Some(self.written(token)),
            _ => None,
        }
    }

    fn written(&self, token: &Token) -> &str {
        self.text.get(token.from..token.to).unwrap_or_default()
    }

    fn begins(&self, stems: &[String]) -> bool {
        !stems.is_empty()
            && (self.at..).zip(stems).all(|(at, stem)| self.stem_at(at).is_some_and(|there| there == stem))
    }

    /// Takes these words if they come next.
    fn eat(&mut self, phrase: &str) -> bool {
        // Most of what is tried begins otherwise: seen without reading further.
        if !self.stem_at(self.at).is_some_and(|there| words::may_be(there, phrase)) {
            return false;
        }
        let stems: Vec<String> = phrase.split(' ').map(stem).collect();
        let there = self.begins(&stems);
        self.at += if there { stems.len() } else { 0 };
        there
    }

    /// Takes one of these, the first that comes next.
    fn eat_any(&mut self, phrases: &[&str]) -> bool {
        phrases.iter().any(|phrase| self.eat(phrase))
    }

    /// The longest phrase that comes next, and how many words it has.
    fn longest<M: Copy>(&self, phrases: &[Phrase<M>]) -> Option<(M, usize)> {
        let found = phrases.iter().filter(|phrase| self.begins(&phrase.stems));
        found.max_by_key(|phrase| phrase.stems.len()).map(|phrase| (phrase.means, phrase.stems.len()))
    }

    /// Tries to read something; nothing is taken when it is not there.
    fn attempt<T>(&mut self, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let from = self.at;
        let found = read(self);
        if found.is_none() {
            self.at = from;
        }
        found
    }

    /// What is wrong with the next token; at the end of the text, that it ends.
    fn fault(&self, kind: RuleFault) -> RuleError {
        match self.token() {
            Some(token) => fault(self.text, token.from, token.to, kind),
            None => {
                let end = self.text.trim_end().len();
                let ended = matches!(
                    kind,
                    RuleFault::UnknownField
                        | RuleFault::BadOperator
                        | RuleFault::ExpectedValue
                        | RuleFault::ExpectedConnector
                );
                fault(self.text, end, end, if ended { RuleFault::UnexpectedEnd } else { kind })
            }
        }
    }

    /// What is wrong with the words from here to the next sign or connector.
    fn fault_of_words(&self, kind: RuleFault) -> RuleError {
        let run = self.run(&[]);
        match (self.tokens.get(self.at), self.tokens.get(run.saturating_sub(1))) {
            (Some(first), Some(last)) if run > self.at => fault(self.text, first.from, last.to, kind),
            _ => self.fault(kind),
        }
    }

    /// Where the words that begin here end: at a sign, a connector, a joiner, or one of these.
    fn run(&self, stops: &[&str]) -> usize {
        let mut at = self.at;
        while let Some(token) = self.tokens.get(at) {
            let goes_on = match &token.kind {
                Kind::Word(word) => {
                    ![words::CONNECTORS, words::JOINERS, stops].iter().any(|list| words::among(word, list))
                }
                Kind::Number(_) => true,
                _ => false,
            };
            if !goes_on {
                break;
            }
            at += 1;
        }
        at
    }
}
