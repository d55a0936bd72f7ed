//! The class file: invented clients, a catalogue and calls that verify a file (CROC), so that a class works at once.
//!
//! A class is a TOML file, as a call guide is. [`FillClass`] writes it into an empty base; the truth of each
//! verification sheet stays hidden until the fiche is compared with it ([`crate::Reader::check_verification`]).

mod check;
mod compare;
mod fill;
mod read;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::ContactId;
use crate::codes::codes;
use crate::contact::{ContactField, Stage, Temperature};

pub(crate) use compare::Present;
pub use compare::{Comparison, FieldVerdict, VerificationCheck};
pub use fill::{ClassReport, FillClass};

codes! {
    /// A value of the fiche that a verification sheet knows the truth of.
    VerifiedField {
        /// First name.
        FirstName = "first_name",
        /// Last name.
        LastName = "last_name",
        /// Employer, by name.
        Company = "company",
        /// Function at work.
        Job = "job",
        /// Number and street.
        Street = "street",
        /// Postcode.
        Postcode = "postcode",
        /// Town.
        Town = "town",
        /// A telephone number.
        Phone = "phone",
        /// An e-mail address.
        Email = "email",
    }
}

impl VerifiedField {
    /// The value of the fiche itself; `None`: there may be several, a number or an address.
    pub(crate) fn own(self) -> Option<ContactField> {
        Some(match self {
            VerifiedField::FirstName => ContactField::FirstName,
            VerifiedField::LastName => ContactField::LastName,
            VerifiedField::Company => ContactField::Company,
            VerifiedField::Job => ContactField::Job,
            VerifiedField::Street => ContactField::Street,
            VerifiedField::Postcode => ContactField::Postcode,
            VerifiedField::Town => ContactField::Town,
            VerifiedField::Phone | VerifiedField::Email => return None,
        })
    }
}

/// What a class works with.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClassFile {
    /// Of the file: 1.
    pub version: u32,
    /// As shown.
    pub name: String,
    /// In whose name one calls; written where the house has no name yet.
    pub house: String,
    /// The calls to make.
    pub campaign: ClassCampaign,
    /// The catalogue.
    #[serde(rename = "product")]
    pub products: Vec<ClassProduct>,
    /// The fiches, as they stand in the base: some of them wrong.
    #[serde(rename = "client")]
    pub clients: Vec<ClassClient>,
    /// The calls in which a comrade answers.
    #[serde(rename = "sheet")]
    pub sheets: Vec<VerificationSheet>,
}

/// The campaign that the people of the sheets enter.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClassCampaign {
    /// As shown.
    pub name: String,
    /// Key of its call guide.
    pub guide: String,
    /// What everybody reads first.
    pub brief: String,
}

/// A product, with the four parts of its pitch.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClassProduct {
    /// As on orders; unique.
    pub reference: String,
    /// As said to customers.
    pub name: String,
    /// Products sold alike.
    pub family: String,
    /// Price, euro cents, all taxes.
    pub price_cents: i64,
    /// Caractéristique.
    pub feature: String,
    /// Avantage.
    pub advantage: String,
    /// Bénéfice.
    pub benefit: String,
    /// Preuve.
    pub proof: String,
    /// References of what goes with it.
    #[serde(default)]
    pub cross: Vec<String>,
    /// References of what stands above it.
    #[serde(default)]
    pub up: Vec<String>,
}

/// A fiche.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClassClient {
    /// Unique; becomes the external id of the fiche.
    pub key: String,
    /// `mme`, `m`, `mx`.
    pub civility: Option<String>,
    /// First name.
    pub first_name: Option<String>,
    /// Last name.
    pub last_name: Option<String>,
    /// Employer, by name.
    pub company: Option<String>,
    /// Function at work.
    pub job: Option<String>,
    /// Number and street.
    pub street: Option<String>,
    /// Postcode.
    pub postcode: Option<String>,
    /// Town.
    pub town: Option<String>,
    /// Numbers, the main one first; French, each in the file once.
    #[serde(default)]
    pub phones: Vec<String>,
    /// E-mail addresses, the main one first.
    #[serde(default)]
    pub emails: Vec<String>,
    /// Rung.
    pub stage: Stage,
    /// Of a prospect; `None`: not said.
    pub temperature: Option<Temperature>,
    /// What they bought; only those who are clients or were.
    #[serde(rename = "purchase", default)]
    pub purchases: Vec<ClassPurchase>,
}

/// A purchase.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClassPurchase {
    /// Reference of the product.
    pub product: String,
    /// Units, at least 1.
    pub quantity: u32,
    /// How long before the file is filled in, days.
    pub days_ago: u32,
    /// `phone`, `web`, `shop`.
    pub channel: String,
}

/// A call in which a comrade plays the client, and what is true of that client.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VerificationSheet {
    /// Key of the client.
    pub client: String,
    /// Who is asked for, in what mood they are, what they say. Tells no value of the truth.
    pub brief: String,
    /// The right values of three to five fields that the fiche has wrong, stale or empty.
    pub truth: BTreeMap<VerifiedField, String>,
}

/// A sheet of the base as listed: without its truth.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct VerificationLine {
    /// Whom to call.
    pub contact_id: ContactId,
    /// The key of the client in the class file; `None`: taken off the fiche since.
    pub external_id: Option<String>,
    /// Their name as the fiche has it.
    pub name: String,
    /// For the comrade who answers.
    pub brief: String,
    /// A campaign of verification has its outcome from them.
    pub done: bool,
}
