//! The text of a rule cut into words, numbers, days, quotations and signs, each with its place.
//!
//! It refuses to know what any of them means.

use chrono::NaiveDate;

use super::error::{RuleError, RuleFault};
use crate::text::fold;

/// A piece of the text.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Token {
    pub kind: Kind,
    /// Bytes of the text, from and to.
    pub from: usize,
    pub to: usize,
}

/// What a piece is.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Kind {
    /// A word, folded, without its plural: `femmes` is `femme`.
    Word(String),
    /// A number, in hundredths.
    Number(i64),
    /// A day.
    Day(NaiveDate),
    /// Between quotation marks.
    Quoted(String),
    Sign(Sign),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    Equal,
    Different,
    Less,
    AtMost,
    More,
    AtLeast,
    Open,
    Close,
    Comma,
    Minus,
    Plus,
    Euro,
}

/// A word as vocabularies hold it: folded, and without a plural mark.
pub(super) fn stem(word: &str) -> String {
    let folded = fold(word);
    match folded.strip_suffix(['s', 'x']) {
        Some(short) if short.chars().count() > 2 && !short.ends_with(|c: char| c.is_ascii_digit()) => short.to_owned(),
        _ => folded,
    }
}

struct Cutter<'t> {
    text: &'t str,
    at: usize,
    tokens: Vec<Token>,
}

/// Cuts a text.
///
/// # Errors
/// A sign that means nothing, a quotation without end, a number that is too long.
pub(super) fn cut(text: &str) -> Result<Vec<Token>, RuleError> {
    let mut cutter = Cutter { text, at: 0, tokens: Vec::new() };
    while let Some(c) = cutter.peek() {
        cutter.step(c)?;
    }
    Ok(cutter.tokens)
}

/// An error at these bytes of the text.
pub(super) fn fault(text: &str, from: usize, to: usize, fault: RuleFault) -> RuleError {
    let count = |part: Option<&str>| part.map_or(0, |part| u32::try_from(part.chars().count()).unwrap_or(u32::MAX));
    let mut error = RuleError::of(fault).found(text.get(from..to).unwrap_or_default());
    error.at = count(text.get(..from));
    error.length = count(text.get(from..to));
    error
}

impl Cutter<'_> {
    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn push(&mut self, kind: Kind, length: usize) {
        self.tokens.push(Token { kind, from: self.at, to: self.at + length });
        self.at += length;
    }

    fn step(&mut self, c: char) -> Result<(), RuleError> {
        if c.is_whitespace() {
            self.at += c.len_utf8();
            return Ok(());
        }
        for (sign, written) in SIGNS {
            if self.rest().starts_with(written) {
                self.push(Kind::Sign(*sign), written.len());
                return Ok(());
            }
        }
        match c {
            '"' => self.quoted('"', "\""),
            '«' => self.quoted('»', "«"),
            '“' => self.quoted('”', "“"),
            _ if c.is_ascii_digit() => self.number(),
            _ if c.is_alphanumeric() => {
                self.word();
                Ok(())
            }
            // What joins two words: an apostrophe, a hyphen, the line of a code. A dash between two is a minus.
            '\'' | '’' | 'ʼ' | '‘' | '-' | '‐' | '\u{2011}' | '−' | '–' | '+' | '_' => {
                self.joint(c);
                Ok(())
            }
            _ => Err(fault(self.text, self.at, self.at + c.len_utf8(), RuleFault::UnexpectedCharacter)),
        }
    }

    fn joint(&mut self, c: char) {
        let before = self.text.get(..self.at).and_then(|text| text.chars().next_back());
        let joins = before.is_some_and(char::is_alphabetic) && !matches!(c, '+' | '−' | '–');
        match c {
            '+' => self.push(Kind::Sign(Sign::Plus), 1),
            '-' | '‐' | '\u{2011}' | '−' | '–' if !joins => self.push(Kind::Sign(Sign::Minus), c.len_utf8()),
            _ => self.at += c.len_utf8(),
        }
    }

    fn word(&mut self) {
        let length =
            self.rest().find(|c: char| !(c.is_alphanumeric() || INSIDE.contains(&c))).unwrap_or(self.rest().len());
        let word = self.rest().get(..length).unwrap_or_default().to_owned();
        self.push(Kind::Word(stem(&word)), length);
    }

    fn quoted(&mut self, end: char, open: &str) -> Result<(), RuleError> {
        let mut said = String::new();
        let inside = self.rest().get(open.len()..).unwrap_or_default();
        let mut characters = inside.char_indices().peekable();
        while let Some((at, c)) = characters.next() {
            if c != end {
                said.push(c);
            } else if end == '"' && characters.peek().is_some_and(|(_, next)| *next == '"') {
                // Twice is the sign itself.
                said.push('"');
                characters.next();
            } else {
                let length = open.len() + at + end.len_utf8();
                let said = if end == '»' { said.trim().to_owned() } else { said };
                self.push(Kind::Quoted(said), length);
                return Ok(());
            }
        }
        Err(fault(self.text, self.at, self.at + open.len(), RuleFault::UnclosedQuote))
    }

    /// A day (`01/09/2026`, `2026-09-01`), a number (`1 234,50`), or a word that begins with a digit (`8e`, `61.10Z`).
    fn number(&mut self) -> Result<(), RuleError> {
        for format in ["%d/%m/%Y", "%Y-%m-%d"] {
            if let Some(written) = self.rest().get(..10)
                && let Ok(day) = NaiveDate::parse_from_str(written, format)
                && self.rest().chars().nth(10).is_none_or(|c| !c.is_alphanumeric())
            {
                self.push(Kind::Day(day), 10);
                return Ok(());
            }
        }
        let (length, hundredths) = measured(self.rest());
        let next = self.rest().get(length..).and_then(|rest| rest.chars().next());
        if next.is_some_and(|c| c.is_alphanumeric() || INSIDE.contains(&c)) {
            self.word();
            return Ok(());
        }
        let (from, to) = (self.at, self.at + length);
        let number = hundredths.ok_or_else(|| fault(self.text, from, to, RuleFault::OutOfRange))?;
        self.push(Kind::Number(number), length);
        Ok(())
    }
}

