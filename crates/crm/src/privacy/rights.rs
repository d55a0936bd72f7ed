//! What can be said of the rights of one person, and of those of everybody, at a glance.

use chrono::{DateTime, Utc};
use serde::Serialize;
use ts_rs::TS;

use super::{ErasurePreview, RetentionReport};
use crate::ContactId;
use crate::consent::ConsentLine;

/// Where the rights of one person stand.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Rights {
    /// Whose.
    pub contact_id: ContactId,
    /// As shown.
    pub name: String,
    /// The use of their fiche is limited (RGPD art. 18); `None`: it is not.
    pub frozen: Option<Frozen>,
    /// What they agreed to, last first, what was taken back included.
    pub consents: Vec<ConsentLine>,
    /// What erasing them would do; whether their numbers are in the list of oppositions.
    pub erasure: ErasurePreview,
}

/// A fiche nobody works with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Frozen {
    /// Whose.
    pub contact_id: ContactId,
    /// As shown.
    pub name: String,
    /// Since when.
    pub at: DateTime<Utc>,
    /// Why; `None`: not said.
    pub why: Option<String>,
}

/// What the rights of people ask of the house now.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct HouseRights {
    /// Fiches that nobody works with, the last frozen first: no list and no search shows them.
    pub frozen: Vec<Frozen>,
    /// Numbers and addresses in the list of oppositions.
    pub opposed: u32,
    /// What has reached its term, and what will.
    pub retention: RetentionReport,
}
