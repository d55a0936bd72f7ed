//! Who goes on from a rung, and after how long.

use chrono::{DateTime, Duration, Utc};
use rusqlite::{Connection, named_params};

use crate::Result;
use crate::contact::Stage;
use crate::pipeline::Passage;
use crate::store::ms;

/// How far back passages are counted, and among how many of the last who came.
const PASSAGE_DAYS: i64 = 180;
const PASSAGES: u32 = 5_000;

/// Of those who came to a rung lately, who went higher, and after how many days.
pub(super) fn passage(db: &Connection, stage: Stage, now: DateTime<Utc>) -> Result<Option<Passage>> {
    if matches!(stage, Stage::LoyalClient | Stage::Lost) {
        return Ok(None);
    }
    let higher: Vec<&str> = Stage::ALL
        .iter()
        .filter(|other| other.rung() > stage.rung() && **other != Stage::Lost)
        .map(|stage| stage.as_str())
        .collect();
    let rows: Vec<Option<i64>> = db
        .prepare_cached(&format!(
            "SELECT (SELECT min(n.at) FROM stage_change n WHERE n.contact_id = s.contact_id AND n.at > s.at AND n.undone_at IS NULL
                         AND n.to_stage IN ('{}')) - s.at
             FROM stage_change s WHERE s.to_stage = :stage AND s.at >= :since AND s.undone_at IS NULL ORDER BY s.at DESC LIMIT :most",
            higher.join("', '")
        ))?
        .query_map(
            named_params! {
                ":stage": stage, ":since": ms(now - Duration::days(PASSAGE_DAYS)), ":most": PASSAGES,
            },
            |row| row.get(0),
        )?
        .collect::<rusqlite::Result<_>>()?;
    let came = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    let mut stays: Vec<i64> = rows.into_iter().flatten().collect();
    stays.sort_unstable();
    let median_days = stays.get(stays.len() / 2).and_then(|stay| u32::try_from(stay / 86_400_000).ok());
    Ok(Some(Passage { came, went_on: u32::try_from(stays.len()).unwrap_or(u32::MAX), median_days }))
}
