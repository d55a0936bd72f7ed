//! Sequences in the store: the list, and the people who follow one.

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, Row, named_params};
use uuid::Uuid;

use super::automation::{from_json, from_json_opt, place_from, place_of, versioned};
use super::directory::agent_from_row;
use super::privacy::opposed_by_number;
use super::writer::Tx;
use super::{at, at_opt, ms};
use crate::error::OrNotFound;
use crate::proposal::PlannedBy;
use crate::sequence::{EndWhy, Exit, Run, RunLine, Sequence, SequenceLine, SequenceStep, shipped};
use crate::{AgentId, ContactId, Context, Result, RunId, SequenceId};

/// Those of the house, then those that ship and were not removed.
pub(super) fn lines(db: &Connection) -> Result<Vec<SequenceLine>> {
    let mut statement = db.prepare_cached("SELECT id, sequence, retired_at IS NOT NULL FROM sequence ORDER BY rid")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    let kept: Vec<(SequenceId, String, bool)> = rows.collect::<rusqlite::Result<_>>()?;
    let known: HashSet<SequenceId> = kept.iter().map(|(id, ..)| *id).collect();
    let read = |(id, json, _): (SequenceId, String, bool)| Some((id, serde_json::from_str::<Sequence>(&json).ok()?));
    let mut all: Vec<(SequenceId, Sequence)> = kept.into_iter().filter(|(.., gone)| !gone).filter_map(read).collect();
    all.extend(shipped().iter().filter(|(id, _)| !known.contains(id)).cloned());
    let mut counts = db.prepare_cached(
        "SELECT count(*) FILTER (WHERE ended_at IS NULL), count(ended_at) FROM sequence_run WHERE sequence_id = :id",
    )?;
    all.into_iter()
        .map(|(id, sequence)| {
            let ships = shipped().iter().any(|(shipped, _)| *shipped == id);
            let (running, ended) =
                counts.query_row(named_params! { ":id": id }, |row| Ok((row.get(0)?, row.get(1)?)))?;
            Ok(SequenceLine { id, sequence, ships, running, ended })
        })
        .collect()
}

fn run_line(row: &Row<'_>) -> rusqlite::Result<RunLine> {
    let sequence: Sequence = from_json(row, 2)?;
    let (place, ended_at): (usize, Option<i64>) = (place_from(row, 3)?, row.get(10)?);
    let started_by = agent_from_row(row, 6)?;
    let going_on = ended_at.is_none();
    let of = sequence.acts();
    let next_at = at(row.get(4)?);
    Ok(RunLine {
        id: row.get(0)?,
        sequence_id: row.get(1)?,
        step: sequence.nth(place).saturating_sub(u32::from(!going_on)).clamp(1, of.max(1)),
        of,
        next: sequence.steps.get(place).filter(|_| going_on).cloned(),
        next_at: going_on.then_some(next_at),
        name: sequence.name,
        started_at: at(row.get(5)?),
        started_by,
        reason: from_json_opt(row, 8)?,
        why: row.get(9)?,
        ended_at: at_opt(ended_at),
    })
}

