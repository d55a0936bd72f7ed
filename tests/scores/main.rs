//! Scores and the figures of a base. RFM: one computation, whether over the base, on a fiche or in the rule of a segment.
#![expect(clippy::unwrap_used, reason = "tests fail loudly")]

mod happened;
mod named;
mod quantify;

use chrono::{DateTime, Utc};
use crm::score::{RefreshScale, Rfm, RfmClass, Scored};
use crm::segment::parse;
use crm::settings::SetSetting;
use crm::{ContactId, Error};
use decroche_tests::house::{House, moment, noon, person};
use rusqlite::params;
use serde_json::json;

/// People with their orders: days before noon, and euros.
fn base(people: &[&[(i64, i64)]]) -> (House, Vec<ContactId>) {
    let house = House::new();
    let ids: Vec<ContactId> =
        (0..people.len()).map(|n| house.add(person("", &format!("Client {n:02}"), &[]))).collect();
    let file = house.foreign_hand();
    for (id, orders) in ids.iter().zip(people) {
        for (days, euros) in *orders {
            let at = (noon() - chrono::Duration::days(*days)).timestamp_millis();
            file.execute(
                "INSERT INTO purchase (id, contact_id, label, amount_cents, at) VALUES (?1, ?2, 'Commande', ?3, ?4)",
                params![uuid::Uuid::now_v7().as_bytes().as_slice(), id.0.as_bytes().as_slice(), euros * 100, at],
            )
            .unwrap();
        }
    }
    drop(file);
    house.store.doctor(true).unwrap();
    (house, ids)
}

fn scored(house: &House, at: DateTime<Utc>) -> Vec<Scored> {
    house.store.reader().unwrap().rfm(at).unwrap().1
}

fn on_fiche(house: &House, id: ContactId) -> Option<Rfm> {
    house.store.reader().unwrap().fiche(id, noon()).unwrap().rfm
}

/// Quintiles from five buyers on.
fn quintiles(house: &House) {
    house.write(SetSetting { key: "score.few_buyers".into(), value: json!(5) });
    house.write(RefreshScale);
}

#[test]
fn who_never_ordered_has_no_mark() {
    let (house, ids) = base(&[&[], &[(3, -20)], &[(3, 20)]]);
    let marked: Vec<ContactId> = scored(&house, noon()).into_iter().map(|one| one.contact_id).collect();
    assert_eq!(marked, [ids[2]]);
    assert_eq!((on_fiche(&house, ids[0]), on_fiche(&house, ids[1])), (None, None));
    let empty = base(&[&[]]).0;
    assert!(scored(&empty, noon()).is_empty());
    let grid = empty.store.reader().unwrap().rfm_grid(noon()).unwrap();
    assert_eq!((grid.buyers, grid.cells.len()), (0, 25));
    assert!(grid.cells.iter().all(|cell| cell.count == 0 && cell.mean_cents.is_none()));
}

#[test]
fn a_small_base_is_marked_by_thresholds() {
    let (house, _) = base(&[
        &[(5, 1500), (40, 600), (100, 10), (200, 10), (300, 10), (400, 10)],
        &[(100, 250), (500, 30)],
        &[(400, 90)],
    ]);
    let marks: Vec<(u8, u8, u8)> = scored(&house, noon()).iter().map(|one| (one.rfm.r, one.rfm.f, one.rfm.m)).collect();
    assert_eq!(marks, [(5, 4, 5), (3, 2, 2), (1, 1, 1)]);
    let classes: Vec<RfmClass> = scored(&house, noon()).iter().map(|one| one.rfm.class).collect();
    assert_eq!(classes, [RfmClass::Champion, RfmClass::Promising, RfmClass::Lost]);
    assert!(house.store.reader().unwrap().rfm(noon()).unwrap().0.fixed);
}

