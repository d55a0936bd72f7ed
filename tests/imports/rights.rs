//! What the law says of a file that comes in: who objected is not taken, who is frozen stays as they are.

use chrono::{DateTime, Duration, Utc};
use decroche_tests::house::{House, noon, person};
use phone::Region;
use std::io::Cursor;

use crm::Context;
use crm::import::read::{ReadChoices, Source};
use crm::import::*;
use crm::privacy::{EraseHow, FreezeContact, Oppose, Opposed, OppositionSource};

fn import(house: &House, text: &str, on_duplicate: OnDuplicate, at: DateTime<Utc>) -> ImportReport {
    let mut source = Source::open(Cursor::new(text.as_bytes().to_vec()), "", &ReadChoices::default()).unwrap();
    let choices = ImportChoices {
        file_name: "salon.csv".to_owned(),
        kind: ImportKind::Contacts,
        columns: source.shape().columns.clone(),
        on_duplicate,
        dry_run: false,
        region: Region::FR,
        supplier: None,
        licence_ends_on: None,
    };
    house.store.import(&mut source, &choices, &Context::at(at), &mut |_| true).unwrap()
}

fn reasons(report: &ImportReport) -> Vec<(RowFate, Option<ImportReason>)> {
    report.told.iter().map(|told| (told.fate, told.reason)).collect()
}

fn opposed(house: &House, number: &str) -> bool {
    house.store.reader().unwrap().opposed(number).unwrap().is_some()
}

#[test]
fn who_was_erased_and_objected_does_not_come_back_by_a_file_by_number_nor_by_address() {
    let house = House::new();
    let id = house.add(person("Zoé", "Le Gall", &["06 39 98 00 12"]));
    house.write(Oppose {
        who: Opposed::Email("zoe@le-gall.example".into()),
        why: String::new(),
        region: Region::FR,
        how: OppositionSource::Entry,
    });
    house.store.erase(id, EraseHow::asked(true), true, &Context::at(noon())).unwrap();
    let file = "Nom;Tél;E-mail\nZoé Le Gall;+33 6 39 98 00 12;\nZ. Le Gall;;ZOE@Le-Gall.example\nAli Ben Salem;06 39 98 00 13;\n";
    let ways = [OnDuplicate::Merge, OnDuplicate::Skip, OnDuplicate::Create];
    for (second, on_duplicate) in (0..).zip(ways) {
        let report = import(&house, file, on_duplicate, noon() + Duration::seconds(second));
        assert_eq!((report.skipped, report.rejected), if on_duplicate == OnDuplicate::Skip { (3, 0) } else { (2, 0) });
        let told = reasons(&report);
        let left =
            |reason: &(RowFate, Option<ImportReason>)| *reason == (RowFate::Skipped, Some(ImportReason::Opposed));
        assert_eq!(told.iter().filter(|one| left(one)).count(), 2, "{told:?}");
    }
    let people: i64 = house.file().query_row("SELECT count(*) FROM contact", [], |row| row.get(0)).unwrap();
    assert_eq!(people, 2, "Ali Ben Salem, and the second one asked for");
}

#[test]
fn a_client_who_objected_is_completed_and_still_not_called() {
    let house = House::new();
    let id = house.add(person("Zoé", "Le Gall", &["06 39 98 00 12"]));
    house.write(Oppose {
        who: Opposed::Contact(id),
        why: String::new(),
        region: Region::FR,
        how: OppositionSource::Entry,
    });
    let report = import(&house, "Nom;Tél;Ville\nZoé Le Gall;06 39 98 00 12;Brest\n", OnDuplicate::Merge, noon());
    assert_eq!(report.merged, 1, "{report:?}");
    assert_eq!(house.store.reader().unwrap().contact(id).unwrap().town.as_deref(), Some("Brest"));
    assert!(opposed(&house, "+33639980012"));
}

#[test]
fn who_a_file_says_must_not_be_called_is_on_the_list_until_the_import_is_taken_back() {
    let house = House::new();
    let before = house.add(person("Ali", "Ben Salem", &["06 39 98 00 13"]));
    let file = "Nom;Tél;E-mail;Ne plus appeler\nZoé Le Gall;06 39 98 00 12;zoe@le-gall.example;oui\nAli Ben Salem;06 39 98 00 13;;oui\nLuc Vasseur;06 39 98 00 14;;non\n";
    let report = import(&house, file, OnDuplicate::Merge, noon() + Duration::seconds(5));
    assert_eq!((report.created, report.merged), (2, 1), "{report:?}");
    assert!(opposed(&house, "+33639980012") && opposed(&house, "+33639980013") && !opposed(&house, "+33639980014"));
    let list = house.store.reader().unwrap().oppositions().unwrap();
    assert!(list.opposed_email("zoe@le-gall.example").is_some());
    // Said again by a second file: it stands as the first said it.
    let again = import(&house, file, OnDuplicate::Skip, noon() + Duration::seconds(9));
    assert_eq!(again.skipped, 3, "{again:?}");
    let context = Context::at(noon() + Duration::seconds(12));
    house.store.undo_import(report.import_id.unwrap(), &context, &mut |_| true).unwrap();
    assert!(!opposed(&house, "+33639980012") && !opposed(&house, "+33639980013"));
    assert_eq!(house.store.reader().unwrap().oppositions().unwrap().len(), 0);
    assert!(house.store.reader().unwrap().contact(before).is_ok());
}

#[test]
fn what_stood_before_the_file_stands_after_it_is_taken_back() {
    let house = House::new();
    let id = house.add(person("Ali", "Ben Salem", &["06 39 98 00 13"]));
    house.write(Oppose {
        who: Opposed::Contact(id),
        why: String::new(),
        region: Region::FR,
        how: OppositionSource::Entry,
    });
    let file = "Nom;Tél;Ne plus appeler\nAli Ben Salem;06 39 98 00 13;oui\n";
    let report = import(&house, file, OnDuplicate::Merge, noon() + Duration::seconds(5));
    let context = Context::at(noon() + Duration::seconds(12));
    house.store.undo_import(report.import_id.unwrap(), &context, &mut |_| true).unwrap();
    assert!(opposed(&house, "+33639980013"));
}

#[test]
fn a_frozen_fiche_is_not_completed() {
    let house = House::new();
    let id = house.add(person("Zoé", "Le Gall", &["06 39 98 00 12"]));
    house.write(FreezeContact { contact_id: id, why: Some("Conteste une adresse".into()) });
    let report = import(&house, "Nom;Tél;Ville\nZoé Le Gall;06 39 98 00 12;Brest\n", OnDuplicate::Merge, noon());
    assert_eq!(reasons(&report), [(RowFate::Skipped, Some(ImportReason::Frozen))]);
    let town: Option<String> =
        house.file().query_row("SELECT town FROM contact WHERE id = ?1", [id], |row| row.get(0)).unwrap();
    assert_eq!(town, None);
}
