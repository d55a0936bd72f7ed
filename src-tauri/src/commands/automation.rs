//! Automations and sequences: one command shows them, changes them, or tries a rule on the past.

use crm::automation::{AutomationStep, Automations, WorkAutomation};
use tauri::{AppHandle, State};

use crate::desk::{Desk, now};
use crate::error::Answer;

/// Without a step, all of them as they stand; with one, as they stand after it.
#[tauri::command(async)]
pub fn automation_work(app: AppHandle, desk: State<'_, Desk>, step: Option<AutomationStep>) -> Answer<Automations> {
    let dry_run = match step {
        Some(AutomationStep::DryRun { rule, days }) => Some(desk.store().reader()?.dry_run(&rule, days, now())?),
        Some(step) => {
            desk.write(&app, WorkAutomation { step })?;
            None
        }
        None => None,
    };
    Ok(Automations { dry_run, ..desk.store().reader()?.automations()? })
}
