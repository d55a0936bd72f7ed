//! Outcomes and motives: the two lists a house edits.

use serde::Serialize;
use ts_rs::TS;

use crate::campaign::CampaignKind;
use crate::contact::Stage;
use crate::{MotiveId, OutcomeId};

crate::codes::codes! {
    /// What an outcome sets in motion.
    Consequence {
        /// Nothing more.
        None = "none",
        /// A callback is asked for.
        Callback = "callback",
        /// A ticket goes with it.
        Ticket = "ticket",
        /// A purchase is recorded.
        Sale = "sale",
        /// An appointment is taken.
        Appointment = "appointment",
        /// A refusal is recorded.
        Refusal = "refusal",
        /// The number is not theirs: it is unlinked, and marked wrong on the fiche.
        WrongNumber = "wrong_number",
        /// Never canvass again.
        Opposition = "opposition",
        /// A sum was promised: a gift, a debt to be paid.
        Pledge = "pledge",
    }
}

/// One way a call ends for us.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Outcome {
    /// Ours.
    pub id: OutcomeId,
    /// Above it; `None`: first level.
    pub parent_id: Option<OutcomeId>,
    /// Stable word.
    pub code: String,
    /// The house's words.
    pub label: String,
    /// Order; 1 to 8 of the first level have the key of that digit.
    pub position: u32,
    /// What it sets in motion.
    pub consequence: Consequence,
    /// We spoke to somebody.
    pub reached: bool,
    /// The campaigns whose success it is.
    pub success_of: Vec<CampaignKind>,
    /// It is offered in calls of those campaigns only.
    pub campaign_only: bool,
    /// The rung it proposes for who stands lower; who bought already is proposed the one of a loyal client.
    pub proposes: Option<Stage>,
}

/// One reason for contact.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Motive {
    /// Ours.
    pub id: MotiveId,
    /// Above it; `None`: first level.
    pub parent_id: Option<MotiveId>,
    /// Stable word.
    pub code: String,
    /// The house's words.
    pub label: String,
    /// Order.
    pub position: u32,
}
