//! Taking acts back: one by one, exactly, never over a later change, and never what the law or somebody else keeps.
#![expect(clippy::unwrap_used, clippy::panic, reason = "tests fail loudly")]

mod acts;
mod state;

use chrono::Duration;
use crm::call::{Qualification, QualifyCall};
use crm::case::KeepCase;
use crm::consent::{ConsentChannel, ConsentProof, NewConsent, RecordConsent};
use crm::contact::{ContactField, EditContact, FieldEdit, SetStage, Stage};
use crm::draft::SaveDraft;
use crm::pipeline::BoardQuery;
use crm::scope::Scope;
use crm::settings::SetSetting;
use crm::ticket::{TicketStatus, TicketStep, WorkTicket};
use crm::timeline::{TimelineKind, TimelineQuery};
use crm::undo::{Act, Stays, Undone};
use crm::{Context, UndoLast};
use decroche_tests::house::{after, noon};
use proptest::prelude::*;

use acts::{ACTS, CALLER, Desk};
use state::state;

fn note(body: &str) -> TicketStep {
    TicketStep::Note { body: body.into() }
}

fn stays(undone: &Undone) -> Option<Stays> {
    match undone {
        Undone::Stays { why, .. } => Some(*why),
        _ => None,
    }
}

fn is_back(undone: &Undone) -> bool {
    matches!(undone, Undone::Back { .. })
}

#[test]
fn each_act_taken_back_leaves_the_whole_file_as_it_was() {
    for act in ACTS {
        let desk = Desk::new();
        let before = state(&desk.house);
        let board = |desk: &Desk| {
            let query = BoardQuery { scope: Scope::All, limit: 10 };
            desk.house.store.reader().unwrap().board(&query, Some(desk.me), noon()).unwrap()
        };
        let day = |desk: &Desk| desk.house.store.reader().unwrap().day(Scope::All, Some(desk.me), noon()).unwrap();
        let screens = (board(&desk), day(&desk));
        desk.act(act).unwrap_or_else(|error| panic!("{act}: {error}"));
        assert_ne!(state(&desk.house), before, "{act} changes something");
        let undone = desk.undo();
        assert!(is_back(&undone), "{act}: {undone:?}");
        let mut after = state(&desk.house);
        for (table, rows) in &before {
            // Words are kept whatever becomes of the outcome they were typed with.
            if table == "call" && *act == "to be called back" {
                let words = after.get_mut("call").unwrap();
                words.iter_mut().for_each(|row| *row = row.replace("note=Text(\"Rappeler demain\")", "note=Null"));
            }
            assert_eq!(after.get(table), Some(rows), "{act}: {table}");
        }
        assert_eq!((board(&desk), day(&desk)), screens, "{act}");
        assert_eq!(desk.house.ills(), [""; 0], "{act}");
        assert_eq!(desk.undo(), Undone::Nothing, "{act}: once");
    }
}

#[test]
fn a_number_taken_back_is_found_again_and_the_other_one_no_more() {
    let desk = Desk::new();
    desk.act("put a number right").unwrap();
    assert_eq!(desk.house.who(CALLER).verdict(), "unknown");
    desk.undo();
    assert_eq!(desk.house.who(CALLER).verdict(), "one");
    let found = |text: &str| desk.house.store.reader().unwrap().search(text, 5).unwrap().items.len();
    assert_eq!((found("39980012"), found("39980021")), (1, 0));
    desk.act("edit").unwrap();
    assert_eq!((found("kerjean"), found("camille")), (1, 1));
    desk.undo();
    assert_eq!((found("kerjean"), found("camille")), (0, 1));
}

