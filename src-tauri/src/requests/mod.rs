//! Requests of a site come in here, on a thread of their own: a write never keeps a ring waiting.

mod folder;

use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use crm::request::RecordRequest;
use cti::inlet::Asked;
use serde_json::{Value, json};
use tauri::{AppHandle, Manager};

use crate::desk::Desk;
use crate::error::Answer;

/// How often the watched folder is looked into.
const LOOK: Duration = Duration::from_secs(3);

/// Serves both ways in until the app ends.
pub fn serve(app: &AppHandle, asked: Receiver<Asked>) -> std::io::Result<()> {
    let app = app.clone();
    std::thread::Builder::new().name("decroche-requests".into()).spawn(move || {
        let mut watched = folder::Watched::default();
        let mut looked = Instant::now();
        loop {
            match asked.recv_timeout(LOOK.saturating_sub(looked.elapsed())) {
                Ok(asked) => take(&app, asked),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return,
            }
            if looked.elapsed() >= LOOK {
                watched.look(&app);
                looked = Instant::now();
            }
        }
    })?;
    Ok(())
}

/// Keeps a request, then tells its sender.
fn take(app: &AppHandle, asked: Asked) {
    let answer = match keep(app, RecordRequest { request: asked.request, region: app.state::<Desk>().region() }) {
        Ok(_) => json!({}),
        Err(refusal) => json!({ "error": refusal.code }),
    };
    let _: Result<(), Value> = asked.reply.send(answer); // the sender may have gone
}

/// Nobody at the desk wrote it.
fn keep<O: crm::Operation>(app: &AppHandle, operation: O) -> Answer<O::Output> {
    app.state::<Desk>().write_unattended(app, operation)
}
