//! The day of an agent: who expects a call, what is due, whom one meets, and who is forgotten.

use chrono::{DateTime, Utc};
use serde::Serialize;
use ts_rs::TS;

use crate::ContactId;
use crate::appointment::Appointment;
use crate::callback::Callback;
use crate::proposal::Proposed;
use crate::task::Task;
use crate::ticket::TicketLine;

/// What a day holds.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Day {
    /// Promises to call back, the late ones first, at most 200: late, today and later alike.
    pub callbacks: Vec<Callback>,
    /// Who is on the telephone with a colleague now, and with which: their promises are in hand.
    pub calling: Vec<(ContactId, String)>,
    /// Open tickets of the agent due by tonight, the first due first, at most 20.
    pub tickets: Vec<TicketLine>,
    /// Appointments of the agent today, in order.
    pub appointments: Vec<Appointment>,
    /// Tasks of the agent or of nobody due by tonight, the first due first, at most 50.
    pub tasks: Vec<Task>,
    /// What rules and sequences propose about the people of the agent or of nobody, last first, at most 50.
    pub proposals: Vec<Proposed>,
    /// Prospects of the agent or of nobody with nothing planned, longest without an exchange first, at most 50.
    pub unplanned: Vec<Unplanned>,
    /// How many there are, counted up to 1,000.
    pub unplanned_total: u32,
}

/// A prospect nobody has planned anything with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Unplanned {
    /// Who.
    pub contact_id: ContactId,
    /// Name, company or number.
    pub name: String,
    /// Last exchange; `None`: never.
    pub last_contact_at: Option<DateTime<Utc>>,
}
