//! Quantify in the store: each table read once, whatever the number of people, and put together by person.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::{DateTime, Duration, NaiveTime, Utc};
use rusqlite::{Connection, Row, named_params};

use super::house::opening_hours;
use super::reader::Reader;
use super::{at, ms};
use crate::score::{ContactChannel, Journey, Quantified, QuantifyBy, Quantities, QuantityGroup};
use crate::{CampaignId, ContactId, ImportId, Result};

/// Orders of each person until a moment: how many, and the first.
const ORDERS: &str = "
    SELECT contact_id, min(at), count(*) FROM purchase
    WHERE contact_id IS NOT NULL AND amount_cents >= 0 AND at <= :now GROUP BY contact_id";

/// A call `k` in which somebody was spoken to: answered, and not by a machine or the wrong person.
const SPOKEN: &str = "k.contact_id IS NOT NULL AND k.direction <> 'internal' AND k.answered_at IS NOT NULL
    AND k.ringing_at <= :now AND (k.outcome_id IS NULL OR k.outcome_id NOT IN (SELECT id FROM outcome WHERE reached = 0))";

const REQUESTS: &str = "
    SELECT contact_id, asked_at, 'web_request' FROM web_request WHERE contact_id IS NOT NULL AND asked_at <= :now";

/// What was sent during a call is part of it, and a request's line on the timeline is that request.
const EXCHANGES: &str = "
    SELECT x.contact_id, x.at, x.channel FROM exchange x
    WHERE x.contact_id IS NOT NULL AND x.direction <> 'internal' AND x.channel <> 'note' AND x.call_id IS NULL
      AND x.at <= :now
      AND (x.channel <> 'form' OR NOT EXISTS (SELECT 1 FROM web_request w WHERE w.exchange_id = x.id))";

/// The first order of somebody, ms UTC.
struct FirstOrder {
    at: i64,
    /// What happened until then came before it: a day without an hour, as files have it, is the whole day.
    until: i64,
    orders: u32,
}

/// A part of a split being filled.
type Parts = BTreeMap<String, (Option<String>, Vec<Journey>)>;

impl Reader<'_> {
    /// Times and rates of people first contacted from `from` on and before `to`, as known at `now`.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn quantify(
        &self,
        by: QuantifyBy,
        from: Option<DateTime<Utc>>,
        to: Option<DateTime<Utc>>,
        now: DateTime<Utc>,
    ) -> Result<Quantified> {
        self.snapshot(|db| {
            let orders = orders(db, now)?;
            let mut journeys = journeys(db, &orders, now)?;
            let (from_ms, to_ms) = (from.map_or(i64::MIN, ms), to.map_or(i64::MAX, ms));
            journeys.retain(|_, one| (from_ms..to_ms).contains(&one.first_at));
            for frozen in frozen(db)? {
                journeys.remove(&frozen);
            }
            let met = journeys.len();
            journeys.retain(|_, one| one.contacts > 0);
            let parts = match by {
                QuantifyBy::Origin => by_origin(db, &journeys)?,
                QuantifyBy::Campaign => by_campaign(db, &journeys, &orders, now)?,
                QuantifyBy::Channel => by_code(&journeys, |one| one.channel.as_str()),
                QuantifyBy::Contacts => by_code(&journeys, Journey::step),
            };
            Ok(Quantified {
                by,
                from,
                to,
                all: Quantities::of(journeys.values()),
                groups: groups(by, parts),
                clients_before: u32::try_from(met - journeys.len()).unwrap_or(u32::MAX),
            })
        })
    }
}

