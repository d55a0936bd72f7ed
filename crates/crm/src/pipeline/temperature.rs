//! The temperature of a prospect, proposed from dated facts. Each fact weighs points that fade with time; the sum is
//! judged by two thresholds. A published, explainable rule: nothing is learnt, nothing is hidden.

use chrono::{DateTime, Utc};
use serde::Serialize;
use ts_rs::TS;

use crate::contact::Temperature;

/// What is known of a prospect.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Signs {
    pub(crate) last_contact_at: Option<DateTime<Utc>>,
    pub(crate) open_opportunities: u32,
    pub(crate) opportunity_since: Option<DateTime<Utc>>,
    pub(crate) promised_at: Option<DateTime<Utc>>,
    pub(crate) refused_at: Option<DateTime<Utc>>,
}

/// A proposed temperature, and the facts it rests on.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Proposal {
    /// What is proposed.
    pub temperature: Temperature,
    /// The sum of the points.
    pub points: i32,
    /// The facts, the weightiest first.
    pub signs: Vec<Sign>,
}

/// A fact and what it weighs today.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Sign {
    /// `last_contact`, `no_contact`, `opportunity`, `callback`, `refusal`.
    pub code: &'static str,
    /// When it happened, or is due; `None`: never.
    pub at: Option<DateTime<Utc>>,
    /// Points, negative ones cool.
    pub points: i32,
}

/// Points halve in so many days.
const HALF_LIFE_DAYS: f64 = 30.0;
/// From so many points on, a prospect is warm, and hot.
const WARM: i32 = 25;
const HOT: i32 = 60;

/// What to propose; `None`: it is that already.
pub(crate) fn propose(signs: &Signs, confirmed: Option<Temperature>, now: DateTime<Utc>) -> Option<Proposal> {
    let mut told = Vec::new();
    match signs.last_contact_at {
        Some(at) => told.push(sign("last_contact", Some(at), fading(45.0, at, now))),
        None => told.push(sign("no_contact", None, 0)),
    }
    if signs.open_opportunities > 0 {
        let at = signs.opportunity_since;
        told.push(sign("opportunity", at, at.map_or(30, |at| fading(35.0, at, now).max(15))));
    }
    if let Some(at) = signs.promised_at {
        // A promise kept waiting warms no more.
        told.push(sign("callback", Some(at), if at >= now { 15 } else { 0 }));
    }
    if let Some(at) = signs.refused_at {
        told.push(sign("refusal", Some(at), -fading(40.0, at, now)));
    }
    let points: i32 = told.iter().map(|sign| sign.points).sum();
    let temperature = match points {
        points if points >= HOT => Temperature::Hot,
        points if points >= WARM => Temperature::Warm,
        _ => Temperature::Cold,
    };
    told.sort_by_key(|sign| -sign.points.abs());
    (confirmed != Some(temperature)).then_some(Proposal { temperature, points, signs: told })
}

fn sign(code: &'static str, at: Option<DateTime<Utc>>, points: i32) -> Sign {
    Sign { code, at, points }
}

/// Points of a fact, as old as it is.
fn fading(points: f64, at: DateTime<Utc>, now: DateTime<Utc>) -> i32 {
    // A thousand days is as good as for ever, and keeps the sum small.
    let days = f64::from(i32::try_from((now - at).num_hours().clamp(0, 24_000)).unwrap_or(24_000)) / 24.0;
    #[expect(clippy::cast_possible_truncation, reason = "between 0 and `points`")]
    let left = (points * 0.5_f64.powf(days / HALF_LIFE_DAYS)).round() as i32;
    left
}

#[cfg(test)]
mod tests {
    use chrono::Duration;

    use super::*;

    fn now() -> DateTime<Utc> {
        "2026-11-23T09:00:00Z".parse().unwrap()
    }

    fn ago(days: i64) -> Option<DateTime<Utc>> {
        Some(now() - Duration::days(days))
    }

    fn of(signs: &Signs) -> (Temperature, i32) {
        let proposal = propose(signs, None, now()).unwrap();
        (proposal.temperature, proposal.points)
    }

    #[test]
    fn never_spoken_to_is_cold_and_says_so() {
        let proposal = propose(&Signs::default(), None, now()).unwrap();
        assert_eq!((proposal.temperature, proposal.signs[0].code), (Temperature::Cold, "no_contact"));
    }

    #[test]
    fn a_recent_talk_is_warm_and_cools_with_the_weeks() {
        let talk = |days| of(&Signs { last_contact_at: ago(days), ..Signs::default() });
        assert_eq!(talk(1), (Temperature::Warm, 44));
        assert_eq!(talk(30), (Temperature::Cold, 23));
        assert_eq!(talk(60).1, 11);
    }

    #[test]
    fn a_deal_in_hand_with_a_recent_talk_is_hot_and_a_refusal_cools_it() {
        let deal = Signs {
            last_contact_at: ago(2),
            open_opportunities: 1,
            opportunity_since: ago(5),
            promised_at: Some(now() + Duration::days(1)),
            refused_at: None,
        };
        assert_eq!(of(&deal).0, Temperature::Hot);
        assert_eq!(of(&Signs { refused_at: ago(1), ..deal }).0, Temperature::Warm);
    }

    #[test]
    fn what_is_confirmed_already_is_not_proposed_again() {
        let signs = Signs { last_contact_at: ago(1), ..Signs::default() };
        assert_eq!(propose(&signs, Some(Temperature::Warm), now()), None);
        assert!(propose(&signs, Some(Temperature::Cold), now()).is_some());
    }

    #[test]
    fn a_clock_that_went_back_and_centuries_are_borne() {
        let far = Signs { last_contact_at: Some(DateTime::UNIX_EPOCH), ..Signs::default() };
        assert_eq!(of(&far).1, 0);
        let future = Signs { last_contact_at: Some(now() + Duration::days(9)), ..Signs::default() };
        assert_eq!(of(&future).1, 45);
    }
}
