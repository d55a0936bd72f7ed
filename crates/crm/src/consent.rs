//! What a person allowed, with its proof, and how they take it back.
//!
//! Appended, never rewritten: a new consent stands beside the former ones, the last one counts. What a request must
//! state and what must be kept is R.223-1 and R.223-2 of the Code de la consommation; taking it back is never harder
//! than giving it, a word on the telephone is enough (R.223-3).

use chrono::{DateTime, Duration, Utc};
use phone::text::NAME_MAX;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::codes::codes;
use crate::privacy::{Came, OppositionSource};
use crate::sequence;
use crate::{ConsentId, ContactId, Context, Error, Operation, Result, Tx, typed};

codes! {
    /// How a consent was collected.
    ConsentChannel {
        /// Said in a call, recorded or confirmed in writing.
        Call = "call",
        /// A form on a site.
        Form = "form",
        /// A signed paper.
        Paper = "paper",
        /// A mail of theirs.
        Mail = "mail",
        /// Said and signed in person.
        Visit = "visit",
    }
}

/// A consent to be canvassed by telephone, as it was collected.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct NewConsent {
    /// Whose.
    pub contact_id: ContactId,
    /// The professional named in the request; empty: the house.
    pub on_behalf_of: String,
    /// Nature of the goods or services.
    pub object: String,
    /// The exact words that were accepted.
    pub text_shown: String,
    /// How.
    pub collected_by: ConsentChannel,
    /// What proves it: a file’s name or sum, the number of a form.
    pub evidence: String,
    /// When; `None`: now.
    pub collected_at: Option<DateTime<Utc>>,
    /// For how many days, at most what the law allows; `None`: as long as it allows.
    pub days: Option<u16>,
    /// What else proves it (R.223-2).
    #[serde(default)]
    #[ts(optional, as = "Option<ConsentProof>")]
    pub proof: ConsentProof,
}

/// What else R.223-2 has kept with a consent: as much of it as is known.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct ConsentProof {
    /// Version of the words shown, as the house numbers them.
    pub text_version: Option<String>,
    /// Where it was collected: an IANA time zone; `None`: that of the house.
    pub time_zone: Option<String>,
    /// Name of the file that proves it.
    pub evidence_file: Option<String>,
    /// SHA-256 of that file, 64 hexadecimal digits.
    pub evidence_sha256: Option<String>,
    /// A precise date and hour they accepted besides the legal hours (L.223-1, al. 6).
    pub slot_at: Option<DateTime<Utc>>,
    /// The legal entity that asks: name and SIREN; `None`: the one on whose behalf.
    pub entity: Option<String>,
}

impl ConsentProof {
    /// Cleaned and checked.
    fn checked(self) -> Result<Self> {
        let line = |field, value: &Option<String>| typed::optional_line(field, value.as_deref(), NAME_MAX);
        let time_zone = line("time_zone", &self.time_zone)?;
        if time_zone.as_deref().is_some_and(|zone| zone.parse::<chrono_tz::Tz>().is_err()) {
            return Err(Error::Invalid { field: "time_zone", why: "unknown_value" });
        }
        let sum = line("evidence_sha256", &self.evidence_sha256)?.map(|sum| sum.to_lowercase());
        if sum.as_deref().is_some_and(|sum| sum.len() != 64 || !sum.bytes().all(|byte| byte.is_ascii_hexdigit())) {
            return Err(Error::Invalid { field: "evidence_sha256", why: "unknown_value" });
        }
        Ok(Self {
            text_version: line("text_version", &self.text_version)?,
            time_zone,
            evidence_file: line("evidence_file", &self.evidence_file)?,
            evidence_sha256: sum,
            slot_at: self.slot_at,
            entity: line("entity", &self.entity)?,
        })
    }
}

codes! {
    /// What a consent is worth now: what is not proved, or not yet given, is none.
    ConsentNow {
        /// It holds.
        Given = "given",
        /// Past its term.
        Expired = "expired",
        /// Taken back.
        Withdrawn = "withdrawn",
        /// Its words or its evidence are missing, or its date lies ahead.
        MissingProof = "missing_proof",
    }
}

