//! From first contact to first purchase, purchase and repurchase rates.

use crm::score::{Figure, Quantified, QuantifyBy, Quantities};
use decroche_tests::house::{House, moment, noon};
use rusqlite::params;

use crate::happened::{Base, blob, new_id};

fn quantified(house: &House, by: QuantifyBy) -> Quantified {
    house.store.reader().unwrap().quantify(by, None, None, noon()).unwrap()
}

/// Key, people, buyers, who bought again, median days.
fn told(found: &Quantified) -> Vec<(&str, u32, u32, u32, Option<f64>)> {
    let line = |key, of: &Quantities| (key, of.people, of.buyers, of.again, of.median_days.value);
    found.groups.iter().map(|group| line(group.key.as_str(), &group.quantities)).collect()
}

/// Two who bought after a contact, two who did not, and all those who are not looked at.
fn town() -> Base {
    let base = Base::new();
    let a = base.person("Achète deux fois");
    base.call(a, "inbound", 30, true);
    base.buy(a, 20, 100);
    base.buy(a, 5, 50);
    base.call(a, "inbound", 3, true);
    let b = base.person("Remboursée");
    base.call(b, "outbound", 40, false);
    base.exchange(b, "mail", "outbound", 35);
    base.call(b, "outbound", 30, true);
    base.buy(b, 15, 80);
    base.buy(b, 10, -80);
    let c = base.person("N’achète pas");
    base.call(c, "outbound", 10, true);
    let d = base.person("Déjà cliente");
    base.buy(d, 50, 10);
    base.call(d, "inbound", 10, true);
    let e = base.person("Vient du site");
    base.request(e, 8);
    base.exchange(e, "visit", "inbound", 7);
    let f = base.person("Gelé");
    base.call(f, "inbound", 30, true);
    base.buy(f, 20, 100);
    base.freeze(f);
    let g = base.person("Note et avoir");
    base.exchange(g, "note", "internal", 9);
    base.buy(g, 5, -20);
    base.person("Rien");
    base
}

#[test]
fn the_figures_of_a_base_are_known_and_each_tells_its_n() {
    let found = quantified(&town().done(), QuantifyBy::Channel);
    let all = found.all;
    assert_eq!((all.people, all.buyers, all.again, found.clients_before), (4, 2, 1, 1));
    assert_eq!(all.median_days, Figure { value: Some(15.0), n: 2 });
    assert_eq!(all.purchase_rate, Figure { value: Some(0.5), n: 4 });
    assert_eq!(all.repurchase_rate, Figure { value: Some(0.5), n: 2 });
}

#[test]
fn by_first_channel_what_rests_on_nobody_is_none_and_never_zero() {
    let found = quantified(&town().done(), QuantifyBy::Channel);
    assert_eq!(
        told(&found),
        [
            ("call_in", 1, 1, 1, Some(10.0)),
            ("call_out", 1, 0, 0, None),
            ("web_request", 1, 0, 0, None),
            ("mail", 1, 1, 0, Some(20.0)),
        ]
    );
    let out = found.groups[1].quantities;
    assert_eq!((out.purchase_rate.value, out.repurchase_rate), (Some(0.0), Figure { value: None, n: 0 }));
}

#[test]
fn only_contacts_until_the_first_purchase_are_counted() {
    let base = town();
    let many = base.person("Cinq contacts");
    for days in [90, 80, 70, 60, 50] {
        base.exchange(many, "sms", "outbound", days);
    }
    let found = quantified(&base.done(), QuantifyBy::Contacts);
    assert_eq!(told(&found), [("1", 2, 1, 1, Some(10.0)), ("2", 2, 1, 0, Some(20.0)), ("4+", 1, 0, 0, None)]);
}

#[test]
fn by_origin_the_files_of_one_supplier_are_one_group() {
    let base = town();
    let people = ["Du premier fichier", "Du second", "Du nôtre"].map(|name| base.person(name));
    for (who, (file, supplier)) in
        people.iter().zip([("a.csv", Some("Listes & Cie")), ("b.csv", Some("Listes & Cie")), ("salon.csv", None)])
    {
        let id = new_id();
        base.file
            .execute(
                "INSERT INTO import (id, kind, file_name, shape, supplier, started_at) VALUES (?1, 'contacts', ?2, '{}', ?3, 1)",
                params![id, file, supplier],
            )
            .unwrap();
        base.file
            .execute("UPDATE contact SET origin = 'import', import_id = ?1 WHERE id = ?2", params![id, blob(*who)])
            .unwrap();
        base.call(*who, "outbound", 4, true);
    }
    let found = quantified(&base.done(), QuantifyBy::Origin);
    let groups: Vec<(&str, Option<&str>, u32)> =
        found.groups.iter().map(|one| (one.key.as_str(), one.name.as_deref(), one.quantities.people)).collect();
    assert_eq!(groups, [("internal", None, 4), ("import", Some("Listes & Cie"), 2), ("import", Some("salon.csv"), 1)]);
}

