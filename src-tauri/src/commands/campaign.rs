//! Campaigns, and calling out: whether one may, and the call itself.

use crm::campaign::{Campaign, CampaignPage, CampaignStep, NextCall, TakeNext, WorkCampaign};
use crm::desk::Dialled;
use crm::dial::{DialCheck, NewDial};
use crm::law::Ground;
use crm::{CampaignId, ContactId};
use tauri::{AppHandle, State};

use crate::desk::{Desk, now};
use crate::dial;
use crate::error::Answer;

/// How many people of a campaign its page shows.
const PEOPLE: u32 = 200;

#[tauri::command(async)]
pub fn campaign_list(desk: State<'_, Desk>) -> Answer<Vec<Campaign>> {
    Ok(desk.store().reader()?.campaigns(now())?)
}

#[tauri::command(async)]
pub fn campaign_page(desk: State<'_, Desk>, campaign_id: CampaignId) -> Answer<CampaignPage> {
    Ok(desk.store().reader()?.campaign_page(campaign_id, PEOPLE, now())?)
}

#[tauri::command(async)]
pub fn campaign_work(
    app: AppHandle,
    desk: State<'_, Desk>,
    campaign_id: Option<CampaignId>,
    step: CampaignStep,
) -> Answer<CampaignPage> {
    let id = desk.write(&app, WorkCampaign { campaign_id, step })?;
    campaign_page(desk, id)
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
