//! A steady stream of calls: as many an hour as asked, at random moments, from a mix of callers.
//!
//! Arrivals are a Poisson process (the assumption of the Erlang formulas): gaps between calls are exponential.

use std::time::Duration;

use rand::Rng;

/// The longest gap given, so that a near-zero rate stays a usable timer.
const GAP_MAX: Duration = Duration::from_secs(24 * 3_600);

/// Why there is no such traffic.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TrafficError {
    /// The rate is not a number above 0 and up to 100,000.
    #[error("calls an hour must be above 0, at most 100,000")]
    Rate,
    /// All three shares of the mix are 0.
    #[error("the mix of callers is empty")]
    EmptyMix,
}

/// Who calls next; the application picks the number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CallerKind {
    /// Somebody of the base.
    Known,
    /// Nobody we know.
    Unknown,
    /// A withheld number.
    Masked,
}

/// The shares of callers; only their proportions count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mix {
    /// Share of people of the base.
    pub known: u16,
    /// Share of unknown numbers.
    pub unknown: u16,
    /// Share of withheld numbers.
    pub masked: u16,
}

impl Default for Mix {
    /// Seven of ten known, a quarter unknown, the rest withheld.
    fn default() -> Self {
        Self { known: 70, unknown: 25, masked: 5 }
    }
}

/// Steady random traffic.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Traffic {
    per_second: f64,
    mix: Mix,
}

impl Traffic {
    /// Traffic of so many calls an hour on average.
    pub fn new(calls_per_hour: f64, mix: Mix) -> Result<Self, TrafficError> {
        if !(calls_per_hour > 0.0 && calls_per_hour <= 100_000.0) {
            return Err(TrafficError::Rate);
        }
        if (mix.known, mix.unknown, mix.masked) == (0, 0, 0) {
            return Err(TrafficError::EmptyMix);
        }
        Ok(Self { per_second: calls_per_hour / 3_600.0, mix })
    }

    /// The time until the next call; at most a day.
    pub fn next_gap<R: Rng + ?Sized>(&self, rng: &mut R) -> Duration {
        // `random` is in [0, 1), so the logarithm is finite.
        let seconds = -(1.0 - rng.random::<f64>()).ln() / self.per_second;
        Duration::try_from_secs_f64(seconds).map_or(GAP_MAX, |gap| gap.min(GAP_MAX))
    }

    /// Who makes it.
    pub fn next_caller<R: Rng + ?Sized>(&self, rng: &mut R) -> CallerKind {
        let (known, unknown) = (u32::from(self.mix.known), u32::from(self.mix.unknown));
        let drawn = rng.random_range(0..known + unknown + u32::from(self.mix.masked));
        if drawn < known {
            CallerKind::Known
        } else if drawn < known + unknown {
            CallerKind::Unknown
        } else {
            CallerKind::Masked
        }
    }
}

/// A random French number of the ranges kept for fiction, ten digits: it rings at nobody's.
pub fn fiction_number<R: Rng + ?Sized>(rng: &mut R) -> String {
    const RANGES: [&str; 6] = ["019900", "026191", "035301", "046571", "053649", "063998"];
    let range = RANGES.get(rng.random_range(0..RANGES.len())).unwrap_or(&"063998");
    format!("{range}{:04}", rng.random_range(0..10_000))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rand::{SeedableRng, rngs::StdRng};

    #[test]
    fn gaps_average_the_rate_and_are_the_same_for_the_same_seed() {
        let traffic = Traffic::new(120.0, Mix::default()).unwrap();
        let draw = |seed| {
            let mut rng = StdRng::seed_from_u64(seed);
            (0..20_000).map(|_| traffic.next_gap(&mut rng).as_secs_f64()).collect::<Vec<_>>()
        };
        let gaps = draw(1);
        let mean = gaps.iter().sum::<f64>() / 20_000.0;
        assert!((mean - 30.0).abs() < 1.0, "mean gap {mean}");
        // Exponential: as many gaps are longer than the mean as e⁻¹ says.
        let longer = gaps.iter().filter(|gap| **gap > 30.0).count();
        assert!((7_000..7_700).contains(&longer), "{longer}");
        assert_eq!(gaps, draw(1));
        assert_ne!(gaps, draw(2));
    }

    #[test]
    fn callers_come_in_the_asked_mix() {
        let traffic = Traffic::new(60.0, Mix { known: 1, unknown: 1, masked: 0 }).unwrap();
        let mut rng = StdRng::seed_from_u64(1);
        let callers: Vec<_> = (0..1_000).map(|_| traffic.next_caller(&mut rng)).collect();
        let known = callers.iter().filter(|caller| **caller == CallerKind::Known).count();
        assert!((400..600).contains(&known), "{known}");
        assert!(!callers.contains(&CallerKind::Masked));
    }

    #[test]
    fn impossible_traffic_is_refused() {
        for rate in [0.0, -1.0, f64::NAN, f64::INFINITY, 1e9] {
            assert_eq!(Traffic::new(rate, Mix::default()), Err(TrafficError::Rate), "{rate}");
        }
        let nobody = Mix { known: 0, unknown: 0, masked: 0 };
        assert_eq!(Traffic::new(1.0, nobody), Err(TrafficError::EmptyMix));
    }

    #[test]
    fn a_tiny_rate_still_gives_a_usable_timer() {
        let traffic = Traffic::new(1e-300, Mix::default()).unwrap();
        assert!(traffic.next_gap(&mut StdRng::seed_from_u64(1)) <= GAP_MAX);
    }

    #[test]
    fn invented_numbers_belong_to_nobody() {
        let mut rng = StdRng::seed_from_u64(1);
        for _ in 0..100 {
            let number = fiction_number(&mut rng);
            assert_eq!(number.len(), 10);
            assert!(["019900", "026191", "035301", "046571", "053649", "063998"].iter().any(|r| number.starts_with(r)));
        }
    }
}
