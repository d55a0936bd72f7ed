//! A call as a document and as a row.

use crm::call::Call;
use serde_json::{Value, json};

use crate::commands::lists::Motives;
use crate::commands::number::word;
use crate::output::{Terminal, or_dash};
use crate::times;

/// The call as a document. `from` and `to` are as received; `outcome` and `motive` are codes.
pub fn document(call: &Call, motives: &Motives) -> Value {
    json!({
        "call_id": call.id,
        "external_id": call.external_id,
        "source": call.source,
        "direction": call.direction,
        "state": call.state,
        "from": call.from_raw,
        "to": call.to_raw,
        "external": call.external,
        "external_kind": call.external_kind,
        "caller_name": call.caller_name,
        "contact_id": call.contact_id,
        "contact_name": call.contact_name,
        "line": call.line,
        "queue": call.queue,
        "agent": call.agent,
        "ivr_choice": call.ivr_choice,
        "started_at": call.ringing_at,
        "answered_at": call.answered_at,
        "ended_at": call.ended_at,
        "qualified_at": call.qualified_at,
        "wait_s": call.answered_at.or(call.ended_at).map(|end| (end - call.ringing_at).num_seconds()),
        "hold_s": call.hold_ms / 1000,
        "talk_s": talk_s(call),
        "wrap_up_s": call.wrap_up_ms.map(|ms| ms / 1000),
        "lost_cause": call.lost_cause,
        "outcome": call.outcome_code,
        "outcome_label": call.outcome,
        "motive": motives.code(call.motive.as_deref()),
        "motive_label": call.motive,
        "note": call.note,
    })
}

/// Conversation without hold, in seconds; `None`: not answered, or not over.
pub fn talk_s(call: &Call) -> Option<i64> {
    let talk_ms = (call.ended_at? - call.answered_at?).num_milliseconds() - call.hold_ms;
    Some(talk_ms.max(0) / 1000)
}

/// The columns of [`row`].
pub const COLUMNS: [&str; 7] = ["at", "direction", "other_party", "duration", "outcome", "motive", "id"];

/// The call as a row of a table.
pub fn row(call: &Call, terminal: Terminal) -> Vec<String> {
    let lang = terminal.lang;
    let lost = call.lost_cause.map(|cause| lang.word("lost", cause.as_str()));
    let kind = || lang.word("kind", &word(call.external_kind));
    vec![
        times::shown(call.ringing_at),
        lang.word("direction", &word(call.direction)),
        call.contact_name.clone().or_else(|| call.display.clone()).unwrap_or_else(kind),
        talk_s(call).map_or_else(|| "–".to_owned(), times::duration),
        or_dash(call.outcome.as_deref().or(lost.as_deref())),
        or_dash(call.motive.as_deref()),
        call.id.to_string(),
    ]
}
