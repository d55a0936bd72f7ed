//! Calls in the store: the record, its events, its outcome, the journal line of each payload.

use chrono::Duration;
use phone::text::clean_lines;
use phone::{CallEvent, CallEventKind, Direction, EndCause, Kind, Number, Region};
use rusqlite::types::{FromSqlError, Value};
use rusqlite::{Connection, OptionalExtension, Row, named_params};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::facts;
use super::hearing::marked;
use super::reader::Reader;
use super::transfer::transfer_from_row;
use super::writer::Tx;
use super::{at, at_opt, ms, shown};
use crate::call::{Call, CallList, CallQuery, Life, ManualCall, Qualification, Step};
use crate::campaign::CallCampaign;
use crate::contact::full_name;
use crate::draft::DRAFT_MAX;
use crate::error::OrNotFound;
use crate::grid::Heard;
use crate::outcome::Consequence;
use crate::{CallId, CampaignId, ContactId, Context, Result};

/// The column value of one of `phone`'s enums: its JSON word.
pub(super) fn word<T: Serialize>(value: T) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}

/// One of `phone`'s enums from its column value.
pub(super) fn unword<T: DeserializeOwned>(row: &Row<'_>, index: usize) -> rusqlite::Result<T> {
    let word: String = row.get(index)?;
    serde_json::from_value(word.into()).map_err(|e| {
        rusqlite::Error::FromSqlConversionFailure(index, rusqlite::types::Type::Text, Box::new(FromSqlError::other(e)))
    })
}

const CALL: &str = "
    SELECT c.id, c.source, c.external_id, c.direction, c.state, c.contact_id, p.first_name, p.last_name,
           (SELECT co.name FROM company co WHERE co.id = p.company_id), c.from_raw, c.to_raw, c.external,
           c.external_kind, c.caller_name, l.label, q.name, a.name, c.ivr_choice, c.ringing_at, c.answered_at,
           c.held_since_at, c.hold_ms, c.ended_at, c.wrap_up_ms, c.qualified_at, c.lost_cause, o.label, o.code,
           m.label, c.note, k.id, k.name, k.kind, g.guide,
           xt.id, xt.name, xt.extension, xf.id, xf.name, xf.extension, x.announced, x.note, x.state, x.at
    FROM call c
    LEFT JOIN dial d ON d.call_id = c.id
    LEFT JOIN campaign_target g ON g.id = d.target_id
    LEFT JOIN campaign k ON k.id = g.campaign_id
    LEFT JOIN contact p ON p.id = c.contact_id
    LEFT JOIN line l ON l.id = c.line_id
    LEFT JOIN queue q ON q.id = c.queue_id
    LEFT JOIN agent a ON a.id = c.agent_id
    LEFT JOIN outcome o ON o.id = c.outcome_id
    LEFT JOIN motive m ON m.id = c.motive_id
    LEFT JOIN transfer x ON x.rid = (SELECT max(rid) FROM transfer WHERE call_id = c.id OR next_call_id = c.id)
    LEFT JOIN agent xt ON xt.id = x.to_id
    LEFT JOIN agent xf ON xf.id = x.from_id";

