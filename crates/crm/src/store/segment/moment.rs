//! Days as said turned into moments: the house's own days, by its clock.

use chrono::{DateTime, Datelike, Days, Months, NaiveDate, NaiveTime, Utc};
use rusqlite::Connection;

use crate::Result;
use crate::hours::OpeningHours;
use crate::segment::{Day, DayUnit, Period, Span};
use crate::store::house::opening_hours;
use crate::store::ms;

/// What `now` and `today` are.
pub(super) struct Moment {
    hours: OpeningHours,
    pub now: DateTime<Utc>,
    pub today: NaiveDate,
}

/// From the first millisecond to the one after the last.
pub(super) struct Stretch {
    pub from: i64,
    pub to: i64,
}

impl Moment {
    pub(super) fn new(db: &Connection, now: DateTime<Utc>) -> Result<Self> {
        let hours = opening_hours(db)?;
        let today = (now + hours.ahead_of_utc(now)).date_naive();
        Ok(Self { hours, now, today })
    }

    /// A day, whole.
    pub(super) fn day(&self, day: Day) -> Stretch {
        let day = match day {
            Day::On(day) => day,
            Day::Today { shift, unit } => shifted(self.today, shift, unit),
        };
        self.stretch(day, day)
    }

    /// A week, a month or a year, whole.
    pub(super) fn span(&self, span: Span) -> Stretch {
        let back = if span.last { -1 } else { 0 };
        let first = match span.unit {
            DayUnit::Day => self.today,
            DayUnit::Week => {
                let since_monday = Days::new(self.today.weekday().num_days_from_monday().into());
                self.today.checked_sub_days(since_monday).unwrap_or(self.today)
            }
            DayUnit::Month => self.today.with_day(1).unwrap_or(self.today),
            DayUnit::Year => self.today.with_ordinal(1).unwrap_or(self.today),
        };
        let first = shifted(first, back, span.unit);
        let last = shifted(first, 1, span.unit).pred_opt().unwrap_or(first);
        self.stretch(first, last)
    }

    /// A period; open where it has no end.
    pub(super) fn period(&self, period: Period) -> Stretch {
        match period {
            Period::Since(day) => Stretch { to: i64::MAX, ..self.day(day) },
            Period::Before(day) => Stretch { from: i64::MIN, to: self.day(day).from },
            Period::Between(from, to) => Stretch { from: self.day(from).from, to: self.day(to).to },
            Period::Within(span) => self.span(span),
        }
    }

    fn stretch(&self, first: NaiveDate, last: NaiveDate) -> Stretch {
        let midnight = |day: NaiveDate| ms(self.hours.utc_of(day.and_time(NaiveTime::MIN)));
        Stretch { from: midnight(first), to: midnight(last.succ_opt().unwrap_or(last)) }
    }
}

/// A day moved; out of the calendar, where it was.
fn shifted(day: NaiveDate, by: i32, unit: DayUnit) -> NaiveDate {
    let count = by.unsigned_abs();
    let days = |each: u64| {
        let days = Days::new(u64::from(count) * each);
        if by < 0 { day.checked_sub_days(days) } else { day.checked_add_days(days) }
    };
    let months = |each: u32| {
        let months = Months::new(count.saturating_mul(each));
        if by < 0 { day.checked_sub_months(months) } else { day.checked_add_months(months) }
    };
    match unit {
        DayUnit::Day => days(1),
        DayUnit::Week => days(7),
        DayUnit::Month => months(1),
        DayUnit::Year => months(12),
    }
    .filter(|moved| (1..=9999).contains(&moved.year()))
    .unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;

    fn at(now: &str) -> Moment {
        let hours = OpeningHours::from_settings(&Value::Null, &Value::Null);
        let now: DateTime<Utc> = now.parse().unwrap();
        Moment { today: (now + hours.ahead_of_utc(now)).date_naive(), hours, now }
    }

    fn said(stretch: &Stretch) -> (String, String) {
        let of = |ms| DateTime::from_timestamp_millis(ms).unwrap().format("%Y-%m-%dT%H").to_string();
        (of(stretch.from), of(stretch.to))
    }

    #[test]
    fn days_begin_at_midnight_in_paris() {
        let moment = at("2026-03-04T23:30:00Z");
        assert_eq!(moment.today.to_string(), "2026-03-05");
        let today = moment.day(Day::Today { shift: 0, unit: DayUnit::Day });
        assert_eq!(said(&today), ("2026-03-04T23".to_owned(), "2026-03-05T23".to_owned()));
        let month_ago = moment.day(Day::Today { shift: -1, unit: DayUnit::Month });
        assert_eq!(said(&month_ago).0, "2026-02-04T23");
    }

    #[test]
    fn a_week_begins_on_monday_and_last_month_is_whole() {
        let moment = at("2026-03-04T11:00:00Z");
        let week = moment.span(Span { unit: DayUnit::Week, last: false });
        assert_eq!(said(&week), ("2026-03-01T23".to_owned(), "2026-03-08T23".to_owned()));
        let month = moment.span(Span { unit: DayUnit::Month, last: true });
        assert_eq!(said(&month), ("2026-01-31T23".to_owned(), "2026-02-28T23".to_owned()));
        let year = moment.span(Span { unit: DayUnit::Year, last: false });
        assert_eq!(said(&year), ("2025-12-31T23".to_owned(), "2026-12-31T23".to_owned()));
    }
}
