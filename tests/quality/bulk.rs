//! One change to many fiches: shown, written, stopped, taken back exactly but for what was edited since.

use crm::contact::{ContactField, EditContact, FieldEdit, NewContact, Stage};
use crm::quality::{BulkChange, BulkProgress, BulkValue, BulkWho, FixKind, WorkList};
use crm::segment::print;
use crm::undo::{Act, Undone};
use crm::{ContactId, Context, Error, UndoLast};
use decroche_tests::house::{House, after, noon, person};

use super::{page, sound};

/// Twelve people all in capitals, and one who is not.
fn shouting() -> (House, Vec<ContactId>) {
    let house = House::new();
    let people = (0..12).map(|n| {
        let name = ["MARTIN", "DUPONT DE LA TOUR", "LE GALL"][n % 3];
        house.add(NewContact {
            postcode: Some("30000".into()),
            town: Some("NIMES".into()),
            ..sound(name, &format!("06 39 98 01 {n:02}"))
        })
    });
    let people = people.collect();
    house.add(sound("Petit", "06 39 98 00 99"));
    (house, people)
}

fn fixable() -> BulkWho {
    BulkWho::Rule { text: print(&WorkList::Fixable.rule()) }
}

fn go_on(_: BulkProgress) -> bool {
    true
}

/// Every source row, but for the journals of what was done.
fn rows(house: &House) -> Vec<String> {
    let mut all = Vec::new();
    for table in ["contact", "email", "phone_number", "contact_tag", "contact_index", "contact_facts"] {
        let file = house.file();
        let mut statement = file.prepare(&format!("SELECT * FROM {table} ORDER BY rid")).unwrap();
        let columns = statement.column_count();
        let found = statement.query_map([], |row| {
            Ok((0..columns).map(|at| format!("{:?}", row.get_ref(at).unwrap())).collect::<Vec<_>>().join("|"))
        });
        all.extend(found.unwrap().map(|row| format!("{table}: {}", row.unwrap())));
    }
    all
}

#[test]
fn what_is_shown_is_what_is_written_and_nothing_is_written_by_showing() {
    let (house, people) = shouting();
    let before = rows(&house);
    let fix = BulkChange::Fix { kinds: vec![FixKind::Case] };
    let shown = house.store.reader().unwrap().bulk_preview(&fixable(), &fix, 3, noon(), &mut go_on).unwrap();
    assert_eq!((shown.people, shown.changing, shown.lines.len()), (12, 12, 3));
    assert_eq!((shown.lines[0].before.as_str(), shown.lines[0].after.as_str()), ("MARTIN", "Martin"));
    assert_eq!(rows(&house), before);
    let run = house.store.bulk_run(fixable(), fix, &Context::at(after(60)), &mut go_on).unwrap();
    assert_eq!((run.people, run.changed, run.stopped), (12, 12, false));
    let fiche = house.store.reader().unwrap().contact(people[1]).unwrap();
    assert_eq!((fiche.last_name.as_deref(), fiche.town.as_deref()), (Some("Dupont de La Tour"), Some("Nîmes")));
    assert_eq!(page(&house, WorkList::Fixable).total, 0);
    let undone = house.store.undo_bulk(run.bulk_id, &Context::at(after(120)), &mut go_on).unwrap();
    assert_eq!((undone.restored, undone.kept_count), (12, 0));
    assert_eq!(rows(&house), before);
    let again = house.store.undo_bulk(run.bulk_id, &Context::at(after(120)), &mut go_on);
    assert!(matches!(again, Err(Error::Refused { why: "bulk_undone" })));
    assert!(house.ills().is_empty(), "{:?}", house.ills());
}

#[test]
fn the_key_that_takes_the_last_act_back_takes_a_change_to_many_back() {
    let (house, _) = shouting();
    let before = rows(&house);
    let tag = BulkChange::Tag { tag: "salon".into(), on: true };
    house.store.bulk_run(fixable(), tag, &Context::at(after(60)), &mut go_on).unwrap();
    assert_eq!(house.count("SELECT count(*) FROM contact_tag"), 12);
    let undone = house.write_at(after(90), UndoLast);
    assert_eq!(undone, Undone::Back { act: Act::Bulk { people: 12 } });
    assert_eq!(rows(&house), before);
}

