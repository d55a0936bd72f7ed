//! Tags: words of the house on a fiche.

use serde::Serialize;
use ts_rs::TS;

use crate::{ContactId, Context, Error, Operation, Result, Tx, typed};

/// The longest tag, in characters.
pub(crate) const TAG_MAX: usize = 40;

/// Puts a tag on a fiche, or takes it off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SetTag {
    /// Whose.
    pub contact_id: ContactId,
    /// Which.
    pub tag: String,
    /// It is there.
    pub on: bool,
}

impl Operation for SetTag {
    type Output = ();
    const KIND: &'static str = "contact.tag";

    fn apply(self, tx: &Tx<'_>, context: &Context) -> Result<()> {
        tx.contact(self.contact_id)?;
        let tag = typed::line("tag", &self.tag, TAG_MAX)?;
        if tag.is_empty() {
            return Err(Error::Invalid { field: "tag", why: "empty" });
        }
        if self.on {
            tx.put_tag(self.contact_id, &tag, context.agent, context)?;
        } else {
            tx.take_tag_named(self.contact_id, &tag)?;
        }
        tx.touched_contact(self.contact_id);
        Ok(())
    }
}