/// Signs that stand inside a word: `61.10Z`, `R&D`, `nom@domaine`.
const INSIDE: &[char] = &['.', '&', '@', '/', '°', 'º', '*', '%', '#', ':'];

/// The longest first.
const SIGNS: &[(Sign, &str)] = &[
    (Sign::AtMost, "<="),
    (Sign::AtLeast, ">="),
    (Sign::Different, "<>"),
    (Sign::Different, "!="),
    (Sign::Equal, "=="),
    (Sign::AtMost, "≤"),
    (Sign::AtLeast, "≥"),
    (Sign::Different, "≠"),
    (Sign::Less, "<"),
    (Sign::More, ">"),
    (Sign::Equal, "="),
    (Sign::Open, "("),
    (Sign::Close, ")"),
    (Sign::Comma, ","),
    (Sign::Euro, "€"),
];

/// How long a number is, and what it is in hundredths (`None`: too long). Groups of three figures may stand apart; after a
/// comma or a point, one or two figures.
fn measured(text: &str) -> (usize, Option<i64>) {
    let figures = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let mut length = figures(text);
    let mut whole: String = text.get(..length).unwrap_or_default().to_owned();
    if length <= 3 {
        while let Some(gap) = text.get(length..).and_then(|rest| rest.chars().next())
            && matches!(gap, ' ' | '\u{a0}' | '\u{202f}')
            && let Some(rest) = text.get(length + gap.len_utf8()..)
            && figures(rest) == 3
        {
            whole.push_str(rest.get(..3).unwrap_or_default());
            length += gap.len_utf8() + 3;
        }
    }
    let mut cents = String::new();
    if let Some(rest) = text.get(length..)
        && rest.starts_with([',', '.'])
        && let Some(behind) = rest.get(1..)
        && (1..=2).contains(&figures(behind))
    {
        cents.push_str(behind.get(..figures(behind)).unwrap_or_default());
        length += 1 + cents.len();
    }
    while cents.len() < 2 {
        cents.push('0');
    }
    let number = (whole.len() <= 13).then(|| format!("{whole}{cents}").parse().ok()).flatten();
    (length, number)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<Kind> {
        cut(text).unwrap().into_iter().map(|token| token.kind).collect()
    }

    #[test]
    fn french_numbers_days_and_words_that_begin_with_a_digit() {
        assert_eq!(kinds("1 234,50 €"), [Kind::Number(123_450), Kind::Sign(Sign::Euro)]);
        assert_eq!(kinds("1\u{202f}234\u{202f}567"), [Kind::Number(123_456_700)]);
        assert_eq!(kinds("1.5"), [Kind::Number(150)]);
        assert_eq!(kinds("1, 2"), [Kind::Number(100), Kind::Sign(Sign::Comma), Kind::Number(200)]);
        assert_eq!(kinds("01/09/2026 2026-09-01").len(), 2);
        assert!(matches!(&kinds("8e")[..], [Kind::Word(word)] if word == "8e"));
        assert!(matches!(&kinds("61.10Z")[..], [Kind::Word(_)]));
    }

    #[test]
    fn apostrophes_and_hyphens_join_and_a_lone_dash_is_a_minus() {
        let word = |word: &str| Kind::Word(word.to_owned());
        assert_eq!(kinds("d’e-mails"), [word("d"), word("e"), word("mail")]);
        assert_eq!(
            kinds("aujourd'hui - 3"),
            [word("aujourd"), word("hui"), Kind::Sign(Sign::Minus), Kind::Number(300)]
        );
    }

    #[test]
    fn quotations_hold_anything() {
        assert_eq!(kinds("\"a \"\"b\"\" et ; c\""), [Kind::Quoted("a \"b\" et ; c".to_owned())]);
        assert_eq!(kinds("« Paris 8e »"), [Kind::Quoted("Paris 8e".to_owned())]);
        let error = cut("ville = \"Paris").unwrap_err();
        assert_eq!((error.fault, error.at), (RuleFault::UnclosedQuote, 8));
        assert_eq!(cut("âge ; 3").unwrap_err().at, 4);
    }
}
