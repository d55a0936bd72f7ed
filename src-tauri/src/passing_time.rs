//! What comes with time: once a minute, rules that wait for a silence or a delay, and the next steps of sequences.

use crm::automation::RunDue;
use tauri::{AppHandle, Manager};

use crate::desk::{Desk, now};

/// Runs what is due now. Read first: while nothing is, nothing is written. What cannot be done is tried the next time.
pub fn passes(app: &AppHandle) {
    let desk = app.state::<Desk>();
    let due = desk.store().reader().and_then(|reader| reader.automation_due(now()));
    if due.unwrap_or(false) {
        // By nobody: it is time that passes, not whoever sits here.
        let _ = desk.write_unattended(app, RunDue);
    }
}
