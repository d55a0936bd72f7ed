//! Requests of a site in the store: what makes two one, whose they may be, what they were.

use chrono::{DateTime, Utc};
use phone::WebRequest;
use rusqlite::{Connection, OptionalExtension, named_params};

use super::house::{region, setting};
use super::reader::Reader;
use super::sequence::is_opposed;
use super::writer::Tx;
use super::{at, at_opt, ms};
use crate::callback::Callback;
use crate::contact::full_name;
use crate::law::Territory;
use crate::request::{AskedBy, KeptRequest, RecordedRequest, RequestRow, RequestVerdict};
use crate::settings::REQUEST_MINUTES;
use crate::{AgentId, CallbackId, ContactId, Context, Error, ExchangeId, Result};

/// No more fiches than this are shown to choose among.
const CANDIDATES: u32 = 20;

/// The fiches with this number or this address: those of the number first; when several have it and one of them has the
/// address too, that one.
fn who_ask(db: &Connection, e164: Option<&str>, email: Option<&str>) -> Result<Vec<ContactId>> {
    let find = |sql: &str, key: Option<String>| -> Result<Vec<ContactId>> {
        let Some(key) = key else { return Ok(Vec::new()) };
        let mut statement = db.prepare_cached(sql)?;
        let rows = statement.query_map(named_params! { ":key": key, ":limit": CANDIDATES }, |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    };
    let by_number = find(
        "SELECT contact_id FROM phone_number WHERE e164 = :key AND invalid_at IS NULL
         GROUP BY contact_id ORDER BY min(rid) LIMIT :limit",
        e164.map(str::to_owned),
    )?;
    if by_number.len() == 1 {
        return Ok(by_number);
    }
    let by_address = find(
        "SELECT contact_id FROM email WHERE address_folded = :key AND invalid_at IS NULL
         GROUP BY contact_id ORDER BY min(rid) LIMIT :limit",
        email.map(str::to_lowercase),
    )?;
    if by_number.is_empty() {
        return Ok(by_address);
    }
    let both: Vec<ContactId> = by_number.iter().copied().filter(|id| by_address.contains(id)).collect();
    Ok(if both.len() == 1 { both } else { by_number })
}

/// Adds to a promise without a fiche those whose request it may be.
pub(super) fn with_candidates(db: &Connection, mut callback: Callback) -> Result<Callback> {
    let Some(asked) = callback.asked.as_mut().filter(|_| callback.contact_id.is_none()) else { return Ok(callback) };
    let (e164, email): (Option<String>, Option<String>) = db
        .prepare_cached("SELECT e164, email FROM web_request WHERE callback_id = :id ORDER BY rid LIMIT 1")?
        .query_row(named_params! { ":id": callback.id }, |row| Ok((row.get(0)?, row.get(1)?)))?;
    let mut statement = db.prepare_cached(
        "SELECT c.first_name, c.last_name, (SELECT co.name FROM company co WHERE co.id = c.company_id), c.town
         FROM contact c WHERE c.id = :id",
    )?;
    for id in who_ask(db, e164.as_deref(), email.as_deref())? {
        let one = statement.query_row(named_params! { ":id": id }, |row| {
            let (first, last): (Option<String>, Option<String>) = (row.get(0)?, row.get(1)?);
            let name = full_name(first.as_deref(), last.as_deref()).or(row.get(2)?).unwrap_or_default();
            Ok(AskedBy { contact_id: id, name, town: row.get(3)? })
        })?;
        asked.candidates.push(one);
    }
    Ok(callback)
}

impl Reader<'_> {
    /// When the last request of a site was written down; `None`: none ever was.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn last_request(&self) -> Result<Option<DateTime<Utc>>> {
        let last: Option<i64> =
            self.db().prepare_cached("SELECT max(at) FROM web_request")?.query_row([], |row| row.get(0))?;
        Ok(at_opt(last))
    }
}

