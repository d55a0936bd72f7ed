//! The timeline in the store: each kind has its own index by person and time; pages are merged here.

use std::cmp::Reverse;

use phone::Direction;
use rusqlite::{Connection, Row, named_params};

use super::call::unword;
use super::hearing::marked;
use super::reader::Reader;
use super::{at, ms};
use crate::grid::Heard;
use crate::timeline::{TimelineItem, TimelineKind, TimelinePage, TimelineQuery};
use crate::{ContactId, Result};

/// One query per kind, all with the same columns: id, at, direction, title, body, outcome, outcome code, motive,
/// agent, talk in ms, cents, number, level, lost cause, document.
const BRANCHES: &[(TimelineKind, &str, &str)] = &[
    (
        TimelineKind::Call,
        "SELECT c.id, c.ringing_at, c.direction, q.name, c.note, o.label, o.code, m.label, a.name,
                c.ended_at - c.answered_at - c.hold_ms, NULL, NULL, NULL, c.lost_cause, NULL
         FROM call c LEFT JOIN queue q ON q.id = c.queue_id LEFT JOIN outcome o ON o.id = c.outcome_id
         LEFT JOIN motive m ON m.id = c.motive_id LEFT JOIN agent a ON a.id = c.agent_id
         WHERE c.contact_id = :id AND c.ringing_at > :after AND c.ringing_at < :before ORDER BY c.ringing_at DESC LIMIT :limit",
        "SELECT count(*) FROM call WHERE contact_id = :id",
    ),
    (
        TimelineKind::Ticket,
        "SELECT t.id, t.opened_at, NULL, t.subject, t.description, NULL, t.status, m.label, a.name, NULL, NULL, t.number,
                t.level, NULL, NULL
         FROM ticket t LEFT JOIN motive m ON m.id = t.motive_id LEFT JOIN agent a ON a.id = t.owner_id
         WHERE t.contact_id = :id AND t.opened_at > :after AND t.opened_at < :before ORDER BY t.opened_at DESC LIMIT :limit",
        "SELECT count(*) FROM ticket WHERE contact_id = :id",
    ),
    (
        TimelineKind::Purchase,
        "SELECT p.id, p.at, NULL, p.label, NULL, NULL, NULL, NULL, a.name, NULL, p.amount_cents, NULL, NULL, NULL, NULL
         FROM purchase p LEFT JOIN agent a ON a.id = p.agent_id
         WHERE p.contact_id = :id AND p.at > :after AND p.at < :before ORDER BY p.at DESC LIMIT :limit",
        "SELECT count(*) FROM purchase WHERE contact_id = :id",
    ),
    (
        TimelineKind::Offer,
        "SELECT f.id, f.at, NULL, p.name, f.why, NULL, f.answer, NULL, a.name, NULL, NULL, NULL, NULL, NULL, NULL
         FROM offer f JOIN product p ON p.id = f.product_id LEFT JOIN agent a ON a.id = f.agent_id
         WHERE f.contact_id = :id AND f.at > :after AND f.at < :before ORDER BY f.at DESC LIMIT :limit",
        "SELECT count(*) FROM offer WHERE contact_id = :id",
    ),
    (
        TimelineKind::Exchange,
        "SELECT e.id, e.at, e.direction, e.channel, coalesce(e.subject || char(10) || e.body, e.subject), o.label, o.code,
                m.label, a.name, NULL, NULL, e.score, NULL, NULL, e.document
         FROM exchange e LEFT JOIN outcome o ON o.id = e.outcome_id LEFT JOIN motive m ON m.id = e.motive_id
         LEFT JOIN agent a ON a.id = e.agent_id
         WHERE e.contact_id = :id AND e.at > :after AND e.at < :before ORDER BY e.at DESC LIMIT :limit",
        "SELECT count(*) FROM exchange WHERE contact_id = :id AND channel NOT IN ('note', 'survey')",
    ),
    (
        TimelineKind::Stage,
        "SELECT s.id, s.at, NULL, s.to_stage, s.why, NULL, s.from_stage, NULL, a.name, NULL, NULL, NULL, NULL, NULL, NULL
         FROM stage_change s LEFT JOIN agent a ON a.id = s.agent_id
         WHERE s.contact_id = :id AND s.from_stage IS NOT NULL AND s.at > :after AND s.at < :before ORDER BY s.at DESC LIMIT :limit",
        "SELECT count(*) FROM stage_change WHERE contact_id = :id AND from_stage IS NOT NULL",
    ),
    (
        TimelineKind::Appointment,
        "SELECT r.id, r.starts_at, NULL, r.kind, nullif(trim(r.subject || char(10) || r.place, char(10)), ''), NULL, r.state,
                NULL, a.name, NULL, NULL, NULL, NULL, NULL, NULL
         FROM appointment r JOIN agent a ON a.id = r.agent_id
         WHERE r.contact_id = :id AND r.starts_at > :after AND r.starts_at < :before ORDER BY r.starts_at DESC LIMIT :limit",
        "SELECT count(*) FROM appointment WHERE contact_id = :id",
    ),
];

