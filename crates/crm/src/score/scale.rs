//! The limits between marks: quintiles of a base, or thresholds.

use chrono::{DateTime, Duration, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use super::{Bought, Rfm, RfmClass};

/// What a last order, a number of orders and an amount must reach for the marks 2, 3, 4 and 5.
///
/// Quintiles: of `n` buyers, with `less` below a value and `same` at it (the buyer included), the mark is
/// `1 + ⌊5 × (2·less + same) / 2n⌋`: the quintile of the middle of those at that value, so that equals are marked alike. Five
/// different buyers have 1 to 5; when all are equal, or one is alone, the mark is 3.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scale {
    /// Buyers it was made of.
    pub buyers: u32,
    /// Fixed thresholds: the base has too few buyers for quintiles.
    pub fixed: bool,
    /// Of the last order, ms UTC.
    pub recency: [i64; 4],
    /// Of the number of orders.
    pub frequency: [i64; 4],
    /// Of the amount, in cents.
    pub monetary: [i64; 4],
    /// How the marks weigh in the score.
    pub weights: Weights,
}

/// How much each mark weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(rename = "RfmWeights")]
pub struct Weights {
    /// Recency.
    pub r: u32,
    /// Frequency.
    pub f: u32,
    /// Amount.
    pub m: u32,
}

/// The thresholds of a small base.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Thresholds {
    /// At most so many days since the last order for 5, 4, 3, 2.
    pub recency_days: [u32; 4],
    /// At least so many orders for 2, 3, 4, 5.
    pub orders: [u32; 4],
    /// At least so many euros for 2, 3, 4, 5.
    pub euros: [u32; 4],
}

impl Weights {
    /// From the setting `score.weights`; `None`: unreadable, nothing weighs, or recency does not weigh most.
    pub(crate) fn read(value: &Value) -> Option<Self> {
        let read: Weights = serde_json::from_value(value.clone()).ok()?;
        let sound = read.r > 0 && read.r >= read.f && read.r >= read.m && read.r <= 1_000;
        sound.then_some(read)
    }
}

impl Thresholds {
    /// From the setting `score.thresholds`; `None`: unreadable, or not in order.
    pub(crate) fn read(value: &Value) -> Option<Self> {
        let read: Thresholds = serde_json::from_value(value.clone()).ok()?;
        let all = [&read.recency_days, &read.orders, &read.euros];
        let sound = |four: &&[u32; 4]| four.is_sorted() && four.iter().all(|one| *one <= 10_000_000);
        all.iter().all(sound).then_some(read)
    }
}

impl Scale {
    /// The scale of thresholds at a moment.
    pub(crate) fn fixed(thresholds: &Thresholds, weights: Weights, now: DateTime<Utc>) -> Self {
        // « at most 30 days » lasts until the thirty-first is whole.
        let since = |days: u32| (now - Duration::days(i64::from(days) + 1)).timestamp_millis() + 1;
        let [five, four, three, two] = thresholds.recency_days;
        Self {
            buyers: 0,
            fixed: true,
            recency: [two, three, four, five].map(since),
            frequency: thresholds.orders.map(i64::from),
            monetary: thresholds.euros.map(|euros| i64::from(euros) * 100),
            weights,
        }
    }

    /// The quintiles of these buyers.
    pub(crate) fn of(buyers: &[Bought], weights: Weights) -> Self {
        let cuts = |of: fn(&Bought) -> i64| quintiles(buyers.iter().map(of).collect());
        Self {
            buyers: u32::try_from(buyers.len()).unwrap_or(u32::MAX),
            fixed: false,
            recency: cuts(|buyer| buyer.last_at),
            frequency: cuts(|buyer| buyer.orders),
            monetary: cuts(|buyer| buyer.cents),
            weights,
        }
    }

    /// Whether it marks everybody as the other does, however many it was made of.
    pub(crate) fn marks_like(&self, other: &Self) -> bool {
        let limits = |scale: &Self| (scale.fixed, scale.recency, scale.frequency, scale.monetary, scale.weights);
        limits(self) == limits(other)
    }

    /// The marks of a buyer.
    pub fn marks(&self, bought: &Bought) -> Rfm {
        let mark = |value: i64, cuts: &[i64; 4]| 1 + cuts.iter().map(|cut| u8::from(value >= *cut)).sum::<u8>();
        let r = mark(bought.last_at, &self.recency);
        let f = mark(bought.orders, &self.frequency);
        let m = mark(bought.cents, &self.monetary);
        let Weights { r: wr, f: wf, m: wm } = self.weights;
        let (sum, of) = (wr * u32::from(r) + wf * u32::from(f) + wm * u32::from(m), 5 * (wr + wf + wm));
        // Rounded to the nearest.
        let score = (200 * sum + of).checked_div(2 * of).unwrap_or(0);
        Rfm { r, f, m, score: u8::try_from(score).unwrap_or(100), class: RfmClass::of(r, f) }
    }
}

