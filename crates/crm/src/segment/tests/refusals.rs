//! What is refused: where, why, and what was probably meant.

use crate::segment::{RuleError, RuleFault, parse};

fn refused(text: &str) -> RuleError {
    match parse(text) {
        Err(error) => error,
        Ok(rule) => panic!("{text}: {rule:?}"),
    }
}

#[test]
fn an_unknown_field_is_refused_with_the_nearest_one() {
    let error = refused("femme et vile = Rennes");
    assert_eq!((error.fault, error.at, error.length), (RuleFault::UnknownField, 9, 4));
    assert_eq!(error.suggestion.as_deref(), Some("ville"));
    assert_eq!(refused("panié moyen > 200").suggestion.as_deref(), Some("panier moyen"));
}

#[test]
fn an_unknown_value_is_refused_with_the_nearest_one() {
    let error = refused("étape = cliant");
    assert_eq!((error.fault, error.at), (RuleFault::UnknownValue, 8));
    assert_eq!(error.suggestion.as_deref(), Some("client"));
    assert!(error.expected.contains(&"prospect".to_owned()));
    assert_eq!(refused("département = Finistaire").suggestion.as_deref(), Some("Finistère"));
}

#[test]
fn each_fault_says_where_it_is() {
    for (text, fault, at) in [
        ("", RuleFault::Empty, 0),
        ("   ", RuleFault::Empty, 0),
        ("âge", RuleFault::UnexpectedEnd, 3),
        ("âge ≥", RuleFault::ExpectedNumber, 5),
        ("âge contient 3", RuleFault::BadOperator, 4),
        ("âge ≥ 3,5", RuleFault::ExpectedNumber, 6),
        ("(femme", RuleFault::UnclosedParenthesis, 6),
        ("femme)", RuleFault::ExpectedConnector, 5),
        ("ville = \"Rennes", RuleFault::UnclosedQuote, 8),
        ("femme ; client", RuleFault::UnexpectedCharacter, 6),
        ("dernier contact > bientôt", RuleFault::ExpectedDate, 18),
        ("dernier contact il y a plus de 99999 jours", RuleFault::OutOfRange, 31),
        ("étape parmi client", RuleFault::ExpectedValue, 12),
        ("femme et", RuleFault::UnexpectedEnd, 8),
        ("3 choses", RuleFault::UnknownField, 2),
        ("achats > 99999999999999999999", RuleFault::OutOfRange, 9),
    ] {
        let error = refused(text);
        assert_eq!((error.fault, error.at), (fault, at), "{text}: {error:?}");
    }
}

#[test]
fn a_rule_has_a_longest_length_a_deepest_nesting_and_so_many_comparisons() {
    assert_eq!(refused(&"x".repeat(4_001)).fault, RuleFault::TooLong);
    assert_eq!(refused(&"(".repeat(200)).fault, RuleFault::TooDeep);
    assert_eq!(refused(&"non ".repeat(200)).fault, RuleFault::TooDeep);
    assert_eq!(refused(&vec!["femme"; 65].join(" et ")).fault, RuleFault::TooMany);
}
