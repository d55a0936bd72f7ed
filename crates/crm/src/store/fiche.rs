//! The fiche in the store: every part of it by its own index, in one snapshot.

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::{Connection, OptionalExtension, named_params};

use super::callback::{CALLBACK, callback_from_row};
use super::contact::{contact, emails, numbers};
use super::follow_up::follow_up;
use super::house::setting;
use super::opportunity::open_opportunities;
use super::reader::Reader;
use super::score::scale;
use super::ticket::open_tickets;
use super::timeline;
use super::{at, at_opt, ms};
use crate::contact::{Contact, Email, PhoneNumber};
use crate::fiche::{Completeness, Consent, ConsentState, Fiche, Purchases, Refusal, Repeat};
use crate::score::{Bought, Rfm};
use crate::{ContactId, Result};

/// How many of the last exchanges come with the fiche: a screenful. The timeline reads the others when it is scrolled.
const LAST: usize = 12;

impl Reader<'_> {
    /// Everything an agent must see about one person.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`].
    pub fn fiche(&self, id: ContactId, now: DateTime<Utc>) -> Result<Fiche> {
        self.snapshot(|db| fiche(db, id, now, false))
    }
}

/// The same, inside a snapshot already begun; `ringing`: they are calling now, written down yet or not.
pub(super) fn fiche(db: &Connection, id: ContactId, now: DateTime<Utc>, ringing: bool) -> Result<Fiche> {
    let contact = contact(db, id)?;
    let (numbers, emails) = (numbers(db, id)?, emails(db, id)?);
    let (tickets, open_tickets) = open_tickets(db, id)?;
    let consent = consent(db, id, now)?;
    let purchases = purchases(db, id)?;
    let rfm = if purchases.is_some() { rfm(db, id, now)? } else { None };
    Ok(Fiche {
        completeness: completeness(&contact, &numbers, &emails, &consent),
        rfm,
        opportunities: open_opportunities(db, id)?,
        refusals: refusals(db, id)?,
        next_callback: next_callback(db, id)?,
        repeat: repeat(db, id, now, ringing)?,
        last: timeline::items(db, id, &[], i64::MAX, LAST)?,
        follow_up: follow_up(db, id, now)?,
        contact,
        numbers,
        emails,
        tickets,
        open_tickets,
        consent,
        purchases,
    })
}

