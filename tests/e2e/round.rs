//! A whole call, as it goes a hundred times a day: it rings, one answers, types, is called again, hangs up, closes.

use cti::ring::Call;
use serde_json::json;

use crate::window::base::{CAMILLE, STRANGER};
use crate::window::{App, screen, until};

/// The note of the call, as a selector and a name.
const NOTE: (&str, &str) = ("textarea", "Note de l'appel");

#[tokio::test]
async fn from_the_ring_to_the_closing_nothing_typed_is_lost_and_everything_is_on_the_fiche() {
    let app = App::office().await;
    let (main, popup) = (app.main(), app.popup());
    let store = app.store();

    // It rings. Ctrl F9, from wherever the keyboard is, then Enter answers.
    let answer = app.hear(&Call {
        number: CAMILLE.to_owned(),
        queue: Some("Assistance".to_owned()),
        call_id: Some("round-1".to_owned()),
        ..Call::default()
    });
    let id: crm::CallId = answer["call_id"].as_str().unwrap().parse().unwrap();
    popup.sees("[data-face=one] h1", "Camille Rousselot").await;
    screen::press("ctrl+F9");
    popup.sees("article.focused", "").await;
    answer_by_key(&app).await;
    main.sees(".callbar [data-call-state=answered]", "En ligne").await;
    popup.sees_no("article", "").await;

    // The note is on the disk within a second of the last letter.
    main.presses(&["F2"]).await;
    main.types("Coupe aussi en Ethernet, boîtier rouge.").await;
    let typed = std::time::Instant::now();
    let kept = until(async || {
        let drafts = store.reader().unwrap().drafts().unwrap();
        drafts.into_iter().find(|draft| draft.body.ends_with("rouge."))
    });
    let kept = kept.await.expect("the note is on the disk");
    assert!(typed.elapsed().as_millis() < 1000, "kept after {:?}", typed.elapsed());
    assert_eq!(kept.key, format!("call:{id}:note"));
    main.sees("[role=status]", "Gardée à").await;

    // Somebody else rings: beside, without a word taken.
    app.ring(STRANGER);
    popup.sees("[data-face=unknown] h1", "06 39 98 70 52").await;
    main.sees(".callbar .other", "06 39 98 70 52").await;
    assert_eq!(main.value(NOTE.0, NOTE.1).await, "Coupe aussi en Ethernet, boîtier rouge.");
    assert_eq!(main.js("return document.activeElement.tagName", &[]).await, "TEXTAREA");
    main.types(" Rappelle si ça recommence.").await;

    // There and back.
    main.clicks(".callbar .other button", "06 39 98 70 52").await;
    main.sees("h2", "Qui est en ligne ?").await;
    main.clicks(".callbar > button", "Camille Rousselot").await;
    main.sees("h2", "Camille Rousselot").await;
    let note = "Coupe aussi en Ethernet, boîtier rouge. Rappelle si ça recommence.";
    assert_eq!(main.value(NOTE.0, NOTE.1).await, note);

    // Hang up, one key for the outcome, a motive, close.
    main.presses(&["Ctrl+F10"]).await;
    main.sees(".callbar [data-call-state=wrap_up]", "Post-appel").await;
    main.presses(&["F9", "1"]).await;
    main.sees("[data-outcome=solved][aria-checked=true]", "Résolu").await;
    main.chooses("Motif", "Panne, incident").await;
    main.sees("button[data-act=close]:enabled", "Clore").await;
    main.presses(&["Ctrl+Enter"]).await;
    main.sees_no(".callbar", "Camille Rousselot").await;

    let call = store.reader().unwrap().call(id).unwrap();
    assert_eq!(call.outcome_code.as_deref(), Some("solved"));
    assert_eq!(call.motive.as_deref(), Some("Panne, incident"));
    assert_eq!(call.note.as_deref(), Some(note));
    assert_eq!(call.agent.as_deref(), Some("Inès Kerdoncuff"));
    assert_eq!(call.contact_name.as_deref(), Some("Camille Rousselot"));
    assert!(call.answered_at.is_some() && call.ended_at.is_some() && call.qualified_at.is_some());
    assert!(call.wrap_up_ms.is_some_and(|ms| ms > 0), "{:?}", call.wrap_up_ms);
    let drafts = until(async || store.reader().unwrap().drafts().unwrap().is_empty().then_some(()));
    drafts.await.expect("no draft is left of a closed call");

    // And it is on the fiche, found as one finds people.
    main.presses(&["/"]).await;
    main.types("roussel").await;
    main.sees("[role=option]", "Camille Rousselot").await;
    main.presses(&["Enter"]).await;
    let line = main.sees("[role=tabpanel] li", "Rappelle si ça recommence").await;
    assert!(line.contains("Appel entrant") && line.contains("Résolu"), "{line}");
    let held = main.invoke("live_calls", json!({})).await;
    assert_eq!(held.as_array().unwrap().len(), 1, "only the second call is in hand");
    app.close().await;
}

/// Enter, 300 ms after the pop-up was taken: what was being typed elsewhere must not decide.
async fn answer_by_key(app: &App) {
    let popup = app.popup();
    let answered = until(async || {
        popup.presses(&["Enter"]).await;
        let state = app.main().words("[data-call-state=answered]").await;
        (!state.is_empty()).then_some(())
    });
    if answered.await.is_none() {
        popup.fail("Enter does not answer").await;
    }
}
