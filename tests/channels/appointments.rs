//! Appointments: a free slot, the states they go through, the rate of those honoured.

use chrono::{DateTime, Duration, Utc};
use crm::appointment::{
    AppointmentKind, AppointmentState, AppointmentStep, NewAppointment, Week, WeekQuery, WorkAppointment, ics,
};
use crm::call::{LogCall, ManualCall, Qualification, QualifyCall};
use crm::house::{AddAgent, NewAgent};
use crm::timeline::TimelineKind;
use crm::{AgentId, AppointmentId, ContactId};
use decroche_tests::house::{House, moment, noon, person};
use phone::{Direction, Region};

use crate::{refused, told};

struct Desk {
    house: House,
    karim: AgentId,
    ana: ContactId,
}

impl Desk {
    fn new() -> Self {
        let house = House::new();
        let karim = house.write(AddAgent { agent: NewAgent { name: "Karim Le Bihan".into(), extension: None } });
        let ana = house.add(person("Ana", "Vasseur", &["06 39 98 12 34"]));
        Self { house, karim, ana }
    }

    fn one(&self, starts_at: DateTime<Utc>) -> NewAppointment {
        NewAppointment {
            contact_id: self.ana,
            kind: AppointmentKind::Visit,
            starts_at,
            minutes: 60,
            place: "12 rue du Port, Rennes".into(),
            subject: "Devis".into(),
            agent_id: self.karim,
            call_id: None,
        }
    }

    fn book(&self, starts_at: DateTime<Utc>) -> AppointmentId {
        self.step(AppointmentStep::Book { appointment: self.one(starts_at) })
    }

    fn step(&self, step: AppointmentStep) -> AppointmentId {
        self.house.write(WorkAppointment { step })
    }

    fn week(&self, now: DateTime<Utc>) -> Week {
        let from = "2026-03-02".parse().unwrap();
        let query = WeekQuery { from, agent: Some(self.karim), minutes: 60 };
        self.house.store.reader().unwrap().week(&query, now).unwrap()
    }

    fn state(&self, id: AppointmentId) -> AppointmentState {
        self.house.store.reader().unwrap().appointment(id).unwrap().state
    }
}

/// The same Wednesday, at that hour in Paris (winter).
fn at(hour: i64, minutes: i64) -> DateTime<Utc> {
    moment("2026-03-04T00:00:00Z") + Duration::hours(hour - 1) + Duration::minutes(minutes)
}

#[test]
fn a_slot_is_free_when_the_house_is_open_for_all_of_it_and_nobody_else_has_it() {
    let desk = Desk::new();
    let free = desk.week(noon()).free;
    assert_eq!(free.first(), Some(&at(12, 0)), "not before now");
    assert!(free.contains(&at(17, 0)) && !free.contains(&at(17, 30)), "over at six");
    assert_eq!(free.last(), Some(&(at(17, 0) + Duration::days(2))), "nobody works on Saturday");
    desk.book(at(14, 0));
    let free = desk.week(noon()).free;
    assert!(free.contains(&at(13, 0)) && free.contains(&at(15, 0)));
    for (hour, minutes) in [(13, 30), (14, 0), (14, 30)] {
        assert!(!free.contains(&at(hour, minutes)), "{hour} h {minutes}");
        let taken = AppointmentStep::Book { appointment: desk.one(at(hour, minutes)) };
        assert_eq!(refused(&desk.house, WorkAppointment { step: taken }), "slot_taken");
    }
}

