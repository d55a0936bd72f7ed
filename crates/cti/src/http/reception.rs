//! From a request with a known path to an event on the channel: token, rate, content type, size and time.
//!
//! Everything a sender with the right token gets wrong goes to the telephone journal; of the others only a count is
//! kept, so that nobody without the token makes us write.

use std::collections::BTreeMap;
use std::error::Error as _;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use axum::body::Bytes;
use axum::extract::Request;
use axum::http::header;
use chrono::{DateTime, Utc};
use http_body_util::LengthLimitError;
use phone::text::{NAME_MAX, clean};
use phone::{CallEvent, WebRequest};
use tokio::sync::{mpsc, oneshot};
use tokio::time::timeout;

use super::listening::Counters;
use super::rate::Bucket;
use super::rejection::Rejection;
use super::token::Token;
use super::{Config, Limits};
use crate::inlet::{Asked, Inlet, RAW_MAX, Received, Refused, Show};
use crate::payload::{self, Format};

/// What every request sees of its listener.
#[derive(Debug)]
pub(super) struct Reception {
    /// The port the listener is bound to.
    pub(super) port: u16,
    /// Whether the local network may call.
    pub(super) allow_lan: bool,
    counters: Arc<Counters>,
    limits: Limits,
    now: fn() -> DateTime<Utc>,
    sources: BTreeMap<&'static str, Door>,
    events: mpsc::Sender<Inlet>,
    serial: AtomicU64,
}

/// One source's token and what it has left of its rate.
#[derive(Debug)]
pub(super) struct Door {
    source: &'static str,
    token: Token,
    bucket: Mutex<Bucket>,
}

impl Reception {
    pub(super) fn new(config: &Config, port: u16, counters: Arc<Counters>, events: mpsc::Sender<Inlet>) -> Self {
        let door = |source, token: &Token| Door {
            source,
            token: token.clone(),
            bucket: Mutex::new(Bucket::new(config.limits.burst, Instant::now())),
        };
        Self {
            port,
            allow_lan: config.allow_lan,
            counters,
            limits: config.limits,
            now: config.now,
            sources: config.tokens.0.iter().map(|(&source, token)| (source, door(source, token))).collect(),
            events,
            serial: AtomicU64::new(0),
        }
    }

    /// The door of a source, if `given` opens it and its rate allows.
    pub(super) fn open(&self, source: &'static str, given: &str, wrong: Rejection) -> Result<&Door, Rejection> {
        let Some(door) = self.sources.get(source).filter(|door| door.token.matches(given)) else {
            return Err(self.turn_away(wrong));
        };
        let mut bucket = door.bucket.lock().unwrap_or_else(PoisonError::into_inner);
        if bucket.take(self.limits.per_second, self.limits.burst, Instant::now()) {
            Ok(door)
        } else {
            Err(self.turn_away(Rejection::Rate))
        }
    }

    /// Reads the body of a sender that has shown its token.
    pub(super) async fn read(&self, door: &Door, request: Request) -> Result<(Bytes, Format), Rejection> {
        self.body(request).await.inspect_err(|rejection| {
            self.refuse(door, rejection.code(), &rejection.to_string(), &[]);
        })
    }

    async fn body(&self, request: Request) -> Result<(Bytes, Format), Rejection> {
        let max = self.limits.body_bytes;
        let (parts, body) = request.into_parts();
        let header = |name| parts.headers.get(name).and_then(|value| value.to_str().ok());
        let format = header(header::CONTENT_TYPE).and_then(Format::of_content_type).ok_or(Rejection::ContentType)?;
        let declared = header(header::CONTENT_LENGTH).and_then(|length| length.parse::<u64>().ok());
        if declared.is_some_and(|length| usize::try_from(length).map_or(true, |n| n > max)) {
            return Err(Rejection::TooLarge);
        }
        match timeout(self.limits.read, axum::body::to_bytes(body, max)).await {
            Err(_) => Err(Rejection::Slow),
            Ok(Ok(bytes)) => Ok((bytes, format)),
            Ok(Err(error)) => match error.source() {
                Some(cause) if cause.is::<LengthLimitError>() => Err(Rejection::TooLarge),
                _ => Err(Rejection::BrokenOff),
            },
        }
    }

    /// Hands an event on and waits for what the application makes of it.
    pub(super) async fn ask(&self, door: &Door, mut event: CallEvent) -> Result<serde_json::Value, Rejection> {
        event.raw = door.token.removed_from(&event.raw);
        let (reply, answer) = oneshot::channel();
        self.send(Inlet::Event(Received { event, reply })).await?;
        self.answered(answer).await
    }

    /// The same, for a request to be called back.
    pub(super) async fn ask_back(&self, door: &Door, mut request: WebRequest) -> Result<serde_json::Value, Rejection> {
        request.raw = door.token.removed_from(&request.raw);
        let (reply, answer) = oneshot::channel();
        self.send(Inlet::Request(Asked { request, reply })).await?;
        self.answered(answer).await
    }

    async fn answered(&self, answer: oneshot::Receiver<serde_json::Value>) -> Result<serde_json::Value, Rejection> {
        match timeout(self.limits.reply, answer).await {
            Ok(Ok(value)) => Ok(value),
            Ok(Err(_)) | Err(_) => Err(Rejection::NoAnswer),
        }
    }

    /// Hands on the wish to see a window.
    pub(super) async fn show(&self, show: Show) -> Result<(), Rejection> {
        match timeout(self.limits.reply, self.events.send(Inlet::Show(show))).await {
            Ok(Ok(())) => Ok(()),
            Ok(Err(_)) | Err(_) => Err(Rejection::Busy),
        }
    }

    async fn send(&self, inlet: Inlet) -> Result<(), Rejection> {
        match timeout(self.limits.reply, self.events.send(inlet)).await {
            Ok(Ok(())) => {
                self.counters.events.fetch_add(1, Ordering::Relaxed);
                Ok(())
            }
            Ok(Err(_)) | Err(_) => Err(Rejection::Busy),
        }
    }

    /// Writes a refused payload to the telephone journal, if there is room: events come first.
    pub(super) fn refuse(&self, door: &Door, code: &'static str, detail: &str, body: &[u8]) {
        self.counters.refused.fetch_add(1, Ordering::Relaxed);
        let source = door.source;
        let text = door.token.removed_from(&payload::decode(body));
        let refused = Refused {
            at: self.now(),
            source,
            code,
            detail: clean(detail, NAME_MAX),
            raw: text.chars().take(RAW_MAX).collect(),
        };
        tracing::debug!(source, code, "payload refused");
        if self.events.try_send(Inlet::Refused(refused)).is_err() {
            tracing::warn!(source, code, "telephone journal behind: a refusal is not written");
        }
    }

    /// Counts a request nobody with a token sent.
    pub(super) fn turn_away(&self, rejection: Rejection) -> Rejection {
        self.counters.turned_away.fetch_add(1, Ordering::Relaxed);
        tracing::debug!(code = rejection.code(), "request turned away");
        rejection
    }

    /// The time, by the owner's clock.
    pub(super) fn now(&self) -> DateTime<Utc> {
        (self.now)()
    }

    /// A number no other request of this listener gets.
    pub(super) fn serial(&self) -> u64 {
        self.serial.fetch_add(1, Ordering::Relaxed)
    }
}
