//! A desk for eight hours: what was done is taken back and said, lists say whose, views come back by a digit, everything
//! fits at 200 % and the keyboard goes where the eye goes.

use crm::callback::{NewCallback, PromiseCallback};
use crm::contact::{SetStage, Stage};
use crm::scope::Scope;
use crm::view::ViewFilter;
use crm::{Context, Store};
use phone::Region;
use serde_json::{Value, json};

use crate::window::app::Home;
use crate::window::axe::{finds_nothing, looked_at_in};
use crate::window::base::Base;
use crate::window::{App, Page, now, screen};

const SMALL: (u32, u32) = (1366, 768);
const LARGE: (u32, u32) = (1920, 1050);

/// Where the person of this name stands.
fn stage_of(store: &Store, name: &str) -> Stage {
    store.reader().unwrap().search(name, 5).unwrap().items.remove(0).line.stage
}

#[tokio::test]
async fn acts_are_taken_back_one_by_one_and_a_colleague_s_change_is_never_written_over() {
    let app = App::office().await;
    let main = app.main();
    // A callback is called done by mistake.
    main.clicks("section[aria-label=Rappels] button", "Rappelé, Camille Rousselot").await;
    main.sees_no("section[aria-label=Rappels] li", "Camille Rousselot").await;
    // And somebody moved on the board.
    main.presses(&["Ctrl+3"]).await;
    main.clicks("section[aria-label^=Client] article button", "Camille Rousselot").await;
    main.presses(&["ArrowRight"]).await;
    main.sees("article form", "Pourquoi").await;
    main.types("A racheté").await;
    // In the field Ctrl Z is the field's own: the callback stays done.
    main.presses(&["Ctrl+z"]).await;
    main.js("document.activeElement.select()", &[]).await;
    main.types("A racheté").await;
    main.presses(&["Enter"]).await;
    main.sees("section[aria-label^=Fidèle] article", "Camille Rousselot").await;
    main.sees_no(".toast", "Annulé").await;
    main.js("document.activeElement.blur()", &[]).await;

    main.presses(&["Ctrl+z"]).await;
    main.sees(".toast", "Annulé : étape de Camille Rousselot remise à Client.").await;
    main.sees("section[aria-label^=Client] article", "Camille Rousselot").await;
    looked_at_in(main, "undo", SMALL).await;
    looked_at_in(main, "undo", LARGE).await;
    main.presses(&["Ctrl+z"]).await;
    main.sees(".toast", "Annulé : rappel de Camille Rousselot de nouveau à faire.").await;
    main.presses(&["Ctrl+1"]).await;
    main.sees("section[aria-label=Rappels] li", "Camille Rousselot").await;
    main.presses(&["Ctrl+z"]).await;
    let store = app.store();
    assert_eq!(stage_of(&store, "rousselot"), Stage::Client);

    // A colleague moves her on, after me.
    let id = store.reader().unwrap().search("rousselot", 5).unwrap().items.remove(0).line.contact_id;
    let mine = json!({ "change": "move", "stage": "loyal_client", "temperature": null, "why": "A racheté" });
    main.invoke("contact_fiche", json!({ "contactId": id.to_string(), "change": mine })).await;
    let theirs = SetStage { contact_id: id, stage: Stage::Lost, why: "Parti".to_owned() };
    store.write(theirs, &Context::at(now())).unwrap();
    main.presses(&["Ctrl+z"]).await;
    main.sees(".toast", "Cela a changé depuis").await;
    assert_eq!(stage_of(&store, "rousselot"), Stage::Lost);
    app.close().await;
}

