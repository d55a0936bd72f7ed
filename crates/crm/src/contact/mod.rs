//! The fiche's own data: a person, or a company's desk. Its numbers, its rung, its words.
//!
//! What happens around a person (calls, tickets, offers) has its own modules; [`crate::Fiche`] gathers them.

mod create;
mod edit;
mod email;
mod merge;
mod owner;
mod stage;

use chrono::{DateTime, Utc};
use phone::LineType;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::codes::codes;
use crate::{AgentId, CompanyId, ContactId, EmailId, PhoneId};

pub use create::{AddContact, NewContact};
pub use edit::{ContactChange, EditContact, FieldEdit, SetEmail, SetPhone};
pub use merge::{MergeContacts, MergeLine, Merged, Stayed, UnmergeContacts, Unmerged};
pub use owner::AssignContact;
pub use stage::{MoveContact, SetStage, SetTemperature};

pub(crate) use create::insert_written_phone;
pub(crate) use edit::{checked_edit, value_of};
pub(crate) use email::email;

codes! {
    /// The rungs of the ladder, in order; `Lost` can be reached from any of them (DOMAIN.md §2).
    Stage {
        /// Not qualified yet.
        Suspect = "suspect",
        /// Identified, shows interest.
        Lead = "lead",
        /// Qualified, stated an intention.
        Prospect = "prospect",
        /// Bought.
        Client = "client",
        /// Keeps buying.
        LoyalClient = "loyal_client",
        /// Gone; may come back.
        Lost = "lost",
    }
}

impl Stage {
    /// The one of two fiches of one person that is true of the person: the higher one, and never that they are gone
    /// while one fiche has them here.
    pub(crate) fn of_both(self, other: Stage) -> Stage {
        match (self, other) {
            (Stage::Lost, here) | (here, Stage::Lost) => here,
            (one, other) => one.max(other),
        }
    }

    /// Its place on the ladder: 0 for a suspect, 5 for a lost one. What lists sort by.
    pub fn rung(self) -> i64 {
        self as i64
    }
}

codes! {
    /// How close a prospect is to a decision; always confirmed by a person.
    Temperature {
        /// No follow-up for long.
        Cold = "cold",
        /// Fairly recent contact, no immediate need.
        Warm = "warm",
        /// In progress, not signed.
        Hot = "hot",
    }
}

codes! {
    /// A value of the fiche that can be edited in place.
    ContactField {
        /// `mme`, `m`, `mx`.
        Civility = "civility",
        /// First name.
        FirstName = "first_name",
        /// Last name.
        LastName = "last_name",
        /// Employer, by name.
        Company = "company",
        /// Function at work.
        Job = "job",
        /// `yes`, `no`, or who decides.
        DecisionPower = "decision_power",
        /// Number and street.
        Street = "street",
        /// Postcode.
        Postcode = "postcode",
        /// Town.
        Town = "town",
        /// ISO 3166-1 alpha-2.
        Country = "country",
        /// Four digits.
        BirthYear = "birth_year",
        /// ISO 639-1.
        Language = "language",
        /// When to reach them.
        UsualHours = "usual_hours",
        /// Loyalty card number.
        LoyaltyCard = "loyalty_card",
        /// `utilisateur`, `usager`, `consommateur`…
        Label = "label",
        /// Tastes and constraints.
        Preferences = "preferences",
        /// The id in another system's file.
        ExternalId = "external_id",
    }
}

