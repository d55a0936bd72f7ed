//! Four scores of one person, each with its reasons.

use crm::score::{InterestSign, NamedScores, ScoreQuestion, ScoreReason};
use crm::segment::parse;
use crm::{ContactId, Error};
use decroche_tests::house::{House, noon};
use rusqlite::params;

use crate::happened::{Base, blob, new_id};

fn scores(house: &House, who: ContactId, question: &ScoreQuestion) -> NamedScores {
    house.store.reader().unwrap().scores(who, question, noon()).unwrap()
}

fn near(value: Option<f64>, expected: f64) {
    assert!(value.is_some_and(|value| (value - expected).abs() < 1e-9), "{value:?} is not {expected}");
}

/// A product of a family; its id.
fn product(base: &Base, reference: &str, family: &str) -> Vec<u8> {
    let id = new_id();
    base.file
        .execute(
            "INSERT INTO product (id, reference, name, family) VALUES (?1, ?2, 'Produit ' || ?2, ?3)",
            params![id, reference, family],
        )
        .unwrap();
    id
}

fn interest(house: &House, who: ContactId) -> crm::score::Score {
    let product_id = Some(house.store.reader().unwrap().product_meant("box-1").unwrap());
    scores(house, who, &ScoreQuestion { product_id, ..ScoreQuestion::default() }).interest.unwrap()
}

#[test]
fn of_somebody_with_nothing_every_score_is_none() {
    let base = Base::new();
    let who = base.person("Rien");
    let found = scores(&base.done(), who, &ScoreQuestion::default());
    assert_eq!((found.fit, found.interest, found.answer.value, found.expected_cents.value), (None, None, None, None));
    assert_eq!(found.expected_cents.reasons, [ScoreReason::NeverBought]);
}

#[test]
fn nobody_and_somebody_frozen_have_no_scores() {
    let base = Base::new();
    let who = base.person("Gelée");
    base.freeze(who);
    let house = base.done();
    let asked = |who| house.store.reader().unwrap().scores(who, &ScoreQuestion::default(), noon());
    assert!(matches!(asked(who), Err(Error::Refused { why: "frozen" })));
    assert!(matches!(asked(ContactId::new(noon())), Err(Error::NotFound { kind: "contact" })));
}

#[test]
fn fit_is_the_share_of_the_conditions_met_and_each_is_told() {
    let base = Base::new();
    let who = base.person("Cliente");
    base.file.execute("UPDATE contact SET sex = 'f', birth_year = 1980 WHERE id = ?1", params![blob(who)]).unwrap();
    let house = base.done();
    let target = Some(parse("femmes de 30 ans et plus, panier moyen > 200 €").unwrap());
    let fit = scores(&house, who, &ScoreQuestion { target, ..ScoreQuestion::default() }).fit.unwrap();
    let met: Vec<bool> = fit
        .reasons
        .iter()
        .map(|reason| matches!(reason, ScoreReason::Condition { met: true, rule } if !rule.is_empty()))
        .collect();
    assert_eq!(met, [true, true, false]);
    near(fit.value, 2.0 / 3.0);
    // What is joined by « ou » is one condition.
    let target = Some(parse("hommes ou femmes").unwrap());
    let fit = scores(&house, who, &ScoreQuestion { target, ..ScoreQuestion::default() }).fit.unwrap();
    assert_eq!((fit.value, fit.reasons.len()), (Some(1.0), 1));
}

#[test]
fn interest_weighs_what_was_bought_in_the_family_against_what_was_refused() {
    let base = Base::new();
    let who = base.person("Hésite");
    let (asked, sister, other) =
        (product(&base, "BOX-1", "Fibre"), product(&base, "BOX-2", "Fibre"), product(&base, "TEL", "Mobile"));
    for (product, euros) in [(&sister, 30), (&other, 30), (&sister, -30)] {
        base.buy(who, 20, euros);
        base.file.execute("UPDATE purchase SET product_id = ?1 WHERE product_id IS NULL", params![product]).unwrap();
    }
    let offer = |answer: &str, days: i64| {
        let at = (noon() - chrono::Duration::days(days)).timestamp_millis();
        base.file
            .execute(
                "INSERT INTO offer (id, contact_id, product_id, answer, at) VALUES (?1, ?2, ?3, ?4, ?5)",
                params![new_id(), blob(who), asked, answer, at],
            )
            .unwrap();
    };
    offer("refused", 5);
    offer("no_answer", 4);
    // Too long ago to be read.
    offer("refused", 2_000);
    let none = base.person("Aucun signe");
    let house = base.done();
    let found = interest(&house, who);
    near(found.value, 0.5);
    let signs: Vec<(InterestSign, u32, f64)> = found
        .reasons
        .iter()
        .filter_map(|reason| match reason {
            ScoreReason::Sign { sign, times, weight, .. } => Some((*sign, *times, *weight)),
            _ => None,
        })
        .collect();
    assert_eq!(signs, [(InterestSign::BoughtFamily, 1, 1.0), (InterestSign::Refused, 1, -1.0)]);
    assert_eq!(interest(&house, none).value, None);
}

