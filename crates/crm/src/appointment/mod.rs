//! Appointments (rendez-vous): booked in a free slot of whoever goes, confirmed, honoured or not, moved.
//!
//! A slot is free when the house is open for all of it and its agent has no other appointment then. An appointment is
//! never rewritten: moved, it stays as it was and another one stands in for it.

mod book;
mod ics;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::codes::codes;
use crate::{AgentId, AppointmentId, ContactId};

pub use book::{AppointmentStep, Book, NewAppointment, WorkAppointment};
pub(crate) use book::{book, take_back};
pub use ics::ics;

codes! {
    /// How one meets.
    AppointmentKind {
        /// At the person’s.
        Visit = "visit",
        /// A technician comes.
        Intervention = "intervention",
        /// By video.
        Video = "video",
        /// By telephone.
        Phone = "phone",
    }
}

codes! {
    /// Where an appointment stands.
    AppointmentState {
        /// Taken.
        Planned = "planned",
        /// The person said yes again.
        Confirmed = "confirmed",
        /// It took place.
        Honoured = "honoured",
        /// The person was not there.
        Missed = "missed",
        /// Another one stands in for it.
        Moved = "moved",
        /// Given up.
        Cancelled = "cancelled",
    }
}

impl AppointmentState {
    /// It is still to come.
    pub fn stands(self) -> bool {
        matches!(self, AppointmentState::Planned | AppointmentState::Confirmed)
    }
}

/// An appointment, as shown.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Appointment {
    /// Ours.
    pub id: AppointmentId,
    /// With whom.
    pub contact_id: ContactId,
    /// Their name or company.
    pub name: String,
    /// Their first good number, as read here.
    pub phone: Option<String>,
    /// Their first good e-mail address.
    pub email: Option<String>,
    /// How one meets.
    pub kind: AppointmentKind,
    /// When.
    pub starts_at: DateTime<Utc>,
    /// For how long, minutes.
    pub minutes: u32,
    /// Where; empty: not said.
    pub place: String,
    /// What about; empty: not said.
    pub subject: String,
    /// Who goes.
    pub agent_id: AgentId,
    /// Their name.
    pub agent: String,
    /// Where it stands.
    pub state: AppointmentState,
    /// When the person was reminded of it; `None`: not yet.
    pub reminded_at: Option<DateTime<Utc>>,
}

/// Which week is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
pub struct WeekQuery {
    /// Its first day.
    pub from: NaiveDate,
    /// Whose; `None`: everybody’s.
    pub agent: Option<AgentId>,
    /// How long a slot must be, minutes (15 to 480).
    pub minutes: u32,
}

/// Seven days of appointments.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Week {
    /// Its first day.
    pub from: NaiveDate,
    /// In order of time; those moved and cancelled too.
    pub appointments: Vec<Appointment>,
    /// Free slots of that agent, in order of time; none when nobody was named.
    pub free: Vec<DateTime<Utc>>,
    /// Of those that were to be over by now in the last 90 days, how many took place…
    pub honoured: u32,
    /// …and how many did not. Taux de RDV honorés: honoured / (honoured + missed).
    pub missed: u32,
}
