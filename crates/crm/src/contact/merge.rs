//! Two fiches of one person become one; at any later time, two again.
//!
//! What is united and what wins is decided here and in the store's `merge`; nothing is lost: the row of the fiche that
//! goes, and every row that changed with it, is kept with the merge until it is taken apart or the person is erased.

use chrono::{DateTime, Utc};
use serde::Serialize;
use ts_rs::TS;

use super::ContactField;
use crate::undo::Act;
use crate::{ContactId, Context, Error, MergeId, Operation, Result, Tx};

/// Makes one fiche of two. The one kept keeps its values and takes those it lacks; numbers, e-mail addresses and
/// addresses are united without repeats; whatever hangs on the other one hangs on it from now on. The higher rung, a
/// limit of processing (RGPD art. 18) and every opposition win; agreements are kept apart, each with its proof.
#[derive(Debug, Clone)]
pub struct MergeContacts {
    /// The fiche that stays.
    pub kept: ContactId,
    /// The fiche that goes into it.
    pub removed: ContactId,
    /// The values that are right on the fiche that goes, though the one kept has others.
    pub take: Vec<ContactField>,
}

/// A merge, done.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, TS)]
pub struct Merged {
    /// What takes it apart.
    pub merge_id: MergeId,
    /// The fiche that stays.
    pub contact_id: ContactId,
}

impl Operation for MergeContacts {
    type Output = Merged;
    const KIND: &'static str = "contact.merge";

    fn apply(self, tx: &Tx<'_>, context: &Context) -> Result<Merged> {
        let Self { kept, removed, take } = self;
        if kept == removed {
            return Err(Error::Refused { why: "same_fiche" });
        }
        if tx.frozen_at(kept)?.or(tx.frozen_at(removed)?).is_some() {
            return Err(Error::Refused { why: "frozen" });
        }
        let merge_id = MergeId::new(context.now);
        let act = Act::Merge { name: tx.called(kept)?, other: tx.called(removed)? };
        tx.merge_contacts(merge_id, kept, removed, &take, context)?;
        tx.can_be_unmerged(merge_id, act);
        tx.touched_contact(kept);
        tx.touched_contact(removed);
        Ok(Merged { merge_id, contact_id: kept })
    }
}

/// Makes two fiches of one again, as they were before a merge. What was changed since stays as it is, on the fiche that
/// was kept, and is told.
#[derive(Debug, Clone, Copy)]
pub struct UnmergeContacts {
    /// Which merge.
    pub merge_id: MergeId,
}

/// A merge, taken apart.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Unmerged {
    /// The fiche that was kept.
    pub contact_id: ContactId,
    /// The fiche that is there again.
    pub restored: ContactId,
    /// What was changed since the merge, and stays.
    pub stayed: Vec<Stayed>,
}

/// What was changed since a merge, and stays on the fiche that was kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Stayed {
    /// Of what: `contact`, `phone_number`, `call`…
    pub what: String,
    /// How many that came since; 0: these values of one.
    pub new: u32,
    /// The values, by their names in the data file; empty: all of it, or what came since.
    pub fields: Vec<String>,
}

/// A merge, as a fiche tells of it.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct MergeLine {
    /// What takes it apart.
    pub merge_id: MergeId,
    /// The id of the fiche that went: it still finds the person.
    pub removed_id: ContactId,
    /// How that fiche was called.
    pub name: String,
    /// When.
    pub at: DateTime<Utc>,
}

impl Operation for UnmergeContacts {
    type Output = Unmerged;
    const KIND: &'static str = "contact.unmerge";

    fn apply(self, tx: &Tx<'_>, context: &Context) -> Result<Unmerged> {
        if tx.is_frozen_since_merged(self.merge_id)? {
            return Err(Error::Refused { why: "frozen" });
        }
        let unmerged = tx.unmerge_contacts(self.merge_id, context)?;
        tx.touched_contact(unmerged.contact_id);
        tx.touched_contact(unmerged.restored);
        Ok(unmerged)
    }
}
