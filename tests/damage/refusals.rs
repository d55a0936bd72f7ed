//! Files that are not ours, not of our time, or not free: each has its own code, and keeps its bytes.

use std::fs;

use crm::Store;
use decroche_tests::house::{House, ills, noon, person};
use rusqlite::Connection;

use super::scene::{FICHES, Sound, fiches, use_it};

#[test]
fn an_emptied_a_text_and_a_foreign_file_are_damaged_and_moved_aside_whole() {
    let sound = Sound::new();
    let foreign = {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("other.db");
        let other = Connection::open(&path).unwrap();
        other
            .execute_batch(
                "PRAGMA application_id = 7; CREATE TABLE tune (title TEXT); INSERT INTO tune VALUES ('Boléro');",
            )
            .unwrap();
        drop(other);
        fs::read(path).unwrap()
    };
    let text = "nom;prénom;téléphone\nLe Gall;Maëlle;06 39 98 00 12\n".repeat(50).into_bytes();
    for (what, bytes) in [("emptied", Vec::new()), ("text", text), ("foreign", foreign), ("short", b"x".to_vec())] {
        let struck = sound.struck(&bytes);
        assert_eq!(Store::open(&struck.data(), noon()).err().map(|e| e.code()), Some("damaged_file"), "{what}");
        assert!(fs::read(struck.data()).unwrap() == bytes, "{what}: the command line touches nothing");

        let opened = struck.open_for_app().unwrap();
        let recovered = opened.recovered.unwrap_or_else(|| panic!("{what}: said nothing"));
        assert!(fs::read(&recovered.moved_to).unwrap() == bytes, "{what}");
        assert_eq!(recovered.last_backup.map(|b| b.contacts), Some(FICHES), "{what}");
        assert_eq!(fiches(&struck.data()), 0, "{what}");
        assert_eq!(ills(&opened.store), [""; 0], "{what}");
    }
}

#[test]
fn a_second_damaged_file_of_the_same_second_does_not_take_the_place_of_the_first() {
    let sound = Sound::new();
    let struck = sound.struck(b"un");
    drop(struck.open_for_app().unwrap());
    fs::write(struck.data(), b"deux").unwrap();
    let _ = fs::remove_file(struck.path("base.db-wal"));
    drop(struck.open_for_app().unwrap());
    let kept: Vec<Vec<u8>> = struck.aside().iter().map(|p| fs::read(p).unwrap()).collect();
    assert_eq!(kept, [b"un".to_vec(), b"deux".to_vec()]);
}

#[test]
fn an_empty_file_that_never_had_a_backup_is_a_new_base() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("base.db");
    fs::write(&path, b"").unwrap();
    let opened = Store::open_for_app(&path, noon()).unwrap();
    assert!(opened.recovered.is_none());
}

#[test]
fn a_file_of_a_newer_build_is_refused_politely_and_not_touched() {
    let sound = Sound::new();
    let struck = sound.struck(&sound.bytes());
    Connection::open(struck.data()).unwrap().execute_batch("PRAGMA user_version = 4000").unwrap();
    let before = fs::read(struck.data()).unwrap();
    for error in [Store::open(&struck.data(), noon()).err(), struck.open_for_app().err()] {
        let error = error.unwrap();
        assert_eq!((error.code(), error.detail()), ("newer_file", Some(format!("4000>{}", crm::schema_version()))));
    }
    assert!(fs::read(struck.data()).unwrap() == before);
    assert!(struck.aside().is_empty());
}

#[test]
fn a_second_app_is_refused_and_the_command_line_works_beside_the_first() {
    let sound = Sound::new();
    let struck = sound.struck(&sound.bytes());
    let first = struck.open_for_app().unwrap();
    assert_eq!(struck.open_for_app().err().map(|e| e.code()), Some("locked_file"));
    let beside = Store::open(&struck.data(), noon()).unwrap();
    use_it(&beside);
    use_it(&first.store);
    assert_eq!(ills(&first.store), [""; 0]);
    drop((first, beside));
    assert!(struck.open_for_app().is_ok(), "the lock went with its holder");
}

#[test]
fn a_lock_file_left_by_a_killed_app_holds_nobody_out() {
    let sound = Sound::new();
    let struck = sound.struck(&sound.bytes());
    fs::write(struck.path("base.db.lock"), b"").unwrap();
    assert!(struck.open_for_app().is_ok());
}

/// The file and its -wal in the middle of the work, as a power cut would leave them.
fn mid_work() -> (Vec<u8>, Vec<u8>) {
    let house = House::new();
    for n in 0..30 {
        house.add(person("Un", &format!("Nom {n}"), &[&format!("06 39 98 00 {n:02}")]));
    }
    (fs::read(house.path()).unwrap(), fs::read(house.path().with_file_name("base.db-wal")).unwrap())
}

#[test]
fn a_wal_left_by_a_power_cut_is_taken_in() {
    let sound = Sound::new();
    let (file, wal) = mid_work();
    let struck = sound.struck(&file);
    fs::write(struck.path("base.db-wal"), &wal).unwrap();
    let opened = struck.open_for_app().unwrap();
    assert!(opened.recovered.is_none());
    assert_eq!(fiches(&struck.data()), 30);
    assert_eq!(ills(&opened.store), [""; 0]);
}

#[test]
fn a_wal_that_was_deleted_or_belongs_to_another_file_never_breaks_the_app() {
    let sound = Sound::new();
    let (file, wal) = mid_work();
    let cut = wal[..wal.len() / 2 + 77].to_vec();
    for (what, file, wal) in [
        ("deleted", &file, None),
        ("cut", &file, Some(cut)),
        ("foreign", &sound.bytes(), Some(wal)),
        ("text", &file, Some(vec![b'x'; 9000])),
    ] {
        let struck = sound.struck(file);
        if let Some(wal) = &wal {
            fs::write(struck.path("base.db-wal"), wal).unwrap();
        }
        match struck.open_for_app() {
            Ok(opened) => {
                println!("{what}: {:?}", opened.recovered);
                if opened.recovered.is_some() {
                    assert_eq!(struck.aside().len(), 1, "{what}");
                    assert!(fs::read(&struck.aside()[0]).unwrap() == *file, "{what}: the file is kept as it was");
                }
                use_it(&opened.store);
            }
            Err(error) => panic!("{what}: {error:?}"),
        }
    }
}

#[test]
fn a_file_held_by_another_program_is_in_use_and_comes_back_when_let_go() {
    let house = House::new();
    let path = house.path();
    let held = house.foreign_hand();
    held.execute_batch("BEGIN IMMEDIATE").unwrap();
    let incoming = house.who("0639980012");
    assert_eq!(incoming.verdict(), "unknown", "a ring does not wait for a writer");
    let beside = Store::open(&path, noon());
    assert!(beside.is_ok(), "nor does the opening of an up-to-date file");
    held.execute_batch("ROLLBACK").unwrap();
    house.add(person("Maëlle", "Le Gall", &[]));
}
