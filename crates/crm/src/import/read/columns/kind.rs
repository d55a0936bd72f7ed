//! What the rows of a file seem to be: people, purchases, calls or tickets.

use super::name::{Meaning, meaning};
use crate::import::{ImportField, ImportKind};

use ImportField as F;

/// Fields that only such a file has, or has more of than any other.
fn telling(kind: ImportKind) -> &'static [ImportField] {
    match kind {
        ImportKind::Contacts => &[
            F::FirstName,
            F::LastName,
            F::Civility,
            F::Postcode,
            F::Town,
            F::Street,
            F::HomeStreet,
            F::WorkStreet,
            F::Job,
            F::Company,
            F::Birth,
            F::PhoneMobile,
            F::Siret,
            F::Website,
            F::Country,
        ],
        ImportKind::Purchases => &[F::Amount, F::UnitPrice, F::Quantity, F::Product, F::At, F::Channel],
        ImportKind::Calls => &[F::Direction, F::From, F::To, F::Duration, F::Wait, F::At, F::Queue, F::Outcome],
        ImportKind::Tickets => &[F::Subject, F::Priority, F::Status, F::Category, F::Resolution, F::At, F::EndedAt],
    }
}

/// Without one of each of these there is no such file.
fn needed(kind: ImportKind) -> &'static [&'static [ImportField]] {
    match kind {
        ImportKind::Contacts => &[],
        ImportKind::Purchases => &[&[F::At], &[F::Amount, F::UnitPrice, F::Product]],
        ImportKind::Calls => {
            &[&[F::At], &[F::Direction, F::Duration, F::Wait], &[F::From, F::To, F::Phone, F::CustomerName, F::Agent]]
        }
        ImportKind::Tickets => {
            &[&[F::Subject, F::Note], &[F::Priority, F::Status, F::Resolution], &[F::At, F::Category, F::ExternalId]]
        }
    }
}

/// The kind most of whose columns are here; people when nothing says otherwise.
pub(in crate::import::read) fn likely(names: &[String]) -> ImportKind {
    let mut best = (0, ImportKind::Contacts);
    for &kind in ImportKind::ALL {
        let mut found: Vec<ImportField> = names
            .iter()
            .filter_map(|name| match meaning(name, kind) {
                Meaning::Field(field) => Some(field),
                _ => None,
            })
            .collect();
        found.sort_unstable();
        found.dedup();
        let has = |fields: &[ImportField]| fields.iter().any(|field| found.contains(field));
        let score = telling(kind).iter().filter(|field| found.contains(field)).count();
        if needed(kind).iter().all(|fields| has(fields)) && score > best.0 {
            best = (score, kind);
        }
    }
    best.1
}
