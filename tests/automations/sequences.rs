//! The life of a person in a sequence: its steps, its place on the fiche, and each way it ends.

use chrono::{DateTime, Utc};
use crm::automation::{Action, AutomationStep, When};
use crm::call::Qualification;
use crm::consent::{ConsentChannel, NewConsent, RecordConsent, WithdrawConsent};
use crm::contact::{SetStage, Stage};
use crm::exchange::{Channel, LogExchange, NewExchange};
use crm::follow_up::{FollowUpStep, WorkFollowUp};
use crm::proposal::{PlannedBy, ProposalKind};
use crm::sequence::{EndWhy, Exit, RunLine, Sequence, SequenceStep};
use crm::{ContactId, SequenceId};
use phone::Direction;

use crate::{Desk, days, monday, rule};

fn follow_up() -> Sequence {
    Sequence {
        name: "Suivi".into(),
        minutes: 540,
        steps: vec![
            SequenceStep::Call { subject: "Premier appel".into() },
            SequenceStep::Task { text: "Préparer le devis".into() },
            SequenceStep::Wait { days: 2 },
            SequenceStep::Mail { document: "devis_suite".into() },
            SequenceStep::Wait { days: 3 },
            SequenceStep::Call { subject: "Décision".into() },
        ],
        exits: vec![Exit::Answered, Exit::Outcome { outcome: "refusal".into() }, Exit::Stage { stage: Stage::Client }],
    }
}

fn kept(desk: &Desk, sequence: Sequence) -> SequenceId {
    let before: Vec<SequenceId> = desk.automations().sequences.iter().map(|line| line.id).collect();
    desk.work(monday(), AutomationStep::SaveSequence { sequence_id: None, sequence });
    desk.automations().sequences.into_iter().find(|line| !before.contains(&line.id)).unwrap().id
}

fn begun(desk: &Desk, sequence: Sequence) -> ContactId {
    let (contact, sequence_id) = (desk.someone("Cloarec", 1), kept(desk, sequence));
    desk.does(contact, monday(), FollowUpStep::Begin { sequence_id });
    contact
}

fn run(desk: &Desk, contact: ContactId, now: DateTime<Utc>) -> RunLine {
    desk.follow_up(contact, now).sequences.remove(0)
}

#[test]
fn each_step_comes_before_the_agent_when_it_is_due_and_the_fiche_tells_where_it_stands() {
    let desk = Desk::new();
    let contact = begun(&desk, follow_up());
    let line = run(&desk, contact, monday());
    assert_eq!((line.step, line.of, line.name.as_str()), (3, 4, "Suivi"));
    assert_eq!(line.next, Some(SequenceStep::Mail { document: "devis_suite".into() }));
    assert_eq!(line.next_at, Some("2026-11-25T08:00:00Z".parse().unwrap()));
    assert_eq!(line.started_by.map(|agent| agent.id), Some(desk.agent));
    let under_way = desk.follow_up(contact, monday());
    assert_eq!(under_way.tasks[0].reason, Some(PlannedBy::Sequence { name: "Suivi".into(), step: 2, of: 4 }));
    assert_eq!(desk.house.count("SELECT count(*) FROM callback WHERE planned_by = 'sequence'"), 1);

    assert_eq!(desk.minute(days(1)), 0, "not due yet");
    assert_eq!((desk.minute(days(2)), desk.minute(days(2))), (1, 0), "once");
    let proposed = desk.follow_up(contact, days(2)).proposals.remove(0);
    assert_eq!((proposed.kind, proposed.value.as_str()), (ProposalKind::Message, "devis_suite"));
    // Three days later is a Saturday: Monday.
    assert_eq!(run(&desk, contact, days(2)).next_at, Some("2026-11-30T08:00:00Z".parse().unwrap()));
    desk.minute(days(7));
    let line = run(&desk, contact, days(7));
    assert_eq!((line.why, line.step, line.next), (Some(EndWhy::Done), 4, None));
    assert_eq!(desk.house.count("SELECT count(*) FROM callback WHERE subject = 'Décision'"), 1, "the last step stays");
    assert_eq!(desk.house.ills(), Vec::<String>::new());
}

