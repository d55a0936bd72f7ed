//! What the pop-up shows of who calls: one person, several, nobody known, withheld, a colleague; or nothing at all.

use cti::ring::Call;

use crate::window::base::{CAMILLE, EXTENSION, JORIS, NUISANCE, SHARED, STRANGER};
use crate::window::{App, screen};

const POPUP: &str = "Appel · Décroche";

/// The match of the last ring, and what the card of that call shows.
async fn rung(app: &App, call: Call, face: &str) -> String {
    let answer = app.hear(&call);
    assert_eq!(answer["match"], face, "{answer}");
    let id = answer["call_id"].as_str().unwrap();
    let card = format!("article[data-call-id='{id}'][data-face='{face}']");
    app.popup().sees(&card, "").await
}

fn from(number: &str) -> Call {
    Call { number: number.to_owned(), queue: Some("Assistance".to_owned()), ..Call::default() }
}

#[tokio::test]
async fn a_known_caller_is_shown_with_why_and_open_tickets_first() {
    let app = App::office().await;
    let said = rung(&app, from(CAMILLE), "one").await;
    let at = |text: &str| said.find(text).unwrap_or_else(|| panic!("no « {text} » in {said}"));
    assert!(at("Camille Rousselot") < at("2 tickets ouverts"));
    assert!(at("au chiffre près") < at("2 tickets ouverts"));
    // The most pressing first, and both before what is only good to know.
    assert!(at("Coupures le soir") < at("Facture en double"));
    assert!(at("Facture en double") < at("Rappel prévu"));
    assert!(at("Rappel prévu") < at("Prospection"));
    assert!(said.contains("06 39 98 41 27"));
    assert!(screen::shows(POPUP));
    app.close().await;
}

#[tokio::test]
async fn several_fiches_are_ranked_each_with_its_key_and_reason() {
    let app = App::office().await;
    rung(&app, from(SHARED), "several").await;
    let popup = app.popup();
    let picks = popup.words("[data-face=several] button.pick").await;
    assert_eq!(picks.len(), 3, "{picks:?}");
    assert!(picks[0].starts_with("1 "), "{picks:?}");
    assert!(picks[0].contains("Malo Guéguen") && picks[0].contains("Ticket ouvert"));
    assert!(picks[1].starts_with("2 ") && picks[2].starts_with("3 "));
    popup.sees("[data-face=several] h1", "Imprimerie Kerdraon").await;
    app.close().await;
}

#[tokio::test]
async fn an_unknown_number_offers_a_fiche_and_a_short_one_does_not() {
    let app = App::office().await;
    let said = rung(&app, from(STRANGER), "unknown").await;
    assert!(said.contains("06 39 98 70 52") && said.contains("jamais vu dans la base"), "{said}");
    assert!(said.contains("Nouvelle fiche") && said.contains("Faux numéro"), "{said}");
    app.close().await;

    let app = App::office().await;
    let said = rung(&app, from("3949"), "unknown").await;
    assert!(said.contains("Numéro court") && !said.contains("Nouvelle fiche"), "{said}");
    app.close().await;
}

#[tokio::test]
async fn a_withheld_number_opens_no_fiche_and_says_what_to_ask() {
    let app = App::office().await;
    let said = rung(&app, from(""), "masked").await;
    assert!(said.contains("Numéro masqué") && said.contains("Puis-je avoir votre nom"), "{said}");
    assert!(said.contains("Attendus à cette heure") == said.contains("Rappel promis"), "{said}");
    app.close().await;
}

#[tokio::test]
async fn a_colleague_is_a_small_note_that_goes_by_itself() {
    let app = App::office().await;
    let said = rung(&app, from(EXTENSION), "internal").await;
    assert!(said.contains("poste 12") && said.contains("Karim Le Bihan"), "{said}");
    assert!(said.contains("hors statistiques"), "{said}");
    let height = app.popup().js("return innerHeight", &[]).await;
    assert_eq!(height, 72);
    app.popup().sees_no("[data-face=internal]", "").await;
    let gone = crate::window::until(async || (!screen::shows(POPUP)).then_some(())).await;
    assert!(gone.is_some(), "the small note stays");
    app.close().await;
}

#[tokio::test]
async fn an_ignored_number_opens_no_window_and_is_kept_in_the_journal() {
    let app = App::office().await;
    let answer = app.ring(NUISANCE);
    assert_eq!(answer["match"], "ignored");
    // A call heard after it is shown: had the ignored one a card, it would be there too.
    rung(&app, from(CAMILLE), "one").await;
    assert_eq!(app.popup().words("article").await.len(), 1);
    let store = app.store();
    let journal = store.reader().unwrap().journal(10).unwrap();
    assert_eq!(journal.len(), 2, "{journal:?}");
    app.close().await;
}

#[tokio::test]
async fn a_third_call_takes_nothing_from_the_cards_of_the_first_two() {
    let app = App::office().await;
    for number in [CAMILLE, STRANGER, JORIS] {
        app.ring(number);
    }
    let popup = app.popup();
    popup.sees("[data-face=one] h1", "Joris Pennaneac'h").await;
    let whole = "return [...document.querySelectorAll('article')].map((card) => {
        const [box, last] = [card, card.querySelector('[data-act=reduce]')].map((e) => e.getBoundingClientRect());
        return box.height >= 500 && last.bottom <= box.bottom && last.right <= box.right;
    })";
    popup.comes_to("three whole cards", whole, serde_json::json!([true, true, true])).await;
    popup.sees("[data-face=one] .urgent", "2 tickets ouverts").await;
    assert!(screen::shows(POPUP));
    app.close().await;
}
