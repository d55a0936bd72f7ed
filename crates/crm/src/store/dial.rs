//! Calls placed from here: their ground, the telephone that tells of them, the sums promised in them.

use std::collections::HashSet;

use chrono::{DateTime, Duration, NaiveDate, Utc};
use phone::{CallEvent, Direction, Number, Region};
use rusqlite::{Connection, OptionalExtension, named_params};

use super::ms;
use super::writer::Tx;
use crate::call::external_party;
use crate::dial::DIALLED;
use crate::law::Ground;
use crate::{AgentId, CallId, ContactId, Context, Result, TargetId};

/// A telephone tells of a call placed here within this time, or it is another call.
const TOLD_WITHIN: Duration = Duration::minutes(3);

/// The word of a ground and its moment, as columns hold them.
fn written(ground: Ground) -> (&'static str, Option<i64>) {
    match ground {
        Ground::Prospecting => ("prospecting", None),
        Ground::Contract => ("contract", None),
        Ground::Request { asked_at } => ("request", Some(ms(asked_at))),
        Ground::Appointment { at } => ("appointment", Some(ms(at))),
        Ground::Professional => ("professional", None),
        Ground::Service => ("service", None),
    }
}

/// A call nobody told the end of is not believed to go on longer than this.
const LASTS: Duration = Duration::hours(4);

/// Who is on the telephone with a colleague of `agent`, and which; what only rings at a colleague's is not yet theirs.
pub(super) fn on_the_telephone(
    db: &Connection,
    agent: AgentId,
    now: DateTime<Utc>,
) -> Result<Vec<(ContactId, String)>> {
    let mut statement = db.prepare_cached(
        "SELECT k.contact_id, a.name FROM call k JOIN agent a ON a.id = k.agent_id
         WHERE k.ended_at IS NULL AND k.ringing_at >= :since AND k.contact_id IS NOT NULL AND k.agent_id <> :agent
           AND (k.answered_at IS NOT NULL OR k.direction = 'outbound')",
    )?;
    let rows = statement.query_map(named_params! { ":agent": agent, ":since": ms(now - LASTS) }, |row| {
        Ok((row.get(0)?, row.get(1)?))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

impl Tx<'_> {
    /// Who is on the telephone with a colleague of who writes; nobody in particular has no colleagues.
    pub(crate) fn with_a_colleague(&self, context: &Context) -> Result<HashSet<ContactId>> {
        let Some(agent) = context.agent else { return Ok(HashSet::new()) };
        Ok(on_the_telephone(self.connection, agent, context.now)?.into_iter().map(|(contact, _)| contact).collect())
    }

    pub(crate) fn insert_dial(
        &self,
        call: CallId,
        ground: Ground,
        why: Option<&str>,
        target: Option<TargetId>,
        context: &Context,
    ) -> Result<()> {
        let (word, moment) = written(ground);
        self.connection
            .prepare_cached(
                "INSERT INTO dial (id, call_id, ground, ground_at, why, target_id, at)
                 VALUES (:id, :call, :ground, :moment, :why, :target, :now)",
            )?
            .execute(named_params! {
                ":id": crate::id::new_uuid(context.now), ":call": call, ":ground": word, ":moment": moment,
                ":why": why, ":target": target, ":now": ms(context.now),
            })?;
        self.connection
            .prepare_cached("UPDATE call SET agent_id = coalesce(agent_id, :agent) WHERE id = :call")?
            .execute(named_params! { ":agent": context.agent, ":call": call })?;
        Ok(())
    }

    /// The call placed here that a telephone begins to tell of: from now on it is known by the telephone’s name.
    pub(crate) fn adopt_dialled(&self, event: &CallEvent, region: Region) -> Result<Option<CallId>> {
        let outbound = event.direction == Some(Direction::Outbound) && event.source != DIALLED;
        let number = external_party(event).filter(|_| outbound).and_then(|text| Number::parse(text, region).e164);
        let Some(e164) = number else { return Ok(None) };
        let found: Option<CallId> = self
            .connection
            .prepare_cached(
                "SELECT id FROM call WHERE ended_at IS NULL AND ringing_at BETWEEN :since AND :until AND source = :dialled
                 AND external = :e164 ORDER BY ringing_at DESC LIMIT 1",
            )?
            .query_row(
                named_params! {
                    ":since": ms(event.at - TOLD_WITHIN), ":until": ms(event.at + TOLD_WITHIN),
                    ":dialled": DIALLED, ":e164": e164,
                },
                |row| row.get(0),
            )
            .optional()?;
        if let Some(id) = found {
            self.connection
                .prepare_cached("UPDATE call SET source = :source, external_id = :external_id WHERE id = :id")?
                .execute(named_params! {
                    ":source": event.source, ":external_id": event.external_id, ":id": id,
                })?;
        }
        Ok(found)
    }

    pub(crate) fn set_pledge(
        &self,
        call: CallId,
        contact: ContactId,
        amount_cents: i64,
        due_on: Option<NaiveDate>,
        context: &Context,
    ) -> Result<()> {
        self.connection
            .prepare_cached(
                "INSERT INTO pledge (id, call_id, contact_id, amount_cents, due_on, at)
                 VALUES (:id, :call, :contact, :amount, :due, :now)
                 ON CONFLICT (call_id) DO UPDATE SET amount_cents = :amount, due_on = :due",
            )?
            .execute(named_params! {
                ":id": crate::id::new_uuid(context.now), ":call": call, ":contact": contact, ":amount": amount_cents,
                ":due": due_on.map(|day| day.to_string()), ":now": ms(context.now),
            })?;
        Ok(())
    }

    pub(crate) fn take_back_pledge(&self, call: CallId) -> Result<()> {
        self.connection
            .prepare_cached("DELETE FROM pledge WHERE call_id = :call")?
            .execute(named_params! { ":call": call })?;
        Ok(())
    }
}
