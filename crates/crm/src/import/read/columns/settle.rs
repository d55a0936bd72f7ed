//! What the columns of a file say together: which of two things an ambiguous one is, and which of several counts.

use super::Program;
use super::content::{filled, is_civility, is_code, is_date, is_email, is_phone, is_stage, most, nameless};
use super::name::{Either, Meaning, meaning};
use crate::import::{ImportField, ImportKind};
use crate::text::fold;

use ImportField as F;

/// Settles a column whose name stands for two things.
pub(super) fn either(
    either: Either,
    names: &[String],
    column: usize,
    sample: &[Vec<String>],
    program: Option<Program>,
    kind: ImportKind,
) -> Option<ImportField> {
    let cells = filled(sample, column);
    let people = kind == ImportKind::Contacts;
    let name = names.get(column).map(|name| fold(name)).unwrap_or_default();
    match either {
        Either::Title if most(&cells, is_civility) => Some(F::Civility),
        Either::Title => {
            // Outlook's first "Titre" is the civility, its second the job.
            let before = names.iter().take(column).any(|other| fold(other) == name);
            let after = names
                .iter()
                .skip(column + 1)
                .any(|other| fold(other) == name || meaning(other, kind) == Meaning::Field(F::Job));
            let first = !before && after || matches!(program, Some(Program::Odoo));
            Some(if first && cells.iter().all(|cell| is_civility(cell)) { F::Civility } else { F::Job })
        }
        Either::Client if most(&cells, is_code) => Some(if people { F::ExternalId } else { F::Customer }),
        Either::Client => Some(if people { F::Name } else { F::CustomerName }),
        Either::Number if most(&cells, is_phone) => Some(F::Phone),
        Either::Number => (!cells.is_empty()).then_some(F::ExternalId),
        Either::Type if most(&cells, is_stage) => Some(F::Stage),
        Either::Type => (name.starts_with("categor") || name == "segment").then_some(F::Tags),
        Either::Account if program == Some(Program::Outlook) || most(&cells, is_code) => None,
        Either::Account => Some(F::Company),
    }
}

/// Settles what only the whole file tells.
pub(super) fn whole(
    fields: &mut [Option<ImportField>],
    names: &[String],
    named: bool,
    sample: &[Vec<String>],
    kind: ImportKind,
) {
    for (column, field) in fields.iter_mut().enumerate() {
        let cells = filled(sample, column);
        match *field {
            // "Adresse", "Contact", "Identifiant": what is in it has the last word.
            Some(
                F::Address | F::Name | F::CustomerName | F::ExternalId | F::Customer | F::HomeStreet | F::WorkStreet,
            ) if most(&cells, is_email) => {
                *field = Some(F::Email);
            }
            Some(F::Name | F::CustomerName) if most(&cells, is_phone) => *field = Some(F::Phone),
            // An hour of its own, or a date with its hour.
            Some(F::Time) if most(&cells, is_date) => *field = Some(F::At),
            _ => {}
        }
        if let Some(known) = *field {
            *field = labelled(known, names, column, sample);
        }
    }
    if kind == ImportKind::Contacts {
        names_of_people(fields, names);
        addresses(fields);
    }
    if !named {
        for (column, field) in fields.iter_mut().enumerate().filter(|(_, field)| field.is_none()) {
            *field = nameless(sample, column, kind);
        }
        whole_name(fields, sample, kind);
    }
    one_of_each(fields, names, sample);
}

/// Google's pairs: "Phone 1 - Value" is what "Phone 1 - Type" (or Label) says of most rows.
fn labelled(field: ImportField, names: &[String], column: usize, sample: &[Vec<String>]) -> Option<ImportField> {
    let Some((group, _)) = names.get(column).and_then(|name| name.rsplit_once(" - ")) else {
        return Some(field);
    };
    let label = names.iter().position(|name| {
        name.rsplit_once(" - ").is_some_and(|(other, what)| other == group && matches!(what, "Type" | "Label"))
    });
    let address = matches!(field, F::Street | F::Address | F::Postcode | F::Town | F::Country);
    // A second address, of which nothing says where: the fiche has no place for it.
    let second = address && !group.ends_with(|c: char| c == '1' || !c.is_ascii_digit());
    let street = |name: &String| name.rsplit_once(" - ") == Some((group, "Street"));
    if field == F::Address && names.iter().any(street) {
        // The whole address, once more.
        return None;
    }
    let Some(label) = label else {
        return (!second).then_some(field);
    };
    let labels: Vec<String> = filled(sample, label).into_iter().map(fold).collect();
    let most = |words: &[&str]| {
        let says = |label: &&String| label.split(' ').any(|word| words.contains(&word));
        !labels.is_empty() && labels.iter().filter(says).count() * 10 >= labels.len() * 6
    };
    let home = most(&["home", "domicile", "maison", "personnel", "perso"]);
    let work = most(&["work", "bureau", "travail", "professionnel", "pro"]);
    Some(match field {
        F::Phone if most(&["fax", "telecopie"]) => F::Fax,
        F::Phone if most(&["mobile", "portable", "cell"]) => F::PhoneMobile,
        F::Phone if home => F::PhoneHome,
        F::Phone if work => F::PhoneWork,
        F::Phone if most(&["main", "standard", "principal"]) => F::Phone,
        F::Email if home => F::EmailHome,
        F::Email if work => F::EmailWork,
        F::Street | F::Address if home => F::HomeStreet,
        F::Street | F::Address if work => F::WorkStreet,
        F::Postcode if home => F::HomePostcode,
        F::Postcode if work => F::WorkPostcode,
        F::Town if home => F::HomeTown,
        F::Town if work => F::WorkTown,
        F::Country if home => F::HomeCountry,
        F::Country if work => F::WorkCountry,
        _ if second => return None,
        other => other,
    })
}

