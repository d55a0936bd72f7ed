//! Data one can trust, in the window: a file of Outlook becomes a campaign by way of mapping, trial, import, duplicates,
//! a segment and the RFM chart; and the same screens on a whole base.

use chrono::Duration;
use crm::Store;
use crm::demo::Plan;
use serde_json::json;

use crate::comfort::wrong_with;
use crate::imports::{gives, windows_1252};
use crate::window::app::Home;
use crate::window::axe::{finds_nothing, looked_at_in_both};
use crate::window::base::{Base, CAMILLE, JORIS};
use crate::window::{App, now, screen};

/// What Outlook writes: commas, quotes, its own names of columns, Windows-1252. Élodie is there twice.
const OUTLOOK: &str = "\"Titre\",\"Prénom\",\"Nom\",\"Société\",\"Titre professionnel\",\"Rue (bureau)\",\"Ville (bureau)\",\
\"Code postal (bureau)\",\"Pays (bureau)\",\"Téléphone (bureau)\",\"Tél. mobile\",\"Adresse de messagerie\",\"Notes\"\r\n\
\"M.\",\"Théo\",\"Quillivéré\",\"Forge Quillivéré\",\"Gérant\",\"12 rue du Môle\",\"Brest\",\"29200\",\"France\",\
\"02 61 91 20 01\",\"06 39 98 20 01\",\"theo@forge-quillivere.example\",\"\"\r\n\
\"Mme\",\"Élodie\",\"Çuçet\",\"Atelier Çuçet\",\"Gérante\",\"3 rue des Arènes\",\"Nîmes\",\"30000\",\"France\",\
\"04 65 71 20 02\",\"\",\"\",\"\"\r\n\
\"Mme\",\"Elodie\",\"Cucet\",\"Atelier Çuçet\",\"Directrice\",\"3 rue des Arènes\",\"Nîmes\",\"30000\",\"France\",\
\"\",\"\",\"elodie@cucet.example\",\"\"\r\n";

/// What Camille bought, four times of late, and Joris once, long ago; and a row of nobody's.
fn orders() -> String {
    let row = |(number, days): (&str, i64)| {
        let day = (now() - Duration::days(days)).format("%d/%m/%Y");
        format!("{number};{day};Fibre Pro;249,00\r\n")
    };
    let bought = [(CAMILLE, 4), (CAMILLE, 30), (CAMILLE, 61), (CAMILLE, 90), (JORIS, 420), ("06 39 98 77 77", 3)];
    let rows: String = bought.map(row).concat();
    format!("Téléphone;Date d'achat;Produit;Montant TTC\r\n{rows}")
}

