//! How far a campaign is, which of its guides does better, at what hour people answer.

use std::collections::BTreeMap;

use chrono::{DateTime, Duration, Timelike, Utc};
use rusqlite::{Connection, named_params};

use crate::campaign::{Campaign, Compared, Progress, Score, Tried, difference, wilson};
use crate::store::law::territory;
use crate::store::writer::Tx;
use crate::store::{at, ms};
use crate::{CampaignId, ContactId, Result};

/// How far back calls tell when people answer, and how many of them are read.
const LOOK_BACK: Duration = Duration::days(365);
const READ: u32 = 5_000;

pub(super) fn progress(db: &Connection, id: CampaignId, now: DateTime<Utc>) -> Result<Progress> {
    let people = db
        .prepare_cached(
            "SELECT count(*), count(*) FILTER (WHERE state = 'waiting'),
                    count(*) FILTER (WHERE state = 'waiting' AND next_at > :now),
                    count(*) FILTER (WHERE state = 'calling'), count(*) FILTER (WHERE state = 'done'),
                    count(*) FILTER (WHERE state = 'out'), coalesce(sum(success), 0), coalesce(sum(attempts), 0)
             FROM campaign_target WHERE campaign_id = :id",
        )?
        .query_row(named_params! { ":id": id, ":now": ms(now) }, |row| {
            Ok(Progress {
                people: row.get(0)?,
                waiting: row.get(1)?,
                later: row.get(2)?,
                calling: row.get(3)?,
                done: row.get(4)?,
                out: row.get(5)?,
                successes: row.get(6)?,
                attempts: row.get(7)?,
                reached: 0,
            })
        })?;
    let reached = db
        .prepare_cached(
            "SELECT count(*) FROM campaign_target g JOIN dial d ON d.target_id = g.id JOIN call c ON c.id = d.call_id
             JOIN outcome o ON o.id = c.outcome_id WHERE g.campaign_id = :id AND o.reached = 1",
        )?
        .query_row(named_params! { ":id": id }, |row| row.get(0))?;
    Ok(Progress { reached, ..people })
}

/// People whose last outcome says that they were spoken to, by guide.
pub(super) fn compared(db: &Connection, campaign: &Campaign) -> Result<Option<Compared>> {
    let [a, b] = campaign.guides.as_slice() else { return Ok(None) };
    let score = |guide: &String| -> Result<Score> {
        let (reached, successes) = db
            .prepare_cached(
                "SELECT count(*), coalesce(sum(g.success), 0) FROM campaign_target g JOIN outcome o ON o.id = g.outcome_id
                 WHERE g.campaign_id = :id AND g.guide = :guide AND o.reached = 1",
            )?
            .query_row(named_params! { ":id": campaign.id, ":guide": guide }, |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(Score { guide: guide.clone(), reached, successes, rate: wilson(successes, reached) })
    };
    let (a, b) = (score(a)?, score(b)?);
    let difference = difference((a.successes, a.reached), (b.successes, b.reached));
    Ok((a.reached + b.reached > 0).then_some(Compared { a, b, difference }))
}

/// Calls to these people by the hour where they live.
fn tried(db: &Connection, contacts: &[ContactId], now: DateTime<Utc>) -> Result<Vec<Tried>> {
    let mut hours: BTreeMap<u8, Tried> = BTreeMap::new();
    let mut statement = db.prepare_cached(
        "SELECT ringing_at, answered_at IS NOT NULL FROM call
         WHERE contact_id = :id AND ringing_at >= :since AND direction = 'outbound' LIMIT :most",
    )?;
    let mut left = READ;
    for contact in contacts {
        if left == 0 {
            break;
        }
        let zone = territory(db, *contact)?.time_zone();
        let since = ms(now - LOOK_BACK);
        let rows = statement.query_map(named_params! { ":id": contact, ":since": since, ":most": left }, |row| {
            Ok((row.get::<_, i64>(0)?, row.get::<_, bool>(1)?))
        })?;
        for row in rows {
            let (rang, answered) = row?;
            let hour = u8::try_from(at(rang).with_timezone(&zone).hour()).unwrap_or(0);
            let count = hours.entry(hour).or_insert(Tried { hour, ..Tried::default() });
            count.tried += 1;
            count.answered += u32::from(answered);
            left = left.saturating_sub(1);
        }
    }
    Ok(hours.into_values().collect())
}

/// Calls to the people of a campaign, in it or not.
pub(super) fn tried_in(db: &Connection, id: CampaignId, now: DateTime<Utc>) -> Result<Vec<Tried>> {
    let people: Vec<ContactId> = db
        .prepare_cached("SELECT contact_id FROM campaign_target WHERE campaign_id = :id AND contact_id IS NOT NULL ORDER BY at DESC LIMIT 500")?
        .query_map(named_params! { ":id": id }, |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    tried(db, &people, now)
}

impl Tx<'_> {
    pub(crate) fn tried(&self, contacts: &[ContactId], now: DateTime<Utc>) -> Result<Vec<Tried>> {
        tried(self.connection, contacts, now)
    }

    pub(crate) fn tried_in(&self, id: CampaignId, now: DateTime<Utc>) -> Result<Vec<Tried>> {
        tried_in(self.connection, id, now)
    }
}
