//! What calls for attention, read anew at each look: each kind by its own index, no further back than it matters.

use std::cmp::Reverse;

use chrono::{DateTime, Duration, Utc};
use rusqlite::{Connection, Row, ToSql, named_params};
use uuid::Uuid;

use super::house::setting;
use super::reader::Reader;
use super::writer::Tx;
use super::{at, at_opt, ms, shown};
use crate::contact::full_name;
use crate::notice::{Notice, NoticeKind, Opens};
use crate::settings::{REMIND_HOURS, SOON_MINUTES};
use crate::{AgentId, AppointmentId, CallId, CallbackId, CampaignId, ContactId, Context, Result, TicketId};

/// A promise is told of so long before it is due.
const SOON: Duration = Duration::minutes(5);
/// What is older is for the lists of the day, which forget nothing.
const LATE: Duration = Duration::days(7);
/// A lost call, and the hour of somebody in a campaign, are told of for a day.
const LOST: Duration = Duration::days(1);
/// What was read is remembered for so long.
const REMEMBERED: Duration = Duration::days(90);

// Each query answers at most fifty rows of: id, since, contact, first name, last name, company, number, what, moment,
// id of what is opened.

const REQUESTS: &str = "
    SELECT w.id, w.at, w.contact_id, coalesce(c.first_name, w.first_name), coalesce(c.last_name, w.last_name, w.name),
           w.company, coalesce(w.e164, w.written, w.address), coalesce(w.subject, w.message), k.due_at, k.id
    FROM web_request w JOIN callback k ON k.id = w.callback_id LEFT JOIN contact c ON c.id = w.contact_id
    WHERE w.at >= :late AND k.done_at IS NULL AND (k.owner_id IS NULL OR k.owner_id IS :agent)
    ORDER BY w.at DESC LIMIT 50";

const CALLBACKS: &str = "
    SELECT k.id, k.due_at, k.contact_id, c.first_name, c.last_name,
           (SELECT co.name FROM company co WHERE co.id = c.company_id), k.e164, k.subject, k.due_at, k.id
    FROM callback k LEFT JOIN contact c ON c.id = k.contact_id
    WHERE k.done_at IS NULL AND k.due_at BETWEEN :late AND :soon AND (k.owner_id IS NULL OR k.owner_id IS :agent)
    ORDER BY k.due_at DESC LIMIT 50";

/// Theirs, and it was somebody else who made it so.
const TICKETS_GIVEN: &str = "
    SELECT e.id, e.at, NULL, c.first_name, c.last_name, NULL, NULL, t.number || ' · ' || t.subject, t.due_at, t.id,
           e.kind
    FROM ticket t LEFT JOIN contact c ON c.id = t.contact_id
    JOIN ticket_event e ON e.rid = (SELECT x.rid FROM ticket_event x WHERE x.ticket_id = t.id
                                    AND x.kind IN ('owner', 'escalated', 'returned') ORDER BY x.at DESC, x.rid DESC LIMIT 1)
    WHERE t.owner_id = :agent AND t.status IN ('open', 'waiting_customer', 'waiting_third_party')
      AND e.at >= :late AND e.agent_id IS NOT :agent
    ORDER BY e.at DESC LIMIT 50";

const TICKETS_LATE: &str = "
    SELECT t.id, t.due_at, NULL, c.first_name, c.last_name, NULL, NULL, t.number || ' · ' || t.subject, t.due_at, t.id
    FROM ticket t LEFT JOIN contact c ON c.id = t.contact_id
    WHERE t.owner_id = :agent AND t.status IN ('open', 'waiting_customer', 'waiting_third_party')
      AND t.due_at BETWEEN :late AND :now
    ORDER BY t.due_at DESC LIMIT 50";

/// To be reminded of, and not yet; one that was taken later than that needs no reminder.
const TO_REMIND: &str = "
    SELECT r.id, r.starts_at - :ahead, NULL, c.first_name, c.last_name,
           (SELECT co.name FROM company co WHERE co.id = c.company_id), NULL, r.subject, r.starts_at, r.id
    FROM appointment r JOIN contact c ON c.id = r.contact_id
    WHERE r.agent_id = :agent AND r.state IN ('planned', 'confirmed') AND r.reminded_at IS NULL
      AND r.starts_at > :now AND r.starts_at <= :now + :ahead AND r.at <= r.starts_at - :ahead
    ORDER BY r.starts_at LIMIT 50";