/// What ends it, and what the agent no longer has to do.
fn ends(desk: &Desk, contact: ContactId, why: EndWhy) {
    let under_way = desk.follow_up(contact, days(1));
    assert_eq!(under_way.sequences[0].why, Some(why));
    assert_eq!(under_way.tasks.len(), 0, "{why:?}");
    assert_eq!(desk.house.count("SELECT count(*) FROM callback WHERE planned_by IS NOT NULL"), 0, "{why:?}");
    assert_eq!(desk.minute(days(9)), 0, "it does not go on");
}

#[test]
fn speaking_to_them_ends_it() {
    let desk = Desk::new();
    let contact = begun(&desk, follow_up());
    desk.calls(contact, "absent", days(1));
    assert_eq!(run(&desk, contact, days(1)).why, None, "nobody was there");
    desk.calls(contact, "solved", days(1));
    ends(&desk, contact, EndWhy::Answered);
}

#[test]
fn a_message_of_theirs_ends_it() {
    let desk = Desk::new();
    let contact = begun(&desk, follow_up());
    for direction in [Direction::Outbound, Direction::Inbound] {
        assert_eq!(run(&desk, contact, days(1)).why, None);
        let exchange = NewExchange {
            contact_id: contact,
            channel: Channel::Mail,
            direction,
            subject: "Réponse".into(),
            body: String::new(),
            motive_id: None,
            outcome_id: None,
            at: None,
            replies_to: None,
        };
        desk.at(days(1), LogExchange { exchange });
    }
    ends(&desk, contact, EndWhy::Answered);
}

#[test]
fn the_outcome_and_the_rung_it_waits_for_end_it() {
    let desk = Desk::new();
    let contact = begun(&desk, follow_up());
    desk.calls(contact, "refusal_price", days(1));
    ends(&desk, contact, EndWhy::Outcome);

    let desk = Desk::new();
    let contact = begun(&desk, follow_up());
    desk.at(days(1), SetStage { contact_id: contact, stage: Stage::Lead, why: "Dit".into() });
    assert_eq!(run(&desk, contact, days(1)).why, None, "another rung");
    desk.at(days(1), SetStage { contact_id: contact, stage: Stage::Client, why: "Signé".into() });
    ends(&desk, contact, EndWhy::Stage);
}

#[test]
fn an_opposition_ends_it_whatever_it_waits_for_and_none_begins_afterwards() {
    let desk = Desk::new();
    let contact = begun(&desk, Sequence { exits: vec![], ..follow_up() });
    desk.calls(contact, "solved", days(1));
    assert_eq!(run(&desk, contact, days(1)).why, None, "it waits for nothing");
    desk.calls(contact, "opposition", days(1));
    ends(&desk, contact, EndWhy::Opposed);
    let sequence_id = desk.automations().sequences[0].id;
    let begin = WorkFollowUp { contact_id: contact, step: FollowUpStep::Begin { sequence_id } };
    assert_eq!(desk.try_at(days(2), begin.clone()).unwrap_err().detail().as_deref(), Some("opposed"));
    // A rule is refused it as well, and says so in its log.
    let start = vec![Action::StartSequence { sequence: sequence_id }];
    desk.on(days(2), rule(When::TicketOpened, vec![], start));
    desk.house.open_ticket_at(days(2), contact, "Panne", crm::ticket::Priority::Low);
    assert_eq!(desk.log()[0].state, crm::automation::ActState::Opposed);
    // They allow it again, in writing.
    desk.at(days(3), RecordConsent { consent: agreed(contact) });
    desk.at(days(3), begin);
    desk.at(days(4), WithdrawConsent { contact_id: contact, by: ConsentChannel::Mail });
    assert_eq!(run(&desk, contact, days(4)).why, Some(EndWhy::Opposed), "taken back");
}

fn agreed(contact_id: ContactId) -> NewConsent {
    NewConsent {
        contact_id,
        on_behalf_of: "Maison".into(),
        object: "Offres fibre".into(),
        text_shown: "J’accepte d’être appelée au sujet des offres fibre.".into(),
        collected_by: ConsentChannel::Form,
        evidence: "Formulaire 2026-118".into(),
        collected_at: None,
        days: None,
        proof: crm::consent::ConsentProof::default(),
    }
}

