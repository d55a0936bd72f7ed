//! The quality of the base from the terminal: its mark, its lists, what is put right, one change to many.

use serde_json::json;

use crate::{Desk, has, text};

fn shouting() -> Desk {
    let desk = Desk::new();
    desk.add(&[
        "--last-name",
        "DUPONT DE LA TOUR",
        "--first-name",
        "HELENE",
        "--email",
        "h@gmial.com",
        "--phone",
        "06 39 98 00 01",
        "--postcode",
        "30000",
        "--town",
        "NIMES",
        "--external-id",
        "C1",
    ]);
    desk.add(&["--last-name", "Le Gall", "--phone", "06 39 98 00 02", "--external-id", "C2"]);
    desk.add(&["--last-name", "Morel", "--external-id", "C3"]);
    desk
}

#[test]
fn the_mark_says_its_parts_and_each_part_is_a_rule() {
    let desk = shouting();
    let mark = desk.json(&["quality"]);
    has(&mark, "score people parts fixable duplicates_looked_at aging_percent verify_below_percent formula");
    assert_eq!((&mark["people"], &mark["fixable"]), (&json!(3), &json!(1)));
    assert_eq!(
        mark["parts"][3],
        json!({
            "list": "duplicate", "count": null, "of": 3, "share": null, "weight": 15, "rule": "anomalie = doublon",
        })
    );
    for part in mark["parts"].as_array().unwrap().iter().filter(|part| !part["count"].is_null()) {
        let counted = desk.json(&["segment", "count", &text(part, "rule"), "--limit", "0"]);
        assert_eq!(counted["count"], part["count"], "{part}");
    }
    assert_eq!(desk.json(&["quality", "--look"])["parts"][3]["count"], 0);
    assert!(desk.run(&["quality"]).out.contains("sur 100"));
    let list = desk.json(&["quality", "--list", "missing"]);
    assert_eq!((&list["total"], &list["items"][0]["external_id"]), (&json!(1), &json!("C3")));
    has(&list["items"][0], "contact_id name flaws corrections still_right verified_at spent");
}

#[test]
fn what_is_proposed_is_shown_put_right_and_taken_back() {
    let desk = shouting();
    let shown = desk.json(&["quality", "--fix", "all", "--dry-run"]);
    assert_eq!((&shown["people"], &shown["changing"]), (&json!(1), &json!(1)));
    assert_eq!(shown["lines"].as_array().unwrap().len(), 4);
    let done = desk.json(&["quality", "--fix", "all"]);
    assert_eq!(done["changed"], 1);
    let fiche = desk.json(&["contact", "show", "C1"]);
    assert!(fiche.to_string().contains("Dupont de La Tour") && fiche.to_string().contains("h@gmail.com"), "{fiche}");
    let undone = desk.json(&["bulk", "--undo", &text(&done, "bulk_id")]);
    assert_eq!((&undone["restored"], &undone["kept_count"]), (&json!(1), &json!(0)));
    assert!(desk.json(&["contact", "show", "C1"]).to_string().contains("DUPONT DE LA TOUR"));
    assert!(desk.refused(1, &["bulk", "--undo", &text(&done, "bulk_id")]).contains("annulée"));
    assert_eq!(desk.json(&["bulk", "--past"])["items"][0]["undoable"], false);
}

#[test]
fn one_change_goes_to_whom_a_rule_means() {
    let desk = shouting();
    assert_eq!(desk.json(&["bulk", "suspects", "--set", "town=Rennes", "--dry-run"])["changing"], 3);
    assert_eq!(desk.json(&["bulk", "suspects", "--tag", "salon"])["changed"], 3);
    assert_eq!(desk.json(&["segment", "count", "étiquette = salon"])["count"], 3);
    assert_eq!(desk.json(&["bulk", "suspects", "--stage", "lead", "--why", "Salon de Nantes"])["changed"], 3);
    assert_eq!(desk.json(&["segment", "count", "leads"])["count"], 3);
    desk.refused(1, &["bulk", "leads"]);
    desk.refused(2, &["bulk", "leads", "--stage", "client"]);
    desk.refused(1, &["bulk", "vile = Rennes", "--tag", "x"]);
}

#[test]
fn a_fiche_is_said_checked_today() {
    let desk = shouting();
    let checked = desk.json(&["quality", "--verify", "C2"]);
    assert_eq!((&checked["external_id"], &checked["still_right"]), (&json!("C2"), &json!(1.0)));
}
