//! A month of a desk, lived with thirty rules on: what a dry run says afterwards is what each of them did.

use std::collections::BTreeMap;

use chrono::{DateTime, Duration, Utc};
use crm::ContactId;
use crm::appointment::{AppointmentKind, AppointmentStep, NewAppointment, WorkAppointment};
use crm::automation::{Condition, Event, When};
use crm::call::{LostCause, Qualification};
use crm::callback::{FinishCallback, NewCallback, PromiseCallback};
use crm::consent::{ConsentChannel, NewConsent, RecordConsent, WithdrawConsent};
use crm::contact::{SetStage, SetTemperature, Stage, Temperature};
use crm::exchange::{Channel, LogExchange, NewExchange, NewSending, SendDocument, SentBy};
use crm::opportunity::{CloseOpportunity, NewOpportunity, SaveOpportunity};
use crm::ticket::{NewTicket, OpenTicket, Priority, TicketStep, WorkTicket};
use phone::{CallEventKind, Direction, Region};

use crate::{Desk, days, rule, tag};

/// Every event, narrowed down or not, and every condition.
fn rules() -> Vec<(When, Vec<Condition>)> {
    let qualified = |outcome: Option<&str>| When::CallQualified { outcome: outcome.map(str::to_owned) };
    let prospects = || Condition::Stage { any_of: vec![Stage::Prospect] };
    vec![
        (qualified(None), vec![]),
        (qualified(Some("refusal")), vec![]),
        (qualified(None), vec![prospects()]),
        (qualified(None), vec![Condition::OpenTicket { open: true }]),
        (qualified(None), vec![Condition::OpenTicket { open: false }, prospects()]),
        (qualified(None), vec![Condition::Consent { valid: true }]),
        (qualified(None), vec![Condition::Consent { valid: false }]),
        (qualified(None), vec![Condition::Calls { at_least: 2, days: 10 }]),
        (qualified(None), vec![Condition::Motive { motive: "invoice".into() }]),
        (qualified(None), vec![Condition::Town { town: "saint-elan".into() }]),
        (qualified(None), vec![Condition::Department { department: "22".into() }]),
        (When::CallLost { cause: None }, vec![]),
        (When::CallLost { cause: Some(LostCause::Missed) }, vec![Condition::Queue { queue: "Assistance".into() }]),
        (When::CallLost { cause: None }, vec![Condition::Line { line: "Standard".into() }]),
        (When::CallLost { cause: None }, vec![Condition::Outcome { outcome: "refusal".into() }]),
        (When::ContactCreated, vec![]),
        (When::StageChanged { to: None }, vec![]),
        (When::StageChanged { to: Some(Stage::Client) }, vec![Condition::Stage { any_of: vec![Stage::Client] }]),
        (When::TemperatureConfirmed { to: Some(Temperature::Hot) }, vec![]),
        (When::TicketOpened, vec![Condition::Priority { at_least: Priority::High }]),
        (When::TicketOpened, vec![Condition::OpenTicket { open: true }]),
        (When::TicketSolved, vec![]),
        (When::TicketLate, vec![]),
        (When::Purchase, vec![]),
        (When::OpportunityWon, vec![]),
        (When::OpportunityLost, vec![]),
        (When::AppointmentHonoured, vec![]),
        (When::AppointmentMissed, vec![]),
        (When::DocumentSent { document: Some("brochure".into()) }, vec![]),
        (When::CallbackOverdue { hours: 24 }, vec![]),
        (When::Silence { days: 5 }, vec![]),
        (When::Silence { days: 3 }, vec![prospects()]),
    ]
}

