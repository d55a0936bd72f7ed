//! What a filled demo promises, on a real file.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

use chrono::{DateTime, Utc};
use phone::{LineType, Number, Region};
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OpenFlags};
use tempfile::TempDir;

use super::*;
use crate::contact::{AddContact, NewContact};
use crate::text::fold;
use crate::ticket::{NewTicket, OpenTicket, Priority};
use crate::timeline::TimelineKind;
use crate::{ContactId, Context};

/// Tuesday 4 August 2026, 16:00 in Paris.
const NOW_MS: i64 = 1_785_852_000_000;

fn now() -> DateTime<Utc> {
    DateTime::from_timestamp_millis(NOW_MS).unwrap()
}

fn plan(contacts: usize, calls: usize, seed: u64) -> Plan {
    Plan { contacts, calls, seed, now_ms: NOW_MS }
}

fn empty() -> (TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&folder.path().join("demo.db"), now()).unwrap();
    (folder, store)
}

fn filled(contacts: usize, calls: usize, seed: u64) -> (TempDir, Store, DemoReport) {
    let (folder, store) = empty();
    let report = store.fill_demo(plan(contacts, calls, seed), &mut |_| true).unwrap();
    (folder, store, report)
}

fn look(path: &Path) -> Connection {
    Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap()
}

fn count(db: &Connection, sql: &str) -> i64 {
    db.query_row(sql, [], |row| row.get(0)).unwrap()
}

/// Every row of every source table, rid included, as one number; and how many rows there are.
fn content(path: &Path) -> (u64, usize) {
    let db = look(path);
    let mut tables = db
        .prepare(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'
               AND name NOT LIKE 'contact_search%' AND name NOT LIKE 'number_search%' ORDER BY name",
        )
        .unwrap();
    let names: Vec<String> = tables.query_map([], |row| row.get(0)).unwrap().map(|row| row.unwrap()).collect();
    let (mut hasher, mut total) = (DefaultHasher::new(), 0);
    for name in names {
        let mut statement = db.prepare(&format!("SELECT * FROM \"{name}\" ORDER BY 1")).unwrap();
        let columns = statement.column_count();
        let mut rows = statement.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            total += 1;
            for column in 0..columns {
                match row.get_ref(column).unwrap() {
                    ValueRef::Null => 0.hash(&mut hasher),
                    ValueRef::Integer(number) => number.hash(&mut hasher),
                    ValueRef::Real(number) => number.to_bits().hash(&mut hasher),
                    ValueRef::Text(bytes) | ValueRef::Blob(bytes) => bytes.hash(&mut hasher),
                }
            }
        }
    }
    (hasher.finish(), total)
}

#[test]
fn the_same_seed_gives_the_same_rows_and_another_seed_others() {
    let (_a, one, report) = filled(300, 1_500, 42);
    let (_b, other, again) = filled(300, 1_500, 42);
    let (_c, third, _) = filled(300, 1_500, 43);
    assert_eq!(report, again);
    assert_eq!((report.contacts, report.calls), (300, 1_500));
    assert!(report.tickets > 20 && report.purchases > 50, "{report:?}");
    let (hash, rows) = content(one.path());
    assert!(rows > 4_000, "{rows}");
    assert_eq!((hash, rows), content(other.path()));
    assert_ne!(hash, content(third.path()).0);
}

