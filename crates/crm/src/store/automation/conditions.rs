//! Whether a condition holds of a person at the moment of an event: now, and when the past is looked at.
//!
//! The rung, the tickets, the calls and the agreement are read as they were then; of the temperature, the owner and the
//! address no history is kept: they are read as they are.

use chrono::Duration;
use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, named_params};

use super::super::ms;
use crate::Result;
use crate::automation::{Condition, Happening};
use crate::contact::{Stage, Temperature};
use crate::text::fold;
use crate::ticket::Priority;

/// All of them hold; and nothing limits the use of this fiche (RGPD art. 18).
pub(super) fn hold(db: &Connection, conditions: &[Condition], happening: &Happening) -> Result<bool> {
    let free = db
        .prepare_cached("SELECT 1 FROM contact WHERE id = :id AND frozen_at IS NULL")?
        .exists(named_params! { ":id": happening.contact_id })?;
    if !free {
        return Ok(false);
    }
    for condition in conditions {
        if !holds(db, condition, happening)? {
            return Ok(false);
        }
    }
    Ok(true)
}

fn holds(db: &Connection, condition: &Condition, of: &Happening) -> Result<bool> {
    let id = of.contact_id;
    let now = ms(of.at);
    match condition {
        Condition::Stage { any_of } => {
            let stage: Option<Stage> = db
                .prepare_cached(
                    "SELECT coalesce((SELECT to_stage FROM stage_change WHERE contact_id = :id AND at <= :now
                                      ORDER BY at DESC, rid DESC LIMIT 1), stage) FROM contact WHERE id = :id",
                )?
                .query_row(named_params! { ":id": id, ":now": now }, |row| row.get(0))
                .optional()?;
            Ok(stage.is_some_and(|stage| any_of.contains(&stage)))
        }
        Condition::Temperature { any_of } => {
            let temperature: Option<Temperature> = db
                .prepare_cached("SELECT temperature FROM contact WHERE id = :id")?
                .query_row(named_params! { ":id": id }, |row| row.get(0))?;
            Ok(temperature.is_some_and(|temperature| any_of.contains(&temperature)))
        }
        Condition::Motive { motive } => Ok(db
            .prepare_cached(
                "SELECT 1 FROM motive m LEFT JOIN motive u ON u.id = m.parent_id
                 WHERE (m.code = :code OR u.code = :code)
                   AND m.id IN (SELECT motive_id FROM call WHERE id = :call
                                UNION SELECT motive_id FROM ticket WHERE id = :ticket)",
            )?
            .exists(named_params! { ":code": motive, ":call": of.call_id, ":ticket": of.ticket_id })?),
        Condition::Outcome { outcome } => Ok(db
            .prepare_cached(
                "SELECT 1 FROM outcome o LEFT JOIN outcome u ON u.id = o.parent_id
                 WHERE (o.code = :code OR u.code = :code) AND o.id = coalesce(
                     (SELECT outcome_id FROM call WHERE id = :call),
                     (SELECT outcome_id FROM call WHERE contact_id = :id AND qualified_at <= :now
                      ORDER BY ringing_at DESC LIMIT 1))",
            )?
            .exists(named_params! { ":code": outcome, ":call": of.call_id, ":id": id, ":now": now })?),
        Condition::Queue { queue } => Ok(db
            .prepare_cached(
                "SELECT 1 FROM call c JOIN queue q ON q.id = c.queue_id WHERE c.id = :call AND q.name = :name",
            )?
            .exists(named_params! { ":call": of.call_id, ":name": queue })?),
        Condition::Line { line } => Ok(db
            .prepare_cached(
                "SELECT 1 FROM call c JOIN line l ON l.id = c.line_id WHERE c.id = :call AND l.label = :name",
            )?
            .exists(named_params! { ":call": of.call_id, ":name": line })?),
        Condition::Owner { agent } => Ok(db
            .prepare_cached("SELECT 1 FROM contact WHERE id = :id AND owner_id IS :agent")?
            .exists(named_params! { ":id": id, ":agent": agent })?),
        Condition::Town { town } => {
            let lives: Option<String> = text(db, "SELECT town FROM contact WHERE id = :id", of)?;
            Ok(lives.is_some_and(|lives| fold(&lives) == fold(town)))
        }
        Condition::Department { department } => {
            let postcode = text(db, "SELECT postcode FROM contact WHERE id = :id", of)?;
            Ok(postcode.is_some_and(|postcode| is_in(&postcode, department)))
        }
        Condition::OpenTicket { open } => {
            let one = db
                .prepare_cached(
                    "SELECT 1 FROM ticket WHERE contact_id = :id AND status <> 'merged' AND opened_at <= :now
                     AND (resolved_at IS NULL OR resolved_at > :now) AND (closed_at IS NULL OR closed_at > :now)",
                )?
                .exists(named_params! { ":id": id, ":now": now })?;
            Ok(one == *open)
        }
        Condition::Consent { valid } => {
            let given = db
                .prepare_cached(
                    "SELECT 1 FROM consent s WHERE s.contact_id = :id AND s.purpose = 'prospecting'
                       AND s.channel IN ('phone', 'all') AND s.collected_at <= :now AND s.expires_at > :now
                       AND (s.withdrawn_at IS NULL OR s.withdrawn_at > :now)
                       AND NOT EXISTS (SELECT 1 FROM call c WHERE c.contact_id = :id
                                       AND c.opposed_at >= s.collected_at AND c.opposed_at <= :now)",
                )?
                .exists(named_params! { ":id": id, ":now": now })?;
            Ok(given == *valid)
        }
        Condition::Calls { at_least, days } => {
            let since = ms(of.at - Duration::days(i64::from(*days)));
            let calls: u32 = db
                .prepare_cached(
                    "SELECT count(*) FROM call WHERE contact_id = :id AND ringing_at > :since AND ringing_at <= :now
                     AND direction <> 'internal'",
                )?
                .query_row(named_params! { ":id": id, ":since": since, ":now": now }, |row| row.get(0))?;
            Ok(calls >= *at_least)
        }
        Condition::Priority { at_least } => {
            let priority: Option<Priority> = db
                .prepare_cached("SELECT priority FROM ticket WHERE id = :ticket")?
                .query_row(named_params! { ":ticket": of.ticket_id }, |row| row.get(0))
                .optional()?;
            Ok(priority.is_some_and(|priority| priority >= *at_least))
        }
    }
}

