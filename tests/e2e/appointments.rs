//! An appointment taken at the end of a call in a colleague's free slot, confirmed; an attestation sent.

use crm::appointment::{AppointmentState, WeekQuery};
use crm::timeline::TimelineKind;

use crate::window::axe::looked_at_in;
use crate::window::base::CAMILLE;
use crate::window::{App, until};

#[tokio::test]
async fn an_appointment_in_a_colleagues_free_slot_is_confirmed_by_mail() {
    let app = App::office().await;
    let main = app.main();
    app.ring(CAMILLE);
    main.clicks("button", "Décrocher").await;
    main.sees("[data-call-state=answered]", "En ligne").await;
    main.presses(&["Ctrl+F10"]).await;
    main.sees(".callbar [data-call-state=wrap_up]", "Post-appel").await;
    main.presses(&["F9", "6"]).await;
    main.sees("[role=status]", "Choisissez un créneau").await;
    main.chooses("Avec qui", "Karim Le Bihan").await;
    main.chooses("Durée", "45 min").await;
    main.sees("[data-slot]", "").await;
    looked_at_in(main, "appointment-taking", (1366, 768)).await;
    // The second free moment, by keys.
    main.js("document.querySelector('[data-slot]').focus()", &[]).await;
    main.presses(&["ArrowRight", "Enter"]).await;
    main.sees("[data-slot][aria-checked=true]", "").await;
    main.presses(&["Ctrl+Enter"]).await;
    main.sees_no(".callbar", "Camille Rousselot").await;

    let store = app.store();
    let agents = store.reader().unwrap().agents().unwrap();
    let karim = agents.iter().find(|agent| agent.name == "Karim Le Bihan").unwrap().id;
    let search = store.reader().unwrap().search("rousselot", 1).unwrap().items.remove(0);
    let query = crm::timeline::TimelineQuery {
        contact_id: search.line.contact_id,
        kinds: vec![TimelineKind::Appointment],
        before: None,
        limit: 5,
    };
    let taken = store.reader().unwrap().timeline(&query).unwrap().items.remove(0);
    let id = taken.id.parse().unwrap();
    let appointment = store.reader().unwrap().appointment(id).unwrap();
    assert_eq!((appointment.agent_id, appointment.minutes), (karim, 45));
    assert_eq!(appointment.state, AppointmentState::Planned);
    // Nobody is offered that moment any more.
    let query = WeekQuery { from: appointment.starts_at.date_naive(), agent: Some(karim), minutes: 45 };
    let free = store.reader().unwrap().week(&query, crate::window::now()).unwrap().free;
    assert!(!free.contains(&appointment.starts_at), "{free:?}");

    // The week, the one in hand, its confirmation.
    main.js("location.hash = '#/agenda'", &[]).await;
    main.sees("h1", "Rendez-vous").await;
    if main.words("[data-appointment]").await.is_empty() {
        main.presses(&["ArrowRight"]).await;
    }
    main.sees("[data-appointment]", "Camille Rousselot").await;
    main.presses(&["ArrowDown"]).await;
    main.sees("aside h2", "Camille Rousselot").await;
    for size in [(1366, 768), (1920, 1050)] {
        looked_at_in(main, "agenda", size).await;
    }
    main.presses(&["c"]).await;
    main.sees("[data-appointment]", "Confirmé").await;
    assert_eq!(store.reader().unwrap().appointment(id).unwrap().state, AppointmentState::Confirmed);
    // Its calendar file, opened by the program for such files.
    main.presses(&["i"]).await;
    let file = std::fs::read_to_string(app.home.handed("/").await).unwrap();
    assert!(file.starts_with("BEGIN:VCALENDAR\r\n") && file.contains("DESCRIPTION:Avec Karim Le Bihan"), "{file}");
    main.presses(&["e"]).await;
    main.sees("section[aria-label='Envoyer un document'] select", "Document").await;
    main.fills("Adresse", "camille@exemple.fr").await;
    main.presses(&["Ctrl+Enter"]).await;
    let handed = app.home.handed("mailto:").await;
    assert!(handed.starts_with("mailto:camille@exemple%2Efr?subject=Votre%20rendez%2Dvous"), "{handed}");
    assert!(handed.contains("Karim%20Le%20Bihan"), "{handed}");
    app.close().await;
}

#[tokio::test]
async fn an_attestation_leaves_by_mail_and_is_on_the_timeline() {
    let app = App::office().await;
    let main = app.main();
    main.presses(&["/"]).await;
    main.types("rousselot").await;
    main.sees("[role=option]", "Camille Rousselot").await;
    main.presses(&["Enter"]).await;
    main.sees("h2", "Camille Rousselot").await;
    main.presses(&["d"]).await;
    main.sees("textarea", "Texte, à relire avant envoi").await;
    let body = main.value("textarea", "Texte, à relire avant envoi").await;
    assert!(body.contains("Assistance fibre atteste que Camille Rousselot, Atelier Rousselot,"), "{body}");
    main.fills("Adresse", "camille@exemple.fr").await;
    for size in [(1366, 768), (1920, 1050)] {
        looked_at_in(main, "document", size).await;
    }
    main.presses(&["Ctrl+Enter"]).await;
    let line = main.sees("[role=tabpanel] li", "Document envoyé, courriel").await;
    assert!(line.contains("Attestation pour Camille Rousselot"), "{line}");
    let handed = app.home.handed("mailto:").await;
    assert!(handed.contains("subject=Attestation%20pour%20Camille%20Rousselot"), "{handed}");
    app.close().await;
}

#[tokio::test]
async fn a_mail_received_is_noted_by_keys_and_a_deal_is_opened_on_the_fiche() {
    let app = App::office().await;
    let main = app.main();
    main.js("location.hash = '#/contacts'", &[]).await;
    main.clicks("[role=option]", "Camille Rousselot").await;
    main.sees("h1", "Camille Rousselot").await;
    main.presses(&["e"]).await;
    main.sees("form h2", "Noter un échange").await;
    main.types("Demande un avoir").await;
    main.presses(&["Enter"]).await;
    let line = main.sees("[role=tabpanel] li", "Demande un avoir").await;
    assert!(line.contains("Courriel"), "{line}");

    main.clicks("button", "Opportunité").await;
    main.sees("form input", "Affaire").await;
    main.types("Fibre pour l'atelier").await;
    main.fills("Montant", "1 200,50").await;
    main.fills("Probabilité", "60").await;
    looked_at_in(main, "deal", (1366, 768)).await;
    main.presses(&["Enter"]).await;
    main.sees("section[aria-label=Opportunités] button", "1 200,50 €").await;
    let store = app.store();
    let none_left = until(async || store.reader().unwrap().drafts().unwrap().is_empty().then_some(()));
    none_left.await.expect("no draft is left of what was kept");
    main.js("location.hash = '#/pipeline'", &[]).await;
    main.sees("dl", "1 200,50 €").await;
    app.close().await;
}
