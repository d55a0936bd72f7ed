//! Erased is erased: no trace in any file, not after a restore, not after an import.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::Duration;
use crm::contact::MergeContacts;
use crm::privacy::{EraseHow, ErasedFor};
use crm::{Context, Store};
use decroche_tests::house::{House, after, event, ills, noon, person};
use phone::CallEventKind;

use crate::seed::{Canary, canary};

const ASKED: EraseHow = EraseHow { oppose: false, archive: false, why: ErasedFor::Request };

/// Every file of the data folder but the backups and what was moved aside.
fn files(house: &House) -> Vec<PathBuf> {
    let folder = house.path().parent().unwrap().to_owned();
    let mut found: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    found.retain(|path| path.is_file() && !path.display().to_string().contains(".corrompu-"));
    found
}

fn one_char_a_byte(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| char::from(*byte)).collect()
}

fn traces_in(paths: &[PathBuf], people: &[Canary]) -> Vec<String> {
    let mut found = Vec::new();
    for path in paths {
        let text = one_char_a_byte(&fs::read(path).unwrap());
        for trace in people.iter().flat_map(Canary::traces) {
            if text.contains(&one_char_a_byte(&trace)) {
                found.push(format!("{}: {}", path.display(), String::from_utf8_lossy(&trace)));
            }
        }
    }
    found
}

fn holds(path: &Path, who: &Canary) -> bool {
    !traces_in(&[path.to_owned()], std::slice::from_ref(who)).is_empty()
}

fn is_found(house: &House, who: &Canary) -> bool {
    let reader = house.store.reader().unwrap();
    reader.search(&who.word, 5).unwrap().items.iter().any(|item| item.line.contact_id == who.id)
}

#[test]
fn erasing_people_leaves_no_trace_of_them_in_any_file_of_the_folder() {
    let house = House::new();
    let stays: Vec<Canary> = (1_000..1_010).map(|n| canary(&house, n)).collect();
    let erased: Vec<Canary> = (0..100).map(|n| canary(&house, n)).collect();
    house.store.doctor(true).unwrap(); // rows were put in by hand
    assert!(holds(&house.path(), &erased[7]), "the canaries are there before");
    let (first, rest) = erased.split_at(92);
    let ids: Vec<_> = first.iter().map(|canary| canary.id).collect();
    assert!(house.store.erase_all(&ids, ASKED, true, &Context::at(after(10))).unwrap());
    for canary in rest {
        let report = house.store.erase(canary.id, ASKED, false, &Context::at(after(20))).unwrap();
        assert!(report.scrubbed, "a small file is cleaned at once");
    }
    assert_eq!(traces_in(&files(&house), &erased), [""; 0]);
    for kept in &stays {
        assert!(holds(&house.path(), kept), "{} stays", kept.word);
        assert!(is_found(&house, kept));
    }
    assert_eq!(house.ills(), [""; 0]);
}

#[test]
fn what_counts_in_figures_stays_and_belongs_to_nobody() {
    let house = House::new();
    let who = canary(&house, 1);
    let before = |sql: &str| house.count(sql);
    let counts = ["call", "purchase", "ticket", "offer", "exchange", "pledge", "listening"];
    let was: Vec<i64> = counts.iter().map(|table| before(&format!("SELECT count(*) FROM {table}"))).collect();
    let amount = house.count("SELECT sum(amount_cents) FROM purchase");
    let ids: i64 = house.count("SELECT count(*) FROM call");
    let known: Vec<Vec<u8>> = call_ids(&house);
    house.store.erase(who.id, ASKED, false, &Context::at(after(10))).unwrap();
    let is: Vec<i64> = counts.iter().map(|table| house.count(&format!("SELECT count(*) FROM {table}"))).collect();
    assert_eq!((is, house.count("SELECT sum(amount_cents) FROM purchase")), (was, amount));
    for table in ["call", "purchase", "ticket", "offer", "exchange", "pledge"] {
        assert_eq!(house.count(&format!("SELECT count(*) FROM {table} WHERE contact_id IS NOT NULL")), 0, "{table}");
    }
    let now = call_ids(&house);
    assert_eq!(now.len() as i64, ids);
    assert!(now.iter().all(|id| !known.contains(id)), "their calls have ids nobody else knows");
    assert_eq!(house.count("SELECT count(*) FROM contact"), 0);
    assert_eq!(house.count("SELECT count(*) FROM ticket WHERE status = 'open'"), 0, "nobody waits for an answer");
    assert_eq!(house.ills(), [""; 0]);
}

fn call_ids(house: &House) -> Vec<Vec<u8>> {
    let file = house.file();
    let mut statement = file.prepare("SELECT id FROM call").unwrap();
    statement.query_map([], |row| row.get(0)).unwrap().collect::<rusqlite::Result<_>>().unwrap()
}

#[test]
fn the_preview_tells_what_the_erasure_does() {
    let house = House::new();
    let who = canary(&house, 2);
    house.store.backup(None, noon()).unwrap();
    let preview = house.store.erasure_preview(who.id, true, after(10)).unwrap();
    let rows = |table: &str| preview.tables.iter().find(|t| t.table == table).map(|t| (t.rows, t.stays));
    assert_eq!(rows("call"), Some((2, true)), "one of them of an unknown caller with this number");
    assert_eq!(rows("phone_number"), Some((1, false)));
    assert_eq!(rows("contact"), Some((1, false)));
    assert_eq!((preview.backups, preview.aside), (1, 0));
    assert_eq!(preview.copies_until, Some(after(10) + Duration::days(30)));
    assert_eq!(house.count("SELECT count(*) FROM contact"), 1, "looking erases nothing");
    let done = house.store.erase(who.id, EraseHow::asked(false), false, &Context::at(after(10))).unwrap();
    assert_eq!(done.preview, preview);
}

