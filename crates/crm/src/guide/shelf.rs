//! The guides as a house keeps them: those in use and those put away, and which ones come first in each queue.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Guide;
use crate::{Context, Error, Operation, QueueId, Result, Tx};

/// The most guides that a queue may name: one digit chooses one.
const QUEUE_MOST: usize = 9;

/// A guide as the house keeps it.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct KeptGuide {
    /// As it stands.
    pub guide: Guide,
    /// Out of use.
    pub retired: bool,
    /// It ships with Décroche: what it was can be taken back.
    pub ships: bool,
    /// It ships, and the house wrote it anew.
    pub edited: bool,
}

/// The guides of the calls that come through a queue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct QueueGuides {
    /// Which.
    pub queue_id: QueueId,
    /// Its name.
    pub queue: String,
    /// Keys, the first followed unless the agent picks another; empty: the house's choice by direction.
    pub guides: Vec<String>,
}

/// Every guide, in use or not, and the queues.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct GuideShelf {
    /// Those that ship in their order, then the house's own by key.
    pub guides: Vec<KeptGuide>,
    /// By name.
    pub queues: Vec<QueueGuides>,
}

/// What is done with guides.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(tag = "step", rename_all = "snake_case")]
pub enum GuideWork {
    /// Looking; nothing changes.
    List,
    /// Reads the text of a file, and hands the guide back to be looked at; nothing changes.
    Read {
        /// TOML.
        file: String,
    },
    /// A new guide, or the next version of one.
    Save {
        /// As typed; blank keys are made from the names.
        guide: Guide,
    },
    /// Out of use, or back in it.
    Retire {
        /// Its key.
        key: String,
        /// Out.
        retired: bool,
    },
    /// As it shipped, as the next version.
    Restore {
        /// Its key.
        key: String,
    },
    /// Writes a guide as a file among the user's documents.
    Export {
        /// Its key.
        key: String,
    },
    /// The guides of a queue.
    Queue {
        /// Which.
        queue_id: QueueId,
        /// Keys, the first followed unless the agent picks another.
        guides: Vec<String>,
    },
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct GuideWorked {
    /// Every guide, as they stand after it.
    pub shelf: GuideShelf,
    /// The guide read or saved; `None`: none.
    pub guide: Option<Guide>,
    /// Where the file is; `None`: none was written.
    pub file: Option<String>,
}

/// Says which guides come first when a call comes through a queue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetQueueGuides {
    /// Which.
    pub queue_id: QueueId,
    /// Keys, in order; empty: the house's choice by direction.
    pub guides: Vec<String>,
}

impl Operation for SetQueueGuides {
    type Output = ();
    const KIND: &'static str = "queue.guides";

    fn apply(self, tx: &Tx<'_>, _: &Context) -> Result<()> {
        let mut guides: Vec<String> = Vec::new();
        for key in self.guides {
            if tx.guide_version(&key)? == 0 {
                return Err(Error::NotFound { kind: "guide" });
            }
            if !guides.contains(&key) {
                guides.push(key);
            }
        }
        if guides.len() > QUEUE_MOST {
            return Err(Error::Invalid { field: "guides", why: "too_long" });
        }
        tx.set_queue_guides(self.queue_id, &guides)?;
        tx.touched_house();
        Ok(())
    }
}
