//! Invented calls and what each gave rise to: tickets with their history, offers, sales, callbacks.

use std::collections::HashMap;

use rusqlite::{Connection, Statement, params};
use uuid::Uuid;

use super::house::House;
use super::ids::{Ids, Kind};
use super::tickets::{insert_history, insert_ticket};
use super::{DemoReport, DemoStep, Watch};
use crate::Result;
use crate::demo::{Demo, DemoCall, DemoDirection, DemoLost, DemoOffer};

/// What calls taught about people, by index: their fiches are written afterwards.
pub(super) struct Known {
    /// Birth of each fiche.
    pub created: Vec<i64>,
    /// Last exchange; 0: never.
    pub last_contact: Vec<i64>,
    /// First sale in a call.
    pub first_sale: HashMap<usize, i64>,
    /// Asked not to be called again.
    pub opposed: HashMap<usize, i64>,
}

impl Known {
    pub(super) fn new(demo: &Demo, watch: &Watch) -> Result<Self> {
        let mut created = Vec::with_capacity(demo.plan().contacts);
        for contact in demo.contacts() {
            if created.len() % super::PACE == 0 {
                watch.report(DemoStep::Calls, 0, demo.plan().calls)?;
            }
            created.push(contact.created_at_ms);
        }
        let last_contact = vec![0; created.len()];
        Ok(Self {
            created,
            last_contact,
            first_sale: HashMap::new(),
            opposed: HashMap::new(),
        })
    }

    /// The identifier of person `index`.
    pub(super) fn contact(&self, ids: Ids, index: usize) -> Uuid {
        ids.id(
            Kind::Contact,
            self.created.get(index).copied().unwrap_or(0),
            index,
        )
    }

    /// An exchange took place.
    pub(super) fn heard(&mut self, contact: usize, at: i64) {
        if let Some(last) = self.last_contact.get_mut(contact) {
            *last = at.max(*last);
        }
    }
}

/// The statements, prepared once.
struct Writes<'c> {
    call: Statement<'c>,
    ticket: Statement<'c>,
    event: Statement<'c>,
    offer: Statement<'c>,
    purchase: Statement<'c>,
    callback: Statement<'c>,
}

impl<'c> Writes<'c> {
    fn new(db: &'c Connection) -> Result<Self> {
        Ok(Self {
            call: db.prepare(
                "INSERT INTO call (id, source, direction, state, contact_id, from_raw, to_raw, external, external_kind,
                     line_id, queue_id, principal_id, agent_id, ivr_choice, ringing_at, answered_at, hold_ms, ended_at,
                     wrap_up_ms, qualified_at, end_cause, lost_cause, outcome_id, motive_id, note)
                 VALUES (?1, 'demo', ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19,
                     ?20, ?21, ?22, ?23, ?24)",
            )?,
            ticket: db.prepare(
                "INSERT INTO ticket (id, number, contact_id, call_id, motive_id, subject, description, priority, level,
                     status, tests_done, impact, resolution, owner_id, team_id, opened_by_id, opened_at, due_at,
                     first_reply_at, resolved_at, closed_at)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21)",
            )?,
            event: db.prepare(
                "INSERT INTO ticket_event (id, ticket_id, kind, detail, body, call_id, agent_id, at)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            )?,
            offer: db.prepare(
                "INSERT INTO offer (id, contact_id, product_id, call_id, answer, why, agent_id, at)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            )?,
            purchase: db.prepare(super::people::PURCHASE)?,
            callback: db.prepare(super::people::CALLBACK)?,
        })
    }
}

