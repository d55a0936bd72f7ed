//! What is under way for a person, in the store: tags, tasks, proposals, the callbacks that rules plan.

use chrono::{DateTime, Duration, Utc};
use rusqlite::{Connection, OptionalExtension, Row, named_params};
use uuid::Uuid;

use super::automation::{act_line, acts, from_json, from_json_opt};
use super::reader::Reader;
use super::writer::Tx;
use super::{at, ms, sequence, shown};
use crate::contact::{AgentRef, full_name};
use crate::document::Document;
use crate::error::OrNotFound;
use crate::follow_up::FollowUp;
use crate::proposal::{PlannedBy, ProposalAnswer, ProposalKind, Proposed};
use crate::task::Task;
use crate::{AgentId, CallbackId, ContactId, Context, ProposalId, Result, TaskId};

/// Who a line is about: five columns of `contact c`, read by [`who`].
pub(super) const WHO: &str = "c.id, c.first_name, c.last_name, \
    (SELECT co.name FROM company co WHERE co.id = c.company_id), \
    (SELECT p.e164 FROM phone_number p WHERE p.contact_id = c.id AND p.e164 IS NOT NULL ORDER BY p.position LIMIT 1)";

/// Their name, company or number; `first`: the column of the first name.
pub(super) fn who(row: &Row<'_>, first: usize) -> rusqlite::Result<String> {
    let (given, last): (Option<String>, Option<String>) = (row.get(first)?, row.get(first + 1)?);
    let name = full_name(given.as_deref(), last.as_deref()).or(row.get(first + 2)?);
    let number = row.get::<_, Option<String>>(first + 3)?.map(|e164| shown(&e164));
    Ok(name.or(number).unwrap_or_default())
}

/// How far back what rules did is shown on a fiche.
const LATELY: Duration = Duration::days(30);

fn task_from_row(row: &Row<'_>) -> rusqlite::Result<Task> {
    let owner = match (row.get(8)?, row.get(9)?) {
        (Some(id), Some(name)) => Some(AgentRef { id, name }),
        _ => None,
    };
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

fn task() -> String {
    format!(
        "SELECT {WHO}, t.id, t.text, t.due_at, a.id, a.name, t.reason
         FROM task t JOIN contact c ON c.id = t.contact_id LEFT JOIN agent a ON a.id = t.owner_id
         WHERE t.done_at IS NULL AND t.dropped_at IS NULL"
    )
}

fn proposed_from_row(row: &Row<'_>) -> rusqlite::Result<Proposed> {
    Ok(Proposed {
        contact_id: row.get(0)?,
        name: who(row, 1)?,
        id: row.get(5)?,
        kind: row.get(6)?,
        value: row.get(7)?,
        document: None,
        reason: from_json(row, 8)?,
        at: at(row.get(9)?),
    })
}

fn proposed() -> String {
    format!(
        "SELECT {WHO}, n.id, n.kind, n.value, n.reason, n.at
         FROM proposal n JOIN contact c ON c.id = n.contact_id WHERE n.answered_at IS NULL"
    )
}

/// Proposed messages with the names of their documents.
fn named(mut proposals: Vec<Proposed>, documents: impl FnOnce() -> Result<Vec<Document>>) -> Result<Vec<Proposed>> {
    if proposals.iter().any(|one| one.kind == ProposalKind::Message) {
        let library = documents()?;
        for one in proposals.iter_mut().filter(|one| one.kind == ProposalKind::Message) {
            one.document = library.iter().find(|document| document.key == one.value).map(|found| found.name.clone());
        }
    }
    Ok(proposals)
}

/// What is under way for a person. Most have nothing: one read says so, and a ring is not slowed down.
pub(super) fn follow_up(db: &Connection, id: ContactId, now: DateTime<Utc>) -> Result<FollowUp> {
    let lately = ms(now - LATELY);
    let something = db
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM contact_tag WHERE contact_id = :id)
                 OR EXISTS (SELECT 1 FROM proposal WHERE contact_id = :id AND answered_at IS NULL)
                 OR EXISTS (SELECT 1 FROM task WHERE contact_id = :id AND done_at IS NULL AND dropped_at IS NULL)
                 OR EXISTS (SELECT 1 FROM sequence_run WHERE contact_id = :id)
                 OR EXISTS (SELECT 1 FROM automation_act WHERE contact_id = :id AND at > :lately)",
        )?
        .query_row(named_params! { ":id": id, ":lately": lately }, |row| row.get::<_, bool>(0))?;
    if !something {
        return Ok(FollowUp::default());
    }
    let whose = named_params! { ":id": id };
    let tags = db
        .prepare_cached("SELECT tag FROM contact_tag WHERE contact_id = :id ORDER BY tag")?
        .query_map(whose, |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    let proposals = db
        .prepare_cached(&format!("{} AND n.contact_id = :id ORDER BY n.at DESC, n.rid DESC LIMIT 10", proposed()))?
        .query_map(whose, proposed_from_row)?
        .collect::<rusqlite::Result<_>>()?;
    let tasks = db
        .prepare_cached(&format!("{} AND t.contact_id = :id ORDER BY t.due_at LIMIT 10", task()))?
        .query_map(whose, task_from_row)?
        .collect::<rusqlite::Result<_>>()?;
    let recent = db
        .prepare_cached(&format!("{} WHERE t.contact_id = :id AND t.at > :lately ORDER BY t.rid DESC LIMIT 5", acts()))?
        .query_map(named_params! { ":id": id, ":lately": lately }, act_line)?
        .filter_map(rusqlite::Result::transpose)
        .collect::<rusqlite::Result<_>>()?;
    Ok(FollowUp {
        tags,
        proposals: named(proposals, || super::document::documents(db))?,
        tasks,
        sequences: sequence::runs(db, id, now - LATELY)?,
        acts: recent,
    })
}

