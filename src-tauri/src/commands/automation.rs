//! Automations and sequences: one command shows them, changes them, or tries a rule on the past.

use crm::automation::{AutomationStep, Automations};
use tauri::{AppHandle, State};

use crate::automation;
use crate::desk::Desk;
use crate::error::Answer;

#[tauri::command(async)]
pub fn automation_work(app: AppHandle, desk: State<'_, Desk>, step: Option<AutomationStep>) -> Answer<Automations> {
    automation::work(&app, &desk, step)
}
