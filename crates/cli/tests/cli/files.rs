//! The data file: health, backups, and every way it cannot be used.

use std::fs;
use std::process::Command;

use serde_json::json;

use crate::{Desk, done, has};

#[test]
fn a_sound_file_is_well_and_stays_so_after_a_repair() {
    let desk = Desk::new();
    desk.add(&["--last-name", "Le Gall", "--phone", "06 39 98 00 12"]);
    for arguments in [&["doctor"][..], &["doctor", "--repair"]] {
        let report = desk.json(arguments);
        assert_eq!(report["ok"], true);
        for check in report["checks"].as_array().unwrap() {
            has(check, "name ok detail");
        }
    }
    assert_eq!(desk.json(&["search", "gall"])["total"], 1);
}

#[test]
fn a_backup_is_whole_and_never_overwrites() {
    let desk = Desk::new();
    desk.add(&["--last-name", "Le Gall"]);
    let target = desk.folder.path().join("copie.db");
    let report = desk.json(&["backup", target.to_str().unwrap()]);
    assert_eq!((&report["ok"], &report["contacts"]), (&json!(true), &json!(1)));
    has(&report, "path bytes calls tickets checks");
    desk.refused(1, &["backup", target.to_str().unwrap()]);
    let dated = desk.json(&["backup"]);
    assert!(fs::metadata(dated["path"].as_str().unwrap()).unwrap().len() > 0);
    let out = Command::new(env!("CARGO_BIN_EXE_decroche")).arg("--db").arg(&target).args(["search", "gall"]).output();
    assert!(done(out.unwrap()).out.contains("Le Gall"));
}

#[test]
fn a_text_file_is_refused_and_left_as_it_is() {
    let desk = Desk::new();
    fs::write(desk.db(), "Nom;Téléphone\nLe Gall;0639980012\n".repeat(50)).unwrap();
    let before = fs::read(desk.db()).unwrap();
    for arguments in [&["doctor"][..], &["lookup", "0639980012"], &["contact", "add", "--last-name", "x"]] {
        desk.refused(3, arguments);
    }
    assert_eq!(fs::read(desk.db()).unwrap(), before);
}

#[test]
fn a_damaged_file_is_refused() {
    let desk = Desk::new();
    desk.add(&["--last-name", "Le Gall"]);
    let mut bytes = fs::read(desk.db()).unwrap();
    bytes[100..4000].fill(0xA5);
    fs::write(desk.db(), bytes).unwrap();
    desk.refused(3, &["contact", "list"]);
}

#[test]
fn a_newer_file_is_refused_and_says_so() {
    let desk = Desk::new();
    desk.add(&["--last-name", "Le Gall"]);
    let mut bytes = fs::read(desk.db()).unwrap();
    // `user_version` in the header of the file (SQLite file format §1.3).
    bytes[60..64].copy_from_slice(&9999_u32.to_be_bytes());
    fs::write(desk.db(), bytes).unwrap();
    let sentence = desk.refused(3, &["contact", "list"]);
    assert!(sentence.contains("9999") && sentence.contains("récente"));
}

#[test]
fn what_needs_a_base_makes_none_where_there_is_no_file() {
    let desk = Desk::new();
    for arguments in [
        &["lookup", "0639980012"][..],
        &["contact", "list"],
        &["contact", "show", "C-1"],
        &["search", "gall"],
        &["call", "list"],
        &["ticket", "list"],
        &["ticket", "show", "1001"],
        &["callback", "list"],
        &["journal", "list"],
        &["settings", "show"],
        &["doctor"],
        &["backup"],
        &["ring", "0639980012", "--dry-run"],
        &["contact", "edit", "C-1", "--town", "Brest"],
        &["contact", "stage", "C-1", "client", "--why", "Achat"],
        &["call", "qualify", "x", "--outcome", "solved"],
        &["ticket", "open", "--contact", "C-1", "--subject", "Panne"],
        &["ticket", "note", "1001", "Redémarrée"],
        &["ticket", "resolve", "1001", "Filtre"],
        &["ticket", "close", "1001"],
        &["callback", "done", "x"],
    ] {
        assert!(desk.refused(1, arguments).contains("essai.db"), "{arguments:?}");
        assert!(!desk.db().exists(), "{arguments:?}");
    }
}

#[test]
fn what_may_be_the_first_thing_written_makes_the_file() {
    for arguments in [
        &["settings", "set", "desk.repeat_days", "14"][..],
        &["contact", "add", "--last-name", "Le Gall"],
        &["call", "log", "--direction", "inbound", "--number", "0639980012"],
        &["callback", "add", "--number", "0639980012", "--at", "2026-11-20T09:30:00Z"],
        &["ring", "0639980012"],
    ] {
        let desk = Desk::new();
        desk.json(arguments);
        assert!(desk.db().is_file(), "{arguments:?}");
    }
}

#[test]
fn a_synchronised_folder_is_refused() {
    let desk = Desk::new();
    let path = desk.folder.path().join("Dropbox").join("essai.db");
    let out = Command::new(env!("CARGO_BIN_EXE_decroche"))
        .args(["contact", "add", "--last-name", "x", "--db"])
        .arg(&path)
        .output();
    assert_eq!(done(out.unwrap()).status, Some(3));
    assert!(!path.exists());
}

#[cfg(target_os = "linux")]
#[test]
fn without_a_path_the_file_is_in_the_user_s_data_folder() {
    let folder = tempfile::tempdir().unwrap();
    let run = |name: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_decroche"));
        command.env_remove("XDG_DATA_HOME").env("HOME", "/nowhere").env(name, folder.path());
        assert!(command.args(["contact", "add", "--last-name", "x"]).output().unwrap().status.success());
    };
    run("XDG_DATA_HOME");
    assert!(folder.path().join("decroche/decroche.db").is_file());
    run("HOME");
    assert!(folder.path().join(".local/share/decroche/decroche.db").is_file());
}
