//! The kills: during ordinary work, the first launch, a migration, a backup, a restore; and the control that must lose.

use std::fs;
use std::time::Instant;

use crm::{Store, schema_version};
use decroche_tests::fixture::{APPLICATION_ID, base_at, fill_version_1};
use decroche_tests::house::{House, ills, noon, person};
use rusqlite::{Connection, OpenFlags};

use super::oracle::{Verdict, examine};
use super::workers::{Scene, chance, kill_all, rounds};

/// Several processes on one file, two lanes each.
const PROCESSES: u64 = 3;
const LANES: u64 = 2;
/// Kills on one data file before a new one is begun.
const PER_FILE: u32 = 20;

/// Kills workers so many times; each kill is examined on its own. Stops at the first complaint when `strict`.
fn storm(mode: &str, kills: u32, strict: bool) -> Verdict {
    let mut chance = chance();
    let (mut total, mut scene, began) = (Verdict::default(), Scene::new(), Instant::now());
    for kill in 0..kills {
        if kill % PER_FILE == 0 {
            scene = Scene::new();
        }
        let workers =
            (0..PROCESSES).map(|n| scene.start(mode, &[&(n * LANES).to_string(), &LANES.to_string()])).collect();
        kill_all(workers, 20..=300, &mut chance);
        let verdict = examine(&scene, PROCESSES * LANES);
        if strict {
            assert!(verdict.lost.is_empty() && verdict.broken.is_empty(), "kill {kill}: {verdict:#?}");
        }
        if kill % PER_FILE == PER_FILE - 1 || kill == kills - 1 {
            total.acked += verdict.acked;
            total.lost.extend(verdict.lost);
            total.broken.extend(verdict.broken);
        }
    }
    println!(
        "{mode}: {kills} kills of {PROCESSES} processes, {} writes acknowledged, {} lost, in {:.0?}",
        total.acked,
        total.lost.len(),
        began.elapsed()
    );
    total
}

#[test]
fn what_was_acknowledged_survives_every_kill_once_and_whole() {
    let verdict = storm("work", rounds(200), true);
    assert!(verdict.acked > 0, "the workers did nothing");
}

#[test]
fn the_oracle_sees_the_losses_of_a_worker_that_acknowledges_too_early() {
    let verdict = storm("early", 20, false);
    assert!(!verdict.lost.is_empty(), "{} writes acknowledged before their commit, and none missed", verdict.acked);
}

#[test]
fn a_first_launch_cut_anywhere_leaves_a_file_the_next_launch_can_use() {
    let mut chance = chance();
    for _ in 0..rounds(60) {
        let scene = Scene::new();
        kill_all((0..2).map(|_| scene.start("launch", &[])).collect(), 0..=60, &mut chance);
        let opened = Store::open_for_app(&scene.data(), noon()).unwrap();
        assert!(opened.recovered.is_none(), "nothing was damaged: {:?}", opened.recovered);
        assert_eq!(ills(&opened.store), [""; 0]);
        assert_eq!(user_version(&scene), schema_version());
    }
}

#[test]
fn a_migration_cut_anywhere_leaves_the_old_version_or_the_new_one_with_every_row() {
    let mut chance = chance();
    for _ in 0..rounds(60) {
        let scene = Scene::new();
        fill_version_1(&base_at(&scene.data(), 1), 300);
        kill_all((0..2).map(|_| scene.start("launch", &[])).collect(), 0..=60, &mut chance);
        let version = user_version(&scene);
        assert!((1..=schema_version()).contains(&version), "version {version}");
        let opened = Store::open_for_app(&scene.data(), noon()).unwrap();
        assert!(opened.recovered.is_none(), "nothing was damaged: {:?}", opened.recovered);
        assert_eq!(ills(&opened.store), [""; 0]);
        let file = read(&scene.data());
        for table in ["contact", "phone_number", "call", "ticket", "ticket_event", "stage_change"] {
            let count: i64 = file.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0)).unwrap();
            assert_eq!(count, 300, "{table}");
        }
        for backup in opened.store.backups() {
            assert_eq!((backup.contacts, backup.calls), (300, 300), "{}", backup.path);
        }
    }
}

#[test]
fn a_backup_cut_anywhere_never_stands_under_its_name_unfinished() {
    let mut chance = chance();
    let scene = Scene::new();
    fill_version_1(&base_at(&scene.data(), 1), 2000);
    drop(Store::open(&scene.data(), noon()).unwrap());
    fs::remove_dir_all(scene.path().join("base-sauvegardes")).unwrap(); // the migration's own
    for _ in 0..rounds(40) {
        let workers = vec![scene.start("work", &["0", "1"]), scene.start("backup", &[])];
        kill_all(workers, 20..=300, &mut chance);
        let folder = scene.path().join("base-sauvegardes");
        let names = fs::read_dir(&folder).map(|d| d.map(|e| e.unwrap().path()).collect::<Vec<_>>()).unwrap_or_default();
        for path in names.iter().filter(|p| p.extension().is_some_and(|e| e == "db")) {
            let copy = read(path);
            let verdict: String = copy.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
            let fiches: i64 = copy.query_row("SELECT count(*) FROM contact", [], |row| row.get(0)).unwrap();
            let ours: i64 = copy.query_row("PRAGMA application_id", [], |row| row.get(0)).unwrap();
            assert_eq!((verdict.as_str(), ours, fiches >= 2000), ("ok", APPLICATION_ID, true), "{}", path.display());
        }
        for promised in scene.acknowledged("backup") {
            assert!(names.iter().any(|p| p.to_string_lossy() == promised), "{promised} was acknowledged");
        }
        fs::remove_dir_all(&folder).unwrap_or_default();
        fs::remove_file(scene.acks().join("backup")).unwrap_or_default();
        assert_eq!(examine(&scene, 1).broken, [""; 0]);
    }
}

#[test]
fn a_restore_cut_anywhere_leaves_one_content_or_the_other_whole() {
    let mut chance = chance();
    let scene = Scene::new();
    let (small, large) = (scene.path().join("small.db"), scene.path().join("large.db"));
    let house = House::new();
    house.add(person("Maëlle", "Le Gall", &["06 39 98 00 12"]));
    house.store.backup(Some(&small), noon()).unwrap();
    for n in 0..400 {
        house.add(person("Un", &format!("Autre {n}"), &[]));
    }
    house.store.backup(Some(&large), noon()).unwrap();
    fs::copy(&small, scene.data()).unwrap();
    for _ in 0..rounds(40) {
        let worker = scene.start("restore", &[&large.to_string_lossy(), &small.to_string_lossy()]);
        kill_all(vec![worker], 20..=200, &mut chance);
        let store = Store::open(&scene.data(), noon()).unwrap();
        assert_eq!(ills(&store), [""; 0]);
        let fiches: i64 = read(&scene.data()).query_row("SELECT count(*) FROM contact", [], |row| row.get(0)).unwrap();
        assert!([1, 401].contains(&fiches), "{fiches} fiches");
        fs::remove_dir_all(scene.path().join("base-sauvegardes")).unwrap_or_default();
    }
}

fn read(path: &std::path::Path) -> Connection {
    Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap()
}

/// The version of the file as it lies, once SQLite has put a cut transaction right; 0: nothing there yet.
fn user_version(scene: &Scene) -> i64 {
    if !scene.data().exists() {
        return 0;
    }
    Connection::open(scene.data()).unwrap().query_row("PRAGMA user_version", [], |row| row.get(0)).unwrap()
}
