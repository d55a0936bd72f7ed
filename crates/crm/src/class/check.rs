//! What a class must not be: ambiguous, telling what it hides, or hiding nothing.

use std::collections::HashSet;

use phone::text::NAME_MAX;
use phone::{Number, Region};

use super::{ClassClient, ClassFile, ClassProduct, Present, VerificationSheet, VerifiedField};
use crate::contact::{Stage, email};
use crate::guide::{PHRASE_MAX, words};
use crate::text::fold;
use crate::{Error, Result};

/// The most clients, products or sheets.
const MOST: usize = 1_000;
/// How many values a sheet hides.
const HIDDEN: std::ops::RangeInclusive<usize> = 3..=5;
/// What a civility may be.
const CIVILITIES: [&str; 3] = ["mme", "m", "mx"];

fn wrong<T>(field: &'static str, why: &'static str) -> Result<T> {
    Err(Error::Invalid { field, why })
}

impl ClassFile {
    /// # Errors
    /// [`Error::Invalid`], naming what is not acceptable.
    pub(crate) fn check(&self) -> Result<()> {
        if self.version != 1 {
            return wrong("class", "unknown_value");
        }
        if [self.clients.len(), self.products.len(), self.sheets.len()].iter().any(|&count| count > MOST) {
            return wrong("class", "too_long");
        }
        for name in [&self.name, &self.house, &self.campaign.name, &self.campaign.guide] {
            words("name", name, NAME_MAX)?;
        }
        words("brief", &self.campaign.brief, PHRASE_MAX)?;
        once("key", self.products.iter().map(|product| product.reference.as_str()))?;
        once("key", self.clients.iter().map(|client| client.key.as_str()))?;
        once("sheet", self.sheets.iter().map(|sheet| sheet.client.as_str()))?;
        self.products.iter().try_for_each(|product| self.check_product(product))?;
        self.clients.iter().try_for_each(|client| self.check_client(client))?;
        self.sheets.iter().try_for_each(|sheet| self.check_sheet(sheet))?;
        self.check_numbers()
    }

    fn sells(&self, reference: &str) -> bool {
        self.products.iter().any(|product| product.reference == reference)
    }

    fn check_product(&self, product: &ClassProduct) -> Result<()> {
        for name in [&product.reference, &product.name, &product.family] {
            words("name", name, NAME_MAX)?;
        }
        for part in [&product.feature, &product.advantage, &product.benefit, &product.proof] {
            words("pitch", part, PHRASE_MAX)?;
        }
        if product.price_cents < 0 {
            return wrong("price_cents", "out_of_range");
        }
        let itself = |other: &String| *other == product.reference;
        let linked = || product.cross.iter().chain(&product.up);
        if linked().any(|other| itself(other) || !self.sells(other)) {
            return wrong("product", "unknown_value");
        }
        Ok(())
    }

    fn check_client(&self, client: &ClassClient) -> Result<()> {
        words("name", &client.key, NAME_MAX)?;
        let own = [&client.first_name, &client.last_name, &client.company, &client.job];
        for value in own.into_iter().chain([&client.street, &client.postcode, &client.town]).flatten() {
            words("name", value, NAME_MAX)?;
        }
        if client.civility.as_deref().is_some_and(|civility| !CIVILITIES.contains(&civility)) {
            return wrong("civility", "unknown_value");
        }
        if client.temperature.is_some() && client.stage != Stage::Prospect {
            return wrong("temperature", "unknown_value");
        }
        for address in &client.emails {
            email(address)?;
        }
        let never_bought = matches!(client.stage, Stage::Suspect | Stage::Lead | Stage::Prospect);
        for purchase in &client.purchases {
            if never_bought || !self.sells(&purchase.product) {
                return wrong("purchase", "unknown_value");
            }
            if purchase.quantity == 0 || purchase.days_ago > 36_500 {
                return wrong("purchase", "out_of_range");
            }
            words("channel", &purchase.channel, NAME_MAX)?;
        }
        Ok(())
    }

    fn check_sheet(&self, sheet: &VerificationSheet) -> Result<()> {
        let Some(client) = self.clients.iter().find(|client| client.key == sheet.client) else {
            return wrong("sheet", "unknown_value");
        };
        words("brief", &sheet.brief, PHRASE_MAX)?;
        if !HIDDEN.contains(&sheet.truth.len()) {
            return wrong("truth", "out_of_range");
        }
        let said = format!(" {} ", fold(&sheet.brief));
        for (field, value) in &sheet.truth {
            let folded = fold(value);
            if folded.is_empty() {
                return wrong("truth", "empty");
            }
            words("truth", value, NAME_MAX)?;
            if *field == VerifiedField::Email {
                email(value)?;
            }
            if said.contains(&format!(" {folded} ")) {
                return wrong("brief", "tells_the_truth");
            }
            if Present::of_client(client).right(*field, value).is_some() {
                return wrong("truth", "already_right");
            }
        }
        Ok(())
    }

    /// Every number is one, and stands in the file once.
    fn check_numbers(&self) -> Result<()> {
        let truths = self.sheets.iter().filter_map(|sheet| sheet.truth.get(&VerifiedField::Phone));
        let mut seen = HashSet::new();
        for written in self.clients.iter().flat_map(|client| &client.phones).chain(truths) {
            let Some(e164) = Number::parse(written, Region::FR).e164 else {
                return wrong("phone", "not_a_number");
            };
            if !seen.insert(e164) {
                return wrong("phone", "twice");
            }
        }
        Ok(())
    }
}

fn once<'k>(field: &'static str, keys: impl Iterator<Item = &'k str>) -> Result<()> {
    let mut seen = HashSet::new();
    for key in keys {
        if !seen.insert(key) {
            return wrong(field, "twice");
        }
    }
    Ok(())
}
