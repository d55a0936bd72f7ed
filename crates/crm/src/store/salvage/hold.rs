//! What must hold between the rows that were saved.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use rusqlite::{Connection, named_params};

use super::SalvagedTable;
use crate::Result;
use crate::store::{audit, ms};

/// A row that points at one which is not there.
struct Dangling {
    table: String,
    row: i64,
    reference: i64,
}

/// How a table points at others.
struct Reference {
    column: String,
    /// The row goes with what it points at.
    cascades: bool,
}

/// Rows that hang on something lost go, as they would have with it; those that can stand by themselves do.
pub(super) fn references(db: &Connection, tables: &mut [SalvagedTable]) -> Result<()> {
    let mut known: BTreeMap<(String, i64), Reference> = BTreeMap::new();
    // What goes may be pointed at in its turn.
    loop {
        let dangling: Vec<Dangling> = db
            .prepare("SELECT \"table\", rowid, fkid FROM pragma_foreign_key_check WHERE rowid IS NOT NULL")?
            .query_map([], |row| Ok(Dangling { table: row.get(0)?, row: row.get(1)?, reference: row.get(2)? }))?
            .collect::<rusqlite::Result<_>>()?;
        if dangling.is_empty() {
            return Ok(());
        }
        for Dangling { table, row, reference } in dangling {
            let key = (table.clone(), reference);
            if !known.contains_key(&key) {
                known.insert(key.clone(), self::reference(db, &table, reference)?);
            }
            let Some(Reference { column, cascades }) = known.get(&key) else { continue };
            let loose = || {
                let sql = format!("UPDATE \"{table}\" SET \"{column}\" = NULL WHERE rowid = ?1");
                db.prepare_cached(&sql).and_then(|mut loose| loose.execute([row])).is_ok()
            };
            if *cascades || !loose() {
                let gone = db.prepare_cached(&format!("DELETE FROM \"{table}\" WHERE rowid = ?1"))?.execute([row])?;
                if let Some(count) = tables.iter_mut().find(|count| count.name == table) {
                    let gone = u64::try_from(gone).unwrap_or(0);
                    count.orphans += gone;
                    count.saved = count.saved.saturating_sub(gone);
                }
            }
        }
    }
}

fn reference(db: &Connection, table: &str, id: i64) -> Result<Reference> {
    Ok(db
        .prepare("SELECT \"from\", on_delete = 'CASCADE' FROM pragma_foreign_key_list(?1) WHERE id = ?2")?
        .query_row((table, id), |row| Ok(Reference { column: row.get(0)?, cascades: row.get(1)? }))?)
}

/// Rules between tables that no reference says (the doctor’s), and the chain of the journal of writes.
pub(super) fn rules(db: &Connection, now: DateTime<Utc>) -> Result<()> {
    let id = || crate::id::new_uuid(now);
    // A fiche whose rungs were lost stands on the one it has; a ticket whose history was lost was opened.
    let contacts = missing(
        db,
        "SELECT id FROM contact c WHERE NOT EXISTS (SELECT 1 FROM stage_change s WHERE s.contact_id = c.id)",
    )?;
    for contact in contacts {
        db.prepare_cached(
            "INSERT INTO stage_change (id, contact_id, from_stage, to_stage, why, at)
             SELECT :id, id, NULL, stage, 'salvage', :now FROM contact WHERE id = :contact",
        )?
        .execute(named_params! { ":id": id(), ":contact": contact, ":now": ms(now) })?;
    }
    let tickets = missing(
        db,
        "SELECT id FROM ticket t WHERE NOT EXISTS (SELECT 1 FROM ticket_event e WHERE e.ticket_id = t.id)",
    )?;
    for ticket in tickets {
        db.prepare_cached(
            "INSERT INTO ticket_event (id, ticket_id, kind, at) SELECT :id, id, 'opened', opened_at FROM ticket
             WHERE id = :ticket",
        )?
        .execute(named_params! { ":id": id(), ":ticket": ticket })?;
    }
    // A call whose outcome was lost is to be qualified again.
    db.execute("UPDATE call SET qualified_at = NULL WHERE qualified_at IS NOT NULL AND outcome_id IS NULL", [])?;
    audit::begin_again(db, now)
}

fn missing(db: &Connection, sql: &str) -> Result<Vec<uuid::Uuid>> {
    let mut statement = db.prepare(sql)?;
    let ids = statement.query_map([], |row| row.get(0))?;
    Ok(ids.collect::<rusqlite::Result<_>>()?)
}
