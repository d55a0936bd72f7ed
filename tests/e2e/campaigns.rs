//! A campaign of ten people worked by the keyboard alone: seven are called, one refused for lack of consent, one for the
//! hour where they live, one for four attempts; each with its reason.

use chrono::{DateTime, Duration, Timelike, Utc};
use crm::campaign::{AddPeople, CampaignKind, NewCampaign, SaveCampaign};
use crm::consent::{ConsentChannel, ConsentProof, NewConsent, RecordConsent};
use crm::contact::{ContactField, EditContact, FieldEdit};
use crm::law::Territory;
use crm::{CampaignId, ContactId};
use serde_json::json;

use crate::window::app::Home;
use crate::window::axe::looked_at_in;
use crate::window::base::Base;
use crate::window::hands::dials;
use crate::window::{App, now};

/// Territories and a postcode of each; somewhere in France it is always the day.
const PLACES: [(Territory, &str); 6] = [
    (Territory::Metropole, "35000"),
    (Territory::Reunion, "97400"),
    (Territory::NouvelleCaledonie, "98800"),
    (Territory::WallisEtFutuna, "98600"),
    (Territory::PolynesieFrancaise, "98713"),
    (Territory::Martinique, "97200"),
];

const NAMES: [&str; 10] =
    ["Armel", "Bérénice", "Cyprien", "Dahlia", "Eudes", "Flore", "Gildas", "Hermine", "Ivo", "Jade"];

fn local_hour(territory: Territory, at: DateTime<Utc>) -> u32 {
    at.with_timezone(&territory.time_zone()).hour()
}

