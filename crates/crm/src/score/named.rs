//! Four scores of one person, each with what it rests on: fit with a target, interest in a product, chance that they
//! answer a call, what they may buy for in a year. Worked out when asked for, never kept: they decide nothing.
//!
//! A score is a number and its reasons, as codes with their figures: an interface words them. Nothing to rest on: no number.

use chrono::{DateTime, Utc};
use serde::Serialize;
use ts_rs::TS;

use super::interest::InterestSign;
use crate::{ContactId, ProductId};

/// What the scores are asked with.
#[derive(Debug, Clone, Default)]
pub struct ScoreQuestion {
    /// The target of the fit; `None`: no fit is asked for.
    pub target: Option<crate::segment::Rule>,
    /// The product of the interest; `None`: no interest is asked for.
    pub product_id: Option<ProductId>,
}

/// The four.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct NamedScores {
    /// Whose.
    pub contact_id: ContactId,
    /// As of then; the chance of an answer is that of a call placed then.
    pub at: DateTime<Utc>,
    /// Conditions of the target they meet, from 0 to 1; `None`: no target was given.
    pub fit: Option<Score>,
    /// Interest in the product, from 0 to 1; `None`: no product was given.
    pub interest: Option<Score>,
    /// Probability that they answer, from 0 to 1.
    pub answer: Score,
    /// What they may buy for in the year to come, in cents.
    pub expected_cents: Score,
}

/// A number and what it rests on.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(rename = "NamedScore")]
pub struct Score {
    /// `None`: there is nothing to rest on.
    pub value: Option<f64>,
    /// Why.
    pub reasons: Vec<ScoreReason>,
}

/// One thing that a score rests on.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum ScoreReason {
    /// A condition of the target.
    Condition {
        /// As a rule is written.
        rule: String,
        /// They meet it.
        met: bool,
    },
    /// A sign for a product, or against it.
    Sign {
        /// Which.
        sign: InterestSign,
        /// How many times.
        times: u32,
        /// Last.
        at: DateTime<Utc>,
        /// What all of them weigh; negative: against.
        weight: f64,
    },
    /// Calls to anybody else.
    BaseCalls {
        /// Placed.
        tried: u32,
        /// Answered.
        answered: u32,
    },
    /// Those of them at that hour of that day of the week.
    BaseCallsThen {
        /// Placed.
        tried: u32,
        /// Answered.
        answered: u32,
    },
    /// Calls to them at other hours.
    OwnCalls {
        /// Placed.
        tried: u32,
        /// Answered.
        answered: u32,
    },
    /// Calls to them at that hour of that day of the week.
    OwnCallsThen {
        /// Placed.
        tried: u32,
        /// Answered.
        answered: u32,
    },
    /// They never ordered.
    NeverBought,
    /// They ordered at one moment only: no rhythm is known.
    OneOrder {
        /// When.
        at: DateTime<Utc>,
    },
    /// What they order for on average, what was paid back taken off.
    Basket {
        /// In cents.
        #[ts(type = "number")]
        mean_cents: i64,
        /// Of how many orders.
        orders: u32,
    },
    /// How often they order.
    Rhythm {
        /// Days between two orders, on average.
        interval_days: f64,
    },
    /// How likely it is that they still buy.
    Active {
        /// From 0 to 1.
        probability: f64,
        /// Days since the last order.
        recency_days: f64,
    },
}

impl Score {
    /// The share of a target's conditions that they meet.
    pub(crate) fn fit(conditions: Vec<(String, bool)>) -> Self {
        let share = |met: usize| met as f64 / conditions.len() as f64;
        let value = (!conditions.is_empty()).then(|| share(conditions.iter().filter(|(_, met)| *met).count()));
        let reasons = conditions.into_iter().map(|(rule, met)| ScoreReason::Condition { rule, met }).collect();
        Self { value, reasons }
    }
}
