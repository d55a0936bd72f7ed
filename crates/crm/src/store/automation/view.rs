//! What the settings show of the automations: rules, what they did, what one would have done.

use std::collections::HashSet;

use chrono::{DateTime, Duration, Utc};
use rusqlite::{Connection, Row, named_params};

use super::super::directory::agent_from_row;
use super::super::follow_up::{WHO, who};
use super::super::reader::Reader;
use super::super::{at, at_opt, ms, sequence};
use super::past::{self, Look};
use super::{Seen, are_on, conditions, from_json, place_from, timed_rules};
use crate::automation::{Act, Automations, DryLine, DryRun, Rule, RuleLine, shipped};
use crate::{ContactId, Error, Result, RuleId};

/// How many acts are shown.
const LOG: u32 = 200;

/// How many lines of a dry run are shown.
const LINES: usize = 100;

/// How many happenings a dry run looks at.
const LOOKED_AT: u32 = 20_000;

pub(in crate::store) fn act_line(row: &Row<'_>) -> rusqlite::Result<Option<Act>> {
    let rule: Rule = from_json(row, 6)?;
    let Some(action) = rule.actions.get(place_from(row, 7)?).cloned() else { return Ok(None) };
    let ended_by = agent_from_row(row, 11)?;
    Ok(Some(Act {
        contact_id: row.get(0)?,
        name: who(row, 1)?,
        id: row.get(5)?,
        rule,
        action,
        rule_id: row.get(8)?,
        state: row.get(9)?,
        at: at(row.get(10)?),
        ended_by,
    }))
}

/// Acts, as [`act_line`] reads them.
pub(in crate::store) fn acts() -> String {
    format!(
        "SELECT {WHO}, t.id, t.rule, t.action, t.rule_id, t.state, t.at, a.id, a.name
         FROM automation_act t JOIN contact c ON c.id = t.contact_id LEFT JOIN agent a ON a.id = t.ended_by"
    )
}

fn rules(db: &Connection) -> Result<Vec<RuleLine>> {
    type Kept = (RuleId, String, Option<i64>, bool, u32, Option<i64>);
    let mut statement = db.prepare_cached(
        "SELECT r.id, r.rule, r.on_at, r.retired_at IS NOT NULL,
                (SELECT count(DISTINCT t.key) FROM automation_act t WHERE t.rule_id = r.id AND t.state = 'done'),
                (SELECT max(t.at) FROM automation_act t WHERE t.rule_id = r.id AND t.state = 'done')
         FROM automation_rule r ORDER BY r.rid",
    )?;
    let rows = statement
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?, row.get(5)?)))?;
    let kept: Vec<Kept> = rows.collect::<rusqlite::Result<_>>()?;
    let known: HashSet<RuleId> = kept.iter().map(|(id, ..)| *id).collect();
    let is_shipped = |id| shipped().iter().any(|(shipped, _)| *shipped == id);
    let mut lines: Vec<RuleLine> = kept
        .into_iter()
        .filter(|(_, _, _, retired, ..)| !retired)
        .filter_map(|(id, rule, on, _, acts, last)| {
            let rule = serde_json::from_str(&rule).ok()?;
            Some(RuleLine { id, rule, on_at: at_opt(on), ships: is_shipped(id), acts, last_at: at_opt(last) })
        })
        .collect();
    lines.sort_by_key(|line| line.ships);
    let ships = shipped().iter().filter(|(id, _)| !known.contains(id));
    lines.extend(ships.map(|(id, rule)| RuleLine {
        id: *id,
        rule: rule.clone(),
        on_at: None,
        ships: true,
        acts: 0,
        last_at: None,
    }));
    Ok(lines)
}

fn words(db: &Connection, sql: &str) -> Result<Vec<String>> {
    let mut statement = db.prepare_cached(sql)?;
    Ok(statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

impl Reader<'_> {
    /// All that the settings show of the automations.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn automations(&self) -> Result<Automations> {
        self.snapshot(|db| {
            let mut log = db.prepare_cached(&format!("{} ORDER BY t.rid DESC LIMIT {LOG}", acts()))?;
            let log = log.query_map([], act_line)?.filter_map(rusqlite::Result::transpose);
            Ok(Automations {
                on: are_on(db)?,
                rules: rules(db)?,
                sequences: sequence::lines(db)?,
                log: log.collect::<rusqlite::Result<_>>()?,
                dry_run: None,
                queues: words(db, "SELECT name FROM queue ORDER BY name")?,
                lines: words(db, "SELECT DISTINCT label FROM line ORDER BY label")?,
                tags: words(db, "SELECT DISTINCT tag FROM contact_tag ORDER BY tag LIMIT 200")?,
            })
        })
    }

    /// What a rule would have done in the last days, had it been switched on. Reads only.
    ///
    /// # Errors
    /// [`Error::Invalid`] for a rule that could not be kept, or a span that is none.
    pub fn dry_run(&self, rule: &Rule, days: u32, now: DateTime<Utc>) -> Result<DryRun> {
        if !(1..=365).contains(&days) {
            return Err(Error::Invalid { field: "days", why: "out_of_range" });
        }
        let rule = rule.clone().checked()?;
        let from = now - Duration::days(i64::from(days));
        self.snapshot(|db| {
            let happened = past::happened(db, &rule.when, Seen::all(from), now, Look::Then, LOOKED_AT)?;
            let more = happened.len() >= LOOKED_AT as usize;
            let (mut seen, mut people) = (HashSet::new(), HashSet::new());
            let mut found: Vec<(ContactId, DateTime<Utc>)> = Vec::new();
            for happening in happened {
                let once = happening.key(RuleId(uuid::Uuid::nil()), 0);
                if rule.when.is(&happening)
                    && !seen.contains(&once)
                    && conditions::hold(db, &rule.conditions, &happening)?
                {
                    seen.insert(once);
                    people.insert(happening.contact_id);
                    found.push((happening.contact_id, happening.at));
                }
            }
            let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
            let (times, people) = (count(found.len()), count(people.len()));
            let mut name = db.prepare_cached(&format!("SELECT {WHO} FROM contact c WHERE c.id = :id"))?;
            let mut line = |(id, at): (ContactId, DateTime<Utc>)| {
                let name = name.query_row(named_params! { ":id": id }, |row| who(row, 1))?;
                Ok(DryLine { contact_id: id, name, at })
            };
            let lines = found.into_iter().rev().take(LINES).map(&mut line).collect::<Result<_>>()?;
            Ok(DryRun { from, times, people, more, lines })
        })
    }

    /// Whether [`crate::automation::RunDue`] would find something: read first, so that nothing is written for nothing.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn automation_due(&self, now: DateTime<Utc>) -> Result<bool> {
        self.snapshot(|db| {
            if !are_on(db)? {
                return Ok(false);
            }
            let steps = db
                .prepare_cached("SELECT 1 FROM sequence_run WHERE ended_at IS NULL AND next_at <= :now LIMIT 1")?
                .exists(named_params! { ":now": ms(now) })?;
            if steps {
                return Ok(true);
            }
            for (_, rule, seen) in timed_rules(db)? {
                if !past::happened(db, &rule.when, seen, now, Look::Still, 1)?.is_empty() {
                    return Ok(true);
                }
            }
            Ok(false)
        })
    }
}
