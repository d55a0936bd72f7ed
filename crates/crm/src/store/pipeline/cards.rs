//! The cards of a column: what is due soonest first, then the others.

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use rusqlite::{Connection, Row, ToSql, named_params};

use super::Whose;
use crate::contact::{Stage, Temperature, full_name};
use crate::pipeline::{Card, Signs, propose};
use crate::store::directory::agent_from_row;
use crate::store::{at_opt, scope};
use crate::{ContactId, Result};

/// A rung, and of prospects the temperature.
pub(super) type Place = (Stage, Option<Temperature>);

/// How many of the soonest callbacks are looked at to fill the columns.
const SOONEST: u32 = 5_000;

const CARD: &str = "
    SELECT c.id, c.first_name, c.last_name, (SELECT co.name FROM company co WHERE co.id = c.company_id),
           (SELECT sum(o.amount_cents) FROM opportunity o WHERE o.contact_id = c.id AND o.status = 'open'),
           (SELECT min(b.due_at) FROM callback b WHERE b.contact_id = c.id AND b.done_at IS NULL),
           (SELECT b.subject FROM callback b WHERE b.contact_id = c.id AND b.done_at IS NULL ORDER BY b.due_at LIMIT 1),
           (SELECT count(*) FROM ticket t WHERE t.contact_id = c.id
                AND t.status IN ('open', 'waiting_customer', 'waiting_third_party')),
           c.temperature, c.last_contact_at,
           (SELECT count(*) FROM opportunity o WHERE o.contact_id = c.id AND o.status = 'open'),
           (SELECT max(o.created_at) FROM opportunity o WHERE o.contact_id = c.id AND o.status = 'open'),
           (SELECT max(f.at) FROM offer f WHERE f.contact_id = c.id AND f.answer = 'refused'),
           c.owner_id, (SELECT a.name FROM agent a WHERE a.id = c.owner_id)";

fn card_from_row(row: &Row<'_>, stage: Stage, now: DateTime<Utc>) -> rusqlite::Result<Card> {
    let (first, last): (Option<String>, Option<String>) = (row.get(1)?, row.get(2)?);
    let company: Option<String> = row.get(3)?;
    let person = full_name(first.as_deref(), last.as_deref());
    let next_at = at_opt(row.get(5)?);
    let temperature = row.get(8)?;
    let signs = Signs {
        last_contact_at: at_opt(row.get(9)?),
        open_opportunities: row.get(10)?,
        opportunity_since: at_opt(row.get(11)?),
        promised_at: next_at,
        refused_at: at_opt(row.get(12)?),
    };
    Ok(Card {
        contact_id: row.get(0)?,
        company: company.clone().filter(|_| person.is_some()),
        name: person.or(company).unwrap_or_default(),
        owner: agent_from_row(row, 13)?,
        amount_cents: row.get(4)?,
        next_at,
        next_subject: row.get::<_, Option<String>>(6)?.filter(|subject| !subject.is_empty()),
        open_tickets: row.get(7)?,
        temperature,
        proposal: (stage == Stage::Prospect).then(|| propose(&signs, temperature, now)).flatten(),
    })
}

/// Who is called back soonest, in which column; each once.
pub(super) fn planned(db: &Connection, whose: Whose) -> Result<Vec<(Place, ContactId)>> {
    let rows = db
        .prepare_cached(&format!(
            "SELECT c.stage, coalesce(c.temperature, 'cold'), c.id FROM callback b JOIN contact c ON c.id = b.contact_id
             WHERE b.done_at IS NULL AND {} ORDER BY b.due_at LIMIT :soonest",
            scope::of(whose.scope, "c")
        ))?
        .query_map(named_params! { ":agent": whose.agent, ":soonest": SOONEST }, |row| {
            let (stage, temperature): (Stage, Temperature) = (row.get(0)?, row.get(1)?);
            Ok(((stage, (stage == Stage::Prospect).then_some(temperature)), row.get::<_, ContactId>(2)?))
        })?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    let mut seen = HashSet::new();
    Ok(rows.into_iter().filter(|(_, contact)| seen.insert(*contact)).collect())
}

/// Those with something planned, the soonest first; then the others: prospects by their last contact, else by name.
pub(super) fn cards(
    db: &Connection,
    column: Place,
    whose: Whose,
    planned: &[(Place, ContactId)],
    limit: u32,
    now: DateTime<Utc>,
) -> Result<Vec<Card>> {
    let (stage, temperature) = column;
    let most = usize::try_from(limit).unwrap_or(100);
    let mut one = db.prepare_cached(&format!("{CARD} FROM contact c WHERE c.id = :id"))?;
    let mut cards = Vec::new();
    for (_, contact) in planned.iter().filter(|(of, _)| *of == column).take(most) {
        cards.push(one.query_row(named_params! { ":id": contact }, |row| card_from_row(row, stage, now))?);
    }
    let left = limit.saturating_sub(u32::try_from(cards.len()).unwrap_or(limit));
    if left == 0 {
        return Ok(cards);
    }
    let rung = stage.rung();
    let unplanned = "NOT EXISTS (SELECT 1 FROM callback b WHERE b.contact_id = c.id AND b.done_at IS NULL)";
    // Prospects are found by their temperature, the others by their rung.
    let (from, order, among): (_, _, (&str, &dyn ToSql)) = match &temperature {
        Some(temperature) => (
            "contact c WHERE c.stage = 'prospect' AND coalesce(c.temperature, 'cold') = :temperature AND c.frozen_at IS NULL",
            "c.last_contact_at DESC",
            (":temperature", temperature),
        ),
        None => (
            "contact_index i CROSS JOIN contact c ON c.rid = i.rid WHERE i.rung = :rung",
            "i.sort_name, i.rid",
            (":rung", &rung),
        ),
    };
    let others = db
        .prepare_cached(&format!(
            "{CARD} FROM {from} AND {} AND {unplanned} ORDER BY {order} LIMIT :limit",
            scope::of(whose.scope, "c")
        ))?
        .query_map(&[among, (":agent", &whose.agent), (":limit", &left)][..], |row| card_from_row(row, stage, now))?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    cards.extend(others);
    Ok(cards)
}
