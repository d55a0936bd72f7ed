//! The house: who sits here, our lines, ignored numbers, settings, the telephone journal.

use crm::house::{
    AddAgent, AddLine, Agent, AgentState, IgnoreNumber, IgnoredNumber, Line, NewAgent, NewLine, RemoveLine,
    SetAgentState, StopIgnoring,
};
use crm::journal::JournalLine;
use crm::settings::{SetSetting, SettingValue};
use crm::{AgentId, IgnoredId, LineId};
use serde_json::Value;
use tauri::{AppHandle, State};

use crate::desk::Desk;
use crate::error::{Answer, Refusal};
use crate::telephone;

#[tauri::command(async)]
pub fn agent_sit(app: AppHandle, desk: State<'_, Desk>, agent_id: AgentId) -> Answer<()> {
    desk.write(&app, SetSetting { key: "desk.agent".into(), value: Value::String(agent_id.to_string()) })
}

#[tauri::command(async)]
pub fn agent_add(app: AppHandle, desk: State<'_, Desk>, agent: NewAgent) -> Answer<Agent> {
    let id = desk.write(&app, AddAgent { agent })?;
    let agents = desk.store().reader()?.agents()?;
    agents.into_iter().find(|agent| agent.id == id).ok_or(Refusal::new("not_found"))
}

#[tauri::command(async)]
pub fn agent_state_set(app: AppHandle, desk: State<'_, Desk>, state: AgentState) -> Answer<()> {
    let agent_id = desk.agent().ok_or(Refusal { code: "refused", detail: Some("no_agent".into()) })?;
    desk.write(&app, SetAgentState { agent_id, state })
}

#[tauri::command(async)]
pub fn settings_set(app: AppHandle, desk: State<'_, Desk>, key: String, value: Value) -> Answer<Vec<SettingValue>> {
    let inlet = key.starts_with("inlet.");
    desk.write(&app, SetSetting { key, value })?;
    if inlet {
        telephone::listen(&app)?;
    }
    Ok(desk.store().reader()?.settings()?)
}

#[tauri::command(async)]
pub fn line_list(desk: State<'_, Desk>) -> Answer<Vec<Line>> {
    Ok(desk.store().reader()?.lines()?)
}

#[tauri::command(async)]
pub fn line_add(app: AppHandle, desk: State<'_, Desk>, line: NewLine) -> Answer<Vec<Line>> {
    desk.write(&app, AddLine { line, region: desk.region() })?;
    line_list(desk)
}

#[tauri::command(async)]
pub fn line_remove(app: AppHandle, desk: State<'_, Desk>, line_id: LineId) -> Answer<Vec<Line>> {
    desk.write(&app, RemoveLine { line_id })?;
    line_list(desk)
}

#[tauri::command(async)]
pub fn ignored_list(desk: State<'_, Desk>) -> Answer<Vec<IgnoredNumber>> {
    Ok(desk.store().reader()?.ignored_numbers()?)
}

#[tauri::command(async)]
pub fn ignored_add(app: AppHandle, desk: State<'_, Desk>, number: String, why: String) -> Answer<Vec<IgnoredNumber>> {
    desk.write(&app, IgnoreNumber { number, why, region: desk.region() })?;
    ignored_list(desk)
}

#[tauri::command(async)]
pub fn ignored_remove(app: AppHandle, desk: State<'_, Desk>, ignored_id: IgnoredId) -> Answer<Vec<IgnoredNumber>> {
    desk.write(&app, StopIgnoring { ignored_id })?;
    ignored_list(desk)
}

#[tauri::command(async)]
pub fn journal_list(desk: State<'_, Desk>, limit: u32) -> Answer<Vec<JournalLine>> {
    Ok(desk.store().reader()?.journal(limit.clamp(1, 2000))?)
}
