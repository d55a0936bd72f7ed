//! When a French call centre's telephone rings: three years of half-hours before `now`, weighted, in Paris time.
//!
//! Monday to Friday 8–19 with peaks at 10–11 and 14–15, a few Saturday mornings, never on Sundays and public holidays,
//! and a trickle outside opening hours (those calls are lost). Knows nothing of calls.

use chrono::{DateTime, Datelike, Days, NaiveDate, Weekday};

/// A day in milliseconds.
pub(super) const DAY_MS: i64 = 86_400_000;
/// A half-hour in milliseconds.
const HALF_HOUR_MS: i64 = 1_800_000;
/// Days of calls before `now`.
const WINDOW_DAYS: i64 = 1_096;
/// Days known before `now`, for what is older than the calls.
const PAST_DAYS: i64 = 3_300;
/// Days known after `now`, for what is planned.
const FUTURE_DAYS: i64 = 120;
/// Weights are multiplied by this so that a position within a half-hour is exact to the millisecond.
const GRAIN: u64 = 1 << 22;

/// Weights of the half-hours of a weekday from 7:00 to 20:30.
const WEEKDAY: [u64; 27] =
    [3, 6, 40, 62, 86, 98, 128, 126, 104, 88, 58, 50, 60, 84, 118, 116, 98, 90, 84, 78, 70, 54, 36, 26, 12, 8, 5];
/// Weights of the half-hours of a Saturday from 8:30 to 13:30.
const SATURDAY: [u64; 10] = [3, 12, 18, 24, 26, 20, 14, 8, 4, 2];

/// A moment when a call can happen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Moment {
    /// Milliseconds UTC.
    pub(super) at_ms: i64,
    /// Somebody is at work.
    pub(super) open: bool,
    /// The law allows canvassing: weekdays 10–13 and 14–20.
    pub(super) canvassing: bool,
    /// One of the two daily peaks.
    pub(super) peak: bool,
}

/// A half-hour of the window.
#[derive(Debug, Clone, Copy)]
struct Cell {
    /// Weight of all the cells before this one.
    before: u64,
    moment: Moment,
}

/// A day around `now`.
#[derive(Debug, Clone, Copy)]
struct Day {
    /// Midnight in Paris, milliseconds UTC.
    start_ms: i64,
    /// Somebody works that day and it is not a Saturday.
    working: bool,
}

/// The calendar around one `now`.
#[derive(Debug, Clone)]
pub(super) struct Calendar {
    now_ms: i64,
    first_day: i64,
    days: Vec<Day>,
    cells: Vec<Cell>,
    total: u64,
}

/// The date of a day counted from 1970-01-01.
fn date_of(day: i64) -> Option<NaiveDate> {
    DateTime::from_timestamp_millis(day.checked_mul(DAY_MS)?).map(|at| at.date_naive())
}

/// The last Sunday of a month.
fn last_sunday(year: i32, month: u32) -> Option<NaiveDate> {
    let last = NaiveDate::from_ymd_opt(year, month, 31)?;
    last.checked_sub_days(Days::new(u64::from(last.weekday().num_days_from_sunday())))
}

/// What Paris is ahead of UTC at midday.
fn paris_offset_ms(date: NaiveDate) -> i64 {
    let summer = last_sunday(date.year(), 3)
        .zip(last_sunday(date.year(), 10))
        .is_some_and(|(start, end)| start <= date && date < end);
    if summer { 7_200_000 } else { 3_600_000 }
}

/// Easter Sunday (Meeus, Jones, Butcher).
fn easter(year: i32) -> Option<NaiveDate> {
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let place = h + l - 7 * m + 114;
    NaiveDate::from_ymd_opt(year, u32::try_from(place / 31).ok()?, u32::try_from(place % 31 + 1).ok()?)
}

/// French public holidays (Code du travail L.3133-1).
fn is_holiday(date: NaiveDate) -> bool {
    let fixed =
        matches!((date.month(), date.day()), (1 | 5 | 11, 1) | (5, 8) | (7, 14) | (8, 15) | (11, 11) | (12, 25));
    let after_easter = easter(date.year()).map(|easter| (date - easter).num_days());
    fixed || matches!(after_easter, Some(1 | 39 | 50))
}

/// How busy a day is, in hundredths.
fn day_weight(date: NaiveDate) -> u64 {
    let by_day = match date.weekday() {
        Weekday::Mon => 122,
        Weekday::Tue => 106,
        Weekday::Wed => 96,
        Weekday::Thu => 100,
        Weekday::Fri => 94,
        Weekday::Sat => 100,
        Weekday::Sun => 0,
    };
    let by_month = match date.month() {
        1 | 9 => 112,
        7 => 88,
        8 => 74,
        10 | 11 => 104,
        _ => 100,
    };
    by_day * by_month / 100
}

