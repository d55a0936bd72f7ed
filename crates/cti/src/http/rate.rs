//! A token bucket: so many requests a second, with a reserve for bursts.

use std::time::Instant;

/// The reserve of one sender.
#[derive(Debug)]
pub(super) struct Bucket {
    level: f64,
    filled_at: Instant,
}

impl Bucket {
    /// A full bucket.
    pub(super) fn new(burst: u32, now: Instant) -> Self {
        Self { level: f64::from(burst), filled_at: now }
    }

    /// Takes one request out; `false` when the reserve is used up.
    pub(super) fn take(&mut self, per_second: u32, burst: u32, now: Instant) -> bool {
        let elapsed = now.saturating_duration_since(self.filled_at).as_secs_f64();
        self.level = (self.level + elapsed * f64::from(per_second)).min(f64::from(burst));
        self.filled_at = now;
        let enough = self.level >= 1.0;
        if enough {
            self.level -= 1.0;
        }
        enough
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn a_burst_passes_then_the_steady_rate() {
        let start = Instant::now();
        let mut bucket = Bucket::new(1_000, start);
        let taken = (0..1_500).filter(|_| bucket.take(500, 1_000, start)).count();
        assert_eq!(taken, 1_000);
        let later = start + Duration::from_secs(1);
        let taken = (0..1_500).filter(|_| bucket.take(500, 1_000, later)).count();
        assert_eq!(taken, 500);
    }

    #[test]
    fn a_rest_never_fills_it_beyond_the_burst() {
        let start = Instant::now();
        let mut bucket = Bucket::new(10, start);
        let later = start + Duration::from_secs(3_600);
        assert_eq!((0..100).filter(|_| bucket.take(5, 10, later)).count(), 10);
    }
}