#[test]
fn a_filled_file_is_sound() {
    let (_folder, store, report) = filled(300, 1_500, 42);
    let health = store.doctor(false).unwrap();
    assert!(health.ok, "{health:?}");
    let db = look(store.path());
    for (sql, wanted) in [
        ("SELECT count(*) FROM contact", report.contacts),
        ("SELECT count(*) FROM call WHERE source = 'demo' AND external_id IS NULL", report.calls),
        ("SELECT count(*) FROM ticket", report.tickets),
        ("SELECT count(*) FROM purchase", report.purchases),
    ] {
        assert_eq!(count(&db, sql), i64::from(wanted), "{sql}");
    }
    for nothing in [
        "SELECT count(*) FROM call WHERE (state = 'qualified') <> (outcome_id IS NOT NULL)",
        "SELECT count(*) FROM call WHERE lost_cause IS NOT NULL AND (answered_at IS NOT NULL OR state <> 'ended')",
        "SELECT count(*) FROM ticket WHERE (status IN ('resolved', 'closed')) <> (resolved_at IS NOT NULL)",
        "SELECT count(*) FROM ticket WHERE closed_at < resolved_at OR resolved_at < opened_at",
        "SELECT count(*) FROM ticket t WHERE level > 1
            AND NOT EXISTS (SELECT 1 FROM ticket_event e WHERE e.ticket_id = t.id AND e.kind = 'escalated')",
        "SELECT count(*) FROM contact c WHERE stage <> (SELECT s.to_stage FROM stage_change s
            WHERE s.contact_id = c.id ORDER BY s.at DESC, s.rid DESC LIMIT 1)",
        "SELECT count(*) FROM contact c WHERE coalesce(last_contact_at, 0) < coalesce((SELECT max(answered_at)
            FROM call k WHERE k.contact_id = c.id), 0)",
        "SELECT count(*) FROM call c JOIN motive m ON m.id = c.motive_id WHERE m.retired_at IS NOT NULL",
        "SELECT count(*) FROM consent WHERE expires_at > collected_at + 366 * 86400000",
    ] {
        assert_eq!(count(&db, nothing), 0, "{nothing}");
    }
    for something in [
        "SELECT count(*) FROM outcome o JOIN call c ON c.outcome_id = o.id WHERE o.code LIKE 'refusal_%'",
        "SELECT count(*) FROM ticket_event WHERE kind = 'reminder'",
        "SELECT count(*) FROM stage_change WHERE from_stage = 'prospect' AND to_stage = 'client'",
        "SELECT count(*) FROM agent_state WHERE ended_at IS NULL AND state = 'available'",
        "SELECT count(*) FROM opportunity",
        "SELECT count(*) FROM callback WHERE done_at IS NULL",
    ] {
        assert!(count(&db, something) > 0, "{something}");
    }
    for late in ["stage_change WHERE at", "ticket_event WHERE at", "call WHERE ended_at", "exchange WHERE at"] {
        assert_eq!(count(&db, &format!("SELECT count(*) FROM {late} > {NOW_MS}")), 0, "{late}");
    }
}

#[test]
fn the_indexes_and_the_settings_of_the_connection_are_as_before() {
    let (_a, empty) = empty();
    let (_b, full, _) = filled(30, 100, 42);
    let schema = |store: &Store| -> Vec<String> {
        let db = look(store.path());
        let mut statement = db
            .prepare("SELECT name || ' ' || coalesce(sql, '') FROM sqlite_schema WHERE name NOT LIKE 'sqlite_stat%' ORDER BY name")
            .unwrap();
        statement.query_map([], |row| row.get(0)).unwrap().map(|row| row.unwrap()).collect()
    };
    assert_eq!(schema(&empty), schema(&full));
    let pragmas = |store: &Store| {
        store
            .maintain(|db| {
                let read = |pragma: &str| db.query_row(pragma, [], |row| row.get::<_, i64>(0));
                Ok((read("PRAGMA synchronous")?, read("PRAGMA foreign_keys")?, read("PRAGMA secure_delete")?))
            })
            .unwrap()
    };
    assert_eq!(pragmas(&full), (2, 1, 1));
    assert_eq!(
        fs::read_dir(full.path().parent().unwrap())
            .unwrap()
            .filter(|f| { f.as_ref().unwrap().file_name().to_string_lossy().contains("partiel") })
            .count(),
        0
    );
}

#[test]
fn people_are_found_and_their_fiches_have_a_past() {
    let (_folder, store, _) = filled(300, 1_500, 42);
    let demo = Demo::new(plan(300, 1_500, 42));
    let reader = store.reader().unwrap();
    let accented = demo.contacts().find(|c| c.last.is_some_and(|last| !last.is_ascii())).unwrap();
    let words = format!("{} {}", fold(accented.first.unwrap()), fold(accented.last.unwrap()));
    let name = format!("{} {}", accented.first.unwrap(), accented.last.unwrap());
    let found = reader.search(&words, 10).unwrap();
    assert!(found.items.iter().any(|hit| hit.line.name.as_deref() == Some(name.as_str())), "{words}: {found:?}");

    let holder = demo.contacts().find(|c| c.last.is_some() && c.phones[0].e164.is_some()).unwrap();
    let e164 = holder.phones[0].e164.clone().unwrap();
    let name = format!("{} {}", holder.first.unwrap(), holder.last.unwrap());
    let found = reader.search(&e164[e164.len() - 4..], 50).unwrap();
    assert!(found.items.iter().any(|hit| hit.line.name.as_deref() == Some(name.as_str())), "{e164}: {found:?}");

    let id: ContactId = look(store.path())
        .query_row("SELECT id FROM contact WHERE stage = 'client' ORDER BY rid LIMIT 1", [], |row| row.get(0))
        .unwrap();
    let fiche = reader.fiche(id, now()).unwrap();
    assert!(fiche.last.iter().any(|item| item.kind == TimelineKind::Purchase), "{fiche:?}");
    assert!(fiche.last.iter().any(|item| item.kind == TimelineKind::Stage), "{fiche:?}");
    assert_eq!(reader.setting("file.demo").unwrap(), true);
    assert_eq!(reader.setting("start.done").unwrap(), true);
    let desk = reader.setting("desk.agent").unwrap();
    assert!(reader.agents().unwrap().iter().any(|agent| desk == agent.id.to_string()));
}

