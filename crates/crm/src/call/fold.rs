//! One call from many events: whatever their number, order and repeats, the same record comes out.

use chrono::{DateTime, Duration, Utc};
use phone::{CallEventKind, Direction, EndCause};

use super::{CallState, LostCause};

/// One event of a call, as kept.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Step {
    pub event: CallEventKind,
    pub cause: Option<EndCause>,
    pub at: DateTime<Utc>,
}

/// What the events of a call amount to.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Life {
    pub state: CallState,
    pub ringing_at: DateTime<Utc>,
    pub answered_at: Option<DateTime<Utc>>,
    pub held_since_at: Option<DateTime<Utc>>,
    pub hold: Duration,
    pub ended_at: Option<DateTime<Utc>>,
    pub end_cause: Option<EndCause>,
    pub lost: Option<LostCause>,
    pub clock_moved: bool,
}

/// Whether an event adds nothing to those already kept.
///
/// A leg handed to another desk is told as an end too: the real end that follows it is no repeat. Neither is the answer
/// of the colleague a call was passed to.
pub(crate) fn repeats(steps: &[Step], event: CallEventKind, cause: Option<EndCause>) -> bool {
    use CallEventKind::{Answered, Ended, Held, Resumed, Transferred};
    let handed = |cause| cause == Some(EndCause::Forwarded);
    let waiting = steps.iter().fold(None, |waiting, step| waits(waiting, step.event));
    match event {
        Held => waiting == Some(Held),
        Resumed => waiting.is_none(),
        Transferred => false,
        Answered => waiting != Some(Transferred) && steps.iter().any(|s| s.event == Answered),
        Ended => steps.iter().any(|s| s.event == Ended && (handed(cause) || !handed(s.cause))),
        other => steps.iter().any(|s| s.event == other),
    }
}

/// Why the caller waits after a step: on hold, or rung through to a colleague; `None`: they do not.
fn waits(waiting: Option<CallEventKind>, step: CallEventKind) -> Option<CallEventKind> {
    use CallEventKind::{Answered, Held, Resumed, Transferred};
    match (step, waiting) {
        (Held, None) => Some(Held),
        (Transferred, _) => Some(Transferred),
        // An answer told again ends no hold; one that a colleague gives does.
        (Resumed, _) | (Answered, Some(Transferred)) => None,
        _ => waiting,
    }
}

/// Folds the events, in the order they came in. Empty: a call that rings at `now`.
///
/// `open` says whether the house was open when it began: a call lost outside its hours is `OutOfHours`.
pub(crate) fn fold(
    steps: &[Step],
    direction: Direction,
    now: DateTime<Utc>,
    open: impl Fn(DateTime<Utc>) -> bool,
) -> Life {
    use CallEventKind as E;
    let first = |event: E| steps.iter().find(|s| s.event == event);
    let answered = first(E::Answered).or_else(|| first(E::Held)).or_else(|| first(E::Resumed));
    let over = end(steps, answered);
    let earliest = steps.iter().map(|s| s.at).min().unwrap_or(now);
    // In the order they came in, a time may only go back when the clock did.
    let clock_moved =
        first(E::Ringing).is_some_and(|ring| steps.first().map(|s| s.event) == Some(E::Ringing) && earliest < ring.at);
    let ringing_at = if clock_moved { first(E::Ringing).map_or(earliest, |ring| ring.at) } else { earliest };
    let after = |at: DateTime<Utc>| at.max(ringing_at);
    let ended_at = over.map(|s| after(s.at));
    let within = |at: DateTime<Utc>| ended_at.map_or(after(at), |end| after(at).min(end));
    let answered_at = answered.map(|s| within(s.at));

    let mut hold = Duration::zero();
    let mut held_since: Option<DateTime<Utc>> = None;
    let mut waiting = None;
    for step in steps {
        waiting = waits(waiting, step.event);
        match (held_since, waiting) {
            (None, Some(_)) => held_since = Some(within(step.at)),
            (Some(since), None) => {
                hold += (within(step.at) - since).max(Duration::zero());
                held_since = None;
            }
            _ => {}
        }
    }
    if let (Some(since), Some(end)) = (held_since, ended_at) {
        hold += (end - since).max(Duration::zero());
        held_since = None;
    }

    let end_cause = over.and_then(|s| s.cause).or_else(|| steps.iter().rev().find_map(|s| s.cause));
    let lost = match (over, answered_at, direction) {
        (Some(over), None, Direction::Inbound) => {
            lost_cause(over.event, end_cause).map(|cause| if open(ringing_at) { cause } else { LostCause::OutOfHours })
        }
        _ => None,
    };
    let state = match (ended_at, answered_at, held_since) {
        (Some(_), Some(_), _) => CallState::WrapUp,
        (Some(_), None, _) if direction == Direction::Outbound => CallState::WrapUp,
        (Some(_), None, _) => CallState::Ended,
        (None, _, Some(_)) => CallState::Held,
        (None, Some(_), None) => CallState::Answered,
        (None, None, None) => CallState::Ringing,
    };
    Life { state, ringing_at, answered_at, held_since_at: held_since, hold, ended_at, end_cause, lost, clock_moved }
}

/// The step that ended the call, if one did. Once somebody talks, a desk that missed or refused the call ends nothing;
/// a leg handed to another desk ends it only when no other step does, and not before the answer.
fn end<'s>(steps: &'s [Step], answered: Option<&Step>) -> Option<&'s Step> {
    use CallEventKind as E;
    let ends = |s: &&Step| match s.event {
        E::Ended | E::Abandoned | E::Voicemail => true,
        E::Missed | E::Rejected => answered.is_none(),
        _ => false,
    };
    let handed = |s: &&Step| s.cause == Some(EndCause::Forwarded);
    let ending = || steps.iter().filter(ends);
    ending().find(|s| !handed(s)).or_else(|| ending().find(|s| answered.is_none_or(|a| a.at <= s.at)))
}

