//! « Le téléphone sonne »: from a call event to the fiche on the screen. The main path, top to bottom.
//!
//! Nothing between the event and the picture writes, waits for a write, or asks the network: the lookup reads its
//! own connection, the pop-up window already exists, and the payload carries all it paints. The record is written
//! right after, by the single writer.

use std::sync::Arc;
use std::time::Instant;

use chrono::{DateTime, Utc};
use crm::call::{Call, CallState, RecordEvent, complete};
use crm::desk::LiveCall;
use crm::transfer::{Transfer, TransferState};
use crm::{CallId, Context, Incoming, IncomingCall, Store};
use phone::{CallEvent, CallEventKind, Direction, Kind};
use serde_json::{Value, json};
use tauri::{AppHandle, Emitter, Manager};

use crate::desk::Desk;
use crate::error::Answer;
use crate::{simulate, windows};

/// An event that was looked up and painted, on its way to its record.
pub struct Heard {
    /// The file it was looked up in: its record belongs there, even if another one is opened meanwhile.
    store: Arc<Store>,
    event: CallEvent,
    incoming: Incoming,
    call_id: CallId,
    now: DateTime<Utc>,
    lookup_us: u128,
    then: Box<dyn FnOnce(Answer<Value>) + Send>,
}

/// Takes one event of one call: looks up, paints, and hands it on to be written. `then` is told what
/// `decroche ring --app` prints, once the record is on the disk.
pub fn hear(
    app: &AppHandle,
    mut event: CallEvent,
    now: DateTime<Utc>,
    then: impl FnOnce(Answer<Value>) + Send + 'static,
) -> Answer<()> {
    let heard = Instant::now();
    let desk = app.state::<Desk>();
    let order = desk.telephone.in_order();

    // 1. Who is it? Exact on E.164, in one read snapshot, on a connection no write can hold.
    let store = desk.store();
    let reader = store.reader()?;
    let known = match desk.live.of_event(&event) {
        None => {
            let id = reader.call_by_external_id(&event.source, &event.external_id)?;
            id.map(|id| reader.call(id)).transpose()?
        }
        live => live,
    };
    complete(&mut event, known.as_ref());
    let incoming = reader.incoming(&event, desk.region(), now)?;
    let rings = event.event == CallEventKind::Ringing && event.direction != Some(Direction::Outbound);
    let new = rings && known.is_none() && !matches!(incoming.call, IncomingCall::Ignored);
    // The rest of a conversation that a colleague hands over, or the colleague who calls to tell of it.
    let transfer = if new { reader.offered(&incoming.number, now)? } else { None };
    let lookup_us = heard.elapsed().as_micros();

    // 2. Paint, if it is news: the payload is complete, the window is there.
    let call_id = known.as_ref().map_or_else(|| CallId::new(now), |call| call.id);
    let elsewhere = passed_on(&desk, transfer.as_ref());
    if new && !elsewhere {
        let live = ringing(call_id, &event, &incoming, transfer);
        desk.live.rings(live.clone(), heard);
        windows::ring(app, &live);
    }

    // 3. To be kept, in order, by the one who writes.
    drop(reader);
    order.record(Heard { store, event, incoming, call_id, now, lookup_us, then: Box::new(then) });
    Ok(())
}

/// It rings at the desk of a colleague to whom this desk passed it on: nothing comes up here.
fn passed_on(desk: &Desk, transfer: Option<&Transfer>) -> bool {
    let gone = transfer.filter(|transfer| transfer.state != TransferState::TakenBack);
    let by = gone.and_then(|transfer| transfer.from.as_ref()).map(|from| from.id);
    by.is_some() && by == desk.agent()
}

/// Writes what was heard: the call's record and the telephone journal; then tells the windows how the call stands.
pub fn keep(app: &AppHandle, heard: Heard) {
    let desk = app.state::<Desk>();
    let Heard { store, event, incoming, call_id, now, lookup_us, then } = heard;
    let record = RecordEvent {
        verdict: incoming.call.verdict(),
        contact_id: incoming.call.contact_id(),
        call_id,
        region: desk.region(),
        event: event.clone(),
    };
    match store.write(record, &Context::at(now).by(desk.agent())) {
        Ok(written) => {
            let _ = app.emit("changed", &written.changed);
            if let Some(call) = &written.output.call {
                follow(app, call, &incoming);
            }
            then(Ok(answer(written.output.call.as_ref(), &event, &incoming, lookup_us)));
        }
        Err(error) => then(Err(error.into())),
    }
}

