//! What a rule does: plans, proposes, tags; once; and what can be taken back.

use chrono::Duration;
use crm::automation::{ActState, Action, AutomationStep, Condition, Delay, When};
use crm::call::{Qualification, QualifyCall};
use crm::contact::{Stage, Temperature};
use crm::exchange::{NewSending, SendDocument, SentBy};
use crm::follow_up::{FollowUp, FollowUpStep};
use crm::law::Ground;
use crm::proposal::{PlannedBy, ProposalKind};
use crm::scope::Scope;
use crm::task::TaskStep;
use crm::undo::{Act as UndoneAct, UndoLast, Undone};

use crate::{Desk, days, monday, rule, tag};

const AT_NINE: Delay = Delay { days: 2, minutes: Some(540) };

fn qualified(outcome: &str) -> When {
    When::CallQualified { outcome: Some(outcome.into()) }
}

fn everything() -> Vec<Action> {
    vec![
        Action::Task { text: "Préparer la visite".into(), due: AT_NINE },
        Action::Callback { subject: "Confirmer".into(), due: AT_NINE },
        Action::ProposeStage { stage: Stage::Client },
        Action::ProposeTemperature { temperature: Temperature::Hot },
        tag("rdv"),
        Action::ProposeMessage { document: "rdv_confirmation".into() },
    ]
}

#[test]
fn a_call_with_that_outcome_plans_proposes_and_tags_and_changes_nobody() {
    let desk = Desk::new();
    let contact = desk.someone("Cloarec", 1);
    let made = rule(qualified("lead"), vec![Condition::Stage { any_of: vec![Stage::Prospect] }], everything());
    let id = desk.on(monday(), made.clone());
    desk.calls(contact, "lead", monday());

    let fiche = desk.house.store.reader().unwrap().fiche(contact, monday()).unwrap();
    assert_eq!((fiche.contact.stage, fiche.contact.temperature), (Stage::Prospect, None), "nothing changed");
    let under_way = fiche.follow_up;
    assert_eq!(under_way.tags, ["rdv"]);
    let task = &under_way.tasks[0];
    assert_eq!((task.text.as_str(), task.due_at), ("Préparer la visite", "2026-11-25T08:00:00Z".parse().unwrap()));
    assert_eq!(task.reason, Some(PlannedBy::Rule { rule: Box::new(made) }));
    assert_eq!(task.owner.as_ref().map(|owner| owner.id), Some(desk.agent));
    assert_eq!(fiche.next_callback.unwrap().subject, "Confirmer");
    let kinds: Vec<_> = under_way.proposals.iter().map(|one| (one.kind, one.value.as_str())).collect();
    assert_eq!(
        kinds,
        [
            (ProposalKind::Message, "rdv_confirmation"),
            (ProposalKind::Temperature, "hot"),
            (ProposalKind::Stage, "client")
        ]
    );
    assert!(under_way.proposals[0].document.as_deref().unwrap().contains("rendez-vous"));
    assert_eq!(desk.log().len(), 6);
    assert_eq!((desk.line(id).acts, desk.line(id).last_at), (6, Some(monday())));
    let day = desk.house.store.reader().unwrap().day(Scope::Mine, Some(desk.agent), days(2)).unwrap();
    assert_eq!((day.tasks.len(), day.proposals.len()), (1, 3), "and the agent’s day shows it");
    assert_eq!(desk.house.ills(), Vec::<String>::new());
}

#[test]
fn a_rule_off_or_for_others_does_nothing_and_all_of_them_have_one_switch() {
    let desk = Desk::new();
    let contact = desk.someone("Cloarec", 1);
    let id = desk.on(monday(), rule(qualified("lead"), vec![], vec![tag("un")]));
    desk.on(monday(), rule(qualified("refusal"), vec![], vec![tag("deux")]));
    let owned = Condition::Owner { agent: None };
    desk.on(monday(), rule(qualified("lead"), vec![owned], vec![tag("trois")]));
    desk.work(monday(), AutomationStep::Switch { rule_id: id, on: false });
    desk.calls(contact, "lead", monday());
    assert_eq!(desk.follow_up(contact, monday()).tags, Vec::<String>::new());

    desk.work(monday(), AutomationStep::Switch { rule_id: id, on: true });
    desk.work(monday(), AutomationStep::Turn { on: false });
    desk.calls(contact, "lead", days(1));
    assert_eq!(desk.log(), [], "all are off");
    desk.work(days(1), AutomationStep::Turn { on: true });
    assert_eq!(desk.log(), [], "what went by stays as it was");
    desk.calls(contact, "lead", days(2));
    assert_eq!(desk.follow_up(contact, days(2)).tags, ["un"]);
}

