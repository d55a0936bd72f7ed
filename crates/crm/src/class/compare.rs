//! A fiche beside the truth of its sheet: what is right, as a person would judge it, and the mark.

use std::collections::BTreeMap;

use phone::{Number, Region, format_e164_national};
use serde::Serialize;
use ts_rs::TS;

use super::{ClassClient, VerifiedField};
use crate::ContactId;
use crate::contact::{Contact, Email, PhoneNumber, value_of};
use crate::mark::out_of_twenty;
use crate::text::fold;

/// A fiche compared with the truth of its sheet.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct VerificationCheck {
    /// Whose.
    pub contact_id: ContactId,
    /// Their name as the fiche has it.
    pub name: String,
    /// Field by field.
    pub fields: Vec<Comparison>,
    /// Share of fields that are right, out of twenty, to one decimal.
    pub mark: f64,
}

/// One field of a fiche and its truth.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Comparison {
    /// Which.
    pub field: VerifiedField,
    /// The truth; a number as read in France.
    pub expected: String,
    /// What the fiche has; of several numbers or addresses the one that is right, else the main one; `None`: nothing.
    pub found: Option<String>,
    /// They are the same to a person: case, accents, spaces and the spelling of numbers do not count.
    pub right: bool,
}

impl VerificationCheck {
    pub(crate) fn of(
        contact_id: ContactId,
        name: String,
        present: &Present,
        truth: &BTreeMap<VerifiedField, String>,
    ) -> Self {
        let fields: Vec<Comparison> =
            truth.iter().map(|(field, expected)| present.compared(*field, expected)).collect();
        let right = fields.iter().filter(|field| field.right).count();
        let mark = out_of_twenty(right as f64 / fields.len().max(1) as f64);
        Self { contact_id, name, fields, mark }
    }
}

/// What a fiche has of each field: nothing, one value, or several numbers or addresses, the main one first.
#[derive(Debug, Default)]
pub(crate) struct Present(BTreeMap<VerifiedField, Vec<String>>);

impl Present {
    /// Of a fiche of the base. Numbers and addresses known to be wrong are no longer its own.
    pub(crate) fn of_fiche(contact: &Contact, numbers: &[PhoneNumber], emails: &[Email]) -> Self {
        let good = |n: &&PhoneNumber| n.invalid_at.is_none();
        Self::of(|field| match field {
            VerifiedField::Phone => numbers.iter().filter(good).map(|n| n.display.clone()).collect(),
            VerifiedField::Email => {
                emails.iter().filter(|e| e.invalid_at.is_none()).map(|e| e.address.clone()).collect()
            }
            other => other.own().and_then(|own| value_of(contact, own)).into_iter().collect(),
        })
    }

    /// Of a client of a class file.
    pub(crate) fn of_client(client: &ClassClient) -> Self {
        let one = |value: &Option<String>| value.iter().cloned().collect();
        Self::of(|field| match field {
            VerifiedField::FirstName => one(&client.first_name),
            VerifiedField::LastName => one(&client.last_name),
            VerifiedField::Company => one(&client.company),
            VerifiedField::Job => one(&client.job),
            VerifiedField::Street => one(&client.street),
            VerifiedField::Postcode => one(&client.postcode),
            VerifiedField::Town => one(&client.town),
            VerifiedField::Phone => client.phones.clone(),
            VerifiedField::Email => client.emails.clone(),
        })
    }

    fn of(values: impl Fn(VerifiedField) -> Vec<String>) -> Self {
        Self(VerifiedField::ALL.iter().map(|field| (*field, values(*field))).collect())
    }

    /// One field beside its truth.
    pub(crate) fn compared(&self, field: VerifiedField, expected: &str) -> Comparison {
        let has = self.0.get(&field).map(Vec::as_slice).unwrap_or_default();
        let truth = plain(field, expected);
        let same = has.iter().find(|value| plain(field, value) == truth);
        let shown = match field {
            VerifiedField::Phone => e164(expected).map(|e164| format_e164_national(&e164)),
            _ => None,
        };
        Comparison {
            field,
            expected: shown.unwrap_or_else(|| expected.to_owned()),
            found: same.or_else(|| has.first()).cloned(),
            right: same.is_some(),
        }
    }
}

