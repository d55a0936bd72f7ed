//! What is said of a call when it is over, or said again: no word of it is lost, and nothing half-done is kept.

use chrono::Duration;
use crm::call::{Call, CallQuery, CallState, CreateFromCall, LogCall, ManualCall, WrongNumber};
use crm::callback::NewCallback;
use crm::contact::NewContact;
use crm::draft::SaveDraft;
use crm::{Context, ProductId};
use decroche_tests::house::{after, event, later, noon, person, ring};
use phone::{CallEventKind, Direction, Region};

use crate::qualification::{CALLER, Desk, PRODUCT, desk};

fn typing(desk: &Desk, call: &Call, body: &str) {
    desk.house.write(SaveDraft { key: format!("call:{}:note", call.id), body: body.into() });
}

/// The note of a call, once nothing more of it waits among the drafts.
fn note(desk: &Desk, call: &Call) -> Option<String> {
    let reader = desk.house.store.reader().unwrap();
    assert_eq!(reader.drafts().unwrap(), []);
    reader.call(call.id).unwrap().note
}

/// A call over, from a number without fiche or from a masked one.
fn from_nobody(desk: &Desk, from: &str) -> Call {
    desk.house.hear(&ring("nobody", from));
    desk.house.hear(&later(event("nobody", CallEventKind::Answered, Some(from)), 5));
    desk.house.hear(&later(event("nobody", CallEventKind::Ended, Some(from)), 60)).call.unwrap()
}

fn promise(number: Option<&str>, subject: &str) -> NewCallback {
    NewCallback {
        contact_id: None,
        number: number.map(str::to_owned),
        due_at: after(3600),
        subject: subject.into(),
        call_id: None,
    }
}

fn by_hand() -> ManualCall {
    ManualCall {
        direction: Direction::Outbound,
        contact_id: None,
        number: Some(CALLER.into()),
        started_at: noon() - Duration::minutes(10),
        talk_s: 60,
        outcome_id: None,
        motive_id: None,
        note: None,
    }
}

#[test]
fn a_call_typed_by_hand_is_a_contact_only_when_somebody_answered() {
    let desk = desk();
    let typed = |talk_s| LogCall {
        call: ManualCall { contact_id: Some(desk.contact), talk_s, ..by_hand() },
        region: Region::FR,
    };
    desk.house.write(typed(0));
    assert_eq!(desk.fiche().contact.last_contact_at, None);
    desk.house.write(typed(60));
    assert_eq!(desk.fiche().contact.last_contact_at, Some(noon() - Duration::minutes(10)));
}

#[test]
fn a_call_typed_by_hand_is_linked_as_a_ring_of_its_number_would_be() {
    let desk = desk();
    let log = |number: &str, direction| {
        let call = ManualCall { number: Some(number.into()), direction, ..by_hand() };
        desk.house.write(LogCall { call, region: Region::FR })
    };
    let calls_of = |contact| {
        let query = CallQuery { contact_id: Some(contact), limit: 10, ..CallQuery::default() };
        desk.house.store.reader().unwrap().calls(&query).unwrap().total
    };
    let call = log("06 39 98 00 12", Direction::Outbound);
    assert_eq!((call.contact_id, calls_of(desk.contact)), (Some(desk.contact), 1));
    assert_eq!(desk.fiche().contact.last_contact_at, Some(noon() - Duration::minutes(10)));
    assert_eq!(log("06 39 98 00 12", Direction::Inbound).contact_id, Some(desk.contact));
    assert_eq!(log("06 39 98 00 12", Direction::Internal).contact_id, None, "between ourselves");
    assert_eq!(log("06 39 98 00 99", Direction::Inbound).contact_id, None, "nobody has it");

    // Two people have it: nobody is chosen in silence. Marked wrong, it names nobody either.
    desk.house.add(person("Yann", "Le Gall", &["02 61 91 00 01"]));
    desk.house.add(person("Anne", "Le Gall", &["02 61 91 00 01"]));
    assert_eq!(log("02 61 91 00 01", Direction::Outbound).contact_id, None);
    let wrong = desk.house.hear(&ring("w", CALLER)).call.unwrap();
    desk.house.write(WrongNumber { call_id: wrong.id });
    assert_eq!(log("06 39 98 00 12", Direction::Outbound).contact_id, None);
}

#[test]
fn the_words_typed_before_a_wrong_number_stay_with_the_call() {
    let desk = desk();
    let call = desk.over("q");
    typing(&desk, &call, "Cherche la mairie\r\n");
    desk.house.write(WrongNumber { call_id: call.id });
    assert_eq!(note(&desk, &call).as_deref(), Some("Cherche la mairie"));
}

#[test]
fn a_call_that_qualifies_itself_at_hang_up_takes_the_words_being_typed() {
    let desk = desk();
    let call = desk.house.hear(&ring("q", CALLER)).call.unwrap();
    desk.house.write(WrongNumber { call_id: call.id });
    desk.house.hear(&later(event("q", CallEventKind::Answered, Some(CALLER)), 5));
    typing(&desk, &call, "Voulait le 13");
    let call = desk.house.hear(&later(event("q", CallEventKind::Ended, Some(CALLER)), 9)).call.unwrap();
    assert_eq!(call.state, CallState::Qualified);
    assert_eq!(note(&desk, &call).as_deref(), Some("Voulait le 13"));
}

#[test]
fn an_outcome_without_a_note_keeps_the_words_being_typed() {
    let desk = desk();
    let call = desk.over("q");
    typing(&desk, &call, "Colis perdu");
    desk.qualify(desk.said(&call, "solved")).unwrap();
    assert_eq!(note(&desk, &call).as_deref(), Some("Colis perdu"));
    typing(&desk, &call, "  \n");
    desk.qualify(desk.said(&call, "solved")).unwrap();
    assert_eq!(note(&desk, &call).as_deref(), Some("Colis perdu"), "blanks are no words");
}

