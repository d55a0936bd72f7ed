//! The lookup: from a number to who it is. Exact on E.164, one snapshot, a handful of index probes.

use std::cmp::Reverse;

use chrono::{DateTime, Duration, Utc};
use phone::{CallEvent, Kind, Number, Region};
use rusqlite::{Connection, OptionalExtension, named_params};

use super::callback::{CALLBACK, callback_from_row};
use super::fiche::shown as shown_fiche;
use super::reader::Reader;
use super::writer::Tx;
use super::{at, at_opt, ms};
use crate::call::{Call, external_party};
use crate::contact::full_name;
use crate::incoming::{Candidate, Incoming, IncomingCall, MatchReason, RankReason};
use crate::{ContactId, Context, Result};

/// How many people of a shared line are ranked.
const CANDIDATES: usize = 50;

impl Reader<'_> {
    /// Who is calling: the main path's one question. An event that does not tell the other party names nobody
    /// (see [`crate::call::complete`]).
    ///
    /// # Errors
    /// Those of the disk.
    pub fn incoming(&self, event: &CallEvent, region: Region, now: DateTime<Utc>) -> Result<Incoming> {
        let Some(text) = external_party(event) else {
            let mut untold = Number::parse("", region);
            untold.kind = Kind::Invalid;
            return Ok(Incoming { number: untold, call: IncomingCall::Unknown { can_create: false, seen: 0 } });
        };
        let mut number = Number::parse(text, region);
        if event.masked {
            number.kind = Kind::Masked;
            number.e164 = None;
        }
        let call = self.who_is(&number, now)?;
        Ok(Incoming { number, call })
    }

    /// Who is calling with this number.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn who_is(&self, number: &Number, now: DateTime<Utc>) -> Result<IncomingCall> {
        self.snapshot(|db| match (number.kind, &number.e164) {
            (Kind::Masked, _) => Ok(IncomingCall::Masked { expected: expected(db, now)? }),
            (Kind::Internal, _) => internal(db, number.extension.as_deref()),
            (Kind::Number, Some(e164)) => by_number(db, e164, now, true),
            _ => Ok(IncomingCall::Unknown { can_create: false, seen: 0 }),
        })
    }

    /// The fiches that have this number, exactly; our own lines and the ignored list are not asked.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn contacts_with(&self, e164: &str) -> Result<Vec<ContactId>> {
        Ok(matches(self.db(), e164)?.into_iter().map(|one| one.contact).collect())
    }

    /// Who a recorded call is with: the person it was linked to, else who has its number now.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn as_chosen(&self, call: &Call, now: DateTime<Utc>) -> Result<IncomingCall> {
        match (call.contact_id, &call.external) {
            (Some(contact), external) => self.snapshot(|db| {
                let of_number = match external {
                    Some(e164) => matches(db, e164)?.into_iter().find(|m| m.contact == contact),
                    None => None,
                };
                let reason = of_number.map_or(MatchReason::Chosen, |m| m.reason);
                Ok(IncomingCall::One { fiche: Box::new(shown_fiche(db, contact, now, false)?), reason })
            }),
            (None, Some(e164)) => self.snapshot(|db| by_number(db, e164, now, false)),
            (None, None) if call.external_kind == Kind::Masked => {
                self.snapshot(|db| Ok(IncomingCall::Masked { expected: expected(db, now)? }))
            }
            (None, None) => Ok(IncomingCall::Unknown { can_create: false, seen: 0 }),
        }
    }
}

impl Tx<'_> {
    /// The one person a ring of this number would name; `None`: nobody, several, ourselves, or a number marked wrong.
    pub(crate) fn caller(&self, e164: &str, context: &Context) -> Result<Option<ContactId>> {
        Ok(by_number(self.connection, e164, context.now, false)?.contact_id())
    }
}