#[test]
fn a_number_has_the_line_type_of_its_range() {
    let (_folder, store, _) = filled(2_000, 0, 42);
    let db = look(store.path());
    let mut statement = db.prepare("SELECT e164, line_type FROM phone_number WHERE e164 IS NOT NULL").unwrap();
    let mut rows = statement.query([]).unwrap();
    let mut mobiles = 0;
    while let Some(row) = rows.next().unwrap() {
        let (e164, word): (String, String) = (row.get(0).unwrap(), row.get(1).unwrap());
        let number = Number::parse(&e164, Region::FR);
        assert_eq!(number.e164.as_deref(), Some(e164.as_str()));
        assert_eq!(word, super::super::contact::line_type_word(number.line_type), "{e164}");
        mobiles += usize::from(number.line_type == LineType::Mobile);
    }
    assert!(mobiles > 500);
}

#[test]
fn a_file_with_people_is_refused_and_left_alone() {
    let (_folder, store) = empty();
    let contact = NewContact { last_name: Some("Le Gall".into()), ..NewContact::default() };
    store.write(AddContact { contact, region: Region::FR, origin: "internal" }, &Context::at(now())).unwrap();
    let before = content(store.path());
    let refused = store.fill_demo(plan(30, 30, 42), &mut |_| true);
    assert!(matches!(refused, Err(Error::Refused { why: "not_empty" })));
    assert_eq!(content(store.path()), before);
}

#[test]
fn a_cancelled_fill_leaves_the_file_as_it_was_and_the_writer_alive() {
    for wanted in DemoStep::ALL.iter().take(3) {
        let (folder, store) = empty();
        let before = content(store.path());
        let cancelled = store.fill_demo(plan(300, 1_500, 42), &mut |at| at.step != *wanted);
        assert!(matches!(cancelled, Err(Error::Refused { why: "cancelled" })), "{wanted:?}");
        assert_eq!(content(store.path()), before);
        assert!(!folder.path().join("demo.db.demo-partiel").exists());
        let report = store.fill_demo(plan(30, 100, 42), &mut |_| true).unwrap();
        assert_eq!(report.calls, 100);
    }
}

#[test]
fn a_new_file_holds_what_a_filled_one_holds_and_a_cancelled_one_is_not_there() {
    let (_a, filled, report) = filled(300, 1_500, 42);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("new.db");
    let cancelled = Store::create_demo(&path, plan(300, 1_500, 42), &mut |at| at.step != DemoStep::Index);
    assert!(matches!(cancelled, Err(Error::Refused { why: "cancelled" })));
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0, "nothing is left");

    let made = Store::create_demo(&path, plan(300, 1_500, 42), &mut |_| true).unwrap();
    assert_eq!(made, report);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "one file, complete by itself");
    assert_eq!(content(&path), content(filled.path()));
    let store = Store::open(&path, now()).unwrap();
    let health = store.doctor(false).unwrap();
    assert!(health.ok, "{health:?}");
    let again = Store::create_demo(&path, plan(30, 30, 42), &mut |_| true);
    assert!(matches!(again, Err(Error::Refused { why: "file_exists" })));
}

#[test]
fn an_invented_ticket_is_promised_the_answer_that_one_opened_at_the_desk_is() {
    let (_folder, store, _) = filled(300, 1_500, 42);
    let contact = NewContact { last_name: Some("Le Gall".into()), ..NewContact::default() };
    let write = |operation| store.write(operation, &Context::at(now())).unwrap().output;
    let contact_id = write(AddContact { contact, region: Region::FR, origin: "internal" });
    let file = look(store.path());
    let mut invented = file
        .prepare("SELECT priority, opened_at, due_at FROM ticket WHERE due_at IS NOT NULL ORDER BY rid LIMIT 40")
        .unwrap();
    let invented: Vec<(Priority, i64, i64)> = invented
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .unwrap()
        .collect::<rusqlite::Result<_>>()
        .unwrap();
    assert!(invented.len() >= 20, "{}", invented.len());
    for (priority, opened, due) in invented {
        let ticket = NewTicket {
            contact_id,
            subject: "Panne".into(),
            description: String::new(),
            priority,
            motive_id: None,
            category: None,
            call_id: None,
        };
        let opened = crate::store::at(opened);
        let id = store.write(OpenTicket { ticket }, &Context::at(opened)).unwrap().output;
        let promised = store.reader().unwrap().ticket(id).unwrap().line.due_at;
        assert_eq!(promised, Some(crate::store::at(due)), "{priority:?}, {opened}");
    }
}
