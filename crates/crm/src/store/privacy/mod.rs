//! The rights of a person in the store.

mod access;
mod act;
mod archive;
mod consent;
mod erase;
mod freeze;
mod identifiers;
mod opposition;
mod own;
mod replay;
mod retention;
mod rights;
mod rows;
mod scrub;
mod sidecar;

use rusqlite::Connection;

use super::house::setting;
use crate::Result;
use crate::privacy::Retention;
use crate::settings::PRIVACY_RULES;

pub use archive::ArchiveLine;
pub(super) use freeze::name_only;
pub(super) use opposition::{all as oppositions, opposed_by_number};
pub(super) use replay::{carry_secrets, keep_beside, replay, secrets_of};

/// The rules of retention in force. Those chosen were checked when they were; unreadable ones give way to those that
/// ship.
pub(super) fn rules(db: &Connection) -> Result<Retention> {
    Retention::read(&setting(db, PRIVACY_RULES)?).or_else(|_| Retention::read(&Retention::shipped()))
}
