//! Files as programs and people write them: each is read to its last row, every column mapped where it belongs.
#![expect(clippy::unwrap_used, clippy::panic, reason = "tests fail loudly")]

mod after;
mod base;
mod crms;
mod outlook;
mod seen;
mod spreadsheets;
