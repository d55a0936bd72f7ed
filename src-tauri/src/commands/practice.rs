//! Practice: tries at verification sheets; calls and messages marked on a listening grid; the grids themselves.

use crm::grid::{ListeningStep, ListeningView};
use crm::practice::{PracticeStep, PracticeView};
use tauri::{AppHandle, State};

use crate::desk::Desk;
use crate::error::Answer;
use crate::practice;

#[tauri::command(async)]
pub fn listening_work(app: AppHandle, desk: State<'_, Desk>, step: ListeningStep) -> Answer<ListeningView> {
    practice::listen(&app, &desk, step)
}

#[tauri::command(async)]
pub fn practice_work(app: AppHandle, desk: State<'_, Desk>, step: PracticeStep) -> Answer<PracticeView> {
    practice::work(&app, &desk, step)
}
