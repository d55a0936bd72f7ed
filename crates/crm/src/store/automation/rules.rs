//! The rules of the house: kept, switched, removed; and that what they name is there.

use std::collections::HashSet;

use rusqlite::named_params;
use serde_json::json;

use super::{Tx, ms, versioned};
use crate::automation::{Action, Condition, Rule, When, shipped};
use crate::error::OrNotFound;
use crate::{Context, Error, Result, RuleId};

impl Tx<'_> {
    pub(crate) fn save_rule(&self, id: RuleId, rule: &Rule, context: &Context) -> Result<()> {
        self.connection
            .prepare_cached(
                "INSERT INTO automation_rule (id, event, rule, seen_to, agent_id, saved_at)
                 VALUES (:id, :event, :rule, :now, :agent, :now)
                 ON CONFLICT (id) DO UPDATE SET event = :event, rule = :rule, seen_to = :now, seen_id = NULL, agent_id = :agent,
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
                "UPDATE automation_rule SET on_at = CASE WHEN :on THEN :now END, seen_to = :now, seen_id = NULL
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
}
