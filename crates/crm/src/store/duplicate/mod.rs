//! Fiches that are probably one person's: the base read into a crowd, and what agents said of pairs.

mod dismissed;
mod near;
mod read;

use rusqlite::{Connection, named_params};

use super::contact::{LINE_COLUMNS, line_from_row};
use super::reader::Reader;
use crate::contact::ContactLine;
use crate::duplicate::{Crowd, DuplicatePair, Duplicates, Found, Hit, Likely, Likeness, ScanProgress, ScanStep, scan};
use crate::{Error, Result};

/// Pairs told between two questions whether to go on.
const PACE: usize = 512;

impl Reader<'_> {
    /// Every pair of fiches that is probably one person's, the likeliest first: those whose score is at least
    /// `min_score`, at most `limit` of them. What agents said to be two persons is left out. `go_on` is told how far it
    /// is (some times a second) and returns `false` to stop. No transaction is held while fiches are compared.
    ///
    /// # Errors
    /// [`Error::Invalid`] for a score outside 0 to 1; [`Error::Refused`] `cancelled`; those of the disk.
    pub fn duplicates(
        &self,
        min_score: f64,
        limit: usize,
        go_on: &mut dyn FnMut(ScanProgress) -> bool,
    ) -> Result<Duplicates> {
        if !(0.0..=1.0).contains(&min_score) {
            return Err(Error::Invalid { field: "min_score", why: "out_of_range" });
        }
        let crowd = read::crowd(self.db(), go_on)?;
        let dismissed = dismissed::all(self.db(), &crowd)?;
        let Found { mut hits, narrowed } = scan(&crowd, min_score, go_on)?;
        hits.retain(|hit| !dismissed.contains(&(hit.a, hit.b)));
        let of = |level| hits.iter().filter(|hit| hit.possible() && hit.level() == level).count();
        let (sure, probable, possible) = (of(Likeness::Sure), of(Likeness::Probable), of(Likeness::Possible));
        let pair_of = |hit: &Hit| (crowd.rid(hit.a), crowd.rid(hit.b));
        let likely = hits.iter().filter(|hit| hit.possible() && hit.level() != Likeness::Possible).map(pair_of);
        let likely = Likely(likely.collect());
        let wanted: Vec<Hit> = hits.into_iter().filter(|hit| hit.score() >= min_score).collect();
        let mut pairs = Vec::new();
        for (n, hit) in wanted.iter().take(limit).enumerate() {
            let progress = ScanProgress { step: ScanStep::Tell, done: n, total: wanted.len().min(limit) };
            if n % PACE == 0 && !go_on(progress) {
                return Err(Error::Refused { why: "cancelled" });
            }
            pairs.push(pair(self.db(), &crowd, *hit)?);
        }
        Ok(Duplicates { pairs, total: wanted.len(), sure, probable, possible, people: crowd.len(), narrowed, likely })
    }
}

fn pair(db: &Connection, crowd: &Crowd, hit: Hit) -> Result<DuplicatePair> {
    Ok(DuplicatePair {
        a: line(db, crowd.rid(hit.a))?,
        b: line(db, crowd.rid(hit.b))?,
        score: hit.score(),
        level: hit.level(),
        reasons: hit.reasons(crowd),
    })
}

fn line(db: &Connection, rid: i64) -> Result<ContactLine> {
    Ok(db
        .prepare_cached(&format!("SELECT {LINE_COLUMNS} FROM contact c WHERE c.rid = :rid"))?
        .query_row(named_params! { ":rid": rid }, line_from_row)?)
}
