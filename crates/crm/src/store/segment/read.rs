//! Counting a segment, paging through its people, listing those that are kept.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, named_params};

use super::condition;
use super::write::{SEGMENT, segment_from_row};
use crate::contact::ContactLine;
use crate::error::OrNotFound;
use crate::search::ContactPage;
use crate::segment::{Rule, RuleError, Segment, SegmentCheck, SegmentLine, parse, print};
use crate::store::Reader;
use crate::store::contact::{LINE_COLUMNS, line_from_row};
use crate::{ContactId, Error, Result, SegmentId};

/// So many are put in order sooner than they are met on a walk through everybody.
const FEW: u32 = 20_000;

/// The longest page.
const PAGE: u32 = 500;

impl Reader<'_> {
    /// How many people a rule means at that moment.
    ///
    /// # Errors
    /// [`Error::Rule`]: it names something that the house does not have.
    pub fn segment_count(&self, rule: &Rule, now: DateTime<Utc>) -> Result<u32> {
        self.snapshot(|db| count(db, rule, now))
    }

    /// The people of a rule who follow `after` in the order of names (the first ones when `None`), at most `limit` (0: only
    /// the total is asked for, 500 at most).
    ///
    /// # Errors
    /// Those of [`Reader::segment_count`]; [`Error::NotFound`] when `after` is nobody's.
    pub fn segment_members(
        &self,
        rule: &Rule,
        after: Option<ContactId>,
        limit: u32,
        now: DateTime<Utc>,
    ) -> Result<ContactPage> {
        self.snapshot(|db| {
            let total = count(db, rule, now)?;
            let limit = limit.min(PAGE);
            let items = if total == 0 || limit == 0 { Vec::new() } else { page(db, rule, total, after, limit, now)? };
            Ok(ContactPage { total, items })
        })
    }

    /// What an interface says of a rule that is being typed: how it is understood and how many it means, or what is wrong.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn segment_check(&self, text: &str, now: DateTime<Utc>) -> Result<SegmentCheck> {
        let wrong = |error| SegmentCheck { rule: None, text: None, count: None, error: Some(error) };
        let rule = match parse(text) {
            Ok(rule) => rule,
            Err(error) => return Ok(wrong(error)),
        };
        match self.segment_count(&rule, now) {
            Ok(count) => {
                Ok(SegmentCheck { text: Some(print(&rule)), rule: Some(rule), count: Some(count), error: None })
            }
            Err(Error::Rule(error)) => Ok(wrong(located(*error, text))),
            Err(other) => Err(other),
        }
    }

    /// The same of a rule that is being built as a tree: what is wrong with it has no place.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn segment_check_tree(&self, rule: &Rule, now: DateTime<Utc>) -> Result<SegmentCheck> {
        match rule.clone().checked() {
            Ok(rule) => self.segment_check(&print(&rule), now),
            Err(error) => Ok(SegmentCheck { rule: None, text: None, count: None, error: Some(error) }),
        }
    }

    /// The segments in use, by name, with how many people each means now.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn segments(&self, now: DateTime<Utc>) -> Result<Vec<SegmentLine>> {
        let kept: Vec<Segment> = self
            .db()
            .prepare_cached(&format!("{SEGMENT} WHERE s.retired_at IS NULL ORDER BY s.name COLLATE NOCASE, s.rid"))?
            .query_map([], segment_from_row)?
            .collect::<rusqlite::Result<_>>()?;
        kept.into_iter()
            .map(|segment| {
                let SegmentCheck { count, error, .. } = self.segment_check(&segment.rule, now)?;
                Ok(SegmentLine { segment, count, error })
            })
            .collect()
    }

    /// A segment in use.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn segment(&self, id: SegmentId) -> Result<Segment> {
        self.db()
            .prepare_cached(&format!("{SEGMENT} WHERE s.id = :id AND s.retired_at IS NULL"))?
            .query_row(named_params! { ":id": id }, segment_from_row)
            .optional()?
            .or_not_found("segment")
    }
}

/// A name of the house is found again where it is written.
pub(super) fn located(mut error: RuleError, text: &str) -> RuleError {
    if let Some(at) = text.find(&error.found).filter(|_| !error.found.is_empty()) {
        let before = text.get(..at).unwrap_or_default();
        error.at = u32::try_from(before.chars().count()).unwrap_or(0);
        error.length = u32::try_from(error.found.chars().count()).unwrap_or(0);
    }
    error
}

/// What a connection that counts keeps in memory, in KiB. The narrow rows of a million people take 66 MB: a cache a
/// little too small for them is read anew from end to end at every count.
const COUNTS_IN: i32 = 96 * 1024;

pub(super) fn count(db: &Connection, rule: &Rule, now: DateTime<Utc>) -> Result<u32> {
    let condition = condition(db, rule, now)?;
    db.pragma_update(None, "cache_size", -COUNTS_IN)?;
    let sql = format!("SELECT count(*) FROM {} WHERE {}", condition.from(), condition.sql);
    let found = condition.rows(db, &sql, &[], |row| row.get(0))?;
    found.first().copied().or_not_found("segment")
}

/// A page in the order of names. Few are put in order; many are met soon enough on a walk through everybody.
fn page(
    db: &Connection,
    rule: &Rule,
    total: u32,
    after: Option<ContactId>,
    limit: u32,
    now: DateTime<Utc>,
) -> Result<Vec<ContactLine>> {
    let condition = condition(db, rule, now)?;
    let (name, rid): (String, i64) = match after {
        Some(id) => db
            .prepare_cached(
                "SELECT i.sort_name, i.rid FROM contact c JOIN contact_index i ON i.rid = c.rid WHERE c.id = :id",
            )?
            .query_row(named_params! { ":id": id }, |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?
            .or_not_found("contact")?,
        None => (String::new(), -1),
    };
    let join = if condition.contact { "CROSS JOIN contact c ON c.rid = f.rid" } else { "" };
    let (from, order) = if total <= FEW {
        (format!("{} CROSS JOIN contact_index i ON i.rid = f.rid", condition.from()), "+i.sort_name, +i.rid")
    } else {
        (format!("contact_index i CROSS JOIN contact_facts f ON f.rid = i.rid {join}"), "i.sort_name, i.rid")
    };
    let sql = format!(
        "SELECT {LINE_COLUMNS} FROM (
             SELECT i.rid AS rid, i.sort_name AS sort_name FROM {from}
             WHERE (i.sort_name, i.rid) > (:name, :rid) AND {holds} ORDER BY {order} LIMIT :limit) page
         JOIN contact c ON c.rid = page.rid ORDER BY page.sort_name, page.rid",
        holds = condition.sql
    );
    condition.rows(db, &sql, named_params! { ":name": name, ":rid": rid, ":limit": limit }, line_from_row)
}
