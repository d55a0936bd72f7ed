//! The simulated line: rings like a telephone, and answers the desk's buttons.

use std::collections::HashMap;
use std::sync::PoisonError;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use chrono::{DateTime, Utc};
use crm::call::{Call, CallState};
use crm::desk::Preset;
use crm::dial::DIALLED;
use crm::transfer::{HandCall, NewTransfer, Transfer, TransferState, TransferStep};
use cti::simulator::{CallerKind, Mix, PresetNumber, SimulatedCall, Simulator, Traffic, fiction_number, presets};
use phone::{CallEvent, CallEventKind, Direction, EndCause};
use serde::Deserialize;
use tauri::{AppHandle, Emitter, Manager};

use crate::desk::{Desk, now};
use crate::error::{Answer, Refusal};
use crate::windows;

/// Whether a source's calls can be answered, held and hung up from the desk. Those of `decroche ring --app` can:
/// the app itself plays the line for them. Of a call placed from here, the agent says what the line does until a
/// telephone tells it.
pub fn controls(source: &str) -> bool {
    matches!(source, "simulator" | "cli" | DIALLED)
}

/// A button of the call bar.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Button {
    /// Décrocher.
    Answer,
    /// Mettre en attente.
    Hold,
    /// Reprendre.
    Resume,
    /// Raccrocher.
    HangUp,
    /// Transférer: tells a colleague while the caller waits, or passes the call on at once.
    Transfer(NewTransfer),
    /// Passer l'appel: the colleague was told.
    Pass,
}

/// Presses a button of the call bar: what it hands over is kept first, then the line does its part.
pub fn press(app: &AppHandle, call: &Call, button: &Button) -> Answer<()> {
    let step = match button {
        Button::Transfer(new) => TransferStep::Offer(new.clone()),
        Button::Pass => TransferStep::Pass,
        // The telephone tells of it where it can; where not, the agent just said so.
        Button::Resume if call.transfer.as_ref().is_some_and(Transfer::open) && !controls(&call.source) => {
            return hand(app, call, TransferStep::TakeBack).map(|_| ());
        }
        _ => return act(app, call, button),
    };
    let call = hand(app, call, step)?;
    let announced = call.transfer.as_ref().is_some_and(|transfer| transfer.state == TransferState::Announced);
    let waits = call.state == CallState::Held;
    let line = match announced {
        true if waits || !controls(&call.source) => Ok(()),
        true => act(app, &call, &Button::Hold),
        false => act(app, &call, &Button::Pass),
    };
    if line.is_err() {
        hand(app, &call, TransferStep::TakeBack)?;
    }
    line
}

/// Keeps a step of a hand-over; the windows follow.
fn hand(app: &AppHandle, call: &Call, step: TransferStep) -> Answer<Call> {
    let desk = app.state::<Desk>();
    let offer = matches!(step, TransferStep::Offer(_));
    let call = desk.write(app, HandCall { call_id: call.id, step })?;
    if offer {
        desk.live.offered(call.id);
    }
    if let Some(live) = desk.live.refresh(call.id, || Ok((call.clone(), None)))? {
        app.emit("call", &live).map_err(|_| Refusal::new("internal"))?;
    }
    windows::offered(app);
    Ok(call)
}

/// Does it on a line that can be acted on; what the line answers comes back by the ordinary way.
fn act(app: &AppHandle, call: &Call, button: &Button) -> Answer<()> {
    let desk = app.state::<Desk>();
    let extension = call.transfer.as_ref().and_then(|transfer| transfer.to.extension.as_deref());
    let id = call.external_id.as_deref().unwrap_or_default();
    let event = match call.source.as_str() {
        "simulator" => {
            let mut line = desk.simulator.lock().unwrap_or_else(PoisonError::into_inner);
            match button {
                Button::Answer => line.answer(id, now())?,
                Button::Hold => line.hold(id, now())?,
                Button::Resume => line.resume(id, now())?,
                Button::HangUp => line.hang_up(id, now())?,
                Button::Transfer(_) | Button::Pass => line.transfer(id, extension, now())?,
            }
        }
        "cli" | DIALLED => played(call, id, button, now()),
        // Its telephone never told us: the agent says that it is over, or was passed on.
        _ if matches!(button, Button::HangUp | Button::Pass) && call.answered_at.is_some() => {
            played(call, id, button, now())
        }
        _ => return Err(Refusal::new("line_cannot")),
    };
    hear(app, event)
}

