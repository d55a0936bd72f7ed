//! The buttons of a line that can be acted on, the simulator, and how the telephone inlet stands.

use crm::CallId;
use crm::desk::{InletStatus, LiveCall, Preset};
use cti::simulator::SimulatedCall;
use tauri::{AppHandle, State};

use crate::desk::Desk;
use crate::error::{Answer, Refusal};
use crate::simulate::{self, Button};
use crate::telephone;

/// Presses a button of the call bar.
#[tauri::command(async)]
pub fn call_press(app: AppHandle, desk: State<'_, Desk>, call_id: CallId, button: Button) -> Answer<LiveCall> {
    let before = desk.live.get(call_id).ok_or(Refusal::new("not_found"))?;
    simulate::press(&app, &before.call, button)?;
    // A call that is no longer in hand (refused while ringing) is answered as its record tells.
    let gone = || Ok(LiveCall { call: desk.store().reader()?.call(call_id)?, ..before });
    desk.live.get(call_id).map_or_else(gone, Ok)
}

#[tauri::command(async)]
pub fn simulator_presets(desk: State<'_, Desk>) -> Answer<Vec<Preset>> {
    simulate::cases(&desk)
}

/// Rings: a ready-made case by its code, or a number as typed.
#[tauri::command(async)]
pub fn simulator_ring(
    app: AppHandle,
    preset: Option<String>,
    number: Option<String>,
    name: Option<String>,
    queue: Option<String>,
) -> Answer<()> {
    match preset {
        Some(code) => simulate::play(&app, &code),
        None => {
            simulate::ring(&app, SimulatedCall { name, queue, ..SimulatedCall::inbound(number.unwrap_or_default()) })
        }
    }
}

#[tauri::command(async)]
pub fn simulator_traffic(calls_per_hour: u32) {
    simulate::traffic(calls_per_hour);
}

#[tauri::command(async)]
pub fn inlet_status(desk: State<'_, Desk>) -> InletStatus {
    telephone::status(&desk)
}
