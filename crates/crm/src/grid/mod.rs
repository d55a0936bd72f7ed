//! Écoute qualité: listening grids, and what was marked with them on a call, a mail or a chat.
//!
//! A grid is data, as a call guide is: some ship as TOML files, a house edits them and adds its own. A marked grid is a
//! [`Listening`], with its note out of twenty ([`note`]).

mod check;
mod hearing;
mod listen;
mod note;
mod read;
mod save;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::codes::codes;

pub use hearing::{
    GridKept, GridVersion, HeardGuide, HeardItem, HeardMessage, HeardStep, Hearing, Listened, ListeningStep,
    ListeningView, Marked, Weighed, proposed,
};
pub(crate) use listen::kept_until;
pub use listen::{ForgetListenings, Heard, Listening, MarkListening, NewListening};
pub use note::{GridMark, Note, PartNote, note};
pub use read::shipped;
pub use save::SaveGrid;

codes! {
    /// What a grid is marked on.
    GridMedium {
        /// A telephone call.
        Call = "call",
        /// A written exchange: mail, chat, message.
        Mail = "mail",
    }
}

/// A listening grid.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Grid {
    /// Stable word; a house’s grid of the same key replaces the one that ships.
    pub key: String,
    /// As shown.
    pub name: String,
    /// What it is marked on.
    #[serde(rename = "for")]
    pub medium: GridMedium,
    /// Grows by one at each edit.
    pub version: u32,
    /// In order; their weights make 100.
    #[serde(rename = "part")]
    pub parts: Vec<GridPart>,
}

/// A part of a grid: criteria that weigh together.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct GridPart {
    /// Unique in the grid.
    pub key: String,
    /// As shown.
    pub name: String,
    /// Its share of the note, % (1 to 100).
    pub weight: u32,
    /// At least one.
    #[serde(rename = "item")]
    pub items: Vec<GridItem>,
}

/// Something that can be heard or read, marked as [`GridMark`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct GridItem {
    /// Unique in the grid.
    pub key: String,
    /// As shown.
    pub label: String,
    /// What makes it absent, partial or as it should be; `None`: the label says all.
    #[serde(default)]
    pub help: Option<String>,
    /// Absent, it makes the note 0.
    #[serde(default)]
    pub eliminatory: bool,
}

impl Grid {
    /// Every criterion, in order.
    pub fn items(&self) -> impl Iterator<Item = &GridItem> {
        self.parts.iter().flat_map(|part| &part.items)
    }
}
