//! The writes of a change to many fiches, and of taking it back.

use super::{BulkChange, BulkWho, UndoneBulk};
use crate::contact::SetStage;
use crate::quality::fix;
use crate::store::Table;
use crate::undo::Act;
use crate::{BulkId, ContactId, Context, Error, Operation, Result, Tx};

/// Fiches taken back in one transaction: other writes wait for it.
const CHUNK: u32 = 500;

/// So many fiches go back at once, with the key that takes the last act back.
const AT_ONCE: u32 = 2_000;

/// Opens the account of a change.
pub(crate) struct BeginBulk {
    pub id: BulkId,
    pub who: BulkWho,
    pub change: BulkChange,
}

impl Operation for BeginBulk {
    type Output = ();
    const KIND: &'static str = "bulk.begin";

    fn apply(self, tx: &Tx<'_>, context: &Context) -> Result<()> {
        tx.insert_bulk(self.id, &self.who, &self.change, context)
    }
}

/// Changes some fiches.
pub(crate) struct BulkLot {
    pub id: BulkId,
    pub people: Vec<ContactId>,
    pub change: BulkChange,
}

impl Operation for BulkLot {
    /// How many changed.
    type Output = u32;
    const KIND: &'static str = "bulk.lot";

    fn apply(self, tx: &Tx<'_>, context: &Context) -> Result<u32> {
        let mut changed = Vec::new();
        for contact_id in self.people {
            match change(tx, self.id, contact_id, &self.change, context) {
                Ok(true) => changed.push(contact_id),
                // Erased or merged meanwhile: somebody decided so.
                Ok(false) | Err(Error::NotFound { .. }) => {}
                Err(other) => return Err(other),
            }
        }
        tx.reindex_contacts(&changed)?;
        let count = u32::try_from(changed.len()).unwrap_or(u32::MAX);
        tx.count_bulk(self.id, count)?;
        tx.touched_everything();
        Ok(count)
    }
}

/// Changes one fiche; whether there was anything to change.
fn change(tx: &Tx<'_>, bulk: BulkId, contact_id: ContactId, change: &BulkChange, context: &Context) -> Result<bool> {
    if tx.would_change(contact_id, change)?.is_empty() {
        return Ok(false);
    }
    let before = tx.contact(contact_id)?;
    for (table, column) in [(Table::Contact, "id"), (Table::Email, "contact_id"), (Table::ContactTag, "contact_id")] {
        tx.watch(table, column, contact_id.0)?;
    }
    match change {
        BulkChange::Field { field, value } => tx.set_field(contact_id, *field, value.as_deref(), context)?,
        BulkChange::Tag { tag, on: true } => drop(tx.put_tag(contact_id, tag, context.agent, context)?),
        BulkChange::Tag { tag, on: false } => tx.take_tag_named(contact_id, tag)?,
        BulkChange::Stage { stage, why } => {
            SetStage { contact_id, stage: *stage, why: why.clone() }.apply(tx, context)?;
        }
        BulkChange::Fix { kinds } => {
            let agreed: Vec<_> = fix::proposed(tx, contact_id)?
                .into_iter()
                .filter(|one| kinds.is_empty() || kinds.contains(&one.kind))
                .collect();
            fix::apply(tx, contact_id, &agreed, context)?;
        }
    }
    tx.keep_bulk_changes(bulk, &before, context)?;
    Ok(true)
}

/// Closes it.
pub(crate) struct EndBulk {
    pub id: BulkId,
    pub stopped: bool,
}

impl Operation for EndBulk {
    type Output = ();
    const KIND: &'static str = "bulk.end";

    fn apply(self, tx: &Tx<'_>, context: &Context) -> Result<()> {
        let people = tx.end_bulk(self.id, self.stopped, context)?;
        // More take their time to go back: their own screen does that, and tells how far it is.
        if people > 0 && people <= AT_ONCE {
            tx.can_be_unbulked(self.id, Act::Bulk { people });
        }
        tx.touched_everything();
        Ok(())
    }
}

/// Where taking back stands: after this row.
pub(crate) type UndoBulkAt = Option<i64>;

/// Takes all of a change back, in the act under way.
///
/// # Errors
/// [`Error::Refused`] `bulk_undone`.
pub(crate) fn undo_bulk_whole(tx: &Tx<'_>, id: BulkId, context: &Context) -> Result<()> {
    let mut after = 0;
    while let (_, Some(last)) = (UndoBulk { id, after }).apply(tx, context)? {
        after = last;
    }
    Ok(())
}

/// Takes some of a change back: the store calls it until there is no more.
pub(crate) struct UndoBulk {
    pub id: BulkId,
    /// After this row.
    pub after: i64,
}

impl Operation for UndoBulk {
    type Output = (UndoneBulk, UndoBulkAt);
    const KIND: &'static str = "bulk.undo";

    fn apply(self, tx: &Tx<'_>, context: &Context) -> Result<(UndoneBulk, UndoBulkAt)> {
        let mut undone = UndoneBulk::default();
        let next = tx.undo_bulk(self.id, self.after, CHUNK, &mut undone, context)?;
        tx.touched_everything();
        Ok((undone, next))
    }
}
