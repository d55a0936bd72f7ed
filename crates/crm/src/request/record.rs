//! Writing a request down: whose it is, the exchange on their timeline, the promise to call.

use chrono::{DateTime, Duration, NaiveDate, Utc};
use phone::{Number, Region, WebRequest};
use sha2::{Digest, Sha256};

use super::file::SOURCE as FILE;
use super::{RecordedRequest, RequestVerdict, moment};
use crate::callback::NewCallback;
use crate::contact::{AddContact, NewContact, Stage};
use crate::exchange::{Channel, NewExchange};
use crate::hours::OpeningHours;
use crate::import::split_name;
use crate::text::fold;
use crate::{ContactId, Context, Operation, Result, Tx};

/// The origin of what a site says.
pub(super) const ORIGIN: &str = "form";
/// A moment asked for lies no further ahead than this.
const AHEAD: Duration = Duration::days(30);

/// Writes a request down.
#[derive(Debug, Clone)]
pub struct RecordRequest {
    /// What is asked.
    pub request: WebRequest,
    /// Where numbers without country code are read.
    pub region: Region,
}

impl Operation for RecordRequest {
    type Output = RecordedRequest;
    const KIND: &'static str = "request.record";

    fn apply(self, tx: &Tx<'_>, context: &Context) -> Result<RecordedRequest> {
        record(tx, &self.request, self.region, context)
    }
}

/// Writes several down, whole or not at all.
#[derive(Debug, Clone)]
pub struct RecordRequests {
    /// What is asked, in order.
    pub requests: Vec<WebRequest>,
    /// Where numbers without country code are read.
    pub region: Region,
}

impl Operation for RecordRequests {
    type Output = Vec<RecordedRequest>;
    const KIND: &'static str = "request.record";

    fn apply(self, tx: &Tx<'_>, context: &Context) -> Result<Vec<RecordedRequest>> {
        self.requests.iter().map(|request| record(tx, request, self.region, context)).collect()
    }
}

/// A request as the store keeps it, besides what was sent.
#[derive(Debug, Clone)]
pub(crate) struct RequestRow<'r> {
    pub request: &'r WebRequest,
    /// What makes two requests one.
    pub key: [u8; 16],
    pub contact: Option<ContactId>,
    /// Their number; `None`: none was given, or it is none.
    pub e164: Option<String>,
    /// Their address; `None`: none was given, or it is none.
    pub email: Option<String>,
    pub wanted_at: Option<DateTime<Utc>>,
    /// The date they gave, or when it came; of a date that cannot be read, when it came.
    pub asked_at: DateTime<Utc>,
    /// `asked_at` is when they asked: a ground to call them.
    pub dated: bool,
}

fn record(tx: &Tx<'_>, request: &WebRequest, region: Region, context: &Context) -> Result<RecordedRequest> {
    // Nobody at the desk asked for this: what comes of it belongs to nobody yet.
    let context = &context.by(None);
    let hours = tx.opening_hours()?;
    let local = |at: DateTime<Utc>| (at + hours.ahead_of_utc(at)).naive_utc();
    let read = |text: &Option<String>, from| {
        text.as_deref().and_then(|text| moment::read(text, local(from), |at| hours.utc_of(at)))
    };
    let came = request.at.min(context.now);
    let sent = read(&request.asked, came).filter(|at| *at <= came);
    let mut row = RequestRow {
        request,
        key: key(request, local(came).date()),
        contact: None,
        e164: request.phone.as_deref().and_then(|written| Number::parse(written, region).e164),
        email: request.email.as_deref().and_then(|written| crate::contact::email(written).ok()),
        wanted_at: read(&request.when, came),
        asked_at: sent.unwrap_or(came),
        dated: sent.is_some() || request.asked.is_none(),
    };
    if let Some(known) = tx.request_known(&row.key)? {
        // A file that is read again would fill the journal with itself.
        if request.source != FILE {
            tx.insert_request_journal(request, RequestVerdict::Duplicate, context)?;
        }
        return Ok(known);
    }
    let reached = tx.contacts_who_ask(row.e164.as_deref(), row.email.as_deref())?;
    let verdict = match reached[..] {
        [] => RequestVerdict::Unknown,
        [_] => RequestVerdict::One,
        _ => RequestVerdict::Several,
    };
    row.contact = match reached[..] {
        [] => create(tx, &row, region, context)?,
        [only] => Some(only),
        _ => None,
    };
    let today = local(context.now).date();
    let midnight = hours.utc_of(today.and_time(chrono::NaiveTime::MIN));
    let same_day = tx.callback_asked_since(&row, midnight)?;
    let callback_id = match same_day {
        Some(callback) => callback,
        None => promise(tx, &row, &hours, context)?,
    };
    let exchange = row.contact.map(|contact| write_down(tx, contact, &row, context)).transpose()?;
    tx.insert_request(&row, Some(callback_id), exchange, context)?;
    tx.insert_request_journal(request, verdict, context)?;
    tx.touched_house();
    Ok(RecordedRequest { verdict, contact_id: row.contact, callback_id: Some(callback_id) })
}

