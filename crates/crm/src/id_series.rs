//! Many identifiers of one moment, in order: what a file of a million rows is given.

use chrono::{DateTime, Utc};
use uuid::Uuid;

/// Identifiers of one moment, each greater than the one before: a UUIDv7 with a counter in front of its random part
/// (RFC 9562 §6.2, method 1). A file of a million rows fills the indexes from left to right.
#[derive(Debug, Clone)]
pub(crate) struct IdSeries {
    millis: u64,
    /// 42 bits, begun at random in their lower half.
    counter: u64,
}

impl IdSeries {
    /// Bits of the counter that stand in the twelve bits before the variant; the others follow it.
    const AFTER_VARIANT: u32 = 30;

    pub(crate) fn new(now: DateTime<Utc>) -> Self {
        let millis = u64::try_from(now.timestamp_millis()).unwrap_or(0);
        Self { millis, counter: rand::random::<u64>() & ((1 << 41) - 1) }
    }

    pub(crate) fn take(&mut self) -> Uuid {
        self.counter += 1;
        let (head, tail) = (self.counter >> Self::AFTER_VARIANT, self.counter & ((1 << Self::AFTER_VARIANT) - 1));
        let random = u64::from(rand::random::<u32>());
        let mut bytes = [0; 10];
        let (front, back) = bytes.split_at_mut(2);
        front.copy_from_slice(&u16::try_from(head & 0xfff).unwrap_or(0).to_be_bytes());
        back.copy_from_slice(&(tail << 32 | random).to_be_bytes());
        uuid::Builder::from_unix_timestamp_millis(self.millis, &bytes).into_uuid()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_series_grows_and_stays_of_its_moment() {
        let now = DateTime::from_timestamp_millis(1_795_426_200_000).unwrap_or_default();
        for _ in 0..20 {
            let mut series = IdSeries::new(now);
            let ids: Vec<Uuid> = (0..5_000).map(|_| series.take()).collect();
            assert!(ids.is_sorted_by(|a, b| a < b));
            assert!(ids.iter().all(|id| id.get_version_num() == 7 && id.get_variant() == uuid::Variant::RFC4122));
            assert!(ids.iter().all(|id| id.get_timestamp().is_some_and(|at| at.to_unix().0 == 1_795_426_200)));
        }
    }
}