#[tokio::test]
async fn a_view_comes_back_by_its_digit_and_a_callback_is_taken_from_the_pool() {
    let app = App::office().await;
    let (main, store) = (app.main(), app.store());
    main.presses(&["Ctrl+4"]).await;
    main.sees("h2", "Coupures le soir").await;
    main.clicks("[aria-label='À qui'] button", "Les miens").await;
    main.sees("[aria-label='À qui'] .on", "Les miens 3").await;
    main.presses(&["v"]).await;
    main.sees("input", "Nom de la vue").await;
    main.types("Ma file").await;
    looked_at_in(main, "view-naming", SMALL).await;
    main.presses(&["Enter"]).await;
    main.sees(".toast", "La touche 1 la rouvre").await;
    main.clicks("[aria-label='À qui'] button", "À prendre").await;
    main.sees("main", "Aucun ticket ici").await;
    main.js("document.activeElement.blur()", &[]).await;
    main.presses(&["1"]).await;
    main.sees(".view.on", "Ma file").await;
    main.sees("[role=option]", "Débit divisé par deux").await;
    looked_at_in(main, "view", SMALL).await;
    looked_at_in(main, "view", LARGE).await;
    let agent = store.reader().unwrap().agents().unwrap().iter().find(|one| one.name.starts_with("Inès")).unwrap().id;
    let kept = store.reader().unwrap().views(Some(agent)).unwrap();
    let text = String::new();
    let filter = ViewFilter::Tickets { scope: Scope::Mine, level: None, open_only: true, text };
    assert_eq!(kept.iter().map(|view| (view.digit, &view.filter)).collect::<Vec<_>>(), [(1, &filter)]);
    main.clicks(".view button", "Supprimer la vue").await;
    main.sees_no(".view", "Ma file").await;

    // Somebody expects a call, and nobody has it: taken, it is mine.
    let joris = store.reader().unwrap().search("pennaneac", 5).unwrap().items.remove(0).line.contact_id;
    let callback = NewCallback {
        contact_id: Some(joris),
        number: None,
        due_at: now() + chrono::Duration::hours(2),
        subject: "Formulaire du site".to_owned(),
        call_id: None,
    };
    let promised = store.write(PromiseCallback { callback, region: Region::FR }, &Context::at(now())).unwrap().output;
    main.presses(&["Ctrl+1"]).await;
    main.clicks("section[aria-label=Rappels] button", "À prendre").await;
    main.sees_no("section[aria-label=Rappels] li", "Camille Rousselot").await;
    looked_at_in(main, "pool", SMALL).await;
    main.clicks("section[aria-label=Rappels] button", "Prendre, Joris").await;
    main.sees_no("section[aria-label=Rappels] li", "Joris").await;
    assert_eq!(store.reader().unwrap().callback(promised).unwrap().owner.as_deref(), Some("Inès Kerdoncuff"));
    main.clicks("section[aria-label=Rappels] button", "Les miens").await;
    main.clicks("section[aria-label=Rappels] button", "Reporter d'une heure, Joris").await;
    main.sees(".toast", "Rappel de Joris Pennaneac'h reporté").await;

    // Compact: more rows on the screen, at once.
    main.js("location.hash = '#/settings/interface'", &[]).await;
    main.clicks("[role=radiogroup] label", "Compacte").await;
    main.js("location.hash = '#/contacts'", &[]).await;
    main.sees("[role=option]", "Camille Rousselot").await;
    main.comes_to("a row", "return document.querySelector('[role=option]').offsetHeight", json!(28)).await;
    looked_at_in(main, "compact", SMALL).await;
    app.close().await;
}

#[tokio::test]
async fn a_fiche_is_printed_as_a_sheet_and_a_document_gets_its_next_version() {
    let app = App::office().await;
    let main = app.main();
    main.js("window.print = () => (window.__printed = true)", &[]).await;
    main.presses(&["Ctrl+2"]).await;
    main.clicks("[role=option]", "Camille Rousselot").await;
    main.sees("h1", "Camille Rousselot").await;
    main.presses(&["Ctrl+p"]).await;
    main.comes_to("asked of the printer", "return window.__printed === true", json!(true)).await;
    let sheet = main.js("return plain(document.querySelector('.fiche-sheet').textContent)", &[]).await;
    for said in ["06 39 98 41 27", "Ticket", "Coupures le soir", "Rappel prévu", "Inès Kerdoncuff"] {
        assert!(sheet.as_str().unwrap().contains(said), "{said}: {sheet}");
    }
    // What the printer gets, on the screen: its rules worn by all media.
    let paper = "for (const sheet of document.styleSheets) for (const rule of sheet.cssRules)
        if (rule.media?.mediaText === 'print') rule.media.mediaText = 'all';";
    main.js(paper, &[]).await;
    main.sees(".fiche-sheet h1", "Camille Rousselot").await;
    main.comes_to("the sheet alone", "return shown('nav, header, button').length", json!(0)).await;
    main.shot("fiche-sheet").await;
    app.close().await;
}

#[tokio::test]
async fn a_document_of_the_house_is_edited_into_its_next_version() {
    let app = App::office().await;
    let main = app.main();
    main.js("location.hash = '#/settings/documents'", &[]).await;
    main.clicks("button", "Modifier SMS").await;
    main.sees("textarea", "Texte").await;
    looked_at_in(main, "document-editor", SMALL).await;
    looked_at_in(main, "document-editor", LARGE).await;
    main.clicks("textarea", "Texte").await;
    main.presses(&["End"]).await;
    main.types(" {mot_de_passe}").await;
    main.sees("[role=alert]", "{mot_de_passe}").await;
    for _ in 0..15 {
        main.presses(&["Backspace"]).await;
    }
    main.types(" Bonne journée.").await;
    main.presses(&["Ctrl+Enter"]).await;
    main.sees(".toast", "version 2 gardée").await;
    let documents = app.store().reader().unwrap().documents().unwrap();
    let edited = documents.iter().find(|document| document.key == "sms_rappel").unwrap();
    assert!(edited.version == 2 && edited.body.contains("Bonne journée."), "{edited:?}");
    app.close().await;
}

