//! Campaigns: people called one after the other, with one purpose, inside the law.
//!
//! A campaign holds its people ([`Target`]); an agent is given the next one the guard lets call ([`TakeNext`]), and the
//! outcome of the call decides what becomes of them ([`after`]). Two guides may be drawn at random and compared.

mod after;
mod compare;
mod moment;
mod save;
mod work;

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;
use ts_rs::TS;

use crate::codes::codes;
use crate::dial::DialCheck;
use crate::law::{Ground, Verdict};
use crate::{AgentId, CampaignId, ContactId, TargetId};

pub(crate) use after::after_call;
pub use compare::{Compared, Interval, Score, difference, wilson};
pub(crate) use moment::best;
pub use moment::{BestMoment, MomentOf, Tried};
pub use save::{AddPeople, CampaignStep, NewCampaign, Pick, SaveCampaign, WorkCampaign};
pub use work::{LogTarget, SkipTarget, TakeNext};

codes! {
    /// What a campaign is for (DOMAIN.md §6). Each has the outcomes that are its success: `outcome.success_of`.
    CampaignKind {
        /// Prospection.
        Prospecting = "prospecting",
        /// Génération de leads.
        LeadGeneration = "lead_generation",
        /// Télévente.
        Telesales = "telesales",
        /// Fidélisation.
        Loyalty = "loyalty",
        /// Collecte de fonds.
        Fundraising = "fundraising",
        /// Enquête.
        Survey = "survey",
        /// Recouvrement.
        Collection = "collection",
        /// Prise de rendez-vous.
        Appointment = "appointment",
        /// Vérification de fichier.
        Verification = "verification",
    }
}

impl CampaignKind {
    /// The ground it is called on unless the house says otherwise: where something is offered, the law of prospecting.
    pub fn usual_ground(self) -> CampaignGround {
        match self {
            CampaignKind::Prospecting
            | CampaignKind::LeadGeneration
            | CampaignKind::Telesales
            | CampaignKind::Loyalty
            | CampaignKind::Appointment => CampaignGround::Prospecting,
            CampaignKind::Fundraising
            | CampaignKind::Survey
            | CampaignKind::Collection
            | CampaignKind::Verification => CampaignGround::Service,
        }
    }
}

codes! {
    /// On what ground the people of a campaign are called.
    CampaignGround {
        /// Consumers, something is offered: consent, hours, attempts.
        Prospecting = "prospecting",
        /// About their contract in progress: hours, attempts.
        Contract = "contract",
        /// Professionals about their trade.
        Professional = "professional",
        /// Nothing is offered.
        Service = "service",
    }
}

impl From<CampaignGround> for Ground {
    fn from(ground: CampaignGround) -> Self {
        match ground {
            CampaignGround::Prospecting => Ground::Prospecting,
            CampaignGround::Contract => Ground::Contract,
            CampaignGround::Professional => Ground::Professional,
            CampaignGround::Service => Ground::Service,
        }
    }
}

codes! {
    /// Where a person of a campaign stands.
    TargetState {
        /// To be called, now or later.
        Waiting = "waiting",
        /// Called; the call has no outcome yet.
        Calling = "calling",
        /// Reached, with an outcome that ends it.
        Done = "done",
        /// Given up, with its reason.
        Out = "out",
    }
}

codes! {
    /// Why a person was given up.
    OutReason {
        /// Called as often as the campaign allows.
        Attempts = "attempts",
        /// They asked not to be called.
        Opposed = "opposed",
        /// No number of theirs is good.
        NoNumber = "no_number",
        /// An agent put them aside.
        SetAside = "set_aside",
    }
}

