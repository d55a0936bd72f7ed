//! The ladder as a board (parcours): who stands on each rung, what is next for them, who moves up.
//!
//! A temperature is proposed from dated facts, with its reasons, and confirmed by a person: [`crate::contact::SetTemperature`].

mod temperature;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::ContactId;
use crate::contact::{AgentRef, Stage, Temperature};
use crate::scope::Scope;

pub use temperature::{Proposal, Sign};
pub(crate) use temperature::{Signs, propose};

/// Which fiches the board shows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct BoardQuery {
    /// Whose.
    pub scope: Scope,
    /// At most this many cards a column (1 to 100).
    pub limit: u32,
}

/// The board.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Board {
    /// Suspect, lead, prospect cold, warm, hot, client, loyal client; in this order.
    pub columns: Vec<Column>,
    /// Open opportunities of the fiches shown, in cents.
    #[ts(type = "number")]
    pub open_cents: i64,
    /// The same, each weighed by its probability (one that nobody estimated counts for nothing), in cents.
    #[ts(type = "number")]
    pub weighed_cents: i64,
    /// Callbacks past their hour.
    pub late: u32,
    /// Prospects for whom nothing is planned.
    pub nothing_planned: u32,
}

/// A column of the board.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Column {
    /// The rung.
    pub stage: Stage,
    /// Of prospects; one whose temperature nobody confirmed stands with the cold. `None`: another rung.
    pub temperature: Option<Temperature>,
    /// How many fiches, shown or not.
    pub count: u32,
    /// Of those who came to this rung in the last 180 days, how many went on to the next; told once per rung.
    pub passage: Option<Passage>,
    /// Those with something planned first, the soonest first.
    pub cards: Vec<Card>,
}

/// How many went on from a rung.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct Passage {
    /// Came to the rung.
    pub came: u32,
    /// Of these, went higher since.
    pub went_on: u32,
    /// Median days they stayed on it; `None`: nobody went on.
    pub median_days: Option<u32>,
}

/// A fiche on the board.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Card {
    /// Whose.
    pub contact_id: ContactId,
    /// The person's name, else the company's, else empty.
    pub name: String,
    /// Employer, when the name is the person's.
    pub company: Option<String>,
    /// Who follows them; `None`: nobody, « à prendre ».
    pub owner: Option<AgentRef>,
    /// Open opportunities, in cents; `None`: none with an amount.
    #[ts(type = "number | null")]
    pub amount_cents: Option<i64>,
    /// The next callback; `None`: nothing is planned.
    pub next_at: Option<DateTime<Utc>>,
    /// What it is about.
    pub next_subject: Option<String>,
    /// Open tickets.
    pub open_tickets: u32,
    /// Confirmed temperature.
    pub temperature: Option<Temperature>,
    /// Another temperature, and why; `None`: nothing to propose.
    pub proposal: Option<Proposal>,
}
