//! What rules did, once per subject and event; put right or taken back.

use rusqlite::{OptionalExtension, Row, named_params};
use uuid::Uuid;

use super::{Tx, from_json, ms, place_from, place_of, versioned};
use crate::automation::{ActState, Action, Happening, Rule};
use crate::error::OrNotFound;
use crate::{ActId, CallId, ContactId, Context, Result, RuleId};

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

impl Tx<'_> {
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
}