/// A campaign, with how far it is.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Campaign {
    /// Ours.
    pub id: CampaignId,
    /// As shown.
    pub name: String,
    /// What for.
    pub kind: CampaignKind,
    /// On what ground one calls.
    pub ground: CampaignGround,
    /// Successes aimed at; `None`: none.
    pub goal: Option<u32>,
    /// First day; `None`: at once.
    pub starts_on: Option<NaiveDate>,
    /// Last day; `None`: no end.
    pub ends_on: Option<NaiveDate>,
    /// Calls to one person at most; the law’s own limit besides.
    pub max_attempts: u8,
    /// After no answer, called again so many hours later.
    pub absent_hours: u16,
    /// After a busy line, so many minutes later.
    pub busy_minutes: u16,
    /// Keys of its guides: none, one, or two that are compared.
    pub guides: Vec<String>,
    /// What every agent reads first.
    pub brief: String,
    /// Who works on it; empty: everybody may.
    pub agents: Vec<AgentId>,
    /// Begun.
    pub created_at: DateTime<Utc>,
    /// Over since; `None`: going on.
    pub closed_at: Option<DateTime<Utc>>,
    /// How far.
    pub progress: Progress,
}

/// How far a campaign is. People, but for `attempts` and `reached`: calls.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, TS)]
#[ts(rename = "CampaignProgress")]
pub struct Progress {
    /// In all.
    pub people: u32,
    /// To be called, as far as the campaign goes.
    pub waiting: u32,
    /// Among them, not before a later moment.
    pub later: u32,
    /// Called, without outcome yet.
    pub calling: u32,
    /// Reached for good.
    pub done: u32,
    /// Given up.
    pub out: u32,
    /// With the outcome the campaign wants.
    pub successes: u32,
    /// Calls made.
    pub attempts: u32,
    /// Calls in which somebody was spoken to.
    pub reached: u32,
}

/// A person of a campaign.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Target {
    /// Ours.
    pub id: TargetId,
    /// Who.
    pub contact_id: ContactId,
    /// Their name, company or number.
    pub name: String,
    /// Their company, where it is not the name.
    pub company: Option<String>,
    /// Where they stand.
    pub state: TargetState,
    /// Not before; `None`: at once.
    pub next_at: Option<DateTime<Utc>>,
    /// Calls made to them in this campaign.
    pub attempts: u32,
    /// The guide drawn for them.
    pub guide: Option<String>,
    /// Label of the last outcome.
    pub outcome: Option<String>,
    /// It is what the campaign wants.
    pub success: bool,
    /// Why they were given up.
    pub why: Option<OutReason>,
    /// Who has them on the screen.
    pub taken_by: Option<String>,
}

/// The next person to call, and those the guard made wait on the way.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct NextCall {
    /// Which campaign.
    pub campaign_id: CampaignId,
    /// Whom to call now; `None`: nobody may be.
    pub target: Option<Target>,
    /// The guard’s leave for them, and their number.
    pub check: Option<DialCheck>,
    /// When they are best called; `None`: too few calls to say.
    pub best: Option<BestMoment>,
    /// Those who come before and may not be called now, with the reasons; at most 50.
    pub refused: Vec<RefusedTarget>,
    /// When the next of those waiting may be called; `None`: somebody may now, or nobody ever.
    pub next_at: Option<DateTime<Utc>>,
}

/// Somebody who may not be called now.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct RefusedTarget {
    /// Who.
    pub target: Target,
    /// Why, and when one may.
    pub verdict: Verdict,
    /// No number of theirs is good.
    pub no_number: bool,
}

/// A campaign as its page shows it.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct CampaignPage {
    /// The campaign.
    pub campaign: Campaign,
    /// Its people: those in hand and waiting first, at most as many as asked.
    pub people: Vec<Target>,
    /// Its two guides side by side; `None`: it has not two, or nobody was reached.
    pub compared: Option<Compared>,
    /// When its people answer, hour by hour where they live.
    pub hours: Vec<Tried>,
}

/// The campaign of a call.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct CallCampaign {
    /// Which.
    pub id: CampaignId,
    /// As shown.
    pub name: String,
    /// What for.
    pub kind: CampaignKind,
    /// The guide drawn for this person; `None`: the campaign has none.
    pub guide: Option<String>,
}