fn internal(db: &Connection, extension: Option<&str>) -> Result<IncomingCall> {
    let agent: Option<(String, u8)> = db
        .prepare_cached("SELECT name, level FROM agent WHERE extension = :extension AND left_at IS NULL")?
        .query_row(named_params! { ":extension": extension }, |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let (name, level) = agent.unzip();
    Ok(IncomingCall::Internal { name, extension: extension.map(str::to_owned), level })
}

/// Who has this number; marked wrong, it says who had it only when nobody else has it. `ringing`: it is calling now.
fn by_number(db: &Connection, e164: &str, now: DateTime<Utc>, ringing: bool) -> Result<IncomingCall> {
    if let Some(ours) = ours_or_ignored(db, e164)? {
        return Ok(ours);
    }
    let mut matches = matches(db, e164)?;
    let good = matches.iter().any(|one| !one.reason.outdated());
    if good {
        matches.retain(|one| !one.reason.outdated());
    }
    match matches.as_slice() {
        [] => Ok(IncomingCall::Unknown { can_create: true, seen: seen(db, e164)? }),
        [only] => {
            let fiche = Box::new(shown_fiche(db, only.contact, now, ringing)?);
            Ok(IncomingCall::One { fiche, reason: only.reason.clone() })
        }
        several => {
            if good && let Some((contact, chosen_at)) = remembered(db, e164, several)? {
                let among = u32::try_from(several.len()).unwrap_or(u32::MAX);
                let reason = MatchReason::Remembered { at: chosen_at, among };
                return Ok(IncomingCall::One { fiche: Box::new(shown_fiche(db, contact, now, ringing)?), reason });
            }
            ranked(db, several, now)
        }
    }
}

/// Our own lines, colleagues' numbers, numbers on the ignored list: never a client.
fn ours_or_ignored(db: &Connection, e164: &str) -> Result<Option<IncomingCall>> {
    Ok(db
        .prepare_cached(
            "SELECT 1, label, NULL, NULL FROM line WHERE e164 = :e164
             UNION ALL
             SELECT 1, name, extension, level FROM agent WHERE e164 = :e164 AND left_at IS NULL
             UNION ALL
             SELECT 0, NULL, NULL, NULL FROM ignored_number
             WHERE pattern = :e164
                OR (substr(pattern, -1) = '*' AND substr(:e164, 1, length(pattern) - 1) || '*' = pattern)
             LIMIT 1",
        )?
        .query_row(named_params! { ":e164": e164 }, |row| {
            let ours: bool = row.get(0)?;
            if !ours {
                return Ok(IncomingCall::Ignored);
            }
            Ok(IncomingCall::Internal { name: row.get(1)?, extension: row.get(2)?, level: row.get(3)? })
        })
        .optional()?)
}

struct Match {
    contact: ContactId,
    main: bool,
    reason: MatchReason,
}

/// Everyone who has this number; of a person who has it twice, the better of the two.
fn matches(db: &Connection, e164: &str) -> Result<Vec<Match>> {
    let mut statement = db.prepare_cached(
        "SELECT contact_id, usage, position, extension, invalid_at, min((invalid_at IS NOT NULL) * 1000 + position)
         FROM phone_number WHERE e164 = :e164 GROUP BY contact_id LIMIT :limit",
    )?;
    let rows = statement.query_map(
        named_params! { ":e164": e164, ":limit": i64::try_from(CANDIDATES).unwrap_or(50) },
        |row| {
            let (usage, position, extension): (Option<String>, i64, Option<String>) =
                (row.get(1)?, row.get(2)?, row.get(3)?);
            let outdated = row.get::<_, Option<i64>>(4)?.is_some();
            let main = position == 0;
            Ok(Match {
                contact: row.get(0)?,
                main,
                reason: MatchReason::SameNumber { usage, main, extension, outdated },
            })
        },
    )?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The person an agent chose for this number, if they still have it.
fn remembered(db: &Connection, e164: &str, among: &[Match]) -> Result<Option<(ContactId, DateTime<Utc>)>> {
    let choice: Option<(ContactId, i64)> = db
        .prepare_cached("SELECT contact_id, at FROM number_choice WHERE e164 = :e164")?
        .query_row(named_params! { ":e164": e164 }, |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    Ok(choice.filter(|(contact, _)| among.iter().any(|m| m.contact == *contact)).map(|(contact, ms)| (contact, at(ms))))
}

fn seen(db: &Connection, e164: &str) -> Result<u32> {
    Ok(db
        .prepare_cached(
            "SELECT count(*) FROM call WHERE external = :e164 AND contact_id IS NULL AND ended_at IS NOT NULL",
        )?
        .query_row(named_params! { ":e164": e164 }, |row| row.get(0))?)
}

/// Callbacks promised within half an hour of now: who a masked caller may be.
fn expected(db: &Connection, now: DateTime<Utc>) -> Result<Vec<crate::callback::Callback>> {
    let half = Duration::minutes(30);
    let mut statement = db.prepare_cached(&format!(
        "{CALLBACK} WHERE k.done_at IS NULL AND k.due_at BETWEEN :from AND :to ORDER BY k.due_at LIMIT 3"
    ))?;
    let rows =
        statement.query_map(named_params! { ":from": ms(now - half), ":to": ms(now + half) }, callback_from_row)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Several people: an open ticket first, then a promise due about now, then the last exchange, then whose main
/// number it is; the company's own desk last.
fn ranked(db: &Connection, matches: &[Match], now: DateTime<Utc>) -> Result<IncomingCall> {
    let mut companies = Vec::new();
    let mut ranked = Vec::with_capacity(matches.len());
    for one in matches {
        let (candidate, rank) = candidate(db, one, now)?;
        companies.push(candidate.company.clone());
        ranked.push((rank, candidate));
    }
    ranked.sort_by_key(|(rank, _)| Reverse(*rank));
    companies.dedup();
    let company = match companies.as_slice() {
        [Some(one)] => Some(one.clone()),
        _ => None,
    };
    Ok(IncomingCall::Several { company, candidates: ranked.into_iter().map(|(_, candidate)| candidate).collect() })
}

/// How probable: (ticket open, callback within a day, last exchange in ms, main number, a person).
type Rank = (bool, bool, i64, bool, bool);

fn candidate(db: &Connection, one: &Match, now: DateTime<Utc>) -> Result<(Candidate, Rank)> {
    let row = db
        .prepare_cached(
            "SELECT c.first_name, c.last_name, co.name, c.job, c.stage, c.temperature, c.last_contact_at,
                    t.id, t.number, t.level,
                    (SELECT min(k.due_at) FROM callback k WHERE k.contact_id = c.id AND k.done_at IS NULL)
             FROM contact c LEFT JOIN company co ON co.id = c.company_id
             LEFT JOIN ticket t ON t.id = (SELECT o.id FROM ticket o WHERE o.contact_id = c.id
                 AND o.status IN ('open', 'waiting_customer', 'waiting_third_party') ORDER BY o.opened_at DESC LIMIT 1)
             WHERE c.id = :id",
        )?
        .query_row(named_params! { ":id": one.contact }, |row| {
            let (first, last): (Option<String>, Option<String>) = (row.get(0)?, row.get(1)?);
            let company: Option<String> = row.get(2)?;
            let person = full_name(first.as_deref(), last.as_deref());
            let mut because = Vec::new();
            if let (Some(ticket_id), Some(number), Some(level)) = (row.get(7)?, row.get(8)?, row.get(9)?) {
                because.push(RankReason::OpenTicket { ticket_id, number, level });
            }
            let (due, last_contact) = (at_opt(row.get(10)?), at_opt(row.get(6)?));
            because.extend(due.map(|at| RankReason::CallbackDue { at }));
            because.extend(last_contact.map(|at| RankReason::LastContact { at }));
            because.extend(one.main.then_some(RankReason::MainNumber));
            because.extend(person.is_none().then_some(RankReason::CompanyDesk));
            because.extend(last_contact.is_none().then_some(RankReason::NoExchange));
            let near = due.is_some_and(|due| (due - now).abs() <= Duration::days(1));
            let rank = (
                matches!(because.first(), Some(RankReason::OpenTicket { .. })),
                near,
                last_contact.map_or(0, ms),
                one.main,
                person.is_some(),
            );
            let candidate = Candidate {
                contact_id: one.contact,
                name: person.or_else(|| company.clone()).unwrap_or_default(),
                company,
                job: row.get(3)?,
                stage: row.get(4)?,
                temperature: row.get(5)?,
                reason: one.reason.clone(),
                because,
            };
            Ok((candidate, rank))
        })?;
    Ok(row)
}