/// Where the keyboard goes, Tab after Tab: on in the order of the page, back, out of sight, or round where it began.
const FOCUSED: &str = "
    const e = document.activeElement;
    if (e === null || e === document.body) return 'out';
    e.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    const box = e.getBoundingClientRect();
    const hidden = e.classList.contains('sr') || box.width < 2;
    const seen = hidden ? (e.labels?.[0] ?? e.parentElement).getBoundingClientRect() : box;
    const inside = seen.right > 0 && seen.left < innerWidth && seen.bottom > 0 && seen.top < innerHeight;
    const before = window.__before;
    window.__before = e;
    if (e === window.__first) return 'round';
    window.__first ??= e;
    if (!inside) return 'out of sight: ' + words(e).slice(0, 60);
    if (before?.isConnected && before !== e && !(before.compareDocumentPosition(e) & Node.DOCUMENT_POSITION_FOLLOWING))
        return 'back: ' + words(e).slice(0, 60);
    return 'on';";

/// What is wrong with a screen as it is laid out now, in words; nothing when it fits and Tab goes through it in order.
pub(crate) async fn wrong_with(main: Page<'_>, name: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    let wide = main.js("return document.documentElement.scrollWidth - innerWidth", &[]).await;
    if wide.as_i64().unwrap_or(1) > 0 {
        wrong.push(format!("{name} sticks out by {wide}"));
    }
    let cut = main
        .js(
            "return shown('main button, main input, main a').filter((e) => {
                 e.scrollIntoView({ block: 'nearest', inline: 'nearest' });
                 const box = e.getBoundingClientRect();
                 return !e.classList.contains('sr') && (box.right > innerWidth + 1 || box.left < -1);
             }).map(words)",
            &[],
        )
        .await;
    if cut != json!([]) {
        wrong.push(format!("{name}: out of reach {cut}"));
    }
    main.js("document.activeElement?.blur(); window.__before = window.__first = null; scrollTo(0, 0)", &[]).await;
    let mut back = 0;
    for _ in 0..30 {
        main.presses(&["Tab"]).await;
        let told = main.js(FOCUSED, &[]).await;
        let told = told.as_str().unwrap_or_default();
        if told == "round" {
            break;
        }
        // From the last to the first, once.
        back += i32::from(told.starts_with("back") || told == "out");
        if told.starts_with("out of sight") || back > 2 {
            wrong.push(format!("{name}: Tab, {told}"));
            break;
        }
    }
    wrong
}

const SCREENS: [(&str, &str, &str, &str); 8] = [
    ("desk", "#/desk", "h1", "Bonjour Inès"),
    ("contacts", "#/contacts", "[role=option]", "Camille Rousselot"),
    ("pipeline", "#/pipeline", "h1", "Parcours"),
    ("tickets", "#/tickets", "h2", "Coupures le soir"),
    ("campaigns", "#/campaigns", "h1", "Campagnes"),
    ("agenda", "#/agenda", "h1", "Rendez-vous"),
    ("journal", "#/journal", "h1", "Journal"),
    ("settings-interface", "#/settings/interface", "h2", "Interface"),
];

#[tokio::test]
async fn at_twice_the_size_every_screen_fits_and_tab_follows_the_page() {
    let home = Home::empty();
    drop(Base::office(&home.data()));
    let app = App::open(&home).await;
    let main = app.main();
    screen::resize("Décroche", SMALL.0, SMALL.1);
    main.comes_to("the window's width", "return innerWidth", json!(SMALL.0)).await;
    let mut wrong: Vec<String> = Vec::new();
    for (name, address, css, words) in SCREENS {
        main.js("location.hash = arguments[0]", &[Value::from(address)]).await;
        main.sees(css, words).await;
        wrong.extend(wrong_with(main, name).await);
    }
    for _ in 0..4 {
        main.presses(&["Ctrl+="]).await;
        tokio::time::sleep(std::time::Duration::from_millis(200)).await;
    }
    main.comes_to("the page at 200 %", "return innerWidth", json!(SMALL.0 / 2)).await;
    for (name, address, css, words) in SCREENS {
        main.js("location.hash = arguments[0]", &[Value::from(address)]).await;
        main.sees(css, words).await;
        main.shot(&format!("{name}-200")).await;
        finds_nothing(main, &format!("{name}, 200 %")).await;
        wrong.extend(wrong_with(main, &format!("{name} at 200 %")).await);
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    main.presses(&["Ctrl+0"]).await;
    main.comes_to("its own size", "return innerWidth", json!(SMALL.0)).await;
    app.close().await;
}
