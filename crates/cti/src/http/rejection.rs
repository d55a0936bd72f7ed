//! The ways the listener says no: a status, a stable code as `{"error": code}`, never a reason that helps an attacker.

use axum::body::Body;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

/// Why a request was turned away before its contents were looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(super) enum Rejection {
    /// The `Host` is not ours: a rebound name, or a proxy.
    #[error("the Host header does not name this listener")]
    Host,
    /// A web page sent it.
    #[error("requests from web pages are refused")]
    Browser,
    /// No such path, a closed source, or the wrong token in the path: the same answer for all three.
    #[error("no such address")]
    NotFound,
    /// The path takes POST only.
    #[error("only POST is taken here")]
    Method,
    /// The bearer token is missing or wrong.
    #[error("the token is missing or wrong")]
    Unauthorized,
    /// More requests than the rate allows.
    #[error("too many requests")]
    Rate,
    /// Neither JSON nor a form.
    #[error("the content type is neither application/json nor application/x-www-form-urlencoded")]
    ContentType,
    /// A body over the limit.
    #[error("the body is too large")]
    TooLarge,
    /// A body that took too long to come.
    #[error("the body came too slowly")]
    Slow,
    /// A body that broke off.
    #[error("the body broke off")]
    BrokenOff,
    /// The application is not taking events.
    #[error("the application takes no events")]
    Busy,
    /// The application took the event but gave no answer in time.
    #[error("the application gave no answer")]
    NoAnswer,
}

impl Rejection {
    /// The stable code of this rejection.
    pub(super) fn code(self) -> &'static str {
        match self {
            Self::Host => "host",
            Self::Browser => "browser",
            Self::NotFound => "not_found",
            Self::Method => "method",
            Self::Unauthorized => "unauthorized",
            Self::Rate => "rate",
            Self::ContentType => "content_type",
            Self::TooLarge => "too_large",
            Self::Slow => "slow",
            Self::BrokenOff => "broken_off",
            Self::Busy => "busy",
            Self::NoAnswer => "no_answer",
        }
    }

    fn status(self) -> StatusCode {
        match self {
            Self::Host | Self::Browser => StatusCode::FORBIDDEN,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Method => StatusCode::METHOD_NOT_ALLOWED,
            Self::Unauthorized => StatusCode::UNAUTHORIZED,
            Self::Rate => StatusCode::TOO_MANY_REQUESTS,
            Self::ContentType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Slow => StatusCode::REQUEST_TIMEOUT,
            Self::BrokenOff => StatusCode::BAD_REQUEST,
            Self::Busy => StatusCode::SERVICE_UNAVAILABLE,
            Self::NoAnswer => StatusCode::GATEWAY_TIMEOUT,
        }
    }
}

impl IntoResponse for Rejection {
    fn into_response(self) -> Response {
        let mut response = json(self.status(), &serde_json::json!({ "error": self.code() }));
        let headers = response.headers_mut();
        // What the sender still has to say is not read.
        headers.insert(header::CONNECTION, HeaderValue::from_static("close"));
        match self {
            Self::Method => headers.insert(header::ALLOW, HeaderValue::from_static("POST")),
            Self::Unauthorized => headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer")),
            _ => None,
        };
        response
    }
}

/// A JSON answer that nobody keeps: it may hold a person's data.
pub(super) fn json(status: StatusCode, value: &serde_json::Value) -> Response {
    let mut response = Response::new(Body::from(value.to_string()));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    response
}
