//! The rights of a person: not to be called, to be erased for good, to know, and for how long what is kept.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a helper of tests fails where it stands")]

mod access;
mod ageing;
mod audit;
mod erasure;
mod freeze;
mod ledger;
mod map;
mod opposition;
mod retention;
mod seed;
