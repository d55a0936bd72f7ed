//! Call guides of the house over those that ship, and what was done of them.

use std::collections::HashSet;

use rusqlite::{Connection, OptionalExtension, named_params};

use super::ms;
use super::reader::Reader;
use super::writer::Tx;
use crate::error::OrNotFound;
use crate::guide::{Guide, GuideRun, GuideShelf, KeptGuide, QueueGuides, shipped};
use crate::{CallId, Context, QueueId, Result};

/// Those that ship, as the house edited them, then the house's own.
fn kept(db: &Connection) -> Result<Vec<KeptGuide>> {
    let rows: Vec<(String, String, bool)> = db
        .prepare_cached("SELECT key, file, retired_at IS NOT NULL FROM guide ORDER BY key")?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
        .collect::<rusqlite::Result<_>>()?;
    let ships = |guide: &Guide| KeptGuide { guide: guide.clone(), retired: false, ships: true, edited: false };
    let mut guides: Vec<KeptGuide> = shipped().iter().map(ships).collect();
    for (key, file, retired) in rows {
        // A file saved by a newer build, that this one cannot read: the one that ships stands in for it.
        let read = file.parse::<Guide>().ok();
        if let Some(kept) = guides.iter_mut().find(|kept| kept.guide.key == key) {
            kept.retired = retired;
            if let Some(guide) = read {
                kept.edited = Guide { version: kept.guide.version, ..guide.clone() } != kept.guide;
                kept.guide = guide;
            }
        } else if let Some(guide) = read {
            guides.push(KeptGuide { guide, retired, ships: false, edited: false });
        }
    }
    Ok(guides)
}

fn queues(db: &Connection) -> Result<Vec<QueueGuides>> {
    let mut statement = db.prepare_cached("SELECT id, name, guides FROM queue ORDER BY name")?;
    let rows = statement.query_map([], |row| {
        let guides: String = row.get(2)?;
        let guides = serde_json::from_str(&guides).unwrap_or_default();
        Ok(QueueGuides { queue_id: row.get(0)?, queue: row.get(1)?, guides })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

impl Reader<'_> {
    /// Every guide in use: those that ship in their order, as the house edited them, then the house's own by key.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn guides(&self) -> Result<Vec<Guide>> {
        Ok(kept(self.db())?.into_iter().filter(|kept| !kept.retired).map(|kept| kept.guide).collect())
    }

    /// Every guide, in use or not, and the guides of each queue.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn guide_shelf(&self) -> Result<GuideShelf> {
        self.snapshot(|db| Ok(GuideShelf { guides: kept(db)?, queues: queues(db)? }))
    }

    /// The guides of each queue, by name.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn queue_guides(&self) -> Result<Vec<QueueGuides>> {
        queues(self.db())
    }

    /// What was done of a guide in a call; `None`: no guide was followed.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn guide_run(&self, call: CallId) -> Result<Option<GuideRun>> {
        let db = self.db();
        let run: Option<(String, u32, String, String)> = db
            .prepare_cached("SELECT guide, version, ticked, spent FROM guide_run WHERE call_id = :call")?
            .query_row(named_params! { ":call": call }, |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))
            .optional()?;
        let Some((guide, version, ticked, spent)) = run else { return Ok(None) };
        let objections = db
            .prepare_cached("SELECT key, name, answered FROM objection WHERE call_id = :call ORDER BY position")?
            .query_map(named_params! { ":call": call }, |row| {
                let answered: String = row.get(2)?;
                let answered = serde_json::from_str(&answered).unwrap_or_default();
                Ok(crate::guide::MetObjection { key: row.get(0)?, name: row.get(1)?, answered })
            })?
            .collect::<rusqlite::Result<_>>()?;
        Ok(Some(GuideRun {
            guide,
            version,
            ticked: serde_json::from_str(&ticked).unwrap_or_default(),
            spent_ms: serde_json::from_str(&spent).unwrap_or_default(),
            objections,
        }))
    }
}

