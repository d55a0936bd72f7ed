//! Starting: which data file, the demo, backups.

use std::path::Path;

use crm::desk::{BackupFile, Boot};
use serde::{Deserialize, Serialize};
use tauri::{AppHandle, State};

use crate::data_file::{self, tell};
use crate::desk::{Desk, now};
use crate::error::{Answer, Refusal};

#[tauri::command(async)]
pub fn start_choose(app: AppHandle, choice: String) -> Answer<Boot> {
    data_file::choose(&app, &choice)
}

/// What is done about backups.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BackupStep {
    /// Those there are, last first.
    List,
    /// Makes one, answered alone.
    Make,
    /// Makes one of what can be read of the file that was damaged at this start, answered alone.
    Salvage,
    /// Stops what is under way: nothing is left of it.
    Stop,
}

#[tauri::command(async)]
pub fn backups(app: AppHandle, desk: State<'_, Desk>, step: BackupStep) -> Answer<Vec<BackupFile>> {
    worked(&app, &desk, step)
}

fn worked(app: &AppHandle, desk: &Desk, step: BackupStep) -> Answer<Vec<BackupFile>> {
    match step {
        BackupStep::List => Ok(desk.store().backups()),
        BackupStep::Make => make(desk).map(|made| vec![made]),
        BackupStep::Salvage => salvage(app, desk).map(|made| vec![made]),
        BackupStep::Stop => {
            desk.long_work.stop();
            Ok(Vec::new())
        }
    }
}

fn make(desk: &Desk) -> Answer<BackupFile> {
    let at = now();
    Ok(desk.store().backup(None, at)?.listed(at))
}

fn salvage(app: &AppHandle, desk: &Desk) -> Answer<BackupFile> {
    let damaged = desk.recovered.lock().map_err(|_| Refusal::new("internal"))?.clone();
    let damaged = damaged.ok_or(Refusal::new("not_found"))?;
    let _work = desk.long_work.begin()?;
    Ok(desk.store().backup_from(Path::new(&damaged.moved_to), now(), &mut |rows| {
        tell(app, "salvage", rows, 0);
        desk.long_work.goes_on()
    })?)
}

/// What a backup put back opens on.
#[derive(Debug, Serialize)]
pub struct PutBack {
    boot: Boot,
    /// What stood was damaged: where it is kept.
    moved_to: Option<String>,
}

/// Puts a backup of this data file back; what stood is kept first, as a backup of its own unless it is damaged.
#[tauri::command(async)]
pub fn backup_restore(app: AppHandle, desk: State<'_, Desk>, path: String) -> Answer<PutBack> {
    let backup = desk.store().backups().into_iter().find(|backup| backup.path == path);
    let restored = desk.store().restore(Path::new(&backup.ok_or(Refusal::new("not_found"))?.path), now())?;
    *desk.recovered.lock().map_err(|_| Refusal::new("internal"))? = None;
    data_file::arrive(&app);
    Ok(PutBack { boot: data_file::boot(&app)?, moved_to: restored.moved_to })
}
