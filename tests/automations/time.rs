//! What comes with time: done once, bounded, and only from the moment a rule is on.

use chrono::Duration;
use crm::automation::{AutomationStep, RunDue, When};
use crm::callback::{NewCallback, PromiseCallback};
use crm::ticket::Priority;
use phone::Region;

use crate::{Desk, days, monday, rule, tag};

#[test]
fn a_silence_is_acted_upon_once_and_again_after_the_next_exchange() {
    let desk = Desk::new();
    let contact = desk.someone("Cloarec", 1);
    desk.on(monday(), rule(When::Silence { days: 5 }, vec![], vec![tag("silence")]));
    desk.calls(contact, "lead", days(1));
    assert_eq!(desk.minute(days(5)), 0);
    assert_eq!(desk.minute(days(6)), 1);
    assert_eq!((desk.minute(days(6) + Duration::minutes(1)), desk.at(days(7), RunDue)), (0, 0));
    desk.calls(contact, "lead", days(8));
    desk.minute(days(12));
    assert_eq!(desk.log().len(), 1);
    desk.minute(days(14));
    assert_eq!(desk.log().len(), 2);
}

#[test]
fn what_was_late_before_a_rule_was_on_is_left_as_it_is() {
    let desk = Desk::new();
    let contact = desk.someone("Cloarec", 1);
    desk.calls(contact, "lead", days(-20));
    desk.house.open_ticket_at(days(-10), contact, "Panne", Priority::Urgent);
    desk.on(monday(), rule(When::Silence { days: 5 }, vec![], vec![tag("silence")]));
    desk.on(monday(), rule(When::TicketLate, vec![], vec![tag("retard")]));
    desk.minute(days(1));
    assert_eq!(desk.log().len(), 0);
    desk.house.open_ticket_at(days(1), contact, "Panne", Priority::Urgent);
    desk.minute(days(2));
    assert_eq!(desk.follow_up(contact, days(2)).tags, ["retard"]);
    // Off for a day: what fell late meanwhile stays as it is.
    desk.work(days(2), AutomationStep::Turn { on: false });
    desk.house.open_ticket_at(days(2), contact, "Panne", Priority::Urgent);
    assert_eq!(desk.minute(days(3)), 0);
    desk.work(days(3), AutomationStep::Turn { on: true });
    assert_eq!((desk.minute(days(3) + Duration::minutes(1)), desk.log().len()), (0, 1));
}

#[test]
fn a_promise_kept_in_time_is_not_overdue() {
    let desk = Desk::new();
    let contact = desk.someone("Cloarec", 1);
    desk.on(monday(), rule(When::CallbackOverdue { hours: 2 }, vec![], vec![tag("oubli")]));
    let promised = |due_at| {
        let callback =
            NewCallback { contact_id: Some(contact), number: None, due_at, subject: "Devis".into(), call_id: None };
        desk.at(monday(), PromiseCallback { callback, region: Region::FR })
    };
    let kept = promised(monday() + Duration::hours(1));
    desk.at(monday() + Duration::hours(2), crm::callback::FinishCallback { callback_id: kept, call_id: None });
    promised(monday() + Duration::hours(5));
    assert_eq!(desk.minute(monday() + Duration::hours(6)), 0);
    assert_eq!(desk.minute(monday() + Duration::hours(7)), 1);
}

#[test]
fn a_great_many_at_once_are_done_a_few_hundred_at_a_time_and_none_is_lost() {
    // Fifty a millisecond; then all at the very same one, as after an import of days without hours.
    for a_millisecond in [50, 1_000] {
        great_many(a_millisecond);
    }
}

fn great_many(a_millisecond: u32) {
    let desk = Desk::new();
    desk.on(monday(), rule(When::Silence { days: 5 }, vec![], vec![tag("silence")]));
    desk.sql(&format!(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 450)
         INSERT INTO contact (id, last_name, stage, last_contact_at, created_at, updated_at)
         SELECT unhex(printf('%032x', i * 7919 % 1009)), 'Nom ' || i, 'client', 1795773600000 + i / {a_millisecond}, 1, 1 FROM n;
         INSERT INTO contact_index (rid, sort_name, person, company, place, email, rung, last_contact_at)
         SELECT rid, last_name, last_name, '', '', '', 3, last_contact_at FROM contact;"
    ));
    let now = days(60);
    // The app was closed all that time: it looks a week back, no further.
    let since = |sql: &str| desk.house.count(sql);
    let last = since("SELECT max(last_contact_at) FROM contact_index");
    let then = chrono::DateTime::from_timestamp_millis(last).unwrap() + Duration::days(5) + Duration::minutes(1);
    let now = now.min(then);
    let mut runs = Vec::new();
    loop {
        match desk.minute(now) {
            0 => break,
            done => runs.push(done),
        }
    }
    assert_eq!(runs.iter().sum::<u32>(), 450, "{runs:?}");
    assert!(runs.iter().all(|done| *done <= 200) && runs.len() >= 3, "{runs:?}");
    assert_eq!(since("SELECT count(*) FROM contact_tag"), 450);
}