#[test]
fn nobody_is_erased_in_the_middle_of_a_call() {
    let house = House::new();
    let id = house.add(person("Ana", "Lopez", &["06 39 98 00 01"]));
    house.hear(&event("c1", CallEventKind::Ringing, Some("0639980001")));
    house.hear(&event("c1", CallEventKind::Answered, Some("0639980001")));
    let preview = house.store.erasure_preview(id, true, noon()).unwrap();
    assert_eq!(preview.blocks, ["call_in_progress"]);
    let refused = house.store.erase(id, ASKED, false, &Context::at(noon())).unwrap_err();
    assert_eq!(refused.detail().as_deref(), Some("call_in_progress"));
    house.hear(&event("c1", CallEventKind::Ended, Some("0639980001")));
    house.store.erase(id, ASKED, false, &Context::at(after(5))).unwrap();
}

#[test]
fn orders_the_law_has_kept_are_apart_with_the_name_and_nowhere_else() {
    let house = House::new();
    let who = canary(&house, 3);
    let report = house.store.erase(who.id, EraseHow::asked(false), false, &Context::at(after(10))).unwrap();
    let kinds: Vec<(&str, u32)> = report.preview.archive.iter().map(|a| (a.kind.as_str(), a.rows)).collect();
    assert_eq!(kinds, [("invoice", 1), ("consent", 1)]);
    let archive = house.store.reader().unwrap().legal_archive().unwrap();
    let invoice = archive.iter().find(|line| line.kind.as_str() == "invoice").unwrap();
    assert!(invoice.name.as_ref().unwrap().contains(&who.word) && invoice.source.contains("L.123-22"));
    let consent = archive.iter().find(|line| line.kind.as_str() == "consent").unwrap();
    assert!(consent.name.is_none(), "a consent is found again by the number, not by a name");
    let hand = house.foreign_hand();
    hand.execute_batch("DELETE FROM legal_archive; VACUUM; PRAGMA wal_checkpoint(TRUNCATE)").unwrap();
    drop(hand);
    assert_eq!(traces_in(&files(&house), &[who]), [""; 0]);
}

#[test]
fn a_restore_does_not_bring_them_back_and_the_others_come_back_whole() {
    let house = House::new();
    let (gone, kept) = (canary(&house, 4), canary(&house, 5));
    house.store.doctor(true).unwrap(); // rows were put in by hand
    let backup = house.store.backup(None, after(1)).unwrap();
    house.store.erase(gone.id, ASKED, false, &Context::at(after(10))).unwrap();
    house.store.restore(backup.path.as_ref(), after(20)).unwrap();
    assert!(!is_found(&house, &gone) && is_found(&house, &kept));
    assert_eq!(house.ills(), [""; 0]);
    assert_eq!(traces_in(&files(&house), &[gone]), [""; 0]);
}

#[test]
fn with_the_data_file_lost_a_backup_copied_in_its_place_does_not_bring_them_back() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("base.db");
    let house = House::new();
    let gone = canary(&house, 6);
    let backup = house.store.backup(None, after(1)).unwrap();
    house.store.erase(gone.id, ASKED, false, &Context::at(after(10))).unwrap();
    let beside = house.path().with_file_name("base-droits.jsonl");
    assert!(!holds(&beside, &gone), "what is beside the file tells of nobody who they are");
    assert!(!fs::read_to_string(&beside).unwrap().contains(&gone.id.to_string()));
    fs::copy(&beside, folder.path().join("base-droits.jsonl")).unwrap();
    fs::copy(&backup.path, &path).unwrap();
    let store = Store::open(&path, after(60)).unwrap();
    assert_eq!(store.reader().unwrap().search(&gone.word, 5).unwrap().items.len(), 0);
    assert_eq!(ills(&store), [""; 0]);
    drop(store);
    assert!(!holds(&path, &gone));
}

#[test]
#[cfg(unix)]
fn what_is_beside_the_file_is_for_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let house = House::new();
    let id = house.add(person("Ana", "Lopez", &[]));
    house.store.erase(id, ASKED, false, &Context::at(noon())).unwrap();
    let beside = house.path().with_file_name("base-droits.jsonl");
    assert_eq!(fs::metadata(beside).unwrap().permissions().mode() & 0o777, 0o600);
}

#[test]
fn a_number_two_people_share_stays_with_the_other() {
    let house = House::new();
    let gone = house.add(person("Ana", "Lopez", &["01 99 00 00 07"]));
    let other = house.add(person("Luc", "Petit", &["01 99 00 00 07"]));
    house.store.erase(gone, ASKED, false, &Context::at(noon())).unwrap();
    let crm::IncomingCall::One { fiche, .. } = house.who("01 99 00 00 07") else { panic!("not one") };
    assert_eq!(fiche.contact.id, other);
}

#[test]
fn a_backup_older_than_a_merge_brings_back_neither_of_the_two_fiches() {
    let house = House::new();
    let (kept, removed) = (canary(&house, 6), canary(&house, 7));
    house.store.doctor(true).unwrap(); // rows were put in by hand
    let backup = house.store.backup(None, after(1)).unwrap();
    house.write_at(after(2), MergeContacts { kept: kept.id, removed: removed.id, take: Vec::new() });
    house.store.erase(kept.id, ASKED, true, &Context::at(after(10))).unwrap();
    let both = [kept, removed];
    assert_eq!(traces_in(&files(&house), &both), [""; 0]);
    house.store.restore(backup.path.as_ref(), after(20)).unwrap();
    assert!(!both.iter().any(|who| is_found(&house, who)));
    assert_eq!(traces_in(&files(&house), &both), [""; 0]);
}
