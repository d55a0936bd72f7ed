//! What a person has one of: numbers, addresses, tags, a place in a campaign. What the fiche kept has already does not
//! come twice; what it says less of is completed.

use rusqlite::named_params;
use uuid::Uuid;

use crate::sequence::EndWhy;
use crate::store::writer::Tx;
use crate::store::{index, ms};
use crate::text::fold;
use crate::{ContactId, Context, PhoneId, Result};

/// Unites everything; `taken`: the columns of the fiche that came from the other one.
pub(super) fn all(tx: &Tx<'_>, kept: ContactId, removed: ContactId, taken: &[&str], context: &Context) -> Result<()> {
    numbers(tx, kept, removed)?;
    emails(tx, kept, removed)?;
    addresses(tx, kept, removed)?;
    origins(tx, kept, removed, taken)?;
    targets(tx, kept, removed)?;
    let two = named_params! { ":kept": kept, ":removed": removed };
    let db = tx.connection;
    db.prepare_cached("DELETE FROM contact_tag WHERE contact_id = :removed AND tag IN (SELECT tag FROM contact_tag WHERE contact_id = :kept)")?
        .execute(two)?;
    db.prepare_cached("UPDATE contact_tag SET contact_id = :kept WHERE contact_id = :removed")?.execute(two)?;
    db.prepare_cached("UPDATE OR IGNORE verification_sheet SET contact_id = :kept WHERE contact_id = :removed")?
        .execute(two)?;
    db.prepare_cached("DELETE FROM verification_sheet WHERE contact_id = :removed")?
        .execute(named_params! { ":removed": removed })?;
    // In one sequence twice, they go on in it once.
    db.prepare_cached(
        "UPDATE sequence_run SET ended_at = :now, why = :why WHERE contact_id = :removed AND ended_at IS NULL
           AND sequence_id IN (SELECT sequence_id FROM sequence_run WHERE contact_id = :kept AND ended_at IS NULL)",
    )?
    .execute(named_params! { ":kept": kept, ":removed": removed, ":now": ms(context.now), ":why": EndWhy::Stopped })?;
    db.prepare_cached("UPDATE sequence_run SET contact_id = :kept WHERE contact_id = :removed")?.execute(two)?;
    // Proposed twice, it waits once.
    db.prepare_cached(
        "UPDATE proposal SET answered_at = :now, answer = 'withdrawn' WHERE contact_id = :removed AND answered_at IS NULL
           AND (kind, value) IN (SELECT kind, value FROM proposal WHERE contact_id = :kept AND answered_at IS NULL)",
    )?
    .execute(named_params! { ":kept": kept, ":removed": removed, ":now": ms(context.now) })?;
    db.prepare_cached("UPDATE proposal SET contact_id = :kept WHERE contact_id = :removed")?.execute(two)?;
    pairs(tx, kept, removed)?;
    db.prepare_cached("UPDATE contact_merge SET kept_id = :kept WHERE kept_id = :removed")?.execute(two)?;
    Ok(())
}

/// A number as it is united.
struct Line {
    id: PhoneId,
    /// What makes it the same as another: the E.164 with the extension, else the digits as written.
    same: (String, String),
}