fn item_from_row(kind: TimelineKind, row: &Row<'_>) -> rusqlite::Result<TimelineItem> {
    let id: [u8; 16] = row.get(0)?;
    let direction: Option<Direction> = match row.get_ref(2)? {
        rusqlite::types::ValueRef::Null => None,
        _ => Some(unword(row, 2)?),
    };
    let title: Option<String> = row.get(3)?;
    let kind = match (kind, title.as_deref()) {
        (TimelineKind::Exchange, Some("note")) => TimelineKind::Note,
        (TimelineKind::Exchange, Some("survey")) => TimelineKind::Survey,
        _ => kind,
    };
    let talk_ms: Option<i64> = row.get(9)?;
    Ok(TimelineItem {
        kind,
        id: uuid::Uuid::from_bytes(id).to_string(),
        at: at(row.get(1)?),
        direction,
        title,
        body: row.get(4)?,
        outcome: row.get(5)?,
        outcome_code: row.get(6)?,
        motive: row.get(7)?,
        agent: row.get(8)?,
        talk_s: talk_ms.map(|ms| ms.max(0) / 1000),
        amount_cents: row.get(10)?,
        number: row.get(11)?,
        level: row.get(12)?,
        lost_cause: row.get(13)?,
        document: row.get(14)?,
    })
}

/// The newest `limit` items strictly before `before`, of the kinds asked for (empty: all).
pub(super) fn items(
    db: &Connection,
    contact: ContactId,
    kinds: &[TimelineKind],
    before: i64,
    limit: usize,
) -> Result<Vec<TimelineItem>> {
    let wanted = |kind: TimelineKind| {
        kinds.is_empty()
            || kinds.contains(&kind)
            || (kind == TimelineKind::Exchange
                && (kinds.contains(&TimelineKind::Note) || kinds.contains(&TimelineKind::Survey)))
    };
    let most = i64::try_from(limit).unwrap_or(i64::MAX);
    let mut found: Vec<TimelineItem> = Vec::new();
    for &(kind, sql, _) in BRANCHES.iter().filter(|(kind, ..)| wanted(*kind)) {
        // Once the page is full, what is older than its last item is not read.
        let after = found.get(limit.saturating_sub(1)).map_or(i64::MIN, |last| ms(last.at));
        let mut statement = db.prepare_cached(sql)?;
        let rows = statement
            .query_map(named_params! { ":id": contact, ":after": after, ":before": before, ":limit": most }, |row| {
                item_from_row(kind, row)
            })?;
        for item in rows {
            let item = item?;
            if kinds.is_empty() || kinds.contains(&item.kind) {
                found.push(item);
            }
        }
        found.sort_by_key(|item| Reverse(item.at));
        found.truncate(limit);
    }
    Ok(found)
}

impl Reader<'_> {
    /// A page of one person's timeline, last first.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn timeline(&self, query: &TimelineQuery) -> Result<TimelinePage> {
        let limit = query.limit.clamp(1, 200) as usize;
        let before = query.before.map_or(i64::MAX, ms);
        self.snapshot(|db| {
            let mut items = items(db, query.contact_id, &query.kinds, before, limit + 1)?;
            let more = items.len() > limit;
            items.truncate(limit);
            let marked = marked(db, items.iter().filter_map(heard))?;
            Ok(TimelinePage { items, more, counts: counts(db, query.contact_id)?, marked })
        })
    }
}

/// What can be marked on a listening grid.
fn heard(item: &TimelineItem) -> Option<Heard> {
    match item.kind {
        TimelineKind::Call => item.id.parse().ok().map(|call_id| Heard::Call { call_id }),
        TimelineKind::Exchange => item.id.parse().ok().map(|exchange_id| Heard::Exchange { exchange_id }),
        _ => None,
    }
}

fn counts(db: &Connection, contact: ContactId) -> Result<Vec<(TimelineKind, u32)>> {
    let count = |sql: &str| -> Result<u32> {
        Ok(db.prepare_cached(sql)?.query_row(named_params! { ":id": contact }, |row| row.get(0))?)
    };
    let mut counts = Vec::with_capacity(BRANCHES.len() + 2);
    for &(kind, _, sql) in BRANCHES {
        counts.push((kind, count(sql)?));
    }
    counts.push((
        TimelineKind::Note,
        count("SELECT count(*) FROM exchange WHERE contact_id = :id AND channel = 'note'")?,
    ));
    counts.push((
        TimelineKind::Survey,
        count("SELECT count(*) FROM exchange WHERE contact_id = :id AND channel = 'survey'")?,
    ));
    Ok(counts)
}
