//! Everything there is about one person (RGPD art. 15 and 20), as data and as a page they can read.
//!
//! Made from the data map: what it knows of, this tells. Colleagues who served them are not named (art. 15.4).

use std::collections::BTreeMap;
use std::sync::LazyLock;

use chrono::{DateTime, Utc};
use serde::Serialize;
use serde_json::{Map, Value};

use super::{KeptFor, Retention, RetentionRule, data_map};
use crate::ContactId;

/// All that is kept of somebody.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PersonFile {
    /// Who.
    pub contact_id: ContactId,
    /// As shown.
    pub name: String,
    /// Who answers for the data: the house.
    pub controller: String,
    /// When this was made.
    pub made_at: DateTime<Utc>,
    /// Minutes the house is ahead of UTC at that moment: how moments are written on the page.
    #[serde(skip)]
    pub ahead_of_utc: i32,
    /// Where a value of the fiche comes from, by field: `internal`, `external` with its supplier, `reconstituted` with
    /// its rule. A field that is not here was told or typed in the house.
    pub origins: BTreeMap<String, Value>,
    /// What is kept, table by table; those without rows are left out.
    pub sections: Vec<PersonSection>,
}

/// One table of it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PersonSection {
    /// Its name.
    pub table: String,
    /// As printed.
    pub title: String,
    /// What for.
    pub purpose: String,
    /// On what legal basis.
    pub basis: String,
    /// For how long, with the texts.
    pub retention: Vec<RetentionRule>,
    /// Column to value; moments in RFC 3339, money in cents, durations in milliseconds.
    pub rows: Vec<Map<String, Value>>,
}

impl PersonSection {
    pub(crate) fn new(table: &str, rules: &Retention, now: DateTime<Utc>) -> Option<Self> {
        let mapped = data_map().tables.get(table)?;
        let category = data_map().categories.get(&mapped.category)?;
        Some(Self {
            table: table.to_owned(),
            title: mapped.title.clone(),
            purpose: category.purpose.clone(),
            basis: category.basis.clone(),
            retention: in_force(&category.keep, rules, now),
            rows: Vec::new(),
        })
    }
}

/// The rules under which a category goes.
pub(super) fn in_force(keep: &[String], rules: &Retention, now: DateTime<Utc>) -> Vec<RetentionRule> {
    keep.iter().filter_map(|kind| rules.on(kind.parse::<KeptFor>().ok()?, now.date_naive())).cloned().collect()
}

static LABELS: LazyLock<BTreeMap<String, String>> =
    LazyLock::new(|| toml::from_str(include_str!("labels.toml")).unwrap_or_default());

/// How a column is called on a page; a column without a label is called by its name.
pub(super) fn label(column: &str) -> &str {
    LABELS.get(column).map_or(column, String::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::privacy::Holds;

    #[test]
    fn every_column_a_person_may_read_of_has_a_label() {
        let shown = [Holds::Text, Holds::Ours, Holds::Code, Holds::Figure, Holds::Moment];
        let own = ["draft", "opposition"];
        let read = |name: &str| own.contains(&name) || data_map().of_a_person().iter().any(|table| table.name == name);
        for table in data_map().tables.values().filter(|table| read(&table.name)) {
            for column in shown.iter().flat_map(|holds| table.holding(*holds)) {
                assert!(LABELS.contains_key(column), "{}.{column}: privacy/labels.toml", table.name);
            }
        }
    }
}
