//! What was done of a guide in a call.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::codes::codes;
use crate::{Error, Result};

codes! {
    /// A part of an answer by CRAC.
    CracPart {
        /// Creuser.
        Dig = "dig",
        /// Reformuler.
        Rephrase = "rephrase",
        /// Argumenter.
        Argue = "argue",
        /// Contrôler.
        Check = "check",
    }
}

/// What was done of a guide in a call.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct GuideRun {
    /// Its key.
    pub guide: String,
    /// Its version then.
    pub version: u32,
    /// Keys of the items ticked.
    pub ticked: Vec<String>,
    /// Time spent by step, ms.
    #[ts(type = "Record<string, number>")]
    pub spent_ms: BTreeMap<String, u64>,
    /// Objections met, in order.
    pub objections: Vec<MetObjection>,
}

/// An objection the person raised, and what was answered.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct MetObjection {
    /// Its key in the guide.
    pub key: String,
    /// As it was called then.
    pub name: String,
    /// The parts of the answer that were given, in order.
    pub answered: Vec<CracPart>,
}

/// The most items, steps or objections a run may name.
const MOST: usize = 200;

impl GuideRun {
    /// # Errors
    /// [`Error::Invalid`] when it names more than a guide can hold.
    pub(crate) fn check(&self) -> Result<()> {
        let counts = [self.ticked.len(), self.spent_ms.len(), self.objections.len()];
        let keys = self.ticked.iter().chain(self.spent_ms.keys()).chain(self.objections.iter().map(|o| &o.key));
        let long = std::iter::once(&self.guide).chain(keys).any(|key| key.len() > 64);
        let wordy = self.objections.iter().any(|o| o.name.chars().count() > 200 || o.answered.len() > 8);
        if counts.iter().any(|&n| n > MOST) || long || wordy {
            return Err(Error::Invalid { field: "guide", why: "too_long" });
        }
        Ok(())
    }
}
