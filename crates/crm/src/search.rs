//! Search as you type, and the list of the whole base: what is asked and what comes back.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::contact::{ContactLine, Stage};
use crate::scope::Scope;

/// What a search found.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct SearchResult {
    /// Exact up to 1,000; `None` beyond.
    pub total: Option<u32>,
    /// There are more than `total` can say.
    pub more: bool,
    /// The best first.
    pub items: Vec<SearchHit>,
}

/// One person found, and where the words were.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct SearchHit {
    /// Who.
    #[serde(flatten)]
    pub line: ContactLine,
    /// The text that matched (name, company, town, e-mail or number).
    pub snippet: String,
}

crate::codes::codes! {
    /// What the list is sorted by.
    SortBy {
        /// Last name, first name; companies' desks by the company's name.
        Name = "name",
        /// Company, then name.
        Company = "company",
        /// Town, then name.
        Town = "town",
        /// Rung, then name.
        Stage = "stage",
        /// Last exchange.
        LastContact = "last_contact",
    }
}

/// A slice of the list of the whole base.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ListQuery {
    /// What it is sorted by.
    pub sort: SortBy,
    /// Last first.
    pub descending: bool,
    /// Only this rung.
    pub stage: Option<Stage>,
    /// Whose.
    pub scope: Scope,
    /// Rows skipped.
    pub offset: u32,
    /// At most this many, up to 500; 0: only the total is asked for.
    pub limit: u32,
}

/// The rows of a slice.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ContactPage {
    /// All that match the filter.
    pub total: u32,
    /// Rows, in order.
    pub items: Vec<ContactLine>,
}
