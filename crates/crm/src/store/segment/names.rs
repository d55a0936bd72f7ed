//! Names of the house in a rule: who and what they mean, or which known name is nearest.

use rusqlite::types::Value as Sql;
use rusqlite::{Connection, Row};

use crate::segment::{FilterBy, RuleError, RuleFault};
use crate::text::fold;
use crate::{Error, Result};

/// Where names of one kind are: what is bound, then the names it goes by.
#[derive(Debug, Clone, Copy)]
pub(super) enum House {
    Agent,
    Team,
    Tag,
    Outcome,
    Motive,
    Product,
    Family,
    Campaign,
}

impl House {
    /// The list a filter names.
    pub(super) fn of(by: FilterBy) -> Option<Self> {
        Some(match by {
            FilterBy::Outcome => House::Outcome,
            FilterBy::Motive => House::Motive,
            FilterBy::Product => House::Product,
            FilterBy::Family => House::Family,
            FilterBy::Campaign => House::Campaign,
            FilterBy::Direction | FilterBy::State | FilterBy::Category | FilterBy::Channel | FilterBy::From => {
                return None;
            }
        })
    }

    /// Two names and what they mean. What hangs below an outcome or a motive is meant with it.
    fn sql(self) -> &'static str {
        match self {
            House::Agent => "SELECT name, login, id FROM agent",
            House::Team => "SELECT name, NULL, id FROM team",
            House::Tag => "SELECT DISTINCT tag, NULL, tag FROM contact_tag",
            House::Outcome => {
                "SELECT label, code, id FROM outcome
                 UNION ALL SELECT u.label, u.code, o.id FROM outcome o JOIN outcome u ON u.id = o.parent_id"
            }
            House::Motive => {
                "SELECT label, code, id FROM motive
                 UNION ALL SELECT u.label, u.code, m.id FROM motive m JOIN motive u ON u.id = m.parent_id"
            }
            House::Product => "SELECT name, reference, id FROM product",
            House::Family => "SELECT family, NULL, id FROM product WHERE family IS NOT NULL",
            House::Campaign => "SELECT name, NULL, id FROM campaign",
        }
    }
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<(String, Option<String>, Sql)> {
    Ok((row.get(0)?, row.get(1)?, row.get(2)?))
}

/// What these names mean, accents and case aside.
///
/// # Errors
/// [`Error::Rule`]: the first that is nobody's and nothing's, with the nearest known name.
pub(super) fn meant(db: &Connection, house: House, names: &[String]) -> Result<Vec<Sql>> {
    let mut statement = db.prepare_cached(house.sql())?;
    let known = statement.query_map([], from_row)?.collect::<rusqlite::Result<Vec<_>>>()?;
    let mut found = Vec::new();
    for name in names {
        let typed = fold(name);
        let before = found.len();
        let same = |(one, other, _): &&(String, Option<String>, Sql)| {
            fold(one) == typed || other.as_ref().is_some_and(|other| fold(other) == typed)
        };
        found.extend(known.iter().filter(same).map(|(_, _, meant)| meant.clone()));
        if found.len() == before {
            let mut all: Vec<&str> = known.iter().map(|(name, ..)| name.as_str()).collect();
            all.sort_unstable();
            all.dedup();
            let mut error = RuleError::of(RuleFault::UnknownValue).found(name).among(all);
            error.expected.truncate(30);
            return Err(Error::from(error));
        }
    }
    Ok(found)
}
