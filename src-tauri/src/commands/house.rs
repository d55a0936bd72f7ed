//! The house: who sits here, our lines, ignored numbers, settings, the telephone journal.

use crm::AgentId;
use crm::directory::{AgentStep, HandedOver, WorkDirectory};
use crm::house::{AddLine, IgnoreNumber, IgnoredChange, IgnoredNumber, Line, LineChange, RemoveLine, StopIgnoring};
use crm::journal::JournalLine;
use crm::settings::{SetSetting, SettingValue};
use serde_json::Value;
use tauri::{AppHandle, State};

use crate::desk::Desk;
use crate::error::Answer;
use crate::{telephone, windows};

/// Somebody new, changed, away or gone, or what they do now; whom it was about, and how much went over.
#[tauri::command(async)]
pub fn agent_work(app: AppHandle, desk: State<'_, Desk>, step: AgentStep) -> Answer<(AgentId, HandedOver)> {
    desk.write(&app, WorkDirectory { step })
}

#[tauri::command(async)]
pub fn settings_set(app: AppHandle, desk: State<'_, Desk>, key: String, value: Value) -> Answer<Vec<SettingValue>> {
    desk.write(&app, SetSetting { key: key.clone(), value })?;
    if key.starts_with("inlet.") {
        telephone::listen(&app)?;
    }
    windows::follow(&app, &key);
    Ok(desk.store().reader()?.settings()?)
}

/// Our own numbers, once changed if a change is asked for.
#[tauri::command(async)]
pub fn house_lines(app: AppHandle, desk: State<'_, Desk>, change: Option<LineChange>) -> Answer<Vec<Line>> {
    match change {
        Some(LineChange::Add { line }) => desk.write(&app, AddLine { line, region: desk.region() })?,
        Some(LineChange::Remove { line_id }) => desk.write(&app, RemoveLine { line_id })?,
        None => {}
    }
    Ok(desk.store().reader()?.lines()?)
}

/// The ignored list, once changed if a change is asked for.
#[tauri::command(async)]
pub fn house_ignored(
    app: AppHandle,
    desk: State<'_, Desk>,
    change: Option<IgnoredChange>,
) -> Answer<Vec<IgnoredNumber>> {
    match change {
        Some(IgnoredChange::Add { number, why }) => {
            desk.write(&app, IgnoreNumber { number, why, region: desk.region() })?;
        }
        Some(IgnoredChange::Remove { ignored_id }) => desk.write(&app, StopIgnoring { ignored_id })?,
        None => {}
    }
    Ok(desk.store().reader()?.ignored_numbers()?)
}

#[tauri::command(async)]
pub fn journal_list(desk: State<'_, Desk>, limit: u32) -> Answer<Vec<JournalLine>> {
    Ok(desk.store().reader()?.journal(limit.clamp(1, 2000))?)
}
