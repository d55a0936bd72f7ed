//! Campaigns, and calling out: whether one may, and the call itself.

use crm::campaign::{Campaign, CampaignPage, CampaignStep, NextCall, TakeNext, WorkCampaign};
use crm::desk::Dialled;
use crm::dial::{DialCheck, NewDial};
use crm::law::Ground;
use crm::{CampaignId, ContactId};
use tauri::{AppHandle, State};

use crate::desk::{Desk, now};
use crate::dial;
use crate::error::{Answer, Refusal};

/// How many people of a campaign its page shows.
const PEOPLE: u32 = 200;

#[tauri::command(async)]
pub fn campaign_list(desk: State<'_, Desk>) -> Answer<Vec<Campaign>> {
    Ok(desk.store().reader()?.campaigns(now())?)
}

/// The page of a campaign, once a step is taken on it if one is asked for; a new one has no identifier yet.
#[tauri::command(async)]
pub fn campaign_page(
    app: AppHandle,
    desk: State<'_, Desk>,
    campaign_id: Option<CampaignId>,
    step: Option<CampaignStep>,
) -> Answer<CampaignPage> {
    let worked = step.map(|step| desk.write(&app, WorkCampaign { campaign_id, step })).transpose()?;
    let id = worked.or(campaign_id).ok_or(Refusal::new("not_found"))?;
    Ok(desk.store().reader()?.campaign_page(id, PEOPLE, now())?)
}

#[tauri::command(async)]
pub fn campaign_next(app: AppHandle, desk: State<'_, Desk>, campaign_id: CampaignId) -> Answer<NextCall> {
    desk.write(&app, TakeNext { campaign_id })
}

#[tauri::command(async)]
pub fn dial_check(desk: State<'_, Desk>, contact_id: ContactId, ground: Ground) -> Answer<DialCheck> {
    Ok(desk.store().reader()?.dial_check(contact_id, ground, now())?)
}

#[tauri::command(async)]
pub fn call_dial(app: AppHandle, dial: NewDial) -> Answer<Dialled> {
    dial::place(&app, dial)
}
