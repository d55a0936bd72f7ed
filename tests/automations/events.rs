//! What sets rules in motion, where the month does not tell it, and that rules never set each other in motion.

use chrono::Duration;
use crm::automation::{Action, Condition, Delay, RunDue, When};
use crm::campaign::{AddPeople, CampaignKind, LogTarget, NewCampaign, SaveCampaign};
use crm::contact::{AddContact, EditContact, NewContact, SetStage, Stage};
use crm::follow_up::FollowUpStep;
use crm::scope::Scope;
use decroche_tests::house::person;
use phone::{CallEventKind, Region};

use crate::{Desk, days, monday, rule, tag};

#[test]
fn a_success_in_a_campaign_is_an_event() {
    let desk = Desk::new();
    let contact = desk.someone("Cloarec", 1);
    desk.on(monday(), rule(When::CampaignSuccess, vec![], vec![tag("enquêtée")]));
    let campaign = NewCampaign {
        name: "Enquête".into(),
        kind: CampaignKind::Survey,
        ground: None,
        goal: None,
        starts_on: None,
        ends_on: None,
        max_attempts: 3,
        absent_hours: 27,
        busy_minutes: 30,
        guides: vec![],
        brief: String::new(),
        agents: vec![],
    };
    let campaign_id = desk.at(monday(), SaveCampaign { campaign_id: None, campaign });
    desk.at(monday(), AddPeople { campaign_id, contacts: vec![contact], pick: None });
    let target_id = desk.house.store.reader().unwrap().target_in(campaign_id, contact).unwrap();
    let told = |code: &str, now| {
        let outcome_id = desk.outcome(code);
        let told = LogTarget { target_id, outcome_id, started_at: None, talk_s: 30, note: None, callback_at: None };
        desk.at(now, told);
    };
    told("absent", monday());
    assert_eq!(desk.follow_up(contact, monday()).tags, Vec::<String>::new());
    told("survey_done", days(1));
    assert_eq!(desk.follow_up(contact, days(1)).tags, ["enquêtée"]);
    let rule = desk.automations().rules[0].rule.clone();
    let run = desk.house.store.reader().unwrap().dry_run(&rule, 30, days(2)).unwrap();
    assert_eq!((run.times, run.lines[0].name.as_str()), (1, "Ana Cloarec"));
}

#[test]
fn a_missed_call_of_somebody_known_plans_a_call_back_at_once() {
    let desk = Desk::new();
    let contact = desk.someone("Cloarec", 1);
    let callback = Action::Callback { subject: "Appel manqué".into(), due: Delay { days: 0, minutes: None } };
    let line = Condition::Line { line: "Commercial".into() };
    desk.on(monday(), rule(When::CallLost { cause: None }, vec![line], vec![callback.clone()]));
    let queue = Condition::Queue { queue: "Assistance".into() };
    desk.on(monday(), rule(When::CallLost { cause: None }, vec![queue], vec![callback]));
    desk.rings(1, "a", monday(), CallEventKind::Missed);
    desk.rings(1, "a", monday(), CallEventKind::Missed);
    desk.rings(1, "b", days(1), CallEventKind::Ended);
    desk.rings(77, "c", days(1), CallEventKind::Missed);
    assert_eq!(desk.log().len(), 1, "not by that line, not twice, not answered, not unknown");
    let callback = desk.house.store.reader().unwrap().fiche(contact, monday()).unwrap().next_callback.unwrap();
    assert_eq!((callback.subject.as_str(), callback.due_at), ("Appel manqué", monday() + Duration::seconds(60)));
}

#[test]
fn a_file_of_people_is_no_event_and_a_new_fiche_is() {
    let desk = Desk::new();
    desk.on(monday(), rule(When::ContactCreated, vec![], vec![tag("nouvelle")]));
    let add = |origin, nth: u32| {
        let contact = NewContact { ..person("Ana", "Cloarec", &[&format!("06 39 98 43 {nth:02}")]) };
        desk.at(monday(), AddContact { contact, region: Region::FR, origin })
    };
    add("import", 1);
    assert_eq!(desk.log().len(), 0);
    let new = add("call", 2);
    assert_eq!(desk.follow_up(new, monday()).tags, ["nouvelle"]);
}

