//! What the columns of a file hold, kept under a name from the terminal and used again.

use std::fs;

use serde_json::json;

use crate::{Desk, has};

fn file(desk: &Desk, name: &str, text: &str) -> String {
    let path = desk.folder.path().join(name);
    fs::write(&path, text).unwrap();
    path.to_str().unwrap().to_owned()
}

/// Columns that nothing lets one guess.
const MARCH: &str = "A;B;C\nLe Gall;0639980012;VIP\n";

fn keep(desk: &Desk) {
    let march = file(desk, "mars.csv", MARCH);
    let mapping = file(desk, "m.toml", "[columns]\nA = \"last_name\"\nB = \"phone\"\nC = \"tags\"\n");
    let kept = desk.json(&["import", &march, "--mapping", &mapping, "--save-preset", "Relevé Été", "--dry-run"]);
    assert_eq!((&kept["created"], &kept["dry_run"]), (&json!(1), &json!(true)));
}

#[test]
fn a_mapping_kept_under_a_name_reads_the_next_file_of_the_same_columns() {
    let desk = Desk::new();
    keep(&desk);
    let list = desk.json(&["import", "presets"]);
    let item = &list["items"][0];
    has(item, "preset_id name kind saved_at mapping");
    assert_eq!((&item["name"], &item["kind"]), (&json!("Relevé Été"), &json!("contacts")));
    assert_eq!(item["mapping"], json!({ "A": "last_name", "B": "phone", "C": "tags" }));
    // In another order, with a column more; the name as one types it.
    let april = file(&desk, "avril.csv", "C;Ville;B;A\nPrioritaire;Brest;0639980013;Maes\n");
    for name in ["Relevé Été", "releve ete"] {
        let read = desk.json(&["import", &april, "--preset", name, "--dry-run"]);
        assert_eq!(read["mapping"], json!({ "C": "tags", "Ville": "town", "B": "phone", "A": "last_name" }), "{name}");
    }
    desk.json(&["import", &april, "--preset", "Relevé Été"]);
    assert_eq!(desk.json(&["segment", "count", "étiquette = Prioritaire et nom = Maes"])["count"], 1);
}

#[test]
fn a_mapping_file_says_the_last_word_over_a_preset() {
    let desk = Desk::new();
    keep(&desk);
    let march = file(&desk, "mars.csv", MARCH);
    let mapping = file(&desk, "m.toml", "[columns]\nC = \"job\"\n");
    let read = desk.json(&["import", &march, "--preset", "Relevé Été", "--mapping", &mapping, "--dry-run"]);
    assert_eq!(read["mapping"], json!({ "A": "last_name", "B": "phone", "C": "job" }));
}

#[test]
fn a_name_that_is_none_or_a_file_of_other_columns_is_refused_in_words() {
    let desk = Desk::new();
    keep(&desk);
    let march = file(&desk, "mars.csv", MARCH);
    let said = desk.refused(1, &["import", &march, "--preset", "Inconnu"]);
    assert!(said.contains("Inconnu") && said.contains("Relevé Été") && said.contains("purchases"), "{said}");
    let other = file(&desk, "autre.csv", "Nom;Tél\nRoux;0639980014\n");
    let said = desk.refused(1, &["import", &other, "--preset", "Relevé Été"]);
    assert!(said.contains("Relevé Été"), "{said}");
    assert_eq!(desk.json(&["contact", "list"])["total"], 0);
}

#[test]
fn a_kind_is_still_a_preset_and_one_of_the_house_can_go() {
    let desk = Desk::new();
    keep(&desk);
    desk.add(&["--last-name", "Le Gall", "--external-id", "A-1"]);
    let bought = file(&desk, "achats.csv", "Client;Date;Montant\nA-1;2026-01-12;120,50\n");
    assert_eq!(desk.json(&["import", &bought, "--preset", "purchases"])["created"], 1);
    assert_eq!(desk.json(&["import", "presets", "--delete", "Relevé Été"])["items"], json!([]));
    desk.refused(1, &["import", "presets", "--delete", "Relevé Été"]);
}
