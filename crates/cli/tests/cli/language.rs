//! French by default, English when asked, wherever the option stands.

use crate::Desk;

#[test]
fn sentences_are_french_by_default_and_english_when_asked() {
    let desk = Desk::new();
    desk.add(&["--last-name", "Le Gall"]);
    let show = ["contact", "show", "personne"];
    assert!(desk.run(&show).err.starts_with("Aucune fiche"));
    assert!(desk.run(&[&show[..], &["--lang", "en"]].concat()).err.starts_with("No contact"));
    assert!(desk.run(&[&["--lang", "en"], &show[..]].concat()).err.starts_with("No contact"));
}

#[test]
fn tables_and_reasons_follow() {
    let desk = Desk::new();
    desk.add(&["--last-name", "Le Gall", "--phone", "06 39 98 00 12"]);
    assert!(desk.run(&["lookup", "0639980012"]).out.contains("Fiche trouvée"));
    let english = desk.run(&["lookup", "0639980012", "--lang", "en"]);
    assert!(english.out.contains("Contact found") && english.out.contains("same number"));
    assert!(!english.out.contains('\u{1b}'), "colours only on a terminal");
}

#[test]
fn wrong_usage_is_said_with_status_two() {
    let desk = Desk::new();
    for (arguments, french, english) in [
        (&["contact", "stage", "x", "perdu", "--why", "y"][..], "Valeur refusée", "Invalid value"),
        (&["listne"], "Commande inconnue", "Unknown command"),
        (&["ring"], "Il manque", "Missing"),
        (&["search", "x", "--limt", "3"], "Option inconnue", "Unknown option"),
        (&["search", "x", "--limit"], "Il manque une valeur", "needs a value"),
    ] {
        let said = desk.run(arguments);
        assert_eq!((said.status, said.out.as_str()), (Some(2), ""), "{arguments:?}");
        assert!(said.err.contains(french), "{}", said.err);
        let said = desk.run(&[arguments, &["--lang=en"]].concat());
        assert_eq!(said.status, Some(2));
        assert!(said.err.contains(english) || arguments.contains(&"--limit"), "{}", said.err);
    }
}

#[test]
fn help_is_no_error() {
    let desk = Desk::new();
    let help = desk.run(&["contact", "--help"]);
    assert_eq!(help.status, Some(0));
    assert!(help.out.contains("Utilisation"));
    assert!(desk.run(&["contact", "--help", "--lang", "en"]).out.contains("Usage"));
    assert_eq!(desk.run(&["--version"]).status, Some(0));
}