#[test]
fn rules_never_set_each_other_in_motion() {
    let desk = Desk::new();
    let contact = desk.someone("Cloarec", 1);
    let now = Delay { days: 0, minutes: None };
    let again = |subject: &str| Action::Callback { subject: subject.into(), due: now };
    // Each would feed the other, and itself, for ever.
    desk.on(monday(), rule(When::CallQualified { outcome: None }, vec![], vec![again("un")]));
    desk.on(monday(), rule(When::CallbackOverdue { hours: 0 }, vec![], vec![again("deux")]));
    desk.on(monday(), rule(When::StageChanged { to: None }, vec![], vec![Action::ProposeStage { stage: Stage::Lead }]));
    desk.calls(contact, "lead", monday());
    for hour in 1..48 {
        desk.minute(monday() + Duration::hours(hour));
    }
    assert_eq!(desk.log().len(), 1, "the callback of a rule is late and sets nothing in motion");
    desk.at(days(3), SetStage { contact_id: contact, stage: Stage::Client, why: "Signé".into() });
    assert_eq!(desk.log().len(), 2);
    assert_eq!(desk.house.store.reader().unwrap().contact(contact).unwrap().stage, Stage::Client);
}

#[test]
fn a_fiche_whose_use_is_limited_is_left_alone() {
    let desk = Desk::new();
    let contact = desk.someone("Cloarec", 1);
    desk.on(monday(), rule(When::CallQualified { outcome: None }, vec![], vec![tag("vue")]));
    desk.sql("UPDATE contact SET frozen_at = 1");
    desk.calls(contact, "lead", monday());
    assert_eq!(desk.log().len(), 0);
}

#[test]
fn who_follows_the_person_gets_the_task() {
    let desk = Desk::new();
    let other = desk
        .at(monday(), crm::house::AddAgent { agent: crm::house::NewAgent { name: "Karim".into(), extension: None } });
    let contact = desk.someone("Cloarec", 1);
    desk.at(monday(), crm::directory::HandOver { from: desk.agent, to: Some(other) });
    let task = Action::Task { text: "Préparer".into(), due: Delay { days: 0, minutes: None } };
    let of = Condition::Owner { agent: Some(other) };
    desk.on(monday(), rule(When::CallQualified { outcome: None }, vec![of], vec![task]));
    desk.calls(contact, "lead", monday());
    let day = |agent| desk.house.store.reader().unwrap().day(Scope::Mine, Some(agent), monday()).unwrap().tasks.len();
    assert_eq!((day(other), day(desk.agent)), (1, 0));
    // And it goes over with the rest.
    desk.at(monday(), crm::directory::HandOver { from: other, to: Some(desk.agent) });
    assert_eq!((day(other), day(desk.agent)), (0, 1));
}

#[test]
fn a_failing_condition_never_refuses_what_the_agent_does() {
    let desk = Desk::new();
    let contact = desk.someone("Cloarec", 1);
    let gone = crm::sequence::Sequence {
        name: "Suivi".into(),
        minutes: 540,
        steps: vec![crm::sequence::SequenceStep::Task { text: "Voir".into() }],
        exits: vec![],
    };
    desk.work(monday(), crm::automation::AutomationStep::SaveSequence { sequence_id: None, sequence: gone });
    let sequence = desk.automations().sequences[0].id;
    let start = vec![Action::StartSequence { sequence }];
    desk.on(monday(), rule(When::CallQualified { outcome: None }, vec![], start));
    desk.work(monday(), crm::automation::AutomationStep::RemoveSequence { sequence_id: sequence, back: false });
    desk.calls(contact, "lead", monday());
    assert_eq!(desk.log()[0].state, crm::automation::ActState::Gone);
    desk.at(monday(), RunDue);
    let edits = vec![];
    desk.at(monday(), EditContact { contact_id: contact, edits });
    desk.does(contact, monday(), FollowUpStep::Tag { tag: "vu".into(), on: true });
}
