//! The minutes at which a consumer may be canvassed by telephone, typed in by hand: what the guard is compared with.
//!
//! Right from 2026-08-11 00:00 to 2028-12-31 23:59 UTC, and not outside. Nothing here is computed from a rule: public
//! holidays and changes of the clock are literals, and nothing is taken from the product.
//!
//! Sources:
//! - Code de la consommation L.223-1 and D.223-9 (drafting of décret n° 2026-662, art. 4): Monday to Friday except
//!   public holidays, 10:00 to 13:00 and 14:00 to 20:00, on the consumer's clock;
//! - Code du travail L.3133-1: the eleven national public holidays;
//! - Code du travail L.3134-13: Good Friday and 26 December in Bas-Rhin, Haut-Rhin and Moselle. The article grants
//!   Good Friday only where there is a Protestant or shared church; it is taken here in all three departments;
//! - Code du travail L.3422-2: the days of the abolition of slavery overseas. For Saint-Martin the article says 27 May,
//!   as in Guadeloupe, and the State's own calendar of public holidays 28 May: nobody is called on either;
//! - the time zone database for the clocks.
//!
//! Saint-Pierre-et-Miquelon, Wallis-et-Futuna, Polynésie française and Nouvelle-Calédonie have the national days
//! only: L.3422-2 names none for them, and days of local law or custom are left out. Polynésie française is on the
//! clock of Tahiti; the Marquesas and the Gambier, which have their own, are left out too.

use chrono::{DateTime, NaiveDate, Utc};

/// A part of France with a clock or public holidays of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Territory {
    /// European France without the three departments of `AlsaceMoselle`.
    Metropole,
    /// Bas-Rhin, Haut-Rhin, Moselle.
    AlsaceMoselle,
    /// 971, without Saint-Barthélemy and Saint-Martin.
    Guadeloupe,
    /// 972.
    Martinique,
    /// 973.
    Guyane,
    /// 974.
    Reunion,
    /// 976.
    Mayotte,
    /// 975.
    SaintPierreEtMiquelon,
    /// 977, whose postcode is 97133.
    SaintBarthelemy,
    /// 978, whose postcode is 97150.
    SaintMartin,
    /// 986.
    WallisEtFutuna,
    /// 987, on Tahiti.
    PolynesieFrancaise,
    /// 988.
    NouvelleCaledonie,
}

/// Every territory, in the order of the enum.
pub const ALL: [Territory; 13] = [
    Territory::Metropole,
    Territory::AlsaceMoselle,
    Territory::Guadeloupe,
    Territory::Martinique,
    Territory::Guyane,
    Territory::Reunion,
    Territory::Mayotte,
    Territory::SaintPierreEtMiquelon,
    Territory::SaintBarthelemy,
    Territory::SaintMartin,
    Territory::WallisEtFutuna,
    Territory::PolynesieFrancaise,
    Territory::NouvelleCaledonie,
];

/// Days closed everywhere, in order. 1 January 2029 has begun in the Pacific before 2028 ends in UTC.
const NATIONAL: &[i64] = &[
    day(2026, 8, 15),  // Assomption
    day(2026, 11, 1),  // Toussaint
    day(2026, 11, 11), // armistice de 1918
    day(2026, 12, 25), // Noël
    day(2027, 1, 1),   // jour de l’an
    day(2027, 3, 29),  // lundi de Pâques
    day(2027, 5, 1),   // fête du travail
    day(2027, 5, 6),   // Ascension
    day(2027, 5, 8),   // victoire de 1945
    day(2027, 5, 17),  // lundi de Pentecôte
    day(2027, 7, 14),  // fête nationale
    day(2027, 8, 15),  // Assomption
    day(2027, 11, 1),  // Toussaint
    day(2027, 11, 11), // armistice de 1918
    day(2027, 12, 25), // Noël
    day(2028, 1, 1),   // jour de l’an
    day(2028, 4, 17),  // lundi de Pâques
    day(2028, 5, 1),   // fête du travail
    day(2028, 5, 8),   // victoire de 1945
    day(2028, 5, 25),  // Ascension
    day(2028, 6, 5),   // lundi de Pentecôte
    day(2028, 7, 14),  // fête nationale
    day(2028, 8, 15),  // Assomption
    day(2028, 11, 1),  // Toussaint
    day(2028, 11, 11), // armistice de 1918
    day(2028, 12, 25), // Noël
    day(2029, 1, 1),   // jour de l’an
];

/// 26 December and Good Friday, in order.
const ALSACE_MOSELLE: &[i64] =
    &[day(2026, 12, 26), day(2027, 3, 26), day(2027, 12, 26), day(2028, 4, 14), day(2028, 12, 26)];

// The days of the abolition of slavery, in order.
const GUADELOUPE: &[i64] = &[day(2027, 5, 27), day(2028, 5, 27)];
const MARTINIQUE: &[i64] = &[day(2027, 5, 22), day(2028, 5, 22)];
const GUYANE: &[i64] = &[day(2027, 6, 10), day(2028, 6, 10)];
const REUNION: &[i64] = &[day(2026, 12, 20), day(2027, 12, 20), day(2028, 12, 20)];
const MAYOTTE: &[i64] = &[day(2027, 4, 27), day(2028, 4, 27)];
const SAINT_BARTHELEMY: &[i64] = &[day(2026, 10, 9), day(2027, 10, 9), day(2028, 10, 9)];
const SAINT_MARTIN: &[i64] = &[day(2027, 5, 27), day(2027, 5, 28), day(2028, 5, 27), day(2028, 5, 28)];

