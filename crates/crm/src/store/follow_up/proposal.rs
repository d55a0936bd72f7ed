//! Proposals: put before the agent, and answered once.

use rusqlite::{Connection, OptionalExtension, Row, named_params};

use super::{Tx, WHO, at, document, from_json, ms, versioned, who};
use crate::error::OrNotFound;
use crate::proposal::{PlannedBy, ProposalAnswer, ProposalKind, Proposed};
use crate::{AgentId, ContactId, Context, ProposalId, Result};

pub(super) fn proposed_from_row(row: &Row<'_>) -> rusqlite::Result<Proposed> {
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

/// What waits for an answer, as [`proposed_from_row`] reads it.
pub(super) fn proposed() -> String {
    format!(
        "SELECT {WHO}, n.id, n.kind, n.value, n.reason, n.at
         FROM proposal n JOIN contact c ON c.id = n.contact_id WHERE n.answered_at IS NULL"
    )
}

/// Proposed messages with the names of their documents, numbers as they are read.
pub(super) fn named(db: &Connection, mut proposals: Vec<Proposed>) -> Result<Vec<Proposed>> {
    for one in proposals.iter_mut().filter(|one| one.kind == ProposalKind::Message) {
        one.document = document::document_name(db, &one.value)?;
    }
    for one in proposals.iter_mut().filter(|one| one.kind == ProposalKind::Phone) {
        one.document = Some(crate::store::shown(&one.value));
    }
    Ok(proposals)
}

/// What a rule or a sequence waits to hear about the people of an agent, or of nobody, last first; at most 50. What is
/// deduced of a value is told on the fiche: it is no work of the day.
pub(in crate::store) fn proposals_of(db: &Connection, agent: Option<AgentId>) -> Result<Vec<Proposed>> {
    let sql = format!(
        "{} AND n.kind IN ('stage', 'temperature', 'message')
             AND (c.owner_id IS NULL OR c.owner_id IS :agent) ORDER BY n.at DESC, n.rid DESC LIMIT 50",
        proposed()
    );
    let mut statement = db.prepare_cached(&sql)?;
    let rows = statement.query_map(named_params! { ":agent": agent }, proposed_from_row)?;
    named(db, rows.collect::<rusqlite::Result<_>>()?)
}

impl Tx<'_> {
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
                ":reason": versioned(reason), ":now": ms(context.now),
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
}
