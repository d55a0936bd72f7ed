//! Backups: complete, verified, never written over; a restore gives every row back and can itself be taken back.

use std::fs;
use std::sync::atomic::Ordering::Relaxed;
use std::sync::atomic::{AtomicBool, AtomicU32};

use chrono::Duration;
use crm::demo::Plan;
use crm::{BackupReport, Store};
use decroche_tests::house::{House, ills, noon, person};
use rusqlite::{Connection, OpenFlags};

fn with_people(how_many: u32) -> House {
    let house = House::new();
    for n in 0..how_many {
        house.add(person("Un", &format!("Nom {n}"), &[&format!("06 39 98 00 {n:02}")]));
    }
    house
}

fn fiches(house: &House) -> i64 {
    house.count("SELECT count(*) FROM contact")
}

fn back_up(house: &House, seconds: i64) -> BackupReport {
    house.store.backup(None, noon() + Duration::seconds(seconds)).unwrap()
}

#[test]
fn a_backup_is_one_file_that_opens_by_itself_with_every_row() {
    let house = with_people(5);
    let report = back_up(&house, 0);
    assert_eq!((report.contacts, report.calls, report.tickets), (5, 0, 0));
    let copy = Connection::open_with_flags(&report.path, OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
    let word = |sql: &str| copy.query_row(sql, [], |row| row.get::<_, String>(0)).unwrap();
    assert_eq!((word("PRAGMA integrity_check").as_str(), word("PRAGMA journal_mode").as_str()), ("ok", "delete"));
    assert_eq!(fs::metadata(&report.path).unwrap().len(), report.bytes);
    let folder = std::path::Path::new(&report.path).parent().unwrap();
    assert_eq!(fs::read_dir(folder).unwrap().count(), 1, "nothing but the backup is left there");
}

#[test]
fn the_last_backup_comes_first_in_the_list_with_its_counts() {
    let house = with_people(2);
    back_up(&house, 0);
    house.add(person("Une", "Autre", &[]));
    back_up(&house, 60);
    let counts: Vec<i64> = house.store.backups().iter().map(|b| b.contacts).collect();
    assert_eq!(counts, [3, 2]);
}

#[test]
fn a_backup_of_some_size_ends_while_another_process_writes_without_a_pause() {
    let house = House::new();
    let plan = Plan { contacts: 4_000, calls: 20_000, seed: 1, now_ms: noon().timestamp_millis() };
    house.store.fill_demo(plan, &mut |_| true).unwrap();
    let (over, writes) = (AtomicBool::new(false), AtomicU32::new(0));
    let report = std::thread::scope(|scope| {
        let other = house.foreign_hand();
        let (over, writes) = (&over, &writes);
        scope.spawn(move || {
            while !over.load(Relaxed) {
                let n = writes.fetch_add(1, Relaxed);
                other.execute("UPDATE contact SET label = ?1 WHERE rid = 1", [n]).unwrap();
            }
        });
        while writes.load(Relaxed) < 10 {
            std::thread::yield_now();
        }
        let report = back_up(&house, 0);
        over.store(true, Relaxed);
        report
    });
    assert_eq!((report.contacts, report.calls), (4_000, 20_000));
    assert!(writes.load(Relaxed) > 10, "the writes went on meanwhile");
    assert!(report.bytes > 4_096 * 4_096, "{} bytes: too small to be copied in several steps", report.bytes);
}

#[test]
fn a_backup_never_takes_the_place_of_a_file() {
    let house = with_people(1);
    let target = house.path().with_file_name("clients.db");
    fs::write(&target, "autre chose").unwrap();
    let refused = house.store.backup(Some(&target), noon()).unwrap_err();
    assert_eq!((refused.code(), refused.detail().as_deref()), ("refused", Some("file_exists")));
    assert_eq!(fs::read(&target).unwrap(), b"autre chose");
    let first = back_up(&house, 0);
    house.store.backup(None, noon()).unwrap_err();
    assert!(fs::metadata(first.path).is_ok(), "the same moment twice keeps the first");
}

#[test]
fn a_backup_that_cannot_be_made_leaves_nothing_under_its_name() {
    let house = with_people(1);
    let in_the_way = house.path().with_file_name("fichier");
    fs::write(&in_the_way, "").unwrap();
    let target = in_the_way.join("clients.db");
    assert_eq!(house.store.backup(Some(&target), noon()).unwrap_err().code(), "disk");
    assert!(!target.exists());
    assert_eq!(fiches(&house), 1);
}

#[test]
fn a_restore_brings_every_row_back_and_can_be_taken_back() {
    let house = with_people(5);
    let before = back_up(&house, 0);
    for n in 0..3 {
        house.add(person("Une", &format!("Autre {n}"), &[]));
    }
    let undo = house.store.restore(before.path.as_ref(), noon() + Duration::seconds(60)).unwrap();
    assert_eq!(fiches(&house), 5);
    assert_eq!(house.who("0639980003").verdict(), "one");
    assert_eq!(house.ills(), [""; 0]);
    assert_eq!(undo.moved_to, None);
    let undo = undo.undo.unwrap();
    assert_eq!(undo.contacts, 8);
    house.store.restore(undo.path.as_ref(), noon() + Duration::seconds(120)).unwrap();
    assert_eq!(fiches(&house), 8);
    house.add(person("Encore", "Une", &[]));
    assert_eq!(fiches(&house), 9, "writes go on after a restore");
}

#[test]
fn what_is_no_good_backup_is_refused_and_changes_nothing() {
    let house = with_people(3);
    let good = back_up(&house, 0);
    let bad = house.path().with_file_name("bad.db");
    let mut bytes = fs::read(&good.path).unwrap();
    let middle = bytes.len() / 2 / 4096 * 4096;
    bytes[middle..middle + 4096].fill(0);
    for (what, content) in [("a torn page", bytes), ("a text", b"nom;prenom\n".repeat(100)), ("nothing", Vec::new())] {
        fs::write(&bad, content).unwrap();
        let refused = house.store.restore(&bad, noon() + Duration::seconds(60));
        assert_eq!(refused.map_err(|e| e.code()), Err("damaged_file"), "{what}");
        assert_eq!(fiches(&house), 3, "{what}");
    }
    let newer = house.path().with_file_name("newer.db");
    fs::copy(&good.path, &newer).unwrap();
    Connection::open(&newer).unwrap().execute_batch("PRAGMA user_version = 9999").unwrap();
    assert_eq!(house.store.restore(&newer, noon()).unwrap_err().code(), "newer_file");
    assert!(house.store.restore(&house.path().with_file_name("absent.db"), noon()).is_err());
    assert_eq!(fiches(&house), 3);
    assert_eq!(house.ills(), [""; 0]);
}

#[test]
fn a_backup_is_a_data_file_that_can_be_opened_as_it_is() {
    let house = with_people(4);
    let report = back_up(&house, 0);
    let copy = house.path().with_file_name("ailleurs.db");
    fs::copy(report.path, &copy).unwrap();
    let store = Store::open(&copy, noon()).unwrap();
    assert_eq!(ills(&store), [""; 0]);
    assert_eq!(store.reader().unwrap().search("nom", 10).unwrap().items.len(), 4);
}
