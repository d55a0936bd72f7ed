//! The daily round with the keyboard alone: ring, answer, guide, note, ticket, hang up, outcome, callback, next call.

use cti::ring::Call;
use serde_json::json;

use crate::window::base::{CAMILLE, JORIS};
use crate::window::{App, Page, screen, until};

/// Takes the pop-up, as the keyboard does from any program, and answers. Who was there says which call it is.
async fn answers(app: &App, number: &str, name: &str) -> crm::CallId {
    let (main, popup) = (app.main(), app.popup());
    let answer = app.hear(&Call { number: number.to_owned(), ..Call::default() });
    popup.sees("[data-face=one] h1", name).await;
    screen::press("ctrl+F9");
    popup.sees("article.focused", "").await;
    let answered = until(async || {
        popup.presses(&["Enter"]).await;
        (!main.words("[data-call-state=answered]").await.is_empty()).then_some(())
    });
    assert!(answered.await.is_some(), "Enter answers {name}");
    main.sees("h2", name).await;
    answer["call_id"].as_str().unwrap().parse().unwrap()
}

/// Tab, until the keyboard is in the field so named.
async fn tabs_to(main: Page<'_>, name: &str) {
    let here = "const e = document.activeElement; return e === null ? '' : words(e)";
    for _ in 0..30 {
        if main.js(here, &[]).await.as_str().is_some_and(|words| words.contains(name)) {
            return;
        }
        main.presses(&["Tab"]).await;
    }
    main.fail(&format!("no Tab leads to « {name} »")).await
}

#[tokio::test]
async fn the_daily_round_never_touches_the_mouse() {
    let app = App::office().await;
    let main = app.main();
    let first = answers(&app, CAMILLE, "Camille Rousselot").await;

    // The guide: two items done, by the one key that does and goes on.
    main.presses(&["F3", "F3"]).await;
    main.sees(".guide [aria-current=step]", "Contact · 2/4").await;
    main.presses(&["F2"]).await;
    main.types("Coupures chaque soir vers 20 h.").await;
    main.presses(&["Escape"]).await;

    // A ticket, without leaving the keys.
    main.presses(&["t"]).await;
    main.sees("input", "Sujet").await;
    main.types("Box qui redémarre le soir").await;
    main.presses(&["Enter"]).await;
    main.sees(".toast, [role=status]", "Ticket n°").await;

    // Hung up, to be called back tomorrow.
    main.presses(&["Ctrl+F10"]).await;
    main.sees(".callbar [data-call-state=wrap_up]", "Post-appel").await;
    main.presses(&["F9", "2"]).await;
    main.sees("[data-outcome=call_back][aria-checked=true]", "À rappeler").await;
    tabs_to(main, "Motif").await;
    main.types("Panne").await;
    tabs_to(main, "Rappeler").await;
    main.types("demain 9h30").await;
    main.sees("button[data-act=close]:enabled", "Clore").await;
    main.presses(&["Ctrl+Enter"]).await;
    main.sees_no(".callbar", "Camille Rousselot").await;

    // And the next one.
    let second = answers(&app, JORIS, "Joris Pennaneac'h").await;
    main.presses(&["Ctrl+F10"]).await;
    main.sees(".callbar [data-call-state=wrap_up]", "Post-appel").await;
    main.presses(&["F9", "1", "Ctrl+Enter"]).await;
    main.sees_no(".callbar", "Joris").await;

    let store = app.store();
    let reader = store.reader().unwrap();
    let call = reader.call(first).unwrap();
    assert_eq!(call.outcome_code.as_deref(), Some("call_back"));
    assert_eq!(call.motive.as_deref(), Some("Panne, incident"));
    assert_eq!(call.note.as_deref(), Some("Coupures chaque soir vers 20 h."));
    assert_eq!(reader.guide_run(first).unwrap().map(|run| (run.guide, run.ticked.len())), Some(("cerc".to_owned(), 2)));
    let fiche = reader.fiche(call.contact_id.unwrap(), crate::window::now()).unwrap();
    assert_eq!(fiche.open_tickets, 3);
    let promised = reader.callbacks_to_make().unwrap();
    let tomorrow = promised.iter().find(|callback| callback.due_at.format("%M").to_string() == "30");
    assert!(tomorrow.is_some_and(|callback| callback.name == "Camille Rousselot"), "{promised:?}");
    assert_eq!(reader.call(second).unwrap().outcome_code.as_deref(), Some("solved"));
    assert_eq!(main.invoke("live_calls", json!({})).await, json!([]));
    app.close().await;
}
