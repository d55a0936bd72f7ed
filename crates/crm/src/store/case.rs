//! Solved cases in the store: kept, tried, revised, and their terms counted.

use rusqlite::{Connection, OptionalExtension, named_params};

use super::ms;
use super::writer::Tx;
use crate::case::terms;
use crate::error::OrNotFound;
use crate::ticket::TicketStatus;
use crate::{CaseId, Context, Result, TicketId};

/// The words of a ticket `t` that tell its incident: what is counted in is what is counted out.
const WORDING: &str = "t.subject || char(10) || t.description";

/// What a case is made from.
pub(crate) struct CaseSource {
    pub(crate) subject: String,
    /// Subject and description.
    pub(crate) wording: String,
    pub(crate) resolution: Option<String>,
    pub(crate) status: TicketStatus,
}

impl Tx<'_> {
    pub(crate) fn case_source(&self, ticket: TicketId) -> Result<CaseSource> {
        self.connection
            .prepare_cached(&format!(
                "SELECT t.subject, {WORDING}, t.resolution, t.status FROM ticket t WHERE t.id = :id"
            ))?
            .query_row(named_params! { ":id": ticket }, |row| {
                Ok(CaseSource {
                    subject: row.get(0)?,
                    wording: row.get(1)?,
                    resolution: row.get(2)?,
                    status: row.get(3)?,
                })
            })
            .optional()?
            .or_not_found("ticket")
    }

    pub(crate) fn case_of_ticket(&self, ticket: TicketId) -> Result<Option<CaseId>> {
        Ok(self
            .connection
            .prepare_cached("SELECT id FROM solved_case WHERE ticket_id = :id")?
            .query_row(named_params! { ":id": ticket }, |row| row.get(0))
            .optional()?)
    }

    pub(crate) fn insert_case(
        &self,
        id: CaseId,
        ticket: TicketId,
        title: &str,
        solution: &str,
        context: &Context,
    ) -> Result<()> {
        self.connection
            .prepare_cached(&format!(
                "INSERT INTO solved_case (id, ticket_id, title, solution, wording, product_id, motive_id, category, agent_id, kept_at)
                 SELECT :id, t.id, :title, :solution, {WORDING}, t.product_id, t.motive_id, t.category, :agent, :now
                 FROM ticket t WHERE t.id = :ticket",
            ))?
            .execute(named_params! {
                ":id": id, ":ticket": ticket, ":title": title, ":solution": solution, ":agent": context.agent,
                ":now": ms(context.now),
            })?;
        index(self.connection, id)
    }

    /// Revises a case; one taken out of use leaves the index, one taken up again comes back.
    pub(crate) fn update_case(
        &self,
        id: CaseId,
        title: &str,
        solution: &str,
        retired: bool,
        context: &Context,
    ) -> Result<()> {
        let was_retired = self
            .connection
            .prepare_cached("SELECT retired_at IS NOT NULL FROM solved_case WHERE id = :id")?
            .query_row(named_params! { ":id": id }, |row| row.get::<_, bool>(0))
            .optional()?
            .or_not_found("case")?;
        if retired && !was_retired {
            forget(self.connection, id)?;
        }
        self.connection
            .prepare_cached(
                "UPDATE solved_case SET title = :title, solution = :solution,
                     retired_at = CASE WHEN :retired THEN coalesce(retired_at, :now) END WHERE id = :id",
            )?
            .execute(named_params! {
                ":id": id, ":title": title, ":solution": solution, ":retired": retired, ":now": ms(context.now),
            })?;
        if was_retired && !retired {
            index(self.connection, id)?;
        }
        Ok(())
    }

    /// What was said of a case on a ticket; `None`: not tried there.
    pub(crate) fn case_trial(&self, case: CaseId, ticket: TicketId) -> Result<Option<bool>> {
        Ok(self
            .connection
            .prepare_cached("SELECT worked FROM case_trial WHERE case_id = :case AND ticket_id = :ticket")?
            .query_row(named_params! { ":case": case, ":ticket": ticket }, |row| row.get(0))
            .optional()?)
    }

    pub(crate) fn set_case_trial(&self, case: CaseId, ticket: TicketId, worked: bool, context: &Context) -> Result<()> {
        rid(self.connection, case)?.or_not_found("case")?;
        self.connection
            .prepare_cached(
                "INSERT INTO case_trial (id, case_id, ticket_id, worked, agent_id, at)
                 VALUES (:id, :case, :ticket, :worked, :agent, :now)
                 ON CONFLICT (case_id, ticket_id) DO UPDATE SET worked = :worked, agent_id = :agent, at = :now",
            )?
            .execute(named_params! {
                ":id": crate::id::new_uuid(context.now), ":case": case, ":ticket": ticket, ":worked": worked,
                ":agent": context.agent, ":now": ms(context.now),
            })?;
        Ok(())
    }

    /// A text becomes one more wording of a case in use.
    pub(crate) fn add_wording(&self, case: CaseId, text: &str) -> Result<()> {
        match rid(self.connection, case)? {
            Some((rid, true)) => add(self.connection, rid, text),
            _ => Ok(()),
        }
    }

    /// A text is no longer a wording of a case.
    pub(crate) fn forget_wording(&self, case: CaseId, text: &str) -> Result<()> {
        match rid(self.connection, case)? {
            Some((rid, true)) => remove(self.connection, rid, text),
            _ => Ok(()),
        }
    }
}

