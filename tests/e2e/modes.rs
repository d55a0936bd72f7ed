//! How the pop-up comes up, as the settings want it: at the ring, at the answer, with the keyboard, or not at all.

use cti::ring::Call;
use phone::CallEventKind;
use serde_json::json;

use crate::window::app::Home;
use crate::window::base::{Base, CAMILLE, JORIS};
use crate::window::{App, screen, until};

const POPUP: &str = "Appel · Décroche";

async fn open(settings: &[(&str, &str)]) -> App {
    let home = Home::empty();
    let base = Base::office(&home.data());
    for (key, value) in settings {
        base.set(key, json!(value));
    }
    drop(base);
    App::open(&home).await
}

fn step(number: &str, id: &str, event: CallEventKind) -> Call {
    Call { number: number.to_owned(), call_id: Some(id.to_owned()), event: Some(event), ..Call::default() }
}

async fn comes_up() {
    let up = until(async || screen::shows(POPUP).then_some(())).await;
    assert!(up.is_some(), "the pop-up does not come up");
}

async fn goes() {
    let gone = until(async || (!screen::shows(POPUP)).then_some(())).await;
    assert!(gone.is_some(), "the pop-up stays");
}

#[tokio::test]
async fn discreet_it_stays_away_and_the_desk_alone_shows_who_rings() {
    let app = open(&[("popup.mode", "discreet")]).await;
    app.ring(CAMILLE);
    app.main().sees(".callbar", "Camille Rousselot").await;
    assert!(!screen::shows(POPUP));
    app.close().await;
}

#[tokio::test]
async fn at_the_answer_it_comes_up_with_who_was_answered_and_goes_at_the_end() {
    let app = open(&[("popup.when", "answered")]).await;
    app.hear(&step(CAMILLE, "first", CallEventKind::Ringing));
    app.hear(&step(JORIS, "second", CallEventKind::Ringing));
    app.main().sees(".callbar", "Camille Rousselot").await;
    assert!(!screen::shows(POPUP), "a ring alone does not bring it up");

    app.hear(&step(CAMILLE, "first", CallEventKind::Answered));
    comes_up().await;
    app.popup().sees("[data-face=one] h1", "Camille Rousselot").await;
    app.popup().sees_no("article", "Joris").await;

    app.hear(&step(CAMILLE, "first", CallEventKind::Ended));
    goes().await;
    app.close().await;
}

#[tokio::test]
async fn with_the_keyboard_it_takes_it_at_the_ring_and_only_then() {
    let app = open(&[("popup.mode", "focus")]).await;
    assert_ne!(screen::active_window().as_deref(), Some(POPUP));
    app.ring(CAMILLE);
    comes_up().await;
    let taken = until(async || (screen::active_window().as_deref() == Some(POPUP)).then_some(())).await;
    assert!(taken.is_some(), "{:?} has the keyboard", screen::active_window());
    app.close().await;
}

#[tokio::test]
async fn it_goes_when_nothing_rings_any_more_and_the_next_ring_shows_only_the_next_caller() {
    let app = open(&[]).await;
    app.hear(&step(CAMILLE, "first", CallEventKind::Ringing));
    comes_up().await;
    app.popup().sees("[data-face=one] h1", "Camille Rousselot").await;
    app.hear(&step(CAMILLE, "first", CallEventKind::Missed));
    goes().await;
    app.hear(&step(JORIS, "second", CallEventKind::Ringing));
    comes_up().await;
    app.popup().sees("[data-face=one] h1", "Joris Pennaneac'h").await;
    assert_eq!(app.popup().words("article").await.len(), 1);
    app.close().await;
}
