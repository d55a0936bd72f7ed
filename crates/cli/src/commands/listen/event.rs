//! One event of a telephone system: completed from what is known of its call, looked up, recorded, told.

use crm::CallId;
use crm::call::{Call, RecordEvent, complete, external_party};
use crm::incoming::{Incoming, IncomingCall};
use phone::{CallEvent, CallEventKind, Direction, EndCause};
use serde_json::{Value, json};

use crate::base::Base;
use crate::commands::number::word;
use crate::commands::ring::look_up;
use crate::failure::Result;
use crate::messages::Lang;
use crate::shapes::call::talk_s;
use crate::shapes::fiche;
use crate::shapes::incoming::Answer;

/// What became of an event.
pub struct Taken {
    event: CallEvent,
    /// Who it is; `None`: no event told the number yet.
    incoming: Option<Incoming>,
    lookup_us: u64,
    /// The call as it stands now; `None`: an ignored number.
    call: Option<Call>,
    duplicate: bool,
}

/// Looks the event up and records it.
pub fn take(base: &Base, mut event: CallEvent) -> Result<Taken> {
    let reader = base.reader()?;
    let known = reader.call_by_external_id(&event.source, &event.external_id)?.map(|id| reader.call(id)).transpose()?;
    drop(reader);
    complete(&mut event, known.as_ref());
    let (incoming, lookup_us) = match external_party(&event) {
        Some(_) => look_up(base, &event).map(|(incoming, took)| (Some(incoming), took))?,
        None => (None, 0),
    };
    let recorded = base.write(RecordEvent {
        event: event.clone(),
        region: base.region,
        verdict: incoming.as_ref().map_or("unknown", |incoming| incoming.call.verdict()),
        contact_id: incoming.as_ref().and_then(|incoming| incoming.call.contact_id()),
        call_id: CallId::new(event.at),
    })?;
    Ok(Taken { event, incoming, lookup_us, call: recorded.call, duplicate: recorded.duplicate })
}

impl Taken {
    /// The line of the contract.
    pub fn line(&self) -> Value {
        let number = self.incoming.as_ref().map(|incoming| &incoming.number);
        let call = self.call.as_ref();
        let direction = call.map(|call| call.direction).or(self.event.direction).unwrap_or(Direction::Inbound);
        let told = fact(&self.event, call, direction);
        let over = matches!(told, "ended" | "missed" | "abandoned" | "rejected" | "voicemail");
        let matched = self.incoming.as_ref().and_then(|incoming| incoming.call.contact_id());
        json!({
            "at": self.event.at,
            "source": self.event.source,
            "call_id": call.map(|call| call.id),
            "external_id": self.event.external_id,
            "event": told,
            "direction": direction,
            "from": self.event.from,
            "to": self.event.to,
            "external": number.and_then(|number| number.e164.as_deref()),
            "external_kind": number.map(|number| word(number.kind)),
            "match": self.incoming.as_ref().map_or("unknown", |incoming| incoming.call.verdict()),
            "contact_id": call.and_then(|call| call.contact_id).or(matched),
            "name": self.name(),
            "talk_s": call.filter(|_| over).and_then(talk_s),
            "duplicate": self.duplicate,
        })
    }

    /// What a sender that waits is answered: the document of `ring`.
    pub fn answer(&self, lang: Lang) -> Value {
        let Some(incoming) = &self.incoming else {
            return json!({ "match": "unknown", "external_id": self.event.external_id });
        };
        let call_id = self.call.as_ref().map(|call| call.id);
        let external_id = Some(self.event.external_id.as_str());
        Answer { incoming, call_id, external_id, lookup_us: self.lookup_us }.document(lang)
    }

    /// The matched person, or the colleague; never what the line merely shows.
    fn name(&self) -> Option<String> {
        let person = match self.incoming.as_ref().map(|incoming| &incoming.call) {
            Some(IncomingCall::One { fiche: found, .. }) => {
                let company = || found.contact.company.as_ref().map(|company| company.name.clone());
                fiche::name(&found.contact).or_else(company)
            }
            Some(IncomingCall::Internal { name, .. }) => name.clone(),
            _ => None,
        };
        person.or_else(|| self.call.as_ref()?.contact_name.clone())
    }
}

/// What happened, as told: an end before an answer is a loss, named after its cause.
fn fact(event: &CallEvent, call: Option<&Call>, direction: Direction) -> &'static str {
    use CallEventKind as E;
    let answered = call.is_some_and(|call| call.answered_at.is_some());
    match event.event {
        E::Ringing => "ringing",
        E::Answered => "answered",
        E::Held => "held",
        E::Resumed => "resumed",
        E::Transferred => "transferred",
        E::Missed => "missed",
        E::Abandoned => "abandoned",
        E::Voicemail => "voicemail",
        E::Rejected => "rejected",
        E::Ended if answered || direction != Direction::Inbound => "ended",
        E::Ended => match event.cause {
            Some(EndCause::NoAnswer) => "missed",
            Some(EndCause::Busy | EndCause::Congestion) => "rejected",
            Some(EndCause::Forwarded) => "ended",
            Some(EndCause::Normal | EndCause::Cancelled | EndCause::NotFound) | None => "abandoned",
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::DateTime;

    fn event(kind: CallEventKind, cause: Option<EndCause>) -> CallEvent {
        CallEvent {
            source: "zammad".into(),
            external_id: "k-1".into(),
            leg_id: None,
            event: kind,
            direction: None,
            from: None,
            to: None,
            caller_name: None,
            extension: None,
            queue: None,
            ivr_choice: None,
            masked: false,
            cause,
            at: DateTime::UNIX_EPOCH,
            raw: String::new(),
        }
    }

    #[test]
    fn an_end_before_an_answer_is_named_after_its_cause() {
        let told = |cause| fact(&event(CallEventKind::Ended, cause), None, Direction::Inbound);
        assert_eq!(told(Some(EndCause::NoAnswer)), "missed");
        assert_eq!(told(Some(EndCause::Cancelled)), "abandoned");
        assert_eq!(told(Some(EndCause::Busy)), "rejected");
        assert_eq!(told(None), "abandoned");
        assert_eq!(fact(&event(CallEventKind::Ended, None), None, Direction::Outbound), "ended");
    }
}
