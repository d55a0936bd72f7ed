//! Saving a guide of the house, and taking one out of use.

use super::Guide;
use crate::{Context, Operation, Result, Tx};

/// Saves a guide: a new one, or the next version of the one of that key.
#[derive(Debug, Clone, PartialEq)]
pub struct SaveGuide {
    /// The guide; its version is set to the next one.
    pub guide: Guide,
}

impl Operation for SaveGuide {
    type Output = Guide;
    const KIND: &'static str = "guide.save";

    fn apply(self, tx: &Tx<'_>, context: &Context) -> Result<Guide> {
        self.guide.check()?;
        let guide = Guide { version: tx.guide_version(&self.guide.key)? + 1, ..self.guide };
        tx.save_guide(&guide, context)?;
        tx.touched_house();
        Ok(guide)
    }
}

/// Takes a guide out of use; saving it again brings it back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RetireGuide {
    /// Its key.
    pub key: String,
}

impl Operation for RetireGuide {
    type Output = ();
    const KIND: &'static str = "guide.retire";

    fn apply(self, tx: &Tx<'_>, context: &Context) -> Result<()> {
        tx.retire_guide(&self.key, context)?;
        tx.touched_house();
        Ok(())
    }
}