impl Tx<'_> {
    pub(crate) fn contacts_who_ask(&self, e164: Option<&str>, email: Option<&str>) -> Result<Vec<ContactId>> {
        let reached = who_ask(self.connection, e164, email)?;
        let (true, Some(e164)) = (reached.len() > 1, e164) else { return Ok(reached) };
        // An agent said once whose number it is.
        let chosen: Option<ContactId> = self
            .connection
            .prepare_cached("SELECT contact_id FROM number_choice WHERE e164 = :e164")?
            .query_row(named_params! { ":e164": e164 }, |row| row.get(0))
            .optional()?;
        Ok(chosen.filter(|id| reached.contains(id)).map_or(reached, |id| vec![id]))
    }

    /// The same request, written down before.
    pub(crate) fn request_known(&self, key: &[u8; 16]) -> Result<Option<RecordedRequest>> {
        Ok(self
            .connection
            .prepare_cached("SELECT contact_id, callback_id FROM web_request WHERE key = :key")?
            .query_row(named_params! { ":key": key }, |row| {
                let verdict = RequestVerdict::Duplicate;
                Ok(RecordedRequest { verdict, contact_id: row.get(0)?, callback_id: row.get(1)? })
            })
            .optional()?)
    }

    /// The promise, still to be kept, that this person asked for since that moment.
    pub(crate) fn callback_asked_since(
        &self,
        row: &RequestRow<'_>,
        since: DateTime<Utc>,
    ) -> Result<Option<CallbackId>> {
        Ok(self
            .connection
            .prepare_cached(
                "SELECT k.id FROM callback k JOIN web_request w ON w.callback_id = k.id
                 WHERE k.done_at IS NULL AND k.created_at >= :since
                   AND (w.contact_id = :contact OR :contact IS NULL AND w.contact_id IS NULL
                        AND (w.e164 = :e164 OR w.email = :email COLLATE NOCASE))
                 ORDER BY k.rid DESC LIMIT 1",
            )?
            .query_row(
                named_params! {
                    ":since": ms(since), ":contact": row.contact, ":e164": row.e164, ":email": row.email,
                },
                |row| row.get(0),
            )
            .optional()?)
    }

    /// Who follows this person, if they still work here.
    pub(crate) fn owner_at_work(&self, contact: ContactId) -> Result<Option<AgentId>> {
        Ok(self
            .connection
            .prepare_cached(
                "SELECT a.id FROM contact c JOIN agent a ON a.id = c.owner_id WHERE c.id = :id AND a.left_at IS NULL",
            )?
            .query_row(named_params! { ":id": contact }, |row| row.get(0))
            .optional()?)
    }

    /// Where the house keeps its holidays.
    pub(crate) fn house_territory(&self) -> Result<Territory> {
        Ok(Territory::of_region(region(self.connection)?).unwrap_or(Territory::Metropole))
    }

    /// In how many open minutes a request is answered.
    pub(crate) fn request_minutes(&self) -> Result<i64> {
        Ok(setting(self.connection, REQUEST_MINUTES)?.as_i64().unwrap_or_default())
    }

    pub(crate) fn insert_request(
        &self,
        row: &RequestRow<'_>,
        callback: Option<CallbackId>,
        exchange: Option<ExchangeId>,
        context: &Context,
    ) -> Result<()> {
        let request = row.request;
        self.connection
            .prepare_cached(
                "INSERT INTO web_request (id, key, source, external_id, contact_id, callback_id, exchange_id, name,
                     first_name, last_name, company, written, e164, address, email, subject, message, wanted, wanted_at,
                     page, consent, consent_text, postcode, town, asked_at, dated, at)
                 VALUES (:id, :key, :source, :external_id, :contact, :callback, :exchange, :name, :first_name,
                     :last_name, :company, :written, :e164, :address, :email, :subject, :message, :wanted, :wanted_at,
                     :page, :consent, :consent_text, :postcode, :town, :asked_at, :dated, :now)",
            )?
            .execute(named_params! {
                ":id": crate::id::new_uuid(context.now), ":key": row.key, ":source": request.source,
                ":external_id": request.external_id, ":contact": row.contact, ":callback": callback,
                ":exchange": exchange, ":name": request.name, ":first_name": request.first_name,
                ":last_name": request.last_name, ":company": request.company, ":written": request.phone,
                ":e164": row.e164, ":address": request.email, ":email": row.email, ":subject": request.subject,
                ":message": request.message, ":wanted": request.when, ":wanted_at": row.wanted_at.map(ms),
                ":page": request.page, ":consent": request.consent, ":consent_text": request.consent_text,
                ":postcode": request.postcode, ":town": request.town, ":asked_at": ms(row.asked_at), ":dated": row.dated,
                ":now": ms(context.now),
            })?;
        Ok(())
    }

    /// A line of the telephone journal: what came, and whose it was.
    pub(crate) fn insert_request_journal(
        &self,
        request: &WebRequest,
        verdict: RequestVerdict,
        context: &Context,
    ) -> Result<()> {
        self.connection
            .prepare_cached(
                "INSERT INTO journal (id, at, source, external_id, event, verdict, raw)
                 VALUES (:id, :at, :source, :external_id, 'request', :verdict, :raw)",
            )?
            .execute(named_params! {
                ":id": crate::id::new_uuid(context.now), ":at": ms(context.now), ":source": request.source,
                ":external_id": request.external_id, ":verdict": verdict, ":raw": request.raw,
            })?;
        Ok(())
    }

    /// The requests behind a promise whose caller is still to be chosen, the first first; each with its row.
    pub(crate) fn requests_to_choose(&self, callback: CallbackId) -> Result<Vec<(i64, KeptRequest)>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT w.rid, w.source, w.external_id, w.name, w.first_name, w.last_name, w.company, w.written, w.e164,
                    w.address, w.email, w.subject, w.message, w.wanted, w.page, w.consent, w.consent_text, w.postcode,
                    w.town, w.asked_at, w.at
             FROM web_request w JOIN callback k ON k.id = w.callback_id
             WHERE k.id = :id AND k.contact_id IS NULL AND w.contact_id IS NULL ORDER BY w.rid",
        )?;
        let rows = statement.query_map(named_params! { ":id": callback }, |row| {
            let request = WebRequest {
                source: row.get(1)?,
                external_id: row.get(2)?,
                name: row.get(3)?,
                first_name: row.get(4)?,
                last_name: row.get(5)?,
                company: row.get(6)?,
                phone: row.get(7)?,
                email: row.get(9)?,
                subject: row.get(11)?,
                message: row.get(12)?,
                when: row.get(13)?,
                page: row.get(14)?,
                consent: row.get(15)?,
                consent_text: row.get(16)?,
                postcode: row.get(17)?,
                town: row.get(18)?,
                asked: None,
                at: at(row.get(20)?),
                raw: String::new(),
            };
            let (e164, email, asked_at) = (row.get(8)?, row.get(10)?, at(row.get(19)?));
            Ok((row.get(0)?, KeptRequest { request, e164, email, asked_at }))
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    pub(crate) fn set_request_caller(&self, rid: i64, contact: ContactId, exchange: ExchangeId) -> Result<()> {
        self.connection
            .prepare_cached("UPDATE web_request SET contact_id = :contact, exchange_id = :exchange WHERE rid = :rid")?
            .execute(named_params! { ":contact": contact, ":exchange": exchange, ":rid": rid })?;
        Ok(())
    }

    pub(crate) fn set_callback_contact(&self, id: CallbackId, contact: ContactId) -> Result<()> {
        let set = self
            .connection
            .prepare_cached("UPDATE callback SET contact_id = :contact WHERE id = :id AND contact_id IS NULL")?
            .execute(named_params! { ":contact": contact, ":id": id })?;
        if set == 1 { Ok(()) } else { Err(Error::NotFound { kind: "callback" }) }
    }

    /// When this person asked, by a request that still waits for its call: the ground of that call.
    pub(crate) fn asked_at(&self, contact: ContactId) -> Result<Option<DateTime<Utc>>> {
        asked_at(self.connection, contact)
    }
}

/// When this person last asked to be called, while the call is still to be made. `None` too when they objected or took
/// their agreement back, before or since: anybody can type their number into a form, so that an agent says in words why
/// it may be believed.
pub(super) fn asked_at(db: &Connection, contact: ContactId) -> Result<Option<DateTime<Utc>>> {
    let asked: Option<i64> = db
        .prepare_cached(
            "SELECT max(w.asked_at) FROM web_request w JOIN callback k ON k.id = w.callback_id
             WHERE w.contact_id = :id AND w.dated = 1 AND k.done_at IS NULL",
        )?
        .query_row(named_params! { ":id": contact }, |row| row.get(0))?;
    if asked.is_some() && is_opposed(db, contact)? {
        return Ok(None);
    }
    Ok(at_opt(asked))
}
