//! The paths of the listener, one handler per source: open its door, parse, hand the event on, answer.

use std::sync::Arc;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::Response;
use axum::routing::post;

use super::guard;
use super::reception::Reception;
use super::rejection::{Rejection, json};
use crate::inlet::Show;
use crate::{form, ring, zammad};

/// The listener's paths behind its gates.
pub(super) fn router(reception: Arc<Reception>) -> Router {
    Router::new()
        .route("/api/v1/cti/{token}", post(post_zammad))
        .route("/hooks/form/{token}", post(post_form))
        .route("/api/v1/ring", post(post_ring))
        .route("/api/v1/show", post(post_show))
        .fallback(not_found)
        .method_not_allowed_fallback(method_not_allowed)
        .layer(axum::middleware::from_fn_with_state(Arc::clone(&reception), guard::gate))
        .with_state(reception)
}

async fn not_found(State(reception): State<Arc<Reception>>) -> Rejection {
    reception.turn_away(Rejection::NotFound)
}

async fn method_not_allowed(State(reception): State<Arc<Reception>>) -> Rejection {
    reception.turn_away(Rejection::Method)
}

/// `POST /api/v1/cti/<token>`: Zammad's generic push.
async fn post_zammad(State(reception): State<Arc<Reception>>, request: Request) -> Result<Response, Rejection> {
    let given = request.uri().path().rsplit('/').next().unwrap_or_default();
    let door = reception.open(zammad::SOURCE, given, Rejection::NotFound)?;
    let (body, format) = reception.read(door, request).await?;
    match zammad::parse(&body, format, reception.now()) {
        Ok(event) => Ok(received(&reception.ask(door, event).await?)),
        Err(error) => {
            reception.refuse(door, error.code(), &error.to_string(), &body);
            let answer = match error {
                zammad::Error::InvalidDirection(_) => {
                    serde_json::json!({ "error": error.code(), "action": "invalid_direction" })
                }
                _ => serde_json::json!({ "error": error.code() }),
            };
            Ok(json(StatusCode::UNPROCESSABLE_ENTITY, &answer))
        }
    }
}

/// "Received" is said only once the application has kept it: a sender told otherwise sends again.
fn received(kept: &serde_json::Value) -> Response {
    match kept.get("error") {
        None => json(StatusCode::OK, &serde_json::json!({})),
        Some(code) => json(StatusCode::SERVICE_UNAVAILABLE, &serde_json::json!({ "error": code })),
    }
}

/// `POST /hooks/form/<token>`: somebody asks on a site to be called back. The site's own program posts it, never the
/// visitor's browser.
async fn post_form(State(reception): State<Arc<Reception>>, request: Request) -> Result<Response, Rejection> {
    let given = request.uri().path().rsplit('/').next().unwrap_or_default();
    let door = reception.open(form::SOURCE, given, Rejection::NotFound)?;
    let (body, format) = reception.read(door, request).await?;
    match form::parse(&body, format, reception.now()) {
        Ok(request) => Ok(received(&reception.ask_back(door, request).await?)),
        Err(error) => {
            reception.refuse(door, error.code(), &error.to_string(), &body);
            let answer = serde_json::json!({ "error": error.code() });
            Ok(json(StatusCode::UNPROCESSABLE_ENTITY, &answer))
        }
    }
}

/// `POST /api/v1/ring`: our own command; the answer is whatever the application makes of the call.
async fn post_ring(State(reception): State<Arc<Reception>>, request: Request) -> Result<Response, Rejection> {
    let given = bearer(request.headers()).unwrap_or_default();
    let door = reception.open(ring::SOURCE, given, Rejection::Unauthorized)?;
    let (body, format) = reception.read(door, request).await?;
    match ring::parse(&body, format, reception.now(), reception.serial()) {
        Ok(event) => Ok(json(StatusCode::OK, &reception.ask(door, event).await?)),
        Err(error) => {
            reception.refuse(door, error.code(), &error.to_string(), &body);
            let answer = serde_json::json!({ "error": error.code() });
            Ok(json(StatusCode::UNPROCESSABLE_ENTITY, &answer))
        }
    }
}

/// `POST /api/v1/show`: a second start of the app hands over to the one that runs.
async fn post_show(State(reception): State<Arc<Reception>>, request: Request) -> Result<Response, Rejection> {
    let given = bearer(request.headers()).unwrap_or_default();
    let door = reception.open(ring::SOURCE, given, Rejection::Unauthorized)?;
    let (body, _) = reception.read(door, request).await?;
    let Ok(show) = serde_json::from_slice::<Show>(&body) else {
        return Ok(json(StatusCode::UNPROCESSABLE_ENTITY, &serde_json::json!({ "error": "unknown_window" })));
    };
    reception.show(show).await?;
    Ok(json(StatusCode::OK, &serde_json::json!({})))
}

/// The token of an `Authorization: Bearer` header.
fn bearer(headers: &HeaderMap) -> Option<&str> {
    let value = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = value.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}
