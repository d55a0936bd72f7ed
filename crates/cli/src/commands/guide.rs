//! `decroche guide`: call guides as TOML files, listed, taken out and put in.

use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use clap::Subcommand;
use crm::guide::{Guide, SaveGuide};
use serde_json::json;

use crate::base::Desk;
use crate::failure::{Failure, Result};

/// What can be done with call guides.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Every guide in use
    List,
    /// Write a guide as a TOML file
    Export {
        /// Its key
        #[arg(value_name = "KEY")]
        key: String,
        /// Where (default: standard output)
        #[arg(value_name = "FILE")]
        file: Option<PathBuf>,
    },
    /// Read a guide from a TOML file; it becomes the next version of the one of its key
    Import {
        /// The file (`-`: standard input)
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
}

/// The longest file read, in bytes: more is no guide.
const FILE_MAX: u64 = 1024 * 1024;

/// Does what was typed.
pub fn run(desk: &Desk, verb: Verb) -> Result<()> {
    let base = desk.open_existing()?;
    match verb {
        Verb::List => {
            let guides = base.reader()?.guides()?;
            let items: Vec<_> = guides.iter().map(|guide| json!(guide)).collect();
            desk.terminal.document(&json!({ "total": items.len(), "items": items }), || {
                let rows: Vec<Vec<String>> = guides.iter().map(row).collect();
                desk.terminal.table(&["key", "name", "direction", "version", "purpose"], &rows)
            })
        }
        Verb::Export { key, file } => {
            let guides = base.reader()?.guides()?;
            let Some(guide) = guides.into_iter().find(|guide| guide.key == key) else {
                return Err(crm::Error::NotFound { kind: "guide" }.into());
            };
            match file {
                None => Ok(std::io::stdout().write_all(guide.to_file().as_bytes())?),
                Some(path) => {
                    let written = std::fs::write(&path, guide.to_file());
                    written.map_err(|error| unreadable("cannot_write_file", &path, &error))?;
                    desk.terminal.document(&json!({ "key": guide.key, "file": path }), || path.display().to_string())
                }
            }
        }
        Verb::Import { file } => {
            let guide: Guide = read(&file)?.parse()?;
            let saved = base.write(SaveGuide { guide })?;
            desk.terminal.document(&json!(saved), || {
                desk.terminal.lang.say("guide.saved", &[&saved.name, &saved.version.to_string()])
            })
        }
    }
}

fn read(path: &Path) -> Result<String> {
    let mut text = String::new();
    let read = if path == Path::new("-") {
        std::io::stdin().take(FILE_MAX).read_to_string(&mut text)
    } else {
        std::fs::File::open(path).and_then(|file| file.take(FILE_MAX).read_to_string(&mut text))
    };
    read.map_err(|error| unreadable("cannot_read_file", path, &error))?;
    Ok(text)
}

fn unreadable(code: &'static str, path: &Path, error: &std::io::Error) -> Failure {
    Failure::with(code, [path.display().to_string(), error.to_string()])
}

fn row(guide: &Guide) -> Vec<String> {
    vec![
        guide.key.clone(),
        guide.name.clone(),
        guide.direction.as_str().to_owned(),
        guide.version.to_string(),
        guide.purpose.clone(),
    ]
}
