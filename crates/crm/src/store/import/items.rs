//! Purchases, calls and tickets of a file: whose they are, and their rows.

use std::collections::{HashMap, HashSet};

use phone::Direction;
use rusqlite::{OptionalExtension, named_params};

use super::base::StoredBase;
use crate::id_series::IdSeries;
use crate::import::{ImportReason, Item, ItemContent, Person, PersonEmail, PersonPhone, PlannedItem, Whose, name_key};
use crate::store::call::word;
use crate::store::reader::Reader;
use crate::store::{Tx, facts, index, ms};
use crate::text::fold;
use crate::ticket::TicketStatus;
use crate::{AgentId, ContactId, Context, ImportId, MotiveId, OutcomeId, ProductId, QueueId, Result};

/// What a list of the house calls each of its entries: codes and labels, folded.
type Words<Id> = HashMap<String, Id>;

/// Decides on purchases, calls and tickets, row after row.
pub(super) struct ItemPlanner<'r, 's> {
    reader: &'r Reader<'s>,
    base: StoredBase<'r, 's>,
    products: Words<ProductId>,
    agents: Words<AgentId>,
    outcomes: Words<OutcomeId>,
    motives: Words<MotiveId>,
    queues: Words<QueueId>,
    /// What the rows above brought.
    seen: HashSet<String>,
}

/// What becomes of a row: an item, or why there is none; and what was left out of it.
pub(super) struct ItemVerdict {
    pub planned: std::result::Result<PlannedItem, ImportReason>,
    pub left_out: Vec<(String, ImportReason)>,
}

impl<'r, 's> ItemPlanner<'r, 's> {
    pub(super) fn new(reader: &'r Reader<'s>) -> Result<Self> {
        Ok(Self {
            base: StoredBase::new(reader)?,
            products: words(reader, "SELECT id, reference, name FROM product")?,
            agents: words(reader, "SELECT id, name, login FROM agent")?,
            outcomes: words(reader, "SELECT id, code, label FROM outcome")?,
            motives: words(reader, "SELECT id, code, label FROM motive")?,
            queues: words(reader, "SELECT id, name, name FROM queue")?,
            seen: HashSet::new(),
            reader,
        })
    }

    /// What becomes of the next row.
    ///
    /// # Errors
    /// Those of the disk.
    pub(super) fn plan(&mut self, item: Item) -> Result<ItemVerdict> {
        let mut left_out = Vec::new();
        let contact = match self.whose(&item.whose)? {
            Ok(contact) => Some(contact),
            // A call with nobody known is a call all the same.
            Err(_) if matches!(item.content, ItemContent::Call { .. }) => None,
            Err(why) => return Ok(ItemVerdict { planned: Err(why), left_out }),
        };
        if self.is_there(&item, contact)? {
            return Ok(ItemVerdict { planned: Err(ImportReason::AlreadyThere), left_out });
        }
        let agent = look_up(&self.agents, item.agent.as_ref(), ImportReason::UnknownAgent, &mut left_out);
        let (product, outcome, motive, queue) = match &item.content {
            ItemContent::Purchase { product, label, .. } => {
                let known = look_up(&self.products, product.as_ref(), ImportReason::UnknownProduct, &mut left_out);
                (known.or_else(|| self.products.get(&fold(label.as_deref()?)).copied()), None, None, None)
            }
            ItemContent::Call { outcome, motive, queue, .. } => (
                None,
                look_up(&self.outcomes, outcome.as_ref(), ImportReason::UnknownOutcome, &mut left_out),
                look_up(&self.motives, motive.as_ref(), ImportReason::UnknownMotive, &mut left_out),
                queue.as_ref().and_then(|queue| self.queues.get(&fold(queue)).copied()),
            ),
            ItemContent::Ticket { motive, .. } => {
                (None, None, look_up(&self.motives, motive.as_ref(), ImportReason::UnknownMotive, &mut left_out), None)
            }
        };
        let planned = PlannedItem { item, contact, product, agent, outcome, motive, queue };
        Ok(ItemVerdict { planned: Ok(planned), left_out })
    }

