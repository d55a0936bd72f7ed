//! Writing a product, and taking one out of the catalogue.

use phone::text::NAME_MAX;

use super::{NewProduct, Pitch};
use crate::{Context, Error, Operation, ProductId, Result, Tx, typed};

/// The longest part of a pitch, in characters: it is said in one breath.
const PITCH_MAX: usize = 400;
/// The longest reference, in characters.
const REFERENCE_MAX: usize = 40;
/// The highest price believed: ten million euros.
const PRICE_MAX_CENTS: i64 = 1_000_000_000;
/// The most products that go with one, or stand above it.
const LINKS_MAX: usize = 20;

impl NewProduct {
    /// As it may be stored, whoever it is.
    fn checked(mut self, id: ProductId, tx: &Tx<'_>) -> Result<Self> {
        self.reference = typed::line("reference", &self.reference, REFERENCE_MAX)?;
        self.name = typed::line("name", &self.name, NAME_MAX)?;
        self.family = typed::optional_line("family", self.family.as_deref(), NAME_MAX)?;
        for (field, text) in [("reference", &self.reference), ("name", &self.name)] {
            if text.is_empty() {
                return Err(Error::Invalid { field, why: "empty" });
            }
        }
        if self.price_cents.is_some_and(|cents| !(0..=PRICE_MAX_CENTS).contains(&cents)) {
            return Err(Error::Invalid { field: "price", why: "out_of_range" });
        }
        if self.sold_from_on.zip(self.sold_until_on).is_some_and(|(from, until)| from > until) {
            return Err(Error::Invalid { field: "sold_until_on", why: "out_of_range" });
        }
        let said = |field, text: Option<String>| typed::optional_line(field, text.as_deref(), PITCH_MAX);
        self.pitch = Pitch {
            feature: said("feature", self.pitch.feature)?,
            advantage: said("advantage", self.pitch.advantage)?,
            benefit: said("benefit", self.pitch.benefit)?,
            proof: said("proof", self.pitch.proof)?,
        };
        if tx.product_of_reference(&self.reference)?.is_some_and(|other| other != id) {
            return Err(Error::Invalid { field: "reference", why: "taken" });
        }
        for others in [&mut self.goes_with, &mut self.above] {
            others.sort_unstable();
            others.dedup();
            if others.len() > LINKS_MAX || others.contains(&id) {
                return Err(Error::Invalid { field: "links", why: "out_of_range" });
            }
            others.iter().try_for_each(|&other| tx.check_product(other))?;
        }
        Ok(self)
    }
}

/// Puts a product in the catalogue, or changes one.
#[derive(Debug, Clone)]
pub struct SaveProduct {
    /// Which; `None`: a new one.
    pub product_id: Option<ProductId>,
    /// As typed.
    pub product: NewProduct,
}

impl Operation for SaveProduct {
    type Output = ProductId;
    const KIND: &'static str = "product.save";

    fn apply(self, tx: &Tx<'_>, context: &Context) -> Result<ProductId> {
        let id = self.product_id.unwrap_or_else(|| ProductId::new(context.now));
        if self.product_id.is_some() {
            tx.check_product(id)?;
        }
        let product = self.product.checked(id, tx)?;
        tx.save_product(id, &product)?;
        tx.unlink_products(id)?;
        for (kind, others) in [("cross", &product.goes_with), ("up", &product.above)] {
            others.iter().try_for_each(|&other| tx.link_products(id, other, kind, context))?;
        }
        tx.touched_house();
        Ok(id)
    }
}

/// Takes a product out of the catalogue, or puts it back; what was bought and refused stays.
#[derive(Debug, Clone, Copy)]
pub struct RetireProduct {
    /// Which.
    pub product_id: ProductId,
    /// Out; `false`: back in.
    pub retired: bool,
}

impl Operation for RetireProduct {
    type Output = ();
    const KIND: &'static str = "product.retire";

    fn apply(self, tx: &Tx<'_>, context: &Context) -> Result<()> {
        tx.retire_product(self.product_id, self.retired.then_some(context.now))?;
        tx.touched_house();
        Ok(())
    }
}
