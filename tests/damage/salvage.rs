//! What can be read of a damaged file is saved, what hangs on something lost goes, and the file itself is kept.

use std::fs;
use std::path::{Path, PathBuf};

use crm::{SalvageReport, Store};
use decroche_tests::house::{first_page, ills, noon};
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use rusqlite::{Connection, OpenFlags};
use tempfile::TempDir;

use super::scene::{Sound, Struck, fiches};

const PAGE: usize = 4096;

/// A base of some size: the invented one, closed.
struct Large {
    folder: TempDir,
}

impl Large {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("base.db"), noon()).unwrap();
        let plan = crm::demo::Plan { contacts: 3_000, calls: 4_000, seed: 3, now_ms: noon().timestamp_millis() };
        store.fill_demo(plan, &mut |_| true).unwrap();
        drop(store);
        Self { folder }
    }

    fn bytes(&self) -> Vec<u8> {
        fs::read(self.folder.path().join("base.db")).unwrap()
    }
}

fn count(path: &Path, table: &str) -> u64 {
    let file = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
    let count: i64 = file.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0)).unwrap();
    u64::try_from(count).unwrap()
}

/// Saves what can be, and looks at the rest: the damaged bytes are kept, the new file is well.
fn salvaged(folder: &Path, bytes: &[u8], what: &str) -> SalvageReport {
    let path = folder.join("base.db");
    let report = Store::salvage(&path, noon()).unwrap_or_else(|error| panic!("{what}: {error:?}"));
    assert!(fs::read(&report.moved_to).unwrap() == bytes, "{what}: the damaged bytes are kept as they were");
    let store = Store::open(&path, noon()).unwrap();
    assert_eq!(ills(&store), [""; 0], "{what}");
    let left = leftovers(folder);
    assert!(left.is_empty(), "{what}: {left:?}");
    report
}

/// What was worked with and is still there.
fn leftovers(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    entries.filter(|name| name.starts_with(".decroche")).collect()
}

fn in_folder(bytes: &[u8], what: &str) -> (TempDir, SalvageReport) {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("base.db"), bytes).unwrap();
    let report = salvaged(folder.path(), bytes, what);
    (folder, report)
}

#[test]
fn a_sound_file_is_saved_whole() {
    let large = Large::new();
    let (folder, report) = in_folder(&large.bytes(), "sound");
    for table in &report.tables {
        assert_eq!((table.holes, table.refused, table.orphans), (0, 0, 0), "{table:?}");
        let before = count(&large.folder.path().join("base.db"), &table.name);
        assert_eq!(count(&folder.path().join("base.db"), &table.name), before, "{}", table.name);
    }
    assert!(report.tables.iter().any(|table| table.name == "contact" && table.saved == 3_000));
}

#[test]
fn pages_of_garbage_and_of_zeros_lose_what_stood_on_them_and_little_else() {
    let large = Large::new();
    let original = large.bytes();
    let pages = original.len() / PAGE;
    let before = |table: &str| count(&large.folder.path().join("base.db"), table);
    let (people, calls) = (before("contact"), before("call"));
    let mut chance = StdRng::seed_from_u64(11);
    let mut kept = 0;
    for round in 0..12 {
        let mut bytes = original.clone();
        for _ in 0..3 {
            let page = chance.random_range(1..pages);
            let at = page * PAGE;
            match round % 4 {
                0 => bytes[at..at + PAGE].fill(0),
                1 => chance.fill(&mut bytes[at..at + PAGE]),
                // What looks like a leaf, and is none.
                2 => {
                    chance.fill(&mut bytes[at..at + PAGE]);
                    bytes[at] = 0x0d;
                }
                // Another page in its place.
                _ => {
                    let other = chance.random_range(1..pages) * PAGE;
                    bytes.copy_within(other..other + PAGE, at);
                }
            }
        }
        let what = format!("round {round}");
        let (folder, report) = in_folder(&bytes, &what);
        let path = folder.path().join("base.db");
        let lost = people - count(&path, "contact");
        println!("{what}: {lost} of {people} people and {} of {calls} calls lost", calls - count(&path, "call"));
        for table in &report.tables {
            if round % 4 < 3 && table.holes == 0 && table.refused == 0 && table.orphans == 0 {
                assert_eq!(table.saved, before(&table.name), "{what}: {table:?}");
            }
        }
        kept += u32::from(lost < people / 10);
    }
    assert!(kept >= 10, "{kept} of 12 kept nine people in ten");
}

