//! When what a rule or a sequence plans is due, in the hours of the house.

use chrono::{DateTime, Days, Duration, NaiveTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::hours::OpeningHours;
use crate::{Error, Result};

/// When what a rule plans is due: so many days later, at an hour of the house; on a day it is closed, the next open one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Delay {
    /// 0 to 365; 0: the same day.
    pub days: u32,
    /// Minutes since midnight, local; `None`: at the hour of the event, and at once on the same day.
    pub minutes: Option<u32>,
}

impl Delay {
    pub(crate) fn check(self) -> Result<()> {
        let fine = self.days <= 365 && self.minutes.is_none_or(|minutes| minutes < 24 * 60);
        if fine { Ok(()) } else { Err(Error::Invalid { field: "delay", why: "out_of_range" }) }
    }

    /// The moment, counted from `at`; never before it.
    pub(crate) fn from(
        self,
        at: DateTime<Utc>,
        hours: &OpeningHours,
        closed: impl Fn(chrono::NaiveDate) -> bool,
    ) -> DateTime<Utc> {
        if self.days == 0 && self.minutes.is_none() {
            return at;
        }
        let local = (at + hours.ahead_of_utc(at)).naive_utc();
        let time = match self.minutes {
            Some(minutes) => NaiveTime::MIN + Duration::minutes(i64::from(minutes)),
            None => local.time(),
        };
        let first = local.date() + Days::new(u64::from(self.days));
        // The hour is over today: tomorrow.
        let first = if first.and_time(time) < local { first + Days::new(1) } else { first };
        let open = first.iter_days().take(30).find(|day| hours.is_open_on(*day) && !closed(*day));
        hours.utc_of(open.unwrap_or(first).and_time(time))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    fn due(days: u32, minutes: Option<u32>, from: &str) -> DateTime<Utc> {
        let hours = json!({"days": [1, 2, 3, 4, 5], "from": "09:00", "to": "18:00"});
        let hours = OpeningHours::from_settings(&hours, &Value::Null);
        Delay { days, minutes }.from(at(from), &hours, |day| day.to_string() == "2026-12-25")
    }

    #[test]
    fn two_days_at_nine_is_nine_in_paris_on_an_open_day() {
        assert_eq!(due(2, Some(540), "2026-11-23T15:00:00Z"), at("2026-11-25T08:00:00Z"));
        // Thursday and two days is a Saturday: Monday.
        assert_eq!(due(2, Some(540), "2026-11-26T15:00:00Z"), at("2026-11-30T08:00:00Z"));
        // Christmas, then the week-end.
        assert_eq!(due(1, Some(540), "2026-12-24T10:00:00Z"), at("2026-12-28T08:00:00Z"));
    }

    #[test]
    fn today_at_an_hour_that_is_over_is_tomorrow_and_at_once_is_at_once() {
        assert_eq!(due(0, Some(540), "2026-11-23T15:00:00Z"), at("2026-11-24T08:00:00Z"));
        assert_eq!(due(0, Some(1020), "2026-11-23T15:00:00Z"), at("2026-11-23T16:00:00Z"));
        assert_eq!(due(0, None, "2026-11-28T15:00:00Z"), at("2026-11-28T15:00:00Z"));
        assert_eq!(due(1, None, "2026-11-23T15:00:00Z"), at("2026-11-24T15:00:00Z"));
    }
}
