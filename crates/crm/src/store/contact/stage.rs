//! The rung and the temperature of a fiche.

use rusqlite::named_params;

use super::{Tx, facts, index, ms};
use crate::contact::{Stage, Temperature};
use crate::{ContactId, Context, Result};

impl Tx<'_> {
    pub(crate) fn insert_stage_change(
        &self,
        contact: ContactId,
        from: Option<Stage>,
        to: Stage,
        why: &str,
        context: &Context,
    ) -> Result<()> {
        self.connection
            .prepare_cached(
                "INSERT INTO stage_change (id, contact_id, from_stage, to_stage, why, agent_id, at)
                 VALUES (:id, :contact, :from, :to, :why, :agent, :at)",
            )?
            .execute(named_params! {
                ":id": crate::id::new_uuid(context.now), ":contact": contact, ":from": from, ":to": to, ":why": why,
                ":agent": context.agent, ":at": ms(context.now),
            })?;
        Ok(())
    }

    pub(crate) fn set_stage(&self, contact: ContactId, stage: Stage, context: &Context) -> Result<()> {
        self.connection
            .prepare_cached("UPDATE contact SET stage = :stage, updated_at = :now WHERE id = :id")?
            .execute(named_params! { ":stage": stage, ":now": ms(context.now), ":id": contact })?;
        index::refresh_copies(self.connection, contact)
    }

    pub(crate) fn set_temperature(
        &self,
        contact: ContactId,
        temperature: Option<Temperature>,
        context: &Context,
    ) -> Result<()> {
        self.connection
            .prepare_cached(
                "UPDATE contact SET temperature = :temperature, updated_at = :now,
                     temperature_at = CASE WHEN :temperature IS NOT NULL THEN :now END WHERE id = :id",
            )?
            .execute(named_params! { ":temperature": temperature, ":now": ms(context.now), ":id": contact })?;
        facts::refresh(self.connection, contact)
    }
}
