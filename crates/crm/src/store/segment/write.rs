//! Segments kept and removed.

use rusqlite::{Connection, OptionalExtension, Row, named_params};

use super::read::located;
use crate::error::OrNotFound;
use crate::segment::{Rule, Segment, parse};
use crate::store::{Tx, at, ms};
use crate::{Context, Error, Result, SegmentId};

/// The columns of a segment; the table is `s`.
pub(super) const SEGMENT: &str = "
    SELECT s.id, s.name, s.rule, (SELECT a.name FROM agent a WHERE a.id = s.agent_id), s.created_at, s.saved_at FROM segment s";

pub(super) fn segment_from_row(row: &Row<'_>) -> rusqlite::Result<Segment> {
    Ok(Segment {
        id: row.get(0)?,
        name: row.get(1)?,
        rule: row.get(2)?,
        saved_by: row.get(3)?,
        created_at: at(row.get(4)?),
        saved_at: at(row.get(5)?),
    })
}

/// The rule of a segment in use.
pub(in crate::store) fn rule_of(db: &Connection, id: SegmentId) -> Result<Rule> {
    let text: String = db
        .prepare_cached("SELECT rule FROM segment WHERE id = :id AND retired_at IS NULL")?
        .query_row(named_params! { ":id": id }, |row| row.get(0))
        .optional()?
        .or_not_found("segment")?;
    Ok(parse(&text)?)
}

impl Tx<'_> {
    /// Refused where it names something that the house does not have.
    pub(crate) fn check_rule(&self, rule: &Rule, text: &str, context: &Context) -> Result<()> {
        match super::condition(self.connection, rule, context.now) {
            Ok(_) => Ok(()),
            Err(Error::Rule(error)) => Err(located(*error, text).into()),
            Err(other) => Err(other),
        }
    }

    /// Another segment in use has that name.
    pub(crate) fn segment_named(&self, name: &str) -> Result<Option<SegmentId>> {
        Ok(self
            .connection
            .prepare_cached("SELECT id FROM segment WHERE fold(name) = fold(:name) AND retired_at IS NULL")?
            .query_row(named_params! { ":name": name }, |row| row.get(0))
            .optional()?)
    }

    pub(crate) fn segment_name(&self, id: SegmentId) -> Result<String> {
        self.connection
            .prepare_cached("SELECT name FROM segment WHERE id = :id AND retired_at IS NULL")?
            .query_row(named_params! { ":id": id }, |row| row.get(0))
            .optional()?
            .or_not_found("segment")
    }

    pub(crate) fn save_segment(&self, id: SegmentId, name: &str, rule: &str, context: &Context) -> Result<()> {
        self.connection
            .prepare_cached(
                "INSERT INTO segment (id, name, rule, agent_id, created_at, saved_at)
                 VALUES (:id, :name, :rule, :agent, :now, :now)
                 ON CONFLICT (id) DO UPDATE SET name = :name, rule = :rule, agent_id = :agent, saved_at = :now",
            )?
            .execute(named_params! {
                ":id": id, ":name": name, ":rule": rule, ":agent": context.agent, ":now": ms(context.now),
            })?;
        Ok(())
    }

    pub(crate) fn retire_segment(&self, id: SegmentId, context: &Context) -> Result<()> {
        self.connection
            .prepare_cached("UPDATE segment SET retired_at = :now WHERE id = :id")?
            .execute(named_params! { ":id": id, ":now": ms(context.now) })?;
        Ok(())
    }
}
