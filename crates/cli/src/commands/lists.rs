//! Outcomes and motives, by the codes that scripts use.

use crm::outcome::{Motive, Outcome};
use crm::{MotiveId, OutcomeId, Reader};

use crate::failure::{Failure, Result};

/// The outcome of this code.
pub fn outcome(reader: &Reader<'_>, code: &str) -> Result<OutcomeId> {
    let outcomes: Vec<Outcome> = reader.outcomes()?;
    match outcomes.iter().find(|outcome| outcome.code == code) {
        Some(outcome) => Ok(outcome.id),
        None => {
            let codes: Vec<&str> = outcomes.iter().map(|outcome| outcome.code.as_str()).collect();
            Err(Failure::with("unknown_outcome", [code, &codes.join(", ")]))
        }
    }
}

/// The motive of this code.
pub fn motive(reader: &Reader<'_>, code: &str) -> Result<MotiveId> {
    let motives: Vec<Motive> = reader.motives()?;
    match motives.iter().find(|motive| motive.code == code) {
        Some(motive) => Ok(motive.id),
        None => {
            let codes: Vec<&str> = motives.iter().map(|motive| motive.code.as_str()).collect();
            Err(Failure::with("unknown_motive", [code, &codes.join(", ")]))
        }
    }
}

/// The motives, to give a label its code back.
pub struct Motives(Vec<Motive>);

impl Motives {
    /// Those in use.
    pub fn read(reader: &Reader<'_>) -> Result<Self> {
        Ok(Self(reader.motives()?))
    }

    /// The code of a label; a label no longer in use stays itself.
    pub fn code<'a>(&'a self, label: Option<&'a str>) -> Option<&'a str> {
        label.map(|label| self.0.iter().find(|motive| motive.label == label).map_or(label, |motive| &motive.code))
    }
}