/// Where it is between nine and seventeen now, and where it is night or early then.
fn day_and_night() -> ((Territory, &'static str), &'static str) {
    let hour = |place: &(Territory, &str)| local_hour(place.0, now());
    let day = PLACES.iter().find(|place| (9..17).contains(&hour(place))).expect("it is the day somewhere");
    let from = hour(day);
    let night = PLACES.iter().find(|place| !(from - 2..from + 5).contains(&hour(place))).expect("elsewhere it is not");
    (*day, night.1)
}

/// Rules that allow every day of the week, so that the test holds on a Sunday, at hours that hold one part of the world.
fn rules(from: u32) -> serde_json::Value {
    let two = |hour: u32| format!("{hour:02}:00");
    json!({ "prospecting": [{
        "from": "2026-08-11", "consent": true, "consent_days": 365, "days": [1, 2, 3, 4, 5, 6, 7],
        "hours": [[two(from - 2), two(from + 5)]], "attempts": 4, "attempt_days": 30, "request_days": 5,
        "appointment_minutes": 15, "source": "Règles du test",
    }], "holidays": [] })
}

fn office() -> (Home, CampaignId) {
    let home = Home::empty();
    let base = Base::office(&home.data());
    let ((day, postcode), night) = day_and_night();
    base.set("law.rules", rules(local_hour(day, now())));
    let mut people: Vec<ContactId> = Vec::new();
    for (n, first) in NAMES.iter().enumerate() {
        let contact_id = base.person(first, "Essai", None, &format!("06 39 98 61 {n:02}"));
        let lives = if n == 1 { night } else { postcode };
        let value = Some(lives.to_owned());
        base.write(EditContact { contact_id, edits: vec![FieldEdit { field: ContactField::Postcode, value }] });
        // Armel never agreed.
        if n > 0 {
            base.write(RecordConsent { consent: agreed(contact_id) });
        }
        people.push(contact_id);
    }
    // Cyprien was called four times this month, from another telephone.
    for days in 1..=4 {
        let call = crm::call::ManualCall {
            direction: phone::Direction::Outbound,
            contact_id: people.get(2).copied(),
            number: None,
            started_at: now() - Duration::days(days),
            talk_s: 0,
            outcome_id: None,
            motive_id: None,
            note: None,
        };
        base.write(crm::call::LogCall { call, region: phone::Region::FR });
    }
    let campaign = NewCampaign {
        name: "Fibre de novembre".into(),
        kind: CampaignKind::Prospecting,
        ground: None,
        goal: Some(5),
        starts_on: None,
        ends_on: None,
        max_attempts: 3,
        absent_hours: 27,
        busy_minutes: 30,
        guides: vec!["croc_cours".into()],
        brief: "Présenter la fibre, proposer une étude.".into(),
        agents: vec![],
    };
    let campaign_id = base.write(SaveCampaign { campaign_id: None, campaign });
    base.write(AddPeople { campaign_id, contacts: people, pick: None });
    (home, campaign_id)
}

fn agreed(contact_id: ContactId) -> NewConsent {
    NewConsent {
        contact_id,
        on_behalf_of: String::new(),
        object: "Offres fibre".into(),
        text_shown: "J’accepte d’être appelé au sujet des offres fibre.".into(),
        collected_by: ConsentChannel::Form,
        evidence: "Formulaire 2026-118".into(),
        collected_at: None,
        days: None,
        proof: ConsentProof::default(),
    }
}

#[tokio::test]
async fn ten_people_are_worked_by_keyboard_and_three_are_refused_each_with_its_reason() {
    let (home, campaign_id) = office();
    let app = App::open(&home).await;
    let main = app.main();
    main.presses(&["Ctrl+5"]).await;
    main.sees("h1", "Campagnes").await;
    main.sees("h2", "Fibre de novembre").await;
    for size in [(1366, 768), (1920, 1050)] {
        looked_at_in(main, "campaign", size).await;
    }
    main.presses(&["Enter"]).await;

    // Those who may not be called, each with the reason, and when one may.
    main.sees("aside li", "Armel Essai Aucun accord enregistré").await;
    let hour = main.sees("aside li", "Bérénice Essai").await;
    assert!(hour.contains("là-bas ; permis de") && hour.matches("permis").count() == 2, "{hour}");
    main.sees("aside li", "Cyprien Essai Déjà 4 appels en 30 jours").await;
    for size in [(1366, 768), (1920, 1050)] {
        looked_at_in(main, "campaign-next", size).await;
    }

    for (n, first) in NAMES.iter().enumerate().skip(3) {
        main.sees("h2", &format!("{first} Essai")).await;
        dials(&app, &format!("{first} Essai")).await;
        // One in three is not there.
        let answers = n % 3 != 0;
        if answers {
            main.presses(&["F7"]).await;
            main.sees("[data-call-state=answered]", "En ligne").await;
            main.presses(&["F3"]).await;
        }
        main.presses(&["Ctrl+F10"]).await;
        main.sees("[data-call-state=wrap_up]", "Post-appel").await;
        main.presses(&["F9"]).await;
        main.presses(if answers { &["3"] } else { &["9", "3"] }).await;
        let outcome = if answers { "Intéressé (lead)" } else { "Absent, répondeur" };
        main.sees("[data-outcome][aria-checked=true]", outcome).await;
        if n == 3 || n == 4 {
            looked_at_in(main, if answers { "campaign-call" } else { "campaign-absent" }, (1366, 768)).await;
        }
        main.presses(&["Ctrl+Enter"]).await;
        main.sees_no(".callbar", first).await;
    }
    main.sees("main", "Personne").await;
    main.presses(&["Escape"]).await;
    main.sees("h2", "Fibre de novembre").await;
    looked_at_in(main, "campaign-worked", (1366, 768)).await;

    let store = app.store();
    let page = store.reader().unwrap().campaign_page(campaign_id, 50, now()).unwrap();
    let progress = page.campaign.progress;
    assert_eq!((progress.people, progress.attempts, progress.successes), (10, 7, 4));
    assert_eq!((progress.waiting, progress.later, progress.done), (6, 3, 4));
    // The numbers were handed to the telephone program, and nothing else.
    let handed = std::fs::read_to_string(home.path().join("handed.txt")).unwrap();
    let numbers: Vec<String> = (3..10).map(|n| format!("tel:+336399861{n:02}")).collect();
    assert_eq!(handed.lines().collect::<Vec<_>>(), numbers);
    app.close().await;
}
