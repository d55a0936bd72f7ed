//! The list of rules: written, refused, removed; those that ship; and that without rules nothing costs.

use crm::automation::{Action, AutomationStep, Condition, When, WorkAutomation, shipped};
use crm::sequence::{Sequence, SequenceStep};

use crate::{Desk, days, monday, rule, tag};

#[test]
fn five_rules_and_two_sequences_ship_all_of_them_off() {
    let desk = Desk::new();
    let automations = desk.automations();
    assert_eq!((automations.rules.len(), automations.sequences.len(), automations.on), (5, 2, true));
    assert!(automations.rules.iter().all(|line| line.ships && line.on_at.is_none()));
    let (id, _) = shipped()[1];
    desk.work(monday(), AutomationStep::Switch { rule_id: id, on: true });
    assert_eq!(desk.line(id).on_at, Some(monday()));
    desk.work(monday(), AutomationStep::RemoveRule { rule_id: id, back: false });
    assert_eq!(desk.automations().rules.len(), 4);
    desk.work(monday(), AutomationStep::RemoveRule { rule_id: id, back: true });
    assert_eq!((desk.automations().rules.len(), desk.line(id).on_at), (5, None), "back, and off");
}

#[test]
fn each_rule_that_ships_can_be_switched_on_and_kept_as_it_is() {
    let desk = Desk::new();
    for (id, rule) in shipped() {
        desk.work(monday(), AutomationStep::SaveRule { rule_id: Some(*id), rule: rule.clone() });
        desk.work(monday(), AutomationStep::Switch { rule_id: *id, on: true });
        assert!(desk.line(*id).on_at.is_some());
    }
}

#[test]
fn a_rule_that_names_what_is_not_there_is_refused() {
    let desk = Desk::new();
    let refused = |rule| {
        let step = AutomationStep::SaveRule { rule_id: None, rule };
        desk.try_at(monday(), WorkAutomation { step }).unwrap_err().detail().unwrap_or_default()
    };
    let unknown = || "inconnu".to_owned();
    assert_eq!(refused(rule(When::CallQualified { outcome: Some(unknown()) }, vec![], vec![tag("x")])), "outcome");
    assert_eq!(refused(rule(When::DocumentSent { document: Some(unknown()) }, vec![], vec![tag("x")])), "document");
    let motive = vec![Condition::Motive { motive: unknown() }];
    assert_eq!(refused(rule(When::TicketOpened, motive, vec![tag("x")])), "motive");
    let message = vec![Action::ProposeMessage { document: unknown() }];
    assert_eq!(refused(rule(When::TicketOpened, vec![], message)), "document");
    let sequence = crm::SequenceId::new(monday());
    assert_eq!(refused(rule(When::TicketOpened, vec![], vec![Action::StartSequence { sequence }])), "sequence");
    assert_eq!(refused(rule(When::TicketOpened, vec![], vec![tag("x"), tag("x")])), "action.twice");
    assert_eq!(desk.automations().rules.len(), 5, "nothing was kept");
}

#[test]
fn a_sequence_that_leads_nowhere_is_refused() {
    let desk = Desk::new();
    let call = || SequenceStep::Call { subject: "Suite".into() };
    let wait = SequenceStep::Wait { days: 2 };
    let refused = |name: &str, steps| {
        let sequence = Sequence { name: name.into(), minutes: 540, steps, exits: vec![] };
        let step = AutomationStep::SaveSequence { sequence_id: None, sequence };
        desk.try_at(monday(), WorkAutomation { step }).unwrap_err().detail().unwrap_or_default()
    };
    assert_eq!(refused("", vec![call()]), "name.empty");
    assert_eq!(refused("Vide", vec![]), "step.empty");
    assert_eq!(refused("Attente", vec![call(), wait]), "step.empty");
    assert_eq!(refused("Long", vec![call(); 21]), "step.too_long");
    assert_eq!(refused("Sans mots", vec![SequenceStep::Task { text: " ".into() }]), "text.empty");
    assert_eq!(refused("Lettre", vec![SequenceStep::Mail { document: "inconnu".into() }]), "document");
    assert_eq!(refused("Jours", vec![SequenceStep::Wait { days: 0 }, call()]), "days.out_of_range");
}

#[test]
fn a_rule_changed_leaves_in_the_log_what_it_said_then() {
    let desk = Desk::new();
    let contact = desk.someone("Cloarec", 1);
    let first = rule(When::CallQualified { outcome: None }, vec![], vec![tag("avant")]);
    let id = desk.on(monday(), first.clone());
    desk.calls(contact, "lead", monday());
    let then = rule(When::Purchase, vec![], vec![tag("après")]);
    desk.work(days(1), AutomationStep::SaveRule { rule_id: Some(id), rule: then.clone() });
    assert_eq!((desk.line(id).rule, desk.line(id).on_at.is_some()), (then, true), "still on");
    assert_eq!(desk.log()[0].rule, first);
    desk.calls(contact, "lead", days(1));
    assert_eq!(desk.log().len(), 1, "it waits for something else now");
}

#[test]
fn finding_the_rules_of_an_event_reads_one_index() {
    let desk = Desk::new();
    let plan = |sql: &str| {
        let file = desk.house.file();
        let mut statement = file.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
        let rows = statement.query_map([], |row| row.get::<_, String>(3)).unwrap();
        rows.map(|row| row.unwrap()).collect::<Vec<_>>().join("; ")
    };
    let rules = plan(
        "SELECT id, rule FROM automation_rule WHERE event = 'silence' AND on_at IS NOT NULL AND retired_at IS NULL",
    );
    assert!(rules.contains("automation_rule_on"), "{rules}");
    let runs = plan("SELECT id FROM sequence_run WHERE ended_at IS NULL AND next_at <= 12 ORDER BY next_at LIMIT 200");
    assert!(runs.contains("sequence_run_due"), "{runs}");
    let key = plan("SELECT 1 FROM automation_act WHERE key = 'x'");
    assert!(key.contains("sqlite_autoindex_automation_act"), "{key}");
}
