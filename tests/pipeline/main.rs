//! The ladder as a board: who stands where, what is next for them, who goes on, which temperature is proposed.
#![expect(clippy::unwrap_used, reason = "tests fail loudly")]

use chrono::Duration;
use crm::appointment::{AppointmentKind, Book, NewAppointment};
use crm::callback::{NewCallback, PromiseCallback};
use crm::contact::{NewContact, SetStage, SetTemperature, Stage, Temperature};
use crm::directory::{HandOver, Leave};
use crm::house::{AddAgent, NewAgent};
use crm::opportunity::{CloseOpportunity, NewOpportunity, SaveOpportunity};
use crm::pipeline::{Board, BoardQuery, Column};
use crm::scope::Scope;
use crm::ticket::{NewTicket, OpenTicket, Priority};
use crm::{AgentId, ContactId, Context};
use decroche_tests::house::{House, noon, person};
use phone::Region;

fn someone(house: &House, name: &str, stage: Stage) -> ContactId {
    house.add(NewContact { stage: Some(stage), ..person("Ana", name, &[]) })
}

fn board_of(house: &House, scope: Scope, agent: Option<AgentId>) -> Board {
    let query = BoardQuery { scope, limit: 10 };
    house.store.reader().unwrap().board(&query, agent, noon()).unwrap()
}

fn board(house: &House) -> Board {
    board_of(house, Scope::All, None)
}

fn column(board: &Board, stage: Stage, temperature: Option<Temperature>) -> &Column {
    board.columns.iter().find(|c| c.stage == stage && c.temperature == temperature).unwrap()
}

fn names(column: &Column) -> Vec<&str> {
    column.cards.iter().map(|card| card.name.trim_start_matches("Ana ")).collect()
}

fn promise(house: &House, contact_id: ContactId, hours: i64) {
    let callback = NewCallback {
        contact_id: Some(contact_id),
        number: None,
        due_at: noon() + Duration::hours(hours),
        subject: "Devis".into(),
        call_id: None,
    };
    house.write(PromiseCallback { callback, region: Region::FR });
}

#[test]
fn each_stands_on_their_rung_and_prospects_without_temperature_with_the_cold() {
    let house = House::new();
    someone(&house, "Tanguy", Stage::Suspect);
    let warm = someone(&house, "Gaudry", Stage::Prospect);
    someone(&house, "Marsan", Stage::Prospect);
    someone(&house, "Parti", Stage::Lost);
    house.write(SetTemperature { contact_id: warm, temperature: Some(Temperature::Warm) });
    let board = board(&house);
    assert_eq!(board.columns.len(), 7);
    assert_eq!(names(column(&board, Stage::Suspect, None)), ["Tanguy"]);
    assert_eq!(names(column(&board, Stage::Prospect, Some(Temperature::Cold))), ["Marsan"]);
    assert_eq!(names(column(&board, Stage::Prospect, Some(Temperature::Warm))), ["Gaudry"]);
    let counts: u32 = board.columns.iter().map(|column| column.count).sum();
    assert_eq!((counts, board.nothing_planned), (3, 2), "who is lost is on no rung of the board");
}

#[test]
fn what_is_due_soonest_comes_first_and_nothing_planned_last() {
    let house = House::new();
    let [later, _none, late] = ["Tard", "Rien", "Retard"].map(|name| someone(&house, name, Stage::Lead));
    promise(&house, later, 48);
    promise(&house, late, -2);
    promise(&house, late, 72);
    let board = board(&house);
    let leads = column(&board, Stage::Lead, None);
    assert_eq!(names(leads), ["Retard", "Tard", "Rien"]);
    assert_eq!(leads.cards[0].next_at, Some(noon() - Duration::hours(2)), "their soonest, once");
    assert_eq!((leads.cards[2].next_at, board.late), (None, 1));
}

#[test]
fn mine_are_those_i_follow() {
    let house = House::new();
    let agent = house.write(AddAgent { agent: NewAgent { name: "Inès Morvan".into(), extension: None } });
    let contact = NewContact { stage: Some(Stage::Lead), ..person("Ana", "Suivie", &[]) };
    let add = crm::contact::AddContact { contact, region: Region::FR, origin: "internal" };
    house.store.write(add, &Context::at(noon()).by(Some(agent))).unwrap();
    someone(&house, "Autre", Stage::Lead);
    let mine = board_of(&house, Scope::Mine, Some(agent));
    assert_eq!(names(column(&mine, Stage::Lead, None)), ["Suivie"]);
    assert_eq!(column(&mine, Stage::Lead, None).count, 1);
    assert_eq!(column(&board_of(&house, Scope::Mine, None), Stage::Lead, None).count, 0, "nobody sits at the desk");
}

