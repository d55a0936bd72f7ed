//! The catalogue found by a few letters, what to propose to a person and why, what they answered.
#![expect(clippy::unwrap_used, reason = "tests fail loudly")]

mod answers;
mod catalogue;
mod suggestions;

use chrono::{DateTime, Duration, Utc};
use crm::call::{LogCall, ManualCall, Qualification, QualifyCall};
use crm::offer::{MakeOffer, NewOffer, OfferAnswer, Suggestions};
use crm::product::{CatalogueFound, CatalogueQuery, NewProduct, ProductSheet, SaveProduct};
use crm::{CallId, ContactId, ProductId};
use decroche_tests::house::{House, noon, person};
use phone::{Direction, Region};

/// A house that sells a fibre, what goes with it, and what stands above it.
pub(crate) struct Shop {
    pub(crate) house: House,
    pub(crate) camille: ContactId,
}

impl Shop {
    pub(crate) fn new() -> Self {
        let house = House::new();
        let camille = house.add(person("Camille", "Rousselot", &["06 39 98 41 27"]));
        let shop = Self { house, camille };
        let repeater = shop.sells("REP", "Répéteur Wi-Fi", |_| {});
        let cinema = shop.sells("CINE", "Bouquet cinéma", |_| {});
        let ultra = shop.sells("FIB-U", "Fibre Ultra", |_| {});
        shop.sells("FIB", "Fibre 1 Gb", |product| {
            product.goes_with = vec![repeater, cinema];
            product.above = vec![ultra];
        });
        shop
    }

    pub(crate) fn sells(&self, reference: &str, name: &str, with: impl FnOnce(&mut NewProduct)) -> ProductId {
        let mut product = NewProduct {
            reference: reference.into(),
            name: name.into(),
            price_cents: Some(2_999),
            ..NewProduct::default()
        };
        with(&mut product);
        self.house.write(SaveProduct { product_id: None, product })
    }

    pub(crate) fn sheet(&self, reference: &str) -> ProductSheet {
        let all = self.found(&CatalogueQuery { whole: true, ..CatalogueQuery::default() }, noon());
        all.items.into_iter().find(|sheet| sheet.product.reference == reference).unwrap()
    }

    pub(crate) fn id(&self, reference: &str) -> ProductId {
        self.sheet(reference).product.id
    }

    /// Changes a product as it stands.
    pub(crate) fn changes(&self, reference: &str, with: impl FnOnce(&mut NewProduct)) {
        let sheet = self.sheet(reference);
        let ids = |all: &[crm::product::Product]| all.iter().map(|product| product.id).collect();
        let mut product = NewProduct {
            reference: sheet.product.reference.clone(),
            name: sheet.product.name.clone(),
            family: sheet.family,
            price_cents: sheet.product.price_cents,
            sold_from_on: sheet.sold_from_on,
            sold_until_on: sheet.sold_until_on,
            again: sheet.again,
            pitch: sheet.pitch,
            goes_with: ids(&sheet.goes_with),
            above: ids(&sheet.above),
        };
        with(&mut product);
        self.house.write(SaveProduct { product_id: Some(sheet.product.id), product });
    }

    pub(crate) fn found(&self, query: &CatalogueQuery, now: DateTime<Utc>) -> CatalogueFound {
        self.house.store.reader().unwrap().catalogue(query, now).unwrap()
    }

    pub(crate) fn call(&self, direction: Direction, at: DateTime<Utc>) -> CallId {
        let call = ManualCall {
            contact_id: Some(self.camille),
            number: None,
            direction,
            started_at: at,
            talk_s: 60,
            outcome_id: None,
            motive_id: None,
            note: None,
        };
        self.house.write_at(at + Duration::minutes(2), LogCall { call, region: Region::FR }).id
    }

    /// Camille calls us and buys.
    pub(crate) fn buys(&self, reference: &str, at: DateTime<Utc>) {
        let call = self.call(Direction::Inbound, at);
        self.closes(call, "sale", Some(self.id(reference)), at + Duration::minutes(3));
    }

    /// Gives a call its outcome; the product is the one sold or refused in it.
    pub(crate) fn closes(&self, call: CallId, code: &str, product: Option<ProductId>, at: DateTime<Utc>) {
        let outcomes = self.house.store.reader().unwrap().outcomes().unwrap();
        let outcome = outcomes.iter().find(|outcome| outcome.code == code).unwrap();
        let mut qualification = Qualification::of(call, outcome.id);
        match code {
            "sale" => qualification.sold_product_id = product,
            _ => qualification.refused_product_id = product,
        }
        self.house.write_at(at, QualifyCall { qualification });
    }

    pub(crate) fn answers(&self, reference: &str, call: Option<CallId>, answer: OfferAnswer, at: DateTime<Utc>) {
        let offer = NewOffer {
            product_id: self.id(reference),
            call_id: call,
            answer,
            why: (answer == OfferAnswer::Refused).then(|| "trop cher".into()),
            not_before_on: None,
        };
        self.house.write_at(at, MakeOffer { contact_id: self.camille, offer });
    }

    /// What is proposed to Camille, who called us.
    pub(crate) fn proposed(&self, now: DateTime<Utc>) -> Suggestions {
        self.proposed_in(Some(self.call(Direction::Inbound, now - Duration::minutes(5))), now)
    }

    pub(crate) fn proposed_in(&self, call_id: Option<CallId>, now: DateTime<Utc>) -> Suggestions {
        let query = CatalogueQuery { contact_id: Some(self.camille), call_id, ..CatalogueQuery::default() };
        self.found(&query, now).offers.unwrap()
    }
}

/// The names proposed, in order.
pub(crate) fn names(offers: &Suggestions) -> Vec<&str> {
    offers.items.iter().map(|item| item.product.name.as_str()).collect()
}

/// So many days after noon.
pub(crate) fn days(n: i64) -> DateTime<Utc> {
    noon() + Duration::days(n)
}
