//! `decroche export`: people into a file, in the format its ending says.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use clap::Args;
use crm::Error;
use crm::export::ExportChoices;
use crm::import::ImportProgress;
use crm::segment::{Rule, parse};
use serde_json::json;

use crate::base::{Base, Desk};
use crate::clock;
use crate::commands::segment;
use crate::failure::{Failure, Result};
use crate::output::Terminal;

/// What `export` takes.
#[derive(Debug, Args)]
pub struct Arguments {
    /// Where: .csv, .tsv, .xlsx, .vcf or .json
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Only the people of a segment: its name, its id, or a rule
    #[arg(long, value_name = "S")]
    pub segment: Option<String>,
    /// Take the place of a file that is there
    #[arg(long)]
    pub replace: bool,
}

/// How often progress is told.
const PACE: Duration = Duration::from_secs(1);

/// Writes the file and says how many people are in it.
pub fn run(desk: &Desk, arguments: &Arguments) -> Result<()> {
    let base = desk.open_existing()?;
    let terminal = desk.terminal;
    let segment = arguments.segment.as_deref().map(|typed| rule(&base, typed)).transpose()?;
    let choices = ExportChoices { segment, replace: arguments.replace };
    let report = base.store.export(&arguments.file, &choices, clock::now(), &mut paced(terminal)).map_err(|error| {
        match error {
            // The place asked for is at fault, not the data file.
            Error::Disk(_) => Failure::said("export.failed"),
            other => Failure::Core(other),
        }
    })?;
    if report.frozen > 0 {
        terminal.tell("export.frozen", &[&report.frozen.to_string()]);
    }
    let file = arguments.file.display().to_string();
    terminal.document(&json!({ "rows": report.rows, "frozen": report.frozen, "file": file }), || {
        terminal.lang.say("export.done", &[&report.rows.to_string(), &file])
    })
}

/// A segment that is kept, else a rule.
fn rule(base: &Base, typed: &str) -> Result<Rule> {
    let kept = segment::named(base, typed)?.map(|line| line.segment.rule);
    Ok(parse(kept.as_deref().unwrap_or(typed)).map_err(Error::from)?)
}

fn paced(terminal: Terminal) -> impl FnMut(ImportProgress) -> bool {
    let mut told = Instant::now();
    move |at: ImportProgress| {
        if told.elapsed() >= PACE {
            told = Instant::now();
            terminal.tell("of_total", &[&at.done.to_string(), &at.total.to_string()]);
        }
        true
    }
}