#[test]
fn the_ladder_keeps_the_move_and_the_move_back_and_counts_neither() {
    let desk = Desk::new();
    desk.act("move up").unwrap();
    let back = desk.undo();
    let act = Act::Stage { name: "Camille Rousselot".into(), back_to: Stage::Prospect };
    assert_eq!(back, Undone::Back { act });
    let query = TimelineQuery { contact_id: desk.contact, kinds: vec![TimelineKind::Stage], before: None, limit: 10 };
    let ladder = desk.house.store.reader().unwrap().timeline(&query).unwrap().items;
    let told: Vec<_> =
        ladder.iter().map(|line| (line.title.as_deref().unwrap(), line.body.as_deref().unwrap())).collect();
    assert_eq!(told[..2], [("prospect", "Annulé"), ("client", "Parlé au téléphone")]);
    let query = BoardQuery { scope: Scope::All, limit: 10 };
    let board = desk.house.store.reader().unwrap().board(&query, None, noon() + Duration::hours(1)).unwrap();
    let came = |stage| board.columns.iter().find(|column| column.stage == stage).unwrap().passage.unwrap();
    assert_eq!((came(Stage::Client).came, came(Stage::Prospect).came, came(Stage::Prospect).went_on), (0, 1, 0));
}

#[test]
fn acts_are_taken_back_one_by_one_ones_own_only_and_for_ten_minutes() {
    let desk = Desk::new();
    desk.act("edit").unwrap();
    let other = Context::at(after(200)).by(None);
    let edits = vec![FieldEdit { field: ContactField::Town, value: Some("Brest".into()) }];
    desk.house.store.write(EditContact { contact_id: desk.contact, edits }, &other).unwrap();
    // Neither a setting nor a text being typed is something done to a fiche.
    desk.tries(SetSetting { key: "desk.repeat_days".into(), value: 14.into() }).unwrap();
    desk.tries(SaveDraft { key: "contact:new".into(), body: "x".into() }).unwrap();
    desk.act("move up").unwrap();
    desk.act("promise").unwrap();
    let told: Vec<Undone> = (0..4).map(|_| desk.undo()).collect();
    let renamed = || "Camille Rousselot-Kerjean".to_owned();
    let fields = vec![ContactField::Job, ContactField::Company, ContactField::LastName];
    assert_eq!(told[0], Undone::Back { act: Act::CallbackMade { name: renamed() } });
    assert_eq!(told[1], Undone::Back { act: Act::Stage { name: renamed(), back_to: Stage::Prospect } });
    assert_eq!(told[2], Undone::Back { act: Act::Fields { name: "Camille Rousselot".into(), fields } });
    assert_eq!(told[3], Undone::Nothing);
    let contact = desk.house.store.reader().unwrap().contact(desk.contact).unwrap();
    assert_eq!((contact.job, contact.town.as_deref()), (None, Some("Brest")), "theirs stands");

    desk.act("edit").unwrap();
    let late = Context::at(after(100 + 700)).by(Some(desk.me));
    assert_eq!(
        desk.house.store.write(UndoLast, &late).unwrap().output,
        Undone::Nothing,
        "nobody remembers what it was"
    );
}

#[test]
fn what_the_law_or_a_history_keeps_stays_and_says_why_and_the_next_undoing_looks_further_back() {
    let desk = Desk::new();
    desk.act("edit").unwrap();
    desk.tries(WorkTicket { ticket_id: desk.ticket, step: note("Rappelé le client"), call_id: None }).unwrap();
    let consent = NewConsent {
        contact_id: desk.contact,
        on_behalf_of: "Armor Fibre".into(),
        object: "Offres".into(),
        text_shown: "J’accepte".into(),
        collected_by: ConsentChannel::Call,
        evidence: "Appel".into(),
        collected_at: None,
        days: None,
        proof: ConsentProof::default(),
    };
    desk.tries(RecordConsent { consent }).unwrap();
    desk.tries(QualifyCall { qualification: desk.qualify("opposition") }).unwrap();
    let told: Vec<Undone> = (0..5).map(|_| desk.undo()).collect();
    let why: Vec<_> = told.iter().map(stays).collect();
    assert_eq!(why, [Some(Stays::Law), Some(Stays::Law), Some(Stays::TicketHistory), None, None]);
    assert!(is_back(&told[3]) && told[4] == Undone::Nothing, "{told:?}");
    let state = desk.house.store.reader().unwrap().fiche(desk.contact, after(300)).unwrap().consent.state;
    assert_eq!(state, crm::fiche::ConsentState::Withdrawn);
}

