//! A base of twenty thousand people, and its tickets, by the keyboard alone.

use crm::Store;
use crm::demo::Plan;
use crm::scope::Scope;
use crm::search::{ListQuery, SortBy};
use crm::ticket::TicketStatus;
use serde_json::json;

use crate::window::app::Home;
use crate::window::axe::looked_at;
use crate::window::base::Base;
use crate::window::{App, now};

#[tokio::test]
async fn twenty_thousand_people_are_scrolled_sorted_searched_and_opened_by_keyboard() {
    let home = Home::empty();
    let store = Store::open(&home.data(), now()).unwrap();
    let plan = Plan { contacts: 20_000, calls: 2_000, seed: 7, now_ms: now().timestamp_millis() };
    store.fill_demo(plan, &mut |_| true).unwrap();
    drop(store);
    let base = Base::new(&home.data());
    base.person("Maëlle", "Le Bœuf", Some("Crêperie de l’Île"), "06 39 98 00 01");
    base.person("Zoé", "Zzyzxène", None, "06 39 98 00 02");
    drop(base);

    let app = App::open(&home).await;
    let main = app.main();
    main.presses(&["Ctrl+2"]).await;
    main.sees("[role=status]", "20 002 fiches").await;
    main.comes_to("the list has the keyboard", "return document.activeElement.role", json!("listbox")).await;
    main.presses(&["End"]).await;
    let last = "return document.querySelector('[aria-selected=true]')?.ariaPosInSet ?? null";
    main.comes_to("the last row", last, json!("20002")).await;
    main.sees("[role=option][aria-posinset='20002']", first(&home, SortBy::Name, true).as_str()).await;
    let rows = main.js("return document.querySelectorAll('[role=option]').length", &[]).await;
    assert!(rows.as_u64().unwrap() < 100, "only the rows in sight exist: {rows}");

    for (column, sort, descending) in
        [("Nom", SortBy::Name, true), ("Société", SortBy::Company, false), ("Commune", SortBy::Town, false)]
    {
        main.clicks("[aria-label='Trier par'] button", column).await;
        let wanted = first(&home, sort, descending);
        main.sees("[role=option][aria-posinset='1']", &wanted).await;
    }

    // Accents, ligatures and case are ignored; the row is found, then opened.
    main.presses(&["/"]).await;
    main.types("maelle le boeuf").await;
    main.sees("[role=option][aria-selected=true]", "Maëlle Le Bœuf").await;
    main.presses(&["Enter"]).await;
    main.sees("h1", "Maëlle Le Bœuf").await;
    main.sees("aside", "Crêperie de l'Île").await;
    main.presses(&["Escape"]).await;
    main.sees("h1", "Fiches").await;
    app.close().await;
}

/// Who comes first in that order, as SQLite says.
fn first(home: &Home, sort: SortBy, descending: bool) -> String {
    let query = ListQuery { sort, descending, stage: None, scope: Scope::All, offset: 0, limit: 1 };
    let line = home.store().reader().unwrap().contact_list(&query, None).unwrap().items.remove(0);
    line.name.or(line.company).or(line.phone).unwrap()
}

#[tokio::test]
async fn a_ticket_is_noted_resolved_and_closed_by_keyboard() {
    let app = App::office().await;
    let main = app.main();
    main.presses(&["Ctrl+4"]).await;
    main.sees("h2", "Coupures le soir").await;
    main.clicks("[role=option]", "Facture en double").await;
    main.sees("h2", "Facture en double").await;
    let number = main.sees("article .top", "ouvert").await;
    let number: i64 = number.split_once('#').unwrap().1.split(',').next().unwrap().parse().unwrap();

    main.presses(&["F2"]).await;
    main.types("Vu avec la comptabilité").await;
    main.presses(&["Ctrl+Enter"]).await;
    main.sees("article li", "Vu avec la comptabilité").await;
    main.presses(&["Escape"]).await;
    blur(&app).await;
    main.presses(&["s"]).await;
    main.comes_to("the solution has the keyboard", "return document.activeElement.tagName", json!("TEXTAREA")).await;
    main.types("Avoir émis, facture annulée").await;
    main.presses(&["Ctrl+Enter"]).await;
    main.sees("article .solved", "Avoir émis").await;
    blur(&app).await;
    main.presses(&["c"]).await;
    main.sees("article", "Rouvrir").await;

    let store = app.store();
    let reader = store.reader().unwrap();
    let ticket = reader.ticket(reader.ticket_by_number(number).unwrap()).unwrap();
    assert_eq!(ticket.line.status, TicketStatus::Closed);
    assert_eq!(ticket.resolution.as_deref(), Some("Avoir émis, facture annulée"));
    assert!(ticket.history.iter().any(|event| event.body.as_deref() == Some("Vu avec la comptabilité")));
    assert!(reader.drafts().unwrap().is_empty());
    app.close().await;
}

/// Leaves the field, as Tab does from the last one: a letter alone is a key only outside a field.
async fn blur(app: &App) {
    app.main().js("document.activeElement.blur(); return null", &[]).await;
}

#[tokio::test]
async fn the_palette_goes_to_anybody_any_ticket_and_any_screen_by_a_few_letters() {
    let app = App::office().await;
    let main = app.main();
    main.presses(&["Ctrl+k"]).await;
    main.sees("[role=dialog] [role=option]", "Nouvelle fiche").await;
    main.types("pennan").await;
    main.sees("[role=dialog] [role=option][aria-selected=true]", "Joris Pennaneac'h").await;
    looked_at(main, "palette", 1366).await;
    main.presses(&["Enter"]).await;
    main.sees("h2", "Joris Pennaneac'h").await;

    main.presses(&["Ctrl+k"]).await;
    main.types("1001").await;
    main.sees("[role=dialog] [role=option][aria-selected=true]", "Coupures le soir").await;
    main.presses(&["Enter"]).await;
    main.sees("h2", "Coupures le soir").await;

    main.presses(&["Ctrl+k"]).await;
    main.types("agen").await;
    main.sees("[role=dialog] [role=option][aria-selected=true]", "Agenda").await;
    main.presses(&["Enter"]).await;
    main.sees("h1", "Rendez-vous").await;
    main.presses(&["Ctrl+k"]).await;
    main.types("zzzz").await;
    main.sees("[role=dialog] [role=status]", "Rien ne correspond").await;
    main.presses(&["Escape"]).await;
    main.sees_no("[role=dialog]", "").await;
    app.close().await;
}
