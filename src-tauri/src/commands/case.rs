//! Solved cases: the nearest ones, kept, tried.

use crm::case::{KeepCase, Similar, SimilarQuery, TryCase};
use crm::ticket::Ticket;
use tauri::{AppHandle, State};

use super::ticket::ticket_show;
use crate::desk::Desk;
use crate::error::Answer;

#[tauri::command(async)]
pub fn case_similar(desk: State<'_, Desk>, query: SimilarQuery) -> Answer<Similar> {
    Ok(desk.store().reader()?.similar(&query)?)
}

#[tauri::command(async)]
pub fn case_keep(app: AppHandle, desk: State<'_, Desk>, case: KeepCase) -> Answer<Ticket> {
    let ticket_id = case.ticket_id;
    desk.write(&app, case)?;
    ticket_show(desk, ticket_id)
}

#[tauri::command(async)]
pub fn case_try(app: AppHandle, desk: State<'_, Desk>, trial: TryCase) -> Answer<()> {
    desk.write(&app, trial)
}