fn call_from_row(row: &Row<'_>) -> rusqlite::Result<Call> {
    let (first, last): (Option<String>, Option<String>) = (row.get(6)?, row.get(7)?);
    let company: Option<String> = row.get(8)?;
    let direction: Direction = unword(row, 3)?;
    let (from_raw, to_raw): (Option<String>, Option<String>) = (row.get(9)?, row.get(10)?);
    let external: Option<String> = row.get(11)?;
    let said = if direction == Direction::Outbound { &to_raw } else { &from_raw };
    let external_kind: Kind = unword(row, 12)?;
    // What a masked caller's line says instead of a number ("unavailable") is no number to show.
    let display = external
        .as_deref()
        .map(shown)
        .or_else(|| said.clone())
        .filter(|text| !text.is_empty() && external_kind != Kind::Masked);
    Ok(Call {
        id: row.get(0)?,
        source: row.get(1)?,
        external_id: row.get(2)?,
        direction,
        state: row.get(4)?,
        contact_id: row.get(5)?,
        contact_name: full_name(first.as_deref(), last.as_deref()).or(company),
        from_raw,
        to_raw,
        external,
        display,
        external_kind,
        caller_name: row.get(13)?,
        line: row.get(14)?,
        queue: row.get(15)?,
        agent: row.get(16)?,
        ivr_choice: row.get(17)?,
        ringing_at: at(row.get(18)?),
        answered_at: at_opt(row.get(19)?),
        held_since_at: at_opt(row.get(20)?),
        hold_ms: row.get(21)?,
        ended_at: at_opt(row.get(22)?),
        wrap_up_ms: row.get(23)?,
        qualified_at: at_opt(row.get(24)?),
        lost_cause: row.get(25)?,
        outcome: row.get(26)?,
        outcome_code: row.get(27)?,
        motive: row.get(28)?,
        note: row.get(29)?,
        campaign: match row.get::<_, Option<CampaignId>>(30)? {
            Some(id) => Some(CallCampaign { id, name: row.get(31)?, kind: row.get(32)?, guide: row.get(33)? }),
            None => None,
        },
        transfer: transfer_from_row(row, 34)?,
    })
}

fn call(db: &Connection, id: CallId) -> Result<Call> {
    db.prepare_cached(&format!("{CALL} WHERE c.id = :id"))?
        .query_row(named_params! { ":id": id }, call_from_row)
        .optional()?
        .or_not_found("call")
}

/// Over, no outcome, not lost: the list of calls to qualify (the same words as the partial index).
const UNQUALIFIED: &str =
    "c.qualified_at IS NULL AND c.ended_at IS NOT NULL AND c.lost_cause IS NULL AND c.direction <> 'internal'";

/// The longest after-call work believed: nobody works half a day on one call, a list left for the evening is worked
/// through later. Beyond, it is not known.
const AFTER_CALL_MAX: Duration = Duration::hours(4);

/// After-call work up to `:now`; none for a call typed by hand, which was over before it was written.
const AFTER_CALL: &str =
    "CASE WHEN source = 'manual' THEN 0 WHEN :now - ended_at <= :longest THEN max(0, :now - ended_at) END";

impl Reader<'_> {
    /// One call.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`].
    pub fn call(&self, id: CallId) -> Result<Call> {
        call(self.db(), id)
    }

    /// The call a telephone system knows by this id; `None`: never heard of.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn call_by_external_id(&self, source: &str, external_id: &str) -> Result<Option<CallId>> {
        call_by_external_id(self.db(), source, external_id)
    }

    /// Calls, last first.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn calls(&self, query: &CallQuery) -> Result<CallList> {
        let mut conditions = vec!["1"];
        let mut values: Vec<(&str, Value)> = Vec::new();
        if query.unqualified {
            conditions.push(UNQUALIFIED);
        }
        if let Some(contact) = query.contact_id {
            conditions.push("c.contact_id = :contact");
            values.push((":contact", Value::Blob(contact.0.as_bytes().to_vec())));
        }
        if let Some(from) = query.from {
            conditions.push("c.ringing_at >= :from");
            values.push((":from", ms(from).into()));
        }
        if let Some(to) = query.to {
            conditions.push("c.ringing_at < :to");
            values.push((":to", ms(to).into()));
        }
        let condition = conditions.join(" AND ");
        let bind: Vec<(&str, &dyn rusqlite::ToSql)> =
            values.iter().map(|(k, v)| (*k, v as &dyn rusqlite::ToSql)).collect();
        let total = self
            .db()
            .prepare_cached(&format!("SELECT count(*) FROM call c WHERE {condition}"))?
            .query_row(&*bind, |row| row.get(0))?;
        let limit = query.limit.clamp(1, 500);
        let mut statement = self.db().prepare_cached(&format!(
            "{CALL} WHERE {condition} ORDER BY c.ringing_at DESC, c.rid DESC LIMIT {limit}"
        ))?;
        let items: Vec<Call> = statement.query_map(&*bind, call_from_row)?.collect::<rusqlite::Result<_>>()?;
        let marked = marked(self.db(), items.iter().map(|call| Heard::Call { call_id: call.id }))?;
        Ok(CallList { items, total, marked })
    }

    /// Calls not over, or over and waiting for their outcome since `since`, oldest first: those in hand. One typed by
    /// hand never was.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn calls_in_hand(&self, since: chrono::DateTime<chrono::Utc>) -> Result<Vec<Call>> {
        let mut statement = self.db().prepare_cached(&format!(
            "{CALL} WHERE c.direction <> 'internal' AND c.source <> 'manual' AND c.rid IN (
                 SELECT rid FROM call WHERE ended_at IS NULL AND ringing_at >= :since
                 UNION SELECT rid FROM call c WHERE {UNQUALIFIED} AND c.ended_at >= :since AND c.state = 'wrap_up')
             ORDER BY c.ringing_at"
        ))?;
        let rows = statement.query_map(named_params! { ":since": ms(since) }, call_from_row)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// How many calls wait for an outcome.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn count_unqualified(&self) -> Result<u32> {
        let sql = format!("SELECT count(*) FROM call c WHERE {UNQUALIFIED}");
        Ok(self.db().prepare_cached(&sql)?.query_row([], |row| row.get(0))?)
    }
}

