//! Callers who are nobody's fiche: masked, short, internal, ours, ignored. None is ever matched, none creates anything.

use crm::IncomingCall;
use crm::call::CreateFromCall;
use crm::contact::NewContact;
use crm::house::{AddAgent, AddLine, IgnoreNumber, NewAgent, NewLine};
use decroche_tests::house::{House, event, later, noon, person, ring};
use phone::{CallEvent, CallEventKind, Direction, Kind, Region};

/// A base whose fiches would match if anything loose were done with these texts.
fn tempting() -> House {
    let house = House::new();
    house.add(person("Maëlle", "Le Gall", &["06 39 98 00 12", "anonymous", "15", "3631", "201", "+"]));
    house.add(NewContact {
        last_name: Some("unknown".into()),
        phones: vec!["unavailable".into()],
        ..NewContact::default()
    });
    house
}

fn fiches(house: &House) -> i64 {
    house.count("SELECT count(*) FROM contact")
}

#[test]
fn a_withheld_number_is_masked_and_opens_no_fiche() {
    let house = tempting();
    for (n, withheld) in
        ["anonymous", "<unknown>", "unknown", "unavailable", "restricted", "private", "", "+", "Anonymous", "  "]
            .iter()
            .enumerate()
    {
        let event = ring(&format!("m{n}"), withheld);
        let incoming = house.look(&event);
        assert!(matches!(incoming.call, IncomingCall::Masked { .. }), "{withheld:?}: {incoming:?}");
        let call = house.hear(&event).call.unwrap();
        assert_eq!((call.contact_id, call.external, call.external_kind), (None, None, Kind::Masked), "{withheld:?}");
        let nobody = CreateFromCall { call_id: call.id, contact: NewContact::default(), region: Region::FR };
        let refused = house.store.write(nobody, &crm::Context::at(noon())).unwrap_err();
        assert_eq!(refused.code(), "invalid", "{withheld:?}");
    }
    assert_eq!(fiches(&house), 2);
}

#[test]
fn a_caller_who_asks_for_privacy_is_masked_even_when_the_number_came_along() {
    let house = tempting();
    let event = CallEvent { masked: true, ..ring("p1", "0639980012") };
    assert!(matches!(house.look(&event).call, IncomingCall::Masked { .. }));
    let call = house.hear(&event).call.unwrap();
    assert_eq!((call.contact_id, call.external), (None, None));
}

#[test]
fn a_short_public_number_is_unknown_and_offers_no_fiche() {
    let house = tempting();
    for short in ["15", "3631"] {
        let unknown = IncomingCall::Unknown { can_create: false, seen: 0 };
        assert_eq!(house.who(short), unknown, "{short}");
        let call = house.hear(&ring(short, short)).call.unwrap();
        assert_eq!((call.contact_id, call.external_kind), (None, Kind::Short), "{short}");
    }
    assert_eq!(fiches(&house), 2);
}

#[test]
fn text_that_is_no_number_is_unknown_and_offers_no_fiche() {
    let house = tempting();
    for text in ["061", "+336399800", "12345678901234567890", "Jean", "06 39 98 00 1A"] {
        match house.who(text) {
            IncomingCall::Unknown { can_create: false, .. } | IncomingCall::Internal { .. } => {}
            other => panic!("{text}: {other:?}"),
        }
    }
}

#[test]
fn an_extension_of_the_house_is_a_colleague_never_a_client() {
    let house = tempting();
    house.write(AddAgent { agent: NewAgent { name: "Léa Simon".into(), extension: Some("201".into()) } });
    let named =
        IncomingCall::Internal { name: Some("Léa Simon".into()), extension: Some("201".into()), level: Some(1) };
    assert_eq!(house.who("201"), named);
    let unlisted = IncomingCall::Internal { name: None, extension: Some("299".into()), level: None };
    assert_eq!(house.who("299"), unlisted);
    let call = house.hear(&ring("i1", "201")).call.unwrap();
    assert_eq!((call.contact_id, call.direction), (None, Direction::Internal));
    house.hear(&later(event("i1", CallEventKind::Ended, Some("201")), 9));
    assert_eq!(house.store.reader().unwrap().count_unqualified().unwrap(), 0);
}

#[test]
fn our_own_line_is_never_a_client_even_when_a_fiche_has_its_number() {
    let house = House::new();
    house.add(person("Notre", "Standard", &["01 99 00 12 00"]));
    let line = NewLine { number: "01 99 00 12 00".into(), label: "Assistance".into(), queue: None };
    house.write(AddLine { line, region: Region::FR });
    let ours = IncomingCall::Internal { name: Some("Assistance".into()), extension: None, level: None };
    assert_eq!(house.who("+33199001200"), ours);
    assert_eq!(house.hear(&ring("o1", "+33199001200")).call.unwrap().contact_id, None);
}

#[test]
fn an_agents_own_number_is_never_a_client_until_they_leave() {
    let house = House::new();
    let as_client = house.add(person("Léa", "Simon", &["06 39 98 00 77"]));
    house.write(AddAgent { agent: NewAgent { name: "Léa Simon".into(), extension: None } });
    house.foreign_hand().execute("UPDATE agent SET e164 = '+33639980077'", []).unwrap();
    assert!(matches!(house.who("06 39 98 00 77"), IncomingCall::Internal { name: Some(_), .. }));
    house.foreign_hand().execute("UPDATE agent SET left_at = 1", []).unwrap();
    assert_eq!(house.who("06 39 98 00 77").contact_id(), Some(as_client));
}

#[test]
fn an_ignored_number_or_range_is_in_the_journal_and_nowhere_else() {
    let house = House::new();
    house.add(person("Un", "Démarcheur", &["01 62 00 00 01", "06 39 98 00 66"]));
    for number in ["06 39 98 00 66", "+33162*"] {
        house.write(IgnoreNumber { number: number.into(), why: "démarchage".into(), region: Region::FR });
    }
    for (id, number) in [("g1", "0639980066"), ("g2", "01 62 00 00 01"), ("g3", "0162999999")] {
        assert_eq!(house.who(number), IncomingCall::Ignored, "{number}");
        assert_eq!(house.hear(&ring(id, number)).call, None);
        // The telephone does not always repeat who called.
        assert_eq!(house.hear(&later(event(id, CallEventKind::Ended, None), 9)).call, None, "{number}");
    }
    assert_eq!(house.count("SELECT count(*) FROM call"), 0);
    assert_eq!(house.count("SELECT count(*) FROM journal WHERE verdict = 'ignored'"), 6);
    assert_eq!(house.who("0163000001").verdict(), "unknown", "the range next to it");
}
