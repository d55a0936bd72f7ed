//! From a number to what must be on the screen: the main path's answer.
//!
//! Matching is exact on E.164 and always says why it matched; nothing is ever chosen in silence
//! between several people.

use chrono::{DateTime, Utc};
use phone::Number;
use serde::Serialize;
use ts_rs::TS;

use crate::callback::Callback;
use crate::contact::{Stage, Temperature};
use crate::fiche::Fiche;
use crate::{ContactId, TicketId};

/// Who is calling, as far as the base knows.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(tag = "match", rename_all = "snake_case")]
pub enum IncomingCall {
    /// One person, and why.
    One {
        /// Everything about them.
        fiche: Box<Fiche>,
        /// Why it is them.
        reason: MatchReason,
    },
    /// Several people share the number: the most probable first.
    Several {
        /// The company they share; `None`: a family, or different companies.
        company: Option<String>,
        /// Ranked, each with its reasons.
        candidates: Vec<Candidate>,
    },
    /// Nobody has this number.
    Unknown {
        /// A fiche can be made from it (a full number; not a short one, not an invalid one).
        can_create: bool,
        /// Calls already received from this number without a fiche.
        seen: u32,
    },
    /// The caller withheld the number: nobody is looked up, nothing is created.
    Masked {
        /// Promises due about now: a lead, not an identification.
        expected: Vec<Callback>,
    },
    /// A colleague, or one of our own lines.
    Internal {
        /// The colleague's name, or the line's label; `None`: an unlisted extension.
        name: Option<String>,
        /// Digits of the extension.
        extension: Option<String>,
        /// Level of the colleague.
        level: Option<u8>,
    },
    /// A number on the ignored list: journal only, no window.
    Ignored,
}

impl IncomingCall {
    /// The word of the command line and the journal: `one`, `several`, `unknown`, `masked`, `internal`, `ignored`.
    pub fn verdict(&self) -> &'static str {
        match self {
            IncomingCall::One { .. } => "one",
            IncomingCall::Several { .. } => "several",
            IncomingCall::Unknown { .. } => "unknown",
            IncomingCall::Masked { .. } => "masked",
            IncomingCall::Internal { .. } => "internal",
            IncomingCall::Ignored => "ignored",
        }
    }

    /// The one person matched, if there is exactly one; a number marked wrong names nobody.
    pub fn contact_id(&self) -> Option<ContactId> {
        match self {
            IncomingCall::One { fiche, reason } if !reason.outdated() => Some(fiche.contact.id),
            _ => None,
        }
    }
}

/// One of the people who may be calling.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Candidate {
    /// Whose.
    pub contact_id: ContactId,
    /// First and last name, or the company's name for its own desk.
    pub name: String,
    /// Employer.
    pub company: Option<String>,
    /// Function at work.
    pub job: Option<String>,
    /// Rung.
    pub stage: Stage,
    /// Confirmed temperature.
    pub temperature: Option<Temperature>,
    /// How the number is theirs.
    pub reason: MatchReason,
    /// Why they rank where they do, strongest first.
    pub because: Vec<RankReason>,
}

/// How a number leads to a person. A code with its arguments; the interfaces word it.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum MatchReason {
    /// The same E.164, digit for digit.
    SameNumber {
        /// Which of their numbers: `mobile`, `work`, `home`, `switchboard`…; `None`: unknown.
        usage: Option<String>,
        /// It is their main number.
        main: bool,
        /// Digits behind the switchboard.
        extension: Option<String>,
        /// It is marked as no longer good.
        outdated: bool,
    },
    /// An agent chose this person for this number before.
    Remembered {
        /// When.
        at: DateTime<Utc>,
        /// How many people share the number.
        among: u32,
    },
    /// The agent said so, for this call.
    Chosen,
}

impl MatchReason {
    /// The number is marked as no longer good.
    pub(crate) fn outdated(&self) -> bool {
        matches!(self, MatchReason::SameNumber { outdated: true, .. })
    }
}

/// Why a candidate is more probable than another.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum RankReason {
    /// A ticket is open.
    OpenTicket {
        /// Which.
        ticket_id: TicketId,
        /// The number people say.
        #[ts(type = "number")]
        number: i64,
        /// In whose hands.
        level: u8,
    },
    /// A callback was promised.
    CallbackDue {
        /// When.
        at: DateTime<Utc>,
    },
    /// The last exchange.
    LastContact {
        /// When.
        at: DateTime<Utc>,
    },
    /// It is the main number of their fiche.
    MainNumber,
    /// The company's own desk.
    CompanyDesk,
    /// Nothing exchanged yet.
    NoExchange,
}

/// What the line showed and what the base answers: everything a first paint needs.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Incoming {
    /// The caller's number, understood.
    pub number: Number,
    /// Who it is.
    #[serde(flatten)]
    pub call: IncomingCall,
}
