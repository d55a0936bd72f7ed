//! Listening grids of the house over those that ship, and what was marked with them.

use chrono::Duration;
use rusqlite::types::Type;
use rusqlite::{Connection, OptionalExtension, Row, named_params};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::house::setting;
use super::reader::Reader;
use super::writer::Tx;
use super::{at, ms};
use crate::error::OrNotFound;
use crate::grid::{Grid, Heard, Listening, shipped};
use crate::settings::LISTENING_DAYS;
use crate::{AgentId, CallId, ContactId, Context, Error, ExchangeId, Result};

/// How long a marked grid is kept, in days.
pub(super) fn listening_days(db: &Connection) -> Result<i64> {
    Ok(setting(db, LISTENING_DAYS)?.as_i64().unwrap_or(365))
}

/// A marked grid as shown.
const LISTENING: &str = "
    SELECT l.id, l.call_id, l.exchange_id, l.grid, l.version, l.marks, l.parts, l.note, l.comment, a.name, l.at
    FROM listening l LEFT JOIN agent a ON a.id = l.agent_id";

fn listening_from_row(row: &Row<'_>) -> rusqlite::Result<Listening> {
    let heard = match row.get::<_, Option<CallId>>(1)? {
        Some(call_id) => Heard::Call { call_id },
        None => Heard::Exchange { exchange_id: row.get(2)? },
    };
    Ok(Listening {
        id: row.get(0)?,
        heard,
        grid: row.get(3)?,
        version: row.get(4)?,
        marks: read_json(row, 5)?,
        parts: read_json(row, 6)?,
        note: row.get(7)?,
        comment: row.get(8)?,
        by: row.get(9)?,
        at: at(row.get(10)?),
    })
}

fn read_json<T: DeserializeOwned>(row: &Row<'_>, column: usize) -> rusqlite::Result<T> {
    serde_json::from_str(&row.get::<_, String>(column)?)
        .map_err(|error| rusqlite::Error::FromSqlConversionFailure(column, Type::Text, error.into()))
}

fn json(value: &impl Serialize) -> Result<String> {
    serde_json::to_string(value).map_err(|_| Error::Invalid { field: "marks", why: "unknown_value" })
}

impl Reader<'_> {
    /// Every grid in use: those that ship, as the house edited them, then the house’s own by key.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn grids(&self) -> Result<Vec<Grid>> {
        let files: Vec<String> = self
            .db()
            .prepare_cached(
                "SELECT file FROM grid g WHERE version = (SELECT max(version) FROM grid n WHERE n.key = g.key) ORDER BY key",
            )?
            .query_map([], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?;
        let mut grids: Vec<Grid> = shipped().to_vec();
        // A file saved by a newer build, that this one cannot read: the one that ships stands in for it.
        for grid in files.iter().filter_map(|file| file.parse::<Grid>().ok()) {
            match grids.iter_mut().find(|known| known.key == grid.key) {
                Some(known) => *known = grid,
                None => grids.push(grid),
            }
        }
        Ok(grids)
    }

    /// What was marked on a call or an exchange, the last first: that one counts.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn listenings(&self, heard: Heard) -> Result<Vec<Listening>> {
        listenings(self.db(), heard)
    }
}

/// The column that says what was heard, and which it was.
pub(super) fn column(heard: Heard) -> (&'static str, uuid::Uuid) {
    match heard {
        Heard::Call { call_id } => ("call_id", call_id.0),
        Heard::Exchange { exchange_id } => ("exchange_id", exchange_id.0),
    }
}

