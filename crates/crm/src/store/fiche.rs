//! The fiche in the store: every part of it by its own index, in one snapshot.

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::{Connection, OptionalExtension, named_params};

use super::callback::{CALLBACK, callback_from_row};
use super::contact::{contact, emails, numbers};
use super::follow_up::{LATELY, follow_up};
use super::house::setting;
use super::opportunity::open_opportunities;
use super::privacy::{name_only, opposed_by_number};
use super::reader::Reader;
use super::score::scale;
use super::ticket::open_tickets;
use super::timeline;
use super::{at, at_opt, ms};
use crate::contact::{Contact, Email, PhoneNumber};
use crate::fiche::{Completeness, Consent, ConsentState, Fiche, Purchases, Refusal, Repeat};
use crate::follow_up::FollowUp;
use crate::geo::{CommunePoint, commune_of};
use crate::score::{Bought, Rfm};
use crate::timeline::TimelineKind;
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
    let has = Present::of(db, contact.id, now)?; // of a fiche that was merged, the one kept
    whole(db, contact, &has, now, ringing)
}

fn whole(db: &Connection, contact: Contact, has: &Present, now: DateTime<Utc>, ringing: bool) -> Result<Fiche> {
    let id = contact.id;
    let (numbers, emails) = (numbers(db, id)?, emails(db, id)?);
    let (tickets, open_tickets) = has.tickets.then(|| open_tickets(db, id)).transpose()?.unwrap_or_default();
    let consent = if has.consent { consent(db, id, now)? } else { Consent::missing() };
    let purchases = if has.purchases { purchases(db, id)? } else { None };
    let rfm = if purchases.is_some() { rfm(db, id, now)? } else { None };
    Ok(Fiche {
        completeness: completeness(&contact, &numbers, &emails, &consent),
        // A ring does not wait for the table of communes.
        commune: if ringing { None } else { commune(&contact) },
        rfm,
        opportunities: if has.opportunities { open_opportunities(db, id)? } else { Vec::new() },
        refusals: if has.offers { refusals(db, id)? } else { Vec::new() },
        next_callback: if has.callbacks { next_callback(db, id)? } else { None },
        repeat: has.last_call.map_or(Ok(None), |last| repeat(db, id, last, now, ringing))?,
        last: timeline::items(db, id, &has.kinds(), i64::MAX, LAST)?,
        follow_up: if has.follow_up { follow_up(db, id, now)? } else { FollowUp::default() },
        contact,
        numbers,
        emails,
        tickets,
        open_tickets,
        consent,
        purchases,
        frozen_at: at_opt(has.frozen_at),
    })
}

/// Where the commune of the main address is; of a French one.
fn commune(contact: &Contact) -> Option<CommunePoint> {
    let french = contact.country.as_deref().is_none_or(|country| country == "FR");
    french.then(|| commune_of(contact.postcode.as_deref(), contact.town.as_deref())).flatten()
}

/// What a call shows: the fiche, or of a frozen one the name.
pub(super) fn shown(db: &Connection, id: ContactId, now: DateTime<Utc>, ringing: bool) -> Result<Fiche> {
    let contact = contact(db, id)?;
    let has = Present::of(db, contact.id, now)?;
    let Some(frozen_at) = has.frozen_at else {
        return whole(db, contact, &has, now, ringing);
    };
    let consent = Consent { state: ConsentState::Missing, at: None, until: None, collected_by: None, evidence: false };
    Ok(Fiche {
        contact: name_only(contact),
        numbers: Vec::new(),
        emails: Vec::new(),
        tickets: Vec::new(),
        open_tickets: 0,
        opportunities: Vec::new(),
        refusals: Vec::new(),
        next_callback: None,
        consent,
        repeat: None,
        purchases: None,
        rfm: None,
        last: Vec::new(),
        commune: None,
        completeness: Completeness { percent: 100, missing: Vec::new() },
        follow_up: FollowUp::default(),
        frozen_at: Some(at(frozen_at)),
    })
}

/// Which parts of a fiche are not empty, and whether it may be shown. Most people lack most of them: one read of the indexes says so, and a ring does
/// not wait for questions that have no answer.
struct Present {
    /// When the last call rang, in ms; `None`: there is none.
    last_call: Option<i64>,
    tickets: bool,
    purchases: bool,
    offers: bool,
    exchanges: bool,
    appointments: bool,
    opportunities: bool,
    callbacks: bool,
    consent: bool,
    follow_up: bool,
    /// Since when the fiche is frozen, in ms; `None`: it is not.
    frozen_at: Option<i64>,
}

