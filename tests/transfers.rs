//! A call handed to a colleague: what the next one is told, who has the call, and what a telephone may tell of it.
#![expect(clippy::unwrap_used, reason = "tests fail loudly")]

use chrono::Duration;
use crm::call::{Call, CallState};
use crm::directory::Leave;
use crm::house::{AddAgent, NewAgent};
use crm::transfer::{HandCall, NewTransfer, Transfer, TransferState, TransferStep};
use crm::{AgentId, CallId, Context, Error, Operation};
use decroche_tests::house::{House, after, event, later, person, ring};
use phone::{CallEvent, CallEventKind, EndCause, Number, Region};

const CAMILLE: &str = "06 39 98 12 34";

/// Léa talks with Camille since the fifth second; Bruno sits at extension 102.
struct Floor {
    house: House,
    lea: AgentId,
    bruno: AgentId,
    call: CallId,
}

impl Floor {
    fn in_conversation() -> Self {
        let house = House::new();
        let agent = |name: &str, extension: &str| AddAgent {
            agent: NewAgent { name: name.into(), extension: Some(extension.into()) },
        };
        let lea = house.write(agent("Léa Martin", "101"));
        let bruno = house.write(agent("Bruno Keller", "102"));
        house.add(person("Camille", "Rousselot", &[CAMILLE]));
        house.hear(&ring("z1", CAMILLE));
        let call = told(&house, &at_desk("z1", CallEventKind::Answered, "101"), 5).id;
        Self { house, lea, bruno, call }
    }

    fn by_lea<O: Operation>(&self, seconds: i64, operation: O) -> crm::Result<O::Output> {
        Ok(self.house.store.write(operation, &Context::at(after(seconds)).by(Some(self.lea)))?.output)
    }

    fn offers(&self, seconds: i64, to: AgentId, announced: bool) -> crm::Result<Call> {
        let new = NewTransfer { to, announced, note: " Box en panne,\u{202e} redémarrée deux fois. ".into() };
        self.by_lea(seconds, HandCall { call_id: self.call, step: TransferStep::Offer(new) })
    }

    fn steps(&self, seconds: i64, step: TransferStep) -> crm::Result<Call> {
        self.by_lea(seconds, HandCall { call_id: self.call, step })
    }

    /// What the window is told when this number or extension rings then.
    fn rings(&self, from: &str, seconds: i64) -> Option<Transfer> {
        let number = Number::parse(from, Region::FR);
        self.house.store.reader().unwrap().offered(&number, after(seconds)).unwrap()
    }
}

fn at_desk(id: &str, kind: CallEventKind, extension: &str) -> CallEvent {
    CallEvent { extension: Some(extension.into()), ..event(id, kind, None) }
}

/// The telephone tells it then; the call as it stands after.
fn told(house: &House, event: &CallEvent, seconds: i64) -> Call {
    house.hear(&later(event.clone(), seconds)).call.unwrap()
}

fn state(call: &Call) -> Option<TransferState> {
    call.transfer.as_ref().map(|transfer| transfer.state)
}

/// Why it was refused; `None`: another error.
fn why(result: crm::Result<Call>) -> Option<&'static str> {
    match result.unwrap_err() {
        Error::Refused { why } => Some(why),
        _ => None,
    }
}

#[test]
fn a_call_announced_then_passed_is_the_colleagues_once_they_answer_and_stays_one_record() {
    let floor = Floor::in_conversation();
    let offered = floor.offers(60, floor.bruno, true).unwrap().transfer.unwrap();
    assert_eq!((offered.from.unwrap().name, offered.to.name), ("Léa Martin".into(), "Bruno Keller".into()));
    assert_eq!(offered.note.as_deref(), Some("Box en panne, redémarrée deux fois."));
    assert_eq!(offered.state, TransferState::Announced);
    told(&floor.house, &event("z1", CallEventKind::Held, None), 61);

    assert_eq!(state(&floor.steps(80, TransferStep::Pass).unwrap()), Some(TransferState::Passed));
    let waits = told(&floor.house, &event("z1", CallEventKind::Transferred, None), 80);
    assert_eq!((waits.state, waits.agent.as_deref()), (CallState::Held, Some("Léa Martin")));

    let taken = told(&floor.house, &at_desk("z1", CallEventKind::Answered, "102"), 90);
    assert_eq!((taken.state, taken.agent.as_deref()), (CallState::Answered, Some("Bruno Keller")));
    assert_eq!(state(&taken), Some(TransferState::Taken));
    let over = told(&floor.house, &event("z1", CallEventKind::Ended, None), 200);
    assert_eq!((over.state, over.hold_ms), (CallState::WrapUp, 29_000), "from the hold to the colleague's answer");
    let query = crm::call::CallQuery { limit: 10, ..Default::default() };
    assert_eq!(floor.house.store.reader().unwrap().calls(&query).unwrap().total, 1);
}

