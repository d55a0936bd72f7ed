//! What the law guard is told of a person: where they live, what they allowed, how often they were called.

use chrono::{DateTime, Duration, NaiveDate, Utc};
use phone::{Number, Region};
use rusqlite::{Connection, OptionalExtension, named_params};

use super::house::setting;
use super::privacy::opposed_by_number;
use super::reader::Reader;
use super::request::asked_at;
use super::writer::Tx;
use super::{at, at_opt, ms, shown};
use crate::consent::NewConsent;
use crate::dial::{DialCheck, DialNumber};
use crate::error::OrNotFound;
use crate::law::{Consent, Facts, Ground, Law, Territory, Verdict};
use crate::{ContactId, Context, PhoneId, Result};

/// How far back attempts are read: longer than any window of the rules counts them.
const ATTEMPTS_SINCE: Duration = Duration::days(400);

/// The rules in force. Those chosen were checked when they were; unreadable ones give way to those that ship.
pub(super) fn law(db: &Connection) -> Result<Law> {
    Law::read(&setting(db, "law.rules")?).or_else(|_| Law::read(&Law::shipped()))
}

/// The first good number, or the one asked for when it is good.
pub(super) fn number_to_dial(db: &Connection, id: ContactId, chosen: Option<PhoneId>) -> Result<Option<DialNumber>> {
    Ok(db
        .prepare_cached(
            "SELECT id, e164 FROM phone_number WHERE contact_id = :id AND e164 IS NOT NULL AND invalid_at IS NULL
             AND coalesce(usage, '') <> 'fax' AND (:chosen IS NULL OR id = :chosen) ORDER BY position LIMIT 1",
        )?
        .query_row(named_params! { ":id": id, ":chosen": chosen }, |row| {
            let e164: String = row.get(1)?;
            Ok(DialNumber { id: row.get(0)?, display: shown(&e164), e164 })
        })
        .optional()?)
}

