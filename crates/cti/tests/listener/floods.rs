//! Too much, too slow, too many: cut off, nothing handed on, and the next honest call gets through.

use super::*;

/// Limits whose delays a test can wait for.
fn impatient() -> Limits {
    Limits { read: Duration::from_millis(800), ..Limits::default() }
}

#[tokio::test]
async fn a_body_that_announces_ten_megabytes_is_refused_unread() {
    let mut bench = bench(Limits::default()).await;
    let path = format!("/api/v1/cti/{ZAMMAD}");
    let head = bench
        .request("POST", &path, &["Content-Type: application/json"], "")
        .replace("Content-Length: 0", "Content-Length: 10485760");
    // Only the head is sent: the answer comes without the body.
    assert_eq!(status(&bench.send(head.as_bytes()).await), 413);
    let whole = format!("{head}{}", "x".repeat(10 << 20));
    let answer = bench.send(whole.as_bytes()).await;
    assert!(matches!(status(&answer), 413 | 0), "{answer}");
    bench.still_alive(&["too_large", "too_large"]).await;
}

#[tokio::test]
async fn a_body_that_never_says_its_size_is_cut_at_the_limit() {
    let mut bench = bench(Limits::default()).await;
    let host = bench.address();
    let mut request = format!(
        "POST /api/v1/cti/{ZAMMAD} HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/json\r\n\
         Transfer-Encoding: chunked\r\n\r\n"
    );
    for _ in 0..100 {
        request.push_str("1000\r\n");
        request.push_str(&"x".repeat(0x1000));
        request.push_str("\r\n");
    }
    let answer = bench.send(request.as_bytes()).await;
    assert!(matches!(status(&answer), 413 | 0), "{answer}");
    bench.still_alive(&["too_large"]).await;
}

#[tokio::test]
async fn a_body_at_the_limit_is_taken_and_one_byte_more_is_not() {
    let mut bench = bench(Limits::default()).await;
    let pad = |size: usize| {
        let empty = r#"{"event":"newCall","callId":"1","x":""}"#.len();
        format!(r#"{{"event":"newCall","callId":"1","x":"{}"}}"#, "y".repeat(size - empty))
    };
    assert_eq!(status(&bench.push(&[], &pad(64 * 1024)).await), 200);
    assert!(matches!(bench.events.recv().await, Some(Inlet::Event(_))));
    assert_eq!(status(&bench.push(&[], &pad(64 * 1024 + 1)).await), 413);
    bench.still_alive(&["too_large"]).await;
}

#[tokio::test]
async fn a_body_that_drips_is_cut_off() {
    let mut bench = bench(impatient()).await;
    let path = format!("/api/v1/cti/{ZAMMAD}");
    let request = bench.request("POST", &path, &["Content-Type: application/json"], CALL);
    let (start, rest) = request.split_at(request.len() - 60);
    let stream = TcpStream::connect(bench.address()).await.unwrap();
    let (mut reader, mut writer) = stream.into_split();
    writer.write_all(start.as_bytes()).await.unwrap();
    let drip = async {
        for byte in rest.bytes() {
            tokio::time::sleep(Duration::from_millis(100)).await;
            if writer.write_all(&[byte]).await.is_err() {
                break;
            }
        }
    };
    let mut answer = [0_u8; 12];
    let read = reader.read_exact(&mut answer);
    tokio::select! {
        () = drip => panic!("the drip was never cut off"),
        read = read => { read.unwrap(); }
    }
    assert_eq!(&answer, b"HTTP/1.1 408");
    bench.still_alive(&["slow"]).await;
}

#[tokio::test]
async fn a_head_that_never_ends_is_cut_off() {
    let mut bench = bench(impatient()).await;
    let host = bench.address();
    let answer = bench.send(format!("POST / HTTP/1.1\r\nHost: {host}\r\nX-Slow:").as_bytes()).await;
    assert!(matches!(status(&answer), 408 | 0), "{answer}");
    assert_eq!(bench.send(b"").await, "", "a connection that says nothing is closed");
    bench.still_alive(&[]).await;
}

#[tokio::test]
async fn huge_heads_are_refused() {
    let mut bench = bench(Limits::default()).await;
    let long = format!("X-Long: {}", "x".repeat(9 * 1024));
    assert!(matches!(status(&bench.push(&[&long], CALL).await), 431 | 0));
    let many: Vec<String> = (0..500).map(|n| format!("X-{n}: y")).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    assert!(matches!(status(&bench.push(&many, CALL).await), 431 | 0));
    let path = format!("/{}", "x".repeat(20_000));
    let answer = bench.send(bench.request("POST", &path, &[], "").as_bytes()).await;
    assert!(matches!(status(&answer), 414 | 431 | 0), "{answer}");
    bench.still_alive(&[]).await;
}

#[tokio::test]
async fn a_hundred_idle_connections_do_not_keep_a_call_out() {
    let mut bench = bench(Limits { read: Duration::from_secs(2), ..Limits::default() }).await;
    let mut idle = Vec::new();
    for _ in 0..100 {
        idle.push(TcpStream::connect(bench.address()).await.unwrap());
    }
    // Let the listener take those it wants.
    tokio::time::sleep(Duration::from_millis(50)).await;
    assert!(bench.listening.counts().connections <= 64);
    bench.still_alive(&[]).await;
    drop(idle);
}

#[tokio::test]
async fn a_token_that_asks_too_often_is_told_to_wait() {
    let mut bench = bench(Limits { per_second: 1, burst: 3, ..Limits::default() }).await;
    let mut seen = Vec::new();
    for _ in 0..20 {
        seen.push(status(&bench.push(&[], CALL).await));
    }
    assert_eq!(seen[..3], [200, 200, 200]);
    assert!(seen.contains(&429), "{seen:?}");
    let events = u64::try_from(seen.iter().filter(|status| **status == 200).count()).unwrap();
    assert_eq!(bench.listening.counts().events, events);
    assert!(matches!(bench.events.recv().await, Some(Inlet::Event(_))));
}

#[tokio::test]
async fn noise_is_not_a_request() {
    let mut bench = bench(Limits::default()).await;
    let noise: Vec<u8> = (0..2_000_u32).flat_map(|n| n.wrapping_mul(2_654_435_761).to_le_bytes()).collect();
    for bytes in
        [b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n".as_slice(), b"INVITE sip:1 SIP/2.0\r\n\r\n", &noise]
    {
        assert!(matches!(status(&bench.send(bytes).await), 400 | 431 | 0));
    }
    bench.still_alive(&[]).await;
}
