//! One number, several people: all shown, ranked, each with its reasons; the choice is remembered.

use chrono::Duration;
use crm::call::{ChooseContact, LogCall, ManualCall};
use crm::callback::{NewCallback, PromiseCallback};
use crm::contact::{NewContact, SetPhone};
use crm::incoming::{Candidate, MatchReason, RankReason};
use crm::ticket::Priority;
use crm::{ContactId, IncomingCall};
use decroche_tests::house::{House, noon, person, ring};
use phone::{Direction, Region};

const SHARED: &str = "01 99 00 45 10";

fn candidates(house: &House) -> Vec<Candidate> {
    match house.who(SHARED) {
        IncomingCall::Several { candidates, .. } => candidates,
        other => panic!("{other:?}"),
    }
}

fn talked(house: &House, contact: ContactId, days_ago: i64) {
    let call = ManualCall {
        direction: Direction::Outbound,
        contact_id: Some(contact),
        number: None,
        started_at: noon() - Duration::days(days_ago),
        talk_s: 60,
        outcome_id: None,
        motive_id: None,
        note: None,
    };
    house.write(LogCall { call, region: Region::FR });
}

fn promised(house: &House, contact: ContactId) {
    let callback = NewCallback {
        contact_id: Some(contact),
        number: None,
        due_at: noon() + Duration::hours(1),
        subject: "Devis".into(),
        call_id: None,
    };
    house.write(PromiseCallback { callback, region: Region::FR });
}

#[test]
fn the_phone_of_one_and_the_mobile_of_another_are_two_candidates_with_their_reasons() {
    let house = House::new();
    let father = house.add(person("Paul", "Roux", &["06 39 98 00 12", SHARED]));
    let daughter = house.add(person("Lou", "Roux", &[SHARED]));
    let ranked = candidates(&house);
    assert_eq!(ranked.len(), 2);
    for candidate in &ranked {
        let main = candidate.contact_id == daughter;
        assert!(
            matches!(candidate.reason, MatchReason::SameNumber { main: m, .. } if m == main),
            "{:?}",
            candidate.reason
        );
        assert!(!candidate.because.is_empty());
    }
    assert_eq!((ranked[0].contact_id, ranked[1].contact_id), (daughter, father), "whose main number it is comes first");
}

#[test]
fn an_open_ticket_ranks_before_a_promise_before_the_last_exchange_before_nothing() {
    let house = House::new();
    let nothing = house.add(person("Léa", "Blanc", &[SHARED]));
    let old = house.add(person("Ali", "Noir", &[SHARED]));
    let recent = house.add(person("Zoé", "Brun", &[SHARED]));
    let waiting = house.add(person("Tom", "Gris", &[SHARED]));
    let pressing = house.add(person("Eva", "Vert", &[SHARED]));
    talked(&house, old, 30);
    talked(&house, recent, 2);
    promised(&house, waiting);
    house.open_ticket(pressing, "Ligne coupée", Priority::Normal);

    let ranked = candidates(&house);
    let order: Vec<ContactId> = ranked.iter().map(|c| c.contact_id).collect();
    assert_eq!(order, [pressing, waiting, recent, old, nothing]);
    let first = |n: usize| ranked[n].because.first().cloned();
    assert!(matches!(first(0), Some(RankReason::OpenTicket { level: 1, .. })), "{:?}", first(0));
    assert!(matches!(first(1), Some(RankReason::CallbackDue { .. })), "{:?}", first(1));
    assert!(matches!(first(2), Some(RankReason::LastContact { .. })), "{:?}", first(2));
    assert!(ranked[4].because.contains(&RankReason::NoExchange));
}

