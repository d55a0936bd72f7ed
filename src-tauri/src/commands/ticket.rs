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
    ticket_show(desk, id)
}

#[tauri::command(async)]
pub fn ticket_list(desk: State<'_, Desk>, query: TicketQuery) -> Answer<TicketList> {
    Ok(desk.store().reader()?.tickets(&query, desk.agent(), now())?)
}

#[tauri::command(async)]
pub fn ticket_show(desk: State<'_, Desk>, ticket_id: TicketId) -> Answer<Ticket> {
    Ok(desk.store().reader()?.ticket(ticket_id)?)
}

#[tauri::command(async)]
pub fn ticket_work(app: AppHandle, desk: State<'_, Desk>, ticket_id: TicketId, step: TicketStep) -> Answer<Ticket> {
    let contact = desk.store().reader()?.ticket(ticket_id)?.line.contact_id;
    let call_id = desk.live.conversation_with(contact);
    desk.write(&app, WorkTicket { ticket_id, step, call_id })?;
    ticket_show(desk, ticket_id)
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
