//! Deals in the store.

use rusqlite::{Connection, OptionalExtension, named_params};

use super::directory::agent_from_row;
use super::ms;
use super::writer::Tx;
use crate::error::OrNotFound;
use crate::opportunity::{NewOpportunity, Opportunity, OpportunityStatus};
use crate::{AgentId, ContactId, Context, Error, OpportunityId, Result};

/// How many open deals of a person come with the fiche.
const SHOWN: u32 = 3;

/// Those in hand, the first to be decided first.
pub(super) fn open_opportunities(db: &Connection, contact: ContactId) -> Result<Vec<Opportunity>> {
    let mut statement = db.prepare_cached(
        "SELECT o.id, o.subject, o.product_id, p.name, o.amount_cents, o.probability, o.expected_on, o.status, a.id,
                a.name
         FROM opportunity o LEFT JOIN product p ON p.id = o.product_id LEFT JOIN agent a ON a.id = o.owner_id
         WHERE o.contact_id = :id AND o.status = 'open' ORDER BY o.expected_on IS NULL, o.expected_on, o.rid LIMIT :most",
    )?;
    let rows = statement.query_map(named_params! { ":id": contact, ":most": SHOWN }, |row| {
        let expected: Option<String> = row.get(6)?;
        Ok(Opportunity {
            id: row.get(0)?,
            subject: row.get(1)?,
            product_id: row.get(2)?,
            product: row.get(3)?,
            amount_cents: row.get(4)?,
            probability: row.get(5)?,
            expected_on: expected.and_then(|day| day.parse().ok()),
            status: row.get(7)?,
            owner: agent_from_row(row, 8)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

impl Tx<'_> {
    pub(crate) fn opportunity_subject(&self, id: OpportunityId) -> Result<String> {
        self.connection
            .prepare_cached("SELECT subject FROM opportunity WHERE id = :id")?
            .query_row(named_params! { ":id": id }, |row| row.get(0))
            .optional()?
            .or_not_found("opportunity")
    }

    /// Who follows it; `None`: nobody.
    pub(crate) fn opportunity_owner(&self, id: OpportunityId) -> Result<Option<AgentId>> {
        self.connection
            .prepare_cached("SELECT owner_id FROM opportunity WHERE id = :id")?
            .query_row(named_params! { ":id": id }, |row| row.get(0))
            .optional()?
            .or_not_found("opportunity")
    }

    pub(crate) fn insert_opportunity(
        &self,
        contact: ContactId,
        new: &NewOpportunity,
        context: &Context,
    ) -> Result<OpportunityId> {
        let id = OpportunityId::new(context.now);
        self.connection
            .prepare_cached(
                "INSERT INTO opportunity (id, contact_id, product_id, subject, amount_cents, probability, expected_on, status,
                     owner_id, created_at)
                 VALUES (:id, :contact, :product, :subject, :amount, :probability, :expected, 'open', :owner, :now)",
            )?
            .execute(named_params! {
                ":id": id, ":contact": contact, ":product": new.product_id, ":subject": new.subject,
                ":amount": new.amount_cents, ":probability": new.probability,
                ":expected": new.expected_on.map(|day| day.to_string()), ":owner": new.owner_id,
                ":now": ms(context.now),
            })?;
        Ok(id)
    }

    /// Only one that is open may change.
    pub(crate) fn update_opportunity(&self, id: OpportunityId, contact: ContactId, new: &NewOpportunity) -> Result<()> {
        let changed = self
            .connection
            .prepare_cached(
                "UPDATE opportunity SET product_id = :product, subject = :subject, amount_cents = :amount,
                     probability = :probability, expected_on = :expected, owner_id = :owner
                 WHERE id = :id AND contact_id = :contact AND status = 'open'",
            )?
            .execute(named_params! {
                ":id": id, ":contact": contact, ":product": new.product_id, ":subject": new.subject,
                ":amount": new.amount_cents, ":probability": new.probability,
                ":expected": new.expected_on.map(|day| day.to_string()), ":owner": new.owner_id,
            })?;
        if changed == 1 { Ok(()) } else { Err(Error::Refused { why: "opportunity_not_open" }) }
    }

    pub(crate) fn close_opportunity(
        &self,
        id: OpportunityId,
        contact: ContactId,
        status: OpportunityStatus,
        why: &str,
        context: &Context,
    ) -> Result<()> {
        let changed = self
            .connection
            .prepare_cached(
                "UPDATE opportunity SET status = :status, why = :why, closed_at = :now,
                     probability = CASE :status WHEN 'won' THEN 100 ELSE 0 END
                 WHERE id = :id AND contact_id = :contact AND status = 'open'",
            )?
            .execute(named_params! {
                ":id": id, ":contact": contact, ":status": status, ":why": why, ":now": ms(context.now),
            })?;
        if changed == 1 { Ok(()) } else { Err(Error::Refused { why: "opportunity_not_open" }) }
    }
}
