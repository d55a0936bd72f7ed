//! What is judged on a listening grid: the facts of a call or a message, the notes it has, the grids and their past.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension, Row, named_params};

use super::at;
use super::call::unword;
use super::grid::{column, listening_days, listenings};
use super::reader::Reader;
use crate::contact::full_name;
use crate::error::OrNotFound;
use crate::grid::{
    Grid, GridKept, GridMark, GridMedium, GridVersion, Heard, HeardGuide, HeardMessage, Hearing, Listened, Marked,
    Weighed, kept_until, note, proposed, shipped,
};
use crate::{ExchangeId, Result};

/// The note that counts of each of these that was marked, by its id.
pub(super) fn marked(db: &Connection, heard: impl Iterator<Item = Heard>) -> Result<BTreeMap<String, Marked>> {
    let mut marked = BTreeMap::new();
    for heard in heard {
        let (column, id) = column(heard);
        let found = db
            .prepare_cached(&format!(
                "SELECT note, count(*) OVER () FROM listening WHERE {column} = :id ORDER BY at DESC, rid DESC LIMIT 1"
            ))?
            .query_row(named_params! { ":id": id.as_bytes().as_slice() }, |row| {
                Ok(Marked { note: row.get(0)?, times: row.get(1)? })
            })
            .optional()?;
        marked.extend(found.map(|found| (id.to_string(), found)));
    }
    Ok(marked)
}

fn message_from_row(row: &Row<'_>) -> rusqlite::Result<(HeardMessage, Option<String>)> {
    let (first, last): (Option<String>, Option<String>) = (row.get(2)?, row.get(3)?);
    let company: Option<String> = row.get(4)?;
    let message = HeardMessage {
        id: row.get(0)?,
        contact_id: row.get(1)?,
        contact_name: full_name(first.as_deref(), last.as_deref()).or(company).unwrap_or_default(),
        channel: row.get(5)?,
        direction: unword(row, 6)?,
        subject: row.get(7)?,
        body: row.get(8)?,
        at: at(row.get(9)?),
    };
    Ok((message, row.get(10)?))
}

/// A message, and who of ours wrote or took it.
fn message(db: &Connection, id: ExchangeId) -> Result<(HeardMessage, Option<String>)> {
    db.prepare_cached(
        "SELECT e.id, e.contact_id, p.first_name, p.last_name,
                (SELECT co.name FROM company co WHERE co.id = p.company_id), e.channel, e.direction, e.subject, e.body,
                e.at, a.name
         FROM exchange e JOIN contact p ON p.id = e.contact_id LEFT JOIN agent a ON a.id = e.agent_id
         WHERE e.id = :id AND e.channel NOT IN ('note', 'visit', 'survey')",
    )?
    .query_row(named_params! { ":id": id }, message_from_row)
    .optional()?
    .or_not_found("exchange")
}

impl Reader<'_> {
    /// A call or a message as it can be judged: its facts, the grids for it, the markings it has.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] of `call` or `exchange`; a visit, a note, a survey is no message.
    pub fn hearing(&self, heard: Heard) -> Result<Hearing> {
        let (call, message, of) = match heard {
            Heard::Call { call_id } => {
                let call = self.call(call_id)?;
                let of = call.agent.clone();
                (Some(call), None, of)
            }
            Heard::Exchange { exchange_id } => {
                let (message, of) = message(self.db(), exchange_id)?;
                (None, Some(message), of)
            }
        };
        let medium = if call.is_some() { GridMedium::Call } else { GridMedium::Mail };
        let direction = call.as_ref().map(|call| call.direction).or(message.as_ref().map(|message| message.direction));
        let mut grids = self.grids()?;
        grids.retain(|grid| grid.medium == medium);
        let proposed =
            direction.and_then(|way| proposed(&grids, medium, way)).map(|grid| grid.key.clone()).unwrap_or_default();
        let guide = match heard {
            Heard::Call { call_id } => self.heard_guide(call_id)?,
            Heard::Exchange { .. } => None,
        };
        Ok(Hearing { heard, call, message, guide, of, grids, proposed, listenings: self.listened(heard)? })
    }

    fn heard_guide(&self, call: crate::CallId) -> Result<Option<HeardGuide>> {
        let Some(run) = self.guide_run(call)? else { return Ok(None) };
        let guides = self.guides()?;
        let guide = guides.iter().find(|guide| guide.key == run.guide);
        Ok(Some(HeardGuide::of(run, guide)))
    }

    /// What was marked, each beside its grid as it was then, the last first.
    pub(super) fn listened(&self, heard: Heard) -> Result<Vec<Listened>> {
        let days = listening_days(self.db())?;
        listenings(self.db(), heard)?
            .into_iter()
            .map(|listening| {
                let grid = self.grid_kept(&listening.grid, listening.version)?;
                Ok(Listened { kept_until: kept_until(listening.at, days), grid, listening })
            })
            .collect()
    }

    /// A grid as it was in one version; `None`: it is no longer known.
    fn grid_kept(&self, key: &str, version: u32) -> Result<Option<Grid>> {
        let file: Option<String> = self
            .db()
            .prepare_cached("SELECT file FROM grid WHERE key = :key AND version = :version")?
            .query_row(named_params! { ":key": key, ":version": version }, |row| row.get(0))
            .optional()?;
        let ships = || shipped().iter().find(|grid| grid.key == key && grid.version == version).cloned();
        Ok(file.and_then(|file| file.parse().ok()).or_else(ships))
    }

    /// The note that marks would have on a grid in use. Nothing is kept.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] of `grid`; [`crate::Error::Invalid`] of `marks` when one is of no criterion of it.
    pub fn weigh(&self, grid: &str, marks: &BTreeMap<String, GridMark>) -> Result<Weighed> {
        let grid = self.grids()?.into_iter().find(|known| known.key == grid).or_not_found("grid")?;
        let note = note(&grid, marks)?;
        Ok(Weighed { note: note.note, parts: note.parts, failed: note.failed })
    }

    /// The grids in use, each with the versions the house saved of it.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn grids_kept(&self) -> Result<Vec<GridKept>> {
        let mut statement = self.db().prepare_cached(
            "SELECT g.version, g.saved_at, a.name FROM grid g LEFT JOIN agent a ON a.id = g.agent_id
             WHERE g.key = :key ORDER BY g.version DESC",
        )?;
        let mut kept = Vec::new();
        for grid in self.grids()? {
            let versions = statement
                .query_map(named_params! { ":key": grid.key }, |row| {
                    Ok(GridVersion { version: row.get(0)?, saved_at: at(row.get(1)?), by: row.get(2)? })
                })?
                .collect::<rusqlite::Result<_>>()?;
            let ships = shipped().iter().any(|known| known.key == grid.key);
            kept.push(GridKept { grid, ships, versions });
        }
        Ok(kept)
    }
}
