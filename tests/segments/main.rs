//! Segments: a rule that a person can read, the people it means, and what is kept of it.
#![expect(clippy::unwrap_used, clippy::panic, reason = "tests fail loudly")]

mod base;
mod distance;
mod kept;
mod people;
mod safe;

use crm::ContactId;
use crm::contact::{ContactField, EditContact, FieldEdit};
use crm::segment::parse;
use decroche_tests::house::{House, noon, person};
use rusqlite::params;

/// The people a rule means, by name.
fn names(house: &House, rule: &str) -> Vec<String> {
    let rule = match parse(rule) {
        Ok(rule) => rule,
        Err(error) => panic!("{rule}: {error:?}"),
    };
    let page = house.store.reader().unwrap().segment_members(&rule, None, 500, noon()).unwrap();
    assert_eq!(page.total as usize, page.items.len(), "{rule:?}");
    page.items.into_iter().map(|line| line.name.unwrap_or_default()).collect()
}

/// Somebody of that name, with these values of the fiche.
fn somebody(house: &House, name: &str, values: &[(ContactField, &str)]) -> ContactId {
    let contact_id = house.add(person("", name, &[]));
    let edits = values.iter().map(|(field, value)| FieldEdit { field: *field, value: Some((*value).to_owned()) });
    house.write(EditContact { contact_id, edits: edits.collect() });
    contact_id
}

/// An order of that day, written by another program; the doctor brings what is derived in step.
fn bought(house: &House, contact: ContactId, day: &str, euros: i64) {
    let at = decroche_tests::house::moment(&format!("{day}T10:00:00Z")).timestamp_millis();
    let id = uuid::Uuid::now_v7();
    house
        .foreign_hand()
        .execute(
            "INSERT INTO purchase (id, contact_id, label, amount_cents, at) VALUES (?1, ?2, 'Commande', ?3, ?4)",
            params![id.as_bytes().as_slice(), contact.0.as_bytes().as_slice(), euros * 100, at],
        )
        .unwrap();
    house.store.doctor(true).unwrap();
}
