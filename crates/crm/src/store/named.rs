//! The four scores of one person in the store: each table looked at by the person, but for the latest calls of the base.

use chrono::{DateTime, Datelike, Duration, Timelike, Utc, Weekday};
use rusqlite::{Connection, OptionalExtension, Row, named_params};

use super::house::opening_hours;
use super::reader::Reader;
use super::segment::condition;
use super::{at, ms};
use crate::error::OrNotFound;
use crate::score::{NamedScores, Ordered, Score, ScoreQuestion, Seen, Tries};
use crate::segment::{Rule, print};
use crate::{ContactId, Error, ProductId, Result};

/// Signs of interest older than that are no longer read.
const INTEREST: Duration = Duration::days(3 * 365);

/// How far back calls tell when people answer, and how many calls of the base are read, the latest.
const CALLS: Duration = Duration::days(365);
const READ: u32 = 20_000;

/// A call `k` that was placed from here, and whether somebody was spoken to.
const PLACED: &str = "k.direction = 'outbound' AND k.ringing_at > :since AND k.ringing_at <= :now";
const SPOKEN: &str = "k.answered_at IS NOT NULL
    AND (k.outcome_id IS NULL OR k.outcome_id NOT IN (SELECT id FROM outcome WHERE reached = 0))";

impl Reader<'_> {
    /// The scores of a person at a moment.
    ///
    /// # Errors
    /// [`Error::NotFound`] of the person or the product; [`Error::Refused`]: `frozen`; [`Error::Rule`].
    pub fn scores(&self, id: ContactId, question: &ScoreQuestion, now: DateTime<Utc>) -> Result<NamedScores> {
        self.snapshot(|db| {
            let rid = usable(db, id)?;
            let fit = |rule| Ok::<_, Error>(Score::fit(conditions(db, rid, rule, now)?));
            let interest = |product| Ok::<_, Error>(Score::interest(signs(db, id, product, now)?));
            Ok(NamedScores {
                contact_id: id,
                at: now,
                fit: question.target.as_ref().map(fit).transpose()?,
                interest: question.product_id.map(interest).transpose()?,
                answer: Score::answer(&tries(db, id, now)?),
                expected_cents: Score::expected(ordered(db, id, now)?, now),
            })
        })
    }

    /// The product meant by our id, by its reference or by its name; of several of one name, one still in the catalogue.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn product_meant(&self, typed: &str) -> Result<ProductId> {
        self.db()
            .prepare_cached(
                "SELECT id FROM product WHERE id = :id OR fold(reference) = fold(:typed) OR fold(name) = fold(:typed)
                 ORDER BY retired_at IS NOT NULL, fold(reference) = fold(:typed) DESC, rid LIMIT 1",
            )?
            .query_row(named_params! { ":id": typed.parse::<ProductId>().ok(), ":typed": typed.trim() }, |row| {
                row.get(0)
            })
            .optional()?
            .or_not_found("product")
    }
}

