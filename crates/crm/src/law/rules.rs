//! The texts in force, as data: dated rules of prospecting and public holidays, each with its source.

use std::sync::LazyLock;

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::Territory;
use super::calendar::Day;
use crate::settings::minutes;
use crate::{Error, Result};

/// What one may do from one date on, until the next rule.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProspectingRule {
    /// First day in force.
    pub from: NaiveDate,
    /// A proven consent is needed first.
    pub consent: bool,
    /// A consent lasts at most this many days.
    pub consent_days: u16,
    /// Days of the week, 1 = Monday.
    pub days: Vec<u8>,
    /// From (included) – to (excluded), `HH:MM`, where the person lives; in order.
    pub hours: Vec<(String, String)>,
    /// At most this many calls or attempts…
    pub attempts: u16,
    /// …in this many calendar days, today included.
    pub attempt_days: u16,
    /// Working days during which one may answer a person’s own request.
    pub request_days: u16,
    /// How far from the agreed minute a call still keeps the appointment.
    pub appointment_minutes: u16,
    /// The texts.
    pub source: String,
}

/// A day on which nobody is canvassed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HolidayRule {
    /// `MM-DD`, or `easter±N` in days from Easter Sunday.
    pub on: String,
    /// As said in France.
    pub name: String,
    /// Where; empty: everywhere.
    pub territories: Vec<Territory>,
    /// The text.
    pub source: String,
}

/// The rules as typed in: the shape of the setting.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    prospecting: Vec<ProspectingRule>,
    holidays: Vec<HolidayRule>,
}

/// A rule that has been read whole.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Prospecting {
    pub(super) rule: ProspectingRule,
    /// Opening and closing minute of the day, in order, apart.
    pub(super) windows: Vec<(NaiveTime, NaiveTime)>,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) struct Holiday {
    pub(super) day: Day,
    pub(super) rule: HolidayRule,
}

/// The rules, read and checked.
#[derive(Debug, Clone, PartialEq)]
pub struct Law {
    /// By date, oldest first; never empty.
    prospecting: Vec<Prospecting>,
    pub(super) holidays: Vec<Holiday>,
}

/// What ships: the state of the texts on 22 November 2026.
static SHIPPED: LazyLock<Value> =
    LazyLock::new(|| serde_json::from_str(include_str!("rules.json")).unwrap_or_default());

impl Law {
    /// The rules that ship, as the setting `law.rules` shows them.
    pub fn shipped() -> Value {
        SHIPPED.clone()
    }

    /// Reads rules written like [`Law::shipped`].
    ///
    /// # Errors
    /// [`Error::Invalid`] where a date, an hour or a limit makes no sense, or no rule is left.
    pub fn read(value: &Value) -> Result<Self> {
        let wrong = |field| Error::Invalid { field, why: "unknown_value" };
        let written: Written = serde_json::from_value(value.clone()).map_err(|_| wrong("law"))?;
        let mut prospecting = written
            .prospecting
            .into_iter()
            .map(|rule| read_rule(rule).ok_or(wrong("prospecting")))
            .collect::<Result<Vec<_>>>()?;
        prospecting.sort_by_key(|rule| rule.rule.from);
        let holidays = written
            .holidays
            .into_iter()
            .map(|rule| Ok(Holiday { day: Day::read(&rule.on).ok_or(wrong("holidays"))?, rule }))
            .collect::<Result<Vec<_>>>()?;
        if prospecting.is_empty() { Err(wrong("prospecting")) } else { Ok(Self { prospecting, holidays }) }
    }

    /// For how many days a consent given at that moment may last.
    pub fn consent_days(&self, at: DateTime<Utc>) -> u16 {
        self.on(at.date_naive()).map_or(0, |rule| rule.rule.consent_days)
    }

    /// The rule in force on a day; before the first one, the first.
    pub(super) fn on(&self, day: NaiveDate) -> Option<&Prospecting> {
        self.prospecting.iter().rev().find(|p| p.rule.from <= day).or_else(|| self.prospecting.first())
    }
}

fn read_rule(rule: ProspectingRule) -> Option<Prospecting> {
    let mut windows = Vec::new();
    for (from, to) in &rule.hours {
        let (from, to) = (minutes(from)?, minutes(to)?);
        let last = windows.last().map_or(0, |&(_, end)| end);
        // Midnight at the end of a day is no `NaiveTime`; nobody may be called then.
        if from < last || from >= to || to >= 24 * 60 {
            return None;
        }
        windows.push((from, to));
    }
    let time = |minute: u32| NaiveTime::from_hms_opt(minute / 60, minute % 60, 0);
    let windows = windows.into_iter().map(|(from, to)| Some((time(from)?, time(to)?))).collect::<Option<Vec<_>>>()?;
    let days_are_days = rule.days.iter().all(|day| (1..=7).contains(day));
    let sound = days_are_days && rule.attempts > 0 && (1..=366).contains(&rule.attempt_days) && rule.consent_days > 0;
    sound.then_some(Prospecting { rule, windows })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rules_that_ship_are_sound_and_each_names_its_source() {
        let law = Law::read(&Law::shipped()).unwrap();
        assert!(law.prospecting.iter().all(|p| p.rule.source.starts_with("C. conso.")));
        assert!(law.holidays.iter().all(|h| h.rule.source.starts_with("C. trav.")));
        assert_eq!(law.holidays.iter().filter(|h| h.rule.territories.is_empty()).count(), 11);
    }

    #[test]
    fn the_rule_of_the_day_is_the_last_one_begun() {
        let law = Law::read(&Law::shipped()).unwrap();
        let consent = |day: &str| law.on(day.parse().unwrap()).unwrap().rule.consent;
        assert!(!consent("2020-01-01") && !consent("2026-08-10"));
        assert!(consent("2026-08-11") && consent("2030-01-01"));
    }

    #[test]
    fn rules_that_make_no_sense_are_refused() {
        for (pointer, bad) in [
            ("/prospecting/0/hours/0/1", "09:00"),
            ("/prospecting/0/hours/1/0", "12:00"),
            ("/prospecting/0/hours/1/1", "24:00"),
            ("/holidays/0/on", "02-30"),
            ("/holidays/1/on", "easter+x"),
            ("/holidays/0/territories", "nowhere"),
        ] {
            let mut rules = Law::shipped();
            *rules.pointer_mut(pointer).unwrap() = bad.into();
            assert!(Law::read(&rules).is_err(), "{pointer} = {bad}");
        }
        assert!(Law::read(&serde_json::json!({"prospecting": [], "holidays": []})).is_err());
        assert!(Law::read(&Value::Null).is_err());
    }
}
