//! Invented tickets and their histories.

use rusqlite::{Statement, params};
use uuid::Uuid;

use super::house::House;
use super::ids::{Ids, Kind};
use crate::Result;
use crate::demo::{DemoPriority, DemoTicket, DemoTicketStatus};

const HOUR_MS: i64 = 3_600_000;

/// Promised answer by priority, in hours, as for a ticket opened at the desk.
fn target_hours(priority: DemoPriority) -> i64 {
    match priority {
        DemoPriority::Urgent => 4,
        DemoPriority::High => 8,
        DemoPriority::Normal => 24,
        DemoPriority::Low => 72,
    }
}

/// When a ticket was solved, and when it was closed a week later.
fn ends(ticket: &DemoTicket) -> (Option<i64>, Option<i64>) {
    let closed = (ticket.status == DemoTicketStatus::Closed)
        .then_some(ticket.closed_at_ms)
        .flatten();
    (
        ticket.closed_at_ms,
        closed.map(|solved| solved + 7 * 24 * HOUR_MS),
    )
}

#[expect(
    clippy::too_many_arguments,
    reason = "one row and all that it points at"
)]
pub(super) fn insert_ticket(
    statement: &mut Statement<'_>,
    house: &House,
    id: Uuid,
    number: i64,
    contact: Uuid,
    call: Uuid,
    opener: Option<Uuid>,
    ticket: &DemoTicket,
) -> Result<()> {
    let (owner, team) = house.agent(Some(ticket.owner));
    let (solved, closed) = ends(ticket);
    statement.execute(params![
        id,
        number,
        contact,
        call,
        house.motives.get(ticket.motive),
        ticket.subject,
        ticket.description,
        ticket.priority.code(),
        ticket.level,
        ticket.status.code(),
        ticket.tests_done,
        ticket.impact,
        ticket.resolution,
        owner,
        team,
        opener,
        ticket.opened_at_ms,
        ticket.opened_at_ms + target_hours(ticket.priority) * HOUR_MS,
        solved,
        solved,
        closed,
    ])?;
    Ok(())
}

/// What happened to a ticket, in order of time; at most nine events.
#[expect(
    clippy::too_many_arguments,
    reason = "one row and all that it points at"
)]
pub(super) fn insert_history(
    statement: &mut Statement<'_>,
    ids: Ids,
    house: &House,
    id: Uuid,
    call: Uuid,
    index: usize,
    opener: Option<Uuid>,
    now: i64,
    ticket: &DemoTicket,
) -> Result<()> {
    let owner = house.agent(Some(ticket.owner)).0;
    let (solved, closed) = ends(ticket);
    let mut rank = 0;
    let mut add = |kind,
                   detail: Option<&str>,
                   body: Option<&str>,
                   call: Option<Uuid>,
                   agent: Option<Uuid>,
                   at: i64| {
        let event = ids.id(Kind::TicketEvent, at, index * 16 + rank);
        rank += 1;
        statement
            .execute(params![event, id, kind, detail, body, call, agent, at])
            .map(|_| ())
    };
    add(
        "opened",
        None,
        None,
        Some(call),
        opener,
        ticket.opened_at_ms,
    )?;
    if let Some(at) = ticket.handed_over_at_ms {
        let level = ticket.level.to_string();
        add(
            "escalated",
            Some(&level),
            ticket.tests_done,
            Some(call),
            opener,
            at,
        )?;
    }
    let last = solved.unwrap_or(now).max(ticket.opened_at_ms);
    let span = last - ticket.opened_at_ms;
    if matches!(
        ticket.status,
        DemoTicketStatus::WaitingCustomer | DemoTicketStatus::WaitingThirdParty
    ) {
        add(
            "status",
            Some(ticket.status.code()),
            None,
            None,
            owner,
            ticket.opened_at_ms + span / 8,
        )?;
    }
    for nth in 1..=i64::from(ticket.reminders) {
        let at =
            ticket.opened_at_ms + span / 8 + span * nth / (2 * (i64::from(ticket.reminders) + 1));
        add("reminder", None, None, None, owner, at)?;
    }
    if let Some(at) = solved {
        add("resolved", None, ticket.resolution, None, owner, at)?;
    }
    if let Some(at) = closed {
        add("closed", None, None, None, owner, at)?;
    }
    Ok(())
}
