//! `decroche call`: the call log, a call typed by hand, an outcome.

mod log;
mod qualify;

use chrono::{DateTime, Utc};
use clap::Subcommand;
use crm::CallId;
use crm::call::{Call, CallQuery};
use serde_json::{Value, json};

use super::lists::Motives;
use crate::base::{Base, Desk};
use crate::failure::Result;
use crate::shapes::call;
use crate::times;

/// What can be done with calls.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Calls, last first
    List {
        /// Only those over and without an outcome
        #[arg(long)]
        unqualified: bool,
        /// Only those of this contact
        #[arg(long, value_name = "ID")]
        contact: Option<String>,
        /// Only those begun from this moment on
        #[arg(long, value_name = "T", value_parser = times::parse)]
        from: Option<DateTime<Utc>>,
        /// Only those begun before this moment; a bare date includes its day
        #[arg(long, value_name = "T", value_parser = times::parse_end)]
        to: Option<DateTime<Utc>>,
        /// At most this many (500)
        #[arg(long, value_name = "N", default_value_t = 50)]
        limit: u32,
    },
    /// Write a call that no telephone told about
    Log(log::Arguments),
    /// Give a call its outcome
    Qualify(qualify::Arguments),
}

/// Does what was typed.
pub fn run(desk: &Desk, verb: Verb) -> Result<()> {
    let base = desk.open_to(matches!(verb, Verb::Log(_)))?;
    match verb {
        Verb::List { unqualified, contact, from, to, limit } => {
            let contact_id = contact.map(|typed| base.contact(&typed)).transpose()?;
            list(desk, &base, &CallQuery { unqualified, contact_id, from, to, limit })
        }
        Verb::Log(arguments) => show(desk, &base, &log::run(&base, arguments)?),
        Verb::Qualify(arguments) => show(desk, &base, &qualify::run(&base, arguments)?),
    }
}

/// A call of ours, by its id.
fn call_id(typed: &str) -> Result<CallId> {
    Ok(typed.parse()?)
}

/// Prints one call.
pub fn show(desk: &Desk, base: &Base, found: &Call) -> Result<()> {
    let terminal = desk.terminal;
    let motives = Motives::read(&base.reader()?)?;
    terminal
        .document(&call::document(found, &motives), || terminal.table(&call::COLUMNS, &[call::row(found, terminal)]))
}

fn list(desk: &Desk, base: &Base, query: &CallQuery) -> Result<()> {
    let terminal = desk.terminal;
    let reader = base.reader()?;
    let found = reader.calls(query)?;
    let motives = Motives::read(&reader)?;
    let items: Vec<Value> = found.items.iter().map(|one| call::document(one, &motives)).collect();
    terminal.document(&json!({ "total": found.total, "items": items }), || {
        let rows: Vec<Vec<String>> = found.items.iter().map(|one| call::row(one, terminal)).collect();
        let table = terminal.table(&call::COLUMNS, &rows);
        let count = terminal.lang.say("of_total", &[&rows.len().to_string(), &found.total.to_string()]);
        format!("{table}\n{count}")
    })
}
