//! What calls for attention is read from the base: nothing is invented, nothing stays once it is done.

use chrono::Duration;
use crm::appointment::{AppointmentKind, AppointmentStep, NewAppointment, WorkAppointment};
use crm::callback::{FinishCallback, NewCallback, PromiseCallback};
use crm::exchange::{NewSending, SendDocument, SentBy};
use crm::house::{AddAgent, AgentState, NewAgent, SetAgentState};
use crm::notice::{MarkNotices, Notice, NoticeKind, Opens};
use crm::settings::SetSetting;
use crm::ticket::{HandoverSheet, Priority, ReturnReason, TicketStep, WorkTicket};
use crm::{AgentId, Context, Operation};
use decroche_tests::house::{House, after, event, later, noon, person, ring};
use phone::{CallEventKind, EndCause, Region};

use super::{Asks, ana};

struct Office {
    house: House,
    ines: AgentId,
    karim: AgentId,
}

impl Office {
    fn new() -> Self {
        let house = House::new();
        let hired = |name: &str| house.write(AddAgent { agent: NewAgent { name: name.into(), extension: None } });
        let (ines, karim) = (hired("Inès"), hired("Karim"));
        Self { house, ines, karim }
    }

    fn by<O: Operation>(&self, agent: AgentId, seconds: i64, operation: O) -> O::Output {
        self.house.store.write(operation, &Context::at(after(seconds)).by(Some(agent))).unwrap().output
    }

    /// What Inès is told of, so many seconds after noon.
    fn told(&self, seconds: i64) -> Vec<Notice> {
        self.house.store.reader().unwrap().notices(Some(self.ines), after(seconds)).unwrap()
    }

    fn kinds(&self, seconds: i64) -> Vec<NoticeKind> {
        self.told(seconds).iter().map(|notice| notice.kind).collect()
    }

    fn read(&self, seconds: i64, key: Option<&str>) {
        let key = key.map(str::to_owned);
        self.house.write_at(after(seconds), MarkNotices { agent: Some(self.ines), key, beside: None });
    }
}

fn promise(at: i64) -> PromiseCallback {
    let callback = NewCallback {
        contact_id: None,
        number: Some("06 39 98 40 77".into()),
        due_at: after(at),
        subject: "Devis".into(),
        call_id: None,
    };
    PromiseCallback { callback, region: Region::FR }
}

#[test]
fn a_request_is_told_of_until_they_were_called() {
    let office = Office::new();
    let asked = office.house.ask(ana(noon()));
    let told = office.told(10);
    let [notice] = &told[..] else { panic!("{told:?}") };
    assert_eq!((notice.kind, notice.who.as_str(), notice.at), (NoticeKind::Request, "Ana Vasseur", noon()));
    assert_eq!(notice.moment, Some(noon() + Duration::minutes(15)));
    assert_eq!(notice.opens, Opens::Contact { contact_id: asked.contact_id.unwrap() });
    // Its hour comes: a second thing to be told of, then a third when it has passed.
    assert_eq!(office.kinds(11 * 60), [NoticeKind::CallbackSoon, NoticeKind::Request]);
    assert_eq!(office.kinds(15 * 60), [NoticeKind::CallbackLate, NoticeKind::Request]);
    let callback_id = asked.callback_id.unwrap();
    office.by(office.ines, 16 * 60, FinishCallback { callback_id, call_id: None });
    assert_eq!(office.told(17 * 60), []);
}

#[test]
fn a_promise_of_a_colleague_is_theirs() {
    let office = Office::new();
    office.by(office.karim, 0, promise(60));
    assert_eq!(office.told(0), []);
    office.by(office.ines, 0, promise(120));
    let told = office.told(0);
    assert_eq!((told.len(), told[0].kind, told[0].who.as_str()), (1, NoticeKind::CallbackSoon, "06 39 98 40 77"));
    assert!(matches!(told[0].opens, Opens::Callback { .. }));
    // Old ones are for the list of the day.
    assert_eq!(office.told(9 * 86_400), []);
}

