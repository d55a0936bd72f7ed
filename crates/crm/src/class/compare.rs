//! A fiche beside the truth of its sheet: what is right, as a person would judge it, and the mark.

use std::collections::BTreeMap;

use phone::{Number, Region, format_e164_national};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ClassClient, VerifiedField};
use crate::ContactId;
use crate::codes::codes;
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
    /// Field by field: those the sheet knows the truth of, and any other that was changed.
    pub fields: Vec<Comparison>,
    /// Share of these fields that are right, out of twenty, to one decimal.
    pub mark: f64,
}

codes! {
    /// What became of a field.
    FieldVerdict {
        /// It is as it should be.
        Right = "right",
        /// It was wrong, stale or empty, and still is.
        StillWrong = "still_wrong",
        /// It had a value, and now has another that nobody said, or none.
        MadeWorse = "made_worse",
        /// It had none, and now has one that nobody said.
        Invented = "invented",
    }
}

/// One field of a fiche and its truth.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Comparison {
    /// Which.
    pub field: VerifiedField,
    /// What the fiche had before the call; `None`: nothing.
    pub before: Option<String>,
    /// The truth; a number as read in France. Of a field the sheet says nothing of: what it was; `None`: nothing.
    pub expected: Option<String>,
    /// What the fiche has; of several numbers or addresses the one that is right, else the new one, else the main one;
    /// `None`: nothing.
    pub found: Option<String>,
    /// They are the same to a person: case, accents, spaces and the spelling of numbers do not count.
    pub right: bool,
    /// What became of it.
    pub verdict: FieldVerdict,
}

impl VerificationCheck {
    pub(crate) fn of(
        contact_id: ContactId,
        name: String,
        before: &Present,
        now: &Present,
        truth: &BTreeMap<VerifiedField, String>,
    ) -> Self {
        let fields: Vec<Comparison> = VerifiedField::ALL
            .iter()
            .filter_map(|field| match truth.get(field) {
                Some(expected) => Some(judged(*field, expected, before, now)),
                None => changed(*field, before, now),
            })
            .collect();
        let right = fields.iter().filter(|field| field.right).count();
        let mark = out_of_twenty(right as f64 / fields.len().max(1) as f64);
        Self { contact_id, name, fields, mark }
    }
}

/// A field whose truth the sheet knows.
fn judged(field: VerifiedField, expected: &str, before: &Present, now: &Present) -> Comparison {
    let right = now.right(field, expected);
    let new = now.news(field, before);
    let had = before.values(field).first();
    let verdict = match (right, new, had) {
        (Some(_), ..) => FieldVerdict::Right,
        (None, None, _) => FieldVerdict::StillWrong,
        (None, Some(_), None) => FieldVerdict::Invented,
        (None, Some(_), Some(_)) => FieldVerdict::MadeWorse,
    };
    Comparison {
        field,
        before: had.map(|value| field.shown(value)),
        expected: Some(field.shown(expected)),
        found: right.or(new).or_else(|| now.values(field).first().map(String::as_str)).map(str::to_owned),
        right: right.is_some(),
        verdict,
    }
}

/// A field that the sheet says nothing of: it was right. `None`: it still is.
fn changed(field: VerifiedField, before: &Present, now: &Present) -> Option<Comparison> {
    let new = now.news(field, before);
    let lost = before.news(field, now);
    let verdict = match (new, lost) {
        (None, None) => return None,
        (_, Some(_)) => FieldVerdict::MadeWorse,
        (Some(_), None) => FieldVerdict::Invented,
    };
    let had = before.values(field).first().map(|value| field.shown(value));
    Some(Comparison {
        field,
        before: had.clone(),
        expected: had,
        found: new.or_else(|| now.values(field).first().map(String::as_str)).map(str::to_owned),
        right: false,
        verdict,
    })
}

/// What a fiche has of each field: nothing, one value, or several numbers or addresses, the main one first.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
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

    /// What it has of a field, the main one first.
    pub(crate) fn values(&self, field: VerifiedField) -> &[String] {
        self.0.get(&field).map(Vec::as_slice).unwrap_or_default()
    }

    /// The value that is the truth; `None`: none is.
    pub(crate) fn right(&self, field: VerifiedField, expected: &str) -> Option<&str> {
        let truth = plain(field, expected);
        self.values(field).iter().find(|value| plain(field, value) == truth).map(String::as_str)
    }

    /// The first value that the other one does not have.
    fn news(&self, field: VerifiedField, other: &Present) -> Option<&str> {
        self.values(field).iter().map(String::as_str).find(|value| other.right(field, value).is_none())
    }
}

