//! Hand-overs between support levels, merged and linked tickets, in the store.

use chrono::{DateTime, Utc};
use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, Row, named_params};

use super::house::setting;
use super::ms;
use super::writer::Tx;
use crate::error::OrNotFound;
use crate::settings::TICKET_LEVELS;
use crate::ticket::{Escalations, HandoverSheet, ReturnReason, TicketRef};
use crate::{AgentId, CallId, Context, Result, TicketId};

/// The ticket that `:id` became part of.
pub(super) const MERGED_INTO: &str = "t.id = (SELECT merged_into_id FROM ticket WHERE id = :id)";

/// The tickets linked with `:id`, either way, and those that became part of it.
pub(super) const LINKED: &str = "t.id IN (SELECT other_id FROM ticket_link WHERE ticket_id = :id
    UNION SELECT ticket_id FROM ticket_link WHERE other_id = :id)
    OR t.merged_into_id = :id";

/// Tickets named beside another one.
pub(super) fn refs(db: &Connection, condition: &str, id: TicketId) -> Result<Vec<TicketRef>> {
    Ok(db
        .prepare_cached(&format!(
            "SELECT t.id, t.number, t.subject, t.status FROM ticket t WHERE {condition} ORDER BY t.number"
        ))?
        .query_map(named_params! { ":id": id }, |row| {
            Ok(TicketRef { id: row.get(0)?, number: row.get(1)?, subject: row.get(2)?, status: row.get(3)? })
        })?
        .collect::<rusqlite::Result<_>>()?)
}

/// The sheet in four columns from `first` on.
pub(super) fn sheet_from_row(row: &Row<'_>, first: usize) -> rusqlite::Result<HandoverSheet> {
    let text = |column| row.get::<_, Option<String>>(column).map(Option::unwrap_or_default);
    Ok(HandoverSheet {
        symptoms: text(first)?,
        tests_done: text(first + 1)?,
        impact: text(first + 2)?,
        reproducible: row.get(first + 3)?,
    })
}

/// A detail that is a code, or the number of a ticket.
pub(super) fn word(value: Value) -> Option<String> {
    match value {
        Value::Text(text) => Some(text),
        Value::Integer(number) => Some(number.to_string()),
        _ => None,
    }
}

/// How many support levels the house has.
pub(super) fn levels(db: &Connection) -> Result<u8> {
    Ok(setting(db, TICKET_LEVELS)?.as_u64().and_then(|levels| u8::try_from(levels).ok()).unwrap_or(1))
}

/// Hand-overs since a moment.
pub(super) fn escalations(db: &Connection, since: DateTime<Utc>) -> Result<Escalations> {
    let mut counted = Escalations::default();
    let mut statement = db.prepare_cached(
        "SELECT kind, why, count(*) FROM ticket_event
         WHERE kind IN ('escalated', 'returned') AND at >= :since GROUP BY kind, why",
    )?;
    let rows = statement.query_map(named_params! { ":since": ms(since) }, |row| {
        Ok((row.get::<_, String>(0)?, row.get::<_, Option<ReturnReason>>(1)?, row.get::<_, u32>(2)?))
    })?;
    for row in rows {
        match row? {
            (kind, _, count) if kind == "escalated" => counted.escalated += count,
            (_, Some(why), count) if why.is_wrongful() => counted.wrongful += count,
            _ => {}
        }
    }
    Ok(counted)
}

/// A step of a ticket's history, as it is written.
#[derive(Default)]
pub(crate) struct TicketStepRow<'a> {
    pub(crate) kind: &'a str,
    pub(crate) detail: Option<&'a str>,
    pub(crate) why: Option<ReturnReason>,
    pub(crate) sheet: Option<&'a HandoverSheet>,
    pub(crate) body: Option<&'a str>,
    pub(crate) call: Option<CallId>,
}

