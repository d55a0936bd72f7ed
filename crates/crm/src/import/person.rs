//! From the cells of a row to a person: the name split, numbers and addresses gathered, what is unusable said.

use phone::text::{NAME_MAX, clean};
use phone::{Number, Region};

use super::{ImportField, ImportReason, RejectedRow};
use crate::contact::email;
use crate::text::fold;
use crate::typed;

/// What a row says of somebody; at least one value is there.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Person {
    pub line: u32,
    pub civility: Option<&'static str>,
    pub first_name: Option<String>,
    pub last_name: Option<String>,
    pub company: Option<String>,
    /// As written.
    pub phones: Vec<String>,
    /// What is matched, of all of them.
    pub e164: Vec<String>,
    pub emails: Vec<String>,
}

impl Person {
    /// The words of the name, folded, in no order; empty: no name.
    pub(crate) fn name_key(&self) -> Vec<String> {
        name_key(self.first_name.as_deref(), self.last_name.as_deref())
    }
}

/// The words of a name, folded and sorted: "Le Gall Anne" is "Anne LE GALL".
pub(crate) fn name_key(first: Option<&str>, last: Option<&str>) -> Vec<String> {
    let folded = fold(&format!("{} {}", first.unwrap_or_default(), last.unwrap_or_default()));
    let mut words: Vec<String> = folded.split_whitespace().map(str::to_owned).collect();
    words.sort_unstable();
    words
}

/// Reads a row. What is not taken is added to `rejected`; `None`: the whole row.
pub(crate) fn read_row(
    line: u32,
    cells: &[String],
    mapping: &[Option<ImportField>],
    region: Region,
    rejected: &mut Vec<RejectedRow>,
) -> Option<Person> {
    let mut person = Person { line, ..Person::default() };
    let mut refuse = |value: &str, reason| {
        rejected.push(RejectedRow { line, value: shortened(value), reason });
    };
    let mut numbers_refused = Vec::new();
    let mut bad_emails = 0;
    let mut whole = None;
    for (cell, field) in cells.iter().zip(mapping) {
        let Some(field) = field.filter(|_| !clean(cell, 1).is_empty()) else {
            continue;
        };
        let text = clean(cell, NAME_MAX);
        // Numbers and addresses are read whole, and say for themselves what is wrong.
        let whole_cell = matches!(field, ImportField::Phone | ImportField::Email);
        if !whole_cell && typed::line("value", cell, NAME_MAX).is_err() {
            refuse(cell, ImportReason::TooLong);
        }
        match field {
            ImportField::Name => keep_first(&mut whole, text),
            ImportField::FirstName => keep_first(&mut person.first_name, text),
            ImportField::LastName => keep_first(&mut person.last_name, text),
            ImportField::Company => keep_first(&mut person.company, text),
            ImportField::Email => match email(cell) {
                Ok(address) => {
                    let known = |has: &String| has.to_lowercase() == address.to_lowercase();
                    if !person.emails.iter().any(known) {
                        person.emails.push(address);
                    }
                }
                Err(_) => {
                    refuse(cell, ImportReason::BadEmail);
                    bad_emails += 1;
                }
            },
            ImportField::Phone => {
                let number = Number::parse(cell, region);
                let known = number.e164.iter().chain(&number.others).cloned();
                let before = person.e164.len();
                person.e164.extend(known);
                if person.e164.len() == before {
                    numbers_refused.push(cell.as_str());
                }
                person.phones.push(cell.clone());
            }
            _ => {}
        }
    }
    if let Some(whole) = whole {
        let split = split_name(&whole);
        person.civility = split.civility;
        person.first_name = person.first_name.or(split.first);
        person.last_name = person.last_name.or(split.last);
    }
    let named = person.first_name.is_some() || person.last_name.is_some() || person.company.is_some();
    if named || !person.e164.is_empty() || !person.emails.is_empty() {
        return Some(person);
    }
    for number in &numbers_refused {
        refuse(number, ImportReason::NotANumber);
    }
    if numbers_refused.is_empty() && bad_emails == 0 {
        refuse(cells.join(" ").trim(), ImportReason::Empty);
    }
    None
}

fn keep_first(value: &mut Option<String>, text: String) {
    if value.is_none() && !text.is_empty() {
        *value = Some(text);
    }
}

/// As much of a value as a report shows.
fn shortened(value: &str) -> String {
    clean(value, NAME_MAX)
}

/// A name in one cell, taken apart.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Split {
    pub civility: Option<&'static str>,
    pub first: Option<String>,
    pub last: Option<String>,
}

/// Words that belong to the name that follows.
const PARTICLES: &[&str] = &[
    "de", "du", "des", "le", "la", "les", "d", "da", "do", "dos", "van", "von", "den", "der", "el", "al", "ben",
    "saint", "st",
];

fn civility(word: &str) -> Option<&'static str> {
    match fold(word).as_str() {
        "m" | "mr" | "monsieur" => Some("m"),
        "mme" | "madame" | "mlle" | "mademoiselle" | "mrs" | "ms" => Some("mme"),
        "mx" => Some("mx"),
        _ => None,
    }
}

/// Takes "M. Jean LE GALL", "LE GALL Jean", "Le Gall, Jean" or "Jean Le Gall" apart. Capitals tell the last name; all
/// in capitals, the last name comes first, as on lists; all in small letters, it comes last, as in speech.
pub(crate) fn split_name(name: &str) -> Split {
    let mut words: Vec<&str> = name.split_whitespace().collect();
    let title = words.first().and_then(|word| civility(word)).filter(|_| words.len() > 1);
    if title.is_some() {
        words.remove(0);
    }
    let joined = |words: &[&str]| Some(words.join(" ")).filter(|text| !text.is_empty());
    let split = |first: &[&str], last: &[&str]| Split { civility: title, first: joined(first), last: joined(last) };
    if let Some(comma) = words.iter().position(|word| word.ends_with(',')) {
        let (last, first) = words.split_at(comma + 1);
        let last = last.join(" ");
        return Split { civility: title, first: joined(first), last: joined(&[last.trim_end_matches(',').trim_end()]) };
    }
    let capitals =
        |word: &&str| word.chars().filter(|c| c.is_alphabetic()).count() > 1 && !word.chars().any(char::is_lowercase);
    let particle = |word: &&str| PARTICLES.contains(&fold(word).as_str());
    let count = words.iter().filter(|word| capitals(word)).count();
    if count > 0 && count < words.len() {
        // Small particles beside capitals belong to the last name: "de LA TOUR Anne".
        let last = |at: usize| {
            words.get(at).is_some_and(|word| {
                capitals(word)
                    || particle(word) && words.get(at + 1).is_some_and(|next| capitals(next) || particle(next))
            })
        };
        let pick = |wanted: bool| -> Vec<&str> {
            (0..words.len()).filter(|&at| last(at) == wanted).filter_map(|at| words.get(at).copied()).collect()
        };
        return split(&pick(false), &pick(true));
    }
    let all_capitals = count == words.len();
    let turn = if all_capitals {
        // "LE GALL ANNE": the particles, then one word.
        words.iter().position(|word| !particle(word)).map_or(words.len(), |at| at + 1)
    } else {
        let last = words.len().saturating_sub(1);
        (1..last).rev().take_while(|&at| words.get(at).is_some_and(particle)).last().unwrap_or(last)
    };
    let (before, after) = words.split_at(turn.min(words.len()));
    if all_capitals { split(after, before) } else { split(before, after) }
}
