//! May this person be called now? Every obstacle with its reason, and the next moment at which one may.

use chrono::{DateTime, Datelike, Days, NaiveDate, TimeDelta, TimeZone, Utc, Weekday};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::rules::Prospecting;
use super::{Consent, Facts, Ground, Law, Territory};

/// Why one may not call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Obstacle {
    /// Their data may not be used.
    Frozen,
    /// They asked never to be called.
    Opposed {
        /// Since.
        since: DateTime<Utc>,
    },
    /// Nobody has a consent of theirs.
    NoConsent,
    /// There is one, but nothing proves it (R.223-2).
    Unproven,
    /// It has ended.
    ConsentExpired {
        /// When.
        at: DateTime<Utc>,
    },
    /// They took it back.
    ConsentWithdrawn {
        /// When.
        at: DateTime<Utc>,
    },
    /// Their request is too old to be answered.
    RequestExpired {
        /// Last day to answer it, where they live.
        on: NaiveDate,
    },
    /// It is not the agreed moment.
    NotTheAppointment {
        /// The agreed moment.
        at: DateTime<Utc>,
    },
    /// No calls on that day of the week.
    Day {
        /// 1 = Monday.
        weekday: u8,
    },
    /// A public holiday where they live.
    Holiday {
        /// Its name.
        name: String,
    },
    /// Outside the hours.
    Hour {
        /// The time where they live, `HH:MM`.
        local: String,
        /// From – to, `HH:MM`.
        hours: Vec<(String, String)>,
    },
    /// Called or tried often enough.
    Attempts {
        /// How many.
        count: u32,
        /// In how many days.
        days: u16,
    },
}

/// The answer of the guard.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Verdict {
    /// One may call now.
    pub allowed: bool,
    /// Every reason against it, the most lasting first.
    pub obstacles: Vec<Obstacle>,
    /// The next moment at which one may; `None`: allowed now, or no moment will do.
    pub next_legal_at: Option<DateTime<Utc>>,
    /// The texts applied.
    pub source: String,
    /// The precise moment they accepted, on the ground of which one may call outside the hours (L.223-1, al. 6); `None`:
    /// the hour needs no such ground, or one may not call.
    pub slot_at: Option<DateTime<Utc>>,
}

/// How far ahead a legal moment is looked for: no attempt counts longer than this.
const HORIZON_DAYS: u64 = 400;

impl Law {
    /// Whether one may call now, and if not why, and when.
    pub fn check(&self, facts: &Facts<'_>, now: DateTime<Utc>) -> Verdict {
        let Some(rule) = self.rule_at(facts, now) else {
            let source = String::new();
            return Verdict { allowed: false, obstacles: Vec::new(), next_legal_at: None, source, slot_at: None };
        };
        let standing = self.standing(facts, rule, now);
        let for_good = !standing.is_empty();
        let obstacles = standing.into_iter().chain(self.passing(facts, rule, now)).collect::<Vec<_>>();
        let allowed = obstacles.is_empty();
        let next_legal_at = (!allowed && !for_good).then(|| self.next(facts, now)).flatten();
        let zone = facts.territory.time_zone();
        let by_slot = || facts.ground.keeps_hours() && self.closed(facts.territory, rule, now, zone).is_some();
        let slot_at = if allowed && by_slot() { slot(facts, rule, now) } else { None };
        Verdict { allowed, obstacles, next_legal_at, source: rule.rule.source.clone(), slot_at }
    }

    /// Whether one may call now: [`Law::check`] without the reasons.
    pub fn allows(&self, facts: &Facts<'_>, now: DateTime<Utc>) -> bool {
        self.rule_at(facts, now).is_some_and(|rule| {
            self.standing(facts, rule, now).is_empty() && self.passing(facts, rule, now).next().is_none()
        })
    }

    fn rule_at(&self, facts: &Facts<'_>, now: DateTime<Utc>) -> Option<&Prospecting> {
        self.on(now.with_timezone(&facts.territory.time_zone()).date_naive())
    }

    /// What another moment mends: attempts, the day and the hour, an appointment.
    fn passing(&self, facts: &Facts<'_>, rule: &Prospecting, now: DateTime<Utc>) -> impl Iterator<Item = Obstacle> {
        let zone = facts.territory.time_zone();
        let ground = facts.ground;
        let often = ground.keeps_attempts().then(|| attempts(facts.attempts, rule, now, zone)).flatten();
        let agreed = |at: DateTime<Utc>| (at - now).abs() <= slack(rule);
        let closed = ground.keeps_hours().then(|| self.closed(facts.territory, rule, now, zone)).flatten();
        let closed = closed.filter(|_| !slot(facts, rule, now).is_some_and(agreed));
        let elsewhen = match ground {
            Ground::Appointment { at } if !agreed(at) => Some(Obstacle::NotTheAppointment { at }),
            _ => None,
        };
        [often, closed, elsewhen].into_iter().flatten()
    }

    /// What no waiting will mend: objection, consent, frozen data, a request grown old.
    fn standing(&self, facts: &Facts<'_>, rule: &Prospecting, now: DateTime<Utc>) -> Vec<Obstacle> {
        let mut obstacles = Vec::new();
        if facts.frozen {
            obstacles.push(Obstacle::Frozen);
        }
        if let Some(since) = facts.opposed_at
            && facts.ground.stopped_by_objection(since)
        {
            obstacles.push(Obstacle::Opposed { since });
        }
        if facts.ground == Ground::Prospecting && rule.rule.consent {
            obstacles.extend(consent(facts.consent, rule, now));
        }
        if let Ground::Request { asked_at } = facts.ground {
            let zone = facts.territory.time_zone();
            let last = self.working_days_after(asked_at.with_timezone(&zone).date_naive(), facts.territory, rule);
            if now.with_timezone(&zone).date_naive() > last {
                obstacles.push(Obstacle::RequestExpired { on: last });
            }
        }
        obstacles
    }

