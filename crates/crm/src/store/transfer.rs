//! Hand-overs in the store.

use chrono::{DateTime, Duration, Utc};
use phone::{CallEvent, Number};
use rusqlite::{OptionalExtension, Row, named_params};

use super::reader::Reader;
use super::writer::Tx;
use super::{at, ms};
use crate::call::Call;
use crate::transfer::{Colleague, NewTransfer, Transfer, TransferState};
use crate::{AgentId, CallId, Context, Result};

/// A telephone that tells of a call handed over as of another call does so within this time.
const TOLD_WITHIN: Duration = Duration::minutes(10);

/// The columns of a hand-over, in the order of [`transfer_from_row`], of `x` and its agents `xf` and `xt`.
pub(super) const TRANSFER: &str =
    "xt.id, xt.name, xt.extension, xf.id, xf.name, xf.extension, x.announced, x.note, x.state, x.at";

/// A hand-over from its columns, the first of which is at `first`; `None`: there is none.
pub(super) fn transfer_from_row(row: &Row<'_>, first: usize) -> rusqlite::Result<Option<Transfer>> {
    let colleague = |id: usize| -> rusqlite::Result<Option<Colleague>> {
        let Some(agent) = row.get::<_, Option<AgentId>>(id)? else { return Ok(None) };
        Ok(Some(Colleague { id: agent, name: row.get(id + 1)?, extension: row.get(id + 2)? }))
    };
    let Some(to) = colleague(first)? else { return Ok(None) };
    Ok(Some(Transfer {
        from: colleague(first + 3)?,
        to,
        announced: row.get(first + 6)?,
        note: row.get(first + 7)?,
        state: row.get(first + 8)?,
        at: at(row.get(first + 9)?),
    }))
}

/// The hand-over that a call from this number or extension goes on with: one that is offered since a moment ago.
const OFFERED: &str = "
    FROM transfer x JOIN agent xt ON xt.id = x.to_id LEFT JOIN agent xf ON xf.id = x.from_id
    WHERE x.state IN ('announced', 'passed') AND x.at BETWEEN :since AND :now
      AND (x.external = :e164 OR xf.extension = :extension) ORDER BY x.at DESC LIMIT 1";

impl Reader<'_> {
    /// The hand-over that a new call goes on with: its caller was offered to a colleague a moment ago, or a colleague
    /// calls to tell of it. Not one the event's own call already has.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn offered(&self, number: &Number, now: DateTime<Utc>) -> Result<Option<Transfer>> {
        let sql = format!("SELECT {TRANSFER} {OFFERED}");
        let found = self.db().prepare_cached(&sql)?.query_row(
            named_params! {
                ":since": ms(now - TOLD_WITHIN), ":now": ms(now), ":e164": number.e164,
                ":extension": number.extension.as_ref().filter(|_| number.e164.is_none()),
            },
            |row| transfer_from_row(row, 0),
        );
        Ok(found.optional()?.flatten())
    }
}

impl Tx<'_> {
    pub(crate) fn insert_transfer(
        &self,
        call: &Call,
        new: &NewTransfer,
        note: Option<&str>,
        context: &Context,
    ) -> Result<()> {
        let state = if new.announced { TransferState::Announced } else { TransferState::Passed };
        self.connection
            .prepare_cached(
                "INSERT INTO transfer (id, call_id, external, from_id, to_id, announced, note, state, at, state_at)
                 VALUES (:id, :call, :external, :from, :to, :announced, :note, :state, :now, :now)",
            )?
            .execute(named_params! {
                ":id": crate::id::new_uuid(context.now), ":call": call.id, ":external": call.external,
                ":from": context.agent, ":to": new.to, ":announced": new.announced, ":note": note, ":state": state,
                ":now": ms(context.now),
            })?;
        Ok(())
    }

    /// The open hand-over of a call comes to stand there.
    pub(crate) fn set_transfer_state(&self, call: CallId, state: TransferState, context: &Context) -> Result<()> {
        self.connection
            .prepare_cached(
                "UPDATE transfer SET state = :state, state_at = :now
                 WHERE (call_id = :call OR next_call_id = :call) AND state IN ('announced', 'passed')",
            )?
            .execute(named_params! { ":state": state, ":now": ms(context.now), ":call": call })?;
        Ok(())
    }

    pub(crate) fn set_call_agent(&self, call: CallId, agent: AgentId) -> Result<()> {
        self.connection
            .prepare_cached("UPDATE call SET agent_id = :agent WHERE id = :call")?
            .execute(named_params! { ":agent": agent, ":call": call })?;
        Ok(())
    }

    /// A new call of a person who was offered to a colleague a moment ago is the rest of that conversation.
    pub(crate) fn goes_on_with(&self, call: CallId, event: &CallEvent, e164: &str) -> Result<()> {
        self.connection
            .prepare_cached(
                "UPDATE transfer SET next_call_id = :call WHERE rid = (
                     SELECT rid FROM transfer WHERE state IN ('announced', 'passed') AND at BETWEEN :since AND :now
                      AND external = :e164 AND next_call_id IS NULL AND call_id <> :call ORDER BY at DESC LIMIT 1)",
            )?
            .execute(named_params! {
                ":call": call, ":since": ms(event.at - TOLD_WITHIN), ":now": ms(event.at), ":e164": e164,
            })?;
        Ok(())
    }
}
