//! What two fiches of one person have in common: only those that share a key are compared.

use super::crowd::{BEHIND, Crowd};
use super::hash;

/// One way in which two fiches may be found to be one person's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A number.
    Number,
    /// An e-mail address.
    Mail,
    /// A loyalty card.
    Card,
    /// First and last name by their sound, in any order, and postcode (or town): typing, inversion, married names.
    NamePlace,
    /// The same with the year of birth: people move.
    NameYear,
    /// The same with the employer.
    NameCompany,
    /// Family name by its sound, and street: slips and short forms of the first name.
    LastStreet,
    /// Given name by its sound, and street: slips and changes of the family name.
    FirstStreet,
    /// Family name by its sound, year of birth, department.
    LastYear,
    /// Given name by its sound, year of birth, postcode.
    FirstYear,
    /// First and last name by their sound, in any order, alone.
    Name,
    /// A fiche without a personal name, by its company.
    Desk,
}

impl Kind {
    /// Every kind, the surest first.
    pub(super) const ALL: [Kind; 12] = [
        Kind::Number,
        Kind::Mail,
        Kind::Card,
        Kind::NamePlace,
        Kind::NameYear,
        Kind::NameCompany,
        Kind::LastStreet,
        Kind::FirstStreet,
        Kind::LastYear,
        Kind::FirstYear,
        Kind::Name,
        Kind::Desk,
    ];
}

/// Tells every key of this kind that somebody has.
pub(super) fn keys(crowd: &Crowd, kind: Kind, place: u32, mut tell: impl FnMut(u32)) {
    let person = crowd.person(place);
    let (first, last) = (crowd.names.get(person.first), crowd.names.get(person.last));
    let area = if person.postcode != 0 { person.postcode } else { person.town };
    let all = |parts: &[u32]| parts.iter().all(|part| *part != 0).then(|| hash::parts(parts));
    let mut told = |key: Option<u32>| key.into_iter().for_each(&mut tell);
    match kind {
        Kind::Number => crowd.numbers(place).iter().for_each(|(_, number)| told(Some(hash::number(*number)))),
        Kind::Mail => crowd.mails(place).iter().for_each(|(_, mail)| told(Some(mail.whole))),
        Kind::Card => told((person.card != 0).then_some(person.card)),
        Kind::NamePlace | Kind::NameYear => {
            let with = if kind == Kind::NamePlace { area } else { u32::from(person.birth_year) };
            told(crowd.heard(place).and_then(|name| all(&[name, with])));
            // One part of a double name, with the first name: what the name was, or is for others.
            for part in &last.parts {
                told(
                    all(&[first.sounds, with]).map(|_| {
                        hash::parts(&[hash::parts(&[first.sounds.min(*part), first.sounds.max(*part)]), with])
                    }),
                );
            }
        }
        Kind::NameCompany => told(crowd.heard(place).and_then(|name| all(&[name, person.company]))),
        Kind::LastStreet => told(all(&[last.sounds, person.street, area])),
        Kind::FirstStreet => told(all(&[first.sounds, person.street, area])),
        Kind::LastYear => {
            let department = super::place::department(person.postcode);
            told(all(&[last.sounds, u32::from(person.birth_year), department]));
        }
        Kind::FirstYear => told(all(&[first.sounds, u32::from(person.birth_year), person.postcode])),
        Kind::Name => told(crowd.heard(place)),
        Kind::Desk => told((person.first == 0 && person.last == 0 && person.company != 0).then_some(person.company)),
    }
}

/// Tells the closer keys by which too large a block is split: any two fiches that the score would call alike share one.
pub(super) fn closer(crowd: &Crowd, kind: Kind, place: u32, mut tell: impl FnMut(u32)) {
    let person = crowd.person(place);
    let name = crowd.heard(place).unwrap_or_else(|| hash::parts(&[person.first, person.last, person.company]));
    let (first, last) = (crowd.names.get(person.first).sounds, crowd.names.get(person.last).sounds);
    if kind == Kind::Name {
        // Letter for letter: a rare spelling of a frequent sound.
        return tell(hash::parts(&[person.first.min(person.last), person.first.max(person.last)]));
    }
    // What the block has in common already splits nothing.
    if !matches!(kind, Kind::NamePlace | Kind::NameYear | Kind::NameCompany) {
        tell(hash::parts(&[1, name]));
    }
    let unless = |known: Kind, value: u32| if kind == known { 0 } else { value };
    let known = [
        (2, name, person.street),
        (3, name, unless(Kind::NameYear, u32::from(person.birth_year))),
        (4, name, unless(Kind::NameCompany, person.company)),
        (5, name, unless(Kind::NamePlace, person.postcode)),
        (6, name, unless(Kind::NamePlace, person.town)),
        (7, last, unless(Kind::LastStreet, person.street)),
        (8, first, unless(Kind::FirstStreet, person.street)),
        (9, last, unless(Kind::LastYear, u32::from(person.birth_year))),
        (10, name, person.card),
    ];
    for (tag, who, what) in known {
        if who != 0 && what != 0 {
            tell(hash::parts(&[tag, who, what]));
        }
    }
    for (_, number) in crowd.numbers(place) {
        tell(hash::parts(&[11, name, hash::number(*number)]));
        if number & BEHIND == 0 {
            // A slip in one half leaves the other.
            tell(hash::parts(&[12, name, hash::number(number / 10_000)]));
            tell(hash::parts(&[13, name, hash::number(number % 10_000)]));
        }
    }
    for (_, mail) in crowd.mails(place) {
        let beginning = crowd.address(*mail).chars().take(4).collect::<String>();
        tell(hash::parts(&[14, name, hash::text(&beginning)]));
        tell(hash::parts(&[15, name, mail.local]));
        tell(hash::parts(&[16, last, mail.whole]));
    }
}