#[test]
fn a_rule_acts_once_per_event_and_a_corrected_outcome_takes_it_back() {
    let desk = Desk::new();
    let contact = desk.someone("Cloarec", 1);
    desk.on(monday(), rule(qualified("lead"), vec![], everything()));
    let call = desk.calls(contact, "lead", monday());
    let again = |code: &str, minutes| {
        let qualification = Qualification::of(call.id, desk.outcome(code));
        desk.at(monday() + Duration::minutes(minutes), QualifyCall { qualification });
    };
    again("lead", 1);
    assert_eq!(desk.log().len(), 6, "the same closing sent again adds nothing");

    again("absent", 2);
    let under_way = desk.follow_up(contact, monday());
    assert_eq!((under_way.tasks.len(), under_way.proposals.len(), under_way.tags.len()), (0, 0, 0));
    assert_eq!(desk.house.count("SELECT count(*) FROM callback"), 0);
    assert!(desk.log().iter().all(|act| act.state == ActState::Corrected));

    again("lead", 3);
    let under_way = desk.follow_up(contact, monday());
    assert_eq!((under_way.tasks.len(), under_way.proposals.len(), under_way.tags.len()), (1, 3, 1), "right after all");
}

#[test]
fn an_outcome_taken_back_takes_with_it_what_rules_did_and_the_right_one_sets_them_off_again() {
    let desk = Desk::new();
    let contact = desk.someone("Cloarec", 1);
    desk.on(monday(), rule(qualified("lead"), vec![], everything()));
    let call = desk.calls(contact, "absent", monday());
    let lead = |minutes| {
        let qualification = Qualification::of(call.id, desk.outcome("lead"));
        desk.at(monday() + Duration::minutes(minutes), QualifyCall { qualification });
        desk.follow_up(contact, monday())
    };
    let counted = |now: FollowUp| (now.tasks.len(), now.proposals.len(), now.tags.len());
    assert_eq!(counted(lead(1)), (1, 3, 1));
    let undone = desk.at(monday() + Duration::minutes(2), UndoLast);
    assert!(matches!(undone, Undone::Back { act: UndoneAct::Outcome { .. } }), "{undone:?}");
    assert_eq!(counted(desk.follow_up(contact, monday())), (0, 0, 0));
    assert_eq!(desk.house.count("SELECT count(*) FROM callback"), 0);
    assert_eq!(counted(lead(3)), (1, 3, 1));
}

#[test]
fn who_asked_to_be_left_alone_is_called_or_written_to_by_no_rule_but_for_what_is_owed_to_them() {
    let desk = Desk::new();
    let contact = desk.someone("Cloarec", 1);
    let call = || Action::Callback { subject: "Prendre des nouvelles".into(), due: AT_NINE };
    let letter = || Action::ProposeMessage { document: "rdv_confirmation".into() };
    desk.on(monday(), rule(qualified("opposition"), vec![], vec![call(), letter(), tag("ne plus appeler")]));
    desk.calls(contact, "opposition", monday());
    let under_way = desk.follow_up(contact, monday());
    assert_eq!((under_way.proposals.len(), under_way.tags.len()), (0, 1));
    assert_eq!(desk.house.count("SELECT count(*) FROM callback"), 0);
    let states: Vec<ActState> = desk.log().iter().map(|act| act.state).collect();
    assert_eq!(states.iter().filter(|state| **state == ActState::Opposed).count(), 2, "and the log says why");

    desk.on(days(1), rule(When::CallLost { cause: None }, vec![], vec![call()]));
    desk.rings(1, "lost", days(2), phone::CallEventKind::Missed);
    assert_eq!(desk.house.count("SELECT count(*) FROM callback"), 1, "who calls us is called back");
}

