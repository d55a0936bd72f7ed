//! Rules and what they did, in the store.

mod acts;
mod conditions;
mod json;
mod past;
mod rules;
mod view;

pub(super) use json::{from_json, from_json_opt, place_from, place_of, versioned};
pub(super) use view::{act_line, acts};

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, named_params};
use serde_json::json;
use uuid::Uuid;

use super::house::{opening_hours, setting};
use super::law::law;
use super::writer::Tx;
use super::{at, ms};
use crate::automation::{Condition, Delay, Event, Happening, Rule, When};
use crate::{CallId, Context, Result, RuleId, TargetId};

/// The general switch.
const ON: &str = "automation.on";

/// Whether rules act and sequences go on.
fn are_on(db: &Connection) -> Result<bool> {
    Ok(setting(db, ON)?.as_bool().unwrap_or(true))
}

/// How far a rule that waits for time has looked. Any number of things may be due at the same millisecond: within it,
/// their order is that of their identifiers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Seen {
    /// Up to then.
    pub to: DateTime<Utc>,
    /// At that very moment, up to this subject; `None`: all of it.
    pub subject: Option<Uuid>,
}

impl Seen {
    /// Everything up to a moment.
    pub(crate) fn all(to: DateTime<Utc>) -> Self {
        Self { to, subject: None }
    }
}

/// A rule that can no longer be read (a newer build's) is left alone.
fn readable<T>(rows: Vec<(RuleId, String, T)>) -> Vec<(RuleId, Rule, T)> {
    let read = |(id, json, seen): (_, String, _)| Some((id, serde_json::from_str(&json).ok()?, seen));
    rows.into_iter().filter_map(read).collect()
}

/// Rules switched on that wait for time, with how far they looked.
fn timed_rules(db: &Connection) -> Result<Vec<(RuleId, Rule, Seen)>> {
    let mut statement = db.prepare_cached(
        "SELECT id, rule, seen_to, seen_id FROM automation_rule
         WHERE event IN ('ticket_late', 'callback_overdue', 'silence') AND on_at IS NOT NULL AND retired_at IS NULL",
    )?;
    let rows = statement
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?, Seen { to: at(row.get(2)?), subject: row.get(3)? })))?;
    Ok(readable(rows.collect::<rusqlite::Result<_>>()?))
}

impl Tx<'_> {
    pub(crate) fn automations_are_on(&self) -> Result<bool> {
        are_on(self.connection)
    }

    pub(crate) fn turn_automations(&self, on: bool, context: &Context) -> Result<()> {
        if on && !self.automations_are_on()? {
            // What went by while they were off stays as it is.
            self.connection
                .prepare_cached("UPDATE automation_rule SET seen_to = :now, seen_id = NULL")?
                .execute(named_params! { ":now": ms(context.now) })?;
        }
        self.set_setting(ON, &json!(on))
    }

    /// Whether any rule waits for what somebody does: one indexed read.
    pub(crate) fn some_rule_is_on(&self) -> Result<bool> {
        Ok(self
            .connection
            .prepare_cached("SELECT 1 FROM automation_rule WHERE on_at IS NOT NULL AND retired_at IS NULL LIMIT 1")?
            .exists([])?)
    }

    /// Rules switched on that wait for this event.
    pub(crate) fn rules_on(&self, event: Event) -> Result<Vec<(RuleId, Rule)>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT id, rule FROM automation_rule
             WHERE event = :event AND on_at IS NOT NULL AND retired_at IS NULL ORDER BY rid",
        )?;
        let rows = statement.query_map(named_params! { ":event": event }, |row| Ok((row.get(0)?, row.get(1)?, ())))?;
        let rules = readable(rows.collect::<rusqlite::Result<_>>()?);
        if rules.is_empty() || !self.automations_are_on()? {
            return Ok(Vec::new());
        }
        Ok(rules.into_iter().map(|(id, rule, _)| (id, rule)).collect())
    }

    pub(crate) fn timed_rules(&self) -> Result<Vec<(RuleId, Rule, Seen)>> {
        timed_rules(self.connection)
    }

    /// Never back: a clock that did would have things done twice.
    pub(crate) fn rule_saw(&self, id: RuleId, seen: Seen) -> Result<()> {
        self.connection
            .prepare_cached(
                "UPDATE automation_rule SET seen_to = :to, seen_id = :subject WHERE id = :id AND seen_to <= :to",
            )?
            .execute(named_params! { ":id": id, ":to": ms(seen.to), ":subject": seen.subject })?;
        Ok(())
    }

    /// What came with time between two moments, and still is so; at most so many, the oldest first.
    pub(crate) fn happened(&self, when: &When, seen: Seen, to: DateTime<Utc>, at_most: u32) -> Result<Vec<Happening>> {
        past::happened(self.connection, when, seen, to, past::Look::Still, at_most)
    }

    pub(crate) fn conditions_hold(&self, conditions: &[Condition], happening: &Happening) -> Result<bool> {
        conditions::hold(self.connection, conditions, happening)
    }

    /// The moment a delay leads to, in the hours of the house.
    pub(crate) fn due(&self, delay: Delay, from: DateTime<Utc>) -> Result<DateTime<Utc>> {
        let (hours, law) = (opening_hours(self.connection)?, law(self.connection)?);
        let territory = crate::law::Territory::of_region(self.region()?).unwrap_or(crate::law::Territory::Metropole);
        Ok(delay.from(from, &hours, |day| law.holiday(day, territory).is_some()))
    }

    /// The person of a campaign whose call this was, when it did what the campaign wants.
    pub(crate) fn target_won_by(&self, call: CallId) -> Result<Option<TargetId>> {
        Ok(self
            .connection
            .prepare_cached(
                "SELECT g.id FROM dial d JOIN campaign_target g ON g.id = d.target_id
                 WHERE d.call_id = :call AND g.success = 1",
            )?
            .query_row(named_params! { ":call": call }, |row| row.get(0))
            .optional()?)
    }
}