/// A call in hand changed: the windows follow, and let go of what is over.
pub fn follow(app: &AppHandle, call: &Call, incoming: &Incoming) {
    let desk = app.state::<Desk>();
    let again = || Ok((desk.store().reader()?.call(call.id)?, None));
    let live = match desk.live.refresh(call.id, again).unwrap_or_default() {
        Some(live) => Some(live),
        // An outbound call, or one answered before we heard it ring, joins those in hand.
        None if call.ended_at.is_none()
            && call.direction != Direction::Internal
            && !passed_on(&desk, call.transfer.as_ref()) =>
        {
            let live = LiveCall {
                call: call.clone(),
                number: incoming.number.clone(),
                incoming: incoming.call.clone(),
                can_control: simulate::controls(&call.source),
            };
            desk.live.rings(live.clone(), Instant::now());
            Some(live)
        }
        None => None,
    };
    if let Some(live) = live {
        let _ = app.emit("call", &live);
        let call = &live.call;
        let over = matches!(call.state, CallState::Ended | CallState::Qualified);
        let elsewhere = call.state == CallState::Ended && call.lost_cause.is_none();
        let gone = over && (elsewhere || call.direction == Direction::Internal || call.state == CallState::Qualified);
        let transfer = call.transfer.as_ref();
        let taken = transfer.is_some_and(|one| one.state == TransferState::Taken && Some(one.to.id) != desk.agent());
        if gone || taken {
            let_go(app, call.id);
        }
    }
    windows::arrange_popup(app);
}

/// A call is no longer in hand.
pub fn let_go(app: &AppHandle, call: CallId) {
    if app.state::<Desk>().live.remove(call) {
        let _ = app.emit("call_gone", call);
    }
    windows::arrange_popup(app);
}

/// A ringing call as the windows show it before its record is written.
fn ringing(id: CallId, event: &CallEvent, incoming: &Incoming, transfer: Option<Transfer>) -> LiveCall {
    let internal = matches!(incoming.call, IncomingCall::Internal { .. });
    let display = incoming
        .number
        .national
        .clone()
        .or_else(|| event.from.clone())
        .filter(|text| !text.is_empty() && incoming.number.kind != Kind::Masked);
    let contact_name = match &incoming.call {
        IncomingCall::One { fiche, .. } => fiche.name(),
        _ => None,
    };
    LiveCall {
        call: Call {
            id,
            source: event.source.clone(),
            external_id: Some(event.external_id.clone()),
            direction: if internal { Direction::Internal } else { event.direction.unwrap_or(Direction::Inbound) },
            state: CallState::Ringing,
            contact_id: incoming.call.contact_id(),
            contact_name,
            from_raw: event.from.clone(),
            to_raw: event.to.clone(),
            external: incoming.number.e164.clone(),
            display,
            external_kind: incoming.number.kind,
            caller_name: event.caller_name.clone(),
            line: None,
            queue: event.queue.clone(),
            agent: None,
            ivr_choice: event.ivr_choice.clone(),
            ringing_at: event.at,
            answered_at: None,
            held_since_at: None,
            hold_ms: 0,
            ended_at: None,
            wrap_up_ms: None,
            qualified_at: None,
            lost_cause: None,
            outcome: None,
            outcome_code: None,
            motive: None,
            note: None,
            campaign: None,
            transfer,
        },
        number: incoming.number.clone(),
        incoming: incoming.call.clone(),
        can_control: simulate::controls(&event.source),
    }
}

/// The answer of `ring`, as CLI.md writes it.
fn answer(call: Option<&Call>, event: &CallEvent, incoming: &Incoming, lookup_us: u128) -> Value {
    let (fiche, candidates) = match &incoming.call {
        IncomingCall::One { fiche, .. } => (json!(fiche), json!([])),
        IncomingCall::Several { candidates, .. } => (Value::Null, json!(candidates)),
        _ => (Value::Null, json!([])),
    };
    json!({
        "call_id": call.map(|call| call.id), "external_id": event.external_id, "number": incoming.number,
        "match": incoming.call.verdict(), "fiche": fiche, "candidates": candidates,
        "lookup_us": u64::try_from(lookup_us).unwrap_or(u64::MAX),
    })
}

/// Somebody (perhaps another process) wrote to the file: screens refetch what they show.
pub fn others_wrote(app: &AppHandle) {
    let _ = app.emit("changed", crm::desk::Changed { everything: true, ..Default::default() });
}