#[test]
fn what_was_answered_or_done_is_not_taken_back_by_a_correction() {
    let desk = Desk::new();
    let contact = desk.someone("Cloarec", 1);
    desk.on(monday(), rule(qualified("lead"), vec![], everything()));
    let call = desk.calls(contact, "lead", monday());
    let under_way = desk.follow_up(contact, monday());
    desk.does(contact, monday(), FollowUpStep::Task { task: TaskStep::Done { task_id: under_way.tasks[0].id } });
    let stage = under_way.proposals.iter().find(|one| one.kind == ProposalKind::Stage).unwrap();
    let answer = FollowUpStep::Answer { proposal_id: stage.id, agrees: true, why: "Signé".into() };
    desk.does(contact, monday(), answer);
    desk.at(days(1), QualifyCall { qualification: Qualification::of(call.id, desk.outcome("absent")) });
    assert_eq!(desk.house.store.reader().unwrap().contact(contact).unwrap().stage, Stage::Client);
    let states: Vec<ActState> = desk.log().iter().map(|act| act.state).collect();
    use ActState::{Corrected, Done};
    assert_eq!(states, [Done, Corrected, Done, Corrected, Corrected, Corrected]);
}

#[test]
fn a_proposal_changes_the_fiche_only_when_the_agent_agrees() {
    let desk = Desk::new();
    let contact = desk.someone("Cloarec", 1);
    desk.on(monday(), rule(qualified("lead"), vec![], everything()));
    desk.calls(contact, "lead", monday());
    let stage = || desk.house.store.reader().unwrap().contact(contact).unwrap();
    for one in desk.follow_up(contact, monday()).proposals {
        let agrees = one.kind == ProposalKind::Temperature;
        desk.does(contact, monday(), FollowUpStep::Answer { proposal_id: one.id, agrees, why: "Règle".into() });
    }
    assert_eq!((stage().stage, stage().temperature), (Stage::Prospect, Some(Temperature::Hot)));
    assert_eq!(desk.follow_up(contact, monday()).proposals, []);
    // Refused is refused: it does not come back for the same call, and does for another one.
    desk.calls(contact, "lead", days(1));
    let proposals = desk.follow_up(contact, days(1)).proposals;
    assert_eq!(proposals.iter().map(|one| one.kind).collect::<Vec<_>>(), [ProposalKind::Message, ProposalKind::Stage]);
    let proposal_id = proposals[1].id;
    let why = FollowUpStep::Answer { proposal_id, agrees: true, why: String::new() };
    let step = crm::follow_up::WorkFollowUp { contact_id: contact, step: why };
    assert_eq!(desk.try_at(days(1), step).unwrap_err().detail().as_deref(), Some("why.empty"));
    desk.does(contact, days(1), FollowUpStep::Answer { proposal_id, agrees: true, why: "Devis signé".into() });
    assert_eq!(stage().stage, Stage::Client);
    let step = FollowUpStep::Answer { proposal_id, agrees: false, why: String::new() };
    let step = crm::follow_up::WorkFollowUp { contact_id: contact, step };
    assert_eq!(desk.try_at(days(1), step).unwrap_err().detail().as_deref(), Some("proposal_over"));
}

#[test]
fn a_proposed_message_is_agreed_to_by_sending_it_and_that_is_no_new_event() {
    let desk = Desk::new();
    let contact = desk.someone("Cloarec", 1);
    desk.on(monday(), rule(qualified("lead"), vec![], vec![Action::ProposeMessage { document: "brochure".into() }]));
    desk.on(monday(), rule(When::DocumentSent { document: None }, vec![], vec![tag("écrit")]));
    let send = |now| {
        let sending = NewSending {
            contact_id: contact,
            document: "brochure".into(),
            sent_by: SentBy::Print,
            to: None,
            subject: "Notre offre".into(),
            body: "Bonjour".into(),
            call_id: None,
            reminds_of: None,
        };
        desk.at(now, SendDocument { sending });
    };
    desk.calls(contact, "lead", monday());
    send(monday());
    assert_eq!(desk.follow_up(contact, monday()).proposals, []);
    assert_eq!(desk.follow_up(contact, monday()).tags, Vec::<String>::new(), "asked for by a rule: no rule follows");
    send(days(1));
    assert_eq!(desk.follow_up(contact, days(1)).tags, ["écrit"]);
}

