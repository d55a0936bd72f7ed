//! Requests of a site to be called back: who asks, on whose fiche it goes, when they are called.
//!
//! Nobody is merged by a guess: one fiche reached by their number or address is theirs, several are left to be chosen,
//! none makes a lead. What they ask is the ground of the call, for that call only ([`crate::law::Ground::Request`]).

mod choose;
mod file;
mod moment;
mod record;

use chrono::{DateTime, Utc};
use serde::Serialize;
use ts_rs::TS;

use crate::codes::codes;
use crate::{CallbackId, ContactId};

pub use choose::ChooseCaller;
pub(crate) use choose::KeptRequest;
pub use file::{FILE_BYTES_MAX, FILE_ROWS_MAX, RefusedRow, RequestRows, read_file, refusals};
pub(crate) use record::RequestRow;
pub use record::{RecordRequest, RecordRequests};

codes! {
    /// What became of a request.
    RequestVerdict {
        /// On the one fiche that has their number or address.
        One = "one",
        /// Several fiches have it: to be chosen.
        Several = "several",
        /// Nobody had it: a new lead.
        Unknown = "unknown",
        /// Known already: the same words, the same day or the same number of the site. Nothing was written.
        Duplicate = "duplicate",
    }
}

/// A request, written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RecordedRequest {
    /// What became of it.
    pub verdict: RequestVerdict,
    /// On whose fiche; `None`: to be chosen.
    pub contact_id: Option<ContactId>,
    /// The promise to call them; `None`: it was deleted since.
    pub callback_id: Option<CallbackId>,
}

/// The request behind a promise to call back.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct AskedBack {
    /// When they asked: the ground of the call (R.223-4).
    pub at: DateTime<Utc>,
    /// By which inlet: `form`, `file`.
    pub source: String,
    /// What they wrote; `None`: nothing.
    pub message: Option<String>,
    /// The page they wrote from; `None`: not said.
    pub page: Option<String>,
    /// The number as they wrote it, when it is none; `None`: it is one, or they left an address only.
    pub wrong_number: Option<String>,
    /// They had asked never to be called, since; they may be answered, and no more. `None`: they had not.
    pub opposed_at: Option<DateTime<Utc>>,
    /// Whose number or address it is, while that is to be chosen.
    pub candidates: Vec<AskedBy>,
}

/// Somebody who may have asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AskedBy {
    /// Whose fiche.
    pub contact_id: ContactId,
    /// Name, or company.
    pub name: String,
    /// Main address: town.
    pub town: Option<String>,
}
