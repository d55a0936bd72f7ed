//! A class opened beside the office, a sheet called by keys, its fiche corrected, compared with the truth and marked;
//! then the way back to the office, where nothing of it came.

use crm::Store;
use crm::practice::PracticeLine;

use crate::window::app::Home;
use crate::window::axe::looked_at_in;
use crate::window::hands::tabs_to;
use crate::window::{App, Page, now};

const SMALL: (u32, u32) = (1366, 768);
const LARGE: (u32, u32) = (1920, 1050);

/// The file of the class, read as another program does.
fn class(home: &Home) -> Store {
    Store::open(&home.path().join("data/decroche/class/class.db"), now()).unwrap()
}

fn tries(home: &Home) -> Vec<PracticeLine> {
    class(home).reader().unwrap().practice_tries().unwrap()
}

async fn looked(main: Page<'_>, name: &str) {
    for size in [LARGE, SMALL] {
        looked_at_in(main, name, size).await;
    }
}

#[tokio::test]
async fn a_student_calls_a_comrade_corrects_the_fiche_and_is_told_the_truth() {
    let app = App::office().await;
    let main = app.main();
    main.presses(&["Ctrl+9"]).await;
    main.sees("h2", "Aucune feuille").await;
    looked_at_in(main, "practice-empty", SMALL).await;
    main.presses(&["Enter"]).await;
    main.sees("h2", "Solène Kervadec").await;
    main.sees("[role=option]", "Idriss Benhaddou").await;
    main.sees_no("main", "Vannes").await;
    looked(main, "practice-sheet").await;

    // What the comrade plays, with the truth they ask for.
    main.presses(&["c"]).await;
    main.sees("h3", "Vous êtes Solène Kervadec").await;
    tabs_to(main, "e.matches('button') && e.textContent.includes('Montrer la vérité')").await;
    main.presses(&["Enter"]).await;
    main.sees("dd", "Vannes").await;
    looked_at_in(main, "practice-card", SMALL).await;
    main.presses(&["c"]).await;
    main.sees_no("main", "Vannes").await;

    // The call: nobody is named yet, so that the key asks who calls.
    main.presses(&["a"]).await;
    main.comes_to("the name", "return document.activeElement.tagName", "INPUT".into()).await;
    main.types("Yanis Belkacem").await;
    main.presses(&["Enter"]).await;
    main.sees(".callbar [data-call-state=ringing]", "").await;
    main.sees(".callbar", "Solène Kervadec").await;
    main.presses(&["F7"]).await;
    main.sees("[data-call-state=answered]", "En ligne").await;
    main.presses(&["F3"]).await;
    main.sees("main", "société Brindazur").await;
    main.presses(&["Ctrl+F10"]).await;
    main.sees("[data-call-state=wrap_up]", "Post-appel").await;
    main.presses(&["F9"]).await;
    main.presses(&["1"]).await;
    main.sees("[data-outcome][aria-checked=true]", "Fiche vérifiée").await;
    main.presses(&["Ctrl+Enter"]).await;
    main.sees_no(".callbar", "Solène").await;

    // The town is corrected, and nothing else.
    main.presses(&["Ctrl+9"]).await;
    main.sees("button", "Comparer à la vérité").await;
    main.presses(&["o"]).await;
    main.sees("h1", "Solène Kervadec").await;
    tabs_to(main, "(e.getAttribute('aria-label') ?? '').startsWith('Commune')").await;
    main.presses(&["Enter"]).await;
    main.comes_to("the town", "return document.activeElement.tagName", "INPUT".into()).await;
    main.presses(&["Ctrl+a"]).await;
    main.types("Vannes").await;
    main.presses(&["Enter"]).await;
    main.sees("[aria-label^=Commune]", "Vannes").await;

    main.presses(&["Ctrl+9"]).await;
    main.sees("button", "Comparer à la vérité").await;
    looked_at_in(main, "practice-called", SMALL).await;
    main.presses(&["v"]).await;
    main.sees("tr", "Commune Lorient Vannes Vannes juste").await;
    main.sees("tr", "Courriel").await;
    main.sees("dl", "1 ÷ 4 × 20 = 5").await;
    let tried = tries(&app.home);
    assert_eq!((tried.len(), tried[0].fiche, tried[0].listening), (1, Some(5.0), None));

    // The call is marked: the first two criteria, as they should be.
    main.presses(&["q"]).await;
    main.sees("h1", "Noter l’écoute").await;
    main.presses(&["2", "2"]).await;
    main.sees("[role=status]", "× 20 = 20").await;
    looked(main, "listening").await;
    main.presses(&["Ctrl+Enter"]).await;
    main.sees("button", "Noter à nouveau").await;
    main.presses(&["Escape"]).await;
    main.sees("dl", "(5 + 20) ÷ 2 = 12,5").await;

    main.presses(&["p"]).await;
    main.sees("[role=status]", "evaluation.html").await;
    looked(main, "practice-result").await;
    let page = std::fs::read_to_string(app.home.path().join("evaluation.html")).unwrap();
    assert!(page.contains("<b>12,5/20</b>") && page.contains("Yanis Belkacem"), "{page}");

    // Another try finds the fiche as the first one did; the former one stays.
    main.presses(&["r"]).await;
    main.sees("button", "Appeler").await;
    main.sees_no("tr", "Commune").await;
    main.presses(&["ArrowUp", "ArrowDown", "ArrowDown", "ArrowDown", "ArrowDown", "ArrowDown", "ArrowDown"]).await;
    main.sees("h2", "Progrès").await;
    main.sees("tr", "5/20 (n = 1) 20/20 (n = 1)").await;
    main.sees("tr", "en cours").await;
    looked(main, "practice-progress").await;
    let marks: Vec<_> = tries(&app.home).iter().map(|one| one.mark).collect();
    assert_eq!(marks, [None, Some(12.5)]);

    // Back to the office: its people are there, and no other.
    tabs_to(main, "e.matches('button') && e.textContent.includes('Revenir à votre base')").await;
    main.presses(&["Enter"]).await;
    main.sees("h2", "Aucune feuille").await;
    let store = app.store();
    let reader = store.reader().unwrap();
    assert!(reader.practice_sheets().unwrap().is_empty());
    assert!(reader.contacts_by_external_id("NDRC-04").unwrap().is_empty());
    assert_eq!(class(&app.home).reader().unwrap().practice_sheets().unwrap().len(), 5);

    main.js("location.hash = '#/settings/grids'", &[]).await;
    main.sees("h2", "Grilles").await;
    tabs_to(main, "e.getAttribute('aria-label') === 'Modifier Écoute CROC'").await;
    main.presses(&["Enter"]).await;
    main.sees("legend", "Partie 4").await;
    looked_at_in(main, "settings-grid", SMALL).await;
    app.close().await;
}
