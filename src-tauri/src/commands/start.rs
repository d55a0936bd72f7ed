//! Starting: which data file, the demo, backups.

use std::path::Path;

use crm::desk::{BackupFile, Boot};
use tauri::{AppHandle, State};

use crate::data_file;
use crate::desk::{Desk, now};
use crate::error::{Answer, Refusal};

#[tauri::command(async)]
pub fn start_choose(app: AppHandle, choice: String) -> Answer<Boot> {
    data_file::choose(&app, &choice)
}

/// Makes a backup and answers it alone, or those there are, last first.
#[tauri::command(async)]
pub fn backups(desk: State<'_, Desk>, make: bool) -> Answer<Vec<BackupFile>> {
    if !make {
        return Ok(desk.store().backups());
    }
    let report = desk.store().backup(None, now())?;
    Ok(vec![BackupFile { path: report.path, at: now(), contacts: report.contacts, calls: report.calls }])
}

/// Puts a backup of this data file back; what stood is kept as a backup of its own first.
#[tauri::command(async)]
pub fn backup_restore(app: AppHandle, desk: State<'_, Desk>, path: String) -> Answer<Boot> {
    let backup = desk.store().backups().into_iter().find(|backup| backup.path == path);
    desk.store().restore(Path::new(&backup.ok_or(Refusal::new("not_found"))?.path), now())?;
    *desk.recovered.lock().map_err(|_| Refusal::new("internal"))? = None;
    data_file::arrive(&app);
    data_file::boot(&app)
}