/// One day of the month, at that hour: what happens differs from day to day.
fn live(desk: &Desk, people: &[ContactId], day: i64) {
    let who = |n: i64| people[usize::try_from((day + n) % i64::try_from(people.len()).unwrap()).unwrap()];
    let nth = |n: i64| u32::try_from((day + n) % i64::try_from(people.len()).unwrap()).unwrap();
    let at = |hour: i64| days(day) + Duration::hours(hour - 10);
    let codes = ["refusal_price", "lead", "absent", "solved", "refusal_not_now", "call_back"];
    let code = codes[usize::try_from(day).unwrap() % codes.len()];
    desk.typed(who(0), at(9), |call| {
        let motives = desk.house.store.reader().unwrap().motives().unwrap();
        let motive = motives.iter().find(|motive| motive.code == "invoice").filter(|_| day % 2 == 0);
        let callback = NewCallback {
            contact_id: None,
            number: None,
            due_at: at(9) + Duration::days(1),
            subject: "Devis".into(),
            call_id: None,
        };
        Qualification {
            motive_id: motive.map(|motive| motive.id),
            callback: (code == "call_back").then_some(callback),
            ..Qualification::of(call, desk.outcome(code))
        }
    });
    if day % 3 == 0 {
        desk.rings(nth(1), &format!("m{day}"), at(14), CallEventKind::Missed);
    }
    if day % 4 == 0 {
        let priority = if day % 8 == 0 { Priority::High } else { Priority::Low };
        let ticket = NewTicket {
            contact_id: who(2),
            subject: "Panne".into(),
            description: String::new(),
            priority,
            motive_id: None,
            category: None,
            call_id: None,
        };
        let ticket_id = desk.at(at(10), OpenTicket { ticket });
        // One in two is solved, late or not.
        if day % 8 == 0 {
            let step = TicketStep::Resolve { resolution: "Relancé".into() };
            desk.at(
                at(10) + Duration::hours(if day % 16 == 0 { 1 } else { 9 }),
                WorkTicket { ticket_id, step, call_id: None },
            );
        }
    }
    if day % 5 == 0 {
        let stage = [Stage::Client, Stage::Prospect, Stage::Lead][usize::try_from(day / 5).unwrap() % 3];
        let now = desk.house.store.reader().unwrap().contact(who(3)).unwrap().stage;
        if now != stage {
            desk.at(at(11), SetStage { contact_id: who(3), stage, why: "Dit au téléphone".into() });
        }
    }
    if day % 6 == 1 {
        let (contact_id, id) = (who(4), None);
        let opportunity = NewOpportunity {
            subject: "Fibre".into(),
            product_id: None,
            amount_cents: None,
            probability: None,
            expected_on: None,
            owner_id: Some(desk.agent),
        };
        let id = desk.at(at(11), SaveOpportunity { contact_id, id, opportunity });
        desk.at(at(12), CloseOpportunity { contact_id, id, won: day % 4 == 1, why: "Décidé".into() });
    }
    if day % 7 == 2 {
        let sending = NewSending {
            contact_id: who(5),
            document: if day % 2 == 0 { "brochure".into() } else { "catalogue".into() },
            sent_by: SentBy::Print,
            to: None,
            subject: "Notre offre".into(),
            body: "Bonjour".into(),
            call_id: None,
            reminds_of: None,
        };
        desk.at(at(15), SendDocument { sending });
    }
    if day % 7 == 4 {
        let exchange = NewExchange {
            contact_id: who(1),
            channel: Channel::Mail,
            direction: Direction::Inbound,
            subject: "Question".into(),
            body: String::new(),
            motive_id: None,
            outcome_id: None,
            at: None,
            replies_to: None,
        };
        desk.at(at(16), LogExchange { exchange });
    }
    if day % 9 == 3 {
        let callback = NewCallback {
            contact_id: Some(who(6)),
            number: None,
            due_at: at(17),
            subject: String::new(),
            call_id: None,
        };
        let callback_id = desk.at(at(12), PromiseCallback { callback, region: Region::FR });
        if day % 2 == 0 {
            desk.at(at(18), FinishCallback { callback_id, call_id: None });
        }
    }
    if day % 10 == 5 {
        let appointment = NewAppointment {
            contact_id: who(2),
            kind: AppointmentKind::Phone,
            starts_at: at(13),
            minutes: 30,
            place: String::new(),
            subject: String::new(),
            agent_id: desk.agent,
            call_id: None,
        };
        let id = desk.at(at(9), WorkAppointment { step: AppointmentStep::Book { appointment } });
        let step = if day % 4 == 1 { AppointmentStep::Honour { id } } else { AppointmentStep::Miss { id } };
        desk.at(at(14), WorkAppointment { step });
    }
    if day % 11 == 6 {
        let consent = NewConsent {
            contact_id: who(0),
            on_behalf_of: "Maison".into(),
            object: "Fibre".into(),
            text_shown: "J’accepte d’être appelée.".into(),
            collected_by: ConsentChannel::Form,
            evidence: "Formulaire 12".into(),
            collected_at: None,
            days: None,
            proof: crm::consent::ConsentProof::default(),
        };
        desk.at(at(16), RecordConsent { consent });
    }
    if day == 24 {
        let _was_none = desk.try_at(at(16), WithdrawConsent { contact_id: people[6], by: ConsentChannel::Mail });
    }
    if day % 13 == 7 {
        desk.someone_at(at(15), "Nouvelle", 50 + u32::try_from(day).unwrap());
    }
    if day == 12 {
        let prospect = people[7];
        desk.at(at(16), SetTemperature { contact_id: prospect, temperature: Some(Temperature::Hot) });
    }
}

