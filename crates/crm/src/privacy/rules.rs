//! How long each kind of data is kept: dated rules, each with its source, as the setting `privacy.rules` holds them.

use std::sync::LazyLock;

use chrono::{DateTime, Months, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use crate::codes::codes;
use crate::{Error, Result};

codes! {
    /// What a rule of retention is about.
    KeptFor {
        /// People who never bought.
        Prospect = "prospect",
        /// People who did.
        Client = "client",
        /// Calls of people without a fiche.
        UnknownCaller = "unknown_caller",
        /// The list of those who must not be called: kept at least so long.
        Opposition = "opposition",
        /// The proof of a consent.
        Consent = "consent",
        /// A contract signed.
        Contract = "contract",
        /// An invoice, an order.
        Invoice = "invoice",
        /// Listening grids.
        Listening = "listening",
        /// Recordings: none is kept here.
        Recording = "recording",
        /// The journal of the telephone.
        Telephone = "telephone",
        /// The journal of writes.
        Audit = "audit",
    }
}

/// One rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RetentionRule {
    /// First day in force.
    pub from: NaiveDate,
    /// What it is about.
    pub category: KeptFor,
    /// For how many months.
    pub months: u32,
    /// Counted from: `row` (its own moment), `last_contact_by_them`, `end_of_relation`.
    pub since: String,
    /// The text.
    pub source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    rules: Vec<RetentionRule>,
}

/// The rules, read and checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Retention {
    rules: Vec<RetentionRule>,
}

/// What ships: the state of the texts on 22 November 2026.
static SHIPPED: LazyLock<Value> =
    LazyLock::new(|| serde_json::from_str(include_str!("rules.json")).unwrap_or_default());

impl Retention {
    /// The rules that ship, as the setting `privacy.rules` shows them.
    pub fn shipped() -> Value {
        SHIPPED.clone()
    }

    /// Reads rules written like [`Retention::shipped`].
    ///
    /// # Errors
    /// [`Error::Invalid`] when they cannot be read, a kind of data has none, or one names no source.
    pub fn read(value: &Value) -> Result<Self> {
        let wrong = Error::Invalid { field: "rules", why: "unknown_value" };
        let Ok(Written { mut rules }) = serde_json::from_value(value.clone()) else { return Err(wrong) };
        rules.sort_by_key(|rule| std::cmp::Reverse(rule.from));
        let sound = |rule: &RetentionRule| {
            (1..=1_200).contains(&rule.months)
                && !rule.source.trim().is_empty()
                && matches!(rule.since.as_str(), "row" | "last_contact_by_them" | "end_of_relation")
        };
        let whole = KeptFor::ALL.iter().all(|kind| rules.iter().any(|rule| rule.category == *kind));
        if whole && rules.iter().all(sound) { Ok(Self { rules }) } else { Err(wrong) }
    }

    /// The rule in force that day; before the first one, the first.
    pub fn on(&self, kind: KeptFor, day: NaiveDate) -> Option<&RetentionRule> {
        let mut of_kind = self.rules.iter().filter(|rule| rule.category == kind);
        of_kind.clone().find(|rule| rule.from <= day).or_else(|| of_kind.next_back())
    }

    /// The rules in force that day, one a kind.
    pub fn in_force(&self, day: NaiveDate) -> Vec<&RetentionRule> {
        KeptFor::ALL.iter().filter_map(|kind| self.on(*kind, day)).collect()
    }

    /// Until when what began at `since` is kept.
    pub fn until(&self, kind: KeptFor, since: DateTime<Utc>, now: DateTime<Utc>) -> DateTime<Utc> {
        let months = self.on(kind, now.date_naive()).map_or(0, |rule| rule.months);
        since.checked_add_months(Months::new(months)).unwrap_or(DateTime::<Utc>::MAX_UTC)
    }

    /// What began before this moment is no longer kept.
    pub fn cut(&self, kind: KeptFor, now: DateTime<Utc>) -> DateTime<Utc> {
        let months = self.on(kind, now.date_naive()).map_or(1_200, |rule| rule.months);
        now.checked_sub_months(Months::new(months)).unwrap_or(DateTime::UNIX_EPOCH)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_data_has_a_rule_with_its_source() {
        let rules = Retention::read(&Retention::shipped()).unwrap();
        let day = "2026-11-22".parse().unwrap();
        let months = |kind| rules.on(kind, day).unwrap().months;
        assert_eq!((months(KeptFor::Prospect), months(KeptFor::Invoice), months(KeptFor::Listening)), (36, 120, 12));
        assert_eq!(rules.in_force(day).len(), KeptFor::ALL.len());
    }

    #[test]
    fn the_rule_of_the_day_is_the_last_one_begun() {
        let mut rules = Retention::shipped();
        let shorter = serde_json::json!({
            "from": "2027-01-01", "category": "prospect", "months": 24, "since": "last_contact_by_them", "source": "essai"
        });
        rules["rules"].as_array_mut().unwrap().push(shorter);
        let rules = Retention::read(&rules).unwrap();
        let months = |day: &str| rules.on(KeptFor::Prospect, day.parse().unwrap()).unwrap().months;
        assert_eq!((months("2000-01-01"), months("2026-12-31"), months("2027-01-01")), (36, 36, 24));
    }

    #[test]
    fn rules_without_a_source_or_of_no_time_are_refused() {
        for (pointer, bad) in
            [("/rules/0/source", Value::from(" ")), ("/rules/0/months", 0.into()), ("/rules/0/since", "x".into())]
        {
            let mut rules = Retention::shipped();
            *rules.pointer_mut(pointer).unwrap() = bad;
            assert!(Retention::read(&rules).is_err(), "{pointer}");
        }
        assert!(Retention::read(&serde_json::json!({"rules": []})).is_err());
    }
}
