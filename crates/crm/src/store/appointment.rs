//! Appointments in the store: who has one when, what is free, how many took place.

use chrono::{DateTime, Days, Duration, NaiveDate, NaiveTime, Utc};
use rusqlite::{Connection, OptionalExtension, Row, named_params};

use super::house::opening_hours;
use super::reader::Reader;
use super::writer::Tx;
use super::{at, at_opt, ms, shown};
use crate::appointment::{Appointment, AppointmentState, NewAppointment, Week, WeekQuery};
use crate::contact::full_name;
use crate::error::OrNotFound;
use crate::{AgentId, AppointmentId, CallId, ContactId, Context, Result};

const APPOINTMENT: &str = "
    SELECT r.id, r.contact_id, c.first_name, c.last_name, (SELECT co.name FROM company co WHERE co.id = c.company_id),
           (SELECT p.e164 FROM phone_number p WHERE p.contact_id = c.id AND p.e164 IS NOT NULL AND p.invalid_at IS NULL
            ORDER BY p.position LIMIT 1),
           (SELECT e.address FROM email e WHERE e.contact_id = c.id AND e.invalid_at IS NULL ORDER BY e.position LIMIT 1),
           r.kind, r.starts_at, r.duration_ms, r.place, r.subject, r.agent_id, a.name, r.state, r.reminded_at
    FROM appointment r JOIN contact c ON c.id = r.contact_id JOIN agent a ON a.id = r.agent_id";

/// The rate of those honoured looks so far back.
const RATE_OVER: Duration = Duration::days(90);

/// Slots begin at the hour and at its half.
const STEP: Duration = Duration::minutes(30);

fn appointment_from_row(row: &Row<'_>) -> rusqlite::Result<Appointment> {
    let (first, last): (Option<String>, Option<String>) = (row.get(2)?, row.get(3)?);
    let phone = row.get::<_, Option<String>>(5)?.map(|e164| shown(&e164));
    let name = full_name(first.as_deref(), last.as_deref()).or(row.get(4)?).or_else(|| phone.clone());
    Ok(Appointment {
        id: row.get(0)?,
        contact_id: row.get(1)?,
        name: name.unwrap_or_default(),
        phone,
        email: row.get(6)?,
        kind: row.get(7)?,
        starts_at: at(row.get(8)?),
        minutes: u32::try_from(row.get::<_, i64>(9)? / 60_000).unwrap_or(0),
        place: row.get(10)?,
        subject: row.get(11)?,
        agent_id: row.get(12)?,
        agent: row.get(13)?,
        state: row.get(14)?,
        reminded_at: at_opt(row.get(15)?),
    })
}

fn appointment(db: &Connection, id: AppointmentId) -> Result<Appointment> {
    db.prepare_cached(&format!("{APPOINTMENT} WHERE r.id = :id"))?
        .query_row(named_params! { ":id": id }, appointment_from_row)
        .optional()?
        .or_not_found("appointment")
}

