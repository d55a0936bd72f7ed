//! Who is calling, settled: a new fiche, one that exists, a wrong number; and what the next ring makes of it.

use crm::call::CallQuery;
use cti::ring::Call;
use phone::CallEventKind;
use serde_json::json;

use crate::window::base::{CAMILLE, JORIS, STRANGER};
use crate::window::{App, screen, until};

/// The calls of the file, last first.
fn calls(app: &App) -> Vec<crm::call::Call> {
    let query = CallQuery { unqualified: false, contact_id: None, from: None, to: None, limit: 50 };
    app.store().reader().unwrap().calls(&query).unwrap().items
}

fn numbered(number: &str, id: &str) -> Call {
    Call { number: number.to_owned(), call_id: Some(id.to_owned()), ..Call::default() }
}

#[tokio::test]
async fn a_fiche_made_from_an_unknown_call_is_who_calls_next_time() {
    let app = App::office().await;
    let popup = app.popup();
    app.hear(&numbered(STRANGER, "first"));
    popup.sees("[data-face=unknown]", "Nouvelle fiche").await;
    popup.fills("Prénom et nom", "Yann Quéméner").await;
    popup.fills("Société", "Menuiserie Quéméner").await;
    popup.clicks("button", "Créer").await;
    popup.sees("[data-face=one] h1", "Yann Quéméner").await;

    let answer = app.hear(&numbered(STRANGER, "second"));
    assert_eq!(answer["match"], "one", "{answer}");
    let id = answer["call_id"].as_str().unwrap();
    let card = format!("article[data-call-id='{id}'] h1");
    popup.sees(&card, "Yann Quéméner").await;
    let called = calls(&app);
    assert_eq!(called.len(), 2);
    for call in called {
        assert_eq!(call.contact_name.as_deref(), Some("Yann Quéméner"));
    }
    app.close().await;
}

#[tokio::test]
async fn a_field_of_the_popup_clicked_with_the_mouse_takes_the_keyboard() {
    let app = App::office().await;
    let popup = app.popup();
    app.hear(&numbered(STRANGER, "first"));
    let (x, y) = popup.middle("input", "Prénom et nom").await;
    screen::click("Appel · Décroche", x, y);
    let typed = until(async || {
        let active = popup.js("return document.activeElement.tagName", &[]).await;
        (active == "INPUT").then_some(())
    });
    typed.await.expect("the field has the caret");
    screen::type_text("Yann");
    popup.comes_to("what was typed", "return find('input', 'Prénom et nom').value", json!("Yann")).await;
    app.close().await;
}

#[tokio::test]
async fn a_number_attached_to_a_fiche_is_added_to_it_and_overwrites_nothing() {
    let app = App::office().await;
    let popup = app.popup();
    app.hear(&numbered(STRANGER, "first"));
    popup.clicks("[data-face=unknown] button", "Rattacher à une fiche").await;
    let focused = "return document.activeElement.tagName";
    popup.comes_to("the search has the keyboard", focused, json!("INPUT")).await;
    popup.types("pennane").await;
    popup.clicks("[role=option]", "Joris Pennaneac'h").await;
    popup.sees("[data-face=one] h1", "Joris Pennaneac'h").await;

    let store = app.store();
    let reader = store.reader().unwrap();
    let joris = reader.search("Pennaneac", 1).unwrap().items[0].line.contact_id;
    let numbers: Vec<String> = reader.numbers(joris).unwrap().into_iter().filter_map(|n| n.e164).collect();
    assert_eq!(numbers, ["+33639985510", "+33639987052"]);
    for number in [JORIS, STRANGER] {
        let answer = app.hear(&numbered(number, number));
        assert_eq!(answer["fiche"]["contact"]["last_name"], "Pennaneac’h", "{number}");
    }
    app.close().await;
}

#[tokio::test]
async fn a_wrong_number_is_closed_in_one_click_and_makes_no_fiche() {
    let app = App::office().await;
    let popup = app.popup();
    app.hear(&numbered(STRANGER, "first"));
    popup.clicks("[data-face=unknown] button", "Faux numéro").await;
    popup.sees_no("article", "").await;
    // The line still rings; once it is over nothing is left to do.
    app.hear(&Call { event: Some(CallEventKind::Ended), ..numbered(STRANGER, "first") });
    app.main().sees_no(".callbar", "").await;
    let call = &calls(&app)[0];
    assert_eq!(call.outcome_code.as_deref(), Some("wrong_number"));
    assert_eq!(call.contact_id, None);
    let found = app.store().reader().unwrap().search("0639987052", 5).unwrap();
    assert!(found.items.is_empty());
    app.close().await;
}

#[tokio::test]
async fn a_ticket_opened_in_a_call_is_the_first_thing_said_at_the_next_ring() {
    let app = App::office().await;
    let (main, popup) = (app.main(), app.popup());
    app.hear(&numbered(JORIS, "first"));
    main.clicks(".callbar button", "Décrocher").await;
    main.sees("[data-call-state=answered]", "En ligne").await;
    main.sees("h2", "Joris Pennaneac'h").await;
    main.presses(&["t"]).await;
    main.sees("input:focus", "Sujet").await;
    main.types("Box qui redémarre").await;
    main.presses(&["Enter"]).await;
    main.sees("[role=status], .toast", "Ticket n°").await;
    main.presses(&["Ctrl+F10"]).await;
    main.sees("[data-call-state=wrap_up]", "Post-appel").await;

    // To be called back tomorrow: a promise, which comes after the ticket.
    main.presses(&["F9", "2"]).await;
    main.fills("Rappeler", "demain 9h30").await;
    main.fills("À propos de", "Échange de la box").await;
    main.sees("button[data-act=close]:enabled", "Clore").await;
    main.presses(&["Ctrl+Enter"]).await;
    main.sees_no(".callbar", "").await;

    app.hear(&numbered(JORIS, "second"));
    let said = popup.sees("[data-face=one]", "Box qui redémarre").await;
    let (ticket, promise) = (said.find("Box qui redémarre"), said.find("Rappel prévu"));
    assert!(ticket < promise && promise.is_some(), "{said}");
    let cards = until(async || {
        let cards = main.words(".know .card").await;
        (cards.len() == 2).then_some(cards)
    });
    let cards = cards.await.expect("two things to know at the desk");
    assert!(cards[0].contains("Box qui redémarre"), "{cards:?}");
    assert!(cards[1].contains("Échange de la box"), "{cards:?}");
    app.close().await;
}

#[tokio::test]
async fn one_of_several_is_chosen_by_key_and_remembered_for_the_call() {
    let app = App::office().await;
    let (main, popup) = (app.main(), app.popup());
    let answer = app.hear(&numbered(crate::window::base::SHARED, "shared"));
    let id: crm::CallId = answer["call_id"].as_str().unwrap().parse().unwrap();
    popup.clicks("button.take", "prend la main").await;
    popup.sees("article.focused", "").await;
    let chosen = until(async || {
        popup.presses(&["2"]).await;
        let named = popup.words("[data-face=one] h1").await;
        named.into_iter().next()
    });
    let name = chosen.await.expect("the second is chosen by its key");
    main.sees(".callbar", &name).await;
    let call = app.store().reader().unwrap().call(id).unwrap();
    assert_eq!(call.contact_name.map(|n| n.replace('’', "'")), Some(name));
    assert_ne!(call.contact_id, None);
    // Another caller is not confused with them.
    assert_eq!(app.hear(&numbered(CAMILLE, "other"))["match"], "one");
    app.close().await;
}
