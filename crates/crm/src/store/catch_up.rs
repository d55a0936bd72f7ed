//! What an import leaves to be done at once, for a fraction of what it would cost row after row: the orders of a base
//! that was empty, and putting its words and numbers in the text indexes.
//!
//! Done step after step, each whole, when the import ends, and otherwise whenever the writer has nothing else to do:
//! whatever was killed or stopped is caught up after the next opening. Until then people are found by number, by e-mail
//! and in lists, not yet by a word.

use rusqlite::{Connection, TransactionBehavior};

use crate::Result;

/// Rows put in a text index in one transaction: others wait for it, a fraction of a second.
const STEP: i64 = 50_000;

/// The orders of lists, of postcodes, of ids and of addresses, as the migrations declare them. Not that of numbers: a
/// ring is looked up in it meanwhile.
const ORDERS: [&str; 8] = [
    "CREATE INDEX contact_index_by_name    ON contact_index(sort_name, rid, owner_id)",
    "CREATE INDEX contact_index_by_company ON contact_index(company, sort_name, rid, owner_id)",
    "CREATE INDEX contact_index_by_place   ON contact_index(place, sort_name, rid, owner_id)",
    "CREATE INDEX contact_index_by_contact ON contact_index(last_contact_at, rid, owner_id)",
    "CREATE INDEX contact_index_by_rung    ON contact_index(rung, sort_name, rid, owner_id)",
    "CREATE INDEX contact_facts_by_postcode ON contact_facts(postcode, frozen, rung, sex, birth_year)",
    "CREATE INDEX contact_by_external_id ON contact(external_id) WHERE external_id IS NOT NULL",
    "CREATE INDEX email_by_address ON email(address_folded)",
];

fn name(order: &str) -> &str {
    order.split_whitespace().nth(2).unwrap_or_default()
}

/// A base in which nobody is does without its orders while it is filled: each is sorted once instead of being kept
/// sorted. Anybody there: nothing is done, since lists are looked at.
pub(super) fn put_orders_off(db: &Connection) -> Result<()> {
    if db.query_row("SELECT NOT EXISTS (SELECT 1 FROM contact_index)", [], |row| row.get(0))? {
        for order in ORDERS {
            db.execute_batch(&format!("DROP INDEX IF EXISTS {}", name(order)))?;
        }
    }
    Ok(())
}

/// The text indexes: whose, and their columns.
const TEXTS: [(&str, &str); 2] = [("contact", "person, company, place, email"), ("number", "digits")];

/// One thing that is left to do.
enum Step {
    /// An order is missing.
    Order(&'static str),
    /// Rows wait to be put in a text index.
    Text(&'static str, &'static str),
}

/// Takes the next step; `false`: nothing was left to do.
pub(super) fn catch_up(connection: &mut Connection) -> Result<bool> {
    // Asked without the right to write, which others may want.
    if next_step(connection)?.is_none() {
        return Ok(false);
    }
    let tx = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    match next_step(&tx)? {
        Some(Step::Order(order)) => tx.execute_batch(order)?,
        Some(Step::Text(what, columns)) => put(&tx, what, columns)?,
        None => {}
    }
    tx.commit()?;
    Ok(true)
}

fn next_step(db: &Connection) -> Result<Option<Step>> {
    let mut there = db.prepare_cached("SELECT 1 FROM sqlite_schema WHERE type = 'index' AND name = :name")?;
    for order in ORDERS {
        if !there.exists([name(order)])? {
            return Ok(Some(Step::Order(order)));
        }
    }
    for (what, columns) in TEXTS {
        if db.prepare_cached(&format!("SELECT 1 FROM {what}_to_search LIMIT 1"))?.exists([])? {
            return Ok(Some(Step::Text(what, columns)));
        }
    }
    Ok(None)
}

/// Puts the rows that have waited longest in the text index of `what`.
fn put(db: &Connection, what: &str, columns: &str) -> Result<()> {
    let last: i64 = db
        .prepare_cached(&format!("SELECT max(rid) FROM (SELECT rid FROM {what}_to_search ORDER BY rid LIMIT {STEP})"))?
        .query_row([], |row| row.get(0))?;
    db.prepare_cached(&format!(
        "INSERT INTO {what}_search (rowid, {columns})
         SELECT rid, {columns} FROM {what}_to_search w CROSS JOIN {what}_index i USING (rid)
         WHERE w.rid <= ?1 ORDER BY w.rid"
    ))?
    .execute([last])?;
    db.prepare_cached(&format!("DELETE FROM {what}_to_search WHERE rid <= ?1"))?.execute([last])?;
    Ok(())
}
