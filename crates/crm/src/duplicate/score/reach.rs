//! Clues in how to reach them: numbers, e-mail addresses, where they live.

use super::{Clue, Scale};
use crate::duplicate::crowd::{BEHIND, Crowd, Mail};
use crate::duplicate::name::slip;
use crate::duplicate::place::department;

/// What kind of line a number is, as far as one telephone may serve several people.
#[derive(PartialEq, Clone, Copy)]
enum Line {
    /// One person's, mostly.
    Mobile,
    /// A household's.
    Fixed,
    /// Of another country: not known.
    Abroad,
}

fn line(number: u64) -> Line {
    if number & BEHIND != 0 {
        return Line::Fixed;
    }
    let long = number.checked_ilog10().unwrap_or(0);
    let begins = |prefix: u64, digits: u32| long >= digits && number / 10_u64.pow(long + 1 - digits) == prefix;
    let mobiles = [(336, 3), (337, 3), (26_269, 5), (262_639, 6), (59_069, 5), (59_469, 5), (59_669, 5)];
    if mobiles.iter().any(|(prefix, digits)| begins(*prefix, *digits)) {
        Line::Mobile
    } else if [(33, 2), (262, 3), (590, 3), (594, 3), (596, 3)].iter().any(|(prefix, digits)| begins(*prefix, *digits))
    {
        Line::Fixed
    } else {
        Line::Abroad
    }
}

/// What a number of both is worth, and how many have it; `None`: they share none.
fn shared_number(crowd: &Crowd, a: u32, b: u32) -> Option<(f32, u64, u16)> {
    let theirs = crowd.numbers(b);
    let shared = crowd.numbers(a).iter().filter(|(_, number)| theirs.iter().any(|(_, other)| other == number));
    let worth = shared.map(|(_, number)| {
        let holders = crowd.holders_of_number(*number);
        let points: f32 = match (line(*number), holders) {
            (Line::Fixed, ..=2) => 4.0,
            (_, ..=2) => 5.0,
            (_, ..=4) => 3.0,
            (_, ..=9) => 1.5,
            _ => 0.5,
        };
        (points, *number, holders)
    });
    worth.max_by(|one, other| one.0.total_cmp(&other.0))
}

/// What an address of both is worth, and how many have it; `None`: they share none.
fn shared_mail(crowd: &Crowd, a: u32, b: u32) -> Option<(f32, Mail, u16)> {
    let theirs = crowd.mails(b);
    let shared = crowd.mails(a).iter().filter(|(_, mail)| theirs.iter().any(|(_, other)| other.whole == mail.whole));
    let worth = shared.map(|(_, mail)| {
        let holders = crowd.holders_of_mail(*mail);
        let points: f32 = match (mail.shared, holders) {
            (false, ..=2) => 5.0,
            (false, ..=4) => 3.0,
            (true, ..=2) => 1.5,
            _ => 0.5,
        };
        (points, *mail, holders)
    });
    worth.max_by(|one, other| one.0.total_cmp(&other.0))
}

/// Whether they share a mobile or an address that is a person's own.
pub(super) fn have_their_own(crowd: &Crowd, a: u32, b: u32) -> bool {
    shared_number(crowd, a, b).is_some_and(|(points, ..)| points > 4.0)
        || shared_mail(crowd, a, b).is_some_and(|(points, ..)| points > 4.0)
}

/// Numbers.
pub(super) fn numbers(crowd: &Crowd, a: u32, b: u32, scale: &mut Scale<'_>) {
    if let Some((points, number, holders)) = shared_number(crowd, a, b) {
        let many = holders > 4;
        scale.add(points, if many { Clue::SharedNumber(number, holders) } else { Clue::SameNumber(number, holders) });
        return;
    }
    let (ours, theirs) = (crowd.numbers(a), crowd.numbers(b));
    let each = || ours.iter().flat_map(|(_, one)| theirs.iter().map(move |(_, other)| (*one, *other)));
    if let Some((one, other)) = each().find(|(one, other)| near_number(*one, *other)) {
        scale.add(2.0, Clue::NearNumber(one, other));
        return;
    }
    let has = |numbers: &[(u32, u64)], kind| numbers.iter().any(|(_, number)| line(*number) == kind);
    if has(ours, Line::Mobile) && has(theirs, Line::Mobile) {
        scale.add(-1.5, Clue::OtherNumber);
    } else if has(ours, Line::Fixed) && has(theirs, Line::Fixed) {
        scale.add(-1.0, Clue::OtherNumber);
    }
}

/// One digit replaced, or two neighbours exchanged.
fn near_number(one: u64, other: u64) -> bool {
    if one & BEHIND != 0 || other & BEHIND != 0 || one == other {
        return false;
    }
    let (mut a, mut b) = (one, other);
    // The places where they differ, from the right: at most two are looked at.
    let mut differ: [Option<(u32, u64, u64)>; 2] = [None, None];
    let (mut at, mut found) = (0, 0);
    while a > 0 || b > 0 {
        let (x, y) = (a % 10, b % 10);
        if x != y {
            match differ.get_mut(found) {
                Some(slot) => *slot = Some((at, x, y)),
                None => return false,
            }
            found += 1;
        }
        (a, b, at) = (a / 10, b / 10, at + 1);
    }
    match differ {
        [Some(_), None] => true,
        [Some((i, x, y)), Some((j, z, w))] => j == i + 1 && x == w && y == z,
        _ => false,
    }
}

