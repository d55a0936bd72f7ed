//! Clues in who they are: names, sex, year of birth, employer, card.

use super::{Clue, NOT_PROBABLE, NOT_SURE, Scale};
use crate::duplicate::crowd::{Crowd, Person};
use crate::duplicate::name::Alike;

/// The names; `own`: they share a number or an address of their own. `None`: two persons. `true`: first and last name
/// are the same, in this order or the other.
pub(super) fn names(crowd: &Crowd, a: u32, b: u32, own: bool, scale: &mut Scale<'_>) -> Option<bool> {
    let (one, other) = (crowd.person(a), crowd.person(b));
    let named = |person: &Person| person.first != 0 || person.last != 0;
    match (named(one), named(other)) {
        (true, true) => {}
        (false, false) => return desks(one, other, scale),
        // A company's own desk is nobody in particular; a number without a name may be anybody's.
        (true, false) if other.company != 0 => return None,
        (false, true) if one.company != 0 => return None,
        _ => {
            scale.add(2.5, Clue::NoName);
            scale.never_above(NOT_SURE);
            return Some(false);
        }
    }
    let last = crowd.names.last(one.last, other.last);
    let first = crowd.names.first(one.first, other.first);
    let straight = (last_points(last) + first_points(first), last, first);
    if let Some((points, exact)) = swapped(crowd, one, other).filter(|(points, _)| *points > straight.0) {
        scale.add(points, Clue::SwappedNames);
        rare(crowd, a, b, exact, scale);
        return Some(exact);
    }
    match (last, first) {
        // A married name; or two who share a given name and a desk.
        (Alike::Other, Alike::Same) => scale.never_above(if own { NOT_SURE } else { NOT_PROBABLE }),
        (Alike::Other, _) | (Alike::Missing, Alike::Other | Alike::Missing | Alike::Initial) => return None,
        (_, Alike::Other) => scale.never_above(NOT_PROBABLE),
        (Alike::Missing, _) | (_, Alike::Missing | Alike::Initial | Alike::Part) => scale.never_above(NOT_SURE),
        _ => {}
    }
    let exact = (last, first) == (Alike::Same, Alike::Same);
    scale.points += straight.0;
    let clues: &[Clue] = match (last, first) {
        (Alike::Same, Alike::Same) => &[Clue::SameName],
        (Alike::Other, _) => &[Clue::SameFirstName, Clue::OtherLastName],
        (_, Alike::Other) => &[Clue::SameLastName, Clue::OtherFirstName],
        (Alike::Missing, _) => &[Clue::SameFirstName],
        (_, Alike::Missing) => &[Clue::SameLastName],
        (_, Alike::Short | Alike::Initial) => &[Clue::ShortName],
        (Alike::Part, _) | (_, Alike::Part) => &[Clue::LongerName],
        (Alike::Letter, _) | (_, Alike::Letter) => &[Clue::OneLetter],
        _ => &[Clue::SoundsAlike],
    };
    clues.iter().for_each(|clue| (scale.tell)(*clue));
    if !matches!(last, Alike::Other | Alike::Missing) && !matches!(first, Alike::Other | Alike::Missing) {
        rare(crowd, a, b, exact, scale);
    }
    Some(exact)
}

fn last_points(last: Alike) -> f32 {
    match last {
        Alike::Same => 2.5,
        Alike::Sounds => 2.0,
        Alike::Letter | Alike::Part => 1.5,
        Alike::Missing => 0.5,
        Alike::Short | Alike::Initial => 0.0,
        Alike::Other => -1.0,
    }
}

fn first_points(first: Alike) -> f32 {
    match first {
        Alike::Same => 2.5,
        Alike::Sounds => 2.0,
        Alike::Letter | Alike::Short => 1.7,
        Alike::Initial => 1.0,
        Alike::Part => 0.7,
        Alike::Missing => 0.0,
        Alike::Other => -5.0,
    }
}

