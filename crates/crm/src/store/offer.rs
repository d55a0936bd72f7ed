//! Offers in the store: what was proposed, what was sold, and the facts from which to propose.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, Row, named_params};

use super::facts;
use super::fiche::consent;
use super::house::{opening_hours, setting};
use super::product::{PRODUCT, day, product_from_row};
use super::writer::Tx;
use super::{at, ms};
use crate::error::OrNotFound;
use crate::fiche::ConsentState;
use crate::offer::{
    Bought, Link, MadeOffer, NewOffer, OfferAnswer, OfferFacts, OfferRules, Sold, Suggestions, suggest,
};
use crate::{CallId, ContactId, Context, ProductId, Result};

/// The most offers and products bought that count: the latest.
const LATEST: i64 = 200;

const MADE: &str = "SELECT product_id, answer, why, at, not_before_on FROM offer";

fn made_from_row(row: &Row<'_>) -> rusqlite::Result<MadeOffer> {
    Ok(MadeOffer {
        product_id: row.get(0)?,
        answer: row.get(1)?,
        why: row.get(2)?,
        at: at(row.get(3)?),
        not_before_on: day(row.get(4)?),
    })
}

/// What to propose to a person in a call, or with a view to calling them.
pub(super) fn suggestions(
    db: &Connection,
    contact: ContactId,
    call: Option<CallId>,
    now: DateTime<Utc>,
) -> Result<Suggestions> {
    let they_call = call.map(|call| called_us(db, call)).transpose()?.unwrap_or(false);
    let made = call.map(|call| made_in(db, call, contact)).transpose()?.unwrap_or_default();
    if !they_call && consent(db, contact, now)?.state == ConsentState::Withdrawn {
        return Ok(Suggestions { opposed: true, made, ..Suggestions::default() });
    }
    let rules = OfferRules {
        refused_months: setting(db, "offer.refused_months")?.as_u64().and_then(|n| u32::try_from(n).ok()).unwrap_or(0),
        now,
        ahead: opening_hours(db)?.ahead_of_utc(now),
    };
    let (items, left_out) = suggest(&facts(db, contact)?, &rules);
    Ok(Suggestions { items, left_out, opposed: false, made })
}

fn called_us(db: &Connection, call: CallId) -> Result<bool> {
    db.prepare_cached("SELECT direction = 'inbound' FROM call WHERE id = :call")?
        .query_row(named_params! { ":call": call }, |row| row.get(0))
        .optional()?
        .or_not_found("call")
}

