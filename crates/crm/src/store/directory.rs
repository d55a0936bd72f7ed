//! The directory in the store: what a colleague can do, and what they follow.

use rusqlite::named_params;

use super::ms;
use super::writer::Tx;
use crate::directory::{AgentDetails, HandedOver};
use crate::error::OrNotFound;
use crate::{AgentId, Context, Error, Result, TicketId};

impl Tx<'_> {
    pub(crate) fn update_agent(&self, id: AgentId, details: &AgentDetails) -> Result<()> {
        let changed = self
            .connection
            .prepare_cached(
                "UPDATE agent SET name = :name, extension = :extension, level = :level, languages = :languages,
                     skills = :skills WHERE id = :id AND left_at IS NULL",
            )?
            .execute(named_params! {
                ":id": id, ":name": details.name, ":extension": details.extension, ":level": details.level,
                ":languages": details.languages.join(","), ":skills": details.skills.join(","),
            })?;
        (changed == 1).then_some(()).or_not_found("agent")
    }

    pub(crate) fn open_tickets_of(&self, agent: AgentId) -> Result<Vec<TicketId>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT id FROM ticket WHERE owner_id = :agent
             AND status IN ('open', 'waiting_customer', 'waiting_third_party')",
        )?;
        let rows = statement.query_map(named_params! { ":agent": agent }, |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    pub(crate) fn hand_over(&self, from: AgentId, to: Option<AgentId>, context: &Context) -> Result<HandedOver> {
        let give = |table: &str, condition: &str| -> Result<u32> {
            let sql = format!("UPDATE {table} SET owner_id = :to WHERE owner_id = :from AND {condition}");
            let given = self.connection.prepare_cached(&sql)?.execute(named_params! { ":to": to, ":from": from })?;
            Ok(u32::try_from(given).unwrap_or(u32::MAX))
        };
        Ok(HandedOver {
            contacts: give("contact", "1")?,
            opportunities: give("opportunity", "status = 'open'")?,
            callbacks: give("callback", "done_at IS NULL")?,
            tasks: give("task", "done_at IS NULL AND dropped_at IS NULL")?,
            tickets: give("ticket", "status IN ('open', 'waiting_customer', 'waiting_third_party')")?,
            appointments_left: self
                .connection
                .prepare_cached(
                    "SELECT count(*) FROM appointment WHERE agent_id = :from AND starts_at >= :now
                     AND state IN ('planned', 'confirmed')",
                )?
                .query_row(named_params! { ":from": from, ":now": ms(context.now) }, |row| row.get(0))?,
        })
    }

    /// Refused while they still follow something: nobody would see it any more.
    pub(crate) fn agent_leaves(&self, id: AgentId, context: &Context) -> Result<()> {
        let follows = self
            .connection
            .prepare_cached(
                "SELECT 1 WHERE EXISTS (SELECT 1 FROM contact WHERE owner_id = :id)
                    OR EXISTS (SELECT 1 FROM callback WHERE owner_id = :id AND done_at IS NULL)
                    OR EXISTS (SELECT 1 FROM task WHERE owner_id = :id AND done_at IS NULL AND dropped_at IS NULL)
                    OR EXISTS (SELECT 1 FROM opportunity WHERE owner_id = :id AND status = 'open')
                    OR EXISTS (SELECT 1 FROM ticket WHERE owner_id = :id
                               AND status IN ('open', 'waiting_customer', 'waiting_third_party'))",
            )?
            .exists(named_params! { ":id": id })?;
        if follows {
            return Err(Error::Refused { why: "agent_follows" });
        }
        let changed = self
            .connection
            .prepare_cached("UPDATE agent SET left_at = :now WHERE id = :id AND left_at IS NULL")?
            .execute(named_params! { ":id": id, ":now": ms(context.now) })?;
        (changed == 1).then_some(()).or_not_found("agent")
    }
}
