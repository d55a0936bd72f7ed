//! The catalogue in the store.

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::{Connection, OptionalExtension, Row, named_params};

use super::house::opening_hours;
use super::reader::Reader;
use super::writer::Tx;
use super::{ms, offer};
use crate::error::OrNotFound;
use crate::product::{CatalogueFound, CatalogueQuery, NewProduct, Pitch, Product, ProductSheet, Searched, nearest};
use crate::{Context, ProductId, Result};

/// How many are shown at once.
const SHOWN: usize = 50;

/// Columns of a [`Product`]; the alias is `p`.
pub(super) const PRODUCT: &str = "p.id, p.reference, p.name, p.price_cents";

/// A product in the catalogue and on sale on the day `:today`; the alias is `p`.
const ON_SALE: &str = "p.retired_at IS NULL AND coalesce(p.sold_from_on, :today) <= :today
    AND coalesce(p.sold_until_on, :today) >= :today";

pub(super) fn product_from_row(row: &Row<'_>) -> rusqlite::Result<Product> {
    Ok(Product { id: row.get(0)?, reference: row.get(1)?, name: row.get(2)?, price_cents: row.get(3)? })
}

/// A day as a column holds it; what is not readable is none.
pub(super) fn day(text: Option<String>) -> Option<NaiveDate> {
    text.and_then(|day| day.parse().ok())
}

/// A sheet without its links.
fn sheet_from_row(row: &Row<'_>) -> rusqlite::Result<ProductSheet> {
    Ok(ProductSheet {
        product: product_from_row(row)?,
        family: row.get(4)?,
        sold_from_on: day(row.get(5)?),
        sold_until_on: day(row.get(6)?),
        again: row.get(7)?,
        pitch: Pitch { feature: row.get(8)?, advantage: row.get(9)?, benefit: row.get(10)?, proof: row.get(11)? },
        goes_with: Vec::new(),
        above: Vec::new(),
        retired: row.get(12)?,
    })
}

fn searched(sheet: &ProductSheet) -> Searched {
    let pitch = &sheet.pitch;
    let parts = [&pitch.feature, &pitch.advantage, &pitch.benefit, &pitch.proof].map(Option::as_deref);
    Searched::new(&sheet.product.reference, &sheet.product.name, sheet.family.as_deref(), parts)
}

/// What goes with a product (`cross`) or stands above it (`up`), in the catalogue, by name.
fn linked(db: &Connection, id: ProductId, kind: &str) -> Result<Vec<Product>> {
    let mut statement = db.prepare_cached(&format!(
        "SELECT {PRODUCT} FROM product_link l JOIN product p ON p.id = l.other_id
         WHERE l.product_id = :id AND l.kind = :kind AND p.retired_at IS NULL ORDER BY p.name"
    ))?;
    let rows = statement.query_map(named_params! { ":id": id, ":kind": kind }, product_from_row)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn today(db: &Connection, now: DateTime<Utc>) -> Result<String> {
    let local = now + opening_hours(db)?.ahead_of_utc(now);
    Ok(local.date_naive().to_string())
}

impl Reader<'_> {
    /// The catalogue on sale today, by name.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn products(&self, now: DateTime<Utc>) -> Result<Vec<Product>> {
        let mut statement =
            self.db().prepare_cached(&format!("SELECT {PRODUCT} FROM product p WHERE {ON_SALE} ORDER BY p.name"))?;
        let rows = statement.query_map(named_params! { ":today": today(self.db(), now)? }, product_from_row)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The products that a few letters mean, and what to propose to that person. Read-only, never asked while it rings.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] of the person or the call.
    pub fn catalogue(&self, query: &CatalogueQuery, now: DateTime<Utc>) -> Result<CatalogueFound> {
        self.snapshot(|db| {
            let mut statement = db.prepare_cached(&format!(
                "SELECT {PRODUCT}, p.family, p.sold_from_on, p.sold_until_on, p.again,
                        p.feature, p.advantage, p.benefit, p.proof, p.retired_at IS NOT NULL
                 FROM product p WHERE :whole OR ({ON_SALE})"
            ))?;
            let all = statement
                .query_map(named_params! { ":whole": query.whole, ":today": today(db, now)? }, sheet_from_row)?
                .collect::<rusqlite::Result<Vec<_>>>()?;
            let mut items = nearest(&query.text, all, searched);
            let total = u32::try_from(items.len()).unwrap_or(u32::MAX);
            items.truncate(SHOWN);
            for sheet in &mut items {
                sheet.goes_with = linked(db, sheet.product.id, "cross")?;
                sheet.above = linked(db, sheet.product.id, "up")?;
            }
            let offers = query.contact_id.map(|contact| offer::suggestions(db, contact, query.call_id, now));
            Ok(CatalogueFound { items, total, offers: offers.transpose()? })
        })
    }
}