/// Summer time in Europe/Paris, from the first instant to before the second.
const PARIS_SUMMERS: [(i64, i64); 3] = [
    (utc(2026, 3, 29, 1), utc(2026, 10, 25, 1)),
    (utc(2027, 3, 28, 1), utc(2027, 10, 31, 1)),
    (utc(2028, 3, 26, 1), utc(2028, 10, 29, 1)),
];

/// Summer time in America/Miquelon, likewise: both changes are at 2:00 on the clock that is left.
const MIQUELON_SUMMERS: [(i64, i64); 3] = [
    (utc(2026, 3, 8, 5), utc(2026, 11, 1, 4)),
    (utc(2027, 3, 14, 5), utc(2027, 11, 7, 4)),
    (utc(2028, 3, 12, 5), utc(2028, 11, 5, 4)),
];

const HOUR: i64 = 3600;

impl Territory {
    /// A postcode there.
    pub fn postcode(self) -> &'static str {
        match self {
            Self::Metropole => "75008",
            Self::AlsaceMoselle => "67000",
            Self::Guadeloupe => "97110",
            Self::Martinique => "97200",
            Self::Guyane => "97300",
            Self::Reunion => "97400",
            Self::Mayotte => "97600",
            Self::SaintPierreEtMiquelon => "97500",
            Self::SaintBarthelemy => "97133",
            Self::SaintMartin => "97150",
            Self::WallisEtFutuna => "98600",
            Self::PolynesieFrancaise => "98714",
            Self::NouvelleCaledonie => "98800",
        }
    }

    /// Days closed there and not everywhere.
    fn own_days(self) -> &'static [i64] {
        match self {
            Self::AlsaceMoselle => ALSACE_MOSELLE,
            Self::Guadeloupe => GUADELOUPE,
            Self::Martinique => MARTINIQUE,
            Self::Guyane => GUYANE,
            Self::Reunion => REUNION,
            Self::Mayotte => MAYOTTE,
            Self::SaintBarthelemy => SAINT_BARTHELEMY,
            Self::SaintMartin => SAINT_MARTIN,
            Self::Metropole
            | Self::SaintPierreEtMiquelon
            | Self::WallisEtFutuna
            | Self::PolynesieFrancaise
            | Self::NouvelleCaledonie => &[],
        }
    }

    /// By how many hours the clock there is ahead of UTC at this instant.
    fn hours_ahead(self, instant: i64) -> i64 {
        match self {
            Self::Metropole | Self::AlsaceMoselle => 1 + summer_hour(&PARIS_SUMMERS, instant),
            Self::SaintPierreEtMiquelon => -3 + summer_hour(&MIQUELON_SUMMERS, instant),
            Self::Guadeloupe | Self::Martinique | Self::SaintBarthelemy | Self::SaintMartin => -4,
            Self::Guyane => -3,
            Self::Reunion => 4,
            Self::Mayotte => 3,
            Self::WallisEtFutuna => 12,
            Self::PolynesieFrancaise => -10,
            Self::NouvelleCaledonie => 11,
        }
    }
}

/// Whether a consumer there may be called at this instant, as far as days and hours go.
pub fn allowed(territory: Territory, at: DateTime<Utc>) -> bool {
    let instant = at.timestamp();
    let local = instant + territory.hours_ahead(instant) * HOUR;
    let hour = local.rem_euclid(24 * HOUR) / HOUR;
    let open = (10..13).contains(&hour) || (14..20).contains(&hour);
    if !open {
        return false;
    }
    let today = local.div_euclid(24 * HOUR);
    // 1970-01-01 was a Thursday: 0 is Monday, 5 and 6 are the weekend.
    let weekday = (today + 3).rem_euclid(7);
    weekday < 5 && NATIONAL.binary_search(&today).is_err() && territory.own_days().binary_search(&today).is_err()
}

/// The public holidays there: the national days, then its own.
pub fn closed_days(territory: Territory) -> impl Iterator<Item = NaiveDate> {
    let days = NATIONAL.iter().chain(territory.own_days());
    days.filter_map(|closed| Some(DateTime::from_timestamp(closed * 24 * HOUR, 0)?.date_naive()))
}

fn summer_hour(summers: &[(i64, i64); 3], instant: i64) -> i64 {
    let summer = summers.iter().any(|(from, until)| *from <= instant && instant < *until);
    i64::from(summer)
}

/// The seconds from 1970 to an hour of UTC.
const fn utc(year: i64, month: i64, date: i64, hour: i64) -> i64 {
    day(year, month, date) * 24 * HOUR + hour * HOUR
}

/// The days from 1970-01-01 to a date of 2026 to 2029.
const fn day(year: i64, month: i64, date: i64) -> i64 {
    // 20 454 days to 2026-01-01; of these years 2028 alone is a leap year.
    let year_begins = 20_454 + 365 * (year - 2026) + if year > 2028 { 1 } else { 0 };
    let month_begins = match month {
        1 => 0,
        2 => 31,
        3 => 59,
        4 => 90,
        5 => 120,
        6 => 151,
        7 => 181,
        8 => 212,
        9 => 243,
        10 => 273,
        11 => 304,
        _ => 334,
    };
    let leap_day = if year == 2028 && month > 2 { 1 } else { 0 };
    year_begins + month_begins + leap_day + date - 1
}
