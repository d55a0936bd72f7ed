//! Tickets between support levels: handed over, handed back, merged, linked. The history is never rewritten.
#![expect(clippy::unwrap_used, reason = "tests fail loudly")]

use crm::house::{AddAgent, NewAgent};
use crm::ticket::{
    HandoverSheet, Priority, Reproducible, ReturnReason, Ticket, TicketQuery, TicketStatus, TicketStep, WorkTicket,
};
use crm::{AgentId, ContactId, Context, Result, TicketId};
use decroche_tests::house::{House, after, moment, noon, person};

struct Desk {
    house: House,
    contact: ContactId,
    front: AgentId,
    upper: AgentId,
}

impl Desk {
    fn new() -> Self {
        let house = House::new();
        let contact = house.add(person("Ana", "Vasseur", &[]));
        let agent = |name: &str| {
            let agent = NewAgent { name: name.to_owned(), extension: None };
            house.write(AddAgent { agent })
        };
        let (front, upper) = (agent("Inès Morvan"), agent("Solène Baptista"));
        Self { house, contact, front, upper }
    }

    fn open(&self, subject: &str) -> TicketId {
        self.house.open_ticket(self.contact, subject, Priority::Normal)
    }

    fn work(&self, agent: AgentId, seconds: i64, ticket_id: TicketId, step: TicketStep) -> Result<()> {
        let context = Context::at(after(seconds)).by(Some(agent));
        self.house.store.write(WorkTicket { ticket_id, step, call_id: None }, &context).map(|written| written.output)
    }

    fn ticket(&self, id: TicketId) -> Ticket {
        self.house.store.reader().unwrap().ticket(id).unwrap()
    }

    fn kinds(&self, id: TicketId) -> Vec<String> {
        self.ticket(id).history.into_iter().map(|event| event.kind).collect()
    }
}

fn sheet() -> HandoverSheet {
    HandoverSheet {
        symptoms: "Coupe chaque soir vers 20 h".into(),
        tests_done: "Filaire et Wi-Fi, box redémarrée".into(),
        impact: "Deux visios perdues".into(),
        reproducible: Some(Reproducible::Always),
    }
}

fn up() -> TicketStep {
    TicketStep::Escalate { sheet: sheet(), to: None }
}

fn why(error: &crm::Error) -> String {
    error.detail().unwrap_or_default()
}

#[test]
fn a_ticket_goes_up_comes_back_goes_up_again_and_is_solved_with_its_whole_history() {
    let desk = Desk::new();
    let id = desk.open("Débit instable le soir");
    desk.work(desk.front, 1, id, up()).unwrap();
    let at_two = desk.ticket(id);
    assert_eq!((at_two.line.level, at_two.line.owner), (2, None), "to be taken there");
    let missing = Some("Manque le test filaire".to_owned());
    desk.work(desk.upper, 2, id, TicketStep::Return { why: ReturnReason::Incomplete, body: missing }).unwrap();
    let back = desk.ticket(id);
    assert_eq!(back.line.level, 1);
    assert_eq!(back.line.owner.map(|owner| owner.id), Some(desk.front), "to whoever handed it over");
    let fuller = HandoverSheet { tests_done: "Filaire : 912 Mb/s hors pointe".into(), ..sheet() };
    desk.work(desk.front, 3, id, TicketStep::Escalate { sheet: fuller.clone(), to: Some(desk.upper) }).unwrap();
    desk.work(desk.upper, 4, id, TicketStep::Resolve { resolution: "Rebrassage".into() }).unwrap();
    desk.work(desk.front, 5, id, TicketStep::Close { body: None }).unwrap();
    let ticket = desk.ticket(id);
    assert_eq!(desk.kinds(id), ["opened", "escalated", "returned", "escalated", "resolved", "closed"]);
    let sheets: Vec<_> = ticket.history.iter().filter_map(|event| event.sheet.clone()).collect();
    assert_eq!(sheets, [sheet(), fuller], "each hand-over keeps its own sheet");
    assert_eq!(ticket.history[2].why, Some(ReturnReason::Incomplete));
    assert_eq!(ticket.history[2].body.as_deref(), Some("Manque le test filaire"));
    assert_eq!((ticket.line.level, ticket.line.status), (2, TicketStatus::Closed));
}

#[test]
fn a_sheet_with_a_hole_goes_nowhere_and_says_which() {
    let desk = Desk::new();
    let id = desk.open("Débit instable");
    for (field, sheet) in [
        ("symptoms", HandoverSheet { symptoms: "  ".into(), ..sheet() }),
        ("tests_done", HandoverSheet { tests_done: String::new(), ..sheet() }),
        ("impact", HandoverSheet { impact: "\n".into(), ..sheet() }),
        ("reproducible", HandoverSheet { reproducible: None, ..sheet() }),
    ] {
        let refused = desk.work(desk.front, 1, id, TicketStep::Escalate { sheet, to: None }).unwrap_err();
        assert_eq!(why(&refused), format!("{field}.empty"));
    }
    assert_eq!((desk.ticket(id).line.level, desk.kinds(id)), (1, vec!["opened".to_owned()]));
}

