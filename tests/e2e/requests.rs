//! Somebody asks on a site to be called back: the bell and the desktop tell of it, and they are called on that ground.
//! A file laid in the watched folder is read once, and whose request it is, is said by keys.

use chrono::Duration;
use crm::appointment::{AppointmentKind, AppointmentStep, NewAppointment, WorkAppointment};
use crm::contact::Stage;
use serde_json::json;

use crate::window::app::Home;
use crate::window::axe::looked_at_in;
use crate::window::base::{Base, CAMILLE};
use crate::window::hands::tabs_to;
use crate::window::notifier::Notifier;
use crate::window::{App, http, now, until};

const TOKEN: &str = "a91c54d07be24f3d9e8810c7d2f65b3e";
const SIZES: [(u32, u32); 2] = [(1366, 768), (1920, 1050)];

/// Rules that allow every hour of every day, so that the test holds on a Sunday night.
fn rules() -> serde_json::Value {
    json!({ "prospecting": [{
        "from": "2026-08-11", "consent": true, "consent_days": 365, "days": [1, 2, 3, 4, 5, 6, 7],
        "hours": [["00:00", "23:59"]], "attempts": 4, "attempt_days": 30, "request_days": 5,
        "appointment_minutes": 15, "source": "Règles du test",
    }], "holidays": [] })
}

fn office() -> (Home, Base) {
    let home = Home::empty();
    let base = Base::office(&home.data());
    base.set("law.rules", rules());
    (home, base)
}

/// An appointment of who sits here, in ten minutes.
fn appointment(home: &Home, base: &Base) {
    let store = home.store();
    let reader = store.reader().unwrap();
    let contact_id = reader.search("rousselot", 1).unwrap().items.remove(0).line.contact_id;
    let agent_id = reader.agents().unwrap().iter().find(|agent| agent.name.starts_with("Inès")).unwrap().id;
    let appointment = NewAppointment {
        contact_id,
        kind: AppointmentKind::Phone,
        starts_at: now() + Duration::minutes(10),
        minutes: 30,
        place: String::new(),
        subject: "Choix du matériel".into(),
        agent_id,
        call_id: None,
    };
    base.write(WorkAppointment { step: AppointmentStep::Book { appointment } });
}

fn post(app: &App, body: &str) -> u16 {
    let form = [("Content-Type", "application/x-www-form-urlencoded")];
    http::post(app.address(), &format!("/hooks/form/{TOKEN}"), &form, body.as_bytes())
}

#[tokio::test]
async fn a_form_of_a_site_is_told_of_without_a_name_and_its_sender_is_called() {
    let (home, base) = office();
    base.set("inlet.form", json!(true));
    base.set("inlet.form_token", json!(TOKEN));
    appointment(&home, &base);
    drop(base);
    let desktop = Notifier::start().await;
    let app = App::open(&home).await;
    let main = app.main();
    // What was there at the start is in the list only.
    main.sees(".bell .n", "1").await;
    // The desk is behind another window.
    main.js("document.hasFocus = () => false", &[]).await;
    let body = "prenom=Ana&nom=Vasseur&tel=06+39+98+40+12&objet=Devis+trois+postes&message=Rappelez-moi+avant+midi";
    assert_eq!(post(&app, body), 200);
    assert_eq!(post(&app, body), 200, "a post sent again");
    assert_eq!(post(&app, "nom=Personne"), 422);
    let told = desktop.tells("Demande de rappel").await;
    assert_eq!(told.body, "Ouvrez Décroche pour voir.");
    main.sees(".bell .n", "2").await;

    let found = home.store().reader().unwrap().search("vasseur", 5).unwrap().items;
    let [ana] = &found[..] else { panic!("{found:?}") };
    assert_eq!(ana.line.stage, Stage::Lead);
    let promises = home.store().reader().unwrap().callbacks_to_make(crm::scope::Scope::All, None).unwrap();
    assert_eq!(promises.iter().filter(|promise| promise.asked.is_some()).count(), 1);

    // The list, by keys; its second line is an appointment.
    main.presses(&["Ctrl+b"]).await;
    main.sees("[role=dialog] li", "Demande de rappel Ana Vasseur").await;
    for size in SIZES {
        looked_at_in(main, "notices", size).await;
    }
    main.presses(&["ArrowDown", "Enter"]).await;
    main.sees("h1", "Rendez-vous").await;
    main.sees("aside h2", "Camille Rousselot").await;
    main.sees(".bell .n", "1").await;

    // A click on the desktop opens the fiche.
    let opened = until(async || {
        desktop.click(&told).await;
        main.words("h1").await.iter().any(|title| title.contains("Ana Vasseur")).then_some(())
    });
    assert!(opened.await.is_some(), "the click opens the fiche");
    main.sees_no(".bell .n", "").await;
    main.presses(&["a"]).await;
    main.sees("section.dial [aria-labelledby] label:has(input:checked)", "La personne l’a demandé").await;
    for size in SIZES {
        looked_at_in(main, "request-dial", size).await;
    }
    main.presses(&["Ctrl+Enter"]).await;
    main.sees(".callbar [data-call-state=ringing]", "").await;
    assert!(desktop.all().iter().all(|told| !format!("{told:?}").contains("Vasseur")), "{:?}", desktop.all());
    app.close().await;
}

