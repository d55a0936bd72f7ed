//! The local HTTP listener that telephone systems and our own command post to.
//!
//! Its enemy is a web page in the agent's browser, so a request passes these gates in this order, each answering
//! before the next is looked at: bound to the loopback → Host allowlist → nothing a browser page sends
//! (`Origin`, `Sec-Fetch-Site`) → known path → method → token → rate → content type → size and time → contents.
//! No CORS header is ever sent, so a browser never lets a page read an answer or pass a preflight.
//!
//! A new source is a parser of its own, a token in [`Tokens`] and a route in `routes.rs`.
//! The listener refuses to know what the events mean: they leave on a channel as [`crate::inlet::Inlet`].

mod guard;
mod limits;
mod listening;
mod rate;
mod reception;
mod rejection;
mod routes;
mod serve;
mod token;

use std::collections::BTreeMap;
use std::net::SocketAddr;

use chrono::{DateTime, Utc};

pub use limits::Limits;
pub use listening::{BindError, Counts, Listening, bind};
pub use token::{Token, TokenError};

use crate::{form, ring, zammad};

/// The sources this listener has a route for.
pub const SOURCES: [&str; 3] = [form::SOURCE, ring::SOURCE, zammad::SOURCE];

/// The token of each source; a source without one is closed (its path does not exist).
#[derive(Debug, Clone, Default)]
pub struct Tokens(BTreeMap<&'static str, Token>);

impl Tokens {
    /// Every source closed.
    pub fn none() -> Self {
        Self::default()
    }

    /// Opens one source of [`SOURCES`] with a token of its own, in place of the one it had.
    #[must_use]
    pub fn with(mut self, source: &'static str, token: Token) -> Self {
        self.0.insert(source, token);
        self
    }
}

/// What a listener needs.
#[derive(Debug, Clone)]
pub struct Config {
    /// Where to listen; port 0 lets the system choose. Anything but a loopback address needs `allow_lan`.
    pub address: SocketAddr,
    /// The user has explicitly opened the listener to the local network.
    pub allow_lan: bool,
    /// Who may speak.
    pub tokens: Tokens,
    /// How much of it.
    pub limits: Limits,
    /// The clock that dates events.
    pub now: fn() -> DateTime<Utc>,
}

impl Config {
    /// A loopback listener with the default limits.
    pub fn new(address: SocketAddr, tokens: Tokens, now: fn() -> DateTime<Utc>) -> Self {
        Self { address, allow_lan: false, tokens, limits: Limits::default(), now }
    }
}
