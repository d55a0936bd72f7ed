//! What holds of every text and every tree.

use chrono::NaiveDate;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use crate::segment::field::{FIELDS, FieldKind, FilterBy};
use crate::segment::{Day, DayUnit, Filter, Period, Rule, RuleField, RuleOp, Span, Term, Value, parse, print};

fn word() -> impl Strategy<Value = String> {
    prop_oneof![
        "[A-Za-zéèàç'’ -]{0,12}[a-z]",
        "\\PC{0,12}[a-z\"]",
        select(vec!["et", "ou", "Paris 8e", "\"", "c'est \"ça\"", "%", "_", "'; DROP TABLE contact; --", "é̀"])
            .prop_map(str::to_owned),
    ]
}

fn day() -> impl Strategy<Value = Day> {
    let unit = select(DayUnit::ALL.to_vec());
    prop_oneof![
        (1_i32..3_000_000).prop_map(|days| Day::On(NaiveDate::from_num_days_from_ce_opt(days).unwrap())),
        (-40_000_i32..=40_000, unit).prop_map(|(shift, unit)| Day::Today { shift, unit }),
    ]
}

fn span() -> impl Strategy<Value = Span> {
    (select(vec![DayUnit::Week, DayUnit::Month, DayUnit::Year]), any::<bool>())
        .prop_map(|(unit, last)| Span { unit, last })
}

fn period() -> impl Strategy<Value = Period> {
    prop_oneof![
        day().prop_map(Period::Since),
        day().prop_map(Period::Before),
        (day(), day()).prop_map(|(from, to)| Period::Between(from, to)),
        span().prop_map(Period::Within),
    ]
}

fn value(field: RuleField, op: RuleOp) -> BoxedStrategy<Value> {
    let entry = field.entry();
    match entry.kind {
        FieldKind::Text | FieldKind::Code | FieldKind::Named | FieldKind::Place => word().prop_map(Value::Text).boxed(),
        FieldKind::Choice => {
            let codes: Vec<&'static str> = entry.choices.iter().map(|choice| choice.code).collect();
            select(codes).prop_map(|code| Value::Text(code.to_owned())).boxed()
        }
        FieldKind::Number | FieldKind::Count => (-9_999_999_i64..9_999_999).prop_map(Value::Number).boxed(),
        FieldKind::Distance => (0_i64..=20_000).prop_map(Value::Number).boxed(),
        FieldKind::Money => (-9_999_999_i64..9_999_999).prop_map(Value::Cents).boxed(),
        FieldKind::Date if op == RuleOp::Is || op == RuleOp::IsNot => {
            prop_oneof![day().prop_map(Value::Day), span().prop_map(Value::Span)].boxed()
        }
        FieldKind::Date | FieldKind::Flag => day().prop_map(Value::Day).boxed(),
    }
}

fn filter(field: RuleField, by: FilterBy) -> BoxedStrategy<Filter> {
    let choices = by.choices(field);
    let one = if choices.is_empty() {
        word().boxed()
    } else {
        select(choices.iter().map(|choice| choice.code.to_owned()).collect::<Vec<_>>()).boxed()
    };
    vec(one, 1..3).prop_map(move |any_of| Filter { by, any_of }).boxed()
}

fn term() -> impl Strategy<Value = Term> {
    let fields: Vec<RuleField> = FIELDS.iter().map(|entry| entry.field).collect();
    let with_op = select(fields).prop_flat_map(|field| (Just(field), select(field.entry().ops().to_vec())));
    with_op.prop_flat_map(|(field, op)| {
        let many = match op {
            RuleOp::Empty | RuleOp::Filled => 0..=0,
            RuleOp::Between => 2..=2,
            RuleOp::OneOf => 1..=3,
            _ => 1..=1,
        };
        let entry = field.entry();
        let filters: Vec<_> = entry
            .filters
            .iter()
            .map(|by| match by {
                FilterBy::From => filter(field, *by).prop_map(Some).boxed(),
                _ => proptest::option::of(filter(field, *by)).boxed(),
            })
            .collect();
        let dated = if entry.dated { proptest::option::of(period()).boxed() } else { Just(None).boxed() };
        (vec(value(field, op), many), filters, dated).prop_map(move |(values, filters, period)| {
            let mut filters: Vec<Filter> = filters.into_iter().flatten().collect();
            filters.sort_by_key(|filter| filter.by);
            Term { field, filters, period, op, values }
        })
    })
}

pub(crate) fn rule() -> impl Strategy<Value = Rule> {
    term().prop_map(|term| Rule::Term { term }).prop_recursive(4, 16, 3, |inner| {
        prop_oneof![
            vec(inner.clone(), 1..4).prop_map(|of| Rule::All { of }),
            vec(inner.clone(), 1..4).prop_map(|of| Rule::Any { of }),
            inner.prop_map(|of| Rule::Not { of: Box::new(of) }),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn what_is_printed_is_read_back_as_it_was(rule in rule()) {
        let rule = rule.checked().unwrap();
        let text = print(&rule);
        prop_assume!(text.chars().count() <= 4_000);
        let read = parse(&text);
        prop_assert_eq!(read.as_ref(), Ok(&rule), "{}", text);
    }

    #[test]
    fn a_tree_goes_through_json_unchanged(rule in rule()) {
        let json = serde_json::to_string(&rule).unwrap();
        prop_assert_eq!(serde_json::from_str::<Rule>(&json).unwrap(), rule);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3_000))]

    #[test]
    fn any_text_is_a_rule_or_an_error(text in "\\PC{0,80}") {
        if let Ok(rule) = parse(&text) {
            prop_assert!(rule.checked().is_ok());
        }
    }

    #[test]
    fn any_words_of_the_language_are_a_rule_or_an_error(
        words in vec(select(vec![
            "femmes", "de", "30", "ans", "et", "plus", ",", "(", ")", "non", "ou", "appels", "entrants", "depuis", "3", "mois",
            "≥", "=", "parmi", "entre", "panier moyen", "200", "€", "travaille à", "\"Paris 8e\"", "-", "aujourd’hui", "dernier contact",
            "il y a", "sans", "ticket ouvert", "est vide", "1 234,50", "01/09/2026", "étape", "client fidèle", "du", "au", "motif",
            "distance", "de", "Lyon", "km", "à", "moins", "<",
        ]), 0..14),
    ) {
        if let Ok(rule) = parse(&words.join(" ")) {
            let text = print(&rule);
            let read = parse(&text);
            prop_assert_eq!(read.as_ref(), Ok(&rule), "{}", text);
        }
    }
}
