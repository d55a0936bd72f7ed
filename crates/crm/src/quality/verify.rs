//! "Checked today": an agent asked the person, and their fiche is right.

use crate::store::Table;
use crate::undo::Act;
use crate::{ContactId, Context, Operation, Result, Tx};

/// Says that a fiche was checked now: its address begins to age anew.
#[derive(Debug, Clone, Copy)]
pub struct VerifyContact {
    /// Whose.
    pub contact_id: ContactId,
}

impl Operation for VerifyContact {
    type Output = ();
    const KIND: &'static str = "quality.verify";

    fn apply(self, tx: &Tx<'_>, context: &Context) -> Result<()> {
        tx.can_be_undone(Act::Verified { name: tx.called(self.contact_id)? });
        tx.watch(Table::Contact, "id", self.contact_id.0)?;
        tx.set_verified(self.contact_id, context)?;
        tx.touched_contact(self.contact_id);
        Ok(())
    }
}
