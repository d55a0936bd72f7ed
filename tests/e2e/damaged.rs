//! A damaged file, in the window: seen at the opening or later, it gives way to a backup in two clicks, or to what can
//! still be read of it; nothing of it is thrown away.

use std::fs;
use std::ops::Range;
use std::path::PathBuf;

use decroche_tests::house::first_page;

use crate::window::app::Home;
use crate::window::axe::looked_at_in_both;
use crate::window::base::{Base, STRANGER};
use crate::window::{App, now, screen};

/// The office with a backup of it, then somebody more whom the file alone knows; closed.
fn office_with_a_backup() -> Home {
    let home = Home::office();
    home.store().backup(None, now()).unwrap();
    Base::new(&home.data()).person("Yuna", "Abgrall", None, STRANGER);
    home
}

/// Strikes the file while nobody has it open; its bytes then.
fn strike(home: &Home, which: Range<usize>) -> Vec<u8> {
    let mut bytes = fs::read(home.data()).unwrap();
    bytes[which].fill(0);
    fs::write(home.data(), &bytes).unwrap();
    bytes
}

fn set_aside(home: &Home) -> PathBuf {
    let found = fs::read_dir(home.path()).unwrap().map(|entry| entry.unwrap().path());
    let mut files = found.filter(|path| !path.to_string_lossy().ends_with("-wal"));
    files.find(|path| path.to_string_lossy().contains(".corrompu-")).expect("no file set aside")
}

fn people(app: &App) -> usize {
    app.store().reader().unwrap().contacts_after(None, 500).unwrap().items.len()
}

#[tokio::test]
async fn what_can_still_be_read_of_a_file_is_told_beside_its_backup_and_taken_up_in_two_clicks() {
    let home = office_with_a_backup();
    let bytes = strike(&home, 0..100);
    let app = App::open(&home).await;
    let main = app.main();
    screen::resize("Décroche", 1366, 768);
    main.sees("h1", "Le fichier de données était abîmé").await;
    main.sees("section", "5 fiches").await;
    looked_at_in_both(main, "damaged").await;
    main.clicks("button", "Lire ce qui reste").await;
    main.sees("section", "6 fiches").await;
    looked_at_in_both(main, "damaged-read").await;
    main.clicks("button", "Reprendre ce qui a été lu").await;
    main.sees("h1", "Bonjour Inès").await;
    assert_eq!(people(&app), 6);
    assert!(fs::read(set_aside(&home)).unwrap() == bytes, "the damaged bytes are kept as they were");
    assert!(app.store().doctor(false).unwrap().ok);
    app.close().await;
}

#[tokio::test]
async fn a_file_damaged_where_nobody_looked_is_replaced_by_its_backup_in_two_clicks_and_kept() {
    let home = office_with_a_backup();
    let page = first_page(&home.data(), "exchange");
    let bytes = strike(&home, page.clone());
    let app = App::open(&home).await;
    let main = app.main();
    main.sees("h1", "Bonjour Inès").await;
    main.clicks("nav.rail a", "Réglages").await;
    main.clicks("main nav a", "Données").await;
    main.clicks("button", "Restaurer").await;
    main.clicks("button", "Remplacer le fichier").await;
    let said = main.sees(".toast", "Le fichier abîmé est gardé ici").await;
    main.shot("damaged-replaced").await;
    assert!(said.contains(&set_aside(&home).display().to_string()), "{said}");
    assert_eq!(people(&app), 5);
    assert!(app.store().doctor(false).unwrap().ok);
    assert!(fs::read(set_aside(&home)).unwrap()[page.clone()] == bytes[page], "the damaged page is kept as it was");
    app.close().await;
}
