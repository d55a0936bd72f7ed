//! What an agent corrects: an edit taken back, a number put right, a number that is theirs no more, a ticket's steps.

use crm::call::{CallState, ChooseContact, CreateFromCall, WrongNumber};
use crm::contact::{SetEmail, SetPhone};
use crm::fiche::Fiche;
use crm::house::{AddAgent, NewAgent};
use crm::incoming::MatchReason;
use crm::ticket::{Priority, TicketQuery, TicketStatus, TicketStep, WorkTicket};
use crm::{AgentId, ContactId, Context, IncomingCall};
use decroche_tests::house::{House, after, event, later, noon, person, ring};
use phone::{CallEventKind, Region};

const CALLER: &str = "0639980012";

fn agent(house: &House, name: &str) -> AgentId {
    house.write(AddAgent { agent: NewAgent { name: name.into(), extension: None } })
}

fn fiche(house: &House, id: ContactId) -> Fiche {
    house.store.reader().unwrap().fiche(id, after(200)).unwrap()
}

fn called(house: &House, id: &str, at: i64) {
    house.hear(&later(ring(id, CALLER), at));
    house.hear(&later(event(id, CallEventKind::Answered, Some(CALLER)), at + 1));
    house.hear(&later(event(id, CallEventKind::Ended, Some(CALLER)), at + 2));
}

#[test]
fn the_main_number_put_right_stays_the_main_one() {
    let house = House::new();
    let id = house.add(person("Maëlle", "Le Gall", &[CALLER, "01 99 00 45 10"]));
    let first = fiche(&house, id).numbers.remove(0);
    let right = |raw: &str| {
        house.write(SetPhone { contact_id: id, phone_id: Some(first.id), raw: raw.into(), region: Region::FR });
        let numbers = fiche(&house, id).numbers;
        (numbers[0].e164.clone().unwrap(), numbers[0].usage.clone(), numbers.len())
    };
    assert_eq!(right("06 39 98 00 21"), ("+33639980021".into(), first.usage.clone(), 2));
    assert_eq!(house.who(CALLER).verdict(), "unknown");
    assert!(matches!(
        house.who("0639980021"),
        IncomingCall::One { reason: MatchReason::SameNumber { main: true, .. }, .. }
    ));
    assert_eq!(house.store.reader().unwrap().search("39980021", 10).unwrap().items.len(), 1);
    assert_eq!(right("01 99 00 45 10"), ("+33199004510".into(), first.usage.clone(), 1), "the fiche had it: once");
    assert_eq!(house.ills(), [""; 0]);
}

#[test]
fn the_main_address_put_right_stays_the_main_one() {
    let house = House::new();
    let mut contact = person("Maëlle", "Le Gall", &[]);
    contact.emails = vec!["m@exemple.fr".into(), "legall@exemple.fr".into()];
    let id = house.add(contact);
    let first = fiche(&house, id).emails.remove(0);
    house.write(SetEmail { contact_id: id, email_id: Some(first.id), address: "maelle@exemple.fr".into() });
    let emails: Vec<_> = fiche(&house, id).emails.into_iter().map(|e| e.address).collect();
    assert_eq!(emails, ["maelle@exemple.fr", "legall@exemple.fr"]);
}

#[test]
fn a_fiche_opened_without_a_ring_counts_the_calls_there_were() {
    let house = House::new();
    let id = house.add(person("Maëlle", "Le Gall", &[CALLER]));
    let opened = || fiche(&house, id).repeat.map(|r| r.calls);
    let rung = || match house.look(&later(ring("now", CALLER), 100)).call {
        IncomingCall::One { fiche, .. } => fiche.repeat.map(|r| r.calls),
        other => panic!("{other:?}"),
    };
    assert_eq!((opened(), rung()), (None, None));
    called(&house, "a", 0);
    assert_eq!((opened(), rung()), (None, Some(2)));
    called(&house, "b", 10);
    assert_eq!((opened(), rung()), (Some(2), Some(3)));
    house.hear(&later(ring("now", CALLER), 100));
    assert_eq!((opened(), rung()), (Some(3), Some(3)), "the ring counts once, written or not");
}

#[test]
fn a_number_marked_wrong_no_longer_says_who_calls() {
    let house = House::new();
    let before = house.add(person("Maëlle", "Le Gall", &[CALLER]));
    let spoil = |contact: ContactId| {
        let sql = "UPDATE phone_number SET invalid_at = 1 WHERE contact_id = ?1";
        house.foreign_hand().execute(sql, [contact]).unwrap();
    };
    spoil(before);
    let shown = house.who(CALLER);
    let IncomingCall::One { fiche, reason: MatchReason::SameNumber { outdated: true, .. } } = &shown else {
        panic!("{shown:?}")
    };
    assert_eq!((fiche.contact.id, shown.contact_id()), (before, None), "shown, with its warning");
    let call = house.hear(&ring("a", CALLER)).call.unwrap();
    assert_eq!(call.contact_id, None, "and not linked in silence");
    let now = house.add(person("Lou", "Roux", &[CALLER]));
    assert_eq!(house.who(CALLER).contact_id(), Some(now), "somebody has it now");
    spoil(now);
    assert_eq!((house.who(CALLER).verdict(), house.who(CALLER).contact_id()), ("several", None));
}

