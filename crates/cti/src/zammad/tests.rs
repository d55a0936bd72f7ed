//! What Zammad's senders post becomes.

use super::*;
use proptest::prelude::*;

fn json(body: &str) -> Result<CallEvent, Error> {
    parse(body.as_bytes(), Format::Json, DateTime::UNIX_EPOCH)
}

fn form(body: &str) -> Result<CallEvent, Error> {
    parse(body.as_bytes(), Format::Form, DateTime::UNIX_EPOCH)
}

#[test]
fn a_new_call_rings() {
    let body = r#"{"event":"newCall","from":"33639980012","to":"33199001234","direction":"in",
        "callId":"307fa962-1","user":["Anaïs Kerbrat","Bob Le Gall"],"queue":"SAV"}"#;
    let event = json(body).unwrap();
    assert_eq!(event.source, "zammad");
    assert_eq!(event.external_id, "307fa962-1");
    assert_eq!(event.event, CallEventKind::Ringing);
    assert_eq!(event.direction, Some(Direction::Inbound));
    assert_eq!(event.from.as_deref(), Some("33639980012"));
    assert_eq!(event.to.as_deref(), Some("33199001234"));
    assert_eq!(event.extension.as_deref(), Some("Anaïs Kerbrat, Bob Le Gall"));
    assert_eq!(event.queue.as_deref(), Some("SAV"));
    assert_eq!(event.cause, None);
    assert_eq!(event.raw, body);
    assert!(!event.masked);
}

#[test]
fn a_form_says_the_same_as_json() {
    let mut from_form = form(
        "event=newCall&from=33639980012&to=33199001234&direction=in&callId=307fa962-1&user[]=Ana%C3%AFs&user[]=Bob",
    )
    .unwrap();
    let from_json = json(
        r#"{"event":"newCall","from":"33639980012","to":"33199001234","direction":"in","callId":"307fa962-1","user":["Anaïs","Bob"]}"#,
    )
    .unwrap();
    from_form.raw.clone_from(&from_json.raw);
    assert_eq!(from_form, from_json);
}

#[test]
fn an_outbound_call_rings_outbound() {
    let event = json(
        r#"{"event":"newCall","from":"33199001234","to":"33639980012","direction":"out","callId":"o1","user":"Bob"}"#,
    )
    .unwrap();
    assert_eq!((event.event, event.direction), (CallEventKind::Ringing, Some(Direction::Outbound)));
    assert_eq!(event.extension.as_deref(), Some("Bob"));
}

