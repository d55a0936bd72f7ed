//! A file is being brought in when the process is killed: whole lots are there and nothing else, the account says so,
//! and all of it can be taken back.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use crm::{Context, Store};
use decroche_tests::house::{ills, noon};
use rusqlite::{Connection, OpenFlags};

use super::workers::{Scene, chance, kill_all, rounds};

const ROWS: u32 = 20_000;

/// Who has everything an import writes, each at a company of twenty.
fn file(scene: &Scene) -> PathBuf {
    let path = scene.path().join("personnes.csv");
    let rows: String = (0..ROWS)
        .map(|n| {
            let (company, at) = (n / 20, n % 10_000);
            format!(
                "X{n};Nom{n};Prénom;Société {company};0199{n:06};063998{at:04};p{n}@a.example;Rennes;note {n};étiquette\n"
            )
        })
        .collect();
    fs::write(&path, format!("Id;Nom;Prénom;Société;Tél;Mobile;Courriel;Ville;Note;Étiquettes\n{rows}")).unwrap();
    path
}

fn count(scene: &Scene, sql: &str) -> u32 {
    let file = Connection::open_with_flags(scene.data(), OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
    file.query_row(sql, [], |row| row.get(0)).unwrap()
}

/// Fiches that lack a part of what their row said.
const HALF: &str = "SELECT count(*) FROM contact c WHERE
    (SELECT count(*) FROM phone_number p WHERE p.contact_id = c.id) <> 2
    OR (SELECT count(*) FROM phone_number p JOIN number_index n ON n.rid = p.rid WHERE p.contact_id = c.id) <> 2
    OR (SELECT count(*) FROM email e WHERE e.contact_id = c.id) <> 1
    OR (SELECT count(*) FROM exchange x WHERE x.contact_id = c.id) <> 1
    OR (SELECT count(*) FROM contact_tag t WHERE t.contact_id = c.id) <> 1
    OR (SELECT count(*) FROM stage_change s WHERE s.contact_id = c.id) <> 1
    OR (SELECT count(*) FROM contact_index i WHERE i.rid = c.rid) <> 1
    OR c.company_id IS NULL OR c.import_id IS NULL";

/// Rows that wait to be put in a text index, and orders of lists that are missing.
const LEFT: &str = "SELECT (SELECT count(*) FROM contact_to_search) + (SELECT count(*) FROM number_to_search) + 5
    - (SELECT count(*) FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'contact_index')";

/// What was left to be put in the text indexes is caught up in the writer's own time.
fn found_by_a_word(scene: &Scene, store: &Store, round: u32) {
    let until = Instant::now() + Duration::from_secs(60);
    while count(scene, LEFT) > 0 {
        assert!(Instant::now() < until, "kill {round}: something is still left to do");
        std::thread::sleep(Duration::from_millis(50));
    }
    let there = count(scene, "SELECT count(*) FROM contact") > 0;
    for typed in ["prenom soci", "99000"] {
        let found = store.reader().unwrap().search(typed, 5).unwrap();
        assert_eq!(found.items.is_empty(), !there, "kill {round}: {typed}");
    }
}

#[test]
fn an_import_cut_anywhere_leaves_whole_lots_an_account_that_agrees_and_can_be_taken_back() {
    // Once to its end: how long it takes, and where a lot ends.
    let whole = Scene::new();
    let path = file(&whole);
    let began = Instant::now();
    let mut worker = whole.start("import", &[&path.to_string_lossy()]);
    assert!(worker.wait());
    let takes = u64::try_from(began.elapsed().as_millis()).unwrap();
    let mut ends: BTreeSet<u32> = whole.acknowledged("import").iter().filter_map(|done| done.parse().ok()).collect();
    ends.insert(0);
    assert!(ends.len() > 5 && ends.contains(&ROWS), "{ends:?}");

    let mut chance = chance();
    let (mut seen, mut longest) = (BTreeSet::new(), Duration::ZERO);
    for round in 0..rounds(12) {
        let scene = Scene::new();
        let path = file(&scene);
        kill_all(vec![scene.start("import", &[&path.to_string_lossy()])], 0..=takes, &mut chance);
        let began = Instant::now();
        let store = Store::open(&scene.data(), noon()).unwrap();
        longest = longest.max(began.elapsed());
        found_by_a_word(&scene, &store, round);
        assert_eq!(ills(&store), [""; 0], "kill {round}");
        let people = count(&scene, "SELECT count(*) FROM contact");
        assert!(ends.contains(&people), "kill {round}: {people} people, and lots end at {ends:?}");
        assert_eq!(count(&scene, HALF), 0, "kill {round}: somebody is half there");
        seen.insert(people);
        let imports = store.reader().unwrap().imports(10).unwrap();
        let Some(account) = imports.first() else {
            assert_eq!(people, 0, "kill {round}: people without an account");
            continue;
        };
        assert_eq!((account.rows, account.created, account.merged), (people, people, 0), "kill {round}");
        let finished = scene.acknowledged("import").last().is_some_and(|last| last == "end");
        assert!(!finished || account.ended_at.is_some() && people == ROWS, "kill {round}");

        let undone = store.undo_import(account.id, &Context::at(noon() + chrono::Duration::hours(1)), &mut |_| true);
        assert_eq!(undone.unwrap().removed, people, "kill {round}");
        for table in ["contact", "company", "phone_number", "email", "exchange", "contact_tag"] {
            assert_eq!(count(&scene, &format!("SELECT count(*) FROM {table}")), 0, "kill {round}: {table}");
        }
        assert_eq!(ills(&store), [""; 0], "kill {round}: once taken back");
    }
    println!("imports of {ROWS} rows ({takes} ms) cut at {seen:?}; opened again in {longest:.0?} at most");
}
