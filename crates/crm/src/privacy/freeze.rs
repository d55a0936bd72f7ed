//! Limiting the use of a fiche (RGPD art. 18): it stays, and nobody works with it.
//!
//! Frozen, a person is in no search, no list and no campaign, and nobody calls them. They may still call: the pop-up
//! shows their name and that the fiche is frozen, nothing else; a supervisor opens it by its id.

use phone::text::NAME_MAX;

use crate::{ContactId, Context, Error, Operation, Result, Tx, sequence, typed};

/// Freezes a fiche, or lifts the freeze.
#[derive(Debug, Clone)]
pub struct FreezeContact {
    /// Whose.
    pub contact_id: ContactId,
    /// Why; `None`: the freeze is lifted.
    pub why: Option<String>,
}

impl Operation for FreezeContact {
    type Output = ();
    const KIND: &'static str = "contact.freeze";

    fn apply(self, tx: &Tx<'_>, context: &Context) -> Result<()> {
        let id = self.contact_id;
        tx.contact(id)?;
        let why = self.why.as_deref().map(|why| typed::line("why", why, NAME_MAX)).transpose()?;
        if why.as_deref().is_some_and(|why| why.trim().is_empty()) {
            return Err(Error::Invalid { field: "why", why: "empty" });
        }
        match (tx.frozen_at(id)?.is_some(), &why) {
            (true, Some(_)) => return Err(Error::Refused { why: "already_frozen" }),
            (false, None) => return Err(Error::Refused { why: "not_frozen" }),
            _ => {}
        }
        if why.is_some() {
            sequence::opposed(tx, id, context)?;
        }
        tx.set_frozen(id, why.as_deref(), context)?;
        tx.touched_contact(id);
        tx.touched_everything();
        Ok(())
    }
}
