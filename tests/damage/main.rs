//! Damaged, foreign, newer and locked data files: refused or moved aside with the right code, never deleted, never a
//! panic. `DECROCHE_DAMAGE_ROUNDS` multiplies the blows.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a helper of tests fails where it stands")]

mod blows;
mod refusals;
mod salvage;
mod scene;
