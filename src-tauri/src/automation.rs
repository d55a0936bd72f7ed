//! Automations in the app: a step of the settings, and, once a minute, what comes with time (rules that wait for a
//! silence or a delay, the next steps of sequences).

use crm::automation::{AutomationStep, Automations, RunDue, WorkAutomation};
use tauri::{AppHandle, Manager};

use crate::desk::{Desk, now};
use crate::error::Answer;

/// Does a step, if one is asked for; all of them as they stand then. Trying a rule reads, and writes nothing.
pub fn work(app: &AppHandle, desk: &Desk, step: Option<AutomationStep>) -> Answer<Automations> {
    let dry_run = match step {
        Some(AutomationStep::DryRun { rule, days }) => Some(desk.store().reader()?.dry_run(&rule, days, now())?),
        Some(step) => {
            desk.write(app, WorkAutomation { step })?;
            None
        }
        None => None,
    };
    Ok(Automations { dry_run, ..desk.store().reader()?.automations()? })
}

/// Runs what is due now. Read first: while nothing is, nothing is written. What cannot be done is tried the next time.
pub fn time_passes(app: &AppHandle) {
    let desk = app.state::<Desk>();
    let due = desk.store().reader().and_then(|reader| reader.automation_due(now()));
    if due.unwrap_or(false) {
        // By nobody: it is time that passes, not whoever sits here.
        let _ = desk.write_unattended(app, RunDue);
    }
}
