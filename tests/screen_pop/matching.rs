//! A number finds its person however it was written and however the telephone shows it, and nobody else.

use crm::IncomingCall;
use crm::call::{CreateFromCall, UnlinkCall};
use crm::contact::{NewContact, SetPhone};
use crm::incoming::MatchReason;
use crm::ticket::Priority;
use decroche_tests::house::{House, event, later, person, ring};
use phone::{CallEventKind, Region};

/// How people and files write one mobile.
const WRITTEN: [&str; 10] = [
    "06 39 98 00 12",
    "0639980012",
    "06.39.98.00.12",
    "06-39-98-00-12",
    "06/39/98/00/12",
    "06\u{a0}39\u{202f}98\u{a0}00\u{202f}12",
    "+33 6 39 98 00 12",
    "+33 (0)6 39 98 00 12",
    "0033 6 39 98 00 12",
    "639980012",
];

/// How telephone systems present the same caller.
const PRESENTED: [&str; 4] =
    ["+33639980012", "33639980012", "0639980012", "\"Mme Le Gall\" <sip:0033639980012@pbx.example;user=phone>;tag=1"];

#[test]
fn ten_spellings_and_four_presentations_meet_forty_times_out_of_forty() {
    let mut met = 0;
    for written in WRITTEN {
        let house = House::new();
        let le_gall = house.add(person("Maëlle", "Le Gall", &[written]));
        house.add(person("Un", "Autre", &["06 39 98 00 13"]));
        for presented in PRESENTED {
            match house.who(presented) {
                IncomingCall::One { fiche, reason: MatchReason::SameNumber { main: true, outdated: false, .. } } => {
                    assert_eq!(fiche.contact.id, le_gall, "{written} / {presented}");
                    met += 1;
                }
                other => panic!("{written} / {presented}: {other:?}"),
            }
        }
    }
    assert_eq!(met, 40);
}

#[test]
fn a_landline_never_meets_the_mobile_that_ends_alike() {
    let tail = "39 98 01 42";
    let house = House::new();
    let mobile = house.add(person("Jean", "Morel", &[&format!("06 {tail}")]));
    assert_eq!(house.who(&format!("06 {tail}")).contact_id(), Some(mobile));
    for landline in [format!("01 {tail}"), format!("+33 1 {tail}"), format!("331{}", tail.replace(' ', ""))] {
        assert_eq!(house.who(&landline).verdict(), "unknown", "{landline}");
    }
}

#[test]
fn spaces_links_and_escapes_around_a_number_do_not_hide_its_person() {
    let house = House::new();
    let id = house.add(person("Maëlle", "Le Gall", &["  06 39 98 00 12\u{a0} "]));
    for presented in [
        " +33639980012 ",
        "+33639980012\u{a0}",
        "\u{202f}06 39 98 00 12",
        "tel:%2B33639980012",
        "tel:+33%206%2039%2098%2000%2012",
        "tel:+33-6-39-98-00-12",
        // A plus that a query string turned into a space.
        " 33639980012",
        "%2B33639980012",
        "callto:+33639980012",
    ] {
        assert_eq!(house.who(presented).contact_id(), Some(id), "{presented:?}");
    }
}

#[test]
fn a_fiche_that_is_only_a_number_is_found() {
    let house = House::new();
    let id = house.add(NewContact { phones: vec!["06 39 98 00 12".into()], ..NewContact::default() });
    let IncomingCall::One { fiche, .. } = house.who("+33639980012") else { panic!("not one") };
    assert_eq!((fiche.contact.id, fiche.name()), (id, None));
    let found = house.store.reader().unwrap().search("9980012", 10).unwrap();
    assert_eq!(found.items.iter().map(|hit| hit.line.contact_id).collect::<Vec<_>>(), [id]);
}

