//! The quality of the base in the store: flaws kept beside the facts of each fiche, lists, the mark.
//!
//! Flaws are told by a function of SQL, so that one statement looks at many fiches, and a rule at those nobody looked at yet.

mod bulk;
mod company;
mod read;
mod write;

use rusqlite::{Connection, named_params};

use super::house::setting;
use crate::quality::{Aging, Subject, look};
use crate::settings::{AGING_PERCENT, VERIFY_BELOW};
use crate::{ContactId, Result};

pub(super) use write::forget_likely;

/// Fiches in a pair that the last look found likely, that are still two, and that nobody said to be two persons.
pub(super) const LIKELY: &str = "
    SELECT p.rid FROM (SELECT contact_rid AS rid, other_rid AS other FROM likely_duplicate
                       UNION ALL SELECT other_rid, contact_rid FROM likely_duplicate) p
    WHERE EXISTS (SELECT 1 FROM contact_facts o WHERE o.rid = p.other AND o.frozen = 0)
      AND NOT EXISTS (SELECT 1 FROM contact a CROSS JOIN contact b JOIN not_same n
                      ON n.contact_id = min(a.id, b.id) AND n.other_id = max(a.id, b.id)
                      WHERE a.rid = p.rid AND b.rid = p.other)";

/// The same, asked of one fiche `f`.
pub(super) const IS_LIKELY: &str = "
    EXISTS (SELECT 1 FROM likely_duplicate d CROSS JOIN contact_facts o ON o.rid = d.other_rid AND o.frozen = 0
            WHERE d.contact_rid = f.rid AND NOT EXISTS (
                SELECT 1 FROM contact a CROSS JOIN contact b JOIN not_same n
                ON n.contact_id = min(a.id, b.id) AND n.other_id = max(a.id, b.id)
                WHERE a.rid = d.contact_rid AND b.rid = d.other_rid))
    OR EXISTS (SELECT 1 FROM likely_duplicate d CROSS JOIN contact_facts o ON o.rid = d.contact_rid AND o.frozen = 0
               WHERE d.other_rid = f.rid AND NOT EXISTS (
                   SELECT 1 FROM contact a CROSS JOIN contact b JOIN not_same n
                   ON n.contact_id = min(a.id, b.id) AND n.other_id = max(a.id, b.id)
                   WHERE a.rid = d.contact_rid AND b.rid = d.other_rid))";

/// The flaws of a fiche `w`, as bits, from its own rows.
const LOOK: &str = "
    flaws(w.civility, w.first_name, w.last_name, w.company_id IS NOT NULL, w.postcode, w.town, w.country,
        (SELECT group_concat(p.raw, char(10)) FROM phone_number p
         WHERE p.contact_id = w.id AND p.e164 IS NULL AND p.invalid_at IS NULL),
        (SELECT s.value FROM setting s WHERE s.key = 'house.region'),
        EXISTS (SELECT 1 FROM phone_number p WHERE p.contact_id = w.id AND p.invalid_at IS NOT NULL)
            OR EXISTS (SELECT 1 FROM email e WHERE e.contact_id = w.id AND e.invalid_at IS NOT NULL),
        (SELECT group_concat(e.address, char(10)) FROM email e WHERE e.contact_id = w.id AND e.invalid_at IS NULL))";

/// The flaws of a fiche of `contact_facts f`: as kept, else as its rows tell.
pub(super) fn looked_at() -> String {
    format!("coalesce(f.flaws, (SELECT {LOOK} FROM contact w WHERE w.rid = f.rid))")
}

/// The function of SQL that tells the flaws of the words of a fiche.
pub(super) fn add_function(connection: &Connection) -> Result<()> {
    use rusqlite::functions::FunctionFlags as Flags;
    let flags = Flags::SQLITE_UTF8 | Flags::SQLITE_DETERMINISTIC | Flags::SQLITE_INNOCUOUS;
    Ok(connection.create_scalar_function("flaws", 11, flags, |context| {
        let text = |at: usize| -> rusqlite::Result<Option<&str>> {
            Ok(context.get_raw(at).as_str_or_null()?.filter(|text| !text.trim().is_empty()))
        };
        let region = text(8)?.map(|json| json.trim_matches('"'));
        Ok(look(&Subject {
            civility: text(0)?,
            first_name: text(1)?,
            last_name: text(2)?,
            company: context.get(3)?,
            postcode: text(4)?,
            town: text(5)?,
            country: text(6)?,
            unread: text(7)?.unwrap_or_default(),
            region: region.and_then(|code| code.parse().ok()).unwrap_or_default(),
            marked_wrong: context.get(9)?,
            emails: text(10)?.unwrap_or_default(),
        }))
    })?)
}

/// How addresses age here.
pub(super) fn aging(db: &Connection) -> Result<Aging> {
    let percent = |key| -> Result<f64> { Ok(setting(db, key)?.as_f64().unwrap_or_default()) };
    Ok(Aging { percent: percent(AGING_PERCENT)?, below: percent(VERIFY_BELOW)? })
}

/// Looks at one fiche, whose facts were just written.
pub(super) fn look_at(db: &Connection, id: ContactId) -> Result<()> {
    db.prepare_cached(&format!(
        "UPDATE contact_facts SET flaws = (SELECT {LOOK} FROM contact w WHERE w.rid = contact_facts.rid)
         WHERE rid = (SELECT c.rid FROM contact c WHERE c.id = :id)"
    ))?
    .execute(named_params! { ":id": id })?;
    Ok(())
}

/// Looks at fiches that nobody looked at; how many.
fn look_again(db: &Connection, at_most: u32) -> Result<u32> {
    let looked = db
        .prepare_cached(&format!(
            "UPDATE contact_facts SET flaws = (SELECT {LOOK} FROM contact w WHERE w.rid = contact_facts.rid)
             WHERE rid IN (SELECT n.rid FROM contact_facts n WHERE n.flaws IS NULL ORDER BY n.rid LIMIT :at_most)"
        ))?
        .execute(named_params! { ":at_most": at_most })?;
    Ok(u32::try_from(looked).unwrap_or(u32::MAX))
}
