//! The paths of the listener, one handler per source: take the body in, parse it, hand the event on, answer.

use std::collections::BTreeMap;
use std::error::Error as _;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::Response;
use axum::routing::post;
use chrono::{DateTime, Utc};
use http_body_util::LengthLimitError;
use phone::CallEvent;
use phone::text::{NAME_MAX, clean};
use tokio::sync::{mpsc, oneshot};
use tokio::time::timeout;

use super::guard;
use super::rate::Bucket;
use super::rejection::{Rejection, json};
use super::serve::Counters;
use super::token::Token;
use super::{Config, Limits};
use crate::inlet::{Inlet, RAW_MAX, Received, Refused};
use crate::payload::{self, Format};
use crate::{ring, zammad};

/// What every request sees.
#[derive(Debug)]
pub(super) struct Shared {
    /// The port the listener is bound to.
    pub(super) port: u16,
    /// Whether the local network may call.
    pub(super) allow_lan: bool,
    /// What came of the requests.
    pub(super) counters: Arc<Counters>,
    limits: Limits,
    now: fn() -> DateTime<Utc>,
    sources: BTreeMap<&'static str, Door>,
    events: mpsc::Sender<Inlet>,
    serial: AtomicU64,
}

/// One source's token and what it has left of its rate.
#[derive(Debug)]
struct Door {
    token: Token,
    bucket: Mutex<Bucket>,
}

impl Shared {
    pub(super) fn new(
        config: &Config,
        port: u16,
        counters: Arc<Counters>,
        events: mpsc::Sender<Inlet>,
    ) -> Self {
        let door = |token: &Token| Door {
            token: token.clone(),
            bucket: Mutex::new(Bucket::new(config.limits.burst, Instant::now())),
        };
        Self {
            port,
            allow_lan: config.allow_lan,
            counters,
            limits: config.limits,
            now: config.now,
            sources: config
                .tokens
                .0
                .iter()
                .map(|(&source, token)| (source, door(token)))
                .collect(),
            events,
            serial: AtomicU64::new(0),
        }
    }

    /// The door of a source, if `given` opens it and its rate allows.
    fn open(
        &self,
        source: &'static str,
        given: &str,
        wrong: Rejection,
    ) -> Result<&Door, Rejection> {
        let door = self
            .sources
            .get(source)
            .filter(|door| door.token.matches(given));
        let Some(door) = door else {
            self.counters.turned_away.fetch_add(1, Ordering::Relaxed);
            return Err(wrong);
        };
        let mut bucket = door.bucket.lock().unwrap_or_else(PoisonError::into_inner);
        if bucket.take(self.limits.per_second, self.limits.burst, Instant::now()) {
            Ok(door)
        } else {
            self.counters.turned_away.fetch_add(1, Ordering::Relaxed);
            Err(Rejection::Rate)
        }
    }

    /// Reads the body of a sender that has shown its token.
    async fn read(&self, headers: &HeaderMap, body: Body) -> Result<(Bytes, Format), Rejection> {
        let format = headers
            .get(header::CONTENT_TYPE)
            .and_then(|value| value.to_str().ok())
            .and_then(Format::of_content_type)
            .ok_or(Rejection::ContentType)?;
        let declared = headers
            .get(header::CONTENT_LENGTH)
            .and_then(|value| value.to_str().ok()?.parse::<u64>().ok());
        if declared.is_some_and(|length| {
            usize::try_from(length).map_or(true, |n| n > self.limits.body_bytes)
        }) {
            return Err(Rejection::TooLarge);
        }
        match timeout(
            self.limits.read,
            axum::body::to_bytes(body, self.limits.body_bytes),
        )
        .await
        {
            Err(_) => Err(Rejection::Slow),
            Ok(Ok(bytes)) => Ok((bytes, format)),
            Ok(Err(error))
                if error
                    .source()
                    .is_some_and(|cause| cause.is::<LengthLimitError>()) =>
            {
                Err(Rejection::TooLarge)
            }
            Ok(Err(_)) => Err(Rejection::BrokenOff),
        }
    }

    /// Hands an event on. Waits, but not for ever, for a receiver that is behind.
    async fn deliver(
        &self,
        event: CallEvent,
        reply: Option<oneshot::Sender<serde_json::Value>>,
    ) -> Result<(), Rejection> {
        let sent = timeout(
            self.limits.reply,
            self.events.send(Inlet::Event(Received { event, reply })),
        )
        .await;
        match sent {
            Ok(Ok(())) => {
                self.counters.events.fetch_add(1, Ordering::Relaxed);
                Ok(())
            }
            Ok(Err(_)) | Err(_) => Err(Rejection::Busy),
        }
    }

