//! Segments and scores from the terminal.

use serde_json::{Value, json};

use crate::{Desk, has, text};

fn rennes() -> Desk {
    let desk = Desk::new();
    desk.add(&["--last-name", "Le Gall", "--town", "Rennes", "--external-id", "C7"]);
    desk.add(&["--last-name", "Marsan", "--town", "Brest"]);
    desk
}

#[test]
fn a_rule_is_counted_kept_shown_and_removed() {
    let desk = rennes();
    let counted = desk.json(&["segment", "count", "ville = rennes"]);
    assert_eq!((&counted["count"], &counted["items"][0]["external_id"]), (&json!(1), &json!("C7")));
    has(&counted["items"][0], "contact_id external_id name company phone stage");
    assert_eq!(desk.json(&["segment", "count", "suspects", "--limit", "0"]), json!({ "count": 2, "items": [] }));
    let first = desk.json(&["segment", "count", "suspects", "--limit", "1"]);
    let after = text(&first["items"][0], "contact_id");
    let second = desk.json(&["segment", "count", "suspects", "--limit", "1", "--after", &after]);
    assert_eq!(second["items"][0]["name"], "Marsan");

    let kept = desk.json(&["segment", "save", "Rennais", "ville = Rennes"]);
    has(&kept, "segment_id name rule count items");
    assert_eq!(desk.json(&["segment", "list"])["items"][0]["count"], 1);
    // The same name again replaces the rule.
    desk.json(&["segment", "save", "rennais", "ville = Rennes ou ville = Brest"]);
    let shown = desk.json(&["segment", "show", "Rennais"]);
    assert_eq!((&shown["count"], &shown["segment_id"]), (&json!(2), &kept["segment_id"]));
    assert!(desk.run(&["segment", "show", "rennais"]).out.contains("Le Gall"));

    let args = ["campaign", "add", "--name", "Essai", "--kind", "survey", "--segment", "rennais"];
    assert_eq!(desk.json(&args)["progress"]["people"], 2);
    desk.json(&["segment", "delete", "rennais"]);
    assert_eq!(desk.json(&["segment", "list"])["total"], 0);
    assert!(desk.refused(1, &["segment", "show", "rennais"]).contains("segment"));
}

#[test]
fn a_slip_is_told_with_its_place_and_what_was_meant() {
    let desk = rennes();
    let said = desk.refused(1, &["segment", "count", "femme et vile = Rennes"]);
    assert!(said.contains("caractère 10") && said.contains("vile") && said.contains("ville"), "{said}");
    let said = desk.refused(1, &["--lang", "en", "segment", "save", "x", "age >="]);
    assert!(said.contains("number"), "{said}");
    assert_eq!(desk.json(&["segment", "list"])["total"], 0);
}

#[test]
fn a_radius_is_counted_and_the_fiche_tells_where_its_commune_is() {
    let desk = rennes();
    assert_eq!(desk.json(&["segment", "count", "à moins de 30 km de Rennes"])["items"][0]["external_id"], "C7");
    assert_eq!(desk.json(&["segment", "count", "within 300 km of \"Rennes\""])["count"], 2);
    let said = desk.refused(1, &["segment", "count", "distance de Saint-Denis < 5 km"]);
    assert!(said.contains("Plusieurs communes") && said.contains("Saint-Denis (11)"), "{said}");
    let commune = desk.json(&["contact", "show", "C7"])["commune"].clone();
    assert_eq!((&commune["name"], &commune["by"]), (&json!("Rennes"), &json!("town")));
    has(&commune["point"], "latitude longitude");
    let shown = desk.run(&["contact", "show", "C7"]).out;
    assert!(shown.contains("48,0931") && shown.contains("(centre de Rennes, proposé d’après la ville)"), "{shown}");
}

#[test]
fn what_can_be_asked_is_listed_without_a_data_file() {
    let desk = Desk::new();
    let fields = desk.json(&["segment", "fields"]);
    let basket = fields["items"].as_array().unwrap().iter().find(|field| field["field"] == "basket").cloned();
    let basket: Value = basket.unwrap_or_default();
    assert_eq!(
        (&basket["fr"], &basket["en"], &basket["kind"]),
        (&json!("panier moyen"), &json!("average basket"), &json!("money"))
    );
    assert!(desk.run(&["segment", "fields"]).out.contains("panier moyen"));
    assert!(!desk.db().exists());
}

#[test]
fn everybody_who_bought_has_their_marks_in_euros() {
    let desk = Desk::new();
    desk.json(&["demo", "--contacts", "400", "--calls", "800", "--now", "2026-11-23T09:00:00Z"]);
    let marks = desk.json(&["score", "rfm", "--as-of", "2026-11-23T09:00:00Z"]);
    let items = marks["items"].as_array().unwrap();
    assert!(items.len() > 20, "{}", items.len());
    for item in items {
        has(item, "contact_id external_id recency_days frequency monetary r f m score class");
        assert!((1..=5).contains(&item["r"].as_i64().unwrap_or_default()), "{item}");
        assert!(item["monetary"].is_number() && item.get("monetary_cents").is_none(), "{item}");
    }
    let earlier = desk.json(&["score", "rfm", "--as-of", "1990-01-01"]);
    assert_eq!(earlier["items"], json!([]));
    // As of now, the limits are kept: the fiche says the same.
    let now = desk.json(&["score", "rfm"]);
    let one = &now["items"][0];
    let fiche = desk.json(&["contact", "show", &text(one, "contact_id")]);
    assert_eq!((&fiche["rfm"]["class"], &fiche["rfm"]["score"]), (&one["class"], &one["score"]));
}

#[test]
fn times_and_rates_of_the_base_are_told_with_their_n() {
    let desk = Desk::new();
    desk.add(&["--last-name", "Marsan"]);
    let empty = desk.json(&["score", "quantify"]);
    assert_eq!((&empty["by"], &empty["items"]), (&json!("channel"), &json!([])));
    assert_eq!(empty["all"]["purchase_rate"], json!({ "value": null, "n": 0 }));
    assert!(desk.run(&["score", "quantify"]).out.contains("– (n = 0)"));
    let demo = Desk::new();
    demo.json(&["demo", "--contacts", "400", "--calls", "800"]);
    let all = |by| demo.json(&["score", "quantify", "--by", by])["all"].clone();
    has(&all("origin"), "people buyers again median_days purchase_rate repurchase_rate");
    for by in ["channel", "contacts", "campaign"] {
        assert_eq!(all(by), all("origin"), "{by}");
    }
    assert!(all("origin")["people"].as_i64().unwrap_or_default() > 20);
    demo.refused(2, &["score", "quantify", "--by", "moon"]);
}

#[test]
fn four_scores_of_a_person_are_told_with_their_reasons() {
    let desk = rennes();
    let found = desk.json(&["score", "contact", "C7", "--segment", "ville = Rennes et achats ≥ 1"]);
    has(&found, "contact_id at fit interest answer expected_value");
    assert_eq!(found["fit"]["value"], 0.5);
    assert_eq!((&found["fit"]["reasons"][0]["code"], &found["interest"]), (&json!("condition"), &json!(null)));
    assert_eq!(found["expected_value"], json!({ "value": null, "reasons": [{ "code": "never_bought" }] }));
    let said = desk.run(&["score", "contact", "C7", "--segment", "ville = Rennes"]).out;
    assert!(said.contains("jamais de commande") && said.contains("100"), "{said}");
    assert!(desk.refused(1, &["score", "contact", "C7", "--product", "rien"]).contains("produit"));
}