/// A person or company desk, as shown: everything on the fiche that is its own.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Contact {
    /// Ours.
    pub id: ContactId,
    /// The id of an imported file; `None`: born here.
    pub external_id: Option<String>,
    /// `mme`, `m` or `mx`; `None`: unknown.
    pub civility: Option<String>,
    /// `None`: unknown.
    pub first_name: Option<String>,
    /// `None`: unknown, or a company's own desk.
    pub last_name: Option<String>,
    /// Employer; `None`: none known.
    pub company: Option<CompanyRef>,
    /// Function at work.
    pub job: Option<String>,
    /// `yes`, `no`, or who decides.
    pub decision_power: Option<String>,
    /// Main address: number and street.
    pub street: Option<String>,
    /// Main address: postcode.
    pub postcode: Option<String>,
    /// Main address: town.
    pub town: Option<String>,
    /// ISO 3166-1 alpha-2; `None`: France assumed.
    pub country: Option<String>,
    /// Year of birth, where lawful.
    pub birth_year: Option<i32>,
    /// Preferred language, ISO 639-1; `None`: French assumed.
    pub language: Option<String>,
    /// When to reach them.
    pub usual_hours: Option<String>,
    /// Loyalty card number.
    pub loyalty_card: Option<String>,
    /// `utilisateur`, `usager`, `consommateur`…
    pub label: Option<String>,
    /// Tastes and constraints, free text.
    pub preferences: Option<String>,
    /// Rung of the ladder.
    pub stage: Stage,
    /// Confirmed temperature; `None`: none.
    pub temperature: Option<Temperature>,
    /// When it was confirmed.
    pub temperature_at: Option<DateTime<Utc>>,
    /// Who follows them; `None`: nobody.
    pub owner: Option<AgentRef>,
    /// Last exchange either way; `None`: never.
    pub last_contact_at: Option<DateTime<Utc>>,
    /// Birth of the fiche.
    pub created_at: DateTime<Utc>,
    /// Last change of the fiche.
    pub updated_at: DateTime<Utc>,
}

/// A company, by name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CompanyRef {
    /// Ours.
    pub id: CompanyId,
    /// As written.
    pub name: String,
}

/// An agent, by name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AgentRef {
    /// Ours.
    pub id: AgentId,
    /// First and last name.
    pub name: String,
}

/// One number of a fiche.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct PhoneNumber {
    /// Ours.
    pub id: PhoneId,
    /// As written.
    pub raw: String,
    /// What is matched; `None`: not a number.
    pub e164: Option<String>,
    /// As read in France (`06 39 98 41 27`), or as written when it is not a number.
    pub display: String,
    /// Digits behind a switchboard.
    pub extension: Option<String>,
    /// From the numbering range.
    pub line_type: LineType,
    /// `mobile`, `work`, `home`, `switchboard`, `fax`, `other`; `None`: unknown.
    pub usage: Option<String>,
    /// Known to be wrong since.
    pub invalid_at: Option<DateTime<Utc>>,
}

/// One e-mail address of a fiche.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Email {
    /// Ours.
    pub id: EmailId,
    /// As written.
    pub address: String,
    /// Known to be wrong since.
    pub invalid_at: Option<DateTime<Utc>>,
}

/// The short form of a fiche: a line of a list, a search result, a call's person.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ContactLine {
    /// Ours.
    pub contact_id: ContactId,
    /// The id of an imported file.
    pub external_id: Option<String>,
    /// First and last name; `None`: a company's desk, or only a number.
    pub name: Option<String>,
    /// Employer's name.
    pub company: Option<String>,
    /// Main number as read in France; `None`: no number.
    pub phone: Option<String>,
    /// Main address: town.
    pub town: Option<String>,
    /// Rung of the ladder.
    pub stage: Stage,
    /// Confirmed temperature.
    pub temperature: Option<Temperature>,
    /// Last exchange either way.
    pub last_contact_at: Option<DateTime<Utc>>,
    /// How many tickets are open.
    pub open_tickets: u32,
}

/// First and last name as said; `None` when there is neither.
pub(crate) fn full_name(first: Option<&str>, last: Option<&str>) -> Option<String> {
    match (first, last) {
        (Some(first), Some(last)) => Some(format!("{first} {last}")),
        (Some(one), None) | (None, Some(one)) => Some(one.to_owned()),
        (None, None) => None,
    }
}
