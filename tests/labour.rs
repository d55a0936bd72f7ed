//! The work of a desk as numbered steps: done by processes that get killed, recognised afterwards by what must be there.
//!
//! A lane is one worker's own sequence 0, 1, 2…; every [`BLOCK`] steps make one fiche, one call, one ticket. Each step
//! is one write through the store's gate, over two tables or more (but for the draft). Names, identities and moments
//! follow from lane and step alone, so that a step done again after a kill is the same write.

use chrono::{DateTime, Duration, Utc};
use crm::call::{Qualification, QualifyCall, RecordEvent};
use crm::contact::{AddContact, ContactField, EditContact, FieldEdit, NewContact};
use crm::draft::SaveDraft;
use crm::ticket::{NewTicket, OpenTicket, Priority};
use crm::{CallId, ContactId, Context, Error, Operation, OperationId, Result, Store};
use phone::{CallEventKind, Region};
use uuid::Uuid;

use crate::house::{event, noon};

/// Steps from one fiche to the next.
pub const BLOCK: u64 = 8;

/// The words of a block: external id of its fiche and its call, subject of its ticket.
pub fn name(lane: u64, step: u64) -> String {
    format!("{lane}-{}", step - step % BLOCK)
}

/// The identity of the write that step makes.
pub fn operation(lane: u64, step: u64) -> OperationId {
    OperationId(Uuid::from_u128((0x0d0c << 112) | (u128::from(lane) << 64) | u128::from(step)))
}

/// The words only that step writes: a job, a note, a draft.
pub fn words(step: u64) -> String {
    format!("étape {step}")
}

/// The key of a lane's draft.
pub fn draft_key(lane: u64) -> String {
    format!("lane:{lane}")
}

/// The telephone step a step reports; `None`: it reports none.
pub fn reported(step: u64) -> Option<CallEventKind> {
    match step % BLOCK {
        1 => Some(CallEventKind::Ringing),
        2 => Some(CallEventKind::Answered),
        6 => Some(CallEventKind::Ended),
        _ => None,
    }
}

fn at(step: u64) -> DateTime<Utc> {
    noon() + Duration::seconds(i64::try_from(step).unwrap_or(0))
}

fn number(lane: u64, step: u64) -> u64 {
    (lane * 1000 + step / BLOCK) % 10_000
}

/// Does one step, and returns once it is on the disk. A step already done counts as done.
///
/// # Errors
/// Whatever the store says, but for a write that was already done.
pub fn labour(store: &Store, lane: u64, step: u64) -> Result<()> {
    let name = name(lane, step);
    if let Some(kind) = reported(step) {
        return report(store, &name, kind, lane, step);
    }
    match step % BLOCK {
        0 => write(store, lane, step, newcomer(name, number(lane, step))),
        3 => {
            let ticket = NewTicket {
                contact_id: fiche(store, &name)?,
                subject: name,
                description: words(step),
                priority: Priority::Normal,
                motive_id: None,
                category: None,
                call_id: None,
            };
            write(store, lane, step, OpenTicket { ticket })
        }
        4 => {
            let edits = vec![FieldEdit { field: ContactField::Job, value: Some(words(step)) }];
            write(store, lane, step, EditContact { contact_id: fiche(store, &name)?, edits })
        }
        5 => write(store, lane, step, SaveDraft { key: draft_key(lane), body: step.to_string() }),
        _ => {
            let reader = store.reader()?;
            let call = reader.call_by_external_id("zammad", &name)?;
            let solved = reader.outcomes()?.into_iter().find(|outcome| outcome.code == "solved");
            let call_id = call.ok_or(Error::NotFound { kind: "call" })?;
            let outcome_id = solved.ok_or(Error::NotFound { kind: "outcome" })?.id;
            let qualification = Qualification { note: Some(words(step)), ..Qualification::of(call_id, outcome_id) };
            write(store, lane, step, QualifyCall { qualification })
        }
    }
}

fn newcomer(name: String, number: u64) -> AddContact {
    let (high, low) = (number / 100, number % 100);
    let contact = NewContact {
        last_name: Some(format!("Nom {name}")),
        company: Some("Maison commune".into()),
        external_id: Some(name),
        phones: vec![format!("06 39 98 {high:02} {low:02}"), format!("01 99 00 {high:02} {low:02}")],
        emails: vec!["accueil@maison.example".into()],
        ..NewContact::default()
    };
    AddContact { contact, region: Region::FR, origin: "internal" }
}

fn report(store: &Store, name: &str, kind: CallEventKind, lane: u64, step: u64) -> Result<()> {
    let mut event = event(name, kind, Some(&format!("063998{:04}", number(lane, step))));
    event.at = at(step);
    let incoming = store.reader()?.incoming(&event, Region::FR, event.at)?;
    let record = RecordEvent {
        verdict: incoming.call.verdict(),
        contact_id: incoming.call.contact_id(),
        call_id: CallId::new(event.at),
        region: Region::FR,
        event,
    };
    write(store, lane, step, record)
}

fn fiche(store: &Store, name: &str) -> Result<ContactId> {
    let found = store.reader()?.contacts_by_external_id(name)?;
    found.first().copied().ok_or(Error::NotFound { kind: "contact" })
}

fn write<O: Operation>(store: &Store, lane: u64, step: u64, work: O) -> Result<()> {
    match store.write(work, &Context::at(at(step)).identified(operation(lane, step))) {
        Ok(_) | Err(Error::Refused { why: "already_done" }) => Ok(()),
        Err(error) => Err(error),
    }
}
