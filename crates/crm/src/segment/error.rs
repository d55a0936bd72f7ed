//! What is wrong with a rule, as data: where, what, what was expected, what was probably meant.

use serde::Serialize;
use ts_rs::TS;

use crate::codes::codes;

codes! {
    /// What is wrong with a rule.
    RuleFault {
        /// Nothing is written.
        Empty = "empty",
        /// Longer than a rule may be.
        TooLong = "too_long",
        /// Parentheses within parentheses, too many.
        TooDeep = "too_deep",
        /// More comparisons or values than a rule may have.
        TooMany = "too_many",
        /// A sign that means nothing here.
        UnexpectedCharacter = "unexpected_character",
        /// A quotation that does not end.
        UnclosedQuote = "unclosed_quote",
        /// A parenthesis that does not end.
        UnclosedParenthesis = "unclosed_parenthesis",
        /// The rule stops too early.
        UnexpectedEnd = "unexpected_end",
        /// Something stands where `et`, `ou` or the end should.
        ExpectedConnector = "expected_connector",
        /// No field has this name.
        UnknownField = "unknown_field",
        /// The field has no such value; of the house: no such name.
        UnknownValue = "unknown_value",
        /// Several have this name: what tells them apart is expected.
        Ambiguous = "ambiguous",
        /// Not an operator, or not one of this field.
        BadOperator = "bad_operator",
        /// A number is expected.
        ExpectedNumber = "expected_number",
        /// A day is expected.
        ExpectedDate = "expected_date",
        /// A value is expected.
        ExpectedValue = "expected_value",
        /// The number or the day is too far away.
        OutOfRange = "out_of_range",
        /// A tree that no text can mean.
        Malformed = "malformed",
    }
}

/// What is wrong with a rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(rename = "SegmentError")]
pub struct RuleError {
    /// Where, in characters from 0; of a tree: 0.
    pub at: u32,
    /// How many characters are concerned.
    pub length: u32,
    /// What.
    pub fault: RuleFault,
    /// What stands there.
    pub found: String,
    /// What could: operators, values, names; empty: many things.
    pub expected: Vec<String>,
    /// What was probably meant; `None`: nothing is near.
    pub suggestion: Option<String>,
}

impl RuleError {
    /// A fault of the whole rule.
    pub(crate) fn of(fault: RuleFault) -> Self {
        Self { at: 0, length: 0, fault, found: String::new(), expected: Vec::new(), suggestion: None }
    }

    /// With what stands there.
    pub(crate) fn found(mut self, found: &str) -> Self {
        self.found = found.chars().take(60).collect();
        self
    }

    /// With what could, and the nearest to what stands there.
    pub(crate) fn among<'a>(mut self, known: impl IntoIterator<Item = &'a str>) -> Self {
        self.expected = known.into_iter().map(str::to_owned).collect();
        self.suggestion = nearest(&self.found, self.expected.iter().map(String::as_str)).map(str::to_owned);
        self
    }
}

/// The known word nearest to the one typed, accents and case aside; `None`: none is like it.
pub(crate) fn nearest<'a>(typed: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let typed = crate::text::fold(typed);
    let distance = |word: &&str| strsim::damerau_levenshtein(&typed, &crate::text::fold(word));
    let found = known.map(|word| (distance(&word), word)).min_by_key(|(far, _)| *far);
    let within = typed.chars().count() / 3 + 1;
    found.filter(|(far, _)| !typed.is_empty() && *far <= within).map(|(_, word)| word)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_slip_finds_the_word_and_nonsense_finds_none() {
        let known = ["ville", "âge", "panier moyen", "prénom"];
        assert_eq!(nearest("vile", known.into_iter()), Some("ville"));
        assert_eq!(nearest("Panier moyn", known.into_iter()), Some("panier moyen"));
        assert_eq!(nearest("xylophone", known.into_iter()), None);
        assert_eq!(nearest("", known.into_iter()), None);
    }
}
