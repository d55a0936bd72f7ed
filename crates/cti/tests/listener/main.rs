//! The local listener over real sockets: what it takes, what it turns away, and that it is still there afterwards.
#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests fail loudly")]

mod accepted;
mod floods;
mod forms;
mod refused;

use std::net::SocketAddr;
use std::time::Duration;

use chrono::{DateTime, Utc};
use cti::http::{Config, Limits, Listening, Token, Tokens, bind};
use cti::inlet::Inlet;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::sync::{mpsc, oneshot};

const ZAMMAD: &str = "zammad-0123456789abcdef0123456789";
const FORM: &str = "form-89abcdef0123456789abcdef01234567";
const APP: &str = "app-fedcba9876543210fedcba9876543210";
const CALL: &str = r#"{"event":"newCall","from":"33639980012","to":"33199001234","direction":"in","callId":"307fa962-1","user":["Anaïs"],"queue":"SAV"}"#;

/// A running listener and what it hands on.
struct Bench {
    listening: Listening,
    events: mpsc::Receiver<Inlet>,
}

fn clock() -> DateTime<Utc> {
    DateTime::UNIX_EPOCH
}

fn token(text: &str) -> Token {
    text.parse().unwrap()
}

/// Delays long enough for a loaded machine, except those a test waits for.
async fn bench(limits: Limits) -> Bench {
    let tokens = Tokens::none().with("zammad", token(ZAMMAD)).with("form", token(FORM)).with("cli", token(APP));
    let config = Config { limits, ..Config::new("127.0.0.1:0".parse().unwrap(), tokens, clock) };
    let (sender, inlets) = mpsc::channel(64);
    Bench { listening: bind(config, sender).await.unwrap(), events: kept_at_once(inlets) }
}

/// An application that keeps every telephone event the moment it comes; the command's it leaves to the test.
fn kept_at_once(mut inlets: mpsc::Receiver<Inlet>) -> mpsc::Receiver<Inlet> {
    let (pass, events) = mpsc::channel(64);
    tokio::spawn(async move {
        loop {
            let inlet = tokio::select! {
                inlet = inlets.recv() => inlet,
                () = pass.closed() => None,
            };
            let Some(mut inlet) = inlet else { return };
            if let Inlet::Event(received) = &mut inlet
                && received.event.source == "zammad"
            {
                let (unused, _) = oneshot::channel();
                let reply = std::mem::replace(&mut received.reply, unused);
                reply.send(serde_json::json!({"match": "unknown"})).unwrap();
            }
            if let Inlet::Request(asked) = &mut inlet {
                let (unused, _) = oneshot::channel();
                let reply = std::mem::replace(&mut asked.reply, unused);
                reply.send(serde_json::json!({})).unwrap();
            }
            if pass.send(inlet).await.is_err() {
                return;
            }
        }
    });
    events
}

impl Bench {
    fn address(&self) -> SocketAddr {
        self.listening.address()
    }

    /// Sends bytes on a connection of their own and reads whatever comes back until it closes.
    async fn send(&self, bytes: &[u8]) -> String {
        let mut stream = TcpStream::connect(self.address()).await.unwrap();
        // A listener that has said no may close before all is sent.
        let _ = stream.write_all(bytes).await;
        read_all(&mut stream).await
    }

    /// A request with `lines` as further header lines.
    fn request(&self, method: &str, path: &str, lines: &[&str], body: &str) -> String {
        let host = self.address();
        let length = body.len();
        let mut head = format!("{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n");
        for line in lines {
            head.push_str(line);
            head.push_str("\r\n");
        }
        format!("{head}Content-Length: {length}\r\n\r\n{body}")
    }

    /// A push to the Zammad path, as JSON, with further header lines.
    async fn push(&self, lines: &[&str], body: &str) -> String {
        let path = format!("/api/v1/cti/{ZAMMAD}");
        let lines: Vec<&str> = ["Content-Type: application/json"].iter().chain(lines).copied().collect();
        self.send(self.request("POST", &path, &lines, body).as_bytes()).await
    }

    /// A good call still arrives as an event, and nothing but `refused` came before it.
    async fn still_alive(&mut self, refused: &[&str]) {
        let answer = self.push(&[], CALL).await;
        assert_eq!(status(&answer), 200, "{answer}");
        let mut codes = Vec::new();
        loop {
            match self.events.recv().await.expect("the listener is gone") {
                Inlet::Refused(refused) => codes.push(refused.code),
                Inlet::Show(show) => panic!("{show:?}"),
                Inlet::Request(asked) => panic!("{asked:?}"),
                Inlet::Event(received) => {
                    assert_eq!(received.event.external_id, "307fa962-1");
                    assert_eq!(codes, refused);
                    return;
                }
            }
        }
    }
}

async fn read_all(stream: &mut TcpStream) -> String {
    let mut answer = Vec::new();
    let mut buffer = [0_u8; 4096];
    let reading = async {
        // A reset after the answer is an end like another.
        while let Ok(n @ 1..) = stream.read(&mut buffer).await {
            answer.extend_from_slice(&buffer[..n]);
        }
    };
    tokio::time::timeout(Duration::from_secs(60), reading).await.expect("the connection was left open");
    String::from_utf8(answer).unwrap()
}

fn status(answer: &str) -> u16 {
    answer.get(9..12).and_then(|code| code.parse().ok()).unwrap_or(0)
}

fn body(answer: &str) -> serde_json::Value {
    let (_, body) = answer.split_once("\r\n\r\n").expect("no body");
    serde_json::from_str(body).unwrap()
}
