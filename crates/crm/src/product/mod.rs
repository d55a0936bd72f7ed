//! The catalogue: what the house sells, with its pitch and what goes with it, found while one talks.
//!
//! A product is never erased: purchases and refusals point to it. Out of the catalogue, it is retired.

mod find;
mod save;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::offer::Suggestions;
use crate::{CallId, ContactId, ProductId};

pub(crate) use find::{Searched, nearest};
pub use save::{RetireProduct, SaveProduct};

/// A product, by name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Product {
    /// Ours.
    pub id: ProductId,
    /// On orders.
    pub reference: String,
    /// As said.
    pub name: String,
    /// In cents; `None`: on quotation.
    #[ts(type = "number | null")]
    pub price_cents: Option<i64>,
}

/// What is said of a product to sell it; `None`: nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Pitch {
    /// Caractéristique: what it is.
    pub feature: Option<String>,
    /// Avantage: what that makes possible.
    pub advantage: Option<String>,
    /// Bénéfice: what this person gains.
    pub benefit: Option<String>,
    /// Preuve: what shows it.
    pub proof: Option<String>,
}

/// A product with all that is known of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ProductSheet {
    /// Which.
    pub product: Product,
    /// Products sold alike; `None`: none.
    pub family: Option<String>,
    /// First day of sale; `None`: always was.
    pub sold_from_on: Option<NaiveDate>,
    /// Last day of sale; `None`: no end.
    pub sold_until_on: Option<NaiveDate>,
    /// Bought more than once: proposed to who has one already.
    pub again: bool,
    /// What is said.
    pub pitch: Pitch,
    /// Sold with it (cross-selling).
    pub goes_with: Vec<Product>,
    /// One step above it (up-selling).
    pub above: Vec<Product>,
    /// Out of the catalogue.
    pub retired: bool,
}

/// A product as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct NewProduct {
    /// On orders; of one product only.
    pub reference: String,
    /// As said; not empty.
    pub name: String,
    /// Products sold alike.
    pub family: Option<String>,
    /// In cents; `None`: on quotation.
    #[ts(type = "number | null")]
    pub price_cents: Option<i64>,
    /// First day of sale.
    pub sold_from_on: Option<NaiveDate>,
    /// Last day of sale.
    pub sold_until_on: Option<NaiveDate>,
    /// Proposed to who has one already.
    pub again: bool,
    /// What is said.
    pub pitch: Pitch,
    /// Sold with it.
    pub goes_with: Vec<ProductId>,
    /// One step above it.
    pub above: Vec<ProductId>,
}

/// What is looked for in the catalogue, and for whom.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct CatalogueQuery {
    /// Beginnings of words of the reference, the name, the family or the pitch; empty: everything.
    pub text: String,
    /// Also what is retired or not on sale today.
    pub whole: bool,
    /// Whom to suggest offers for; `None`: nobody.
    pub contact_id: Option<ContactId>,
    /// The call in hand; `None`: none, so that a call would be ours.
    pub call_id: Option<CallId>,
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct CatalogueFound {
    /// Nearest first, at most 50; by name when nothing was looked for.
    pub items: Vec<ProductSheet>,
    /// How many there are in all.
    pub total: u32,
    /// Offers for that person; `None`: nobody was named.
    pub offers: Option<Suggestions>,
}

/// What is done with the catalogue.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(tag = "step", rename_all = "snake_case")]
pub enum ProductStep {
    /// Looking; nothing changes.
    Find {
        /// For what.
        query: CatalogueQuery,
    },
    /// A new product, or one changed.
    Save {
        /// Which; `None`: a new one.
        product_id: Option<ProductId>,
        /// As typed.
        product: Box<NewProduct>,
    },
    /// Out of the catalogue, or back in it.
    Retire {
        /// Which.
        product_id: ProductId,
        /// Out.
        retired: bool,
    },
}
