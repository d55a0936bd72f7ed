//! Tags on a fiche.

use rusqlite::named_params;
use uuid::Uuid;

use super::{Tx, ms};
use crate::{AgentId, ContactId, Context, Result};

impl Tx<'_> {
    /// `None`: the tag is there already.
    pub(crate) fn put_tag(
        &self,
        contact: ContactId,
        tag: &str,
        agent: Option<AgentId>,
        context: &Context,
    ) -> Result<Option<Uuid>> {
        let id = crate::id::new_uuid(context.now);
        let written = self
            .connection
            .prepare_cached(
                "INSERT INTO contact_tag (id, contact_id, tag, agent_id, at) VALUES (:id, :contact, :tag, :agent, :now)
                 ON CONFLICT (contact_id, tag) DO NOTHING",
            )?
            .execute(named_params! {
                ":id": id, ":contact": contact, ":tag": tag, ":agent": agent, ":now": ms(context.now),
            })?;
        Ok((written == 1).then_some(id))
    }

    /// Answers whether it was there.
    pub(crate) fn take_tag(&self, id: Uuid) -> Result<bool> {
        let gone = self
            .connection
            .prepare_cached("DELETE FROM contact_tag WHERE id = :id")?
            .execute(named_params! { ":id": id })?;
        Ok(gone == 1)
    }

    pub(crate) fn take_tag_named(&self, contact: ContactId, tag: &str) -> Result<()> {
        self.connection
            .prepare_cached("DELETE FROM contact_tag WHERE contact_id = :contact AND tag = :tag")?
            .execute(named_params! { ":contact": contact, ":tag": tag })?;
        Ok(())
    }
}
