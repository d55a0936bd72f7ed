//! The house's opening hours, in its own local time.

use chrono::{DateTime, Datelike, Days, Duration, NaiveDate, NaiveDateTime, NaiveTime, Timelike, Utc, Weekday};
use serde_json::Value;

use crate::settings::minutes;

/// No promise looks further ahead.
const LONGEST_DAYS: usize = 400;

/// When the house is open.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct OpeningHours {
    days: Vec<u32>,
    from: u32,
    to: u32,
    offset: Option<i64>,
}

impl OpeningHours {
    /// From the settings `house.hours` and `house.time_zone_minutes`; what is not readable is always open, so
    /// that no call is called out of hours by mistake.
    pub(crate) fn from_settings(hours: &Value, offset: &Value) -> Self {
        let days = hours.get("days").and_then(Value::as_array);
        let clock = |key| hours.get(key).and_then(Value::as_str).and_then(minutes);
        Self {
            days: days.map_or_else(
                || (1..=7).collect(),
                |days| days.iter().filter_map(Value::as_u64).filter_map(|d| u32::try_from(d).ok()).collect(),
            ),
            from: clock("from").unwrap_or(0),
            to: clock("to").unwrap_or(24 * 60),
            offset: offset.as_i64(),
        }
    }

    /// How far the house’s clock is ahead of UTC at that moment.
    pub(crate) fn ahead_of_utc(&self, at: DateTime<Utc>) -> Duration {
        Duration::minutes(self.offset.unwrap_or_else(|| paris_offset_minutes(at)))
    }

    /// The moment at which the house’s clock shows this; in the hour that spring skips, an hour later.
    pub(crate) fn utc_of(&self, local: NaiveDateTime) -> DateTime<Utc> {
        let guess = local.and_utc();
        let at = guess - self.ahead_of_utc(guess);
        guess - self.ahead_of_utc(at)
    }

    /// The moment at which the house will have been open for `length` since `from`; on the days that `closed` names it
    /// is not. A house that never opens counts every hour.
    pub(crate) fn after(
        &self,
        from: DateTime<Utc>,
        length: Duration,
        closed: impl Fn(NaiveDate) -> bool,
    ) -> DateTime<Utc> {
        let mut left = length;
        let first = (from + self.ahead_of_utc(from)).date_naive();
        for day in first.iter_days().take(LONGEST_DAYS) {
            if closed(day) || !self.days.contains(&day.weekday().number_from_monday()) {
                continue;
            }
            let at = |minutes: u32| self.utc_of(day.and_time(NaiveTime::MIN) + Duration::minutes(i64::from(minutes)));
            let (opens, closes) = (at(self.from).max(from), at(self.to));
            let open = (closes - opens).max(Duration::zero());
            if open >= left && open > Duration::zero() {
                return opens + left;
            }
            left -= open;
        }
        from + length
    }

    /// Whether the house is open on that day of the week.
    pub(crate) fn is_open_on(&self, day: NaiveDate) -> bool {
        self.days.contains(&day.weekday().number_from_monday())
    }

    /// Whether the house is open at that moment.
    pub(crate) fn is_open(&self, at: DateTime<Utc>) -> bool {
        let local = at + self.ahead_of_utc(at);
        let minute = local.hour() * 60 + local.minute();
        self.days.contains(&local.weekday().number_from_monday()) && (self.from..self.to).contains(&minute)
    }
}

/// Minutes that Paris is ahead of UTC: 60, or 120 between the last Sundays of March and October, 01:00 UTC
/// (directive 2000/84/CE).
pub(crate) fn paris_offset_minutes(at: DateTime<Utc>) -> i64 {
    let year = at.year();
    let change = |month| last_sunday(year, month).and_then(|day| day.and_hms_opt(1, 0, 0)).map(|t| t.and_utc());
    match (change(3), change(10)) {
        (Some(spring), Some(autumn)) if (spring..autumn).contains(&at) => 120,
        _ => 60,
    }
}

fn last_sunday(year: i32, month: u32) -> Option<NaiveDate> {
    let last = NaiveDate::from_ymd_opt(year, month, 31)?;
    let back = last.weekday().days_since(Weekday::Sun);
    last.checked_sub_days(Days::new(back.into()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn utc(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn paris_changes_its_clock_on_the_last_sundays() {
        assert_eq!(paris_offset_minutes(utc("2026-03-29T00:59:59Z")), 60);
        assert_eq!(paris_offset_minutes(utc("2026-03-29T01:00:00Z")), 120);
        assert_eq!(paris_offset_minutes(utc("2026-10-25T00:59:59Z")), 120);
        assert_eq!(paris_offset_minutes(utc("2026-10-25T01:00:00Z")), 60);
    }

    #[test]
    fn nine_in_the_morning_in_paris_is_open_in_summer_and_winter() {
        let hours =
            OpeningHours::from_settings(&json!({"days": [1,2,3,4,5], "from": "09:00", "to": "18:00"}), &Value::Null);
        assert!(hours.is_open(utc("2026-07-01T07:00:00Z")));
        assert!(!hours.is_open(utc("2026-12-01T07:59:00Z")));
        assert!(hours.is_open(utc("2026-12-01T08:00:00Z")));
        assert!(!hours.is_open(utc("2026-12-05T10:00:00Z")), "a Saturday");
    }

    #[test]
    fn open_hours_run_on_over_the_night_the_week_end_and_the_holidays() {
        let hours =
            OpeningHours::from_settings(&json!({"days": [1,2,3,4,5], "from": "09:00", "to": "18:00"}), &Value::Null);
        let after = |from: &str, hour: i64| {
            hours.after(utc(from), Duration::hours(hour), |day| day == "2026-12-25".parse().unwrap())
        };
        // Monday 17:00 in Paris: one hour that day, one the next.
        assert_eq!(after("2026-11-23T16:00:00Z", 2), utc("2026-11-24T09:00:00Z"));
        // Friday evening: on Monday.
        assert_eq!(after("2026-11-27T20:00:00Z", 1), utc("2026-11-30T09:00:00Z"));
        // The last hour of a day is that day’s.
        assert_eq!(after("2026-11-23T08:00:00Z", 9), utc("2026-11-23T17:00:00Z"));
        // Christmas is a Friday in 2026: over it, and over the week-end.
        assert_eq!(after("2026-12-24T16:30:00Z", 1), utc("2026-12-28T08:30:00Z"));
        let never = OpeningHours::from_settings(&json!({"days": [], "from": "09:00", "to": "18:00"}), &Value::Null);
        let closed = never.after(utc("2026-11-23T08:00:00Z"), Duration::hours(3), |_| false);
        assert_eq!(closed, utc("2026-11-23T11:00:00Z"));
    }
}
