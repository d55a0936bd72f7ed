//! How a call ends and what its times are: one cause per lost call, no duration below zero whatever the clock did.

use chrono::Duration;
use crm::call::{Call, CallState, LostCause};
use decroche_tests::house::{House, after, event, later, moment, noon, ring};
use phone::{CallEvent, CallEventKind as E, Direction, EndCause};

const CALLER: &str = "0639980012";

/// Rings at `from`, then this happens twenty seconds later.
fn lost(
    house: &House,
    id: &str,
    from: chrono::DateTime<chrono::Utc>,
    kind: E,
    cause: Option<EndCause>,
) -> Option<LostCause> {
    house.hear(&CallEvent { at: from, ..ring(id, CALLER) });
    let end = CallEvent { at: from + Duration::seconds(20), cause, ..event(id, kind, Some(CALLER)) };
    house.hear(&end).call.unwrap().lost_cause
}

#[test]
fn every_call_nobody_took_has_exactly_one_cause() {
    let house = House::new();
    for (n, (kind, cause, expected)) in [
        (E::Abandoned, None, Some(LostCause::Abandoned)),
        (E::Ended, None, Some(LostCause::Abandoned)),
        (E::Ended, Some(EndCause::Cancelled), Some(LostCause::Abandoned)),
        (E::Ended, Some(EndCause::Normal), Some(LostCause::Abandoned)),
        (E::Missed, None, Some(LostCause::Missed)),
        (E::Voicemail, None, Some(LostCause::Missed)),
        (E::Ended, Some(EndCause::NoAnswer), Some(LostCause::Missed)),
        (E::Rejected, None, Some(LostCause::Overflow)),
        (E::Ended, Some(EndCause::Busy), Some(LostCause::Overflow)),
        (E::Ended, Some(EndCause::Congestion), Some(LostCause::Overflow)),
        (E::Ended, Some(EndCause::Forwarded), None),
    ]
    .into_iter()
    .enumerate()
    {
        assert_eq!(lost(&house, &format!("c{n}"), noon(), kind, cause), expected, "{kind:?} {cause:?}");
    }
}

#[test]
fn a_call_outside_the_hours_of_paris_is_out_of_hours_in_winter_and_summer() {
    let house = House::new();
    for (at, expected) in [
        ("2026-01-14T08:00:00Z", LostCause::Abandoned), // 09:00 in Paris
        ("2026-01-14T07:59:59Z", LostCause::OutOfHours),
        ("2026-07-15T07:00:00Z", LostCause::Abandoned),  // 09:00 too
        ("2026-07-15T16:00:00Z", LostCause::OutOfHours), // 18:00
        ("2026-03-07T11:00:00Z", LostCause::OutOfHours), // a Saturday
        ("2026-03-30T07:00:00Z", LostCause::Abandoned),  // the Monday after clocks went forward
        ("2026-10-26T16:59:59Z", LostCause::Abandoned),  // the Monday after they went back: 17:59
        ("2026-10-26T17:00:00Z", LostCause::OutOfHours),
    ] {
        assert_eq!(lost(&house, at, moment(at), E::Ended, None), Some(expected), "{at}");
    }
}

#[test]
fn a_call_we_make_or_make_between_us_is_never_lost() {
    let house = House::new();
    for (id, direction) in [("o", Direction::Outbound), ("i", Direction::Internal)] {
        let step = |kind| CallEvent {
            direction: Some(direction),
            to: Some(CALLER.into()),
            cause: (kind == E::Ended).then_some(EndCause::NoAnswer),
            ..event(id, kind, Some("201"))
        };
        house.hear(&step(E::Ringing));
        let call = house.hear(&later(step(E::Ended), 20)).call.unwrap();
        assert_eq!((call.lost_cause, call.direction), (None, direction));
    }
}

fn parts(call: &Call) -> [Option<Duration>; 3] {
    [
        call.answered_at.map(|a| a - call.ringing_at),
        call.answered_at.zip(call.ended_at).map(|(a, e)| e - a),
        Some(Duration::milliseconds(call.hold_ms)),
    ]
}

#[test]
fn a_clock_that_goes_back_gives_no_negative_duration_and_marks_the_call() {
    let house = House::new();
    // The hour, the day, the epoch: what resets and batteries do.
    for (n, answer_at) in
        ["2026-03-04T10:00:00Z", "2026-03-03T11:00:00Z", "1970-01-01T00:00:00Z"].into_iter().enumerate()
    {
        let id = format!("b{n}");
        house.hear(&ring(&id, CALLER));
        let back = moment(answer_at);
        let mut call = None;
        for (kind, seconds) in [(E::Answered, 0), (E::Held, 10), (E::Resumed, 5), (E::Ended, 20)] {
            call =
                house.hear(&CallEvent { at: back + Duration::seconds(seconds), ..event(&id, kind, Some(CALLER)) }).call;
        }
        let call = call.unwrap();
        assert!(parts(&call).into_iter().flatten().all(|d| d >= Duration::zero()), "{answer_at}: {call:?}");
        assert_eq!((call.state, call.lost_cause), (CallState::WrapUp, None));
        assert_eq!(house.count(&format!("SELECT clock_moved FROM call WHERE external_id = '{id}'")), 1);
    }
    assert_eq!(house.ills(), [""; 0]);
}

#[test]
fn a_call_across_a_change_of_hour_lasts_what_it_lasted() {
    let house = House::new();
    for begins in ["2026-03-29T00:55:00Z", "2026-10-25T00:55:00Z"] {
        let from = moment(begins);
        house.hear(&CallEvent { at: from, ..ring(begins, CALLER) });
        house.hear(&CallEvent { at: from + Duration::seconds(9), ..event(begins, E::Answered, Some(CALLER)) });
        let end = CallEvent { at: from + Duration::seconds(609), ..event(begins, E::Ended, Some(CALLER)) };
        let call = house.hear(&end).call.unwrap();
        assert_eq!(parts(&call)[0..2], [Some(Duration::seconds(9)), Some(Duration::seconds(600))], "{begins}");
    }
    assert_eq!(house.count("SELECT count(*) FROM call WHERE clock_moved"), 0);
}

#[test]
fn time_on_hold_is_counted_apart_and_ends_with_the_call() {
    let house = House::new();
    house.hear(&ring("h", CALLER));
    let mut call = None;
    for (kind, at) in
        [(E::Answered, 10), (E::Held, 20), (E::Resumed, 50), (E::Held, 60), (E::Held, 65), (E::Ended, 100)]
    {
        call = house.hear(&later(event("h", kind, Some(CALLER)), at)).call;
        let held = matches!(kind, E::Held);
        assert_eq!(call.as_ref().is_some_and(|c| c.state == CallState::Held), held, "{kind:?}");
    }
    let call = call.unwrap();
    assert_eq!((call.hold_ms, call.held_since_at, call.ended_at), (70_000, None, Some(after(100))));
}
