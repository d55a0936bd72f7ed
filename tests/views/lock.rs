//! While somebody calls a person, nobody else does, nor changes what was promised to them.

use chrono::Duration;
use crm::callback::{CancelCallback, FinishCallback, MoveCallback, TakeCallback};
use crm::contact::{AssignContact, SetPhone};
use crm::dial::{DIALLED, NewDial, PlaceCall};
use crm::law::Ground;
use crm::scope::Scope;
use crm::{AgentId, CallId, ContactId, Context, Error, Operation};
use decroche_tests::house::{after, event, later, noon};
use phone::{CallEventKind, Region};

use crate::Floor;

/// The promise that is nobody's, the person it was made to, and who calls them when.
struct Pool {
    floor: Floor,
    contact: ContactId,
}

impl Pool {
    fn new() -> Self {
        let floor = Floor::new();
        let contact_id = floor.house.store.reader().unwrap().callback(floor.free).unwrap().contact_id.unwrap();
        let raw = "0639980044".to_owned();
        floor.house.write(SetPhone { contact_id, phone_id: None, raw, region: Region::FR });
        Self { floor, contact: contact_id }
    }

    fn calls(&self, agent: AgentId, second: i64) -> Result<CallId, Error> {
        let dial = NewDial {
            contact_id: self.contact,
            phone_id: None,
            ground: Some(Ground::Service),
            why: Some("Rappel promis".into()),
            target_id: None,
        };
        self.does(agent, second, PlaceCall { dial }).map(|call| call.id)
    }

    fn does<O: Operation>(&self, agent: AgentId, second: i64, what: O) -> Result<O::Output, Error> {
        let context = Context::at(after(second)).by(Some(agent));
        self.floor.house.store.write(what, &context).map(|written| written.output)
    }

    fn seen_by(&self, agent: AgentId, second: i64) -> Vec<(ContactId, String)> {
        self.floor.house.store.reader().unwrap().day(Scope::All, Some(agent), after(second)).unwrap().calling
    }
}

fn why<T>(refused: Result<T, Error>) -> String {
    refused.map(drop).unwrap_err().detail().unwrap_or_default()
}

#[test]
fn who_calls_has_the_promise_that_was_nobody_s() {
    let pool = Pool::new();
    let Floor { nora, sami, free, .. } = pool.floor;
    let call = pool.calls(nora, 1).unwrap();
    assert_eq!(pool.floor.callbacks(Scope::Mine, Some(nora)), 2);
    let hangs_up = event(&call.to_string(), CallEventKind::Ended, None);
    pool.floor.house.hear(&phone::CallEvent { source: DIALLED.into(), ..later(hangs_up, 20) });
    assert_eq!(why(pool.does(sami, 30, TakeCallback { callback_id: free })), "callback_taken");
}

#[test]
fn while_a_colleague_is_on_the_telephone_nobody_else_calls_or_touches_the_promise() {
    let pool = Pool::new();
    let Floor { nora, sami, free: callback_id, .. } = pool.floor;
    let call = pool.calls(nora, 1).unwrap();
    assert_eq!(pool.seen_by(sami, 2), [(pool.contact, "Nora".to_owned())]);
    assert!(pool.seen_by(nora, 2).is_empty(), "one's own call is no colleague's");
    let due_at = noon() + Duration::hours(30);
    let tried = [
        why(pool.calls(sami, 2)),
        why(pool.does(sami, 3, TakeCallback { callback_id })),
        why(pool.does(sami, 4, MoveCallback { callback_id, due_at })),
        why(pool.does(sami, 5, FinishCallback { callback_id, call_id: None })),
        why(pool.does(sami, 6, CancelCallback { callback_id })),
        why(pool.does(sami, 7, AssignContact { contact_id: pool.contact, from: None, to: Some(sami) })),
    ];
    assert_eq!(tried, ["colleague_calls"; 6]);
    // Who is in the call works on.
    pool.does(nora, 8, MoveCallback { callback_id, due_at }).unwrap();

    let hangs_up = event(&call.to_string(), CallEventKind::Ended, None);
    pool.floor.house.hear(&phone::CallEvent { source: DIALLED.into(), ..later(hangs_up, 20) });
    assert!(pool.seen_by(sami, 30).is_empty());
    // The client may ring back somebody else, who keeps the promise for a colleague.
    pool.does(sami, 31, FinishCallback { callback_id, call_id: None }).unwrap();
}

#[test]
fn a_call_nobody_told_the_end_of_locks_nobody_out_for_a_day() {
    let pool = Pool::new();
    let Floor { nora, sami, .. } = pool.floor;
    pool.calls(nora, 1).unwrap();
    assert_eq!(why(pool.calls(sami, 3 * 3_600)), "colleague_calls");
    pool.calls(sami, 5 * 3_600).unwrap();
}