#[test]
fn an_appointment_taken_in_a_call_is_on_the_timeline_and_goes_when_the_outcome_is_put_right() {
    let desk = Desk::new();
    let call = ManualCall {
        direction: Direction::Inbound,
        contact_id: Some(desk.ana),
        number: None,
        started_at: noon(),
        talk_s: 60,
        outcome_id: None,
        motive_id: None,
        note: None,
    };
    let call = desk.house.write(LogCall { call, region: Region::FR });
    let outcome = |code: &str| {
        let outcomes = desk.house.store.reader().unwrap().outcomes().unwrap();
        outcomes.iter().find(|outcome| outcome.code == code).unwrap().id
    };
    let said =
        Qualification { appointment: Some(desk.one(at(15, 0))), ..Qualification::of(call.id, outcome("appointment")) };
    desk.house.write(QualifyCall { qualification: said.clone() });
    let week = desk.week(noon());
    assert_eq!((week.appointments.len(), week.appointments[0].state), (1, AppointmentState::Planned));
    let item = told(&desk.house, desk.ana).into_iter().find(|item| item.kind == TimelineKind::Appointment).unwrap();
    assert_eq!((item.at, item.outcome_code.as_deref()), (at(15, 0), Some("planned")));
    // Said again with another moment: one appointment.
    let other = Qualification { appointment: Some(desk.one(at(16, 0))), ..said };
    desk.house.write(QualifyCall { qualification: other });
    let stands = |week: &Week| week.appointments.iter().filter(|one| one.state.stands()).count();
    assert_eq!(stands(&desk.week(noon())), 1);
    desk.house.write(QualifyCall { qualification: Qualification::of(call.id, outcome("solved")) });
    assert_eq!(stands(&desk.week(noon())), 0);
}

#[test]
fn confirmed_then_honoured_or_missed_and_the_rate_counts_them() {
    let desk = Desk::new();
    let (kept, missed) = (desk.book(at(13, 0)), desk.book(at(15, 0)));
    desk.step(AppointmentStep::Confirm { id: kept });
    assert_eq!(desk.state(kept), AppointmentState::Confirmed);
    let early = WorkAppointment { step: AppointmentStep::Honour { id: kept } };
    assert_eq!(refused(&desk.house, early), "illegal_move", "it has not begun");
    let evening = at(19, 0);
    desk.house.write_at(evening, WorkAppointment { step: AppointmentStep::Honour { id: kept } });
    desk.house.write_at(evening, WorkAppointment { step: AppointmentStep::Honour { id: missed } });
    desk.house.write_at(evening, WorkAppointment { step: AppointmentStep::Miss { id: missed } });
    let week = desk.week(evening);
    assert_eq!((week.honoured, week.missed), (1, 1));
    assert_eq!(refused(&desk.house, WorkAppointment { step: AppointmentStep::Cancel { id: kept } }), "illegal_move");
}

#[test]
fn moved_it_stays_as_it_was_and_another_stands_in_for_it() {
    let desk = Desk::new();
    let first = desk.book(at(14, 0));
    let ines = desk.house.write(AddAgent { agent: NewAgent { name: "Inès".into(), extension: None } });
    let step = AppointmentStep::Move { id: first, starts_at: at(14, 30), agent_id: None };
    let second = desk.step(step);
    assert_eq!((desk.state(first), desk.state(second)), (AppointmentState::Moved, AppointmentState::Planned));
    let third = desk.step(AppointmentStep::Move { id: second, starts_at: at(14, 30), agent_id: Some(ines) });
    let stands = desk.house.store.reader().unwrap().appointment(third).unwrap();
    assert_eq!((stands.agent.as_str(), stands.place.as_str()), ("Inès", "12 rue du Port, Rennes"));
    let file = ics(&stands, "Maison", noon());
    assert!(file.contains("DTSTART:20260304T133000Z") && file.contains("LOCATION:12 rue du Port\\, Rennes"));
    let again = AppointmentStep::Move { id: first, starts_at: at(16, 0), agent_id: None };
    assert_eq!(refused(&desk.house, WorkAppointment { step: again }), "illegal_move");
    let past = AppointmentStep::Book { appointment: desk.one(at(9, 0)) };
    assert_eq!(refused(&desk.house, WorkAppointment { step: past }), "starts_at.in_the_past");
}
