//! Every screen of the desk's window, light and dark, in two sizes: axe finds nothing, nothing sticks out.

use serde_json::json;

use crate::window::app::Home;
use crate::window::axe::looked_at;
use crate::window::{App, screen};

/// A screen: the name of its pictures, its address, and what it says once it is there (element, words).
type Screen = (&'static str, &'static str, &'static str, &'static str);

const SCREENS: [Screen; 26] = [
    ("desk", "#/desk", "h1", "Bonjour Inès"),
    ("contacts", "#/contacts", "[role=option]", "Camille Rousselot"),
    ("contact-new", "#/contacts/new", "h1", "Nouvelle fiche"),
    ("pipeline", "#/pipeline", "h1", "Parcours"),
    ("tickets", "#/tickets", "h2", "Coupures le soir"),
    ("campaigns", "#/campaigns", "h1", "Campagnes"),
    ("campaign-new", "#/campaigns/new", "h2", "Nouvelle campagne"),
    ("agenda-empty", "#/agenda", "h1", "Rendez-vous"),
    ("journal", "#/journal", "h1", "Journal"),
    ("data", "#/data", "h1", "Données"),
    ("data-duplicates", "#/data/duplicates", "p", "Deux fiches pour une personne"),
    ("data-segments", "#/data/segments", "p", "Aucun segment gardé"),
    ("data-rfm", "#/data/rfm", "p", "Aucun achat dans la base"),
    ("settings-house", "#/settings/house", "h2", "Maison"),
    ("settings-lines", "#/settings/lines", "h2", "Lignes"),
    ("settings-agents", "#/settings/agents", "h2", "Agents"),
    ("settings-grids", "#/settings/grids", "h2", "Grilles"),
    ("settings-documents", "#/settings/documents", "h2", "Documents"),
    ("settings-phone", "#/settings/phone", "h2", "Téléphone"),
    ("settings-ignored", "#/settings/ignored", "h2", "Numéros ignorés"),
    ("settings-popup", "#/settings/popup", "h2", "Fenêtre d'appel"),
    ("settings-interface", "#/settings/interface", "h2", "Interface"),
    ("settings-data", "#/settings/data", "h2", "Données"),
    ("settings-keys", "#/settings/keys", "h2", "Touches"),
    ("practice-none", "#/practice", "h2", "Aucune feuille"),
    ("desk-again", "#/desk", "h1", "Bonjour Inès"),
];

async fn every_screen(size: (u32, u32)) {
    let app = App::office().await;
    let main = app.main();
    screen::resize("Décroche", size.0, size.1);
    main.comes_to("the window's width", "return innerWidth", json!(size.0)).await;
    for (name, address, css, words) in SCREENS {
        main.js("location.hash = arguments[0]", &[address.into()]).await;
        main.sees(css, words).await;
        looked_at(main, name, size.0).await;
    }
    // A fiche away from any call, with one of its panels.
    main.js("location.hash = '#/contacts'", &[]).await;
    main.clicks("[role=option]", "Camille Rousselot").await;
    main.sees("h1", "Camille Rousselot").await;
    main.presses(&["t"]).await;
    main.sees("input", "Sujet").await;
    looked_at(main, "contact", size.0).await;
    app.close().await;
}

#[tokio::test]
async fn every_screen_is_accessible_and_fits_on_a_small_desk() {
    every_screen((1366, 768)).await;
}

#[tokio::test]
async fn every_screen_is_accessible_and_fits_on_a_large_desk() {
    every_screen((1920, 1050)).await;
}

#[tokio::test]
async fn the_first_page_is_accessible() {
    let app = App::open(&Home::empty()).await;
    app.main().sees("h1", "Bienvenue").await;
    looked_at(app.main(), "start", 1366).await;
    app.main().presses(&["2"]).await;
    app.main().sees("h2", "Votre maison").await;
    looked_at(app.main(), "start-house", 1366).await;
    app.close().await;
}