/// What makes two requests one: everything that was written, folded, and the site's own number, or else its date, or else
/// the day it came. The rows of a file are exported again every morning: without a date, the day tells nothing of them.
fn key(request: &WebRequest, day: NaiveDate) -> [u8; 16] {
    let mut sum = Sha256::new();
    let day = day.to_string();
    let day = if request.source == FILE { "" } else { &day };
    let told_apart = request.external_id.as_deref().or(request.asked.as_deref()).unwrap_or(day);
    let fields = [
        &request.name,
        &request.first_name,
        &request.last_name,
        &request.company,
        &request.phone,
        &request.email,
        &request.subject,
        &request.message,
        &request.when,
        &request.page,
    ];
    let fields = fields.into_iter().map(|field| fold(field.as_deref().unwrap_or_default()));
    for text in [request.source.clone(), told_apart.to_owned()].into_iter().chain(fields) {
        sum.update(text.as_bytes());
        sum.update([0]);
    }
    let sum = sum.finalize();
    std::array::from_fn(|at| sum.get(at).copied().unwrap_or_default())
}

/// A lead made of what they wrote; `None`: it says too little for a fiche.
pub(super) fn create(
    tx: &Tx<'_>,
    row: &RequestRow<'_>,
    region: Region,
    context: &Context,
) -> Result<Option<ContactId>> {
    let request = row.request;
    let split = request.name.as_deref().map(split_name).unwrap_or_default();
    let contact = NewContact {
        civility: split.civility.map(str::to_owned),
        first_name: request.first_name.clone().or(split.first),
        last_name: request.last_name.clone().or(split.last),
        company: request.company.clone(),
        postcode: request.postcode.clone(),
        town: request.town.clone(),
        phones: request.phone.iter().cloned().collect(),
        emails: row.email.iter().cloned().collect(),
        stage: Some(Stage::Lead),
        ..NewContact::default()
    };
    let somebody = contact.first_name.is_some()
        || contact.last_name.is_some()
        || contact.company.is_some()
        || !contact.phones.is_empty()
        || !contact.emails.is_empty();
    somebody.then(|| AddContact { contact, region, origin: ORIGIN }.apply(tx, context)).transpose()
}

/// When they are called: at the moment they asked for, or within the delay of the house; when it is open.
fn due(tx: &Tx<'_>, row: &RequestRow<'_>, hours: &OpeningHours, now: DateTime<Utc>) -> Result<DateTime<Utc>> {
    let (law, territory) = (tx.law()?, tx.house_territory()?);
    let closed = |day| law.holiday(day, territory).is_some();
    let wanted = row.wanted_at.filter(|at| *at > now && *at <= now + AHEAD);
    Ok(match wanted {
        Some(at) => hours.after(at, Duration::zero(), closed),
        None => hours.after(now, Duration::minutes(tx.request_minutes()?), closed),
    })
}

fn promise(tx: &Tx<'_>, row: &RequestRow<'_>, hours: &OpeningHours, context: &Context) -> Result<crate::CallbackId> {
    let owner = row.contact.map(|contact| tx.owner_at_work(contact)).transpose()?.flatten();
    let callback = NewCallback {
        contact_id: row.contact,
        number: row.e164.clone(),
        due_at: due(tx, row, hours, context.now)?,
        subject: row.request.subject.clone().unwrap_or_default(),
        call_id: None,
    };
    tx.insert_callback(&callback, &context.by(owner))
}

/// What they wrote, on their timeline.
pub(super) fn write_down(
    tx: &Tx<'_>,
    contact: ContactId,
    row: &RequestRow<'_>,
    context: &Context,
) -> Result<crate::ExchangeId> {
    let exchange = NewExchange {
        contact_id: contact,
        channel: Channel::Form,
        direction: phone::Direction::Inbound,
        subject: row.request.subject.clone().unwrap_or_else(|| "Demande de rappel".to_owned()),
        body: body(row.request),
        motive_id: None,
        outcome_id: None,
        at: None,
        replies_to: None,
    };
    let id = tx.insert_exchange(&exchange, row.asked_at, None, context)?;
    tx.contacted(contact, row.asked_at)?;
    tx.touched_contact(contact);
    Ok(id)
}

/// All that was written, line by line: the fiche keeps its own values, these are theirs of that day.
fn body(request: &WebRequest) -> String {
    let named = [&request.first_name, &request.last_name, &request.name];
    let name = named.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" ");
    let place = [&request.postcode, &request.town].into_iter().flatten().map(String::as_str).collect::<Vec<_>>();
    let ticked = match (&request.consent, &request.consent_text) {
        (Some(ticked), Some(text)) => Some(format!("«\u{a0}{text}\u{a0}» ({ticked})")),
        (Some(one), None) | (None, Some(one)) => Some(one.clone()),
        (None, None) => None,
    };
    let lines = [
        ("Nom", Some(name).filter(|name| !name.is_empty())),
        ("Société", request.company.clone()),
        ("Numéro", request.phone.clone()),
        ("E-mail", request.email.clone()),
        ("Ville", Some(place.join(" ")).filter(|place| !place.is_empty())),
        ("Rappel souhaité", request.when.clone()),
        ("Page", request.page.clone()),
        ("Case cochée", ticked),
    ];
    let lines = lines.into_iter().filter_map(|(label, value)| Some(format!("{label}\u{a0}: {}", value?)));
    request.message.iter().cloned().chain(lines).collect::<Vec<_>>().join("\n")
}
