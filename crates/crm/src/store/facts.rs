//! The narrow row of each fiche that rules and marks are asked of: one pass over it answers for a whole base.
//!
//! Kept in step by [`refresh`], which every write that a fact depends on calls, and made again by [`rebuild`].

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, named_params, params};

use super::ms;
use crate::contact::Stage;
use crate::import::{Person, PersonPhone};
use crate::{CallId, ContactId, Result};

/// The facts of a fiche `c`, in the order of the columns.
pub(super) const FACTS: &str = "
    c.rid, c.frozen_at IS NOT NULL,
    coalesce(c.sex, CASE c.civility WHEN 'mme' THEN 'f' WHEN 'm' THEN 'm' END), c.birth_year,
    CASE WHEN coalesce(c.country, 'FR') = 'FR' AND length(replace(c.postcode, ' ', '')) = 5
              AND replace(c.postcode, ' ', '') NOT GLOB '*[^0-9]*' THEN replace(c.postcode, ' ', '') END,
    CASE WHEN c.address_kind IN ('home', 'work') THEN c.address_kind
         WHEN c.company_id IS NULL THEN 'home' ELSE 'work' END,
    CASE c.stage WHEN 'suspect' THEN 0 WHEN 'lead' THEN 1 WHEN 'prospect' THEN 2 WHEN 'client' THEN 3
                 WHEN 'loyal_client' THEN 4 ELSE 5 END,
    c.temperature,
    (SELECT coalesce(max(1), 0) + coalesce(max(CASE WHEN p.line_type = 'mobile' THEN 2 END), 0) FROM phone_number p
     WHERE p.contact_id = c.id AND p.e164 IS NOT NULL AND p.invalid_at IS NULL AND coalesce(p.usage, '') <> 'fax')
      + 4 * EXISTS (SELECT 1 FROM email e WHERE e.contact_id = c.id AND e.invalid_at IS NULL),
    c.last_contact_at, c.created_at,
    (SELECT count(*) FROM call k WHERE k.contact_id = c.id AND k.direction <> 'internal'),
    (SELECT count(*) FROM call k WHERE k.contact_id = c.id AND k.direction = 'inbound'),
    (SELECT max(k.ringing_at) FROM call k WHERE k.contact_id = c.id AND k.direction <> 'internal'),
    coalesce(b.purchases, 0), coalesce(b.spent, 0), b.last_at, coalesce(c.verified_at, c.created_at)";

/// The columns of the row, but for its flaws, which are looked at anew whenever a fiche changes ([`super::quality`]).
const COLUMNS: &str =
    "rid, frozen, sex, birth_year, postcode, place, rung, temperature, reach, last_contact_at, created_at,
    calls, inbound, last_call_at, purchases, spent_cents, last_purchase_at, verified_at";

/// Brings the facts of one fiche in step.
pub(super) fn refresh(db: &Connection, id: ContactId) -> Result<()> {
    db.prepare_cached(&format!(
        "INSERT OR REPLACE INTO contact_facts ({COLUMNS})
         SELECT {FACTS}
         FROM contact c LEFT JOIN (SELECT count(*) FILTER (WHERE amount_cents >= 0) AS purchases,
                                   sum(amount_cents) AS spent, max(at) FILTER (WHERE amount_cents >= 0) AS last_at
                                   FROM purchase WHERE contact_id = :id) b
         WHERE c.id = :id"
    ))?
    .execute(named_params! { ":id": id })?;
    super::quality::look_at(db, id)
}

/// The facts of fiches just made from a file, by their `rid`: nothing happened with them yet.
pub(super) fn add_new<'p>(
    db: &Connection,
    made: impl Iterator<Item = (i64, &'p Person)>,
    now: DateTime<Utc>,
) -> Result<()> {
    let mut insert = db.prepare_cached(
        "INSERT INTO contact_facts (rid, frozen, sex, birth_year, postcode, place, rung, temperature, reach,
             last_contact_at, created_at, calls, inbound, last_call_at, purchases, spent_cents, last_purchase_at,
             verified_at)
         VALUES (?1, 0, ?2, ?3, ?4, ?5, ?6, NULL, ?7, NULL, ?8, 0, 0, NULL, 0, 0, NULL, ?8)",
    )?;
    for (rid, person) in made {
        let sex = person.sex.or(match person.civility {
            Some("mme") => Some("f"),
            Some("m") => Some("m"),
            _ => None,
        });
        let postcode: Option<String> = person.main.postcode.as_deref().map(|text| text.replace(' ', ""));
        let french = person.main.country.is_none_or(|country| country == "FR");
        let figures = |text: &String| text.len() == 5 && text.bytes().all(|byte| byte.is_ascii_digit());
        let good = |phone: &&PersonPhone| phone.e164.is_some() && phone.usage != Some("fax");
        let mobile = |phone: &PersonPhone| phone.line_type == phone::LineType::Mobile;
        let reach = i64::from(person.phones.iter().any(|phone| good(&phone)))
            + 2 * i64::from(person.phones.iter().filter(good).any(mobile))
            + 4 * i64::from(!person.emails.is_empty());
        let place = person.main_kind.unwrap_or(if person.employer.name.is_some() { "work" } else { "home" });
        insert.execute(params![
            rid,
            sex,
            person.birth_year,
            postcode.filter(|text| french && figures(text)),
            place,
            person.stage.unwrap_or(Stage::Suspect).rung(),
            reach,
            ms(now),
        ])?;
    }
    Ok(())
}

/// [`refresh`], of the person a call is with; with nobody, nothing.
pub(super) fn refresh_of_call(db: &Connection, call: CallId) -> Result<()> {
    contact_of_call(db, call)?.into_iter().try_for_each(|contact| refresh(db, contact))
}

/// Who a call is with.
pub(super) fn contact_of_call(db: &Connection, call: CallId) -> Result<Option<ContactId>> {
    let found = db
        .prepare_cached("SELECT contact_id FROM call WHERE id = :id")?
        .query_row(named_params! { ":id": call }, |row| row.get(0))
        .optional()?;
    Ok(found.flatten())
}

/// Takes the facts of a fiche away.
pub(super) fn forget(db: &Connection, rid: i64) -> Result<()> {
    db.prepare_cached("DELETE FROM contact_facts WHERE rid = :rid")?.execute(named_params! { ":rid": rid })?;
    super::quality::forget_likely(db, rid)
}

/// Makes every row again from the source tables.
pub(super) fn rebuild(db: &Connection) -> Result<()> {
    db.execute_batch(&format!("DELETE FROM contact_facts; INSERT INTO contact_facts ({COLUMNS}) {};", everybody()))?;
    Ok(())
}

/// The facts of everybody, from the source tables.
fn everybody() -> String {
    format!(
        "SELECT {FACTS}
         FROM contact c LEFT JOIN (SELECT contact_id, count(*) FILTER (WHERE amount_cents >= 0) AS purchases,
                                   sum(amount_cents) AS spent, max(at) FILTER (WHERE amount_cents >= 0) AS last_at
                                   FROM purchase GROUP BY contact_id) b ON b.contact_id = c.id"
    )
}

/// Counts the rows that are not what the source tables say.
pub(super) fn out_of_step() -> String {
    format!(
        "SELECT (SELECT count(*) FROM (SELECT {COLUMNS} FROM contact_facts EXCEPT {everybody}))
              + (SELECT count(*) FROM (SELECT rid FROM contact EXCEPT SELECT rid FROM contact_facts))",
        everybody = everybody()
    )
}