fn refusals(db: &Connection, id: ContactId) -> Result<Vec<Refusal>> {
    let mut statement = db.prepare_cached(
        "SELECT p.name, o.why, o.at, o.not_before_on FROM offer o JOIN product p ON p.id = o.product_id
         WHERE o.contact_id = :id AND o.answer = 'refused' ORDER BY o.at DESC LIMIT 3",
    )?;
    let rows = statement.query_map(named_params! { ":id": id }, |row| {
        let not_before: Option<String> = row.get(3)?;
        Ok(Refusal {
            product: row.get(0)?,
            why: row.get(1)?,
            at: at(row.get(2)?),
            not_before_on: not_before.and_then(|day| day.parse::<NaiveDate>().ok()),
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn next_callback(db: &Connection, id: ContactId) -> Result<Option<crate::callback::Callback>> {
    Ok(db
        .prepare_cached(&format!(
            "{CALLBACK} WHERE k.contact_id = :id AND k.done_at IS NULL ORDER BY k.due_at LIMIT 1"
        ))?
        .query_row(named_params! { ":id": id }, callback_from_row)
        .optional()?)
}

/// The last word of the person on telephone prospecting: the last agreement with its date, term and text (what
/// cannot be proved is no agreement), unless they asked never to be called since.
pub(super) fn consent(db: &Connection, id: ContactId, now: DateTime<Utc>) -> Result<Consent> {
    let refused: Option<DateTime<Utc>> = at_opt(
        db.prepare_cached("SELECT max(opposed_at) FROM call WHERE contact_id = :id AND opposed_at IS NOT NULL")?
            .query_row(named_params! { ":id": id }, |row| row.get(0))?,
    );
    let given = db
        .prepare_cached(
            "SELECT collected_at, expires_at, withdrawn_at, collected_by, evidence IS NOT NULL FROM consent
             WHERE contact_id = :id AND purpose = 'prospecting' AND channel IN ('phone', 'all')
             ORDER BY collected_at DESC LIMIT 1",
        )?
        .query_row(named_params! { ":id": id }, |row| {
            let (given, until, withdrawn): (i64, i64, Option<i64>) = (row.get(0)?, row.get(1)?, row.get(2)?);
            let (given, until) = (at(given), at(until));
            let withdrawn = at_opt(withdrawn).or(refused.filter(|refused| *refused >= given));
            let state = match withdrawn {
                Some(_) => ConsentState::Withdrawn,
                // A clock that went back never makes an agreement valid: it must have been given already.
                None if given > now => ConsentState::Missing,
                None if until <= now => ConsentState::Expired,
                None => ConsentState::Given,
            };
            Ok(Consent {
                state,
                at: withdrawn.or(Some(given)),
                until: Some(until),
                collected_by: row.get(3)?,
                evidence: row.get(4)?,
            })
        })
        .optional()?;
    Ok(given.unwrap_or(Consent {
        state: refused.map_or(ConsentState::Missing, |_| ConsentState::Withdrawn),
        at: refused,
        until: None,
        collected_by: None,
        evidence: false,
    }))
}

fn purchases(db: &Connection, id: ContactId) -> Result<Option<Purchases>> {
    let (count, total_cents, last_label, last_at): (u32, Option<i64>, Option<String>, Option<i64>) = db
        .prepare_cached(
            "SELECT count(*), sum(amount_cents),
                    (SELECT label FROM purchase WHERE contact_id = :id ORDER BY at DESC LIMIT 1), max(at)
             FROM purchase WHERE contact_id = :id",
        )?
        .query_row(named_params! { ":id": id }, |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?;
    Ok(match (total_cents, last_label, last_at) {
        (Some(total_cents), Some(last_label), Some(last)) => {
            Some(Purchases { count, total_cents, last_label, last_at: at(last) })
        }
        _ => None,
    })
}

/// Their marks until now; who never ordered has none.
fn rfm(db: &Connection, id: ContactId, now: DateTime<Utc>) -> Result<Option<Rfm>> {
    let (last_at, orders, cents): (Option<i64>, i64, Option<i64>) = db
        .prepare_cached(
            "SELECT max(at) FILTER (WHERE amount_cents >= 0), count(*) FILTER (WHERE amount_cents >= 0), sum(amount_cents)
             FROM purchase WHERE contact_id = :id AND at <= :now",
        )?
        .query_row(named_params! { ":id": id, ":now": ms(now) }, |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    let bought = last_at.zip(cents).map(|(last_at, cents)| Bought { last_at, orders, cents });
    bought.map(|bought| Ok(scale(db, now)?.marks(&bought))).transpose()
}

/// Inbound calls of the last days, when this makes at least the second. A ring that is being shown may or may not
/// be written yet: it counts once either way.
fn repeat(db: &Connection, id: ContactId, now: DateTime<Utc>, ringing: bool) -> Result<Option<Repeat>> {
    let window = setting(db, "desk.repeat_days")?.as_i64().unwrap_or_default();
    let since = ms(now - chrono::Duration::days(window));
    let (past, live, first, motives, motive): (u32, u32, Option<i64>, u32, Option<String>) = db
        .prepare_cached(
            "SELECT count(c.ended_at), count(*) - count(c.ended_at), min(c.ringing_at), count(DISTINCT c.motive_id), max(m.label)
             FROM call c LEFT JOIN motive m ON m.id = c.motive_id
             WHERE c.contact_id = :id AND c.ringing_at >= :since AND c.direction = 'inbound'",
        )?
        .query_row(named_params! { ":id": id, ":since": since }, |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?))
        })?;
    let calls = past + if ringing { live.max(1) } else { live };
    let Some(first) = first.filter(|_| calls >= 2) else {
        return Ok(None);
    };
    let days = u32::try_from((ms(now) - first + 86_399_999) / 86_400_000).unwrap_or(1).max(1);
    Ok(Some(Repeat { calls, days, motive: motive.filter(|_| motives == 1) }))
}

/// What the house asks of a fiche: a person's name, number, e-mail, postcode, and at work their job.
fn completeness(contact: &Contact, numbers: &[PhoneNumber], emails: &[Email], consent: &Consent) -> Completeness {
    let mut wanted = vec![
        ("last_name", contact.last_name.is_some() || contact.company.is_some()),
        ("phone", numbers.iter().any(|n| n.e164.is_some() && n.invalid_at.is_none())),
        ("email", emails.iter().any(|e| e.invalid_at.is_none())),
        ("postcode", contact.postcode.is_some()),
        ("consent", consent.state == ConsentState::Given),
    ];
    if contact.company.is_some() && contact.last_name.is_some() {
        wanted.push(("job", contact.job.is_some()));
    }
    let filled = wanted.iter().filter(|(_, there)| *there).count();
    Completeness {
        percent: u8::try_from(filled * 100 / wanted.len()).unwrap_or(100),
        missing: wanted.iter().filter(|(_, there)| !there).map(|(name, _)| (*name).to_owned()).collect(),
    }
}
