//! Beginning a campaign, putting people in it, ending it.

use chrono::{DateTime, NaiveDate, Utc};
use phone::text::NAME_MAX;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{CampaignGround, CampaignKind, SkipTarget};
use crate::contact::{Stage, Temperature};
use crate::{AgentId, CampaignId, ContactId, Context, Error, Operation, Result, SegmentId, TargetId, Tx, typed};

/// A campaign as typed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct NewCampaign {
    /// As shown.
    pub name: String,
    /// What for.
    pub kind: CampaignKind,
    /// On what ground one calls; `None`: the usual one of its kind.
    pub ground: Option<CampaignGround>,
    /// Successes aimed at.
    pub goal: Option<u32>,
    /// First day.
    pub starts_on: Option<NaiveDate>,
    /// Last day.
    pub ends_on: Option<NaiveDate>,
    /// Calls to one person at most (1 to 10).
    pub max_attempts: u8,
    /// After no answer, called again so many hours later (1 to 720).
    pub absent_hours: u16,
    /// After a busy line, so many minutes later (1 to 1440).
    pub busy_minutes: u16,
    /// Keys of guides in use, at most two.
    pub guides: Vec<String>,
    /// What every agent reads first.
    pub brief: String,
    /// Who works on it; empty: everybody may.
    pub agents: Vec<AgentId>,
}

/// The longest brief, in characters.
const BRIEF_MAX: usize = 4_000;

impl NewCampaign {
    fn checked(mut self, tx: &Tx<'_>) -> Result<Self> {
        self.name = typed::line("name", &self.name, NAME_MAX)?;
        self.brief = typed::lines("brief", &self.brief, BRIEF_MAX)?;
        if self.name.is_empty() {
            return Err(Error::Invalid { field: "name", why: "empty" });
        }
        let out = |field| Err(Error::Invalid { field, why: "out_of_range" });
        if !(1..=10).contains(&self.max_attempts) {
            return out("max_attempts");
        }
        if !(1..=720).contains(&self.absent_hours) {
            return out("absent_hours");
        }
        if !(1..=1440).contains(&self.busy_minutes) {
            return out("busy_minutes");
        }
        if self.starts_on.zip(self.ends_on).is_some_and(|(from, to)| from > to) {
            return out("ends_on");
        }
        self.guides.dedup();
        let unknown = |key: &String| tx.guide_version(key).map(|version| version == 0);
        if self.guides.len() > 2 || self.guides.iter().map(unknown).collect::<Result<Vec<_>>>()?.contains(&true) {
            return Err(Error::Invalid { field: "guides", why: "unknown_value" });
        }
        for agent in &self.agents {
            if !tx.agent_exists(*agent)? {
                return Err(Error::NotFound { kind: "agent" });
            }
        }
        Ok(self)
    }
}

/// Begins a campaign, or changes one.
#[derive(Debug, Clone)]
pub struct SaveCampaign {
    /// Which; `None`: a new one.
    pub campaign_id: Option<CampaignId>,
    /// What is typed.
    pub campaign: NewCampaign,
}

impl Operation for SaveCampaign {
    type Output = CampaignId;
    const KIND: &'static str = "campaign.save";

    fn apply(self, tx: &Tx<'_>, context: &Context) -> Result<CampaignId> {
        let campaign = self.campaign.checked(tx)?;
        let id = self.campaign_id.unwrap_or_else(|| CampaignId::new(context.now));
        if self.campaign_id.is_some() {
            tx.campaign(id)?;
        }
        tx.save_campaign(id, &campaign, context)?;
        tx.touched_house();
        Ok(id)
    }
}

/// Whom to put in a campaign, as far as the fiche tells.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Pick {
    /// Only those on this rung.
    pub stage: Option<Stage>,
    /// Only prospects of this temperature.
    pub temperature: Option<Temperature>,
    /// Only those whose postcode begins so (a department: `35`, `974`).
    pub postcode: Option<String>,
    /// Only those followed by this agent.
    pub owner: Option<AgentId>,
    /// Only members of this segment, on the rungs it says.
    #[ts(optional)]
    pub segment: Option<SegmentId>,
    /// At most this many (1 to 100,000).
    pub most: u32,
}

/// Puts people in a campaign; those in it already stay as they are.
#[derive(Debug, Clone)]
pub struct AddPeople {
    /// Which campaign.
    pub campaign_id: CampaignId,
    /// These.
    pub contacts: Vec<ContactId>,
    /// And those; `None`: only these.
    pub pick: Option<Pick>,
}

impl Operation for AddPeople {
    /// How many came in.
    type Output = u32;
    const KIND: &'static str = "campaign.people";

    fn apply(self, tx: &Tx<'_>, context: &Context) -> Result<u32> {
        let campaign = tx.campaign(self.campaign_id)?;
        if campaign.closed_at.is_some() {
            return Err(Error::Refused { why: "campaign_closed" });
        }
        let mut contacts = self.contacts;
        if let Some(pick) = &self.pick {
            if pick.postcode.as_deref().is_some_and(|p| !p.bytes().all(|b| b.is_ascii_digit()) || p.len() > 5) {
                return Err(Error::Invalid { field: "postcode", why: "unknown_value" });
            }
            contacts.extend(tx.picked(pick, context)?);
        }
        let mut added = 0;
        for contact in contacts {
            // Two guides: one of them, by chance, for each person; that is what makes them comparable.
            let drawn = campaign.guides.get(rand::random_range(0..campaign.guides.len().max(1)));
            added += tx.insert_target(campaign.id, contact, drawn.map(String::as_str), context)?;
        }
        tx.touched_house();
        Ok(added)
    }
}

/// What is done to a campaign as a whole.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(tag = "step", rename_all = "snake_case")]
pub enum CampaignStep {
    /// It begins, or changes.
    Save {
        /// As typed.
        campaign: NewCampaign,
    },
    /// People come in.
    People {
        /// These.
        contacts: Vec<ContactId>,
        /// And those.
        pick: Option<Pick>,
    },
    /// Somebody is put aside.
    Skip {
        /// Who.
        target_id: TargetId,
        /// Not before; `None`: for good.
        until: Option<DateTime<Utc>>,
    },
    /// It is over.
    Close,
    /// It goes on.
    Reopen,
}

/// Does one of these.
#[derive(Debug, Clone)]
pub struct WorkCampaign {
    /// Which; `None`: a new one, to be saved.
    pub campaign_id: Option<CampaignId>,
    /// What.
    pub step: CampaignStep,
}

impl Operation for WorkCampaign {
    type Output = CampaignId;
    const KIND: &'static str = "campaign.work";

    fn apply(self, tx: &Tx<'_>, context: &Context) -> Result<CampaignId> {
        let id = || self.campaign_id.ok_or(Error::NotFound { kind: "campaign" });
        match self.step {
            CampaignStep::Save { campaign } => {
                SaveCampaign { campaign_id: self.campaign_id, campaign }.apply(tx, context)
            }
            CampaignStep::People { contacts, pick } => {
                AddPeople { campaign_id: id()?, contacts, pick }.apply(tx, context)?;
                id()
            }
            CampaignStep::Skip { target_id, until } => {
                SkipTarget { target_id, until }.apply(tx, context)?;
                id()
            }
            CampaignStep::Close => tx.end_campaign(id()?, Some(context.now)).and_then(|()| id()),
            CampaignStep::Reopen => tx.end_campaign(id()?, None).and_then(|()| id()),
        }
    }
}