/// The row of a case, and whether it is in use.
fn rid(db: &Connection, case: CaseId) -> Result<Option<(i64, bool)>> {
    Ok(db
        .prepare_cached("SELECT rid, retired_at IS NULL FROM solved_case WHERE id = :id")?
        .query_row(named_params! { ":id": case }, |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?)
}

fn add(db: &Connection, case_rid: i64, text: &str) -> Result<()> {
    let mut count = db.prepare_cached(
        "INSERT INTO case_term (stem, case_rid, wordings) VALUES (:stem, :case, 1)
         ON CONFLICT (stem, case_rid) DO UPDATE SET wordings = wordings + 1 RETURNING wordings = 1",
    )?;
    let mut total = db.prepare_cached(
        "INSERT INTO case_stem (stem, word, cases, wordings) VALUES (:stem, :word, 1, 1)
         ON CONFLICT (stem) DO UPDATE SET cases = cases + :first, wordings = wordings + 1",
    )?;
    for term in terms(text) {
        let first: bool = count.query_row(named_params! { ":stem": term.stem, ":case": case_rid }, |row| row.get(0))?;
        total.execute(named_params! { ":stem": term.stem, ":word": term.word, ":first": first })?;
    }
    Ok(())
}

fn remove(db: &Connection, case_rid: i64, text: &str) -> Result<()> {
    let mut count = db.prepare_cached(
        "UPDATE case_term SET wordings = wordings - 1 WHERE stem = :stem AND case_rid = :case RETURNING wordings = 0",
    )?;
    let mut total = db.prepare_cached(
        "UPDATE case_stem SET wordings = wordings - 1, cases = cases - :last WHERE stem = :stem RETURNING wordings = 0",
    )?;
    for term in terms(text) {
        let last: Option<bool> =
            count.query_row(named_params! { ":stem": term.stem, ":case": case_rid }, |row| row.get(0)).optional()?;
        let Some(last) = last else { continue };
        if last {
            db.prepare_cached("DELETE FROM case_term WHERE stem = :stem AND case_rid = :case")?
                .execute(named_params! { ":stem": term.stem, ":case": case_rid })?;
        }
        let gone: bool = total.query_row(named_params! { ":stem": term.stem, ":last": last }, |row| row.get(0))?;
        if gone {
            db.prepare_cached("DELETE FROM case_stem WHERE stem = :stem")?
                .execute(named_params! { ":stem": term.stem })?;
        }
    }
    Ok(())
}

/// Every wording of a case: its own, and those of the tickets it solved; of somebody erased there is none left.
fn wordings(db: &Connection, case: CaseId) -> Result<Vec<(i64, String)>> {
    Ok(db
        .prepare_cached(&format!(
            "SELECT rid, wording FROM solved_case WHERE id = :case
             UNION ALL
             SELECT s.rid, {WORDING}
             FROM case_trial x JOIN solved_case s ON s.id = x.case_id JOIN ticket t ON t.id = x.ticket_id
             WHERE x.case_id = :case AND x.worked = 1 AND t.contact_id IS NOT NULL",
        ))?
        .query_map(named_params! { ":case": case }, |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?)
}

/// Counts the wordings of a case in.
pub(super) fn index(db: &Connection, case: CaseId) -> Result<()> {
    wordings(db, case)?.iter().try_for_each(|(rid, text)| add(db, *rid, text))
}

/// Counts them out.
pub(super) fn forget(db: &Connection, case: CaseId) -> Result<()> {
    wordings(db, case)?.iter().try_for_each(|(rid, text)| remove(db, *rid, text))
}

/// Counts every case in use anew.
pub(super) fn rebuild(db: &Connection) -> Result<()> {
    db.execute_batch("DELETE FROM case_term; DELETE FROM case_stem;")?;
    let cases: Vec<CaseId> = db
        .prepare("SELECT id FROM solved_case WHERE retired_at IS NULL ORDER BY rid")?
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    cases.into_iter().try_for_each(|case| index(db, case))
}
