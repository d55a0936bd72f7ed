//! The columns of a file of cards: always the same, so that no card has more than the first ones said.

use crate::import::ImportField as F;
use crate::import::read::limits::CELL_MAX;

/// Name and field of each column; a card fills the first free one of those that fit.
pub(super) const COLUMNS: &[(&str, F)] = &[
    ("UID", F::ExternalId),
    ("FN", F::Name),
    ("N prefix", F::Civility),
    ("N given", F::FirstName),
    ("N family", F::LastName),
    ("GENDER", F::Sex),
    ("BDAY", F::Birth),
    ("ORG", F::Company),
    ("TITLE", F::Job),
    ("TEL CELL", F::PhoneMobile),
    ("TEL WORK", F::PhoneWork),
    ("TEL HOME", F::PhoneHome),
    ("TEL", F::Phone),
    ("TEL MAIN", F::PhoneSwitchboard),
    ("TEL FAX", F::Fax),
    ("EMAIL WORK", F::EmailWork),
    ("EMAIL WORK 2", F::EmailWork),
    ("EMAIL HOME", F::EmailHome),
    ("EMAIL HOME 2", F::EmailHome),
    ("EMAIL", F::Email),
    ("EMAIL 2", F::Email),
    ("EMAIL 3", F::Email),
    ("ADR WORK street", F::WorkStreet),
    ("ADR WORK code", F::WorkPostcode),
    ("ADR WORK city", F::WorkTown),
    ("ADR WORK country", F::WorkCountry),
    ("ADR HOME street", F::HomeStreet),
    ("ADR HOME code", F::HomePostcode),
    ("ADR HOME city", F::HomeTown),
    ("ADR HOME country", F::HomeCountry),
    ("ADR street", F::Street),
    ("ADR code", F::Postcode),
    ("ADR city", F::Town),
    ("ADR country", F::Country),
    ("ADR type", F::AddressKind),
    ("URL", F::Website),
    ("LANG", F::Language),
    ("CATEGORIES", F::Tags),
    ("NOTE", F::Note),
    ("NOTE 2", F::Note),
    ("NOTE 3", F::Note),
    ("NOTE 4", F::Note),
    // What our own cards have besides (crm::export).
    ("SIRET", F::Siret),
    ("NAF", F::Naf),
    ("HEADCOUNT", F::Headcount),
    ("ESTABLISHMENT", F::Establishment),
    ("DECIDES", F::DecisionPower),
    ("HOURS", F::UsualHours),
    ("CARD", F::LoyaltyCard),
    ("PCS", F::Pcs),
    ("LABEL", F::Label),
    ("PREFERENCES", F::Preferences),
    ("STAGE", F::Stage),
    ("TEMPERATURE", F::Temperature),
    ("DO NOT CALL", F::DoNotCall),
];

/// A row being filled.
pub(super) struct Filling(Vec<String>);

impl Filling {
    pub(super) fn new() -> Self {
        Self(vec![String::new(); COLUMNS.len()])
    }

    /// Puts a value in the first free column of this field. `false`: there is none.
    pub(super) fn put(&mut self, field: F, value: &str) -> bool {
        let free = |(cell, (_, of)): &(&mut String, &(&str, F))| *of == field && cell.is_empty();
        match self.0.iter_mut().zip(COLUMNS).find(free) {
            Some((cell, _)) => {
                value.trim().clone_into(cell);
                true
            }
            None => false,
        }
    }

    /// Puts a value beside what the last column of this field holds.
    pub(super) fn add(&mut self, field: F, value: &str, between: &str) {
        if value.trim().is_empty() || self.put(field, value) {
            return;
        }
        if let Some((cell, _)) = self.0.iter_mut().zip(COLUMNS).rfind(|(_, (_, of))| *of == field) {
            cell.push_str(between);
            cell.push_str(value.trim());
        }
    }

    /// Puts a note under the one before, or in the next column once that one is full.
    pub(super) fn note(&mut self, text: &str) {
        let mut cells = self.0.iter_mut().zip(COLUMNS).filter(|(_, (_, of))| *of == F::Note).map(|(cell, _)| cell);
        let Some(mut cell) = cells.next().filter(|_| !text.trim().is_empty()) else { return };
        for next in cells {
            if !next.is_empty() || cell.len() + text.len() >= CELL_MAX && !cell.is_empty() {
                cell = next;
            }
        }
        if !cell.is_empty() {
            cell.push('\n');
        }
        cell.push_str(text.trim());
    }

    /// Where the first column of this field stands, and how many there are.
    pub(super) fn place(field: F) -> (usize, usize) {
        let first = COLUMNS.iter().position(|(_, of)| *of == field).unwrap_or(COLUMNS.len());
        (first, COLUMNS.iter().filter(|(_, of)| *of == field).count())
    }

    pub(super) fn has(&self, field: F) -> bool {
        self.0.iter().zip(COLUMNS).any(|(cell, (_, of))| *of == field && !cell.is_empty())
    }

    pub(super) fn cells(self) -> Vec<String> {
        self.0
    }
}
