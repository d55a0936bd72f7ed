//! A call placed from here: asked of the guard, one record with what the telephone tells, on a ground that is kept.

use chrono::Duration;
use crm::Context;
use crm::campaign::CampaignKind;
use crm::dial::{NewDial, PlaceCall};
use crm::house::{AddAgent, NewAgent};
use crm::law::Ground;
use decroche_tests::house::event;
use phone::{CallEvent, CallEventKind, Direction};

use crate::{Desk, monday, of};

fn alone(contact_id: crm::ContactId, ground: Option<Ground>, why: Option<&str>) -> PlaceCall {
    let why = why.map(str::to_owned);
    PlaceCall { dial: NewDial { contact_id, phone_id: None, ground, why, target_id: None } }
}

#[test]
fn nobody_is_canvassed_without_consent_and_another_ground_is_said_in_words() {
    let desk = Desk::new();
    let contact = desk.someone("Seule", 7);
    let refused = |place| desk.try_at(monday(), place).unwrap_err().detail().unwrap();
    assert_eq!(refused(alone(contact, None, None)), "law_forbids");
    assert_eq!(refused(alone(contact, Some(Ground::Service), None)), "why.empty");
    let call = desk.at(monday(), alone(contact, Some(Ground::Service), Some("Ticket 12")));
    assert_eq!((call.contact_id, call.direction), (Some(contact), Direction::Outbound));
    assert_eq!(call.agent.as_deref(), Some("Inès"));
    assert_eq!(desk.house.count("SELECT count(*) FROM dial WHERE ground = 'service' AND why = 'Ticket 12'"), 1);
}

#[test]
fn a_service_call_is_no_attempt_and_four_attempts_are_enough() {
    let desk = Desk::new();
    let contact = desk.someone("Souvent", 8);
    desk.allows(contact);
    for n in 0..6 {
        let call = desk.at(monday() + Duration::minutes(n), alone(contact, Some(Ground::Service), Some("Livraison")));
        desk.line(&call, CallEventKind::Missed, monday() + Duration::minutes(n));
    }
    for n in 0..4 {
        let at = monday() + Duration::minutes(10 + n);
        let call = desk.at(at, alone(contact, None, None));
        desk.line(&call, CallEventKind::Missed, at + Duration::seconds(20));
    }
    let fifth = desk.try_at(monday() + Duration::hours(1), alone(contact, None, None)).unwrap_err();
    assert_eq!(fifth.detail().as_deref(), Some("law_forbids"));
    let check = desk.house.store.reader().unwrap().dial_check(contact, Ground::Prospecting, monday()).unwrap();
    assert!(check.verdict.next_legal_at.is_some(), "a month later");
}

#[test]
fn who_is_on_the_telephone_with_a_colleague_is_asked_for_again_soon() {
    let desk = Desk::new();
    let contact = desk.someone("Déjà", 6);
    let campaign = desk.campaign(CampaignKind::Survey, &[contact]);
    let karim = desk.at(monday(), AddAgent { agent: NewAgent { name: "Karim".into(), extension: None } });
    let by_karim = Context::at(monday()).by(Some(karim));
    let call = desk.house.store.write(alone(contact, Some(Ground::Service), Some("Livraison")), &by_karim);
    let next = desk.next(campaign, monday());
    assert_eq!((next.target, next.next_at), (None, Some(monday() + Duration::minutes(1))), "it is not over");
    desk.line(&call.unwrap().output, CallEventKind::Missed, monday());
    assert_eq!(desk.next(campaign, monday()).target.unwrap().contact_id, contact);
}

#[test]
fn the_telephone_that_tells_of_the_call_makes_no_second_record() {
    let desk = Desk::new();
    let contact = desk.someone("Une Seule", 9);
    desk.allows(contact);
    let call = desk.at(monday(), alone(contact, None, None));
    let told = |kind, seconds| CallEvent {
        direction: Some(Direction::Outbound),
        from: Some("01 99 00 12 00".into()),
        to: Some("06 39 98 40 09".into()),
        at: monday() + Duration::seconds(seconds),
        ..event("pbx-77", kind, None)
    };
    desk.house.hear(&told(CallEventKind::Ringing, 3));
    desk.house.hear(&told(CallEventKind::Answered, 9));
    desk.house.hear(&told(CallEventKind::Ended, 69));
    let reader = desk.house.store.reader().unwrap();
    let told = reader.call(call.id).unwrap();
    assert_eq!((told.source.as_str(), told.external_id.as_deref()), ("zammad", Some("pbx-77")));
    assert!(told.answered_at.is_some() && told.ended_at.is_some());
    assert_eq!(desk.house.count("SELECT count(*) FROM call"), 1);
    assert!(desk.house.ills().is_empty());
}

#[test]
fn a_person_who_is_in_a_call_is_not_called_twice() {
    let desk = Desk::new();
    let campaign = desk.campaign(CampaignKind::Survey, &[desk.someone("Un", 1)]);
    let target = desk.next(campaign, monday()).target.unwrap();
    desk.call(&target, monday());
    let again = desk.try_at(monday(), PlaceCall { dial: of(&target) }).unwrap_err();
    assert_eq!(again.detail().as_deref(), Some("target_not_waiting"));
    assert!(desk.next(campaign, monday()).target.is_none());
}
