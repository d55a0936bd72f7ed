//! Offers: what was proposed to a person and what they answered, and what to propose next, with the reasons.

mod make;
mod suggest;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::codes::codes;
use crate::product::Product;
use crate::{CallId, ProductId};

pub use make::MakeOffer;
pub(crate) use suggest::{Bought, Link, OfferFacts, OfferRules, Sold, suggest};

codes! {
    /// What a person answered to an offer.
    OfferAnswer {
        /// They think about it.
        Pending = "pending",
        /// They take it.
        Accepted = "accepted",
        /// They do not want it.
        Refused = "refused",
        /// They said nothing.
        NoAnswer = "no_answer",
    }
}

/// An offer made, as told at the desk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct NewOffer {
    /// What was proposed.
    pub product_id: ProductId,
    /// In this call; `None`: outside one.
    pub call_id: Option<CallId>,
    /// What they answered.
    pub answer: OfferAnswer,
    /// The reason of a refusal, in their words.
    pub why: Option<String>,
    /// They asked that it be not proposed again before.
    pub not_before_on: Option<NaiveDate>,
}

/// An offer already made, as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MadeOffer {
    /// What was proposed.
    pub product_id: ProductId,
    /// What they answered.
    pub answer: OfferAnswer,
    /// Their words.
    pub why: Option<String>,
    /// When.
    pub at: DateTime<Utc>,
    /// Not to be proposed again before; `None`: no limit of theirs.
    pub not_before_on: Option<NaiveDate>,
}

/// Why a product is suggested: a code with its arguments.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum OfferWhy {
    /// It goes with something they bought.
    GoesWith {
        /// What they bought.
        product: String,
        /// When, last.
        at: DateTime<Utc>,
    },
    /// It stands above something they bought.
    Above {
        /// What they bought.
        product: String,
        /// When, last.
        at: DateTime<Utc>,
    },
    /// They buy it again and again, and it is time.
    Renewal {
        /// How many times so far.
        times: u32,
        /// Days between two, on average.
        days: u32,
        /// When, last.
        at: DateTime<Utc>,
    },
    /// They said they would think about it.
    Thinking {
        /// When.
        at: DateTime<Utc>,
    },
}

/// Why a product that seems right is left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum LeftOutReason {
    /// They refused it not long ago.
    Refused {
        /// When.
        at: DateTime<Utc>,
        /// The first day it may be proposed again.
        until: NaiveDate,
    },
    /// They have just been told of it, and think about it.
    Thinking {
        /// When.
        at: DateTime<Utc>,
    },
    /// They accepted it.
    Accepted {
        /// When.
        at: DateTime<Utc>,
    },
    /// Its sale has not begun.
    NotYetSold {
        /// First day.
        on: NaiveDate,
    },
    /// Its sale is over.
    NoLongerSold {
        /// Last day.
        on: NaiveDate,
    },
    /// They have something above it.
    Surpassed {
        /// What they have.
        product: String,
    },
    /// They have it.
    Owned {
        /// Bought, last.
        at: DateTime<Utc>,
    },
}

/// A product to propose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Suggestion {
    /// Which.
    pub product: Product,
    /// Why; at least one.
    pub why: Vec<OfferWhy>,
}

/// A product that seems right and is not proposed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct LeftOut {
    /// Which.
    pub product: Product,
    /// Why it seems right; at least one.
    pub why: Vec<OfferWhy>,
    /// Why it is not proposed.
    pub because: LeftOutReason,
}

/// What to propose to one person.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
pub struct Suggestions {
    /// Best first, at most three.
    pub items: Vec<Suggestion>,
    /// What seemed right and is not proposed, at most three.
    pub left_out: Vec<LeftOut>,
    /// They asked not to be called, and we are the ones calling: nothing is proposed.
    pub opposed: bool,
    /// Offers of this call so far.
    pub made: Vec<MadeOffer>,
}
