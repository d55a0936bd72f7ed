//! Tickets in the store.

use chrono::{DateTime, Duration, Utc};
use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, Row, named_params};

use super::directory::agent_from_row;
use super::house::{opening_hours, region, setting};
use super::law::law;
use super::reader::Reader;
use super::ticket_handover::{LINKED, MERGED_INTO, TicketStepRow, escalations, levels, refs, sheet_from_row, word};
use super::writer::Tx;
use super::{at, at_opt, ms, scope};
use crate::contact::full_name;
use crate::error::OrNotFound;
use crate::hours::OpeningHours;
use crate::law::{Law, Territory};
use crate::scope::Scope;
use crate::settings::TICKET_TARGETS;
use crate::ticket::{NewTicket, Priority, Ticket, TicketEvent, TicketLine, TicketList, TicketQuery, TicketStatus};
use crate::{AgentId, CallId, ContactId, Context, Result, TicketId};

const LINE: &str = "
    SELECT t.id, t.number, t.contact_id, c.first_name, c.last_name,
           (SELECT co.name FROM company co WHERE co.id = c.company_id),
           t.subject, t.priority, t.level, t.status, t.due_at, t.opened_at, a.id, a.name
    FROM ticket t
    LEFT JOIN contact c ON c.id = t.contact_id
    LEFT JOIN agent a ON a.id = t.owner_id";

const OPEN: &str = "t.status IN ('open', 'waiting_customer', 'waiting_third_party')";

/// Late first, then by promised answer, then the oldest.
const PRESSING: &str = "ORDER BY t.due_at IS NULL, t.due_at, t.opened_at";

/// The order of a list that also holds what is over: nothing in it presses.
const LAST_OPENED: &str = "ORDER BY t.opened_at DESC";

fn line_from_row(row: &Row<'_>) -> rusqlite::Result<TicketLine> {
    let (first, last): (Option<String>, Option<String>) = (row.get(3)?, row.get(4)?);
    let company: Option<String> = row.get(5)?;
    let owner = agent_from_row(row, 12)?;
    Ok(TicketLine {
        id: row.get(0)?,
        number: row.get(1)?,
        contact_id: row.get(2)?,
        contact_name: full_name(first.as_deref(), last.as_deref()).or(company).unwrap_or_default(),
        subject: row.get(6)?,
        priority: row.get(7)?,
        level: row.get(8)?,
        status: row.get(9)?,
        due_at: at_opt(row.get(10)?),
        opened_at: at(row.get(11)?),
        owner,
    })
}

/// Open tickets of a fiche, the most pressing first, at most 5; and how many there are.
pub(super) fn open_tickets(db: &Connection, contact: ContactId) -> Result<(Vec<TicketLine>, u32)> {
    let mut statement = db.prepare_cached(&format!("{LINE} WHERE t.contact_id = :id AND {OPEN} {PRESSING}"))?;
    let mut lines =
        statement.query_map(named_params! { ":id": contact }, line_from_row)?.collect::<rusqlite::Result<Vec<_>>>()?;
    let count = u32::try_from(lines.len()).unwrap_or(u32::MAX);
    lines.truncate(5);
    Ok((lines, count))
}