fn made_in(db: &Connection, call: CallId, contact: ContactId) -> Result<Vec<MadeOffer>> {
    let mut statement =
        db.prepare_cached(&format!("{MADE} WHERE call_id = :call AND contact_id = :contact ORDER BY at, rid"))?;
    let rows = statement.query_map(named_params! { ":call": call, ":contact": contact }, made_from_row)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// All that is known for one person: by their index each, then the links of what they have and may be given.
fn facts(db: &Connection, contact: ContactId) -> Result<OfferFacts> {
    let bought: Vec<Bought> = db
        .prepare_cached(
            "SELECT p.id, p.name, count(*), min(u.at), max(u.at)
             FROM purchase u JOIN product p ON p.id = u.product_id
             WHERE u.contact_id = :id GROUP BY p.id ORDER BY max(u.at) DESC LIMIT :most",
        )?
        .query_map(named_params! { ":id": contact, ":most": LATEST }, |row| {
            Ok(Bought {
                product_id: row.get(0)?,
                name: row.get(1)?,
                times: row.get(2)?,
                first_at: at(row.get(3)?),
                last_at: at(row.get(4)?),
            })
        })?
        .collect::<rusqlite::Result<_>>()?;
    let mut offers: Vec<MadeOffer> = db
        .prepare_cached(&format!("{MADE} WHERE contact_id = :id ORDER BY at DESC, rid DESC LIMIT :most"))?
        .query_map(named_params! { ":id": contact, ":most": LATEST }, made_from_row)?
        .collect::<rusqlite::Result<_>>()?;
    offers.reverse();

    let mut links = Vec::new();
    let mut named: Vec<ProductId> = Vec::new();
    for had in &bought {
        links.extend(links_of(db, had.product_id)?);
        named.push(had.product_id);
    }
    named.extend(links.iter().map(|link: &Link| link.to));
    named.extend(offers.iter().map(|offer| offer.product_id));
    named.sort_unstable();
    named.dedup();
    let mut products = Vec::with_capacity(named.len());
    for id in named {
        let Some(sold) = sold(db, id)? else { continue };
        // What stands above a candidate tells whether they have better already.
        if !bought.iter().any(|had| had.product_id == id) {
            links.extend(links_of(db, id)?);
        }
        products.push(sold);
    }
    Ok(OfferFacts { products, bought, links, offers })
}

fn links_of(db: &Connection, id: ProductId) -> Result<Vec<Link>> {
    let mut statement =
        db.prepare_cached("SELECT product_id, other_id, kind = 'up' FROM product_link WHERE product_id = :id")?;
    let rows = statement.query_map(named_params! { ":id": id }, |row| {
        Ok(Link { from: row.get(0)?, to: row.get(1)?, up: row.get(2)? })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// A product still in the catalogue; `None`: retired.
fn sold(db: &Connection, id: ProductId) -> Result<Option<Sold>> {
    Ok(db
        .prepare_cached(&format!(
            "SELECT {PRODUCT}, p.sold_from_on, p.sold_until_on, p.again FROM product p
             WHERE p.id = :id AND p.retired_at IS NULL"
        ))?
        .query_row(named_params! { ":id": id }, |row| {
            Ok(Sold {
                product: product_from_row(row)?,
                from_on: day(row.get(4)?),
                until_on: day(row.get(5)?),
                again: row.get(6)?,
            })
        })
        .optional()?)
}

impl Tx<'_> {
    /// An offer told by itself; of the same product in the same call, it replaces the answer.
    pub(crate) fn tell_offer(&self, contact: ContactId, offer: &NewOffer, context: &Context) -> Result<()> {
        let not_before = offer.not_before_on.map(|day| day.to_string());
        let corrected = self
            .connection
            .prepare_cached(
                "UPDATE offer SET answer = :answer, told = :answer, why = :why, not_before_on = :not_before,
                     agent_id = :agent, at = :at
                 WHERE call_id = :call AND contact_id = :contact AND product_id = :product",
            )?
            .execute(named_params! {
                ":answer": offer.answer, ":why": offer.why, ":not_before": not_before, ":agent": context.agent,
                ":at": ms(context.now), ":call": offer.call_id, ":contact": contact, ":product": offer.product_id,
            })?;
        if corrected == 0 {
            self.connection
                .prepare_cached(
                    "INSERT INTO offer (id, contact_id, product_id, call_id, answer, told, why, not_before_on, agent_id, at)
                     VALUES (:id, :contact, :product, :call, :answer, :answer, :why, :not_before, :agent, :at)",
                )?
                .execute(named_params! {
                    ":id": crate::id::new_uuid(context.now), ":contact": contact, ":product": offer.product_id,
                    ":call": offer.call_id, ":answer": offer.answer, ":why": offer.why, ":not_before": not_before,
                    ":agent": context.agent, ":at": ms(context.now),
                })?;
        }
        Ok(())
    }

    /// What the outcome of a call says of an offer: one told of already in it takes that answer.
    pub(crate) fn insert_offer(
        &self,
        contact: ContactId,
        product: ProductId,
        call: CallId,
        answer: OfferAnswer,
        why: Option<&str>,
        context: &Context,
    ) -> Result<()> {
        let told = self
            .connection
            .prepare_cached(
                "UPDATE offer SET answer = :answer, why = coalesce(:why, why)
                 WHERE call_id = :call AND contact_id = :contact AND product_id = :product AND told IS NOT NULL",
            )?
            .execute(named_params! {
                ":answer": answer, ":why": why, ":call": call, ":contact": contact, ":product": product,
            })?;
        if told == 0 {
            self.connection
                .prepare_cached(
                    "INSERT INTO offer (id, contact_id, product_id, call_id, answer, why, agent_id, at)
                     VALUES (:id, :contact, :product, :call, :answer, :why, :agent, :at)",
                )?
                .execute(named_params! {
                    ":id": crate::id::new_uuid(context.now), ":contact": contact, ":product": product, ":call": call,
                    ":answer": answer, ":why": why, ":agent": context.agent, ":at": ms(context.now),
                })?;
        }
        Ok(())
    }

    /// The offers and sales that a call's first outcome wrote, before another one writes its own. What was told by
    /// itself stays as it was told.
    pub(crate) fn take_back_offers(&self, call: CallId) -> Result<()> {
        let bought = self.buyers_in(call)?;
        for sql in [
            "DELETE FROM offer WHERE call_id = :call AND told IS NULL",
            "UPDATE offer SET answer = told WHERE call_id = :call AND told IS NOT NULL",
            "DELETE FROM purchase WHERE call_id = :call AND external_id IS NULL",
        ] {
            self.connection.prepare_cached(sql)?.execute(named_params! { ":call": call })?;
        }
        bought.into_iter().try_for_each(|contact| facts::refresh(self.connection, contact))
    }

    /// Who bought in a call.
    fn buyers_in(&self, call: CallId) -> Result<Vec<ContactId>> {
        let mut statement =
            self.connection.prepare_cached("SELECT DISTINCT contact_id FROM purchase WHERE call_id = :call")?;
        let rows = statement.query_map(named_params! { ":call": call }, |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// A purchase at the catalogue's price; a product on quotation is written at 0 and corrected on the order.
    pub(crate) fn insert_sale(
        &self,
        contact: ContactId,
        product: ProductId,
        call: CallId,
        context: &Context,
    ) -> Result<()> {
        let written = self
            .connection
            .prepare_cached(
                "INSERT INTO purchase (id, contact_id, product_id, label, amount_cents, channel, call_id, agent_id, at)
                 SELECT :id, :contact, id, name, coalesce(price_cents, 0), 'phone', :call, :agent, :at
                 FROM product WHERE id = :product",
            )?
            .execute(named_params! {
                ":id": crate::id::new_uuid(context.now), ":contact": contact, ":product": product, ":call": call,
                ":agent": context.agent, ":at": ms(context.now),
            })?;
        (written == 1).then_some(()).or_not_found("product")?;
        facts::refresh(self.connection, contact)
    }
}