#[test]
fn what_was_read_stays_in_the_list_and_counts_no_more() {
    let office = Office::new();
    office.house.ask(ana(noon()));
    office.by(office.ines, 0, promise(60));
    let unread = |seconds| office.told(seconds).iter().filter(|notice| !notice.read).count();
    assert_eq!(unread(1), 2);
    office.read(2, Some(&office.told(1)[0].key));
    assert_eq!((unread(3), office.told(3).len()), (1, 2));
    office.read(4, None);
    office.read(4, None);
    assert_eq!((unread(5), office.told(5).len()), (0, 2));
    // What somebody read, somebody else has not; what is late now is another thing.
    let karim = office.house.store.reader().unwrap().notices(Some(office.karim), after(5)).unwrap();
    assert_eq!(karim.iter().filter(|notice| !notice.read).count(), 1);
    assert_eq!(unread(61), 1);
    // A mark for something that is not there is no mark.
    office.read(62, Some("request:nothing"));
    assert_eq!(office.house.count("SELECT count(*) FROM notice_mark"), 2);
}

#[test]
fn a_ticket_given_returned_or_late_is_told_of_to_whom_it_is() {
    let office = Office::new();
    let contact = office.house.add(person("Luc", "Gaudry", &["0639984030"]));
    let ticket_id = office.house.open_ticket(contact, "Box muette", Priority::Normal);
    let step = |step| WorkTicket { ticket_id, step, call_id: None };
    let sheet = HandoverSheet {
        symptoms: "Voyant rouge".into(),
        tests_done: "Redémarrée".into(),
        impact: "Pas de ligne".into(),
        reproducible: Some(crm::ticket::Reproducible::Always),
    };
    office.by(office.ines, 10, step(TicketStep::Take));
    assert_eq!(office.told(11), [], "what one takes oneself is no news");
    office.by(office.ines, 12, step(TicketStep::Give { to: Some(office.karim) }));
    let given = office.house.store.reader().unwrap().notices(Some(office.karim), after(13)).unwrap();
    assert_eq!(given.iter().map(|one| one.kind).collect::<Vec<_>>(), [NoticeKind::TicketGiven]);
    office.by(office.ines, 20, step(TicketStep::Escalate { sheet: sheet.clone(), to: Some(office.karim) }));
    let karim = office.house.store.reader().unwrap().notices(Some(office.karim), after(21)).unwrap();
    assert_eq!((karim[0].kind, karim[0].what.as_str()), (NoticeKind::TicketGiven, "1001 · Box muette"));
    assert_eq!(karim[0].opens, Opens::Ticket { ticket_id });
    office.by(office.karim, 30, step(TicketStep::Return { why: ReturnReason::WrongTeam, body: None }));
    assert_eq!(office.kinds(31), [NoticeKind::TicketReturned]);
    // Promised within so many open hours: three days later it is late.
    assert_eq!(office.kinds(5 * 86_400), [NoticeKind::TicketLate, NoticeKind::TicketReturned]);
    office.by(office.ines, 5 * 86_400, step(TicketStep::Resolve { resolution: "Câble changé".into() }));
    assert_eq!(office.told(5 * 86_400 + 1), []);
}

#[test]
fn an_appointment_is_told_of_until_its_reminder_left() {
    let office = Office::new();
    let contact_id = office.house.add(person("Luc", "Gaudry", &[]));
    let appointment = NewAppointment {
        contact_id,
        kind: AppointmentKind::Visit,
        starts_at: noon() + Duration::days(2),
        minutes: 60,
        place: String::new(),
        subject: "Pose de la fibre".into(),
        agent_id: office.ines,
        call_id: None,
    };
    let id = office.by(office.karim, 0, WorkAppointment { step: AppointmentStep::Book { appointment } });
    assert_eq!(office.told(3_600), [], "a day before, not two");
    let a_day_before = 86_400 + 60;
    let told = office.told(a_day_before);
    assert_eq!((told.len(), told[0].kind, told[0].what.as_str()), (1, NoticeKind::Appointment, "Pose de la fibre"));
    let starts_at = noon() + Duration::days(2);
    assert_eq!(told[0].opens, Opens::Appointment { appointment_id: id, starts_at });

    let sending = NewSending {
        contact_id,
        document: "rdv_rappel".into(),
        sent_by: SentBy::Mail,
        to: Some("luc@exemple.fr".into()),
        subject: "À bientôt".into(),
        body: "Nous vous attendons.".into(),
        call_id: None,
        reminds_of: Some(id),
    };
    let other = office.house.add(person("Zoé", "Le Bras", &[]));
    let wrong = SendDocument { sending: NewSending { contact_id: other, ..sending.clone() } };
    assert!(office.house.store.write(wrong, &Context::at(after(a_day_before))).is_err(), "somebody else’s");
    office.by(office.ines, a_day_before, SendDocument { sending });
    assert_eq!(office.told(a_day_before + 1), []);
    let kept = office.house.store.reader().unwrap().appointment(id).unwrap();
    assert_eq!(kept.reminded_at, Some(after(a_day_before)));
    // Then it begins shortly: the one who goes is told, until it has begun.
    assert_eq!(office.told(2 * 86_400 - 15 * 60 - 1), []);
    assert_eq!(office.kinds(2 * 86_400 - 15 * 60), [NoticeKind::AppointmentSoon]);
    assert_eq!(office.told(2 * 86_400), []);
}

