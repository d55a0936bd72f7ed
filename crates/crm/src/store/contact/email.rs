//! The e-mail addresses of a fiche.

use rusqlite::{Connection, named_params};

use super::{Reader, Tx, at_opt, ms};
use crate::contact::Email;
use crate::error::OrNotFound;
use crate::{ContactId, Context, EmailId, Result};

/// Its e-mail addresses, the main one first.
pub(in crate::store) fn emails(db: &Connection, id: ContactId) -> Result<Vec<Email>> {
    let mut statement =
        db.prepare_cached("SELECT id, address, invalid_at FROM email WHERE contact_id = :id ORDER BY position")?;
    let rows = statement.query_map(named_params! { ":id": id }, |row| {
        Ok(Email { id: row.get(0)?, address: row.get(1)?, invalid_at: at_opt(row.get(2)?) })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

impl Reader<'_> {
    /// Its e-mail addresses, the main one first.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn emails(&self, id: ContactId) -> Result<Vec<Email>> {
        emails(self.db(), id)
    }
}

impl Tx<'_> {
    pub(crate) fn insert_email(
        &self,
        contact: ContactId,
        address: &str,
        origin: &str,
        context: &Context,
    ) -> Result<()> {
        self.connection
            .prepare_cached(
                "INSERT INTO email (id, contact_id, position, address, address_folded, origin, created_at)
                 VALUES (:id, :contact, (SELECT coalesce(max(position) + 1, 0) FROM email WHERE contact_id = :contact),
                     :address, :folded, :origin, :now)",
            )?
            .execute(named_params! {
                ":id": EmailId::new(context.now), ":contact": contact, ":address": address,
                ":folded": address.to_lowercase(), ":origin": origin, ":now": ms(context.now),
            })?;
        Ok(())
    }

    /// Another address in the same place, for the same usage.
    pub(crate) fn rewrite_email(&self, contact: ContactId, id: EmailId, address: &str) -> Result<()> {
        let changed = self
            .connection
            .prepare_cached(
                "UPDATE email SET address = :address, address_folded = :folded, origin = 'internal', invalid_at = NULL,
                     verified_at = NULL
                 WHERE id = :id AND contact_id = :contact",
            )?
            .execute(named_params! {
                ":id": id, ":contact": contact, ":address": address, ":folded": address.to_lowercase(),
            })?;
        (changed == 1).then_some(()).or_not_found("email")
    }

    pub(crate) fn delete_email(&self, contact: ContactId, id: EmailId) -> Result<()> {
        let gone = self
            .connection
            .prepare_cached("DELETE FROM email WHERE id = :id AND contact_id = :contact")?
            .execute(named_params! { ":id": id, ":contact": contact })?;
        (gone == 1).then_some(()).or_not_found("email")
    }
}
