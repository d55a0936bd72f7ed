//! Call guides: what to say and do, step by step. CROC, CERC, the sales interview and others ship as TOML files; a
//! house may edit them and add its own. A guide is data: nothing here knows a method.
//!
//! What an agent did of a guide in a call is a [`GuideRun`], kept with the outcome.

mod check;
mod name;
mod read;
mod run;
mod save;
mod shelf;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::codes::codes;

pub(crate) use check::{PHRASE_MAX, keys, placeholders, words};
pub use read::shipped;
pub use run::{CracPart, GuideRun, MetObjection};
pub use save::{RestoreGuide, RetireGuide, SaveGuide};
pub use shelf::{GuideShelf, GuideWork, GuideWorked, KeptGuide, QueueGuides, SetQueueGuides};

codes! {
    /// For which calls a guide is meant.
    GuideDirection {
        /// They call us.
        Inbound = "inbound",
        /// We call them.
        Outbound = "outbound",
        /// Either.
        Any = "any",
    }
}

/// A call guide.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Guide {
    /// Stable word; a house's guide of the same key replaces the one that ships.
    pub key: String,
    /// As shown.
    pub name: String,
    /// For which calls.
    pub direction: GuideDirection,
    /// Grows by one at each edit.
    pub version: u32,
    /// What it is for, in one sentence.
    pub purpose: String,
    /// In order; at least one.
    #[serde(rename = "step")]
    pub steps: Vec<GuideStep>,
    /// Objections it prepares for.
    #[serde(rename = "objection", default)]
    pub objections: Vec<Objection>,
}

/// A step of a guide.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct GuideStep {
    /// Unique in the guide.
    pub key: String,
    /// One or two characters, shown in a round.
    pub letter: String,
    /// As shown.
    pub name: String,
    /// From – to, seconds it usually takes.
    pub seconds: (u32, u32),
    /// What to say. `{nom}` and the like are filled in; a part in square brackets goes when what it names is unknown.
    pub phrase: String,
    /// Advice; `None`: none.
    #[serde(default)]
    pub help: Option<String>,
    /// What is ticked; at least one.
    #[serde(rename = "item")]
    pub items: Vec<GuideItem>,
}

/// Something that can be seen to be done.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct GuideItem {
    /// Unique in the guide.
    pub key: String,
    /// As shown.
    pub label: String,
    /// What it weighs in a mark; at least 1.
    pub weight: u32,
    /// Without it the mark is 0.
    #[serde(default)]
    pub eliminatory: bool,
}

/// An objection and its answer by CRAC: creuser, reformuler, argumenter, contrôler.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Objection {
    /// Unique in the guide.
    pub key: String,
    /// As shown.
    pub name: String,
    /// A question that digs.
    pub dig: String,
    /// The objection in other, positive words.
    pub rephrase: String,
    /// What answers it.
    pub argue: String,
    /// What makes sure that it is answered.
    pub check: String,
}
