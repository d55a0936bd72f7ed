//! A call handed to a colleague: chosen by what is typed, announced, passed on, and taken with the fiche and the note.

use crm::transfer::TransferState;

use crate::window::axe::{looked_at, looked_at_in};
use crate::window::base::{CAMILLE, JORIS};
use crate::window::hands::answers;
use crate::window::{App, screen, until};

#[tokio::test]
async fn the_next_agent_has_the_fiche_the_note_and_who_transfers_before_they_take_the_call() {
    let app = App::office().await;
    let main = app.main();
    let call = answers(&app, CAMILLE, "Camille Rousselot").await;
    main.presses(&["F2"]).await;
    main.types("Coupures chaque soir, box redémarrée deux fois.").await;
    main.presses(&["Escape", "F8"]).await;
    main.sees("section h2", "Transférer l’appel").await;
    // The note so far is what the next one reads.
    main.sees("[role=option]", "Karim Le Bihan").await;
    for size in [(1366, 768), (1920, 1050)] {
        looked_at_in(main, "transfer-directory", size).await;
    }
    main.types("karim").await;
    main.presses(&["Enter"]).await;
    main.sees("[data-transfer=announced]", "Annoncez l’appel à Karim Le Bihan").await;
    main.sees(".callbar [data-call-state=held]", "").await;
    looked_at_in(main, "transfer-announced", (1366, 768)).await;
    main.presses(&["F8"]).await;
    main.sees("[data-transfer=passed]", "Sonne chez Karim Le Bihan").await;

    // Karim sits down: the pop-up tells him everything.
    main.presses(&["Ctrl+k"]).await;
    main.types("karim").await;
    main.sees("[role=option]", "Karim Le Bihan").await;
    main.presses(&["Enter"]).await;
    let popup = app.popup();
    popup.sees("[data-face=one] header", "Transféré par Inès Kerdoncuff").await;
    popup.sees("[data-face=one] .handed", "box redémarrée deux fois").await;
    popup.sees("[data-face=one] h1", "Camille Rousselot").await;
    let shown = until(async || screen::shows("Appel · Décroche").then_some(())).await;
    assert!(shown.is_some(), "the pop-up is on the screen");
    looked_at(popup, "transfer-popup", 440).await;
    let taken = until(async || {
        screen::press("ctrl+F9");
        tokio::time::sleep(std::time::Duration::from_millis(300)).await;
        (!popup.words("article.focused").await.is_empty()).then_some(())
    });
    assert!(taken.await.is_some(), "Ctrl F9 takes the pop-up");
    let answered = until(async || {
        popup.presses(&["Enter"]).await;
        (!main.words(".callbar [data-call-state=answered]").await.is_empty()).then_some(())
    });
    assert!(answered.await.is_some(), "Enter takes the call");
    main.sees("[data-transfer=taken]", "Transféré par Inès Kerdoncuff").await;
    main.sees("h2", "Camille Rousselot").await;
    looked_at_in(main, "transfer-taken", (1366, 768)).await;

    main.presses(&["Ctrl+F10"]).await;
    main.sees(".callbar [data-call-state=wrap_up]", "Post-appel").await;
    main.presses(&["F9", "1", "Ctrl+Enter"]).await;
    main.sees_no(".callbar", "Camille Rousselot").await;
    let store = app.store();
    let call = store.reader().unwrap().call(call).unwrap();
    let transfer = call.transfer.unwrap();
    assert_eq!(call.agent.as_deref(), Some("Karim Le Bihan"));
    assert_eq!(transfer.state, TransferState::Taken);
    assert_eq!(transfer.note.as_deref(), Some("Coupures chaque soir, box redémarrée deux fois."));
    assert!(call.hold_ms > 0, "the caller waited between the two");
    app.close().await;
}

#[tokio::test]
async fn a_call_passed_on_unannounced_may_be_taken_back_and_goes_on_as_it_was() {
    let app = App::office().await;
    let main = app.main();
    let call = answers(&app, JORIS, "Joris Pennaneac'h").await;
    main.presses(&["F8"]).await;
    main.sees("[role=option]", "Karim Le Bihan").await;
    main.presses(&["Ctrl+Enter"]).await;
    main.sees("[data-transfer=passed]", "Sonne chez Karim Le Bihan").await;
    main.presses(&["F7"]).await;
    main.sees(".callbar [data-call-state=answered]", "En ligne").await;
    main.sees_no("section", "Sonne chez Karim Le Bihan").await;
    let store = app.store();
    let call = store.reader().unwrap().call(call).unwrap();
    assert_ne!(call.agent.as_deref(), Some("Karim Le Bihan"));
    assert_eq!(call.transfer.map(|transfer| transfer.state), Some(TransferState::TakenBack));
    app.close().await;
}
