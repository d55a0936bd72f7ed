//! The fiche by hand, the list, the search.

use crate::{Desk, has, text};

#[test]
fn a_fiche_is_made_shown_edited_and_moved() {
    let desk = Desk::new();
    let made = desk.json(&[
        "contact",
        "add",
        "--last-name",
        "Le Gall",
        "--first-name",
        "Zoé",
        "--company",
        "Maison Bleue",
        "--phone",
        "06 39 98 00 12",
        "--phone",
        "01 99 00 12 34",
        "--email",
        "zoe@maison-bleue.example",
        "--postcode",
        "29200",
        "--town",
        "Brest",
        "--stage",
        "lead",
        "--external-id",
        "C-17",
    ]);
    has(&made, "contact_id external_id name company phone stage numbers emails tickets consent last completeness");
    assert_eq!(made["name"], "Zoé Le Gall");
    assert_eq!(made["phone"], "06 39 98 00 12");
    assert_eq!(made["numbers"].as_array().unwrap().len(), 2);
    let id = text(&made, "contact_id");
    assert_eq!(desk.json(&["contact", "show", &id])["contact_id"], made["contact_id"]);
    assert_eq!(desk.json(&["contact", "show", "C-17"])["contact_id"], made["contact_id"]);

    let edited = desk.json(&[
        "contact",
        "edit",
        &id,
        "--town",
        "",
        "--company",
        "Atelier Vert",
        "--phone",
        "+33639980012",
        "--phone",
        "02 61 91 00 01",
        "--email",
        "ZOE@maison-bleue.example",
        "--stage",
        "lead",
    ]);
    assert!(edited["contact"]["town"].is_null());
    assert_eq!(edited["company"], "Atelier Vert");
    assert_eq!(edited["numbers"].as_array().unwrap().len(), 3);
    assert_eq!(edited["emails"].as_array().unwrap().len(), 1);
    let replaced = desk.json(&["contact", "edit", &id, "--phone", "", "--phone", "03 53 01 00 01", "--email", ""]);
    assert_eq!(replaced["phone"], "03 53 01 00 01");
    assert_eq!(replaced["numbers"].as_array().unwrap().len(), 1);
    assert_eq!(replaced["emails"], serde_json::json!([]));

    let moved = desk.json(&["contact", "stage", &id, "client", "--why", "première commande"]);
    assert_eq!(moved["stage"], "client");
    desk.refused(1, &["contact", "stage", &id, "client", "--why", "encore"]);
    desk.refused(1, &["contact", "stage", &id, "lost", "--why", " "]);
}

#[test]
fn an_edit_that_is_refused_changes_nothing() {
    let desk = Desk::new();
    let id = desk.add(&["--last-name", "Gallo"]);
    desk.refused(1, &["contact", "edit", &id, "--last-name", "Autre", "--email", "pas une adresse"]);
    assert_eq!(desk.json(&["contact", "show", &id])["name"], "Gallo");
    desk.refused(1, &["contact", "edit", &id]);
}

#[test]
fn an_external_id_of_two_fiches_names_neither() {
    let desk = Desk::new();
    desk.add(&["--last-name", "Un", "--external-id", "X"]);
    desk.add(&["--last-name", "Deux", "--external-id", "X"]);
    assert!(desk.refused(1, &["contact", "show", "X"]).contains('X'));
}

#[test]
fn the_list_goes_by_name_page_after_page() {
    let desk = Desk::new();
    for name in ["Delta", "alpha", "Écho", "Charlie", "Bravo"] {
        desk.add(&["--last-name", name]);
    }
    let names = |page: &serde_json::Value| -> Vec<String> {
        page["items"].as_array().unwrap().iter().map(|item| text(item, "name")).collect()
    };
    let first = desk.json(&["contact", "list", "--limit", "2"]);
    assert_eq!((names(&first), &first["total"]), (vec!["alpha".into(), "Bravo".into()], &5.into()));
    has(&first["items"][0], "contact_id external_id name company phone stage");
    let second = desk.json(&["contact", "list", "--limit", "10", "--after", &text(&first["items"][1], "contact_id")]);
    assert_eq!(names(&second), ["Charlie", "Delta", "Écho"]);
    desk.refused(1, &["contact", "list", "--after", "00000000-0000-7000-8000-000000000000"]);
}

#[test]
fn search_ignores_accents_and_finds_numbers() {
    let desk = Desk::new();
    desk.add(&["--first-name", "Éléonore", "--last-name", "D’Almeida", "--phone", "06 39 98 00 12", "--town", "Nîmes"]);
    for typed in ["eleonore", "ALMEIDA", "nim", "99800", "06 39 98 00 12"] {
        let found = desk.json(&["search", typed]);
        has(&found, "total more items took_us");
        assert_eq!(found["total"], 1, "{typed}");
        has(&found["items"][0], "contact_id name company phone stage snippet");
    }
    assert_eq!(desk.json(&["search", "personne", "--limit", "3"])["total"], 0);
}

#[test]
fn settings_are_shown_and_chosen() {
    let desk = Desk::new();
    assert_eq!(desk.json(&["settings", "set", "desk.repeat_days", "14"])["desk.repeat_days"], 14);
    assert_eq!(desk.json(&["settings", "show"])["house.region"], "FR");
    assert_eq!(desk.json(&["settings", "set", "house.name", "Maison"])["house.name"], "Maison");
    assert_eq!(desk.json(&["settings", "show"])["desk.repeat_days"], 14);
    desk.refused(1, &["settings", "set", "desk.repeat_days", "1000"]);
    desk.refused(1, &["settings", "set", "no.such", "1"]);
}
