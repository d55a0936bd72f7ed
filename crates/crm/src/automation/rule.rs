//! A rule as data: « quand » one event, « si » conditions that all hold, « alors » actions.

use chrono::{DateTime, Days, Duration, NaiveTime, Utc};
use phone::text::NAME_MAX;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Event, When};
use crate::contact::{Stage, Temperature};
use crate::hours::OpeningHours;
use crate::ticket::Priority;
use crate::{AgentId, Error, Result, SequenceId, typed};

/// « Si »: something that must hold at the moment of the event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "condition", rename_all = "snake_case")]
pub enum Condition {
    /// The person stands on one of these rungs.
    Stage {
        /// At least one.
        any_of: Vec<Stage>,
    },
    /// Their confirmed temperature is one of these.
    Temperature {
        /// At least one.
        any_of: Vec<Temperature>,
    },
    /// The motive of the call or of the ticket is this one, or below it.
    Motive {
        /// Its code.
        motive: String,
    },
    /// The outcome of the call, else of the last call that has one, is this one, or below it.
    Outcome {
        /// Its code.
        outcome: String,
    },
    /// The call waited in this queue.
    Queue {
        /// Its name.
        queue: String,
    },
    /// The call came by this line of ours.
    Line {
        /// Its label.
        line: String,
    },
    /// Who follows the person.
    Owner {
        /// `None`: nobody.
        agent: Option<AgentId>,
    },
    /// They live in this town.
    Town {
        /// Its name, however it is accented.
        town: String,
    },
    /// They live in this department.
    Department {
        /// `35`, `2A`, `974`.
        department: String,
    },
    /// A ticket of theirs is open, or none is.
    OpenTicket {
        /// One is.
        open: bool,
    },
    /// Their agreement to telephone prospecting is valid, or it is not.
    Consent {
        /// It is.
        valid: bool,
    },
    /// So many calls with them, either way, in the last days.
    Calls {
        /// At least so many (1 to 100).
        at_least: u32,
        /// In so many days (1 to 365).
        days: u32,
    },
    /// The ticket presses at least so much.
    Priority {
        /// At least.
        at_least: Priority,
    },
}

impl Condition {
    fn check(&self, event: Event) -> Result<()> {
        const NOT_HERE: Error = Error::Invalid { field: "condition", why: "not_for_event" };
        const EMPTY: Error = Error::Invalid { field: "condition", why: "empty" };
        let named = |text: &str| {
            let text = typed::line("condition", text, NAME_MAX)?;
            if text.is_empty() { Err(EMPTY) } else { Ok(()) }
        };
        match self {
            Condition::Stage { any_of } if any_of.is_empty() => Err(EMPTY),
            Condition::Temperature { any_of } if any_of.is_empty() => Err(EMPTY),
            Condition::Motive { .. } if !event.has_call() && !event.has_ticket() => Err(NOT_HERE),
            Condition::Queue { .. } | Condition::Line { .. } if !event.has_call() => Err(NOT_HERE),
            Condition::Priority { .. } if !event.has_ticket() => Err(NOT_HERE),
            Condition::Motive { motive: text }
            | Condition::Outcome { outcome: text }
            | Condition::Queue { queue: text }
            | Condition::Line { line: text }
            | Condition::Town { town: text } => named(text),
            Condition::Department { department } => {
                let known =
                    (2..=3).contains(&department.len()) && department.bytes().all(|b| b.is_ascii_alphanumeric());
                if known { Ok(()) } else { Err(Error::Invalid { field: "department", why: "unknown_value" }) }
            }
            Condition::Calls { at_least, days } => {
                let fine = (1..=100).contains(at_least) && (1..=365).contains(days);
                if fine { Ok(()) } else { Err(Error::Invalid { field: "condition", why: "out_of_range" }) }
            }
            _ => Ok(()),
        }
    }
}

/// When what a rule plans is due: so many days later, at an hour of the house; on a day it is closed, the next open one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Delay {
    /// 0 to 365; 0: the same day.
    pub days: u32,
    /// Minutes since midnight, local; `None`: at the hour of the event, and at once on the same day.
    pub minutes: Option<u32>,
}

impl Delay {
    pub(crate) fn check(self) -> Result<()> {
        let fine = self.days <= 365 && self.minutes.is_none_or(|minutes| minutes < 24 * 60);
        if fine { Ok(()) } else { Err(Error::Invalid { field: "delay", why: "out_of_range" }) }
    }

    /// The moment, counted from `at`; never before it.
    pub(crate) fn from(
        self,
        at: DateTime<Utc>,
        hours: &OpeningHours,
        closed: impl Fn(chrono::NaiveDate) -> bool,
    ) -> DateTime<Utc> {
        if self.days == 0 && self.minutes.is_none() {
            return at;
        }
        let local = (at + hours.ahead_of_utc(at)).naive_utc();
        let time = match self.minutes {
            Some(minutes) => NaiveTime::MIN + Duration::minutes(i64::from(minutes)),
            None => local.time(),
        };
        let first = local.date() + Days::new(u64::from(self.days));
        // The hour is over today: tomorrow.
        let first = if first.and_time(time) < local { first + Days::new(1) } else { first };
        let open = first.iter_days().take(30).find(|day| hours.is_open_on(*day) && !closed(*day));
        hours.utc_of(open.unwrap_or(first).and_time(time))
    }
}

