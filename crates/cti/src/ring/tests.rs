//! What a post of our own command becomes.

use super::*;
use proptest::prelude::*;

fn post(call: &Call) -> Result<CallEvent, Error> {
    let body = serde_json::to_vec(call).unwrap();
    parse(&body, Format::Json, DateTime::UNIX_EPOCH, 7)
}

#[test]
fn a_number_alone_rings_inbound_with_an_id_of_its_own() {
    let event = post(&Call { number: "06 39 98 00 12".into(), ..Call::default() }).unwrap();
    assert_eq!(event.source, "cli");
    assert_eq!(event.external_id, "cli-0-7");
    assert_eq!((event.event, event.direction), (CallEventKind::Ringing, Some(Direction::Inbound)));
    assert_eq!(event.from.as_deref(), Some("06 39 98 00 12"));
    assert_eq!(event.to, None);
}

#[test]
fn every_field_of_the_command_line_arrives() {
    let call = Call {
        number: "0639980012".into(),
        name: Some("LE GALL\u{202e}".into()),
        line: Some("0199001234".into()),
        queue: Some("SAV".into()),
        call_id: Some("A-1".into()),
        event: Some(CallEventKind::Answered),
        direction: Some(Direction::Outbound),
    };
    let event = post(&call).unwrap();
    assert_eq!(event.external_id, "A-1");
    assert_eq!(event.event, CallEventKind::Answered);
    assert_eq!((event.from.as_deref(), event.to.as_deref()), (Some("0199001234"), Some("0639980012")));
    assert_eq!(event.caller_name.as_deref(), Some("LE GALL"));
    assert_eq!(event.queue.as_deref(), Some("SAV"));
}

#[test]
fn a_withheld_number_is_sent_empty_and_a_missing_one_refused() {
    assert_eq!(post(&Call::default()).unwrap().from.as_deref(), Some(""));
    let missing = parse(b"{}", Format::Json, DateTime::UNIX_EPOCH, 0);
    assert_eq!(missing, Err(Error::MissingNumber));
}

#[test]
fn a_later_step_needs_its_call() {
    let orphan = parse(br#"{"event":"ended"}"#, Format::Json, DateTime::UNIX_EPOCH, 0);
    assert_eq!(orphan, Err(Error::MissingCallId));
    let known = parse(br#"{"event":"ended","call_id":1234567890987654321}"#, Format::Json, DateTime::UNIX_EPOCH, 0);
    assert_eq!(known.unwrap().external_id, "1234567890987654321");
}

#[test]
fn unknown_words_are_named() {
    let event = parse(br#"{"number":"1","event":"pop"}"#, Format::Json, DateTime::UNIX_EPOCH, 0);
    assert_eq!(event, Err(Error::UnknownEvent("pop".into())));
    let direction = parse(b"number=1&direction=up", Format::Form, DateTime::UNIX_EPOCH, 0);
    assert_eq!(direction, Err(Error::InvalidDirection("up".into())));
}

proptest! {
    #[test]
    fn arbitrary_bytes_never_panic(body in proptest::collection::vec(any::<u8>(), 0..1024)) {
        let _ = parse(&body, Format::Json, DateTime::UNIX_EPOCH, 0);
        let _ = parse(&body, Format::Form, DateTime::UNIX_EPOCH, 0);
    }
}
