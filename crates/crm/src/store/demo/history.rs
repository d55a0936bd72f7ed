//! What happened to invented people outside calls: orders, consents, mails and visits, a callback to come, a deal.

use chrono::DateTime;
use rusqlite::{Statement, params};
use uuid::Uuid;

use super::base::Base;
use super::ids::Kind;
use super::sales::Sales;
use crate::Result;
use crate::demo::{DemoConsent, DemoContact, DemoExchange, DemoExchangeKind, DemoHistory, DemoOpportunity};

const DAY_MS: i64 = 86_400_000;

/// Writes histories.
pub(super) struct Histories<'a> {
    base: Base<'a>,
    sales: Sales<'a>,
    consent: Statement<'a>,
    exchange: Statement<'a>,
    opportunity: Statement<'a>,
}

impl<'a> Histories<'a> {
    pub(super) fn new(base: Base<'a>) -> Result<Self> {
        Ok(Self {
            base,
            sales: Sales::new(base)?,
            consent: base.db.prepare(
                "INSERT INTO consent (id, contact_id, purpose, channel, on_behalf_of, object, text_shown, collected_by,
                     evidence, collected_at, expires_at, withdrawn_at, withdrawn_by)
                 VALUES (?1, ?2, 'prospecting', ?3, ?4, 'Offres et services de télécommunication', ?5, ?6, ?7, ?8, ?9,
                     ?10, ?11)",
            )?,
            exchange: base.db.prepare(
                "INSERT INTO exchange (id, contact_id, channel, direction, subject, body, agent_id, at)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            )?,
            opportunity: base.db.prepare(
                "INSERT INTO opportunity (id, contact_id, product_id, subject, amount_cents, probability, expected_on,
                     status, owner_id, team_id, created_at)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 'open', ?8, ?9, ?10)",
            )?,
        })
    }

    /// Writes what happened to person `index`; `opposed` is when they asked not to be called again.
    pub(super) fn write(
        &mut self,
        index: usize,
        id: Uuid,
        contact: &DemoContact,
        history: &DemoHistory,
        opposed: Option<i64>,
    ) -> Result<()> {
        let ids = self.base.ids;
        for (rank, purchase) in history.purchases.iter().enumerate() {
            let own = ids.id(Kind::OwnPurchase, purchase.at_ms, index * 16 + rank);
            self.sales.purchase(own, id, None, purchase)?;
        }
        for (rank, consent) in history.consents.iter().enumerate() {
            let own = ids.id(Kind::Consent, consent.given_at_ms, index * 16 + rank);
            self.write_consent(own, id, consent, opposed)?;
        }
        for (rank, exchange) in history.exchanges.iter().enumerate() {
            let own = ids.id(Kind::Exchange, exchange.at_ms, index * 16 + rank);
            self.write_exchange(own, id, exchange)?;
        }
        if let Some(callback) = &history.callback {
            let made = contact.created_at_ms.max(self.base.now().saturating_sub(3 * DAY_MS));
            self.sales.callback(ids.id(Kind::PlannedCallback, made, index), id, None, made, callback)?;
        }
        if let Some(deal) = &history.opportunity {
            self.write_opportunity(ids.id(Kind::Opportunity, deal.opened_at_ms, index), id, deal)?;
        }
        Ok(())
    }

    fn write_consent(&mut self, id: Uuid, contact: Uuid, consent: &DemoConsent, opposed: Option<i64>) -> Result<()> {
        // As the desk does: "do not call me again" in a call takes back every consent given before.
        let opposed = opposed.filter(|&at| at >= consent.given_at_ms).map(|at| (at, "call"));
        let own = consent.withdrawn_at_ms.map(|at| (at, "mail"));
        let (withdrawn_at, withdrawn_by) = own.into_iter().chain(opposed).min().unzip();
        let principal = self.base.demo.principals().get(consent.principal);
        self.consent.execute(params![
            id,
            contact,
            consent.channel,
            principal.map_or("", |principal| principal.name),
            consent.text,
            consent.collected_by,
            consent.proof.then(|| format!("demo-{}", id.simple())),
            consent.given_at_ms,
            consent.expires_at_ms,
            withdrawn_at,
            withdrawn_by,
        ])?;
        Ok(())
    }

    fn write_exchange(&mut self, id: Uuid, contact: Uuid, exchange: &DemoExchange) -> Result<()> {
        let direction = match exchange.kind {
            DemoExchangeKind::Note => "internal",
            _ => exchange.direction.code(),
        };
        let (subject, body) = match exchange.subject {
            Some(subject) => (subject, Some(exchange.body)),
            None => (exchange.body, None),
        };
        self.exchange.execute(params![
            id,
            contact,
            exchange.kind.code(),
            direction,
            subject,
            body,
            self.base.agent(exchange.agent).0,
            exchange.at_ms,
        ])?;
        Ok(())
    }

    fn write_opportunity(&mut self, id: Uuid, contact: Uuid, deal: &DemoOpportunity) -> Result<()> {
        let (owner, team) = self.base.agent(deal.owner);
        let (product, subject) = self.base.product(deal.product);
        let expected = DateTime::from_timestamp_millis(deal.expected_at_ms);
        self.opportunity.execute(params![
            id,
            contact,
            product,
            subject,
            deal.amount_cents,
            deal.probability_percent,
            expected.map(|at| at.format("%Y-%m-%d").to_string()),
            owner,
            team,
            deal.opened_at_ms,
        ])?;
        Ok(())
    }
}
