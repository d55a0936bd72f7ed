//! Appointments, the document library, and the channels that are no telephone.

use crm::AppointmentId;
use crm::appointment::{Appointment, AppointmentStep, Week, WeekQuery, WorkAppointment};
use crm::document::{Document, SaveDocument};
use crm::exchange::{ExchangeStep, LogExchange, NewExchange, NewSending, SendDocument, SentBy};
use tauri::{AppHandle, State};

use crate::desk::{Desk, now};
use crate::error::Answer;
use crate::outside;

#[tauri::command(async)]
pub fn appointment_week(desk: State<'_, Desk>, query: WeekQuery) -> Answer<Week> {
    Ok(desk.store().reader()?.week(&query, now())?)
}

#[tauri::command(async)]
pub fn appointment_work(app: AppHandle, desk: State<'_, Desk>, step: AppointmentStep) -> Answer<Appointment> {
    let id = desk.write(&app, WorkAppointment { step })?;
    Ok(desk.store().reader()?.appointment(id)?)
}

/// Writes the calendar file of an appointment and opens it; where it is.
#[tauri::command(async)]
pub fn appointment_file(desk: State<'_, Desk>, appointment_id: AppointmentId) -> Answer<String> {
    let appointment = desk.store().reader()?.appointment(appointment_id)?;
    let house = desk.setting("house.name");
    let file = crm::appointment::ics(&appointment, house.as_str().unwrap_or_default(), now());
    outside::open_file("rendez-vous.ics", &file).map(|(path, _)| path.display().to_string())
}

/// The documents in use; with one, it is saved first as the next version of its key.
#[tauri::command(async)]
pub fn documents(app: AppHandle, desk: State<'_, Desk>, save: Option<Document>) -> Answer<Vec<Document>> {
    if let Some(document) = save {
        desk.write(&app, SaveDocument { document })?;
    }
    Ok(desk.store().reader()?.documents()?)
}

/// Writes an exchange down, or what leaves by mail; whether the program it goes by was there.
#[tauri::command(async)]
pub fn exchange_work(app: AppHandle, desk: State<'_, Desk>, step: ExchangeStep) -> Answer<bool> {
    match step {
        ExchangeStep::Log { exchange, to } => log(&app, &desk, exchange, to),
        ExchangeStep::Send { sending } => send(&app, &desk, sending),
    }
}

fn log(app: &AppHandle, desk: &Desk, exchange: NewExchange, to: Option<String>) -> Answer<bool> {
    let (subject, body) = (exchange.subject.clone(), exchange.body.clone());
    desk.write(app, LogExchange { exchange })?;
    Ok(to.is_none() || mail(desk, to.as_deref(), &subject, &body))
}

fn send(app: &AppHandle, desk: &Desk, sending: NewSending) -> Answer<bool> {
    let sent = desk.write(app, SendDocument { sending })?;
    Ok(sent.sent_by == SentBy::Print || mail(desk, sent.to.as_deref(), &sent.subject, &sent.body))
}

/// A demonstration writes to nobody.
fn mail(desk: &Desk, to: Option<&str>, subject: &str, body: &str) -> bool {
    let demo = desk.setting("file.demo") == serde_json::Value::Bool(true);
    !demo && to.is_some_and(|to| outside::write_mail(to, subject, body))
}
