//! Campaigns in the store: what they are, how far they are.

mod figures;
mod targets;

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::{Connection, OptionalExtension, Row, named_params};

use super::reader::Reader;
use super::writer::Tx;
use super::{at, at_opt, ms};
use crate::campaign::{Campaign, CampaignPage, NewCampaign, Progress};
use crate::error::OrNotFound;
use crate::{CampaignId, Context, Result};

const CAMPAIGN: &str =
    "SELECT id, name, kind, ground, goal, starts_on, ends_on, max_attempts, absent_hours, busy_minutes,
    guides, brief, created_at, closed_at FROM campaign";

fn day(text: Option<String>) -> Option<NaiveDate> {
    text.and_then(|day| day.parse().ok())
}

fn campaign_from_row(row: &Row<'_>) -> rusqlite::Result<Campaign> {
    let guides: String = row.get(10)?;
    Ok(Campaign {
        id: row.get(0)?,
        name: row.get(1)?,
        kind: row.get(2)?,
        ground: row.get(3)?,
        goal: row.get(4)?,
        starts_on: day(row.get(5)?),
        ends_on: day(row.get(6)?),
        max_attempts: row.get(7)?,
        absent_hours: row.get(8)?,
        busy_minutes: row.get(9)?,
        guides: serde_json::from_str(&guides).unwrap_or_default(),
        brief: row.get(11)?,
        agents: Vec::new(),
        created_at: at(row.get(12)?),
        closed_at: at_opt(row.get(13)?),
        progress: Progress::default(),
    })
}

/// A campaign without its figures.
fn campaign(db: &Connection, id: CampaignId) -> Result<Campaign> {
    let campaign = db
        .prepare_cached(&format!("{CAMPAIGN} WHERE id = :id"))?
        .query_row(named_params! { ":id": id }, campaign_from_row)
        .optional()?
        .or_not_found("campaign")?;
    let agents = db
        .prepare_cached("SELECT agent_id FROM campaign_agent WHERE campaign_id = :id ORDER BY rid")?
        .query_map(named_params! { ":id": id }, |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    Ok(Campaign { agents, ..campaign })
}

impl Reader<'_> {
    /// Every campaign, those going on first, the last begun first.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn campaigns(&self, now: DateTime<Utc>) -> Result<Vec<Campaign>> {
        self.snapshot(|db| {
            let ids: Vec<CampaignId> = db
                .prepare_cached("SELECT id FROM campaign ORDER BY closed_at IS NOT NULL, created_at DESC")?
                .query_map([], |row| row.get(0))?
                .collect::<rusqlite::Result<_>>()?;
            ids.into_iter()
                .map(|id| Ok(Campaign { progress: figures::progress(db, id, now)?, ..campaign(db, id)? }))
                .collect()
        })
    }

    /// A campaign with its people (at most `limit`, 1 to 500), its guides compared, the hours at which people answer.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`].
    pub fn campaign_page(&self, id: CampaignId, limit: u32, now: DateTime<Utc>) -> Result<CampaignPage> {
        self.snapshot(|db| {
            let campaign = Campaign { progress: figures::progress(db, id, now)?, ..campaign(db, id)? };
            Ok(CampaignPage {
                people: targets::people(db, id, limit.clamp(1, 500), now)?,
                compared: figures::compared(db, &campaign)?,
                hours: figures::tried_in(db, id, now)?,
                campaign,
            })
        })
    }
}

impl Tx<'_> {
    pub(crate) fn campaign(&self, id: CampaignId) -> Result<Campaign> {
        campaign(self.connection, id)
    }

    pub(crate) fn save_campaign(&self, id: CampaignId, new: &NewCampaign, context: &Context) -> Result<()> {
        let guides = serde_json::to_string(&new.guides).unwrap_or_default();
        self.connection
            .prepare_cached(
                "INSERT INTO campaign (id, name, kind, ground, goal, starts_on, ends_on, max_attempts, absent_hours,
                     busy_minutes, guides, brief, created_at, agent_id)
                 VALUES (:id, :name, :kind, :ground, :goal, :from, :to, :attempts, :absent, :busy, :guides, :brief, :now, :agent)
                 ON CONFLICT (id) DO UPDATE SET name = :name, kind = :kind, ground = :ground, goal = :goal, starts_on = :from,
                     ends_on = :to, max_attempts = :attempts, absent_hours = :absent, busy_minutes = :busy,
                     guides = :guides, brief = :brief",
            )?
            .execute(named_params! {
                ":id": id, ":name": new.name, ":kind": new.kind,
                ":ground": new.ground.unwrap_or_else(|| new.kind.usual_ground()), ":goal": new.goal,
                ":from": new.starts_on.map(|day| day.to_string()), ":to": new.ends_on.map(|day| day.to_string()),
                ":attempts": new.max_attempts, ":absent": new.absent_hours, ":busy": new.busy_minutes,
                ":guides": guides, ":brief": new.brief, ":now": ms(context.now), ":agent": context.agent,
            })?;
        self.connection
            .prepare_cached("DELETE FROM campaign_agent WHERE campaign_id = :id")?
            .execute(named_params! { ":id": id })?;
        let mut insert = self.connection.prepare_cached(
            "INSERT INTO campaign_agent (id, campaign_id, agent_id) VALUES (:id, :campaign, :agent)
             ON CONFLICT (campaign_id, agent_id) DO NOTHING",
        )?;
        for agent in &new.agents {
            insert
                .execute(named_params! { ":id": crate::id::new_uuid(context.now), ":campaign": id, ":agent": agent })?;
        }
        Ok(())
    }

    pub(crate) fn end_campaign(&self, id: CampaignId, at: Option<DateTime<Utc>>) -> Result<()> {
        let changed = self
            .connection
            .prepare_cached("UPDATE campaign SET closed_at = :at WHERE id = :id")?
            .execute(named_params! { ":at": at.map(ms), ":id": id })?;
        self.touched_house();
        (changed == 1).then_some(()).or_not_found("campaign")
    }
}
