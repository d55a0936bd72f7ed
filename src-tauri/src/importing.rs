//! Bringing a file in: its pieces go into a private file beside the data, it is read from there, and it goes.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use chrono::NaiveDate;
use crm::ImportId;
use crm::import::read::{FileShape, ReadChoices, Source};
use crm::import::{
    ImportChoices, ImportKind, ImportProgress, ImportReport, MappedColumn, OnDuplicate, RefusedWords, UndoneImport,
    write_refused,
};
use crm::score::RefreshScale;
use phone::text::{NAME_MAX, clean};
use serde::Deserialize;
use tauri::AppHandle;

use crate::data_file::tell;
use crate::desk::{Desk, now};
use crate::error::{Answer, Refusal};
use crate::{files, screen_pop};

/// The largest file, in bytes.
const FILE_MAX: u64 = 2 << 30;

/// The file being brought in.
#[derive(Default)]
pub struct Importing {
    upload: Mutex<Option<Upload>>,
}

/// A file on its way in, or there.
struct Upload {
    /// As its owner calls it, without its folder.
    name: String,
    path: PathBuf,
    file: File,
    written: u64,
    bytes: u64,
}

impl Drop for Upload {
    fn drop(&mut self) {
        // What could not be removed goes at the next start.
        let _ = fs::remove_file(&self.path);
    }
}

/// How a file is to be brought in.
#[derive(Debug, Deserialize)]
pub struct Wanted {
    /// How it is read.
    read: ReadChoices,
    /// What its rows are.
    kind: ImportKind,
    columns: Vec<MappedColumn>,
    on_duplicate: OnDuplicate,
    supplier: Option<String>,
    licence_ends_on: Option<NaiveDate>,
}

/// Where the pieces of a file go: no other app has this data file open, so the name is ours.
fn beside(data_file: &Path) -> PathBuf {
    let mut path = data_file.as_os_str().to_owned();
    path.push("-import");
    PathBuf::from(path)
}

/// Removes what a crash left of a file on its way in.
pub fn sweep(data_file: &Path) {
    let _ = fs::remove_file(beside(data_file));
}

/// Announces a file; the one that was there goes.
pub fn begin(desk: &Desk, name: &str, bytes: u64) -> Answer<()> {
    if bytes > FILE_MAX {
        return Err(crm::Error::Invalid { field: "file", why: "too_large" }.into());
    }
    let path = beside(desk.store().path());
    let mut upload = upload(desk)?;
    *upload = None;
    let file = files::create_private(&path)?;
    *upload = Some(Upload { name: clean(name, NAME_MAX), path, file, written: 0, bytes });
    Ok(())
}

/// The next piece of the file announced, which begins at this byte.
pub fn take(desk: &Desk, at: Option<u64>, piece: &[u8]) -> Answer<()> {
    let mut upload = upload(desk)?;
    let upload = upload.as_mut().ok_or(Refusal::new("not_found"))?;
    let after = upload.written + u64::try_from(piece.len()).unwrap_or(u64::MAX);
    if at != Some(upload.written) || after > upload.bytes {
        return Err(Refusal::new("invalid"));
    }
    upload.file.write_all(piece).map_err(files::disk)?;
    upload.written = after;
    Ok(())
}

/// What the file is found to be.
pub fn read(desk: &Desk, choices: &ReadChoices) -> Answer<FileShape> {
    Ok(source(desk, choices)?.0.shape().clone())
}

/// Brings the file in, or says what would be done, telling how far it is; stops when asked.
pub fn run(app: &AppHandle, desk: &Desk, wanted: Wanted, dry_run: bool) -> Answer<ImportReport> {
    let _job = desk.long_work.begin()?;
    let (mut source, name) = source(desk, &wanted.read)?;
    let choices = choices(desk, wanted, name, dry_run);
    let mut progress = follow(app, desk);
    let report = desk.store().import(&mut source, &choices, &desk.context(), &mut progress);
    if !dry_run {
        // What was bought moves the limits between RFM marks.
        if choices.kind == ImportKind::Purchases {
            desk.write_unattended(app, RefreshScale)?;
        }
        screen_pop::others_wrote(app);
    }
    Ok(report?)
}

/// Writes the rows refused of the first `rows` among the user's documents; where.
pub fn refused(desk: &Desk, wanted: Wanted, rows: u32, words: &RefusedWords) -> Answer<String> {
    let (mut source, name) = source(desk, &wanted.read)?;
    let choices = choices(desk, wanted, name, true);
    let stem = Path::new(&choices.file_name).file_stem().unwrap_or_default().to_string_lossy();
    let (mut file, path) = files::create_new(&files::documents().join(format!("{stem}-refus.csv")))?;
    write_refused(&mut source, &choices, rows, now().date_naive(), words, &mut file)?;
    Ok(path.display().to_string())
}

/// Takes an import back, telling how far it is; stops when asked.
pub fn undo(app: &AppHandle, desk: &Desk, import_id: ImportId) -> Answer<UndoneImport> {
    let _job = desk.long_work.begin()?;
    let mut progress = follow(app, desk);
    let undone = desk.store().undo_import(import_id, &desk.context(), &mut progress);
    screen_pop::others_wrote(app);
    Ok(undone?)
}

/// Lets the file go.
pub fn leave(desk: &Desk) -> Answer<()> {
    *upload(desk)? = None;
    Ok(())
}

fn follow(app: &AppHandle, desk: &Desk) -> impl FnMut(ImportProgress) -> bool {
    move |at| {
        tell(app, "import", at.done.into(), at.total.into());
        desk.long_work.goes_on()
    }
}

fn upload(desk: &Desk) -> Answer<std::sync::MutexGuard<'_, Option<Upload>>> {
    desk.importing.upload.lock().map_err(|_| Refusal::new("internal"))
}

/// The whole file, from its beginning, and its name.
fn source(desk: &Desk, choices: &ReadChoices) -> Answer<(Source, String)> {
    let upload = upload(desk)?;
    let upload = upload.as_ref().filter(|upload| upload.written == upload.bytes).ok_or(Refusal::new("not_found"))?;
    let file = File::open(&upload.path).map_err(files::disk)?;
    Ok((Source::open(file, &upload.name, choices)?, upload.name.clone()))
}

fn choices(desk: &Desk, wanted: Wanted, file_name: String, dry_run: bool) -> ImportChoices {
    let supplier = wanted.supplier.map(|name| clean(&name, NAME_MAX)).filter(|name| !name.is_empty());
    ImportChoices {
        file_name,
        kind: wanted.kind,
        columns: wanted.columns,
        on_duplicate: wanted.on_duplicate,
        dry_run,
        region: desk.region(),
        supplier,
        licence_ends_on: wanted.licence_ends_on,
    }
}