const BEGINS_SOON: &str = "
    SELECT r.id, r.starts_at - :ahead, NULL, c.first_name, c.last_name,
           (SELECT co.name FROM company co WHERE co.id = c.company_id), NULL, r.subject, r.starts_at, r.id
    FROM appointment r JOIN contact c ON c.id = r.contact_id
    WHERE r.agent_id = :agent AND r.state IN ('planned', 'confirmed')
      AND r.starts_at > :now AND r.starts_at <= :now + :ahead
    ORDER BY r.starts_at LIMIT 50";

/// Somebody asked in a campaign to be called at that hour.
const CAMPAIGNS: &str = "
    SELECT g.id, g.next_at, NULL, c.first_name, c.last_name,
           (SELECT co.name FROM company co WHERE co.id = c.company_id), NULL, p.name, g.next_at, p.id
    FROM campaign p JOIN campaign_target g ON g.campaign_id = p.id AND g.state = 'waiting'
         AND g.next_at BETWEEN :lost AND :now
    JOIN outcome o ON o.id = g.outcome_id AND o.consequence = 'callback'
    JOIN contact c ON c.id = g.contact_id
    WHERE p.closed_at IS NULL
      AND (NOT EXISTS (SELECT 1 FROM campaign_agent a WHERE a.campaign_id = p.id)
           OR EXISTS (SELECT 1 FROM campaign_agent a WHERE a.campaign_id = p.id AND a.agent_id = :agent))
    ORDER BY g.next_at DESC LIMIT 50";

/// While they were away, and nobody called them back since.
const LOST_CALLS: &str = "
    SELECT l.id, l.ringing_at, l.contact_id, c.first_name, c.last_name,
           (SELECT co.name FROM company co WHERE co.id = c.company_id), coalesce(l.external, l.from_raw), q.name, NULL, l.id
    FROM call l LEFT JOIN contact c ON c.id = l.contact_id LEFT JOIN queue q ON q.id = l.queue_id
    WHERE l.ringing_at >= :lost AND l.direction = 'inbound' AND l.lost_cause IS NOT NULL
      AND EXISTS (SELECT 1 FROM agent_state s WHERE s.agent_id = :agent AND s.state IN ('pause', 'training', 'back_office')
                  AND s.started_at <= l.ringing_at AND (s.ended_at IS NULL OR s.ended_at >= l.ringing_at))
      AND NOT EXISTS (SELECT 1 FROM call o WHERE o.contact_id = l.contact_id AND o.direction = 'outbound'
                      AND o.ringing_at > l.ringing_at)
      AND NOT EXISTS (SELECT 1 FROM call o WHERE o.external = l.external AND o.contact_id IS NULL
                      AND o.direction = 'outbound' AND o.ringing_at > l.ringing_at)
    ORDER BY l.ringing_at DESC LIMIT 50";

/// What an agent must be told of, the newest first.
fn notices(db: &Connection, agent: Option<AgentId>, now: DateTime<Utc>) -> Result<Vec<Notice>> {
    let (late, lost, soon, now) = (ms(now - LATE), ms(now - LOST), ms(now + SOON), ms(now));
    let agent: &dyn ToSql = &agent;
    let mut found = Vec::new();
    let mut add = |sql: &str, bounds: &[(&str, &dyn ToSql)], read: &dyn Fn(&Row<'_>) -> rusqlite::Result<Notice>| {
        let mut statement = db.prepare_cached(sql)?;
        let rows = statement.query_map(bounds, |row| read(row))?;
        found.extend(rows.collect::<rusqlite::Result<Vec<_>>>()?);
        Result::Ok(())
    };
    add(REQUESTS, &[(":agent", agent), (":late", &late)], &|row| {
        notice(row, NoticeKind::Request, person_or(row, |id| Opens::Callback { callback_id: CallbackId(id) })?)
    })?;
    add(CALLBACKS, &[(":agent", agent), (":late", &late), (":soon", &soon)], &|row| {
        let due = row.get::<_, i64>(1)? <= now;
        let kind = if due { NoticeKind::CallbackLate } else { NoticeKind::CallbackSoon };
        notice(row, kind, person_or(row, |id| Opens::Callback { callback_id: CallbackId(id) })?)
    })?;
    add(TICKETS_GIVEN, &[(":agent", agent), (":late", &late)], &|row| {
        let returned = row.get_ref(10)?.as_str()? == "returned";
        let kind = if returned { NoticeKind::TicketReturned } else { NoticeKind::TicketGiven };
        notice(row, kind, Opens::Ticket { ticket_id: TicketId(row.get(9)?) })
    })?;
    add(TICKETS_LATE, &[(":agent", agent), (":late", &late), (":now", &now)], &|row| {
        notice(row, NoticeKind::TicketLate, Opens::Ticket { ticket_id: TicketId(row.get(9)?) })
    })?;
    for (sql, kind, ahead) in [
        (TO_REMIND, NoticeKind::Appointment, Duration::hours(whole(db, REMIND_HOURS)?)),
        (BEGINS_SOON, NoticeKind::AppointmentSoon, Duration::minutes(whole(db, SOON_MINUTES)?)),
    ] {
        add(sql, &[(":agent", agent), (":now", &now), (":ahead", &ahead.num_milliseconds())], &|row| {
            let opens = Opens::Appointment { appointment_id: AppointmentId(row.get(9)?), starts_at: at(row.get(8)?) };
            notice(row, kind, opens)
        })?;
    }
    add(CAMPAIGNS, &[(":agent", agent), (":lost", &lost), (":now", &now)], &|row| {
        notice(row, NoticeKind::Campaign, Opens::Campaign { campaign_id: CampaignId(row.get(9)?) })
    })?;
    add(LOST_CALLS, &[(":agent", agent), (":lost", &lost)], &|row| {
        notice(row, NoticeKind::LostCall, person_or(row, |id| Opens::Call { call_id: CallId(id) })?)
    })?;
    let mut read = db.prepare_cached(
        "SELECT 1 FROM notice_mark WHERE key = :key AND coalesce(agent_id, x'') = coalesce(:agent, x'')",
    )?;
    for notice in &mut found {
        notice.read = read.exists(&[(":key", &notice.key as &dyn ToSql), (":agent", agent)][..])?;
    }
    found.sort_by_key(|notice| Reverse(notice.at));
    Ok(found)
}

