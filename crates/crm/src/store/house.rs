//! The house in the store: agents and their states, lines, queues, ignored numbers, settings.

use phone::Number;
use rusqlite::{Connection, OptionalExtension, named_params};
use serde_json::Value;

use super::reader::Reader;
use super::writer::Tx;
use super::{at, ms, shown};
use crate::error::OrNotFound;
use crate::hours::OpeningHours;
use crate::house::{Agent, AgentState, IgnoredNumber, Line, NewAgent};
use crate::settings::{SETTINGS, SettingValue};
use crate::{AgentId, Context, IgnoredId, LineId, QueueId, Result};

/// Where the house reads numbers without country code.
pub(super) fn region(db: &Connection) -> Result<phone::Region> {
    let region = setting(db, "house.region")?;
    Ok(region.as_str().and_then(|code| code.parse().ok()).unwrap_or_default())
}

pub(super) fn opening_hours(db: &Connection) -> Result<OpeningHours> {
    let read = |key| setting(db, key);
    Ok(OpeningHours::from_settings(&read("house.hours")?, &read("house.time_zone_minutes")?))
}

/// A setting's present value: what was chosen, else the default.
pub(super) fn setting(db: &Connection, key: &str) -> Result<Value> {
    let chosen: Option<String> = db
        .prepare_cached("SELECT value FROM setting WHERE key = :key")?
        .query_row(named_params! { ":key": key }, |row| row.get(0))
        .optional()?;
    let chosen = chosen.and_then(|text| serde_json::from_str(&text).ok());
    let default = || SETTINGS.iter().find(|s| s.key == key).map_or(Value::Null, |s| (s.default)());
    Ok(chosen.unwrap_or_else(default))
}

