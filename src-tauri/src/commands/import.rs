//! Files that are brought in: sent piece by piece, read, tried, imported, taken back; mappings kept for the next one.

use crm::import::read::{FileShape, ReadChoices};
use crm::import::{
    DeleteImportPreset, ImportKind, ImportPreset, ImportReport, MappedColumn, PastImport, RefusedWords,
    SaveImportPreset, UndoneImport,
};
use crm::{ImportId, PresetId};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use tauri::ipc::{InvokeBody, Request};
use tauri::{AppHandle, Manager};

use crate::desk::Desk;
use crate::error::{Answer, Refusal};
use crate::importing::{self, Wanted};

/// One step of bringing a file in.
#[derive(Debug, Deserialize)]
#[serde(tag = "step", rename_all = "snake_case")]
enum ImportStep {
    /// Announces a file; its pieces follow, in order.
    Begin { name: String, bytes: u64 },
    /// Finds out what the file is.
    Read { read: ReadChoices },
    /// Brings it in, or says what would be done.
    Run { wanted: Wanted, dry_run: bool },
    /// Writes the refused rows as a file; where it is.
    Refused { wanted: Wanted, rows: u32, words: RefusedWords },
    /// Stops what is under way.
    Stop,
    /// Lets the file go.
    Leave,
    /// The imports that were made.
    List { limit: u32 },
    /// Takes one back.
    Undo { import_id: ImportId },
    /// The mappings kept.
    Presets,
    /// Keeps one, and answers them all.
    SavePreset { name: String, kind: ImportKind, columns: Vec<MappedColumn> },
    /// Lets one go, and answers the others.
    DeletePreset { preset_id: PresetId },
}

/// How the interface says a step.
#[derive(Debug, Deserialize)]
struct Said {
    step: ImportStep,
}

/// What comes of a step.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum Imported {
    /// Nothing to say.
    Done(()),
    /// What the file is.
    Shape(Box<FileShape>),
    /// What was done, or would be.
    Report(ImportReport),
    /// Where a file was written.
    File(String),
    /// The imports that were made, last first.
    Past(Vec<PastImport>),
    /// What was taken back.
    Undone(UndoneImport),
    /// The mappings kept.
    Presets(Vec<ImportPreset>),
}

/// A piece of a file comes as it is, with the byte it begins at as a header; any other step comes in JSON.
#[tauri::command(async)]
pub fn import_work(app: AppHandle, request: Request<'_>) -> Answer<Imported> {
    match request.body() {
        InvokeBody::Raw(piece) => {
            let at = request.headers().get("at").and_then(|at| at.to_str().ok()?.parse().ok());
            importing::take(&app.state::<Desk>(), at, piece).map(Imported::Done)
        }
        InvokeBody::Json(said) => work(&app, said),
    }
}

fn work(app: &AppHandle, said: &Value) -> Answer<Imported> {
    let Said { step } = Said::deserialize(said).map_err(|_| Refusal::new("invalid"))?;
    let desk = app.state::<Desk>();
    let presets = |()| Ok(Imported::Presets(desk.store().reader()?.import_presets()?));
    match step {
        ImportStep::Begin { name, bytes } => importing::begin(&desk, &name, bytes).map(Imported::Done),
        ImportStep::Read { read } => importing::read(&desk, &read).map(|shape| Imported::Shape(Box::new(shape))),
        ImportStep::Run { wanted, dry_run } => importing::run(app, &desk, wanted, dry_run).map(Imported::Report),
        ImportStep::Refused { wanted, rows, words } => {
            importing::refused(&desk, wanted, rows, &words).map(Imported::File)
        }
        ImportStep::Stop => {
            desk.long_work.stop();
            Ok(Imported::Done(()))
        }
        ImportStep::Leave => importing::leave(&desk).map(Imported::Done),
        ImportStep::List { limit } => Ok(Imported::Past(desk.store().reader()?.imports(limit.min(1_000))?)),
        ImportStep::Undo { import_id } => importing::undo(app, &desk, import_id).map(Imported::Undone),
        ImportStep::Presets => presets(()),
        ImportStep::SavePreset { name, kind, columns } => {
            desk.write(app, SaveImportPreset { name, kind, columns }).and_then(presets)
        }
        ImportStep::DeletePreset { preset_id } => {
            desk.write(app, DeleteImportPreset { id: preset_id }).and_then(presets)
        }
    }
}
