//! What the listener takes, and how it stops.

use super::*;
use cti::client::{self, ClientError};
use cti::http::BindError;
use cti::inlet::Show;
use cti::ring::Call;
use phone::{CallEventKind, EndCause};

async fn event(bench: &mut Bench) -> cti::inlet::Received {
    match bench.events.recv().await.unwrap() {
        Inlet::Event(received) => received,
        other => panic!("no event: {other:?}"),
    }
}

#[tokio::test]
async fn a_json_push_arrives_as_an_event() {
    let mut bench = bench(Limits::default()).await;
    let answer = bench.push(&[], CALL).await;
    assert_eq!((status(&answer), body(&answer)), (200, serde_json::json!({})));
    let received = event(&mut bench).await;
    assert_eq!(received.event.from.as_deref(), Some("33639980012"));
    assert_eq!(received.event.extension.as_deref(), Some("Anaïs"));
    assert_eq!((received.event.at, received.event.raw.as_str()), (clock(), CALL));
    assert_eq!(bench.listening.counts().events, 1);
}

#[tokio::test]
async fn a_form_push_arrives_as_an_event() {
    let mut bench = bench(Limits::default()).await;
    let form = "event=hangup&callId=1757529152.850&cause=noAnswer&user[]=Ana%C3%AFs";
    let path = format!("/api/v1/cti/{ZAMMAD}");
    let lines = ["Content-Type: application/x-www-form-urlencoded; charset=UTF-8"];
    let answer = bench.send(bench.request("POST", &path, &lines, form).as_bytes()).await;
    assert_eq!(status(&answer), 200);
    let event = event(&mut bench).await.event;
    assert_eq!((event.event, event.cause), (CallEventKind::Ended, Some(EndCause::NoAnswer)));
    assert_eq!((event.from, event.to), (None, None));
}