    /// Why nobody is called at that moment of the day, of the week or of the year.
    fn closed(&self, territory: Territory, rule: &Prospecting, now: DateTime<Utc>, zone: Tz) -> Option<Obstacle> {
        let local = now.with_timezone(&zone);
        let weekday = local.weekday();
        if !open_on(rule, weekday) {
            return Some(Obstacle::Day { weekday: number(weekday) });
        }
        if let Some(name) = self.holiday(local.date_naive(), territory) {
            return Some(Obstacle::Holiday { name: name.to_owned() });
        }
        let time = local.time();
        if rule.windows.iter().any(|&(from, to)| (from..to).contains(&time)) {
            return None;
        }
        Some(Obstacle::Hour { local: time.format("%H:%M").to_string(), hours: rule.rule.hours.clone() })
    }

    /// The first moment from now on that nothing forbids.
    fn next(&self, facts: &Facts<'_>, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        if let Ground::Appointment { at } = facts.ground {
            let slack = slack(self.on(at.date_naive())?);
            return (now <= at + slack).then_some((at - slack).max(now));
        }
        let zone = facts.territory.time_zone();
        let today = now.with_timezone(&zone).date_naive();
        let opens = (0..HORIZON_DAYS).filter_map(|ahead| today.checked_add_days(Days::new(ahead))).find_map(|day| {
            let rule = self.on(day)?;
            self.openings(day, facts, rule).into_iter().find_map(|(from, to)| {
                let at = from.max(now);
                let free = !facts.ground.keeps_attempts() || attempts(facts.attempts, rule, at, zone).is_none();
                (at < to && free && self.standing(facts, rule, at).is_empty()).then_some(at)
            })
        });
        opens.into_iter().chain(self.next_slot(facts, now)).min()
    }

    /// The beginning of the slot they accepted, if one may call in it.
    fn next_slot(&self, facts: &Facts<'_>, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        let at = facts.consent?.slot_at?;
        let slack = slack(self.rule_at(facts, at)?);
        let begins = (at - slack).max(now);
        (begins <= at + slack && self.allows(facts, begins)).then_some(begins)
    }

    /// From – to, when one may call that day.
    fn openings(&self, day: NaiveDate, facts: &Facts<'_>, rule: &Prospecting) -> Vec<(DateTime<Utc>, DateTime<Utc>)> {
        let zone = facts.territory.time_zone();
        if !open_on(rule, day.weekday()) || self.holiday(day, facts.territory).is_some() {
            return Vec::new();
        }
        let at = |time| zone.from_local_datetime(&day.and_time(time)).earliest().map(|local| local.with_timezone(&Utc));
        rule.windows.iter().filter_map(|&(from, to)| Some((at(from)?, at(to)?))).collect()
    }

    /// The last of the working days (Monday to Friday, no holiday) that follow a day.
    fn working_days_after(&self, from: NaiveDate, territory: Territory, rule: &Prospecting) -> NaiveDate {
        let works = |day: &NaiveDate| number(day.weekday()) <= 5 && self.holiday(*day, territory).is_none();
        let needed = usize::from(rule.rule.request_days);
        from.iter_days().skip(1).filter(works).take(needed).last().unwrap_or(from)
    }
}

/// The moment that a consent still worth something names, whether it is now or not.
fn slot(facts: &Facts<'_>, rule: &Prospecting, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    facts.consent?.slot_at.filter(|_| consent(facts.consent, rule, now).is_none())
}

/// How far from the agreed moment a call still keeps the appointment.
fn slack(rule: &Prospecting) -> TimeDelta {
    TimeDelta::minutes(i64::from(rule.rule.appointment_minutes))
}

fn open_on(rule: &Prospecting, weekday: Weekday) -> bool {
    rule.rule.days.contains(&number(weekday))
}

/// 1 = Monday.
fn number(weekday: Weekday) -> u8 {
    u8::try_from(weekday.number_from_monday()).unwrap_or(7)
}

fn consent(consent: Option<Consent>, rule: &Prospecting, now: DateTime<Utc>) -> Option<Obstacle> {
    let Some(consent) = consent else { return Some(Obstacle::NoConsent) };
    if let Some(at) = consent.withdrawn_at {
        return Some(Obstacle::ConsentWithdrawn { at });
    }
    let by_law = consent.collected_at.checked_add_days(Days::new(u64::from(rule.rule.consent_days)));
    let ends = by_law.map_or(consent.expires_at, |by_law| by_law.min(consent.expires_at));
    if now >= ends {
        return Some(Obstacle::ConsentExpired { at: ends });
    }
    (!consent.proven || now < consent.collected_at).then_some(Obstacle::Unproven)
}

/// Attempts of the last calendar days, today included, where they live.
fn attempts(attempts: &[DateTime<Utc>], rule: &Prospecting, at: DateTime<Utc>, zone: Tz) -> Option<Obstacle> {
    let days = rule.rule.attempt_days;
    let today = at.with_timezone(&zone).date_naive();
    let first = today.checked_sub_days(Days::new(u64::from(days.saturating_sub(1))))?;
    let counts = |when: &&DateTime<Utc>| (first..=today).contains(&when.with_timezone(&zone).date_naive());
    let count = attempts.iter().filter(counts).count();
    (count >= usize::from(rule.rule.attempts))
        .then(|| Obstacle::Attempts { count: u32::try_from(count).unwrap_or(u32::MAX), days })
}

#[cfg(test)]
mod tests;
