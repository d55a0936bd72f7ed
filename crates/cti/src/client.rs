//! The other end of [`crate::http`]: posts a call to the running app and waits for what it makes of it.
//!
//! Plain HTTP/1.1 over one short loopback connection, blocking, for the command line. It refuses to know where the
//! address and the token come from.

use std::io::{self, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use serde::Serialize;

use crate::http::Token;
use crate::inlet::Show;
use crate::ring::Call;

/// How long to wait for the connection; a running app answers in well under a millisecond.
const CONNECT: Duration = Duration::from_secs(2);
/// How long to wait for each read and write; longer than the app's own patience, so that its answer is heard.
const ANSWER: Duration = Duration::from_secs(15);
/// The largest answer read, in bytes.
const ANSWER_MAX: u64 = 4 * 1024 * 1024;

/// Why the app gave no match.
#[derive(Debug, thiserror::Error)]
pub enum ClientError {
    /// The address is not on this machine: the token never leaves it.
    #[error("{0} is not a loopback address")]
    NotLoopback(SocketAddr),
    /// Nothing listens there: the app does not run (any more).
    #[error("nothing listens at {0}")]
    NotRunning(SocketAddr),
    /// The app is there but did not answer in time.
    #[error("no answer in time")]
    TimedOut,
    /// The connection broke.
    #[error("the connection broke")]
    Io(#[source] io::Error),
    /// The token is not the running app's: another app took the port, or it was started again.
    #[error("the token is not the running app's")]
    Unauthorized,
    /// The app refused the call; `code` is the reason's code.
    #[error("refused ({status} {code})")]
    Refused {
        /// The HTTP status.
        status: u16,
        /// The code of the reason, empty when none was given.
        code: String,
    },
    /// What answered is not the app.
    #[error("the answer is not the app's")]
    BadAnswer,
}

/// Posts a call to the app at `address` and returns its answer (the match, as JSON).
pub fn ring(address: SocketAddr, token: &Token, call: &Call) -> Result<serde_json::Value, ClientError> {
    post(address, token, "/api/v1/ring", call)
}

/// Asks the app at `address` to come forward.
pub fn show(address: SocketAddr, token: &Token, show: Show) -> Result<(), ClientError> {
    post(address, token, "/api/v1/show", &show).map(|_| ())
}

fn post(
    address: SocketAddr,
    token: &Token,
    path: &str,
    message: &impl Serialize,
) -> Result<serde_json::Value, ClientError> {
    if !address.ip().is_loopback() {
        return Err(ClientError::NotLoopback(address));
    }
    let body = serde_json::to_string(message).map_err(|error| ClientError::Io(error.into()))?;
    let request = format!(
        "POST {path} HTTP/1.1\r\nHost: {address}\r\nAuthorization: Bearer {}\r\n\
         Content-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
        token.reveal(),
        body.len(),
    );
    let answer = exchange(address, request.as_bytes())?;
    let (status, body) = split(&answer).ok_or(ClientError::BadAnswer)?;
    match status {
        200 => serde_json::from_slice(body).map_err(|_| ClientError::BadAnswer),
        401 => Err(ClientError::Unauthorized),
        _ => {
            let code = serde_json::from_slice::<serde_json::Value>(body)
                .ok()
                .and_then(|answer| Some(answer.get("error")?.as_str()?.to_owned()));
            Err(ClientError::Refused { status, code: code.unwrap_or_default() })
        }
    }
}

/// Sends a request and reads the answer to its end.
fn exchange(address: SocketAddr, request: &[u8]) -> Result<Vec<u8>, ClientError> {
    let failed = |error: io::Error| match error.kind() {
        io::ErrorKind::ConnectionRefused => ClientError::NotRunning(address),
        io::ErrorKind::TimedOut | io::ErrorKind::WouldBlock => ClientError::TimedOut,
        _ => ClientError::Io(error),
    };
    let mut stream = TcpStream::connect_timeout(&address, CONNECT).map_err(failed)?;
    stream.set_read_timeout(Some(ANSWER)).map_err(failed)?;
    stream.set_write_timeout(Some(ANSWER)).map_err(failed)?;
    stream.write_all(request).map_err(failed)?;
    let mut answer = Vec::new();
    stream.take(ANSWER_MAX).read_to_end(&mut answer).map_err(failed)?;
    Ok(answer)
}

/// The status and the body of a whole answer; `None` when it isn't one, or broke off.
fn split(answer: &[u8]) -> Option<(u16, &[u8])> {
    let end = answer.windows(4).position(|four| four == b"\r\n\r\n")?;
    let (head, body) = answer.split_at_checked(end)?;
    let mut lines = std::str::from_utf8(head).ok()?.split("\r\n");
    let status = lines.next()?.strip_prefix("HTTP/1.1 ")?.get(..3)?.parse().ok()?;
    let length: usize = lines
        .filter_map(|line| line.split_once(':'))
        .find(|(name, _)| name.eq_ignore_ascii_case("content-length"))
        .and_then(|(_, value)| value.trim().parse().ok())?;
    Some((status, body.get(4..)?.get(..length)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_whole_answer_is_split_and_a_broken_one_is_not() {
        let whole = b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}";
        assert_eq!(split(whole), Some((200, b"{}".as_slice())));
        for broken in [
            b"".as_slice(),
            b"HTTP/1.1 200 OK\r\n\r\n{}",
            b"HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{}",
            b"SSH-2.0-OpenSSH\r\n\r\n",
            b"HTTP/1.1 \xff\r\n\r\n",
        ] {
            assert_eq!(split(broken), None);
        }
    }

    #[test]
    fn the_token_never_leaves_the_machine() {
        let token: Token = "0123456789abcdef0123456789abcdef".parse().unwrap();
        let refused = ring("192.0.2.1:80".parse().unwrap(), &token, &Call::default());
        assert!(matches!(refused, Err(ClientError::NotLoopback(_))));
    }
}
