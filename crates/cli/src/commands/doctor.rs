//! `decroche doctor`: the health of the data file, and mending it.

use clap::Args;
use crm::{Check, DoctorReport, Error, SalvageReport, Store};
use serde_json::json;

use crate::base::Desk;
use crate::clock;
use crate::failure::{Failure, Result};
use crate::output::Terminal;

/// What `doctor` takes.
#[derive(Debug, Args)]
pub struct Arguments {
    /// Rebuild the derived tables first; of a damaged file, save what can be read in a new one
    #[arg(long)]
    pub repair: bool,
}

/// Checks that only a new file puts right.
const DEEP: [&str; 2] = ["file", "foreign_keys"];

/// Prints each check; status 1 when one is not well.
pub fn run(desk: &Desk, arguments: &Arguments) -> Result<()> {
    let looked = look(desk, arguments.repair);
    let deep = |checks: &[Check]| checks.iter().any(|check| !check.ok && DEEP.contains(&check.name));
    let damaged = match &looked {
        Ok(report) => deep(&report.checks),
        Err(Failure::File(Error::Damaged) | Failure::Core(Error::Damaged | Error::Storage(_))) => true,
        Err(_) => false,
    };
    if !(arguments.repair && damaged) {
        return said(desk, &looked?, None);
    }
    let salvage = Store::salvage(&desk.path()?, clock::now()).map_err(Failure::File)?;
    said(desk, &look(desk, false)?, Some(&salvage))
}

fn look(desk: &Desk, repair: bool) -> Result<DoctorReport> {
    Ok(desk.open_existing()?.store.doctor(repair)?)
}

fn said(desk: &Desk, report: &DoctorReport, salvage: Option<&SalvageReport>) -> Result<()> {
    let terminal = desk.terminal;
    let mut document = json!(report);
    if let Some(salvage) = salvage {
        document["salvage"] = json!(salvage);
    }
    terminal.document(&document, || {
        let rows: Vec<Vec<String>> = report
            .checks
            .iter()
            .map(|check| {
                let mark = if check.ok { "✓" } else { "✗" };
                vec![mark.to_owned(), terminal.lang.word("check", check.name), check.detail.clone()]
            })
            .collect();
        let verdict = terminal.text(if report.ok { "doctor.well" } else { "doctor.ill" });
        let looked = format!("{}\n{verdict}", terminal.table(&["ok", "check", "detail"], &rows));
        salvage.map_or(looked.clone(), |salvage| format!("{}\n\n{looked}", saved(terminal, salvage)))
    })?;
    if report.ok { Ok(()) } else { Err(Failure::Reported) }
}

/// What was saved and lost, table by table, and where the rest may be.
fn saved(terminal: Terminal, salvage: &SalvageReport) -> String {
    let rows: Vec<Vec<String>> = salvage
        .tables
        .iter()
        .map(|table| {
            let lost = match (table.holes, table.lost_at_most) {
                (0, _) => "–".to_owned(),
                (_, Some(most)) => format!("≤ {most}"),
                (_, None) => "?".to_owned(),
            };
            let gone = (table.refused + table.orphans).to_string();
            vec![table.name.clone(), table.saved.to_string(), lost, gone]
        })
        .collect();
    let table = terminal.table(&["table", "saved_rows", "lost_rows", "gone_rows"], &rows);
    let kept = terminal.lang.say("salvage.kept", &[&salvage.moved_to]);
    let backup = salvage.last_backup.as_ref();
    let backup = backup.map(|last| terminal.lang.say("salvage.backup", &[&last.path, &last.contacts.to_string()]));
    [Some(table), Some(kept), backup].into_iter().flatten().collect::<Vec<_>>().join("\n")
}
