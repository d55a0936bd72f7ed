//! `phone`: what is this number?

use std::io::Write;
use std::process::{Command, Stdio};

use crate::{Desk, done};

#[test]
fn each_number_has_exactly_the_fields_of_the_contract() {
    let answer = Desk::new().json(&["phone", "06 39 98 00 12", "anonymous", "12", "3631", "abc", "-12"]);
    let kinds: Vec<&str> = answer.as_array().unwrap().iter().map(|one| one["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds[..5], ["number", "masked", "internal", "short", "invalid"]);
    let mut keys: Vec<&String> = answer[0].as_object().unwrap().keys().collect();
    keys.sort();
    let fields = "e164 extension input international kind line_type national others reason region";
    assert_eq!(keys, fields.split(' ').collect::<Vec<_>>());
    assert_eq!(answer[0]["e164"], "+33639980012");
    assert_eq!(answer[0]["line_type"], "mobile");
    assert!(answer[1]["e164"].is_null());
}

#[test]
fn the_region_reads_national_writing() {
    let answer = Desk::new().json(&["phone", "--region", "BE", "0470 12 34 56"]);
    assert_eq!(answer[0]["region"], "BE");
    assert_eq!(Desk::new().run(&["phone", "--region", "XX", "0639980012"]).status, Some(2));
}

#[test]
fn standard_input_gives_json_lines() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_decroche"))
        .args(["phone", "--stdin", "--json"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(b"06 39 98 00 12\r\n\xff\xfe\n\n+33199001234").unwrap();
    let done = done(child.wait_with_output().unwrap());
    let lines: Vec<serde_json::Value> = done.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 4);
    assert_eq!((&lines[0]["e164"], &lines[3]["e164"]), (&"+33639980012".into(), &"+33199001234".into()));
}

#[test]
fn no_number_at_all_is_wrong_usage_and_no_data_file_is_made() {
    let desk = Desk::new();
    assert_eq!(desk.run(&["phone"]).status, Some(2));
    desk.json(&["phone", "0639980012"]);
    assert!(!desk.db().exists());
}