/// The least values that reach the marks 2 to 5; a mark that none reaches is out of reach.
fn quintiles(mut values: Vec<i64>) -> [i64; 4] {
    values.sort_unstable();
    let mut cuts = [i64::MAX; 4];
    let mut less = 0;
    for equals in values.chunk_by(|a, b| a == b) {
        let mark = 5 * (2 * less + equals.len()) / (2 * values.len());
        for (reached, cut) in (1..).zip(&mut cuts) {
            if mark >= reached && *cut == i64::MAX {
                *cut = equals.first().copied().unwrap_or(i64::MAX);
            }
        }
        less += equals.len();
    }
    cuts
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const WEIGHTS: Weights = Weights { r: 50, f: 30, m: 20 };

    fn marks(values: &[i64]) -> Vec<u8> {
        let buyers: Vec<Bought> = values.iter().map(|v| Bought { last_at: 0, orders: *v, cents: 0 }).collect();
        let scale = Scale::of(&buyers, WEIGHTS);
        buyers.iter().map(|buyer| scale.marks(buyer).f).collect()
    }

    #[test]
    fn five_different_buyers_have_one_to_five_and_ten_two_of_each() {
        assert_eq!(marks(&[30, 10, 50, 20, 40]), [3, 1, 5, 2, 4]);
        assert_eq!(marks(&[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]), [1, 1, 2, 2, 3, 3, 4, 4, 5, 5]);
    }

    #[test]
    fn equals_are_marked_alike_and_all_equal_or_alone_is_three() {
        assert_eq!(marks(&[1, 1, 1, 1, 1, 1, 1, 1, 9, 10]), [3, 3, 3, 3, 3, 3, 3, 3, 5, 5]);
        assert_eq!(marks(&[7, 7, 7]), [3, 3, 3]);
        assert_eq!(marks(&[7]), [3]);
        assert!(marks(&[]).is_empty());
    }

    #[test]
    fn the_score_is_out_of_a_hundred_and_recency_weighs_most() {
        let scale = Scale {
            buyers: 9,
            fixed: false,
            recency: [2, 3, 4, 5],
            frequency: [2, 3, 4, 5],
            monetary: [2, 3, 4, 5],
            weights: WEIGHTS,
        };
        let score = |last_at, orders, cents| scale.marks(&Bought { last_at, orders, cents }).score;
        assert_eq!((score(5, 5, 5), score(1, 1, 1)), (100, 20));
        assert_eq!((score(5, 1, 1), score(1, 5, 1), score(1, 1, 5)), (60, 44, 36));
    }

    #[test]
    fn thresholds_are_days_orders_and_euros() {
        let read = Thresholds::read(&serde_json::json!({
            "recency_days": [30, 90, 180, 365], "orders": [2, 3, 6, 10], "euros": [200, 500, 1000, 2000]
        }));
        let now: DateTime<Utc> = "2026-11-23T09:00:00Z".parse().unwrap();
        let scale = Scale::fixed(&read.unwrap(), WEIGHTS, now);
        let recency = |days| {
            scale.marks(&Bought { last_at: (now - Duration::days(days)).timestamp_millis(), orders: 1, cents: 0 }).r
        };
        assert_eq!([30, 31, 90, 91, 180, 181, 365, 366].map(recency), [5, 4, 4, 3, 3, 2, 2, 1]);
        let rest = |orders, cents| {
            let rfm = scale.marks(&Bought { last_at: 0, orders, cents });
            (rfm.f, rfm.m)
        };
        assert_eq!((rest(1, 19_999), rest(2, 20_000), rest(10, 200_000)), ((1, 1), (2, 2), (5, 5)));
    }

    proptest! {
        #[test]
        fn who_has_more_is_never_marked_lower_and_equals_are_equal(values in proptest::collection::vec(-50_i64..50, 1..60)) {
            let marks = marks(&values);
            for (a, mark_a) in values.iter().zip(&marks) {
                for (b, mark_b) in values.iter().zip(&marks) {
                    prop_assert!(a < b || mark_a >= mark_b);
                }
            }
            prop_assert!(marks.iter().all(|mark| (1..=5).contains(mark)));
        }
    }
}
