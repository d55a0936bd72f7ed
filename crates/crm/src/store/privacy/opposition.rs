//! The list of oppositions in the store: keyed hashes under the secrets of the file.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, named_params};

use crate::privacy::{Came, OpposedKind, OppositionKey, Oppositions, Secret};
use crate::store::reader::Reader;
use crate::store::writer::Tx;
use crate::store::{at, at_opt, ms};
use crate::{CallId, ContactId, Context, Result};

/// The secrets of the file, the oldest first; none: nobody ever objected.
pub(super) fn secrets(db: &Connection) -> Result<Vec<Secret>> {
    let mut statement = db.prepare_cached("SELECT key FROM secret ORDER BY rid")?;
    let rows = statement.query_map([], |row| Ok(Secret::new(&row.get::<_, [u8; 32]>(0)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Since when a number or address must not be used.
pub(super) fn since(
    db: &Connection,
    secrets: &[Secret],
    kind: OpposedKind,
    value: &str,
) -> Result<Option<DateTime<Utc>>> {
    let mut statement = db.prepare_cached("SELECT at FROM opposition WHERE number_key = :key AND lifted_at IS NULL")?;
    for secret in secrets {
        let key = secret.key(kind, value);
        let found: Option<i64> = statement.query_row(named_params! { ":key": key }, |row| row.get(0)).optional()?;
        if found.is_some() {
            return Ok(at_opt(found));
        }
    }
    Ok(None)
}

/// Every number and address of a person.
pub(super) fn reached_by(db: &Connection, contact: ContactId) -> Result<Vec<(OpposedKind, String)>> {
    let mut statement = db.prepare_cached(
        "SELECT 'phone', e164 FROM phone_number WHERE contact_id = :id AND e164 IS NOT NULL
         UNION SELECT 'email', address_folded FROM email WHERE contact_id = :id",
    )?;
    let rows = statement.query_map(named_params! { ":id": contact }, |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Since when one of their numbers must not be called, whoever had it then; `None`: they may be.
pub(in crate::store) fn opposed_by_number(db: &Connection, contact: ContactId) -> Result<Option<DateTime<Utc>>> {
    let secrets = secrets(db)?;
    if secrets.is_empty() {
        return Ok(None);
    }
    let mut statement =
        db.prepare_cached("SELECT e164 FROM phone_number WHERE contact_id = :id AND e164 IS NOT NULL")?;
    let numbers = statement.query_map(named_params! { ":id": contact }, |row| row.get::<_, String>(0))?;
    let mut first: Option<DateTime<Utc>> = None;
    for number in numbers {
        let found = since(db, &secrets, OpposedKind::Phone, &number?)?;
        first = first.into_iter().chain(found).min();
    }
    Ok(first)
}

/// The whole list, to ask for many.
pub(in crate::store) fn all(db: &Connection) -> Result<Oppositions> {
    let mut statement = db.prepare_cached("SELECT number_key, at FROM opposition WHERE lifted_at IS NULL")?;
    let rows = statement.query_map([], |row| Ok((row.get::<_, OppositionKey>(0)?, at(row.get(1)?))))?;
    let keys = rows.collect::<rusqlite::Result<HashMap<_, _>>>()?;
    Ok(Oppositions { secrets: secrets(db)?, keys })
}

impl Reader<'_> {
    /// Since when this number (E.164) must not be called; `None`: it may.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn opposed(&self, e164: &str) -> Result<Option<DateTime<Utc>>> {
        self.snapshot(|db| since(db, &secrets(db)?, OpposedKind::Phone, e164))
    }

    /// The whole list, to ask for many (an import, an export).
    ///
    /// # Errors
    /// Those of the disk.
    pub fn oppositions(&self) -> Result<Oppositions> {
        self.snapshot(all)
    }
}

impl Tx<'_> {
    /// Since when this number (E.164) must not be called; `None`: it may.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn opposed(&self, e164: &str) -> Result<Option<DateTime<Utc>>> {
        since(self.connection, &secrets(self.connection)?, OpposedKind::Phone, e164)
    }

    /// The whole list, to ask for many.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn oppositions(&self) -> Result<Oppositions> {
        all(self.connection)
    }

    /// The secret new keys are made with: the last of the file, made now when it has none.
    fn secret(&self, now: DateTime<Utc>) -> Result<Secret> {
        if let Some(last) = secrets(self.connection)?.pop() {
            return Ok(last);
        }
        let key: [u8; 32] = rand::random();
        self.connection.execute(
            "INSERT INTO secret (id, key, at) VALUES (:id, :key, :now)",
            named_params! { ":id": crate::id::new_uuid(now), ":key": key, ":now": ms(now) },
        )?;
        Ok(Secret::new(&key))
    }

    /// A number or address comes into the list; one that was lifted stands again, one that stands keeps its date.
    pub(crate) fn oppose(&self, kind: OpposedKind, value: &str, came: Came<'_>, context: &Context) -> Result<()> {
        let known = secrets(self.connection)?;
        if since(self.connection, &known, kind, value)?.is_some() {
            return Ok(());
        }
        let key = self.secret(context.now)?.key(kind, value);
        self.connection
            .prepare_cached(
                "INSERT INTO opposition (id, number_key, why, at, kind, how, call_id, import_id)
                 VALUES (:id, :key, :why, :now, :kind, :how, :call, :import)
                 ON CONFLICT (number_key) DO UPDATE SET why = :why, at = :now, how = :how, call_id = :call, lifted_at = NULL",
            )?
            .execute(named_params! {
                ":id": crate::id::new_uuid(context.now), ":key": key, ":why": came.why, ":now": ms(context.now),
                ":kind": kind, ":how": came.how, ":call": came.call, ":import": came.import,
            })?;
        Ok(())
    }

    /// Every number and address of a person comes into the list. Answers how many they have.
    pub(crate) fn oppose_contact(&self, contact: ContactId, came: Came<'_>, context: &Context) -> Result<u32> {
        let reached = reached_by(self.connection, contact)?;
        for (kind, value) in &reached {
            self.oppose(*kind, value, came, context)?;
        }
        Ok(u32::try_from(reached.len()).unwrap_or(u32::MAX))
    }

    /// The outcome of this call was another one: what it put in the list is lifted.
    pub(crate) fn take_back_opposition(&self, call: CallId, context: &Context) -> Result<()> {
        self.connection
            .prepare_cached("UPDATE opposition SET lifted_at = :now WHERE call_id = :call AND lifted_at IS NULL")?
            .execute(named_params! { ":now": ms(context.now), ":call": call })?;
        Ok(())
    }

    /// They agreed again at that moment: what was said before no longer holds for their numbers.
    pub(crate) fn lift_oppositions(
        &self,
        contact: ContactId,
        agreed_at: DateTime<Utc>,
        context: &Context,
    ) -> Result<()> {
        let secrets = secrets(self.connection)?;
        for (kind, value) in reached_by(self.connection, contact)? {
            for secret in &secrets {
                self.connection
                    .prepare_cached(
                        "UPDATE opposition SET lifted_at = :now
                         WHERE number_key = :key AND at <= :agreed AND lifted_at IS NULL",
                    )?
                    .execute(named_params! {
                        ":now": ms(context.now), ":key": secret.key(kind, &value), ":agreed": ms(agreed_at),
                    })?;
            }
        }
        Ok(())
    }
}
