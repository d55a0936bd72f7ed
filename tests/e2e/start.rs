//! The first start: three ways in, and a demonstration that never touches the user's own file.

use serde_json::json;

use crate::window::app::Home;
use crate::window::{App, until};

#[tokio::test]
async fn the_first_start_offers_three_ways_in_french() {
    let app = App::open(&Home::empty()).await;
    let main = app.main();
    main.sees("h1", "Bienvenue dans Décroche").await;
    let choices = main.words("button.choice").await;
    assert_eq!(choices.len(), 3, "{choices:?}");
    for (choice, word) in choices.iter().zip(["démonstration", "vide", "CSV"]) {
        assert!(choice.contains(word), "{choices:?}");
    }
    assert_eq!(main.js("return document.documentElement.lang", &[]).await, "fr");
    app.close().await;
}

#[tokio::test]
async fn an_empty_base_is_two_keys_away_and_asks_nothing_more_afterwards() {
    let home = Home::empty();
    let app = App::open(&home).await;
    let main = app.main();
    main.sees("button.choice", "vide").await;
    main.presses(&["2"]).await;
    main.sees("h2", "Votre maison").await;
    main.fills("Nom de la maison", "Fibre et Cie").await;
    main.fills("Qui est au poste ?", "Inès Kerdoncuff").await;
    main.presses(&["Ctrl+Enter"]).await;
    main.sees("h1", "Bonjour Inès").await;
    main.presses(&["Ctrl+2"]).await;
    main.sees("main", "Aucune fiche encore").await;
    app.close().await;

    let app = App::open(&home).await;
    app.main().sees("h1", "Bonjour Inès").await;
    let store = app.store();
    assert_eq!(store.reader().unwrap().setting("house.name").unwrap(), json!("Fibre et Cie"));
    app.close().await;
}

#[tokio::test]
async fn leaving_the_demonstration_gives_ones_own_empty_base_back() {
    let home = Home::empty();
    let app = App::open(&home).await;
    let main = app.main();
    main.sees("button.choice", "démonstration").await;
    main.presses(&["1"]).await;
    // Two thousand people are made up: on a loaded machine that takes its time.
    let mut filled = false;
    for _ in 0..6 {
        filled = filled || until(async || (!main.words("nav.rail").await.is_empty()).then_some(())).await.is_some();
    }
    if !filled {
        main.fail("the demonstration does not open").await;
    }
    main.presses(&["Ctrl+2"]).await;
    let said = main.sees("[role=status]", "fiches").await;
    assert!(said.starts_with("2 000"), "{said}");
    // Somebody of the demonstration calls.
    main.presses(&["Ctrl+1"]).await;
    main.clicks("button", "Faire sonner").await;
    main.clicks("button", "Personne connue").await;
    app.popup().sees("[data-face=one] h1", "").await;
    let own = home.store().reader().unwrap().calls_in_hand(crate::window::now() - chrono::Duration::hours(1));
    assert!(own.unwrap().is_empty(), "the demonstration rang in the user's own file");

    main.clicks("nav.rail a", "Réglages").await;
    main.clicks("main nav a", "Données").await;
    main.sees(".path", "demo.db").await;
    main.clicks("button", "Quitter la démonstration").await;
    // Their own file, where nothing was answered yet.
    main.sees("h1, h2", "Bienvenue").await;
    main.presses(&["2"]).await;
    main.sees("h2", "Votre maison").await;
    main.presses(&["Ctrl+Enter"]).await;
    main.sees_no("h2", "Votre maison").await;
    main.presses(&["Ctrl+2"]).await;
    main.sees("main", "Aucune fiche encore").await;
    app.popup().sees_no("article", "").await;
    main.sees_no(".callbar", "").await;
    app.close().await;
}

#[tokio::test]
async fn the_app_gives_itself_what_its_windows_need_to_be_painted() {
    let app = App::office().await;
    let environment = std::fs::read(format!("/proc/{}/environ", app.pid)).unwrap();
    let has = |entry: &str| environment.split(|&byte| byte == 0).any(|variable| variable == entry.as_bytes());
    assert!(has("GDK_BACKEND=x11"), "always-on-top and placing exist under X11 only");
    assert!(has("WEBKIT_DISABLE_DMABUF_RENDERER=1"), "without it the pop-up stays white on some machines");
    app.close().await;
}
