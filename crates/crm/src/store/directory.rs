//! The directory in the store: what a colleague can do, and what they follow.

use rusqlite::{Row, named_params};

use super::scope::TEAM_OF_OWNER;
use super::writer::Tx;
use super::{index, ms};
use crate::contact::AgentRef;
use crate::directory::{AgentDetails, HandedOver};
use crate::error::OrNotFound;
use crate::text::fold;
use crate::{AgentId, ContactId, Context, Error, Result, TeamId, TicketId};

/// Who has something, by the two columns from `first` on: id and name. NULL, both of them: nobody.
pub(super) fn agent_from_row(row: &Row<'_>, first: usize) -> rusqlite::Result<Option<AgentRef>> {
    let (id, name): (Option<AgentId>, Option<String>) = (row.get(first)?, row.get(first + 1)?);
    Ok(id.zip(name).map(|(id, name)| AgentRef { id, name }))
}

/// What an agent follows.
#[derive(Clone, Copy)]
enum Followed {
    Contact,
    Opportunity,
    Callback,
    Task,
    Ticket,
}

impl Followed {
    /// The update that gives what is still open of it, `:from` one agent, `:to` another.
    fn goes_over(self, which: &str) -> String {
        // Of deals and tasks no list asks the team.
        let (table, team, open) = match self {
            Followed::Contact => ("contact", true, "1"),
            Followed::Opportunity => ("opportunity", false, "status = 'open'"),
            Followed::Callback => ("callback", true, "done_at IS NULL"),
            Followed::Task => ("task", false, "done_at IS NULL AND dropped_at IS NULL"),
            Followed::Ticket => ("ticket", true, "status IN ('open', 'waiting_customer', 'waiting_third_party')"),
        };
        let team = if team { format!(", team_id = {TEAM_OF_OWNER}") } else { String::new() };
        format!("UPDATE {table} SET owner_id = :to{team} WHERE owner_id = :from AND {open} AND {which}")
    }
}

impl Tx<'_> {
    pub(crate) fn update_agent(&self, id: AgentId, details: &AgentDetails, context: &Context) -> Result<()> {
        let team = details.team.as_deref().map(|name| self.team_called(name, context)).transpose()?;
        let changed = self
            .connection
            .prepare_cached(
                "UPDATE agent SET name = :name, extension = :extension, level = :level, languages = :languages,
                     skills = :skills, team_id = :team WHERE id = :id AND left_at IS NULL",
            )?
            .execute(named_params! {
                ":id": id, ":name": details.name, ":extension": details.extension, ":level": details.level,
                ":languages": details.languages.join(","), ":skills": details.skills.join(","), ":team": team,
            })?;
        (changed == 1).then_some(()).or_not_found("agent")
    }

    /// The team of that name, however it is capitalised; a new one when there is none.
    fn team_called(&self, name: &str, context: &Context) -> Result<TeamId> {
        let mut teams = self.connection.prepare_cached("SELECT id, name FROM team")?;
        let known: Vec<(TeamId, String)> =
            teams.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?;
        if let Some((id, _)) = known.into_iter().find(|(_, called)| fold(called) == fold(name)) {
            return Ok(id);
        }
        let id = TeamId::new(context.now);
        self.connection
            .prepare_cached("INSERT INTO team (id, name) VALUES (:id, :name)")?
            .execute(named_params! { ":id": id, ":name": name })?;
        Ok(id)
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
        let give = |what: Followed| -> Result<u32> {
            let given = self
                .connection
                .prepare_cached(&what.goes_over("1"))?
                .execute(named_params! { ":to": to, ":from": from })?;
            Ok(u32::try_from(given).unwrap_or(u32::MAX))
        };
        // The list's own copy, found by who has them still.
        self.connection
            .prepare_cached(
                "UPDATE contact_index SET owner_id = :to WHERE rid IN (SELECT rid FROM contact WHERE owner_id = :from)",
            )?
            .execute(named_params! { ":to": to, ":from": from })?;
        Ok(HandedOver {
            contacts: give(Followed::Contact)?,
            opportunities: give(Followed::Opportunity)?,
            callbacks: give(Followed::Callback)?,
            tasks: give(Followed::Task)?,
            tickets: give(Followed::Ticket)?,
            appointments_left: self
                .connection
                .prepare_cached(
                    "SELECT count(*) FROM appointment WHERE agent_id = :from AND starts_at >= :now
                     AND state IN ('planned', 'confirmed')",
                )?
                .query_row(named_params! { ":from": from, ":now": ms(context.now) }, |row| row.get(0))?,
        })
    }

    /// One person, and what their former owner had to do for them.
    pub(crate) fn assign_contact(
        &self,
        contact: ContactId,
        from: Option<AgentId>,
        to: Option<AgentId>,
        context: &Context,
    ) -> Result<()> {
        self.connection
            .prepare_cached(&format!(
                "UPDATE contact SET owner_id = :to, team_id = {TEAM_OF_OWNER}, updated_at = :now WHERE id = :contact"
            ))?
            .execute(named_params! { ":to": to, ":contact": contact, ":now": ms(context.now) })?;
        index::refresh_copies(self.connection, contact)?;
        if from.is_none() {
            return Ok(());
        }
        for what in [Followed::Opportunity, Followed::Callback, Followed::Task] {
            self.connection
                .prepare_cached(&what.goes_over("contact_id = :contact"))?
                .execute(named_params! { ":to": to, ":from": from, ":contact": contact })?;
        }
        Ok(())
    }

    pub(crate) fn agent_exists(&self, id: AgentId) -> Result<bool> {
        Ok(self.connection.prepare_cached("SELECT 1 FROM agent WHERE id = :id")?.exists(named_params! { ":id": id })?)
    }

    /// Refused when they have left, or never were: what they followed would be seen by nobody.
    pub(crate) fn agent_at_work(&self, agent: AgentId) -> Result<()> {
        let here = self
            .connection
            .prepare_cached("SELECT 1 FROM agent WHERE id = :id AND left_at IS NULL")?
            .exists(named_params! { ":id": agent })?;
        here.then_some(()).or_not_found("agent")
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
