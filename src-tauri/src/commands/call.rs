//! Calls: with whom, how they ended, those typed by hand.

use crm::CallId;
use crm::call::{
    AttachNumber, Call, CallList, CallQuery, ChooseContact, CreateFromCall, Identity, LogCall, ManualCall,
    Qualification, QualifyCall, WrongNumber,
};
use crm::desk::LiveCall;
use tauri::{AppHandle, Emitter, State};

use crate::desk::{Desk, now};
use crate::error::{Answer, Refusal};
use crate::{data_file, screen_pop};

#[tauri::command(async)]
pub fn call_identify(app: AppHandle, desk: State<'_, Desk>, call_id: CallId, who: Identity) -> Answer<LiveCall> {
    tell(&app, &desk, call_id, who)?;
    identified(&app, &desk, call_id)
}

#[tauri::command(async)]
pub fn call_qualify(app: AppHandle, desk: State<'_, Desk>, qualification: Qualification) -> Answer<Call> {
    let call = desk.write(&app, QualifyCall { qualification })?;
    screen_pop::let_go(&app, call.id);
    Ok(call)
}

#[tauri::command(async)]
pub fn call_log(app: AppHandle, desk: State<'_, Desk>, call: ManualCall) -> Answer<Call> {
    desk.write(&app, LogCall { call, region: desk.region() })
}

#[tauri::command(async)]
pub fn call_list(desk: State<'_, Desk>, query: CallQuery) -> Answer<CallList> {
    Ok(desk.store().reader()?.calls(&query)?)
}

/// Writes who a call is with. A wrong number that is over has its outcome by that, and nothing is left to do for it.
fn tell(app: &AppHandle, desk: &Desk, call_id: CallId, who: Identity) -> Answer<()> {
    match who {
        Identity::Chosen { contact_id, remember } => desk.write(app, ChooseContact { call_id, contact_id, remember }),
        Identity::Attached { contact_id } => {
            desk.write(app, AttachNumber { call_id, contact_id, region: desk.region() })
        }
        Identity::Created { contact } => {
            desk.write(app, CreateFromCall { call_id, contact: *contact, region: desk.region() }).map(|_| ())
        }
        Identity::WrongNumber => {
            let call = desk.write(app, WrongNumber { call_id })?;
            if call.qualified_at.is_some() {
                screen_pop::let_go(app, call_id);
            }
            Ok(())
        }
    }
}

/// Who a call is with was settled: its card and its bar show it. A past call, settled from the calls to qualify, is
/// in no bar and is only answered.
fn identified(app: &AppHandle, desk: &Desk, call_id: CallId) -> Answer<LiveCall> {
    let store = desk.store();
    let reader = store.reader()?;
    let read = || {
        let call = reader.call(call_id)?;
        let incoming = reader.as_chosen(&call, now())?;
        Ok((call, Some(incoming)))
    };
    if let Some(live) = desk.live.refresh(call_id, read)? {
        app.emit("call", &live).map_err(|_| Refusal::new("internal"))?;
        return Ok(live);
    }
    let call = reader.call(call_id)?;
    Ok(data_file::in_hand(&call, reader.as_chosen(&call, now())?, desk.region()))
}
