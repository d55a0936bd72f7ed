//! The day of an agent in the store.

use chrono::{DateTime, Days, NaiveTime, Utc};
use rusqlite::{Connection, named_params};

use super::appointment::appointments_between;
use super::contact::{LINE_COLUMNS, line_from_row};
use super::dial::on_the_telephone;
use super::follow_up::{proposals_of, tasks_by};
use super::house::opening_hours;
use super::reader::Reader;
use super::{ms, ticket};
use crate::contact::ContactLine;
use crate::day::{Day, Unplanned};
use crate::scope::Scope;
use crate::{AgentId, Result};

/// How many of those forgotten are shown, and how far they are counted.
const SHOWN: u32 = 50;
const COUNTED: u32 = 1_000;

/// A prospect with no promise and no appointment to come; theirs who sits at the desk, or nobody's.
const UNPLANNED: &str = "
    c.stage = 'prospect' AND c.frozen_at IS NULL AND (c.owner_id IS NULL OR c.owner_id IS :agent)
    AND NOT EXISTS (SELECT 1 FROM callback k WHERE k.contact_id = c.id AND k.done_at IS NULL)
    AND NOT EXISTS (SELECT 1 FROM appointment r WHERE r.contact_id = c.id AND r.starts_at >= :now
                    AND r.state IN ('planned', 'confirmed'))";

impl Reader<'_> {
    /// What the day of an agent holds, of the callbacks those of `whose`; `None`: nobody sits at the desk.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn day(&self, whose: Scope, agent: Option<AgentId>, now: DateTime<Utc>) -> Result<Day> {
        let callbacks = self.callbacks_to_make(whose, agent)?;
        self.snapshot(|db| {
            let hours = opening_hours(db)?;
            let today = (now + hours.ahead_of_utc(now)).date_naive();
            let midnight = |day: chrono::NaiveDate| hours.utc_of(day.and_time(NaiveTime::MIN));
            let (from, to) = (midnight(today), midnight(today + Days::new(1)));
            Ok(Day {
                callbacks,
                calling: match agent {
                    Some(agent) => on_the_telephone(db, agent, now)?,
                    None => Vec::new(),
                },
                tickets: ticket::due_by(db, agent, to)?,
                appointments: match agent {
                    Some(agent) => appointments_between(db, Some(agent), from, to)?,
                    None => Vec::new(),
                },
                tasks: tasks_by(db, agent, to)?,
                proposals: proposals_of(db, agent)?,
                unplanned: unplanned(db, agent, now)?,
                unplanned_total: db
                    .prepare_cached(&format!(
                        "SELECT count(*) FROM (SELECT 1 FROM contact c WHERE {UNPLANNED} LIMIT {COUNTED})"
                    ))?
                    .query_row(named_params! { ":agent": agent, ":now": ms(now) }, |row| row.get(0))?,
            })
        })
    }
}

fn unplanned(db: &Connection, agent: Option<AgentId>, now: DateTime<Utc>) -> Result<Vec<Unplanned>> {
    let mut statement = db.prepare_cached(&format!(
        "SELECT {LINE_COLUMNS} FROM contact c WHERE {UNPLANNED} ORDER BY c.last_contact_at LIMIT {SHOWN}"
    ))?;
    let rows = statement.query_map(named_params! { ":agent": agent, ":now": ms(now) }, line_from_row)?;
    rows.map(|line| {
        let ContactLine { contact_id, name, company, phone, last_contact_at, .. } = line?;
        Ok(Unplanned { contact_id, name: name.or(company).or(phone).unwrap_or_default(), last_contact_at })
    })
    .collect()
}