/// Writes every call of the plan.
pub(super) fn write(
    db: &Connection,
    demo: &Demo,
    ids: Ids,
    house: &House,
    known: &mut Known,
    report: &mut DemoReport,
    watch: &Watch,
) -> Result<()> {
    let first: i64 = db.query_row(
        "SELECT coalesce(max(number) + 1, 1001) FROM ticket",
        [],
        |row| row.get(0),
    )?;
    let mut writes = Writes::new(db)?;
    for (index, (call, after)) in demo.calls().enumerate() {
        if index % super::PACE == 0 {
            watch.report(DemoStep::Calls, index, demo.plan().calls)?;
        }
        let id = ids.id(Kind::Call, call.ringing_at_ms, index);
        let reason = after.offer.and_then(|offer| offer.reason);
        insert_call(&mut writes.call, demo, ids, house, known, id, &call, reason)?;
        if let (Some(contact), Some(at)) = (call.contact, call.answered_at_ms) {
            known.heard(contact, at);
            if call.outcome == Some("opposition") {
                known.opposed.insert(contact, call.ended_at_ms);
            }
        }
        if let Some(ticket) = after.ticket {
            let number = first + i64::from(report.tickets);
            let ticket_id = ids.id(Kind::Ticket, ticket.opened_at_ms, index);
            let contact = known.contact(ids, ticket.contact);
            let opener = house.agent(call.agent).0;
            insert_ticket(
                &mut writes.ticket,
                house,
                ticket_id,
                number,
                contact,
                id,
                opener,
                &ticket,
            )?;
            insert_history(
                &mut writes.event,
                ids,
                house,
                ticket_id,
                id,
                index,
                opener,
                demo.plan().now_ms,
                &ticket,
            )?;
            report.tickets = report.tickets.saturating_add(1);
        }
        if let Some(offer) = after.offer {
            insert_offer(
                &mut writes.offer,
                ids,
                house,
                known.contact(ids, offer.contact),
                id,
                index,
                &offer,
            )?;
        }
        if let Some(sale) = after.purchase {
            let contact = known.contact(ids, sale.contact);
            let sale_id = ids.id(Kind::Purchase, sale.at_ms, index);
            super::people::insert_purchase(
                &mut writes.purchase,
                demo,
                house,
                sale_id,
                contact,
                Some(id),
                &sale,
            )?;
            known.first_sale.entry(sale.contact).or_insert(sale.at_ms);
            report.purchases = report.purchases.saturating_add(1);
        }
        if let Some(callback) = after.callback {
            let contact = known.contact(ids, callback.contact);
            let callback_id = ids.id(Kind::Callback, call.ended_at_ms, index);
            let made = call.ended_at_ms;
            super::people::insert_callback(
                &mut writes.callback,
                house,
                callback_id,
                contact,
                Some(id),
                made,
                &callback,
            )?;
        }
        report.calls = report.calls.saturating_add(1);
    }
    Ok(())
}

#[expect(
    clippy::too_many_arguments,
    reason = "one row and all that it points at"
)]
fn insert_call(
    statement: &mut Statement<'_>,
    demo: &Demo,
    ids: Ids,
    house: &House,
    known: &Known,
    id: Uuid,
    call: &DemoCall,
    refusal: Option<&str>,
) -> Result<()> {
    let raw = Some(call.raw.as_str()).filter(|raw| !raw.is_empty());
    let ours = demo
        .lines_of_the_house()
        .get(call.line)
        .map(|line| line.e164);
    let (from, to) = match call.direction {
        DemoDirection::Inbound => (raw, ours),
        DemoDirection::Outbound => (ours, raw),
    };
    let outcome = call.outcome.and_then(|code| {
        let precise = refusal
            .filter(|_| code == "refusal")
            .map(|reason| format!("refusal_{reason}"));
        precise
            .and_then(|code| house.outcomes.get(&code))
            .or_else(|| house.outcomes.get(code))
    });
    let state = match (call.lost, outcome) {
        (Some(_), _) => "ended",
        (None, Some(_)) => "qualified",
        (None, None) => "wrap_up",
    };
    let cause = match (call.lost, call.outcome) {
        (Some(DemoLost::Abandoned), _) => "cancelled",
        (Some(DemoLost::Overflow), _) => "congestion",
        (Some(DemoLost::OutOfHours | DemoLost::Missed), _) | (None, Some("absent")) => "no_answer",
        (None, Some("busy")) => "busy",
        _ => "normal",
    };
    // As the desk does: a wrong number is taken off the fiche that it seemed to belong to.
    let contact = call
        .contact
        .filter(|_| call.outcome != Some("wrong_number"));
    let over = call.wrap_up_ended_at_ms.unwrap_or(call.ended_at_ms);
    let principal = demo
        .queues()
        .get(call.queue)
        .and_then(|queue| house.principals.get(queue.principal));
    statement.execute(params![
        id,
        call.direction.code(),
        state,
        contact.map(|contact| known.contact(ids, contact)),
        from,
        to,
        call.e164,
        if call.e164.is_some() {
            "number"
        } else {
            "masked"
        },
        house.lines.get(call.line),
        house.queues.get(call.queue),
        principal,
        house.agent(call.agent).0,
        call.ivr,
        call.ringing_at_ms,
        call.answered_at_ms,
        call.hold_ms,
        call.ended_at_ms,
        outcome.map(|_| over - call.ended_at_ms),
        outcome.map(|_| over),
        cause,
        call.lost.map(DemoLost::code),
        outcome,
        call.motive.and_then(|motive| house.motives.get(motive)),
        call.note,
    ])?;
    Ok(())
}

fn insert_offer(
    statement: &mut Statement<'_>,
    ids: Ids,
    house: &House,
    contact: Uuid,
    call: Uuid,
    index: usize,
    offer: &DemoOffer,
) -> Result<()> {
    statement.execute(params![
        ids.id(Kind::Offer, offer.at_ms, index),
        contact,
        house.products.get(offer.product),
        call,
        offer.answer.code(),
        offer.verbatim,
        house.agent(offer.agent).0,
        offer.at_ms,
    ])?;
    Ok(())
}