fn text(db: &Connection, sql: &str, of: &Happening) -> Result<Option<String>> {
    let value: Value = db
        .prepare_cached(sql)?
        .query_row(named_params! { ":id": of.contact_id }, |row| row.get(0))
        .optional()?
        .unwrap_or(Value::Null);
    Ok(match value {
        Value::Text(text) => Some(text),
        _ => None,
    })
}

/// A postcode tells its department, but for Corsica's two: 200 and 201 are the south, 202 and 206 the north.
fn is_in(postcode: &str, department: &str) -> bool {
    match department.to_ascii_uppercase().as_str() {
        "2A" => postcode.starts_with("200") || postcode.starts_with("201"),
        "2B" => postcode.starts_with("202") || postcode.starts_with("206"),
        // 97 and 98 need their third digit.
        "97" | "98" => false,
        department => postcode.starts_with(department),
    }
}

#[cfg(test)]
mod tests {
    use super::is_in;

    #[test]
    fn a_postcode_tells_its_department() {
        for (postcode, department, lives) in [
            ("35000", "35", true),
            ("35000", "56", false),
            ("97400", "974", true),
            ("97400", "97", false),
            ("20090", "2a", true),
            ("20200", "2A", false),
            ("20200", "2B", true),
        ] {
            assert_eq!(is_in(postcode, department), lives, "{postcode} {department}");
        }
    }
}