/// Words of an address that people shorten.
const SHORT: [(&str, &str); 14] = [
    ("all", "allee"),
    ("av", "avenue"),
    ("ave", "avenue"),
    ("bd", "boulevard"),
    ("bld", "boulevard"),
    ("ch", "chemin"),
    ("fg", "faubourg"),
    ("imp", "impasse"),
    ("pl", "place"),
    ("r", "rue"),
    ("rte", "route"),
    ("sq", "square"),
    ("st", "saint"),
    ("ste", "sainte"),
];

/// The writing under which two values are the same to a person.
fn plain(field: VerifiedField, value: &str) -> String {
    match field {
        VerifiedField::Phone => e164(value).unwrap_or_else(|| value.to_owned()),
        VerifiedField::Email => value.trim().to_lowercase(),
        VerifiedField::Street | VerifiedField::Town => fold(value).split(' ').map(whole).collect(),
        _ => fold(value).replace(' ', ""),
    }
}

fn whole(word: &str) -> &str {
    SHORT.iter().find(|(short, _)| *short == word).map_or(word, |(_, whole)| whole)
}

fn e164(written: &str) -> Option<String> {
    Number::parse(written, Region::FR).e164
}

#[cfg(test)]
mod tests {
    use super::*;

    fn right(field: VerifiedField, expected: &str, found: &str) -> bool {
        Present(BTreeMap::from([(field, vec![found.to_owned()])])).compared(field, expected).right
    }

    #[test]
    fn what_a_person_would_accept_is_right() {
        use VerifiedField as F;
        for (field, expected, found) in [
            (F::LastName, "Kervadec", "KERVADEC"),
            (F::Job, "Directrice adjointe", "directrice  Adjointe"),
            (F::Town, "Saint-Étienne", "st etienne"),
            (F::Street, "5 place du Marché", "5, pl. du marche"),
            (F::Street, "12 bis avenue de l’Église", "12bis av. de l'Eglise"),
            (F::Postcode, "56000", "56 000"),
            (F::Phone, "06 39 98 51 09", "+33 6.39.98.51.09"),
            (F::Email, "solene.kervadec@exemple.fr", " Solene.Kervadec@Exemple.fr"),
        ] {
            assert!(right(field, expected, found), "{expected} / {found}");
        }
    }

    #[test]
    fn what_a_letter_would_not_reach_is_wrong() {
        use VerifiedField as F;
        for (field, expected, found) in [
            (F::LastName, "Diallo", "Mercier"),
            (F::Street, "27 rue des Hirondelles", "72 rue des Hirondelles"),
            (F::Street, "5 place du Marché", "5 rue du Marché"),
            (F::Postcode, "63000", "63200"),
            (F::Phone, "04 65 71 21 15", "04 65 71 12 15"),
            (F::Email, "a.b@exemple.fr", "ab@exemple.fr"),
        ] {
            assert!(!right(field, expected, found), "{expected} / {found}");
        }
    }

    #[test]
    fn of_several_numbers_the_right_one_is_shown_and_of_none_nothing() {
        let has = |numbers: &[&str]| {
            let numbers = numbers.iter().map(|&n| n.to_owned()).collect();
            Present(BTreeMap::from([(VerifiedField::Phone, numbers)])).compared(VerifiedField::Phone, "0639985109")
        };
        let both = has(&["06 39 98 20 09", "06 39 98 51 09"]);
        assert_eq!((both.found.as_deref(), both.right), (Some("06 39 98 51 09"), true));
        assert_eq!(both.expected, "06 39 98 51 09");
        let old = has(&["06 39 98 20 09"]);
        assert_eq!((old.found.as_deref(), old.right), (Some("06 39 98 20 09"), false));
        assert_eq!((has(&[]).found, has(&[]).right), (None, false));
    }
}