/// "Nom" beside "Prénom" is the last name; alone the whole name, or the company's where there is a SIRET.
fn names_of_people(fields: &mut [Option<ImportField>], names: &[String]) {
    let has = |fields: &[Option<ImportField>], field| fields.contains(&Some(field));
    let (first, last) = (has(fields, F::FirstName), has(fields, F::LastName));
    let of_company = !has(fields, F::Company)
        && !has(fields, F::Civility)
        && (has(fields, F::Siret) || has(fields, F::Naf) || has(fields, F::Headcount));
    for (field, name) in fields.iter_mut().zip(names) {
        match *field {
            Some(F::LastName) if !first && matches!(fold(name).as_str(), "nom" | "noms") => {
                *field = Some(if of_company { F::Company } else { F::Name });
            }
            // Whole and in pieces: the pieces say more.
            Some(F::Name) if first && last => *field = None,
            _ => {}
        }
    }
}

/// "Adresse" beside a town or a postcode is the street; a whole address beside a street says it twice. A file may
/// have but one address, of which its columns say in part that it is the home's or the work's.
fn addresses(fields: &mut [Option<ImportField>]) {
    let has = |wanted: &[ImportField]| fields.iter().flatten().any(|field| wanted.contains(field));
    let street = has(&[F::Street]);
    let parts = has(&[F::Town, F::Postcode]);
    for field in fields.iter_mut().filter(|field| **field == Some(F::Address)) {
        if street {
            *field = None;
        } else if parts {
            *field = Some(F::Street);
        }
    }
}

/// In a file without a header, the first column of words is the name.
fn whole_name(fields: &mut [Option<ImportField>], sample: &[Vec<String>], kind: ImportKind) {
    let wanted = if kind == ImportKind::Contacts { F::Name } else { F::CustomerName };
    if fields.iter().flatten().any(|field| matches!(field, F::Name | F::LastName | F::CustomerName)) {
        return;
    }
    for (column, field) in fields.iter_mut().enumerate() {
        let words = most(&filled(sample, column), |cell| {
            cell.chars().any(char::is_alphabetic) && !cell.bytes().any(|byte| byte.is_ascii_digit())
        });
        if field.is_none() && words {
            *field = Some(wanted);
            return;
        }
    }
}

/// Names that say better than another what a field holds.
const BETTER: &[(ImportField, &[&str])] = &[
    (F::Siret, &["siret"]),
    (F::From, &["src", "numero", "number"]),
    (F::Amount, &["ttc", "paid", "paye", "incl"]),
    (F::Duration, &["billsec", "talk", "talking", "conversation", "communication"]),
];

/// Of the columns for which a fiche has one place, the fullest counts, on equal terms the first.
fn one_of_each(fields: &mut [Option<ImportField>], names: &[String], sample: &[Vec<String>]) {
    let mut kept: Vec<(ImportField, usize)> = Vec::new();
    for column in 0..fields.len() {
        let Some(field) = fields.get(column).copied().flatten().filter(|field| !field.repeats()) else {
            continue;
        };
        let worth = |column: usize| {
            let name = names.get(column).map(|name| fold(name)).unwrap_or_default();
            let words = BETTER.iter().find(|(better, _)| *better == field).map_or(&[][..], |(_, words)| words);
            let better = name.split(' ').any(|word| words.contains(&word));
            let cells = filled(sample, column).len();
            // Nearly as full is as full.
            (cells > 0, better, cells * 4 / sample.len().max(1))
        };
        match kept.iter_mut().find(|(known, _)| *known == field) {
            None => kept.push((field, column)),
            Some((_, before)) => {
                let loser = if worth(column) > worth(*before) { std::mem::replace(before, column) } else { column };
                if let Some(slot) = fields.get_mut(loser) {
                    *slot = None;
                }
            }
        }
    }
}
