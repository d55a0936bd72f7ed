//! The rights of people, in the window: a fiche frozen is found again and lifted, somebody is erased for good, what does
//! not belong in a note is said while it is typed; scores and measures on the same base.

use crate::window::axe::looked_at_in_both;
use crate::window::base::{CAMILLE, JORIS};
use crate::window::hands::answers;
use crate::window::{App, Page, screen};

/// Opens a fiche by the search of the list.
async fn opens(main: Page<'_>, typed: &str, name: &str) {
    main.presses(&["Ctrl+2", "/"]).await;
    main.types(typed).await;
    main.sees_no("[role=option]", "Malo").await; // the whole list was there before
    main.sees("[role=option]", name).await;
    main.presses(&["Enter"]).await;
    main.sees("main h1", name).await;
}

#[tokio::test]
async fn a_fiche_is_frozen_found_again_among_the_rights_and_lifted_and_somebody_is_erased_for_good() {
    let app = App::office().await;
    let main = app.main();
    screen::resize("Décroche", 1366, 768);
    let people = || app.store().reader().unwrap().contacts_after(None, 500).unwrap().items.len();
    let before = people();

    // Camille: the file to hand over, then the freeze, with its reason.
    opens(main, "rousselot", "Camille Rousselot").await;
    main.presses(&["o"]).await;
    main.clicks("button", "Écrire le dossier").await;
    let written = main.sees("aside .copy", ".html").await;
    assert!(written.contains("Camille"), "{written}");
    assert!(std::fs::read_to_string(written.trim()).unwrap().contains("Camille Rousselot"));
    main.fills("Pourquoi", "conteste son adresse").await;
    looked_at_in_both(main, "rights-of-one").await;
    main.clicks("button", "Geler").await;
    main.sees("aside", "Gelée depuis").await;
    assert_eq!(people(), before - 1, "no list shows a frozen fiche");

    // Where the house sees it.
    main.presses(&["Escape", "Ctrl+d"]).await;
    main.presses(&["7"]).await;
    main.sees("button", "conteste son adresse").await;
    main.clicks("button", "Écrire la page").await;
    main.sees(".copy", "registre").await;
    looked_at_in_both(main, "rights-of-the-house").await;
    main.clicks("button", "conteste son adresse").await;
    main.presses(&["o"]).await;
    main.clicks("button", "Lever le gel").await;
    main.sees_no("aside", "Gelée depuis").await;
    assert_eq!(people(), before);

    // Joris asks to be forgotten.
    opens(main, "pennaneac", "Joris Pennaneac’h").await;
    main.presses(&["o"]).await;
    main.clicks("button", "Voir ce qui partirait").await;
    main.sees("aside", "Part").await;
    main.clicks("label", "J’ai vérifié").await;
    looked_at_in_both(main, "rights-erase").await;
    main.clicks("button", "Effacer pour toujours").await;
    main.sees(".toast", "n’est plus dans la base").await;
    assert_eq!(people(), before - 1);
    assert!(app.store().reader().unwrap().search("pennaneac", 5).unwrap().items.is_empty());
    assert!(
        app.store()
            .reader()
            .unwrap()
            .oppositions()
            .unwrap()
            .opposed(&phone::e164(JORIS, phone::Region::FR).unwrap())
            .is_some()
    );
}

#[tokio::test]
async fn what_does_not_belong_in_a_note_is_said_while_it_is_typed_and_put_otherwise_by_a_press() {
    let app = App::office().await;
    let main = app.main();
    screen::resize("Décroche", 1366, 768);
    answers(&app, CAMILLE, "Camille Rousselot").await;
    main.presses(&["F2"]).await;
    main.types("Rappeler lundi, en arrêt maladie").await;
    main.sees(".watched", "santé").await;
    looked_at_in_both(main, "note-watched").await;
    main.clicks(".watched button", "").await;
    main.sees_no(".watched", "santé").await;
    let note = main.js("return document.querySelector('textarea').value", &[]).await;
    assert!(
        note.as_str().unwrap().starts_with("Rappeler lundi") && !note.as_str().unwrap().contains("maladie"),
        "{note}"
    );
}

#[tokio::test]
async fn the_scores_of_a_person_and_the_measures_of_the_base_are_shown_with_what_they_rest_on() {
    let app = App::office().await;
    let main = app.main();
    screen::resize("Décroche", 1366, 768);
    opens(main, "rousselot", "Camille Rousselot").await;
    main.presses(&["s"]).await;
    main.sees("aside", "N’a jamais commandé").await;
    looked_at_in_both(main, "scores-of-one").await;
    main.presses(&["Escape", "Ctrl+d"]).await;
    main.presses(&["6"]).await;
    main.sees("main", "Personne n’a encore été contacté").await;
    looked_at_in_both(main, "measures-empty").await;
}
