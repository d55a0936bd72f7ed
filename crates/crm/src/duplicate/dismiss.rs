//! "They are two persons": said once, and the pair comes no more.

use crate::store::Table;
use crate::undo::Act;
use crate::{ContactId, Context, Error, NotSameId, Operation, Result, Tx};

/// Says that two fiches are two persons': they are no longer proposed as one.
#[derive(Debug, Clone, Copy)]
pub struct DismissDuplicate {
    /// One of them.
    pub contact_id: ContactId,
    /// The other.
    pub other_id: ContactId,
}

impl Operation for DismissDuplicate {
    type Output = ();
    const KIND: &'static str = "duplicate.dismiss";

    fn apply(self, tx: &Tx<'_>, context: &Context) -> Result<()> {
        let Self { contact_id, other_id } = self;
        if contact_id == other_id {
            return Err(Error::Refused { why: "same_fiche" });
        }
        tx.can_be_undone(Act::TwoPersons { name: tx.called(contact_id)?, other: tx.called(other_id)? });
        let id = NotSameId::new(context.now);
        if tx.insert_not_same(id, contact_id, other_id, context)? {
            tx.came(Table::NotSame, id.0);
            tx.touched_contact(contact_id);
            tx.touched_contact(other_id);
        }
        Ok(())
    }
}

/// Takes that back: they may be proposed again.
#[derive(Debug, Clone, Copy)]
pub struct RecallDuplicate {
    /// One of them.
    pub contact_id: ContactId,
    /// The other.
    pub other_id: ContactId,
}

impl Operation for RecallDuplicate {
    type Output = ();
    const KIND: &'static str = "duplicate.recall";

    fn apply(self, tx: &Tx<'_>, _context: &Context) -> Result<()> {
        tx.delete_not_same(self.contact_id, self.other_id)?;
        tx.touched_contact(self.contact_id);
        tx.touched_contact(self.other_id);
        Ok(())
    }
}
