//! The document library over what ships, what was sent, and the exchanges of the other channels.

use chrono::{DateTime, Duration, Utc};
use rusqlite::{Connection, OptionalExtension, named_params};

use super::call::word;
use super::reader::Reader;
use super::writer::Tx;
use super::{at, ms};
use crate::document::{Document, shipped};
use crate::error::OrNotFound;
use crate::exchange::{NewExchange, NewSending, SentBy};
use crate::{ContactId, Context, ExchangeId, ProposalId, Result};

impl Reader<'_> {
    /// Every document in use: those that ship, as the house edited them, then the house’s own by key.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn documents(&self) -> Result<Vec<Document>> {
        documents(self.db())
    }
}

/// The same, inside a snapshot already begun.
pub(super) fn documents(db: &Connection) -> Result<Vec<Document>> {
    let rows: Vec<(String, String, bool)> = db
        .prepare_cached(
            "SELECT key, file, retired_at IS NOT NULL FROM document d
             WHERE version = (SELECT max(version) FROM document n WHERE n.key = d.key) ORDER BY key",
        )?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
        .collect::<rusqlite::Result<_>>()?;
    let mut documents: Vec<Document> = shipped().to_vec();
    for (key, file, retired) in rows {
        let place = documents.iter().position(|document| document.key == key);
        match (file.parse::<Document>(), place) {
            (_, Some(place)) if retired => drop(documents.remove(place)),
            (Ok(document), Some(place)) => documents.splice(place..=place, [document]).for_each(drop),
            (Ok(document), None) if !retired => documents.push(document),
            _ => {}
        }
    }
    Ok(documents)
}

/// The name of one document in use, as [`documents`] has it; `None`: there is none.
pub(super) fn document_name(db: &Connection, key: &str) -> Result<Option<String>> {
    let saved: Option<(String, bool)> = db
        .prepare_cached(
            "SELECT file, retired_at IS NOT NULL FROM document WHERE key = :key ORDER BY version DESC LIMIT 1",
        )?
        .query_row(named_params! { ":key": key }, |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    if let Some((_, true)) = saved {
        return Ok(None);
    }
    let edited = saved.and_then(|(file, _)| file.parse::<Document>().ok());
    let ships = || shipped().iter().find(|document| document.key == key).map(|document| document.name.clone());
    Ok(edited.map(|document| document.name).or_else(ships))
}

impl Tx<'_> {
    /// The version of a document as it stands; 0: there is none.
    pub(crate) fn document_version(&self, key: &str) -> Result<u32> {
        let saved: Option<u32> = self
            .connection
            .prepare_cached("SELECT max(version) FROM document WHERE key = :key")?
            .query_row(named_params! { ":key": key }, |row| row.get(0))?;
        let ships = || shipped().iter().find(|document| document.key == key).map_or(0, |document| document.version);
        Ok(saved.unwrap_or_else(ships))
    }

    pub(crate) fn save_document(&self, document: &Document, context: &Context) -> Result<()> {
        self.connection
            .prepare_cached(
                "INSERT INTO document (id, key, version, file, agent_id, saved_at)
                 VALUES (:id, :key, :version, :file, :agent, :now)",
            )?
            .execute(named_params! {
                ":id": crate::id::new_uuid(context.now), ":key": document.key, ":version": document.version,
                ":file": document.to_file(), ":agent": context.agent, ":now": ms(context.now),
            })?;
        Ok(())
    }

    /// When a message of this person came in.
    pub(crate) fn received_at(&self, id: ExchangeId, contact: ContactId) -> Result<DateTime<Utc>> {
        self.connection
            .prepare_cached(
                "SELECT at FROM exchange WHERE id = :id AND contact_id = :contact AND direction = 'inbound'",
            )?
            .query_row(named_params! { ":id": id, ":contact": contact }, |row| Ok(at(row.get(0)?)))
            .optional()?
            .or_not_found("exchange")
    }

    pub(crate) fn insert_exchange(
        &self,
        new: &NewExchange,
        when: DateTime<Utc>,
        reply: Option<Duration>,
        context: &Context,
    ) -> Result<ExchangeId> {
        let id = ExchangeId::new(context.now);
        self.connection
            .prepare_cached(
                "INSERT INTO exchange (id, contact_id, channel, direction, subject, body, outcome_id, motive_id, agent_id,
                     reply_ms, replies_to_id, at)
                 VALUES (:id, :contact, :channel, :direction, :subject, nullif(:body, ''), :outcome, :motive, :agent,
                     :reply, :to, :at)",
            )?
            .execute(named_params! {
                ":id": id, ":contact": new.contact_id, ":channel": new.channel, ":direction": word(new.direction),
                ":subject": new.subject, ":body": new.body, ":outcome": new.outcome_id, ":motive": new.motive_id,
                ":agent": context.agent, ":reply": reply.map(|delay| delay.num_milliseconds()),
                ":to": new.replies_to, ":at": ms(when),
            })?;
        Ok(id)
    }

    pub(crate) fn insert_sending(
        &self,
        new: &NewSending,
        version: u32,
        proposal: Option<ProposalId>,
        context: &Context,
    ) -> Result<ExchangeId> {
        let id = ExchangeId::new(context.now);
        let channel = match new.sent_by {
            SentBy::Mail => "mail",
            SentBy::Print => "post",
        };
        self.connection
            .prepare_cached(
                "INSERT INTO exchange (id, contact_id, channel, direction, subject, body, agent_id, document,
                     document_version, sent_by, call_id, proposal_id, at)
                 VALUES (:id, :contact, :channel, 'outbound', :subject, :body, :agent, :document, :version, :by, :call,
                     :proposal, :now)",
            )?
            .execute(named_params! {
                ":id": id, ":contact": new.contact_id, ":channel": channel,
                ":subject": new.subject, ":body": new.body, ":agent": context.agent, ":document": new.document,
                ":version": version, ":by": new.sent_by, ":call": new.call_id, ":proposal": proposal,
                ":now": ms(context.now),
            })?;
        Ok(id)
    }
}