#[test]
fn a_later_change_is_never_written_over() {
    let desk = Desk::new();
    desk.act("move up").unwrap();
    // A colleague moved them on.
    let colleague = Context::at(after(300));
    let on = SetStage { contact_id: desk.contact, stage: Stage::Lost, why: "Parti".into() };
    desk.house.store.write(on, &colleague).unwrap();
    assert_eq!(stays(&desk.undo()), Some(Stays::ChangedSince));
    assert_eq!(desk.house.store.reader().unwrap().contact(desk.contact).unwrap().stage, Stage::Lost);

    // Another value of the same fiche is no obstacle.
    desk.act("add an address").unwrap();
    let edits = vec![FieldEdit { field: ContactField::Town, value: Some("Brest".into()) }];
    desk.house.store.write(EditContact { contact_id: desk.contact, edits }, &Context::at(after(301))).unwrap();
    assert!(is_back(&desk.undo()));
    assert_eq!(desk.house.store.reader().unwrap().contact(desk.contact).unwrap().town.as_deref(), Some("Brest"));
}

#[test]
fn an_outcome_whose_promise_was_kept_since_stays() {
    let desk = Desk::new();
    desk.act("to be called back").unwrap();
    let promised = desk.house.count("SELECT count(*) FROM callback WHERE call_id IS NOT NULL");
    assert_eq!(promised, 1);
    desk.house.foreign_hand().execute_batch("UPDATE callback SET done_at = 1 WHERE call_id IS NOT NULL").unwrap();
    assert_eq!(stays(&desk.undo()), Some(Stays::ChangedSince));
    let call = desk.house.store.reader().unwrap().call(desk.call).unwrap();
    assert_eq!(call.outcome_code.as_deref(), Some("call_back"), "nothing of it was taken back");
}

#[test]
fn an_outcome_taken_back_makes_the_call_one_to_qualify_and_keeps_its_words() {
    let desk = Desk::new();
    desk.act("to be called back").unwrap();
    assert_eq!(desk.house.store.reader().unwrap().count_unqualified().unwrap(), 0);
    let act = Act::Outcome { name: "Camille Rousselot".into(), outcome: "À rappeler".into() };
    assert_eq!(desk.undo(), Undone::Back { act });
    let reader = desk.house.store.reader().unwrap();
    let call = reader.call(desk.call).unwrap();
    assert_eq!((reader.count_unqualified().unwrap(), call.outcome, call.wrap_up_ms), (1, None, None));
    assert_eq!(call.note.as_deref(), Some("Rappeler demain"));
}

#[test]
fn a_corrected_outcome_taken_back_is_the_first_one_again_with_what_it_brought() {
    let desk = Desk::new();
    desk.act("to be called back").unwrap();
    let first = state(&desk.house);
    let sold =
        Qualification { sold_product_id: Some(crm::ProductId(uuid::Uuid::from_u128(1))), ..desk.qualify("sale") };
    desk.tries(QualifyCall { qualification: sold }).unwrap();
    assert_eq!(desk.house.count("SELECT count(*) FROM callback WHERE call_id IS NOT NULL"), 0);
    assert!(is_back(&desk.undo()));
    assert_eq!(state(&desk.house), first);
}

#[test]
fn a_ticket_handed_back_says_so_in_its_history() {
    let desk = Desk::new();
    desk.act("take the ticket").unwrap();
    let act = Act::Owner { name: "#1001".into(), back_to: None };
    assert_eq!(desk.undo(), Undone::Back { act });
    let ticket = desk.house.store.reader().unwrap().ticket(desk.ticket).unwrap();
    let told: Vec<_> = ticket.history.iter().map(|step| (step.kind.as_str(), step.body.as_deref())).collect();
    assert_eq!((ticket.line.owner, &told[1..]), (None, &[("owner", None), ("owner", Some("Annulé"))][..]));
}

