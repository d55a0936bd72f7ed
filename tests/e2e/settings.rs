//! The settings take effect at once: language, theme, single letters, the telephone inlet on a port of one's own.

use std::net::{Ipv4Addr, SocketAddr, TcpListener};

use serde_json::json;

use crate::window::app::Home;
use crate::window::base::{Base, CAMILLE};
use crate::window::{App, http, now, until};

/// The rail, in its order, each with its key after `Ctrl`.
const SCREENS: [(&str, char); 10] = [
    ("Poste", '1'),
    ("Fiches", '2'),
    ("Parcours", '3'),
    ("Tickets", '4'),
    ("Campagnes", '5'),
    ("Agenda", '6'),
    ("Journal", '7'),
    ("S'entraîner", '9'),
    ("Données", 'D'),
    ("Réglages", '8'),
];

#[tokio::test]
async fn french_first_english_at_once_and_every_window_follows() {
    let app = App::office().await;
    let (main, popup) = (app.main(), app.popup());
    assert_eq!(main.words("nav.rail a").await, SCREENS.map(with_key));
    app.ring(CAMILLE);
    popup.sees("[data-face=one]", "Décrocher").await;

    main.clicks("nav.rail a", "Réglages").await;
    main.clicks("nav a", "Interface").await;
    main.clicks("[role=radiogroup] label", "English").await;
    main.sees("nav.rail a", "Contacts").await;
    main.sees("h1", "Settings").await;
    main.sees_no("body", "Réglages").await;
    popup.sees("[data-face=one]", "Answer").await;
    for page in [main, popup] {
        page.comes_to("the page's language", "return document.documentElement.lang", json!("en")).await;
    }
    main.clicks("[role=radiogroup] label", "Français").await;
    main.sees("h1", "Réglages").await;
    popup.sees("[data-face=one]", "Décrocher").await;
    app.close().await;
}

/// What the rail's entries are named: the word, then its title with the key.
fn with_key((word, key): (&str, char)) -> String {
    format!("{word} {word} (Ctrl {key})")
}

#[tokio::test]
async fn the_theme_changes_both_windows_and_stays_at_the_next_start() {
    let home = Home::office();
    let app = App::open(&home).await;
    let main = app.main();
    main.clicks("nav.rail a", "Réglages").await;
    main.clicks("nav a", "Interface").await;
    main.clicks("[role=radiogroup] label", "Sombre").await;
    let paper = "return getComputedStyle(document.documentElement).getPropertyValue('--paper').trim()";
    for page in [main, app.popup()] {
        page.comes_to("the paper", paper, json!("#101219")).await;
    }
    main.clicks("[role=radiogroup] label", "Clair").await;
    main.comes_to("the paper", paper, json!("#f5f4f0")).await;
    main.clicks("[role=radiogroup] label", "Sombre").await;
    main.comes_to("the paper", paper, json!("#101219")).await;
    app.close().await;

    let app = App::open(&home).await;
    app.main().comes_to("the paper at the next start", paper, json!("#101219")).await;
    app.close().await;
}

#[tokio::test]
async fn the_inlet_opens_and_closes_on_its_own_port_while_the_app_runs() {
    let home = Home::empty();
    let base = Base::office(&home.data());
    let free = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let port = free.local_addr().unwrap().port();
    drop(free);
    base.set("inlet.http_port", json!(port));
    drop(base);
    let app = App::open(&home).await;
    let main = app.main();
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    assert_eq!(app.address(), address);

    main.clicks("nav.rail a", "Réglages").await;
    main.clicks("nav a", "Téléphone").await;
    // On, off and on again: the port is freed and taken each time.
    for turn in ["on", "off", "on"] {
        main.clicks("[role=switch], input[type=checkbox]", "Écouter les téléphones").await;
        let said = if turn == "on" { "À l'écoute" } else { "Éteint" };
        main.sees("main", said).await;
    }
    let token = app.store().reader().unwrap().setting("inlet.http_token").unwrap();
    let path = format!("/api/v1/cti/{}", token.as_str().unwrap());
    let call = json!({ "event": "newCall", "from": "+33639984127", "direction": "in", "callId": "own-port" });
    let answer = until(async || {
        let status = http::post(address, &path, &[], call.to_string().as_bytes());
        (status == 200).then_some(())
    });
    answer.await.expect("the inlet listens on its port");
    app.popup().sees("[data-face=one] h1", "Camille Rousselot").await;
    app.close().await;
}

#[tokio::test]
async fn a_port_held_by_another_program_is_said_on_every_screen_until_it_is_free_again() {
    let home = Home::empty();
    let base = Base::office(&home.data());
    let other = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let port = other.local_addr().unwrap().port();
    base.set("inlet.http", json!(true));
    base.set("inlet.http_port", json!(port));
    drop(base);
    let app = App::open(&home).await;
    let main = app.main();
    main.sees("[role=alert]", &format!("occupe 127.0.0.1:{port}")).await;
    assert_ne!(app.address().port(), port);
    app.ring(CAMILLE);
    app.popup().sees("[data-face=one] h1", "Camille Rousselot").await;

    drop(other);
    main.sees_no("[role=alert]", "occupe").await;
    assert_eq!(app.address().port(), port);
    app.close().await;
}

#[tokio::test]
async fn a_backup_is_put_back_from_the_settings_and_that_is_undone_the_same_way() {
    let home = Home::empty();
    let base = Base::office(&home.data());
    home.store().backup(None, now()).unwrap();
    base.person("Zoé", "Ajoutée", None, "0639980099");
    drop(base);
    let app = App::open(&home).await;
    let main = app.main();
    let there = || app.store().reader().unwrap().search("ajoutee", 5).unwrap().items.len();
    for left in [0, 1] {
        main.js("location.hash = '#/settings/data'", &[]).await;
        main.clicks("main button", "Restaurer").await; // the last backup comes first
        main.clicks("main button", "Remplacer le fichier").await;
        let done = until(async || (there() == left).then_some(())).await;
        assert!(done.is_some(), "{} found, {left} wanted", there());
        main.js("location.hash = '#/desk'", &[]).await;
    }
    app.ring(CAMILLE);
    app.popup().sees("[data-face=one] h1", "Camille Rousselot").await;
    app.close().await;
}