/// E-mail addresses.
pub(super) fn mails(crowd: &Crowd, a: u32, b: u32, scale: &mut Scale<'_>) {
    if let Some((points, mail, holders)) = shared_mail(crowd, a, b) {
        let many = mail.shared || holders > 4;
        scale.add(points, if many { Clue::SharedMail(mail, holders) } else { Clue::SameMail(mail, holders) });
        return;
    }
    let (ours, theirs) = (crowd.mails(a), crowd.mails(b));
    if ours.is_empty() || theirs.is_empty() || ours.iter().chain(theirs).any(|(_, mail)| mail.shared) {
        return;
    }
    let year = crowd.person(a).birth_year;
    let each = ours.iter().flat_map(|(_, one)| theirs.iter().map(move |(_, other)| (*one, *other)));
    let near =
        each.filter_map(|(one, other)| Some((nearness(crowd.address(one), crowd.address(other), year)?, one, other)));
    match near.max_by(|one, other| one.0.total_cmp(&other.0)) {
        Some((points, one, other)) => scale.add(points, Clue::NearMail(one, other)),
        None => scale.add(-0.7, Clue::OtherMail),
    }
}

/// Two addresses that may be one typed wrong, or one person's at two houses; `None`: two addresses. Two people of one
/// name have addresses made of it, and of the year they were `born` in: what only parts the words otherwise, or counts
/// otherwise, is no slip.
fn nearness(one: &str, other: &str, born: u16) -> Option<f32> {
    let parts = |address: &str| {
        let (local, host) = address.split_once('@').unwrap_or_default();
        let letters: String = local.chars().filter(|c| c.is_alphabetic()).collect();
        let digits: String = local.chars().filter(char::is_ascii_digit).collect();
        (letters, digits, host.to_owned())
    };
    let ((letters, digits, host), (other_letters, other_digits, other_host)) = (parts(one), parts(other));
    if letters.len() < 5 || digits != other_digits {
        return None;
    }
    match (letters == other_letters, host == other_host) {
        (true, true) => None,
        (true, false) if slip(&host, &other_host) => Some(3.0),
        (true, false) => {
            let told = [born.to_string(), format!("{:02}", born % 100)].contains(&digits);
            (digits.len() > 1 && !told).then_some(1.5)
        }
        (false, true) => slip(&letters, &other_letters).then_some(3.0),
        (false, false) => None,
    }
}

/// Where they live or work.
pub(super) fn places(crowd: &Crowd, a: u32, b: u32, scale: &mut Scale<'_>) {
    let (one, other) = (crowd.person(a), crowd.person(b));
    let both = |x: u32, y: u32| x != 0 && y != 0;
    let postcodes = both(one.postcode, other.postcode);
    let same_postcode = postcodes && one.postcode == other.postcode;
    let same_town = both(one.town, other.town) && one.town == other.town;
    let streets = both(one.street, other.street);
    let differ = (postcodes && !same_postcode) || (both(one.town, other.town) && !same_town);
    let apart = differ && !same_postcode && !same_town;
    if streets && one.street == other.street && !apart {
        // The address of a company is that of all who work there.
        let at_work = one.company != 0 && one.company == other.company;
        scale.add(if at_work { 1.0 } else { 3.5 }, Clue::SameStreet);
    } else if same_postcode {
        let points = if streets { 0.7 } else { 1.5 };
        scale.add(points, Clue::SamePostcode(one.postcode));
        if streets {
            (scale.tell)(Clue::OtherStreet);
        }
    } else if same_town {
        scale.add(0.7, Clue::SameTown);
    } else if apart {
        let near = postcodes && department(one.postcode) == department(other.postcode);
        scale.add(if near { -0.5 } else { -1.0 }, Clue::OtherPlace);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_known_by_its_range() {
        assert!(line(33_639_980_000) == Line::Mobile && line(262_692_123_456) == Line::Mobile);
        assert!(line(33_199_001_200) == Line::Fixed && line(262_262_123_456) == Line::Fixed);
        assert!(line(32_470_123_456) == Line::Abroad && line(0) == Line::Abroad);
    }

    #[test]
    fn an_address_typed_wrong_is_near_and_one_made_of_the_same_name_is_not() {
        for (one, other, near) in [
            ("nathlie.noel@x.example", "nathalie.noel@x.example", Some(3.0)),
            ("nathalie.noel@gmial.example", "nathalie.noel@gmail.example", Some(3.0)),
            ("nnoel74@x.example", "nnoel74@y-z.example", Some(1.5)),
            ("nnoel80@x.example", "nnoel80@y-z.example", None),
            ("nathalie.noel@x.example", "nathalie-noel@x.example", None),
            ("nathalie.noel@x.example", "nathalie.noel@y-z.example", None),
            ("nathalie.noel63@x.example", "nathalie.noel66@x.example", None),
        ] {
            assert_eq!(nearness(one, other, 1980), near, "{one}, {other}");
        }
    }

    #[test]
    fn a_number_typed_wrong_is_near() {
        assert!(near_number(33_639_984_127, 33_639_984_137));
        assert!(near_number(33_639_984_127, 33_639_948_127));
        assert!(!near_number(33_639_984_127, 33_639_984_127));
        assert!(!near_number(33_639_984_127, 33_639_984_218));
        assert!(!near_number(33_639_984_127, 3_363_998_412));
    }
}