/// First and last name exchanged: their points, and whether letter for letter.
fn swapped(crowd: &Crowd, one: &Person, other: &Person) -> Option<(f32, bool)> {
    let crossed = [crowd.names.last(one.last, other.first), crowd.names.last(one.first, other.last)];
    let near = |alike: &Alike| matches!(alike, Alike::Same | Alike::Sounds | Alike::Letter);
    let exact = crossed.iter().all(|alike| *alike == Alike::Same);
    crossed.iter().all(near).then(|| (crossed.iter().map(|alike| last_points(*alike)).sum::<f32>() - 0.5, exact))
}

/// A name that nobody else would have by chance, or that many have.
fn rare(crowd: &Crowd, a: u32, b: u32, exact: bool, scale: &mut Scale<'_>) {
    let namesakes = crowd.namesakes(a).max(crowd.namesakes(b));
    match (exact, namesakes) {
        (true, ..0.02) => scale.add(1.5, Clue::RareName),
        (true, ..0.1) => scale.add(1.0, Clue::RareName),
        (_, ..0.3) => scale.add(0.5, Clue::RareName),
        (_, 20.0..) => scale.points -= 1.0,
        (_, 2.0..) => scale.points -= 0.5,
        _ => {}
    }
}

/// Two fiches without a personal name: of one company, or of nobody known.
fn desks(one: &Person, other: &Person, scale: &mut Scale<'_>) -> Option<bool> {
    match (one.company, other.company) {
        (0, 0) => scale.add(3.0, Clue::NoName),
        (0, _) | (_, 0) => scale.add(2.5, Clue::NoName),
        (ours, theirs) if ours == theirs => {
            scale.add(4.5, Clue::SameCompany);
            return Some(true);
        }
        _ => return None,
    }
    scale.never_above(NOT_SURE);
    Some(false)
}

/// Sex, year of birth, employer, card. `strong`: the same name, and a number or an address of their own.
pub(super) fn circumstances(crowd: &Crowd, a: u32, b: u32, strong: bool, scale: &mut Scale<'_>) {
    let (one, other) = (crowd.person(a), crowd.person(b));
    if one.sex != 0 && other.sex != 0 && one.sex != other.sex {
        // The box is often ticked wrong; a couple with one given name is rare, unless it is anybody's.
        let told = one.first == other.first && crowd.names.get(one.first).tells_sex();
        let (points, ceiling) = match (told, strong) {
            (true, _) => (-0.5, NOT_SURE),
            (false, true) => (-1.5, NOT_SURE),
            (false, false) => (-3.0, NOT_PROBABLE),
        };
        scale.add(points, Clue::OtherSex);
        scale.never_above(ceiling);
    }
    match (one.birth_year, other.birth_year) {
        (0, _) | (_, 0) => {}
        (year, same) if year == same => scale.add(2.5, Clue::SameYear(year)),
        (year, another) => {
            let (points, ceiling) = match year.abs_diff(another) {
                1 => (-0.5, NOT_SURE),
                // A digit typed wrong; further apart, it is the next generation.
                2..15 if near_year(year, another) => (-1.5, NOT_SURE),
                _ => (-4.0, NOT_PROBABLE),
            };
            scale.add(points, Clue::OtherYear(year, another));
            scale.never_above(ceiling);
        }
    }
    let named = one.first != 0 || one.last != 0;
    match (one.company, other.company) {
        (0, _) | (_, 0) => {}
        (ours, theirs) if ours == theirs => {
            if named {
                scale.add(1.0, Clue::SameCompany);
            }
        }
        _ => scale.add(-0.3, Clue::OtherCompany),
    }
    match (one.card, other.card) {
        (0, _) | (_, 0) => {}
        (ours, theirs) if ours == theirs => scale.add(5.0, Clue::SameCard),
        _ => scale.points -= 1.0,
    }
}

/// One digit replaced, or the last two exchanged.
fn near_year(year: u16, other: u16) -> bool {
    let digits = |y: u16| [y / 1000, y / 100 % 10, y / 10 % 10, y % 10];
    let (ours, theirs) = (digits(year), digits(other));
    let apart = ours.iter().zip(&theirs).filter(|(a, b)| a != b).count();
    apart == 1 || (ours[2] == theirs[3] && ours[3] == theirs[2])
}
