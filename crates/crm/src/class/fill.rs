//! An empty base becomes that of a class, in one write.

use std::collections::HashMap;

use chrono::Duration;
use phone::Region;
use serde::Serialize;
use serde_json::Value;
use ts_rs::TS;

use super::{ClassClient, ClassFile, Present};
use crate::campaign::{AddPeople, CampaignKind, NewCampaign, SaveCampaign};
use crate::contact::{AddContact, NewContact};
use crate::settings::SetSetting;
use crate::{CampaignId, ContactId, Context, Error, Operation, ProductId, Result, Tx};

/// How the fiches of a class are born.
const ORIGIN: &str = "demo";

/// Fills an empty base with a class: fiches, catalogue, purchases, sheets, and the campaign that calls their people.
/// The file is marked as a demonstration: its numbers are never dialled.
#[derive(Debug, Clone)]
pub struct FillClass {
    /// What with.
    pub class: ClassFile,
}

/// What a class brought.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct ClassReport {
    /// Fiches.
    pub contacts: u32,
    /// Products of the class, in the catalogue.
    pub products: u32,
    /// Verification sheets.
    pub sheets: u32,
    /// The campaign of the sheets.
    pub campaign_id: CampaignId,
}

impl Operation for FillClass {
    /// Refused with `not_empty` when the base has a fiche; `Invalid` as [`ClassFile`] is when read.
    type Output = ClassReport;
    const KIND: &'static str = "class.fill";

    fn apply(self, tx: &Tx<'_>, context: &Context) -> Result<ClassReport> {
        if tx.has_fiches()? {
            return Err(Error::Refused { why: "not_empty" });
        }
        let class = self.class;
        class.check()?;
        let products = catalogue(tx, &class, context)?;
        let mut fiches = HashMap::new();
        for client in &class.clients {
            let id = add(tx, client, context)?;
            for purchase in &client.purchases {
                let product = *products.get(&purchase.product).ok_or(Error::NotFound { kind: "product" })?;
                let at = context.now - Duration::days(i64::from(purchase.days_ago));
                tx.insert_class_purchase(id, product, purchase, at, context)?;
            }
            fiches.insert(client.key.as_str(), id);
        }
        let mut called = Vec::new();
        for sheet in &class.sheets {
            let contact = *fiches.get(sheet.client.as_str()).ok_or(Error::NotFound { kind: "contact" })?;
            let client = class.clients.iter().find(|client| client.key == sheet.client);
            let before = client.map(Present::of_client).unwrap_or_default();
            tx.insert_sheet(contact, sheet, &before, context)?;
            called.push(contact);
        }
        let campaign_id = campaign(tx, &class, called, context)?;
        settings(tx, &class, context)?;
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Ok(ClassReport {
            contacts: count(class.clients.len()),
            products: count(class.products.len()),
            sheets: count(class.sheets.len()),
            campaign_id,
        })
    }
}

/// The products by reference; one that the house sells already stays as it is.
fn catalogue(tx: &Tx<'_>, class: &ClassFile, context: &Context) -> Result<HashMap<String, ProductId>> {
    let mut known = HashMap::new();
    for product in &class.products {
        known.insert(product.reference.clone(), tx.class_product(product, context)?);
    }
    for product in &class.products {
        for (kind, others) in [("cross", &product.cross), ("up", &product.up)] {
            for other in others {
                if let (Some(id), Some(other)) = (known.get(&product.reference), known.get(other)) {
                    tx.link_products(*id, *other, kind, context)?;
                }
            }
        }
    }
    Ok(known)
}

fn add(tx: &Tx<'_>, client: &ClassClient, context: &Context) -> Result<ContactId> {
    let contact = NewContact {
        civility: client.civility.clone(),
        first_name: client.first_name.clone(),
        last_name: client.last_name.clone(),
        company: client.company.clone(),
        job: client.job.clone(),
        street: client.street.clone(),
        postcode: client.postcode.clone(),
        town: client.town.clone(),
        external_id: Some(client.key.clone()),
        phones: client.phones.clone(),
        emails: client.emails.clone(),
        stage: Some(client.stage),
    };
    let id = AddContact { contact, region: Region::FR, origin: ORIGIN }.apply(tx, context)?;
    if client.temperature.is_some() {
        tx.set_temperature(id, client.temperature, context)?;
    }
    Ok(id)
}

/// Nothing is sold in these calls: the ground is that of a service.
fn campaign(tx: &Tx<'_>, class: &ClassFile, people: Vec<ContactId>, context: &Context) -> Result<CampaignId> {
    let campaign = NewCampaign {
        name: class.campaign.name.clone(),
        kind: CampaignKind::Verification,
        ground: None,
        goal: u32::try_from(people.len()).ok(),
        starts_on: None,
        ends_on: None,
        max_attempts: 3,
        absent_hours: 1,
        busy_minutes: 5,
        guides: vec![class.campaign.guide.clone()],
        brief: class.campaign.brief.clone(),
        agents: Vec::new(),
    };
    let campaign_id = SaveCampaign { campaign_id: None, campaign }.apply(tx, context)?;
    AddPeople { campaign_id, contacts: people, pick: None }.apply(tx, context)?;
    Ok(campaign_id)
}

/// Invented people: never dialled, nothing to be asked at the first start.
fn settings(tx: &Tx<'_>, class: &ClassFile, context: &Context) -> Result<()> {
    let mut chosen: Vec<_> = ["file.demo", "file.class", "start.done"].map(|key| (key, Value::Bool(true))).into();
    if tx.house_name()?.is_empty() {
        chosen.push(("house.name", Value::from(class.house.as_str())));
    }
    for (key, value) in chosen {
        SetSetting { key: key.to_owned(), value }.apply(tx, context)?;
    }
    Ok(())
}
