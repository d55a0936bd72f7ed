//! Incident tickets from the terminal.

use serde_json::json;

use crate::{Desk, has, text};

#[test]
fn a_ticket_is_opened_worked_solved_and_closed() {
    let desk = Desk::new();
    let contact = desk.add(&["--last-name", "Le Gall", "--external-id", "C-1"]);
    let made = desk.json(&[
        "ticket",
        "open",
        "--contact",
        "C-1",
        "--subject",
        "Box muette",
        "--description",
        "Plus de synchronisation",
        "--priority",
        "high",
        "--motive",
        "incident",
        "--category",
        "fibre",
    ]);
    has(&made, "ticket_id number contact_id subject description priority level status category motive history");
    assert_eq!((&made["status"], &made["level"]), (&json!("open"), &json!(1)));
    assert_eq!(made["contact_id"], contact.as_str());
    assert_eq!(made["history"][0]["kind"], "opened");
    let (id, number) = (text(&made, "ticket_id"), made["number"].to_string());

    let noted = desk.json(&["ticket", "note", &format!("#{number}"), "Redémarrée deux fois"]);
    assert_eq!(noted["history"].as_array().unwrap().len(), 2);
    assert_eq!(desk.json(&["ticket", "show", &number])["ticket_id"], id.as_str());
    assert_eq!(desk.json(&["ticket", "list", "--open"])["total"], 1);
    let solved = desk.json(&["ticket", "resolve", &id, "--solution", "Filtre remplacé"]);
    assert_eq!((&solved["status"], &solved["resolution"]), (&json!("resolved"), &json!("Filtre remplacé")));
    desk.refused(1, &["ticket", "resolve", &id, "encore"]);
    assert_eq!(desk.json(&["ticket", "close", &id, "Client content"])["status"], "closed");
    desk.refused(1, &["ticket", "close", &id]);
    assert_eq!(desk.json(&["ticket", "list", "--open"])["total"], 0);
    let all = desk.json(&["ticket", "list", "--level", "1", "--contact", &contact, "--limit", "5"]);
    assert_eq!(all["total"], 1);
    has(&all["items"][0], "ticket_id number contact_id subject status");
}

#[test]
fn what_does_not_exist_is_said() {
    let desk = Desk::new();
    desk.add(&["--last-name", "Le Gall"]);
    for id in ["#9999", "9999", "00000000-0000-7000-8000-000000000000", "n’importe quoi"] {
        assert!(desk.refused(1, &["ticket", "show", id]).contains("ticket"), "{id}");
    }
    desk.refused(1, &["ticket", "open", "--contact", "personne", "--subject", "x"]);
    desk.refused(2, &["ticket", "open", "--contact", "personne"]);
}

#[test]
fn a_note_too_long_is_refused_and_leaves_the_ticket_as_it_was() {
    let desk = Desk::new();
    let contact = desk.add(&["--last-name", "Le Gall"]);
    let id = text(&desk.json(&["ticket", "open", "--contact", &contact, "--subject", "Panne"]), "ticket_id");
    let said = desk.refused(1, &["ticket", "note", &id, &"mot ".repeat(5_001)]);
    assert!(said.contains("Rien n’a été enregistré"), "{said}");
    assert_eq!(desk.json(&["ticket", "show", &id])["history"].as_array().unwrap().len(), 1);
}
