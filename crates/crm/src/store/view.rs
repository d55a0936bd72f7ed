//! Views in the store.

use rusqlite::named_params;

use super::ms;
use super::reader::Reader;
use super::writer::Tx;
use crate::view::{View, ViewFilter};
use crate::{AgentId, Context, Error, Result, ViewId};

fn json(filter: &ViewFilter) -> String {
    serde_json::to_string(filter).unwrap_or_default()
}

impl Reader<'_> {
    /// The views of an agent (`None`: of the desk when nobody sits there), list by list, by digit. One that this version
    /// cannot read is left out, and kept.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn views(&self, agent: Option<AgentId>) -> Result<Vec<View>> {
        let mut statement = self.db().prepare_cached(
            "SELECT id, digit, name, filter FROM saved_view WHERE agent_id IS :agent ORDER BY list, digit",
        )?;
        let rows = statement.query_map(named_params! { ":agent": agent }, |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get::<_, String>(3)?))
        })?;
        let mut views = Vec::new();
        for row in rows {
            let (id, digit, name, filter) = row?;
            if let Ok(filter) = serde_json::from_str(&filter) {
                views.push(View { id, digit, name, filter });
            }
        }
        Ok(views)
    }
}

impl Tx<'_> {
    /// The views this agent has of a list: which, digit, name.
    pub(crate) fn views_of(&self, list: &str, context: &Context) -> Result<Vec<(ViewId, u8, String)>> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT id, digit, name FROM saved_view WHERE agent_id IS :agent AND list = :list")?;
        let rows = statement.query_map(named_params! { ":agent": context.agent, ":list": list }, |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?))
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    pub(crate) fn insert_view(&self, digit: u8, name: &str, filter: &ViewFilter, context: &Context) -> Result<()> {
        self.connection
            .prepare_cached(
                "INSERT INTO saved_view (id, agent_id, list, digit, name, filter, saved_at)
                 VALUES (:id, :agent, :list, :digit, :name, :filter, :now)",
            )?
            .execute(named_params! {
                ":id": ViewId::new(context.now), ":agent": context.agent, ":list": filter.list(), ":digit": digit,
                ":name": name, ":filter": json(filter), ":now": ms(context.now),
            })?;
        Ok(())
    }

    pub(crate) fn update_view(&self, id: ViewId, filter: &ViewFilter) -> Result<()> {
        self.connection
            .prepare_cached("UPDATE saved_view SET filter = :filter WHERE id = :id")?
            .execute(named_params! { ":id": id, ":filter": json(filter) })?;
        Ok(())
    }

    /// Only one's own.
    pub(crate) fn delete_view(&self, id: ViewId, context: &Context) -> Result<()> {
        let gone = self
            .connection
            .prepare_cached("DELETE FROM saved_view WHERE id = :id AND agent_id IS :agent")?
            .execute(named_params! { ":id": id, ":agent": context.agent })?;
        if gone == 0 { Err(Error::NotFound { kind: "view" }) } else { Ok(()) }
    }
}
