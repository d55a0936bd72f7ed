//! The telephone sources without a window.

use std::io::{BufRead, BufReader, Lines, Read, Write};
use std::net::TcpStream;
use std::process::{Child, ChildStderr, ChildStdout, Command, Stdio};

use serde_json::{Value, json};

use crate::{Desk, has};

const TOKEN: &str = "essai";

struct Listening {
    child: Child,
    lines: Lines<BufReader<ChildStdout>>,
    _errors: BufReader<ChildStderr>,
    address: String,
}

impl Listening {
    fn start(desk: &Desk) -> Self {
        let mut command = desk.command();
        command.args(["listen", "--http", "127.0.0.1:0", "--token", TOKEN]);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let mut errors = BufReader::new(child.stderr.take().unwrap());
        let mut said = String::new();
        while !said.contains("http://") {
            said.clear();
            assert_ne!(errors.read_line(&mut said).unwrap(), 0, "it stopped");
        }
        let address = said.split("http://").nth(1).unwrap().split(' ').next().unwrap().to_owned();
        Self { child, lines, _errors: errors, address }
    }

    /// Posts as curl would; gives the answer's head and body.
    fn post(&self, path: &str, head: &str, body: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        let (address, length) = (&self.address, body.len());
        write!(
            stream,
            "POST {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n{head}\r\nContent-Length: {length}\r\n\r\n{body}"
        )
        .unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    fn form(&self, body: &str) {
        let path = format!("/api/v1/cti/{TOKEN}");
        let answer = self.post(&path, "Content-Type: application/x-www-form-urlencoded", body);
        assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    }

    fn json(&self, body: &Value) {
        let answer = self.post(&format!("/api/v1/cti/{TOKEN}"), "Content-Type: application/json", &body.to_string());
        assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    }

    fn line(&mut self) -> Value {
        let line = serde_json::from_str(&self.lines.next().unwrap().unwrap()).unwrap();
        let fields =
            "at source call_id external_id event direction from to external external_kind match contact_id name talk_s";
        has(&line, fields);
        line
    }

    /// Stops it as the system does, and expects status 0.
    fn stop(mut self) {
        let told = Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status().unwrap();
        assert!(told.success());
        assert_eq!(self.child.wait().unwrap().code(), Some(0));
    }
}

#[cfg(unix)]
#[test]
fn each_post_in_form_or_json_becomes_a_line_and_one_call_is_one_record() {
    let desk = Desk::new();
    let id = desk.add(&["--last-name", "Le Gall", "--phone", "06 39 98 00 12"]);
    let mut listening = Listening::start(&desk);
    listening.form("event=newCall&callId=z1&from=33639980012&to=33199000000&direction=in");
    let ringing = listening.line();
    assert_eq!((&ringing["event"], &ringing["match"]), (&json!("ringing"), &json!("one")));
    assert_eq!((&ringing["contact_id"], &ringing["name"]), (&json!(id), &json!("Le Gall")));
    assert_eq!((&ringing["external"], &ringing["external_kind"]), (&json!("+33639980012"), &json!("number")));
    assert_eq!((&ringing["source"], &ringing["direction"]), (&json!("zammad"), &json!("inbound")));
    listening.json(&json!({ "event": "newCall", "callId": "z1", "from": "33639980012", "direction": "in" }));
    assert_eq!(listening.line()["call_id"], ringing["call_id"]);
    // Later events without numbers nor direction, as bridges send them.
    listening.json(&json!({ "event": "answer", "callId": "z1", "user": "Anaïs" }));
    let answered = listening.line();
    assert_eq!((&answered["event"], &answered["contact_id"]), (&json!("answered"), &json!(id)));
    listening.form("event=hangup&callId=z1&cause=normalClearing");
    let ended = listening.line();
    assert_eq!((&ended["event"], &ended["from"]), (&json!("ended"), &json!("33639980012")));
    assert!(ended["talk_s"].is_i64());
    let calls = desk.json(&["call", "list"]);
    assert_eq!((&calls["total"], &calls["items"][0]["call_id"]), (&json!(1), &ringing["call_id"]));
    listening.stop();
}

#[cfg(unix)]
#[test]
fn lost_and_masked_calls_are_told_as_they_were() {
    let desk = Desk::new();
    let mut listening = Listening::start(&desk);
    for (n, from, cause, told) in
        [(1, "anonymous", "noAnswer", "missed"), (2, "", "cancel", "abandoned"), (3, "3631", "cancel", "abandoned")]
    {
        listening.form(&format!("event=newCall&callId=k{n}&from={from}&direction=in"));
        let ringing = listening.line();
        let masked = from != "3631";
        assert!(ringing["external"].is_null());
        assert_eq!(ringing["external_kind"], if masked { "masked" } else { "short" });
        assert_eq!(ringing["match"], if masked { "masked" } else { "unknown" });
        listening.form(&format!("event=hangup&callId=k{n}&cause={cause}"));
        let over = listening.line();
        assert_eq!((&over["event"], &over["talk_s"]), (&json!(told), &Value::Null));
    }
    let refused = listening.post("/api/v1/cti/autre", "Content-Type: application/json", "{}");
    assert!(refused.starts_with("HTTP/1.1 404"));
    assert_eq!(desk.json(&["contact", "list"])["total"], 0);
    listening.stop();
}

#[cfg(unix)]
#[test]
fn a_post_that_cannot_be_read_is_in_the_journal_with_the_reason() {
    let desk = Desk::new();
    let listening = Listening::start(&desk);
    let body = "event=newCall&from=0639980012&direction=in";
    let path = format!("/api/v1/cti/{TOKEN}");
    let refused = listening.post(&path, "Content-Type: application/x-www-form-urlencoded", body);
    assert!(refused.starts_with("HTTP/1.1 422"), "{refused}");
    let journal = desk.json(&["journal", "list"]);
    assert_eq!((&journal["verdict"], &journal["raw"]), (&json!("refused"), &json!(body)));
    assert!(journal["reason"].as_str().unwrap().starts_with("missing_call_id: "), "{journal}");
    listening.stop();
}

#[cfg(unix)]
#[test]
fn the_token_of_a_telephone_system_tells_events_and_reads_no_fiche() {
    let desk = Desk::new();
    desk.add(&["--last-name", "Le Gall", "--phone", "06 39 98 00 12"]);
    let listening = Listening::start(&desk);
    let answer = listening.post(
        "/api/v1/ring",
        &format!("Authorization: Bearer {TOKEN}\r\nContent-Type: application/json"),
        r#"{"number":"0639980012"}"#,
    );
    assert!(answer.starts_with("HTTP/1.1 401") && !answer.contains("Le Gall"), "{answer}");
    listening.form("event=newCall&callId=z1&from=33639980012&direction=in");
    assert_eq!(desk.json(&["call", "list"])["total"], 1, "the door of events stays open");
    listening.stop();
}

#[test]
fn it_listens_to_this_computer_only() {
    let desk = Desk::new();
    desk.refused(1, &["listen", "--http", "0.0.0.0:0", "--token", TOKEN]);
    desk.refused(1, &["listen", "--http", "nulle part", "--token", TOKEN]);
    desk.refused(1, &["listen", "--http", "127.0.0.1:0", "--token", "a/b"]);
    desk.refused(2, &["listen", "--http", "127.0.0.1:0"]);
}