#[test]
fn an_outcome_corrected_does_what_the_right_one_asks() {
    let desk = desk();
    let call = desk.over("q");
    desk.qualify(desk.said(&call, "solved")).unwrap();
    let missing = desk.qualify(desk.said(&call, "call_back")).unwrap_err();
    assert_eq!(missing.detail().as_deref(), Some("callback.empty"));
    let mut said = desk.said(&call, "sale");
    said.sold_product_id = Some(ProductId(PRODUCT));
    desk.qualify(said).unwrap();
    assert_eq!(desk.fiche().purchases.map(|p| p.count), Some(1));
    desk.qualify(desk.said(&call, "wrong_number")).unwrap();
    assert_eq!(desk.fiche().numbers[0].invalid_at, Some(after(90)));
}

#[test]
fn a_promise_added_to_the_same_outcome_is_kept() {
    let desk = desk();
    let call = desk.over("q");
    desk.qualify(desk.said(&call, "solved")).unwrap();
    let mut said = desk.said(&call, "solved");
    said.callback = Some(promise(None, "Devis"));
    desk.qualify(said).unwrap();
    assert_eq!(desk.fiche().next_callback.map(|c| c.subject), Some("Devis".into()));
}

#[test]
fn a_promise_of_a_call_follows_the_rules_of_any_promise() {
    let desk = desk();
    let call = from_nobody(&desk, "anonymous");
    let mut said = desk.said(&call, "call_back");
    said.callback = Some(promise(Some("  "), "Devis"));
    let refused = desk.qualify(said.clone()).unwrap_err();
    assert_eq!((refused.code(), refused.detail().as_deref()), ("invalid", Some("contact.empty")));
    said.callback = Some(promise(Some("demain"), "Devis"));
    assert_eq!(desk.qualify(said.clone()).unwrap_err().detail().as_deref(), Some("number.not_a_number"));
    said.callback = Some(promise(Some("06 39 98 00 77"), " Devis\u{202e} "));
    desk.qualify(said).unwrap();
    assert_eq!(desk.house.count("SELECT count(*) FROM callback WHERE e164 = '+33639980077' AND subject = 'Devis'"), 1);
}

#[test]
fn an_opposition_or_a_sale_of_nobody_is_refused_rather_than_lost() {
    let desk = desk();
    let call = from_nobody(&desk, "06 39 98 00 77");
    let mut sold = desk.said(&call, "solved");
    sold.sold_product_id = Some(ProductId(PRODUCT));
    for said in [desk.said(&call, "opposition"), desk.said(&call, "sale"), sold] {
        let refused = desk.qualify(said).unwrap_err();
        assert_eq!((refused.code(), refused.detail().as_deref()), ("refused", Some("no_fiche")));
    }
    assert_eq!(desk.house.store.reader().unwrap().call(call.id).unwrap().state, CallState::WrapUp);
}

#[test]
fn a_fiche_made_from_a_call_has_its_number_once_and_in_full() {
    let desk = desk();
    let call = from_nobody(&desk, "+32 460 00 12 34");
    let e164 = call.external.clone().unwrap();
    let contact = NewContact {
        last_name: Some("Peeters".into()),
        phones: vec!["00 32 460 00 12 34".into(), "06 39 98 00 77".into()],
        ..NewContact::default()
    };
    let new = CreateFromCall { call_id: call.id, contact, region: Region::FR };
    let id = desk.house.write(new.clone());
    let numbers = desk.house.store.reader().unwrap().numbers(id).unwrap();
    let numbers: Vec<_> = numbers.iter().filter_map(|n| n.e164.as_deref()).collect();
    assert_eq!(numbers, [e164.as_str(), "+33639980077"]);
    let refused = desk.house.store.write(new, &Context::at(noon())).unwrap_err();
    assert_eq!((refused.code(), refused.detail().as_deref()), ("refused", Some("already_linked")));
}

#[test]
fn after_call_work_is_what_somebody_can_have_worked() {
    let desk = desk();
    let solved = desk.outcome("solved");
    let typed =
        desk.house.write(LogCall { call: ManualCall { outcome_id: Some(solved), ..by_hand() }, region: Region::FR });
    assert_eq!(typed.wrap_up_ms, Some(0), "typed by hand");
    for (id, seconds, work) in [("a", 4 * 3600, Some(4 * 3_600_000)), ("b", 4 * 3600 + 1, None)] {
        let call = desk.over(id);
        desk.house.write_at(after(60 + seconds), WrongNumber { call_id: call.id });
        assert_eq!(desk.house.store.reader().unwrap().call(call.id).unwrap().wrap_up_ms, work, "{seconds} s");
        let said = crm::call::QualifyCall { qualification: desk.said(&call, "solved") };
        let call = desk.house.write_at(after(60 + seconds), said);
        assert_eq!((call.state, call.wrap_up_ms), (CallState::Qualified, work), "{seconds} s");
    }
    assert_eq!(desk.house.ills(), [""; 0]);
}

#[test]
fn a_call_typed_by_hand_is_never_in_hand() {
    let desk = desk();
    desk.house.write(LogCall { call: by_hand(), region: Region::FR });
    let call = desk.over("q");
    let reader = desk.house.store.reader().unwrap();
    let in_hand: Vec<_> = reader.calls_in_hand(noon() - Duration::hours(1)).unwrap().iter().map(|c| c.id).collect();
    assert_eq!(in_hand, [call.id]);
    assert_eq!(reader.count_unqualified().unwrap(), 2, "it waits for its outcome all the same");
}
