//! Everything an agent must see about one person, gathered in one read.

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;
use ts_rs::TS;

use crate::callback::Callback;
use crate::contact::{Contact, Email, PhoneNumber};
use crate::follow_up::FollowUp;
use crate::geo::CommunePoint;
use crate::opportunity::Opportunity;
use crate::score::Rfm;
use crate::ticket::TicketLine;
use crate::timeline::TimelineItem;

/// The fiche client, complete enough for the first paint and the desk.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Fiche {
    /// Who.
    pub contact: Contact,
    /// Numbers, the main one first.
    pub numbers: Vec<PhoneNumber>,
    /// Addresses, the main one first.
    pub emails: Vec<Email>,
    /// Open tickets, the most pressing first (at most 5); the count is `open_tickets`.
    pub tickets: Vec<TicketLine>,
    /// How many tickets are open.
    pub open_tickets: u32,
    /// Deals in hand, the first to be decided first (at most 3).
    pub opportunities: Vec<Opportunity>,
    /// Products refused, last first (at most 3).
    pub refusals: Vec<Refusal>,
    /// The next promise to call back; `None`: none.
    pub next_callback: Option<Callback>,
    /// Telephone prospecting: what the person allowed.
    pub consent: Consent,
    /// Set when the person calls again and again.
    pub repeat: Option<Repeat>,
    /// What they bought; `None`: nothing.
    pub purchases: Option<Purchases>,
    /// RFM marks, by the scale of the base; `None`: never ordered.
    pub rfm: Option<Rfm>,
    /// The last exchanges of every kind, last first (at most 12).
    pub last: Vec<TimelineItem>,
    /// Where the commune of the main address is, worked out of its postcode and town: proposed, kept nowhere. `None`: it
    /// cannot be told, or the telephone rings.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub commune: Option<CommunePoint>,
    /// How complete the fiche is.
    pub completeness: Completeness,
    /// What is under way: tags, proposals, tasks, sequences.
    pub follow_up: FollowUp,
    /// Its use is limited (RGPD art. 18) since; a call shows nothing but the name then. `None`: it is not.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub frozen_at: Option<DateTime<Utc>>,
}

/// A product refused, and what the person said.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Refusal {
    /// Name of the product.
    pub product: String,
    /// The customer's words.
    pub why: Option<String>,
    /// When.
    pub at: DateTime<Utc>,
    /// Not to be proposed again before; `None`: no limit.
    pub not_before_on: Option<NaiveDate>,
}

crate::codes::codes! {
    /// Where the agreement to telephone prospecting stands (C. conso. L.223-1).
    ConsentState {
        /// Given, proved, not expired.
        Given = "given",
        /// Never asked or never proved: no prospecting.
        Missing = "missing",
        /// Past its year (R.223-1).
        Expired = "expired",
        /// Taken back.
        Withdrawn = "withdrawn",
    }
}

/// Agreement to telephone prospecting.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Consent {
    /// Where it stands.
    pub state: ConsentState,
    /// When it was given or taken back; `None` when missing.
    pub at: Option<DateTime<Utc>>,
    /// Last day it holds.
    pub until: Option<DateTime<Utc>>,
    /// How it was collected (form, call, paper…).
    pub collected_by: Option<String>,
    /// A proof file is kept.
    pub evidence: bool,
}

/// The same person called again: "3ᵉ appel en 5 jours".
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Repeat {
    /// Inbound calls within the window, the present one included.
    pub calls: u32,
    /// Days between the first of them and now, rounded up, at least 1.
    pub days: u32,
    /// Their motive when it is the same for all that have one.
    pub motive: Option<String>,
}

/// What a person bought.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Purchases {
    /// Orders.
    pub count: u32,
    /// All of them, in cents.
    #[ts(type = "number")]
    pub total_cents: i64,
    /// Last order: what.
    pub last_label: String,
    /// Last order: when.
    pub last_at: DateTime<Utc>,
}

/// How much of the fiche is filled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Completeness {
    /// 0 to 100: filled fields of those the house asks for.
    pub percent: u8,
    /// Codes of what is missing: `last_name`, `phone`, `email`, `postcode`, `job`, `company`, `siret`, `consent`.
    pub missing: Vec<String>,
}

impl Consent {
    /// Nobody ever asked.
    pub(crate) const fn missing() -> Self {
        Self { state: ConsentState::Missing, at: None, until: None, collected_by: None, evidence: false }
    }
}

impl Fiche {
    /// The person's name, else the company's; `None`: only a number is known.
    pub fn name(&self) -> Option<String> {
        let contact = &self.contact;
        crate::contact::full_name(contact.first_name.as_deref(), contact.last_name.as_deref())
            .or_else(|| contact.company.as_ref().map(|company| company.name.clone()))
    }
}
