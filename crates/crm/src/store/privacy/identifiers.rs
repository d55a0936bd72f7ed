//! By what a person is recognised in a text: their numbers in any writing, their addresses, their whole name.

use rusqlite::{Connection, OptionalExtension, named_params};
use uuid::Uuid;

use super::opposition::reached_by;
use crate::privacy::OpposedKind;
use crate::text::{digits, fold};
use crate::{ContactId, Result};

/// Digits of a number that tell it from others, whatever prefix is written before them.
const TELLING: usize = 9;

pub(super) struct Identifiers {
    /// Their fiche, those merged into it, calls and tickets, as their ids are written.
    ids: Vec<String>,
    /// The last digits of each number.
    numbers: Vec<String>,
    /// Lower case.
    emails: Vec<String>,
    /// Folded, both ways round.
    names: Vec<String>,
    /// Numbers and addresses, as the list of oppositions takes them.
    pub(super) reached: Vec<(OpposedKind, String)>,
}

impl Identifiers {
    pub(super) fn of(db: &Connection, contact: ContactId) -> Result<Self> {
        let ids: Vec<Uuid> = db
            .prepare_cached(
                "SELECT id FROM contact WHERE id = :id UNION ALL SELECT id FROM call WHERE contact_id = :id
                 UNION ALL SELECT id FROM ticket WHERE contact_id = :id
                 UNION ALL SELECT removed_id FROM contact_merge WHERE kept_id = :id",
            )?
            .query_map(named_params! { ":id": contact }, |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?;
        let reached = reached_by(db, contact)?;
        let raw: Vec<String> = db
            .prepare_cached("SELECT raw FROM phone_number WHERE contact_id = :id AND e164 IS NULL")?
            .query_map(named_params! { ":id": contact }, |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?;
        let of_kind = |kind| reached.iter().filter(move |(of, _)| *of == kind).map(|(_, value)| value);
        let telling = |number: &str| {
            let digits = digits(number);
            digits.get(digits.len().saturating_sub(TELLING)..).unwrap_or_default().to_owned()
        };
        let numbers = of_kind(OpposedKind::Phone).map(|e164| telling(e164)).chain(raw.iter().map(|raw| telling(raw)));
        let (first, last): (Option<String>, Option<String>) = db
            .prepare_cached("SELECT first_name, last_name FROM contact WHERE id = :id")?
            .query_row(named_params! { ":id": contact }, |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?
            .unwrap_or_default();
        let (first, last) = (fold(&first.unwrap_or_default()), fold(&last.unwrap_or_default()));
        let names = [format!("{first} {last}"), format!("{last} {first}")];
        Ok(Self {
            ids: ids.iter().map(Uuid::to_string).collect(),
            numbers: numbers.filter(|number| number.len() == TELLING).collect(),
            emails: of_kind(OpposedKind::Email).cloned().collect(),
            names: names.iter().map(|name| name.trim().to_owned()).filter(|name| name.len() > 4).collect(),
            reached,
        })
    }

    /// Whether a text tells who they are.
    pub(super) fn are_in(&self, text: &str) -> bool {
        let (digits, lower) = (digits(text), text.to_lowercase());
        let words = format!(" {} ", fold(text));
        self.numbers.iter().any(|number| digits.contains(number))
            || self.emails.iter().any(|email| lower.contains(email))
            || self.names.iter().any(|name| words.contains(&format!(" {name} ")))
    }

    /// Whether a key names their fiche, a call or a ticket of theirs.
    pub(super) fn are_named_by(&self, key: &str) -> bool {
        self.ids.iter().any(|id| key.contains(id))
    }
}
