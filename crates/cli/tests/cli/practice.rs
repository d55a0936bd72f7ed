//! The class, its verification sheets, and a call marked on a listening grid.

use serde_json::json;

use crate::{Desk, has, text};

/// The base of a class.
fn class() -> Desk {
    let desk = Desk::new();
    let made = desk.json(&["demo", "--class"]);
    assert_eq!((&made["contacts"], &made["products"], &made["sheets"]), (&json!(30), &json!(10), &json!(5)));
    desk
}

#[test]
fn a_class_fills_an_empty_base_and_nothing_else() {
    let desk = class();
    assert_eq!(desk.json(&["contact", "list"])["total"], 30);
    let campaigns = desk.json(&["campaign", "list"]);
    let campaign = &campaigns["items"][0];
    assert_eq!(
        (&campaign["name"], &campaign["kind"]),
        (&json!("Vérification de fichier, classe"), &json!("verification"))
    );
    assert_eq!((&campaign["progress"]["people"], &campaign["guides"]), (&json!(5), &json!(["croc_cours"])));
    assert_eq!(desk.json(&["doctor"])["ok"], true);
    desk.refused(1, &["demo", "--class"]);
    desk.refused(2, &["demo", "--class", "--contacts", "12"]);
    assert_eq!(desk.json(&["contact", "list"])["total"], 30);
}

#[test]
fn the_sheets_are_listed_without_their_truth() {
    let desk = class();
    let listed = desk.json(&["practice", "list"]);
    assert_eq!(listed["total"], 5);
    has(&listed["items"][0], "contact_id external_id name brief done");
    assert_eq!((&listed["items"][0]["external_id"], &listed["items"][0]["done"]), (&json!("NDRC-04"), &json!(false)));
    let shown = desk.run(&["practice", "list"]).out;
    assert!(shown.contains("NDRC-04  Solène Kervadec  (à faire)"), "{shown}");
    for hidden in ["truth", "56000", "Vannes", "solene.kervadec", "06 39 98 51"] {
        assert!(!listed.to_string().contains(hidden) && !shown.contains(hidden), "{hidden}");
    }
    let empty = Desk::new();
    empty.add(&["--last-name", "Le Gall", "--external-id", "C-1"]);
    assert!(empty.run(&["practice", "list"]).out.contains("demo --class"));
    assert!(empty.refused(1, &["practice", "mark", "C-1"]).contains("practice list"));
}

#[test]
fn a_fiche_put_right_is_marked_field_by_field() {
    let desk = class();
    let before = desk.json(&["practice", "mark", "NDRC-15"]);
    has(&before, "contact_id name fields mark");
    assert_eq!(before["mark"], 0.0);
    let email = &before["fields"][2];
    assert_eq!((&email["field"], &email["found"], &email["right"]), (&json!("email"), &json!(null), &json!(false)));
    desk.json(&["contact", "edit", "NDRC-15", "--postcode", "63 000", "--email", "Marguerite.ASTIER@exemple.fr"]);
    let after = desk.json(&["practice", "mark", "NDRC-15"]);
    assert_eq!(after["mark"], 13.3);
    let shown = desk.run(&["practice", "mark", "NDRC-15"]).out;
    assert!(shown.contains("04 65 71 21 15") && shown.contains("Note\u{a0}: 13,3 sur 20"), "{shown}");
    assert!(desk.run(&["practice", "mark", "NDRC-15", "--lang", "en"]).out.contains("Mark: 13.3 out of 20"));
}

#[test]
fn a_call_is_marked_on_a_grid() {
    let desk = class();
    let logged = ["call", "log", "--direction", "outbound", "--contact", "NDRC-04", "--duration", "90"];
    let call = text(&desk.json(&logged), "call_id");
    let grid = |marks: &[&str]| {
        let mut arguments = vec!["practice", "grid", call.as_str(), "--grid", "ecoute_croc"];
        arguments.extend(marks.iter().flat_map(|mark| ["--mark", mark]));
        arguments.push("--comment=Bon début");
        desk.json(&arguments)
    };
    let marked = grid(&["greets=2", "checks_identity=2", "clear_reason=1", "link=-"]);
    has(&marked, "listening_id call_id grid version note parts marks comment at");
    // Contact whole (25 %), reason half (20 %): 35 of 45.
    assert_eq!((&marked["note"], &marked["comment"]), (&json!(15.6), &json!("Bon début")));
    assert_eq!(
        marked["parts"][1],
        json!({ "key": "reason", "name": "Raison", "weight": 20, "points": 1, "out_of": 2 })
    );
    assert_eq!(grid(&["greets=2", "checks_identity=0"])["note"], 0.0);
    assert_eq!(grid(&["greets=-"])["note"], json!(null));
    let people = desk.run(&["practice", "grid", &call, "--grid", "ecoute_croc", "--mark", "greets=1"]).out;
    assert!(people.contains("Contact") && people.contains("1/2") && people.contains("10,0 sur 20"), "{people}");

    let other = |grid: &str, mark: &str, status| {
        desk.refused(status, &["practice", "grid", &call, "--grid", grid, "--mark", mark])
    };
    assert!(other("ecoute_croc", "sourire=2", 1).contains("critère"));
    assert!(other("ecoute_mail", "signs=2", 1).contains("pas faite pour cela"));
    assert!(other("ecoute_rien", "greets=2", 1).contains("ecoute_appel"));
    assert!(other("ecoute_croc", "greets=3", 2).contains("greets=2"));
    desk.refused(2, &["practice", "grid", &call, "--grid", "ecoute_croc"]);
}
