//! `decroche backup` and `decroche restore`: a verified copy, while everybody goes on working; and back again.

use std::path::{Path, PathBuf};

use clap::Args;
use crm::{Error, Restored, Store};
use serde_json::{Value, json};

use crate::base::{Base, Desk};
use crate::clock;
use crate::failure::{Failure, Result};

/// What `backup` takes.
#[derive(Debug, Args)]
pub struct Arguments {
    /// Where (default: a dated file in the backups' folder beside the data file)
    #[arg(value_name = "PATH", conflicts_with = "list")]
    pub path: Option<PathBuf>,
    /// Make none: list those there are, the last one first
    #[arg(long)]
    pub list: bool,
}

/// What `restore` takes.
#[derive(Debug, Args)]
pub struct RestoreArguments {
    /// The backup: its path, or its name in the backups' folder
    #[arg(value_name = "PATH")]
    pub path: PathBuf,
}

/// Makes the copy and prints what it holds.
pub fn run(desk: &Desk, arguments: &Arguments) -> Result<()> {
    if arguments.list {
        return list(desk);
    }
    let base = desk.open_existing()?;
    let report = base.store.backup(arguments.path.as_deref(), clock::now()).map_err(|error| match error {
        // The place asked for is at fault, not the data file.
        Error::Disk(_) => Failure::said("backup_failed"),
        other => Failure::Core(other),
    })?;
    let document = json!({
        "ok": true, "path": report.path, "bytes": report.bytes,
        "contacts": report.contacts, "calls": report.calls, "tickets": report.tickets,
        // The core opens each copy and checks it before giving it its name.
        "checks": [{ "name": "file", "ok": true, "detail": "ok" }],
    });
    let terminal = desk.terminal;
    terminal.document(&document, || {
        let counts = [report.contacts, report.calls, report.tickets].map(|count| count.to_string());
        let [contacts, calls, tickets] = &counts;
        terminal.lang.say("backup.done", &[&report.path, contacts, calls, tickets])
    })
}

/// Those there are. A file that cannot be opened has some too: they are what one looks for then.
fn list(desk: &Desk) -> Result<()> {
    let terminal = desk.terminal;
    let backups = Store::backups_of(&desk.path()?);
    let items: Vec<Value> = backups
        .iter()
        .map(|one| json!({ "path": one.path, "at": one.at, "contacts": one.contacts, "calls": one.calls }))
        .collect();
    terminal.document(&json!({ "total": items.len(), "items": items }), || {
        let row = |one: &crm::desk::BackupFile| {
            vec![one.at.to_rfc3339(), one.contacts.to_string(), one.calls.to_string(), one.path.clone()]
        };
        let rows: Vec<Vec<String>> = backups.iter().map(row).collect();
        if rows.is_empty() {
            return terminal.text("backup.none");
        }
        terminal.table(&["at", "contacts_count", "calls_count", "file"], &rows)
    })
}

/// Puts a backup back, says what to restore to undo that, and how the file is.
pub fn restore(desk: &Desk, arguments: &RestoreArguments) -> Result<()> {
    let path = desk.path()?;
    let from = meant(&path, &arguments.path)
        .ok_or_else(|| Failure::with("restore.no_file", [arguments.path.display().to_string()]))?;
    let (base, moved_to) = opened(desk, &path)?;
    let Restored { undo, moved_to: aside } = base.store.restore(&from, clock::now()).map_err(|error| match error {
        // Of the backup, not of the data file, which is as it was.
        Error::Damaged => Failure::said("restore.damaged"),
        other => Failure::Core(other),
    })?;
    let moved_to = moved_to.or(aside);
    let report = base.store.doctor(false)?;
    let terminal = desk.terminal;
    let document = json!({
        "ok": report.ok, "checks": report.checks, "restored": from.display().to_string(),
        "undo": undo.as_ref().map(|before| &before.path), "moved_to": moved_to,
    });
    terminal.document(&document, || {
        let from = from.display().to_string();
        let done = match &undo {
            Some(before) => terminal.lang.say("restore.done", &[&from, &before.path]),
            None => terminal.lang.say("restore.whole", &[&from]),
        };
        let aside = moved_to.as_ref().map(|moved| terminal.lang.say("restore.aside", &[moved]));
        [Some(done), aside].into_iter().flatten().collect::<Vec<_>>().join("\n")
    })?;
    if report.ok { Ok(()) } else { Err(Failure::Reported) }
}

/// The data file; a damaged one is moved aside first, and an absent one begun.
fn opened(desk: &Desk, path: &Path) -> Result<(Base, Option<String>)> {
    match desk.open() {
        Err(Failure::File(Error::Damaged)) => {
            let opened = Store::open_for_app(path, clock::now()).map_err(Failure::File)?;
            let moved_to = opened.recovered.map(|recovered| recovered.moved_to);
            drop(opened.store);
            Ok((desk.open()?, moved_to))
        }
        other => Ok((other?, None)),
    }
}

/// The file named, or the backup of that name.
fn meant(data_file: &Path, typed: &Path) -> Option<PathBuf> {
    if typed.is_file() {
        return Some(typed.to_owned());
    }
    let named =
        |path: &Path| path.file_name() == Some(typed.as_os_str()) || path.file_stem() == Some(typed.as_os_str());
    Store::backups_of(data_file).into_iter().map(|one| PathBuf::from(one.path)).find(|path| named(path))
}
