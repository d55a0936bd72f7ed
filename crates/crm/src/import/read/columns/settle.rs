//! What the columns of a file say together: which of two things an ambiguous one is, and which of several counts.

use super::Program;
use super::content::{filled, is_civility, is_code, is_date, is_email, is_phone, is_stage, most, nameless};
use super::name::{Either, Meaning, meaning};
use super::places;
use crate::import::pairs::said_by;
use crate::import::value::yes;
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
    only_addresses(fields, sample);
    let said_by = said_by(names.iter().map(String::as_str));
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
        *field = field.map(|known| labelled(known, said_by.get(column).copied().flatten(), sample));
        // "Désinscrit de tous les e-mails": whether, not where.
        if field.is_some_and(ImportField::is_reached)
            && !cells.is_empty()
            && cells.iter().all(|cell| yes(cell).is_some())
        {
            *field = None;
        }
    }
    if kind == ImportKind::Contacts {
        names_of_people(fields, names);
        addresses(fields, names, sample);
        places::several(fields, names, &said_by, sample);
        places::joined(fields);
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
fn labelled(field: ImportField, label: Option<usize>, sample: &[Vec<String>]) -> ImportField {
    let Some(label) = label else {
        return field;
    };
    let says = |words: &[&str]| places::most_say(sample, label, words);
    match field {
        F::Phone if says(&["fax", "telecopie"]) => F::Fax,
        F::Phone if says(&["mobile", "portable", "cell"]) => F::PhoneMobile,
        F::Phone if says(places::HOME_WORDS) => F::PhoneHome,
        F::Phone if says(places::WORK_WORDS) => F::PhoneWork,
        F::Email if says(places::HOME_WORDS) => F::EmailHome,
        F::Email if says(places::WORK_WORDS) => F::EmailWork,
        other => other,
    }
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

/// "Adresse" beside a town, a postcode or its complement is the street; one that holds what stands in those columns
/// says it twice.
fn addresses(fields: &mut [Option<ImportField>], names: &[String], sample: &[Vec<String>]) {
    let columns = |wanted: &[ImportField]| -> Vec<usize> {
        let is = |field: &Option<ImportField>| field.is_some_and(|field| wanted.contains(&field));
        fields.iter().enumerate().filter(|(_, field)| is(field)).map(|(column, _)| column).collect()
    };
    let (streets, parts) = (columns(&[F::Street]), columns(&[F::Town, F::Postcode]));
    for column in columns(&[F::Address]) {
        let group = names.get(column).and_then(|name| name.rsplit_once(" - "));
        let whole = group.is_some_and(|(group, what)| {
            what == "Formatted" && names.iter().any(|name| name.rsplit_once(" - ") == Some((group, "Street")))
        });
        let holds = |row: &&Vec<String>| {
            let cell = row.get(column).map(String::as_str).unwrap_or_default();
            let mut others = streets.iter().chain(&parts).filter_map(|&other| row.get(other));
            others.any(|other| !other.is_empty() && cell.contains(other.as_str()))
        };
        let twice = sample.iter().filter(holds).count() * 2 > filled(sample, column).len();
        if let Some(field) = fields.get_mut(column) {
            if whole || !streets.is_empty() && twice {
                *field = None;
            } else if !streets.is_empty() || !parts.is_empty() {
                *field = Some(F::Street);
            }
        }
    }
}

/// "Email Domain" beside "Email": of several columns of e-mails, one in which nothing is an address is about them.
fn only_addresses(fields: &mut [Option<ImportField>], sample: &[Vec<String>]) {
    let emails = |field: Option<ImportField>| matches!(field, Some(F::Email | F::EmailWork | F::EmailHome));
    let signed = |column: usize| filled(sample, column).iter().any(|cell| cell.contains('@'));
    if !fields.iter().enumerate().any(|(column, field)| emails(*field) && signed(column)) {
        return;
    }
    for (column, field) in fields.iter_mut().enumerate() {
        if emails(*field) && !signed(column) && !filled(sample, column).is_empty() {
            *field = None;
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
    (F::LastName, &["famille"]),
    (F::From, &["src", "numero", "number"]),
    (F::Amount, &["ttc", "paid", "paye", "incl"]),
    (F::Duration, &["billsec", "talk", "talking", "conversation", "communication"]),
];

/// Names that say less well than any other: "Montant HT" where there is "Montant", "Complete Name" of Odoo, which has the
/// company in it.
const WORSE: &[(ImportField, &[&str])] = &[
    (F::Amount, &["ht", "hors", "untaxed", "excl"]),
    (F::UnitPrice, &["ht", "hors", "excl"]),
    (F::Name, &["complete"]),
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
            let says = |list: &[(ImportField, &[&str])]| {
                let words = list.iter().find(|(better, _)| *better == field).map_or(&[][..], |(_, words)| words);
                name.split(' ').any(|word| words.contains(&word))
            };
            let better = (!says(WORSE), says(BETTER));
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
