//! The simulated line behaves like one.

use std::collections::BTreeSet;

use super::*;
use phone::text::{NAME_MAX, clean};
use proptest::prelude::*;

const T0: DateTime<Utc> = DateTime::UNIX_EPOCH;

fn at(seconds: i64) -> DateTime<Utc> {
    T0 + TimeDelta::seconds(seconds)
}

fn ringing(simulator: &mut Simulator) -> String {
    simulator.ring(SimulatedCall::inbound("0639980012"), T0).unwrap().external_id
}

#[test]
fn the_buttons_tell_the_story_of_a_call() {
    let mut simulator = Simulator::new();
    let id = ringing(&mut simulator);
    let story = [
        simulator.answer(&id, at(5)),
        simulator.hold(&id, at(10)),
        simulator.resume(&id, at(20)),
        simulator.hang_up(&id, at(60)),
    ]
    .map(|event| event.unwrap());
    use CallEventKind::{Answered, Ended, Held, Resumed};
    assert_eq!(story.each_ref().map(|event| event.event), [Answered, Held, Resumed, Ended]);
    assert!(story.iter().all(|e| e.external_id == id && e.source == "simulator"));
    assert!(story.iter().all(|e| e.from.as_deref() == Some("0639980012")));
    assert_eq!(story[3].cause, Some(EndCause::Normal));
    assert_eq!(story[3].at, at(60));
    assert!(simulator.live().is_empty());
}

#[test]
fn an_illegal_step_is_refused_and_changes_nothing() {
    let mut simulator = Simulator::new();
    let id = ringing(&mut simulator);
    assert_eq!(simulator.hold(&id, T0), Err(Error::IllegalStep { step: Step::Ringing, event: CallEventKind::Held }));
    assert!(simulator.resume(&id, T0).is_err());
    assert!(simulator.transfer(&id, Some("12"), T0).is_err());
    assert_eq!(simulator.live()[0].1, Step::Ringing);
    simulator.answer(&id, T0).unwrap();
    for refused in [simulator.answer(&id, T0), simulator.ring_out(&id, T0), simulator.voicemail(&id, T0)] {
        assert!(matches!(refused, Err(Error::IllegalStep { step: Step::Talking, .. })));
    }
    simulator.hang_up(&id, T0).unwrap();
    assert_eq!(simulator.hang_up(&id, T0), Err(Error::UnknownCall(id)));
}

#[test]
fn a_call_ends_as_the_line_would_say_it() {
    let mut simulator = Simulator::new();
    let mut end = |how: fn(&mut Simulator, &str, DateTime<Utc>) -> Result<CallEvent, Error>, answered: bool| {
        let id = ringing(&mut simulator);
        if answered {
            simulator.answer(&id, T0).unwrap();
        }
        let event = how(&mut simulator, &id, T0).unwrap();
        (event.event, event.cause)
    };
    assert_eq!(end(Simulator::hang_up, false), (CallEventKind::Rejected, Some(EndCause::Busy)));
    assert_eq!(end(Simulator::caller_gives_up, false), (CallEventKind::Abandoned, Some(EndCause::Cancelled)));
    assert_eq!(end(Simulator::caller_gives_up, true), (CallEventKind::Ended, Some(EndCause::Normal)));
    assert_eq!(end(Simulator::ring_out, false), (CallEventKind::Missed, Some(EndCause::NoAnswer)));
    assert_eq!(end(Simulator::voicemail, false), (CallEventKind::Voicemail, Some(EndCause::NoAnswer)));
}

#[test]
fn a_call_passed_on_rings_at_the_colleagues_who_picks_it_up_in_the_end() {
    let mut simulator = Simulator::new();
    let id = ringing(&mut simulator);
    simulator.answer(&id, T0).unwrap();
    let passed = simulator.transfer(&id, Some("12"), at(10)).unwrap();
    assert_eq!((passed.event, passed.extension.as_deref()), (CallEventKind::Transferred, Some("12")));
    assert!(simulator.hold(&id, at(11)).is_err(), "it waits already");
    let events = simulator.due(at(3_600));
    let seen: Vec<_> = events.iter().map(|event| (event.event, event.at, event.extension.as_deref())).collect();
    assert_eq!(seen, [(CallEventKind::Answered, at(30), Some("12")), (CallEventKind::Ended, at(90), Some("12"))]);
}

#[test]
fn a_call_passed_on_can_be_taken_there_or_taken_back() {
    for (take, told) in [
        (Simulator::answer as fn(&mut Simulator, &str, DateTime<Utc>) -> _, CallEventKind::Answered),
        (Simulator::resume, CallEventKind::Resumed),
    ] {
        let mut simulator = Simulator::new();
        let id = ringing(&mut simulator);
        simulator.answer(&id, T0).unwrap();
        simulator.transfer(&id, None, at(10)).unwrap();
        assert_eq!(take(&mut simulator, &id, at(12)).unwrap().event, told);
        assert_eq!(simulator.live()[0].1, Step::Talking);
        assert!(simulator.due(at(3_600)).is_empty(), "nobody picks it up a second time");
    }
}

