//! The board in the store: counts by index, the few cards shown by what is due.

mod cards;
mod passage;

use chrono::{DateTime, Utc};
use rusqlite::{Connection, named_params};

use super::reader::Reader;
use super::{ms, scope};
use crate::contact::{Stage, Temperature};
use crate::pipeline::{Board, BoardQuery, Column};
use crate::scope::Scope;
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
        let whose = Whose { scope: query.scope, agent };
        let (people, callbacks) = (scope::of(query.scope, "c"), scope::of(query.scope, "b"));
        let limit = query.limit.clamp(1, 100);
        self.snapshot(|db| {
            let mut columns = Vec::new();
            let planned = planned(db, whose)?;
            for (stage, temperature) in COLUMNS {
                let passage = match temperature {
                    None | Some(Temperature::Cold) => passage(db, stage, now)?,
                    _ => None,
                };
                columns.push(Column {
                    stage,
                    temperature,
                    count: count(db, stage, temperature, whose)?,
                    passage,
                    cards: cards(db, (stage, temperature), whose, &planned, limit, now)?,
                });
            }
            let (open_cents, weighed_cents) = db
                .prepare_cached(&format!(
                    "SELECT coalesce(sum(o.amount_cents), 0), coalesce(sum(o.amount_cents * o.probability / 100), 0)
                     FROM opportunity o JOIN contact c ON c.id = o.contact_id WHERE o.status = 'open' AND {people}"
                ))?
                .query_row(named_params! { ":agent": agent }, |row| Ok((row.get(0)?, row.get(1)?)))?;
            let late = db
                .prepare_cached(&format!(
                    "SELECT count(*) FROM callback b WHERE b.done_at IS NULL AND b.due_at < :now AND {callbacks}"
                ))?
                .query_row(named_params! { ":now": ms(now), ":agent": agent }, |row| row.get(0))?;
            let prospects: u32 = columns.iter().filter(|c| c.stage == Stage::Prospect).map(|c| c.count).sum();
            let expected: u32 = db
                .prepare_cached(&format!(
                    "SELECT count(DISTINCT b.contact_id) FROM callback b JOIN contact c ON c.id = b.contact_id
                     WHERE b.done_at IS NULL AND c.stage = 'prospect' AND {people}"
                ))?
                .query_row(named_params! { ":agent": agent }, |row| row.get(0))?;
            let nothing_planned = prospects.saturating_sub(expected);
            Ok(Board { columns, open_cents, weighed_cents, late, nothing_planned })
        })
    }
}

/// Whose fiches, and who asks.
#[derive(Clone, Copy)]
struct Whose {
    scope: Scope,
    agent: Option<AgentId>,
}

fn count(db: &Connection, stage: Stage, temperature: Option<Temperature>, whose: Whose) -> Result<u32> {
    if whose.scope == Scope::All && temperature.is_none() {
        return Ok(db
            .prepare_cached("SELECT count(*) FROM contact_index WHERE rung = :rung")?
            .query_row(named_params! { ":rung": stage.rung() }, |row| row.get(0))?);
    }
    let people = scope::of(whose.scope, "c");
    Ok(db
        .prepare_cached(&format!(
            "SELECT count(*) FROM contact c WHERE c.stage = :stage
             AND (:temperature IS NULL OR coalesce(c.temperature, 'cold') = :temperature) AND c.frozen_at IS NULL
             AND {people}"
        ))?
        .query_row(named_params! { ":stage": stage, ":temperature": temperature, ":agent": whose.agent }, |row| {
            row.get(0)
        })?)
}