impl Reader<'_> {
    /// Open tickets, the most pressing first, or all of them, the last opened first; `agent` is who sits at the desk.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn tickets(
        &self,
        query: &TicketQuery,
        agent: Option<AgentId>,
        now: chrono::DateTime<chrono::Utc>,
    ) -> Result<TicketList> {
        let whose = scope::of(query.scope, "t");
        let mut conditions = vec![whose.as_str()];
        let mut values: Vec<(&str, Value)> =
            vec![(":agent", agent.map_or(Value::Null, |a| Value::Blob(a.0.as_bytes().to_vec())))];
        if query.open_only {
            conditions.push(OPEN);
        }
        if let Some(level) = query.level {
            conditions.push("t.level = :level");
            values.push((":level", i64::from(level).into()));
        }
        if let Some(contact) = query.contact_id {
            conditions.push("t.contact_id = :contact");
            values.push((":contact", Value::Blob(contact.0.as_bytes().to_vec())));
        }
        if let Some(text) = query.text.as_deref().map(str::trim).filter(|text| !text.is_empty()) {
            conditions.push("(t.number = :number OR instr(lower(t.subject), lower(:text)) > 0)");
            values.push((":number", text.trim_start_matches('#').parse::<i64>().unwrap_or(-1).into()));
            values.push((":text", text.to_owned().into()));
        }
        let condition = conditions.join(" AND ");
        let bind: Vec<(&str, &dyn rusqlite::ToSql)> =
            values.iter().map(|(k, v)| (*k, v as &dyn rusqlite::ToSql)).collect();
        self.snapshot(|db| {
            let total = db
                .prepare_cached(&format!("SELECT count(*) FROM ticket t WHERE {condition}"))?
                .query_row(&*bind, |row| row.get(0))?;
            let limit = query.limit.clamp(1, 500);
            let order = if query.open_only { PRESSING } else { LAST_OPENED };
            let items = db
                .prepare_cached(&format!("{LINE} WHERE {condition} {order} LIMIT {limit}"))?
                .query_map(&*bind, line_from_row)?
                .collect::<rusqlite::Result<_>>()?;
            let by_level = db
                .prepare_cached(&format!("SELECT t.level, count(*) FROM ticket t WHERE {OPEN} GROUP BY t.level"))?
                .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
                .collect::<rusqlite::Result<_>>()?;
            let mut by_scope = Vec::new();
            for &whose in Scope::ALL {
                let n = db
                    .prepare_cached(&format!(
                        "SELECT count(*) FROM ticket t WHERE {OPEN} AND {}",
                        scope::of(whose, "t")
                    ))?
                    .query_row(named_params! { ":agent": agent }, |row| row.get(0))?;
                by_scope.push((whose, n));
            }
            let escalations = escalations(db, now - chrono::Duration::days(30))?;
            Ok(TicketList { items, total, late: late_tickets(db, now)?, by_level, by_scope, escalations })
        })
    }

    /// How many open tickets are past their promised answer.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn late_tickets(&self, now: chrono::DateTime<chrono::Utc>) -> Result<u32> {
        late_tickets(self.db(), now)
    }

    /// One ticket with its history.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn ticket(&self, id: TicketId) -> Result<Ticket> {
        self.snapshot(|db| {
            let line = db
                .prepare_cached(&format!("{LINE} WHERE t.id = :id"))?
                .query_row(named_params! { ":id": id }, line_from_row)
                .optional()?
                .or_not_found("ticket")?;
            let history = db
                .prepare_cached(
                    "SELECT e.kind, coalesce(o.name, other.number, e.detail), e.body, a.name, e.call_id, e.at, e.why, e.sheet
                     FROM ticket_event e
                     LEFT JOIN agent a ON a.id = e.agent_id
                     LEFT JOIN agent o ON e.kind = 'owner' AND o.id = unhex(replace(e.detail, '-', ''))
                     LEFT JOIN ticket other
                         ON e.kind IN ('merged', 'linked') AND other.id = unhex(replace(e.detail, '-', ''))
                     WHERE e.ticket_id = :id ORDER BY e.at, e.rid",
                )?
                .query_map(named_params! { ":id": id }, |row| {
                    Ok(TicketEvent {
                        kind: row.get(0)?,
                        detail: row.get::<_, rusqlite::types::Value>(1).map(word)?,
                        why: row.get(6)?,
                        sheet: row.get::<_, Option<String>>(7)?.and_then(|json| serde_json::from_str(&json).ok()),
                        body: row.get(2)?,
                        agent: row.get(3)?,
                        call_id: row.get(4)?,
                        at: at(row.get(5)?),
                    })
                })?
                .collect::<rusqlite::Result<_>>()?;
            let levels = levels(db)?;
            let merged_into = refs(db, MERGED_INTO, id)?.pop();
            let links = refs(db, LINKED, id)?;
            Ok(db
                .prepare_cached(
                    "SELECT t.description, t.resolution, t.category, m.label, t.call_id, t.resolved_at, t.closed_at,
                            t.product_id, t.motive_id, (SELECT s.id FROM solved_case s WHERE s.ticket_id = t.id),
                            t.symptoms, t.tests_done, t.impact, t.reproducible
                     FROM ticket t LEFT JOIN motive m ON m.id = t.motive_id WHERE t.id = :id",
                )?
                .query_row(named_params! { ":id": id }, |row| {
                    Ok(Ticket {
                        line,
                        description: row.get(0)?,
                        resolution: row.get(1)?,
                        category: row.get(2)?,
                        motive: row.get(3)?,
                        call_id: row.get(4)?,
                        resolved_at: at_opt(row.get(5)?),
                        closed_at: at_opt(row.get(6)?),
                        product_id: row.get(7)?,
                        motive_id: row.get(8)?,
                        case_id: row.get(9)?,
                        sheet: sheet_from_row(row, 10)?,
                        levels,
                        merged_into,
                        links,
                        history,
                    })
                })?)
        })
    }

    /// The ticket of this number.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn ticket_by_number(&self, number: i64) -> Result<TicketId> {
        self.db()
            .prepare_cached("SELECT id FROM ticket WHERE number = :number")?
            .query_row(named_params! { ":number": number }, |row| row.get(0))
            .optional()?
            .or_not_found("ticket")
    }
}