impl Present {
    fn of(db: &Connection, id: ContactId, now: DateTime<Utc>) -> Result<Self> {
        Ok(db
            .prepare_cached(
                "SELECT (SELECT max(ringing_at) FROM call WHERE contact_id = :id),
                        EXISTS (SELECT 1 FROM ticket WHERE contact_id = :id),
                        EXISTS (SELECT 1 FROM purchase WHERE contact_id = :id),
                        EXISTS (SELECT 1 FROM offer WHERE contact_id = :id),
                        EXISTS (SELECT 1 FROM exchange WHERE contact_id = :id),
                        EXISTS (SELECT 1 FROM appointment WHERE contact_id = :id),
                        EXISTS (SELECT 1 FROM opportunity WHERE contact_id = :id AND status = 'open'),
                        EXISTS (SELECT 1 FROM callback WHERE contact_id = :id AND done_at IS NULL),
                        EXISTS (SELECT 1 FROM consent WHERE contact_id = :id)
                     OR EXISTS (SELECT 1 FROM call WHERE contact_id = :id AND opposed_at IS NOT NULL)
                     OR EXISTS (SELECT 1 FROM opposition),
                        EXISTS (SELECT 1 FROM contact_tag WHERE contact_id = :id)
                     OR EXISTS (SELECT 1 FROM proposal WHERE contact_id = :id AND answered_at IS NULL)
                     OR EXISTS (SELECT 1 FROM task WHERE contact_id = :id AND done_at IS NULL AND dropped_at IS NULL)
                     OR EXISTS (SELECT 1 FROM sequence_run WHERE contact_id = :id)
                     OR EXISTS (SELECT 1 FROM automation_act WHERE contact_id = :id AND at > :lately),
                        (SELECT frozen_at FROM contact WHERE id = :id)",
            )?
            .query_row(named_params! { ":id": id, ":lately": ms(now - LATELY) }, |row| {
                Ok(Self {
                    last_call: row.get(0)?,
                    tickets: row.get(1)?,
                    purchases: row.get(2)?,
                    offers: row.get(3)?,
                    exchanges: row.get(4)?,
                    appointments: row.get(5)?,
                    opportunities: row.get(6)?,
                    callbacks: row.get(7)?,
                    consent: row.get(8)?,
                    follow_up: row.get(9)?,
                    frozen_at: row.get(10)?,
                })
            })?)
    }

    /// The kinds of their timeline; a rung everybody has.
    fn kinds(&self) -> Vec<TimelineKind> {
        use TimelineKind as K;
        let parts: [(bool, &[K]); 7] = [
            (self.last_call.is_some(), &[K::Call]),
            (self.tickets, &[K::Ticket]),
            (self.purchases, &[K::Purchase]),
            (self.offers, &[K::Offer]),
            (self.exchanges, &[K::Exchange, K::Note, K::Survey]),
            (self.appointments, &[K::Appointment]),
            (true, &[K::Stage]),
        ];
        parts.into_iter().filter(|(there, _)| *there).flat_map(|(_, kinds)| kinds).copied().collect()
    }
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
    let said: Option<i64> = db
        .prepare_cached("SELECT max(opposed_at) FROM call WHERE contact_id = :id AND opposed_at IS NOT NULL")?
        .query_row(named_params! { ":id": id }, |row| row.get(0))?;
    let refused: Option<DateTime<Utc>> = at_opt(said).into_iter().chain(opposed_by_number(db, id)?).max();
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
    Ok(given.unwrap_or(match refused {
        Some(_) => Consent { state: ConsentState::Withdrawn, at: refused, ..Consent::missing() },
        None => Consent::missing(),
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
/// be written yet: it counts once either way. `last`: when their last call rang, in ms.
fn repeat(db: &Connection, id: ContactId, last: i64, now: DateTime<Utc>, ringing: bool) -> Result<Option<Repeat>> {
    let window = setting(db, "desk.repeat_days")?.as_i64().unwrap_or_default();
    let since = ms(now - chrono::Duration::days(window));
    if last < since {
        return Ok(None);
    }
    // min = max rather than count(DISTINCT …) = 1, for which SQLite makes a table each time.
    let (past, live, first, motive): (u32, u32, Option<i64>, Option<String>) = db
        .prepare_cached(
            "SELECT count(c.ended_at), count(*) - count(c.ended_at), min(c.ringing_at),
                    CASE WHEN min(c.motive_id) = max(c.motive_id) THEN max(m.label) END
             FROM call c LEFT JOIN motive m ON m.id = c.motive_id
             WHERE c.contact_id = :id AND c.ringing_at >= :since AND c.direction = 'inbound'",
        )?
        .query_row(named_params! { ":id": id, ":since": since }, |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
        })?;
    let calls = past + if ringing { live.max(1) } else { live };
    let Some(first) = first.filter(|_| calls >= 2) else {
        return Ok(None);
    };
    let days = u32::try_from((ms(now) - first + 86_399_999) / 86_400_000).unwrap_or(1).max(1);
    Ok(Some(Repeat { calls, days, motive }))
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

#[cfg(test)]
mod tests;
