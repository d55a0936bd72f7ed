//! Copies age out: backups and files moved aside are gone after their stated delay, never by a clock that jumped.

use std::fs;

use chrono::{DateTime, Duration, Utc};
use crm::Store;
use crm::settings::SetSetting;
use decroche_tests::house::{House, noon, person};

fn days(n: i64) -> DateTime<Utc> {
    noon() + Duration::days(n)
}

fn backups(house: &House) -> usize {
    house.store.backups().len()
}

#[test]
fn a_backup_goes_after_its_delay_when_two_launches_agree() {
    let house = House::new();
    house.add(person("Ana", "Lopez", &[]));
    house.store.backup(None, days(0)).unwrap();
    house.store.backup(None, days(20)).unwrap();
    assert_eq!(house.store.upkeep(days(29)).unwrap().agreed_at, None, "nothing goes at the first launch");
    assert_eq!(house.store.upkeep(days(31)).unwrap().backups_removed, 0, "the launch before did not see it due");
    assert_eq!(backups(&house), 2);
    let report = house.store.upkeep(days(32)).unwrap();
    assert_eq!((report.backups_removed, report.agreed_at), (1, Some(days(31))));
    assert_eq!(house.store.backups()[0].at, days(20));
}

#[test]
fn a_backup_makes_itself_once_a_day_where_there_is_somebody_to_lose() {
    let house = House::new();
    let due = |at| house.store.backup_when_due(at).unwrap().is_some();
    assert!(!due(days(0)), "nobody yet");
    house.add(person("Ana", "Lopez", &[]));
    assert!(due(days(0)));
    assert!(!due(days(0) + Duration::hours(23)));
    assert!(due(days(1)));
    assert!(due(days(-900)), "a clock put back makes one more");
    house.write(SetSetting { key: "backup.every_hours".into(), value: 0.into() });
    assert!(!due(days(9)), "the house makes its own");
    house.write(SetSetting { key: "backup.every_hours".into(), value: 24.into() });
    house.write(SetSetting { key: "file.demo".into(), value: true.into() });
    assert!(!due(days(9)), "a demo is made again");
    assert_eq!(backups(&house), 3);
}

#[test]
fn a_clock_that_jumps_ahead_or_goes_back_removes_nothing() {
    let house = House::new();
    house.store.backup(None, days(0)).unwrap();
    house.store.backup(None, days(1)).unwrap();
    house.store.upkeep(days(2)).unwrap();
    assert_eq!(house.store.upkeep(days(3_650)).unwrap().backups_removed, 0, "ten years ahead at once");
    let back = house.store.upkeep(days(3)).unwrap();
    assert_eq!((back.agreed_at, back.backups_removed), (None, 0), "and back again");
    assert_eq!(house.store.upkeep(days(4)).unwrap().backups_removed, 0);
    assert_eq!(backups(&house), 2);
}

#[test]
fn the_last_good_backup_goes_only_when_another_has_been_made() {
    let house = House::new();
    let old = house.store.backup(None, days(0)).unwrap();
    house.store.upkeep(days(40)).unwrap();
    let report = house.store.upkeep(days(41)).unwrap();
    assert_eq!((report.backup_made, report.backups_removed), (true, 1));
    assert!(fs::metadata(old.path).is_err());
    assert_eq!(house.store.backups()[0].at, days(41));
}

#[test]
fn a_damaged_file_moved_aside_goes_after_its_delay_with_what_stood_beside_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("base.db");
    drop(Store::open(&path, days(0)).unwrap());
    fs::write(&path, "ce n’est plus une base").unwrap();
    fs::write(folder.path().join("base.db-wal"), "reste").unwrap();
    let opened = Store::open_for_app(&path, days(1)).unwrap();
    let moved = opened.recovered.unwrap().moved_to;
    let there = || fs::metadata(&moved).is_ok() || fs::metadata(format!("{moved}-wal")).is_ok();
    let store = opened.store;
    store.write(SetSetting { key: "file.aside_days".into(), value: 7.into() }, &crm::Context::at(days(1))).unwrap();
    store.upkeep(days(7)).unwrap();
    store.upkeep(days(9)).unwrap();
    assert!(there(), "the launch of the seventh day did not see it due");
    let report = store.upkeep(days(10)).unwrap();
    assert!(!there(), "{report:?}");
    assert!(report.aside_removed >= 1);
}

#[test]
fn what_somebody_else_put_in_the_folder_is_left_alone() {
    let house = House::new();
    house.store.backup(None, days(0)).unwrap();
    let folder = house.path().with_file_name("base-sauvegardes");
    fs::write(folder.join("ma-copie.db"), "a moi").unwrap();
    for day in [40, 41, 42] {
        house.store.upkeep(days(day)).unwrap();
    }
    assert!(folder.join("ma-copie.db").exists());
}
