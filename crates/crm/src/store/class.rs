//! A class in the store: its catalogue, what its people bought, the sheets and their hidden truth.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, named_params};

use super::contact::{contact, emails, numbers};
use super::facts;
use super::ms;
use super::reader::Reader;
use super::writer::Tx;
use crate::class::{
    ClassProduct, ClassPurchase, Present, VerificationCheck, VerificationLine, VerificationSheet, VerifiedField,
};
use crate::contact::full_name;
use crate::error::OrNotFound;
use crate::{ContactId, Context, Error, ProductId, Result};

impl Reader<'_> {
    /// The verification sheets, in the order of the class file, without their truth.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn verification_sheets(&self) -> Result<Vec<VerificationLine>> {
        let mut statement = self.db().prepare_cached(
            "SELECT s.contact_id, c.external_id, c.first_name, c.last_name,
                    (SELECT co.name FROM company co WHERE co.id = c.company_id), s.brief,
                    EXISTS (SELECT 1 FROM campaign_target t JOIN campaign k ON k.id = t.campaign_id
                            WHERE t.contact_id = s.contact_id AND t.state = 'done' AND k.kind = 'verification')
             FROM verification_sheet s JOIN contact c ON c.id = s.contact_id ORDER BY s.rid",
        )?;
        let rows = statement.query_map([], |row| {
            let (first, last): (Option<String>, Option<String>) = (row.get(2)?, row.get(3)?);
            Ok(VerificationLine {
                contact_id: row.get(0)?,
                external_id: row.get(1)?,
                name: full_name(first.as_deref(), last.as_deref()).or(row.get(4)?).unwrap_or_default(),
                brief: row.get(5)?,
                done: row.get(6)?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// A fiche as it is now beside the truth of its sheet. Nothing else tells that truth.
    ///
    /// # Errors
    /// [`Error::NotFound`] of `sheet` when the fiche has none.
    pub fn check_verification(&self, id: ContactId) -> Result<VerificationCheck> {
        self.snapshot(|db| check(db, id))
    }
}

/// What a sheet hides: the truth, and what its fiche is put back to.
pub(super) fn hidden(db: &Connection, id: ContactId) -> Result<(BTreeMap<VerifiedField, String>, Present)> {
    let (truth, before): (String, String) = db
        .prepare_cached("SELECT truth, before FROM verification_sheet WHERE contact_id = :id")?
        .query_row(named_params! { ":id": id }, |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?
        .or_not_found("sheet")?;
    let damaged = |_| Error::Damaged;
    Ok((serde_json::from_str(&truth).map_err(damaged)?, serde_json::from_str(&before).map_err(damaged)?))
}

/// A fiche as it is now beside the truth of its sheet.
pub(super) fn check(db: &Connection, id: ContactId) -> Result<VerificationCheck> {
    let (truth, before) = hidden(db, id)?;
    let contact = contact(db, id)?;
    let now = Present::of_fiche(&contact, &numbers(db, id)?, &emails(db, id)?);
    let name = full_name(contact.first_name.as_deref(), contact.last_name.as_deref());
    let name = name.or(contact.company.map(|company| company.name)).unwrap_or_default();
    Ok(VerificationCheck::of(id, name, &before, &now, &truth))
}

impl Tx<'_> {
    pub(crate) fn has_fiches(&self) -> Result<bool> {
        Ok(self.connection.prepare_cached("SELECT 1 FROM contact LIMIT 1")?.exists([])?)
    }

    /// The product of that reference, made when there is none.
    pub(crate) fn class_product(&self, product: &ClassProduct, context: &Context) -> Result<ProductId> {
        self.connection
            .prepare_cached(
                "INSERT INTO product (id, reference, name, family, price_cents, feature, advantage, benefit, proof)
                 VALUES (:id, :reference, :name, :family, :price, :feature, :advantage, :benefit, :proof)
                 ON CONFLICT (reference) DO NOTHING",
            )?
            .execute(named_params! {
                ":id": ProductId::new(context.now), ":reference": product.reference, ":name": product.name,
                ":family": product.family, ":price": product.price_cents, ":feature": product.feature,
                ":advantage": product.advantage, ":benefit": product.benefit, ":proof": product.proof,
            })?;
        Ok(self
            .connection
            .prepare_cached("SELECT id FROM product WHERE reference = :reference")?
            .query_row(named_params! { ":reference": product.reference }, |row| row.get(0))?)
    }

    /// A purchase at the catalogue's price.
    pub(crate) fn insert_class_purchase(
        &self,
        contact: ContactId,
        product: ProductId,
        purchase: &ClassPurchase,
        when: DateTime<Utc>,
        context: &Context,
    ) -> Result<()> {
        self.connection
            .prepare_cached(
                "INSERT INTO purchase (id, contact_id, product_id, label, quantity, amount_cents, channel, at)
                 SELECT :id, :contact, id, name, :quantity, :quantity * coalesce(price_cents, 0), :channel, :at
                 FROM product WHERE id = :product",
            )?
            .execute(named_params! {
                ":id": crate::id::new_uuid(context.now), ":contact": contact, ":product": product,
                ":quantity": purchase.quantity, ":channel": purchase.channel, ":at": ms(when),
            })?;
        facts::refresh(self.connection, contact)
    }

    pub(crate) fn insert_sheet(
        &self,
        contact: ContactId,
        sheet: &VerificationSheet,
        before: &Present,
        context: &Context,
    ) -> Result<()> {
        let unknown = |_| Error::Invalid { field: "truth", why: "unknown_value" };
        let truth = serde_json::to_string(&sheet.truth).map_err(unknown)?;
        let before = serde_json::to_string(before).map_err(unknown)?;
        self.connection
            .prepare_cached(
                "INSERT INTO verification_sheet (id, contact_id, brief, truth, before)
                 VALUES (:id, :contact, :brief, :truth, :before)",
            )?
            .execute(named_params! {
                ":id": crate::id::new_uuid(context.now), ":contact": contact, ":brief": sheet.brief, ":truth": truth,
                ":before": before,
            })?;
        Ok(())
    }
}
