//! Tasks: something to do about a person, dated, that is no call.

use chrono::{DateTime, Utc};
use phone::text::NAME_MAX;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::contact::AgentRef;
use crate::proposal::PlannedBy;
use crate::{ContactId, Context, Error, Operation, Result, TaskId, Tx, typed};

/// A task to do, as shown.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Task {
    /// Ours.
    pub id: TaskId,
    /// About whom.
    pub contact_id: ContactId,
    /// Their name, company, or number.
    pub name: String,
    /// What to do.
    pub text: String,
    /// When.
    pub due_at: DateTime<Utc>,
    /// Who does it; `None`: "à prendre".
    pub owner: Option<AgentRef>,
    /// Why it is there; `None`: an agent wrote it.
    pub reason: Option<PlannedBy>,
}

/// What is done to a task of a fiche.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "task", rename_all = "snake_case")]
pub enum TaskStep {
    /// One more, for who sits at the desk.
    Add {
        /// What to do.
        text: String,
        /// When.
        due_at: DateTime<Utc>,
    },
    /// It was done.
    Done {
        /// Which.
        task_id: TaskId,
    },
    /// It is no longer to be done.
    Drop {
        /// Which.
        task_id: TaskId,
    },
}

/// Does one of these.
#[derive(Debug, Clone)]
pub struct WorkTask {
    /// About whom.
    pub contact_id: ContactId,
    /// What.
    pub step: TaskStep,
}

impl Operation for WorkTask {
    type Output = ();
    const KIND: &'static str = "task.work";

    fn apply(self, tx: &Tx<'_>, context: &Context) -> Result<()> {
        let over = Error::Refused { why: "task_over" };
        match self.step {
            TaskStep::Add { text, due_at } => {
                tx.contact(self.contact_id)?;
                let text = typed::line("text", &text, NAME_MAX)?;
                if text.is_empty() {
                    return Err(Error::Invalid { field: "text", why: "empty" });
                }
                tx.insert_task(self.contact_id, &text, due_at, context.agent, None, context)?;
            }
            TaskStep::Done { task_id } => {
                if !tx.finish_task(task_id, context)? {
                    return Err(over);
                }
            }
            TaskStep::Drop { task_id } => {
                if !tx.drop_task(task_id, context)? {
                    return Err(over);
                }
            }
        }
        tx.touched_contact(self.contact_id);
        tx.touched_house();
        Ok(())
    }
}