/// Hears an event of our own line, and waits until it is written.
fn hear(app: &AppHandle, event: CallEvent) -> Answer<()> {
    let (told, written) = std::sync::mpsc::channel();
    crate::screen_pop::hear(app, event, now(), move |answer| {
        let _ = told.send(answer.map(|_| ()));
    })?;
    written.recv().map_err(|_| Refusal::new("closed"))?
}

/// What a line would say of a button, for a call that only the command line knows.
fn played(call: &Call, id: &str, button: &Button, at: DateTime<Utc>) -> CallEvent {
    let (event, cause) = match button {
        Button::Answer => (CallEventKind::Answered, None),
        Button::Hold => (CallEventKind::Held, None),
        Button::Resume => (CallEventKind::Resumed, None),
        Button::HangUp if call.answered_at.is_some() => (CallEventKind::Ended, Some(EndCause::Normal)),
        Button::HangUp if call.direction == Direction::Outbound => (CallEventKind::Missed, Some(EndCause::NoAnswer)),
        Button::HangUp => (CallEventKind::Rejected, Some(EndCause::Busy)),
        Button::Transfer(_) | Button::Pass => (CallEventKind::Transferred, None),
    };
    CallEvent {
        source: call.source.clone(),
        external_id: id.to_owned(),
        leg_id: None,
        event,
        direction: Some(call.direction),
        from: call.from_raw.clone(),
        to: call.to_raw.clone(),
        caller_name: None,
        extension: None,
        queue: None,
        ivr_choice: None,
        masked: false,
        cause,
        at,
        raw: String::new(),
    }
}

/// How a call that an earlier run left unfinished ended, as far as is known: the lines this app plays ended with the
/// run that played them; a telephone that rang then has been answered elsewhere or has stopped. A conversation on a
/// real line goes on until its hang-up, or until the agent says it is over. `None`: nothing to say.
pub fn broken_off(call: &Call, now: DateTime<Utc>) -> Option<CallEvent> {
    let id = call.external_id.as_deref()?;
    let stale = call.answered_at.is_none() && call.ringing_at < now - chrono::Duration::minutes(5);
    let known = call.held_since_at.or(call.answered_at).unwrap_or(call.ringing_at);
    (call.ended_at.is_none() && (controls(&call.source) || stale)).then(|| CallEvent {
        event: if call.answered_at.is_some() { CallEventKind::Ended } else { CallEventKind::Missed },
        cause: None,
        ..played(call, id, &Button::HangUp, known)
    })
}

/// Nothing of our own rings any more: no traffic, no simulated call.
pub fn silence(desk: &Desk) {
    traffic(0);
    *desk.simulator.lock().unwrap_or_else(PoisonError::into_inner) = Simulator::new();
}

/// Makes the simulated line ring.
pub fn ring(app: &AppHandle, call: SimulatedCall) -> Answer<()> {
    let desk = app.state::<Desk>();
    let event = desk.simulator.lock().unwrap_or_else(PoisonError::into_inner).ring(call, now())?;
    hear(app, event)
}

/// The ready-made cases, with the number that would ring first in this base.
pub fn cases(desk: &Desk) -> Answer<Vec<Preset>> {
    let picks = picks(desk)?;
    Ok(presets()
        .iter()
        .map(|preset| {
            let first = preset.calls.first().map(|call| number(call.number, &picks)).unwrap_or_default();
            Preset { code: preset.code.to_owned(), number: phone::format_e164_national(&first) }
        })
        .collect())
}

