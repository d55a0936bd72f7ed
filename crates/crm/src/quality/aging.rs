//! An address ages: of those right today, the course says, twelve in a hundred are wrong in a year.

/// A year, in milliseconds.
const YEAR_MS: f64 = 365.25 * 86_400_000.0;

/// Years as milliseconds, rounded up.
#[expect(clippy::cast_possible_truncation, reason = "a float too great becomes the greatest integer")]
fn in_ms(years: f64) -> i64 {
    (years * YEAR_MS).ceil() as i64
}

/// How addresses age here.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Aging {
    /// Of a hundred right ones, how many a year makes wrong.
    pub percent: f64,
    /// Below this likelihood, in a hundred, an address is to be checked.
    pub below: f64,
}

impl Aging {
    /// From 0 to 1: the likelihood that what was right then still is, `(1 - percent)^years`. The future is now.
    pub(crate) fn still_right(self, then: i64, now: i64) -> f64 {
        let years = now.saturating_sub(then).max(0) as f64 / YEAR_MS;
        (1.0 - self.percent / 100.0).powf(years)
    }

    /// The moment such that what was checked at or before it is below; `None`: nothing ever is.
    pub(crate) fn limit(self, now: i64) -> Option<i64> {
        let (kept, below) = (1.0 - self.percent / 100.0, self.below / 100.0);
        if below >= 1.0 {
            return Some(now - 1); // all but what was checked at this very moment
        }
        let years = below.ln() / kept.ln();
        (years.is_finite() && years > 0.0).then(|| now.saturating_sub(in_ms(years)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const COURSE: Aging = Aging { percent: 12.0, below: 75.0 };

    #[test]
    fn an_address_loses_twelve_in_a_hundred_each_year() {
        let years = |n: f64| COURSE.still_right(0, in_ms(n));
        for (n, right) in [(0.0, 1.0), (1.0, 0.88), (2.0, 0.7744), (10.0, 0.2785)] {
            assert!((years(n) - right).abs() < 0.0001, "{n}");
        }
        assert_eq!(COURSE.still_right(10, 0), 1.0);
    }

    #[test]
    fn addresses_that_do_not_age_are_never_to_be_checked() {
        assert_eq!(Aging { percent: 0.0, below: 75.0 }.limit(0), None);
        assert_eq!(Aging { percent: 12.0, below: 100.0 }.limit(1_000), Some(999));
    }

    proptest! {
        #[test]
        fn the_limit_parts_what_is_below_from_what_is_not(percent in 1_u8..60, below in 1_u8..100, away in 1_000_i64..4_000_000_000) {
            let aging = Aging { percent: f64::from(percent), below: f64::from(below) };
            let now = 1_800_000_000_000;
            let limit = aging.limit(now).unwrap();
            prop_assert!(aging.still_right(limit - away, now) < aging.below / 100.0);
            prop_assert!(aging.still_right(limit + away, now) >= aging.below / 100.0);
        }
    }
}
