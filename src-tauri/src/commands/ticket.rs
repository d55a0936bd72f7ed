//! Tickets and callbacks.

use crm::TicketId;
use crm::callback::{Callback, CallbackStep, WorkCallback};
use crm::day::Day;
use crm::scope::Scope;
use crm::ticket::{NewTicket, OpenTicket, Ticket, TicketList, TicketQuery, TicketStep, WorkTicket};
use tauri::{AppHandle, State};

use crate::desk::{Desk, now};
use crate::error::Answer;

#[tauri::command(async)]
pub fn ticket_open(app: AppHandle, desk: State<'_, Desk>, ticket: NewTicket) -> Answer<Ticket> {
    let id = desk.write(&app, OpenTicket { ticket })?;
    Ok(desk.store().reader()?.ticket(id)?)
}

#[tauri::command(async)]
pub fn ticket_list(desk: State<'_, Desk>, query: TicketQuery) -> Answer<TicketList> {
    Ok(desk.store().reader()?.tickets(&query, desk.agent(), now())?)
}

/// A ticket, once a step is taken on it if one is asked for.
#[tauri::command(async)]
pub fn ticket(app: AppHandle, desk: State<'_, Desk>, ticket_id: TicketId, step: Option<TicketStep>) -> Answer<Ticket> {
    if let Some(step) = step {
        work(&app, &desk, ticket_id, step)?;
    }
    Ok(desk.store().reader()?.ticket(ticket_id)?)
}

/// A step taken while they are on the line is of that call.
fn work(app: &AppHandle, desk: &Desk, ticket_id: TicketId, step: TicketStep) -> Answer<()> {
    let contact = desk.store().reader()?.ticket(ticket_id)?.line.contact_id;
    let call_id = desk.live.conversation_with(contact);
    desk.write(app, WorkTicket { ticket_id, step, call_id })
}

#[tauri::command(async)]
pub fn agent_day(desk: State<'_, Desk>, scope: Scope) -> Answer<Day> {
    Ok(desk.store().reader()?.day(scope, desk.agent(), now())?)
}

#[tauri::command(async)]
pub fn callback_work(app: AppHandle, desk: State<'_, Desk>, step: CallbackStep) -> Answer<Callback> {
    let id = desk.write(&app, WorkCallback { step, region: desk.region() })?;
    Ok(desk.store().reader()?.callback(id)?)
}
