//! The outcome of a call, and what goes with it.

use chrono::{DateTime, Utc};
use clap::Args;
use crm::ContactId;
use crm::call::{Call, Qualification, QualifyCall};
use crm::callback::NewCallback;

use crate::base::Base;
use crate::commands::lists;
use crate::failure::Result;
use crate::times;

/// What `call qualify` takes.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The call
    #[arg(value_name = "CALL_ID")]
    pub call_id: String,
    /// How it ended (code)
    #[arg(long, value_name = "CODE")]
    pub outcome: String,
    /// Why they called (code)
    #[arg(long, value_name = "CODE")]
    pub motive: Option<String>,
    /// A note
    #[arg(long, value_name = "NOTE")]
    pub note: Option<String>,
    /// The callback promised
    #[arg(long, value_name = "T", value_parser = times::parse)]
    pub callback: Option<DateTime<Utc>>,
}

/// Gives the outcome.
pub fn run(base: &Base, typed: Arguments) -> Result<Call> {
    let call_id = super::call_id(&typed.call_id)?;
    let reader = base.reader()?;
    let contact_id = reader.call(call_id)?.contact_id;
    let outcome_id = lists::outcome(&reader, &typed.outcome)?;
    let motive_id = typed.motive.as_deref().map(|code| lists::motive(&reader, code)).transpose()?;
    drop(reader);
    let promised = callback(typed.callback, contact_id);
    let qualification =
        Qualification { motive_id, note: typed.note, callback: promised, ..Qualification::of(call_id, outcome_id) };
    base.write(QualifyCall { qualification })
}

/// The promise of a call; its number is the call's own.
pub fn callback(due_at: Option<DateTime<Utc>>, contact_id: Option<ContactId>) -> Option<NewCallback> {
    due_at.map(|due_at| NewCallback { contact_id, number: None, due_at, subject: String::new(), call_id: None })
}
