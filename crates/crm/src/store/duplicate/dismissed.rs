//! Pairs that an agent said to be two persons.

use std::collections::HashSet;

use rusqlite::{Connection, named_params};

use crate::duplicate::Crowd;
use crate::store::ms;
use crate::store::writer::Tx;
use crate::{ContactId, Context, NotSameId, Result};

/// All of them, by their places in the crowd, the first one first.
pub(super) fn all(db: &Connection, crowd: &Crowd) -> Result<HashSet<(u32, u32)>> {
    let mut statement = db.prepare_cached(
        "SELECT a.rid, b.rid FROM not_same n JOIN contact a ON a.id = n.contact_id JOIN contact b ON b.id = n.other_id",
    )?;
    let mut rows = statement.query([])?;
    let mut pairs = HashSet::new();
    while let Some(row) = rows.next()? {
        if let (Some(a), Some(b)) = (crowd.place(row.get(0)?), crowd.place(row.get(1)?)) {
            pairs.insert((a.min(b), a.max(b)));
        }
    }
    Ok(pairs)
}

/// Whom an agent said to be somebody else than this person.
pub(super) fn of(db: &Connection, contact: ContactId) -> Result<HashSet<ContactId>> {
    let mut statement = db.prepare_cached(
        "SELECT other_id FROM not_same WHERE contact_id = :contact
         UNION SELECT contact_id FROM not_same WHERE other_id = :contact",
    )?;
    let rows = statement.query_map(named_params! { ":contact": contact }, |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The lower one of two first: a pair is written once, whichever way it is said.
fn ordered(one: ContactId, other: ContactId) -> (ContactId, ContactId) {
    (one.min(other), one.max(other))
}

impl Tx<'_> {
    /// Two persons; `false`: that was said already.
    pub(crate) fn insert_not_same(
        &self,
        id: NotSameId,
        one: ContactId,
        other: ContactId,
        context: &Context,
    ) -> Result<bool> {
        let (contact, other) = ordered(one, other);
        let written = self
            .connection
            .prepare_cached(
                "INSERT INTO not_same (id, contact_id, other_id, agent_id, at)
                 VALUES (:id, :contact, :other, :agent, :now) ON CONFLICT (contact_id, other_id) DO NOTHING",
            )?
            .execute(named_params! {
                ":id": id, ":contact": contact, ":other": other, ":agent": context.agent, ":now": ms(context.now),
            })?;
        Ok(written > 0)
    }

    /// Nothing is said of these two any more.
    pub(crate) fn delete_not_same(&self, one: ContactId, other: ContactId) -> Result<()> {
        let (contact, other) = ordered(one, other);
        self.connection
            .prepare_cached("DELETE FROM not_same WHERE contact_id = :contact AND other_id = :other")?
            .execute(named_params! { ":contact": contact, ":other": other })?;
        Ok(())
    }
}
