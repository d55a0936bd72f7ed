//! `decroche backup`: a verified copy, while everybody goes on working.

use std::path::PathBuf;

use clap::Args;
use serde_json::json;

use crate::base::Desk;
use crate::clock;
use crate::failure::{Failure, Result};

/// What `backup` takes.
#[derive(Debug, Args)]
pub struct Arguments {
    /// Where (default: a dated file in the backups' folder beside the data file)
    #[arg(value_name = "PATH")]
    pub path: Option<PathBuf>,
}

/// Makes the copy and prints what it holds.
pub fn run(desk: &Desk, arguments: &Arguments) -> Result<()> {
    let base = desk.open_existing()?;
    let report = base.store.backup(arguments.path.as_deref(), clock::now()).map_err(|error| match error {
        // The place asked for is at fault, not the data file.
        crm::Error::Disk(_) => Failure::said("backup_failed"),
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