impl VerifiedField {
    /// A value of it, as read in France.
    pub(crate) fn shown(self, value: &str) -> String {
        let number = match self {
            VerifiedField::Phone => e164(value).map(|e164| format_e164_national(&e164)),
            _ => None,
        };
        number.unwrap_or_else(|| value.to_owned())
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
        Present(BTreeMap::from([(field, vec![found.to_owned()])])).right(field, expected).is_some()
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

    fn had(field: VerifiedField, values: &[&str]) -> Present {
        Present(BTreeMap::from([(field, values.iter().map(|&value| value.to_owned()).collect())]))
    }

    /// What is said of one field that was `before` and is `now`.
    fn said(field: VerifiedField, before: &[&str], now: &[&str], truth: Option<&str>) -> Option<Comparison> {
        let truth = truth.map(|truth| (field, truth.to_owned())).into_iter().collect();
        let id = ContactId(uuid::Uuid::nil());
        let check = VerificationCheck::of(id, String::new(), &had(field, before), &had(field, now), &truth);
        check.fields.into_iter().next()
    }

    #[test]
    fn of_several_numbers_the_right_one_is_shown_and_of_none_nothing() {
        let has = |now: &[&str]| said(VerifiedField::Phone, &["0639982009"], now, Some("0639985109")).unwrap();
        let both = has(&["06 39 98 20 09", "06 39 98 51 09"]);
        assert_eq!((both.found.as_deref(), both.right), (Some("06 39 98 51 09"), true));
        assert_eq!(
            (both.expected.as_deref(), both.before.as_deref()),
            (Some("06 39 98 51 09"), Some("06 39 98 20 09"))
        );
        let old = has(&["06 39 98 20 09"]);
        assert_eq!((old.found.as_deref(), old.verdict), (Some("06 39 98 20 09"), FieldVerdict::StillWrong));
        assert_eq!((has(&[]).found, has(&[]).verdict), (None, FieldVerdict::StillWrong));
    }

    #[test]
    fn a_field_is_right_still_wrong_made_worse_or_invented() {
        use FieldVerdict as V;
        let town = VerifiedField::Town;
        for (before, now, truth, verdict) in [
            (&["Lorient"][..], &["vannes"][..], Some("Vannes"), Some(V::Right)),
            (&["Lorient"], &["LORIENT"], Some("Vannes"), Some(V::StillWrong)),
            (&["Lorient"], &[], Some("Vannes"), Some(V::StillWrong)),
            (&["Lorient"], &["Auray"], Some("Vannes"), Some(V::MadeWorse)),
            (&[], &["Auray"], Some("Vannes"), Some(V::Invented)),
            (&[], &[], Some("Vannes"), Some(V::StillWrong)),
            // What the sheet says nothing of was right.
            (&["Lorient"], &["lorient"], None, None),
            (&["Lorient"], &["Auray"], None, Some(V::MadeWorse)),
            (&["Lorient"], &[], None, Some(V::MadeWorse)),
            (&[], &["Auray"], None, Some(V::Invented)),
            (&[], &[], None, None),
        ] {
            let said = said(town, before, now, truth).map(|field| field.verdict);
            assert_eq!(said, verdict, "{before:?} → {now:?}, {truth:?}");
        }
    }

    #[test]
    fn a_number_added_beside_a_right_one_is_invented_and_costs_its_share() {
        let phone = VerifiedField::Phone;
        let added = said(phone, &["0639982009"], &["06 39 98 20 09", "06 39 98 00 00"], None).unwrap();
        assert_eq!((added.verdict, added.found.as_deref()), (FieldVerdict::Invented, Some("06 39 98 00 00")));
        let of = |town: &str| Present(BTreeMap::from([(VerifiedField::Town, vec![town.to_owned()])]));
        let mut now = of("Vannes");
        now.0.insert(VerifiedField::Job, vec!["Reine".to_owned()]);
        let truth = BTreeMap::from([(VerifiedField::Town, "Vannes".to_owned())]);
        let check = VerificationCheck::of(ContactId(uuid::Uuid::nil()), String::new(), &of("Lorient"), &now, &truth);
        assert_eq!((check.fields.len(), check.mark.to_bits()), (2, f64::to_bits(10.0)));
    }
}
