//! Promises to call back, in the store.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, Row, named_params};

use super::reader::Reader;
use super::request::with_candidates;
use super::writer::Tx;
use super::{at, at_opt, ms, scope, shown};
use crate::callback::{Callback, NewCallback};
use crate::contact::full_name;
use crate::error::OrNotFound;
use crate::request::AskedBack;
use crate::scope::Scope;
use crate::{AgentId, CallId, CallbackId, ContactId, Context, Result};

/// A callback as shown; the alias is `k`.
pub(super) const CALLBACK: &str = "
    SELECT k.id, k.contact_id, c.first_name, c.last_name, (SELECT co.name FROM company co WHERE co.id = c.company_id),
           coalesce(k.e164, (SELECT p.e164 FROM phone_number p WHERE p.contact_id = k.contact_id AND p.e164 IS NOT NULL
                             ORDER BY p.position LIMIT 1)),
           k.due_at, k.subject, a.name, k.done_at, w.asked_at, w.source, w.message, w.page,
           CASE WHEN w.e164 IS NULL THEN w.written END,
           (SELECT max(x.opposed_at) FROM call x WHERE x.contact_id = k.contact_id AND x.opposed_at < w.asked_at),
           coalesce(w.name, trim(coalesce(w.first_name, '') || ' ' || coalesce(w.last_name, ''))), w.company, w.address
    FROM callback k LEFT JOIN contact c ON c.id = k.contact_id LEFT JOIN agent a ON a.id = k.owner_id
    LEFT JOIN web_request w ON w.rid = (SELECT min(r.rid) FROM web_request r WHERE r.callback_id = k.id)";

pub(super) fn callback_from_row(row: &Row<'_>) -> rusqlite::Result<Callback> {
    let (first, last): (Option<String>, Option<String>) = (row.get(2)?, row.get(3)?);
    let phone = row.get::<_, Option<String>>(5)?.map(|e164| shown(&e164));
    let name = full_name(first.as_deref(), last.as_deref());
    // Of a request that may be of several people, the name they gave.
    let given = |index| row.get::<_, Option<String>>(index).map(|name| name.filter(|name| !name.is_empty()));
    let asked_at: Option<i64> = row.get(10)?;
    Ok(Callback {
        id: row.get(0)?,
        contact_id: row.get(1)?,
        name: name
            .or(row.get(4)?)
            .or(given(16)?)
            .or(given(17)?)
            .or_else(|| phone.clone())
            .or(given(18)?)
            .unwrap_or_default(),
        phone,
        due_at: at(row.get(6)?),
        subject: row.get(7)?,
        owner: row.get(8)?,
        done_at: at_opt(row.get(9)?),
        asked: match asked_at {
            Some(asked) => Some(AskedBack {
                at: at(asked),
                source: row.get(11)?,
                message: row.get(12)?,
                page: row.get(13)?,
                wrong_number: row.get(14)?,
                opposed_at: at_opt(row.get(15)?),
                candidates: Vec::new(),
            }),
            None => None,
        },
    })
}

fn callback(db: &Connection, id: CallbackId) -> Result<Callback> {
    db.prepare_cached(&format!("{CALLBACK} WHERE k.id = :id"))?
        .query_row(named_params! { ":id": id }, callback_from_row)
        .optional()?
        .or_not_found("callback")
}

impl Reader<'_> {
    /// Callbacks to make, soonest first, at most 200.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn callbacks_to_make(&self, whose: Scope, agent: Option<AgentId>) -> Result<Vec<Callback>> {
        let mut statement = self.db().prepare_cached(&format!(
            "{CALLBACK} WHERE k.done_at IS NULL AND {} ORDER BY k.due_at LIMIT 200",
            scope::of(whose, "k")
        ))?;
        let rows = statement.query_map(named_params! { ":agent": agent }, callback_from_row)?;
        rows.map(|row| with_candidates(self.db(), row?)).collect()
    }

    /// One callback.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn callback(&self, id: CallbackId) -> Result<Callback> {
        with_candidates(self.db(), callback(self.db(), id)?)
    }
}

impl Tx<'_> {
    pub(crate) fn insert_callback(&self, new: &NewCallback, context: &Context) -> Result<CallbackId> {
        let id = CallbackId::new(context.now);
        self.connection
            .prepare_cached(
                "INSERT INTO callback (id, contact_id, e164, due_at, subject, call_id, owner_id, created_at)
                 VALUES (:id, :contact, :e164, :due, :subject, :call, :agent, :now)",
            )?
            .execute(named_params! {
                ":id": id, ":contact": new.contact_id, ":e164": new.number, ":due": ms(new.due_at),
                ":subject": new.subject, ":call": new.call_id, ":agent": context.agent, ":now": ms(context.now),
            })?;
        Ok(id)
    }

    pub(crate) fn callback(&self, id: CallbackId) -> Result<Callback> {
        callback(self.connection, id)
    }

    pub(crate) fn finish_callback(&self, id: CallbackId, call: Option<CallId>, context: &Context) -> Result<()> {
        self.connection
            .prepare_cached("UPDATE callback SET done_at = :now, done_call_id = :call WHERE id = :id")?
            .execute(named_params! { ":id": id, ":call": call, ":now": ms(context.now) })?;
        Ok(())
    }

    /// Who calls; `false`: somebody else does already.
    pub(crate) fn take_callback(&self, id: CallbackId, agent: AgentId) -> Result<bool> {
        let taken = self
            .connection
            .prepare_cached(
                "UPDATE callback SET owner_id = :agent WHERE id = :id AND (owner_id IS NULL OR owner_id = :agent)",
            )?
            .execute(named_params! { ":id": id, ":agent": agent })?;
        Ok(taken == 1)
    }

    /// Who calls a person has what was promised to them and is nobody's yet.
    pub(crate) fn take_free_callbacks(&self, contact: ContactId, agent: AgentId) -> Result<()> {
        self.connection
            .prepare_cached(
                "UPDATE callback SET owner_id = :agent
                 WHERE contact_id = :contact AND done_at IS NULL AND owner_id IS NULL",
            )?
            .execute(named_params! { ":contact": contact, ":agent": agent })?;
        Ok(())
    }

    pub(crate) fn move_callback(&self, id: CallbackId, due_at: DateTime<Utc>) -> Result<()> {
        self.connection
            .prepare_cached("UPDATE callback SET due_at = :due WHERE id = :id")?
            .execute(named_params! { ":id": id, ":due": ms(due_at) })?;
        Ok(())
    }

    pub(crate) fn cancel_callback(&self, id: CallbackId, context: &Context) -> Result<()> {
        self.connection
            .prepare_cached("UPDATE callback SET done_at = :now, cancelled = 1 WHERE id = :id")?
            .execute(named_params! { ":id": id, ":now": ms(context.now) })?;
        Ok(())
    }

    /// The promise that a call's first outcome wrote, unless it was kept since.
    pub(crate) fn take_back_promises(&self, call: CallId) -> Result<()> {
        self.connection
            .prepare_cached("DELETE FROM callback WHERE call_id = :call AND done_at IS NULL")?
            .execute(named_params! { ":call": call })?;
        self.touched_house();
        Ok(())
    }
}
