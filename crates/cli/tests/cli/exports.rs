//! People out of the base from the terminal, and in again.

use std::fs;

use serde_json::{Value, json};

use crate::{Desk, has};

fn two() -> Desk {
    let desk = Desk::new();
    desk.add(&["--last-name", "Le Gall", "--first-name", "Zoé", "--phone", "06 39 98 00 12", "--town", "Rennes"]);
    desk.add(&["--last-name", "Maes", "--phone", "+32 470 00 00 01", "--town", "Brest"]);
    desk
}

#[test]
fn everybody_goes_out_in_each_format_and_comes_back() {
    let desk = two();
    for name in ["base.csv", "base.xlsx", "base.vcf", "base.json"] {
        let file = desk.folder.path().join(name);
        let report = desk.json(&["export", file.to_str().unwrap()]);
        has(&report, "rows frozen file");
        assert_eq!((&report["rows"], file.is_file()), (&json!(2), true), "{name}");
        if name.ends_with(".json") {
            let people: Vec<Value> = serde_json::from_str(&fs::read_to_string(&file).unwrap()).unwrap();
            assert_eq!(people.len(), 2);
            continue;
        }
        let other = Desk::new();
        assert_eq!(other.json(&["import", file.to_str().unwrap()])["created"], 2, "{name}");
        assert_eq!(other.json(&["lookup", "+32 470 00 00 01"])["match"], "one", "{name}");
    }
}

#[test]
fn a_segment_is_taken_by_its_name_or_by_its_rule() {
    let desk = two();
    desk.json(&["segment", "save", "Rennais", "ville = Rennes"]);
    for (at, segment) in ["rennais", "ville = Rennes"].iter().enumerate() {
        let file = desk.folder.path().join(format!("{at}.csv"));
        assert_eq!(desk.json(&["export", file.to_str().unwrap(), "--segment", segment])["rows"], 1);
        assert!(!fs::read_to_string(&file).unwrap().contains("Maes"));
    }
    let file = desk.folder.path().join("rien.csv");
    let said = desk.refused(1, &["export", file.to_str().unwrap(), "--segment", "vile = Rennes"]);
    assert!(said.contains("ville") && !file.exists(), "{said}");
}

#[test]
fn a_file_that_is_there_and_an_ending_that_is_none_are_refused_in_words() {
    let desk = two();
    let file = desk.folder.path().join("base.csv");
    fs::write(&file, "à moi").unwrap();
    desk.refused(1, &["export", file.to_str().unwrap()]);
    assert_eq!(fs::read_to_string(&file).unwrap(), "à moi");
    desk.json(&["export", file.to_str().unwrap(), "--replace"]);
    assert!(fs::read_to_string(&file).unwrap().contains("Le Gall"));
    let wrong = desk.folder.path().join("base.doc");
    let said = desk.refused(1, &["export", wrong.to_str().unwrap()]);
    assert!(said.contains(".xlsx"), "{said}");
    let nowhere = desk.folder.path().join("nulle/part.csv");
    desk.refused(1, &["export", nowhere.to_str().unwrap()]);
}
