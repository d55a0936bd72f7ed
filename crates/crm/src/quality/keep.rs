//! What is kept beside the fiches so that lists answer at once: flaws, and the pairs of the last look for duplicates.

use crate::duplicate::Likely;
use crate::{Context, Operation, Result, Tx};

/// Looks at fiches whose flaws nobody has told yet, some of them.
#[derive(Debug, Clone, Copy)]
pub struct LookAgain {
    /// How many.
    pub at_most: u32,
}

impl Operation for LookAgain {
    /// How many it looked at: fewer than asked for when none are left.
    type Output = u32;
    const KIND: &'static str = "quality.look";
    const AUDITED: bool = false;

    fn apply(self, tx: &Tx<'_>, _context: &Context) -> Result<u32> {
        tx.look_again(self.at_most)
    }
}

/// Keeps the pairs that a look for duplicates found, in the place of those of the look before.
#[derive(Debug, Clone)]
pub struct KeepLikely {
    /// Those that are sure or probable.
    pub likely: Likely,
}

impl Operation for KeepLikely {
    type Output = ();
    const KIND: &'static str = "duplicate.keep";
    const AUDITED: bool = false;

    fn apply(self, tx: &Tx<'_>, context: &Context) -> Result<()> {
        tx.keep_likely(&self.likely, context)?;
        tx.touched_house();
        Ok(())
    }
}
