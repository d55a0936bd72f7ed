//! The phrases that name columns, folded, for each kind of file. `=` before a phrase: it is the whole name; `~`: it
//! says little, and any other that stands in the name says more ("Ville société" is a town); `~~`: still less ("Adresse
//! de la société" is where it is).

mod about;
mod calls;
mod person;
mod purchases;
mod tickets;

use super::name::Meaning;
use crate::import::ImportKind;

/// Phrases that mean one thing.
pub(super) type Table = [(Meaning, &'static [&'static str])];

/// The tables of a kind of file; on equal length the first wins.
pub(super) fn tables(kind: ImportKind) -> &'static [&'static Table] {
    match kind {
        ImportKind::Contacts => &[person::TABLE, about::TABLE],
        ImportKind::Purchases => &[purchases::TABLE, person::WHOSE],
        ImportKind::Calls => &[calls::TABLE, person::WHOSE],
        ImportKind::Tickets => &[tickets::TABLE, person::WHOSE],
    }
}
