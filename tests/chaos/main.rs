//! Processes of the real store are killed in the middle of their work; what they acknowledged must be there, once and
//! whole. `DECROCHE_CHAOS_ROUNDS` sets how many kills (200 by default), `DECROCHE_CHAOS_SEED` which ones.
#![expect(clippy::unwrap_used, reason = "a helper of tests fails where it stands")]

mod imports;
mod kills;
mod oracle;
mod workers;
