//! The one gate: many writers at once, each acknowledged once its write is there, each alone in its failure.

use std::sync::Barrier;
use std::thread;

use crm::call::UnlinkCall;
use crm::contact::{AddContact, NewContact};
use crm::settings::SetSetting;
use crm::{CallId, Context, OperationId, Store, Tx};
use decroche_tests::house::{House, noon, person};
use decroche_tests::labour::{BLOCK, labour};
use phone::Region;
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
