//! The base in 25 cells: how lately by how often, what a chart shows.

use serde::Serialize;
use ts_rs::TS;

use super::{RfmClass, Scored};

/// How many buyers stand where.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(rename = "RfmGrid")]
pub struct Grid {
    /// Buyers in all.
    pub buyers: u32,
    /// The marks are fixed thresholds: the base has too few buyers for quintiles.
    pub fixed: bool,
    /// The 25 cells, by recency then frequency, from 1.
    pub cells: Vec<GridCell>,
}

/// Buyers of one mark of recency and one of frequency.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(rename = "RfmCell")]
pub struct GridCell {
    /// Mark of recency.
    pub r: u8,
    /// Mark of frequency.
    pub f: u8,
    /// Their class.
    pub class: RfmClass,
    /// How many.
    pub count: u32,
    /// What each bought for on average, in cents, rounded; `None`: nobody is there.
    #[ts(type = "number | null")]
    pub mean_cents: Option<i64>,
}

impl Grid {
    /// The grid of these buyers.
    pub(crate) fn of(scored: &[Scored], fixed: bool) -> Self {
        let mut sums = [[(0_u32, 0_i64); 5]; 5];
        for one in scored {
            let place = |mark: u8| usize::from(mark.clamp(1, 5) - 1);
            if let Some(cell) = sums.get_mut(place(one.rfm.r)).and_then(|row| row.get_mut(place(one.rfm.f))) {
                cell.0 += 1;
                cell.1 += one.monetary_cents;
            }
        }
        let cells = (1..=5_u8).zip(&sums).flat_map(|(r, row)| {
            (1..=5_u8).zip(row).map(move |(f, &(count, cents))| {
                let n = i64::from(count);
                let mean_cents = (n > 0).then(|| (2 * cents + n).div_euclid(2 * n.max(1)));
                GridCell { r, f, class: RfmClass::of(r, f), count, mean_cents }
            })
        });
        let buyers = u32::try_from(scored.len()).unwrap_or(u32::MAX);
        Self { buyers, fixed, cells: cells.collect() }
    }
}
