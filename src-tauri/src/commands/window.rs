//! Windows, drafts, undo: what every screen needs.

use crm::desk::{Boot, LiveCall};
use crm::draft::{DropDraft, SaveDraft};
use crm::{CallId, ContactId, UndoLast};
use tauri::{AppHandle, State, WebviewWindow};

use crate::desk::Desk;
use crate::error::Answer;
use crate::{data_file, screen_pop, windows};

#[tauri::command(async)]
pub fn boot(app: AppHandle) -> Answer<Boot> {
    data_file::boot(&app)
}

#[tauri::command(async)]
pub fn live_calls(app: AppHandle, window: WebviewWindow, desk: State<'_, Desk>) -> Vec<LiveCall> {
    if window.label() == "popup" {
        windows::popup_ready(&app);
    }
    desk.live.all()
}

/// The pop-up painted a ring. Told on standard output when somebody measures (`cargo xtask bench`).
#[tauri::command(async)]
pub fn popup_painted(app: AppHandle, desk: State<'_, Desk>, call_id: CallId) {
    if let (Some(took), true) = (desk.live.painted(call_id), std::env::var_os("DECROCHE_TELL_PAINT").is_some()) {
        println!("painted {call_id} {}", took.as_micros());
    }
    windows::painted(&app);
}

#[tauri::command(async)]
pub fn popup_take(app: AppHandle) {
    windows::take(&app);
}

/// Puts a card away; a lost call that was seen is let go.
#[tauri::command(async)]
pub fn popup_reduce(app: AppHandle, desk: State<'_, Desk>, call_id: CallId) {
    desk.live.reduce(call_id);
    match desk.live.get(call_id) {
        Some(live) if live.call.lost_cause.is_some() => screen_pop::let_go(&app, call_id),
        _ => windows::arrange_popup(&app),
    }
}

#[tauri::command(async)]
pub fn desk_show(app: AppHandle, contact_id: Option<ContactId>, call_id: Option<CallId>) {
    windows::show_desk(&app, contact_id, call_id);
}

/// Keeps what is being typed; without a body, lets it go.
#[tauri::command(async)]
pub fn draft_keep(app: AppHandle, desk: State<'_, Desk>, key: String, body: Option<String>) -> Answer<()> {
    match body {
        Some(body) => desk.write(&app, SaveDraft { key, body }),
        None => desk.write(&app, DropDraft { key }),
    }
}

#[tauri::command(async)]
pub fn undo(app: AppHandle, desk: State<'_, Desk>) -> Answer<Option<String>> {
    desk.write(&app, UndoLast)
}