/// Those that begin between two moments, in order; of one agent, or everybody’s.
pub(super) fn appointments_between(
    db: &Connection,
    agent: Option<AgentId>,
    from: DateTime<Utc>,
    to: DateTime<Utc>,
) -> Result<Vec<Appointment>> {
    let mut statement = db.prepare_cached(&format!(
        "{APPOINTMENT} WHERE r.starts_at >= :from AND r.starts_at < :to AND (:agent IS NULL OR r.agent_id = :agent)
         ORDER BY r.starts_at, r.rid LIMIT 1000"
    ))?;
    let rows = statement
        .query_map(named_params! { ":from": ms(from), ":to": ms(to), ":agent": agent }, appointment_from_row)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// What an agent has between two moments: when it begins and ends.
fn taken(db: &Connection, agent: AgentId, from: DateTime<Utc>, to: DateTime<Utc>) -> Result<Vec<(i64, i64)>> {
    let mut statement = db.prepare_cached(
        "SELECT starts_at, starts_at + duration_ms FROM appointment
         WHERE agent_id = :agent AND starts_at < :to AND starts_at >= :from AND state IN ('planned', 'confirmed')
         ORDER BY starts_at",
    )?;
    // None is longer than eight hours.
    let from = ms(from - Duration::hours(8));
    let rows = statement.query_map(named_params! { ":agent": agent, ":from": from, ":to": ms(to) }, |row| {
        Ok((row.get(0)?, row.get(1)?))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

impl Reader<'_> {
    /// Seven days of appointments, and what is free.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn week(&self, query: &WeekQuery, now: DateTime<Utc>) -> Result<Week> {
        self.snapshot(|db| {
            let hours = opening_hours(db)?;
            let midnight = |day: NaiveDate| hours.utc_of(day.and_time(NaiveTime::MIN));
            let (from, to) = (midnight(query.from), midnight(query.from + Days::new(7)));
            let appointments = appointments_between(db, query.agent, from, to)?;
            let length = Duration::minutes(i64::from(query.minutes.clamp(15, 480)));
            let free = match query.agent {
                None => Vec::new(),
                Some(agent) => {
                    let taken = taken(db, agent, from, to)?;
                    let open = |at: DateTime<Utc>| {
                        at >= now && hours.is_open(at) && hours.is_open(at + length - Duration::minutes(1))
                    };
                    let clear = |at: DateTime<Utc>| {
                        !taken.iter().any(|&(begins, ends)| begins < ms(at + length) && ends > ms(at))
                    };
                    let slots = std::iter::successors(Some(from), |at| Some(*at + STEP)).take_while(|at| *at < to);
                    slots.filter(|at| open(*at) && clear(*at)).collect()
                }
            };
            let (honoured, missed) = db
                .prepare_cached(
                    "SELECT count(*) FILTER (WHERE state = 'honoured'), count(*) FILTER (WHERE state = 'missed')
                     FROM appointment WHERE starts_at >= :since AND starts_at < :now
                       AND (:agent IS NULL OR agent_id = :agent)",
                )?
                .query_row(
                    named_params! { ":since": ms(now - RATE_OVER), ":now": ms(now), ":agent": query.agent },
                    |row| Ok((row.get(0)?, row.get(1)?)),
                )?;
            Ok(Week { from: query.from, appointments, free, honoured, missed })
        })
    }

    /// One appointment.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`].
    pub fn appointment(&self, id: AppointmentId) -> Result<Appointment> {
        appointment(self.db(), id)
    }
}

impl Tx<'_> {
    /// The person was reminded of an appointment of theirs.
    pub(crate) fn appointment_reminded(&self, id: AppointmentId, with: ContactId, context: &Context) -> Result<()> {
        let set = self
            .connection
            .prepare_cached("UPDATE appointment SET reminded_at = :now WHERE id = :id AND contact_id = :contact")?
            .execute(named_params! { ":now": ms(context.now), ":id": id, ":contact": with })?;
        (set == 1).then_some(()).or_not_found("appointment")
    }

    pub(crate) fn appointment(&self, id: AppointmentId) -> Result<Appointment> {
        appointment(self.connection, id)
    }

    /// Whether an agent has another appointment then, but for the one that is being moved.
    pub(crate) fn agent_is_taken(
        &self,
        agent: AgentId,
        from: DateTime<Utc>,
        to: DateTime<Utc>,
        but: Option<AppointmentId>,
    ) -> Result<bool> {
        Ok(self
            .connection
            .prepare_cached(
                "SELECT 1 FROM appointment WHERE agent_id = :agent AND starts_at < :to AND starts_at > :from - 28800000
                 AND starts_at + duration_ms > :from AND state IN ('planned', 'confirmed') AND id IS NOT :but",
            )?
            .exists(named_params! { ":agent": agent, ":from": ms(from), ":to": ms(to), ":but": but })?)
    }

    pub(crate) fn insert_appointment(
        &self,
        new: &NewAppointment,
        instead_of: Option<AppointmentId>,
        context: &Context,
    ) -> Result<AppointmentId> {
        let id = AppointmentId::new(context.now);
        self.connection
            .prepare_cached(
                "INSERT INTO appointment (id, contact_id, kind, starts_at, duration_ms, place, subject, agent_id, state,
                     state_at, moved_from_id, call_id, taken_by, at)
                 VALUES (:id, :contact, :kind, :starts, :duration, :place, :subject, :agent, 'planned', :now, :from, :call,
                     :by, :now)",
            )?
            .execute(named_params! {
                ":id": id, ":contact": new.contact_id, ":kind": new.kind, ":starts": ms(new.starts_at),
                ":duration": i64::from(new.minutes) * 60_000, ":place": new.place, ":subject": new.subject,
                ":agent": new.agent_id, ":now": ms(context.now), ":from": instead_of, ":call": new.call_id,
                ":by": context.agent,
            })?;
        Ok(id)
    }

    pub(crate) fn set_appointment_state(
        &self,
        id: AppointmentId,
        state: AppointmentState,
        context: &Context,
    ) -> Result<()> {
        self.connection
            .prepare_cached("UPDATE appointment SET state = :state, state_at = :now WHERE id = :id")?
            .execute(named_params! { ":state": state, ":now": ms(context.now), ":id": id })?;
        Ok(())
    }

    pub(crate) fn cancel_appointments_of(&self, call: CallId, context: &Context) -> Result<()> {
        self.connection
            .prepare_cached(
                "UPDATE appointment SET state = 'cancelled', state_at = :now
                 WHERE call_id = :call AND state IN ('planned', 'confirmed')",
            )?
            .execute(named_params! { ":call": call, ":now": ms(context.now) })?;
        Ok(())
    }
}
