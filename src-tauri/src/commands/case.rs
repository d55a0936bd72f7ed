//! Solved cases: the nearest ones, kept, tried.

use crm::case::{CaseStep, KeepCase, Similar, SimilarQuery};
use crm::ticket::Ticket;
use tauri::{AppHandle, State};

use crate::desk::Desk;
use crate::error::Answer;

#[tauri::command(async)]
pub fn case_similar(desk: State<'_, Desk>, query: SimilarQuery) -> Answer<Similar> {
    Ok(desk.store().reader()?.similar(&query)?)
}

/// Answers the ticket a case was kept from; `None` for a trial, which changes no ticket.
#[tauri::command(async)]
pub fn case_work(app: AppHandle, desk: State<'_, Desk>, step: CaseStep) -> Answer<Option<Ticket>> {
    match step {
        CaseStep::Keep { case } => keep(&app, &desk, case).map(Some),
        CaseStep::Try { trial } => desk.write(&app, trial).map(|()| None),
    }
}

fn keep(app: &AppHandle, desk: &Desk, case: KeepCase) -> Answer<Ticket> {
    let ticket_id = case.ticket_id;
    desk.write(app, case)?;
    Ok(desk.store().reader()?.ticket(ticket_id)?)
}
