//! A form of a site: somebody asks to be called back. The fields may be named in French or in English, in any order.
//!
//! It refuses to know who they are, when the house is open, and whether their number is one: the core does.

use chrono::{DateTime, Utc};
use phone::{RequestError, WebRequest};

use crate::inlet::RAW_MAX;
use crate::payload::{self, Fields, Format};

/// The `source` of these requests.
pub const SOURCE: &str = "form";

/// Why a post is no request.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// The body is not what its content type says.
    #[error(transparent)]
    Payload(#[from] payload::Error),
    /// Its fields say too little.
    #[error(transparent)]
    Request(#[from] RequestError),
}

impl Error {
    /// The stable code of this error.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Payload(error) => error.code(),
            Self::Request(error) => error.code(),
        }
    }
}

/// Reads one post. `now` is when it came.
///
/// # Errors
/// A body that cannot be read, or that leaves nobody to be answered.
pub fn parse(body: &[u8], format: Format, now: DateTime<Utc>) -> Result<WebRequest, Error> {
    let fields = Fields::parse(body, format)?;
    Ok(WebRequest::from_fields(SOURCE, fields.iter(), now, raw(body))?)
}

/// What is kept for the telephone journal: as received, capped.
fn raw(body: &[u8]) -> String {
    payload::decode(body).chars().take(RAW_MAX).collect()
}

#[cfg(test)]
mod tests;
