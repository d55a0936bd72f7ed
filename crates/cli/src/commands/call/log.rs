//! A call typed by hand, qualified in the same write when an outcome is given.

use chrono::{DateTime, Utc};
use clap::{Args, ValueEnum};
use crm::call::{Call, LogCall, ManualCall, Qualification, QualifyCall};
use crm::{Context, Operation, OutcomeId, Tx};
use phone::Direction;

use super::qualify::callback;
use crate::base::Base;
use crate::clock;
use crate::commands::lists;
use crate::failure::Result;
use crate::times;

/// What `call log` takes.
#[derive(Debug, Args)]
#[command(group = clap::ArgGroup::new("who").required(true).multiple(true).args(["number", "contact"]))]
pub struct Arguments {
    /// Which way
    #[arg(long, value_enum)]
    pub direction: Way,
    /// The other party's number
    #[arg(long, value_name = "NUMBER", allow_negative_numbers = true)]
    pub number: Option<String>,
    /// The contact
    #[arg(long, value_name = "ID")]
    pub contact: Option<String>,
    /// When it began (now)
    #[arg(long, value_name = "T", value_parser = times::parse)]
    pub at: Option<DateTime<Utc>>,
    /// Conversation, in seconds; 0: not answered
    #[arg(long, value_name = "S", default_value_t = 0)]
    pub duration: i64,
    /// How it ended (code)
    #[arg(long, value_name = "CODE")]
    pub outcome: Option<String>,
    /// Why they called (code)
    #[arg(long, value_name = "CODE")]
    pub motive: Option<String>,
    /// A note
    #[arg(long, value_name = "NOTE")]
    pub note: Option<String>,
    /// The callback promised
    #[arg(long, value_name = "T", value_parser = times::parse, requires = "outcome")]
    pub callback: Option<DateTime<Utc>>,
}

/// A direction, as typed.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Way {
    /// They called
    #[value(alias = "in")]
    Inbound,
    /// We called
    #[value(alias = "out")]
    Outbound,
    /// Between ourselves
    Internal,
}

impl From<Way> for Direction {
    fn from(way: Way) -> Self {
        match way {
            Way::Inbound => Direction::Inbound,
            Way::Outbound => Direction::Outbound,
            Way::Internal => Direction::Internal,
        }
    }
}

/// Writes the call.
pub fn run(base: &Base, typed: Arguments) -> Result<Call> {
    let reader = base.reader()?;
    let contact_id = typed.contact.as_deref().map(|id| base.contact(id)).transpose()?;
    let outcome_id = typed.outcome.as_deref().map(|code| lists::outcome(&reader, code)).transpose()?;
    let motive_id = typed.motive.as_deref().map(|code| lists::motive(&reader, code)).transpose()?;
    drop(reader);
    let call = ManualCall {
        direction: typed.direction.into(),
        contact_id,
        number: typed.number,
        started_at: typed.at.unwrap_or_else(clock::now),
        talk_s: typed.duration,
        outcome_id: None,
        motive_id,
        note: typed.note,
    };
    base.write(LogAndQualify { log: LogCall { call, region: base.region }, outcome_id, callback: typed.callback })
}

/// The core's two operations, in one transaction: an outcome may need the callback that it promises.
struct LogAndQualify {
    log: LogCall,
    outcome_id: Option<OutcomeId>,
    callback: Option<DateTime<Utc>>,
}

impl Operation for LogAndQualify {
    type Output = Call;
    const KIND: &'static str = "call.log";

    fn apply(self, tx: &Tx<'_>, context: &Context) -> crm::Result<Call> {
        let call = self.log.apply(tx, context)?;
        let Some(outcome_id) = self.outcome_id else {
            return Ok(call);
        };
        let promised = callback(self.callback, call.contact_id);
        let qualification = Qualification { callback: promised, ..Qualification::of(call.id, outcome_id) };
        QualifyCall { qualification }.apply(tx, context)
    }
}