impl Calendar {
    /// The calendar before and after `now_ms`; empty when that is not a date.
    pub(super) fn new(now_ms: i64) -> Self {
        let today = now_ms.div_euclid(DAY_MS);
        let first_day = today - PAST_DAYS;
        let mut calendar = Self { now_ms, first_day, days: Vec::new(), cells: Vec::new(), total: 0 };
        for day in first_day..=today + FUTURE_DAYS {
            let Some(date) = date_of(day) else { continue };
            let start_ms = (day * DAY_MS).saturating_sub(paris_offset_ms(date));
            let closed = date.weekday() == Weekday::Sun || is_holiday(date);
            calendar.days.push(Day { start_ms, working: !closed && date.weekday() != Weekday::Sat });
            if !closed && (today - WINDOW_DAYS..=today).contains(&day) {
                let growth = 100 + (day - today + WINDOW_DAYS).unsigned_abs() / 60;
                calendar.add_cells(date, start_ms, growth);
            }
        }
        calendar
    }

    /// Adds the half-hours of one day of the window that end an hour before `now`: no call is still going on. `growth`
    /// is in hundredths: the house gets busier over the years.
    fn add_cells(&mut self, date: NaiveDate, start_ms: i64, growth: u64) {
        let saturday = date.weekday() == Weekday::Sat;
        let (first, weights): (i64, &[u64]) = if saturday { (17, &SATURDAY) } else { (14, &WEEKDAY) };
        for (half_hour, weight) in (first..).zip(weights) {
            let at_ms = start_ms + half_hour * HALF_HOUR_MS;
            if at_ms + HALF_HOUR_MS > self.now_ms.saturating_sub(3_600_000) {
                return;
            }
            self.cells.push(Cell {
                before: self.total,
                moment: Moment {
                    at_ms,
                    open: if saturday { (18..25).contains(&half_hour) } else { (16..38).contains(&half_hour) },
                    canvassing: !saturday && ((20..26).contains(&half_hour) || (28..40).contains(&half_hour)),
                    peak: !saturday && matches!(half_hour, 20 | 21 | 28 | 29),
                },
            });
            self.total += weight * day_weight(date) * growth * GRAIN / 10_000;
        }
    }

    /// The moment that lies at `rank + part / 2³²` of `count` moments: never before the moment of a smaller rank.
    pub(super) fn moment(&self, rank: usize, part: u32, count: usize) -> Moment {
        let place = ((rank.min(count) as u128) << 32) + u128::from(part);
        let goal = u128::from(self.total) * place / ((count.max(1) as u128) << 32);
        let goal = u64::try_from(goal).unwrap_or(0).min(self.total.saturating_sub(1));
        let next = self.cells.partition_point(|cell| cell.before <= goal);
        let Some(cell) = next.checked_sub(1).and_then(|at| self.cells.get(at)) else {
            return Moment { at_ms: self.now_ms, open: true, canvassing: false, peak: false };
        };
        let end = self.cells.get(next).map_or(self.total, |after| after.before);
        let weight = u128::from(end.saturating_sub(cell.before).max(1));
        let into = u128::from(goal - cell.before) * u128::from(HALF_HOUR_MS.unsigned_abs()) / weight;
        Moment { at_ms: cell.moment.at_ms + i64::try_from(into).unwrap_or(0), ..cell.moment }
    }

    /// `minute` of the first working day at least `days` after `from_ms`; `from_ms` itself out of the calendar.
    pub(super) fn working_time(&self, from_ms: i64, days: i64, minute: i64) -> i64 {
        let day = from_ms.saturating_add(7_200_000).div_euclid(DAY_MS);
        let Ok(at) = usize::try_from(day.saturating_add(days).saturating_sub(self.first_day)) else {
            return from_ms;
        };
        let rest = self.days.get(at..).unwrap_or(&[]);
        rest.iter().find(|day| day.working).map_or(from_ms, |day| day.start_ms + minute * 60_000)
    }

    /// `now`.
    pub(super) fn now_ms(&self) -> i64 {
        self.now_ms
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn easter_and_its_mondays_are_holidays() {
        let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
        assert_eq!(easter(2025), Some(day(2025, 4, 20)));
        assert_eq!(easter(2026), Some(day(2026, 4, 5)));
        for holiday in [day(2026, 4, 6), day(2026, 5, 14), day(2026, 5, 25), day(2026, 7, 14)] {
            assert!(is_holiday(holiday), "{holiday}");
        }
        assert!(!is_holiday(day(2026, 4, 7)));
    }

    #[test]
    fn summer_time_follows_the_last_sundays() {
        let day = |m, d| NaiveDate::from_ymd_opt(2026, m, d).unwrap();
        assert_eq!(paris_offset_ms(day(3, 28)), 3_600_000);
        assert_eq!(paris_offset_ms(day(3, 29)), 7_200_000);
        assert_eq!(paris_offset_ms(day(10, 24)), 7_200_000);
        assert_eq!(paris_offset_ms(day(10, 25)), 3_600_000);
    }

    #[test]
    fn a_senseless_now_gives_an_empty_calendar() {
        for now_ms in [i64::MIN, i64::MAX] {
            let calendar = Calendar::new(now_ms);
            assert_eq!(calendar.moment(0, 0, 0).at_ms, now_ms);
            assert_eq!(calendar.working_time(now_ms, 3, 600), now_ms);
        }
    }
}
