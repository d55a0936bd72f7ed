//! People taken out of the base, as a file among the user's documents.

use crm::export::{ExportChoices, ExportFormat, ExportReport};
use crm::segment::parse;
use serde::{Deserialize, Serialize};
use tauri::{AppHandle, State};

use crate::data_file::tell;
use crate::desk::{Desk, now};
use crate::error::Answer;
use crate::files;

/// What is done about it.
#[derive(Debug, Deserialize)]
#[serde(tag = "step", rename_all = "snake_case")]
pub enum ExportStep {
    /// Writes those of a rule, or everybody; `name`: what the file is called, without its ending.
    Run { rule: Option<String>, format: ExportFormat, name: String },
    /// Stops what is under way: nothing is written then.
    Stop,
}

/// What comes of it.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum ExportWorked {
    /// Nothing to say.
    Done(()),
    /// Who is in the file, and where it is.
    Written { report: ExportReport, path: String },
}

#[tauri::command(async)]
pub fn export_work(app: AppHandle, desk: State<'_, Desk>, step: ExportStep) -> Answer<ExportWorked> {
    match step {
        ExportStep::Run { rule, format, name } => run(&app, &desk, rule.as_deref(), format, &name),
        ExportStep::Stop => {
            desk.long_work.stop();
            Ok(ExportWorked::Done(()))
        }
    }
}

fn run(app: &AppHandle, desk: &Desk, rule: Option<&str>, format: ExportFormat, name: &str) -> Answer<ExportWorked> {
    let segment = rule.map(parse).transpose().map_err(crm::Error::from)?;
    let _work = desk.long_work.begin()?;
    let path = files::free_name(&files::documents().join(format!("{}.{}", files::stem(name), format.as_str())));
    let report = desk.store().export(&path, &ExportChoices { segment, replace: false }, now(), &mut |at| {
        tell(app, "export", at.done.into(), at.total.into());
        desk.long_work.goes_on()
    })?;
    Ok(ExportWorked::Written { report, path: path.display().to_string() })
}