/// Plays a ready-made case: its calls, in their time.
pub fn play(app: &AppHandle, code: &str) -> Answer<()> {
    let desk = app.state::<Desk>();
    let preset = presets().iter().find(|preset| preset.code == code).ok_or(Refusal::new("not_found"))?;
    let picks = picks(&desk)?;
    let app = app.clone();
    let calls: Vec<(u32, SimulatedCall)> =
        preset.calls.iter().map(|call| (call.after_ms, call.call(&number(call.number, &picks), None))).collect();
    std::thread::spawn(move || {
        let mut passed = 0;
        for (after, call) in calls {
            std::thread::sleep(Duration::from_millis(u64::from(after.saturating_sub(passed))));
            passed = after;
            let _ = ring(&app, call);
        }
    });
    Ok(())
}

/// People of this base for the cases that need somebody: case → E.164 or extension.
fn picks(desk: &Desk) -> Answer<HashMap<&'static str, String>> {
    Ok(desk.store().reader()?.sample_numbers(now())?)
}

fn number(wanted: PresetNumber, picks: &HashMap<&'static str, String>) -> String {
    let pick = |key: &str| picks.get(key).cloned();
    let stranger = || fiction_number(&mut rand::rng());
    match wanted {
        PresetNumber::Literal(text) => text.to_owned(),
        PresetNumber::OneMobile => pick("one").unwrap_or_else(stranger),
        PresetNumber::AnotherPerson => pick("another").unwrap_or_else(stranger),
        PresetNumber::SharedLine => pick("shared").unwrap_or_else(stranger),
        PresetNumber::Unknown => stranger(),
        PresetNumber::Extension => pick("extension").unwrap_or_else(|| "12".to_owned()),
        PresetNumber::OwnLine => pick("line").unwrap_or_else(stranger),
        PresetNumber::Blocked => pick("ignored").unwrap_or_else(stranger),
        PresetNumber::RecentCaller => pick("recent").or_else(|| pick("one")).unwrap_or_else(stranger),
        PresetNumber::OpenTicket => pick("ticket").or_else(|| pick("one")).unwrap_or_else(stranger),
        PresetNumber::PromisedCallback => pick("callback").or_else(|| pick("one")).unwrap_or_else(stranger),
    }
}

/// Calls an hour wanted; 0 stops. Read by the traffic thread.
static CALLS_PER_HOUR: AtomicU64 = AtomicU64::new(0);

/// Sets the steady random traffic.
pub fn traffic(calls_per_hour: u32) {
    CALLS_PER_HOUR.store(u64::from(calls_per_hour.min(3600)), Ordering::Relaxed);
}

/// The simulated line's own life: callers who give up, traffic that goes on. One thread, a quarter of a second a turn.
pub fn live(app: AppHandle) -> std::io::Result<()> {
    std::thread::Builder::new().name("decroche-line".into()).spawn(move || {
        let mut next: Option<DateTime<Utc>> = None;
        loop {
            std::thread::sleep(Duration::from_millis(250));
            let desk = app.state::<Desk>();
            let due = desk.simulator.lock().unwrap_or_else(PoisonError::into_inner).due(now());
            for event in due {
                let _ = hear(&app, event);
            }
            next = one_turn_of_traffic(&app, &desk, next);
        }
    })?;
    Ok(())
}

fn one_turn_of_traffic(app: &AppHandle, desk: &Desk, next: Option<DateTime<Utc>>) -> Option<DateTime<Utc>> {
    let rate = CALLS_PER_HOUR.load(Ordering::Relaxed);
    let traffic = Traffic::new(f64::from(u32::try_from(rate).unwrap_or(0)), Mix::default()).ok()?;
    let mut rng = rand::rng();
    let gap = |rng: &mut rand::rngs::ThreadRng| chrono::Duration::from_std(traffic.next_gap(rng)).unwrap_or_default();
    let Some(at) = next else {
        return Some(now() + gap(&mut rng));
    };
    if now() < at {
        return next;
    }
    let number = match traffic.next_caller(&mut rng) {
        CallerKind::Masked => String::new(),
        CallerKind::Unknown => fiction_number(&mut rng),
        CallerKind::Known => {
            let reader = desk.store();
            let known = reader.reader().and_then(|reader| reader.any_number(rand::random())).ok().flatten();
            known.unwrap_or_else(|| fiction_number(&mut rng))
        }
    };
    let _ = ring(app, SimulatedCall::inbound(number));
    Some(now() + gap(&mut rng))
}
