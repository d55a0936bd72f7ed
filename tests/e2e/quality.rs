//! The quality of the base, in the window: a list is worked off by keys, each act goes back, all is put right at once.

use crm::contact::{AddContact, NewContact};
use phone::Region;

use crate::window::app::Home;
use crate::window::axe::looked_at_in;
use crate::window::base::Base;
use crate::window::{App, now, screen};

/// What a bought file looks like.
fn shouting(base: &Base, first: &str, last: &str, number: &str) {
    base.write(AddContact {
        contact: NewContact {
            first_name: Some(first.to_owned()),
            last_name: Some(last.to_owned()),
            phones: vec![number.to_owned()],
            emails: vec![format!("{}@gmial.com", first.to_lowercase())],
            postcode: Some("30000".to_owned()),
            town: Some("NIMES".to_owned()),
            ..NewContact::default()
        },
        region: Region::FR,
        origin: "internal",
    });
}

#[tokio::test]
async fn a_base_is_put_right_by_keys_and_every_act_goes_back() {
    let home = Home::empty();
    let base = Base::office(&home.data());
    shouting(&base, "HELENE", "DUPONT DE LA TOUR", "06 39 98 30 01");
    shouting(&base, "SOPHIE", "LE GALL", "06 39 98 30 02");
    drop(base);
    let app = App::open(&home).await;
    let main = app.main();
    screen::resize("Décroche", 1366, 768);
    let told = || app.store().reader().unwrap().quality(now()).unwrap();
    let names = || -> Vec<String> {
        let people = app.store().reader().unwrap().contacts_after(None, 500).unwrap().items;
        people.into_iter().filter_map(|line| line.name).collect()
    };

    main.presses(&["Ctrl+d"]).await;
    main.presses(&["5"]).await;
    main.sees("section", "sur 100").await;
    main.clicks("button", "À corriger").await;
    main.sees("[role=option]", "Dupont de La Tour").await;
    main.sees("[role=option]", "helene@gmail.com").await;
    for size in [(1920, 1050), (1366, 768)] {
        looked_at_in(main, "quality", size).await;
    }

    // One is put right, as it is shown; it goes back; it is put right again.
    let chosen = main.words("[role=option][aria-selected=true]").await.concat();
    main.presses(&["f"]).await;
    main.sees(".toast", "Corrigé").await;
    main.sees("h2", "À corriger 1").await;
    assert_eq!(told().fixable, 1, "{chosen}");
    main.presses(&["Ctrl+z"]).await;
    main.sees(".toast", "Annulé").await;
    main.sees("h2", "À corriger 2").await;
    assert!(names().contains(&"HELENE DUPONT DE LA TOUR".to_owned()), "{:?}", names());

    // The other is said checked today.
    main.presses(&["j", "v"]).await;
    main.sees(".toast", "Vérifiée aujourd’hui").await;

    // All of it at once: shown, agreed to, taken back, agreed to again.
    main.presses(&["t"]).await;
    main.sees("section", "2 fiches sur 2 changeraient").await;
    main.sees("td", "Nîmes").await;
    looked_at_in(main, "quality-bulk", (1366, 768)).await;
    assert_eq!(told().fixable, 2, "showing writes nothing");
    main.presses(&["Ctrl+Enter"]).await;
    main.sees(".toast", "2 fiches corrigées").await;
    main.sees("p", "Personne sur cette liste").await;
    assert!(names().contains(&"Hélène Dupont de La Tour".to_owned()), "{:?}", names());
    main.presses(&["Ctrl+z"]).await;
    main.sees(".toast", "comme avant").await;
    main.sees("h2", "À corriger 2").await;
    assert_eq!(told().fixable, 2);
    let past = app.store().reader().unwrap().bulks(5).unwrap();
    assert!(!past[0].undoable, "{past:?}");

    // A list becomes a segment.
    main.clicks("button", "Sans accord").await;
    main.clicks("button", "En faire un segment").await;
    main.comes_to(
        "the rule of the list",
        "return document.querySelector('textarea')?.value ?? null",
        serde_json::json!("anomalie = accord manquant"),
    )
    .await;
    app.close().await;
}
