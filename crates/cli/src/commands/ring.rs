//! `decroche ring` and `decroche lookup`: an incoming call, who it is, and its record.

use std::time::Instant;

use clap::Args;
use crm::CallId;
use crm::call::RecordEvent;
use crm::incoming::Incoming;
use cti::payload::Format;
use cti::ring::{CALL_ID_MAX, Call, Error as NotACall};
use phone::CallEvent;

use super::app;
use super::search::micros;
use crate::base::{Base, Desk};
use crate::clock;
use crate::failure::{Failure, Result};
use crate::shapes::incoming::Answer;

/// What `ring` takes.
#[derive(Debug, Args)]
pub struct RingArguments {
    /// The caller's number as the telephone shows it (empty or “anonymous” when withheld)
    #[arg(value_name = "NUMBER", allow_negative_numbers = true)]
    pub number: String,
    /// The name that the network shows
    #[arg(long, value_name = "CNAM")]
    pub name: Option<String>,
    /// Our line that is called
    #[arg(long, value_name = "LINE", allow_negative_numbers = true)]
    pub line: Option<String>,
    /// The queue the call waits in
    #[arg(long, value_name = "QUEUE")]
    pub queue: Option<String>,
    /// The telephone system's id of the call: the same id is the same call
    #[arg(long, value_name = "EXTERNAL_ID")]
    pub call_id: Option<String>,
    /// Show, record nothing
    #[arg(long)]
    pub dry_run: bool,
    /// Hand the call to the running desktop app
    #[arg(long, conflicts_with = "dry_run")]
    pub app: bool,
}

/// What `lookup` takes.
#[derive(Debug, Args)]
pub struct LookupArguments {
    /// The number, as written
    #[arg(value_name = "NUMBER", allow_negative_numbers = true)]
    pub number: String,
}

/// An incoming call.
pub fn ring(desk: &Desk, arguments: RingArguments) -> Result<()> {
    let asked_id = arguments.call_id.filter(|id| !id.trim().is_empty());
    let call_id = asked_id.unwrap_or_else(|| format!("cli-{}", CallId::new(clock::now())));
    let call = Call {
        number: arguments.number,
        name: arguments.name,
        line: arguments.line,
        queue: arguments.queue,
        call_id: Some(call_id),
        event: None,
        direction: None,
    };
    if arguments.app {
        return app::ring(desk, &call);
    }
    let event = event(&call)?;
    let base = desk.open_to(!arguments.dry_run)?;
    let (incoming, lookup_us) = look_up(&base, &event)?;
    let recorded = if arguments.dry_run { None } else { record(&base, &event, &incoming)? };
    let external_id = Some(event.external_id.as_str());
    let answer = Answer { incoming: &incoming, call_id: recorded, external_id, lookup_us };
    print(desk, &answer, event.caller_name.as_deref())
}

/// The same question, nothing written.
pub fn lookup(desk: &Desk, arguments: LookupArguments) -> Result<()> {
    let event = event(&Call { number: arguments.number, ..Call::default() })?;
    let base = desk.open_existing()?;
    let (incoming, lookup_us) = look_up(&base, &event)?;
    print(desk, &Answer { incoming: &incoming, call_id: None, external_id: None, lookup_us }, None)
}

fn print(desk: &Desk, answer: &Answer<'_>, caller_name: Option<&str>) -> Result<()> {
    let terminal = desk.terminal;
    terminal.document(&answer.document(terminal.lang), || answer.people(terminal, caller_name))
}

/// The call as the app would understand the same post: cleaned, capped, dated.
fn event(call: &Call) -> Result<CallEvent> {
    let body = serde_json::to_vec(call).map_err(std::io::Error::from)?;
    cti::ring::parse(&body, Format::Json, clock::now(), 0).map_err(|error| match error {
        NotACall::CallIdTooLong => Failure::with("call_id_too_long", [CALL_ID_MAX.to_string()]),
        other => Failure::with("call_not_understood", [other.code()]),
    })
}

/// The main path's question, timed: from the text to everything the first paint needs.
pub fn look_up(base: &Base, event: &CallEvent) -> Result<(Incoming, u64)> {
    let reader = base.reader()?;
    let began = Instant::now();
    let incoming = reader.incoming(event, base.region, event.at)?;
    Ok((incoming, micros(began)))
}

fn record(base: &Base, event: &CallEvent, incoming: &Incoming) -> Result<Option<CallId>> {
    let recorded = base.write(RecordEvent {
        event: event.clone(),
        region: base.region,
        verdict: incoming.call.verdict(),
        contact_id: incoming.call.contact_id(),
        call_id: CallId::new(event.at),
    })?;
    Ok(recorded.call.map(|call| call.id))
}