fn call_by_external_id(db: &Connection, source: &str, external_id: &str) -> Result<Option<CallId>> {
    Ok(db
        .prepare_cached("SELECT id FROM call WHERE source = :source AND external_id = :external_id")?
        .query_row(named_params! { ":source": source, ":external_id": external_id }, |row| row.get(0))
        .optional()?)
}

impl Tx<'_> {
    pub(crate) fn call(&self, id: CallId) -> Result<Call> {
        call(self.connection, id)
    }

    pub(crate) fn call_by_external_id(&self, source: &str, external_id: &str) -> Result<Option<CallId>> {
        call_by_external_id(self.connection, source, external_id)
    }

    pub(crate) fn insert_ringing_call(&self, id: CallId, event: &CallEvent) -> Result<()> {
        self.connection
            .prepare_cached(
                "INSERT INTO call (id, source, external_id, direction, state, external_kind, ringing_at)
                 VALUES (:id, :source, :external_id, :direction, 'ringing', :kind, :at)",
            )?
            .execute(named_params! {
                ":id": id, ":source": event.source, ":external_id": event.external_id,
                ":direction": word(event.direction.unwrap_or(Direction::Inbound)),
                ":kind": word(Kind::Invalid), ":at": ms(event.at),
            })?;
        Ok(())
    }

    pub(crate) fn call_steps(&self, id: CallId) -> Result<Vec<Step>> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT event, cause, at FROM call_event WHERE call_id = :id ORDER BY rid")?;
        let rows = statement.query_map(named_params! { ":id": id }, |row| {
            let cause: Option<EndCause> = match row.get_ref(1)? {
                rusqlite::types::ValueRef::Null => None,
                _ => Some(unword(row, 1)?),
            };
            Ok(Step { event: unword::<CallEventKind>(row, 0)?, cause, at: at(row.get(2)?) })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    pub(crate) fn insert_call_event(&self, call: CallId, event: &CallEvent) -> Result<()> {
        self.connection
            .prepare_cached(
                "INSERT INTO call_event (id, call_id, event, leg_id, cause, at)
                 VALUES (:id, :call, :event, :leg, :cause, :at)",
            )?
            .execute(named_params! {
                ":id": crate::id::new_uuid(event.at), ":call": call, ":event": word(event.event),
                ":leg": event.leg_id.as_deref().unwrap_or(""), ":cause": event.cause.map(word), ":at": ms(event.at),
            })?;
        Ok(())
    }

    /// Fills what no earlier event told; what is known is never overwritten, but for the desk that answered. Who the
    /// call is with is looked up once, when its number is told: afterwards only a person says otherwise.
    pub(crate) fn fill_call(
        &self,
        id: CallId,
        event: &CallEvent,
        direction: Option<Direction>,
        number: Option<&Number>,
        contact: Option<ContactId>,
        region: Region,
    ) -> Result<()> {
        let ours = match direction {
            Some(Direction::Outbound) => event.from.as_deref(),
            _ => event.to.as_deref(),
        };
        let line = ours.and_then(|text| Number::parse(text, region).e164);
        self.connection
            .prepare_cached(
                "UPDATE call SET
                     direction = coalesce(:direction, direction),
                     from_raw = coalesce(from_raw, :from), to_raw = coalesce(to_raw, :to),
                     external = coalesce(external, :external),
                     external_kind = CASE WHEN :kind IS NOT NULL AND external_kind = 'invalid' THEN :kind ELSE external_kind END,
                     caller_name = coalesce(caller_name, :caller_name),
                     ivr_choice = coalesce(ivr_choice, :ivr),
                     contact_id = CASE WHEN external IS NULL THEN coalesce(contact_id, :contact) ELSE contact_id END,
                     line_id = coalesce(line_id, (SELECT id FROM line WHERE e164 = :line)),
                     queue_id = coalesce(queue_id, (SELECT id FROM queue WHERE name = :queue),
                                         (SELECT queue_id FROM line WHERE e164 = :line)),
                     principal_id = coalesce(principal_id, (SELECT principal_id FROM line WHERE e164 = :line)),
                     agent_id = CASE WHEN :answered THEN coalesce(
                         (SELECT id FROM agent WHERE extension = :desk OR login = :desk OR name = :desk LIMIT 1), agent_id)
                         ELSE agent_id END
                 WHERE id = :id",
            )?
            .execute(named_params! {
                ":id": id, ":direction": direction.map(word), ":from": event.from, ":to": event.to,
                ":external": number.and_then(|n| n.e164.clone()), ":kind": number.map(|n| word(n.kind)),
                ":caller_name": event.caller_name, ":ivr": event.ivr_choice, ":contact": contact, ":line": line,
                ":queue": event.queue, ":desk": event.extension,
                ":answered": event.event == CallEventKind::Answered || direction == Some(Direction::Outbound),
            })?;
        Ok(())
    }

    pub(crate) fn set_call_life(&self, id: CallId, life: &Life) -> Result<()> {
        self.connection
            .prepare_cached(
                "UPDATE call SET state = CASE WHEN qualified_at IS NOT NULL THEN state
                                              WHEN outcome_id IS NOT NULL AND :ended IS NOT NULL THEN 'qualified'
                                              ELSE :state END,
                     qualified_at = CASE WHEN outcome_id IS NOT NULL THEN coalesce(qualified_at, :ended) ELSE qualified_at END,
                     wrap_up_ms = CASE WHEN outcome_id IS NOT NULL AND :ended IS NOT NULL THEN coalesce(wrap_up_ms, 0) ELSE wrap_up_ms END,
                     ringing_at = :ringing, answered_at = :answered, held_since_at = :held, hold_ms = :hold,
                     ended_at = :ended, end_cause = :cause, lost_cause = :lost, clock_moved = max(clock_moved, :moved)
                 WHERE id = :id",
            )?
            .execute(named_params! {
                ":id": id, ":state": life.state, ":ringing": ms(life.ringing_at), ":answered": life.answered_at.map(ms),
                ":held": life.held_since_at.map(ms), ":hold": life.hold.num_milliseconds(),
                ":ended": life.ended_at.map(ms), ":cause": life.end_cause.map(word), ":lost": life.lost,
                ":moved": life.clock_moved,
            })?;
        facts::refresh_of_call(self.connection, id)
    }

    /// The words of a call: those given, else what was being typed about it, else what it had. Its draft may go then.
    pub(crate) fn keep_call_note(&self, id: CallId, given: Option<&str>) -> Result<()> {
        let key = format!("call:{id}:note");
        let typed: Option<String> = self
            .connection
            .prepare_cached("SELECT body FROM draft WHERE key = :key")?
            .query_row(named_params! { ":key": key }, |row| row.get(0))
            .optional()?;
        // No draft has more characters than its bytes may be: nothing of it is cut off.
        let typed = typed.map(|body| clean_lines(&body, DRAFT_MAX)).filter(|body| !body.trim().is_empty());
        self.connection
            .prepare_cached("UPDATE call SET note = coalesce(:given, :typed, note) WHERE id = :id")?
            .execute(named_params! { ":given": given, ":typed": typed, ":id": id })?;
        self.drop_draft(&key)
    }

    /// What the present outcome of a call set in motion; `None`: it has no outcome.
    pub(crate) fn call_consequence(&self, id: CallId) -> Result<Option<Consequence>> {
        Ok(self
            .connection
            .prepare_cached("SELECT o.consequence FROM call c JOIN outcome o ON o.id = c.outcome_id WHERE c.id = :id")?
            .query_row(named_params! { ":id": id }, |row| row.get(0))
            .optional()?)
    }

    pub(crate) fn set_call_contact(&self, id: CallId, contact: Option<ContactId>) -> Result<()> {
        let before = facts::contact_of_call(self.connection, id)?;
        self.connection
            .prepare_cached("UPDATE call SET contact_id = :contact WHERE id = :id")?
            .execute(named_params! { ":id": id, ":contact": contact })?;
        before.into_iter().chain(contact).try_for_each(|contact| facts::refresh(self.connection, contact))
    }

    pub(crate) fn remember_choice(&self, e164: &str, contact: ContactId, context: &Context) -> Result<()> {
        self.connection
            .prepare_cached(
                "INSERT INTO number_choice (id, e164, contact_id, agent_id, at)
                 VALUES (:id, :e164, :contact, :agent, :at)
                 ON CONFLICT (e164) DO UPDATE SET contact_id = excluded.contact_id, agent_id = excluded.agent_id, at = excluded.at",
            )?
            .execute(named_params! {
                ":id": crate::id::new_uuid(context.now), ":e164": e164, ":contact": contact,
                ":agent": context.agent, ":at": ms(context.now),
            })?;
        Ok(())
    }

    pub(crate) fn forget_choice_unless(&self, e164: &str, contact: ContactId) -> Result<()> {
        self.connection
            .prepare_cached("DELETE FROM number_choice WHERE e164 = :e164 AND contact_id <> :contact")?
            .execute(named_params! { ":e164": e164, ":contact": contact })?;
        Ok(())
    }

    pub(crate) fn set_call_outcome(&self, said: &Qualification, context: &Context) -> Result<()> {
        self.connection
            .prepare_cached(&format!(
                "UPDATE call SET outcome_id = :outcome, motive_id = coalesce(:motive, motive_id),
                     redirected_to = coalesce(:redirected, redirected_to),
                     reminds_ticket_id = coalesce(:reminds, reminds_ticket_id), state = 'qualified',
                     agent_id = coalesce(agent_id, :agent),
                     wrap_up_ms = coalesce(wrap_up_ms, {AFTER_CALL}), qualified_at = coalesce(qualified_at, :now),
                     opposed_at = (SELECT coalesce(call.opposed_at, :now) FROM outcome
                                   WHERE id = :outcome AND consequence = 'opposition')
                 WHERE id = :id",
            ))?
            .execute(named_params! {
                ":id": said.call_id, ":outcome": said.outcome_id, ":motive": said.motive_id,
                ":redirected": said.redirected_to, ":reminds": said.reminds_ticket_id, ":agent": context.agent,
                ":now": ms(context.now), ":longest": AFTER_CALL_MAX.num_milliseconds(),
            })?;
        Ok(())
    }

    /// An outcome said before the end: the call is qualified by it when it is over (now, if it is).
    pub(crate) fn set_early_outcome(&self, id: CallId, code: &str, context: &Context) -> Result<()> {
        self.connection
            .prepare_cached(&format!(
                "UPDATE call SET outcome_id = (SELECT id FROM outcome WHERE code = :code),
                     state = CASE WHEN ended_at IS NULL THEN state ELSE 'qualified' END,
                     wrap_up_ms = CASE WHEN ended_at IS NULL THEN wrap_up_ms ELSE coalesce(wrap_up_ms, {AFTER_CALL}) END,
                     qualified_at = CASE WHEN ended_at IS NULL THEN NULL ELSE coalesce(qualified_at, :now) END
                 WHERE id = :id",
            ))?
            .execute(named_params! {
                ":id": id, ":code": code, ":now": ms(context.now), ":longest": AFTER_CALL_MAX.num_milliseconds(),
            })?;
        Ok(())
    }

    /// An outcome said before the end no longer holds.
    pub(crate) fn forget_early_outcome(&self, id: CallId) -> Result<()> {
        self.connection
            .prepare_cached("UPDATE call SET outcome_id = NULL WHERE id = :id AND qualified_at IS NULL")?
            .execute(named_params! { ":id": id })?;
        Ok(())
    }

    pub(crate) fn insert_manual_call(
        &self,
        id: CallId,
        typed: &ManualCall,
        number: Option<&Number>,
        note: Option<&str>,
        context: &Context,
    ) -> Result<()> {
        let began = ms(typed.started_at);
        let answered = (typed.talk_s > 0).then_some(began);
        let (from, to) = match typed.direction {
            Direction::Outbound => (None, typed.number.as_deref()),
            _ => (typed.number.as_deref(), None),
        };
        self.connection
            .prepare_cached(
                "INSERT INTO call (id, source, direction, state, contact_id, from_raw, to_raw, external, external_kind,
                     agent_id, ringing_at, answered_at, ended_at, motive_id, note, lost_cause)
                 VALUES (:id, 'manual', :direction, 'wrap_up', :contact, :from, :to, :external, :kind,
                     :agent, :began, :answered, :ended, :motive, :note, NULL)",
            )?
            .execute(named_params! {
                ":id": id, ":direction": word(typed.direction), ":contact": typed.contact_id, ":from": from, ":to": to,
                ":external": number.and_then(|n| n.e164.clone()),
                ":kind": word(number.map_or(Kind::Invalid, |n| n.kind)), ":agent": context.agent,
                ":began": began, ":answered": answered, ":ended": began + typed.talk_s * 1000,
                ":motive": typed.motive_id, ":note": note,
            })?;
        facts::refresh_of_call(self.connection, id)
    }

    /// Whether the call of this event was ignored, among the last payloads received.
    pub(crate) fn ignored_lately(&self, event: &CallEvent) -> Result<bool> {
        Ok(self
            .connection
            .prepare_cached(
                "SELECT EXISTS (SELECT 1 FROM journal WHERE rid > (SELECT max(rid) FROM journal) - 1000
                     AND source = :source AND external_id = :external_id AND verdict = 'ignored')",
            )?
            .query_row(named_params! { ":source": event.source, ":external_id": event.external_id }, |row| {
                row.get(0)
            })?)
    }

    pub(crate) fn insert_journal(
        &self,
        event: &CallEvent,
        verdict: &str,
        call: Option<CallId>,
        context: &Context,
    ) -> Result<()> {
        self.connection
            .prepare_cached(
                "INSERT INTO journal (id, at, source, external_id, event, verdict, call_id, raw)
                 VALUES (:id, :at, :source, :external_id, :event, :verdict, :call, :raw)",
            )?
            .execute(named_params! {
                ":id": crate::id::new_uuid(context.now), ":at": ms(context.now), ":source": event.source,
                ":external_id": event.external_id, ":event": word(event.event), ":verdict": verdict, ":call": call,
                ":raw": event.raw,
            })?;
        Ok(())
    }
}
