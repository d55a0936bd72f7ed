//! Tasks, and the calls to make that rules and sequences plan.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, Row, named_params};
use uuid::Uuid;

use super::super::directory::agent_from_row;
use super::{Tx, WHO, at, from_json_opt, ms, versioned, who};
use crate::proposal::PlannedBy;
use crate::task::Task;
use crate::{AgentId, CallbackId, ContactId, Context, Result, TaskId};

pub(super) fn task_from_row(row: &Row<'_>) -> rusqlite::Result<Task> {
    let owner = agent_from_row(row, 8)?;
    Ok(Task {
        contact_id: row.get(0)?,
        name: who(row, 1)?,
        id: row.get(5)?,
        text: row.get(6)?,
        due_at: at(row.get(7)?),
        owner,
        reason: from_json_opt(row, 10)?,
    })
}

/// Tasks to do, as [`task_from_row`] reads them.
pub(super) fn task() -> String {
    format!(
        "SELECT {WHO}, t.id, t.text, t.due_at, a.id, a.name, t.reason
         FROM task t JOIN contact c ON c.id = t.contact_id LEFT JOIN agent a ON a.id = t.owner_id
         WHERE t.done_at IS NULL AND t.dropped_at IS NULL"
    )
}

/// Tasks of an agent, or of nobody, due before that moment; at most 50.
pub(in crate::store) fn tasks_by(db: &Connection, agent: Option<AgentId>, before: DateTime<Utc>) -> Result<Vec<Task>> {
    let sql = format!(
        "{} AND t.due_at < :before AND (t.owner_id IS NULL OR t.owner_id IS :agent) ORDER BY t.due_at LIMIT 50",
        task()
    );
    let mut statement = db.prepare_cached(&sql)?;
    let rows = statement.query_map(named_params! { ":before": ms(before), ":agent": agent }, task_from_row)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

impl Tx<'_> {
    pub(crate) fn insert_task(
        &self,
        contact: ContactId,
        text: &str,
        due: DateTime<Utc>,
        owner: Option<AgentId>,
        reason: Option<&PlannedBy>,
        context: &Context,
    ) -> Result<TaskId> {
        let id = TaskId::new(context.now);
        self.connection
            .prepare_cached(
                "INSERT INTO task (id, contact_id, text, due_at, owner_id, reason, created_at)
                 VALUES (:id, :contact, :text, :due, :owner, :reason, :now)",
            )?
            .execute(named_params! {
                ":id": id, ":contact": contact, ":text": text, ":due": ms(due), ":owner": owner,
                ":reason": reason.map(versioned), ":now": ms(context.now),
            })?;
        Ok(id)
    }

    /// Answers whether it was still to be done.
    pub(crate) fn finish_task(&self, id: TaskId, context: &Context) -> Result<bool> {
        let sql = "UPDATE task SET done_at = :now WHERE id = :id AND done_at IS NULL AND dropped_at IS NULL";
        let changed =
            self.connection.prepare_cached(sql)?.execute(named_params! { ":id": id, ":now": ms(context.now) })?;
        Ok(changed == 1)
    }

    /// The same, when it is no longer to be done.
    pub(crate) fn drop_task(&self, id: TaskId, context: &Context) -> Result<bool> {
        let sql = "UPDATE task SET dropped_at = :now WHERE id = :id AND done_at IS NULL AND dropped_at IS NULL";
        let changed =
            self.connection.prepare_cached(sql)?.execute(named_params! { ":id": id, ":now": ms(context.now) })?;
        Ok(changed == 1)
    }

    /// A call to make that nobody promised: no ground to call, and it sets no rule in motion.
    pub(crate) fn plan_callback(
        &self,
        contact: ContactId,
        subject: &str,
        due: DateTime<Utc>,
        owner: Option<AgentId>,
        by: &str,
        context: &Context,
    ) -> Result<CallbackId> {
        let id = CallbackId::new(context.now);
        self.connection
            .prepare_cached(
                "INSERT INTO callback (id, contact_id, due_at, subject, owner_id, created_at, planned_by)
                 VALUES (:id, :contact, :due, :subject, :owner, :now, :by)",
            )?
            .execute(named_params! {
                ":id": id, ":contact": contact, ":due": ms(due), ":subject": subject, ":owner": owner,
                ":now": ms(context.now), ":by": by,
            })?;
        Ok(id)
    }

    /// Answers whether it was still to be made.
    pub(crate) fn drop_planned_callback(&self, id: Uuid) -> Result<bool> {
        let changed = self
            .connection
            .prepare_cached("DELETE FROM callback WHERE id = :id AND done_at IS NULL AND planned_by IS NOT NULL")?
            .execute(named_params! { ":id": CallbackId(id) })?;
        Ok(changed == 1)
    }
}
