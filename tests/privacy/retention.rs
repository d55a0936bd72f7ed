//! What has reached its term is told first, then erased; a clock that jumped erases nobody.

use chrono::{DateTime, Duration, Months, Utc};
use crm::Context;
use crm::privacy::{KeptFor, RetentionReport};
use decroche_tests::house::{House, noon, person, ring};

fn months(n: u32, days: i64) -> DateTime<Utc> {
    noon().checked_add_months(Months::new(n)).unwrap() + Duration::days(days)
}

fn due(report: &RetentionReport, kind: KeptFor) -> u32 {
    report.kinds.iter().find(|line| line.rule.category == kind).unwrap().due
}

#[test]
fn a_prospect_goes_three_years_after_their_last_word_not_ours() {
    let house = House::new();
    let quiet = house.add(person("Ana", "Muette", &["06 39 98 00 01"]));
    house.add(person("Luc", "Bavard", &["06 39 98 00 02"]));
    house.hear(&crm_event(ring("c1", "06 39 98 00 02"), months(20, 0)));
    let report = house.store.retention(months(36, -10)).unwrap();
    assert_eq!(due(&report, KeptFor::Prospect), 0);
    let prospects = report.kinds.iter().find(|line| line.rule.category == KeptFor::Prospect).unwrap();
    assert_eq!(
        (prospects.next.len(), prospects.next[0].count, prospects.next[0].on),
        (1, 1, months(36, 0).date_naive())
    );
    let report = house.store.retention(months(36, 1)).unwrap();
    assert_eq!(report.people.iter().map(|one| one.contact_id).collect::<Vec<_>>(), [quiet]);
    let done = house.store.run_retention(false, &Context::at(months(36, 2))).unwrap();
    assert_eq!(done.people, 1);
    assert_eq!(house.count("SELECT count(*) FROM contact"), 1);
    assert_eq!(house.count("SELECT count(*) FROM erasure WHERE why = 'retention'"), 1);
    assert_eq!(house.ills(), [""; 0]);
}

fn crm_event(event: phone::CallEvent, at: DateTime<Utc>) -> phone::CallEvent {
    phone::CallEvent { at, ..event }
}

#[test]
fn nothing_goes_that_was_not_told_before_or_by_a_clock_that_jumped() {
    let house = House::new();
    house.add(person("Ana", "Muette", &[]));
    let run = |now| house.store.run_retention(false, &Context::at(now));
    assert_eq!(run(months(40, 0)).unwrap_err().detail().as_deref(), Some("clock_moved"), "nobody was told");
    let other = House::new();
    other.add(person("Ana", "Muette", &[]));
    other.store.retention(noon()).unwrap();
    let jumped = other.store.run_retention(false, &Context::at(months(120, 0))).unwrap();
    assert_eq!(jumped.people, 0, "the launch before did not see them due");
    let back = other.store.run_retention(false, &Context::at(months(1, 0))).unwrap_err();
    assert_eq!(back.detail().as_deref(), Some("clock_moved"));
    assert_eq!(other.count("SELECT count(*) FROM contact"), 1);
}

#[test]
fn calls_of_nobody_and_the_journal_lose_their_words_after_a_year() {
    let house = House::new();
    house.hear(&ring("c1", "06 39 98 00 03"));
    house.hear(&crm_event(ring("c2", "06 39 98 00 04"), months(6, 0)));
    house.store.retention(months(13, 0)).unwrap();
    let done = house.store.run_retention(false, &Context::at(months(13, 1))).unwrap();
    assert_eq!((done.people, done.rows), (0, 2));
    assert_eq!(house.count("SELECT count(*) FROM call"), 2, "the calls still count");
    assert_eq!(house.count("SELECT count(*) FROM call WHERE external IS NOT NULL"), 1);
    assert_eq!(house.count("SELECT count(*) FROM journal"), 1);
}
