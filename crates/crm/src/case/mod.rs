//! Solved cases (raisonnement à base de cas): what solved an incident is found again for the next one that is like it.
//!
//! Retrieve: [`crate::Reader::similar`] ranks the cases whose words and attributes match a text, and says which
//! matched. Reuse: the agent tries one. Revise: « ça a marché » or « non » is kept with the ticket; the words of a
//! ticket that a case solved become another wording of that case, « non » lowers it. Retain: a solved ticket becomes a
//! case when the agent keeps it. All local; nothing is learnt that cannot be shown.

mod keep;
mod question;
mod score;
mod words;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{CaseId, MotiveId, ProductId, TicketId};

pub use keep::{CaseStep, EditCase, KeepCase, TryCase};
pub(crate) use question::{Candidate, questions};
pub(crate) use score::{Held, Known, Query, Rank, rank, rarity};
pub use words::{Term, terms};

/// What the nearest cases are looked for by.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct SimilarQuery {
    /// The incident as told so far; subject and description together.
    pub text: String,
    /// The product concerned; `None`: not said.
    pub product_id: Option<ProductId>,
    /// Why they called; `None`: not said.
    pub motive_id: Option<MotiveId>,
    /// The house's word for its kind; `None`: not said.
    pub category: Option<String>,
    /// Questions answered "yes": their `stem`.
    pub yes: Vec<String>,
    /// Questions answered "no": their `stem`.
    pub no: Vec<String>,
    /// The ticket being worked: its own case is left out, and what was tried on it is told; `None`: a new one.
    pub ticket_id: Option<TicketId>,
    /// At most this many cases (1 to 20).
    pub limit: u32,
}

/// The nearest cases and what to ask next.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Similar {
    /// The nearest first.
    pub cases: Vec<SimilarCase>,
    /// The questions that best separate the cases left, the best first; at most three.
    pub questions: Vec<Question>,
    /// How many cases the base holds.
    pub out_of: u32,
}

/// A case, why it is near, and how often it worked.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct SimilarCase {
    /// Ours.
    pub case_id: CaseId,
    /// The ticket it was kept from; `None`: erased.
    pub ticket_id: Option<TicketId>,
    /// Its number.
    #[ts(type = "number | null")]
    pub ticket_number: Option<i64>,
    /// In one line.
    pub title: String,
    /// The incident as it was first told.
    pub told: String,
    /// What solved it.
    pub solution: String,
    /// The part of what was told that this case knows, attributes and success weighed in: 0 to 1.
    pub score: f64,
    /// What matched, the weightiest first.
    pub matched: Vec<Matched>,
    /// How often it solved a ticket, the first one included.
    pub worked: u32,
    /// How often it was tried, the first one included.
    pub tried: u32,
    /// What was said of it on the ticket being worked; `None`: not tried there.
    pub said: Option<bool>,
}

/// One thing that matched.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Matched {
    /// A word or phrase of the text.
    Word {
        /// As typed, folded.
        word: String,
        /// As the case has it, folded; the same as `word` where only a later wording knows it.
        there: String,
    },
    /// The same product.
    Product,
    /// The same motive.
    Motive,
    /// The same category.
    Category,
}

/// A question whose answer separates the cases left.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Question {
    /// What to send back in `yes` or `no`.
    pub stem: String,
    /// The word to ask about, as past tickets wrote it.
    pub word: String,
    /// How many of the cases left know it.
    pub with: u32,
    /// How many do not.
    pub without: u32,
}
