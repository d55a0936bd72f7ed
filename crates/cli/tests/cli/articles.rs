//! The knowledge base from the terminal.

use serde_json::json;

use crate::{Desk, has, text};

#[test]
fn an_article_is_written_listed_read_and_exported() {
    let desk = Desk::new();
    desk.add(&["--last-name", "Le Gall"]);
    let made = desk.json(&[
        "article",
        "add",
        "--title",
        "Redémarrer la box",
        "--body",
        "Débranchez <la box>.\n- une minute",
        "--motive",
        "incident",
        "--url",
        "https://exemple.fr/faq",
    ]);
    has(&made, "article_id title body motive url version");
    assert_eq!((&made["motive"], &made["version"]), (&json!("incident"), &json!(1)));
    let id = text(&made, "article_id");
    assert_eq!(desk.json(&["article", "show", &id]), made);
    let list = desk.json(&["article", "list"]);
    assert_eq!((&list["total"], &list["items"][0]), (&json!(1), &made));
    assert!(desk.run(&["article", "list"]).out.contains("Redémarrer la box"));

    let page = desk.folder.path().join("faq.html");
    let path = page.to_str().unwrap();
    assert_eq!(desk.json(&["article", "export", path])["articles"], 1);
    let written = std::fs::read_to_string(&page).unwrap();
    assert!(written.contains("<li>une minute</li>") && written.contains("Débranchez &lt;la box&gt;."), "{written}");
    assert!(desk.refused(1, &["article", "export", path]).contains("faq.html"));
    assert_eq!(std::fs::read_to_string(&page).unwrap(), written, "the file that was there is not touched");
}

#[test]
fn what_is_no_article_is_said() {
    let desk = Desk::new();
    desk.add(&["--last-name", "Le Gall"]);
    assert!(desk.refused(1, &["article", "show", "personne"]).contains("article"));
    let add = ["article", "add", "--title", "Titre", "--body"];
    assert!(desk.refused(1, &[&add[..], &[" "]].concat()).contains("vide"));
    assert!(desk.refused(1, &[&add[..], &["Texte", "--url", "exemple.fr"]].concat()).contains("https"));
    assert!(desk.refused(1, &[&add[..], &["Texte", "--motive", "inconnu"]].concat()).contains("inconnu"));
    desk.refused(2, &["article", "add", "--title", "Titre"]);
}