#[test]
fn the_colleague_answers_even_where_the_telephone_does_not_say_which_desk() {
    let floor = Floor::in_conversation();
    floor.offers(60, floor.bruno, false).unwrap();
    told(&floor.house, &event("z1", CallEventKind::Transferred, None), 60);
    let taken = told(&floor.house, &event("z1", CallEventKind::Answered, None), 70);
    assert_eq!((taken.agent.as_deref(), state(&taken)), (Some("Bruno Keller"), Some(TransferState::Taken)));
}

#[test]
fn a_call_taken_back_is_still_of_who_offered_it_and_may_be_offered_to_another() {
    let floor = Floor::in_conversation();
    floor.offers(60, floor.bruno, false).unwrap();
    told(&floor.house, &event("z1", CallEventKind::Transferred, None), 60);
    let back = told(&floor.house, &event("z1", CallEventKind::Resumed, None), 75);
    assert_eq!((back.state, back.agent.as_deref()), (CallState::Answered, Some("Léa Martin")));
    assert_eq!(state(&back), Some(TransferState::TakenBack));
    assert_eq!(floor.rings(CAMILLE, 80), None);

    let chloe = floor.house.write(AddAgent { agent: NewAgent { name: "Chloé Noël".into(), extension: None } });
    floor.offers(90, floor.bruno, true).unwrap();
    // Nobody answers there: somebody else is called, without taking the caller back first.
    let again = floor.offers(100, chloe, true).unwrap().transfer.unwrap();
    assert_eq!((again.to.name.as_str(), again.state), ("Chloé Noël", TransferState::Announced));
    assert_eq!(state(&floor.steps(110, TransferStep::TakeBack).unwrap()), Some(TransferState::TakenBack));
}

#[test]
fn a_telephone_that_tells_of_the_rest_as_another_call_shows_who_transfers_and_what_was_said() {
    let floor = Floor::in_conversation();
    floor.offers(60, floor.bruno, false).unwrap();
    // Léa's side of it ends; Bruno's rings under another name.
    let left = CallEvent { cause: Some(EndCause::Normal), ..event("z1", CallEventKind::Ended, None) };
    told(&floor.house, &left, 61);
    let shown = floor.rings(CAMILLE, 62).unwrap();
    assert_eq!((shown.from.unwrap().name.as_str(), shown.to.id), ("Léa Martin", floor.bruno));
    assert!(floor.rings("06 39 98 55 55", 62).is_none(), "another caller is another matter");

    let next = told(&floor.house, &ring("z2", CAMILLE), 62);
    assert_eq!(state(&next), Some(TransferState::Passed));
    let next = told(&floor.house, &at_desk("z2", CallEventKind::Answered, "102"), 70);
    assert_eq!((next.agent.as_deref(), state(&next)), (Some("Bruno Keller"), Some(TransferState::Taken)));
    let first = floor.house.store.reader().unwrap().call(floor.call).unwrap();
    assert_eq!((first.agent.as_deref(), state(&first)), (Some("Léa Martin"), Some(TransferState::Taken)));
}

#[test]
fn the_colleague_who_is_called_first_is_told_of_whom_by_the_extension_that_calls() {
    let floor = Floor::in_conversation();
    floor.offers(60, floor.bruno, true).unwrap();
    assert_eq!(floor.rings("101", 65).unwrap().to.id, floor.bruno);
    assert!(floor.rings("103", 65).is_none());
}

#[test]
fn an_offer_nobody_took_is_forgotten_when_the_same_person_calls_later() {
    let floor = Floor::in_conversation();
    floor.offers(60, floor.bruno, false).unwrap();
    told(&floor.house, &event("z1", CallEventKind::Ended, None), 61);
    let hour = Duration::hours(1).num_seconds();
    assert!(floor.rings(CAMILLE, hour).is_none());
    let other = told(&floor.house, &ring("z3", CAMILLE), hour);
    assert!(other.transfer.is_none());
}

#[test]
fn one_hands_over_a_conversation_only_to_somebody_who_works_here_and_never_to_oneself() {
    let floor = Floor::in_conversation();
    assert_eq!(why(floor.offers(60, floor.lea, true)), Some("to_oneself"));
    assert_eq!(why(floor.steps(60, TransferStep::Pass)), Some("not_offered"));
    floor.house.write(Leave { agent_id: floor.bruno });
    assert!(matches!(floor.offers(60, floor.bruno, true), Err(Error::NotFound { .. })));

    let floor = Floor::in_conversation();
    told(&floor.house, &event("z1", CallEventKind::Ended, None), 30);
    assert_eq!(why(floor.offers(60, floor.bruno, true)), Some("not_in_conversation"));
}
