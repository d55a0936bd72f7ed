//! Out and in again: the same people.

use crm::export::ExportChoices;
use crm::import::OnDuplicate;
use crm::import::read::{Program, ReadChoices, Source};
use crm::segment::parse;

use crate::bases::{Base, READ_AGAIN, everything, now};

/// Writes a base out, reads it into an empty one, compares.
#[track_caller]
fn same(base: &Base, name: &str, on_duplicate: OnDuplicate) {
    let file = base.give(name);
    let other = Base::new();
    let report = other.take(&file, on_duplicate);
    let refused: Vec<_> = report.told.iter().filter(|told| told.reason.is_some()).collect();
    let people = base.people();
    assert_eq!((report.created as usize, report.rejected), (people.len(), 0), "{name}: {refused:#?}");
    let back = other.people();
    for (was, is) in people.iter().zip(&back) {
        assert_eq!(was, is, "{name}");
    }
    assert_eq!(back.len(), people.len(), "{name}");
    assert_eq!(other.opposed(), base.opposed(), "{name}");
    assert!(other.store.doctor(false).unwrap().ok, "{name}");
}

#[test]
fn every_value_of_a_fiche_comes_back_from_every_format() {
    let base = everything();
    assert_eq!(base.opposed().len(), 5, "all numbers of the one who objected");
    for name in READ_AGAIN {
        same(&base, name, OnDuplicate::Merge);
    }
}

#[test]
fn each_of_three_addresses_comes_back_as_what_it_is() {
    let base = Base::of(
        "Nom;Rue;Code postal;Ville;Pays;Rue (domicile);Code postal (domicile);Ville (domicile);Rue (bureau);Ville (bureau)\n\
         Roux;1 rue A;35000;Rennes;;2 rue B;29200;Brest;3 rue C;Nantes\n\
         Noël;;;;;2 rue B;29200;Brest;3 rue C;Nantes\n",
    );
    let three = "[[\"home\",\"2 rue B\",\"29200\",\"Brest\",null],[\"work\",\"3 rue C\",null,\"Nantes\",null]]";
    assert!(base.people().iter().any(|person| person.contains(three)), "{:?}", base.people());
    for name in READ_AGAIN {
        same(&base, name, OnDuplicate::Merge);
    }
}

#[test]
fn the_invented_base_comes_back_from_every_format() {
    let base = Base::new();
    let plan = crm::demo::Plan { contacts: 1_500, calls: 1_000, seed: 7, now_ms: now().timestamp_millis() };
    base.store.fill_demo(plan, &mut |_| true).unwrap();
    assert_eq!(base.people().len(), 1_500);
    for name in READ_AGAIN {
        same(&base, name, OnDuplicate::Create);
    }
}

#[test]
fn our_own_columns_are_recognised_at_once_and_none_is_guessed() {
    // Identifiers that look like addresses, names that are numbers: what is in a column never says what it is.
    let base = Base::of("Id;Prénom;Nom;Société;Tél\nzoe@a.example;Zoé;06 39 98 00 12;Total;06 39 98 00 12\n");
    for name in ["base.csv", "base.xlsx"] {
        let file = std::fs::File::open(base.give(name)).unwrap();
        let shape = Source::open(file, name, &ReadChoices::default()).unwrap().shape().clone();
        assert_eq!(shape.program, Some(Program::Decroche), "{name}");
        let left: Vec<&str> =
            shape.columns.iter().filter(|column| column.field.is_none()).map(|column| column.name.as_str()).collect();
        assert_eq!(left, ["Commercial", "Origine"], "{name}");
        same(&base, &format!("encore-{name}"), OnDuplicate::Merge);
    }
}

#[test]
fn a_file_brought_into_the_base_it_came_from_changes_nobody() {
    let base = everything();
    let before = base.people();
    for name in READ_AGAIN {
        let report = base.take(&base.give(name), OnDuplicate::Merge);
        assert_eq!((report.created, report.rejected), (0, 0), "{name}: {:?}", report.told);
        assert_eq!(base.people(), before, "{name}");
    }
}

