//! The list of those who must not be called or written to: kept as keyed hashes, so that it outlives their fiche.
//!
//! An opposition is said once and holds for every number and address of the person; a consent given since lifts it.
//! The list says of nobody who they are: it only answers for a number one already has.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use hmac::{Hmac, Mac};
use phone::text::NAME_MAX;
use phone::{Number, Region};
use serde::{Deserialize, Serialize};
use sha2::Sha256;

use crate::codes::codes;
use crate::{CallId, ContactId, Context, Error, ImportId, Operation, Result, Tx, sequence, typed};

codes! {
    /// What must not be used.
    OpposedKind {
        /// A telephone number.
        Phone = "phone",
        /// An e-mail address.
        Email = "email",
    }
}

codes! {
    /// How an opposition came into the list.
    OppositionSource {
        /// Said in a call: the outcome « Ne plus appeler ».
        Call = "call",
        /// A consent was taken back.
        Consent = "consent",
        /// Entered by hand.
        Entry = "entry",
        /// They asked to be erased and not to be contacted again.
        Erasure = "erasure",
        /// A list of another system.
        Import = "import",
    }
}

/// How an opposition comes into the list.
#[derive(Clone, Copy)]
pub(crate) struct Came<'a> {
    pub how: OppositionSource,
    /// In words; empty: none.
    pub why: &'a str,
    /// The call it was said in.
    pub call: Option<CallId>,
    /// The file it was read in: taken back, it goes too, unless it stood before.
    pub import: Option<ImportId>,
}

impl Came<'_> {
    pub(crate) const fn by(how: OppositionSource) -> Self {
        Self { how, why: "", call: None, import: None }
    }
}

/// HMAC-SHA-256 of a number or an address.
pub type OppositionKey = [u8; 32];

/// A secret of the file, ready to make keys: what is costly of it is done once.
#[derive(Clone)]
pub(crate) struct Secret(Hmac<Sha256>);

impl Secret {
    pub(crate) fn new(key: &[u8]) -> Self {
        // RFC 2104 takes a key of any length: there is none it refuses.
        Self(Hmac::new_from_slice(key).unwrap_or_else(|_| unreachable!("HMAC takes any key")))
    }

    /// The key of a number in E.164, or of an address.
    pub(crate) fn key(&self, kind: OpposedKind, value: &str) -> OppositionKey {
        let mut mac = self.0.clone();
        match kind {
            OpposedKind::Phone => mac.update(value.as_bytes()),
            OpposedKind::Email => mac.update(value.trim().to_lowercase().as_bytes()),
        }
        mac.finalize().into_bytes().into()
    }
}

/// The whole list in memory, to ask for a million rows: about a microsecond each.
#[derive(Clone, Default)]
pub struct Oppositions {
    pub(crate) secrets: Vec<Secret>,
    pub(crate) keys: HashMap<OppositionKey, DateTime<Utc>>,
}

impl Oppositions {
    /// How many stand.
    pub fn len(&self) -> usize {
        self.keys.len()
    }

    /// Nobody objected.
    pub fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    /// Since when this number (E.164) must not be called; `None`: it may.
    pub fn opposed(&self, e164: &str) -> Option<DateTime<Utc>> {
        self.since(OpposedKind::Phone, e164)
    }

    /// Since when nothing may be sent to this address; `None`: it may.
    pub fn opposed_email(&self, address: &str) -> Option<DateTime<Utc>> {
        self.since(OpposedKind::Email, address)
    }

    fn since(&self, kind: OpposedKind, value: &str) -> Option<DateTime<Utc>> {
        if self.keys.is_empty() {
            return None;
        }
        self.secrets.iter().find_map(|secret| self.keys.get(&secret.key(kind, value)).copied())
    }
}

/// Whom an opposition is of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Opposed {
    /// All numbers and addresses of a fiche.
    Contact(ContactId),
    /// One number, as written.
    Number(String),
    /// One address, as written.
    Email(String),
}

/// Puts somebody on the list by hand.
#[derive(Debug, Clone)]
pub struct Oppose {
    /// Whom.
    pub who: Opposed,
    /// In words; empty: none.
    pub why: String,
    /// Where numbers without country code are read.
    pub region: Region,
    /// How it came.
    pub how: OppositionSource,
}

impl Operation for Oppose {
    /// How many numbers and addresses came into the list or stand in it anew.
    type Output = u32;
    const KIND: &'static str = "privacy.oppose";

    fn apply(self, tx: &Tx<'_>, context: &Context) -> Result<u32> {
        let why = typed::line("why", &self.why, NAME_MAX)?;
        let came = Came { why: &why, ..Came::by(self.how) };
        match self.who {
            Opposed::Contact(contact) => {
                tx.contact(contact)?;
                let _stood = tx.withdraw_consents(contact, "objection", context)?;
                sequence::opposed(tx, contact, context)?;
                tx.touched_contact(contact);
                tx.oppose_contact(contact, came, context)
            }
            Opposed::Number(written) => {
                let e164 = Number::parse(&written, self.region).e164;
                let e164 = e164.ok_or(Error::Invalid { field: "phone", why: "not_a_number" })?;
                tx.oppose(OpposedKind::Phone, &e164, came, context)?;
                tx.touched_everything();
                Ok(1)
            }
            Opposed::Email(address) => {
                let address = typed::line("email", &address, NAME_MAX)?;
                if !address.contains('@') {
                    return Err(Error::Invalid { field: "email", why: "unknown_value" });
                }
                tx.oppose(OpposedKind::Email, &address, came, context)?;
                tx.touched_everything();
                Ok(1)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_tells_nothing_without_its_secret_and_an_address_is_the_same_in_capitals() {
        let (one, other) = (Secret::new(&[1; 32]), Secret::new(&[2; 32]));
        let number = "+33639980001";
        assert_eq!(one.key(OpposedKind::Phone, number), one.key(OpposedKind::Phone, number));
        assert_ne!(one.key(OpposedKind::Phone, number), other.key(OpposedKind::Phone, number));
        assert_eq!(one.key(OpposedKind::Email, "A@B.fr "), one.key(OpposedKind::Email, "a@b.fr"));
    }

    #[test]
    fn hmac_is_the_one_of_rfc_4231() {
        // RFC 4231, test case 2.
        let key = Secret::new(b"Jefe").key(OpposedKind::Phone, "what do ya want for nothing?");
        let hex: String = key.iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(hex, "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }
}
