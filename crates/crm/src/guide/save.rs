//! Saving a guide of the house, taking one out of use, and taking back one that ships as it was.

use super::{Guide, shipped};
use crate::error::OrNotFound;
use crate::{Context, Operation, Result, Tx};

/// Saves a guide: a new one, or the next version of the one of that key.
#[derive(Debug, Clone, PartialEq)]
pub struct SaveGuide {
    /// The guide; its version is set to the next one, its blank keys are made from the names.
    pub guide: Guide,
}

impl Operation for SaveGuide {
    type Output = Guide;
    const KIND: &'static str = "guide.save";

    fn apply(mut self, tx: &Tx<'_>, context: &Context) -> Result<Guide> {
        self.guide.name_parts(tx.guide_keys()?);
        self.guide.check()?;
        let guide = Guide { version: tx.guide_version(&self.guide.key)?.saturating_add(1), ..self.guide };
        tx.save_guide(&guide, context)?;
        tx.touched_house();
        Ok(guide)
    }
}

/// Takes a guide out of use, or puts it back in use as it was; what was done of it in calls stays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RetireGuide {
    /// Its key.
    pub key: String,
    /// Out; `false`: back in.
    pub retired: bool,
}

impl Operation for RetireGuide {
    type Output = ();
    const KIND: &'static str = "guide.retire";

    fn apply(self, tx: &Tx<'_>, context: &Context) -> Result<()> {
        if self.retired {
            tx.retire_guide(&self.key, context)?;
        } else {
            tx.take_up_guide(&self.key)?;
        }
        tx.touched_house();
        Ok(())
    }
}

/// Takes back a guide that ships as it was, as the next version: what was done of the others says which it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RestoreGuide {
    /// Its key.
    pub key: String,
}

impl Operation for RestoreGuide {
    type Output = Guide;
    const KIND: &'static str = "guide.restore";

    fn apply(self, tx: &Tx<'_>, context: &Context) -> Result<Guide> {
        let guide = shipped().iter().find(|guide| guide.key == self.key).cloned().or_not_found("guide")?;
        SaveGuide { guide }.apply(tx, context)
    }
}
