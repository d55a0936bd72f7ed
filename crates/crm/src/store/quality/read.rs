//! The mark of the base and its lists, read.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, named_params};

use super::{IS_LIKELY, aging, looked_at};
use crate::error::OrNotFound;
use crate::quality::{Aging, Counted, Flaw, Quality, QualityLine, QualityPage, WorkList, of_fiche, score};
use crate::segment::{Rule, print};
use crate::store::contact::{LINE_COLUMNS, contact, emails, line_from_row};
use crate::store::reader::Reader;
use crate::store::{at, ms, segment};
use crate::{ContactId, Result};

/// The longest page.
const PAGE: u32 = 200;

impl Reader<'_> {
    /// How far the base can be trusted at that moment: one pass over the narrow rows, and one over the agreements.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn quality(&self, now: DateTime<Utc>) -> Result<Quality> {
        self.snapshot(|db| {
            let aging = aging(db)?;
            let looked_at = db
                .prepare_cached("SELECT made_at FROM duplicate_look")?
                .query_row([], |row| row.get(0))
                .optional()?
                .map(at);
            let (mut counted, fixable) = facts(db, aging, now)?;
            counted.no_consent = count(db, &WorkList::NoConsent.rule(), now)?;
            counted.duplicate = looked_at.map(|_| count(db, &WorkList::Duplicate.rule(), now)).transpose()?;
            let parts = counted.parts();
            Ok(Quality {
                score: score(&parts),
                people: counted.people,
                parts,
                fixable,
                fixable_rule: print(&WorkList::Fixable.rule()),
                looked_at,
                aging_percent: aging.percent,
                verify_below_percent: aging.below,
            })
        })
    }

    /// A list, or those of a rule: who bought for most first, then whom one heard of last. Those that follow `after` (the
    /// first ones when `None`), at most `limit` (0: only how many).
    ///
    /// # Errors
    /// Those of [`Reader::segment_count`]; [`crate::Error::NotFound`] when `after` is nobody's.
    pub fn quality_page(
        &self,
        rule: &Rule,
        after: Option<ContactId>,
        limit: u32,
        now: DateTime<Utc>,
    ) -> Result<QualityPage> {
        self.snapshot(|db| {
            let total = count(db, rule, now)?;
            let ids = if total == 0 || limit == 0 { Vec::new() } else { ids(db, rule, after, limit.min(PAGE), now)? };
            let aging = aging(db)?;
            let items = ids.into_iter().map(|id| line(db, id, aging, now)).collect::<Result<_>>()?;
            Ok(QualityPage { total, items })
        })
    }

    /// One fiche as the lists tell it.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`].
    pub fn quality_of(&self, id: ContactId, now: DateTime<Utc>) -> Result<QualityLine> {
        self.snapshot(|db| line(db, id, aging(db)?, now))
    }

    /// How many fiches a file brought in that nobody looked at yet.
    pub(super) fn to_look_at(&self) -> Result<u32> {
        let mut statement = self.db().prepare_cached("SELECT count(*) FROM contact_facts WHERE flaws IS NULL")?;
        Ok(statement.query_row([], |row| row.get(0))?)
    }
}

fn count(db: &Connection, rule: &Rule, now: DateTime<Utc>) -> Result<u32> {
    let condition = segment::condition(db, rule, now)?;
    let sql = format!("SELECT count(*) FROM {} WHERE {}", condition.from(), condition.sql);
    condition.rows(db, &sql, &[], |row| row.get(0))?.first().copied().or_not_found("segment")
}

