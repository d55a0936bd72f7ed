//! The buttons of a line that can be acted on, the simulator, and how the telephone inlet stands.

use crm::CallId;
use crm::desk::{InletStatus, LiveCall, Preset};
use cti::simulator::SimulatedCall;
use serde::Deserialize;
use tauri::{AppHandle, State};

use crate::desk::Desk;
use crate::error::{Answer, Refusal};
use crate::simulate::{self, Button};
use crate::telephone;

/// Presses a button of the call bar.
#[tauri::command(async)]
pub fn call_press(app: AppHandle, desk: State<'_, Desk>, call_id: CallId, button: Button) -> Answer<LiveCall> {
    let before = desk.live.get(call_id).ok_or(Refusal::new("not_found"))?;
    simulate::press(&app, &before.call, &button)?;
    // A call that is no longer in hand (refused while ringing) is answered as its record tells.
    let gone = || Ok(LiveCall { call: desk.store().reader()?.call(call_id)?, ..before });
    desk.live.get(call_id).map_or_else(gone, Ok)
}

/// What the simulated line is asked for.
#[derive(Debug, Deserialize)]
#[serde(tag = "ring", rename_all = "snake_case")]
pub enum Simulated {
    /// A ready-made case.
    Preset { code: String },
    /// A number as typed.
    Number { number: String, name: Option<String>, queue: Option<String> },
    /// Calls that come by themselves; 0 stops them.
    Traffic { calls_per_hour: u32 },
}

/// The ready-made cases of the simulated line, once it rings if it is asked to.
#[tauri::command(async)]
pub fn simulator(app: AppHandle, desk: State<'_, Desk>, ring: Option<Simulated>) -> Answer<Vec<Preset>> {
    if let Some(ring) = ring {
        play(&app, ring)?;
    }
    simulate::cases(&desk)
}

fn play(app: &AppHandle, ring: Simulated) -> Answer<()> {
    match ring {
        Simulated::Preset { code } => simulate::play(app, &code),
        Simulated::Number { number, name, queue } => {
            simulate::ring(app, SimulatedCall { name, queue, ..SimulatedCall::inbound(number) })
        }
        Simulated::Traffic { calls_per_hour } => {
            simulate::traffic(calls_per_hour);
            Ok(())
        }
    }
}

#[tauri::command(async)]
pub fn inlet_status(desk: State<'_, Desk>) -> InletStatus {
    telephone::status(&desk)
}
