//! A ticket between support levels, worked by keys alone; what solved it is told to the next one like it.

use crm::ticket::{ReturnReason, TicketStatus};

use crate::window::axe::looked_at_in;
use crate::window::base::CAMILLE;
use crate::window::{App, Page, screen};

/// Takes the keyboard out of the field it is in, so that a letter is a key.
async fn out_of_the_field(main: Page<'_>) {
    main.js("document.activeElement.blur()", &[]).await;
}

#[tokio::test]
async fn from_n1_to_n2_back_again_solved_closed_and_the_next_one_like_it_is_told_how() {
    let app = App::office().await;
    let main = app.main();
    main.presses(&["Ctrl+4"]).await;
    main.sees("h2", "Coupures le soir").await;

    // Up: the sheet names what is missing, and goes when nothing is.
    main.presses(&["e"]).await;
    main.sees("section [role=status]", "Il manque").await;
    main.types("La connexion tombe chaque soir vers 20 h, même en filaire").await;
    main.fills("Tests faits", "Box redémarrée").await;
    main.fills("Impact", "Deux visios perdues").await;
    main.chooses("Reproductible", "À chaque fois").await;
    main.sees("section [role=status]", "Dossier complet").await;
    looked_at_in(main, "ticket-handover", (1366, 768)).await;
    main.presses(&["Ctrl+Enter"]).await;
    main.sees(".path .now", "N2, en cours").await;

    // Back, with the reason.
    out_of_the_field(main).await;
    main.presses(&["r"]).await;
    main.sees("section", "Renvoyer au N1").await;
    main.types("Manque le test filaire").await;
    main.presses(&["Ctrl+Enter"]).await;
    main.sees(".path .back", "Retour N1").await;

    // Up again: what was told is still there.
    out_of_the_field(main).await;
    main.presses(&["e"]).await;
    let told = main.value("textarea", "Symptômes").await;
    assert!(told.starts_with("La connexion tombe"), "{told}");
    main.fills("Tests faits", " ; filaire : 912 Mb/s hors pointe").await;
    main.presses(&["Ctrl+Enter"]).await;
    main.sees(".path .now", "N2, en cours").await;
    looked_at_in(main, "ticket-path", (1366, 768)).await;
    looked_at_in(main, "ticket-path", (1920, 1050)).await;

    // Solved, kept as a case, closed.
    out_of_the_field(main).await;
    main.presses(&["s"]).await;
    main.types("Rebrassage au point de mutualisation").await;
    main.presses(&["Ctrl+Enter"]).await;
    main.sees("button", "Garder comme cas").await;
    out_of_the_field(main).await;
    main.presses(&["k"]).await;
    main.sees_no("button", "Garder comme cas").await;
    main.presses(&["c"]).await;
    main.sees("button", "Rouvrir").await;

    let store = app.store();
    let reader = store.reader().unwrap();
    let id = reader.ticket_by_number(1001).unwrap();
    let ticket = reader.ticket(id).unwrap();
    let kinds: Vec<&str> = ticket.history.iter().map(|event| event.kind.as_str()).collect();
    assert_eq!(kinds, ["opened", "escalated", "returned", "escalated", "resolved", "closed"]);
    assert_eq!(ticket.history[2].why, Some(ReturnReason::Incomplete));
    assert_eq!((ticket.line.level, ticket.line.status), (2, TicketStatus::Closed));
    assert!(ticket.case_id.is_some());

    // The next one like it, in a call: the case comes first, with the words in common, while it is being described.
    app.ring(CAMILLE);
    screen::press("ctrl+F9");
    main.sees(".callbar", "Camille Rousselot").await;
    main.presses(&["Ctrl+1"]).await;
    main.clicks(".callbar button", "Décrocher").await;
    main.sees("section", "CERC").await;
    main.presses(&["F3"]).await;
    looked_at_in(main, "desk-guide", (1366, 768)).await;
    main.presses(&["t"]).await;
    main.fills("Sujet", "Coupures en soirée").await;
    let case = main.sees("aside article", "Coupures le soir").await;
    assert!(case.contains("Rebrassage au point de mutualisation") && case.contains("1 sur 1"), "{case}");
    let marked = main.words("aside article mark").await;
    assert!(marked.iter().any(|word| word.eq_ignore_ascii_case("coupures")), "{marked:?}");
    looked_at_in(main, "desk-guide-ticket", (1366, 768)).await;
    looked_at_in(main, "desk-guide-ticket", (1920, 1050)).await;
    app.close().await;
}
