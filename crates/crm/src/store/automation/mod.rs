//! Rules and what they did, in the store.

mod conditions;
mod past;
mod view;

pub(super) use view::{act_line, acts};

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use rusqlite::types::Type;
use rusqlite::{Connection, OptionalExtension, Row, named_params};
use serde::de::DeserializeOwned;
use serde_json::json;
use uuid::Uuid;

use super::house::{opening_hours, setting};
use super::law::law;
use super::writer::Tx;
use super::{at, ms};
use crate::automation::{ActState, Action, Condition, Delay, Event, Happening, Rule, When, shipped};
use crate::error::OrNotFound;
use crate::{ActId, CallId, ContactId, Context, Error, Result, RuleId, TargetId};

/// The general switch.
const ON: &str = "automation.on";

/// The version of rules and sequences as JSON, kept beside them.
const VERSION: u32 = 1;

/// A column of JSON.
pub(super) fn from_json<T: DeserializeOwned>(row: &Row<'_>, index: usize) -> rusqlite::Result<T> {
    let text: String = row.get(index)?;
    let wrong = |error| rusqlite::Error::FromSqlConversionFailure(index, Type::Text, Box::new(error));
    serde_json::from_str(&text).map_err(wrong)
}

/// The same, where NULL means none.
pub(super) fn from_json_opt<T: DeserializeOwned>(row: &Row<'_>, index: usize) -> rusqlite::Result<Option<T>> {
    match row.get_ref(index)? {
        rusqlite::types::ValueRef::Null => Ok(None),
        _ => from_json(row, index).map(Some),
    }
}

/// A place in a list, as a column holds it.
pub(super) fn place_of(place: usize) -> i64 {
    i64::try_from(place).unwrap_or(i64::MAX)
}

/// A column that holds a place in a list; a negative one is beyond any.
pub(super) fn place_from(row: &Row<'_>, index: usize) -> rusqlite::Result<usize> {
    Ok(usize::try_from(row.get::<_, i64>(index)?).unwrap_or(usize::MAX))
}

/// A value as JSON with its version.
pub(super) fn versioned<T: serde::Serialize>(value: &T) -> String {
    let mut json = json!(value);
    if let Some(object) = json.as_object_mut() {
        object.insert("version".into(), VERSION.into());
    }
    json.to_string()
}

/// What was written down of an act, as taking it back needs it.
pub(crate) struct ActRow {
    pub id: ActId,
    pub rule: Rule,
    pub place: usize,
    pub contact_id: ContactId,
    pub state: ActState,
    pub made: Option<Uuid>,
}

impl ActRow {
    /// Which of the rule's actions it was.
    pub(crate) fn action(&self) -> Option<&Action> {
        self.rule.actions.get(self.place)
    }
}

fn act_from_row(row: &Row<'_>) -> rusqlite::Result<ActRow> {
    Ok(ActRow {
        id: row.get(0)?,
        rule: from_json(row, 1)?,
        place: place_from(row, 2)?,
        contact_id: row.get(3)?,
        state: row.get(4)?,
        made: row.get(5)?,
    })
}

const ACT: &str = "SELECT id, rule, action, contact_id, state, made FROM automation_act";

/// Whether rules act and sequences go on.
fn are_on(db: &Connection) -> Result<bool> {
    Ok(setting(db, ON)?.as_bool().unwrap_or(true))
}

/// A rule that can no longer be read (a newer build's) is left alone.
fn readable(rows: Vec<(RuleId, String, i64)>) -> Vec<(RuleId, Rule, DateTime<Utc>)> {
    let read = |(id, json, seen): (_, String, _)| Some((id, serde_json::from_str(&json).ok()?, at(seen)));
    rows.into_iter().filter_map(read).collect()
}

