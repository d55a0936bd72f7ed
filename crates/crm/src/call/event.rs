//! What one event of a call says, and what the call's earlier ones said for it.

use phone::{CallEvent, CallEventKind, Direction};

use super::Call;

/// The text that names the other party of an event: the caller of an inbound call, the called of an outbound one.
/// `None`: the event does not say.
pub fn external_party(event: &CallEvent) -> Option<&str> {
    match event.direction {
        Some(Direction::Outbound) => event.to.as_deref(),
        Some(Direction::Inbound | Direction::Internal) | None => event.from.as_deref(),
    }
}

/// Completes an event with what is known of its call: bridges leave numbers and direction out of later events. An
/// inbound call that rings without telling a number is one whose number was withheld.
pub fn complete(event: &mut CallEvent, known: Option<&Call>) {
    if let Some(call) = known {
        event.direction = event.direction.or(Some(call.direction));
        event.from = event.from.take().or_else(|| call.from_raw.clone());
        event.to = event.to.take().or_else(|| call.to_raw.clone());
    }
    if event.event == CallEventKind::Ringing && event.direction != Some(Direction::Outbound) {
        event.from.get_or_insert_default();
    }
}
