//! What a screen shows of RFM at a moment: the 25 cells, the limits between the marks, the people of one cell.

use chrono::{DateTime, Utc};
use serde::Serialize;
use ts_rs::TS;

use super::{Grid, Scale, Scored, Weights};
use crate::contact::ContactLine;

/// RFM at a moment.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(rename = "RfmChart")]
pub struct Chart {
    /// What was bought later is not seen.
    pub at: DateTime<Utc>,
    /// The 25 cells.
    pub grid: Grid,
    /// What the marks ask.
    pub limits: Limits,
    /// From so many buyers on, marks are quintiles.
    #[ts(type = "number")]
    pub few: u64,
    /// The people of the cell asked for, the best score first; empty: none was, or nobody is there.
    pub people: Vec<ScoredLine>,
}

/// What the marks 2, 3, 4 and 5 ask; `None`: nobody can reach it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(rename = "RfmLimits")]
pub struct Limits {
    /// At most so many whole days since the last order.
    #[ts(type = "[number | null, number | null, number | null, number | null]")]
    pub recency_days: [Option<i64>; 4],
    /// At least so many orders.
    #[ts(type = "[number | null, number | null, number | null, number | null]")]
    pub orders: [Option<i64>; 4],
    /// At least so much, in cents.
    #[ts(type = "[number | null, number | null, number | null, number | null]")]
    pub cents: [Option<i64>; 4],
    /// How the marks weigh in the score.
    pub weights: Weights,
}

/// Somebody of a cell, as a line of a list.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ScoredLine {
    /// Who.
    pub line: ContactLine,
    /// Their marks.
    pub scored: Scored,
}

impl Limits {
    /// Those of a scale, as they are told at a moment.
    pub(crate) fn of(scale: &Scale, at: DateTime<Utc>) -> Self {
        let reached = |cuts: &[i64; 4]| cuts.map(|cut| (cut != i64::MAX).then_some(cut));
        let days = |since: i64| (at.timestamp_millis() - since).div_euclid(86_400_000);
        Self {
            recency_days: reached(&scale.recency).map(|cut| cut.map(days)),
            orders: reached(&scale.frequency),
            cents: reached(&scale.monetary),
            weights: scale.weights,
        }
    }
}