#[test]
fn a_number_marked_wrong_is_good_again_once_the_agent_says_that_it_is_them() {
    let house = House::new();
    let id = house.add(person("Maëlle", "Le Gall", &[CALLER]));
    let before = house.hear(&ring("before", CALLER)).call.unwrap();
    house.write(WrongNumber { call_id: before.id });
    assert!(fiche(&house, id).numbers[0].invalid_at.is_some());

    let again = house.hear(&later(ring("again", CALLER), 60)).call.unwrap();
    assert_eq!(again.contact_id, None, "nobody is chosen in silence");
    house.write(ChooseContact { call_id: again.id, contact_id: id, remember: false });
    assert_eq!(fiche(&house, id).numbers[0].invalid_at, None);
    assert_eq!(house.who(CALLER).contact_id(), Some(id));
}

#[test]
fn a_wrong_number_said_by_mistake_is_taken_back_by_saying_who_it_is() {
    let house = House::new();
    let call = house.hear(&ring("x", CALLER)).call.unwrap();
    house.write(WrongNumber { call_id: call.id });
    let contact = person("Maëlle", "Le Gall", &[]);
    let id = house.write(CreateFromCall { call_id: call.id, contact, region: Region::FR });
    house.hear(&later(event("x", CallEventKind::Answered, Some(CALLER)), 5));
    let call = house.hear(&later(event("x", CallEventKind::Ended, Some(CALLER)), 60)).call.unwrap();
    assert_eq!((call.state, call.outcome_code, call.contact_id), (CallState::WrapUp, None, Some(id)));
}

#[test]
fn each_line_of_a_tickets_history_names_who_took_it_then() {
    let house = House::new();
    let id = house.add(person("Maëlle", "Le Gall", &[CALLER]));
    let ticket_id = house.open_ticket(id, "Ligne coupée", Priority::Normal);
    for name in ["Nora", "Sami"] {
        let taker = agent(&house, name);
        let take = WorkTicket { ticket_id, step: TicketStep::Take, call_id: None };
        house.store.write(take, &Context::at(noon()).by(Some(taker))).unwrap();
    }
    let history = house.store.reader().unwrap().ticket(ticket_id).unwrap().history;
    let owners: Vec<_> = history.iter().filter(|e| e.kind == "owner").map(|e| e.detail.as_deref()).collect();
    assert_eq!(owners, [Some("Nora"), Some("Sami")]);
}

#[test]
fn a_ticket_is_solved_and_closed_by_their_own_steps_only() {
    let house = House::new();
    let id = house.add(person("Maëlle", "Le Gall", &[CALLER]));
    let ticket_id = house.open_ticket(id, "Ligne coupée", Priority::Normal);
    let work = |step| house.store.write(WorkTicket { ticket_id, step, call_id: None }, &Context::at(noon()));
    for status in [TicketStatus::Resolved, TicketStatus::Closed] {
        let refused = work(TicketStep::Status { status, body: None }).unwrap_err();
        assert_eq!((refused.code(), refused.detail().as_deref()), ("refused", Some("illegal_move")));
    }
    work(TicketStep::Status { status: TicketStatus::WaitingCustomer, body: None }).unwrap();
    work(TicketStep::Resolve { resolution: "Rebrassage".into() }).unwrap();
    work(TicketStep::Close { body: None }).unwrap();
}

#[test]
fn open_tickets_are_listed_by_what_presses_and_all_tickets_by_when_they_were_opened() {
    let house = House::new();
    let id = house.add(person("Maëlle", "Le Gall", &[CALLER]));
    let open = |subject: &str, priority, at| house.open_ticket_at(after(at), id, subject, priority);
    open("Sans hâte", Priority::Low, 0);
    open("Pressé", Priority::Urgent, 10);
    let done = open("Réglé", Priority::Normal, 20);
    house.write_at(
        after(30),
        WorkTicket { ticket_id: done, step: TicketStep::Resolve { resolution: "Rebrassage".into() }, call_id: None },
    );
    let listed = |open_only| {
        let query = TicketQuery {
            open_only,
            level: None,
            scope: crm::scope::Scope::All,
            contact_id: None,
            text: None,
            limit: 10,
        };
        let list = house.store.reader().unwrap().tickets(&query, None, after(40)).unwrap();
        list.items.into_iter().map(|ticket| ticket.subject).collect::<Vec<_>>()
    };
    assert_eq!(listed(true), ["Pressé", "Sans hâte"]);
    assert_eq!(listed(false), ["Réglé", "Pressé", "Sans hâte"]);
}