/// Tasks of an agent, or of nobody, due before that moment; at most 50.
pub(super) fn tasks_by(db: &Connection, agent: Option<AgentId>, before: DateTime<Utc>) -> Result<Vec<Task>> {
    let sql = format!(
        "{} AND t.due_at < :before AND (t.owner_id IS NULL OR t.owner_id IS :agent) ORDER BY t.due_at LIMIT 50",
        task()
    );
    let mut statement = db.prepare_cached(&sql)?;
    let rows = statement.query_map(named_params! { ":before": ms(before), ":agent": agent }, task_from_row)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// What waits for an answer about the people of an agent, or of nobody, last first; at most 50.
pub(super) fn proposals_of(db: &Connection, agent: Option<AgentId>) -> Result<Vec<Proposed>> {
    let sql = format!(
        "{} AND (c.owner_id IS NULL OR c.owner_id IS :agent) ORDER BY n.at DESC, n.rid DESC LIMIT 50",
        proposed()
    );
    let mut statement = db.prepare_cached(&sql)?;
    let rows = statement.query_map(named_params! { ":agent": agent }, proposed_from_row)?;
    named(rows.collect::<rusqlite::Result<_>>()?, || super::document::documents(db))
}

impl Reader<'_> {
    /// What is under way for a person.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn follow_up(&self, id: ContactId, now: DateTime<Utc>) -> Result<FollowUp> {
        self.snapshot(|db| follow_up(db, id, now))
    }
}