#[test]
fn a_file_cut_short_keeps_what_stood_before_the_cut() {
    let large = Large::new();
    let original = large.bytes();
    for share in [95, 80, 60] {
        let bytes = original[..original.len() * share / 100 + 123].to_vec();
        let what = format!("{share} %");
        let (folder, report) = in_folder(&bytes, &what);
        let saved: u64 = report.tables.iter().map(|table| table.saved).sum();
        println!("{what}: {} people, {saved} rows", count(&folder.path().join("base.db"), "contact"));
        assert!(saved > 0, "{what}");
    }
}

#[test]
fn a_header_of_garbage_and_a_first_page_of_zeros_lose_nobody() {
    let large = Large::new();
    let original = large.bytes();
    let mut chance = StdRng::seed_from_u64(5);
    for (what, from, to) in [("magic", 0, 16), ("header", 0, 100), ("first page", 0, PAGE), ("version", 60, 64)] {
        let mut bytes = original.clone();
        if what == "first page" {
            bytes[from..to].fill(0);
        } else {
            chance.fill(&mut bytes[from..to]);
            bytes[18] = bytes[18].max(3);
        }
        if what == "version" {
            bytes[60..64].copy_from_slice(&[0, 0, 0, 0]);
        }
        let (folder, report) = in_folder(&bytes, what);
        assert_eq!(fiches(&folder.path().join("base.db")), 3_000, "{what}");
        assert!(report.tables.iter().all(|table| table.holes == 0), "{what}: {:?}", report.tables);
    }
}

#[test]
fn a_table_whose_first_page_is_lost_keeps_the_rows_of_its_others() {
    let large = Large::new();
    let original = large.bytes();
    let file = large.folder.path().join("base.db");
    for table in ["contact", "call", "phone_number", "ticket_event", "purchase", "exchange", "stage_change"] {
        let mut bytes = original.clone();
        let page = first_page(&file, table);
        assert_eq!(bytes[page.start], 0x05, "{table}: its first page points at others");
        bytes[page].fill(0xA5);
        let (folder, _) = in_folder(&bytes, table);
        let (before, after) = (count(&file, table), count(&folder.path().join("base.db"), table));
        println!("{table}: {after} of {before}");
        assert_eq!(after, before, "{table}");
    }
}

#[test]
fn what_was_written_and_not_folded_back_is_saved_too() {
    let house = decroche_tests::house::House::new();
    for n in 0..30 {
        house.add(decroche_tests::house::person("Un", &format!("Nom {n}"), &[&format!("06 39 98 00 {n:02}")]));
    }
    let (file, wal) = (fs::read(house.path()).unwrap(), fs::read(house.path().with_file_name("base.db-wal")).unwrap());
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("base.db"), &file).unwrap();
    fs::write(folder.path().join("base.db-wal"), &wal).unwrap();
    let report = salvaged(folder.path(), &file, "wal");
    assert_eq!(fiches(&folder.path().join("base.db")), 30);
    assert!(fs::read(format!("{}-wal", report.moved_to)).unwrap() == wal);
}

#[test]
fn what_is_no_file_of_ours_is_refused_and_left_as_it_is() {
    let sound = Sound::new();
    let foreign = {
        let folder = tempfile::tempdir().unwrap();
        let other = Connection::open(folder.path().join("other.db")).unwrap();
        other
            .execute_batch("PRAGMA application_id = 7; CREATE TABLE tune (title TEXT); PRAGMA user_version = 3;")
            .unwrap();
        drop(other);
        fs::read(folder.path().join("other.db")).unwrap()
    };
    let mut newer = sound.bytes();
    newer[60..64].copy_from_slice(&4000_u32.to_be_bytes());
    let text = "nom;prénom;téléphone\nLe Gall;Maëlle;06 39 98 00 12\n".repeat(500).into_bytes();
    for (what, bytes, code) in [
        ("text", text, "damaged_file"),
        ("foreign", foreign, "damaged_file"),
        ("empty", Vec::new(), "damaged_file"),
        ("zeros", vec![0; 40 * PAGE], "damaged_file"),
        ("newer", newer, "newer_file"),
    ] {
        let struck: Struck = sound.struck(&bytes);
        assert_eq!(Store::salvage(&struck.data(), noon()).unwrap_err().code(), code, "{what}");
        assert!(fs::read(struck.data()).unwrap() == bytes, "{what}");
        assert!(struck.aside().is_empty(), "{what}");
    }
}

