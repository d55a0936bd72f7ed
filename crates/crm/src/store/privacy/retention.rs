//! What has reached its term in the store. People are erased one by one as if they had asked; rows of nobody go.

use std::collections::BTreeMap;

use chrono::{DateTime, Duration, Utc};
use rusqlite::{Connection, named_params};

use super::erase::in_a_call;
use super::rules;
use crate::privacy::{
    DueOn, DuePerson, EraseHow, ErasedFor, KeptFor, Retention, RetentionLine, RetentionReport, RetentionRun,
};
use crate::settings::{LISTENING_DAYS, NOTICE_DAYS};
use crate::store::house::setting;
use crate::store::open::Store;
use crate::store::writer::Tx;
use crate::store::{at, ms, undo, upkeep};
use crate::{ContactId, Context, Error, Operation, Result};

/// How many people are told by name.
const TOLD: usize = 500;

/// Who was last heard of before `:before`: the contact, whether they ever bought, and when that was. A prospect’s term
/// runs from what came from them (opening a mail does not count), a client’s from the end of the relation. Frozen
/// fiches stay: somebody asked that they be kept (RGPD art. 18).
const QUIET: &str = "
    SELECT id, bought, since FROM (
        SELECT c.id, p.last IS NOT NULL OR c.stage IN ('client', 'loyal_client') AS bought,
               max(c.created_at, coalesce(p.last, 0),
                   coalesce((SELECT max(k.ringing_at) FROM call k WHERE k.contact_id = c.id
                             AND (k.direction = 'inbound'
                                  OR (k.answered_at IS NOT NULL
                                      AND (p.last IS NOT NULL OR c.stage IN ('client', 'loyal_client'))))), 0),
                   coalesce((SELECT max(e.at) FROM exchange e WHERE e.contact_id = c.id AND e.direction = 'inbound'), 0),
                   coalesce((SELECT max(w.asked_at) FROM web_request w WHERE w.contact_id = c.id), 0),
                   coalesce((SELECT max(s.collected_at) FROM consent s WHERE s.contact_id = c.id), 0),
                   coalesce((SELECT max(t.opened_at) FROM ticket t WHERE t.contact_id = c.id), 0)) AS since
        FROM contact c LEFT JOIN (SELECT contact_id, max(at) AS last FROM purchase WHERE contact_id IS NOT NULL
                                  GROUP BY contact_id) p ON p.contact_id = c.id
        WHERE c.created_at < :before AND c.frozen_at IS NULL)
    WHERE since < :before ORDER BY since";

struct Quiet {
    id: ContactId,
    kind: KeptFor,
    since: DateTime<Utc>,
    due_at: DateTime<Utc>,
}

/// Whose term is over by `until`, the longest ago first.
fn quiet(db: &Connection, rules: &Retention, until: DateTime<Utc>) -> Result<Vec<Quiet>> {
    let before = rules.cut(KeptFor::Prospect, until).max(rules.cut(KeptFor::Client, until));
    let mut statement = db.prepare_cached(QUIET)?;
    let rows = statement.query_map(named_params! { ":before": ms(before) }, |row| {
        let kind = if row.get(1)? { KeptFor::Client } else { KeptFor::Prospect };
        let since = at(row.get(2)?);
        Ok(Quiet { id: row.get(0)?, kind, since, due_at: rules.until(kind, since, until) })
    })?;
    let all: Vec<Quiet> = rows.collect::<rusqlite::Result<_>>()?;
    Ok(all.into_iter().filter(|one| one.due_at <= until).collect())
}

/// Rows of nobody past their term, by kind: a count and what is done about them.
const NOBODYS: &[(KeptFor, &str, &str)] = &[
    (
        KeptFor::UnknownCaller,
        "SELECT ringing_at FROM call WHERE contact_id IS NULL AND ringing_at < :before
             AND coalesce(external, from_raw, to_raw, caller_name, note) IS NOT NULL",
        "UPDATE call SET external = NULL, from_raw = NULL, to_raw = NULL, caller_name = NULL, note = NULL,
             external_id = NULL, ivr_choice = NULL
         WHERE contact_id IS NULL AND ringing_at < :before
             AND coalesce(external, from_raw, to_raw, caller_name, note) IS NOT NULL",
    ),
    (KeptFor::Telephone, "SELECT at FROM journal WHERE at < :before", "DELETE FROM journal WHERE at < :before"),
    (KeptFor::Listening, "SELECT at FROM listening WHERE at < :before", "DELETE FROM listening WHERE at < :before"),
    (
        KeptFor::Opposition,
        "SELECT lifted_at FROM opposition WHERE lifted_at < :before",
        "DELETE FROM opposition WHERE lifted_at < :before",
    ),
];

