//! `decroche doctor`: the health of the data file.

use clap::Args;
use serde_json::json;

use crate::base::Desk;
use crate::failure::{Failure, Result};

/// What `doctor` takes.
#[derive(Debug, Args)]
pub struct Arguments {
    /// Rebuild the derived tables (indexes, search) first
    #[arg(long)]
    pub repair: bool,
}

/// Prints each check; status 1 when one is not well.
pub fn run(desk: &Desk, arguments: &Arguments) -> Result<()> {
    let base = desk.open_existing()?;
    let report = base.store.doctor(arguments.repair)?;
    let terminal = desk.terminal;
    terminal.document(&json!(report), || {
        let rows: Vec<Vec<String>> = report
            .checks
            .iter()
            .map(|check| {
                let mark = if check.ok { "✓" } else { "✗" };
                vec![mark.to_owned(), terminal.lang.word("check", check.name), check.detail.clone()]
            })
            .collect();
        let verdict = terminal.text(if report.ok { "doctor.well" } else { "doctor.ill" });
        format!("{}\n{verdict}", terminal.table(&["ok", "check", "detail"], &rows))
    })?;
    if report.ok { Ok(()) } else { Err(Failure::Reported) }
}
