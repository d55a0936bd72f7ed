//! The numbers of a fiche.

use rusqlite::{Connection, named_params};

use super::{Reader, Tx, at_opt, facts, index, ms, shown};
use crate::contact::PhoneNumber;
use crate::error::OrNotFound;
use crate::{ContactId, Context, PhoneId, Result};

/// Its numbers, the main one first.
pub(in crate::store) fn numbers(db: &Connection, id: ContactId) -> Result<Vec<PhoneNumber>> {
    let mut statement = db.prepare_cached(
        "SELECT id, raw, e164, extension, line_type, usage, invalid_at
         FROM phone_number WHERE contact_id = :id ORDER BY position",
    )?;
    let rows = statement.query_map(named_params! { ":id": id }, |row| {
        let (raw, e164): (String, Option<String>) = (row.get(1)?, row.get(2)?);
        Ok(PhoneNumber {
            id: row.get(0)?,
            display: e164.as_deref().map_or_else(|| raw.clone(), shown),
            raw,
            e164,
            extension: row.get(3)?,
            line_type: line_type(&row.get::<_, String>(4)?),
            usage: row.get(5)?,
            invalid_at: at_opt(row.get(6)?),
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// A line type column; an unknown word (a newer build's) reads as unknown.
fn line_type(word: &str) -> phone::LineType {
    serde_json::from_value(word.into()).unwrap_or(phone::LineType::Unknown)
}

/// The column value of a line type.
pub(in crate::store) fn line_type_word(line_type: phone::LineType) -> &'static str {
    use phone::LineType as L;
    match line_type {
        L::Mobile => "mobile",
        L::Fixed => "fixed",
        L::Voip => "voip",
        L::TollFree => "toll_free",
        L::SharedCost => "shared_cost",
        L::Premium => "premium",
        L::Unknown => "unknown",
    }
}

impl Reader<'_> {
    /// Its numbers, the main one first.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn numbers(&self, id: ContactId) -> Result<Vec<PhoneNumber>> {
        numbers(self.db(), id)
    }
}

impl Tx<'_> {
    pub(crate) fn numbers(&self, id: ContactId) -> Result<Vec<PhoneNumber>> {
        numbers(self.connection, id)
    }

    pub(crate) fn insert_phone(
        &self,
        contact: ContactId,
        number: &phone::Number,
        raw: &str,
        usage: Option<&str>,
        origin: &str,
        context: &Context,
    ) -> Result<PhoneId> {
        let id = PhoneId::new(context.now);
        self.connection
            .prepare_cached(
                "INSERT INTO phone_number (id, contact_id, position, raw, e164, extension, line_type, usage, origin, created_at)
                 VALUES (:id, :contact,
                     (SELECT coalesce(max(position) + 1, 0) FROM phone_number WHERE contact_id = :contact),
                     :raw, :e164, :extension, :line_type, :usage, :origin, :now)",
            )?
            .execute(named_params! {
                ":id": id, ":contact": contact, ":raw": raw, ":e164": number.e164, ":extension": number.extension,
                ":line_type": line_type_word(number.line_type), ":usage": usage, ":origin": origin,
                ":now": ms(context.now),
            })?;
        index::add_number(self.connection, id, raw, number.e164.as_deref())?;
        Ok(id)
    }

    pub(crate) fn delete_phone(&self, contact: ContactId, id: PhoneId) -> Result<()> {
        index::forget_number(self.connection, id)?;
        let gone = self
            .connection
            .prepare_cached("DELETE FROM phone_number WHERE id = :id AND contact_id = :contact")?
            .execute(named_params! { ":id": id, ":contact": contact })?;
        (gone == 1).then_some(()).or_not_found("phone")
    }

    /// Another number in the same place, for the same usage.
    pub(crate) fn rewrite_phone(
        &self,
        contact: ContactId,
        id: PhoneId,
        number: &phone::Number,
        raw: &str,
    ) -> Result<()> {
        index::forget_number(self.connection, id)?;
        let changed = self
            .connection
            .prepare_cached(
                "UPDATE phone_number SET raw = :raw, e164 = :e164, extension = :extension, line_type = :line_type,
                     origin = 'internal', invalid_at = NULL, verified_at = NULL
                 WHERE id = :id AND contact_id = :contact",
            )?
            .execute(named_params! {
                ":id": id, ":contact": contact, ":raw": raw, ":e164": number.e164, ":extension": number.extension,
                ":line_type": line_type_word(number.line_type),
            })?;
        (changed == 1).then_some(()).or_not_found("phone")?;
        index::add_number(self.connection, id, raw, number.e164.as_deref())
    }

    pub(crate) fn mark_number_wrong(&self, contact: ContactId, e164: &str, context: &Context) -> Result<()> {
        self.connection
            .prepare_cached(
                "UPDATE phone_number SET invalid_at = :now
                 WHERE contact_id = :contact AND e164 = :e164 AND invalid_at IS NULL",
            )?
            .execute(named_params! { ":now": ms(context.now), ":contact": contact, ":e164": e164 })?;
        facts::refresh(self.connection, contact)
    }

    /// Somebody called from it again, and the agent says that it is them: it is good after all.
    pub(crate) fn mark_number_good(&self, contact: ContactId, e164: &str) -> Result<()> {
        self.connection
            .prepare_cached("UPDATE phone_number SET invalid_at = NULL WHERE contact_id = :contact AND e164 = :e164")?
            .execute(named_params! { ":contact": contact, ":e164": e164 })?;
        facts::refresh(self.connection, contact)
    }
}