/// Where a person is taken to live.
pub(super) fn territory(db: &Connection, id: ContactId) -> Result<Territory> {
    let (postcode, country): (Option<String>, Option<String>) = db
        .prepare_cached("SELECT postcode, country FROM contact WHERE id = :id")?
        .query_row(named_params! { ":id": id }, |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?
        .or_not_found("contact")?;
    // A postcode of another country says nothing of France.
    let postcode = postcode.filter(|_| country.as_deref().is_none_or(|country| country == "FR"));
    let number =
        number_to_dial(db, id, None)?.and_then(|number| Number::parse(&number.e164, Region::FR).region?.parse().ok());
    Ok(Territory::of_person(postcode.as_deref(), number))
}

fn consent(db: &Connection, id: ContactId) -> Result<Option<Consent>> {
    Ok(db
        .prepare_cached(
            "SELECT collected_at, expires_at, withdrawn_at,
                    trim(text_shown) <> '' AND trim(object) <> '' AND trim(on_behalf_of) <> ''
                        AND (trim(coalesce(evidence, '')) <> '' OR evidence_sha256 IS NOT NULL), slot_at
             FROM consent WHERE contact_id = :id AND purpose = 'prospecting' AND channel IN ('phone', 'all')
             ORDER BY collected_at DESC, rid DESC LIMIT 1",
        )?
        .query_row(named_params! { ":id": id }, |row| {
            Ok(Consent {
                collected_at: at(row.get(0)?),
                expires_at: at(row.get(1)?),
                withdrawn_at: at_opt(row.get(2)?),
                proven: row.get(3)?,
                slot_at: at_opt(row.get(4)?),
            })
        })
        .optional()?)
}

/// Calls to this person, on any of their numbers, by any agent; those made from here on a ground that is no canvassing
/// are left out, what another telephone made counts.
fn attempts(db: &Connection, id: ContactId, now: DateTime<Utc>) -> Result<Vec<DateTime<Utc>>> {
    let mut statement = db.prepare_cached(
        "SELECT c.ringing_at FROM call c LEFT JOIN dial d ON d.call_id = c.id
         WHERE c.contact_id = :id AND c.ringing_at >= :since AND c.direction = 'outbound'
           AND coalesce(d.ground, 'prospecting') IN ('prospecting', 'contract')
         UNION ALL
         SELECT c.ringing_at FROM call c WHERE c.contact_id IS NULL AND c.ringing_at >= :since
           AND c.direction = 'outbound'
           AND c.external IN (SELECT p.e164 FROM phone_number p WHERE p.contact_id = :id AND p.e164 IS NOT NULL)",
    )?;
    let since = ms(now - ATTEMPTS_SINCE);
    let rows = statement.query_map(named_params! { ":id": id, ":since": since }, |row| Ok(at(row.get(0)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The guard’s answer for a person on a ground.
pub(super) fn check(db: &Connection, law: &Law, id: ContactId, ground: Ground, now: DateTime<Utc>) -> Result<Verdict> {
    let (frozen, opposed): (Option<i64>, Option<i64>) = db
        .prepare_cached(
            "SELECT frozen_at, (SELECT max(opposed_at) FROM call WHERE contact_id = :id AND opposed_at IS NOT NULL)
             FROM contact WHERE id = :id",
        )?
        .query_row(named_params! { ":id": id }, |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?
        .or_not_found("contact")?;
    let consent = consent(db, id)?;
    // The list holds for a number whoever has it: a fiche made anew does not forget.
    let opposed = at_opt(opposed).into_iter().chain(opposed_by_number(db, id)?).max();
    // A consent given after the objection takes it back.
    let opposed_at = opposed.filter(|since| consent.is_none_or(|consent| consent.collected_at <= *since));
    let attempts = attempts(db, id, now)?;
    let territory = territory(db, id)?;
    let facts = Facts { territory, ground, consent, opposed_at, frozen: frozen.is_some(), attempts: &attempts };
    Ok(law.check(&facts, now))
}

/// The same, with the number and what may be another ground.
pub(super) fn dial_check(
    db: &Connection,
    law: &Law,
    id: ContactId,
    ground: Ground,
    now: DateTime<Utc>,
) -> Result<DialCheck> {
    let (open_ticket, callback_at): (Option<u32>, Option<i64>) = db
        .prepare_cached(
            "SELECT (SELECT number FROM ticket WHERE contact_id = :id
                         AND status IN ('open', 'waiting_customer', 'waiting_third_party') ORDER BY opened_at DESC LIMIT 1),
                    (SELECT min(due_at) FROM callback WHERE contact_id = :id AND done_at IS NULL
                         AND planned_by IS NULL)",
        )?
        .query_row(named_params! { ":id": id }, |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(DialCheck {
        contact_id: id,
        ground,
        verdict: check(db, law, id, ground, now)?,
        phone: number_to_dial(db, id, None)?,
        open_ticket,
        callback_at: at_opt(callback_at),
        asked_at: asked_at(db, id)?,
    })
}

impl Reader<'_> {
    /// Whether this person may be called now on that ground.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`].
    pub fn dial_check(&self, id: ContactId, ground: Ground, now: DateTime<Utc>) -> Result<DialCheck> {
        self.snapshot(|db| dial_check(db, &law(db)?, id, ground, now))
    }
}

impl Tx<'_> {
    /// How many stood.
    pub(crate) fn withdraw_consents(&self, contact: ContactId, by: &str, context: &Context) -> Result<usize> {
        Ok(self
            .connection
            .prepare_cached(
                "UPDATE consent SET withdrawn_at = :now, withdrawn_by = :by WHERE contact_id = :contact AND withdrawn_at IS NULL",
            )?
            .execute(named_params! { ":now": ms(context.now), ":by": by, ":contact": contact })?)
    }

    pub(crate) fn law(&self) -> Result<Law> {
        law(self.connection)
    }

    pub(crate) fn law_check(&self, id: ContactId, ground: Ground, now: DateTime<Utc>) -> Result<Verdict> {
        check(self.connection, &self.law()?, id, ground, now)
    }

    pub(crate) fn dial_check(&self, law: &Law, id: ContactId, ground: Ground, now: DateTime<Utc>) -> Result<DialCheck> {
        dial_check(self.connection, law, id, ground, now)
    }

    pub(crate) fn number_to_dial(&self, id: ContactId, chosen: Option<PhoneId>) -> Result<Option<DialNumber>> {
        number_to_dial(self.connection, id, chosen)
    }

    /// The day it is for the house.
    pub(crate) fn today(&self, now: DateTime<Utc>) -> Result<NaiveDate> {
        Ok((now + self.opening_hours()?.ahead_of_utc(now)).date_naive())
    }

    pub(crate) fn insert_consent(
        &self,
        new: &NewConsent,
        collected_at: DateTime<Utc>,
        expires_at: DateTime<Utc>,
        context: &Context,
    ) -> Result<()> {
        self.connection
            .prepare_cached(
                "INSERT INTO consent (id, contact_id, purpose, channel, on_behalf_of, object, text_shown, collected_by,
                     evidence, collected_at, expires_at, text_version, time_zone, evidence_file, evidence_sha256, slot_at,
                     entity)
                 VALUES (:id, :contact, 'prospecting', 'phone', :behalf, :object, :text, :by, :evidence, :at, :until,
                     :version, :zone, :file, :sum, :slot, :entity)",
            )?
            .execute(named_params! {
                ":id": crate::id::new_uuid(context.now), ":contact": new.contact_id, ":behalf": new.on_behalf_of,
                ":object": new.object, ":text": new.text_shown, ":by": new.collected_by, ":evidence": new.evidence,
                ":at": ms(collected_at), ":until": ms(expires_at), ":version": new.proof.text_version,
                ":zone": new.proof.time_zone, ":file": new.proof.evidence_file, ":sum": new.proof.evidence_sha256,
                ":slot": new.proof.slot_at.map(ms), ":entity": new.proof.entity,
            })?;
        Ok(())
    }
}