#[test]
fn what_was_edited_since_is_kept_and_told_and_the_rest_goes_back() {
    let (house, people) = shouting();
    let fix = BulkChange::Fix { kinds: Vec::new() };
    let run = house.store.bulk_run(fixable(), fix, &Context::at(after(60)), &mut go_on).unwrap();
    let edit = FieldEdit { field: ContactField::Town, value: Some("Arles".into()) };
    house.write_at(after(70), EditContact { contact_id: people[4], edits: vec![edit] });
    let undone = house.store.undo_bulk(run.bulk_id, &Context::at(after(80)), &mut go_on).unwrap();
    assert_eq!((undone.restored, undone.kept_count), (11, 1));
    assert_eq!(undone.kept[0].contact_id, people[4]);
    let fiche = house.store.reader().unwrap().contact(people[4]).unwrap();
    assert_eq!((fiche.last_name.as_deref(), fiche.town.as_deref()), (Some("DUPONT DE LA TOUR"), Some("Arles")));
}

#[test]
fn a_rung_goes_to_many_with_its_reason_and_only_to_those_who_stand_elsewhere() {
    let (house, people) = shouting();
    let who = || BulkWho::People { ids: people.clone() };
    let move_to = |why: &str| BulkChange::Stage { stage: Stage::Prospect, why: why.into() };
    let refused = house.store.bulk_run(who(), move_to(" "), &Context::at(noon()), &mut go_on);
    assert!(matches!(refused, Err(Error::Invalid { field: "why", .. })));
    let first = house.store.bulk_run(who(), move_to("Salon de Nantes"), &Context::at(after(60)), &mut go_on).unwrap();
    assert_eq!(first.changed, 12);
    assert_eq!(house.count("SELECT count(*) FROM stage_change WHERE why = 'Salon de Nantes'"), 12);
    let again = house.store.bulk_run(who(), move_to("Encore"), &Context::at(after(61)), &mut go_on).unwrap();
    assert_eq!(again.changed, 0);
    house.store.undo_bulk(first.bulk_id, &Context::at(after(62)), &mut go_on).unwrap();
    assert_eq!(house.count("SELECT count(*) FROM contact WHERE stage = 'prospect'"), 0);
    assert!(house.ills().is_empty(), "{:?}", house.ills());
}

#[test]
fn a_value_goes_to_whom_it_is_new_and_one_the_fiche_does_not_take_is_refused() {
    let (house, people) = shouting();
    let who = || BulkWho::People { ids: vec![people[0], people[0], people[1]] };
    let set = |field, value: &str| BulkChange::Field { field, value: Some(value.into()) };
    let reader = house.store.reader().unwrap();
    let shown = reader.bulk_preview(&who(), &set(ContactField::Town, "NIMES"), 9, noon(), &mut go_on).unwrap();
    assert_eq!((shown.people, shown.changing), (2, 0));
    let shown = reader.bulk_preview(&who(), &set(ContactField::Language, "en"), 9, noon(), &mut go_on).unwrap();
    assert_eq!((shown.changing, shown.lines[0].value, shown.lines[0].before.as_str()), (2, BulkValue::Field, ""));
    let wrong = reader.bulk_preview(&who(), &set(ContactField::Language, "anglais"), 9, noon(), &mut go_on);
    assert!(matches!(wrong, Err(Error::Invalid { .. })));
    let rule = BulkWho::Rule { text: "n’importe quoi".into() };
    assert!(matches!(
        reader.bulk_preview(&rule, &set(ContactField::Town, "X"), 9, noon(), &mut go_on),
        Err(Error::Rule(_))
    ));
}

#[test]
fn stopped_on_the_way_what_was_changed_stays_and_goes_back() {
    let house = House::new();
    for n in 0..450_u16 {
        let letter = |n: u16| char::from(b'A' + u8::try_from(n % 26).unwrap());
        house.add(person("", &format!("NOM A{}{}", letter(n / 26), letter(n)), &[]));
    }
    let before = rows(&house);
    let mut asked = 0;
    let run = house
        .store
        .bulk_run(fixable(), BulkChange::Fix { kinds: Vec::new() }, &Context::at(after(60)), &mut |at| {
            asked += 1;
            assert_eq!(at.total, 450);
            asked < 3
        })
        .unwrap();
    assert_eq!((run.changed, run.stopped), (400, true));
    assert_eq!(house.store.reader().unwrap().bulks(5).unwrap()[0].changed, 400);
    let undone = house.store.undo_bulk(run.bulk_id, &Context::at(after(70)), &mut go_on).unwrap();
    assert_eq!(undone.restored, 400);
    assert_eq!(rows(&house), before);
}