#[test]
fn a_base_with_enough_buyers_is_marked_by_quintiles_and_equals_alike() {
    let (house, ids) = base(&[
        &[(1, 10)],
        &[(20, 20)],
        &[(300, 30), (310, 30)],
        &[(400, 40), (410, 40)],
        &[(500, 50), (510, 50), (520, 50)],
    ]);
    quintiles(&house);
    let marks: Vec<(u8, u8, u8)> =
        ids.iter().filter_map(|id| on_fiche(&house, *id)).map(|rfm| (rfm.r, rfm.f, rfm.m)).collect();
    // One order: two buyers, the middle of the first two fifths; two orders: of the next two.
    assert_eq!(marks, [(5, 2, 1), (4, 2, 2), (3, 4, 3), (2, 4, 4), (1, 5, 5)]);
}

#[test]
fn the_fiche_the_list_the_grid_and_a_rule_say_the_same() {
    let people: Vec<Vec<(i64, i64)>> =
        (0..40).map(|n| (0..=(n * 7 % 9)).map(|k| (n * 13 % 400 + k * 11, 20 + n * 31 % 700)).collect()).collect();
    let (house, ids) = base(&people.iter().map(Vec::as_slice).collect::<Vec<_>>());
    quintiles(&house);
    let reader = house.store.reader().unwrap();
    let (scale, all) = reader.rfm(noon()).unwrap();
    assert!(!scale.fixed);
    for one in &all {
        assert_eq!(on_fiche(&house, one.contact_id), Some(one.rfm));
    }
    assert_eq!(all.len(), ids.len());
    let grid = reader.rfm_grid(noon()).unwrap();
    assert_eq!(grid.cells.iter().map(|cell| cell.count).sum::<u32>(), 40);
    for class in RfmClass::ALL {
        let by_list = all.iter().filter(|one| one.rfm.class == *class).count();
        let rule = parse(&format!("classe RFM = {}", class.as_str())).unwrap();
        assert_eq!(reader.segment_count(&rule, noon()).unwrap() as usize, by_list, "{class:?}");
        let by_grid: u32 = grid.cells.iter().filter(|cell| cell.class == *class).map(|cell| cell.count).sum();
        assert_eq!(by_grid as usize, by_list);
    }
    for (field, mark) in [("note R", 5), ("note F", 1), ("note M", 3)] {
        let of = |one: &&Scored| match field {
            "note R" => one.rfm.r == mark,
            "note F" => one.rfm.f == mark,
            _ => one.rfm.m == mark,
        };
        let rule = parse(&format!("{field} = {mark}")).unwrap();
        assert_eq!(reader.segment_count(&rule, noon()).unwrap() as usize, all.iter().filter(of).count(), "{field}");
    }
    let scores: std::collections::BTreeSet<u8> = all.iter().map(|one| one.rfm.score).collect();
    assert!(scores.len() > 5, "{scores:?}");
    for score in scores {
        for (rule, holds) in [
            (format!("score RFM = {score}"), (|a, b| a == b) as fn(u8, u8) -> bool),
            (format!("score > {score}"), |a, b| a > b),
            (format!("note RFM au plus {score}"), |a, b| a <= b),
        ] {
            let count = all.iter().filter(|one| holds(one.rfm.score, score)).count();
            let rule = parse(&rule).unwrap_or_else(|error| panic!("{rule}: {error:?}"));
            assert_eq!(reader.segment_count(&rule, noon()).unwrap() as usize, count, "{rule:?}");
        }
    }
}

#[test]
fn a_cell_of_the_chart_holds_the_people_that_its_rule_means_the_best_first() {
    let people: Vec<Vec<(i64, i64)>> =
        (0..40).map(|n| (0..=(n * 7 % 9)).map(|k| (n * 13 % 400 + k * 11, 20 + n * 31 % 700)).collect()).collect();
    let (house, _) = base(&people.iter().map(Vec::as_slice).collect::<Vec<_>>());
    quintiles(&house);
    let reader = house.store.reader().unwrap();
    let whole = reader.rfm_chart(noon(), None, 500).unwrap();
    assert_eq!((whole.grid.buyers, whole.grid.fixed, whole.people.len()), (40, false, 0));
    for cell in whole.grid.cells {
        let chart = reader.rfm_chart(noon(), Some((cell.r, cell.f)), 500).unwrap();
        let rule = parse(&format!("note R = {} et note F = {}", cell.r, cell.f)).unwrap();
        assert_eq!(reader.segment_count(&rule, noon()).unwrap(), cell.count);
        assert_eq!(chart.people.len(), cell.count as usize);
        assert!(chart.people.is_sorted_by_key(|one| std::cmp::Reverse(one.scored.rfm.score)));
        // What the marks ask is what these people have.
        for one in &chart.people {
            let asked = |mark: u8, limits: [Option<i64>; 4]| limits.get(usize::from(mark).wrapping_sub(2)).copied();
            let days = asked(one.scored.rfm.r, chart.limits.recency_days).map(Option::unwrap);
            assert!(days.is_none_or(|days| one.scored.recency_days <= days));
            let orders = asked(one.scored.rfm.f, chart.limits.orders).map(Option::unwrap);
            assert!(orders.is_none_or(|orders| one.scored.frequency >= orders));
        }
    }
    assert_eq!(reader.rfm_chart(noon(), Some((5, 5)), 1).unwrap().people.len(), 1);
}