/// The sequences a person follows, then those that ended since; at most 5.
pub(super) fn runs(db: &Connection, contact: ContactId, since: DateTime<Utc>) -> Result<Vec<RunLine>> {
    let mut statement = db.prepare_cached(
        "SELECT r.id, r.sequence_id, r.sequence, r.step, r.next_at, r.started_at, a.id, a.name, r.reason, r.why, r.ended_at
         FROM sequence_run r LEFT JOIN agent a ON a.id = r.agent_id
         WHERE r.contact_id = :id AND (r.ended_at IS NULL OR r.ended_at > :since)
         ORDER BY r.ended_at IS NOT NULL, r.started_at DESC, r.rid DESC LIMIT 5",
    )?;
    let rows = statement.query_map(named_params! { ":id": contact, ":since": ms(since) }, run_line)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn run_from_row(row: &Row<'_>) -> rusqlite::Result<Run> {
    Ok(Run { id: row.get(0)?, contact_id: row.get(1)?, sequence: from_json(row, 2)?, step: place_from(row, 3)? })
}

const RUN: &str = "SELECT id, contact_id, sequence, step FROM sequence_run WHERE ended_at IS NULL";

impl Tx<'_> {
    /// One that is offered.
    pub(crate) fn sequence(&self, id: SequenceId) -> Result<Sequence> {
        let kept: Option<(String, bool)> = self
            .connection
            .prepare_cached("SELECT sequence, retired_at IS NOT NULL FROM sequence WHERE id = :id")?
            .query_row(named_params! { ":id": id }, |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        match kept {
            Some((json, false)) => serde_json::from_str(&json).ok(),
            Some(_) => None,
            None => shipped().iter().find(|(shipped, _)| *shipped == id).map(|(_, sequence)| sequence.clone()),
        }
        .or_not_found("sequence")
    }

    pub(crate) fn save_sequence(&self, id: SequenceId, sequence: &Sequence, context: &Context) -> Result<()> {
        self.connection
            .prepare_cached(
                "INSERT INTO sequence (id, sequence, agent_id, saved_at) VALUES (:id, :sequence, :agent, :now)
                 ON CONFLICT (id) DO UPDATE SET sequence = :sequence, agent_id = :agent, saved_at = :now, retired_at = NULL",
            )?
            .execute(named_params! {
                ":id": id, ":sequence": versioned(sequence), ":agent": context.agent, ":now": ms(context.now),
            })?;
        Ok(())
    }

    pub(crate) fn retire_sequence(&self, id: SequenceId, retired: bool, context: &Context) -> Result<()> {
        if retired {
            let sequence = self.sequence(id)?;
            self.save_sequence(id, &sequence, context)?;
        }
        let changed = self
            .connection
            .prepare_cached("UPDATE sequence SET retired_at = CASE WHEN :retired THEN :now END WHERE id = :id")?
            .execute(named_params! { ":id": id, ":retired": retired, ":now": ms(context.now) })?;
        (changed == 1).then_some(()).or_not_found("sequence")
    }

    /// What a sequence names is there.
    pub(crate) fn check_sequence(&self, sequence: &Sequence) -> Result<()> {
        for step in &sequence.steps {
            if let SequenceStep::Mail { document } = step {
                self.check_document(document)?;
            }
        }
        for exit in &sequence.exits {
            if let Exit::Outcome { outcome } = exit {
                self.check_outcome(outcome)?;
            }
        }
        Ok(())
    }

    pub(crate) fn is_opposed(&self, contact: ContactId) -> Result<bool> {
        is_opposed(self.connection, contact)
    }

    pub(crate) fn follows(&self, contact: ContactId, sequence: SequenceId) -> Result<bool> {
        Ok(self
            .connection
            .prepare_cached(
                "SELECT 1 FROM sequence_run WHERE contact_id = :id AND sequence_id = :sequence AND ended_at IS NULL",
            )?
            .exists(named_params! { ":id": contact, ":sequence": sequence })?)
    }

    pub(crate) fn insert_run(
        &self,
        run: &Run,
        sequence: SequenceId,
        reason: Option<&PlannedBy>,
        context: &Context,
    ) -> Result<()> {
        self.connection
            .prepare_cached(
                "INSERT INTO sequence_run (id, sequence_id, sequence, contact_id, step, next_at, agent_id, reason, started_at)
                 VALUES (:id, :sequence_id, :sequence, :contact, 0, :now, :agent, :reason, :now)",
            )?
            .execute(named_params! {
                ":id": run.id, ":sequence_id": sequence, ":sequence": versioned(&run.sequence), ":contact": run.contact_id,
                ":agent": context.agent.filter(|_| reason.is_none()), ":reason": reason.map(versioned),
                ":now": ms(context.now),
            })?;
        Ok(())
    }

    /// One that goes on; `None`: it ended, or there is none.
    pub(crate) fn run(&self, id: RunId) -> Result<Option<Run>> {
        Ok(self
            .connection
            .prepare_cached(&format!("{RUN} AND id = :id"))?
            .query_row(named_params! { ":id": id }, run_from_row)
            .optional()?)
    }

    /// Those a person follows.
    pub(crate) fn runs_of(&self, contact: ContactId) -> Result<Vec<Run>> {
        let mut statement =
            self.connection.prepare_cached(&format!("{RUN} AND contact_id = :id ORDER BY started_at"))?;
        let rows = statement.query_map(named_params! { ":id": contact }, run_from_row)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Those whose next step is due, the longest due first.
    pub(crate) fn runs_due(&self, now: DateTime<Utc>, at_most: u32) -> Result<Vec<Run>> {
        let sql = format!("{RUN} AND next_at <= :now ORDER BY next_at LIMIT :most");
        let mut statement = self.connection.prepare_cached(&sql)?;
        let rows = statement.query_map(named_params! { ":now": ms(now), ":most": at_most }, run_from_row)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    pub(crate) fn run_waits(&self, id: RunId, step: usize, until: DateTime<Utc>) -> Result<()> {
        self.connection
            .prepare_cached("UPDATE sequence_run SET step = :step, next_at = :until WHERE id = :id")?
            .execute(named_params! { ":id": id, ":step": place_of(step), ":until": ms(until) })?;
        Ok(())
    }

    pub(crate) fn end_run(
        &self,
        id: RunId,
        step: usize,
        why: EndWhy,
        by: Option<AgentId>,
        context: &Context,
    ) -> Result<()> {
        self.connection
            .prepare_cached(
                "UPDATE sequence_run SET step = :step, ended_at = :now, why = :why, ended_by = :by
                 WHERE id = :id AND ended_at IS NULL",
            )?
            .execute(
                named_params! { ":id": id, ":step": place_of(step), ":why": why, ":by": by, ":now": ms(context.now) },
            )?;
        Ok(())
    }

    pub(crate) fn insert_made(&self, run: RunId, step: usize, made: Uuid, context: &Context) -> Result<()> {
        self.connection
            .prepare_cached(
                "INSERT INTO sequence_made (id, run_id, step, made, at) VALUES (:id, :run, :step, :made, :now)",
            )?
            .execute(named_params! {
                ":id": crate::id::new_uuid(context.now), ":run": run, ":step": place_of(step),
                ":made": made, ":now": ms(context.now),
            })?;
        Ok(())
    }

    pub(crate) fn made_by(&self, run: RunId) -> Result<Vec<Uuid>> {
        let mut statement =
            self.connection.prepare_cached("SELECT made FROM sequence_made WHERE run_id = :run ORDER BY step")?;
        let rows = statement.query_map(named_params! { ":run": run }, |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

/// They asked never to be called again, took their agreement back, or the use of their fiche is limited.
pub(super) fn is_opposed(db: &Connection, contact: ContactId) -> Result<bool> {
    Ok(db
        .prepare_cached(
            "SELECT 1 FROM contact c WHERE c.id = :id AND (
                 c.frozen_at IS NOT NULL
                 OR EXISTS (SELECT 1 FROM call k WHERE k.contact_id = :id AND k.opposed_at IS NOT NULL
                            AND NOT EXISTS (SELECT 1 FROM consent s WHERE s.contact_id = :id
                                            AND s.collected_at > k.opposed_at))
                 OR (SELECT s.withdrawn_at FROM consent s WHERE s.contact_id = :id AND s.purpose = 'prospecting'
                     ORDER BY s.collected_at DESC, s.rid DESC LIMIT 1) IS NOT NULL)",
        )?
        .exists(named_params! { ":id": contact })?
        || opposed_by_number(db, contact)?.is_some())
}