pub(super) fn listenings(db: &Connection, heard: Heard) -> Result<Vec<Listening>> {
    let (column, id) = column(heard);
    let mut statement =
        db.prepare_cached(&format!("{LISTENING} WHERE l.{column} = :id ORDER BY l.at DESC, l.rid DESC"))?;
    let rows = statement.query_map(named_params! { ":id": id.as_bytes().as_slice() }, listening_from_row)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

impl Tx<'_> {
    /// The version of a grid as it stands; 0: there is none.
    pub(crate) fn grid_version(&self, key: &str) -> Result<u32> {
        let saved: Option<u32> = self
            .connection
            .prepare_cached("SELECT max(version) FROM grid WHERE key = :key")?
            .query_row(named_params! { ":key": key }, |row| row.get(0))?;
        let ships = || shipped().iter().find(|grid| grid.key == key).map_or(0, |grid| grid.version);
        Ok(saved.unwrap_or_else(ships))
    }

    /// A grid as it stands.
    pub(crate) fn grid(&self, key: &str) -> Result<Grid> {
        let file: Option<String> = self
            .connection
            .prepare_cached("SELECT file FROM grid WHERE key = :key ORDER BY version DESC LIMIT 1")?
            .query_row(named_params! { ":key": key }, |row| row.get(0))
            .optional()?;
        let saved = file.and_then(|file| file.parse::<Grid>().ok());
        saved.or_else(|| shipped().iter().find(|grid| grid.key == key).cloned()).or_not_found("grid")
    }

    pub(crate) fn save_grid(&self, grid: &Grid, context: &Context) -> Result<()> {
        self.connection
            .prepare_cached(
                "INSERT INTO grid (id, key, version, file, agent_id, saved_at)
                 VALUES (:id, :key, :version, :file, :agent, :now)",
            )?
            .execute(named_params! {
                ":id": crate::id::new_uuid(context.now), ":key": grid.key, ":version": grid.version,
                ":file": grid.to_file(), ":agent": context.agent, ":now": ms(context.now),
            })?;
        Ok(())
    }

    pub(crate) fn insert_listening(&self, new: &Listening, context: &Context) -> Result<()> {
        let (call, exchange) = match new.heard {
            Heard::Call { call_id } => (Some(call_id), None),
            Heard::Exchange { exchange_id } => (None, Some(exchange_id)),
        };
        self.connection
            .prepare_cached(
                "INSERT INTO listening (id, call_id, exchange_id, grid, version, marks, parts, note, comment, agent_id, at)
                 VALUES (:id, :call, :exchange, :grid, :version, :marks, :parts, :note, :comment, :agent, :now)",
            )?
            .execute(named_params! {
                ":id": new.id, ":call": call, ":exchange": exchange, ":grid": new.grid, ":version": new.version,
                ":marks": json(&new.marks)?, ":parts": json(&new.parts)?, ":note": new.note,
                ":comment": new.comment, ":agent": context.agent, ":now": ms(context.now),
            })?;
        Ok(())
    }

    /// Lets go of what was kept long enough; how many.
    pub(crate) fn forget_listenings(&self, context: &Context) -> Result<usize> {
        let days = Duration::days(listening_days(self.connection)?);
        let until = context.now.checked_sub_signed(days).unwrap_or(context.now);
        // A try at a verification sheet evaluates somebody all the same.
        let tables = ["DELETE FROM listening WHERE at <= :until", "DELETE FROM practice WHERE started_at <= :until"];
        let mut gone = 0;
        for sql in tables {
            gone += self.connection.prepare_cached(sql)?.execute(named_params! { ":until": ms(until) })?;
        }
        Ok(gone)
    }

    /// Whose an exchange is, and whether it is a message: a visit, a note or a survey is none.
    pub(crate) fn exchange_with(&self, id: ExchangeId) -> Result<(ContactId, bool)> {
        self.connection
            .prepare_cached(
                "SELECT contact_id, channel NOT IN ('note', 'visit', 'survey') FROM exchange
                 WHERE id = :id AND contact_id IS NOT NULL",
            )?
            .query_row(named_params! { ":id": id }, |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?
            .or_not_found("exchange")
    }

    /// The name of an agent; `None`: nobody in particular.
    pub(crate) fn agent_name(&self, id: Option<AgentId>) -> Result<Option<String>> {
        Ok(self
            .connection
            .prepare_cached("SELECT name FROM agent WHERE id = :id")?
            .query_row(named_params! { ":id": id }, |row| row.get(0))
            .optional()?)
    }
}
