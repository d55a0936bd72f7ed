//! The rights of a person: not to be called, to be erased for good, to know, and for how long what is kept.
#![expect(clippy::unwrap_used, reason = "a helper of tests fails where it stands")]

mod ageing;
mod erasure;
mod map;
mod opposition;
mod seed;
