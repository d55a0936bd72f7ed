//! `decroche callback`: promises to call back.

use chrono::{DateTime, Utc};
use clap::Subcommand;
use crm::CallbackId;
use crm::callback::{Callback, FinishCallback, NewCallback, PromiseCallback};
use crm::scope::Scope;
use serde_json::{Value, json};

use crate::base::{Base, Desk};
use crate::failure::Result;
use crate::output::or_dash;
use crate::times;

/// What can be done with callbacks.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Those to make, soonest first
    List,
    /// Promise one
    #[command(group = clap::ArgGroup::new("who").required(true).multiple(true).args(["contact", "number"]))]
    Add {
        /// Who
        #[arg(long, value_name = "ID")]
        contact: Option<String>,
        /// Number to call, if not the contact's main one
        #[arg(long, value_name = "NUMBER", allow_negative_numbers = true)]
        number: Option<String>,
        /// When
        #[arg(long, value_name = "T", value_parser = times::parse)]
        at: DateTime<Utc>,
        /// What about
        #[arg(long, value_name = "SUBJECT", default_value = "")]
        subject: String,
    },
    /// Say that one was kept
    Done {
        /// Its id
        #[arg(value_name = "CALLBACK_ID")]
        id: String,
    },
}

/// Does what was typed.
pub fn run(desk: &Desk, verb: Verb) -> Result<()> {
    let base = desk.open_to(matches!(verb, Verb::Add { .. }))?;
    match verb {
        Verb::List => list(desk, &base),
        Verb::Add { contact, number, at, subject } => {
            let contact_id = contact.as_deref().map(|id| base.contact(id)).transpose()?;
            let callback = NewCallback { contact_id, number, due_at: at, subject, call_id: None };
            let id = base.write(PromiseCallback { callback, region: base.region })?;
            show(desk, &base, id)
        }
        Verb::Done { id } => {
            let callback_id: CallbackId = id.parse()?;
            base.reader()?.callback(callback_id)?;
            base.write(FinishCallback { callback_id, call_id: None })?;
            show(desk, &base, callback_id)
        }
    }
}

const COLUMNS: [&str; 5] = ["due", "name", "phone", "subject", "id"];

fn document(callback: &Callback) -> Value {
    json!({
        "callback_id": callback.id,
        "contact_id": callback.contact_id,
        "name": callback.name,
        "phone": callback.phone,
        "due_at": callback.due_at,
        "subject": callback.subject,
        "owner": callback.owner,
        "done_at": callback.done_at,
    })
}

fn row(callback: &Callback) -> Vec<String> {
    vec![
        times::shown(callback.due_at),
        callback.name.clone(),
        or_dash(callback.phone.as_deref()),
        or_dash(Some(&callback.subject)),
        callback.id.to_string(),
    ]
}

fn show(desk: &Desk, base: &Base, id: CallbackId) -> Result<()> {
    let callback = base.reader()?.callback(id)?;
    desk.terminal.document(&document(&callback), || desk.terminal.table(&COLUMNS, &[row(&callback)]))
}

fn list(desk: &Desk, base: &Base) -> Result<()> {
    let callbacks = base.reader()?.callbacks_to_make(Scope::All, None)?;
    let items: Vec<Value> = callbacks.iter().map(document).collect();
    desk.terminal.document(&json!({ "total": items.len(), "items": items }), || {
        desk.terminal.table(&COLUMNS, &callbacks.iter().map(row).collect::<Vec<_>>())
    })
}
