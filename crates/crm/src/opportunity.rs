//! Opportunities: deals in hand, with what they are worth and how likely they are, until they are won or lost.

use chrono::NaiveDate;
use phone::text::NAME_MAX;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::automation::{self, Event, Happening};
use crate::codes::codes;
use crate::contact::AgentRef;
use crate::store::Table;
use crate::undo::Act;
use crate::{AgentId, ContactId, Context, Error, Operation, OpportunityId, ProductId, Result, Tx, typed};

codes! {
    /// Where a deal stands.
    OpportunityStatus {
        /// In hand.
        Open = "open",
        /// Signed.
        Won = "won",
        /// Gone.
        Lost = "lost",
    }
}

/// A deal, as shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Opportunity {
    /// Ours.
    pub id: OpportunityId,
    /// In one line.
    pub subject: String,
    /// What it is about; `None`: not yet known.
    pub product_id: Option<ProductId>,
    /// The product’s name.
    pub product: Option<String>,
    /// In cents; `None`: not yet known.
    #[ts(type = "number | null")]
    pub amount_cents: Option<i64>,
    /// How likely, 0 to 100; `None`: not estimated.
    pub probability: Option<u8>,
    /// When it should be decided; `None`: no date.
    pub expected_on: Option<NaiveDate>,
    /// Where it stands.
    pub status: OpportunityStatus,
    /// Who follows it; `None`: nobody, « à prendre ».
    pub owner: Option<AgentRef>,
}

/// A deal as typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct NewOpportunity {
    /// In one line; not empty.
    pub subject: String,
    /// What it is about.
    pub product_id: Option<ProductId>,
    /// In cents.
    #[ts(type = "number | null")]
    pub amount_cents: Option<i64>,
    /// How likely, 0 to 100.
    pub probability: Option<u8>,
    /// When it should be decided.
    pub expected_on: Option<NaiveDate>,
    /// Who follows it; `None`: nobody, « à prendre ».
    pub owner_id: Option<AgentId>,
}

/// The largest deal believed: a hundred million euros.
const AMOUNT_MAX_CENTS: i64 = 10_000_000_000;

/// Opens a deal, or changes one that is open.
#[derive(Debug, Clone)]
pub struct SaveOpportunity {
    /// With whom.
    pub contact_id: ContactId,
    /// Which; `None`: a new one.
    pub id: Option<OpportunityId>,
    /// What is typed.
    pub opportunity: NewOpportunity,
}

impl Operation for SaveOpportunity {
    type Output = OpportunityId;
    const KIND: &'static str = "opportunity.save";

    fn apply(self, tx: &Tx<'_>, context: &Context) -> Result<OpportunityId> {
        let mut new = self.opportunity;
        tx.contact(self.contact_id)?;
        new.subject = typed::line("subject", &new.subject, NAME_MAX)?;
        if new.subject.is_empty() {
            return Err(Error::Invalid { field: "subject", why: "empty" });
        }
        if new.amount_cents.is_some_and(|cents| !(0..=AMOUNT_MAX_CENTS).contains(&cents)) {
            return Err(Error::Invalid { field: "amount", why: "out_of_range" });
        }
        if new.probability.is_some_and(|percent| percent > 100) {
            return Err(Error::Invalid { field: "probability", why: "out_of_range" });
        }
        let owner = self.id.map(|id| tx.opportunity_owner(id)).transpose()?.flatten();
        if let Some(agent) = new.owner_id.filter(|agent| Some(*agent) != owner) {
            tx.agent_at_work(agent)?;
        }
        let subject = new.subject.clone();
        let id = match self.id {
            Some(id) => {
                tx.can_be_undone(Act::DealChanged { subject });
                tx.watch(Table::Opportunity, "id", id.0)?;
                tx.update_opportunity(id, self.contact_id, &new)?;
                id
            }
            None => {
                let id = tx.insert_opportunity(self.contact_id, &new, context)?;
                tx.can_be_undone(Act::DealOpened { subject });
                tx.came(Table::Opportunity, id.0);
                id
            }
        };
        tx.touched_contact(self.contact_id);
        Ok(id)
    }
}

/// A deal is signed or gone, for a reason.
#[derive(Debug, Clone)]
pub struct CloseOpportunity {
    /// With whom.
    pub contact_id: ContactId,
    /// Which.
    pub id: OpportunityId,
    /// Signed; `false`: gone.
    pub won: bool,
    /// Why; not empty.
    pub why: String,
}

impl Operation for CloseOpportunity {
    type Output = ();
    const KIND: &'static str = "opportunity.close";

    fn apply(self, tx: &Tx<'_>, context: &Context) -> Result<()> {
        let why = typed::line("why", &self.why, NAME_MAX)?;
        if why.is_empty() {
            return Err(Error::Invalid { field: "why", why: "empty" });
        }
        tx.can_be_undone(Act::DealClosed { subject: tx.opportunity_subject(self.id)? });
        tx.watch(Table::Opportunity, "id", self.id.0)?;
        let status = if self.won { OpportunityStatus::Won } else { OpportunityStatus::Lost };
        tx.close_opportunity(self.id, self.contact_id, status, &why, context)?;
        let event = if self.won { Event::OpportunityWon } else { Event::OpportunityLost };
        automation::after(tx, &Happening::new(event, self.id.0, self.contact_id, context.now), context)?;
        tx.touched_contact(self.contact_id);
        Ok(())
    }
}

/// What is done to a person’s deals, as an interface tells it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "deal", rename_all = "snake_case")]
pub enum OpportunityStep {
    /// [`SaveOpportunity`].
    Save {
        /// Which; `None`: a new one.
        id: Option<OpportunityId>,
        /// What is typed.
        opportunity: NewOpportunity,
    },
    /// [`CloseOpportunity`].
    Close {
        /// Which.
        id: OpportunityId,
        /// Signed; `false`: gone.
        won: bool,
        /// Why.
        why: String,
    },
}
