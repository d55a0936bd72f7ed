//! Taking the last write back, where it can be.

use crate::contact::{ContactUndo, EditContact};
use crate::{Context, Error, Operation, Result, Tx};

/// Takes back what this agent did last. Returns its kind (`contact.edit`…); `None`: it cannot be taken back, has been, or
/// is too old. Never something older, never somebody else's.
#[derive(Debug, Clone, Copy)]
pub struct UndoLast;

impl Operation for UndoLast {
    type Output = Option<String>;
    const KIND: &'static str = "undo";

    fn apply(self, tx: &Tx<'_>, context: &Context) -> Result<Option<String>> {
        let Some((rid, kind, undo)) = tx.last_undoable(context)? else {
            return Ok(None);
        };
        let undo: ContactUndo = serde_json::from_str(&undo).map_err(|_| Error::Refused { why: "cannot_undo" })?;
        EditContact { contact_id: undo.contact_id, edits: undo.edits }.apply(tx, context)?;
        tx.cannot_be_undone();
        tx.mark_undone(rid, context)?;
        Ok(Some(kind))
    }
}