/// What began before this moment is due at `now`.
fn cut(db: &Connection, rules: &Retention, kind: KeptFor, now: DateTime<Utc>) -> Result<DateTime<Utc>> {
    if kind == KeptFor::Listening {
        let days = setting(db, LISTENING_DAYS)?.as_i64().unwrap_or(365);
        return Ok((now - Duration::days(days)).max(rules.cut(kind, now)));
    }
    Ok(rules.cut(kind, now))
}

fn by_day(days: impl Iterator<Item = DateTime<Utc>>) -> Vec<DueOn> {
    let mut counts = BTreeMap::new();
    days.for_each(|day| *counts.entry(day.date_naive()).or_insert(0) += 1);
    counts.into_iter().map(|(on, count)| DueOn { on, count }).collect()
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn report(db: &Connection, now: DateTime<Utc>) -> Result<RetentionReport> {
    let rules = rules(db)?;
    let notice = now + Duration::days(setting(db, NOTICE_DAYS)?.as_i64().unwrap_or(30));
    let coming = quiet(db, &rules, notice)?;
    let mut kinds = Vec::new();
    for kind in [KeptFor::Prospect, KeptFor::Client] {
        let of_kind = || coming.iter().filter(|one| one.kind == kind);
        if let Some(rule) = rules.on(kind, now.date_naive()) {
            let due = number(of_kind().filter(|one| one.due_at <= now).count());
            let next = by_day(of_kind().filter(|one| one.due_at > now).map(|one| one.due_at));
            kinds.push(RetentionLine { rule: rule.clone(), due, next });
        }
    }
    for (kind, sql, _) in NOBODYS {
        let (due, soon) = (cut(db, &rules, *kind, now)?, cut(db, &rules, *kind, notice)?);
        let mut statement = db.prepare_cached(sql)?;
        let moments: Vec<DateTime<Utc>> = statement
            .query_map(named_params! { ":before": ms(soon) }, |row| Ok(at(row.get(0)?)))?
            .collect::<rusqlite::Result<_>>()?;
        if let Some(rule) = rules.on(*kind, now.date_naive()) {
            let later = moments.iter().filter(|moment| **moment >= due).map(|moment| *moment + (notice - soon));
            kinds.push(RetentionLine {
                rule: rule.clone(),
                due: number(moments.iter().filter(|moment| **moment < due).count()),
                next: by_day(later),
            });
        }
    }
    let people = coming.into_iter().filter(|one| one.due_at <= now).take(TOLD);
    let people = people
        .map(|one| {
            let name = undo::called(db, one.id)?;
            Ok(DuePerson { contact_id: one.id, name, kind: one.kind, since: one.since, due_at: one.due_at })
        })
        .collect::<Result<_>>()?;
    Ok(RetentionReport { at: now, kinds, people })
}

/// Rows of nobody past their term go.
struct PurgeOld {
    agreed: DateTime<Utc>,
}

impl Operation for PurgeOld {
    type Output = u32;
    const KIND: &'static str = "privacy.purge";

    fn apply(self, tx: &Tx<'_>, _context: &Context) -> Result<u32> {
        let rules = rules(tx.connection)?;
        let mut gone = 0;
        for (kind, _, sql) in NOBODYS {
            let before = cut(tx.connection, &rules, *kind, self.agreed)?;
            gone += tx.connection.prepare_cached(sql)?.execute(named_params! { ":before": ms(before) })?;
        }
        tx.touched_everything();
        Ok(number(gone))
    }
}

impl Store {
    /// What has reached its term and what will, told before anything goes. That it was told counts as a launch.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn retention(&self, now: DateTime<Utc>) -> Result<RetentionReport> {
        self.maintain(move |connection| upkeep::launched(connection, now))?;
        self.reader()?.snapshot(|db| report(db, now))
    }

    /// Erases who and what is due, and was at the launch before too: told first, never by a clock that jumped.
    ///
    /// # Errors
    /// [`Error::Refused`] `clock_moved`: nothing was told before, or the clock went back since.
    pub fn run_retention(&self, clean: bool, context: &Context) -> Result<RetentionRun> {
        let now = context.now;
        let agreed = self.maintain(move |connection| upkeep::launched(connection, now))?;
        let agreed = agreed.ok_or(Error::Refused { why: "clock_moved" })?;
        let due = self.reader()?.snapshot(|db| quiet(db, &rules(db)?, agreed))?;
        let people = self.reader()?.snapshot(|db| {
            let mut free = Vec::new();
            for one in &due {
                if !in_a_call(db, one.id)? {
                    free.push(one.id);
                }
            }
            Ok(free)
        })?;
        let how = EraseHow { oppose: false, archive: true, why: ErasedFor::Retention };
        let scrubbed = self.erase_all(&people, how, clean, context)?;
        let rows = self.write(PurgeOld { agreed }, &Context { operation: None, ..*context })?.output;
        Ok(RetentionRun { people: number(people.len()), rows, scrubbed })
    }
}