#[test]
fn no_ticket_rises_above_the_house_or_sinks_below_the_front_line() {
    let desk = Desk::new();
    let id = desk.open("Débit instable");
    let back = |why| TicketStep::Return { why, body: None };
    assert_eq!(why(&desk.work(desk.upper, 1, id, back(ReturnReason::Done)).unwrap_err()), "first_level");
    desk.work(desk.front, 2, id, up()).unwrap();
    desk.work(desk.upper, 3, id, up()).unwrap();
    assert_eq!(why(&desk.work(desk.upper, 4, id, up()).unwrap_err()), "top_level");
    assert_eq!(why(&desk.work(desk.upper, 5, id, back(ReturnReason::Other)).unwrap_err()), "body.empty");
    desk.work(desk.upper, 6, id, TicketStep::Resolve { resolution: "Fait".into() }).unwrap();
    assert_eq!(why(&desk.work(desk.upper, 7, id, up()).unwrap_err()), "ticket_not_open");
}

#[test]
fn wrongful_hand_overs_are_counted_over_thirty_days() {
    let desk = Desk::new();
    for (n, reason) in [(1, Some(ReturnReason::WrongTeam)), (2, Some(ReturnReason::Done)), (3, None)] {
        let id = desk.open("Débit instable");
        desk.work(desk.front, n, id, up()).unwrap();
        if let Some(why) = reason {
            desk.work(desk.upper, n, id, TicketStep::Return { why, body: None }).unwrap();
        }
    }
    let counted = |days| {
        let query = TicketQuery { limit: 10, ..TicketQuery::default() };
        let now = noon() + chrono::Duration::days(days);
        let list = desk.house.store.reader().unwrap().tickets(&query, None, now).unwrap();
        (list.escalations.wrongful, list.escalations.escalated)
    };
    assert_eq!((counted(1), counted(31)), ((1, 3), (0, 0)));
}

#[test]
fn a_merged_ticket_lives_on_in_the_other_and_takes_no_further_step() {
    let desk = Desk::new();
    let (double, main) = (desk.open("Débit instable"), desk.open("Débit instable le soir"));
    desk.work(desk.front, 1, double, TicketStep::Merge { into: main }).unwrap();
    let merged = desk.ticket(double);
    assert_eq!(merged.line.status, TicketStatus::Merged);
    assert_eq!(merged.merged_into.map(|other| other.id), Some(main));
    assert_eq!(desk.ticket(main).links.first().map(|other| other.id), Some(double));
    let told = desk.ticket(main).history.last().and_then(|event| event.detail.clone());
    assert_eq!(told, Some(merged.line.number.to_string()), "its number is in the history");
    let note = TicketStep::Note { body: "Encore".into() };
    assert_eq!(why(&desk.work(desk.front, 2, double, note).unwrap_err()), "ticket_merged");
    assert_eq!(why(&desk.work(desk.front, 3, main, TicketStep::Merge { into: main }).unwrap_err()), "ticket_itself");
    let other = desk.open("Autre");
    assert_eq!(
        why(&desk.work(desk.front, 4, other, TicketStep::Merge { into: double }).unwrap_err()),
        "target_not_open"
    );
}

#[test]
fn a_link_is_seen_from_both_sides_and_told_once() {
    let desk = Desk::new();
    let (one, other) = (desk.open("Débit instable"), desk.open("Facture"));
    desk.work(desk.front, 1, one, TicketStep::Link { other }).unwrap();
    desk.work(desk.front, 2, other, TicketStep::Link { other: one }).unwrap();
    let links = |id| desk.ticket(id).links.into_iter().map(|link| link.id).collect::<Vec<_>>();
    assert_eq!((links(one), links(other)), (vec![other], vec![one]));
    assert_eq!(
        (desk.kinds(one), desk.kinds(other)),
        (vec!["opened".to_owned(), "linked".into()], vec!["opened".to_owned(), "linked".into()])
    );
}

#[test]
fn an_answer_is_promised_in_hours_of_an_open_house_and_promised_anew_when_the_ticket_comes_back() {
    let house = House::new();
    let ana = house.add(person("Ana", "Vasseur", &[]));
    // Friday at five in the afternoon, in Paris; the Monday after is Easter's.
    let friday = moment("2026-04-03T15:00:00Z");
    let id = house.open_ticket_at(friday, ana, "Box muette", Priority::Urgent);
    let due = || house.store.reader().unwrap().ticket(id).unwrap().line.due_at.unwrap();
    assert_eq!(due(), moment("2026-04-07T08:00:00Z"), "an hour on Friday, the other on Tuesday");
    let work = |now, step| house.write_at(now, WorkTicket { ticket_id: id, step, call_id: None });
    work(friday, TicketStep::Priority { priority: Priority::High });
    assert_eq!(due(), moment("2026-04-07T14:00:00Z"));
    work(friday, TicketStep::Resolve { resolution: "Redémarrage".into() });
    let tuesday = moment("2026-04-07T07:00:00Z");
    work(tuesday, TicketStep::Reopen { body: None });
    assert_eq!(due(), moment("2026-04-07T15:00:00Z"));
    // The house may promise otherwise.
    let value = serde_json::json!({"urgent": 1, "high": 2, "normal": 3, "low": 4});
    house.write(crm::settings::SetSetting { key: "ticket.targets".into(), value });
    work(tuesday, TicketStep::Priority { priority: Priority::Urgent });
    assert_eq!(due(), moment("2026-04-03T16:00:00Z"), "told from the opening on");
}
