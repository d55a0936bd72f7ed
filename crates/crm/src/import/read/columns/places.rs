//! Several addresses in one file: each in a place of its own, so that half of one never stands with half of another.

use super::content::filled;
use crate::import::ImportField;
use crate::text::fold;

use ImportField as F;

/// Words that say that an address is where somebody lives.
pub(super) const HOME_WORDS: &[&str] = &["home", "domicile", "maison", "personnel", "perso"];
/// Words that say that it is where they work.
pub(super) const WORK_WORDS: &[&str] = &["work", "bureau", "travail", "professionnel", "pro"];

/// The columns of an address, for each of the three places: of no particular use, home, work.
const PARTS: [[ImportField; 3]; 4] = [
    [F::Street, F::HomeStreet, F::WorkStreet],
    [F::Postcode, F::HomePostcode, F::WorkPostcode],
    [F::Town, F::HomeTown, F::WorkTown],
    [F::Country, F::HomeCountry, F::WorkCountry],
];
const MAIN: usize = 0;
const HOME: usize = 1;
const WORK: usize = 2;

/// Whether six in ten of the cells of a column say one of these words.
pub(super) fn most_say(sample: &[Vec<String>], column: usize, words: &[&str]) -> bool {
    let labels: Vec<String> = filled(sample, column).into_iter().map(fold).collect();
    let says = |label: &&String| label.split(' ').any(|word| words.contains(&word));
    !labels.is_empty() && labels.iter().filter(says).count() * 10 >= labels.len() * 6
}

/// Which part of an address a field is, and of which place.
fn part(field: ImportField) -> Option<(&'static [ImportField; 3], usize)> {
    PARTS.iter().find_map(|part| part.iter().position(|one| *one == field).map(|place| (part, place)))
}

/// Columns that are one address.
struct Group {
    columns: Vec<usize>,
    /// The place it is put, if that is free.
    wanted: usize,
    /// Where else it may go.
    or: &'static [usize],
}

/// Puts each further address where none is: one that a column of its own describes ("Address 2 - Label"), and one whose
/// columns have the names of those before it, which is the employer's.
pub(super) fn several(
    fields: &mut [Option<ImportField>],
    names: &[String],
    said_by: &[Option<usize>],
    sample: &[Vec<String>],
) {
    let mut taken = [false; 3];
    let mut groups: Vec<(Option<usize>, Group)> = Vec::new();
    let mut again: Vec<usize> = Vec::new();
    for (column, name) in names.iter().enumerate() {
        let Some((_, place)) = fields.get(column).copied().flatten().and_then(part) else {
            continue;
        };
        let label = said_by.get(column).copied().flatten();
        let same = |other: &(usize, &String)| other.1 == name && fields.get(other.0).copied().flatten().is_some();
        if let Some(label) = label {
            match groups.iter_mut().find(|(of, _)| *of == Some(label)) {
                Some((_, group)) => group.columns.push(column),
                None => {
                    let (wanted, or) = wanted(sample, label, groups.is_empty());
                    groups.push((Some(label), Group { columns: vec![column], wanted, or }));
                }
            }
        } else if second(name) {
            // Of which nothing says where.
            groups.push((None, Group { columns: vec![column], wanted: MAIN, or: &[] }));
        } else if place == MAIN && names.iter().enumerate().take(column).any(|other| same(&other)) {
            again.push(column);
        } else if let Some(slot) = taken.get_mut(place) {
            *slot = true;
        }
    }
    let more = |column: &usize| {
        let field = fields.get(*column).copied().flatten();
        matches!(field, Some(F::Postcode | F::Town))
    };
    // "Adresse" twice and one town are two lines of one address.
    if again.iter().any(more) {
        groups.push((None, Group { columns: again, wanted: WORK, or: &[HOME] }));
    }
    for (label, group) in groups {
        let unsaid = label.is_none() && group.or.is_empty();
        let mut places = std::iter::once(group.wanted).chain(group.or.iter().copied());
        let free = places.find(|&place| !unsaid && taken.get(place) == Some(&false));
        if let Some(slot) = free.and_then(|place| taken.get_mut(place)) {
            *slot = true;
        }
        for column in group.columns {
            if let Some(field) = fields.get_mut(column) {
                *field = field.and_then(part).zip(free).and_then(|((part, _), place)| part.get(place).copied());
            }
        }
    }
}

/// "Rue (bureau)", "CP", "Ville": a street in one place and a town in another are one address, where the street or the
/// town says that it is.
pub(super) fn joined(fields: &mut [Option<ImportField>]) {
    let has = |fields: &[Option<ImportField>], part: usize, place: usize| {
        PARTS.get(part).and_then(|part| part.get(place)).is_some_and(|field| fields.contains(&Some(*field)))
    };
    for place in [WORK, HOME] {
        let street = |fields: &[Option<ImportField>], place| has(fields, 0, place);
        let town = |fields: &[Option<ImportField>], place| has(fields, 1, place) || has(fields, 2, place);
        let halves = street(fields, place) && !town(fields, place) && town(fields, MAIN) && !street(fields, MAIN)
            || street(fields, MAIN) && !town(fields, MAIN) && town(fields, place) && !street(fields, place);
        if halves {
            for field in fields.iter_mut() {
                if let Some((part, MAIN)) = field.and_then(part) {
                    *field = part.get(place).copied();
                }
            }
        }
    }
}

/// Where an address is put that a column describes row by row: where most rows say, else where there is room.
fn wanted(sample: &[Vec<String>], label: usize, first: bool) -> (usize, &'static [usize]) {
    if most_say(sample, label, HOME_WORDS) {
        (HOME, &[WORK, MAIN])
    } else if most_say(sample, label, WORK_WORDS) {
        (WORK, &[HOME, MAIN])
    } else if first {
        (MAIN, &[HOME, WORK])
    } else {
        (HOME, &[WORK, MAIN])
    }
}

/// "Address 2 - Street".
fn second(name: &str) -> bool {
    name.rsplit_once(" - ").is_some_and(|(group, _)| group.ends_with(|c: char| c.is_ascii_digit() && c != '1'))
}
