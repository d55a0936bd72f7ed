//! Invented offers, purchases and callbacks, made in a call or not.

use rusqlite::{Statement, params};
use uuid::Uuid;

use super::base::Base;
use crate::Result;
use crate::demo::{DemoCallback, DemoOffer, DemoPurchase};

/// Writes them.
pub(super) struct Sales<'a> {
    base: Base<'a>,
    offer: Statement<'a>,
    purchase: Statement<'a>,
    callback: Statement<'a>,
}

impl<'a> Sales<'a> {
    pub(super) fn new(base: Base<'a>) -> Result<Self> {
        Ok(Self {
            base,
            offer: base.db.prepare(
                "INSERT INTO offer (id, contact_id, product_id, call_id, answer, why, agent_id, at)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            )?,
            purchase: base.db.prepare(
                "INSERT INTO purchase (id, contact_id, product_id, label, quantity, amount_cents, channel, call_id,
                     agent_id, at)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
            )?,
            callback: base.db.prepare(
                "INSERT INTO callback (id, contact_id, due_at, subject, call_id, owner_id, team_id, created_at, done_at)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            )?,
        })
    }

    pub(super) fn offer(&mut self, id: Uuid, contact: Uuid, call: Uuid, offer: &DemoOffer) -> Result<()> {
        self.offer.execute(params![
            id,
            contact,
            self.base.product(offer.product).0,
            call,
            offer.answer.code(),
            offer.verbatim,
            self.base.agent(offer.agent).0,
            offer.at_ms,
        ])?;
        Ok(())
    }

    /// `call` is the one that sold it.
    pub(super) fn purchase(
        &mut self,
        id: Uuid,
        contact: Uuid,
        call: Option<Uuid>,
        purchase: &DemoPurchase,
    ) -> Result<()> {
        let (product, label) = self.base.product(purchase.product);
        self.purchase.execute(params![
            id,
            contact,
            product,
            label,
            purchase.quantity,
            purchase.amount_cents,
            purchase.channel,
            call,
            self.base.agent(purchase.agent).0,
            purchase.at_ms,
        ])?;
        Ok(())
    }

    /// `call` is the one it was promised in, `made` when.
    pub(super) fn callback(
        &mut self,
        id: Uuid,
        contact: Uuid,
        call: Option<Uuid>,
        made: i64,
        callback: &DemoCallback,
    ) -> Result<()> {
        let (owner, team) = self.base.agent(callback.agent);
        self.callback.execute(params![
            id,
            contact,
            callback.due_at_ms,
            callback.subject,
            call,
            owner,
            team,
            made,
            callback.done_at_ms,
        ])?;
        Ok(())
    }
}
