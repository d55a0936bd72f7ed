//! Invented tickets and their histories.

use rusqlite::{Statement, params};
use uuid::Uuid;

use super::base::Base;
use super::ids::Kind;
use crate::Result;
use crate::demo::{DemoTicket, DemoTicketStatus};
use crate::store::ticket::Promises;
use crate::store::{at, ms};

const HOUR_MS: i64 = 3_600_000;

/// Writes tickets, numbered one after the other.
pub(super) struct Tickets<'a> {
    base: Base<'a>,
    promises: Promises,
    number: i64,
    ticket: Statement<'a>,
    event: Statement<'a>,
}

/// One thing that happened to a ticket.
#[derive(Default)]
struct Event<'e> {
    kind: &'static str,
    detail: Option<&'e str>,
    body: Option<&'e str>,
    call: Option<Uuid>,
    agent: Option<Uuid>,
    at: i64,
}

/// When a ticket was solved, and when it was closed, a week later.
fn ends(ticket: &DemoTicket) -> (Option<i64>, Option<i64>) {
    let closed = ticket.closed_at_ms.filter(|_| ticket.status == DemoTicketStatus::Closed);
    (ticket.closed_at_ms, closed.map(|solved| solved + 7 * 24 * HOUR_MS))
}

impl<'a> Tickets<'a> {
    pub(super) fn new(base: Base<'a>) -> Result<Self> {
        let first = "SELECT coalesce(max(number) + 1, 1001) FROM ticket";
        Ok(Self {
            base,
            promises: Promises::read(base.db)?,
            number: base.db.query_row(first, [], |row| row.get(0))?,
            ticket: base.db.prepare(
                "INSERT INTO ticket (id, number, contact_id, call_id, motive_id, subject, description, priority, level,
                     status, tests_done, impact, resolution, owner_id, team_id, opened_by_id, opened_at, due_at,
                     first_reply_at, resolved_at, closed_at)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?19,
                     ?20)",
            )?,
            event: base.db.prepare(
                "INSERT INTO ticket_event (id, ticket_id, kind, detail, body, call_id, agent_id, at)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            )?,
        })
    }

    /// Writes the ticket that call `index` opened.
    pub(super) fn write(
        &mut self,
        index: usize,
        contact: Uuid,
        call: Uuid,
        opener: Option<Uuid>,
        ticket: &DemoTicket,
    ) -> Result<()> {
        let id = self.base.ids.id(Kind::Ticket, ticket.opened_at_ms, index);
        let (owner, team) = self.base.agent(ticket.owner);
        let (solved, closed) = ends(ticket);
        let due = self.promises.due(ticket.priority, at(ticket.opened_at_ms));
        self.ticket.execute(params![
            id,
            self.number,
            contact,
            call,
            self.base.house.motives.get(ticket.motive),
            ticket.subject,
            ticket.description,
            ticket.priority,
            ticket.level,
            ticket.status.code(),
            ticket.tests_done,
            ticket.impact,
            ticket.resolution,
            owner,
            team,
            opener,
            ticket.opened_at_ms,
            ms(due),
            solved,
            closed,
        ])?;
        self.number += 1;
        let level = ticket.level.to_string();
        for (rank, event) in history(self.base.now(), &level, call, opener, owner, ticket).iter().enumerate() {
            self.event.execute(params![
                self.base.ids.id(Kind::TicketEvent, event.at, index * 16 + rank),
                id,
                event.kind,
                event.detail,
                event.body,
                event.call,
                event.agent,
                event.at,
            ])?;
        }
        Ok(())
    }
}

/// What happened to a ticket, in order of time.
fn history<'e>(
    now: i64,
    level: &'e str,
    call: Uuid,
    opener: Option<Uuid>,
    owner: Option<Uuid>,
    ticket: &DemoTicket,
) -> Vec<Event<'e>> {
    let opened = ticket.opened_at_ms;
    let (solved, closed) = ends(ticket);
    let span = (solved.unwrap_or(now) - opened).max(0);
    let in_call = Event { call: Some(call), agent: opener, at: opened, ..Event::default() };
    let mut events = vec![Event { kind: "opened", ..in_call }];
    if let Some(at) = ticket.handed_over_at_ms {
        let (detail, body) = (Some(level), ticket.tests_done);
        events.push(Event { kind: "escalated", detail, body, call: Some(call), agent: opener, at });
    }
    let after = |kind, at| Event { kind, agent: owner, at, ..Event::default() };
    if matches!(ticket.status, DemoTicketStatus::WaitingCustomer | DemoTicketStatus::WaitingThirdParty) {
        events.push(Event { detail: Some(ticket.status.code()), ..after("status", opened + span / 8) });
    }
    let reminders = i64::from(ticket.reminders);
    // Between an eighth and five eighths of its life.
    events.extend((1..=reminders).map(|nth| after("reminder", opened + span / 8 + span / 2 * nth / (reminders + 1))));
    events.extend(solved.map(|at| Event { body: ticket.resolution, ..after("resolved", at) }));
    events.extend(closed.map(|at| after("closed", at)));
    events
}