#[test]
fn an_act_is_taken_back_from_the_log_and_does_not_come_again() {
    let desk = Desk::new();
    let contact = desk.someone("Cloarec", 1);
    desk.on(monday(), rule(qualified("lead"), vec![], everything()));
    let call = desk.calls(contact, "lead", monday());
    for act in desk.log() {
        desk.work(monday(), AutomationStep::UndoAct { act_id: act.id });
    }
    let under_way = desk.follow_up(contact, monday());
    assert_eq!((under_way.tasks.len(), under_way.proposals.len(), under_way.tags.len()), (0, 0, 0));
    assert_eq!(desk.house.count("SELECT count(*) FROM callback"), 0);
    for act in desk.log() {
        assert_eq!((act.state, act.ended_by.map(|agent| agent.id)), (ActState::Undone, Some(desk.agent)));
    }
    desk.at(days(1), QualifyCall { qualification: Qualification::of(call.id, desk.outcome("lead")) });
    assert_eq!(desk.log().len(), 6);
    let step = AutomationStep::UndoAct { act_id: desk.log()[0].id };
    let error = desk.try_at(days(1), crm::automation::WorkAutomation { step }).unwrap_err();
    assert_eq!(error.detail().as_deref(), Some("act_over"));
}

#[test]
fn a_callback_that_a_rule_plans_is_no_request_of_theirs() {
    let desk = Desk::new();
    let contact = desk.someone("Cloarec", 1);
    let callback = Action::Callback { subject: "Relancer".into(), due: Delay { days: 0, minutes: None } };
    desk.on(monday(), rule(qualified("lead"), vec![], vec![callback]));
    desk.calls(contact, "lead", monday());
    let check = desk.house.store.reader().unwrap().dial_check(contact, Ground::Prospecting, monday()).unwrap();
    assert_eq!(check.callback_at, None, "no ground for calling");
    assert_eq!(desk.house.count("SELECT count(*) FROM callback WHERE done_at IS NULL"), 1);
}

#[test]
fn what_is_so_already_is_told_and_not_done_twice() {
    let desk = Desk::new();
    let contact = desk.someone("Cloarec", 1);
    let propose = Action::ProposeStage { stage: Stage::Prospect };
    desk.on(monday(), rule(qualified("lead"), vec![], vec![propose, tag("vu")]));
    desk.on(monday(), rule(qualified("lead"), vec![], vec![tag("vu")]));
    desk.calls(contact, "lead", monday());
    let states: Vec<ActState> = desk.log().iter().map(|act| act.state).collect();
    assert_eq!(states, [ActState::Already, ActState::Done, ActState::Already]);
    assert_eq!(desk.follow_up(contact, monday()).tags, ["vu"]);
}

#[test]
fn tags_and_tasks_are_also_an_agents_own() {
    let desk = Desk::new();
    let contact = desk.someone("Cloarec", 1);
    let tagged = |tag: &str, on| FollowUpStep::Tag { tag: tag.into(), on };
    desk.does(contact, monday(), tagged(" fidèle\n", true));
    desk.does(contact, monday(), tagged("à voir", true));
    desk.does(contact, monday(), tagged("fidèle", false));
    desk.does(contact, monday(), FollowUpStep::Task { task: TaskStep::Add { text: "Devis".into(), due_at: days(1) } });
    let under_way = desk.follow_up(contact, monday());
    assert_eq!((under_way.tags, under_way.tasks[0].reason.clone()), (vec!["à voir".to_owned()], None));
    let task_id = under_way.tasks[0].id;
    desk.does(contact, monday(), FollowUpStep::Task { task: TaskStep::Drop { task_id } });
    let step = FollowUpStep::Task { task: TaskStep::Done { task_id } };
    let again = desk.try_at(monday(), crm::follow_up::WorkFollowUp { contact_id: contact, step });
    assert_eq!(again.unwrap_err().detail().as_deref(), Some("task_over"));
}
