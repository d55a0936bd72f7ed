//! Who follows whom: a fiche given to a colleague, one taken from the pool, and what a colleague is calling about.

use crm::callback::{NewCallback, PromiseCallback};
use crm::contact::AssignContact;
use crm::dial::{NewDial, PlaceCall};
use crm::law::Ground;
use crm::{AgentId, ContactId, Context, Store};
use phone::Region;

use crate::window::axe::looked_at_in;
use crate::window::{App, now};

const SMALL: (u32, u32) = (1366, 768);
const LARGE: (u32, u32) = (1920, 1050);

fn agent(store: &Store, name: &str) -> AgentId {
    store.reader().unwrap().agents().unwrap().iter().find(|one| one.name.starts_with(name)).unwrap().id
}

fn person(store: &Store, name: &str) -> ContactId {
    store.reader().unwrap().search(name, 5).unwrap().items.remove(0).line.contact_id
}

fn owner(store: &Store, contact: ContactId) -> Option<String> {
    store.reader().unwrap().contact(contact).unwrap().owner.map(|owner| owner.name)
}

#[tokio::test]
async fn a_fiche_goes_to_a_colleague_of_the_team_and_one_is_taken_from_the_board() {
    let app = App::office().await;
    let (main, store) = (app.main(), app.store());
    let camille = person(&store, "rousselot");
    // Two agents of one team, as the settings make it.
    main.js("location.hash = '#/settings/agents'", &[]).await;
    for name in ["Inès Kerdoncuff", "Karim Le Bihan"] {
        main.clicks("button", &format!("Modifier {name}")).await;
        main.fills("Équipe", "Fibre").await;
        main.presses(&["Enter"]).await;
        main.sees_no("input", "Équipe").await;
    }
    main.sees("li", "Karim Le Bihan").await;
    looked_at_in(main, "teams", SMALL).await;

    main.presses(&["Ctrl+2"]).await;
    main.clicks("[role=option]", "Camille Rousselot").await;
    main.clicks("aside button", "Suivie par Inès Kerdoncuff").await;
    main.chooses("Suivie par", "Karim Le Bihan").await;
    looked_at_in(main, "owner", SMALL).await;
    looked_at_in(main, "owner", LARGE).await;
    main.clicks("aside button", "Confier").await;
    main.sees(".toast", "Fiche confiée à Karim Le Bihan").await;
    main.sees("aside button", "Suivie par Karim Le Bihan").await;
    assert_eq!(owner(&store, camille).as_deref(), Some("Karim Le Bihan"));

    // Not mine any more, still the team's.
    main.presses(&["Escape"]).await;
    main.clicks("[aria-label='À qui'] button", "Les miens").await;
    main.sees("[role=option]", "Joris Pennaneac'h").await;
    main.sees_no("[role=option]", "Camille Rousselot").await;
    main.clicks("[aria-label='À qui'] button", "Mon équipe").await;
    main.sees("[role=option]", "Camille Rousselot").await;
    looked_at_in(main, "fiches-of-the-team", SMALL).await;
    looked_at_in(main, "fiches-of-the-team", LARGE).await;
    main.js("document.activeElement.blur()", &[]).await;
    main.presses(&["Ctrl+z"]).await;
    main.sees(".toast", "de nouveau suivi par Inès Kerdoncuff").await;
    assert_eq!(owner(&store, camille).as_deref(), Some("Inès Kerdoncuff"));

    // Put back to be taken; on the board, T takes.
    let ines = agent(&store, "Inès");
    let free = AssignContact { contact_id: camille, from: Some(ines), to: None };
    store.write(free, &Context::at(now())).unwrap();
    main.presses(&["Ctrl+3"]).await;
    main.clicks("[aria-label='À qui'] button", "À prendre").await;
    main.sees("section[aria-label^=Client] article", "Camille Rousselot").await;
    main.js("document.activeElement.blur()", &[]).await;
    main.presses(&["ArrowDown"]).await;
    main.sees("article button", "Prendre").await;
    looked_at_in(main, "board-free", SMALL).await;
    main.presses(&["t"]).await;
    main.sees_no("article", "Camille Rousselot").await;
    assert_eq!(owner(&store, camille).as_deref(), Some("Inès Kerdoncuff"));
    main.clicks("[aria-label='À qui'] button", "Tous").await;
    main.sees("article", "Camille Rousselot").await;
    looked_at_in(main, "board-owners", SMALL).await;
    app.close().await;
}

#[tokio::test]
async fn who_a_colleague_is_calling_is_left_to_them() {
    let app = App::office().await;
    let (main, store) = (app.main(), app.store());
    let (karim, joris) = (agent(&store, "Karim"), person(&store, "pennaneac"));
    let callback = NewCallback {
        contact_id: Some(joris),
        number: None,
        due_at: now() + chrono::Duration::hours(2),
        subject: "Formulaire du site".to_owned(),
        call_id: None,
    };
    store.write(PromiseCallback { callback, region: Region::FR }, &Context::at(now())).unwrap();
    let dial = NewDial {
        contact_id: joris,
        phone_id: None,
        ground: Some(Ground::Service),
        why: Some("Rappel demandé".to_owned()),
        target_id: None,
    };
    let by_karim = Context::at(now()).by(Some(karim));
    store.write(PlaceCall { dial }, &by_karim).unwrap();
    main.presses(&["Ctrl+2"]).await;
    main.presses(&["Ctrl+1"]).await;
    main.sees("section[aria-label=Rappels] li", "Karim Le Bihan est en ligne").await;
    main.sees_no("section[aria-label=Rappels] button", "Reporter d'une heure, Joris").await;
    looked_at_in(main, "colleague-calls", SMALL).await;
    looked_at_in(main, "colleague-calls", LARGE).await;
    app.close().await;
}