fn whole(db: &Connection, key: &str) -> Result<i64> {
    Ok(setting(db, key)?.as_i64().unwrap_or_default())
}

fn notice(row: &Row<'_>, kind: NoticeKind, opens: Opens) -> rusqlite::Result<Notice> {
    let (id, since): (Uuid, i64) = (row.get(0)?, row.get(1)?);
    let (first, last): (Option<String>, Option<String>) = (row.get(3)?, row.get(4)?);
    let number: Option<String> = row.get(6)?;
    let number = number.map(|text| if text.starts_with('+') { shown(&text) } else { text });
    let moment: Option<i64> = row.get(8)?;
    let what: Option<String> = row.get(7)?;
    Ok(Notice {
        // Another hour is another thing to be told of.
        key: format!("{}:{id}:{}", kind.as_str(), moment.unwrap_or(since)),
        kind,
        at: at(since),
        who: full_name(first.as_deref(), last.as_deref()).or(row.get(5)?).or(number).unwrap_or_default(),
        what: what.unwrap_or_default(),
        moment: at_opt(moment),
        opens,
        read: false,
    })
}

/// The fiche when there is one, else what else is known.
fn person_or(row: &Row<'_>, other: impl Fn(Uuid) -> Opens) -> rusqlite::Result<Opens> {
    let contact: Option<ContactId> = row.get(2)?;
    Ok(match contact {
        Some(contact_id) => Opens::Contact { contact_id },
        None => other(row.get(9)?),
    })
}

impl Reader<'_> {
    /// What calls for the attention of an agent, the newest first; `None`: of whoever sits at a desk without a name.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn notices(&self, agent: Option<AgentId>, now: DateTime<Utc>) -> Result<Vec<Notice>> {
        let mut told = self.snapshot(|db| notices(db, agent, now))?;
        told.extend(self.store().backup_trouble(self.db(), agent)?);
        told.sort_by_key(|notice| Reverse(notice.at));
        Ok(told)
    }
}

impl Tx<'_> {
    pub(crate) fn notices(&self, agent: Option<AgentId>, now: DateTime<Utc>) -> Result<Vec<Notice>> {
        notices(self.connection, agent, now)
    }

    pub(crate) fn mark_notice(&self, agent: Option<AgentId>, key: &str, context: &Context) -> Result<()> {
        self.connection
            .prepare_cached(
                "INSERT INTO notice_mark (id, key, agent_id, read_at) VALUES (:id, :key, :agent, :now)
                 ON CONFLICT DO NOTHING",
            )?
            .execute(named_params! {
                ":id": crate::id::new_uuid(context.now), ":key": key, ":agent": agent, ":now": ms(context.now),
            })?;
        Ok(())
    }

    /// What was read long ago is nothing that could be told of again.
    pub(crate) fn forget_old_marks(&self, context: &Context) -> Result<()> {
        self.connection
            .prepare_cached("DELETE FROM notice_mark WHERE read_at < :before")?
            .execute(named_params! { ":before": ms(context.now - REMEMBERED) })?;
        Ok(())
    }
}