#[test]
fn a_solved_ticket_is_open_again_unless_a_case_was_kept_of_it() {
    let desk = Desk::new();
    desk.act("solve the ticket").unwrap();
    let act = Act::TicketState { number: 1001, back_to: TicketStatus::Open };
    assert_eq!(desk.undo(), Undone::Back { act });
    let ticket = desk.house.store.reader().unwrap().ticket(desk.ticket).unwrap();
    let told: Vec<_> = ticket.history.iter().map(|step| (step.kind.as_str(), step.detail.as_deref())).collect();
    assert_eq!(told[1..], [("resolved", None), ("status", Some("open"))]);
    assert_eq!((ticket.line.status, ticket.resolution, ticket.resolved_at), (TicketStatus::Open, None, None));

    desk.act("solve the ticket").unwrap();
    let case = KeepCase { ticket_id: desk.ticket, title: None, solution: None };
    desk.house.write(case);
    assert_eq!(stays(&desk.undo()), Some(Stays::ChangedSince));
    let ticket = desk.house.store.reader().unwrap().ticket(desk.ticket).unwrap();
    assert_eq!(ticket.line.status, TicketStatus::Resolved);
}

#[test]
fn values_are_kept_with_an_act_no_longer_than_it_can_be_taken_back() {
    let desk = Desk::new();
    desk.act("edit").unwrap();
    desk.act("add an address").unwrap();
    assert_eq!(desk.house.count("SELECT count(*) FROM operation WHERE undo LIKE '%Maire%'"), 1);
    let edits = vec![FieldEdit { field: ContactField::Town, value: Some("Brest".into()) }];
    desk.house.write_at(after(900), EditContact { contact_id: desk.contact, edits });
    assert_eq!(desk.house.count("SELECT count(*) FROM operation WHERE undo IS NOT NULL"), 1, "the last one’s only");
}

#[test]
fn a_hostile_column_name_in_a_file_is_no_query() {
    let desk = Desk::new();
    desk.act("edit").unwrap();
    let before = state(&desk.house);
    let hostile = "UPDATE operation SET undo = replace(undo, '\"job\"', '\"job = NULL; DROP TABLE call; --\"') WHERE undo IS NOT NULL";
    desk.house.foreign_hand().execute_batch(hostile).unwrap();
    let _ = desk.tries(UndoLast);
    assert!(desk.house.count("SELECT count(*) FROM call") > 0);
    assert_eq!(state(&desk.house).get("call"), before.get("call"));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever is done in whatever order, taking it back step by step passes by every state it went through.
    #[test]
    fn any_run_of_acts_is_taken_back_through_the_states_it_went_through(
        run in prop::collection::vec(0..ACTS.len(), 1..9),
    ) {
        let desk = Desk::new();
        let words = |desk: &Desk| {
            // The words of a call are kept, whatever becomes of its outcome.
            let mut all = state(&desk.house);
            all.get_mut("call").unwrap().iter_mut().for_each(|row| *row = row.replace("Text(\"Rappeler demain\")", "Null"));
            all
        };
        let mut states = vec![words(&desk)];
        for at in run {
            if desk.act(ACTS[at]).is_ok() {
                let now = words(&desk);
                if Some(&now) != states.last() {
                    states.push(now);
                }
            }
        }
        while states.len() > 1 {
            states.pop();
            let undone = desk.undo();
            prop_assert!(is_back(&undone), "{undone:?}");
            prop_assert_eq!(Some(&words(&desk)), states.last());
        }
        prop_assert_eq!(desk.undo(), Undone::Nothing);
        prop_assert_eq!(desk.house.ills(), [""; 0]);
    }
}
