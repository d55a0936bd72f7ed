//! The one gate: many writers at once, each acknowledged once its write is there, each alone in its failure.

use std::sync::Barrier;
use std::thread;

use crm::call::{LogCall, ManualCall, UnlinkCall};
use crm::callback::{NewCallback, PromiseCallback};
use crm::contact::{AddContact, ContactField, EditContact, FieldEdit, NewContact, SetEmail, SetPhone, SetStage, Stage};
use crm::house::{AddAgent, AddLine, IgnoreNumber, NewAgent, NewLine};
use crm::settings::SetSetting;
use crm::ticket::{NewTicket, OpenTicket, Priority, TicketStep, WorkTicket};
use crm::{CallId, Context, Operation, OperationId, Store, Tx};
use decroche_tests::house::{House, noon, person};
use decroche_tests::labour::{BLOCK, labour};
use phone::{Direction, Region};
use uuid::Uuid;

fn newcomer(name: String) -> AddContact {
    let contact = NewContact { last_name: Some(name), ..NewContact::default() };
    AddContact { contact, region: Region::FR, origin: "internal" }
}

#[test]
fn sixteen_threads_writing_at_once_are_all_acknowledged_and_all_there() {
    let house = House::new();
    let start = Barrier::new(16);
    thread::scope(|scope| {
        for lane in 0..16 {
            let (store, start) = (&house.store, &start);
            scope.spawn(move || {
                start.wait();
                for step in 0..3 * BLOCK {
                    labour(store, lane, step).unwrap();
                }
            });
        }
    });
    for (sql, expected) in [
        ("SELECT count(*) FROM contact", 48),
        ("SELECT count(*) FROM call WHERE state = 'qualified'", 48),
        ("SELECT count(*) FROM ticket", 48),
        ("SELECT count(DISTINCT number) FROM ticket", 48),
        ("SELECT count(*) FROM operation", 192),
        ("SELECT count(*) FROM company", 1),
    ] {
        assert_eq!(house.count(sql), expected, "{sql}");
    }
    assert_eq!(house.ills(), [""; 0]);
}

#[test]
fn a_write_that_fails_leaves_those_of_the_same_commit_whole() {
    let house = House::new();
    let start = Barrier::new(12);
    thread::scope(|scope| {
        for n in 0..12 {
            let (store, start) = (&house.store, &start);
            scope.spawn(move || {
                start.wait();
                for i in 0..10 {
                    let context = Context::at(noon());
                    if n % 3 == 0 {
                        let nobody = UnlinkCall { call_id: CallId(Uuid::from_u128(1)) };
                        assert_eq!(store.write(nobody, &context).unwrap_err().code(), "not_found");
                    } else {
                        store.write(newcomer(format!("Nom {n} {i}")), &context).unwrap();
                    }
                }
            });
        }
    });
    assert_eq!(house.count("SELECT count(*) FROM contact"), 80);
    assert_eq!(house.count("SELECT count(*) FROM operation"), 80);
    assert_eq!(house.ills(), [""; 0]);
}

/// Writes something, then breaks.
struct Breaks;

impl crm::Operation for Breaks {
    type Output = ();
    const KIND: &'static str = "test.breaks";

    fn apply(self, tx: &Tx<'_>, context: &Context) -> crm::Result<()> {
        newcomer("À moitié".into()).apply(tx, context)?;
        panic!("as a fault in an operation would");
    }
}

#[test]
fn a_fault_inside_a_write_undoes_it_and_the_next_writes_go_on() {
    let house = House::new();
    assert!(house.store.write(Breaks, &Context::at(noon())).is_err());
    assert_eq!(house.count("SELECT count(*) FROM contact"), 0);
    house.add(person("Maëlle", "Le Gall", &[]));
    assert_eq!(house.count("SELECT count(*) FROM contact"), 1);
    assert_eq!(house.ills(), [""; 0]);
}

#[test]
fn the_same_write_sent_twice_is_done_once() {
    let house = House::new();
    let context = Context::at(noon()).identified(OperationId(Uuid::from_u128(42)));
    house.store.write(newcomer("Le Gall".into()), &context).unwrap();
    let again = house.store.write(newcomer("Le Gall".into()), &context).unwrap_err();
    assert_eq!((again.code(), again.detail().as_deref()), ("refused", Some("already_done")));
    assert_eq!(house.count("SELECT count(*) FROM contact"), 1);
}

#[test]
fn a_write_that_was_refused_can_be_sent_again_under_the_same_identity() {
    let house = House::new();
    let context = Context::at(noon()).identified(OperationId(Uuid::from_u128(43)));
    house.store.write(newcomer("  ".into()), &context).unwrap_err();
    house.store.write(newcomer("Le Gall".into()), &context).unwrap();
    assert_eq!(house.count("SELECT count(*) FROM contact"), 1);
}

