//! Windows, drafts, undo: what every screen needs.

use crm::UndoLast;
use crm::desk::{Boot, LiveCall};
use crm::draft::{DropDraft, SaveDraft};
use crm::notice::{Notice, NoticeStep};
use crm::undo::Undone;
use crm::view::{View, ViewStep, WorkView};
use tauri::{AppHandle, State, WebviewWindow};

use crate::desk::{Desk, now};
use crate::error::Answer;
use crate::windows::{self, Shown};
use crate::{data_file, notices};

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

#[tauri::command(async)]
pub fn window_shown(app: AppHandle, shown: Shown) {
    windows::shown(&app, shown);
}

/// Keeps what is being typed; without a body, lets it go.
#[tauri::command(async)]
pub fn draft_keep(app: AppHandle, desk: State<'_, Desk>, key: String, body: Option<String>) -> Answer<()> {
    match body {
        Some(body) => desk.write(&app, SaveDraft { key, body }),
        None => desk.write(&app, DropDraft { key }),
    }
}

/// What calls for attention now, once read or announced if that is asked for.
#[tauri::command(async)]
pub fn notices(app: AppHandle, desk: State<'_, Desk>, step: Option<NoticeStep>) -> Answer<Vec<Notice>> {
    let agent = desk.agent();
    match step {
        Some(NoticeStep::Read { key }) => notices::mark(&app, &desk, key)?,
        Some(NoticeStep::Announce { key, title, body }) => notices::announce(&app, key, &title, &body),
        None => {}
    }
    Ok(desk.store().reader()?.notices(agent, now())?)
}

#[tauri::command(async)]
pub fn undo(app: AppHandle, desk: State<'_, Desk>) -> Answer<Undone> {
    desk.write(&app, UndoLast)
}

/// The views of the agent at the desk; a step keeps or drops one of them first.
#[tauri::command(async)]
pub fn views(app: AppHandle, desk: State<'_, Desk>, step: Option<ViewStep>) -> Answer<Vec<View>> {
    if let Some(step) = step {
        desk.write(&app, WorkView { step })?;
    }
    Ok(desk.store().reader()?.views(desk.agent())?)
}
