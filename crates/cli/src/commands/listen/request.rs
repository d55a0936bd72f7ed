//! A request of a site, told on one line like an event.

use crm::request::RecordedRequest;
use phone::WebRequest;
use serde_json::{Value, json};

/// The line of a request: when it came, whose it is, and the promise it made.
pub fn line(request: &WebRequest, kept: &RecordedRequest) -> Value {
    json!({
        "at": request.at,
        "source": request.source,
        "event": "request",
        "external_id": request.external_id,
        "match": kept.verdict,
        "contact_id": kept.contact_id,
        "callback_id": kept.callback_id,
    })
}