/// A consent as the ledger holds it.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ConsentLine {
    /// Ours.
    pub id: ConsentId,
    /// Whose.
    pub contact_id: ContactId,
    /// The professional named in the request.
    pub on_behalf_of: String,
    /// Nature of the goods or services.
    pub object: String,
    /// The exact words that were accepted.
    pub text_shown: String,
    /// How: [`ConsentChannel`], its word.
    pub collected_by: String,
    /// What proves it; empty: nothing.
    pub evidence: String,
    /// When it was given.
    pub collected_at: DateTime<Utc>,
    /// When it ends.
    pub expires_at: DateTime<Utc>,
    /// When it was taken back; `None`: it was not.
    pub withdrawn_at: Option<DateTime<Utc>>,
    /// How they said so: `call` is a word on the telephone.
    pub withdrawn_by: Option<String>,
    /// What else proves it.
    #[serde(flatten)]
    pub proof: ConsentProof,
    /// What it is worth now.
    pub state: ConsentNow,
}

impl ConsentLine {
    /// What it is worth at a moment: doubt is no consent.
    pub fn worth(&self, now: DateTime<Utc>) -> ConsentNow {
        let words = [&self.on_behalf_of, &self.object, &self.text_shown];
        let proved = !self.evidence.trim().is_empty() || self.proof.evidence_sha256.is_some();
        if self.withdrawn_at.is_some() {
            ConsentNow::Withdrawn
        } else if self.collected_at > now || !proved || words.iter().any(|text| text.trim().is_empty()) {
            ConsentNow::MissingProof
        } else if self.expires_at <= now {
            ConsentNow::Expired
        } else {
            ConsentNow::Given
        }
    }
}

/// What becomes of a person’s consent, as an interface tells it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "change", rename_all = "snake_case")]
pub enum ConsentChange {
    /// [`RecordConsent`].
    Record {
        /// What was collected.
        consent: Box<NewConsent>,
    },
    /// [`WithdrawConsent`].
    Withdraw {
        /// How they said so.
        by: ConsentChannel,
    },
}

/// Puts a consent in the ledger.
#[derive(Debug, Clone)]
pub struct RecordConsent {
    /// What was collected.
    pub consent: NewConsent,
}

/// The longest wording kept, in characters.
const TEXT_MAX: usize = 4_000;

impl Operation for RecordConsent {
    type Output = ();
    const KIND: &'static str = "consent.record";

    fn apply(self, tx: &Tx<'_>, context: &Context) -> Result<()> {
        let mut new = self.consent;
        tx.contact(new.contact_id)?;
        new.proof = new.proof.checked()?;
        new.on_behalf_of = typed::line("on_behalf_of", &new.on_behalf_of, NAME_MAX)?;
        if new.on_behalf_of.is_empty() {
            new.on_behalf_of = tx.house_name()?;
        }
        new.object = typed::line("object", &new.object, NAME_MAX)?;
        new.text_shown = typed::lines("text_shown", &new.text_shown, TEXT_MAX)?;
        new.evidence = typed::line("evidence", &new.evidence, NAME_MAX)?;
        let asked = [
            ("on_behalf_of", &new.on_behalf_of),
            ("object", &new.object),
            ("text_shown", &new.text_shown),
            ("evidence", &new.evidence),
        ];
        if let Some((field, _)) = asked.into_iter().find(|(_, text)| text.trim().is_empty()) {
            return Err(Error::Invalid { field, why: "empty" });
        }
        let collected_at = new.collected_at.unwrap_or(context.now);
        if collected_at > context.now {
            return Err(Error::Invalid { field: "collected_at", why: "in_the_future" });
        }
        let longest = tx.law()?.consent_days(collected_at);
        let days = new.days.unwrap_or(longest);
        if days == 0 || days > longest {
            return Err(Error::Invalid { field: "days", why: "out_of_range" });
        }
        tx.insert_consent(&new, collected_at, collected_at + Duration::days(i64::from(days)), context)?;
        tx.lift_oppositions(new.contact_id, collected_at, context)?;
        tx.touched_contact(new.contact_id);
        Ok(())
    }
}

/// They take it back: a word is enough.
#[derive(Debug, Clone)]
pub struct WithdrawConsent {
    /// Whose.
    pub contact_id: ContactId,
    /// How they said so: `call`, `mail`…
    pub by: ConsentChannel,
}

impl Operation for WithdrawConsent {
    type Output = ();
    const KIND: &'static str = "consent.withdraw";

    fn apply(self, tx: &Tx<'_>, context: &Context) -> Result<()> {
        tx.contact(self.contact_id)?;
        if tx.withdraw_consents(self.contact_id, self.by.as_str(), context)? == 0 {
            return Err(Error::Refused { why: "no_consent" });
        }
        sequence::opposed(tx, self.contact_id, context)?;
        tx.oppose_contact(self.contact_id, Came::by(OppositionSource::Consent), context)?;
        tx.touched_contact(self.contact_id);
        Ok(())
    }
}