#[test]
fn a_file_the_app_has_open_is_not_mended_under_it() {
    let sound = Sound::new();
    let struck = sound.struck(&sound.bytes());
    let opened = struck.open_for_app().unwrap();
    assert_eq!(Store::salvage(&struck.data(), noon()).unwrap_err().code(), "locked_file");
    drop(opened);
}

#[test]
fn who_was_erased_does_not_come_back_with_a_salvage() {
    let house = decroche_tests::house::House::new();
    let id = house.add(decroche_tests::house::person("Maëlle", "Le Gall", &["06 39 98 00 12"]));
    house.add(decroche_tests::house::person("Ali", "Ben Salem", &["06 39 98 00 13"]));
    house.store.backup(None, noon()).unwrap();
    let old = fs::read(&house.store.backups()[0].path).unwrap();
    let how = crm::privacy::EraseHow { oppose: false, archive: false, why: crm::privacy::ErasedFor::Request };
    house.store.erase(id, how, true, &crm::Context::at(noon())).unwrap();
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("base.db"), &old).unwrap();
    fs::copy(house.path().with_file_name("base-droits.jsonl"), folder.path().join("base-droits.jsonl")).unwrap();
    salvaged(folder.path(), &old, "erased");
    assert_eq!(fiches(&folder.path().join("base.db")), 1);
}

/// Of a file whose header is lost: open beside it, and where it was set aside.
fn set_aside(bytes: &[u8]) -> (Struck, Store, PathBuf) {
    let mut bytes = bytes.to_vec();
    bytes[..100].fill(0);
    let struck = Sound::new().struck(&bytes);
    let opened = struck.open_for_app().unwrap();
    let damaged = PathBuf::from(opened.recovered.unwrap().moved_to);
    (struck, opened.store, damaged)
}

#[test]
fn what_can_be_read_of_a_file_set_aside_is_a_backup_beside_the_others_and_can_be_put_back() {
    let large = Large::new();
    let (struck, store, damaged) = set_aside(&large.bytes());
    let before = fs::read(&damaged).unwrap();
    let mut told = Vec::new();
    let at = noon() + chrono::Duration::hours(1);
    let hears = &mut |rows| {
        told.push(rows);
        true
    };
    let made = store.backup_from(&damaged, at, hears).unwrap();
    assert_eq!((made.contacts, made.calls), (3_000, 4_000));
    assert!(told.len() > 1 && told.is_sorted(), "{told:?}");
    assert_eq!(store.backups().first(), Some(&made));
    assert!(fs::read(&damaged).unwrap() == before);
    assert_eq!(fiches(&struck.data()), 0, "nothing is put back before it is asked");
    store.restore(made.path.as_ref(), at + chrono::Duration::hours(1)).unwrap();
    assert_eq!(fiches(&struck.data()), 3_000);
    assert_eq!(ills(&store), [""; 0]);
    assert_eq!(leftovers(&struck.path("")), [""; 0]);
}

#[test]
fn the_reading_of_a_file_set_aside_is_stopped_and_leaves_nothing() {
    let large = Large::new();
    let (struck, store, damaged) = set_aside(&large.bytes());
    let backups = store.backups();
    let refused = store.backup_from(&damaged, noon(), &mut |_| false).unwrap_err();
    assert!(matches!(refused, crm::Error::Refused { why: "cancelled" }), "{refused:?}");
    assert_eq!(store.backups(), backups);
    fs::write(&damaged, vec![0; 40 * PAGE]).unwrap();
    assert_eq!(store.backup_from(&damaged, noon(), &mut |_| true).unwrap_err().code(), "damaged_file");
    assert_eq!(store.backups(), backups);
    assert_eq!(leftovers(&struck.path("")), [""; 0]);
}
