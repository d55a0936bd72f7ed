//! What holds of every question: it can be asked, its values are bound, and small sets are found by an index.

use chrono::{DateTime, Utc};
use proptest::prelude::*;
use rusqlite::Connection;

use super::{add_functions, condition};
use crate::Error;
use crate::segment::tests::laws::rule;
use crate::segment::{Rule, Value, parse};
use crate::store::migrate::in_memory;

fn now() -> DateTime<Utc> {
    "2026-11-23T09:00:00Z".parse().unwrap()
}

fn base() -> Connection {
    let db = in_memory().unwrap();
    add_functions(&db).unwrap();
    db
}

/// The same rule with a mark in every text that is nobody's code.
fn marked(rule: Rule) -> Rule {
    match rule {
        Rule::All { of } => Rule::All { of: of.into_iter().map(marked).collect() },
        Rule::Any { of } => Rule::Any { of: of.into_iter().map(marked).collect() },
        Rule::Not { of } => Rule::Not { of: Box::new(marked(*of)) },
        Rule::Term { mut term } => {
            let free = term.field.entry().choices.is_empty();
            for value in &mut term.values {
                if let (Value::Text(text), true) = (value, free) {
                    text.push_str(" zqxj");
                }
            }
            Rule::Term { term }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn any_rule_can_be_asked_or_names_what_is_not_there(rule in rule()) {
        thread_local!(static BASE: Connection = base());
        BASE.with(|db| match condition(db, &marked(rule), now()) {
            Err(Error::Rule(_)) => {}
            Err(other) => panic!("{other:?}"),
            Ok(asked) => {
                assert!(!asked.sql.contains("zqxj"), "{}", asked.sql);
                let sql = format!("SELECT count(*) FROM {} WHERE {}", asked.from(), asked.sql);
                let found = asked.rows(db, &sql, &[], |row| row.get::<_, i64>(0));
                assert_eq!(found.unwrap(), [0], "{sql}");
            }
        });
    }
}

fn plan(rule: &str) -> Vec<String> {
    let db = base();
    let asked = condition(&db, &parse(rule).unwrap(), now()).unwrap();
    let sql = format!("EXPLAIN QUERY PLAN SELECT count(*) FROM {} WHERE {}", asked.from(), asked.sql);
    asked.rows(&db, &sql, &[], |row| row.get(3)).unwrap()
}

#[test]
fn the_narrow_row_answers_alone_where_it_knows() {
    for rule in [
        "panier moyen > 200 €",
        "aucun achat depuis 6 mois",
        "appels depuis 30 jours",
        "appels entrants ≥ 2",
        "sans mobile",
        "classe RFM = champions",
        "dernier contact il y a plus de 90 jours",
        "région = Île-de-France et sans mobile",
    ] {
        assert_eq!(plan(rule), ["SCAN f"], "{rule}");
    }
    let steps = plan("à moins de 50 km de Paris et sans mobile");
    assert_eq!(steps.first().map(String::as_str), Some("SCAN f"), "{steps:?}");
}

#[test]
fn small_sets_are_found_by_their_index_and_lead_to_the_people() {
    for (rule, index) in [
        ("tickets ouverts", "ticket_open"),
        ("rappels en retard", "callback_due"),
        ("rendez-vous à venir", "appointment_by_time"),
        ("appels depuis 10 jours ≥ 2", "call_by_time"),
        ("opposé", "call_opposed"),
        ("appels non qualifiés", "call_unqualified"),
        ("ville = Rennes", "contact_index_by_place"),
    ] {
        let steps = plan(rule);
        assert!(steps.iter().any(|step| step.contains(index)), "{rule}: {steps:?}");
        assert!(steps.iter().any(|step| step.starts_with("SEARCH f USING INTEGER PRIMARY KEY")), "{rule}: {steps:?}");
    }
}

#[test]
fn people_of_a_few_postcodes_are_found_by_their_order() {
    for rule in
        ["travaillant à Paris 8e", "prospects chauds et département = 35", "à moins de 5 km de Rennes et sans mobile"]
    {
        let steps = plan(rule);
        assert!(steps.iter().any(|step| step.contains("contact_facts_by_postcode (postcode")), "{rule}: {steps:?}");
        assert!(!steps.iter().any(|step| step.starts_with("SCAN f")), "{rule}: {steps:?}");
    }
}

#[test]
fn where_people_are_and_who_they_are_is_counted_in_the_order_of_postcodes_alone() {
    for rule in [
        "département = 35",
        "région = Île-de-France",
        "prospects et région = Île-de-France",
        "femmes de 30 ans et plus à moins de 50 km de Paris",
        "femmes de 30 ans et plus",
        "non étape = prospect",
    ] {
        let steps = plan(rule);
        assert!(
            steps.iter().any(|step| step.contains("COVERING INDEX contact_facts_by_postcode")),
            "{rule}: {steps:?}"
        );
        assert!(!steps.contains(&"SCAN f".to_owned()), "{rule}: {steps:?}");
    }
}

#[test]
fn what_is_looked_at_person_by_person_is_found_by_the_person() {
    for rule in ["achats famille Fibre", "échanges canal mail", "note d’enquête ≥ 9"] {
        let db = base();
        db.execute_batch("INSERT INTO product (id, reference, name, family) VALUES (x'0d0c0000000070008000000000000001', 'F', 'F', 'Fibre')")
            .unwrap();
        let asked = condition(&db, &parse(rule).unwrap(), now()).unwrap();
        let sql = format!("EXPLAIN QUERY PLAN SELECT count(*) FROM {} WHERE {}", asked.from(), asked.sql);
        let steps: Vec<String> = asked.rows(&db, &sql, &[], |row| row.get(3)).unwrap();
        assert!(steps.iter().any(|step| step.contains("_by_contact (contact_id=?")), "{rule}: {steps:?}");
    }
}