impl Tx<'_> {
    /// A guide of the house; saved again, it replaces the one of the same key.
    pub(crate) fn save_guide(&self, guide: &Guide, context: &Context) -> Result<()> {
        self.connection
            .prepare_cached(
                "INSERT INTO guide (id, key, file, agent_id, saved_at) VALUES (:id, :key, :file, :agent, :now)
                 ON CONFLICT (key) DO UPDATE SET file = :file, agent_id = :agent, saved_at = :now, retired_at = NULL",
            )?
            .execute(named_params! {
                ":id": crate::id::new_uuid(context.now), ":key": guide.key, ":file": guide.to_file(),
                ":agent": context.agent, ":now": ms(context.now),
            })?;
        Ok(())
    }

    /// The version of a guide as it stands; 0: there is none.
    pub(crate) fn guide_version(&self, key: &str) -> Result<u32> {
        let file: Option<String> = self
            .connection
            .prepare_cached("SELECT file FROM guide WHERE key = :key")?
            .query_row(named_params! { ":key": key }, |row| row.get(0))
            .optional()?;
        let saved = file.and_then(|file| file.parse::<Guide>().ok());
        let stands = saved.as_ref().or_else(|| shipped().iter().find(|guide| guide.key == key));
        Ok(stands.map_or(0, |guide| guide.version))
    }

    /// The keys of every guide, those that ship and those put away too.
    pub(crate) fn guide_keys(&self) -> Result<HashSet<String>> {
        let mut statement = self.connection.prepare_cached("SELECT key FROM guide")?;
        let saved = statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<Vec<String>>>()?;
        Ok(saved.into_iter().chain(shipped().iter().map(|guide| guide.key.clone())).collect())
    }

    /// Back in use, as it was.
    pub(crate) fn take_up_guide(&self, key: &str) -> Result<()> {
        let changed = self
            .connection
            .prepare_cached("UPDATE guide SET retired_at = NULL WHERE key = :key AND retired_at IS NOT NULL")?
            .execute(named_params! { ":key": key })?;
        (changed > 0).then_some(()).or_not_found("guide")
    }

    pub(crate) fn set_queue_guides(&self, queue: QueueId, guides: &[String]) -> Result<()> {
        let changed = self
            .connection
            .prepare_cached("UPDATE queue SET guides = :guides WHERE id = :id")?
            .execute(named_params! { ":id": queue, ":guides": json(&guides)? })?;
        (changed > 0).then_some(()).or_not_found("queue")
    }

    /// Takes a guide out of use, one that ships too.
    pub(crate) fn retire_guide(&self, key: &str, context: &Context) -> Result<()> {
        let ships = shipped().iter().find(|guide| guide.key == key);
        if let Some(guide) = ships {
            self.connection
                .prepare_cached(
                    "INSERT INTO guide (id, key, file, agent_id, saved_at) VALUES (:id, :key, :file, :agent, :now)
                     ON CONFLICT (key) DO NOTHING",
                )?
                .execute(named_params! {
                    ":id": crate::id::new_uuid(context.now), ":key": key, ":file": guide.to_file(),
                    ":agent": context.agent, ":now": ms(context.now),
                })?;
        }
        let changed = self
            .connection
            .prepare_cached("UPDATE guide SET retired_at = :now WHERE key = :key AND retired_at IS NULL")?
            .execute(named_params! { ":now": ms(context.now), ":key": key })?;
        (changed > 0).then_some(()).or_not_found("guide")
    }

    /// What was done of a guide in a call; told again, the last word counts.
    pub(crate) fn set_guide_run(&self, call: CallId, run: &GuideRun, context: &Context) -> Result<()> {
        self.connection
            .prepare_cached(
                "INSERT INTO guide_run (id, call_id, guide, version, ticked, spent, at)
                 VALUES (:id, :call, :guide, :version, :ticked, :spent, :now)
                 ON CONFLICT (call_id) DO UPDATE SET guide = :guide, version = :version, ticked = :ticked, spent = :spent, at = :now",
            )?
            .execute(named_params! {
                ":id": crate::id::new_uuid(context.now), ":call": call, ":guide": run.guide, ":version": run.version,
                ":ticked": json(&run.ticked)?, ":spent": json(&run.spent_ms)?, ":now": ms(context.now),
            })?;
        self.connection
            .prepare_cached("DELETE FROM objection WHERE call_id = :call")?
            .execute(named_params! { ":call": call })?;
        let mut insert = self.connection.prepare_cached(
            "INSERT INTO objection (id, call_id, position, key, name, answered)
             VALUES (:id, :call, :position, :key, :name, :answered)",
        )?;
        for (position, met) in run.objections.iter().enumerate() {
            insert.execute(named_params! {
                ":id": crate::id::new_uuid(context.now), ":call": call,
                ":position": i64::try_from(position).unwrap_or(i64::MAX), ":key": met.key,
                ":name": phone::text::clean(&met.name, 200), ":answered": json(&met.answered)?,
            })?;
        }
        Ok(())
    }
}

fn json(value: &impl serde::Serialize) -> Result<String> {
    serde_json::to_string(value).map_err(|_| crate::Error::Invalid { field: "guide", why: "unknown_value" })
}
