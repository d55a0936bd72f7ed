//! Rules and sequences: what sets them in motion, what they do, and that nothing else changes.
#![expect(clippy::unwrap_used, reason = "tests fail loudly")]

mod acts;
mod events;
mod month;
mod plans;
mod sequences;
mod time;

use std::collections::BTreeMap;

use chrono::{DateTime, Duration, Utc};
use crm::automation::{
    Act, Action, AutomationStep, Automations, Condition, Rule, RuleLine, RunDue, When, WorkAutomation,
};
use crm::call::{Call, LogCall, ManualCall, Qualification, QualifyCall};
use crm::contact::{AddContact, NewContact, Stage};
use crm::follow_up::{FollowUp, FollowUpStep, WorkFollowUp};
use crm::house::{AddAgent, AddLine, NewAgent, NewLine};
use crm::{AgentId, ContactId, Context, Operation, OutcomeId, RuleId};
use decroche_tests::house::{House, moment, person};
use phone::{CallEvent, CallEventKind, Direction, Region};

/// A Monday at eleven in Paris.
pub(crate) fn monday() -> DateTime<Utc> {
    moment("2026-11-23T10:00:00Z")
}

pub(crate) fn days(n: i64) -> DateTime<Utc> {
    monday() + Duration::days(n)
}

/// A house with an agent at the desk.
pub(crate) struct Desk {
    pub(crate) house: House,
    pub(crate) agent: AgentId,
}

impl Desk {
    pub(crate) fn new() -> Self {
        let house = House::new();
        let agent = AddAgent { agent: NewAgent { name: "Inès".into(), extension: None } };
        let agent = house.write_at(monday(), agent);
        let line =
            NewLine { number: "01 99 00 12 00".into(), label: "Standard".into(), queue: Some("Assistance".into()) };
        house.write_at(monday(), AddLine { line, region: Region::FR });
        Self { house, agent }
    }

    pub(crate) fn try_at<O: Operation>(&self, now: DateTime<Utc>, operation: O) -> crm::Result<O::Output> {
        Ok(self.house.store.write(operation, &Context::at(now).by(Some(self.agent)))?.output)
    }

    pub(crate) fn at<O: Operation>(&self, now: DateTime<Utc>, operation: O) -> O::Output {
        self.try_at(now, operation).unwrap()
    }

    /// A prospect with that mobile of fiction, known for two months.
    pub(crate) fn someone(&self, name: &str, nth: u32) -> ContactId {
        self.someone_at(days(-60), name, nth)
    }

    pub(crate) fn someone_at(&self, now: DateTime<Utc>, name: &str, nth: u32) -> ContactId {
        let number = format!("06 39 98 42 {nth:02}");
        let contact = NewContact { stage: Some(Stage::Prospect), ..person("Ana", name, &[&number]) };
        self.at(now, AddContact { contact, region: Region::FR, origin: "internal" })
    }

    pub(crate) fn work(&self, now: DateTime<Utc>, step: AutomationStep) {
        self.at(now, WorkAutomation { step });
    }

    pub(crate) fn automations(&self) -> Automations {
        self.house.store.reader().unwrap().automations().unwrap()
    }

    pub(crate) fn line(&self, id: RuleId) -> RuleLine {
        self.automations().rules.into_iter().find(|line| line.id == id).unwrap()
    }

    /// A rule, switched on at that moment.
    pub(crate) fn on(&self, now: DateTime<Utc>, rule: Rule) -> RuleId {
        let before: Vec<RuleId> = self.automations().rules.iter().map(|line| line.id).collect();
        self.work(now, AutomationStep::SaveRule { rule_id: None, rule });
        let id = self.automations().rules.iter().find(|line| !before.contains(&line.id)).unwrap().id;
        self.work(now, AutomationStep::Switch { rule_id: id, on: true });
        id
    }

    /// What rules did, the first first.
    pub(crate) fn log(&self) -> Vec<Act> {
        let mut log = self.automations().log;
        log.reverse();
        log
    }

    pub(crate) fn follow_up(&self, contact: ContactId, now: DateTime<Utc>) -> FollowUp {
        self.house.store.reader().unwrap().fiche(contact, now).unwrap().follow_up
    }

    pub(crate) fn outcome(&self, code: &str) -> OutcomeId {
        let outcomes = self.house.store.reader().unwrap().outcomes().unwrap();
        outcomes.iter().find(|outcome| outcome.code == code).unwrap().id
    }

    /// A call they made, told by the telephone.
    pub(crate) fn rings(&self, nth: u32, id: &str, at: DateTime<Utc>, end: CallEventKind) {
        let number = format!("06 39 98 42 {nth:02}");
        let step = |kind, seconds| CallEvent {
            from: Some(number.clone()),
            queue: Some("Assistance".into()),
            at: at + Duration::seconds(seconds),
            ..decroche_tests::house::event(id, kind, None)
        };
        self.house.hear(&step(CallEventKind::Ringing, 0));
        if end == CallEventKind::Ended {
            self.house.hear(&step(CallEventKind::Answered, 5));
        }
        self.house.hear(&step(end, 60));
    }

    /// A call typed by hand, of a minute, with its outcome.
    pub(crate) fn calls(&self, contact: ContactId, code: &str, now: DateTime<Utc>) -> Call {
        self.typed(contact, now, |call| Qualification::of(call, self.outcome(code)))
    }

    pub(crate) fn typed(
        &self,
        contact: ContactId,
        now: DateTime<Utc>,
        said: impl Fn(crm::CallId) -> Qualification,
    ) -> Call {
        let call = ManualCall {
            direction: Direction::Outbound,
            contact_id: Some(contact),
            number: None,
            started_at: now - Duration::minutes(2),
            talk_s: 60,
            outcome_id: None,
            motive_id: None,
            note: None,
        };
        let call = self.at(now, LogCall { call, region: Region::FR });
        self.at(now, QualifyCall { qualification: said(call.id) })
    }

    pub(crate) fn does(&self, contact_id: ContactId, now: DateTime<Utc>, step: FollowUpStep) {
        self.at(now, WorkFollowUp { contact_id, step });
    }

    /// For whom a rule acted, and how often.
    pub(crate) fn acts_of(&self, id: RuleId) -> BTreeMap<ContactId, u32> {
        let file = self.house.file();
        let sql =
            "SELECT contact_id, count(*) FROM automation_act WHERE rule_id = ? AND key IS NOT NULL GROUP BY contact_id";
        let mut statement = file.prepare(sql).unwrap();
        statement.query_map([id], |row| Ok((row.get(0)?, row.get(1)?))).unwrap().map(|row| row.unwrap()).collect()
    }

    /// What no operation can write yet.
    pub(crate) fn sql(&self, sql: &str) {
        self.house.foreign_hand().execute_batch(sql).unwrap();
    }

    /// What the app does every minute.
    pub(crate) fn minute(&self, now: DateTime<Utc>) -> u32 {
        if self.house.store.reader().unwrap().automation_due(now).unwrap() { self.at(now, RunDue) } else { 0 }
    }
}

pub(crate) fn rule(when: When, conditions: Vec<Condition>, actions: Vec<Action>) -> Rule {
    Rule { when, conditions, actions }
}

pub(crate) fn tag(word: &str) -> Action {
    Action::Tag { tag: word.into() }
}
