//! Invented calls, each with what it gave rise to.

use rusqlite::{Connection, Statement, params};
use uuid::Uuid;

use super::base::{Base, Known, made_ahead};
use super::ids::Kind;
use super::sales::Sales;
use super::tickets::Tickets;
use super::{DemoReport, DemoStep, PACE};
use crate::Result;
use crate::demo::{DemoCall, DemoDirection, DemoLost};

/// Writes every call of the plan.
pub(super) fn write(base: Base<'_>, known: &mut Known, report: &mut DemoReport) -> Result<()> {
    let mut insert = prepared(base.db)?;
    let mut tickets = Tickets::new(base)?;
    let mut sales = Sales::new(base)?;
    made_ahead(base.demo.calls(), |index, (call, after)| {
        if index % PACE == 0 {
            base.watch.report(DemoStep::Calls, index, base.demo.plan().calls)?;
        }
        let id = base.ids.id(Kind::Call, call.ringing_at_ms, index);
        // As the desk does: a wrong number is taken off the fiche that it seemed to belong to.
        let person = call.contact.filter(|_| call.outcome != Some("wrong_number"));
        let contact = person.map(|person| known.contact(base, person));
        let refusal = after.offer.and_then(|offer| offer.reason);
        insert_call(&mut insert, base, id, contact, &call, refusal)?;
        if let (Some(person), Some(at)) = (person, call.answered_at_ms) {
            known.heard(person, at);
            if call.outcome == Some("opposition") {
                known.opposed.insert(person, call.ended_at_ms);
            }
        }
        if let (Some(ticket), Some(contact)) = (after.ticket, contact) {
            tickets.write(index, contact, id, base.agent(call.agent).0, &ticket)?;
            report.tickets = report.tickets.saturating_add(1);
        }
        if let (Some(offer), Some(contact)) = (after.offer, contact) {
            sales.offer(base.ids.id(Kind::Offer, offer.at_ms, index), contact, id, &offer)?;
        }
        if let (Some(sale), Some(contact)) = (after.purchase, contact) {
            sales.purchase(base.ids.id(Kind::Purchase, sale.at_ms, index), contact, Some(id), &sale)?;
            known.first_sale.entry(sale.contact).or_insert(sale.at_ms);
            report.purchases = report.purchases.saturating_add(1);
        }
        if let (Some(callback), Some(contact)) = (after.callback, contact) {
            let made = call.ended_at_ms;
            sales.callback(base.ids.id(Kind::Callback, made, index), contact, Some(id), made, &callback)?;
        }
        report.calls = report.calls.saturating_add(1);
        Ok(())
    })
}

fn prepared(db: &Connection) -> Result<Statement<'_>> {
    Ok(db.prepare(
        "INSERT INTO call (id, source, direction, state, contact_id, from_raw, to_raw, external, external_kind,
             line_id, queue_id, principal_id, agent_id, ivr_choice, ringing_at, answered_at, hold_ms, ended_at,
             wrap_up_ms, qualified_at, end_cause, lost_cause, outcome_id, motive_id, note, opposed_at)
         VALUES (?1, 'demo', ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20,
             ?21, ?22, ?23, ?24, ?25)",
    )?)
}

/// The outcome of a call: of a refusal, the reason given when the list has it.
fn outcome(base: Base<'_>, call: &DemoCall, refusal: Option<&str>) -> Option<Uuid> {
    let code = call.outcome?;
    let reason = refusal.filter(|_| code == "refusal").map(|reason| format!("refusal_{reason}"));
    let outcomes = &base.house.outcomes;
    reason.and_then(|code| outcomes.get(&code)).or_else(|| outcomes.get(code)).copied()
}

/// `phone::EndCause`.
fn end_cause(call: &DemoCall) -> &'static str {
    match (call.lost, call.outcome) {
        (Some(DemoLost::Abandoned), _) => "cancelled",
        (Some(DemoLost::Overflow), _) => "congestion",
        (Some(DemoLost::OutOfHours | DemoLost::Missed), _) | (None, Some("absent")) => "no_answer",
        (None, Some("busy")) => "busy",
        _ => "normal",
    }
}

fn insert_call(
    insert: &mut Statement<'_>,
    base: Base<'_>,
    id: Uuid,
    contact: Option<Uuid>,
    call: &DemoCall,
    refusal: Option<&str>,
) -> Result<()> {
    let house = base.house;
    let raw = Some(call.raw.as_str()).filter(|raw| !raw.is_empty());
    let line = base.demo.lines_of_the_house().get(call.line).map(|line| line.e164);
    let (from, to) = match call.direction {
        DemoDirection::Inbound => (raw, line),
        DemoDirection::Outbound => (line, raw),
    };
    let kind = if call.e164.is_some() { "number" } else { "masked" };
    let outcome = outcome(base, call, refusal);
    let state = match (call.lost, outcome) {
        (Some(_), _) => "ended",
        (None, Some(_)) => "qualified",
        (None, None) => "wrap_up",
    };
    let over = call.wrap_up_ended_at_ms.unwrap_or(call.ended_at_ms);
    let queue = base.demo.queues().get(call.queue);
    insert.execute(params![
        id,
        call.direction.code(),
        state,
        contact,
        from,
        to,
        call.e164,
        kind,
        house.lines.get(call.line),
        house.queues.get(call.queue),
        queue.and_then(|queue| house.principals.get(queue.principal)),
        base.agent(call.agent).0,
        call.ivr,
        call.ringing_at_ms,
        call.answered_at_ms,
        call.hold_ms,
        call.ended_at_ms,
        outcome.map(|_| over - call.ended_at_ms),
        outcome.map(|_| over),
        end_cause(call),
        call.lost.map(DemoLost::code),
        outcome,
        call.motive.and_then(|motive| house.motives.get(motive)),
        call.note,
        (call.outcome == Some("opposition")).then_some(over),
    ])?;
    Ok(())
}