#[test]
fn an_outbound_call_has_our_line_in_front() {
    let mut simulator = Simulator::new();
    let call = SimulatedCall {
        direction: Direction::Outbound,
        line: Some("0199001234".into()),
        ..SimulatedCall::inbound("0639980012")
    };
    let event = simulator.ring(call, T0).unwrap();
    assert_eq!((event.from.as_deref(), event.to.as_deref()), (Some("0199001234"), Some("0639980012")));
    let given_up = simulator.hang_up(&event.external_id, T0).unwrap();
    assert_eq!((given_up.event, given_up.cause), (CallEventKind::Ended, Some(EndCause::Cancelled)));
}

#[test]
fn a_patient_caller_gives_up_in_the_end_and_a_line_answers_by_itself() {
    let mut simulator = Simulator::new();
    ringing(&mut simulator);
    let by_itself = SimulatedCall {
        ring_ms: 4_000,
        answered_by_app: false,
        talk_ms: Some(60_000),
        ..SimulatedCall::inbound("0261910042")
    };
    simulator.ring(by_itself, T0).unwrap();
    assert_eq!(simulator.next_due(), Some(at(4)));
    assert!(simulator.due(at(3)).is_empty());
    let events = simulator.due(at(3_600));
    let seen: Vec<_> = events.iter().map(|event| (event.event, event.at)).collect();
    assert_eq!(
        seen,
        [(CallEventKind::Answered, at(4)), (CallEventKind::Abandoned, at(30)), (CallEventKind::Ended, at(64))]
    );
    assert_eq!(simulator.next_due(), None);
}

#[test]
fn an_answered_call_waits_for_the_agent() {
    let mut simulator = Simulator::new();
    let id = ringing(&mut simulator);
    simulator.answer(&id, at(2)).unwrap();
    assert!(simulator.due(at(100_000)).is_empty());
    assert_eq!(simulator.live().len(), 1);
}

#[test]
fn ids_differ_within_one_millisecond_and_calls_are_bounded() {
    let mut simulator = Simulator::new();
    let ids: BTreeSet<String> = (0..LIVE_MAX).map(|_| ringing(&mut simulator)).collect();
    assert_eq!(ids.len(), LIVE_MAX);
    assert_eq!(simulator.ring(SimulatedCall::inbound("1"), T0), Err(Error::TooMany));
}

#[test]
fn every_preset_can_be_played() {
    let mut simulator = Simulator::new();
    let codes: BTreeSet<_> = presets().iter().map(|preset| preset.code).collect();
    assert_eq!(codes.len(), presets().len(), "codes are unique");
    for preset in presets() {
        assert_eq!(preset.calls[0].after_ms, 0, "{}", preset.code);
        for call in preset.calls {
            let number = match call.number {
                PresetNumber::Literal(number) => number,
                _ => "0639980012",
            };
            let event = simulator.ring(call.call(number, Some("0199001234")), T0).unwrap();
            let name = event.caller_name.unwrap_or_default();
            assert_eq!(clean(&name, NAME_MAX), name, "{}", preset.code);
            assert_eq!(event.masked, call.masked);
        }
    }
}

#[test]
fn the_hostile_name_arrives_as_plain_short_text() {
    let preset = presets().iter().find(|preset| preset.code == "hostile_name").unwrap();
    let event = Simulator::new().ring(preset.calls[0].call("0639980012", None), T0).unwrap();
    let name = event.caller_name.unwrap();
    assert!(name.starts_with("<img"), "markup is kept as text: {name}");
    assert!(!name.contains(['\u{202e}', '\u{1b}', '\n']));
    assert!(name.chars().count() <= NAME_MAX);
}

proptest! {
    #[test]
    fn whatever_the_buttons_a_call_ends_once(presses in proptest::collection::vec(0..8_u8, 0..40)) {
        let mut simulator = Simulator::new();
        let id = ringing(&mut simulator);
        let mut ends = 0;
        for (n, press) in presses.into_iter().enumerate() {
            let now = at(i64::try_from(n).unwrap());
            let event = match press {
                0 => simulator.answer(&id, now),
                1 => simulator.hold(&id, now),
                2 => simulator.resume(&id, now),
                3 => simulator.hang_up(&id, now),
                4 => simulator.caller_gives_up(&id, now),
                5 => simulator.ring_out(&id, now),
                6 => simulator.voicemail(&id, now),
                _ => simulator.transfer(&id, Some("12"), now),
            };
            ends += usize::from(event.is_ok_and(|event| event.cause.is_some()));
        }
        prop_assert!(ends <= 1);
        prop_assert_eq!(simulator.live().len(), 1 - ends);
    }
}