fn late_tickets(db: &Connection, now: chrono::DateTime<chrono::Utc>) -> Result<u32> {
    Ok(db
        .prepare_cached(&format!("SELECT count(*) FROM ticket t WHERE {OPEN} AND t.due_at < :now"))?
        .query_row(named_params! { ":now": ms(now) }, |row| row.get(0))?)
}

/// Open tickets of an agent due before a moment, the first due first; nobody has none.
pub(super) fn due_by(db: &Connection, agent: Option<AgentId>, before: DateTime<Utc>) -> Result<Vec<TicketLine>> {
    let mut statement = db.prepare_cached(&format!(
        "{LINE} WHERE {OPEN} AND t.due_at < :before AND t.owner_id = :agent {PRESSING} LIMIT 20"
    ))?;
    let rows = statement.query_map(named_params! { ":before": ms(before), ":agent": agent }, line_from_row)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The first ticket number of an empty base: three digits are easily said, four are never a level.
const FIRST_NUMBER: i64 = 1001;

/// What the house promises: by priority, so many of its open hours.
pub(super) struct Promises {
    targets: serde_json::Value,
    hours: OpeningHours,
    law: Law,
    territory: Territory,
}

impl Promises {
    pub(super) fn read(db: &Connection) -> Result<Self> {
        Ok(Self {
            targets: setting(db, TICKET_TARGETS)?,
            hours: opening_hours(db)?,
            law: law(db)?,
            territory: Territory::of_region(region(db)?).unwrap_or(Territory::Metropole),
        })
    }

    /// When a ticket of that priority is to be answered, told at that moment.
    pub(super) fn due(&self, priority: Priority, from: DateTime<Utc>) -> DateTime<Utc> {
        let hours = self.targets.get(priority.as_str()).and_then(serde_json::Value::as_i64);
        let length = Duration::hours(hours.unwrap_or_else(|| priority.answer_hours()));
        self.hours.after(from, length, |day| self.law.holiday(day, self.territory).is_some())
    }
}

impl Tx<'_> {
    pub(crate) fn insert_ticket(&self, id: TicketId, new: &NewTicket, context: &Context) -> Result<()> {
        let due = Promises::read(self.connection)?.due(new.priority, context.now);
        self.connection
            .prepare_cached(
                "INSERT INTO ticket (id, number, contact_id, call_id, motive_id, category, subject, description, priority,
                     level, status, owner_id, opened_by_id, opened_at, due_at)
                 VALUES (:id, (SELECT coalesce(max(number) + 1, :first) FROM ticket), :contact, :call, :motive, :category,
                     :subject, :description, :priority, 1, 'open', :agent, :agent, :now, :due)",
            )?
            .execute(named_params! {
                ":id": id, ":first": FIRST_NUMBER, ":contact": new.contact_id, ":call": new.call_id,
                ":motive": new.motive_id, ":category": new.category, ":subject": new.subject,
                ":description": new.description, ":priority": new.priority, ":agent": context.agent,
                ":now": ms(context.now), ":due": ms(due),
            })?;
        Ok(())
    }

    pub(crate) fn insert_ticket_event(
        &self,
        ticket: TicketId,
        kind: &str,
        detail: Option<&str>,
        body: Option<&str>,
        call: Option<CallId>,
        context: &Context,
    ) -> Result<()> {
        self.insert_ticket_step(
            ticket,
            &TicketStepRow { kind, detail, body, call, ..TicketStepRow::default() },
            context,
        )
    }

    pub(crate) fn ticket_state(&self, id: TicketId) -> Result<(TicketStatus, Option<ContactId>)> {
        self.connection
            .prepare_cached("SELECT status, contact_id FROM ticket WHERE id = :id")?
            .query_row(named_params! { ":id": id }, |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?
            .or_not_found("ticket")
    }

    pub(crate) fn set_ticket_status(&self, id: TicketId, status: TicketStatus, context: &Context) -> Result<()> {
        let (resolved, closed) = (status == TicketStatus::Resolved, status == TicketStatus::Closed);
        self.connection
            .prepare_cached(
                "UPDATE ticket SET status = :status,
                     resolved_at = CASE WHEN :resolved THEN :now WHEN :closed THEN resolved_at END,
                     closed_at = CASE WHEN :closed THEN :now END
                 WHERE id = :id",
            )?
            .execute(named_params! {
                ":id": id, ":status": status, ":resolved": resolved, ":closed": closed, ":now": ms(context.now),
            })?;
        Ok(())
    }

    /// Another priority, promised from the opening on.
    pub(crate) fn set_ticket_priority(&self, id: TicketId, priority: Priority) -> Result<()> {
        let opened: i64 = self
            .connection
            .prepare_cached("SELECT opened_at FROM ticket WHERE id = :id")?
            .query_row(named_params! { ":id": id }, |row| row.get(0))?;
        let due = Promises::read(self.connection)?.due(priority, at(opened));
        self.connection
            .prepare_cached("UPDATE ticket SET priority = :priority, due_at = :due WHERE id = :id")?
            .execute(named_params! { ":id": id, ":priority": priority, ":due": ms(due) })?;
        Ok(())
    }

    pub(crate) fn ticket_priority(&self, id: TicketId) -> Result<Priority> {
        Ok(self
            .connection
            .prepare_cached("SELECT priority FROM ticket WHERE id = :id")?
            .query_row(named_params! { ":id": id }, |row| row.get(0))?)
    }

    /// A ticket that came back is promised an answer anew.
    pub(crate) fn promise_ticket_anew(&self, id: TicketId, context: &Context) -> Result<()> {
        let due = Promises::read(self.connection)?.due(self.ticket_priority(id)?, context.now);
        self.connection
            .prepare_cached("UPDATE ticket SET due_at = :due WHERE id = :id")?
            .execute(named_params! { ":id": id, ":due": ms(due) })?;
        Ok(())
    }

    pub(crate) fn set_ticket_resolution(&self, id: TicketId, resolution: &str) -> Result<()> {
        self.connection
            .prepare_cached("UPDATE ticket SET resolution = :resolution WHERE id = :id")?
            .execute(named_params! { ":id": id, ":resolution": resolution })?;
        Ok(())
    }

    /// The number people say, and who is in charge by name; `None`: "à prendre".
    pub(crate) fn ticket_owner(&self, id: TicketId) -> Result<(i64, Option<String>)> {
        self.connection
            .prepare_cached(
                "SELECT t.number, a.name FROM ticket t LEFT JOIN agent a ON a.id = t.owner_id WHERE t.id = :id",
            )?
            .query_row(named_params! { ":id": id }, |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?
            .or_not_found("ticket")
    }

    /// `None`: "à prendre".
    pub(crate) fn set_ticket_owner(&self, id: TicketId, agent: Option<AgentId>) -> Result<()> {
        if let Some(agent) = agent {
            self.agent_at_work(agent)?;
        }
        self.connection
            .prepare_cached(&format!(
                "UPDATE ticket SET owner_id = :agent, team_id = {} WHERE id = :id",
                scope::TEAM_OF_OWNER
            ))?
            .execute(named_params! { ":id": id, ":agent": agent })?;
        Ok(())
    }

    pub(crate) fn set_ticket_first_reply(&self, id: TicketId, context: &Context) -> Result<()> {
        self.connection
            .prepare_cached("UPDATE ticket SET first_reply_at = coalesce(first_reply_at, :now) WHERE id = :id")?
            .execute(named_params! { ":id": id, ":now": ms(context.now) })?;
        Ok(())
    }
}