#[test]
fn a_campaign_has_those_it_spoke_to_before_they_bought() {
    let base = town();
    let campaign = new_id();
    base.file
        .execute(
            "INSERT INTO campaign (id, name, kind, ground, max_attempts, absent_hours, busy_minutes, guides, brief, created_at)
             VALUES (?1, 'Rentrée', 'telesales', 'contract', 3, 27, 30, '[]', '', 1)",
            params![campaign],
        )
        .unwrap();
    let [won, silent, late] = ["Gagné", "Absent", "Trop tard"].map(|name| base.person(name));
    for (who, days, answered) in [(won, 9, true), (silent, 9, false), (late, 2, true)] {
        let target = new_id();
        base.file
            .execute(
                "INSERT INTO campaign_target (id, campaign_id, contact_id, state, next_at, at) VALUES (?1, ?2, ?3, 'done', 0, 1)",
                params![target, campaign, blob(who)],
            )
            .unwrap();
        base.file
            .execute(
                "INSERT INTO dial (id, call_id, ground, target_id, at) VALUES (?1, ?2, 'contract', ?3, 1)",
                params![new_id(), base.call(who, "outbound", days, answered), target],
            )
            .unwrap();
    }
    base.buy(won, 7, 30);
    base.exchange(late, "mail", "inbound", 12);
    base.buy(late, 6, 30);
    let found = quantified(&base.done(), QuantifyBy::Campaign);
    assert_eq!(found.groups[0].name.as_deref(), Some("Rentrée"));
    let counts: Vec<(u32, u32, Option<f64>)> =
        told(&found).into_iter().map(|(_, people, buyers, _, days)| (people, buyers, days)).collect();
    // In no campaign: the town's four, and the one whom the campaign reached too late.
    assert_eq!(counts, [(1, 1, Some(2.0)), (5, 3, Some(10.0))]);
    assert_eq!(found.groups[1].key, "none");
}

#[test]
fn a_period_is_that_of_first_contacts() {
    let house = town().done();
    let reader = house.store.reader().unwrap();
    let since = |days| noon() - chrono::Duration::days(days);
    let found = reader.quantify(QuantifyBy::Channel, Some(since(31)), Some(since(9)), noon()).unwrap();
    // First met 30 and 10 days ago; the client of long was first spoken to 10 days ago.
    assert_eq!((found.all.people, found.all.buyers, found.clients_before), (2, 1, 1));
    // Seen from 18 days ago, nobody had bought again.
    let then = reader.quantify(QuantifyBy::Channel, None, None, since(18)).unwrap();
    assert_eq!((then.all.people, then.all.buyers, then.all.again), (2, 1, 0));
}

#[test]
fn an_order_dated_by_a_day_only_follows_the_contacts_of_that_day() {
    let base = Base::new();
    let who = base.person("Du jour");
    base.call(who, "inbound", 0, true);
    // Midnight in Paris, as a file without hours has it.
    base.buy_at(who, moment("2026-03-03T23:00:00Z"), 30);
    let found = quantified(&base.done(), QuantifyBy::Contacts);
    assert_eq!(told(&found), [("1", 1, 1, 0, Some(0.0))]);
}

#[test]
fn who_was_reached_by_a_machine_only_was_not_contacted() {
    let base = Base::new();
    let call = base.call(base.person("Répondeur"), "outbound", 3, true);
    base.file
        .execute(
            "UPDATE call SET outcome_id = (SELECT id FROM outcome WHERE reached = 0 LIMIT 1) WHERE id = ?1",
            params![call],
        )
        .unwrap();
    assert_eq!(quantified(&base.done(), QuantifyBy::Channel).all, Quantities::default());
}

#[test]
fn an_empty_base_has_no_figure() {
    for by in QuantifyBy::ALL {
        let found = quantified(&House::new(), *by);
        assert_eq!((found.all, found.groups.len(), found.clients_before), (Quantities::default(), 0, 0), "{by:?}");
    }
}
