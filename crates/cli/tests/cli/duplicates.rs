//! Duplicates found, merged, taken apart, said to be two persons.

use crate::{Desk, has, text};

/// Two fiches of one person, one of a neighbour.
fn base() -> (Desk, String, String) {
    let desk = Desk::new();
    let a = desk.add(&[
        "--last-name",
        "Lefèvre",
        "--first-name",
        "Jean-Pierre",
        "--phone",
        "06 39 98 01 01",
        "--postcode",
        "29200",
        "--external-id",
        "C-1",
    ]);
    let b = desk.add(&[
        "--last-name",
        "LEFEBVRE",
        "--first-name",
        "J-P",
        "--phone",
        "+33 6 39 98 01 01",
        "--email",
        "jp@x.example",
        "--external-id",
        "C-2",
    ]);
    desk.add(&["--last-name", "Lefèvre", "--first-name", "Anne", "--phone", "06 39 98 01 02", "--postcode", "29200"]);
    (desk, a, b)
}

#[test]
fn pairs_come_with_both_ids_a_score_and_reasons() {
    let (desk, a, b) = base();
    let found = desk.json(&["duplicates"]);
    has(&found, "pairs seconds total sure probable possible people narrowed");
    let pairs = found["pairs"].as_array().unwrap();
    assert_eq!(pairs.len(), 1, "{found}");
    let pair = &pairs[0];
    assert_eq!((text(&pair["a"], "contact_id"), text(&pair["b"], "contact_id")), (a, b));
    assert_eq!((text(&pair["a"], "external_id"), text(&pair["b"], "external_id")), ("C-1".into(), "C-2".into()));
    assert!(pair["score"].as_f64().unwrap() >= 0.8);
    let codes: Vec<&str> = pair["reasons"].as_array().unwrap().iter().filter_map(|r| r["code"].as_str()).collect();
    assert!(codes.contains(&"same_number"), "{codes:?}");
    assert_eq!(
        pair["reasons"].as_array().unwrap().iter().find(|r| r["code"] == "same_number").unwrap()["number"],
        "06 39 98 01 01"
    );
    assert_eq!(desk.json(&["duplicates", "--limit", "0"])["total"], 1);
    assert_eq!(desk.json(&["duplicates", "--min-score", "0.999"])["pairs"].as_array().unwrap().len(), 0);
    assert!(desk.refused(1, &["duplicates", "--min-score", "2"]).contains("0,8"));
    let people = desk.run(&["duplicates"]);
    assert!(people.out.contains("même numéro (06 39 98 01 01)"), "{}", people.out);
    assert!(people.out.contains("prénom abrégé"), "{}", people.out);
}

#[test]
fn a_merge_keeps_the_first_fiche_and_either_id_finds_it() {
    let (desk, a, b) = base();
    let merged = desk.json(&["contact", "merge", "C-1", &b]);
    has(&merged, "contact_id external_id name phone stage merge_id numbers emails");
    assert_eq!(text(&merged, "contact_id"), a);
    assert_eq!(
        (merged["name"].as_str(), merged["numbers"].as_array().unwrap().len()),
        (Some("Jean-Pierre Lefèvre"), 1)
    );
    for id in [a.as_str(), b.as_str(), "C-1", "C-2"] {
        assert_eq!(text(&desk.json(&["contact", "show", id]), "contact_id"), a, "{id}");
    }
    assert_eq!(desk.json(&["contact", "list"])["total"], 2);
    assert_eq!(desk.json(&["duplicates"])["pairs"].as_array().unwrap().len(), 0);
    assert!(desk.refused(1, &["contact", "merge", "C-1", "C-2"]).contains("deux fois la même fiche"));

    let undone = desk.json(&["contact", "unmerge", &text(&merged, "merge_id")]);
    has(&undone, "contact_id restored stayed");
    assert_eq!(text(&undone, "restored"), b);
    assert_eq!(text(&desk.json(&["contact", "show", "C-2"]), "contact_id"), b);
    assert!(desk.refused(1, &["contact", "unmerge", "C-1"]).contains("Rien n’a été fusionné"));
    desk.json(&["contact", "merge", "C-1", "C-2"]);
    assert_eq!(text(&desk.json(&["contact", "unmerge", &b]), "restored"), b, "by the id that went");
}

#[test]
fn sure_pairs_are_merged_in_a_run_after_a_backup() {
    let desk = Desk::new();
    for _ in 0..3 {
        desk.add(&[
            "--last-name",
            "Riou",
            "--first-name",
            "Léa",
            "--phone",
            "06 39 98 02 01",
            "--email",
            "lea.riou@x.example",
        ]);
    }
    let done = desk.json(&["duplicates", "--merge-sure"]);
    assert_eq!((&done["total"], done["run"]["merged"].as_array().unwrap().len()), (&3.into(), 2));
    assert_eq!(done["run"]["backup"]["contacts"], 3);
    assert_eq!(desk.json(&["contact", "list"])["total"], 1);
}

#[test]
fn two_persons_are_no_longer_proposed() {
    let (desk, ..) = base();
    desk.json(&["contact", "distinct", "C-2", "C-1"]);
    assert_eq!(desk.json(&["duplicates"])["pairs"].as_array().unwrap().len(), 0);
}
