//! After a backup was put back: who was erased since is erased again before anybody sees them, who objected since
//! stays in the list.

use std::collections::BTreeSet;
use std::path::Path;

use chrono::{DateTime, Utc};
use rusqlite::{Connection, TransactionBehavior, named_params};

use super::erase::{contact_key, remember};
use super::sidecar::{self, unhex};
use crate::privacy::{EraseHow, ErasedFor};
use crate::store::ms;
use crate::store::writer::Tx;
use crate::{ContactId, Context, Result};

/// The secrets of a file, to be carried over into what takes its place.
pub(in crate::store) fn secrets_of(db: &Connection) -> Result<Vec<[u8; 32]>> {
    let mut statement = db.prepare_cached("SELECT key FROM secret ORDER BY rid")?;
    let rows = statement.query_map([], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Puts them into the file that took its place; the last one stays the one new keys are made with.
pub(in crate::store) fn carry_secrets(db: &Connection, secrets: &[[u8; 32]], now: DateTime<Utc>) -> Result<()> {
    for key in secrets {
        db.prepare_cached("INSERT INTO secret (id, key, at) VALUES (:id, :key, :now) ON CONFLICT (key) DO NOTHING")?
            .execute(named_params! { ":id": crate::id::new_uuid(now), ":key": key, ":now": ms(now) })?;
    }
    Ok(())
}

/// Writes down beside the file what it knows of rights.
pub(in crate::store) fn keep_beside(db: &Connection, data_file: &Path) -> Result<()> {
    sidecar::keep(db, data_file)
}

/// Brings the file in step with what stands beside it. Answers how many people were erased again.
pub(in crate::store) fn replay(db: &mut Connection, data_file: &Path, now: DateTime<Utc>) -> Result<u32> {
    if !sidecar::path(data_file).exists() {
        return Ok(0);
    }
    let beside = sidecar::read(data_file)?;
    let known = sidecar::known(db)?;
    let missing: BTreeSet<[u8; 32]> =
        beside.erased.keys().filter(|key| !known.erased.contains_key(*key)).filter_map(|key| unhex(key)).collect();
    if missing.is_empty() && sidecar::newer(&beside, &known).next().is_none() {
        return Ok(0);
    }
    let tx = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    sidecar::take_oppositions(&tx, &beside, &known)?;
    let again: Vec<ContactId> = {
        let mut statement = tx.prepare("SELECT id FROM contact")?;
        let ids = statement.query_map([], |row| row.get::<_, ContactId>(0))?;
        ids.filter(|id| id.as_ref().map_or(true, |id| missing.contains(&contact_key(*id))))
            .collect::<rusqlite::Result<_>>()?
    };
    let asked = EraseHow { oppose: false, archive: true, why: ErasedFor::Request };
    let how = |key: &[u8; 32]| beside.erased.get(&sidecar::hex(key)).map_or(asked, |(how, _)| *how);
    for id in &again {
        // What the law has kept of them was archived then; the backup does not have that archive.
        Tx::on(&tx).erase(*id, how(&contact_key(*id)), &Context::at(now))?;
    }
    for key in &missing {
        remember(&tx, *key, how(key), &Context::at(now))?;
    }
    tx.commit()?;
    if !again.is_empty() {
        super::scrub::scrub(db, now)?;
    }
    Ok(u32::try_from(again.len()).unwrap_or(u32::MAX))
}
