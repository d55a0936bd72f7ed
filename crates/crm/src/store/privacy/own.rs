//! What erasure does in a way of its own: drafts, undoing, views, cases learnt from their tickets, their company.

use rusqlite::{Connection, named_params};

use super::identifiers::Identifiers;
use super::opposition::secrets;
use crate::privacy::MappedTable;
use crate::store::{case, ms};
use crate::{CaseId, ContactId, Context, Result};

/// What is found by the person's ids and numbers, while these are there.
pub(super) fn before(db: &Connection, contact: ContactId, who: &Identifiers) -> Result<()> {
    let texts = |sql: &str| -> Result<Vec<(i64, String)>> {
        Ok(db
            .prepare_cached(sql)?
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
            .collect::<rusqlite::Result<_>>()?)
    };
    let drafts: Vec<(String, String)> = db
        .prepare_cached("SELECT key, body FROM draft")?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    for (key, _) in drafts.iter().filter(|(key, body)| who.are_named_by(key) || who.are_in(body)) {
        db.prepare_cached("DELETE FROM draft WHERE key = :key")?.execute(named_params! { ":key": key })?;
    }
    // What was received and understood by nobody; what belongs to a call goes with it.
    for (rid, _) in
        texts("SELECT rid, raw FROM journal WHERE call_id IS NULL")?.iter().filter(|(_, raw)| who.are_in(raw))
    {
        db.prepare_cached("UPDATE journal SET raw = '', reason = NULL, external_id = NULL WHERE rid = :rid")?
            .execute(named_params! { ":rid": rid })?;
    }
    for (table, words) in [("saved_view", "name || ' ' || filter"), ("segment", "name || ' ' || rule")] {
        let kept = texts(&format!("SELECT rid, {words} FROM {table}"))?;
        for (rid, _) in kept.iter().filter(|(_, text)| who.are_in(text)) {
            db.prepare_cached(&format!("DELETE FROM {table} WHERE rid = :rid"))?
                .execute(named_params! { ":rid": rid })?;
        }
    }
    // Nothing done before an erasure is taken back after it.
    db.prepare_cached("UPDATE operation SET undo = NULL WHERE undo IS NOT NULL")?.execute([])?;
    for secret in secrets(db)? {
        for (kind, value) in &who.reached {
            db.prepare_cached("UPDATE opposition SET why = '' WHERE number_key = :key AND why <> ''")?
                .execute(named_params! { ":key": secret.key(*kind, value) })?;
        }
    }
    // A person to call is nobody's figure before they were called.
    db.prepare_cached("DELETE FROM campaign_target WHERE contact_id = :id AND state IN ('waiting', 'calling')")?
        .execute(named_params! { ":id": contact })?;
    Ok(())
}

/// What must be settled before rows lose their words.
pub(super) fn settle(db: &Connection, table: &MappedTable, contact: ContactId, context: &Context) -> Result<()> {
    if table.name == "ticket" {
        db.prepare_cached(
            "UPDATE ticket SET status = 'closed', closed_at = :now
             WHERE contact_id = :id AND status IN ('open', 'waiting_customer', 'waiting_third_party')",
        )?
        .execute(named_params! { ":now": ms(context.now), ":id": contact })?;
    }
    Ok(())
}

/// A case that has words of their tickets.
pub(super) struct Learnt {
    id: CaseId,
    /// It was kept from a ticket of theirs.
    theirs: bool,
    /// Its title is that ticket's subject, not revised.
    title_copied: bool,
    /// Its solution is that ticket's, not revised.
    solution_copied: bool,
}

/// The cases that have words of their tickets, their own and those they solved: out of the index.
pub(super) fn cases_out(db: &Connection, contact: ContactId) -> Result<Vec<Learnt>> {
    let cases: Vec<Learnt> = db
        .prepare_cached(
            "SELECT s.id, t.id IS NOT NULL, s.title IS t.subject, s.solution IS t.resolution
             FROM solved_case s LEFT JOIN ticket t ON t.id = s.ticket_id AND t.contact_id = :id
             WHERE t.id IS NOT NULL OR s.id IN (
                 SELECT x.case_id FROM case_trial x JOIN ticket k ON k.id = x.ticket_id WHERE k.contact_id = :id)",
        )?
        .query_map(named_params! { ":id": contact }, |row| {
            Ok(Learnt { id: row.get(0)?, theirs: row.get(1)?, title_copied: row.get(2)?, solution_copied: row.get(3)? })
        })?
        .collect::<rusqlite::Result<_>>()?;
    for learnt in &cases {
        if in_use(db, learnt.id)? {
            case::forget(db, learnt.id)?;
        }
    }
    Ok(cases)
}

fn in_use(db: &Connection, case: CaseId) -> Result<bool> {
    Ok(db
        .prepare_cached("SELECT 1 FROM solved_case WHERE id = :id AND retired_at IS NULL")?
        .exists(named_params! { ":id": case })?)
}

/// The longest title made of a solution, in characters.
const TITLE: usize = 80;

/// Back in the index without their words: a solution nobody revised is theirs and goes with its case, so does one that
/// tells who they are; else the agent's words for the case are what it is found by from now on.
pub(super) fn cases_in(db: &Connection, cases: &[Learnt], who: &Identifiers) -> Result<()> {
    for learnt in cases {
        let id = learnt.id;
        if learnt.theirs {
            let (title, solution): (String, String) = db
                .prepare_cached("SELECT title, solution FROM solved_case WHERE id = :id")?
                .query_row(named_params! { ":id": id }, |row| Ok((row.get(0)?, row.get(1)?)))?;
            if learnt.solution_copied || who.are_in(&format!("{title}\n{solution}")) {
                db.prepare_cached("DELETE FROM solved_case WHERE id = :id")?.execute(named_params! { ":id": id })?;
                continue;
            }
            let first_line = || solution.lines().next().unwrap_or_default().chars().take(TITLE).collect();
            let title: String = if learnt.title_copied { first_line() } else { title };
            db.prepare_cached(
                "UPDATE solved_case SET title = :title, wording = :title, ticket_id = NULL WHERE id = :id",
            )?
            .execute(named_params! { ":title": title, ":id": id })?;
        }
        if in_use(db, id)? {
            case::index(db, id)?;
        }
    }
    Ok(())
}

/// What is left when the fiche is gone: companies nobody works at, theirs and those of fiches merged into it. One that
/// a merge of somebody else, taken apart, would need stays.
pub(super) fn after(db: &Connection) -> Result<()> {
    db.prepare_cached(
        "DELETE FROM company
         WHERE NOT EXISTS (SELECT 1 FROM contact c WHERE c.company_id = company.id)
           AND NOT EXISTS (SELECT 1 FROM contact_merge m WHERE instr(m.rows, lower(hex(company.id))))
           AND NOT EXISTS (SELECT 1 FROM import_change i WHERE instr(i.changes, lower(hex(company.id))))
           AND NOT EXISTS (SELECT 1 FROM bulk_change k WHERE instr(k.changes, lower(hex(company.id))))",
    )?
    .execute([])?;
    Ok(())
}