#[test]
fn a_segment_takes_its_own_people_and_an_empty_one_the_names_of_the_columns() {
    let base = everything();
    let choices = |rule: &str| ExportChoices { segment: Some(parse(rule).unwrap()), replace: false };
    for (at, name) in READ_AGAIN.iter().enumerate() {
        let path = base.path(&format!("perdus-{name}"));
        assert_eq!(base.try_give(&path, &choices("perdus")).unwrap().rows, 1, "{name}");
        let other = Base::new();
        other.take(&path, OnDuplicate::Merge);
        assert!(other.people().iter().all(|person| person.contains("Rossi")), "{name}");
        assert_eq!(other.people().len(), 1);
        let none = base.path(&format!("personne-{name}"));
        assert_eq!(base.try_give(&none, &choices("âge > 119")).unwrap().rows, 0, "{name}");
        if at < 2 {
            assert!(std::fs::read_to_string(&none).unwrap().starts_with("\u{feff}Identifiant externe"), "{name}");
        }
    }
    let json = base.path("personne.json");
    base.try_give(&json, &choices("âge > 119")).unwrap();
    assert_eq!(std::fs::read_to_string(json).unwrap(), "[]\n");
}

#[test]
fn an_empty_base_makes_a_file_without_people() {
    let base = Base::new();
    for name in ["base.csv", "base.tsv", "base.xlsx", "base.vcf", "base.json"] {
        assert_eq!(base.try_give(&base.path(name), &ExportChoices::default()).unwrap().rows, 0, "{name}");
        assert!(base.path(name).exists(), "{name}");
    }
}

#[test]
fn json_has_one_object_a_person_with_all_that_is_known() {
    let base = everything();
    let text = std::fs::read_to_string(base.give("base.json")).unwrap();
    let people: Vec<serde_json::Value> = serde_json::from_str(&text).unwrap();
    assert_eq!(people.len(), 6);
    let one = people.iter().find(|person| person["last_name"] == "Le Gall").unwrap();
    assert_eq!(one["phones"][0]["e164"], "+33261910012");
    assert_eq!((&one["phones"][0]["extension"], &one["phones"][0]["usage"]), (&"45".into(), &"work".into()));
    assert_eq!(one["company"]["naf_code"], "61.10Z");
    assert_eq!((&one["do_not_call"], &one["stage"]), (&true.into(), &"loyal_client".into()));
    assert_eq!(one["tags"], serde_json::json!(["VIP", "Salon, printemps"]));
    assert_eq!(one["notes"][0]["text"], "Première ligne\nDeuxième ; \"ligne\"");
    assert!(one["contact_id"].is_string() && one["created_at"].as_str().unwrap().ends_with('Z'));
}

#[test]
fn a_note_of_a_thousand_lines_and_more_spoils_no_row() {
    let base = Base::of("Nom;Tél;Note\nRoux;0199000000;a\nNoël;0199000001;b\n");
    let lines: Vec<String> = (0..2_500).map(|n| format!("l{n}")).collect();
    base.hand().execute("UPDATE exchange SET body = ?1 WHERE body = 'a'", [lines.join("\n")]).unwrap();
    for name in READ_AGAIN {
        let other = Base::new();
        let report = other.take(&base.give(name), OnDuplicate::Merge);
        assert_eq!((report.created, report.rejected), (2, 0), "{name}: {:?}", report.told);
        let kept = other.people().concat();
        assert!(lines.iter().all(|line| kept.contains(line)), "{name}");
    }
}

#[test]
fn who_has_more_numbers_than_columns_keeps_them_all() {
    let base = Base::of("Nom;Tél\nRoux;0199000000\n");
    let hand = base.hand();
    for n in 1..30 {
        hand.execute(
            "INSERT INTO phone_number (id, contact_id, position, raw, e164, line_type, usage, created_at)
             SELECT randomblob(16), id, ?1, 'x', '+3319900' || printf('%04d', ?1), 'fixed', iif(?1 % 2, 'work', 'home'), 0
             FROM contact",
            [n],
        )
        .unwrap();
    }
    drop(hand);
    base.store.doctor(true).unwrap();
    for name in READ_AGAIN {
        same(&base, name, OnDuplicate::Merge);
    }
}
