//! The list of the whole base: every sort, direction, filter and page equals a naive sort of all fiches.

use std::collections::HashMap;

use crm::ContactId;
use crm::contact::{NewContact, Stage};
use crm::scope::Scope;
use crm::search::{ListQuery, SortBy};
use crm::text::fold;
use decroche_tests::house::{House, moment};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

/// A fiche as the list must sort it; the last part is the order of birth.
#[derive(Debug, Clone)]
struct Naive {
    id: ContactId,
    name: String,
    company: String,
    place: String,
    stage: Stage,
    last_contact: i64,
    born: usize,
}

fn some_people(how_many: usize) -> (House, Vec<Naive>) {
    let house = House::new();
    let word =
        prop::sample::select(vec!["Élie", "eli", "ÉLI", "Zoé", "œuf", "Oeuf", "d’Arc", "Le Gall", "legall", "Ábel"]);
    let maybe = prop::option::of(prop::sample::select(vec!["Alpha", "bêta", "Bêta Sud", "Œil", "zeta"]));
    let one = (
        word.clone(),
        prop::option::of(word),
        maybe.clone(),
        maybe,
        prop::sample::select(Stage::ALL.to_vec()),
        0i64..5,
    );
    let mut runner = TestRunner::deterministic();
    let people = (0..how_many)
        .map(|born| {
            let (last, first, company, town, stage, exchange) = one.new_tree(&mut runner).unwrap().current();
            let id = house.add(NewContact {
                last_name: Some(last.into()),
                first_name: first.map(str::to_owned),
                company: company.map(str::to_owned),
                town: town.map(str::to_owned),
                stage: Some(stage),
                ..NewContact::default()
            });
            let last_contact = if exchange == 0 { 0 } else { exchange * 1000 };
            Naive {
                id,
                name: format!("{} {}", fold(last), fold(first.unwrap_or_default())).trim().to_owned(),
                company: fold(company.unwrap_or_default()),
                place: fold(town.unwrap_or_default()),
                stage,
                last_contact,
                born,
            }
        })
        .collect::<Vec<_>>();
    let hand = house.foreign_hand();
    for one in people.iter().filter(|p| p.last_contact > 0) {
        hand.execute(
            "UPDATE contact SET last_contact_at = ?1 WHERE id = ?2",
            rusqlite::params![one.last_contact, one.id],
        )
        .unwrap();
    }
    house.store.doctor(true).unwrap(); // brings the copies in step with that foreign write
    (house, people)
}

fn naively_sorted(people: &[Naive], sort: SortBy, descending: bool) -> Vec<ContactId> {
    let mut sorted = people.to_vec();
    sorted.sort_by(|a, b| {
        let by_name = a.name.cmp(&b.name);
        match sort {
            SortBy::Name => by_name,
            SortBy::Company => a.company.cmp(&b.company).then(by_name),
            SortBy::Town => a.place.cmp(&b.place).then(by_name),
            SortBy::Stage => a.stage.cmp(&b.stage).then(by_name),
            SortBy::LastContact => a.last_contact.cmp(&b.last_contact),
        }
        .then(a.born.cmp(&b.born))
    });
    if descending {
        sorted.reverse();
    }
    sorted.into_iter().map(|p| p.id).collect()
}

#[test]
fn every_page_of_every_sort_is_that_of_a_naive_sort() {
    let (house, people) = some_people(47);
    let reader = house.store.reader().unwrap();
    for &sort in SortBy::ALL {
        for descending in [false, true] {
            let expected = naively_sorted(&people, sort, descending);
            for limit in [1, 7, 10, 47, 500] {
                for offset in 0..50 {
                    let query = ListQuery { sort, descending, stage: None, scope: Scope::All, offset, limit };
                    let page = reader.contact_list(&query, None).unwrap();
                    let ids: Vec<ContactId> = page.items.iter().map(|l| l.contact_id).collect();
                    let slice: Vec<ContactId> =
                        expected.iter().skip(offset as usize).take(limit as usize).copied().collect();
                    assert_eq!((page.total, ids), (47, slice), "{query:?}");
                }
            }
        }
    }
}

#[test]
fn a_filter_by_rung_sorts_and_pages_what_is_left() {
    let (house, people) = some_people(47);
    let reader = house.store.reader().unwrap();
    for &stage in Stage::ALL {
        let of_rung: Vec<Naive> = people.iter().filter(|p| p.stage == stage).cloned().collect();
        for &sort in SortBy::ALL {
            for descending in [false, true] {
                let expected = naively_sorted(&of_rung, sort, descending);
                for offset in 0..12 {
                    let query = ListQuery { sort, descending, stage: Some(stage), scope: Scope::All, offset, limit: 5 };
                    let page = reader.contact_list(&query, None).unwrap();
                    let ids: Vec<ContactId> = page.items.iter().map(|l| l.contact_id).collect();
                    let slice: Vec<ContactId> = expected.iter().skip(offset as usize).take(5).copied().collect();
                    assert_eq!((page.total as usize, ids), (of_rung.len(), slice), "{query:?}");
                }
            }
        }
    }
}

#[test]
fn walking_from_one_to_the_next_meets_everybody_once_in_the_order_of_names() {
    let (house, people) = some_people(47);
    let reader = house.store.reader().unwrap();
    let (mut met, mut last) = (Vec::new(), None);
    loop {
        let page = reader.contacts_after(last, 10).unwrap();
        if page.items.is_empty() {
            break;
        }
        met.extend(page.items.iter().map(|l| l.contact_id));
        last = met.last().copied();
    }
    assert_eq!(met, naively_sorted(&people, SortBy::Name, false));
}

#[test]
fn a_call_moves_its_person_to_the_top_of_the_last_contacts() {
    let (house, people) = some_people(12);
    let lowest: HashMap<_, _> = people.iter().map(|p| (p.id, p.last_contact)).collect();
    let somebody = people.iter().min_by_key(|p| lowest[&p.id]).unwrap().id;
    let call = crm::call::ManualCall {
        direction: phone::Direction::Outbound,
        contact_id: Some(somebody),
        number: None,
        started_at: moment("2026-03-04T10:00:00Z"),
        talk_s: 30,
        outcome_id: None,
        motive_id: None,
        note: None,
    };
    house.write(crm::call::LogCall { call, region: phone::Region::FR });
    let query =
        ListQuery { sort: SortBy::LastContact, descending: true, stage: None, scope: Scope::All, offset: 0, limit: 1 };
    let page = house.store.reader().unwrap().contact_list(&query, None).unwrap();
    assert_eq!(page.items[0].contact_id, somebody);
    assert_eq!(house.ills(), [""; 0]);
}
