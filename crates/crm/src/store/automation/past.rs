//! What happened between two moments, event by event: the same facts for a dry run, and for what comes with time.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, Row};
use uuid::Uuid;

use super::super::{at, ms};
use super::Seen;
use crate::Result;
use crate::automation::{Event, Happening, When};

/// What is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    /// What is still so: a ticket late and not solved since.
    Still,
    /// What was so then.
    Then,
}

/// A call may have its outcome so long after it rang, milliseconds: how far back the index of calls is read.
const QUALIFIED_WITHIN_MS: i64 = 30 * 86_400_000;

/// The facts of an event: subject, person, moment, call, ticket, code, code above. Between `:from`, left out, and
/// `:to`; of what comes with time, at `:from` those whose subject follows `:after`.
fn facts(event: Event, look: Look) -> &'static str {
    match (event, look) {
        (Event::CallQualified, _) => {
            "SELECT c.id, c.contact_id, c.qualified_at, c.id, NULL, o.code, u.code
             FROM call c JOIN outcome o ON o.id = c.outcome_id LEFT JOIN outcome u ON u.id = o.parent_id
             WHERE c.ringing_at > :from - :within AND c.qualified_at > :from AND c.qualified_at <= :to
               AND c.contact_id IS NOT NULL AND c.direction <> 'internal' ORDER BY c.qualified_at"
        }
        (Event::CallLost, _) => {
            "SELECT c.id, c.contact_id, c.ended_at, c.id, NULL, c.lost_cause, NULL FROM call c
             WHERE c.ringing_at > :from - :within AND c.ended_at > :from AND c.ended_at <= :to
               AND c.contact_id IS NOT NULL AND c.direction = 'inbound' AND c.lost_cause IS NOT NULL ORDER BY c.ended_at"
        }
        (Event::ContactCreated, _) => {
            "SELECT id, id, created_at, NULL, NULL, NULL, NULL FROM contact
             WHERE created_at > :from AND created_at <= :to AND origin <> 'import' ORDER BY created_at"
        }
        (Event::StageChanged, _) => {
            "SELECT contact_id, contact_id, at, NULL, NULL, to_stage, NULL FROM stage_change
             WHERE to_stage IN ('suspect', 'lead', 'prospect', 'client', 'loyal_client', 'lost')
               AND at > :from AND at <= :to AND from_stage IS NOT NULL ORDER BY at"
        }
        (Event::TemperatureConfirmed, _) => {
            "SELECT id, id, temperature_at, NULL, NULL, temperature, NULL FROM contact
             WHERE temperature_at > :from AND temperature_at <= :to ORDER BY temperature_at"
        }
        (Event::TicketOpened, _) => {
            "SELECT id, contact_id, opened_at, call_id, id, NULL, NULL FROM ticket
             WHERE opened_at > :from AND opened_at <= :to AND contact_id IS NOT NULL ORDER BY opened_at"
        }
        (Event::TicketSolved, _) => {
            "SELECT t.id, t.contact_id, e.at, NULL, t.id, NULL, NULL FROM ticket_event e JOIN ticket t ON t.id = e.ticket_id
             WHERE e.kind = 'resolved' AND e.at > :from AND e.at <= :to AND t.contact_id IS NOT NULL ORDER BY e.at"
        }
        (Event::Purchase, _) => {
            "SELECT coalesce(p.call_id, p.id), p.contact_id, p.at, p.call_id, NULL, o.code, u.code
             FROM purchase p LEFT JOIN call c ON c.id = p.call_id LEFT JOIN outcome o ON o.id = c.outcome_id
             LEFT JOIN outcome u ON u.id = o.parent_id
             WHERE p.at > :from AND p.at <= :to AND p.external_id IS NULL AND p.contact_id IS NOT NULL ORDER BY p.at"
        }
        (Event::OpportunityWon, _) => {
            "SELECT id, contact_id, closed_at, NULL, NULL, NULL, NULL FROM opportunity
             WHERE status = 'won' AND closed_at > :from AND closed_at <= :to ORDER BY closed_at"
        }
        (Event::OpportunityLost, _) => {
            "SELECT id, contact_id, closed_at, NULL, NULL, NULL, NULL FROM opportunity
             WHERE status = 'lost' AND closed_at > :from AND closed_at <= :to ORDER BY closed_at"
        }
        (Event::AppointmentHonoured, _) => {
            "SELECT id, contact_id, state_at, NULL, NULL, NULL, NULL FROM appointment
             WHERE state = 'honoured' AND state_at > :from AND state_at <= :to ORDER BY state_at"
        }
        (Event::AppointmentMissed, _) => {
            "SELECT id, contact_id, state_at, NULL, NULL, NULL, NULL FROM appointment
             WHERE state = 'missed' AND state_at > :from AND state_at <= :to ORDER BY state_at"
        }
        (Event::DocumentSent, _) => {
            "SELECT id, contact_id, at, call_id, NULL, document, NULL FROM exchange
             WHERE document IS NOT NULL AND proposal_id IS NULL AND at > :from AND at <= :to AND contact_id IS NOT NULL ORDER BY at"
        }
        (Event::CampaignSuccess, _) => {
            "SELECT g.id, g.contact_id, c.qualified_at, c.id, NULL, o.code, u.code
             FROM campaign_target g JOIN dial d ON d.target_id = g.id JOIN call c ON c.id = d.call_id
             JOIN outcome o ON o.id = c.outcome_id LEFT JOIN outcome u ON u.id = o.parent_id
             WHERE g.success = 1 AND g.contact_id IS NOT NULL AND g.outcome_id = c.outcome_id AND c.qualified_at > :from AND c.qualified_at <= :to
             ORDER BY c.qualified_at"
        }
        (Event::TicketLate, Look::Still) => {
            "SELECT id, contact_id, due_at, NULL, id, NULL, NULL FROM ticket
             WHERE status IN ('open', 'waiting_customer', 'waiting_third_party')
               AND (due_at, id) > (:from, :after) AND due_at <= :to AND contact_id IS NOT NULL ORDER BY due_at, id"
        }
        (Event::TicketLate, Look::Then) => {
            "SELECT id, contact_id, due_at, NULL, id, NULL, NULL FROM ticket
             WHERE due_at > :from AND due_at <= :to AND contact_id IS NOT NULL AND status <> 'merged'
               AND (resolved_at IS NULL OR resolved_at > due_at) AND (closed_at IS NULL OR closed_at > due_at)
             ORDER BY due_at"
        }
        (Event::CallbackOverdue, Look::Still) => {
            "SELECT id, contact_id, due_at, NULL, NULL, NULL, NULL FROM callback
             WHERE done_at IS NULL AND planned_by IS NULL AND (due_at, id) > (:from, :after) AND due_at <= :to
               AND contact_id IS NOT NULL ORDER BY due_at, id"
        }
        (Event::CallbackOverdue, Look::Then) => {
            "SELECT id, contact_id, due_at, NULL, NULL, NULL, NULL FROM callback
             WHERE due_at > :from AND due_at <= :to AND planned_by IS NULL AND contact_id IS NOT NULL
               AND (done_at IS NULL OR done_at > due_at + :delay) ORDER BY due_at"
        }
        (Event::Silence, Look::Still) => {
            "SELECT c.id, c.id, x.last_contact_at, NULL, NULL, NULL, NULL
             FROM contact_index x JOIN contact c ON c.rid = x.rid
             WHERE x.last_contact_at >= :from AND x.last_contact_at <= :to AND (x.last_contact_at, c.id) > (:from, :after)
             ORDER BY x.last_contact_at, c.id"
        }
        // Exchanges that no other one followed within the delay; a document sent is no word from them, as in
        // `contact.last_contact_at`.
        (Event::Silence, Look::Then) => {
            "SELECT e.who, e.who, e.at, NULL, NULL, NULL, NULL FROM (
                 SELECT contact_id AS who, answered_at AS at FROM call
                 WHERE ringing_at > :from - :within AND ringing_at <= :to AND answered_at > :from AND answered_at <= :to
                   AND contact_id IS NOT NULL
                 UNION SELECT contact_id, at FROM exchange WHERE at > :from AND at <= :to AND direction <> 'internal'
                       AND document IS NULL AND contact_id IS NOT NULL
                 UNION SELECT c.id, x.last_contact_at FROM contact_index x JOIN contact c ON c.rid = x.rid
                       WHERE x.last_contact_at > :from AND x.last_contact_at <= :to) e
             WHERE NOT EXISTS (SELECT 1 FROM call k WHERE k.contact_id = e.who AND k.answered_at > e.at
                               AND k.answered_at <= e.at + :delay)
               AND NOT EXISTS (SELECT 1 FROM exchange m WHERE m.contact_id = e.who AND m.at > e.at
                               AND m.at <= e.at + :delay AND m.direction <> 'internal' AND m.document IS NULL)
             ORDER BY e.at"
        }
    }
}