impl Tx<'_> {
    /// The product with that reference; `None`: none has it.
    pub(crate) fn product_of_reference(&self, reference: &str) -> Result<Option<ProductId>> {
        Ok(self
            .connection
            .prepare_cached("SELECT id FROM product WHERE reference = :reference")?
            .query_row(named_params! { ":reference": reference }, |row| row.get(0))
            .optional()?)
    }

    /// # Errors
    /// [`crate::Error::NotFound`].
    pub(crate) fn check_product(&self, id: ProductId) -> Result<()> {
        let known =
            self.connection.prepare_cached("SELECT 1 FROM product WHERE id = :id")?.exists(named_params! { ":id": id });
        known?.then_some(()).or_not_found("product")
    }

    pub(crate) fn save_product(&self, id: ProductId, product: &NewProduct) -> Result<()> {
        self.connection
            .prepare_cached(
                "INSERT INTO product (id, reference, name, family, price_cents, sold_from_on, sold_until_on, again,
                     feature, advantage, benefit, proof)
                 VALUES (:id, :reference, :name, :family, :price, :from, :until, :again,
                     :feature, :advantage, :benefit, :proof)
                 ON CONFLICT (id) DO UPDATE SET reference = excluded.reference, name = excluded.name,
                     family = excluded.family, price_cents = excluded.price_cents, sold_from_on = excluded.sold_from_on,
                     sold_until_on = excluded.sold_until_on, again = excluded.again, feature = excluded.feature,
                     advantage = excluded.advantage, benefit = excluded.benefit, proof = excluded.proof",
            )?
            .execute(named_params! {
                ":id": id, ":reference": product.reference, ":name": product.name, ":family": product.family,
                ":price": product.price_cents, ":from": product.sold_from_on.map(|day| day.to_string()),
                ":until": product.sold_until_on.map(|day| day.to_string()), ":again": product.again,
                ":feature": product.pitch.feature, ":advantage": product.pitch.advantage,
                ":benefit": product.pitch.benefit, ":proof": product.pitch.proof,
            })?;
        Ok(())
    }

    /// `at` `None`: back in the catalogue.
    pub(crate) fn retire_product(&self, id: ProductId, at: Option<DateTime<Utc>>) -> Result<()> {
        let changed = self
            .connection
            .prepare_cached("UPDATE product SET retired_at = :at WHERE id = :id")?
            .execute(named_params! { ":id": id, ":at": at.map(ms) })?;
        (changed == 1).then_some(()).or_not_found("product")
    }

    /// Nothing goes with it nor stands above it any more.
    pub(crate) fn unlink_products(&self, id: ProductId) -> Result<()> {
        self.connection
            .prepare_cached("DELETE FROM product_link WHERE product_id = :id")?
            .execute(named_params! { ":id": id })?;
        Ok(())
    }

    /// `kind`: `cross` goes with it, `up` stands above it.
    pub(crate) fn link_products(&self, id: ProductId, other: ProductId, kind: &str, context: &Context) -> Result<()> {
        self.connection
            .prepare_cached(
                "INSERT INTO product_link (id, product_id, other_id, kind) VALUES (:id, :product, :other, :kind)
                 ON CONFLICT (product_id, other_id, kind) DO NOTHING",
            )?
            .execute(named_params! {
                ":id": crate::id::new_uuid(context.now), ":product": id, ":other": other, ":kind": kind,
            })?;
        Ok(())
    }
}
