//! The telephone inlet as a telephone system speaks to it, or somebody who has no business there: bytes on a socket.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

/// Opens a connection.
pub fn connect(address: SocketAddr) -> TcpStream {
    let stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(15))).unwrap();
    stream.set_write_timeout(Some(Duration::from_secs(15))).unwrap();
    stream
}

/// Posts a body, with the headers of an ordinary client and those given; the status of the answer, 0 if none came.
pub fn post(address: SocketAddr, path: &str, headers: &[(&str, &str)], body: &[u8]) -> u16 {
    let given = |name: &str| headers.iter().any(|(header, _)| header.eq_ignore_ascii_case(name));
    let mut head = format!("POST {path} HTTP/1.1\r\nConnection: close\r\nContent-Length: {}\r\n", body.len());
    if !given("host") {
        head.push_str(&format!("Host: {address}\r\n"));
    }
    if !given("content-type") {
        head.push_str("Content-Type: application/json\r\n");
    }
    for (name, value) in headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    head.push_str("\r\n");
    let mut stream = connect(address);
    // A refusal may close the connection before the whole body went out.
    let sent = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(body));
    let status = status(&mut stream);
    assert!(sent.is_ok() || status != 200, "the request did not go out: {sent:?}");
    status
}

/// The status of an answer, 0 when the connection ends without one.
pub fn status(stream: &mut TcpStream) -> u16 {
    let mut answer = Vec::new();
    // What came before a broken connection is still an answer.
    stream.read_to_end(&mut answer).unwrap_or_default();
    let text = String::from_utf8_lossy(&answer);
    let status = text.strip_prefix("HTTP/1.1 ").and_then(|rest| rest.get(..3));
    status.and_then(|digits| digits.parse().ok()).unwrap_or(0)
}
