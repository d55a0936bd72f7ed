//! An incoming call, here and through the running app.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::thread;

use serde_json::{Value, json};

use crate::{Desk, has, text};

#[test]
fn the_same_call_id_twice_is_one_call() {
    let desk = Desk::new();
    let id = desk.add(&["--last-name", "Le Gall", "--phone", "06 39 98 00 12"]);
    let ring =
        ["ring", "33639980012", "--name", "LE GALL", "--line", "+33199000000", "--queue", "SAV", "--call-id", "k-1"];
    let first = desk.json(&ring);
    has(&first, "call_id external_id number match fiche candidates lookup_us");
    assert_eq!((&first["match"], &first["external_id"]), (&json!("one"), &json!("k-1")));
    assert_eq!(first["fiche"]["contact_id"], id.as_str());
    assert_eq!(first["number"]["e164"], "+33639980012");
    assert!(first["lookup_us"].is_u64());
    assert_eq!(desk.json(&ring)["call_id"], first["call_id"]);
    let calls = desk.json(&["call", "list"]);
    assert_eq!(calls["total"], 1);
    assert_eq!(calls["items"][0]["external_id"], "k-1");
    assert_eq!(calls["items"][0]["caller_name"], "LE GALL");
}

#[test]
fn two_calls_without_an_id_are_two_calls() {
    let desk = Desk::new();
    let calls = [desk.json(&["ring", "0639980012"]), desk.json(&["ring", "0639980012"])];
    assert_ne!(calls[0]["external_id"], calls[1]["external_id"]);
    assert_ne!(calls[0]["call_id"], calls[1]["call_id"]);
    assert_eq!(calls[0]["match"], "unknown");
}

#[test]
fn a_dry_run_and_a_lookup_record_nothing() {
    let desk = Desk::new();
    desk.add(&["--last-name", "Le Gall"]);
    let dry = desk.json(&["ring", "+33639980012", "--dry-run", "--call-id", "k-1"]);
    assert!(dry["call_id"].is_null());
    assert_eq!(dry["external_id"], "k-1");
    let looked = desk.json(&["lookup", "+33639980012"]);
    assert!(looked["call_id"].is_null() && looked["external_id"].is_null());
    assert_eq!(desk.json(&["call", "list"])["total"], 0);
    assert_eq!(desk.run(&["journal", "list", "--json"]).out, "");
}

#[test]
fn the_journal_keeps_each_payload() {
    let desk = Desk::new();
    let call = desk.json(&["ring", "0639980012", "--call-id", "k-1"]);
    desk.json(&["ring", "0639980012", "--call-id", "k-1"]);
    let out = desk.run(&["journal", "list", "--json", "--limit", "5"]).out;
    let lines: Vec<Value> = out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 2);
    assert_eq!((&lines[0]["verdict"], &lines[1]["verdict"]), (&json!("duplicate"), &json!("unknown")));
    assert_eq!(lines[0]["call_id"], call["call_id"]);
    assert!(text(&lines[0], "raw").contains("0639980012"));
}

/// Answers one post with this, and gives what was posted.
fn answered(listener: &TcpListener, body: &str) -> String {
    let (mut stream, _) = listener.accept().unwrap();
    let mut request = Vec::new();
    let mut buffer = [0; 4096];
    while !request.ends_with(b"}") {
        let read = stream.read(&mut buffer).unwrap();
        request.extend_from_slice(&buffer[..read]);
    }
    write!(stream, "HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n{body}", body.len()).unwrap();
    String::from_utf8(request).unwrap()
}

#[test]
fn the_running_app_answers_for_us() {
    let desk = Desk::new();
    assert!(desk.refused(1, &["ring", "0639980012", "--app"]).contains("desktop.json"));

    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let running = json!({ "address": address.to_string(), "token": "0123456789abcdef0123456789abcdef", "pid": 1 });
    std::fs::write(desk.folder.path().join("desktop.json"), running.to_string()).unwrap();
    let app = thread::spawn(move || {
        let answers = [r#"{"match":"unknown","call_id":"x"}"#, r#"{"error":"disk"}"#];
        answers.map(|body| answered(&listener, body))
    });
    assert_eq!(desk.json(&["ring", "0639980012", "--app", "--name", "LE GALL"])["match"], "unknown");
    assert!(desk.refused(1, &["ring", "0639980012", "--app"]).contains("disk"), "an error is no answer");
    let [request, _] = app.join().unwrap();
    assert!(request.contains("Bearer 0123456789abcdef0123456789abcdef"));
    assert!(request.contains(r#""number":"0639980012""#) && request.contains(r#""name":"LE GALL""#));

    // Of another file in the same folder, that app is not ours to ring.
    let other = json!({ "address": address.to_string(), "token": "0123456789abcdef0123456789abcdef", "pid": 1,
        "db": desk.folder.path().join("other.db") });
    std::fs::write(desk.folder.path().join("desktop.json"), other.to_string()).unwrap();
    assert!(desk.refused(1, &["ring", "0639980012", "--app"]).contains("desktop.json"));

    // The listener is gone with its thread.
    std::fs::write(desk.folder.path().join("desktop.json"), running.to_string()).unwrap();
    assert!(!desk.refused(1, &["ring", "0639980012", "--app"]).is_empty());
}
