//! A mark out of twenty, as French schools and listening grids give it.

/// The share (0 to 1) out of twenty, to one decimal.
pub(crate) fn out_of_twenty(share: f64) -> f64 {
    (share * 200.0).round() / 10.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_decimal_is_enough() {
        for (share, mark) in [(0.0, 0.0), (1.0 / 3.0, 6.7), (0.5, 10.0), (2.0 / 3.0, 13.3), (1.0, 20.0)] {
            assert_eq!(out_of_twenty(share).to_bits(), f64::to_bits(mark), "{share}");
        }
    }
}
