//! The rights of a person from the terminal.

use crate::{Desk, has, text};

fn ana(desk: &Desk) -> String {
    desk.add(&["--last-name", "Lopezcanari", "--first-name", "Ana", "--phone", "06 39 98 00 12"])
}

#[test]
fn erasing_tells_first_and_does_it_with_yes() {
    let desk = Desk::new();
    let id = ana(&desk);
    let told = desk.run(&["--json", "contact", "erase", &id]);
    assert_eq!(told.status, Some(1), "nothing was done: {}", told.err);
    let preview: serde_json::Value = serde_json::from_str(&told.out).unwrap();
    has(&preview, "contact_id name blocks tables archive opposed backups copies_until erased");
    assert_eq!((preview["erased"].as_bool(), text(&preview, "name")), (Some(false), "Ana Lopezcanari".into()));
    desk.json(&["contact", "show", &id]);
    let done = desk.json(&["privacy", "erase", &id, "--yes", "--oppose"]);
    assert_eq!((done["erased"].as_bool(), done["scrubbed"].as_bool()), (Some(true), Some(true)));
    desk.refused(1, &["contact", "show", &id]);
    for entry in std::fs::read_dir(desk.folder.path()).unwrap() {
        let bytes = std::fs::read(entry.unwrap().path()).unwrap();
        assert!(!String::from_utf8_lossy(&bytes).contains("Lopezcanari"));
    }
    let asked = desk.json(&["privacy", "opposed", "+33 6 39 98 00 12"]);
    assert_eq!(asked["opposed"].as_bool(), Some(true));
}

#[test]
fn an_access_request_is_a_document_and_a_page() {
    let desk = Desk::new();
    let id = ana(&desk);
    let file = desk.json(&["privacy", "export", &id]);
    has(&file, "contact_id name controller made_at origins sections");
    let page = desk.folder.path().join("ana.html");
    desk.json(&["privacy", "export", &id, "--html", page.to_str().unwrap()]);
    assert!(std::fs::read_to_string(&page).unwrap().contains("Lopezcanari"));
    desk.refused(1, &["privacy", "export", &id, "--html", page.to_str().unwrap()]);
    has(&desk.json(&["privacy", "register"]), "controller activities security");
}

#[test]
fn a_consent_is_recorded_proved_and_taken_back() {
    let desk = Desk::new();
    let id = ana(&desk);
    let form = desk.folder.path().join("bon.pdf");
    std::fs::write(&form, "bon signé").unwrap();
    let form = form.to_str().unwrap();
    let record = [
        "privacy",
        "consent",
        "record",
        &id,
        "--object",
        "Fibre",
        "--text",
        "J’accepte.",
        "--by",
        "paper",
        "--evidence-file",
        form,
    ];
    let args: Vec<&str> = record.iter().copied().chain(["--on-behalf-of", "Fibralys"]).collect();
    let listed = desk.json(&args);
    assert_eq!(text(&listed["items"][0], "state"), "given");
    assert_eq!(text(&listed["items"][0], "evidence_sha256").len(), 64);
    has(&desk.json(&["privacy", "consent", "proof", &id]), "name phones text_shown collected_at expires_at state");
    let after = desk.json(&["privacy", "consent", "withdraw", &id]);
    assert_eq!(
        (text(&after["items"][0], "state"), text(&after["items"][0], "withdrawn_by")),
        ("withdrawn".into(), "call".into())
    );
}

#[test]
fn retention_is_told_and_a_freeze_is_set_and_lifted() {
    let desk = Desk::new();
    let id = ana(&desk);
    has(&desk.json(&["privacy", "retention"]), "at kinds people");
    let run = desk.json(&["privacy", "retention", "--run"]);
    assert_eq!((run["people"].as_u64(), run["rows"].as_u64()), (Some(0), Some(0)));
    desk.json(&["privacy", "freeze", &id, "--why", "Exactitude contestée"]);
    assert_eq!(desk.json(&["search", "lopezcanari"])["items"].as_array().unwrap().len(), 0);
    desk.refused(1, &["privacy", "freeze", &id, "--why", "encore"]);
    desk.json(&["privacy", "freeze", &id, "--lift"]);
    assert_eq!(desk.json(&["search", "lopezcanari"])["items"].as_array().unwrap().len(), 1);
    desk.refused(1, &["privacy", "archive", "--as", "Personne"]);
    has(&desk.json(&["privacy", "upkeep"]), "agreed_at backups_removed aside_removed scrubbed");
}
