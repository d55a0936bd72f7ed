//! What the listener turns away: nothing is handed on as a call, and it is still there afterwards.

use super::*;

/// The code of an answer that says no, after checking that it lets no web page read it.
fn no(answer: &str) -> (u16, String) {
    let lower = answer.to_lowercase();
    assert!(!lower.contains("access-control-"), "{answer}");
    (status(answer), body(answer)["error"].as_str().unwrap().to_owned())
}

#[tokio::test]
async fn a_wrong_token_looks_like_a_wrong_address() {
    let mut bench = bench(Limits::default()).await;
    let json = ["Content-Type: application/json"];
    let mut answers = Vec::new();
    for path in [
        "/api/v1/cti/zammad-0123456789abcdef0123456780".to_owned(),
        format!("/api/v1/cti/{APP}"),
        "/api/v1/cti/%ff".to_owned(),
        "/api/v1/cti/".to_owned(),
        "/api/v1/nothing".to_owned(),
        "/".to_owned(),
    ] {
        let answer = bench.send(bench.request("POST", &path, &json, CALL).as_bytes()).await;
        assert_eq!(no(&answer), (404, "not_found".into()), "{path}");
        let kept: Vec<_> = answer.lines().filter(|line| !line.starts_with("date:")).collect();
        answers.push(kept.join("\n"));
    }
    answers.dedup();
    assert_eq!(answers.len(), 1, "an attacker could tell them apart");
    assert_eq!(bench.listening.counts().turned_away, 6);
    bench.still_alive(&[]).await;
}

#[tokio::test]
async fn the_ring_path_wants_the_apps_own_token() {
    let mut bench = bench(Limits::default()).await;
    let zammad = format!("Authorization: Bearer {ZAMMAD}");
    let basic = format!("Authorization: Basic {APP}");
    for line in ["X-None: 1", "Authorization: Bearer", "Authorization: Bearer x", &zammad, &basic] {
        let lines = ["Content-Type: application/json", line];
        let answer = bench.send(bench.request("POST", "/api/v1/ring", &lines, r#"{"number":"1"}"#).as_bytes()).await;
        assert_eq!(no(&answer), (401, "unauthorized".into()), "{line}");
    }
    bench.still_alive(&[]).await;
}

#[tokio::test]
async fn another_host_is_refused_even_with_the_right_token() {
    let mut bench = bench(Limits::default()).await;
    let host = bench.address().to_string();
    let good = bench.request("POST", &format!("/api/v1/cti/{ZAMMAD}"), &["Content-Type: application/json"], CALL);
    for wrong in ["evil.example", "evil.example:80", "127.0.0.1", "localhost:1", "192.168.1.10"] {
        let request = good.replace(&format!("Host: {host}"), &format!("Host: {wrong}"));
        assert_eq!(no(&bench.send(request.as_bytes()).await), (403, "host".into()), "{wrong}");
    }
    let without = good.replace(&format!("Host: {host}\r\n"), "");
    assert!(matches!(status(&bench.send(without.as_bytes()).await), 400 | 403));
    bench.still_alive(&[]).await;
}

#[tokio::test]
async fn a_web_page_is_refused_even_with_the_right_token() {
    let mut bench = bench(Limits::default()).await;
    for line in
        ["Origin: https://evil.example", "Origin: null", "Sec-Fetch-Site: cross-site", "Sec-Fetch-Site: same-site"]
    {
        assert_eq!(no(&bench.push(&[line], CALL).await), (403, "browser".into()), "{line}");
    }
    bench.still_alive(&[]).await;
}

#[tokio::test]
async fn a_preflight_gets_no_permission() {
    let mut bench = bench(Limits::default()).await;
    let path = format!("/api/v1/cti/{ZAMMAD}");
    let page = ["Origin: https://evil.example", "Access-Control-Request-Private-Network: true"];
    assert_eq!(no(&bench.send(bench.request("OPTIONS", &path, &page, "").as_bytes()).await).0, 403);
    for method in ["OPTIONS", "GET", "PUT", "DELETE", "TRACE"] {
        let answer = bench.send(bench.request(method, &path, &[], "").as_bytes()).await;
        assert_eq!(no(&answer), (405, "method".into()), "{method}");
    }
    bench.still_alive(&[]).await;
}

#[tokio::test]
async fn another_content_type_is_refused_and_noted() {
    let mut bench = bench(Limits::default()).await;
    let path = format!("/api/v1/cti/{ZAMMAD}");
    for line in ["Content-Type: text/plain", "Content-Type: multipart/form-data; boundary=x", "X-None: 1"] {
        let answer = bench.send(bench.request("POST", &path, &[line], CALL).as_bytes()).await;
        assert_eq!(no(&answer), (415, "content_type".into()), "{line}");
    }
    bench.still_alive(&["content_type"; 3]).await;
    assert_eq!(bench.listening.counts().refused, 3);
}

#[tokio::test]
async fn a_payload_nobody_understands_is_noted_with_its_reason() {
    let mut bench = bench(Limits::default()).await;
    let deep = format!("{}1{}", "{\"a\":".repeat(17), "}".repeat(17));
    for (text, code) in [
        ("{\"event\":", "bad_json"),
        ("\u{0}\u{1}", "bad_json"),
        (deep.as_str(), "too_deep"),
        (r#"{"event":"newCall"}"#, "missing_call_id"),
        (r#"{"event":"pop","callId":"1"}"#, "unknown_event"),
    ] {
        assert_eq!(no(&bench.push(&[], text).await), (422, code.into()));
        let Some(Inlet::Refused(refused)) = bench.events.recv().await else { panic!("not noted: {code}") };
        assert_eq!((refused.source, refused.code, refused.raw.as_str()), ("zammad", code, text));
        assert!(!refused.detail.is_empty());
    }
    bench.still_alive(&[]).await;
}

#[tokio::test]
async fn a_bad_direction_is_answered_in_zammads_words() {
    let mut bench = bench(Limits::default()).await;
    let answer = bench.push(&[], r#"{"event":"newCall","callId":"1","direction":"up"}"#).await;
    assert_eq!(body(&answer)["action"], "invalid_direction");
    bench.still_alive(&["invalid_direction"]).await;
}

#[tokio::test]
async fn the_secret_stays_out_of_the_journal() {
    let mut bench = bench(Limits::default()).await;
    bench.push(&[], &format!(r#"{{"event":"newCall","callId":"1","url":"http://x/{ZAMMAD}"}}"#)).await;
    let Some(Inlet::Event(received)) = bench.events.recv().await else { panic!("no event") };
    assert!(!received.event.raw.contains(ZAMMAD));
    bench.push(&[], &format!("{ZAMMAD} {}", "x".repeat(20_000))).await;
    let Some(Inlet::Refused(refused)) = bench.events.recv().await else { panic!("not noted") };
    assert!(!refused.raw.contains(ZAMMAD));
    assert_eq!(refused.raw.chars().count(), cti::inlet::RAW_MAX);
}

#[tokio::test]
async fn a_closed_source_does_not_exist() {
    let (sender, _events) = mpsc::channel(1);
    let tokens = Tokens::none().with("cli", token(APP));
    let config = Config::new("127.0.0.1:0".parse().unwrap(), tokens, clock);
    let listening = bind(config, sender).await.unwrap();
    let mut stream = TcpStream::connect(listening.address()).await.unwrap();
    let request = format!("POST /api/v1/cti/ HTTP/1.1\r\nHost: {}\r\nContent-Length: 0\r\n\r\n", listening.address());
    stream.write_all(request.as_bytes()).await.unwrap();
    assert_eq!(status(&read_all(&mut stream).await), 404);
}