/// « Alors »: what the rule does. None of it changes a person: it plans, it proposes, or it puts a word that can be
/// taken off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "action", rename_all = "snake_case")]
pub enum Action {
    /// A task for who follows the person, else for who sits at the desk.
    Task {
        /// What to do, in one line.
        text: String,
        /// When.
        due: Delay,
    },
    /// A call to make.
    Callback {
        /// What about.
        subject: String,
        /// When.
        due: Delay,
    },
    /// Another rung, proposed.
    ProposeStage {
        /// Which.
        stage: Stage,
    },
    /// A temperature, proposed.
    ProposeTemperature {
        /// Which.
        temperature: Temperature,
    },
    /// A word on the fiche.
    Tag {
        /// Which.
        tag: String,
    },
    /// A document of the library, proposed: the agent reads it again and sends it.
    ProposeMessage {
        /// Its key.
        document: String,
    },
    /// The person begins a sequence.
    StartSequence {
        /// Which.
        sequence: SequenceId,
    },
}

/// A whole rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Rule {
    /// « Quand ».
    pub when: When,
    /// « Si »: all must hold; none: always.
    pub conditions: Vec<Condition>,
    /// « Alors »: one at least.
    pub actions: Vec<Action>,
}

/// How many conditions and actions a rule that can still be read has.
const MOST: usize = 6;

impl Rule {
    /// The rule as it may be kept: its texts made safe, its parts believable together.
    ///
    /// # Errors
    /// [`Error::Invalid`], naming the part at fault.
    pub(crate) fn checked(mut self) -> Result<Self> {
        self.when.check()?;
        if self.conditions.len() > MOST || self.actions.len() > MOST {
            return Err(Error::Invalid { field: "rule", why: "too_long" });
        }
        for condition in &self.conditions {
            condition.check(self.when.event())?;
        }
        if self.actions.is_empty() {
            return Err(Error::Invalid { field: "action", why: "empty" });
        }
        for action in &mut self.actions {
            let (field, text) = match action {
                Action::Task { text, due } => {
                    due.check()?;
                    ("text", text)
                }
                Action::Callback { subject, due } => {
                    due.check()?;
                    ("subject", subject)
                }
                Action::Tag { tag } => ("tag", tag),
                _ => continue,
            };
            *text = typed::line(field, text, if field == "tag" { crate::tag::TAG_MAX } else { NAME_MAX })?;
            if text.is_empty() {
                return Err(Error::Invalid { field, why: "empty" });
            }
        }
        Ok(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    fn due(days: u32, minutes: Option<u32>, from: &str) -> DateTime<Utc> {
        let hours = json!({"days": [1, 2, 3, 4, 5], "from": "09:00", "to": "18:00"});
        let hours = OpeningHours::from_settings(&hours, &Value::Null);
        Delay { days, minutes }.from(at(from), &hours, |day| day.to_string() == "2026-12-25")
    }

    #[test]
    fn two_days_at_nine_is_nine_in_paris_on_an_open_day() {
        assert_eq!(due(2, Some(540), "2026-11-23T15:00:00Z"), at("2026-11-25T08:00:00Z"));
        // Thursday and two days is a Saturday: Monday.
        assert_eq!(due(2, Some(540), "2026-11-26T15:00:00Z"), at("2026-11-30T08:00:00Z"));
        // Christmas, then the week-end.
        assert_eq!(due(1, Some(540), "2026-12-24T10:00:00Z"), at("2026-12-28T08:00:00Z"));
    }

    #[test]
    fn today_at_an_hour_that_is_over_is_tomorrow_and_at_once_is_at_once() {
        assert_eq!(due(0, Some(540), "2026-11-23T15:00:00Z"), at("2026-11-24T08:00:00Z"));
        assert_eq!(due(0, Some(1020), "2026-11-23T15:00:00Z"), at("2026-11-23T16:00:00Z"));
        assert_eq!(due(0, None, "2026-11-28T15:00:00Z"), at("2026-11-28T15:00:00Z"));
        assert_eq!(due(1, None, "2026-11-23T15:00:00Z"), at("2026-11-24T15:00:00Z"));
    }

    #[test]
    fn a_rule_is_refused_where_its_parts_do_not_go_together() {
        let rule = |when, conditions, actions| Rule { when, conditions, actions }.checked();
        let tag = || vec![Action::Tag { tag: "vip".into() }];
        let why = |result: Result<Rule>| result.err().and_then(|error| error.detail()).unwrap_or_default();
        assert!(rule(When::Purchase, vec![], tag()).is_ok());
        assert_eq!(why(rule(When::Purchase, vec![], vec![])), "action.empty");
        assert_eq!(why(rule(When::Silence { days: 0 }, vec![], tag())), "when.out_of_range");
        let priority = vec![Condition::Priority { at_least: Priority::High }];
        assert_eq!(why(rule(When::Purchase, priority.clone(), tag())), "condition.not_for_event");
        assert!(rule(When::TicketLate, priority, tag()).is_ok());
        let queue = vec![Condition::Queue { queue: "Assistance".into() }];
        assert_eq!(why(rule(When::Silence { days: 9 }, queue, tag())), "condition.not_for_event");
        assert_eq!(why(rule(When::Purchase, vec![], vec![Action::Tag { tag: " ".into() }])), "tag.empty");
        let far = vec![Action::Task { text: "Voir".into(), due: Delay { days: 400, minutes: None } }];
        assert_eq!(why(rule(When::Purchase, vec![], far)), "delay.out_of_range");
    }
}