    /// The one person meant.
    fn whose(&self, whose: &Whose) -> Result<std::result::Result<ContactId, ImportReason>> {
        let known_by = Person {
            external_id: whose.customer.clone(),
            phones: whose.e164.iter().map(|e164| PersonPhone::known(e164)).collect(),
            emails: whose.emails.iter().map(|address| PersonEmail { address: address.clone(), usage: None }).collect(),
            ..Person::default()
        };
        let found = self.base.reached_by(&known_by)?;
        let name = whose.name.as_deref().map(|name| name_key(Some(name), None));
        let named: Vec<_> = found
            .iter()
            .filter(|one| name.as_ref().is_none_or(|name| one.name == *name || one.company == *name))
            .collect();
        Ok(match (named[..].len(), found[..].len()) {
            (1, _) => named.first().map(|one| one.id).ok_or(ImportReason::UnknownCustomer),
            (0, 1) => found.first().map(|one| one.id).ok_or(ImportReason::UnknownCustomer),
            (0, 0) => match whose.name.as_deref().map(|name| self.base.called(name)).transpose()?.as_deref() {
                Some([one]) => Ok(*one),
                Some([]) | None => Err(ImportReason::UnknownCustomer),
                Some(_) => Err(ImportReason::SeveralCustomers),
            },
            _ => Err(ImportReason::SeveralCustomers),
        })
    }

    /// Whether the base, or a row above, has this purchase, call or ticket.
    fn is_there(&mut self, item: &Item, contact: Option<ContactId>) -> Result<bool> {
        let db = self.reader.db();
        let (key, there) = match &item.content {
            ItemContent::Purchase { label, amount_cents, product, .. } => {
                let what = label.as_deref().or(product.as_deref()).unwrap_or_default();
                let key = format!("{:?}|{contact:?}|{}|{what}|{amount_cents}", item.external_id, ms(item.at));
                let there = db
                    .prepare_cached(
                        "SELECT EXISTS (SELECT 1 FROM purchase WHERE contact_id = :contact AND at = :at
                             AND external_id IS :external_id AND amount_cents = :amount)",
                    )?
                    .query_row(
                        named_params! {
                            ":contact": contact, ":at": ms(item.at), ":external_id": item.external_id,
                            ":amount": amount_cents,
                        },
                        |row| row.get(0),
                    )?;
                (key, there)
            }
            ItemContent::Call { external, direction, .. } => {
                let key = match &item.external_id {
                    Some(id) => id.clone(),
                    None => format!("{}|{:?}|{direction:?}", ms(item.at), external.e164),
                };
                let there = db
                    .prepare_cached(
                        "SELECT EXISTS (SELECT 1 FROM call WHERE source = 'import' AND external_id = :external_id)
                             OR (:external_id IS NULL AND EXISTS (SELECT 1 FROM call WHERE ringing_at = :at
                                 AND external IS :external AND direction = :direction))",
                    )?
                    .query_row(
                        named_params! {
                            ":external_id": item.external_id, ":at": ms(item.at), ":external": external.e164,
                            ":direction": word(*direction),
                        },
                        |row| row.get(0),
                    )?;
                (key, there)
            }
            ItemContent::Ticket { subject, .. } => {
                let key = match &item.external_id {
                    Some(id) => id.clone(),
                    None => format!("{contact:?}|{}|{subject}", ms(item.at)),
                };
                let there = db
                    .prepare_cached(
                        "SELECT EXISTS (SELECT 1 FROM ticket WHERE external_id = :external_id)
                             OR (:external_id IS NULL AND EXISTS (SELECT 1 FROM ticket WHERE contact_id = :contact
                                 AND opened_at = :at AND subject = :subject))",
                    )?
                    .query_row(
                        named_params! {
                            ":external_id": item.external_id, ":contact": contact, ":at": ms(item.at),
                            ":subject": subject,
                        },
                        |row| row.get(0),
                    )?;
                (key, there)
            }
        };
        Ok(there || !self.seen.insert(key))
    }
}

/// The entries of a list by the two words each has.
fn words<Id: rusqlite::types::FromSql + Copy>(reader: &Reader<'_>, sql: &str) -> Result<Words<Id>> {
    let mut words = HashMap::new();
    let mut statement = reader.db().prepare_cached(sql)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let id: Id = row.get(0)?;
        for column in [1, 2] {
            if let Some(word) = row.get::<_, Option<String>>(column)? {
                words.entry(fold(&word)).or_insert(id);
            }
        }
    }
    Ok(words)
}

