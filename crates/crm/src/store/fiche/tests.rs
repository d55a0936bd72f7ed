//! What a ring asks of the disk: nothing but what there is, and all of it.

use std::cell::Cell;

use chrono::{DateTime, Utc};
use phone::{Number, Region};
use rusqlite::trace::TraceEventCodes;
use tempfile::TempDir;

use super::*;
use crate::contact::{AddContact, NewContact};
use crate::demo::Plan;
use crate::{Context, IncomingCall, Store};

/// Tuesday 4 August 2026, 16:00 in Paris.
fn now() -> DateTime<Utc> {
    DateTime::from_timestamp_millis(1_785_852_000_000).unwrap()
}

/// A base of three hundred people, most of them with a past, and one with none.
fn base() -> (TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&folder.path().join("base.db"), now()).unwrap();
    let plan = Plan { contacts: 300, calls: 4_000, seed: 1, now_ms: now().timestamp_millis() };
    store.fill_demo(plan, &mut |_| true).unwrap();
    let contact = NewContact {
        last_name: Some("Cloarec".to_owned()),
        phones: vec!["06 39 98 99 99".to_owned()],
        ..NewContact::default()
    };
    store.write(AddContact { contact, region: Region::FR, origin: "internal" }, &Context::at(now())).unwrap();
    (folder, store)
}

fn column<T: rusqlite::types::FromSql>(db: &Connection, sql: &str) -> Vec<T> {
    let mut statement = db.prepare(sql).unwrap();
    statement.query_map([], |row| row.get(0)).unwrap().collect::<rusqlite::Result<_>>().unwrap()
}

thread_local! {
    static ASKED: Cell<usize> = const { Cell::new(0) };
}

/// How many statements a ring of this number runs, when it names one person.
fn asked(reader: &Reader<'_>, e164: &str) -> Option<usize> {
    ASKED.set(0);
    reader.db().trace_v2(TraceEventCodes::SQLITE_TRACE_STMT, Some(|_| ASKED.set(ASKED.get() + 1)));
    let call = reader.who_is(&Number::parse(e164, Region::FR), now()).unwrap();
    reader.db().trace_v2(TraceEventCodes::empty(), None);
    matches!(call, IncomingCall::One { .. }).then(|| ASKED.get())
}

#[test]
fn a_ring_asks_only_for_what_there_is() {
    let (_folder, store) = base();
    let reader = store.reader().unwrap();
    let nothing = asked(&reader, "+33639989999").unwrap();
    assert_eq!(nothing, 9, "begin, ours?, whose, person, numbers, addresses, what there is, rungs, end");
    let numbers: Vec<String> =
        column(reader.db(), "SELECT DISTINCT e164 FROM phone_number WHERE e164 IS NOT NULL ORDER BY e164");
    let most = numbers.iter().filter_map(|e164| asked(&reader, e164)).max().unwrap();
    assert!((18..=30).contains(&most), "{most} statements for the person with the longest past");
}

#[test]
fn no_part_of_a_fiche_is_left_out() {
    let (_folder, store) = base();
    let reader = store.reader().unwrap();
    let db = reader.db();
    let mut full = 0;
    for id in column::<ContactId>(db, "SELECT id FROM contact") {
        let fiche = fiche(db, id, now(), false).unwrap();
        assert_eq!((fiche.tickets, fiche.open_tickets), open_tickets(db, id).unwrap());
        assert_eq!(fiche.consent, consent(db, id, now()).unwrap());
        assert_eq!(fiche.purchases, purchases(db, id).unwrap());
        assert_eq!(fiche.opportunities, open_opportunities(db, id).unwrap());
        assert_eq!(fiche.refusals, refusals(db, id).unwrap());
        assert_eq!(fiche.next_callback, next_callback(db, id).unwrap());
        assert_eq!(fiche.repeat, repeat(db, id, i64::MAX, now(), false).unwrap());
        assert_eq!(fiche.follow_up, follow_up(db, id, now()).unwrap());
        // A page that never fills reads every kind to its end.
        let mut whole = timeline::items(db, id, &[], i64::MAX, 10_000).unwrap();
        full += usize::from(whole.len() > LAST);
        whole.truncate(LAST);
        assert_eq!(fiche.last, whole);
    }
    assert!(full > 50, "only {full} people have more than a screenful");
}
