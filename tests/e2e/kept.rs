//! What is typed stays: through ten rings, and through a power cut.

use cti::ring::Call;
use serde_json::json;

use crate::window::app::Home;
use crate::window::base::{CAMILLE, EXTENSION, JORIS, NUISANCE, SHARED, STRANGER};
use crate::window::{App, screen, until};

const DESK: &str = "Décroche";

#[tokio::test]
async fn ten_rings_take_neither_the_keyboard_nor_a_letter_nor_the_caret() {
    let app = App::office().await;
    let main = app.main();
    screen::activate(DESK);
    main.clicks("button", "Appel saisi à la main").await;
    main.fills("Note", "Rappelée à , devis envoyé").await;
    // In the middle of a word: the caret after « à ».
    main.js("const field = find('textarea', 'Note'); field.setSelectionRange(11, 11); return null", &[]).await;

    let callers = [CAMILLE, STRANGER, SHARED, "", EXTENSION, JORIS, NUISANCE, CAMILLE, "3949", STRANGER];
    for ((nth, number), letter) in callers.iter().enumerate().zip('a'..) {
        app.hear(&Call { number: (*number).to_owned(), call_id: Some(format!("ring-{nth}")), ..Call::default() });
        let typing = main.js("return [document.activeElement.tagName, document.activeElement.selectionStart]", &[]);
        let caret = 11 + nth;
        assert_eq!(typing.await, json!(["TEXTAREA", caret]), "after ring {nth} ({number})");
        assert_eq!(screen::active_window().as_deref(), Some(DESK), "after ring {nth}");
        main.types(&letter.to_string()).await;
    }
    app.popup().sees("article", "Camille Rousselot").await;
    assert_eq!(main.value("textarea", "Note").await, "Rappelée à abcdefghij, devis envoyé");
    assert_eq!(screen::active_window().as_deref(), Some(DESK));
    app.close().await;
}

#[tokio::test]
async fn what_a_keyboard_really_types_stays_in_its_window_while_the_telephone_rings() {
    let app = App::office().await;
    let main = app.main();
    screen::activate(DESK);
    main.clicks("button", "Appel saisi à la main").await;
    main.clicks("textarea", "Note").await;
    let text = "une note tapee pendant que le telephone sonne";
    let keyboard = std::thread::spawn(move || screen::type_text(text));
    for (nth, number) in [CAMILLE, STRANGER, SHARED, JORIS].iter().enumerate() {
        app.hear(&Call { number: (*number).to_owned(), call_id: Some(format!("ring-{nth}")), ..Call::default() });
        tokio::time::sleep(std::time::Duration::from_millis(150)).await;
    }
    keyboard.join().unwrap();
    main.comes_to("the note", "return find('textarea', 'Note').value", json!(text)).await;
    assert_eq!(screen::active_window().as_deref(), Some(DESK));
    app.close().await;
}

#[tokio::test]
async fn a_note_survives_the_death_of_the_app() {
    let home = Home::office();
    let app = App::open(&home).await;
    let main = app.main();
    app.ring(CAMILLE);
    main.clicks(".callbar button", "Décrocher").await;
    main.sees("[data-call-state=answered]", "En ligne").await;
    main.presses(&["F2"]).await;
    main.types("Veut une date avant vendredi, sinon résilie").await;
    let store = app.store();
    let kept = until(async || {
        let drafts = store.reader().unwrap().drafts().unwrap();
        drafts.into_iter().find(|draft| draft.body.ends_with("résilie"))
    });
    kept.await.expect("the note is on the disk");
    drop(store);
    app.kill();

    let app = App::open(&home).await;
    let main = app.main();
    main.sees("h2", "Camille Rousselot").await;
    main.comes_to(
        "the note after the crash",
        "return find('textarea', `Note de l'appel`)?.value ?? null",
        json!("Veut une date avant vendredi, sinon résilie"),
    )
    .await;
    main.sees(".callbar", "Camille Rousselot").await;
    // Work goes on: the call is hung up and closed.
    main.presses(&["Ctrl+F10"]).await;
    main.sees("[data-call-state=wrap_up]", "Post-appel").await;
    main.presses(&["F9", "1", "Ctrl+Enter"]).await;
    main.sees_no(".callbar", "").await;
    app.close().await;
}
