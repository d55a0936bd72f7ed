//! Public holidays: days of the year, fixed or counted from Easter.

use chrono::{Datelike, Days, NaiveDate};

use super::{Law, Territory};

/// How a holiday is found in a year.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Day {
    /// Month, day.
    Fixed(u32, u32),
    /// Days after Easter Sunday (before, when negative).
    Easter(i16),
}

impl Day {
    /// Reads `MM-DD` or `easter±N`; `None`: neither, or a day that does not come every year.
    pub(super) fn read(text: &str) -> Option<Self> {
        if let Some(shift) = text.strip_prefix("easter") {
            return shift.parse().ok().filter(|days: &i16| days.abs() <= 100).map(Day::Easter);
        }
        let (month, day) = text.split_once('-')?;
        let (month, day) = (month.parse().ok()?, day.parse().ok()?);
        // 2027: not a leap year.
        NaiveDate::from_ymd_opt(2027, month, day).map(|_| Day::Fixed(month, day))
    }

    fn is(self, date: NaiveDate) -> bool {
        match self {
            Day::Fixed(month, day) => (date.month(), date.day()) == (month, day),
            Day::Easter(shift) => easter(date.year())
                .is_some_and(|sunday| date.signed_duration_since(sunday).num_days() == i64::from(shift)),
        }
    }
}

/// Easter Sunday of a year of the Gregorian calendar (anonymous algorithm of 1876, also Meeus, ch. 8).
fn easter(year: i32) -> Option<NaiveDate> {
    let (a, b, c) = (year.rem_euclid(19), year.div_euclid(100), year.rem_euclid(100));
    let (d, e, f) = (b / 4, b % 4, (b + 8) / 25);
    let g = (b - f + 1) / 3;
    let h = (19 * a + b - d - g + 15).rem_euclid(30);
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k).rem_euclid(7);
    let m = (a + 11 * h + 22 * l) / 451;
    // Days after 22 March, the earliest Easter.
    let after = u64::try_from(h + l - 7 * m).ok()?;
    NaiveDate::from_ymd_opt(year, 3, 22)?.checked_add_days(Days::new(after))
}

impl Law {
    /// The public holiday of that day there; `None`: an ordinary day.
    pub fn holiday(&self, day: NaiveDate, territory: Territory) -> Option<&str> {
        let there = |list: &[Territory]| list.is_empty() || list.contains(&territory);
        self.holidays
            .iter()
            .find(|holiday| there(&holiday.rule.territories) && holiday.day.is(day))
            .map(|holiday| holiday.rule.name.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn easter_falls_where_the_almanacs_say() {
        for date in ["1961-04-02", "2000-04-23", "2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28", "2038-04-25"] {
            let date: NaiveDate = date.parse().unwrap();
            assert_eq!(easter(date.year()), Some(date));
        }
    }

    #[test]
    fn easter_is_a_sunday_between_22_march_and_25_april_for_four_centuries() {
        for year in 1900..2300 {
            let day = easter(year).unwrap();
            assert_eq!(day.weekday(), chrono::Weekday::Sun, "{day}");
            assert!(((3, 22)..=(4, 25)).contains(&(day.month(), day.day())), "{day}");
        }
    }

    #[test]
    fn each_place_keeps_its_own_days() {
        let law = Law::read(&Law::shipped()).unwrap();
        let on = |day: &str, territory| law.holiday(day.parse().unwrap(), territory);
        assert_eq!(on("2027-03-26", Territory::AlsaceMoselle), Some("Vendredi saint"));
        assert_eq!(on("2027-03-26", Territory::Metropole), None);
        assert_eq!(on("2027-05-22", Territory::Martinique), Some("Abolition de l’esclavage"));
        assert_eq!(on("2027-05-06", Territory::Reunion), Some("Ascension"));
        assert_eq!(on("2027-12-26", Territory::Metropole), None);
    }
}