fn sale(desk: &Desk, contact: ContactId, now: DateTime<Utc>) {
    let product = desk.house.store.reader().unwrap().products(now).unwrap().first().map(|product| product.id);
    desk.typed(contact, now, |call| Qualification {
        sold_product_id: product,
        ..Qualification::of(call, desk.outcome("sale"))
    });
}

#[test]
fn a_dry_run_says_what_the_rules_really_did() {
    let desk = Desk::new();
    let people: Vec<ContactId> = (0..9).map(|n| desk.someone(&format!("Personne {n}"), n)).collect();
    for contact_id in &people[..3] {
        let edit = |field, value: &str| crm::contact::FieldEdit { field, value: Some(value.into()) };
        let edits = vec![
            edit(crm::contact::ContactField::Town, "Saint-Élan"),
            edit(crm::contact::ContactField::Postcode, "22120"),
        ];
        desk.at(days(-40), crm::contact::EditContact { contact_id: *contact_id, edits });
    }
    desk.sql(
        "INSERT INTO product (id, reference, name, price_cents) VALUES (x'0d0c0000000070008000000000000f01', 'F1', 'Fibre', 2990)",
    );
    let ids: Vec<_> = rules()
        .into_iter()
        .enumerate()
        .map(|(n, (when, conditions))| desk.on(days(-1), rule(when, conditions, vec![tag(&format!("r{n}"))])))
        .collect();
    for day in 0..28 {
        live(&desk, &people, day);
        // The app looks every minute; here often enough for what happens in a day.
        for quarter in 1..=4 {
            desk.minute(days(day) + Duration::hours(quarter * 3 + 1));
        }
        if day == 9 {
            sale(&desk, people[4], days(day) + Duration::hours(14));
        }
    }
    let now = days(28) - Duration::hours(11);
    desk.minute(now);

    let mut silent = Vec::new();
    for (id, (when, conditions)) in ids.iter().zip(rules()) {
        let line = desk.line(*id);
        let run = desk.house.store.reader().unwrap().dry_run(&line.rule, 30, now).unwrap();
        let mut would: BTreeMap<ContactId, u32> = BTreeMap::new();
        run.lines.iter().for_each(|line| *would.entry(line.contact_id).or_default() += 1);
        let did = desk.acts_of(*id);
        assert_eq!(would, did, "{when:?} {conditions:?}");
        assert_eq!(run.times, did.values().sum::<u32>(), "{when:?}");
        assert_eq!(run.people as usize, did.len());
        if run.times == 0 {
            silent.push(when.event());
        }
    }
    assert_eq!(silent, Vec::<Event>::new(), "the month holds every event");
}
