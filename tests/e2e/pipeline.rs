//! A suspect becomes a loyal client on the board, by keys, each time with a reason; the board and the timeline agree.

use crm::contact::Stage;
use serde_json::json;

use crate::window::App;
use crate::window::app::Home;
use crate::window::axe::looked_at_in;
use crate::window::base::Base;

const ROUND: [(&str, &str); 4] =
    [("Lead", "Recommandé"), ("Prospect", "Besoin exprimé"), ("Client", "Commande signée"), ("Fidèle", "A racheté")];

#[tokio::test]
async fn from_suspect_to_loyal_client_by_keys_each_step_with_its_reason() {
    let app = App::office().await;
    let main = app.main();
    // Somebody new, whom nobody has qualified.
    main.invoke(
        "contact_add",
        json!({ "contact": {
        "civility": null, "first_name": "Ahmed", "last_name": "Ziani", "company": "Ziani Froid", "stage": "suspect",
        "phones": ["06 39 98 33 10"], "emails": [], "postcode": null, "town": null, "job": null, "external_id": null,
    } }),
    )
    .await;
    main.presses(&["Ctrl+3"]).await;
    main.sees("section[aria-label^=Suspect]", "Ahmed Ziani").await;
    main.clicks("article button", "Ahmed Ziani").await;

    for (rung, why) in ROUND {
        if rung == "Client" {
            // On the prospect's rung the next columns are temperatures: confirmed, without a reason.
            main.presses(&["ArrowRight"]).await;
            main.sees("section[aria-label^=Tiède] article", "Ahmed Ziani").await;
            main.presses(&["ArrowRight"]).await;
            main.sees("section[aria-label^=Chaud] article", "Ahmed Ziani").await;
            looked_at_in(main, "pipeline-hot", (1366, 768)).await;
        }
        main.presses(&["ArrowRight"]).await;
        main.sees("article form", "Pourquoi").await;
        if rung == "Prospect" {
            looked_at_in(main, "pipeline-move", (1366, 768)).await;
            looked_at_in(main, "pipeline-move", (1920, 1050)).await;
        }
        main.types(why).await;
        main.presses(&["Enter"]).await;
        let column = if rung == "Prospect" { "Froid" } else { rung };
        main.sees(&format!("section[aria-label^={column}] article"), "Ahmed Ziani").await;
        // The board may show the move before the form that asked for it is gone, and with it the keyboard.
        main.sees_no("article form", "Pourquoi").await;
    }

    let store = app.store();
    let reader = store.reader().unwrap();
    let hit = reader.search("ziani", 5).unwrap().items.remove(0);
    assert_eq!(hit.line.stage, Stage::LoyalClient);
    let told = reader.fiche(hit.line.contact_id, crate::window::now()).unwrap().last;
    let moves: Vec<_> = told.iter().rev().filter_map(|item| item.body.clone()).collect();
    for (_, why) in ROUND {
        assert!(moves.iter().any(|said| said == why), "{why} is on the timeline: {moves:?}");
    }
    // O on the board goes to the fiche.
    main.presses(&["o"]).await;
    main.sees("h1", "Ahmed Ziani").await;
    app.close().await;
}

#[tokio::test]
async fn a_full_column_scrolls_and_its_cards_keep_their_height() {
    let home = Home::empty();
    let base = Base::office(&home.data());
    for n in 0..40 {
        base.person("Essai", &format!("Numéro {n:02}"), None, &format!("06 39 98 62 {n:02}"));
    }
    drop(base);
    let app = App::open(&home).await;
    let main = app.main();
    main.presses(&["Ctrl+3"]).await;
    main.sees("section[aria-label^=Client] article", "Essai Numéro 00").await;
    let lowest = "return Math.min(...[...document.querySelectorAll('article')].map((e) => e.offsetHeight)) > 48";
    main.comes_to("the height of a card", lowest, json!(true)).await;
    looked_at_in(main, "pipeline-full", (1366, 768)).await;
    app.close().await;
}
