//! The document library: letters, mails and brochures of the house, with words to be filled in.
//!
//! A document is a TOML file, as a call guide is: some ship, a house edits them and adds its own, every version stays.
//! It is filled with the person on the screen, read again by the agent, then sent ([`crate::exchange::SendDocument`]):
//! what left is kept word for word on the timeline.

use std::str::FromStr;
use std::sync::LazyLock;

use phone::text::NAME_MAX;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::codes::codes;
use crate::guide::placeholders;
use crate::{Context, Error, Operation, Result, Tx};

codes! {
    /// What a document is.
    DocumentKind {
        /// A letter that certifies something, printed or joined.
        Attestation = "attestation",
        /// What the house offers.
        Brochure = "brochure",
        /// What it sells, with prices.
        Catalogue = "catalogue",
        /// A mail.
        Mail = "mail",
        /// A short message.
        Sms = "sms",
    }
}

/// A document of the library.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// Stable word; a house’s document of the same key replaces the one that ships.
    pub key: String,
    /// As shown.
    pub name: String,
    /// What it is.
    pub kind: DocumentKind,
    /// Grows by one at each edit.
    pub version: u32,
    /// Subject of the mail, title of the sheet. `{nom}` and the like are filled in.
    pub subject: String,
    /// The words, paragraphs apart by an empty line; a part in square brackets goes when what it names is unknown.
    pub body: String,
}

/// The longest text, in characters.
pub(crate) const BODY_MAX: usize = 8_000;

/// The documents that ship.
pub fn shipped() -> &'static [Document] {
    static SHIPPED: LazyLock<Vec<Document>> = LazyLock::new(|| {
        [
            include_str!("../../documents/attestation.toml"),
            include_str!("../../documents/brochure.toml"),
            include_str!("../../documents/catalogue.toml"),
            include_str!("../../documents/rdv_confirmation.toml"),
            include_str!("../../documents/rdv_rappel.toml"),
            include_str!("../../documents/ticket_accuse.toml"),
            include_str!("../../documents/devis_suite.toml"),
            include_str!("../../documents/sms_rappel.toml"),
        ]
        .into_iter()
        .filter_map(|file| file.parse().ok())
        .collect()
    });
    &SHIPPED
}

impl FromStr for Document {
    type Err = Error;

    /// # Errors
    /// [`Error::Invalid`] when the file is no document, or asks for what nobody can fill in.
    fn from_str(file: &str) -> Result<Self> {
        let wrong = Error::Invalid { field: "document", why: "unknown_value" };
        if file.len() > 64 * 1024 {
            return Err(Error::Invalid { field: "document", why: "too_long" });
        }
        let document: Document = toml::from_str(file).map_err(|_| wrong)?;
        document.check()?;
        Ok(document)
    }
}

impl Document {
    /// As a file that can be shared and read again.
    pub fn to_file(&self) -> String {
        toml::to_string(self).unwrap_or_default()
    }

    fn check(&self) -> Result<()> {
        let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_';
        if self.key.is_empty() || self.key.len() > 64 || !self.key.bytes().all(plain) {
            return Err(Error::Invalid { field: "key", why: "unknown_value" });
        }
        for (field, text, most) in
            [("name", &self.name, NAME_MAX), ("subject", &self.subject, NAME_MAX), ("body", &self.body, BODY_MAX)]
        {
            if text.trim().is_empty() {
                return Err(Error::Invalid { field, why: "empty" });
            }
            if text.chars().count() > most {
                return Err(Error::Invalid { field, why: "too_long" });
            }
        }
        placeholders(&self.subject)?;
        placeholders(&self.body)
    }
}

/// Saves a document: a new one, or the next version of the one of that key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SaveDocument {
    /// The document; its version is set to the next one.
    pub document: Document,
}

impl Operation for SaveDocument {
    type Output = Document;
    const KIND: &'static str = "document.save";

    fn apply(self, tx: &Tx<'_>, context: &Context) -> Result<Document> {
        self.document.check()?;
        let document = Document { version: tx.document_version(&self.document.key)? + 1, ..self.document };
        tx.save_document(&document, context)?;
        tx.touched_house();
        Ok(document)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn eight_documents_ship_and_each_is_sound() {
        assert_eq!(shipped().len(), 8);
        for document in shipped() {
            document.check().unwrap_or_else(|error| panic!("{}: {error}", document.key));
            assert_eq!(&document.to_file().parse::<Document>().unwrap(), document);
        }
    }

    #[test]
    fn a_file_that_asks_for_what_nobody_can_fill_is_refused() {
        let file = include_str!("../../documents/attestation.toml");
        for (from, to) in
            [("{nom}", "{mot_de_passe}"), ("kind = \"attestation\"", "kind = \"virus\""), ("key = ", "clef = ")]
        {
            let changed = file.replacen(from, to, 1);
            assert_ne!(changed, file, "{from} is in the file");
            assert!(changed.parse::<Document>().is_err(), "{from} → {to}");
        }
    }
}