/// Rules switched on that wait for time, with the moment up to which they looked.
fn timed_rules(db: &Connection) -> Result<Vec<(RuleId, Rule, DateTime<Utc>)>> {
    let mut statement = db.prepare_cached(
        "SELECT id, rule, seen_to FROM automation_rule
         WHERE event IN ('ticket_late', 'callback_overdue', 'silence') AND on_at IS NOT NULL AND retired_at IS NULL",
    )?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
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
                .prepare_cached("UPDATE automation_rule SET seen_to = :now")?
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
            "SELECT id, rule, seen_to FROM automation_rule
             WHERE event = :event AND on_at IS NOT NULL AND retired_at IS NULL ORDER BY rid",
        )?;
        let rows = statement
            .query_map(named_params! { ":event": event }, |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        let rules = readable(rows.collect::<rusqlite::Result<_>>()?);
        if rules.is_empty() || !self.automations_are_on()? {
            return Ok(Vec::new());
        }
        Ok(rules.into_iter().map(|(id, rule, _)| (id, rule)).collect())
    }

    pub(crate) fn timed_rules(&self) -> Result<Vec<(RuleId, Rule, DateTime<Utc>)>> {
        timed_rules(self.connection)
    }

    pub(crate) fn rule_saw(&self, id: RuleId, to: DateTime<Utc>) -> Result<()> {
        self.connection
            .prepare_cached("UPDATE automation_rule SET seen_to = max(seen_to, :to) WHERE id = :id")?
            .execute(named_params! { ":id": id, ":to": ms(to) })?;
        Ok(())
    }

    /// What came with time between two moments, and still is so; at most so many, the oldest first.
    pub(crate) fn happened(
        &self,
        when: &When,
        from: DateTime<Utc>,
        to: DateTime<Utc>,
        at_most: u32,
    ) -> Result<Vec<Happening>> {
        past::happened(self.connection, when, from, to, past::Look::Still, at_most)
    }

    pub(crate) fn conditions_hold(&self, conditions: &[Condition], happening: &Happening) -> Result<bool> {
        conditions::hold(self.connection, conditions, happening)
    }

    pub(crate) fn act_is_known(&self, key: &str) -> Result<bool> {
        Ok(self
            .connection
            .prepare_cached("SELECT 1 FROM automation_act WHERE key = :key")?
            .exists(named_params! { ":key": key })?)
    }

    #[expect(clippy::too_many_arguments, reason = "the columns of an act")]
    pub(crate) fn insert_act(
        &self,
        id: RuleId,
        rule: &Rule,
        place: usize,
        happening: &Happening,
        state: ActState,
        made: Option<Uuid>,
        context: &Context,
    ) -> Result<()> {
        self.connection
            .prepare_cached(
                "INSERT INTO automation_act (id, rule_id, rule, action, key, contact_id, call_id, state, made, at)
                 VALUES (:id, :rule_id, :rule, :action, :key, :contact, :call, :state, :made, :now)",
            )?
            .execute(named_params! {
                ":id": ActId::new(context.now), ":rule_id": id, ":rule": versioned(rule), ":action": place_of(place),
                ":key": happening.key(id, place), ":contact": happening.contact_id, ":call": happening.call_id,
                ":state": state, ":made": made, ":now": ms(context.now),
            })?;
        Ok(())
    }

    pub(crate) fn act(&self, id: ActId) -> Result<ActRow> {
        self.connection
            .prepare_cached(&format!("{ACT} WHERE id = :id"))?
            .query_row(named_params! { ":id": id }, act_from_row)
            .optional()?
            .or_not_found("automation act")
    }

    /// What rules did because of a call, and stands.
    pub(crate) fn acts_of_call(&self, call: CallId) -> Result<Vec<ActRow>> {
        let mut statement =
            self.connection.prepare_cached(&format!("{ACT} WHERE call_id = :call AND key IS NOT NULL ORDER BY rid"))?;
        let rows = statement.query_map(named_params! { ":call": call }, act_from_row)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The event was put right: the act may be done again; `taken`: what it made is no more.
    pub(crate) fn act_was_corrected(&self, id: ActId, taken: bool) -> Result<()> {
        self.connection
            .prepare_cached(
                "UPDATE automation_act SET key = NULL, state = CASE WHEN :taken THEN :state ELSE state END WHERE id = :id",
            )?
            .execute(named_params! { ":id": id, ":taken": taken, ":state": ActState::Corrected })?;
        Ok(())
    }

    pub(crate) fn act_was_undone(&self, id: ActId, context: &Context) -> Result<()> {
        self.connection
            .prepare_cached("UPDATE automation_act SET state = :state, ended_by = :agent WHERE id = :id")?
            .execute(named_params! { ":id": id, ":state": ActState::Undone, ":agent": context.agent })?;
        Ok(())
    }

    pub(crate) fn save_rule(&self, id: RuleId, rule: &Rule, context: &Context) -> Result<()> {
        self.connection
            .prepare_cached(
                "INSERT INTO automation_rule (id, event, rule, seen_to, agent_id, saved_at)
                 VALUES (:id, :event, :rule, :now, :agent, :now)
                 ON CONFLICT (id) DO UPDATE SET event = :event, rule = :rule, seen_to = :now, agent_id = :agent,
                     saved_at = :now, retired_at = NULL",
            )?
            .execute(named_params! {
                ":id": id, ":event": rule.when.event(), ":rule": versioned(rule), ":agent": context.agent,
                ":now": ms(context.now),
            })?;
        Ok(())
    }

    /// One that ships becomes the house's own when it is first touched.
    fn make_own(&self, id: RuleId, context: &Context) -> Result<()> {
        let kept = self
            .connection
            .prepare_cached("SELECT 1 FROM automation_rule WHERE id = :id")?
            .exists(named_params! { ":id": id })?;
        if !kept {
            let (_, rule) = shipped().iter().find(|(shipped, _)| *shipped == id).or_not_found("rule")?;
            self.save_rule(id, rule, context)?;
        }
        Ok(())
    }

    pub(crate) fn switch_rule(&self, id: RuleId, on: bool, context: &Context) -> Result<()> {
        self.make_own(id, context)?;
        let changed = self
            .connection
            .prepare_cached(
                "UPDATE automation_rule SET on_at = CASE WHEN :on THEN :now END, seen_to = :now
                 WHERE id = :id AND retired_at IS NULL",
            )?
            .execute(named_params! { ":id": id, ":on": on, ":now": ms(context.now) })?;
        (changed == 1).then_some(()).or_not_found("rule")
    }

    /// Taken up again, it is off.
    pub(crate) fn retire_rule(&self, id: RuleId, retired: bool, context: &Context) -> Result<()> {
        self.make_own(id, context)?;
        self.connection
            .prepare_cached(
                "UPDATE automation_rule SET on_at = NULL, retired_at = CASE WHEN :retired THEN :now END WHERE id = :id",
            )?
            .execute(named_params! { ":id": id, ":retired": retired, ":now": ms(context.now) })?;
        Ok(())
    }

    /// What a rule names is there: outcomes, motives, documents, sequences, agents.
    pub(crate) fn check_names(&self, rule: &Rule) -> Result<()> {
        if let When::CallQualified { outcome: Some(code) } = &rule.when {
            self.check_outcome(code)?;
        }
        if let When::DocumentSent { document: Some(key) } = &rule.when {
            self.check_document(key)?;
        }
        for condition in &rule.conditions {
            match condition {
                Condition::Outcome { outcome } => self.check_outcome(outcome)?,
                Condition::Motive { motive } => {
                    let known = self.named("SELECT 1 FROM motive WHERE code = :code", motive)?;
                    known.then_some(()).or_not_found("motive")?;
                }
                Condition::Owner { agent: Some(agent) } => {
                    self.agent_exists(*agent)?.then_some(()).or_not_found("agent")?;
                }
                _ => {}
            }
        }
        for action in &rule.actions {
            match action {
                Action::ProposeMessage { document } => self.check_document(document)?,
                Action::StartSequence { sequence } => drop(self.sequence(*sequence)?),
                _ => {}
            }
        }
        // The same thing twice is a slip.
        let twice: HashSet<String> = rule.actions.iter().map(|action| json!(action).to_string()).collect();
        if twice.len() == rule.actions.len() { Ok(()) } else { Err(Error::Invalid { field: "action", why: "twice" }) }
    }

    pub(crate) fn check_outcome(&self, code: &str) -> Result<()> {
        self.named("SELECT 1 FROM outcome WHERE code = :code", code)?.then_some(()).or_not_found("outcome")
    }

    pub(crate) fn check_document(&self, key: &str) -> Result<()> {
        (self.document_version(key)? > 0).then_some(()).or_not_found("document")
    }

    fn named(&self, sql: &str, code: &str) -> Result<bool> {
        Ok(self.connection.prepare_cached(sql)?.exists(named_params! { ":code": code })?)
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
