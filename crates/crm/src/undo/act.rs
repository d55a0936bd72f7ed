//! What was taken back, as an interface tells it.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::appointment::AppointmentState;
use crate::contact::{ContactField, Stage, Temperature};
use crate::ticket::{Priority, TicketStatus};

/// An act that can be taken back, with what is said of it then. `name` is the person's, their company's or a number.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "act", rename_all = "snake_case")]
#[ts(rename = "UndoneAct")]
pub enum Act {
    /// Values of a fiche.
    Fields {
        /// Whose.
        name: String,
        /// Which.
        fields: Vec<ContactField>,
    },
    /// A number added, corrected or removed.
    Phone {
        /// Whose.
        name: String,
    },
    /// An e-mail address added, corrected or removed.
    Email {
        /// Whose.
        name: String,
    },
    /// A fiche said to be checked today.
    Verified {
        /// Whose.
        name: String,
    },
    /// A move on the ladder.
    Stage {
        /// Who.
        name: String,
        /// Where they stand again.
        back_to: Stage,
    },
    /// A temperature confirmed or taken away.
    Temperature {
        /// Whose.
        name: String,
        /// The one they have again; `None`: none.
        back_to: Option<Temperature>,
    },
    /// Who follows a person, a deal, a callback or a ticket.
    Owner {
        /// The person, or the ticket's number.
        name: String,
        /// Who does again; `None`: nobody.
        back_to: Option<String>,
    },
    /// What became of a ticket.
    TicketState {
        /// The number people say.
        #[ts(type = "number")]
        number: i64,
        /// What it is again.
        back_to: TicketStatus,
    },
    /// How urgent a ticket is.
    TicketPriority {
        /// The number people say.
        #[ts(type = "number")]
        number: i64,
        /// What it is again.
        back_to: Priority,
    },
    /// A promise to call back made.
    CallbackMade {
        /// To whom.
        name: String,
    },
    /// A promise kept.
    CallbackDone {
        /// To whom.
        name: String,
    },
    /// A promise put off or brought forward.
    CallbackMoved {
        /// To whom.
        name: String,
        /// Due again then.
        back_to: DateTime<Utc>,
    },
    /// A promise given up.
    CallbackCancelled {
        /// To whom.
        name: String,
    },
    /// A deal opened.
    DealOpened {
        /// In one line.
        subject: String,
    },
    /// A deal changed.
    DealChanged {
        /// In one line.
        subject: String,
    },
    /// A deal signed or gone: it is open again.
    DealClosed {
        /// In one line.
        subject: String,
    },
    /// An appointment taken.
    AppointmentTaken {
        /// With whom.
        name: String,
    },
    /// An appointment at another moment.
    AppointmentMoved {
        /// With whom.
        name: String,
        /// Stands then again.
        back_to: DateTime<Utc>,
    },
    /// What became of an appointment.
    AppointmentState {
        /// With whom.
        name: String,
        /// What it is again.
        back_to: AppointmentState,
    },
    /// A segment kept or changed.
    SegmentSaved {
        /// Its name.
        name: String,
    },
    /// A segment removed: it is there again.
    SegmentDeleted {
        /// Its name.
        name: String,
    },
    /// The outcome of a call, with what it set in motion: the call is to be qualified again, or as it was.
    Outcome {
        /// With whom; empty: with nobody known.
        name: String,
        /// The outcome taken back.
        outcome: String,
    },
    /// One change to many fiches.
    Bulk {
        /// How many it changed.
        people: u32,
    },
    /// Two fiches said to be two persons.
    TwoPersons {
        /// One of them.
        name: String,
        /// The other.
        other: String,
    },
    /// Two fiches made one: they are two again.
    Merge {
        /// Whose fiche was kept.
        name: String,
        /// Whose was merged into it.
        other: String,
    },
}