impl Tx<'_> {
    pub(crate) fn ticket_levels(&self) -> Result<u8> {
        levels(self.connection)
    }

    pub(crate) fn ticket_level(&self, id: TicketId) -> Result<u8> {
        self.connection
            .prepare_cached("SELECT level FROM ticket WHERE id = :id")?
            .query_row(named_params! { ":id": id }, |row| row.get(0))
            .optional()?
            .or_not_found("ticket")
    }

    /// To another level, in the hands of `owner`; `None`: "à prendre", by whoever is of that level, of any team.
    pub(crate) fn move_ticket(&self, id: TicketId, level: u8, owner: Option<AgentId>) -> Result<()> {
        if let Some(owner) = owner {
            self.agent_at_work(owner)?;
        }
        self.connection
            .prepare_cached(
                "UPDATE ticket SET level = :level, owner_id = :owner, team_id = NULL, status = 'open' WHERE id = :id",
            )?
            .execute(named_params! { ":id": id, ":level": level, ":owner": owner })?;
        Ok(())
    }

    pub(crate) fn set_ticket_sheet(&self, id: TicketId, sheet: &HandoverSheet) -> Result<()> {
        self.connection
            .prepare_cached(
                "UPDATE ticket SET symptoms = :symptoms, tests_done = :tests, impact = :impact,
                     reproducible = :reproducible WHERE id = :id",
            )?
            .execute(named_params! {
                ":id": id, ":symptoms": sheet.symptoms, ":tests": sheet.tests_done, ":impact": sheet.impact,
                ":reproducible": sheet.reproducible,
            })?;
        Ok(())
    }

    /// Adds a step to a ticket's history.
    pub(crate) fn insert_ticket_step(
        &self,
        ticket: TicketId,
        step: &TicketStepRow<'_>,
        context: &Context,
    ) -> Result<()> {
        let sheet = step.sheet.and_then(|sheet| serde_json::to_string(sheet).ok());
        self.connection
            .prepare_cached(
                "INSERT INTO ticket_event (id, ticket_id, kind, detail, why, sheet, body, call_id, agent_id, at)
                 VALUES (:id, :ticket, :kind, :detail, :why, :sheet, :body, :call, :agent, :at)",
            )?
            .execute(named_params! {
                ":id": crate::id::new_uuid(context.now), ":ticket": ticket, ":kind": step.kind, ":detail": step.detail,
                ":why": step.why, ":sheet": sheet, ":body": step.body, ":call": step.call, ":agent": context.agent,
                ":at": ms(context.now),
            })?;
        Ok(())
    }

    /// Who handed it over last; `None`: nobody that is known.
    pub(crate) fn who_escalated(&self, id: TicketId) -> Result<Option<AgentId>> {
        Ok(self
            .connection
            .prepare_cached(
                "SELECT agent_id FROM ticket_event WHERE ticket_id = :id AND kind = 'escalated'
                 ORDER BY at DESC, rid DESC LIMIT 1",
            )?
            .query_row(named_params! { ":id": id }, |row| row.get(0))
            .optional()?
            .flatten())
    }

    pub(crate) fn merge_ticket(&self, id: TicketId, into: TicketId) -> Result<()> {
        self.connection
            .prepare_cached("UPDATE ticket SET status = 'merged', merged_into_id = :into WHERE id = :id")?
            .execute(named_params! { ":id": id, ":into": into })?;
        Ok(())
    }

    /// Whether the link is new.
    pub(crate) fn link_tickets(&self, id: TicketId, other: TicketId, context: &Context) -> Result<bool> {
        let new = self
            .connection
            .prepare_cached(
                "INSERT INTO ticket_link (id, ticket_id, other_id, kind)
                 SELECT :id, :ticket, :other, 'related'
                 WHERE NOT EXISTS (SELECT 1 FROM ticket_link WHERE ticket_id = :other AND other_id = :ticket)
                 ON CONFLICT DO NOTHING",
            )?
            .execute(named_params! { ":id": crate::id::new_uuid(context.now), ":ticket": id, ":other": other })?;
        Ok(new > 0)
    }
}