/// Why an unanswered inbound call was lost; `None`: it was taken at another desk.
fn lost_cause(event: CallEventKind, cause: Option<EndCause>) -> Option<LostCause> {
    match (event, cause) {
        (_, Some(EndCause::Forwarded)) => None,
        (CallEventKind::Abandoned, _) => Some(LostCause::Abandoned),
        (CallEventKind::Missed | CallEventKind::Voicemail, _) => Some(LostCause::Missed),
        (_, Some(EndCause::NoAnswer)) => Some(LostCause::Missed),
        (_, Some(EndCause::Busy | EndCause::Congestion)) | (CallEventKind::Rejected, _) => Some(LostCause::Overflow),
        _ => Some(LostCause::Abandoned),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(1_800_000_000 + seconds, 0).unwrap()
    }

    fn step(event: CallEventKind, seconds: i64) -> Step {
        Step { event, cause: None, at: at(seconds) }
    }

    fn life(steps: &[Step]) -> Life {
        fold(steps, Direction::Inbound, at(0), |_| true)
    }

    #[test]
    fn an_answered_call_has_its_wait_hold_and_conversation() {
        use CallEventKind::{Answered, Ended, Held, Resumed, Ringing};
        let life = life(&[step(Ringing, 0), step(Answered, 9), step(Held, 60), step(Resumed, 90), step(Ended, 200)]);
        assert_eq!(life.state, CallState::WrapUp);
        assert_eq!((life.answered_at, life.ended_at), (Some(at(9)), Some(at(200))));
        assert_eq!(life.hold, Duration::seconds(30));
        assert_eq!(life.lost, None);
    }

    #[test]
    fn a_hang_up_before_the_answer_is_abandoned_and_outside_hours_is_out_of_hours() {
        let steps = [step(CallEventKind::Ringing, 0), step(CallEventKind::Ended, 8)];
        assert_eq!(life(&steps).lost, Some(LostCause::Abandoned));
        assert_eq!(fold(&steps, Direction::Inbound, at(0), |_| false).lost, Some(LostCause::OutOfHours));
    }

    #[test]
    fn five_desks_ringing_and_one_answering_is_no_lost_call() {
        use CallEventKind::{Answered, Ended, Missed, Ringing};
        let life = life(&[step(Ringing, 0), step(Missed, 5), step(Answered, 6), step(Ended, 60)]);
        assert_eq!(life.lost, None);
        assert_eq!(life.answered_at.map(|t| t - at(0)), Some(Duration::seconds(6)));
    }

    #[test]
    fn a_caller_passed_to_a_colleague_waits_until_the_colleague_answers() {
        use CallEventKind::{Answered, Ended, Held, Resumed, Ringing, Transferred};
        let steps = [
            step(Ringing, 0),
            step(Answered, 5),
            step(Held, 60),
            step(Transferred, 70),
            step(Answered, 82),
            step(Ended, 200),
        ];
        assert_eq!(life(&steps[..4]).state, CallState::Held);
        assert!(!repeats(&steps[..4], Answered, None), "the colleague's answer is news");
        assert!(repeats(&steps[..5], Answered, None), "told again, it is not");
        assert!(repeats(&steps[..3], Answered, None), "the answer told again while on hold is none");
        assert!(!repeats(&steps[..4], Resumed, None), "who passed it on may take it back");
        let life = life(&steps);
        assert_eq!((life.state, life.hold), (CallState::WrapUp, Duration::seconds(22)));
        assert_eq!(life.answered_at, Some(at(5)), "the caller waited for the first answer only");
    }

    #[test]
    fn a_clock_that_goes_back_gives_no_negative_duration() {
        use CallEventKind::{Answered, Ended, Ringing};
        let life = life(&[step(Ringing, 3600), step(Answered, 5), step(Ended, 60)]);
        assert!(life.clock_moved);
        assert_eq!(life.answered_at, Some(at(3600)));
        assert_eq!(life.ended_at, Some(at(3600)));
    }

    proptest! {
        #[test]
        fn durations_are_never_negative_and_the_end_is_last(
            events in prop::collection::vec((0usize..10, 0i64..5000), 0..12)
        ) {
            use CallEventKind::{Abandoned, Answered, Ended, Held, Missed, Rejected, Resumed, Ringing, Transferred, Voicemail};
            let kinds = [Ringing, Answered, Held, Resumed, Transferred, Ended, Missed, Abandoned, Voicemail, Rejected];
            let steps: Vec<Step> = events.iter().map(|&(k, t)| step(kinds[k], t)).collect();
            let life = life(&steps);
            prop_assert!(life.hold >= Duration::zero());
            if let Some(end) = life.ended_at {
                prop_assert!(end >= life.ringing_at);
                prop_assert!(life.answered_at.is_none_or(|a| a >= life.ringing_at && a <= end));
            }
        }

        #[test]
        fn the_order_of_arrival_does_not_change_how_the_call_ended(seed in 0u64..1000) {
            use CallEventKind::{Answered, Ended, Ringing};
            let mut steps = vec![step(Ringing, 0), step(Answered, 9), step(Ended, 60)];
            steps.rotate_left((seed % 3) as usize);
            if seed % 2 == 0 { steps.swap(0, 1); }
            let life = life(&steps);
            prop_assert_eq!(life.state, CallState::WrapUp);
            prop_assert_eq!(life.lost, None);
        }
    }
}