#[test]
fn another_programs_write_is_noticed_and_ones_own_is_not() {
    let house = House::new();
    let before = house.store.foreign_version().unwrap();
    house.add(person("Maëlle", "Le Gall", &[]));
    assert_eq!(house.store.foreign_version().unwrap(), before);
    let other = Store::open(&house.path(), noon()).unwrap();
    let name = SetSetting { key: "house.name".into(), value: "Maison".into() };
    other.write(name, &Context::at(noon())).unwrap();
    assert_ne!(house.store.foreign_version().unwrap(), before);
}

#[test]
fn a_reader_sees_the_write_as_soon_as_it_is_acknowledged() {
    let house = House::new();
    let reader = house.store.reader().unwrap();
    for n in 0..20 {
        house.add(person("Un", &format!("Nom {n}"), &[&format!("06 39 98 00 {n:02}")]));
        let event = decroche_tests::house::ring("r", &format!("063998000{}", n % 10));
        assert_eq!(reader.incoming(&event, Region::FR, noon()).unwrap().call.verdict(), "one", "{n}");
    }
}

/// What is said of a write that must be refused.
fn refusal<O: Operation>(house: &House, operation: O) -> String {
    house.store.write(operation, &Context::at(noon())).err().and_then(|error| error.detail()).unwrap_or_default()
}

#[test]
fn what_a_person_types_over_its_limit_is_refused_and_never_cut() {
    let house = House::new();
    let region = Region::FR;
    let contact_id = house.add(person("Maëlle", "Le Gall", &[]));
    let ticket_id = house.open_ticket(contact_id, "Box muette", Priority::Normal);
    let written = house.count("SELECT count(*) FROM operation");
    let (long, words) = ("é".repeat(129), "mot ".repeat(4_001));

    let new = || person("Une", "Autre", &["06 39 98 00 12"]);
    let add = |contact| AddContact { contact, region, origin: "internal" };
    assert_eq!(refusal(&house, add(NewContact { town: Some(long.clone()), ..new() })), "town.too_long");
    let number = format!("06 39 98 00 12 {}", "(le soir) ".repeat(20));
    assert_eq!(refusal(&house, add(NewContact { phones: vec![number.clone()], ..new() })), "phone.too_long");
    let phone = SetPhone { contact_id, phone_id: None, raw: number, region };
    assert_eq!(refusal(&house, phone), "phone.too_long");
    // Cut, it would be somebody else's address.
    let address = format!("{}@x.fr", "m".repeat(257));
    assert_eq!(refusal(&house, add(NewContact { emails: vec![address.clone()], ..new() })), "email.too_long");
    assert_eq!(refusal(&house, SetEmail { contact_id, email_id: None, address }), "email.too_long");
    let edits = vec![FieldEdit { field: ContactField::Job, value: Some(long.clone()) }];
    assert_eq!(refusal(&house, EditContact { contact_id, edits }), "job.too_long");
    let stage = SetStage { contact_id, stage: Stage::Client, why: words.clone() };
    assert_eq!(refusal(&house, stage), "why.too_long");

    let ticket = NewTicket {
        contact_id,
        subject: "Panne".into(),
        description: String::new(),
        priority: Priority::Normal,
        motive_id: None,
        category: None,
        call_id: None,
    };
    let open = |ticket| OpenTicket { ticket };
    assert_eq!(refusal(&house, open(NewTicket { subject: long.clone(), ..ticket.clone() })), "subject.too_long");
    assert_eq!(refusal(&house, open(NewTicket { description: words.clone(), ..ticket })), "description.too_long");
    let work = |step| WorkTicket { ticket_id, step, call_id: None };
    assert_eq!(refusal(&house, work(TicketStep::Note { body: words.clone() })), "body.too_long");
    assert_eq!(refusal(&house, work(TicketStep::Close { body: Some(words.clone()) })), "body.too_long");
    assert_eq!(refusal(&house, work(TicketStep::Resolve { resolution: words.clone() })), "resolution.too_long");

    let subject = long.clone();
    let callback = NewCallback { contact_id: Some(contact_id), number: None, due_at: noon(), subject, call_id: None };
    assert_eq!(refusal(&house, PromiseCallback { callback, region }), "subject.too_long");
    let call = ManualCall {
        direction: Direction::Outbound,
        contact_id: Some(contact_id),
        number: None,
        started_at: noon(),
        talk_s: 0,
        outcome_id: None,
        motive_id: None,
        note: Some(words),
    };
    assert_eq!(refusal(&house, LogCall { call, region }), "note.too_long");

    let agent = NewAgent { name: long.clone(), extension: None };
    assert_eq!(refusal(&house, AddAgent { agent }), "name.too_long");
    let line = NewLine { number: "01 99 00 12 00".into(), label: long.clone(), queue: None };
    assert_eq!(refusal(&house, AddLine { line, region }), "label.too_long");
    let ignore = IgnoreNumber { number: "01 99 00 12 00".into(), why: long, region };
    assert_eq!(refusal(&house, ignore), "why.too_long");
    assert_eq!(house.count("SELECT count(*) FROM operation"), written, "nothing of it is kept");
}
