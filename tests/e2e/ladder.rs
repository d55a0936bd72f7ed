//! A suspect becomes a loyal client through calls: each outcome proposes a rung, the agent agrees by one key; board,
//! timeline, conversion figures and reasons agree.

use crm::contact::Stage;
use crm::pipeline::BoardQuery;
use crm::scope::Scope;
use crm::timeline::{TimelineKind, TimelineQuery};

use crate::window::App;
use crate::window::axe::looked_at_in;
use crate::window::hands::{answers, tabs_to};

const AHMED: &str = "06 39 98 33 10";

/// The keys of the outcome, its words, and the rung it proposes.
const ROUND: [(&[&str], &str, &str, Stage); 4] = [
    (&["9", "4"], "Intéressé (lead)", "Lead", Stage::Lead),
    (&["6"], "RDV pris", "Prospect", Stage::Prospect),
    (&["4"], "Vente", "Client", Stage::Client),
    (&["4"], "Vente", "Fidèle", Stage::LoyalClient),
];

#[tokio::test]
async fn from_suspect_to_loyal_client_through_four_calls() {
    let app = App::office().await;
    let main = app.main();
    let contact = serde_json::json!({ "contact": {
        "civility": null, "first_name": "Ahmed", "last_name": "Ziani", "company": "Ziani Froid", "stage": "suspect",
        "phones": [AHMED], "emails": [], "postcode": null, "town": null, "job": null, "external_id": null,
    } });
    let fiche = main.invoke("contact_add", contact).await;
    let contact_id: crm::ContactId = fiche["contact"]["id"].as_str().unwrap().parse().unwrap();
    let store = app.store();
    let stage = || store.reader().unwrap().contact(contact_id).unwrap().stage;

    for (keys, outcome, rung, reached) in ROUND {
        let before = stage();
        answers(&app, AHMED, "Ahmed Ziani").await;
        main.presses(&["Ctrl+F10"]).await;
        main.sees(".callbar [data-call-state=wrap_up]", "Post-appel").await;
        main.presses(&["F9"]).await;
        main.presses(keys).await;
        main.sees("[aria-checked=true]", outcome).await;
        if reached == Stage::Prospect {
            main.sees("[data-slot]", "").await;
            tabs_to(main, "e.dataset.slot !== undefined").await;
            main.presses(&["Enter"]).await;
        }
        main.sees("label", &format!("Passer à l'étape {rung}")).await;
        assert_eq!(stage(), before, "nothing changes before the agent agrees");
        tabs_to(main, "!['INPUT', 'TEXTAREA', 'SELECT'].includes(e.tagName)").await;
        main.presses(&["e"]).await;
        main.sees("label.checked", rung).await;
        if reached == Stage::Client {
            looked_at_in(main, "closing-rung", (1366, 768)).await;
        }
        main.presses(&["Ctrl+Enter"]).await;
        main.sees_no(".callbar", "Ahmed Ziani").await;
        assert_eq!(stage(), reached, "after « {outcome} »");
    }

    // The timeline tells each step with its reason, the board shows where they stand and who went on.
    let query = TimelineQuery { contact_id, kinds: vec![TimelineKind::Stage], before: None, limit: 10 };
    let steps = store.reader().unwrap().timeline(&query).unwrap().items;
    let told: Vec<_> =
        steps.iter().rev().map(|item| (item.title.clone().unwrap(), item.body.clone().unwrap())).collect();
    for ((rung, why), (_, outcome, _, reached)) in told.iter().zip(ROUND) {
        assert_eq!((rung.as_str(), why.as_str()), (reached.as_str(), outcome));
    }
    assert_eq!(told.len(), 4);
    let query = BoardQuery { scope: Scope::All, limit: 10 };
    let board = store.reader().unwrap().board(&query, None, crate::window::now()).unwrap();
    for column in board.columns.iter().filter(|column| matches!(column.stage, Stage::Suspect | Stage::Lead)) {
        let passage = column.passage.as_ref().unwrap();
        assert_eq!((passage.came, passage.went_on), (1, 1), "{:?}", column.stage);
    }
    main.presses(&["Ctrl+3"]).await;
    main.sees("section[aria-label^=Fidèle] article", "Ahmed Ziani").await;
    main.sees("section[aria-label^=Suspect] header", "100 %").await;
    main.sees("section[aria-label^=Lead] header", "100 %").await;
    app.close().await;
}
