//! How much a sender may ask of the listener.

use std::time::Duration;

/// Bounds of the listener; the defaults are those of the security rules, tests shorten the delays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The largest request body, in bytes. Default 64 KiB.
    pub body_bytes: usize,
    /// The largest request line and headers together, in bytes. Default 8 KiB.
    pub head_bytes: usize,
    /// Connections served at once; further ones wait unread in the system's queue: a ring comes late rather than
    /// never. Default 64.
    pub connections: usize,
    /// The time to send the head of a request (and the longest idle time of a kept connection), then again the time
    /// to send its body; slower senders are cut off. Default 5 s.
    pub read: Duration,
    /// How long to wait for the application to take an event, and then for its answer. Default 5 s.
    pub reply: Duration,
    /// Requests a second each token may make for long. Default 500.
    pub per_second: u32,
    /// Requests a token may make at once after a rest. Default 1,000.
    pub burst: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            body_bytes: 64 * 1024,
            head_bytes: 8 * 1024,
            connections: 64,
            read: Duration::from_secs(5),
            reply: Duration::from_secs(5),
            per_second: 500,
            burst: 1_000,
        }
    }
}
