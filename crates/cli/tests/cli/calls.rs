//! Calls typed by hand, their outcomes, callbacks.

use serde_json::json;

use crate::{Desk, has, text};

#[test]
fn a_call_typed_by_hand_is_listed_and_qualified() {
    let desk = Desk::new();
    let id = desk.add(&["--last-name", "Le Gall", "--phone", "06 39 98 00 12"]);
    let made = desk.json(&[
        "call",
        "log",
        "--direction",
        "outbound",
        "--contact",
        &id,
        "--number",
        "06 39 98 00 12",
        "--at",
        "2026-11-20T09:30:00Z",
        "--duration",
        "151",
        "--note",
        "Rappeler le service après-vente",
    ]);
    let fields = "call_id external_id direction from to started_at answered_at ended_at outcome motive contact_id";
    has(&made, fields);
    assert_eq!(made["direction"], "outbound");
    assert_eq!(made["started_at"], "2026-11-20T09:30:00Z");
    assert_eq!(made["ended_at"], "2026-11-20T09:32:31Z");
    assert_eq!((&made["talk_s"], &made["outcome"]), (&json!(151), &json!(null)));
    let call_id = text(&made, "call_id");

    let waiting = desk.json(&["call", "list", "--unqualified"]);
    assert_eq!(waiting["total"], 1);
    has(&waiting["items"][0], fields);
    let done =
        desk.json(&["call", "qualify", &call_id, "--outcome", "solved", "--motive", "invoice", "--note", "Réglé"]);
    assert_eq!((&done["outcome"], &done["motive"]), (&json!("solved"), &json!("invoice")));
    assert_eq!(done["note"], "Réglé");
    assert_eq!(desk.json(&["call", "list", "--unqualified"])["total"], 0);
}

#[test]
fn calls_are_listed_by_person_and_period() {
    let desk = Desk::new();
    let id = desk.add(&["--last-name", "Le Gall"]);
    for (at, who) in [
        ("2026-11-18T09:00:00Z", "--contact"),
        ("2026-11-19T09:00:00Z", "--contact"),
        ("2026-11-20T09:00:00Z", "--number"),
    ] {
        let whom = if who == "--contact" { id.as_str() } else { "0639980012" };
        desk.json(&["call", "log", "--direction", "in", who, whom, "--at", at, "--outcome", "solved"]);
    }
    let total = |arguments: &[&str]| desk.json(&[&["call", "list"], arguments].concat())["total"].clone();
    assert_eq!(total(&["--contact", &id]), 2);
    assert_eq!(total(&["--from", "2026-11-19T00:00:00Z"]), 2);
    assert_eq!(total(&["--from", "2026-11-19T00:00:00Z", "--to", "2026-11-20T00:00:00Z"]), 1);
    assert_eq!(desk.json(&["call", "list", "--limit", "1"])["items"].as_array().unwrap().len(), 1);
}

#[test]
fn an_unknown_outcome_names_the_known_ones() {
    let desk = Desk::new();
    let call = desk.json(&["call", "log", "--direction", "in", "--number", "0639980012"]);
    let sentence = desk.refused(1, &["call", "qualify", &text(&call, "call_id"), "--outcome", "perdu"]);
    assert!(sentence.contains("perdu") && sentence.contains("solved"));
    desk.refused(1, &["call", "qualify", "00000000-0000-7000-8000-000000000000", "--outcome", "solved"]);
    desk.refused(1, &["call", "log", "--direction", "in", "--number", "0639980012", "--at", "2999-01-01"]);
    desk.refused(2, &["call", "log", "--direction", "in"]);
    desk.refused(2, &["call", "log", "--direction", "in", "--number", "0639980012", "--at", "bientôt"]);
}

#[test]
fn an_outcome_that_promises_a_callback_asks_for_its_time() {
    let desk = Desk::new();
    let id = desk.add(&["--last-name", "Le Gall", "--phone", "06 39 98 00 12"]);
    let log = ["call", "log", "--direction", "in", "--contact", &id, "--outcome", "call_back"];
    assert!(desk.refused(1, &log).contains("--callback"));
    assert_eq!(desk.json(&["call", "list"])["total"], 0);
    desk.json(&[&log[..], &["--callback", "2026-12-01T10:00:00Z"]].concat());
    let list = desk.json(&["callback", "list"]);
    assert_eq!(list["total"], 1);
    has(&list["items"][0], "callback_id contact_id name phone due_at subject owner done_at");
    assert_eq!(list["items"][0]["due_at"], "2026-12-01T10:00:00Z");
}

#[test]
fn a_callback_is_promised_and_kept() {
    let desk = Desk::new();
    let made = desk.json(&[
        "callback",
        "add",
        "--number",
        "06 39 98 00 12",
        "--at",
        "2026-12-01T10:00:00Z",
        "--subject",
        "Devis",
    ]);
    assert_eq!((&made["phone"], &made["subject"]), (&json!("06 39 98 00 12"), &json!("Devis")));
    let id = text(&made, "callback_id");
    assert!(desk.json(&["callback", "done", &id])["done_at"].is_string());
    desk.refused(1, &["callback", "done", &id]);
    assert_eq!(desk.json(&["callback", "list"])["total"], 0);
}

#[test]
fn a_sale_to_nobody_is_refused_with_a_sentence_about_the_call() {
    let desk = Desk::new();
    let made = desk.json(&["call", "log", "--direction", "inbound", "--number", "06 39 98 00 77"]);
    for outcome in ["sale", "opposition"] {
        let said = desk.refused(1, &["call", "qualify", &text(&made, "call_id"), "--outcome", outcome]);
        assert!(said.contains("pas de fiche"), "{said}");
    }
}