#[test]
fn passage_counts_who_went_higher_and_how_long_they_stayed() {
    let house = House::new();
    let [up, back, _stays] = ["Monte", "Perdue", "Reste"].map(|name| someone(&house, name, Stage::Lead));
    let go = |contact_id, stage, days| {
        let move_to = SetStage { contact_id, stage, why: "Besoin exprimé".into() };
        house.write_at(noon() + Duration::days(days), move_to);
    };
    go(up, Stage::Client, 6);
    go(back, Stage::Lost, 3);
    let query = BoardQuery { scope: Scope::All, limit: 10 };
    let later = house.store.reader().unwrap().board(&query, None, noon() + Duration::days(10)).unwrap();
    let passage = column(&later, Stage::Lead, None).passage.unwrap();
    assert_eq!((passage.came, passage.went_on, passage.median_days), (3, 1, Some(6)), "to be lost is not to go on");
    assert_eq!(column(&later, Stage::LoyalClient, None).passage, None);
}

#[test]
fn a_temperature_is_proposed_with_its_reasons_and_only_changes_when_confirmed() {
    let house = House::new();
    let contact_id = someone(&house, "Gaudry", Stage::Prospect);
    house.write(SetTemperature { contact_id, temperature: Some(Temperature::Hot) });
    let hot = board(&house);
    let card = &column(&hot, Stage::Prospect, Some(Temperature::Hot)).cards[0];
    let proposal = card.proposal.clone().unwrap();
    assert_eq!((proposal.temperature, proposal.signs[0].code), (Temperature::Cold, "no_contact"));
    house.write(SetTemperature { contact_id, temperature: Some(proposal.temperature) });
    let cold = board(&house);
    assert_eq!(column(&cold, Stage::Prospect, Some(Temperature::Cold)).cards[0].proposal, None);
}

#[test]
fn only_a_prospect_has_a_temperature() {
    let house = House::new();
    let contact_id = someone(&house, "Tanguy", Stage::Suspect);
    let warm = SetTemperature { contact_id, temperature: Some(Temperature::Warm) };
    let refused = house.store.write(warm, &Context::at(noon())).unwrap_err();
    assert_eq!(refused.detail().as_deref(), Some("not_a_prospect"));
}

#[test]
fn a_deal_is_opened_changed_won_and_the_board_counts_those_in_hand() {
    let house = House::new();
    let contact_id = someone(&house, "Marsan", Stage::Prospect);
    let deal = |amount_cents, probability| NewOpportunity {
        subject: "Fibre pour douze postes".into(),
        product_id: None,
        amount_cents,
        probability,
        expected_on: "2026-03-20".parse().ok(),
        owner_id: None,
    };
    let save = |id, opportunity| SaveOpportunity { contact_id, id, opportunity };
    let refused =
        |operation| house.store.write(operation, &Context::at(noon())).map(|_| ()).unwrap_err().detail().unwrap();
    assert_eq!(refused(save(None, NewOpportunity { subject: " ".into(), ..deal(None, None) })), "subject.empty");
    assert_eq!(refused(save(None, deal(Some(-1), None))), "amount.out_of_range");
    assert_eq!(refused(save(None, deal(None, Some(101)))), "probability.out_of_range");
    let id = house.write(save(None, deal(Some(240_000), Some(50))));
    let other = house.write(save(None, deal(Some(100_000), Some(10))));
    let board_now = board(&house);
    assert_eq!((board_now.open_cents, board_now.weighed_cents), (340_000, 130_000));
    house.write(save(Some(id), deal(Some(240_000), Some(90))));
    let shown = || house.store.reader().unwrap().fiche(contact_id, noon()).unwrap().opportunities;
    assert_eq!(shown().iter().map(|deal| deal.probability).collect::<Vec<_>>(), [Some(90), Some(10)]);
    let close = |id, won, why: &str| CloseOpportunity { contact_id, id, won, why: why.into() };
    assert_eq!(
        house.store.write(close(id, true, ""), &Context::at(noon())).unwrap_err().detail().as_deref(),
        Some("why.empty")
    );
    house.write(close(id, true, "Devis signé"));
    house.write(close(other, false, "Trop cher"));
    assert!(shown().is_empty());
    assert_eq!(board(&house).open_cents, 0);
    assert_eq!(house.count("SELECT count(*) FROM opportunity WHERE status = 'won' AND probability = 100"), 1);
    assert_eq!(refused(save(Some(id), deal(None, None))), "opportunity_not_open");
}

