//! `decroche campaign`: people called one after the other, with the law guard's verdict.

mod shapes;

use chrono::{DateTime, NaiveDate, Utc};
use clap::{Args, Subcommand};
use crm::campaign::{
    AddPeople, Campaign, CampaignGround, CampaignKind, LogTarget, NewCampaign, Pick, SaveCampaign, TakeNext,
};
use crm::contact::Stage;
use crm::{CampaignId, Error};
use serde_json::{Value, json};

use crate::base::{Base, Desk, stages};
use crate::commands::{call, lists, segment};
use crate::failure::Result;
use crate::{clock, times};

/// What can be done with campaigns.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Every campaign, and how far it is
    List,
    /// Begin one, with its people
    Add(Box<AddArguments>),
    /// The next person to call, and those who may not be called now, with the reasons
    Next {
        /// Its id, or its name
        #[arg(value_name = "CAMPAIGN")]
        campaign: String,
    },
    /// Tell how a call of a campaign went
    Log(LogArguments),
}

/// What `campaign add` takes.
#[derive(Debug, Args)]
pub struct AddArguments {
    /// Its name
    #[arg(long, value_name = "NAME")]
    name: String,
    /// What for
    #[arg(long, value_name = "KIND", value_parser = words(CampaignKind::ALL.iter().map(|kind| kind.as_str())))]
    kind: String,
    /// On what ground people are called (the usual one of its kind)
    #[arg(long, value_name = "GROUND", value_parser = words(CampaignGround::ALL.iter().map(|ground| ground.as_str())))]
    ground: Option<String>,
    /// Successes aimed at
    #[arg(long, value_name = "N")]
    goal: Option<u32>,
    /// First day
    #[arg(long, value_name = "DAY")]
    from: Option<NaiveDate>,
    /// Last day
    #[arg(long, value_name = "DAY")]
    to: Option<NaiveDate>,
    /// Calls to one person at most
    #[arg(long, value_name = "N", default_value_t = 3)]
    attempts: u8,
    /// A call guide; given twice, the two are drawn at random and compared
    #[arg(long, value_name = "KEY")]
    guide: Vec<String>,
    /// One of its people; may be given again
    #[arg(long, value_name = "ID")]
    contact: Vec<String>,
    /// Everybody on this rung
    #[arg(long, value_name = "STAGE", value_parser = stages())]
    stage: Option<String>,
    /// Everybody of this segment (its id, or its name)
    #[arg(long, value_name = "SEGMENT")]
    segment: Option<String>,
    /// Among them, only those whose postcode begins so
    #[arg(long, value_name = "DIGITS")]
    postcode: Option<String>,
}

/// What `campaign log` takes.
#[derive(Debug, Args)]
pub struct LogArguments {
    /// Its id, or its name
    #[arg(value_name = "CAMPAIGN")]
    campaign: String,
    /// Who was called
    #[arg(value_name = "CONTACT")]
    contact: String,
    /// How it ended (code)
    #[arg(long, value_name = "CODE")]
    outcome: String,
    /// When it began (now)
    #[arg(long, value_name = "T", value_parser = times::parse)]
    at: Option<DateTime<Utc>>,
    /// Conversation, in seconds; 0: not answered
    #[arg(long, value_name = "S", default_value_t = 0)]
    duration: i64,
    /// A note
    #[arg(long, value_name = "NOTE")]
    note: Option<String>,
    /// The callback promised
    #[arg(long, value_name = "T", value_parser = times::parse)]
    callback: Option<DateTime<Utc>>,
}

/// How many people one command may put in a campaign by their rung.
const MOST: u32 = 100_000;

fn words(known: impl Iterator<Item = &'static str>) -> clap::builder::PossibleValuesParser {
    known.collect::<Vec<_>>().into()
}

/// Does what was typed.
pub fn run(desk: &Desk, verb: Verb) -> Result<()> {
    let base = desk.open_existing()?;
    match verb {
        Verb::List => {
            let campaigns = base.reader()?.campaigns(clock::now())?;
            let items: Vec<Value> = campaigns.iter().map(shapes::campaign).collect();
            desk.terminal.document(&json!({ "total": items.len(), "items": items }), || {
                let rows: Vec<Vec<String>> = campaigns.iter().map(shapes::campaign_row).collect();
                desk.terminal.table(&shapes::CAMPAIGN, &rows)
            })
        }
        Verb::Add(typed) => add(desk, &base, *typed),
        Verb::Next { campaign } => {
            let campaign_id = found(&base, &campaign)?.id;
            let next = base.write(TakeNext { campaign_id })?;
            desk.terminal.document(&shapes::next(&next), || shapes::next_shown(desk.terminal, &next))
        }
        Verb::Log(typed) => log(desk, &base, typed),
    }
}

/// The campaign meant: by our id, or by its name.
fn found(base: &Base, typed: &str) -> Result<Campaign> {
    let campaigns = base.reader()?.campaigns(clock::now())?;
    let id: Option<CampaignId> = typed.parse().ok();
    let meant = campaigns.into_iter().find(|campaign| Some(campaign.id) == id || campaign.name == typed.trim());
    Ok(meant.ok_or(Error::NotFound { kind: "campaign" })?)
}

fn add(desk: &Desk, base: &Base, typed: AddArguments) -> Result<()> {
    let contacts = typed.contact.iter().map(|id| base.contact(id)).collect::<Result<Vec<_>>>()?;
    let stage = typed.stage.as_deref().map(str::parse::<Stage>).transpose()?;
    let segment = typed.segment.as_deref().map(|typed| segment::found(base, typed)).transpose()?;
    let segment = segment.map(|line| line.segment.id);
    let chosen = stage.is_some() || segment.is_some();
    let pick = chosen.then(|| Pick { stage, segment, postcode: typed.postcode, most: MOST, ..Pick::default() });
    let campaign = NewCampaign {
        name: typed.name,
        kind: typed.kind.parse()?,
        ground: typed.ground.as_deref().map(str::parse).transpose()?,
        goal: typed.goal,
        starts_on: typed.from,
        ends_on: typed.to,
        max_attempts: typed.attempts,
        absent_hours: 27,
        busy_minutes: 30,
        guides: typed.guide,
        brief: String::new(),
        agents: Vec::new(),
    };
    let campaign_id = base.write(SaveCampaign { campaign_id: None, campaign })?;
    base.write(AddPeople { campaign_id, contacts, pick })?;
    let made = found(base, &campaign_id.to_string())?;
    desk.terminal
        .document(&shapes::campaign(&made), || desk.terminal.table(&shapes::CAMPAIGN, &[shapes::campaign_row(&made)]))
}

fn log(desk: &Desk, base: &Base, typed: LogArguments) -> Result<()> {
    let campaign = found(base, &typed.campaign)?;
    let contact = base.contact(&typed.contact)?;
    let reader = base.reader()?;
    let target_id = reader.target_in(campaign.id, contact)?;
    let outcome_id = lists::outcome(&reader, &typed.outcome)?;
    drop(reader);
    let told = base.write(LogTarget {
        target_id,
        outcome_id,
        started_at: typed.at,
        talk_s: typed.duration,
        note: typed.note,
        callback_at: typed.callback,
    })?;
    call::show(desk, base, &told)
}
