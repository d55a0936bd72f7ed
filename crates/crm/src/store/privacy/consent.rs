//! The ledger of consents, read: every consent of a person with its proof, and what it is worth now.

use chrono::{DateTime, Utc};
use rusqlite::{Row, named_params};

use crate::consent::{ConsentLine, ConsentNow, ConsentProof};
use crate::store::reader::Reader;
use crate::store::{at, at_opt};
use crate::{ContactId, Result};

fn from_row(row: &Row<'_>, now: DateTime<Utc>) -> rusqlite::Result<ConsentLine> {
    let (collected_at, expires_at, withdrawn_at) = (at(row.get(7)?), at(row.get(8)?), at_opt(row.get(9)?));
    let mut line = ConsentLine {
        id: row.get(0)?,
        contact_id: row.get(1)?,
        on_behalf_of: row.get(2)?,
        object: row.get(3)?,
        text_shown: row.get(4)?,
        collected_by: row.get(5)?,
        evidence: row.get::<_, Option<String>>(6)?.unwrap_or_default(),
        collected_at,
        expires_at,
        withdrawn_at,
        withdrawn_by: row.get(10)?,
        proof: ConsentProof {
            text_version: row.get(11)?,
            time_zone: row.get(12)?,
            evidence_file: row.get(13)?,
            evidence_sha256: row.get(14)?,
            slot_at: at_opt(row.get(15)?),
            entity: row.get(16)?,
        },
        state: ConsentNow::MissingProof,
    };
    line.state = line.worth(now);
    Ok(line)
}

impl Reader<'_> {
    /// Every consent of a person, the last first.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn consents(&self, contact: ContactId, now: DateTime<Utc>) -> Result<Vec<ConsentLine>> {
        let mut statement = self.db().prepare_cached(
            "SELECT id, contact_id, on_behalf_of, object, text_shown, collected_by, evidence, collected_at, expires_at,
                    withdrawn_at, withdrawn_by, text_version, time_zone, evidence_file, evidence_sha256, slot_at, entity
             FROM consent WHERE contact_id = :id ORDER BY collected_at DESC, rid DESC",
        )?;
        let rows = statement.query_map(named_params! { ":id": contact }, |row| from_row(row, now))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}