/// What happened since, up to `to`, the oldest first, at most so many; not narrowed down yet.
pub(super) fn happened(
    db: &Connection,
    when: &When,
    seen: Seen,
    to: DateTime<Utc>,
    look: Look,
    at_most: u32,
) -> Result<Vec<Happening>> {
    let (event, delay) = (when.event(), when.delay());
    let sql = format!("{} LIMIT :most", facts(event, look));
    let mut statement = db.prepare_cached(&sql)?;
    let read = |row: &Row<'_>| -> rusqlite::Result<Happening> {
        Ok(Happening {
            event,
            subject: row.get(0)?,
            contact_id: row.get(1)?,
            at: at(row.get(2)?) + delay,
            call_id: row.get(3)?,
            ticket_id: row.get(4)?,
            detail: row.get(5)?,
            above: row.get(6)?,
        })
    };
    let (from, to, delay_ms) = (ms(seen.to - delay), ms(to - delay), delay.num_milliseconds());
    let mut bind: Vec<(&str, &dyn rusqlite::ToSql)> = vec![(":from", &from), (":to", &to), (":most", &at_most)];
    if sql.contains(":delay") {
        bind.push((":delay", &delay_ms));
    }
    // After every identifier there is: nothing of that moment is left.
    let after = seen.subject.unwrap_or(Uuid::max());
    if sql.contains(":after") {
        bind.push((":after", &after));
    }
    if sql.contains(":within") {
        bind.push((":within", &QUALIFIED_WITHIN_MS));
    }
    let rows = statement.query_map(&*bind, read)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
