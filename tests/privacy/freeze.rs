//! A frozen fiche is kept and not used: no search, no list, no call; a ring shows its name alone.

use crm::Context;
use crm::law::{Ground, Obstacle};
use crm::privacy::FreezeContact;
use decroche_tests::house::{House, after, noon, person};

fn freeze(house: &House, contact_id: crm::ContactId, why: Option<&str>) -> crm::Result<()> {
    let why = why.map(str::to_owned);
    house.store.write(FreezeContact { contact_id, why }, &Context::at(after(10))).map(|_| ())
}

#[test]
fn it_leaves_search_lists_and_the_dialler_and_comes_back_whole() {
    let house = House::new();
    let id = house.add(person("Ana", "Lopez", &["06 39 98 00 01"]));
    house.add(person("Luc", "Petit", &["06 39 98 00 02"]));
    let found = |text: &str| house.store.reader().unwrap().search(text, 5).unwrap().items.len();
    assert_eq!((found("lopez"), found("980001")), (1, 1));
    freeze(&house, id, Some("Exactitude contestée")).unwrap();
    assert_eq!((found("lopez"), found("980001")), (0, 0));
    let list = house.store.reader().unwrap().contacts_after(None, 10).unwrap();
    assert_eq!(list.items.len(), 1);
    let check = house.store.reader().unwrap().dial_check(id, Ground::Service, noon()).unwrap();
    assert!(check.verdict.obstacles.contains(&Obstacle::Frozen));
    assert_eq!(house.ills(), [""; 0]);
    house.store.doctor(true).unwrap();
    assert_eq!(found("lopez"), 0, "a repair does not bring it back");
    assert_eq!(house.ills(), [""; 0]);
    freeze(&house, id, None).unwrap();
    assert_eq!((found("lopez"), found("980001")), (1, 1));
    assert_eq!(house.ills(), [""; 0]);
}

#[test]
fn a_ring_shows_the_name_and_that_it_is_frozen_and_nothing_else() {
    let house = House::new();
    let mut contact = person("Ana", "Lopez", &["06 39 98 00 01"]);
    contact.street = Some("3 rue des Lilas".into());
    let id = house.add(contact);
    freeze(&house, id, Some("Opposition à vérifier")).unwrap();
    let crm::IncomingCall::One { fiche, .. } = house.who("06 39 98 00 01") else { panic!("not one") };
    assert_eq!(fiche.name().as_deref(), Some("Ana Lopez"));
    assert!(fiche.frozen_at.is_some() && fiche.numbers.is_empty() && fiche.last.is_empty());
    assert_eq!(fiche.contact.street, None);
    let whole = house.store.reader().unwrap().fiche(id, noon()).unwrap();
    assert_eq!(whole.contact.street.as_deref(), Some("3 rue des Lilas"), "who opens it by its id reads it");
}

#[test]
fn it_is_frozen_once_with_a_reason_and_lifted_once() {
    let house = House::new();
    let id = house.add(person("Ana", "Lopez", &[]));
    let why = |result: crm::Result<()>| result.unwrap_err().detail().unwrap();
    assert_eq!(why(freeze(&house, id, Some(" "))), "why.empty");
    assert_eq!(why(freeze(&house, id, None)), "not_frozen");
    freeze(&house, id, Some("a")).unwrap();
    assert_eq!(why(freeze(&house, id, Some("b"))), "already_frozen");
}