#[tokio::test]
async fn a_file_of_outlook_becomes_a_campaign_by_mapping_trial_import_duplicates_segment_and_score() {
    let app = App::office().await;
    let main = app.main();
    screen::resize("Décroche", 1366, 768);
    let people = || app.store().reader().unwrap().contacts_after(None, 500).unwrap().items.len();
    let before = people();

    // The file: mapped, tried, brought in.
    main.presses(&["Ctrl+d"]).await;
    main.presses(&["i"]).await;
    main.sees("[role=group]", "Déposez un fichier ici").await;
    gives(main, "Contacts.csv", &windows_1252(OUTLOOK)).await;
    main.sees("section", "Export Outlook reconnu").await;
    assert_eq!(main.value("select", "Caractères").await, "windows-1252");
    main.chooses("Contenu de la colonne Notes", "Goûts et contraintes").await;
    main.presses(&["Ctrl+Enter"]).await;
    main.sees("dl", "à créer").await;
    assert_eq!(people(), before, "a dry run writes nothing");
    main.presses(&["Ctrl+Enter"]).await;
    main.sees("p", "Import fait").await;
    assert_eq!(people(), before + 3);
    main.presses(&["Ctrl+Enter"]).await;
    main.sees("th", "Contacts.csv").await;

    // Her fiche says who looks like her, and the comparison comes back to it.
    main.presses(&["Ctrl+2", "/"]).await;
    main.types("cucet").await;
    main.sees("[role=option]", "Cucet").await;
    main.presses(&["Enter"]).await;
    main.sees("button", "Ressemble à").await;
    looked_at_in_both(main, "fiche-looks-like").await;
    main.clicks("button", "Ressemble à").await;
    main.sees("section", "Les deux fiches").await;
    main.sees("tr", "Fonction").await;
    main.presses(&["Escape"]).await;
    main.sees("button", "Ressemble à").await;
    main.presses(&["Ctrl+d"]).await;

    // Élodie twice: compared, the right job chosen, merged, undone, merged again, by the keyboard.
    main.presses(&["2"]).await;
    main.sees("p", "Deux fiches pour une personne").await;
    main.presses(&["c"]).await;
    main.sees("[role=option]", "Élodie Çuçet").await;
    main.sees("section", "Même prénom et même nom").await;
    main.presses(&["ArrowDown", "ArrowRight", "ArrowUp", "ArrowLeft"]).await;
    main.sees("tr", "Fonction").await;
    looked_at_in_both(main, "duplicates-compare").await;
    let chosen = "return document.querySelector('tr.on input:checked')?.getAttribute('aria-label') ?? ''";
    while !main.js(chosen, &[]).await.as_str().unwrap().contains("Fonction") {
        main.presses(&["ArrowDown"]).await;
    }
    main.presses(&["ArrowRight"]).await;
    main.comes_to("the job of the other fiche", chosen, json!("Fonction, autre fiche : Directrice")).await;
    main.presses(&["Enter"]).await;
    main.sees(".toast", "une seule fiche").await;
    main.sees("section", "Tout est vu").await;
    assert_eq!(people(), before + 2);
    main.presses(&["Ctrl+z"]).await;
    main.sees(".toast", "de nouveau séparées").await;
    main.sees("[role=option]", "Élodie Çuçet").await;
    assert_eq!(people(), before + 3);
    main.sees("tr", "Fonction").await;
    main.presses(&["Enter"]).await;
    main.sees("section", "Tout est vu").await;
    assert_eq!(people(), before + 2);

    // The one fiche says that it was two.
    main.presses(&["Ctrl+2", "/"]).await;
    main.types("cucet").await;
    main.sees("[role=option]", "Çuçet").await;
    main.presses(&["Enter"]).await;
    main.sees("[role=group]", "Réunie avec la fiche de").await;
    main.sees_no("button", "Ressemble à").await;
    main.presses(&["Ctrl+d"]).await;

    // A segment: a slip is told, the rule typed, the count seen, the name kept.
    main.presses(&["3"]).await;
    main.sees("p", "Aucun segment gardé").await;
    main.presses(&["n"]).await;
    main.types("vile = Nîmes").await;
    main.sees("section", "n’est pas un champ").await;
    looked_at_in_both(main, "segment-slip").await;
    main.clicks("button", "Vouliez-vous dire").await;
    main.sees("[role=status]", "1 personne").await;
    main.sees("th", "Élodie").await;
    assert_eq!(main.value("select", "Champ 1").await, "town");
    main.chooses("Comparaison 1", "commence par").await;
    let typed = "return document.querySelector('textarea')?.value ?? null";
    main.comes_to("the rule in words", typed, json!("ville commence par \"Nîmes\"")).await;
    main.fills("Nom du segment", "Nîmois").await;
    main.presses(&["Ctrl+Enter"]).await;
    main.sees(".toast", "est gardé").await;
    main.sees("nav", "Nîmois").await;
    looked_at_in_both(main, "segment-kept").await;

    // Its fiches changed at once: shown first, written, taken back by the keyboard.
    let tagged = || {
        let check = app.store().reader().unwrap().segment_check("étiquette = Gard", now()).unwrap();
        check.count.unwrap_or(0)
    };
    main.presses(&["Escape", "t"]).await;
    main.sees("section", "Modifier les fiches de « Nîmois »").await;
    main.fills("Valeur", "Gard").await;
    looked_at_in_both(main, "segment-change").await;
    main.presses(&["Ctrl+Enter"]).await;
    main.sees("p", "1 fiche sur 1 changerait").await;
    looked_at_in_both(main, "segment-change-shown").await;
    assert_eq!(tagged(), 0);
    main.presses(&["Ctrl+Enter"]).await;
    main.sees(".toast", "1 fiche modifiée").await;
    assert_eq!(tagged(), 1);
    main.presses(&["Escape", "Ctrl+z"]).await;
    main.sees(".toast", "Annulé").await;
    assert_eq!(tagged(), 0);

    // Orders: a file that looks like something else than people says so, and is read as what it is.
    main.presses(&["Escape", "4"]).await;
    main.sees("p", "Aucun achat dans la base").await;
    main.presses(&["i"]).await;
    main.sees("[role=group]", "Déposez un fichier ici").await;
    gives(main, "achats.csv", &windows_1252(&orders())).await;
    main.clicks("button", "Lire comme des achats").await;
    main.sees_no("p", "ressemble à autre chose").await;
    assert_eq!(main.value("select", "Contenu de la colonne Montant TTC").await, "amount");
    looked_at_in_both(main, "import-orders").await;
    main.presses(&["Ctrl+Enter"]).await;
    main.sees("p", "rejoint la fiche de sa personne").await;
    main.sees(".told", "aucune fiche ne correspond").await;
    looked_at_in_both(main, "import-orders-trial").await;
    main.presses(&["Ctrl+Enter"]).await;
    main.sees("p", "Import fait").await;
    main.presses(&["Ctrl+Enter"]).await;
    main.sees("th", "achats.csv").await;

    // The chart: Camille in her cell, opened as a segment.
    main.presses(&["Escape", "4"]).await;
    main.sees("section", "Acheteurs par récence et fréquence").await;
    main.clicks("[role=gridcell]", "Récence 5, fréquence 3").await;
    main.sees("h2", "Fidèles").await;
    main.sees("li", "Camille Rousselot").await;
    looked_at_in_both(main, "rfm-cell").await;
    main.presses(&["Enter"]).await;
    main.comes_to("the rule of the cell", typed, json!("note R = 5 et note F = 3")).await;
    main.sees("th", "Camille Rousselot").await;
    main.clicks("button", "Abandonner la saisie").await;

    // The people of the segment, as a file; the campaign of the segment, with its people.
    main.clicks("nav button", "Nîmois").await;
    main.sees("[role=status]", "1 personne").await;
    main.presses(&["Escape", "e"]).await;
    main.sees("section", "Exporter « Nîmois »").await;
    main.chooses("Format", "Tableur, texte (.csv)").await;
    looked_at_in_both(main, "segment-export").await;
    main.presses(&["Ctrl+Enter"]).await;
    main.sees("p", "1 personne dans").await;
    let path = main.words(".path").await.concat();
    let written = std::fs::read_to_string(path.trim()).unwrap();
    assert!(path.contains("Nîmois") && written.lines().count() == 2 && written.contains("Çuçet"), "{path}: {written}");
    main.presses(&["Escape"]).await;
    main.presses(&["Escape", "a"]).await;
    main.sees("form", "Avec le segment « Nîmois »").await;
    main.presses(&["Ctrl+Enter"]).await;
    main.sees("h2", "Nîmois").await;
    main.sees("td, th, li", "Çuçet").await;
    looked_at_in_both(main, "campaign-of-segment").await;
    let campaigns = app.store().reader().unwrap().campaigns(now()).unwrap();
    assert_eq!(campaigns.first().unwrap().progress.people, 1);
    app.close().await;
}

