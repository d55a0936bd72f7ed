//! One call, one record: whatever the number of posts that ring, the repeats, and the order things arrive in.

use std::cell::Cell;

use crm::call::{Call, CallState};
use decroche_tests::house::{House, after, event, later, noon, person, ring};
use phone::{CallEvent, CallEventKind, EndCause};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

const CALLER: &str = "0639980012";

fn desk(mut event: CallEvent, n: usize) -> CallEvent {
    event.leg_id = Some(format!("leg-{n}"));
    event.extension = Some(format!("20{n}"));
    event
}

/// What people look at in a call, without its identity.
fn seen(call: &Call) -> impl PartialEq + std::fmt::Debug {
    (call.state, call.contact_id, call.ringing_at, call.answered_at, call.ended_at, call.hold_ms, call.lost_cause)
}

fn steps(id: &str) -> Vec<CallEvent> {
    let mut steps: Vec<CallEvent> = (0..5).map(|n| desk(ring(id, CALLER), n)).collect();
    steps.push(later(desk(event(id, CallEventKind::Answered, Some(CALLER)), 2), 9));
    steps.push(later(event(id, CallEventKind::Ended, Some(CALLER)), 60));
    steps
}

/// The order of events, some of them several times.
fn arrivals() -> impl Strategy<Value = Vec<usize>> {
    prop::collection::vec(0usize..7, 0..6)
        .prop_flat_map(|again| Just((0..7).chain(again).collect::<Vec<_>>()).prop_shuffle())
}

#[test]
fn five_desks_in_any_order_with_repeats_are_one_call_with_the_same_times() {
    let house = House::new();
    let id = house.add(person("Maëlle", "Le Gall", &[CALLER]));
    let calls = Cell::new(0);
    let mut runner = TestRunner::new(Config { failure_persistence: None, ..Config::with_cases(48) });
    runner
        .run(&arrivals(), |order| {
            calls.set(calls.get() + 1);
            let external = format!("call-{}", calls.get());
            let steps = steps(&external);
            let mut last = None;
            for &n in &order {
                let call = house.hear(&steps[n]).call.unwrap();
                prop_assert!(call.answered_at.is_none_or(|a| a >= call.ringing_at));
                prop_assert!(call.ended_at.is_none_or(|e| e >= call.answered_at.unwrap_or(call.ringing_at)));
                last = Some(call);
            }
            let call = last.unwrap();
            prop_assert_eq!((call.state, call.contact_id, call.lost_cause), (CallState::WrapUp, Some(id), None));
            prop_assert_eq!(
                (call.ringing_at, call.answered_at, call.ended_at),
                (noon(), Some(after(9)), Some(after(60)))
            );
            let of_this =
                |table: &str, by: &str| house.count(&format!("SELECT count(*) FROM {table} WHERE {by} = '{external}'"));
            prop_assert_eq!(of_this("call", "external_id"), 1);
            prop_assert_eq!(of_this("journal", "external_id"), i64::try_from(order.len()).unwrap());
            Ok(())
        })
        .unwrap();
    assert_eq!(house.ills(), [""; 0]);
}

#[test]
fn the_desks_that_did_not_take_it_do_not_end_the_call_nor_lose_it() {
    let house = House::new();
    let answered = later(desk(event("x", CallEventKind::Answered, Some(CALLER)), 2), 6);
    let missed = |n, at| later(desk(event("x", CallEventKind::Missed, Some(CALLER)), n), at);
    let rejected = later(desk(event("x", CallEventKind::Rejected, Some(CALLER)), 4), 4);
    let ended = later(event("x", CallEventKind::Ended, Some(CALLER)), 60);
    let orders: [Vec<CallEvent>; 4] = [
        vec![ring("x", CALLER), missed(0, 5), answered.clone(), missed(1, 6), ended.clone()],
        vec![ring("x", CALLER), answered.clone(), missed(0, 7), missed(1, 7), ended.clone()],
        vec![ring("x", CALLER), rejected.clone(), answered.clone(), ended.clone()],
        vec![ring("x", CALLER), answered, ended, missed(0, 7), rejected],
    ];
    for (n, order) in orders.iter().enumerate() {
        let mut call = None;
        for step in order {
            let step = CallEvent { external_id: format!("order-{n}"), ..step.clone() };
            call = house.hear(&step).call;
            if step.event == CallEventKind::Answered {
                assert_eq!(call.as_ref().map(|c| c.state), Some(CallState::Answered), "order {n}: somebody talks");
            }
        }
        let call = call.unwrap();
        assert_eq!(
            (call.answered_at, call.ended_at, call.lost_cause),
            (Some(after(6)), Some(after(60)), None),
            "order {n}"
        );
    }
    assert_eq!(house.count("SELECT count(*) FROM call WHERE lost_cause IS NOT NULL"), 0);
}

