//! The board in the store: counts by index, the few cards shown by what is due.

mod cards;
mod passage;

use chrono::{DateTime, Utc};
use rusqlite::{Connection, named_params};

use super::ms;
use super::reader::Reader;
use crate::contact::{Stage, Temperature};
use crate::pipeline::{Board, BoardQuery, Column};
use crate::{AgentId, Result};
use cards::{Place, cards, planned};
use passage::passage;

/// The columns, left to right.
const COLUMNS: [Place; 7] = [
    (Stage::Suspect, None),
    (Stage::Lead, None),
    (Stage::Prospect, Some(Temperature::Cold)),
    (Stage::Prospect, Some(Temperature::Warm)),
    (Stage::Prospect, Some(Temperature::Hot)),
    (Stage::Client, None),
    (Stage::LoyalClient, None),
];

impl Reader<'_> {
    /// The board; `agent` is who sits at the desk.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn board(&self, query: &BoardQuery, agent: Option<AgentId>, now: DateTime<Utc>) -> Result<Board> {
        let agent = if query.mine { Some(agent) } else { None };
        // "Mine" of nobody is nothing: an identifier that nobody has.
        let agent = agent.map(|agent| agent.unwrap_or(AgentId(uuid::Uuid::nil())));
        let limit = query.limit.clamp(1, 100);
        self.snapshot(|db| {
            let mut columns = Vec::new();
            let planned = planned(db, agent)?;
            for (stage, temperature) in COLUMNS {
                let passage = match temperature {
                    None | Some(Temperature::Cold) => passage(db, stage, now)?,
                    _ => None,
                };
                columns.push(Column {
                    stage,
                    temperature,
                    count: count(db, stage, temperature, agent)?,
                    passage,
                    cards: cards(db, (stage, temperature), agent, &planned, limit, now)?,
                });
            }
            let (open_cents, weighed_cents) = db
                .prepare_cached(
                    "SELECT coalesce(sum(o.amount_cents), 0), coalesce(sum(o.amount_cents * o.probability / 100), 0)
                     FROM opportunity o JOIN contact c ON c.id = o.contact_id
                     WHERE o.status = 'open' AND (:agent IS NULL OR c.owner_id = :agent)",
                )?
                .query_row(named_params! { ":agent": agent }, |row| Ok((row.get(0)?, row.get(1)?)))?;
            let late = db
                .prepare_cached(
                    "SELECT count(*) FROM callback b WHERE b.done_at IS NULL AND b.due_at < :now
                     AND (:agent IS NULL OR b.owner_id = :agent)",
                )?
                .query_row(named_params! { ":now": ms(now), ":agent": agent }, |row| row.get(0))?;
            let prospects: u32 = columns.iter().filter(|c| c.stage == Stage::Prospect).map(|c| c.count).sum();
            let expected: u32 = db
                .prepare_cached(
                    "SELECT count(DISTINCT b.contact_id) FROM callback b JOIN contact c ON c.id = b.contact_id
                     WHERE b.done_at IS NULL AND c.stage = 'prospect' AND (:agent IS NULL OR c.owner_id = :agent)",
                )?
                .query_row(named_params! { ":agent": agent }, |row| row.get(0))?;
            let nothing_planned = prospects.saturating_sub(expected);
            Ok(Board { columns, open_cents, weighed_cents, late, nothing_planned })
        })
    }
}

fn count(db: &Connection, stage: Stage, temperature: Option<Temperature>, agent: Option<AgentId>) -> Result<u32> {
    if agent.is_none() && temperature.is_none() {
        return Ok(db
            .prepare_cached("SELECT count(*) FROM contact_index WHERE rung = :rung")?
            .query_row(named_params! { ":rung": stage.rung() }, |row| row.get(0))?);
    }
    Ok(db
        .prepare_cached(
            "SELECT count(*) FROM contact c WHERE c.stage = :stage
             AND (:temperature IS NULL OR coalesce(c.temperature, 'cold') = :temperature)
             AND (:agent IS NULL OR c.owner_id = :agent)",
        )?
        .query_row(named_params! { ":stage": stage, ":temperature": temperature, ":agent": agent }, |row| row.get(0))?)
}
