//! What is under way for a person, in the store: tags, tasks, proposals, the callbacks that rules plan.

mod proposal;
mod tag;
mod task;

use chrono::{DateTime, Duration, Utc};
use rusqlite::{Connection, OptionalExtension, Row, named_params};

use super::automation::{act_line, acts, from_json, from_json_opt, versioned};
use super::writer::Tx;
use super::{at, document, ms, sequence, shown};
use crate::contact::full_name;
use crate::error::OrNotFound;
use crate::follow_up::FollowUp;
use crate::{AgentId, ContactId, Result};

pub(super) use proposal::proposals_of;
pub(super) use task::tasks_by;

/// Who a line is about: five columns of `contact c`, read by [`who`].
pub(super) const WHO: &str = "c.id, c.first_name, c.last_name, \
    (SELECT co.name FROM company co WHERE co.id = c.company_id), \
    (SELECT p.e164 FROM phone_number p WHERE p.contact_id = c.id AND p.e164 IS NOT NULL ORDER BY p.position LIMIT 1)";

/// Their name, company or number; `first`: the column of the first name.
pub(super) fn who(row: &Row<'_>, first: usize) -> rusqlite::Result<String> {
    let (given, last): (Option<String>, Option<String>) = (row.get(first)?, row.get(first + 1)?);
    let name = full_name(given.as_deref(), last.as_deref()).or(row.get(first + 2)?);
    let number = row.get::<_, Option<String>>(first + 3)?.map(|e164| shown(&e164));
    Ok(name.or(number).unwrap_or_default())
}

/// How far back what rules did is shown on a fiche.
pub(super) const LATELY: Duration = Duration::days(30);

/// What is under way for a person.
pub(super) fn follow_up(db: &Connection, id: ContactId, now: DateTime<Utc>) -> Result<FollowUp> {
    let lately = ms(now - LATELY);
    let whose = named_params! { ":id": id };
    let tags = db
        .prepare_cached("SELECT tag FROM contact_tag WHERE contact_id = :id ORDER BY tag")?
        .query_map(whose, |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    let proposals = db
        .prepare_cached(&format!(
            "{} AND n.contact_id = :id ORDER BY n.at DESC, n.rid DESC LIMIT 10",
            proposal::proposed()
        ))?
        .query_map(whose, proposal::proposed_from_row)?
        .collect::<rusqlite::Result<_>>()?;
    let tasks = db
        .prepare_cached(&format!("{} AND t.contact_id = :id ORDER BY t.due_at LIMIT 10", task::task()))?
        .query_map(whose, task::task_from_row)?
        .collect::<rusqlite::Result<_>>()?;
    let recent = db
        .prepare_cached(&format!("{} WHERE t.contact_id = :id AND t.at > :lately ORDER BY t.rid DESC LIMIT 5", acts()))?
        .query_map(named_params! { ":id": id, ":lately": lately }, act_line)?
        .filter_map(rusqlite::Result::transpose)
        .collect::<rusqlite::Result<_>>()?;
    Ok(FollowUp {
        tags,
        proposals: proposal::named(db, proposals)?,
        tasks,
        sequences: sequence::runs(db, id, now - LATELY)?,
        acts: recent,
    })
}

impl Tx<'_> {
    /// Who follows a person; else whoever is given.
    pub(crate) fn owner_or(&self, contact: ContactId, other: Option<AgentId>) -> Result<Option<AgentId>> {
        let owner: Option<AgentId> = self
            .connection
            .prepare_cached("SELECT owner_id FROM contact WHERE id = :id")?
            .query_row(named_params! { ":id": contact }, |row| row.get(0))
            .optional()?
            .or_not_found("contact")?;
        Ok(owner.or(other))
    }
}