#[tokio::test]
async fn one_connection_carries_a_whole_call() {
    let mut bench = bench(Limits::default()).await;
    let mut stream = TcpStream::connect(bench.address()).await.unwrap();
    for (step, kind) in
        [("newCall", CallEventKind::Ringing), ("answer", CallEventKind::Answered), ("hangup", CallEventKind::Ended)]
    {
        let body = format!(r#"{{"event":"{step}","callId":"k-1"}}"#);
        let request = bench
            .request("POST", &format!("/api/v1/cti/{ZAMMAD}"), &["Content-Type: application/json"], &body)
            .replace("Connection: close\r\n", "");
        stream.write_all(request.as_bytes()).await.unwrap();
        assert_eq!(event(&mut bench).await.event.event, kind);
    }
}

#[tokio::test]
async fn a_push_that_could_not_be_kept_is_to_be_sent_again() {
    let (sender, mut inlets) = mpsc::channel(4);
    let config = Config::new("127.0.0.1:0".parse().unwrap(), Tokens::none().with("zammad", token(ZAMMAD)), clock);
    let bench = Bench { listening: bind(config, sender).await.unwrap(), events: mpsc::channel(1).1 };
    tokio::spawn(async move {
        while let Some(Inlet::Event(received)) = inlets.recv().await {
            let _ = received.reply.send(serde_json::json!({"error": "disk"}));
        }
    });
    let answer = bench.push(&[], CALL).await;
    assert_eq!((status(&answer), &body(&answer)["error"]), (503, &"disk".into()));
}

#[tokio::test]
async fn a_second_start_of_the_app_asks_the_first_to_come_forward() {
    let mut bench = bench(Limits::default()).await;
    let address = bench.address();
    let asked = tokio::task::spawn_blocking(move || client::show(address, &token(APP), Show::Popup));
    assert!(matches!(bench.events.recv().await, Some(Inlet::Show(Show::Popup))));
    asked.await.unwrap().unwrap();
    let stranger = tokio::task::spawn_blocking(move || client::show(address, &token(ZAMMAD), Show::Desk));
    assert!(matches!(stranger.await.unwrap(), Err(ClientError::Unauthorized)));
}

#[tokio::test]
async fn a_chunked_body_is_read() {
    let mut bench = bench(Limits::default()).await;
    let host = bench.address();
    let half = CALL.len() / 3;
    let (a, b) = CALL.split_at(half);
    let request = format!(
        "POST /api/v1/cti/{ZAMMAD} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\nContent-Type: application/json\r\n\
         Transfer-Encoding: chunked\r\n\r\n{:x}\r\n{a}\r\n{:x}\r\n{b}\r\n0\r\n\r\n",
        a.len(),
        b.len()
    );
    assert_eq!(status(&bench.send(request.as_bytes()).await), 200);
    assert_eq!(event(&mut bench).await.event.external_id, "307fa962-1");
}

#[tokio::test]
async fn the_command_gets_the_answer_of_the_app() {
    let mut bench = bench(Limits::default()).await;
    let address = bench.address();
    let call = Call { number: "06 39 98 00 12".into(), name: Some("LE GALL".into()), ..Call::default() };
    let client = tokio::task::spawn_blocking(move || client::ring(address, &token(APP), &call));
    let received = event(&mut bench).await;
    assert_eq!(received.event.source, "cli");
    assert_eq!(received.event.from.as_deref(), Some("06 39 98 00 12"));
    assert_eq!(received.event.caller_name.as_deref(), Some("LE GALL"));
    let answer = serde_json::json!({"match":"one","fiche":{"name":"Zoé"}});
    received.reply.send(answer.clone()).unwrap();
    assert_eq!(client.await.unwrap().unwrap(), answer);
}

#[tokio::test]
async fn the_command_is_told_why_there_is_no_answer() {
    let mut bench = bench(Limits { reply: Duration::from_secs(20), ..Limits::default() }).await;
    let address = bench.address();
    let call = || Call { number: "0639980012".into(), ..Call::default() };
    let ring = |token: Token, call: Call| tokio::task::spawn_blocking(move || client::ring(address, &token, &call));

    let wrong = ring(token(ZAMMAD), call()).await.unwrap();
    assert!(matches!(wrong, Err(ClientError::Unauthorized)));

    let orphan = Call { event: Some(CallEventKind::Ended), ..call() };
    let refused = ring(token(APP), orphan).await.unwrap();
    assert!(matches!(refused, Err(ClientError::Refused { status: 422, code }) if code == "missing_call_id"));
    assert!(matches!(bench.events.recv().await, Some(Inlet::Refused(_))));

    let silent = ring(token(APP), call());
    drop(event(&mut bench).await.reply);
    assert!(matches!(silent.await.unwrap(), Err(ClientError::Refused { status: 504, code }) if code == "no_answer"));

    bench.events.close();
    tokio::task::yield_now().await;
    let gone = ring(token(APP), call()).await.unwrap();
    assert!(matches!(gone, Err(ClientError::Refused { status: 503, code }) if code == "busy"));

    bench.listening.stop().await;
    assert!(matches!(ring(token(APP), call()).await.unwrap(), Err(ClientError::NotRunning(a)) if a == address));
}

#[tokio::test]
async fn stopping_lets_a_call_under_way_finish() {
    let mut bench = bench(Limits::default()).await;
    let address = bench.address();
    let call = Call { number: "0639980012".into(), ..Call::default() };
    let client = tokio::task::spawn_blocking(move || client::ring(address, &token(APP), &call));
    let received = event(&mut bench).await;
    let stopping = tokio::spawn(bench.listening.stop());
    tokio::task::yield_now().await;
    received.reply.send(serde_json::json!({"match":"unknown"})).unwrap();
    stopping.await.unwrap();
    assert_eq!(client.await.unwrap().unwrap()["match"], "unknown");
}

#[tokio::test]
async fn the_local_network_must_be_allowed_explicitly() {
    let any = "0.0.0.0:0".parse().unwrap();
    let (sender, _events) = mpsc::channel(1);
    let config = Config::new(any, Tokens::none().with("cli", token(APP)), clock);
    let refused = bind(config.clone(), sender.clone()).await;
    assert!(matches!(refused, Err(BindError::NotLoopback(_))));
    let allowed = bind(Config { allow_lan: true, ..config.clone() }, sender.clone()).await.unwrap();
    let taken = Config { address: allowed.address(), allow_lan: true, ..config };
    assert!(matches!(bind(taken, sender).await, Err(BindError::Io { .. })));
}