#[test]
fn five_desks_that_all_miss_it_are_one_lost_call() {
    let house = House::new();
    house.hear(&ring("x", CALLER));
    for n in 0..5 {
        house.hear(&later(desk(event("x", CallEventKind::Missed, Some(CALLER)), n), 20));
    }
    assert_eq!(house.count("SELECT count(*) FROM call"), 1);
    assert_eq!(house.count("SELECT count(*) FROM call WHERE lost_cause = 'missed'"), 1);
}

#[test]
fn the_leg_handed_to_another_desk_does_not_hide_the_real_end() {
    let house = House::new();
    let forwarded = CallEvent {
        cause: Some(EndCause::Forwarded),
        ..later(desk(event("x", CallEventKind::Ended, Some(CALLER)), 0), 6)
    };
    house.hear(&ring("x", CALLER));
    house.hear(&forwarded);
    house.hear(&later(event("x", CallEventKind::Answered, Some(CALLER)), 6));
    let call = house.hear(&later(event("x", CallEventKind::Ended, Some(CALLER)), 60)).call.unwrap();
    assert_eq!((call.answered_at, call.ended_at, call.lost_cause), (Some(after(6)), Some(after(60)), None));
}

#[test]
fn an_answer_without_numbers_keeps_who_rang() {
    let house = House::new();
    let id = house.add(person("Maëlle", "Le Gall", &[CALLER]));
    house.hear(&ring("x", CALLER));
    let bare = CallEvent { to: None, direction: None, ..later(event("x", CallEventKind::Answered, None), 5) };
    let call = house.hear(&bare).call.unwrap();
    assert_eq!((call.contact_id, call.external.as_deref()), (Some(id), Some("+33639980012")));
    assert_eq!((call.state, call.answered_at), (CallState::Answered, Some(after(5))));
}

#[test]
fn the_journal_says_who_it_was_at_every_step_though_only_the_ring_told_the_number() {
    let house = House::new();
    house.add(person("Maëlle", "Le Gall", &[CALLER]));
    house.hear(&ring("x", CALLER));
    for (kind, at) in [(CallEventKind::Answered, 5), (CallEventKind::Ended, 30)] {
        house.hear(&CallEvent { to: None, direction: None, ..later(event("x", kind, None), at) });
    }
    let journal = house.store.reader().unwrap().journal(10).unwrap();
    assert_eq!(journal.iter().map(|line| line.verdict.as_str()).collect::<Vec<_>>(), ["one"; 3]);
}

#[test]
fn a_ring_that_tells_no_number_was_withheld_and_a_lone_end_names_nobody() {
    let house = House::new();
    let verdict = |event: CallEvent| {
        house.hear(&event);
        house.store.reader().unwrap().journal(1).unwrap().remove(0).verdict
    };
    assert_eq!(verdict(event("y", CallEventKind::Ringing, None)), "masked");
    assert_eq!(verdict(event("z", CallEventKind::Ended, None)), "unknown");
}

#[test]
fn a_hang_up_nobody_heard_ring_is_one_record_that_the_ring_then_completes() {
    let house = House::new();
    let id = house.add(person("Maëlle", "Le Gall", &[CALLER]));
    let bare = CallEvent { to: None, direction: None, ..later(event("x", CallEventKind::Ended, None), 30) };
    let call = house.hear(&bare).call.unwrap();
    assert_eq!((call.contact_id, call.external), (None, None));
    let call = house.hear(&ring("x", CALLER)).call.unwrap();
    assert_eq!((call.contact_id, call.ringing_at, call.ended_at), (Some(id), noon(), Some(after(30))));
    assert_eq!(house.count("SELECT count(*) FROM call"), 1);
    assert_eq!(house.ills(), [""; 0]);
}

#[test]
fn an_identifier_longer_than_a_float_holds_is_kept_digit_for_digit() {
    let house = House::new();
    let ringover = "1234567890987654400";
    house.hear(&ring(ringover, CALLER));
    house.hear(&ring("1234567890987654401", CALLER));
    let reader = house.store.reader().unwrap();
    let id = reader.call_by_external_id("zammad", ringover).unwrap().unwrap();
    assert_eq!(reader.call(id).unwrap().external_id.as_deref(), Some(ringover));
    assert_eq!(house.count("SELECT count(*) FROM call"), 2);
}

#[test]
fn the_same_identifier_from_two_telephone_systems_is_two_calls() {
    let house = House::new();
    house.hear(&ring("7", CALLER));
    house.hear(&CallEvent { source: "simulator".into(), ..ring("7", CALLER) });
    assert_eq!(house.count("SELECT count(*) FROM call"), 2);
}

#[test]
fn a_repeat_changes_nothing_and_is_said_to_be_one() {
    let house = House::new();
    let first = house.hear(&ring("x", CALLER));
    let second = house.hear(&later(ring("x", CALLER), 3));
    assert!(!first.duplicate && second.duplicate);
    assert_eq!(format!("{:?}", seen(&first.call.unwrap())), format!("{:?}", seen(&second.call.unwrap())));
    assert_eq!(house.count("SELECT count(*) FROM journal WHERE verdict = 'duplicate'"), 1);
}
