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
use crate::{ring, zammad};

/// The listener's paths behind its gates.
pub(super) fn router(reception: Arc<Reception>) -> Router {
    Router::new()
        .route("/api/v1/cti/{token}", post(post_zammad))
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
        Ok(event) => {
            // Said "received" only once the application has kept it: a sender told otherwise sends again.
            let kept = reception.ask(door, event).await?;
            match kept.get("error") {
                None => Ok(json(StatusCode::OK, &serde_json::json!({}))),
                Some(code) => Ok(json(StatusCode::SERVICE_UNAVAILABLE, &serde_json::json!({ "error": code }))),
            }
        }
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
