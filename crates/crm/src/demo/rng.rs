//! A tiny random generator whose output never changes from one release to the next.
//!
//! SplitMix64 (Steele, Lea, Flood, 2014), written here so that the same seed gives the same people for ever: the
//! generators of a library may change with its version. Whole numbers only: floating-point logarithms differ from one
//! machine to another. Not for secrets.

/// What is being drawn: each kind of item has its own independent stream.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stream {
    Group = 1,
    Place = 2,
    Person = 3,
    Lines = 4,
    Stage = 5,
    Company = 6,
    Call = 7,
    AfterCall = 8,
    History = 9,
    House = 10,
    Principal = 11,
}

/// A generator positioned on one item of one stream.
#[derive(Debug, Clone)]
pub(super) struct Rng {
    state: u64,
}

/// SplitMix64's increment: 2⁶⁴ divided by the golden ratio.
const STEP: u64 = 0x9E37_79B9_7F4A_7C15;

/// SplitMix64's finaliser.
fn mix(mut z: u64) -> u64 {
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

impl Rng {
    /// The generator of item `index` of `stream`: needs none of the items before it.
    pub(super) fn new(seed: u64, stream: Stream, index: usize) -> Self {
        let item = (stream as u64).wrapping_mul(STEP).wrapping_add(mix(index as u64));
        Self { state: mix(seed.wrapping_add(STEP) ^ mix(item)) }
    }

    /// The next 64 bits.
    pub(super) fn bits(&mut self) -> u64 {
        self.state = self.state.wrapping_add(STEP);
        mix(self.state)
    }

    /// The next 32 bits.
    pub(super) fn bits32(&mut self) -> u32 {
        (self.bits() >> 32) as u32
    }

    /// A number from 0 to `n - 1`; 0 when `n` is 0.
    pub(super) fn below(&mut self, n: usize) -> usize {
        usize::try_from((u128::from(self.bits()) * n as u128) >> 64).unwrap_or(0)
    }

    /// A number from `low` to `high`, both included; `low` when they are the wrong way round.
    pub(super) fn between(&mut self, low: i64, high: i64) -> i64 {
        let span = u128::from(high.saturating_sub(low).max(0).unsigned_abs()) + 1;
        let step = (u128::from(self.bits()) * span) >> 64;
        low.saturating_add(i64::try_from(step).unwrap_or(0))
    }

    /// True `n` times in 1000.
    pub(super) fn per_mille(&mut self, n: u32) -> bool {
        (u64::from(self.bits32()) * 1000) >> 32 < u64::from(n)
    }

    /// One of the list; `None` when it is empty.
    pub(super) fn pick<T: Copy>(&mut self, list: &[T]) -> Option<T> {
        let at = self.below(list.len());
        list.get(at).copied()
    }

    /// One word of the list; empty when the list is.
    pub(super) fn word(&mut self, list: &[&'static str]) -> &'static str {
        self.pick(list).unwrap_or("")
    }

    /// One word of a list that runs from common to rare: the first third comes more than half of the time.
    pub(super) fn common_word(&mut self, list: &[&'static str]) -> &'static str {
        let (a, b) = (self.below(list.len()), self.below(list.len()));
        list.get(a.min(b)).copied().unwrap_or("")
    }

    /// One of a weighted list; `None` when it is empty or weighs nothing.
    pub(super) fn weighted<T: Copy>(&mut self, list: &[(T, u32)]) -> Option<T> {
        let total: u64 = list.iter().map(|&(_, weight)| u64::from(weight)).sum();
        let mut left = (u64::from(self.bits32()) * total) >> 32;
        for &(item, weight) in list {
            if left < u64::from(weight) {
                return Some(item);
            }
            left -= u64::from(weight);
        }
        list.last().map(|&(item, _)| item)
    }

    /// A value of a distribution given by evenly spaced quantiles, straight lines between them.
    pub(super) fn quantile(&mut self, table: &[i64]) -> i64 {
        let steps = table.len().saturating_sub(1) as u64;
        let place = (u64::from(self.bits32())).saturating_mul(steps);
        let at = usize::try_from(place >> 32).unwrap_or(0);
        let part = i64::from((place & 0xFFFF_FFFF) as u32);
        let low = table.get(at).copied().unwrap_or(0);
        let high = table.get(at + 1).copied().unwrap_or(low);
        low + (((high - low) * part) >> 32)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stream_of_an_item_never_changes() {
        let mut rng = Rng::new(42, Stream::Person, 7);
        assert_eq!([rng.bits(), rng.bits()], [0xCA27_3051_7243_07D1, 0xAA1C_3C69_0D12_116A]);
    }

    #[test]
    fn draws_stay_within_their_bounds() {
        let mut rng = Rng::new(1, Stream::Call, 0);
        for _ in 0..1000 {
            assert!(rng.below(7) < 7);
            assert!((-3..=5).contains(&rng.between(-3, 5)));
            assert!((0..=90).contains(&rng.quantile(&[0, 10, 90])));
        }
        assert_eq!(rng.below(0), 0);
        assert_eq!(rng.word(&[]), "");
        assert_eq!(rng.quantile(&[]), 0);
        assert_eq!(rng.between(9, 2), 9);
    }
}
