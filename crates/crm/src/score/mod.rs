//! Scores. RFM: a mark per client from how lately, how often and for how much they bought (data marketing, DOMAIN.md §6).
//!
//! Three marks from 1 to 5, a score out of 100 in which recency weighs most, and a class that says what to do. In a base with
//! enough buyers the marks are quintiles of the base; in a small one, fixed thresholds ([`Scale`]). One computation, whether
//! on a fiche, in the rule of a segment or over the whole base. What is paid back (a negative amount) lowers what somebody
//! bought for and is no order; what is dated after the moment looked at is not seen; who never ordered has no mark at all.

mod answer;
mod chart;
mod grid;
mod interest;
mod keep;
mod named;
mod quantify;
mod scale;
mod value;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::ContactId;
use crate::codes::codes;

pub(crate) use answer::Tries;
pub use chart::{Chart, Limits, ScoredLine};
pub use grid::{Grid, GridCell};
pub use interest::InterestSign;
pub(crate) use interest::Seen;
pub use keep::RefreshScale;
pub use named::{NamedScores, Score, ScoreQuestion, ScoreReason};
pub(crate) use quantify::Journey;
pub use quantify::{ContactChannel, Figure, Quantified, QuantifyBy, Quantities, QuantityGroup};
pub(crate) use scale::Thresholds;
pub use scale::{Scale, Weights};
pub(crate) use value::Ordered;

codes! {
    /// What somebody's marks of recency and frequency say, and what it suggests.
    RfmClass {
        /// Bought lately and often: thank them, ask what they think, let them recommend.
        Champion = "champion",
        /// Buy regularly: keep in touch, offer what stands above.
        Loyal = "loyal",
        /// Bought lately, a few times: offer what goes with it.
        Promising = "promising",
        /// Bought lately, for the first time: welcome them, make sure that all is well.
        New = "new",
        /// Bought often, no longer: call them, ask why.
        AtRisk = "at_risk",
        /// Have not bought for some time, nor often: wake them with an occasion.
        Asleep = "asleep",
        /// Have not bought for long: a last word, then let them be.
        Lost = "lost",
    }
}

impl RfmClass {
    /// The class of a mark of recency and a mark of frequency: each of the 25 cells has one.
    pub fn of(recency: u8, frequency: u8) -> Self {
        match (recency, frequency) {
            (4.., 4..) => RfmClass::Champion,
            (3.., 3..) => RfmClass::Loyal,
            (4.., 0..=1) => RfmClass::New,
            (3.., _) => RfmClass::Promising,
            (_, 3..) => RfmClass::AtRisk,
            (2, _) => RfmClass::Asleep,
            _ => RfmClass::Lost,
        }
    }
}

/// What somebody bought, as marks are given by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bought {
    /// The last order, ms UTC.
    pub last_at: i64,
    /// Orders.
    pub orders: i64,
    /// All of them less what was paid back, in cents.
    pub cents: i64,
}

/// Somebody's marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Rfm {
    /// Recency, 1 (long ago) to 5.
    pub r: u8,
    /// Frequency, 1 (seldom) to 5.
    pub f: u8,
    /// What they bought for, 1 (little) to 5.
    pub m: u8,
    /// The three weighed, out of 100; recency weighs most.
    pub score: u8,
    /// What they say.
    pub class: RfmClass,
}

/// Somebody of the base, marked.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Scored {
    /// Who.
    pub contact_id: ContactId,
    /// Their id in an imported file.
    pub external_id: Option<String>,
    /// Whole days since the last order.
    #[ts(type = "number")]
    pub recency_days: i64,
    /// Orders.
    #[ts(type = "number")]
    pub frequency: i64,
    /// All of them, in cents.
    #[ts(type = "number")]
    pub monetary_cents: i64,
    /// Their marks.
    #[serde(flatten)]
    pub rfm: Rfm,
}

impl Bought {
    /// Whole days since the last order.
    pub fn days(&self, at: DateTime<Utc>) -> i64 {
        (at.timestamp_millis() - self.last_at) / 86_400_000
    }
}
