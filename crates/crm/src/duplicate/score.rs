//! How likely two fiches are to be one person's: clues for and against, in points.
//!
//! Names weigh at most 5 points, a number or an address of one's own 5, an address in a street 3½, a year of birth 2½…
//! Points become a likelihood on a logistic curve: 6 is even, 7½ is 80 %, 9.2 is 95 %. Some clues set a ceiling that
//! nothing lifts: another given name is another person of the family, whatever they share. The weights were tuned on
//! invented bases with known truth and measured on others (`tests/duplicates`).

mod reach;
mod who;

use super::crowd::{Crowd, Mail};

/// At least these points: one chance in two.
pub(super) const POSSIBLE: f32 = 6.0;
/// At least these: four in five.
pub(super) const PROBABLE: f32 = 7.5;
/// At least these: nineteen in twenty.
pub(super) const SURE: f32 = 9.2;
/// Never more than probable.
const NOT_SURE: f32 = 9.1;
/// Never more than possible.
const NOT_PROBABLE: f32 = 7.4;

/// What speaks for or against.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Clue {
    SameName,
    SwappedNames,
    SoundsAlike,
    OneLetter,
    ShortName,
    LongerName,
    SameFirstName,
    SameLastName,
    NoName,
    SameCompany,
    SameNumber(u64, u16),
    SharedNumber(u64, u16),
    NearNumber(u64, u64),
    SameMail(Mail, u16),
    SharedMail(Mail, u16),
    NearMail(Mail, Mail),
    SameCard,
    SameStreet,
    SamePostcode(u32),
    SameTown,
    SameYear(u16),
    RareName,
    OtherFirstName,
    OtherLastName,
    OtherYear(u16, u16),
    OtherSex,
    OtherNumber,
    OtherMail,
    OtherPlace,
    OtherStreet,
    OtherCompany,
}

/// Points gathered, and the ceiling over them.
struct Scale<'t> {
    points: f32,
    ceiling: f32,
    tell: &'t mut dyn FnMut(Clue),
}

impl Scale<'_> {
    fn add(&mut self, points: f32, clue: Clue) {
        self.points += points;
        (self.tell)(clue);
    }

    fn never_above(&mut self, ceiling: f32) {
        self.ceiling = self.ceiling.min(ceiling);
    }
}

/// The points of a pair; `None`: two persons, whatever else they share. Every clue is told, the names first.
pub(super) fn weigh(crowd: &Crowd, a: u32, b: u32, tell: &mut dyn FnMut(Clue)) -> Option<f32> {
    let mut scale = Scale { points: 0.0, ceiling: f32::MAX, tell };
    let own = reach::have_their_own(crowd, a, b);
    let exact = who::names(crowd, a, b, own, &mut scale)?;
    reach::numbers(crowd, a, b, &mut scale);
    reach::mails(crowd, a, b, &mut scale);
    who::circumstances(crowd, a, b, exact && own, &mut scale);
    reach::places(crowd, a, b, &mut scale);
    Some(scale.points.min(scale.ceiling))
}

/// The likelihood of so many points, from 0 to 1, to three decimals.
pub(super) fn likelihood(points: f32) -> f64 {
    let odds = (f64::from(points) - f64::from(POSSIBLE)) * 0.924;
    (1000.0 / (1.0 + (-odds).exp())).round() / 1000.0
}

/// The points of a likelihood: those from which a score of at least that much is reached.
pub(super) fn points_of(likelihood: f64) -> f32 {
    let score = likelihood.clamp(0.001, 0.999);
    #[expect(clippy::cast_possible_truncation, reason = "points have few digits")]
    let points = (f64::from(POSSIBLE) + (score / (1.0 - score)).ln() / 0.924) as f32;
    points - 0.002
}