/// The local number of a fiche whose processing is not limited (RGPD art. 18).
fn usable(db: &Connection, id: ContactId) -> Result<i64> {
    let (rid, frozen): (i64, bool) = db
        .prepare_cached("SELECT rid, frozen_at IS NOT NULL FROM contact WHERE id = :id")?
        .query_row(named_params! { ":id": id }, |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?
        .or_not_found("contact")?;
    if frozen { Err(Error::Refused { why: "frozen" }) } else { Ok(rid) }
}

/// The conditions that a rule joins, each with whether they meet it.
fn conditions(db: &Connection, rid: i64, rule: &Rule, now: DateTime<Utc>) -> Result<Vec<(String, bool)>> {
    let parts = match rule {
        Rule::All { of } => of.as_slice(),
        one => std::slice::from_ref(one),
    };
    let met = |part: &Rule| -> Result<(String, bool)> {
        let asked = condition(db, part, now)?;
        let sql = format!("SELECT 1 FROM {} WHERE f.rid = :rid AND {}", asked.from(), asked.sql);
        let found = asked.rows(db, &sql, named_params! { ":rid": rid }, |row| row.get::<_, i64>(0))?;
        Ok((print(part), !found.is_empty()))
    };
    parts.iter().map(met).collect()
}

fn ordered(db: &Connection, id: ContactId, now: DateTime<Utc>) -> Result<Option<Ordered>> {
    Ok(db
        .prepare_cached(
            "SELECT min(at) FILTER (WHERE amount_cents >= 0), max(at) FILTER (WHERE amount_cents >= 0),
                    count(*) FILTER (WHERE amount_cents >= 0), sum(amount_cents)
             FROM purchase WHERE contact_id = :id AND at <= :now HAVING count(*) FILTER (WHERE amount_cents >= 0) > 0",
        )?
        .query_row(named_params! { ":id": id, ":now": ms(now) }, |row| {
            Ok(Ordered { first_at: at(row.get(0)?), last_at: at(row.get(1)?), orders: row.get(2)?, cents: row.get(3)? })
        })
        .optional()?)
}

/// Calls placed to a person and to others, in the hours of the house.
fn tries(db: &Connection, id: ContactId, now: DateTime<Utc>) -> Result<Tries> {
    let hours = opening_hours(db)?;
    let slot = |at: DateTime<Utc>| -> (Weekday, u32) {
        let local = at + hours.ahead_of_utc(at);
        (local.weekday(), local.hour())
    };
    let then = slot(now);
    let since = ms(now - CALLS);
    let call = |row: &Row<'_>| Ok((slot(at(row.get(0)?)) == then, row.get::<_, bool>(1)?));
    let mut tries = Tries::default();

    let mut own =
        db.prepare_cached(&format!("SELECT k.ringing_at, {SPOKEN} FROM call k WHERE k.contact_id = :id AND {PLACED}"))?;
    for row in own.query_map(named_params! { ":id": id, ":since": since, ":now": ms(now) }, call)? {
        let (at_that_hour, answered) = row?;
        if at_that_hour { &mut tries.own_then } else { &mut tries.own }.add(answered);
    }
    let mut base = db.prepare_cached(&format!(
        "SELECT k.ringing_at, {SPOKEN} FROM call k INDEXED BY call_by_time
         WHERE {PLACED} AND k.contact_id IS NOT NULL AND k.contact_id <> :id
           AND NOT EXISTS (SELECT 1 FROM contact c WHERE c.id = k.contact_id AND c.frozen_at IS NOT NULL)
         ORDER BY k.ringing_at DESC LIMIT {READ}"
    ))?;
    for row in base.query_map(named_params! { ":id": id, ":since": since, ":now": ms(now) }, call)? {
        let (at_that_hour, answered) = row?;
        tries.base.add(answered);
        if at_that_hour {
            tries.base_then.add(answered);
        }
    }
    Ok(tries)
}

/// Each source of signs: what they are of whom, how many, last when.
const BOUGHT: &str = "
    SELECT CASE WHEN u.product_id = :product THEN 'bought' ELSE 'bought_family' END, count(*), max(u.at)
    FROM purchase u JOIN product p ON p.id = u.product_id
    WHERE u.contact_id = :id AND u.amount_cents >= 0 AND u.at > :since AND u.at <= :now
      AND (p.id = :product OR p.family = (SELECT family FROM product WHERE id = :product)) GROUP BY 1";
const OFFERED: &str = "
    SELECT CASE o.answer WHEN 'accepted' THEN 'accepted' WHEN 'pending' THEN 'thinking' ELSE 'refused' END, count(*), max(o.at)
    FROM offer o WHERE o.contact_id = :id AND o.product_id = :product AND o.at > :since AND o.at <= :now
      AND o.answer <> 'no_answer' AND NOT (o.answer = 'accepted' AND EXISTS (
          SELECT 1 FROM purchase u WHERE u.call_id = o.call_id AND u.product_id = o.product_id)) GROUP BY 1";
const DEALS: &str = "
    SELECT CASE d.status WHEN 'open' THEN 'deal_open' ELSE 'deal_lost' END, count(*), max(coalesce(d.closed_at, d.created_at))
    FROM opportunity d WHERE d.contact_id = :id AND d.product_id = :product AND d.status IN ('open', 'lost')
      AND coalesce(d.closed_at, d.created_at) > :since AND d.created_at <= :now GROUP BY 1";
const TICKETS: &str = "
    SELECT 'ticket', count(*), max(t.opened_at) FROM ticket t
    WHERE t.contact_id = :id AND t.product_id = :product AND t.status <> 'merged'
      AND t.opened_at > :since AND t.opened_at <= :now GROUP BY 1";
const MESSAGES: &str = "
    SELECT 'named', count(*), max(x.at) FROM exchange x
    WHERE x.contact_id = :id AND x.direction = 'inbound' AND x.at > :since AND x.at <= :now
      AND instr(fold(x.subject || ' ' || coalesce(x.body, '')), (SELECT fold(name) FROM product WHERE id = :product)) > 0
    GROUP BY 1";

/// What says that a product interests them, or does not; silence says nothing.
fn signs(db: &Connection, id: ContactId, product: ProductId, now: DateTime<Utc>) -> Result<Vec<Seen>> {
    let known: Option<bool> = db
        .prepare_cached("SELECT 1 FROM product WHERE id = :product")?
        .query_row(named_params! { ":product": product }, |row| row.get(0))
        .optional()?;
    known.or_not_found("product")?;
    let mut seen: Vec<Seen> = Vec::new();
    for sql in [BOUGHT, OFFERED, DEALS, TICKETS, MESSAGES] {
        let since = ms(now - INTEREST);
        let mut statement = db.prepare_cached(sql)?;
        let bound = named_params! { ":id": id, ":product": product, ":since": since, ":now": ms(now) };
        let rows = statement.query_map(bound, |row| Ok((row.get(0)?, row.get(1)?, at(row.get(2)?))))?;
        for sign in rows {
            seen.push(sign?);
        }
    }
    seen.sort_by_key(|(sign, ..)| *sign);
    Ok(seen)
}
