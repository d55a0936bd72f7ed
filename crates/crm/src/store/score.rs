//! RFM in the store: what each person bought, the scale of the base, its marks.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, named_params};

use super::contact::{LINE_COLUMNS, line_from_row};
use super::house::setting;
use super::ms;
use super::reader::Reader;
use super::writer::Tx;
use crate::contact::ContactLine;
use crate::score::{Bought, Chart, Grid, Limits, Scale, Scored, ScoredLine, Thresholds, Weights};
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

/// From so many buyers on, marks are quintiles.
fn few(db: &Connection) -> Result<u64> {
    Ok(setting(db, SCORE_FEW)?.as_u64().unwrap_or(u64::MAX))
}

/// The scale of what was bought until a moment, whatever is kept.
fn scale_of(db: &Connection, buyers: &[Buyer], at: DateTime<Utc>) -> Result<Scale> {
    if (buyers.len() as u64) < few(db)? {
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

    /// What a screen shows: the 25 cells, what the marks ask, and the people of one cell (its marks of recency and
    /// frequency), at most `limit`.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn rfm_chart(&self, at: DateTime<Utc>, cell: Option<(u8, u8)>, limit: usize) -> Result<Chart> {
        let (scale, mut scored) = self.rfm(at)?;
        let grid = Grid::of(&scored, scale.fixed);
        scored.retain(|one| cell == Some((one.rfm.r, one.rfm.f)));
        scored.sort_by_key(|one| std::cmp::Reverse((one.rfm.score, one.monetary_cents)));
        scored.truncate(limit);
        let db = self.db();
        let mut people = Vec::with_capacity(scored.len());
        for scored in scored {
            // Somebody erased meanwhile is nobody.
            people.extend(line(db, scored.contact_id)?.map(|line| ScoredLine { line, scored }));
        }
        Ok(Chart { at, grid, limits: Limits::of(&scale, at), few: few(db)?, people })
    }
}

fn line(db: &Connection, id: ContactId) -> Result<Option<ContactLine>> {
    Ok(db
        .prepare_cached(&format!("SELECT {LINE_COLUMNS} FROM contact c WHERE c.id = :id"))?
        .query_row(named_params! { ":id": id }, line_from_row)
        .optional()?)
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
        let before = scale(self.connection, context.now)?;
        let after = refresh(self.connection, context.now)?;
        // Screens look again only where marks may be others.
        if !before.marks_like(&after) {
            self.touched_everything();
        }
        Ok(after)
    }
}
