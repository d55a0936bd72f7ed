//! Calling out from the desk: the call is written first, then its number is handed to what can dial it.
//!
//! A demonstration dials nobody. Elsewhere the system's own telephone program takes a `tel:` or `sip:` link; where none
//! does, the agent dials the number by hand, and says what the line does.

use crm::call::Call;
use crm::desk::Dialled;
use crm::dial::{NewDial, PlaceCall};
use serde_json::Value;
use tauri::{AppHandle, Emitter, Manager};

use crate::data_file;
use crate::desk::{Desk, now};
use crate::error::{Answer, Refusal};

/// Begins a call, if the law lets it.
pub fn place(app: &AppHandle, dial: NewDial) -> Answer<Dialled> {
    let desk = app.state::<Desk>();
    let call = desk.write(app, PlaceCall { dial })?;
    let incoming = desk.store().reader()?.as_chosen(&call, now())?;
    let live = data_file::in_hand(&call, incoming, desk.region());
    desk.live.rings(live.clone(), std::time::Instant::now());
    app.emit("call", &live).map_err(|_| Refusal::new("internal"))?;
    Ok(Dialled { handed: hand_over(&desk, &call), live })
}

/// Gives the number to the system's telephone program; whether one took it.
fn hand_over(desk: &Desk, call: &Call) -> bool {
    let demo = desk.setting("file.demo") == Value::Bool(true);
    let link = match (demo, desk.setting("dial.with").as_str()) {
        (false, Some("tel")) => "tel",
        (false, Some("sip")) => "sip",
        _ => return false,
    };
    let number = call.external.as_deref().filter(|number| is_e164(number));
    number.is_some_and(|number| open::that_detached(format!("{link}:{number}")).is_ok())
}

/// Nothing but a number is ever handed to another program.
fn is_e164(text: &str) -> bool {
    let digits = text.strip_prefix('+').unwrap_or_default();
    (6..=15).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::is_e164;

    #[test]
    fn only_a_number_is_handed_to_another_program() {
        assert!(is_e164("+33639984001"));
        for text in ["", "+", "0639984001", "+33639984001;ext=1", "+336 39", "+3363998400112345678", "+33$(id)"] {
            assert!(!is_e164(text), "{text}");
        }
    }
}
