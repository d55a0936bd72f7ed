//! Who a file brought in is found: by any word, by any fragment of a number, and in the order of lists.

use std::cell::Cell;
use std::io::Cursor;
use std::time::{Duration, Instant};

use chrono::{DateTime, TimeDelta, Utc};
use phone::Region;
use rusqlite::{Connection, OpenFlags};
use tempfile::TempDir;

use crm::contact::{ContactField, EditContact, FieldEdit, SetPhone};
use crm::import::read::{ReadChoices, Source};
use crm::import::*;
use crm::privacy::EraseHow;
use crm::{Context, Store};
use decroche_tests::house::ills;

fn now() -> DateTime<Utc> {
    DateTime::from_timestamp_millis(1_785_852_000_000).unwrap()
}

struct Base {
    folder: TempDir,
    store: Store,
    /// Files so far: each comes a second after the one before.
    files: Cell<i64>,
}

impl Base {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("base.db"), now()).unwrap();
        Self { folder, store, files: Cell::new(0) }
    }

    fn import(&self, text: &str, progress: &mut dyn FnMut(ImportProgress) -> bool) -> ImportReport {
        let mut source =
            Source::open(Cursor::new(text.as_bytes().to_vec()), "gens.csv", &ReadChoices::default()).unwrap();
        let choices = ImportChoices {
            file_name: "gens.csv".into(),
            kind: ImportKind::Contacts,
            columns: source.shape().columns.clone(),
            on_duplicate: OnDuplicate::Merge,
            dry_run: false,
            region: Region::FR,
            supplier: None,
            licence_ends_on: None,
        };
        let at = now() + TimeDelta::seconds(self.files.replace(self.files.get() + 1));
        self.store.import(&mut source, &choices, &Context::at(at), progress).unwrap()
    }

    /// The names under which search finds people.
    fn found(&self, typed: &str) -> Vec<String> {
        let found = self.store.reader().unwrap().search(typed, 50).unwrap();
        let mut names: Vec<String> = found.items.into_iter().map(|hit| hit.line.name.unwrap_or_default()).collect();
        names.sort();
        names
    }

    fn listed(&self) -> Vec<String> {
        let page = self.store.reader().unwrap().contacts_after(None, 500).unwrap();
        page.items.into_iter().map(|line| line.name.unwrap_or_default()).collect()
    }

    /// The orders of the base, as SQLite keeps their text.
    fn orders(&self) -> Vec<String> {
        let path = self.folder.path().join("base.db");
        let file = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
        let sql = "SELECT sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL ORDER BY name";
        file.prepare(sql).unwrap().query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
    }
}

const THREE: &str = "Prénom;Nom;Société;Tél;Courriel;Ville
Zoé;Le Gall;Armor Voiles;06 39 98 00 12;zoe@armor.example;Brest
Ali;Ben Salem;Pain d’Épi;01 99 00 45 13;ali@epi.example;Quimper
Luc;Vasseur;Armor Voiles;02 61 91 77 14;luc@armor.example;Brest
";

#[test]
fn people_of_a_file_are_found_by_every_word_and_fragment_and_listed_by_name() {
    let base = Base::new();
    let as_made = base.orders();
    assert!(as_made.len() > 50, "{as_made:?}");
    base.import(THREE, &mut |_| true);
    assert_eq!(base.found("armor bre"), ["Luc Vasseur", "Zoé Le Gall"]);
    assert_eq!(base.found("epi.example"), ["Ali Ben Salem"]);
    assert_eq!(base.found("gall zo"), ["Zoé Le Gall"]);
    assert_eq!(base.found("0045"), ["Ali Ben Salem"]);
    // All the threes of this are in one number or another, and in one of them all: not one after the other.
    assert_eq!(base.found("9917"), [""; 0]);
    assert_eq!(base.listed(), ["Ali Ben Salem", "Zoé Le Gall", "Luc Vasseur"]);
    assert_eq!(base.orders(), as_made, "a base that was empty has its orders back, as the migrations write them");
    assert_eq!(ills(&base.store), [""; 0]);
}

#[test]
fn digits_that_do_not_follow_each_other_are_not_a_fragment() {
    let base = Base::new();
    base.import("Nom;Tél\nUn;01 99 00 12 34\nDeux;01 99 00 23 12\n", &mut |_| true);
    assert_eq!(base.found("001234"), ["Un"]);
    // 001, 012, 123: the second has 0 1 2 elsewhere than after 00.
    assert_eq!(base.found("0012"), ["Un"]);
    assert_eq!(base.found("2312"), ["Deux"]);
}

#[test]
fn what_is_edited_or_erased_while_a_file_comes_in_is_found_as_it_is_now() {
    let base = Base::new();
    let mut touched = false;
    base.import(THREE, &mut |_| {
        let page = base.store.reader().unwrap().contacts_after(None, 500).unwrap();
        if touched || page.items.len() < 3 {
            return true;
        }
        touched = true;
        let [ali, zoe, luc] = &page.items[..] else { panic!("{page:?}") };
        let context = Context::at(now());
        let edits = vec![FieldEdit { field: ContactField::Town, value: Some("Lannion".into()) }];
        base.store.write(EditContact { contact_id: zoe.contact_id, edits }, &context).unwrap();
        let number = base.store.reader().unwrap().numbers(ali.contact_id).unwrap().remove(0);
        let set = SetPhone {
            contact_id: ali.contact_id,
            phone_id: Some(number.id),
            raw: "03 53 01 88 77".into(),
            region: Region::FR,
        };
        base.store.write(set, &context).unwrap();
        base.store.erase(luc.contact_id, EraseHow::asked(false), false, &context).unwrap();
        true
    });
    assert!(touched);
    assert_eq!(base.found("lannion"), ["Zoé Le Gall"]);
    assert_eq!(base.found("brest"), [""; 0]);
    assert_eq!(base.found("0045"), [""; 0]);
    assert_eq!(base.found("8877"), ["Ali Ben Salem"]);
    assert_eq!(base.found("armor"), ["Zoé Le Gall"]);
    assert_eq!(ills(&base.store), [""; 0]);
}

#[test]
fn who_does_not_wait_for_the_end_finds_them_soon_after() {
    let base = Base::new();
    let report = base.import(THREE, &mut |at| at.done < at.total);
    assert!(report.cancelled || report.created == 3);
    let until = Instant::now() + Duration::from_secs(60);
    while base.found("armor bre").len() < 2 || base.found("0045").is_empty() {
        assert!(Instant::now() < until, "still not found");
        std::thread::sleep(Duration::from_millis(50));
    }
    assert_eq!(base.listed().len(), 3);
}

#[test]
fn what_a_stopped_file_left_to_be_done_is_done_before_the_next_is_read() {
    let base = Base::new();
    let as_made = base.orders();
    let many: String = (0..2_500).map(|at| format!("Nom{at};g{at}@gens.example\n")).collect();
    let report = base.import(&format!("Nom;Courriel\n{many}"), &mut |at| at.done < 2_000);
    assert!(report.cancelled);
    let mut at_first_row = None;
    let again = base.import("Nom;Courriel\nNom0;g0@gens.example\n", &mut |at| {
        if at.done > 0 {
            at_first_row.get_or_insert_with(|| base.orders());
        }
        true
    });
    assert_eq!((again.created, again.merged), (0, 1));
    assert_eq!(at_first_row, Some(as_made));
}