#[tokio::test]
async fn a_file_laid_in_the_folder_is_read_once_and_its_caller_is_chosen_by_keys() {
    let (home, base) = office();
    let folder = home.path().join("demandes");
    std::fs::create_dir(&folder).unwrap();
    base.set("inlet.requests_folder", json!(folder.to_str().unwrap()));
    drop(base);
    let app = App::open(&home).await;
    let main = app.main();
    // Nobody shows notifications on this desk.
    main.js("document.hasFocus = () => false", &[]).await;
    let rows = "nom;téléphone;message;date souhaitée\r\n\
                Le service achats;01 99 00 20 00;Le débit a baissé;\r\n\
                Quelqu’un;;Bonjour;\r\n";
    std::fs::write(folder.join("site.csv"), rows).unwrap();
    let taken = folder.join("traités").join("site.csv");
    assert!(until(async || taken.is_file().then_some(())).await.is_some(), "the file is put away");
    let refused = std::fs::read_to_string(folder.join("refusés").join("site.csv")).unwrap();
    assert!(refused.contains("Ni numéro de téléphone") && refused.contains("Bonjour"), "{refused}");

    main.sees(".bell .n", "1").await;
    main.presses(&["Ctrl+b"]).await;
    main.sees("[role=dialog] li", "Le service achats").await;
    main.presses(&["Enter"]).await;
    main.sees("[data-callback]", "De qui est-ce").await;
    for size in SIZES {
        looked_at_in(main, "request-whose", size).await;
    }
    tabs_to(main, "e.textContent.includes('Malo Guéguen')").await;
    main.presses(&["Enter"]).await;
    main.sees("[data-callback]", "Malo Guéguen").await;
    main.sees_no("[data-callback]", "De qui est-ce").await;
    let store = home.store();
    let reader = store.reader().unwrap();
    let promise = reader
        .callbacks_to_make(crm::scope::Scope::All, None)
        .unwrap()
        .into_iter()
        .find(|promise| promise.asked.is_some())
        .unwrap();
    let malo = reader.search("gueguen", 1).unwrap().items.remove(0).line.contact_id;
    assert_eq!(promise.contact_id, Some(malo));

    // The telephone still rings, and the settings say where requests come in.
    app.ring(CAMILLE);
    app.popup().sees("[data-face=one] h1", "Camille Rousselot").await;
    for (hash, name) in [("phone", "settings-requests"), ("notices", "settings-notices")] {
        main.js(&format!("location.hash = '#/settings/{hash}'"), &[]).await;
        main.sees("#settings-section", "").await;
        if hash == "phone" {
            main.js("[...document.querySelectorAll('.body h3')].at(-1)?.scrollIntoView()", &[]).await;
        }
        for size in SIZES {
            looked_at_in(main, name, size).await;
        }
    }
    app.close().await;
}
