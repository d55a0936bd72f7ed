//! Two ways of calling compared: a rate with its interval, and whether the difference may be chance.

use serde::Serialize;
use ts_rs::TS;

/// A 95 % interval of a proportion or of a difference, from -1 to 1.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, TS)]
pub struct Interval {
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

/// How one guide did.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Score {
    /// Its key.
    pub guide: String,
    /// People reached with it.
    pub reached: u32,
    /// Of them, successes.
    pub successes: u32,
    /// Where their true rate lies, 19 times in 20; `None`: nobody was reached.
    pub rate: Option<Interval>,
}

/// Two guides side by side.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Compared {
    /// The first one.
    pub a: Score,
    /// The second one.
    pub b: Score,
    /// Rate of the second minus rate of the first; `None`: one of them reached nobody.
    pub difference: Option<Interval>,
}

/// Two-sided 95 % quantile of the normal distribution.
const Z: f64 = 1.959_963_984_540_054;

/// Wilson’s score interval (E. B. Wilson, 1927): it stays in 0–1 and holds for few calls. `None`: `n` is 0.
///
/// ```
/// let seen = crm::campaign::wilson(8, 20).unwrap();
/// assert!((seen.low - 0.219).abs() < 0.001 && (seen.high - 0.613).abs() < 0.001);
/// ```
pub fn wilson(successes: u32, n: u32) -> Option<Interval> {
    if n == 0 {
        return None;
    }
    let (p, n) = (f64::from(successes.min(n)) / f64::from(n), f64::from(n));
    let middle = p + Z * Z / (2.0 * n);
    let reach = Z * (p * (1.0 - p) / n + Z * Z / (4.0 * n * n)).sqrt();
    let whole = 1.0 + Z * Z / n;
    Some(Interval { low: ((middle - reach) / whole).max(0.0), high: ((middle + reach) / whole).min(1.0) })
}

/// Rate of `b` minus rate of `a`, 95 % (R. G. Newcombe, 1998, method 10). Zero inside: it may be chance.
pub fn difference(a: (u32, u32), b: (u32, u32)) -> Option<Interval> {
    let rate = |(successes, n): (u32, u32)| f64::from(successes.min(n)) / f64::from(n);
    let (ia, ib) = (wilson(a.0, a.1)?, wilson(b.0, b.1)?);
    let (pa, pb) = (rate(a), rate(b));
    let apart = |x: f64, y: f64| (x * x + y * y).sqrt();
    Some(Interval { low: pb - pa - apart(pb - ib.low, ia.high - pa), high: pb - pa + apart(ib.high - pb, pa - ia.low) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(interval: Interval, low: f64, high: f64) {
        assert!((interval.low - low).abs() < 0.0006 && (interval.high - high).abs() < 0.0006, "{interval:?}");
    }

    #[test]
    fn the_interval_is_the_one_of_the_books() {
        near(wilson(81, 263).unwrap(), 0.2553, 0.3662);
        near(wilson(0, 20).unwrap(), 0.0, 0.1611);
        near(wilson(20, 20).unwrap(), 0.8389, 1.0);
        assert_eq!(wilson(0, 0), None);
    }

    #[test]
    fn a_difference_that_may_be_chance_holds_zero() {
        // Newcombe's own example: 56/70 against 48/80, 0.0524 to 0.3339.
        near(difference((48, 80), (56, 70)).unwrap(), 0.0524, 0.3339);
        let few = difference((1, 5), (2, 5)).unwrap();
        assert!(few.low < 0.0 && few.high > 0.0);
        assert_eq!(difference((0, 0), (2, 5)), None);
    }
}