#[tokio::test]
async fn the_screens_of_the_data_hold_a_whole_base() {
    let home = Home::empty();
    let store = Store::open(&home.data(), now()).unwrap();
    let plan = Plan { contacts: 2_000, calls: 4_000, seed: 1, now_ms: now().timestamp_millis() };
    store.fill_demo(plan, &mut |_| true).unwrap();
    drop(store);
    drop(Base::new(&home.data()));
    let app = App::open(&home).await;
    let main = app.main();
    screen::resize("Décroche", 1366, 768);

    main.presses(&["Ctrl+d"]).await;
    main.presses(&["2", "c"]).await;
    main.sees("footer", "fiches comparées").await;
    main.sees("[role=option]", "%").await;
    main.sees("tr", "Nom").await;
    looked_at_in_both(main, "duplicates-base").await;
    let pair = main.words("[role=option][aria-selected=true]").await;
    main.presses(&["x"]).await;
    main.sees(".toast", "deux personnes").await;
    assert_ne!(main.words("[role=option][aria-selected=true]").await, pair, "the next pair comes by itself");

    main.presses(&["3", "n"]).await;
    main.types("femmes de 30 ans et plus, appels entrants depuis 6 mois, (région = Bretagne ou panier moyen > 200 €)")
        .await;
    main.sees("[role=status]", "personnes").await;
    main.sees("th", " ").await;
    looked_at_in_both(main, "segment-built").await;

    main.presses(&["Escape", "4"]).await;
    main.sees("section", "Acheteurs par récence et fréquence").await;
    looked_at_in_both(main, "rfm-base").await;
    main.presses(&["p"]).await;
    main.sees("form", "Score sur 100").await;
    looked_at_in_both(main, "rfm-weights").await;

    // Enlarged to twice the size, all of it stays within reach.
    main.presses(&["Escape", "Escape"]).await;
    for _ in 0..4 {
        main.presses(&["Ctrl+="]).await;
        tokio::time::sleep(std::time::Duration::from_millis(200)).await;
    }
    main.comes_to("the page at 200 %", "return innerWidth", json!(1366 / 2)).await;
    let mut wrong: Vec<String> = Vec::new();
    for (address, css, words) in
        [("#/data/duplicates", "tr", "Nom"), ("#/data/segments", "th", " "), ("#/data/rfm", "h2", "Classes")]
    {
        main.js("location.hash = arguments[0]", &[json!(address)]).await;
        main.sees(css, words).await;
        let name = format!("{} at 200 %", address.rsplit('/').next().unwrap());
        main.shot(&name.replace(" at 200 %", "-200")).await;
        finds_nothing(main, &name).await;
        wrong.extend(wrong_with(main, &name).await);
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    app.close().await;
}
