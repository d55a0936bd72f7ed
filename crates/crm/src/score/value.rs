//! What somebody may buy for in the year to come: average basket × orders a year × probability that they still buy.
//!
//! The probability is `(T / N)ⁿ`, of `n` orders, `T` from the first to the last and `N` from the first to now (Schmittlein &
//! Morrison, « Is the Customer Still Active? », *The American Statistician* 39(4), 1985; as told by Reinartz & Kumar, *Harvard
//! Business Review*, July 2002): one who ordered often is sooner missed. Orders a year are those of their own rhythm,
//! `T / (n - 1)` between two. One order tells no rhythm: no value.

use chrono::{DateTime, Utc};

use super::named::{Score, ScoreReason};

const DAY: f64 = 86_400_000.0;
const YEAR: f64 = 365.25 * DAY;

/// What somebody ordered until a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Ordered {
    /// First order.
    pub first_at: DateTime<Utc>,
    /// Last order.
    pub last_at: DateTime<Utc>,
    /// How many.
    pub orders: u32,
    /// All of them less what was paid back, in cents.
    pub cents: i64,
}

impl Score {
    /// The expected value, in cents.
    pub(crate) fn expected(ordered: Option<Ordered>, now: DateTime<Utc>) -> Self {
        let Some(ordered) = ordered.filter(|ordered| ordered.orders > 0) else {
            return Self { value: None, reasons: vec![ScoreReason::NeverBought] };
        };
        let Ordered { first_at, last_at, orders, cents } = ordered;
        let n = i64::from(orders);
        let mean_cents = (2 * cents + n).div_euclid(2 * n);
        let basket = ScoreReason::Basket { mean_cents, orders };
        if orders < 2 || last_at <= first_at {
            return Self { value: None, reasons: vec![basket, ScoreReason::OneOrder { at: last_at }] };
        }
        let between = (last_at - first_at).num_milliseconds() as f64;
        let since_first = ((now - first_at).num_milliseconds() as f64).max(between);
        let interval = between / f64::from(orders - 1);
        let probability = (between / since_first).powf(f64::from(orders));
        let mean = cents.max(0) as f64 / f64::from(orders);
        let recency_days = (since_first - between) / DAY;
        let reasons = vec![
            basket,
            ScoreReason::Rhythm { interval_days: interval / DAY },
            ScoreReason::Active { probability, recency_days },
        ];
        Self { value: Some(mean * (YEAR / interval) * probability), reasons }
    }
}

#[cfg(test)]
mod tests {
    use chrono::Duration;

    use super::*;

    fn expected(orders: u32, first: i64, last: i64, cents: i64) -> Option<f64> {
        let now: DateTime<Utc> = "2026-11-23T09:00:00Z".parse().unwrap();
        let days = |days| now - Duration::days(days);
        Score::expected(Some(Ordered { first_at: days(first), last_at: days(last), orders, cents }), now).value
    }

    #[test]
    fn a_known_answer() {
        // Three orders of 100 €, every 50 days, the last one 100 days ago: (100 / 200)³ × 100 € × 365.25 / 50.
        let cents = expected(3, 200, 100, 30_000).unwrap();
        assert!((cents - 10_000.0 * 7.305 * 0.125).abs() < 1e-6, "{cents}");
    }

    #[test]
    fn one_order_or_one_moment_tells_no_rhythm_and_nothing_ordered_no_value() {
        assert_eq!((expected(1, 50, 50, 9_000), expected(2, 50, 50, 9_000)), (None, None));
        assert_eq!(Score::expected(None, DateTime::UNIX_EPOCH).reasons, [ScoreReason::NeverBought]);
    }

    #[test]
    fn silence_lowers_it_and_who_was_paid_back_all_is_worth_nothing() {
        assert!(expected(3, 200, 10, 30_000) > expected(3, 200, 100, 30_000));
        assert_eq!(expected(2, 100, 50, -500), Some(0.0));
    }
}
