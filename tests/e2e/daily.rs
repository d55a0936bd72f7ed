//! The daily round with the keyboard alone: ring, answer, guide, note, ticket, hang up, outcome, callback, next call.

use serde_json::json;

use crate::window::App;
use crate::window::base::{CAMILLE, JORIS};
use crate::window::hands::{answers, tabs_to};

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
    tabs_to(main, "words(e).includes('Motif')").await;
    main.types("Panne").await;
    tabs_to(main, "words(e).includes('Rappeler')").await;
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
    let promised = reader.callbacks_to_make(crm::scope::Scope::All, None).unwrap();
    let tomorrow = promised.iter().find(|callback| callback.due_at.format("%M").to_string() == "30");
    assert!(tomorrow.is_some_and(|callback| callback.name == "Camille Rousselot"), "{promised:?}");
    assert_eq!(reader.call(second).unwrap().outcome_code.as_deref(), Some("solved"));
    assert_eq!(main.invoke("live_calls", json!({})).await, json!([]));
    app.close().await;
}
