//! Handing a call to the running desktop app.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use cti::client::{self, ClientError};
use cti::http::Token;
use cti::ring::Call;
use serde::Deserialize;
use serde_json::Value;

use crate::base::Desk;
use crate::failure::{Failure, Result};
use crate::output::Terminal;
use crate::shapes::from_app;

/// What the running app leaves beside its data file (mode 0600).
#[derive(Deserialize)]
struct Running {
    address: SocketAddr,
    token: String,
    /// The data file it has open; `None`: not told.
    db: Option<PathBuf>,
}

/// Posts the call and prints what the app answers.
pub fn ring(desk: &Desk, call: &Call) -> Result<()> {
    let data_file = desk.path()?;
    let path = data_file.with_file_name("desktop.json");
    let running = running(&path)?;
    let same = |db: &PathBuf| match (std::fs::canonicalize(db), std::fs::canonicalize(&data_file)) {
        (Ok(theirs), Ok(ours)) => theirs == ours,
        // One of them is not there: two absent files are not one file.
        _ => *db == data_file,
    };
    if !running.db.as_ref().is_none_or(same) {
        return Err(Failure::with("app.not_running", [path.display().to_string()]));
    }
    let token = Token::given(&running.token).map_err(|_| unreadable(&path))?;
    let answer = client::ring(running.address, &token, call).map_err(|error| failure(&error))?;
    if let Some(code) = answer.get("error") {
        let code = code.as_str().map_or_else(|| code.to_string(), str::to_owned);
        return Err(Failure::with("app.refused", [code]));
    }
    let terminal = desk.terminal;
    let answer = from_app::document(&answer, terminal.lang);
    terminal.document(&answer, || people(terminal, &answer))
}

fn running(path: &Path) -> Result<Running> {
    let text =
        std::fs::read_to_string(path).map_err(|_| Failure::with("app.not_running", [path.display().to_string()]))?;
    serde_json::from_str(&text).map_err(|_| unreadable(path))
}

fn unreadable(path: &Path) -> Failure {
    Failure::with("app.unreadable", [path.display().to_string()])
}

fn failure(error: &ClientError) -> Failure {
    match error {
        ClientError::NotRunning(_) => Failure::said("app.gone"),
        ClientError::Unauthorized => Failure::said("app.unauthorized"),
        ClientError::TimedOut => Failure::said("app.timed_out"),
        ClientError::Refused { status, code } => Failure::with("app.refused", [format!("{status} {code}")]),
        ClientError::NotLoopback(_) | ClientError::Io(_) | ClientError::BadAnswer => {
            Failure::with("app.failed", [error.to_string()])
        }
    }
}

/// The answer's gist; the window shows the rest.
fn people(terminal: Terminal, answer: &Value) -> String {
    let text = |pointer: &str| answer.pointer(pointer).and_then(Value::as_str);
    terminal.facts(&[
        ("caller", text("/number/national").or_else(|| text("/number/input")).map(str::to_owned)),
        ("verdict", text("/match").map(|verdict| terminal.lang.word("match", verdict))),
        ("name", text("/fiche/name").or_else(|| text("/fiche/company")).map(str::to_owned)),
    ])
}
