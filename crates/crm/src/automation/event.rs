//! « Quand »: what can set a rule in motion.

use chrono::Duration;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Happening;
use crate::call::LostCause;
use crate::codes::codes;
use crate::contact::{Stage, Temperature};
use crate::{Error, Result};

codes! {
    /// What can set a rule in motion. The last three come with time, the others with what somebody does.
    Event {
        /// A call was given its outcome.
        CallQualified = "call_qualified",
        /// An inbound call was lost.
        CallLost = "call_lost",
        /// A fiche was made, otherwise than by a file.
        ContactCreated = "contact_created",
        /// A person moved on the ladder.
        StageChanged = "stage_changed",
        /// A person confirmed the temperature of a prospect.
        TemperatureConfirmed = "temperature_confirmed",
        /// A ticket was opened.
        TicketOpened = "ticket_opened",
        /// A ticket was solved.
        TicketSolved = "ticket_solved",
        /// A sale was recorded.
        Purchase = "purchase",
        /// A deal was signed.
        OpportunityWon = "opportunity_won",
        /// A deal is gone.
        OpportunityLost = "opportunity_lost",
        /// An appointment took place.
        AppointmentHonoured = "appointment_honoured",
        /// The person was not there.
        AppointmentMissed = "appointment_missed",
        /// A document of the library left.
        DocumentSent = "document_sent",
        /// A person of a campaign did what it wants.
        CampaignSuccess = "campaign_success",
        /// The promised answer to a ticket is late.
        TicketLate = "ticket_late",
        /// A promise to call back was not kept.
        CallbackOverdue = "callback_overdue",
        /// No exchange for so many days.
        Silence = "silence",
    }
}

impl Event {
    /// What the house owes them, whoever they are: their ticket, their appointment, their call, the promise made to them.
    /// The rest is prospecting, of which an objection is the end (RGPD art. 21).
    pub fn is_service(self) -> bool {
        matches!(
            self,
            Event::CallLost
                | Event::TicketOpened
                | Event::TicketSolved
                | Event::TicketLate
                | Event::AppointmentHonoured
                | Event::AppointmentMissed
                | Event::CallbackOverdue
        )
    }

    /// A call comes with it: its motive, queue and line are known.
    pub(super) fn has_call(self) -> bool {
        matches!(self, Event::CallQualified | Event::CallLost | Event::Purchase | Event::CampaignSuccess)
    }

    pub(super) fn has_ticket(self) -> bool {
        matches!(self, Event::TicketOpened | Event::TicketSolved | Event::TicketLate)
    }
}

/// « Quand »: an event, narrowed down or not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum When {
    /// [`Event::CallQualified`].
    CallQualified {
        /// Code of the outcome, or of the one above it; `None`: any.
        outcome: Option<String>,
    },
    /// [`Event::CallLost`].
    CallLost {
        /// Why; `None`: any.
        cause: Option<LostCause>,
    },
    /// [`Event::ContactCreated`].
    ContactCreated,
    /// [`Event::StageChanged`].
    StageChanged {
        /// The rung reached; `None`: any.
        to: Option<Stage>,
    },
    /// [`Event::TemperatureConfirmed`].
    TemperatureConfirmed {
        /// What was confirmed; `None`: any.
        to: Option<Temperature>,
    },
    /// [`Event::TicketOpened`].
    TicketOpened,
    /// [`Event::TicketSolved`].
    TicketSolved,
    /// [`Event::Purchase`].
    Purchase,
    /// [`Event::OpportunityWon`].
    OpportunityWon,
    /// [`Event::OpportunityLost`].
    OpportunityLost,
    /// [`Event::AppointmentHonoured`].
    AppointmentHonoured,
    /// [`Event::AppointmentMissed`].
    AppointmentMissed,
    /// [`Event::DocumentSent`].
    DocumentSent {
        /// Key of the document; `None`: any.
        document: Option<String>,
    },
    /// [`Event::CampaignSuccess`].
    CampaignSuccess,
    /// [`Event::TicketLate`].
    TicketLate,
    /// [`Event::CallbackOverdue`].
    CallbackOverdue {
        /// For so many hours (0 to 720).
        hours: u32,
    },
    /// [`Event::Silence`].
    Silence {
        /// Since the last exchange (1 to 1,000).
        days: u32,
    },
}

impl When {
    /// The event, without its narrowing.
    pub fn event(&self) -> Event {
        match self {
            When::CallQualified { .. } => Event::CallQualified,
            When::CallLost { .. } => Event::CallLost,
            When::ContactCreated => Event::ContactCreated,
            When::StageChanged { .. } => Event::StageChanged,
            When::TemperatureConfirmed { .. } => Event::TemperatureConfirmed,
            When::TicketOpened => Event::TicketOpened,
            When::TicketSolved => Event::TicketSolved,
            When::Purchase => Event::Purchase,
            When::OpportunityWon => Event::OpportunityWon,
            When::OpportunityLost => Event::OpportunityLost,
            When::AppointmentHonoured => Event::AppointmentHonoured,
            When::AppointmentMissed => Event::AppointmentMissed,
            When::DocumentSent { .. } => Event::DocumentSent,
            When::CampaignSuccess => Event::CampaignSuccess,
            When::TicketLate => Event::TicketLate,
            When::CallbackOverdue { .. } => Event::CallbackOverdue,
            When::Silence { .. } => Event::Silence,
        }
    }

    /// How long after the dated fact the event takes place: a silence of thirty days, thirty days after the exchange.
    pub(crate) fn delay(&self) -> Duration {
        match self {
            When::CallbackOverdue { hours } => Duration::hours(i64::from(*hours)),
            When::Silence { days } => Duration::days(i64::from(*days)),
            _ => Duration::zero(),
        }
    }

    /// Whether what happened is what the rule waits for.
    pub(crate) fn is(&self, happening: &Happening) -> bool {
        let told = [&happening.detail, &happening.above];
        let said = |wanted: Option<&str>| wanted.is_none_or(|word| told.iter().any(|one| one.as_deref() == Some(word)));
        self.event() == happening.event
            && match self {
                When::CallQualified { outcome } => said(outcome.as_deref()),
                When::CallLost { cause } => said(cause.map(LostCause::as_str)),
                When::StageChanged { to } => said(to.map(Stage::as_str)),
                When::TemperatureConfirmed { to } => said(to.map(Temperature::as_str)),
                When::DocumentSent { document } => said(document.as_deref()),
                _ => true,
            }
    }

    pub(super) fn check(&self) -> Result<()> {
        let fine = match self {
            When::CallbackOverdue { hours } => *hours <= 720,
            When::Silence { days } => (1..=1_000).contains(days),
            _ => true,
        };
        if fine { Ok(()) } else { Err(Error::Invalid { field: "when", why: "out_of_range" }) }
    }
}