#[test]
fn the_house_says_how_long_before_and_what_is_taken_later_needs_no_reminder() {
    let office = Office::new();
    let contact_id = office.house.add(person("Luc", "Gaudry", &[]));
    let book = |taken: i64, hours: i64| {
        let appointment = NewAppointment {
            contact_id,
            kind: AppointmentKind::Phone,
            starts_at: noon() + Duration::hours(hours),
            minutes: 30,
            place: String::new(),
            subject: format!("dans {hours} h"),
            agent_id: office.ines,
            call_id: None,
        };
        office.by(office.ines, taken, WorkAppointment { step: AppointmentStep::Book { appointment } })
    };
    let set = |key: &str, value: i64| office.house.write(SetSetting { key: key.into(), value: value.into() });
    set("appointment.remind_hours", 3);
    set("appointment.soon_minutes", 30);
    book(0, 2);
    book(0, 4);
    let told = |seconds| office.told(seconds).into_iter().map(|notice| (notice.kind, notice.what)).collect::<Vec<_>>();
    assert_eq!(told(3_599), []);
    assert_eq!(told(3_600), [(NoticeKind::Appointment, "dans 4 h".to_owned())]);
    assert_eq!(told(5_400)[0], (NoticeKind::AppointmentSoon, "dans 2 h".to_owned()));
    set("appointment.remind_hours", 0);
    set("appointment.soon_minutes", 0);
    assert_eq!(told(5_400), []);
}

#[test]
fn a_call_lost_while_away_is_told_of_until_they_are_called_back() {
    let office = Office::new();
    let luc = office.house.add(person("Luc", "Gaudry", &["0639984030"]));
    let lost = |id: &str, from: &str, at: i64| {
        office.house.hear(&later(ring(id, from), at));
        let missed = event(id, CallEventKind::Missed, Some(from));
        office.house.hear(&later(phone::CallEvent { cause: Some(EndCause::NoAnswer), ..missed }, at + 20));
    };
    let state = |at: i64, state| office.by(office.ines, at, SetAgentState { agent_id: office.ines, state });
    lost("at-the-desk", "0639984031", 10);
    state(100, AgentState::Pause);
    lost("away", "0639984030", 200);
    lost("stranger", "0639984032", 300);
    state(400, AgentState::Available);
    lost("back", "0639984033", 500);
    let told = office.told(600);
    assert_eq!(told.iter().map(|notice| notice.who.as_str()).collect::<Vec<_>>(), ["06 39 98 40 32", "Luc Gaudry"]);
    assert!(matches!(told[0].opens, Opens::Call { .. }));
    assert_eq!(told[1].opens, Opens::Contact { contact_id: luc });
    // Called back since.
    let call_back = phone::CallEvent {
        direction: Some(phone::Direction::Outbound),
        from: Some("01 99 00 12 00".into()),
        to: Some("0639984030".into()),
        ..event("out", CallEventKind::Ringing, None)
    };
    office.house.hear(&later(call_back, 700));
    assert_eq!(office.told(800).len(), 1);
    assert_eq!(office.told(2 * 86_400), []);
}
