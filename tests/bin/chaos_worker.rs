//! A process of the tests' own, to be started, starved and killed. What it acknowledges, it appends to a file of its
//! own once the store's answer is there: one line, one `write`, which a kill cannot take back.
//!
//! `chaos_worker work|early DATA ACKS FIRST_LANE LANES` · `launch DATA ACKS` · `backup DATA ACKS` ·
//! `restore DATA ACKS BACKUP…` · `import DATA ACKS FILE` · `fill DATA ACKS` · `open|open_for_app DATA`
#![expect(clippy::unwrap_used, reason = "a worker that cannot work stops, and the test says so")]

use std::fs::{File, OpenOptions};
use std::io::Write;
use std::path::Path;
use std::process::exit;

use chrono::Duration;
use crm::draft::SaveDraft;
use crm::import::read::{ReadChoices, Source};
use crm::import::{ImportChoices, ImportKind, ImportProgress, OnDuplicate};
use crm::{Context, Store};
use decroche_tests::house::noon;
use decroche_tests::labour::{BLOCK, labour};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        [mode @ ("work" | "early"), data, acks, first, lanes] => {
            let (first, lanes): (u64, u64) = (first.parse().unwrap(), lanes.parse().unwrap());
            work(Path::new(data), Path::new(acks), first..first + lanes, *mode == "early");
        }
        ["launch", data, acks] => {
            let _store = open(Path::new(data));
            acknowledge(&mut ack_file(Path::new(acks), "launch"), "open");
        }
        ["backup", data, acks] => {
            let store = open(Path::new(data));
            let mut file = ack_file(Path::new(acks), "backup");
            for n in 0.. {
                acknowledge(&mut file, &store.backup(None, noon() + Duration::milliseconds(n)).unwrap().path);
            }
        }
        ["restore", data, acks, backups @ ..] => {
            let store = open(Path::new(data));
            let mut file = ack_file(Path::new(acks), "restore");
            for (n, backup) in (0i64..).zip(backups.iter().cycle()) {
                store.restore(Path::new(backup), noon() + Duration::milliseconds(n)).unwrap();
                acknowledge(&mut file, backup);
            }
        }
        ["import", data, acks, file] => import(Path::new(data), Path::new(acks), Path::new(file)),
        ["fill", data, acks] => fill(Path::new(data), Path::new(acks)),
        ["open", data] => println!("{}", Store::open(Path::new(data), noon()).map_or_else(|e| e.code(), |_| "ok")),
        ["open_for_app", data] => {
            println!("{}", Store::open_for_app(Path::new(data), noon()).map_or_else(|e| e.code(), |_| "ok"));
        }
        _ => {
            eprintln!("see the head of tests/bin/chaos_worker.rs");
            exit(2);
        }
    }
}

fn open(data: &Path) -> Store {
    Store::open(data, noon()).unwrap_or_else(|error| {
        eprintln!("open: {error:?}");
        exit(3);
    })
}

fn ack_file(folder: &Path, name: &str) -> File {
    OpenOptions::new().create(true).append(true).open(folder.join(name)).unwrap()
}

fn acknowledge(file: &mut File, line: &str) {
    file.write_all(format!("{line}\n").as_bytes()).unwrap();
}

/// Where a lane goes on: after the last step it acknowledged.
fn next_step(acks: &Path, lane: u64) -> u64 {
    let text = std::fs::read_to_string(acks.join(lane.to_string())).unwrap_or_default();
    text.lines().last().map_or(0, |line| line.parse::<u64>().unwrap() + 1)
}

/// Works until killed. `early` acknowledges before the write: the fault that the oracle must see.
fn work(data: &Path, acks: &Path, lanes: std::ops::Range<u64>, early: bool) {
    let store = open(data);
    std::thread::scope(|scope| {
        for lane in lanes {
            let store = &store;
            scope.spawn(move || walk(store, acks, lane, early));
        }
    });
}

/// One lane's steps, one after the other, without end.
fn walk(store: &Store, acks: &Path, lane: u64, early: bool) {
    let mut file = ack_file(acks, &lane.to_string());
    let mut step = next_step(acks, lane);
    loop {
        if early {
            acknowledge(&mut file, &step.to_string());
        }
        match labour(store, lane, step) {
            Ok(()) => {
                if !early {
                    acknowledge(&mut file, &step.to_string());
                }
                step += 1;
            }
            // What the step needs was lost: on with the next fiche.
            Err(_) if early => step = (step / BLOCK + 1) * BLOCK,
            Err(error) => {
                eprintln!("lane {lane}, step {step}: {error:?}");
                exit(4);
            }
        }
    }
}

/// Brings a file in, and says after each lot how many rows are dealt with.
fn import(data: &Path, acks: &Path, path: &Path) {
    let store = open(data);
    let mut file = ack_file(acks, "import");
    let mut source = Source::open(File::open(path).unwrap(), &path.to_string_lossy(), &ReadChoices::default()).unwrap();
    let choices = ImportChoices {
        file_name: "personnes.csv".to_owned(),
        kind: ImportKind::Contacts,
        columns: source.shape().columns.clone(),
        on_duplicate: OnDuplicate::Merge,
        dry_run: false,
        region: phone::Region::FR,
        supplier: None,
        licence_ends_on: None,
    };
    let mut told = |at: ImportProgress| {
        acknowledge(&mut file, &at.done.to_string());
        true
    };
    let report = store.import(&mut source, &choices, &Context::at(noon()), &mut told);
    if let Err(error) = report {
        eprintln!("import: {error:?}");
        exit(5);
    }
    acknowledge(&mut file, "end");
}

/// Writes until the disk refuses, and says with which code; then reads, which must still be possible.
fn fill(data: &Path, acks: &Path) {
    let store = open(data);
    let mut file = ack_file(acks, "fill");
    for n in 0..2_000 {
        let draft = SaveDraft { key: format!("full:{n}"), body: format!("{n} ").repeat(2000) };
        match store.write(draft, &Context::at(noon())) {
            Ok(_) => acknowledge(&mut file, &n.to_string()),
            Err(error) => {
                let kept = store.reader().and_then(|reader| reader.drafts());
                println!(
                    "{} {}",
                    error.code(),
                    kept.map_or_else(|e| e.code().to_owned(), |drafts| drafts.len().to_string())
                );
                return;
            }
        }
    }
    println!("never full");
}
