//! What they asked for is the ground of the call: that one, for a few working days.

use chrono::Duration;
use crm::call::{Qualification, QualifyCall};
use crm::dial::{NewDial, PlaceCall};
use crm::law::{Ground, Obstacle};
use crm::{ContactId, Context};
use decroche_tests::house::{House, moment, ring};
use phone::{CallEventKind, Direction};

use super::{Asks, ana};

/// A Monday at eleven in Paris, after the law of 11 August 2026.
fn monday() -> chrono::DateTime<chrono::Utc> {
    moment("2026-11-23T10:00:00Z")
}

fn dial(contact_id: ContactId, ground: Option<Ground>) -> PlaceCall {
    PlaceCall { dial: NewDial { contact_id, phone_id: None, ground, why: None, target_id: None } }
}

#[test]
fn the_call_they_asked_for_passes_the_guard_on_that_ground_only() {
    let house = House::new();
    let asked = house.ask(ana(monday()));
    let ana = asked.contact_id.unwrap();
    let now = monday() + Duration::minutes(10);
    let reader = house.store.reader().unwrap();
    let check = reader.dial_check(ana, Ground::Prospecting, now).unwrap();
    assert_eq!((check.verdict.obstacles, check.asked_at), (vec![Obstacle::NoConsent], Some(monday())));
    let ground = Ground::Request { asked_at: monday() };
    assert!(reader.dial_check(ana, ground, now).unwrap().verdict.allowed);

    let place = |ground| house.store.write(dial(ana, ground), &Context::at(now)).map(|_| ());
    assert_eq!(place(None).unwrap_err().detail().as_deref(), Some("law_forbids"));
    // Another moment than the one that was kept is an agent’s word: it is told why.
    let invented = Some(Ground::Request { asked_at: now });
    assert_eq!(place(invented).unwrap_err().detail().as_deref(), Some("why.empty"));
    place(Some(ground)).unwrap();
    assert_eq!(house.count("SELECT count(*) FROM dial WHERE ground = 'request' AND why IS NULL"), 1);
    assert_eq!(house.count("SELECT ground_at FROM dial"), monday().timestamp_millis());
}

#[test]
fn once_they_were_called_the_ground_is_gone() {
    let house = House::new();
    let asked = house.ask(ana(monday()));
    let now = monday() + Duration::minutes(10);
    house.write_at(now, crm::callback::FinishCallback { callback_id: asked.callback_id.unwrap(), call_id: None });
    let check = house.store.reader().unwrap().dial_check(asked.contact_id.unwrap(), Ground::Prospecting, now).unwrap();
    assert_eq!((check.asked_at, check.verdict.allowed), (None, false));
}

#[test]
fn a_date_that_cannot_be_read_is_no_ground_and_an_old_one_is_an_old_request() {
    for (asked, expected) in [
        ("un de ces jours", None),
        ("99/99/2026", None),
        // Not yet come: whoever wrote it wrote something else.
        ("31/12/2026", None),
        ("01/08/2026 10h00", Some(moment("2026-08-01T08:00:00Z"))),
    ] {
        let house = House::new();
        let request = phone::WebRequest { asked: Some(asked.into()), ..ana(monday()) };
        let contact = house.ask(request).contact_id.unwrap();
        let check = house.store.reader().unwrap().dial_check(contact, Ground::Prospecting, monday()).unwrap();
        assert_eq!(check.asked_at, expected, "{asked}");
        assert_eq!(house.promises().len(), 1, "{asked}: the promise is kept all the same");
    }
}

#[test]
fn a_request_grows_old() {
    let house = House::new();
    let ana = house.ask(ana(monday())).contact_id.unwrap();
    let ground = Ground::Request { asked_at: monday() };
    let later = house.store.reader().unwrap().dial_check(ana, ground, monday() + Duration::days(9)).unwrap();
    let last_day = "2026-11-30".parse().unwrap();
    assert_eq!(later.verdict.obstacles, [Obstacle::RequestExpired { on: last_day }]);
}

#[test]
fn who_objected_before_may_be_answered_and_it_is_said() {
    let house = House::new();
    let yesterday = monday() - Duration::days(3);
    let event = phone::CallEvent { at: yesterday, ..ring("k-1", "06 39 98 40 12") };
    let known = house.write_at(
        yesterday - Duration::days(1),
        crm::contact::AddContact {
            contact: decroche_tests::house::person("Ana", "Vasseur", &["0639984012"]),
            region: phone::Region::FR,
            origin: "internal",
        },
    );
    let call = house.hear(&event).call.unwrap();
    for kind in [CallEventKind::Answered, CallEventKind::Ended] {
        house.hear(&phone::CallEvent { event: kind, direction: Some(Direction::Inbound), ..event.clone() });
    }
    let outcomes = house.store.reader().unwrap().outcomes().unwrap();
    let never = outcomes.iter().find(|outcome| outcome.code == "opposition").unwrap().id;
    house.write_at(yesterday + Duration::minutes(2), QualifyCall { qualification: Qualification::of(call.id, never) });

    let asked = house.ask(ana(monday()));
    assert_eq!(asked.contact_id, Some(known));
    let promise = house.promises().remove(0);
    assert_eq!(promise.asked.unwrap().opposed_at, Some(yesterday + Duration::minutes(2)));
    let reader = house.store.reader().unwrap();
    let now = monday() + Duration::minutes(5);
    // Anybody can type a number into a form: an agent says in words why it is believed.
    assert_eq!(reader.dial_check(known, Ground::Prospecting, now).unwrap().asked_at, None);
    let ground = Some(Ground::Request { asked_at: monday() });
    let unsaid = house.store.write(dial(known, ground), &Context::at(now)).unwrap_err();
    assert_eq!(unsaid.detail().as_deref(), Some("why.empty"));
    assert!(reader.dial_check(known, Ground::Request { asked_at: monday() }, now).unwrap().verdict.allowed);
    let canvassing = reader.dial_check(known, Ground::Prospecting, now).unwrap().verdict;
    assert!(matches!(canvassing.obstacles[0], Obstacle::Opposed { .. }), "{canvassing:?}");
}
