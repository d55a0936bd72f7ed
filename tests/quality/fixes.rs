//! What is put right at one key: what was shown, nothing else, and back again.

use crm::contact::{ContactField, NewContact};
use crm::quality::{Correction, FixContact, FixKind, VerifyContact, WorkList};
use crm::undo::{Act, Undone};
use crm::{Context, Error, UndoLast};
use decroche_tests::house::{House, after, noon, person};

use super::{page, sound};

fn bought(house: &House) -> crm::ContactId {
    house.add(NewContact {
        postcode: Some("30000".into()),
        town: Some("NIMES".into()),
        emails: vec!["h.dupont@gmial.com".into()],
        ..person("HELENE", "MME DUPONT DE LA TOUR", &["06 39 98 00 01"])
    })
}

fn proposed(house: &House, id: crm::ContactId) -> Vec<Correction> {
    house.store.reader().unwrap().quality_of(id, noon()).unwrap().corrections
}

#[test]
fn all_that_is_proposed_is_one_act_that_goes_back_whole() {
    let house = House::new();
    let id = bought(&house);
    let rows = |sql: &str| -> Vec<String> {
        let file = house.file();
        let mut statement = file.prepare(sql).unwrap();
        let found = statement.query_map([], |row| row.get(0)).unwrap();
        found.collect::<rusqlite::Result<_>>().unwrap()
    };
    let state = || {
        let reader = house.store.reader().unwrap();
        let fiche = reader.contact(id).unwrap();
        (
            [fiche.civility, fiche.first_name, fiche.last_name, fiche.town, fiche.postcode],
            rows("SELECT address FROM email ORDER BY rid"),
            rows("SELECT sort_name || place || email FROM contact_index"),
        )
    };
    let before = state();
    let corrections = proposed(&house, id);
    assert_eq!(corrections.len(), 5, "{corrections:?}");
    assert_eq!(page(&house, WorkList::Fixable).total, 1);
    house.write(FixContact { contact_id: id, corrections });
    let (values, mails, _) = state();
    let said: Vec<&str> = values.iter().map(|value| value.as_deref().unwrap_or("")).collect();
    assert_eq!(said, ["mme", "Hélène", "Dupont de La Tour", "Nîmes", "30000"]);
    assert_eq!(mails, ["h.dupont@gmail.com"]);
    assert!(proposed(&house, id).is_empty());
    assert_eq!(page(&house, WorkList::Fixable).total, 0);
    let undone = house.write_at(after(60), UndoLast);
    assert!(matches!(undone, Undone::Back { act: Act::Fields { .. } }), "{undone:?}");
    assert_eq!(state(), before);
    assert_eq!(page(&house, WorkList::Fixable).total, 1);
}

#[test]
fn what_is_no_longer_what_was_shown_is_not_written() {
    let house = House::new();
    let id = bought(&house);
    let mut corrections = proposed(&house, id);
    let seen = corrections.clone();
    corrections[1].after = "Autre".into();
    let refused = |corrections| house.store.write(FixContact { contact_id: id, corrections }, &Context::at(noon()));
    assert!(matches!(refused(corrections), Err(Error::Refused { why: "changed_since" })));
    assert!(matches!(refused(Vec::new()), Err(Error::Invalid { .. })));
    let edit = crm::contact::FieldEdit { field: ContactField::Town, value: Some("Arles".into()) };
    house.write(crm::contact::EditContact { contact_id: id, edits: vec![edit] });
    assert!(matches!(refused(seen), Err(Error::Refused { why: "changed_since" })));
}

#[test]
fn one_of_them_may_be_agreed_to_alone() {
    let house = House::new();
    let id = bought(&house);
    let mail = proposed(&house, id).into_iter().filter(|one| one.kind == FixKind::Email).collect();
    house.write(FixContact { contact_id: id, corrections: mail });
    assert_eq!(proposed(&house, id).len(), 4);
    assert!(matches!(house.write(UndoLast), Undone::Back { act: Act::Email { .. } }));
    assert_eq!(proposed(&house, id).len(), 5);
}

#[test]
fn a_mistyped_address_that_is_there_already_gives_way() {
    let house = House::new();
    let emails = vec!["z@gmial.com".into(), "z@gmail.com".into()];
    let id = house.add(NewContact { emails, ..sound("Le Gall", "06 39 98 00 01") });
    house.write(FixContact { contact_id: id, corrections: proposed(&house, id) });
    assert_eq!(house.count("SELECT count(*) FROM email WHERE address = 'z@gmail.com'"), 1);
    assert_eq!(house.count("SELECT count(*) FROM email"), 1);
}

#[test]
fn checked_today_is_kept_with_who_and_when_and_taken_back() {
    let house = House::new();
    let id = house.add(sound("Le Gall", "06 39 98 00 01"));
    let agent =
        house.write(crm::house::AddAgent { agent: crm::house::NewAgent { name: "Nora".into(), extension: None } });
    let by = |at| Context::at(at).by(Some(agent));
    house.store.write(VerifyContact { contact_id: id }, &by(after(60))).unwrap();
    let kept = "SELECT count(*) FROM contact WHERE verified_at IS NOT NULL AND verified_by IS NOT NULL";
    assert_eq!(house.count(kept), 1);
    let line = house.store.reader().unwrap().quality_of(id, after(60)).unwrap();
    assert_eq!((line.verified_at, line.still_right), (after(60), 1.0));
    let undone = house.store.write(UndoLast, &by(after(90))).unwrap().output;
    assert!(matches!(undone, Undone::Back { act: Act::Verified { .. } }), "{undone:?}");
    assert_eq!(house.count(kept), 0);
    assert!(house.ills().is_empty(), "{:?}", house.ills());
}