#[test]
fn the_day_of_an_agent_holds_what_is_due_and_the_prospects_that_were_forgotten() {
    let house = House::new();
    let ines = house.write(AddAgent { agent: NewAgent { name: "Inès".into(), extension: None } });
    let by_ines = |now| Context::at(now).by(Some(ines));
    let forgotten = someone(&house, "Oubliée", Stage::Prospect);
    let promised = someone(&house, "Promise", Stage::Prospect);
    let met = someone(&house, "Attendue", Stage::Prospect);
    someone(&house, "Cliente", Stage::Client);
    promise(&house, promised, 3);
    let appointment = NewAppointment {
        contact_id: met,
        kind: AppointmentKind::Visit,
        starts_at: noon() + Duration::hours(2),
        minutes: 60,
        place: String::new(),
        subject: "Devis".into(),
        agent_id: ines,
        call_id: None,
    };
    house.store.write(Book { appointment }, &by_ines(noon())).unwrap();
    let ticket = NewTicket {
        contact_id: forgotten,
        subject: "Box muette".into(),
        description: String::new(),
        priority: Priority::Urgent,
        motive_id: None,
        category: None,
        call_id: None,
    };
    house.store.write(OpenTicket { ticket }, &by_ines(noon())).unwrap();

    let day = |agent, now| house.store.reader().unwrap().day(Scope::All, agent, now).unwrap();
    let today = day(Some(ines), noon());
    assert_eq!((today.callbacks.len(), today.tickets.len(), today.appointments.len()), (1, 1, 1));
    assert_eq!(today.unplanned.iter().map(|one| one.contact_id).collect::<Vec<_>>(), [forgotten]);
    assert_eq!((today.unplanned_total, today.unplanned[0].name.as_str()), (1, "Ana Oubliée"));
    // Nobody at the desk has no appointment and no ticket; an appointment that has passed is no plan any more.
    let nobody = day(None, noon() + Duration::days(1));
    assert_eq!((nobody.tickets.len(), nobody.appointments.len(), nobody.unplanned_total), (0, 0, 2));
}

#[test]
fn all_that_an_absent_colleague_follows_goes_over_at_once_and_the_tickets_tell_it() {
    let house = House::new();
    let agent = |name: &str| house.write(AddAgent { agent: NewAgent { name: name.into(), extension: None } });
    let (away, here) = (agent("Absent"), agent("Présente"));
    let by = |agent| Context::at(noon()).by(Some(agent));
    let contact = NewContact { stage: Some(Stage::Prospect), ..person("Ana", "Suivie", &[]) };
    let add = crm::contact::AddContact { contact, region: Region::FR, origin: "internal" };
    let contact_id = house.store.write(add, &by(away)).unwrap().output;
    let ticket = NewTicket {
        contact_id,
        subject: "Box muette".into(),
        description: String::new(),
        priority: Priority::Normal,
        motive_id: None,
        category: None,
        call_id: None,
    };
    let ticket = house.store.write(OpenTicket { ticket }, &by(away)).unwrap().output;
    let callback = NewCallback {
        contact_id: Some(contact_id),
        number: None,
        due_at: noon() + Duration::hours(2),
        subject: "Devis".into(),
        call_id: None,
    };
    house.store.write(PromiseCallback { callback, region: Region::FR }, &by(away)).unwrap();

    let leave = Leave { agent_id: away };
    assert_eq!(house.store.write(leave, &by(here)).unwrap_err().detail().as_deref(), Some("agent_follows"));
    let itself = HandOver { from: away, to: Some(away) };
    assert_eq!(house.store.write(itself, &by(here)).unwrap_err().detail().as_deref(), Some("same_agent"));
    let given = house.store.write(HandOver { from: away, to: Some(here) }, &by(here)).unwrap();
    assert_eq!((given.output.contacts, given.output.callbacks, given.output.tickets), (1, 1, 1));
    assert!(given.changed.everything);
    let reader = house.store.reader().unwrap();
    let owner = |ticket: crm::ticket::Ticket| ticket.line.owner.map(|owner| owner.name);
    assert_eq!(owner(reader.ticket(ticket).unwrap()).as_deref(), Some("Présente"));
    assert!(reader.ticket(ticket).unwrap().history.iter().any(|step| step.kind == "owner"));
    assert_eq!(reader.day(Scope::All, Some(here), noon()).unwrap().callbacks[0].owner.as_deref(), Some("Présente"));
    house.write(leave);
    assert_eq!(house.store.reader().unwrap().agents().unwrap().len(), 1);
}