fn look_up<Id: Copy>(
    words: &Words<Id>,
    written: Option<&String>,
    reason: ImportReason,
    left_out: &mut Vec<(String, ImportReason)>,
) -> Option<Id> {
    let written = written?;
    let found = words.get(&fold(written)).copied();
    if found.is_none() {
        left_out.push((written.clone(), reason));
    }
    found
}

impl Tx<'_> {
    pub(crate) fn import_item(
        &self,
        import: ImportId,
        planned: &PlannedItem,
        ids: &mut IdSeries,
        context: &Context,
    ) -> Result<()> {
        match &planned.item.content {
            ItemContent::Purchase { .. } => self.import_purchase(import, planned, ids)?,
            ItemContent::Call { .. } => self.import_call(import, planned, ids)?,
            ItemContent::Ticket { .. } => self.import_ticket(import, planned, ids, context)?,
        }
        planned.contact.map_or(Ok(()), |contact| facts::refresh(self.connection, contact))
    }

    fn import_purchase(&self, import: ImportId, planned: &PlannedItem, ids: &mut IdSeries) -> Result<()> {
        let ItemContent::Purchase { label, product, quantity, amount_cents, channel } = &planned.item.content else {
            return Ok(());
        };
        let named: Option<String> = match planned.product {
            Some(product) if label.is_none() => self
                .connection
                .prepare_cached("SELECT name FROM product WHERE id = :id")?
                .query_row(named_params! { ":id": product }, |row| row.get(0))
                .optional()?,
            _ => None,
        };
        let label = label.clone().or(named).or_else(|| product.clone()).unwrap_or_else(|| "Achat".to_owned());
        self.connection
            .prepare_cached(
                "INSERT INTO purchase (id, external_id, contact_id, product_id, label, quantity, amount_cents, channel,
                     agent_id, at, import_id)
                 VALUES (:id, :external_id, :contact, :product, :label, :quantity, :amount, :channel, :agent, :at, :import)",
            )?
            .execute(named_params! {
                ":id": ids.take(), ":external_id": planned.item.external_id, ":contact": planned.contact,
                ":product": planned.product, ":label": label, ":quantity": quantity, ":amount": amount_cents,
                ":channel": channel, ":agent": planned.agent, ":at": ms(planned.item.at), ":import": import,
            })?;
        Ok(())
    }

    fn import_call(&self, import: ImportId, planned: &PlannedItem, ids: &mut IdSeries) -> Result<()> {
        let ItemContent::Call { direction, from, to, external, wait_ms, talk_ms, note, .. } = &planned.item.content
        else {
            return Ok(());
        };
        let rang = ms(planned.item.at);
        let answered = (*talk_ms > 0).then_some(rang + wait_ms);
        let ended = rang + wait_ms + talk_ms;
        let lost = (*direction == Direction::Inbound && answered.is_none()).then_some("missed");
        let qualified = planned.outcome.filter(|_| lost.is_none());
        self.connection
            .prepare_cached(
                "INSERT INTO call (id, source, external_id, direction, state, contact_id, from_raw, to_raw, external,
                     external_kind, queue_id, agent_id, ringing_at, answered_at, ended_at, wrap_up_ms, qualified_at,
                     lost_cause, outcome_id, motive_id, note, import_id)
                 VALUES (:id, 'import', :external_id, :direction, :state, :contact, :from, :to, :external,
                     :kind, :queue, :agent, :rang, :answered, :ended, :wrap_up, :qualified_at,
                     :lost, :outcome, :motive, :note, :import)",
            )?
            .execute(named_params! {
                ":id": ids.take(), ":external_id": planned.item.external_id, ":direction": word(*direction),
                ":state": if qualified.is_some() { "qualified" } else { "wrap_up" }, ":contact": planned.contact,
                ":from": from, ":to": to, ":external": external.e164, ":kind": word(external.kind),
                ":queue": planned.queue, ":agent": planned.agent, ":rang": rang, ":answered": answered,
                ":ended": ended, ":wrap_up": qualified.map(|_| 0), ":qualified_at": qualified.map(|_| ended),
                ":lost": lost, ":outcome": qualified, ":motive": planned.motive, ":note": note, ":import": import,
            })?;
        match planned.contact.filter(|_| answered.is_some()) {
            Some(contact) => self.contacted(contact, planned.item.at),
            None => Ok(()),
        }
    }

    fn import_ticket(
        &self,
        import: ImportId,
        planned: &PlannedItem,
        ids: &mut IdSeries,
        context: &Context,
    ) -> Result<()> {
        let ItemContent::Ticket { subject, description, category, priority, status, resolution, ended_at, .. } =
            &planned.item.content
        else {
            return Ok(());
        };
        let opened = ms(planned.item.at);
        let done = matches!(status, TicketStatus::Resolved | TicketStatus::Closed);
        let ended = ended_at.map(ms).or(done.then_some(opened)).filter(|_| done);
        let id = ids.take();
        self.connection
            .prepare_cached(
                "INSERT INTO ticket (id, number, external_id, contact_id, motive_id, category, subject, description,
                     priority, level, status, resolution, owner_id, opened_at, resolved_at, closed_at, import_id)
                 VALUES (:id, (SELECT coalesce(max(number) + 1, 1001) FROM ticket), :external_id, :contact, :motive,
                     :category, :subject, :description, :priority, 1, :status, :resolution, :owner, :opened, :resolved,
                     :closed, :import)",
            )?
            .execute(named_params! {
                ":id": id, ":external_id": planned.item.external_id, ":contact": planned.contact,
                ":motive": planned.motive, ":category": category, ":subject": subject, ":description": description,
                ":priority": priority, ":status": status, ":resolution": resolution, ":owner": planned.agent,
                ":opened": opened, ":resolved": ended, ":closed": ended.filter(|_| *status == TicketStatus::Closed),
                ":import": import,
            })?;
        let mut event = self.connection.prepare_cached(
            "INSERT INTO ticket_event (id, ticket_id, kind, body, agent_id, at)
             VALUES (:id, :ticket, :kind, :body, :agent, :at)",
        )?;
        event.execute(named_params! {
            ":id": ids.take(), ":ticket": id, ":kind": "opened", ":body": None::<&str>, ":agent": context.agent,
            ":at": opened,
        })?;
        if let Some(ended) = ended {
            let kind = if *status == TicketStatus::Closed { "closed" } else { "resolved" };
            event.execute(named_params! {
                ":id": ids.take(), ":ticket": id, ":kind": kind, ":body": resolution, ":agent": context.agent,
                ":at": ended,
            })?;
        }
        Ok(())
    }

    /// Takes purchases, calls and tickets of an import away; how many there were.
    pub(crate) fn remove_items(&self, import: ImportId) -> Result<u32> {
        let asked = named_params! { ":import": import };
        let of: Vec<ContactId> = self
            .connection
            .prepare_cached(
                "SELECT contact_id FROM call WHERE import_id = :import AND contact_id IS NOT NULL
                 UNION SELECT contact_id FROM purchase WHERE import_id = :import",
            )?
            .query_map(asked, |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?;
        let mut removed = 0;
        for sql in [
            "DELETE FROM purchase WHERE import_id = :import",
            "DELETE FROM call WHERE import_id = :import",
            "DELETE FROM ticket WHERE import_id = :import",
        ] {
            removed += self.connection.prepare_cached(sql)?.execute(asked)?;
        }
        for contact in of {
            self.last_contact_again(contact)?;
        }
        Ok(u32::try_from(removed).unwrap_or(u32::MAX))
    }

    /// The last exchange with a person, as what is left tells it: calls that were answered, exchanges, requests.
    fn last_contact_again(&self, contact: ContactId) -> Result<()> {
        self.connection
            .prepare_cached(
                "UPDATE contact SET last_contact_at = (SELECT max(at) FROM (
                     SELECT ringing_at AS at FROM call WHERE contact_id = :id AND answered_at IS NOT NULL
                     UNION ALL SELECT at FROM exchange WHERE contact_id = :id AND channel <> 'note'))
                 WHERE id = :id",
            )?
            .execute(named_params! { ":id": contact })?;
        index::refresh_copies(self.connection, contact)
    }
}
