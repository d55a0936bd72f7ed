//! Calling out from the desk: the call is written first, then its number is handed to what can dial it.
//!
//! A demonstration dials nobody. Elsewhere the system's own telephone program takes a `tel:` or `sip:` link; where none
//! does, the agent dials the number by hand, and says what the line does.

use crm::call::Call;
use crm::desk::{Dialled, LiveCall};
use crm::dial::{NewDial, PlaceCall};
use crm::practice::PlacePractice;
use serde_json::Value;
use tauri::{AppHandle, Emitter, Manager};

use crate::desk::{Desk, now};
use crate::error::{Answer, Refusal};
use crate::{data_file, outside};

/// Begins a call, if the law lets it.
pub fn place(app: &AppHandle, dial: NewDial) -> Answer<Dialled> {
    let desk = app.state::<Desk>();
    let call = desk.write(app, PlaceCall { dial })?;
    let live = take_in_hand(app, &call)?;
    Ok(Dialled { handed: hand_over(&desk, &call), live })
}

/// Begins a practice call: the desk has it in hand as any other, and no telephone program is told of it.
pub fn practise(app: &AppHandle, place: PlacePractice) -> Answer<LiveCall> {
    let call = app.state::<Desk>().write(app, place)?;
    take_in_hand(app, &call)
}

/// A call just written enters those of this desk.
fn take_in_hand(app: &AppHandle, call: &Call) -> Answer<LiveCall> {
    let desk = app.state::<Desk>();
    let incoming = desk.store().reader()?.as_chosen(call, now())?;
    let live = data_file::in_hand(call, incoming, desk.region());
    desk.live.rings(live.clone(), std::time::Instant::now());
    app.emit("call", &live).map_err(|_| Refusal::new("internal"))?;
    Ok(live)
}

/// Gives the number to the system's telephone program; whether one took it.
fn hand_over(desk: &Desk, call: &Call) -> bool {
    let demo = desk.setting("file.demo") == Value::Bool(true);
    let link = match (demo, desk.setting("dial.with").as_str()) {
        (false, Some("tel")) => "tel",
        (false, Some("sip")) => "sip",
        _ => return false,
    };
    call.external.as_deref().is_some_and(|number| outside::dial(link, number))
}
