//! How far the base can be trusted: what is wrong on a fiche, what would put it right, and one mark for all of it.
//!
//! A fiche is looked at here as a [`Subject`], words only: [`look`] tells its flaws as bits that the store keeps beside the
//! facts of the fiche, [`corrections`] what is proposed. Reading and writing are the store's; what is the same person twice
//! is [`crate::duplicate`]'s; whether somebody may be called is [`crate::law`]'s.

mod aging;
mod bulk;
mod deduce;
mod fix;
mod flaw;
mod keep;
mod mark;
mod subject;
mod verify;

use serde::Serialize;
use ts_rs::TS;

use crate::contact::ContactLine;

pub use bulk::{BulkChange, BulkLine, BulkPreview, BulkProgress, BulkRun, BulkValue, BulkWho, PastBulk, UndoneBulk};
pub use deduce::DeduceFromCompanies;
pub use fix::{Correction, FixContact, FixKind, Spot};
pub use flaw::{Flaw, WorkList};
pub use keep::{KeepLikely, LookAgain};
pub use mark::{Quality, QualityPart};
pub use verify::VerifyContact;

pub(crate) use aging::Aging;
pub(crate) use bulk::{BeginBulk, BulkLot, EndBulk, UndoBulk, undo_bulk_whole};
pub(crate) use deduce::Colleague;
pub(crate) use fix::of_fiche;
pub(crate) use flaw::look;
pub(crate) use mark::{Counted, score};
pub(crate) use subject::Subject;

/// A fiche of a work list: what is wrong with it, what would put it right.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct QualityLine {
    /// Who.
    pub line: ContactLine,
    /// What is wrong, of every list.
    pub flaws: Vec<Flaw>,
    /// What is proposed, value by value.
    pub corrections: Vec<Correction>,
    /// From 0 to 1: the likelihood that its address is still right.
    pub still_right: f64,
    /// When it was checked last, or made.
    pub verified_at: chrono::DateTime<chrono::Utc>,
    /// What they bought for, in cents: why this one comes before the next.
    #[ts(type = "number")]
    pub spent_cents: i64,
}

/// A page of a work list.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct QualityPage {
    /// How many fiches the whole list has.
    pub total: u32,
    /// Those of the page: who bought for most first, then whom one heard of last.
    pub items: Vec<QualityLine>,
}