#[test]
fn a_switchboard_names_its_company_and_puts_its_own_desk_last() {
    let house = House::new();
    let at_work = |first: &str, last: &str| NewContact {
        company: Some("Œuvres & Cie".into()),
        ..person(first, last, &[SHARED])
    };
    let desk = house.add(NewContact {
        company: Some("Œuvres & Cie".into()),
        phones: vec![SHARED.into()],
        ..NewContact::default()
    });
    house.add(at_work("Anne", "Petit"));
    house.add(at_work("Luc", "Grand"));
    let IncomingCall::Several { company, candidates } = house.who(SHARED) else { panic!("not several") };
    assert_eq!(company.as_deref(), Some("Œuvres & Cie"));
    assert_eq!(candidates.last().map(|c| c.contact_id), Some(desk));
    assert!(candidates.last().is_some_and(|c| c.because.contains(&RankReason::CompanyDesk)));
}

#[test]
fn people_of_different_companies_share_no_company_name() {
    let house = House::new();
    house.add(NewContact { company: Some("Alpha".into()), ..person("Anne", "Petit", &[SHARED]) });
    house.add(NewContact { company: Some("Bêta".into()), ..person("Luc", "Grand", &[SHARED]) });
    house.add(NewContact { company: Some("Alpha".into()), ..person("Ève", "Moyen", &[SHARED]) });
    assert!(matches!(house.who(SHARED), IncomingCall::Several { company: None, .. }));
}

#[test]
fn a_remembered_choice_shows_that_person_and_says_so() {
    let house = House::new();
    let father = house.add(person("Paul", "Roux", &[SHARED]));
    house.add(person("Lou", "Roux", &[SHARED]));
    let call = house.hear(&ring("a1", SHARED)).call.unwrap();
    assert_eq!(call.contact_id, None, "nobody is chosen in silence");

    house.write(ChooseContact { call_id: call.id, contact_id: father, remember: false });
    assert_eq!(candidates(&house).len(), 2, "a choice for one call is for that call");
    house.write(ChooseContact { call_id: call.id, contact_id: father, remember: true });
    let IncomingCall::One { fiche, reason } = house.who("+33199004510") else { panic!("not one") };
    assert_eq!(fiche.contact.id, father);
    assert_eq!(reason, MatchReason::Remembered { at: noon(), among: 2 });
}

#[test]
fn saying_that_it_is_somebody_else_takes_the_memory_back() {
    let house = House::new();
    let father = house.add(person("Paul", "Roux", &[SHARED]));
    let daughter = house.add(person("Lou", "Roux", &[SHARED]));
    let first = house.hear(&ring("a1", SHARED)).call.unwrap();
    house.write(ChooseContact { call_id: first.id, contact_id: father, remember: true });
    let second = house.hear(&ring("a2", SHARED)).call.unwrap();
    assert_eq!(second.contact_id, Some(father));

    house.write(ChooseContact { call_id: second.id, contact_id: daughter, remember: false });
    let second = house.store.reader().unwrap().call(second.id).unwrap();
    assert_eq!(second.contact_id, Some(daughter));
    assert_eq!(candidates(&house).len(), 2, "the next call asks again");
}

#[test]
fn a_remembered_person_who_lost_the_number_is_no_longer_shown_for_it() {
    let house = House::new();
    let father = house.add(person("Paul", "Roux", &[SHARED, "06 39 98 00 12"]));
    house.add(person("Lou", "Roux", &[SHARED]));
    house.add(person("Max", "Roux", &[SHARED]));
    let call = house.hear(&ring("a1", SHARED)).call.unwrap();
    house.write(ChooseContact { call_id: call.id, contact_id: father, remember: true });
    let number = house.store.reader().unwrap().numbers(father).unwrap().remove(0);
    house.write(SetPhone { contact_id: father, phone_id: Some(number.id), raw: String::new(), region: Region::FR });
    assert!(candidates(&house).iter().all(|c| c.contact_id != father));
}

#[test]
fn the_same_number_written_twice_on_one_fiche_is_one_person() {
    let house = House::new();
    let id = house.add(person("Paul", "Roux", &[SHARED, "+33 1 99 00 45 10"]));
    assert_eq!(house.who(SHARED).contact_id(), Some(id));
    assert_eq!(house.store.reader().unwrap().numbers(id).unwrap().len(), 1);
}