#[test]
fn a_second_number_finds_its_person_and_says_it_is_not_the_main_one() {
    let house = House::new();
    let id = house.add(person("Maëlle", "Le Gall", &["01 99 00 45 10", "06 39 98 00 12"]));
    let IncomingCall::One { fiche, reason } = house.who("0639980012") else { panic!("not one") };
    assert_eq!(fiche.contact.id, id);
    assert!(matches!(reason, MatchReason::SameNumber { main: false, .. }), "{reason:?}");
}

#[test]
fn an_unknown_caller_becomes_a_fiche_and_is_known_at_the_next_ring() {
    let house = House::new();
    let first = ring("a1", "0639980012");
    assert_eq!(house.look(&first).call, IncomingCall::Unknown { can_create: true, seen: 0 });
    let call = house.hear(&first).call.unwrap();
    let contact = NewContact { last_name: Some("Le Gall".into()), ..NewContact::default() };
    let id = house.write(CreateFromCall { call_id: call.id, contact, region: Region::FR });

    assert_eq!(house.who("+33 6 39 98 00 12").contact_id(), Some(id));
    assert_eq!(house.store.reader().unwrap().call(call.id).unwrap().contact_id, Some(id));
    assert_eq!(house.count("SELECT count(*) FROM contact"), 1);
    assert_eq!(house.ills(), [""; 0]);
}

#[test]
fn calls_of_a_number_without_fiche_are_counted() {
    let house = House::new();
    for (n, id) in ["a1", "a2"].into_iter().enumerate() {
        assert_eq!(
            house.who("0639980012"),
            IncomingCall::Unknown { can_create: true, seen: u32::try_from(n).unwrap() }
        );
        house.hear(&ring(id, "0639980012"));
        house.hear(&later(event(id, CallEventKind::Ended, Some("0639980012")), 10));
    }
}

#[test]
fn the_ticket_just_opened_is_on_the_next_picture_and_the_most_pressing_first() {
    let house = House::new();
    let id = house.add(person("Maëlle", "Le Gall", &["06 39 98 00 12"]));
    let tickets = || {
        let IncomingCall::One { fiche, .. } = house.who("0639980012") else { panic!("not one") };
        (fiche.tickets.iter().map(|t| t.id).collect::<Vec<_>>(), fiche.open_tickets)
    };
    let normal = house.open_ticket(id, "Facture en double", Priority::Normal);
    assert_eq!(tickets(), (vec![normal], 1));
    let urgent = house.open_ticket(id, "Ligne coupée", Priority::Urgent);
    assert_eq!(tickets(), (vec![urgent, normal], 2));
}

#[test]
fn a_call_taken_off_a_fiche_stays_off_whatever_the_telephone_says_next() {
    let house = House::new();
    let id = house.add(person("Maëlle", "Le Gall", &["06 39 98 00 12"]));
    let call = house.hear(&ring("a1", "0639980012")).call.unwrap();
    assert_eq!(call.contact_id, Some(id));
    house.write(UnlinkCall { call_id: call.id });
    for (kind, at) in [(CallEventKind::Answered, 5), (CallEventKind::Ended, 60)] {
        let told = house.hear(&later(event("a1", kind, Some("0639980012")), at)).call.unwrap();
        assert_eq!(told.contact_id, None, "{kind:?}");
    }
    let reader = house.store.reader().unwrap();
    assert!(reader.fiche(id, later(ring("x", ""), 90).at).unwrap().last.is_empty());
}

#[test]
fn a_number_taken_off_a_fiche_no_longer_finds_it() {
    let house = House::new();
    let id = house.add(person("Maëlle", "Le Gall", &["06 39 98 00 12", "01 99 00 45 10"]));
    let mobile = house.store.reader().unwrap().numbers(id).unwrap().remove(0);
    house.write(SetPhone { contact_id: id, phone_id: Some(mobile.id), raw: String::new(), region: Region::FR });
    assert_eq!(house.who("0639980012").verdict(), "unknown");
    assert_eq!(house.who("0199004510").contact_id(), Some(id));
    let found = house.store.reader().unwrap().search("639980012", 10).unwrap();
    assert!(found.items.is_empty());
    assert_eq!(house.ills(), [""; 0]);
}