/// What one pass over the narrow rows counts.
fn facts(db: &Connection, aging: Aging, now: DateTime<Utc>) -> Result<(Counted, u32)> {
    let bits = |list: WorkList| list.flaws().iter().fold(0, |all, flaw| all | flaw.bit());
    let sql = format!(
        "SELECT count(*), count(*) FILTER (WHERE f.rung NOT IN (3, 4)), count(*) FILTER (WHERE (f.bits & :invalid) <> 0),
                count(*) FILTER (WHERE (f.bits & :missing) <> 0 OR f.reach = 0),
                count(*) FILTER (WHERE f.verified_at <= :limit), count(*) FILTER (WHERE (f.bits & :fixable) <> 0)
         FROM (SELECT f.rung, f.reach, f.verified_at, {} AS bits FROM contact_facts f WHERE f.frozen = 0) f",
        looked_at()
    );
    Ok(db.prepare_cached(&sql)?.query_row(
        named_params! {
            ":invalid": bits(WorkList::Invalid), ":missing": bits(WorkList::Missing), ":fixable": bits(WorkList::Fixable),
            ":limit": aging.limit(ms(now)).unwrap_or(i64::MIN),
        },
        |row| {
            let counted = Counted {
                people: row.get(0)?,
                prospects: row.get(1)?,
                invalid: row.get(2)?,
                missing: row.get(3)?,
                stale: row.get(4)?,
                ..Counted::default()
            };
            Ok((counted, row.get(5)?))
        },
    )?)
}

/// Who is on a page, by what they are worth.
fn ids(
    db: &Connection,
    rule: &Rule,
    after: Option<ContactId>,
    limit: u32,
    now: DateTime<Utc>,
) -> Result<Vec<ContactId>> {
    let condition = segment::condition(db, rule, now)?;
    let worth = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?));
    let (spent, heard, rid): (i64, i64, i64) = match after {
        Some(id) => db
            .prepare_cached(
                "SELECT f.spent_cents, coalesce(f.last_contact_at, 0), f.rid
                 FROM contact c JOIN contact_facts f ON f.rid = c.rid WHERE c.id = :id",
            )?
            .query_row(named_params! { ":id": id }, worth)
            .optional()?
            .or_not_found("contact")?,
        None => (i64::MAX, i64::MAX, -1),
    };
    let sql = format!(
        "SELECT (SELECT w.id FROM contact w WHERE w.rid = page.rid) FROM (
             SELECT f.rid AS rid, f.spent_cents AS spent, coalesce(f.last_contact_at, 0) AS heard FROM {from}
             WHERE (-f.spent_cents, -coalesce(f.last_contact_at, 0), f.rid) > (-:spent, -:heard, :rid) AND {holds}
             ORDER BY f.spent_cents DESC, heard DESC, f.rid LIMIT :limit) page
         ORDER BY page.spent DESC, page.heard DESC, page.rid",
        from = condition.from(),
        holds = condition.sql
    );
    condition.rows(db, &sql, named_params! { ":spent": spent, ":heard": heard, ":rid": rid, ":limit": limit }, |row| {
        row.get(0)
    })
}

/// A fiche of a list.
fn line(db: &Connection, id: ContactId, aging: Aging, now: DateTime<Utc>) -> Result<QualityLine> {
    let sql = format!(
        "SELECT {LINE_COLUMNS}, {}, f.reach, f.verified_at, f.spent_cents, ({IS_LIKELY})
         FROM contact c JOIN contact_facts f ON f.rid = c.rid WHERE c.id = :id",
        looked_at()
    );
    let (line, bits, reach, verified_at, spent_cents, twice) = db
        .prepare_cached(&sql)?
        .query_row(named_params! { ":id": id }, |row| {
            let bits: i64 = row.get(11)?;
            let (reach, verified_at): (i64, i64) = (row.get(12)?, row.get(13)?);
            Ok((line_from_row(row)?, bits, reach, verified_at, row.get(14)?, row.get::<_, bool>(15)?))
        })
        .optional()?
        .or_not_found("contact")?;
    let stale = aging.limit(ms(now)).is_some_and(|limit| verified_at <= limit);
    let has = |flaw: &Flaw| match flaw {
        Flaw::Reach => reach == 0,
        Flaw::Stale => stale,
        Flaw::Duplicate => twice,
        Flaw::Consent => false,
        kept => bits & kept.bit() != 0,
    };
    let flaws = Flaw::ALL.iter().copied().filter(has).collect();
    let (fiche, mails) = (contact(db, id)?, emails(db, id)?);
    Ok(QualityLine {
        line,
        flaws,
        corrections: of_fiche(&fiche, &mails),
        still_right: aging.still_right(verified_at, ms(now)),
        verified_at: at(verified_at),
        spent_cents,
    })
}
