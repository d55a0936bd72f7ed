//! What the law has kept of somebody erased: copied apart before the rest goes, read by a supervisor, gone in its time.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, named_params};
use serde_json::{Value, json};

use super::opposition::{reached_by, secrets};
use super::rules;
use crate::contact::full_name;
use crate::privacy::{ArchiveKind, Archived, KeptFor, OpposedKind, Retention};
use crate::store::reader::Reader;
use crate::store::{at, ms};
use crate::{ContactId, Context, Result};

/// One thing to keep.
struct Kept {
    kind: ArchiveKind,
    at: DateTime<Utc>,
    until: DateTime<Utc>,
    body: Value,
}

/// One thing kept, as a supervisor reads it.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct ArchiveLine {
    /// On what ground.
    pub kind: ArchiveKind,
    /// Of the customer; `None`: a consent bears none.
    pub name: Option<String>,
    /// In one line; `None`: unknown.
    pub address: Option<String>,
    /// What, how much, on what words.
    pub body: Value,
    /// The texts that have it kept.
    pub source: String,
    /// Of the purchase, the signature, the consent.
    pub at: DateTime<Utc>,
    /// Then it goes.
    pub kept_until: DateTime<Utc>,
}

fn kept_for(kind: ArchiveKind) -> KeptFor {
    match kind {
        ArchiveKind::Invoice => KeptFor::Invoice,
        ArchiveKind::Contract => KeptFor::Contract,
        ArchiveKind::Consent => KeptFor::Consent,
    }
}

/// What the law still has kept of them now.
fn found(
    db: &Connection,
    contact: ContactId,
    accounts: bool,
    rules: &Retention,
    now: DateTime<Utc>,
) -> Result<Vec<Kept>> {
    let mut all = Vec::new();
    let mut read = |kind: ArchiveKind, sql: &str| -> Result<()> {
        let mut statement = db.prepare_cached(sql)?;
        let rows = statement
            .query_map(named_params! { ":id": contact }, |row| Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?)))?;
        for row in rows {
            let (moment, body) = row?;
            let (moment, until) = (at(moment), rules.until(kept_for(kind), at(moment), now));
            if until > now {
                let body = serde_json::from_str(&body).unwrap_or(Value::String(body));
                all.push(Kept { kind, at: moment, until, body });
            }
        }
        Ok(())
    };
    if accounts {
        read(
            ArchiveKind::Invoice,
            "SELECT at, json_object('order', external_id, 'label', label, 'quantity', quantity, 'amount_cents', amount_cents)
             FROM purchase WHERE contact_id = :id ORDER BY at",
        )?;
        read(
            ArchiveKind::Contract,
            "SELECT coalesce(closed_at, created_at), json_object('subject', subject, 'amount_cents', amount_cents)
             FROM opportunity WHERE contact_id = :id AND status = 'won' ORDER BY created_at",
        )?;
    }
    // R.223-2 has the proof kept, not the person: found again by the number that was called.
    read(
        ArchiveKind::Consent,
        "SELECT collected_at, json_object('on_behalf_of', on_behalf_of, 'entity', entity, 'object', object,
                    'text', text_shown, 'version', text_version, 'collected_by', collected_by, 'time_zone', time_zone,
                    'evidence_sha256', evidence_sha256, 'expires_at', expires_at, 'slot_at', slot_at,
                    'withdrawn_at', withdrawn_at, 'withdrawn_by', withdrawn_by)
         FROM consent WHERE contact_id = :id ORDER BY collected_at",
    )?;
    Ok(all)
}

/// What will be kept, by ground.
pub(super) fn foreseen(
    db: &Connection,
    contact: ContactId,
    accounts: bool,
    now: DateTime<Utc>,
) -> Result<Vec<Archived>> {
    let rules = rules(db)?;
    let found = found(db, contact, accounts, &rules, now)?;
    Ok(ArchiveKind::ALL
        .iter()
        .filter_map(|kind| {
            let of_kind = || found.iter().filter(|kept| kept.kind == *kind);
            Some(Archived {
                kind: *kind,
                rows: u32::try_from(of_kind().count()).unwrap_or(u32::MAX),
                kept_until: of_kind().map(|kept| kept.until).max()?,
                source: rules.on(kept_for(*kind), now.date_naive()).map(|rule| rule.source.clone()).unwrap_or_default(),
            })
        })
        .collect())
}

/// Copies it apart.
pub(super) fn keep(db: &Connection, contact: ContactId, accounts: bool, context: &Context) -> Result<()> {
    let rules = rules(db)?;
    let found = found(db, contact, accounts, &rules, context.now)?;
    if found.is_empty() {
        return Ok(());
    }
    let (name, address) = customer(db, contact)?;
    let first = reached_by(db, contact)?.into_iter().find(|(kind, _)| *kind == OpposedKind::Phone);
    let number_key = first.zip(secrets(db)?.pop()).map(|((kind, e164), secret)| secret.key(kind, &e164));
    for kept in found {
        let named = kept.kind != ArchiveKind::Consent;
        let source = rules.on(kept_for(kept.kind), context.now.date_naive()).map(|rule| rule.source.clone());
        db.prepare_cached(
            "INSERT INTO legal_archive (id, kind, name, address, number_key, body, source, at, kept_until)
             VALUES (:id, :kind, :name, :address, :number, :body, :source, :at, :until)",
        )?
        .execute(named_params! {
            ":id": crate::id::new_uuid(kept.at), ":kind": kept.kind, ":name": name.as_ref().filter(|_| named),
            ":address": address.as_ref().filter(|_| named), ":number": number_key.filter(|_| !named),
            ":body": kept.body.to_string(), ":source": source.unwrap_or_default(), ":at": ms(kept.at),
            ":until": ms(kept.until),
        })?;
    }
    Ok(())
}

/// As an invoice bears them.
fn customer(db: &Connection, contact: ContactId) -> Result<(Option<String>, Option<String>)> {
    type Row = [Option<String>; 6];
    let row: Option<Row> = db
        .prepare_cached(
            "SELECT c.first_name, c.last_name, co.name, c.street, c.postcode, c.town
             FROM contact c LEFT JOIN company co ON co.id = c.company_id WHERE c.id = :id",
        )?
        .query_row(named_params! { ":id": contact }, |row| {
            Ok([row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?, row.get(5)?])
        })
        .optional()?;
    let [first, last, company, street, postcode, town] = row.unwrap_or_default();
    let name = full_name(first.as_deref(), last.as_deref());
    let name = [name, company].into_iter().flatten().collect::<Vec<_>>().join(", ");
    let address = [street, postcode, town].into_iter().flatten().collect::<Vec<_>>().join(" ");
    Ok((Some(name).filter(|name| !name.is_empty()), Some(address).filter(|address| !address.is_empty())))
}

impl Reader<'_> {
    /// What the law has kept of people erased, the last first: for a supervisor.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn legal_archive(&self) -> Result<Vec<ArchiveLine>> {
        let mut statement = self.db().prepare_cached(
            "SELECT kind, name, address, body, source, at, kept_until FROM legal_archive ORDER BY at DESC",
        )?;
        let rows = statement.query_map([], |row| {
            let body: String = row.get(3)?;
            Ok(ArchiveLine {
                kind: row.get(0)?,
                name: row.get(1)?,
                address: row.get(2)?,
                body: serde_json::from_str(&body).unwrap_or_else(|_| json!(body)),
                source: row.get(4)?,
                at: at(row.get(5)?),
                kept_until: at(row.get(6)?),
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}