#[test]
fn the_one_who_answered_is_the_extension() {
    let number =
        json(r#"{"event":"answer","callId":"1","answeringNumber":"emma@exemple.fr","user":"Emma Taylor"}"#).unwrap();
    assert_eq!(number.event, CallEventKind::Answered);
    assert_eq!(number.extension.as_deref(), Some("emma@exemple.fr"));
    let caller = json(r#"{"event":"answer","callId":"1","caller":"Emma Taylor"}"#).unwrap();
    assert_eq!(caller.extension.as_deref(), Some("Emma Taylor"));
    assert_eq!(caller.caller_name, None, "`caller` names our desk, not the person who calls");
    let extension = json(r#"{"event":"answer","callId":"1","answeringNumber":101}"#).unwrap();
    assert_eq!(extension.extension.as_deref(), Some("101"));
}

#[test]
fn a_hangup_says_why() {
    for (word, cause) in [
        ("normalClearing", Some(EndCause::Normal)),
        ("busy", Some(EndCause::Busy)),
        ("cancel", Some(EndCause::Cancelled)),
        ("noAnswer", Some(EndCause::NoAnswer)),
        ("congestion", Some(EndCause::Congestion)),
        ("notFound", Some(EndCause::NotFound)),
        ("forwarded", Some(EndCause::Forwarded)),
        ("somethingNew", None),
    ] {
        let event = json(&format!(r#"{{"event":"hangup","callId":"1","cause":"{word}"}}"#)).unwrap();
        assert_eq!((event.event, event.cause), (CallEventKind::Ended, cause), "{word}");
    }
    let answer = json(r#"{"event":"answer","callId":"1","cause":"busy"}"#).unwrap();
    assert_eq!(answer.cause, None, "only an ended call has a cause");
}

#[test]
fn the_asterisk_bridge_leaves_the_numbers_out() {
    let ring =
        form("event=newCall&from=0261910042&to=accueil&direction=in&callId=1757529152.850&queue=accueil").unwrap();
    assert_eq!(ring.to.as_deref(), Some("accueil"), "the queue's name stands in for the called number");
    for body in [
        "event=answer&callId=1757529152.850&direction=in&answeringNumber=101",
        "event=hangup&callId=1757529152.850&cause=normalClearing",
    ] {
        let event = form(body).unwrap();
        assert_eq!((event.from, event.to), (None, None), "{body}");
        assert_eq!(event.external_id, "1757529152.850");
    }
}

#[test]
fn the_3cx_bridge_adds_keys_of_its_own() {
    let event = json(
        r#"{"event":"hangup","callId":"0465710042-2026-03-02T09:14:05Z","cause":"noAnswer","direction":"in",
            "from":"0465710042","to":"0536490001","CallType":"Missed","Number":"0465710042","Agent":"101",
            "Duration":0,"DateTime":"02/03/2026 10:14:05","CallStartTimeUTC":"2026-03-02T09:14:05Z","Extra":{"a":[1]}}"#,
    )
    .unwrap();
    assert_eq!(event.external_id, "0465710042-2026-03-02T09:14:05Z");
    assert_eq!(event.cause, Some(EndCause::NoAnswer));
}

#[test]
fn a_big_numeric_id_keeps_every_digit() {
    for id in ["1234567890987654321", "340282366920938463463374607431768211456789", "1757529152.850"] {
        let event = json(&format!(r#"{{"event":"hangup","callId":{id}}}"#)).unwrap();
        assert_eq!(event.external_id, id);
    }
}

#[test]
fn a_withheld_number_is_told_from_a_missing_one() {
    let empty = json(r#"{"event":"newCall","callId":"1","from":"","direction":"in"}"#).unwrap();
    assert_eq!(empty.from.as_deref(), Some(""));
    let null = json(r#"{"event":"newCall","callId":"1","from":null,"direction":"in"}"#).unwrap();
    assert_eq!(null.from, None);
    let word = json(r#"{"event":"newCall","callId":"1","from":"anonymous","direction":"in"}"#).unwrap();
    assert_eq!((word.from.as_deref(), word.masked), (Some("anonymous"), false));
}

#[test]
fn text_from_the_line_is_cleaned_and_capped() {
    let name = format!("\u{202e}<b>Zoé</b>\u{7}{}", "x".repeat(500));
    let body = serde_json::json!({"event":"newCall","callId":"1","user":name,"queue":"a\r\nb"}).to_string();
    let event = json(&body).unwrap();
    let extension = event.extension.unwrap();
    assert!(extension.starts_with("<b>Zoé</b>x"));
    assert_eq!(extension.chars().count(), NAME_MAX);
    assert_eq!(event.queue.as_deref(), Some("a b"));
}

#[test]
fn what_cannot_be_used_says_why() {
    let long = "9".repeat(CALL_ID_MAX + 1);
    for (body, code) in [
        (r#"{"callId":"1"}"#.to_owned(), "missing_event"),
        (r#"{"event":"ring","callId":"1"}"#.to_owned(), "unknown_event"),
        (r#"{"event":"answer"}"#.to_owned(), "missing_call_id"),
        (r#"{"event":"answer","callId":" \u200b"}"#.to_owned(), "missing_call_id"),
        (r#"{"event":"answer","callId":{"id":1}}"#.to_owned(), "missing_call_id"),
        (format!(r#"{{"event":"answer","callId":"{long}"}}"#), "call_id_too_long"),
        (r#"{"event":"answer","callId":"1","direction":"sideways"}"#.to_owned(), "invalid_direction"),
        ("event=answer".to_owned(), "bad_json"),
        (format!("{}1{}", "{\"a\":".repeat(40), "}".repeat(40)), "too_deep"),
    ] {
        assert_eq!(json(&body).unwrap_err().code(), code, "{body}");
    }
    assert!(json(&format!(r#"{{"event":"answer","callId":"{}"}}"#, "9".repeat(CALL_ID_MAX))).is_ok());
}

proptest! {
    #[test]
    fn arbitrary_bytes_never_panic(body in proptest::collection::vec(any::<u8>(), 0..2048)) {
        let _ = parse(&body, Format::Json, DateTime::UNIX_EPOCH);
        let _ = parse(&body, Format::Form, DateTime::UNIX_EPOCH);
    }

    #[test]
    fn whatever_is_accepted_is_clean(id in "\\PC{1,300}", name in any::<String>(), number in any::<String>()) {
        let body = serde_json::json!({"event":"newCall","callId":id,"from":number,"user":[name],"queue":name}).to_string();
        if let Ok(event) = json(&body) {
            prop_assert!(!event.external_id.is_empty());
            prop_assert!(event.external_id.chars().count() <= CALL_ID_MAX);
            for text in [event.from, event.extension, event.queue].into_iter().flatten() {
                prop_assert_eq!(clean(&text, NAME_MAX), text);
            }
        }
    }
}
