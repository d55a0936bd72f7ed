//! Why two fiches look like one person's: codes with arguments, worded by the interfaces.

use serde::Serialize;
use ts_rs::TS;

use super::crowd::{BEHIND, Crowd};
use super::score::{Clue, weigh};

/// What speaks for or against two fiches being one person's. A code with its arguments; the interfaces word it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "code", rename_all = "snake_case")]
#[ts(rename = "DuplicateReason")]
pub enum Reason {
    /// First and last name, letter for letter.
    SameName,
    /// First and last name are exchanged.
    SwappedNames,
    /// One sound, two spellings.
    SoundsAlike,
    /// A letter put, left out, replaced or exchanged.
    OneLetter,
    /// One is how people with the other given name are called, or its first letter.
    ShortName,
    /// One name has a part more: a married name, a compound one.
    LongerName,
    /// The given name alone.
    SameFirstName,
    /// The family name alone.
    SameLastName,
    /// Hardly anybody else has this name.
    RareName,
    /// One of the fiches has no name.
    NoName,
    /// The same employer.
    SameCompany,
    /// A number of both.
    SameNumber {
        /// As read in France.
        number: String,
        /// How many differently named people have it.
        holders: u16,
    },
    /// A number of both, and of many others: a household, a switchboard.
    SharedNumber {
        /// As read in France.
        number: String,
        /// How many differently named people have it.
        holders: u16,
    },
    /// Two numbers a digit apart.
    NearNumber {
        /// Of the first fiche.
        number: String,
        /// Of the second one.
        other: String,
    },
    /// An address of both.
    SameEmail {
        /// Lower case.
        address: String,
        /// How many differently named people have it.
        holders: u16,
    },
    /// An address of both that a house has: `contact@…`, or one of many people.
    SharedEmail {
        /// Lower case.
        address: String,
        /// How many differently named people have it.
        holders: u16,
    },
    /// Two addresses a letter apart, or one name at two hosts.
    NearEmail {
        /// Of the first fiche.
        address: String,
        /// Of the second one.
        other: String,
    },
    /// The same loyalty card.
    SameCard,
    /// The same street and number.
    SameStreet,
    /// The same postcode.
    SamePostcode {
        /// Five digits in France.
        postcode: String,
    },
    /// The same town.
    SameTown,
    /// Born in the same year.
    SameBirthYear {
        /// Which.
        year: u16,
    },
    /// Against: another given name, as in a family.
    OtherFirstName,
    /// Against: another family name.
    OtherLastName,
    /// Against: born in another year.
    OtherBirthYear {
        /// The first fiche.
        year: u16,
        /// The second one.
        other: u16,
    },
    /// Against: Madame and Monsieur.
    OtherCivility,
    /// Against: each has a number of their own.
    OtherNumber,
    /// Against: each has an address of their own.
    OtherEmail,
    /// Against: another town.
    OtherPlace,
    /// Against: another street of the same postcode.
    OtherStreet,
    /// Against: another employer.
    OtherCompany,
}

/// Every reason of a pair, what weighs for it before what weighs against it.
pub(super) fn reasons(crowd: &Crowd, a: u32, b: u32) -> Vec<Reason> {
    let mut clues = Vec::new();
    weigh(crowd, a, b, &mut |clue| clues.push(clue));
    let mut told: Vec<Reason> = clues.into_iter().map(|clue| reason(crowd, clue)).collect();
    told.sort_by_key(Reason::is_against);
    told
}

impl Reason {
    /// Whether it speaks against.
    pub fn is_against(&self) -> bool {
        matches!(
            self,
            Reason::OtherFirstName
                | Reason::OtherLastName
                | Reason::OtherBirthYear { .. }
                | Reason::OtherCivility
                | Reason::OtherNumber
                | Reason::OtherEmail
                | Reason::OtherPlace
                | Reason::OtherStreet
                | Reason::OtherCompany
        )
    }
}

fn reason(crowd: &Crowd, clue: Clue) -> Reason {
    let address = |mail| crowd.address(mail).to_owned();
    match clue {
        Clue::SameName => Reason::SameName,
        Clue::SwappedNames => Reason::SwappedNames,
        Clue::SoundsAlike => Reason::SoundsAlike,
        Clue::OneLetter => Reason::OneLetter,
        Clue::ShortName => Reason::ShortName,
        Clue::LongerName => Reason::LongerName,
        Clue::SameFirstName => Reason::SameFirstName,
        Clue::SameLastName => Reason::SameLastName,
        Clue::RareName => Reason::RareName,
        Clue::NoName => Reason::NoName,
        Clue::SameCompany => Reason::SameCompany,
        Clue::SameNumber(number, holders) => Reason::SameNumber { number: shown(number), holders },
        Clue::SharedNumber(number, holders) => Reason::SharedNumber { number: shown(number), holders },
        Clue::NearNumber(number, other) => Reason::NearNumber { number: shown(number), other: shown(other) },
        Clue::SameMail(mail, holders) => Reason::SameEmail { address: address(mail), holders },
        Clue::SharedMail(mail, holders) => Reason::SharedEmail { address: address(mail), holders },
        Clue::NearMail(mail, other) => Reason::NearEmail { address: address(mail), other: address(other) },
        Clue::SameCard => Reason::SameCard,
        Clue::SameStreet => Reason::SameStreet,
        Clue::SamePostcode(postcode) => Reason::SamePostcode { postcode: postcode_shown(postcode) },
        Clue::SameTown => Reason::SameTown,
        Clue::SameYear(year) => Reason::SameBirthYear { year },
        Clue::OtherFirstName => Reason::OtherFirstName,
        Clue::OtherLastName => Reason::OtherLastName,
        Clue::OtherYear(year, other) => Reason::OtherBirthYear { year, other },
        Clue::OtherSex => Reason::OtherCivility,
        Clue::OtherNumber => Reason::OtherNumber,
        Clue::OtherMail => Reason::OtherEmail,
        Clue::OtherPlace => Reason::OtherPlace,
        Clue::OtherStreet => Reason::OtherStreet,
        Clue::OtherCompany => Reason::OtherCompany,
    }
}

/// As read in France; behind a switchboard, the number is not kept here: empty.
fn shown(number: u64) -> String {
    if number & BEHIND != 0 { String::new() } else { phone::format_e164_national(&format!("+{number}")) }
}

/// Five digits in France; a foreign one is not kept here: empty.
fn postcode_shown(postcode: u32) -> String {
    if postcode < 100_000 { format!("{postcode:05}") } else { String::new() }
}
