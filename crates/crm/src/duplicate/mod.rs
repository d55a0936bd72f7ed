//! Fiches that are probably one person's: found over the whole base or for one fiche, with reasons and a likelihood.
//!
//! Blocks of people who share a key ([`block`]) are compared pair by pair ([`score`]); nobody is compared with
//! everybody. This module knows people only as a [`crowd`] in hand: reading it is the store's, merging is
//! [`crate::contact`]'s, and deciding is an agent's.

mod block;
mod crowd;
mod dismiss;
mod given;
mod hash;
mod key;
mod name;
mod phonetic;
mod place;
mod placeholder;
mod reason;
mod scan;
mod score;

use serde::Serialize;
use ts_rs::TS;

use crate::codes::codes;
use crate::contact::ContactLine;

pub use dismiss::{DismissDuplicate, RecallDuplicate};
pub use phonetic::phonetic;
pub use reason::Reason;
pub use scan::{ScanProgress, ScanStep};

pub(crate) use crowd::{Crowd, Row};
pub(crate) use scan::{Found, Hit, beside, scan};

codes! {
    /// How likely two fiches are to be one person's.
    Likeness {
        /// Nineteen chances in twenty or more: may be merged in a run, after a look.
        Sure = "sure",
        /// Four in five: an agent compares.
        Probable = "probable",
        /// One in two: told on the fiche, no more.
        Possible = "possible",
    }
}

/// Two fiches that look like one person's.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct DuplicatePair {
    /// The older fiche: the one that a merge keeps unless told otherwise.
    pub a: ContactLine,
    /// The newer one.
    pub b: ContactLine,
    /// From 0 to 1: the likelihood that they are one person's.
    pub score: f64,
    /// The same in a word.
    pub level: Likeness,
    /// Why, for and against.
    pub reasons: Vec<Reason>,
}

/// Every pair that is sure or probable, by the row numbers of their fiches: what is kept between two looks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Likely(pub(crate) Vec<(i64, i64)>);

/// What a look at the whole base found.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Duplicates {
    /// The likeliest first, at most as many as asked for.
    pub pairs: Vec<DuplicatePair>,
    /// How many pairs have at least the score asked for.
    #[ts(type = "number")]
    pub total: usize,
    /// How many are sure.
    #[ts(type = "number")]
    pub sure: usize,
    /// How many are probable.
    #[ts(type = "number")]
    pub probable: usize,
    /// How many are possible.
    #[ts(type = "number")]
    pub possible: usize,
    /// How many fiches were compared.
    #[ts(type = "number")]
    pub people: usize,
    /// How many groups (a switchboard, a frequent name in a large town) were too large to be compared pair by pair: in
    /// these, each fiche was compared with those that have more in common with it.
    #[ts(type = "number")]
    pub narrowed: usize,
    /// To be kept, so that lists and rules know of them.
    #[serde(skip)]
    #[ts(skip)]
    pub likely: Likely,
}