#[test]
fn a_scale_worked_out_anew_says_that_something_changed_only_where_it_did() {
    let (house, _) = base(&[&[(10, 50)], &[(20, 80), (90, 10)], &[(200, 900)], &[(300, 20)], &[(5, 5)]]);
    quintiles(&house);
    let again = house.store.write(RefreshScale, &crm::Context::at(noon())).unwrap();
    assert!(!again.changed.everything, "screens that follow it would look for ever");
    house.write(SetSetting { key: "score.few_buyers".into(), value: json!(50) });
    let small = || house.store.write(RefreshScale, &crm::Context::at(noon())).unwrap().changed.everything;
    assert_eq!((small(), small()), (true, false));
}

#[test]
fn all_equal_and_one_alone_stand_in_the_middle() {
    let (house, ids) = base(&[&[(10, 50)], &[(10, 50)], &[(10, 50)], &[(10, 50)], &[(10, 50)]]);
    quintiles(&house);
    let marks = on_fiche(&house, ids[0]).map(|rfm| (rfm.r, rfm.f, rfm.m, rfm.score));
    assert_eq!(marks, Some((3, 3, 3, 60)));
    let (alone, one) = base(&[&[(10, 50)]]);
    alone.write(SetSetting { key: "score.few_buyers".into(), value: json!(1) });
    alone.write(RefreshScale);
    assert_eq!(on_fiche(&alone, one[0]).map(|rfm| (rfm.r, rfm.f, rfm.m)), Some((3, 3, 3)));
}

#[test]
fn what_is_bought_later_is_not_seen_and_what_is_paid_back_is_no_order() {
    let (house, ids) = base(&[&[(100, 100), (50, -30), (-20, 900)]]);
    let one = &scored(&house, noon())[0];
    assert_eq!((one.recency_days, one.frequency, one.monetary_cents), (100, 1, 7_000));
    assert_eq!(on_fiche(&house, ids[0]), Some(one.rfm));
    let earlier = moment("2025-11-25T11:00:00Z");
    let then = &scored(&house, earlier)[0];
    assert_eq!((then.recency_days, then.monetary_cents), (1, 10_000));
}

#[test]
fn recency_weighs_most_or_the_weights_are_refused() {
    let (house, ids) = base(&[&[(400, 5000)]]);
    let set = |value| house.store.write(SetSetting { key: "score.weights".into(), value }, &crm::Context::at(noon()));
    assert!(matches!(set(json!({"r": 1, "f": 2, "m": 1})), Err(Error::Invalid { .. })));
    assert!(matches!(set(json!({"r": 0, "f": 0, "m": 0})), Err(Error::Invalid { .. })));
    assert_eq!(on_fiche(&house, ids[0]).map(|rfm| rfm.score), Some(36));
    set(json!({"r": 1, "f": 1, "m": 1})).unwrap();
    assert_eq!(on_fiche(&house, ids[0]).map(|rfm| rfm.score), Some(47));
    assert!(matches!(
        house.store.write(
            SetSetting {
                key: "score.thresholds".into(),
                value: json!({"recency_days": [90, 30, 1, 1], "orders": [1, 2, 3, 4], "euros": [1, 2, 3, 4]})
            },
            &crm::Context::at(noon())
        ),
        Err(Error::Invalid { .. })
    ));
}