#[test]
fn an_opposition_told_elsewhere_stops_it_at_its_next_step() {
    let desk = Desk::new();
    let contact = begun(&desk, follow_up());
    desk.sql("UPDATE contact SET frozen_at = 1");
    desk.minute(days(2));
    let under_way = desk.follow_up(contact, days(2));
    assert_eq!((under_way.sequences[0].why, under_way.proposals.len()), (Some(EndWhy::Opposed), 0));
}

#[test]
fn an_agent_stops_it_and_begins_it_again() {
    let desk = Desk::new();
    let contact = begun(&desk, follow_up());
    let line = run(&desk, contact, monday());
    let again = FollowUpStep::Begin { sequence_id: line.sequence_id };
    let twice = desk.try_at(monday(), WorkFollowUp { contact_id: contact, step: again.clone() });
    assert_eq!(twice.unwrap_err().detail().as_deref(), Some("already_running"));
    desk.does(contact, days(1), FollowUpStep::Stop { run_id: line.id });
    ends(&desk, contact, EndWhy::Stopped);
    let stop = WorkFollowUp { contact_id: contact, step: FollowUpStep::Stop { run_id: line.id } };
    assert_eq!(desk.try_at(days(1), stop).unwrap_err().detail().as_deref(), Some("sequence_over"));
    desk.does(contact, days(9), again);
    assert_eq!(desk.follow_up(contact, days(9)).sequences.len(), 2);
    let line = desk.automations().sequences.remove(0);
    assert_eq!((line.running, line.ended), (1, 1));
}

#[test]
fn a_rule_begins_it_and_it_ends_with_the_act_that_began_it() {
    let desk = Desk::new();
    let (contact, sequence) = (desk.someone("Cloarec", 1), kept(&desk, follow_up()));
    let start =
        rule(When::CallQualified { outcome: Some("lead".into()) }, vec![], vec![Action::StartSequence { sequence }]);
    desk.on(monday(), start.clone());
    let call = desk.calls(contact, "lead", monday());
    let line = run(&desk, contact, monday());
    assert_eq!((line.why, line.started_by, line.reason), (None, None, Some(PlannedBy::Rule { rule: Box::new(start) })));
    let qualification = Qualification::of(call.id, desk.outcome("absent"));
    desk.at(days(1), crm::call::QualifyCall { qualification });
    ends(&desk, contact, EndWhy::Stopped);
}

#[test]
fn a_sequence_changed_or_removed_leaves_those_who_follow_it_their_steps() {
    let desk = Desk::new();
    let contact = begun(&desk, follow_up());
    let sequence_id = run(&desk, contact, monday()).sequence_id;
    let steps = vec![SequenceStep::Task { text: "Autre".into() }];
    let sequence = Sequence { name: "Autre".into(), steps, ..follow_up() };
    desk.work(monday(), AutomationStep::SaveSequence { sequence_id: Some(sequence_id), sequence });
    desk.work(monday(), AutomationStep::RemoveSequence { sequence_id, back: false });
    desk.minute(days(2));
    assert_eq!((run(&desk, contact, days(2)).name.as_str(), run(&desk, contact, days(2)).step), ("Suivi", 4));
    let other = desk.someone("Autre", 2);
    let begin = WorkFollowUp { contact_id: other, step: FollowUpStep::Begin { sequence_id } };
    assert_eq!(desk.try_at(days(2), begin).unwrap_err().code(), "not_found");
}

#[test]
fn while_all_is_off_no_step_comes() {
    let desk = Desk::new();
    let contact = begun(&desk, follow_up());
    desk.work(monday(), AutomationStep::Turn { on: false });
    assert_eq!(desk.minute(days(3)), 0);
    desk.work(days(3), AutomationStep::Turn { on: true });
    assert_eq!((desk.minute(days(3)), desk.follow_up(contact, days(3)).proposals.len()), (1, 1));
}
