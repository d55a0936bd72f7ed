//! A person as they leave the base, and come back in JSON: what the fiche says, in the order it says it.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::ContactId;
use crate::contact::{Stage, Temperature};

/// A person, whole; in JSON as it stands here.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ExportedPerson {
    /// Ours.
    pub contact_id: ContactId,
    /// The id of the program they came from.
    pub external_id: Option<String>,
    /// `mme`, `m`, `mx`.
    pub civility: Option<String>,
    /// First name.
    pub first_name: Option<String>,
    /// Last name.
    pub last_name: Option<String>,
    /// `f`, `m`.
    pub sex: Option<String>,
    /// Year of birth.
    pub birth_year: Option<i32>,
    /// Employer.
    pub company: Option<ExportedCompany>,
    /// Function at work.
    pub job: Option<String>,
    /// `yes`, `no`, or who decides.
    pub decision_power: Option<String>,
    /// The main one first; those known to be wrong are in JSON alone.
    pub phones: Vec<ExportedPhone>,
    /// The main one first; those known to be wrong are in JSON alone.
    pub emails: Vec<ExportedEmail>,
    /// The main one first.
    pub addresses: Vec<ExportedAddress>,
    /// ISO 639-1.
    pub language: Option<String>,
    /// When to reach them.
    pub usual_hours: Option<String>,
    /// Number of the card.
    pub loyalty_card: Option<String>,
    /// INSEE.
    pub pcs_code: Option<String>,
    /// `utilisateur`, `usager`, `consommateur`…
    pub label: Option<String>,
    /// Tastes and constraints.
    pub preferences: Option<String>,
    /// Present rung.
    pub stage: Stage,
    /// Confirmed.
    pub temperature: Option<Temperature>,
    /// Words of the house, by their order on the fiche.
    pub tags: Vec<String>,
    /// The oldest first.
    pub notes: Vec<ExportedNote>,
    /// One of their numbers or addresses is in the list of oppositions.
    pub do_not_call: bool,
    /// Who is in charge, by name.
    pub owner: Option<String>,
    /// How the fiche was born: `internal`, `call`, `import`…
    pub origin: String,
    /// When it was born.
    pub created_at: DateTime<Utc>,
    /// When it last changed.
    pub updated_at: DateTime<Utc>,
}

/// An employer.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct ExportedCompany {
    /// As written.
    pub name: String,
    /// Fourteen digits.
    pub siret: Option<String>,
    /// `61.10Z`.
    pub naf_code: Option<String>,
    /// Code of INSEE's band.
    pub headcount_band: Option<String>,
    /// Siège, agence…
    pub establishment_type: Option<String>,
    /// Its site.
    pub website: Option<String>,
}

/// A telephone number.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ExportedPhone {
    /// As it was written.
    pub raw: String,
    /// What it is; `None`: not a number.
    pub e164: Option<String>,
    /// Behind a switchboard.
    pub extension: Option<String>,
    /// `mobile`, `work`, `home`, `switchboard`, `fax`.
    pub usage: Option<String>,
    /// Known to be wrong.
    pub invalid: bool,
}

/// An e-mail address.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ExportedEmail {
    /// As it was written.
    pub address: String,
    /// `work`, `home`.
    pub usage: Option<String>,
    /// Known to be wrong.
    pub invalid: bool,
}

/// A postal address.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct ExportedAddress {
    /// `home`, `work`.
    pub kind: Option<String>,
    /// Number and street.
    pub street: Option<String>,
    /// Postcode.
    pub postcode: Option<String>,
    /// Town.
    pub town: Option<String>,
    /// ISO 3166-1 alpha-2.
    pub country: Option<String>,
}

/// A note of the timeline.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ExportedNote {
    /// When it was written.
    pub at: DateTime<Utc>,
    /// What it says.
    pub text: String,
}

impl ExportedPerson {
    /// The numbers one may call, the main one first.
    pub(super) fn good_phones(&self) -> impl Iterator<Item = &ExportedPhone> {
        self.phones.iter().filter(|phone| !phone.invalid)
    }

    /// The addresses one may write to, the main one first.
    pub(super) fn good_emails(&self) -> impl Iterator<Item = &ExportedEmail> {
        self.emails.iter().filter(|email| !email.invalid)
    }

    /// The main address, whatever it is.
    pub(super) fn main_address(&self) -> Option<&ExportedAddress> {
        self.addresses.first()
    }

    /// A further address of this kind.
    pub(super) fn other_address(&self, kind: &str) -> Option<&ExportedAddress> {
        self.addresses.iter().skip(1).find(|address| address.kind.as_deref() == Some(kind))
    }
}

impl ExportedAddress {
    pub(crate) fn is_empty(&self) -> bool {
        self.street.is_none() && self.postcode.is_none() && self.town.is_none() && self.country.is_none()
    }
}
