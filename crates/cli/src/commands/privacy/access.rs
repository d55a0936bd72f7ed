//! What a person may read, and the register: as data, or as a page.

use std::io::Write;
use std::path::Path;

use serde_json::json;

use crate::base::{Base, Desk};
use crate::clock;
use crate::failure::{Failure, Result};

/// Everything about one person: the document with `--json`, a page with `--html`, else what there is of each kind.
pub fn export(desk: &Desk, base: &Base, id: &str, html: Option<&Path>) -> Result<()> {
    let contact = base.contact(id)?;
    let person = base.reader()?.person_file(contact, clock::now())?;
    if let Some(path) = html {
        write(path, &person.html())?;
    }
    let terminal = desk.terminal;
    terminal.document(&json!(person), || {
        if let Some(path) = html {
            return terminal.lang.say("privacy.written", &[&path.display().to_string()]);
        }
        let rows: Vec<Vec<String>> =
            person.sections.iter().map(|section| vec![section.title.clone(), section.rows.len().to_string()]).collect();
        format!("{}\n{}", terminal.title(&person.name), terminal.table(&["table", "rows"], &rows))
    })
}

/// The register.
pub fn register(desk: &Desk, base: &Base, html: Option<&Path>) -> Result<()> {
    let register = base.reader()?.register(clock::now())?;
    if let Some(path) = html {
        write(path, &register.html())?;
    }
    let terminal = desk.terminal;
    terminal.document(&json!(register), || {
        if let Some(path) = html {
            return terminal.lang.say("privacy.written", &[&path.display().to_string()]);
        }
        let rows: Vec<Vec<String>> = register
            .activities
            .iter()
            .map(|activity| {
                let months: Vec<String> = activity.retention.iter().map(|rule| rule.months.to_string()).collect();
                vec![activity.name.clone(), activity.purpose.clone(), months.join(", ")]
            })
            .collect();
        terminal.table(&["table", "purpose", "months"], &rows)
    })
}

/// A page about somebody is for its owner alone.
pub fn write(path: &Path, page: &str) -> Result<()> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let written = options.open(path).and_then(|mut file| file.write_all(page.as_bytes()));
    written.map_err(|error| Failure::with("cannot_write_file", [path.display().to_string(), error.to_string()]))
}