    /// Writes a refused payload to the telephone journal, if there is room: events come first.
    fn refuse(
        &self,
        source: &'static str,
        door: &Door,
        code: &'static str,
        detail: &str,
        body: &[u8],
    ) {
        self.counters.refused.fetch_add(1, Ordering::Relaxed);
        let raw: String = door
            .token
            .removed_from(&payload::decode(body))
            .chars()
            .take(RAW_MAX)
            .collect();
        let detail = clean(detail, NAME_MAX);
        tracing::debug!(source, code, "payload refused");
        let refused = Refused {
            at: (self.now)(),
            source,
            code,
            detail,
            raw,
        };
        if self.events.try_send(Inlet::Refused(refused)).is_err() {
            tracing::warn!(
                source,
                code,
                "the telephone journal is behind: a refused payload is not written"
            );
        }
    }
}

/// The listener's paths behind its gates.
pub(super) fn router(shared: Arc<Shared>) -> Router {
    Router::new()
        .route("/api/v1/cti/{token}", post(post_zammad))
        .route("/api/v1/ring", post(post_ring))
        .fallback(not_found)
        .method_not_allowed_fallback(method_not_allowed)
        .layer(axum::middleware::from_fn_with_state(
            Arc::clone(&shared),
            guard::gate,
        ))
        .with_state(shared)
}

async fn not_found(State(shared): State<Arc<Shared>>) -> Rejection {
    shared.counters.turned_away.fetch_add(1, Ordering::Relaxed);
    Rejection::NotFound
}

async fn method_not_allowed(State(shared): State<Arc<Shared>>) -> Rejection {
    shared.counters.turned_away.fetch_add(1, Ordering::Relaxed);
    Rejection::Method
}

/// `POST /api/v1/cti/<token>`: Zammad's generic push.
async fn post_zammad(
    State(shared): State<Arc<Shared>>,
    request: Request,
) -> Result<Response, Rejection> {
    let given = request.uri().path().rsplit('/').next().unwrap_or_default();
    let door = shared.open(zammad::SOURCE, given, Rejection::NotFound)?;
    let (headers, body) = split(request);
    let (bytes, format) = shared.read(&headers, body).await.inspect_err(|rejection| {
        shared.refuse(
            zammad::SOURCE,
            door,
            rejection.code(),
            &rejection.to_string(),
            &[],
        );
    })?;
    match zammad::parse(&bytes, format, (shared.now)()) {
        Ok(mut event) => {
            event.raw = door.token.removed_from(&event.raw);
            shared.deliver(event, None).await?;
            Ok(json(StatusCode::OK, &serde_json::json!({})))
        }
        Err(error) => {
            shared.refuse(
                zammad::SOURCE,
                door,
                error.code(),
                &error.to_string(),
                &bytes,
            );
            let mut answer = serde_json::json!({ "error": error.code() });
            if let (zammad::Error::InvalidDirection(_), Some(fields)) =
                (&error, answer.as_object_mut())
            {
                fields.insert("action".to_owned(), "invalid_direction".into());
            }
            Ok(json(StatusCode::UNPROCESSABLE_ENTITY, &answer))
        }
    }
}

/// `POST /api/v1/ring`: our own command; the answer is whatever the application makes of the call.
async fn post_ring(
    State(shared): State<Arc<Shared>>,
    request: Request,
) -> Result<Response, Rejection> {
    let (headers, body) = split(request);
    let door = shared.open(
        ring::SOURCE,
        bearer(&headers).unwrap_or_default(),
        Rejection::Unauthorized,
    )?;
    let (bytes, format) = shared.read(&headers, body).await.inspect_err(|rejection| {
        shared.refuse(
            ring::SOURCE,
            door,
            rejection.code(),
            &rejection.to_string(),
            &[],
        );
    })?;
    let serial = shared.serial.fetch_add(1, Ordering::Relaxed);
    match ring::parse(&bytes, format, (shared.now)(), serial) {
        Ok(mut event) => {
            event.raw = door.token.removed_from(&event.raw);
            let (reply, answer) = oneshot::channel();
            shared.deliver(event, Some(reply)).await?;
            match timeout(shared.limits.reply, answer).await {
                Ok(Ok(value)) => Ok(json(StatusCode::OK, &value)),
                Ok(Err(_)) | Err(_) => Err(Rejection::NoAnswer),
            }
        }
        Err(error) => {
            shared.refuse(ring::SOURCE, door, error.code(), &error.to_string(), &bytes);
            Ok(json(
                StatusCode::UNPROCESSABLE_ENTITY,
                &serde_json::json!({ "error": error.code() }),
            ))
        }
    }
}

/// The token of an `Authorization: Bearer` header.
fn bearer(headers: &HeaderMap) -> Option<&str> {
    let value = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = value.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}

fn split(request: Request) -> (HeaderMap, Body) {
    let (parts, body) = request.into_parts();
    (parts.headers, body)
}