fn orders(db: &Connection, now: DateTime<Utc>) -> Result<HashMap<ContactId, FirstOrder>> {
    let hours = opening_hours(db)?;
    let mut statement = db.prepare_cached(ORDERS)?;
    let rows = statement.query_map(named_params! { ":now": ms(now) }, |row| {
        let first: i64 = row.get(1)?;
        let day = (at(first) + hours.ahead_of_utc(at(first))).time() == NaiveTime::MIN;
        let until = if day { first + Duration::days(1).num_milliseconds() - 1 } else { first };
        Ok((row.get(0)?, FirstOrder { at: first, until, orders: row.get(2)? }))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Everybody there was a contact with.
fn journeys(
    db: &Connection,
    orders: &HashMap<ContactId, FirstOrder>,
    now: DateTime<Utc>,
) -> Result<HashMap<ContactId, Journey>> {
    let calls = format!(
        "SELECT k.contact_id, k.ringing_at, CASE k.direction WHEN 'inbound' THEN 'call_in' ELSE 'call_out' END
         FROM call k WHERE {SPOKEN}"
    );
    let mut found: HashMap<ContactId, Journey> = HashMap::new();
    for sql in [calls.as_str(), REQUESTS, EXCHANGES] {
        let mut statement = db.prepare_cached(sql)?;
        let mut rows = statement.query(named_params! { ":now": ms(now) })?;
        while let Some(row) = rows.next()? {
            let (who, met_at, channel) = contact_of(row)?;
            let order = orders.get(&who);
            let before = u32::from(order.is_none_or(|order| met_at <= order.until));
            let one = found.entry(who).or_insert(Journey {
                first_at: met_at,
                channel,
                contacts: 0,
                bought_at: order.map(|order| order.at),
                orders: order.map_or(0, |order| order.orders),
            });
            one.contacts = one.contacts.saturating_add(before);
            if met_at < one.first_at {
                (one.first_at, one.channel) = (met_at, channel);
            }
        }
    }
    Ok(found)
}

fn contact_of(row: &Row<'_>) -> Result<(ContactId, i64, ContactChannel)> {
    let channel = row.get_ref(2)?.as_str().ok().and_then(|word| word.parse().ok());
    Ok((row.get(0)?, row.get(1)?, channel.unwrap_or(ContactChannel::Other)))
}

/// Whose processing is limited (RGPD art. 18).
fn frozen(db: &Connection) -> Result<Vec<ContactId>> {
    let mut statement =
        db.prepare_cached("SELECT c.id FROM contact_facts f CROSS JOIN contact c ON c.rid = f.rid WHERE f.frozen = 1")?;
    let rows = statement.query_map([], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn by_code(journeys: &HashMap<ContactId, Journey>, code: fn(&Journey) -> &'static str) -> Parts {
    let mut parts: BTreeMap<&str, Vec<Journey>> = BTreeMap::new();
    for one in journeys.values() {
        parts.entry(code(one)).or_default().push(*one);
    }
    parts.into_iter().map(|(code, of)| (code.to_owned(), (None, of))).collect()
}

/// By how the fiche was born; the files of one supplier are one part.
fn by_origin(db: &Connection, journeys: &HashMap<ContactId, Journey>) -> Result<Parts> {
    let files: HashMap<ImportId, String> = db
        .prepare_cached("SELECT id, coalesce(supplier, file_name) FROM import")?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    let mut parts = Parts::new();
    let mut statement = db.prepare_cached("SELECT id, origin, import_id FROM contact")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let Some(one) = journeys.get(&row.get(0)?) else { continue };
        let origin: String = row.get(1)?;
        let name = row.get::<_, Option<ImportId>>(2)?.and_then(|file| files.get(&file));
        let part = name.map_or_else(|| origin.clone(), |name| format!("{origin}\u{0}{name}"));
        parts.entry(part).or_insert_with(|| (name.cloned(), Vec::new())).1.push(*one);
    }
    Ok(parts)
}

/// By the campaigns in whose calls they were spoken to before they bought; `none`: in no such call.
fn by_campaign(
    db: &Connection,
    journeys: &HashMap<ContactId, Journey>,
    orders: &HashMap<ContactId, FirstOrder>,
    now: DateTime<Utc>,
) -> Result<Parts> {
    let mut called: HashMap<CampaignId, HashSet<ContactId>> = HashMap::new();
    let mut statement = db.prepare_cached(&format!(
        "SELECT t.campaign_id, k.contact_id, k.ringing_at
         FROM dial d JOIN campaign_target t ON t.id = d.target_id JOIN call k ON k.id = d.call_id WHERE {SPOKEN}"
    ))?;
    let mut rows = statement.query(named_params! { ":now": ms(now) })?;
    while let Some(row) = rows.next()? {
        let (campaign, who, met_at): (CampaignId, ContactId, i64) = (row.get(0)?, row.get(1)?, row.get(2)?);
        if journeys.contains_key(&who) && orders.get(&who).is_none_or(|order| met_at <= order.until) {
            called.entry(campaign).or_default().insert(who);
        }
    }
    let names: HashMap<CampaignId, String> = db
        .prepare_cached("SELECT id, name FROM campaign")?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    let in_some: HashSet<&ContactId> = called.values().flatten().collect();
    let nowhere: Vec<Journey> =
        journeys.iter().filter(|(who, _)| !in_some.contains(who)).map(|(_, one)| *one).collect();
    let mut parts: Parts = called
        .iter()
        .map(|(campaign, people)| {
            let of = people.iter().filter_map(|who| journeys.get(who)).copied().collect();
            (campaign.to_string(), (names.get(campaign).cloned(), of))
        })
        .collect();
    if !nowhere.is_empty() {
        parts.insert("none".to_owned(), (None, nowhere));
    }
    Ok(parts)
}

/// The parts in the order they are shown.
fn groups(by: QuantifyBy, parts: Parts) -> Vec<QuantityGroup> {
    let group = |(part, (name, of)): (String, (Option<String>, Vec<Journey>))| {
        let key = part.split('\u{0}').next().unwrap_or_default().to_owned();
        QuantityGroup { key, name, quantities: Quantities::of(&of) }
    };
    let mut groups: Vec<QuantityGroup> = parts.into_iter().map(group).collect();
    match by {
        QuantifyBy::Contacts => {}
        QuantifyBy::Channel => groups.sort_by_key(|one| one.key.parse::<ContactChannel>().ok()),
        QuantifyBy::Origin | QuantifyBy::Campaign => {
            groups.sort_by_key(|one| (one.key == "none", std::cmp::Reverse(one.quantities.people)));
        }
    }
    groups
}
