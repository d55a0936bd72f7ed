//! A rule written by choices, tried on the past, switched on; a call sets it in motion; the agent agrees, begins a
//! sequence and stops it; the log takes an act back.

use chrono::Duration;
use crm::ContactId;
use crm::automation::ActState;
use crm::call::{LogCall, ManualCall};
use crm::contact::Stage;
use crm::sequence::EndWhy;

use crate::window::app::Home;
use crate::window::axe::looked_at_in;
use crate::window::base::{Base, CAMILLE};
use crate::window::hands::{answers, tabs_to};
use crate::window::{App, now};

const SIZES: [(u32, u32); 2] = [(1366, 768), (1920, 1050)];

/// The office, where three calls of the last weeks were solved: two with Camille, one with somebody new.
fn office() -> (Home, ContactId) {
    let home = Home::office();
    let (camille, solved) = {
        let store = home.store();
        let reader = store.reader().unwrap();
        let outcomes = reader.outcomes().unwrap();
        let solved = outcomes.into_iter().find(|outcome| outcome.code == "solved").unwrap().id;
        (reader.search("Rousselot", 1).unwrap().items.remove(0).line.contact_id, solved)
    };
    let base = Base::new(&home.data());
    let odile = base.person("Odile", "Essai", None, "06 39 98 61 31");
    for (days, contact) in [(3, camille), (12, camille), (20, odile)] {
        let call = ManualCall {
            direction: phone::Direction::Inbound,
            contact_id: Some(contact),
            number: None,
            started_at: now() - Duration::days(days),
            talk_s: 120,
            outcome_id: Some(solved),
            motive_id: None,
            note: None,
        };
        base.write(LogCall { call, region: phone::Region::FR });
    }
    (home, camille)
}

#[tokio::test]
async fn a_rule_is_tried_then_proposes_and_a_sequence_is_stopped_on_the_fiche() {
    let (home, camille) = office();
    let app = App::open(&home).await;
    let main = app.main();

    // The rules that ship, each a sentence, all of them off.
    main.presses(&["Ctrl+8"]).await;
    tabs_to(main, "words(e) === 'Automatisations'").await;
    main.presses(&["Enter"]).await;
    main.sees("main h2", "Automatisations").await;
    main.sees("label", "Quand un appel est clos par « RDV").await;
    for size in SIZES {
        looked_at_in(main, "automations", size).await;
    }

    // One of the house's own, by choices.
    tabs_to(main, "e.matches('button') && words(e).includes('Nouvelle règle')").await;
    main.presses(&["Enter"]).await;
    main.sees("form", "Nouvelle règle").await;
    main.chooses("Issue", "Résolu").await;
    main.clicks("form button", "Ajouter une condition").await;
    main.clicks("form label", "Client").await;
    main.clicks("form label", "Prospect").await;
    main.chooses("Action", "Proposer une étape").await;
    main.chooses("Étape proposée", "Fidèle").await;
    main.clicks("form button", "Ajouter une action").await;
    main.fills("Étiquette", "à remercier").await;
    main.sees(
        "form footer",
        "si l'étape est Client, alors proposer l'étape Fidèle et poser l'étiquette « à remercier ».",
    )
    .await;
    for size in SIZES {
        looked_at_in(main, "automations-form", size).await;
    }
    main.presses(&["Ctrl+Enter"]).await;
    main.sees(".toast, [role=status]", "Règle gardée, arrêtée").await;

    // What it would have done; then on.
    main.clicks("button", "Essayer sur le dernier mois : Quand un appel est clos par « Résolu »").await;
    main.sees("[role=status]", "Elle aurait agi 3 fois, pour 2 personnes. Rien n'a été fait.").await;
    assert_eq!(home.store().reader().unwrap().automations().unwrap().log.len(), 0);
    for size in SIZES {
        looked_at_in(main, "automations-dry", size).await;
    }
    main.clicks("[role=switch]", "à remercier").await;
    main.sees("[role=status], .toast", "Règle en marche").await;

    // A call sets it in motion; the fiche is as it was until the agent agrees.
    main.presses(&["Ctrl+1"]).await;
    answers(&app, CAMILLE, "Camille Rousselot").await;
    main.presses(&["Ctrl+F10"]).await;
    main.sees(".callbar [data-call-state=wrap_up]", "Post-appel").await;
    main.presses(&["F9", "1", "Ctrl+Enter"]).await;
    main.sees_no(".callbar", "Camille Rousselot").await;
    main.sees("section", "À faire et à décider").await;
    main.sees("li", "Passer à l'étape Fidèle ?").await;
    for size in SIZES {
        looked_at_in(main, "day-to-decide", size).await;
    }
    let reader = |app: &App| app.store().reader().unwrap().fiche(camille, now()).unwrap();
    assert_eq!(reader(&app).contact.stage, Stage::Client);

    tabs_to(main, "e.matches('button') && words(e).includes('Passer à l')").await;
    main.presses(&["Enter"]).await;
    main.sees("section[aria-label=Suite]", "Passer à l'étape Fidèle ?").await;
    tabs_to(main, "words(e) === 'Séquence'").await;
    main.presses(&["Enter"]).await;
    main.sees("select", "Commencer la séquence").await;
    tabs_to(main, "words(e) === 'Commencer'").await;
    main.presses(&["Enter"]).await;
    main.sees("section[aria-label=Suite]", "Suivi d'un devis · étape 1 sur 3").await;
    for size in SIZES {
        looked_at_in(main, "fiche-sequence", size).await;
    }
    main.clicks("button", "Arrêter la séquence Suivi d'un devis").await;
    main.sees("section[aria-label=Suite]", "Suivi d'un devis : arrêtée").await;
    main.clicks("section[aria-label=Suite] button", "Accepter").await;
    main.sees_no("section[aria-label=Suite]", "Passer à l'étape").await;

    let fiche = reader(&app);
    assert_eq!(fiche.contact.stage, Stage::LoyalClient);
    assert_eq!(fiche.follow_up.tags, ["à remercier"]);
    assert_eq!(fiche.follow_up.sequences[0].why, Some(EndWhy::Stopped));

    // The log, and an act taken back.
    main.presses(&["Ctrl+8"]).await;
    main.clicks("nav a", "Automatisations").await;
    main.sees("main h2", "Automatisations").await;
    main.clicks(".seg button", "Journal").await;
    main.sees("li", "Poser l'étiquette « à remercier »").await;
    for size in SIZES {
        looked_at_in(main, "automations-log", size).await;
    }
    main.clicks("button", "Annuler : Poser l'étiquette").await;
    main.sees("li", "Annulé par Inès Kerdoncuff").await;
    assert_eq!(reader(&app).follow_up.tags, Vec::<String>::new());
    let log = app.store().reader().unwrap().automations().unwrap().log;
    assert_eq!(log.iter().map(|act| act.state).collect::<Vec<_>>(), [ActState::Undone, ActState::Done]);
    app.close().await;
}