#[test]
fn a_message_that_names_a_product_and_a_ticket_about_it_are_signs() {
    let base = Base::new();
    let who = base.person("Écrit");
    let asked = product(&base, "BOX-1", "Fibre");
    let line = base.exchange(who, "mail", "inbound", 2);
    base.file.execute("UPDATE exchange SET body = 'le PRODUIT box-1 ?' WHERE id = ?1", params![line]).unwrap();
    base.exchange(who, "mail", "inbound", 1);
    base.file
        .execute(
            "INSERT INTO ticket (id, number, contact_id, product_id, subject, priority, level, status, opened_at)
             VALUES (?1, 1, ?2, ?3, 'Panne', 'normal', 1, 'open', ?4)",
            params![new_id(), blob(who), asked, noon().timestamp_millis()],
        )
        .unwrap();
    // One half each: (1 + 1) / (2 + 1).
    near(interest(&base.done(), who).value, 2.0 / 3.0);
}

#[test]
fn the_chance_of_an_answer_is_the_bases_at_that_hour_until_their_own_calls_say_otherwise() {
    let base = Base::new();
    let [others, never, deaf] = ["Les autres", "Jamais appelée", "Ne répond pas"].map(|name| base.person(name));
    // The same hour of the same day, ten weeks running.
    for week in 1..=10 {
        base.call(others, "outbound", 7 * week, week > 2);
        base.call(others, "inbound", 7 * week, true);
    }
    for week in 1..=10 {
        let call = base.call(deaf, "outbound", 7 * week, true);
        // A machine answered.
        base.file
            .execute(
                "UPDATE call SET outcome_id = (SELECT id FROM outcome WHERE reached = 0 LIMIT 1) WHERE id = ?1",
                params![call],
            )
            .unwrap();
    }
    let frozen = base.person("Gelé");
    base.call(frozen, "outbound", 7, false);
    base.freeze(frozen);
    let house = base.done();
    let answer = |who| scores(&house, who, &ScoreQuestion::default()).answer;
    // Of all: 8 + 1 of 20 + 2; at that hour, 8 of 20.
    near(answer(never).value, (8.0 + 10.0 * (9.0 / 22.0)) / 30.0);
    assert!(answer(never).reasons.contains(&ScoreReason::OwnCallsThen { tried: 0, answered: 0 }));
    assert!(answer(never).reasons.contains(&ScoreReason::BaseCallsThen { tried: 20, answered: 8 }));
    // The others alone: 8 of 10; then ten of their own without an answer.
    let prior = (8.0 + 10.0 * (9.0 / 12.0)) / 20.0;
    near(answer(deaf).value, 10.0 * prior / 20.0);
    assert!(answer(deaf).reasons.contains(&ScoreReason::OwnCallsThen { tried: 10, answered: 0 }));
}

#[test]
fn what_somebody_may_buy_for_is_basket_times_rhythm_times_the_chance_that_they_still_do() {
    let base = Base::new();
    let [regular, once, refunded] = ["Régulière", "Une fois", "Remboursé"].map(|name| base.person(name));
    for days in [200, 150, 100] {
        base.buy(regular, days, 100);
        base.buy(refunded, days, 100);
    }
    base.buy(refunded, 90, -150);
    base.buy(once, 10, 900);
    let house = base.done();
    let expected = |who| scores(&house, who, &ScoreQuestion::default()).expected_cents;
    let whole = 10_000.0 * (365.25 / 50.0) * 0.125;
    near(expected(regular).value, whole);
    // Half of it was paid back, which is no order.
    near(expected(refunded).value, whole / 2.0);
    let one = expected(once);
    assert_eq!(one.value, None);
    assert!(matches!(
        one.reasons.as_slice(),
        [ScoreReason::Basket { mean_cents: 90_000, orders: 1 }, ScoreReason::OneOrder { .. }]
    ));
}

#[test]
fn a_product_is_meant_by_its_reference_its_name_or_its_id() {
    let base = Base::new();
    product(&base, "BOX-1", "Fibre");
    let house = base.done();
    let reader = house.store.reader().unwrap();
    let id = reader.product_meant("box-1").unwrap();
    assert_eq!(
        (reader.product_meant("produit BOX-1").unwrap(), reader.product_meant(&id.to_string()).unwrap()),
        (id, id)
    );
    assert!(matches!(reader.product_meant("rien"), Err(Error::NotFound { kind: "product" })));
}