fn lines(tx: &Tx<'_>, contact: ContactId) -> Result<Vec<Line>> {
    let mut statement = tx.connection.prepare_cached(
        "SELECT id, coalesce(e164, ''), raw, coalesce(extension, '') FROM phone_number
         WHERE contact_id = :id ORDER BY position, rid",
    )?;
    let rows = statement.query_map(named_params! { ":id": contact }, |row| {
        let (e164, raw, extension): (String, String, String) = (row.get(1)?, row.get(2)?, row.get(3)?);
        let number = if e164.is_empty() { fold(&raw) } else { e164 };
        Ok(Line { id: row.get(0)?, same: (number, extension) })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn numbers(tx: &Tx<'_>, kept: ContactId, removed: ContactId) -> Result<()> {
    let db = tx.connection;
    let ours = lines(tx, kept)?;
    for line in lines(tx, removed)? {
        let Some(twin) = ours.iter().find(|known| known.same == line.same) else {
            db.prepare_cached(
                "UPDATE phone_number SET contact_id = :kept,
                     position = (SELECT coalesce(max(position), -1) + 1 FROM phone_number WHERE contact_id = :kept)
                 WHERE id = :id",
            )?
            .execute(named_params! { ":kept": kept, ":id": line.id })?;
            continue;
        };
        // Proved right on one fiche, marked wrong on the other: the last word counts.
        db.prepare_cached(
            "UPDATE phone_number SET usage = coalesce(phone_number.usage, o.usage),
                 invalid_at = CASE WHEN coalesce(phone_number.invalid_at, o.invalid_at, -1)
                                      > max(coalesce(phone_number.verified_at, -1), coalesce(o.verified_at, -1))
                                   THEN coalesce(phone_number.invalid_at, o.invalid_at) END,
                 verified_at = nullif(max(coalesce(phone_number.verified_at, -1), coalesce(o.verified_at, -1)), -1)
             FROM phone_number o WHERE phone_number.id = :twin AND o.id = :id",
        )?
        .execute(named_params! { ":twin": twin.id, ":id": line.id })?;
        index::forget_number(db, line.id)?;
        db.prepare_cached("DELETE FROM phone_number WHERE id = :id")?.execute(named_params! { ":id": line.id })?;
    }
    Ok(())
}

fn emails(tx: &Tx<'_>, kept: ContactId, removed: ContactId) -> Result<()> {
    let two = named_params! { ":kept": kept, ":removed": removed };
    let db = tx.connection;
    db.prepare_cached(
        "UPDATE email SET usage = coalesce(email.usage, o.usage),
             invalid_at = CASE WHEN coalesce(email.invalid_at, o.invalid_at, -1)
                                  > max(coalesce(email.verified_at, -1), coalesce(o.verified_at, -1))
                               THEN coalesce(email.invalid_at, o.invalid_at) END,
             verified_at = nullif(max(coalesce(email.verified_at, -1), coalesce(o.verified_at, -1)), -1)
         FROM email o WHERE email.contact_id = :kept AND o.contact_id = :removed AND o.address_folded = email.address_folded",
    )?
    .execute(two)?;
    db.prepare_cached(
        "DELETE FROM email WHERE contact_id = :removed
           AND address_folded IN (SELECT address_folded FROM email WHERE contact_id = :kept)",
    )?
    .execute(two)?;
    db.prepare_cached(
        "UPDATE email SET contact_id = :kept,
             position = position + (SELECT coalesce(max(position), -1) + 1 FROM email WHERE contact_id = :kept)
         WHERE contact_id = :removed",
    )?
    .execute(two)?;
    Ok(())
}

fn addresses(tx: &Tx<'_>, kept: ContactId, removed: ContactId) -> Result<()> {
    let db = tx.connection;
    let read = |contact: ContactId| -> Result<Vec<(Uuid, String)>> {
        let mut statement = db.prepare_cached(
            "SELECT id, kind, coalesce(street, ''), coalesce(postcode, ''), coalesce(town, '') FROM address
             WHERE contact_id = :id ORDER BY rid",
        )?;
        let rows = statement.query_map(named_params! { ":id": contact }, |row| {
            let parts: [String; 4] = [row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?];
            Ok((row.get(0)?, parts.map(|part| fold(&part)).join("|")))
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    };
    let ours = read(kept)?;
    for (id, place) in read(removed)? {
        let sql = if ours.iter().any(|(_, known)| *known == place) {
            "DELETE FROM address WHERE id = :id AND :kept IS NOT NULL"
        } else {
            "UPDATE address SET contact_id = :kept WHERE id = :id"
        };
        db.prepare_cached(sql)?.execute(named_params! { ":id": id, ":kept": kept })?;
    }
    Ok(())
}

/// Where a value comes from follows the value, and goes with the one that gives way.
fn origins(tx: &Tx<'_>, kept: ContactId, removed: ContactId, taken: &[&str]) -> Result<()> {
    let db = tx.connection;
    let mut statement = db.prepare_cached("SELECT id, field FROM value_origin WHERE contact_id = :id")?;
    let theirs: Vec<(Uuid, String)> = statement
        .query_map(named_params! { ":id": removed }, |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    for (id, field) in theirs {
        let of = |table: &str| -> Result<bool> {
            let Some(row) = field.strip_prefix(table).and_then(|rest| Uuid::parse_str(rest).ok()) else {
                return Ok(false);
            };
            let sql = if table == "phone:" {
                "SELECT 1 FROM phone_number WHERE id = :id AND contact_id = :kept"
            } else {
                "SELECT 1 FROM email WHERE id = :id AND contact_id = :kept"
            };
            Ok(db.prepare_cached(sql)?.exists(named_params! { ":id": row, ":kept": kept })?)
        };
        let follows = taken.contains(&field.as_str()) || of("phone:")? || of("email:")?;
        if follows {
            db.prepare_cached("DELETE FROM value_origin WHERE contact_id = :kept AND field = :field")?
                .execute(named_params! { ":kept": kept, ":field": field })?;
            db.prepare_cached("UPDATE value_origin SET contact_id = :kept WHERE id = :id")?
                .execute(named_params! { ":kept": kept, ":id": id })?;
        } else {
            db.prepare_cached("DELETE FROM value_origin WHERE id = :id")?.execute(named_params! { ":id": id })?;
        }
    }
    Ok(())
}

/// In one campaign twice, they are called once: what is answered for good counts more than what was given up, and that
/// more than what waits; the calls of both count.
fn targets(tx: &Tx<'_>, kept: ContactId, removed: ContactId) -> Result<()> {
    let db = tx.connection;
    let two = named_params! { ":kept": kept, ":removed": removed };
    let mut statement = db.prepare_cached(
        "SELECT k.id, o.id FROM campaign_target k JOIN campaign_target o ON o.campaign_id = k.campaign_id
         WHERE k.contact_id = :kept AND o.contact_id = :removed",
    )?;
    let twice: Vec<(Uuid, Uuid)> =
        statement.query_map(two, |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?;
    for (ours, theirs) in twice {
        let both = named_params! { ":ours": ours, ":theirs": theirs };
        db.prepare_cached(
            "UPDATE campaign_target SET state = o.state, guide = coalesce(campaign_target.guide, o.guide), outcome_id = o.outcome_id,
                 success = o.success, why = o.why
             FROM campaign_target o WHERE campaign_target.id = :ours AND o.id = :theirs
               AND instr('waiting calling out done', o.state) > instr('waiting calling out done', campaign_target.state)",
        )?
        .execute(both)?;
        db.prepare_cached(
            "UPDATE campaign_target SET attempts = campaign_target.attempts + o.attempts, next_at = max(campaign_target.next_at, o.next_at),
                 at = max(campaign_target.at, o.at)
             FROM campaign_target o WHERE campaign_target.id = :ours AND o.id = :theirs",
        )?
        .execute(both)?;
        db.prepare_cached("UPDATE dial SET target_id = :ours WHERE target_id = :theirs")?.execute(both)?;
        db.prepare_cached("DELETE FROM campaign_target WHERE id = :theirs")?
            .execute(named_params! { ":theirs": theirs })?;
    }
    db.prepare_cached("UPDATE campaign_target SET contact_id = :kept WHERE contact_id = :removed")?.execute(two)?;
    Ok(())
}

/// Who was said to be somebody else than the one is somebody else than both; that these two are two was a mistake.
fn pairs(tx: &Tx<'_>, kept: ContactId, removed: ContactId) -> Result<()> {
    let db = tx.connection;
    let mut statement =
        db.prepare_cached("SELECT id, contact_id, other_id FROM not_same WHERE contact_id = :id OR other_id = :id")?;
    let said: Vec<(Uuid, ContactId, ContactId)> = statement
        .query_map(named_params! { ":id": removed }, |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
        .collect::<rusqlite::Result<_>>()?;
    for (id, one, two) in said {
        let other = if one == removed { two } else { one };
        let (first, second) = (kept.min(other), kept.max(other));
        let moved = other != kept
            && db
                .prepare_cached("UPDATE OR IGNORE not_same SET contact_id = :first, other_id = :second WHERE id = :id")?
                .execute(named_params! { ":first": first, ":second": second, ":id": id })?
                > 0;
        if !moved {
            db.prepare_cached("DELETE FROM not_same WHERE id = :id")?.execute(named_params! { ":id": id })?;
        }
    }
    Ok(())
}
