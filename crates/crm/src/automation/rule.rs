//! A rule as data: « quand » one event, « si » conditions that all hold, « alors » actions.

use phone::text::NAME_MAX;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Condition, Delay, When};
use crate::contact::{Stage, Temperature};
use crate::{Error, Result, SequenceId, typed};

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
    use crate::ticket::Priority;

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