impl Tx<'_> {
    /// Who follows a person; else whoever is given.
    pub(crate) fn owner_or(&self, contact: ContactId, other: Option<AgentId>) -> Result<Option<AgentId>> {
        let owner: Option<AgentId> = self
            .connection
            .prepare_cached("SELECT owner_id FROM contact WHERE id = :id")?
            .query_row(named_params! { ":id": contact }, |row| row.get(0))
            .optional()?
            .or_not_found("contact")?;
        Ok(owner.or(other))
    }

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
                ":reason": reason.map(super::automation::versioned), ":now": ms(context.now),
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

    /// `None`: it waits for an answer already.
    pub(crate) fn propose(
        &self,
        contact: ContactId,
        kind: ProposalKind,
        value: &str,
        reason: &PlannedBy,
        context: &Context,
    ) -> Result<Option<ProposalId>> {
        let id = ProposalId::new(context.now);
        let written = self
            .connection
            .prepare_cached(
                "INSERT INTO proposal (id, contact_id, kind, value, reason, at)
                 VALUES (:id, :contact, :kind, :value, :reason, :now)
                 ON CONFLICT (contact_id, kind, value) WHERE answered_at IS NULL DO NOTHING",
            )?
            .execute(named_params! {
                ":id": id, ":contact": contact, ":kind": kind, ":value": value,
                ":reason": super::automation::versioned(reason), ":now": ms(context.now),
            })?;
        Ok((written == 1).then_some(id))
    }

    /// What waits for an answer: its kind and value.
    pub(crate) fn proposal(&self, id: ProposalId, contact: ContactId) -> Result<(ProposalKind, String)> {
        self.connection
            .prepare_cached("SELECT kind, value FROM proposal WHERE id = :id AND contact_id = :contact")?
            .query_row(named_params! { ":id": id, ":contact": contact }, |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?
            .or_not_found("proposal")
    }

    pub(crate) fn answer_proposal(&self, id: ProposalId, answer: ProposalAnswer, context: &Context) -> Result<()> {
        if self.end_proposal(id, answer, context.agent, context)? {
            Ok(())
        } else {
            Err(crate::Error::Refused { why: "proposal_over" })
        }
    }

    /// Answers whether it still waited.
    pub(crate) fn withdraw_proposal(&self, id: ProposalId, context: &Context) -> Result<bool> {
        self.end_proposal(id, ProposalAnswer::Withdrawn, None, context)
    }

    fn end_proposal(
        &self,
        id: ProposalId,
        answer: ProposalAnswer,
        agent: Option<AgentId>,
        context: &Context,
    ) -> Result<bool> {
        let changed = self
            .connection
            .prepare_cached(
                "UPDATE proposal SET answered_at = :now, answer = :answer, agent_id = :agent
                 WHERE id = :id AND answered_at IS NULL",
            )?
            .execute(named_params! { ":id": id, ":answer": answer, ":agent": agent, ":now": ms(context.now) })?;
        Ok(changed == 1)
    }

    /// A document left: the proposal to send it, if one waits, is answered by that.
    pub(crate) fn message_was_sent(
        &self,
        contact: ContactId,
        document: &str,
        context: &Context,
    ) -> Result<Option<ProposalId>> {
        Ok(self
            .connection
            .prepare_cached(
                "UPDATE proposal SET answered_at = :now, answer = 'agreed', agent_id = :agent
                 WHERE contact_id = :contact AND kind = 'message' AND value = :document AND answered_at IS NULL
                 RETURNING id",
            )?
            .query_row(
                named_params! {
                    ":contact": contact, ":document": document, ":agent": context.agent, ":now": ms(context.now),
                },
                |row| row.get(0),
            )
            .optional()?)
    }

    /// `None`: the tag is there already.
    pub(crate) fn put_tag(
        &self,
        contact: ContactId,
        tag: &str,
        agent: Option<AgentId>,
        context: &Context,
    ) -> Result<Option<Uuid>> {
        let id = crate::id::new_uuid(context.now);
        let written = self
            .connection
            .prepare_cached(
                "INSERT INTO contact_tag (id, contact_id, tag, agent_id, at) VALUES (:id, :contact, :tag, :agent, :now)
                 ON CONFLICT (contact_id, tag) DO NOTHING",
            )?
            .execute(named_params! {
                ":id": id, ":contact": contact, ":tag": tag, ":agent": agent, ":now": ms(context.now),
            })?;
        Ok((written == 1).then_some(id))
    }

    /// Answers whether it was there.
    pub(crate) fn take_tag(&self, id: Uuid) -> Result<bool> {
        let gone = self
            .connection
            .prepare_cached("DELETE FROM contact_tag WHERE id = :id")?
            .execute(named_params! { ":id": id })?;
        Ok(gone == 1)
    }

    pub(crate) fn take_tag_named(&self, contact: ContactId, tag: &str) -> Result<()> {
        self.connection
            .prepare_cached("DELETE FROM contact_tag WHERE contact_id = :contact AND tag = :tag")?
            .execute(named_params! { ":contact": contact, ":tag": tag })?;
        Ok(())
    }
}