/// The words of a column that holds several, comma separated.
fn listed(words: &str) -> Vec<String> {
    words.split(',').filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

impl Reader<'_> {
    /// A setting's present value; an unknown key is null.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn setting(&self, key: &str) -> Result<Value> {
        setting(self.db(), key)
    }

    /// Every setting with its present value.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn settings(&self) -> Result<Vec<SettingValue>> {
        SETTINGS
            .iter()
            .map(|declared| {
                let value = setting(self.db(), declared.key)?;
                Ok(SettingValue {
                    key: declared.key.to_owned(),
                    is_default: value == (declared.default)(),
                    value,
                    meaning: declared.meaning.to_owned(),
                })
            })
            .collect()
    }

    /// Who works here, by name, with what they do now.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn agents(&self) -> Result<Vec<Agent>> {
        let mut statement = self.db().prepare_cached(
            "SELECT a.id, a.name, a.role, a.level, a.extension, t.name,
                    (SELECT s.state FROM agent_state s WHERE s.agent_id = a.id AND s.ended_at IS NULL ORDER BY s.started_at DESC LIMIT 1),
                    (SELECT s.started_at FROM agent_state s WHERE s.agent_id = a.id AND s.ended_at IS NULL ORDER BY s.started_at DESC LIMIT 1),
                    a.languages, a.skills
             FROM agent a LEFT JOIN team t ON t.id = a.team_id WHERE a.left_at IS NULL ORDER BY a.name",
        )?;
        let rows = statement.query_map([], |row| {
            let (state, since): (Option<AgentState>, Option<i64>) = (row.get(6)?, row.get(7)?);
            Ok(Agent {
                id: row.get(0)?,
                name: row.get(1)?,
                role: row.get(2)?,
                level: row.get(3)?,
                extension: row.get(4)?,
                team: row.get(5)?,
                state: state.zip(since.map(at)),
                languages: listed(&row.get::<_, String>(8)?),
                skills: listed(&row.get::<_, String>(9)?),
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Our own lines, by label.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn lines(&self) -> Result<Vec<Line>> {
        let mut statement = self.db().prepare_cached(
            "SELECT l.id, l.e164, l.label, q.name FROM line l LEFT JOIN queue q ON q.id = l.queue_id ORDER BY l.label",
        )?;
        let rows = statement.query_map([], |row| {
            let e164: String = row.get(1)?;
            Ok(Line { id: row.get(0)?, display: shown(&e164), e164, label: row.get(2)?, queue: row.get(3)? })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The numbers that never open a window.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn ignored_numbers(&self) -> Result<Vec<IgnoredNumber>> {
        let mut statement =
            self.db().prepare_cached("SELECT id, pattern, why FROM ignored_number ORDER BY created_at DESC")?;
        let rows = statement.query_map([], |row| {
            let pattern: String = row.get(1)?;
            let display = if pattern.ends_with('*') { pattern.clone() } else { shown(&pattern) };
            Ok(IgnoredNumber { id: row.get(0)?, pattern, display, why: row.get(2)? })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

impl Tx<'_> {
    pub(crate) fn opening_hours(&self) -> Result<OpeningHours> {
        opening_hours(self.connection)
    }

    /// The house’s name; empty: none was given.
    pub(crate) fn house_name(&self) -> Result<String> {
        Ok(setting(self.connection, "house.name")?.as_str().unwrap_or_default().to_owned())
    }

    /// Where the house reads numbers without country code.
    pub(crate) fn region(&self) -> Result<phone::Region> {
        region(self.connection)
    }

    pub(crate) fn set_setting(&self, key: &str, value: &Value) -> Result<()> {
        self.connection
            .prepare_cached(
                "INSERT INTO setting (key, value) VALUES (:key, :value) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            )?
            .execute(named_params! { ":key": key, ":value": value.to_string() })?;
        Ok(())
    }

    pub(crate) fn insert_agent(&self, new: &NewAgent, context: &Context) -> Result<AgentId> {
        let id = AgentId::new(context.now);
        self.connection
            .prepare_cached("INSERT INTO agent (id, name, role, extension) VALUES (:id, :name, 'advisor', :extension)")?
            .execute(named_params! { ":id": id, ":name": new.name, ":extension": new.extension })?;
        Ok(id)
    }

    /// Ends the present state of an agent and begins another. A clock that went back ends the first where it began.
    pub(crate) fn set_agent_state(&self, agent: AgentId, state: AgentState, context: &Context) -> Result<()> {
        let now = ms(context.now);
        self.connection
            .prepare_cached(
                "UPDATE agent_state SET ended_at = max(started_at, :now) WHERE agent_id = :agent AND ended_at IS NULL",
            )?
            .execute(named_params! { ":agent": agent, ":now": now })?;
        self.connection
            .prepare_cached(
                "INSERT INTO agent_state (id, agent_id, state, started_at) VALUES (:id, :agent, :state, :now)",
            )?
            .execute(named_params! {
                ":id": crate::id::new_uuid(context.now), ":agent": agent, ":state": state, ":now": now,
            })?;
        Ok(())
    }

    pub(crate) fn insert_line(
        &self,
        number: &Number,
        e164: &str,
        label: &str,
        queue: Option<&str>,
        context: &Context,
    ) -> Result<LineId> {
        let queue = queue.map(|name| self.queue_named(name, context)).transpose()?;
        let id = LineId::new(context.now);
        let label = if label.is_empty() { number.national.as_deref().unwrap_or(e164) } else { label };
        self.connection
            .prepare_cached(
                "INSERT INTO line (id, e164, label, queue_id) VALUES (:id, :e164, :label, :queue)
                 ON CONFLICT (e164) DO UPDATE SET label = excluded.label, queue_id = excluded.queue_id",
            )?
            .execute(named_params! { ":id": id, ":e164": e164, ":label": label, ":queue": queue })?;
        Ok(id)
    }

    fn queue_named(&self, name: &str, context: &Context) -> Result<QueueId> {
        let id = QueueId::new(context.now);
        self.connection
            .prepare_cached("INSERT INTO queue (id, name) VALUES (:id, :name) ON CONFLICT (name) DO NOTHING")?
            .execute(named_params! { ":id": id, ":name": name })?;
        Ok(self
            .connection
            .prepare_cached("SELECT id FROM queue WHERE name = :name")?
            .query_row(named_params! { ":name": name }, |row| row.get(0))?)
    }

    pub(crate) fn delete_line(&self, id: LineId) -> Result<()> {
        self.connection
            .prepare_cached("UPDATE call SET line_id = NULL WHERE line_id = :id")?
            .execute(named_params! { ":id": id })?;
        let gone =
            self.connection.prepare_cached("DELETE FROM line WHERE id = :id")?.execute(named_params! { ":id": id })?;
        (gone == 1).then_some(()).or_not_found("line")
    }

    pub(crate) fn insert_ignored(&self, pattern: &str, why: &str, context: &Context) -> Result<()> {
        self.connection
            .prepare_cached(
                "INSERT INTO ignored_number (id, pattern, why, created_at) VALUES (:id, :pattern, :why, :now)
                 ON CONFLICT (pattern) DO UPDATE SET why = excluded.why",
            )?
            .execute(named_params! {
                ":id": IgnoredId::new(context.now), ":pattern": pattern, ":why": why, ":now": ms(context.now),
            })?;
        Ok(())
    }

    pub(crate) fn delete_ignored(&self, id: IgnoredId) -> Result<()> {
        let gone = self
            .connection
            .prepare_cached("DELETE FROM ignored_number WHERE id = :id")?
            .execute(named_params! { ":id": id })?;
        (gone == 1).then_some(()).or_not_found("ignored number")
    }
}
