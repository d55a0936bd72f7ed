//! RFM in the store: what each person bought, the scale of the base, its marks.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, named_params};

use super::house::setting;
use super::ms;
use super::reader::Reader;
use super::writer::Tx;
use crate::score::{Bought, Grid, Scale, Scored, Thresholds, Weights};
use crate::settings::{SCORE_FEW, SCORE_THRESHOLDS, SCORE_WEIGHTS};
use crate::{ContactId, Context, Error, Result};

/// What each person ordered until a moment, by the order of fiches; whose processing is limited is left out.
const BOUGHT: &str = "
    SELECT c.id, c.external_id, max(p.at) FILTER (WHERE p.amount_cents >= 0),
           count(*) FILTER (WHERE p.amount_cents >= 0), sum(p.amount_cents)
    FROM purchase p JOIN contact c ON c.id = p.contact_id
    WHERE p.at <= :at AND c.frozen_at IS NULL GROUP BY c.rid HAVING count(*) FILTER (WHERE p.amount_cents >= 0) > 0";

type Buyer = (ContactId, Option<String>, Bought);

fn buyers(db: &Connection, at: DateTime<Utc>) -> Result<Vec<Buyer>> {
    let mut statement = db.prepare_cached(BOUGHT)?;
    let rows = statement.query_map(named_params! { ":at": ms(at) }, |row| {
        Ok((row.get(0)?, row.get(1)?, Bought { last_at: row.get(2)?, orders: row.get(3)?, cents: row.get(4)? }))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn weights(db: &Connection) -> Result<Weights> {
    Weights::read(&setting(db, SCORE_WEIGHTS)?).ok_or(Error::Invalid { field: "score.weights", why: "unknown_value" })
}

fn fixed(db: &Connection, now: DateTime<Utc>) -> Result<Scale> {
    let thresholds = Thresholds::read(&setting(db, SCORE_THRESHOLDS)?)
        .ok_or(Error::Invalid { field: "score.thresholds", why: "unknown_value" })?;
    Ok(Scale::fixed(&thresholds, weights(db)?, now))
}

/// The scale in force: the one kept, else the thresholds.
pub(super) fn scale(db: &Connection, now: DateTime<Utc>) -> Result<Scale> {
    let kept: Option<String> =
        db.prepare_cached("SELECT scale FROM rfm_scale")?.query_row([], |row| row.get(0)).optional()?;
    match kept.and_then(|json| serde_json::from_str::<Scale>(&json).ok()) {
        Some(scale) => Ok(Scale { weights: weights(db)?, ..scale }),
        None => fixed(db, now),
    }
}

/// The scale of what was bought until a moment, whatever is kept.
fn scale_of(db: &Connection, buyers: &[Buyer], at: DateTime<Utc>) -> Result<Scale> {
    let few = setting(db, SCORE_FEW)?.as_u64().and_then(|few| usize::try_from(few).ok()).unwrap_or(usize::MAX);
    if buyers.len() < few {
        let fixed = fixed(db, at)?;
        return Ok(Scale { buyers: u32::try_from(buyers.len()).unwrap_or(u32::MAX), ..fixed });
    }
    let bought: Vec<Bought> = buyers.iter().map(|(_, _, bought)| *bought).collect();
    Ok(Scale::of(&bought, weights(db)?))
}

impl Reader<'_> {
    /// Everybody who bought until a moment, marked by the scale of that moment, in the order of fiches.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn rfm(&self, at: DateTime<Utc>) -> Result<(Scale, Vec<Scored>)> {
        self.snapshot(|db| {
            let buyers = buyers(db, at)?;
            let scale = scale_of(db, &buyers, at)?;
            let scored = buyers.into_iter().map(|(contact_id, external_id, bought)| Scored {
                contact_id,
                external_id,
                recency_days: bought.days(at),
                frequency: bought.orders,
                monetary_cents: bought.cents,
                rfm: scale.marks(&bought),
            });
            let scored = scored.collect();
            Ok((scale, scored))
        })
    }

    /// The same people in 25 cells.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn rfm_grid(&self, at: DateTime<Utc>) -> Result<Grid> {
        let (scale, scored) = self.rfm(at)?;
        Ok(Grid::of(&scored, scale.fixed))
    }
}

/// Works the scale out and keeps it; thresholds are not kept, they are read.
pub(super) fn refresh(db: &Connection, now: DateTime<Utc>) -> Result<Scale> {
    let scale = scale_of(db, &buyers(db, now)?, now)?;
    db.prepare_cached("DELETE FROM rfm_scale")?.execute([])?;
    if !scale.fixed {
        let json = serde_json::to_string(&scale).unwrap_or_default();
        db.prepare_cached("INSERT INTO rfm_scale (rid, scale, made_at) VALUES (1, :scale, :now)")?
            .execute(named_params! { ":scale": json, ":now": ms(now) })?;
    }
    Ok(scale)
}

impl Tx<'_> {
    pub(crate) fn refresh_scale(&self, context: &Context) -> Result<Scale> {
        self.touched_everything();
        refresh(self.connection, context.now)
    }
}
