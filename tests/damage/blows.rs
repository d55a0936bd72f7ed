//! Blows of chance: flipped bits, zeroed pages, cut files. No panic, no hang, nothing thrown away.

use std::fs;

use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};

use super::scene::{FICHES, Sound, Struck, fiches, use_it};
use chrono::Duration;
use crm::Store;
use decroche_tests::house::{first_page, ills, noon};

fn how_many(ordinary: usize) -> usize {
    let times: usize = std::env::var("DECROCHE_DAMAGE_ROUNDS").ok().and_then(|n| n.parse().ok()).unwrap_or(1);
    ordinary * times
}

/// Strikes the sound file so many times; says how many blows were seen at the opening.
fn strike(what: &str, times: usize, mut blow: impl FnMut(&mut Vec<u8>, usize)) -> usize {
    let sound = Sound::new();
    let original = sound.bytes();
    let (mut seen, mut found) = (0, 0);
    for n in 0..times {
        let mut bytes = original.clone();
        blow(&mut bytes, n);
        let struck = sound.struck(&bytes);
        match struck.open_for_app() {
            Ok(opened) => {
                if let Some(recovered) = &opened.recovered {
                    seen += 1;
                    let aside = struck.aside();
                    assert_eq!(aside.len(), 1, "{what} {n}");
                    assert_eq!(recovered.moved_to, aside[0].display().to_string(), "{what} {n}");
                    assert!(
                        fs::read(&aside[0]).unwrap() == bytes,
                        "{what} {n}: the damaged bytes are kept as they were"
                    );
                    let last =
                        recovered.last_backup.as_ref().unwrap_or_else(|| panic!("{what} {n}: no backup offered"));
                    assert_eq!(last.contacts, FICHES, "{what} {n}");
                    opened.store.restore(last.path.as_ref(), noon() + Duration::days(1)).unwrap();
                    assert_eq!(fiches(&struck.data()), FICHES, "{what} {n}");
                } else {
                    assert!(struck.aside().is_empty(), "{what} {n}");
                }
                if !use_it(&opened.store) {
                    found += 1;
                    put_back(&opened.store, &struck, &format!("{what} {n}"));
                }
            }
            Err(error) => {
                seen += 1;
                assert_eq!(error.code(), "newer_file", "{what} {n}: {error:?}");
                assert!(fs::read(struck.data()).unwrap() == bytes, "{what} {n}: a newer file is not touched");
            }
        }
    }
    let unnoticed = times - seen - found;
    println!("{what}: of {times}, {seen} seen at the opening, {found} by the doctor, {unnoticed} by neither");
    seen
}

/// A file found damaged while it is open: its backup is put back, and what stood is kept.
fn put_back(store: &Store, struck: &Struck, what: &str) {
    let restored = store.restore(&struck.backup(), noon() + Duration::days(1)).unwrap();
    assert_eq!(fiches(&struck.data()), FICHES, "{what}");
    assert_eq!(ills(store), [""; 0], "{what}");
    // What SQLite can copy whole is a backup, though an index of it is out of step.
    assert_eq!(restored.undo.is_none(), restored.moved_to.is_some(), "{what}");
    assert_eq!(struck.aside().len(), usize::from(restored.moved_to.is_some()), "{what}");
    assert!(use_it(store), "{what}");
}

#[test]
fn a_flipped_bit_anywhere_never_breaks_the_app_nor_loses_the_file() {
    let mut chance = StdRng::seed_from_u64(1);
    strike("flipped bit", how_many(150), |bytes, _| {
        let at = chance.random_range(0..bytes.len());
        bytes[at] ^= 1 << chance.random_range(0..8);
    });
}

#[test]
fn a_flipped_bit_of_the_header_never_breaks_the_app_nor_loses_the_file() {
    strike("flipped bit of the header", 100 * 8, |bytes, n| bytes[n / 8] ^= 1 << (n % 8));
}

#[test]
fn a_zeroed_page_never_breaks_the_app_nor_loses_the_file() {
    let mut chance = StdRng::seed_from_u64(2);
    let seen = strike("zeroed page", how_many(40), |bytes, n| {
        let pages = bytes.len() / 4096;
        let page = if n == 0 { 0 } else { chance.random_range(0..pages) };
        bytes[page * 4096..(page + 1) * 4096].fill(0);
    });
    assert!(seen >= 1, "the first page is the one nobody misses");
}

#[test]
fn a_cut_file_never_breaks_the_app_nor_is_lost() {
    let mut chance = StdRng::seed_from_u64(3);
    let seen = strike("cut file", how_many(40), |bytes, n| {
        let length = if n < 8 { [1, 15, 16, 99, 100, 511, 512, 4095][n] } else { chance.random_range(0..bytes.len()) };
        bytes.truncate(length);
    });
    assert!(seen >= 8, "{seen}");
}

#[test]
fn a_file_found_damaged_while_it_is_open_gives_way_to_its_backup_and_is_kept() {
    let sound = Sound::new();
    let mut bytes = sound.bytes();
    let page = first_page(&sound.struck(&bytes).data(), "call");
    bytes[page].fill(0xA5);
    let struck = sound.struck(&bytes);
    let opened = struck.open_for_app().unwrap();
    assert_eq!(opened.recovered, None, "nobody has read that page yet");
    let restored = opened.store.restore(&struck.backup(), noon() + Duration::days(1)).unwrap();
    assert_eq!(restored.undo, None);
    assert!(fs::read(restored.moved_to.unwrap()).unwrap() == bytes, "the damaged bytes are kept as they were");
    assert_eq!(fiches(&struck.data()), FICHES);
    assert!(use_it(&opened.store));
}
