//! A file brought in from another program, from its bytes to the fiches, and taken back.

use serde_json::json;

use crate::window::axe::looked_at_in_both;
use crate::window::{App, Page, screen, until};

/// What Outlook writes: commas, quotes, its own names of columns, Windows-1252.
const OUTLOOK: &str = "\"Titre\",\"Prénom\",\"Nom\",\"Société\",\"Titre professionnel\",\"Rue (bureau)\",\"Ville (bureau)\",\
\"Code postal (bureau)\",\"Pays (bureau)\",\"Téléphone (bureau)\",\"Tél. mobile\",\"Adresse de messagerie\",\"Notes\"\r\n\
\"M.\",\"Théo\",\"Quillivéré\",\"Forge Quillivéré\",\"Gérant\",\"12 rue du Môle\",\"Brest\",\"29200\",\"France\",\
\"02 61 91 20 01\",\"06 39 98 20 01\",\"theo@forge-quillivere.example\",\"Rappeler après l’été\"\r\n\
\"Mme\",\"Élodie\",\"Çuçet\",\"Atelier Çuçet\",\"\",\"\",\"Nîmes\",\"30000\",\"France\",\"04 65 71 20 02\",\"\",\"élodie chez nous\",\"\"\r\n\
\"Mme\",\"Camille\",\"Rousselot\",\"Atelier Rousselot\",\"Gérante\",\"\",\"\",\"\",\"\",\"\",\"06 39 98 41 27\",\"camille@rousselot.example\",\"\"\r\n\
\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"Une ligne sans personne\"\r\n";

/// Windows-1252 of what it can write.
pub(crate) fn windows_1252(text: &str) -> Vec<u8> {
    text.chars().map(|c| if c == '’' { 0x92 } else { u8::try_from(u32::from(c)).unwrap() }).collect()
}

/// Gives the page a file, as the dialog of the system does.
pub(crate) async fn gives(main: Page<'_>, name: &str, bytes: &[u8]) {
    main.js(
        "const files = new DataTransfer();
         files.items.add(new File([new Uint8Array(arguments[1])], arguments[0]));
         const input = document.querySelector('input[type=file]');
         input.files = files.files;
         input.dispatchEvent(new Event('change', { bubbles: true }));",
        &[json!(name), json!(bytes)],
    )
    .await;
}

#[tokio::test]
async fn a_file_of_outlook_goes_from_its_bytes_to_the_fiches_and_is_taken_back() {
    let app = App::office().await;
    let main = app.main();
    screen::resize("Décroche", 1366, 768);
    let people = || app.store().reader().unwrap().contacts_after(None, 500).unwrap().items.len();
    let before = people();

    main.presses(&["Ctrl+d"]).await;
    main.sees("main", "Aucun fichier importé").await;
    looked_at_in_both(main, "data-empty").await;
    main.presses(&["i"]).await;
    main.sees("[role=group]", "Déposez un fichier ici").await;
    looked_at_in_both(main, "import-file").await;

    // A picture under the name of a table says what it is, and harms nothing.
    gives(main, "clients.csv", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR").await;
    main.sees("[role=alert]", "C’est une image").await;

    gives(main, "Contacts.csv", &windows_1252(OUTLOOK)).await;
    main.sees("h2", "Contacts.csv").await;
    main.sees("section", "Export Outlook reconnu").await;
    assert_eq!(main.value("select", "Caractères").await, "windows-1252");
    assert_eq!(main.value("select", "Contenu de la colonne Société").await, "company");
    main.sees("td", "Quillivéré").await;
    looked_at_in_both(main, "import-content").await;
    main.chooses("Contenu de la colonne Notes", "Goûts et contraintes").await;
    main.clicks("button", "Garder la correspondance").await;
    main.fills("Nom de la correspondance", "Outlook du siège").await;
    main.presses(&["Enter"]).await;
    main.sees(".toast", "sera proposée").await;

    // The private file is for its owner alone.
    let upload = app.home.path().join("base.db-import");
    let mode = std::os::unix::fs::PermissionsExt::mode(&std::fs::metadata(&upload).unwrap().permissions());
    assert_eq!(mode & 0o777, 0o600);

    main.presses(&["Ctrl+Enter"]).await;
    main.sees("dl", "à créer").await;
    main.sees(".told", "Camille Rousselot").await;
    main.sees(".told", "pas une adresse de courriel").await;
    main.sees(".told", "ni nom, ni société").await;
    assert_eq!(people(), before, "a dry run writes nothing");
    main.fills("Vendu ou donné par", "Salon du port").await;
    looked_at_in_both(main, "import-trial").await;

    main.presses(&["Ctrl+Enter"]).await;
    main.sees("p", "Import fait").await;
    assert_eq!(people(), before + 2);
    main.clicks("button", "Lignes refusées en CSV").await;
    let said = main.sees("[role=status]", "Écrit dans").await;
    let path = said.split("Écrit dans ").nth(1).unwrap().split(".csv").next().unwrap().to_owned() + ".csv";
    let refused = std::fs::read_to_string(&path).unwrap();
    assert!(refused.contains("\"Une ligne sans personne\"") && refused.contains("\"5\""), "{refused}");
    looked_at_in_both(main, "import-report").await;
    main.presses(&["Ctrl+Enter"]).await;
    main.sees("th", "Contacts.csv").await;
    main.sees("th", "Salon du port").await;
    assert!(until(async || (!upload.exists()).then_some(())).await.is_some(), "the private file goes");

    main.presses(&["Ctrl+2"]).await;
    main.presses(&["/"]).await;
    main.types("quilliv").await;
    main.sees("[role=option]", "Théo Quillivéré").await;

    main.presses(&["Escape", "Ctrl+d"]).await;
    main.clicks("button", "Annuler l’import").await;
    main.sees("[role=group]", "reste, et vous sera dit").await;
    looked_at_in_both(main, "import-undo").await;
    main.clicks("button", "Annuler cet import").await;
    main.sees("[role=group]", "2 fiches retirées").await;
    main.sees("td", "annulé").await;
    looked_at_in_both(main, "data-history").await;
    assert_eq!(people(), before);

    // The same columns again: what was said of them is proposed.
    main.presses(&["i"]).await;
    gives(main, "Contacts.csv", &windows_1252(OUTLOOK)).await;
    main.sees("h2", "Contacts.csv").await;
    assert_eq!(main.value("select", "Contenu de la colonne Notes").await, "note");
    main.sees("main", "Mêmes colonnes que « Outlook du siège »").await;
    main.clicks("button", "Reprendre cette correspondance").await;
    assert_eq!(main.value("select", "Contenu de la colonne Notes").await, "preferences");
    main.clicks("button", "Abandonner").await;
    main.sees("h1", "Données").await;
    app.close().await;
    assert!(!upload.exists());
}
