//! Backups listed and put back, damaged files mended, from the terminal.

use std::fs;

use serde_json::json;

use crate::{Desk, has, text};

#[test]
fn a_backup_is_listed_put_back_and_that_is_undone() {
    let desk = Desk::new();
    desk.add(&["--last-name", "Le Gall"]);
    let backup = text(&desk.json(&["backup"]), "path");
    desk.add(&["--last-name", "Roux"]);
    let listed = desk.json(&["backup", "--list"]);
    assert_eq!((&listed["total"], &listed["items"][0]["path"]), (&json!(1), &json!(backup)));
    assert!(desk.run(&["backup", "--list"]).out.contains(&backup));

    let done = desk.json(&["restore", &backup]);
    has(&done, "ok checks restored undo");
    assert_eq!((&done["ok"], &desk.json(&["contact", "list"])["total"]), (&json!(true), &json!(1)));
    desk.json(&["restore", &text(&done, "undo")]);
    assert_eq!(desk.json(&["contact", "list"])["total"], 2);
    // By its name alone.
    let name = std::path::Path::new(&backup).file_stem().unwrap().to_str().unwrap().to_owned();
    desk.json(&["restore", &name]);
    assert_eq!(desk.json(&["contact", "list"])["total"], 1);
}

#[test]
fn what_is_no_sound_backup_changes_nothing() {
    let desk = Desk::new();
    desk.add(&["--last-name", "Le Gall"]);
    let wrong = desk.folder.path().join("liste.db");
    fs::write(&wrong, "Nom;Téléphone\n".repeat(900)).unwrap();
    assert!(desk.refused(1, &["restore", wrong.to_str().unwrap()]).contains("backup --list"));
    desk.refused(1, &["restore", "absente"]);
    assert_eq!(desk.json(&["contact", "list"])["total"], 1);
}

#[test]
fn a_backup_is_put_back_over_a_damaged_file_which_is_kept() {
    let desk = Desk::new();
    desk.add(&["--last-name", "Le Gall"]);
    let backup = text(&desk.json(&["backup"]), "path");
    let mut bytes = fs::read(desk.db()).unwrap();
    bytes[..4000].fill(0xA5);
    fs::write(desk.db(), &bytes).unwrap();
    desk.refused(3, &["contact", "list"]);
    assert_eq!(desk.json(&["backup", "--list"])["total"], 1, "a damaged file has its backups");
    let done = desk.json(&["restore", &backup]);
    assert!(fs::read(text(&done, "moved_to")).unwrap() == bytes);
    assert_eq!(desk.json(&["contact", "list"])["total"], 1);
}

#[test]
fn a_backup_is_put_back_over_a_file_damaged_where_nobody_looked_which_is_kept() {
    let desk = Desk::new();
    desk.json(&["demo", "--contacts", "400", "--calls", "400", "--now", "2026-11-23T09:00:00Z"]);
    let backup = text(&desk.json(&["backup"]), "path");
    let mut bytes = fs::read(desk.db()).unwrap();
    let page = bytes.len() / 4096 / 2;
    bytes[page * 4096..(page + 1) * 4096].fill(0);
    fs::write(desk.db(), &bytes).unwrap();
    let done = desk.json(&["restore", &backup]);
    assert_eq!((&done["ok"], &done["undo"]), (&json!(true), &json!(null)));
    assert!(fs::read(text(&done, "moved_to")).unwrap() == bytes);
    assert_eq!(desk.json(&["contact", "list"])["total"], 400);
}

#[test]
fn a_damaged_file_is_mended_when_asked_and_kept_as_it_was() {
    let desk = Desk::new();
    desk.json(&["demo", "--contacts", "400", "--calls", "400", "--now", "2026-11-23T09:00:00Z"]);
    let mut bytes = fs::read(desk.db()).unwrap();
    bytes[100..4096].fill(0xA5);
    fs::write(desk.db(), &bytes).unwrap();
    desk.refused(3, &["doctor"]);
    assert!(fs::read(desk.db()).unwrap() == bytes, "looking changes nothing");
    let report = desk.json(&["doctor", "--repair"]);
    assert_eq!(report["ok"], true);
    has(&report["salvage"], "moved_to tables last_backup");
    assert!(fs::read(text(&report["salvage"], "moved_to")).unwrap() == bytes);
    assert_eq!(desk.json(&["contact", "list"])["total"], 400);
    assert!(desk.json(&["doctor", "--repair"]).get("salvage").is_none(), "a sound file is not mended again");
}

#[test]
fn a_page_of_zeros_is_seen_and_mended_in_words() {
    let desk = Desk::new();
    desk.json(&["demo", "--contacts", "400", "--calls", "400", "--now", "2026-11-23T09:00:00Z"]);
    let sound = fs::read(desk.db()).unwrap();
    let page = sound.len() / 4096 / 2;
    let mut bytes = sound;
    bytes[page * 4096..(page + 1) * 4096].fill(0);
    fs::write(desk.db(), &bytes).unwrap();
    assert_ne!(desk.run(&["doctor"]).status, Some(0));
    let done = desk.run(&["doctor", "--repair"]);
    assert_eq!(done.status, Some(0), "{}{}", done.out, done.err);
    assert!(done.out.contains("corrompu") && done.out.contains("contact"), "{}", done.out);
    assert_eq!(desk.json(&["doctor"])["ok"], true);
}
