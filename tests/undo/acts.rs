//! A small house, and one of each act that can be taken back.

use std::sync::atomic::{AtomicI64, Ordering};

use chrono::Duration;
use crm::appointment::{AppointmentKind, AppointmentStep, NewAppointment, WorkAppointment};
use crm::call::{Qualification, QualifyCall};
use crm::callback::{CancelCallback, FinishCallback, MoveCallback, NewCallback, PromiseCallback, TakeCallback};
use crm::contact::{
    AssignContact, ContactField, EditContact, FieldEdit, MoveContact, SetEmail, SetPhone, Stage, Temperature,
};
use crm::house::{AddAgent, NewAgent};
use crm::opportunity::{CloseOpportunity, NewOpportunity, SaveOpportunity};
use crm::ticket::{Priority, TicketStatus, TicketStep, WorkTicket};
use crm::undo::Undone;
use crm::{
    AgentId, AppointmentId, CallId, CallbackId, ContactId, Context, Error, Operation, OpportunityId, OutcomeId,
    TicketId, UndoLast,
};
use decroche_tests::house::{House, after, event, later, noon, person, ring};
use phone::{CallEventKind, Region};

/// The caller everything is about.
pub const CALLER: &str = "0639980012";

/// A house with a person about whom each act can be done, and an agent who does them a second apart.
pub struct Desk {
    pub house: House,
    pub me: AgentId,
    pub colleague: AgentId,
    pub contact: ContactId,
    pub ticket: TicketId,
    pub deal: OpportunityId,
    pub callback: CallbackId,
    pub appointment: AppointmentId,
    pub call: CallId,
    second: AtomicI64,
}

impl Desk {
    pub fn new() -> Self {
        let house = House::new();
        let me = house.write(AddAgent { agent: NewAgent { name: "Nora".into(), extension: None } });
        let colleague = house.write(AddAgent { agent: NewAgent { name: "Sami".into(), extension: None } });
        let contact = house.add(person("Camille", "Rousselot", &[CALLER, "01 99 00 45 10"]));
        let file = house.foreign_hand();
        file.execute_batch(
            "INSERT INTO product (id, reference, name, price_cents) VALUES (x'00000000000000000000000000000001', 'FIB', 'Fibre', 3990)",
        )
        .unwrap();
        house.write(MoveContact {
            contact_id: contact,
            stage: Some(Stage::Prospect),
            temperature: Some(Temperature::Warm),
            why: "Demande un devis".into(),
        });
        let ticket = house.open_ticket(contact, "Débit faible", Priority::Normal);
        let opportunity = NewOpportunity {
            subject: "Fibre".into(),
            product_id: None,
            amount_cents: Some(48_000),
            probability: Some(40),
            expected_on: None,
            owner_id: Some(me),
        };
        let deal = house.write(SaveOpportunity { contact_id: contact, id: None, opportunity });
        let callback = house.write(PromiseCallback { callback: promise(contact, None, 26), region: Region::FR });
        house.hear(&later(ring("c1", CALLER), 1));
        house.hear(&later(event("c1", CallEventKind::Answered, Some(CALLER)), 2));
        let heard = house.hear(&later(event("c1", CallEventKind::Ended, Some(CALLER)), 3));
        let appointment = house.write(crm::appointment::Book { appointment: meeting(contact, me, 50) });
        Self {
            house,
            me,
            colleague,
            contact,
            ticket,
            deal,
            callback,
            appointment,
            call: heard.call.unwrap().id,
            second: AtomicI64::new(100),
        }
    }

    pub fn now(&self) -> Context {
        Context::at(after(self.second.fetch_add(1, Ordering::Relaxed))).by(Some(self.me))
    }

    pub fn tries<O: Operation>(&self, operation: O) -> Result<O::Output, Error> {
        self.house.store.write(operation, &self.now()).map(|written| written.output)
    }

    pub fn undo(&self) -> Undone {
        self.tries(UndoLast).unwrap()
    }

    pub fn outcome(&self, code: &str) -> OutcomeId {
        let outcomes = self.house.store.reader().unwrap().outcomes().unwrap();
        outcomes.iter().find(|outcome| outcome.code == code).unwrap().id
    }

    /// The outcome of the call, with what it brings.
    pub fn qualify(&self, code: &str) -> Qualification {
        Qualification::of(self.call, self.outcome(code))
    }

    /// Does one of [`ACTS`]; an act that is not possible now changes nothing.
    pub fn act(&self, act: &str) -> Result<(), Error> {
        let contact_id = self.contact;
        match act {
            "edit" => self.tries(EditContact {
                contact_id,
                edits: vec![
                    FieldEdit { field: ContactField::Job, value: Some(format!("Maire {:?}", self.now().now)) },
                    FieldEdit { field: ContactField::Company, value: Some("Mairie de Vitré".into()) },
                    FieldEdit { field: ContactField::LastName, value: Some("Rousselot-Kerjean".into()) },
                ],
            }),
            "add a number" => self.phone(None, "02 61 91 33 44"),
            "put a number right" => self.phone(Some(0), "06 39 98 00 21"),
            "remove the main number" => self.phone(Some(0), ""),
            "write a number of the fiche twice" => self.phone(Some(0), "01 99 00 45 10"),
            "add an address" => {
                self.tries(SetEmail { contact_id, email_id: None, address: "camille@exemple.fr".into() })
            }
            "move up" => self.place(Some(Stage::Client), None),
            "move down and warm up" => self.place(Some(Stage::Lead), None),
            "rung and temperature at once" => self.place(Some(Stage::Prospect), Some(Temperature::Hot)),
            "warm up" => self.place(None, Some(Temperature::Cold)),
            "promise" => {
                self.tries(PromiseCallback { callback: promise(contact_id, None, 4), region: Region::FR }).map(|_| ())
            }
            "promise to a number" => {
                let number = Some("0199004511".to_owned());
                let callback = NewCallback { contact_id: None, number, ..promise(contact_id, None, 4) };
                self.tries(PromiseCallback { callback, region: Region::FR }).map(|_| ())
            }
            "keep the promise" => self.tries(FinishCallback { callback_id: self.callback, call_id: None }),
            "put the promise off" => {
                self.tries(MoveCallback { callback_id: self.callback, due_at: noon() + Duration::hours(30) })
            }
            "take the promise" => self.tries(TakeCallback { callback_id: self.callback }),
            "give the promise up" => self.tries(CancelCallback { callback_id: self.callback }),
            "have them to follow" => self.follows(None, Some(self.me)),
            "open a deal" => self.deal(None),
            "change the deal" => self.deal(Some(self.deal)),
            "sign the deal" => {
                self.tries(CloseOpportunity { contact_id, id: self.deal, won: true, why: "Signé".into() })
            }
            "take the ticket" => self.step(TicketStep::Take),
            "give the ticket to a colleague" => self.step(TicketStep::Give { to: Some(self.colleague) }),
            "have a colleague follow them" => self.follows(None, Some(self.colleague)),
            "wait for the customer" => self.step(TicketStep::Status {
                status: TicketStatus::WaitingCustomer,
                body: Some("Photo demandée".into()),
            }),
            "make it urgent" => self.step(TicketStep::Priority { priority: Priority::Urgent }),
            "solve the ticket" => self.step(TicketStep::Resolve { resolution: "Box changée".into() }),
            "book" => self.meet(AppointmentStep::Book { appointment: meeting(contact_id, self.me, 74) }),
            "confirm" => self.meet(AppointmentStep::Confirm { id: self.appointment }),
            "cancel" => self.meet(AppointmentStep::Cancel { id: self.appointment }),
            "meet at another hour" => self.meet(AppointmentStep::Move {
                id: self.appointment,
                starts_at: noon() + Duration::hours(98),
                agent_id: None,
            }),
            "solved" => self.says(self.qualify("solved")),
            "to be called back" => {
                let callback = Some(promise(contact_id, Some(self.call), 8));
                self.says(Qualification { callback, note: Some("Rappeler demain".into()), ..self.qualify("call_back") })
            }
            "sold, and a client" => self.says(Qualification {
                sold_product_id: Some(crm::ProductId(uuid::Uuid::from_u128(1))),
                stage: Some(Stage::LoyalClient),
                ..self.qualify("sale")
            }),
            "refused" => self.says(Qualification {
                refused_product_id: Some(crm::ProductId(uuid::Uuid::from_u128(1))),
                why: Some("Trop cher".into()),
                ..self.qualify("refusal")
            }),
            "appointment in the call" => self.says(Qualification {
                appointment: Some(meeting(contact_id, self.me, 146)),
                ..self.qualify("appointment")
            }),
            "payment promised" => {
                self.says(Qualification { amount_cents: Some(5_000), ..self.qualify("payment_promise") })
            }
            "wrong number" => self.says(self.qualify("wrong_number")),
            other => panic!("no act {other}"),
        }
    }

    fn phone(&self, which: Option<usize>, raw: &str) -> Result<(), Error> {
        let numbers = self.house.store.reader().unwrap().numbers(self.contact).unwrap();
        let phone_id = match which {
            Some(at) => Some(numbers.get(at).ok_or(Error::NotFound { kind: "phone" })?.id),
            None => None,
        };
        self.tries(SetPhone { contact_id: self.contact, phone_id, raw: raw.into(), region: Region::FR })
    }

    fn place(&self, stage: Option<Stage>, temperature: Option<Temperature>) -> Result<(), Error> {
        self.tries(MoveContact { contact_id: self.contact, stage, temperature, why: "Parlé au téléphone".into() })
    }

    pub fn follows(&self, from: Option<AgentId>, to: Option<AgentId>) -> Result<(), Error> {
        self.tries(AssignContact { contact_id: self.contact, from, to })
    }

    fn deal(&self, id: Option<OpportunityId>) -> Result<(), Error> {
        let opportunity = NewOpportunity {
            subject: "Fibre et téléphone".into(),
            product_id: None,
            amount_cents: Some(96_000),
            probability: Some(80),
            expected_on: None,
            owner_id: Some(self.me),
        };
        self.tries(SaveOpportunity { contact_id: self.contact, id, opportunity }).map(|_| ())
    }

    pub fn step(&self, step: TicketStep) -> Result<(), Error> {
        self.tries(WorkTicket { ticket_id: self.ticket, step, call_id: None })
    }

    fn meet(&self, step: AppointmentStep) -> Result<(), Error> {
        self.tries(WorkAppointment { step }).map(|_| ())
    }

    fn says(&self, qualification: Qualification) -> Result<(), Error> {
        self.tries(QualifyCall { qualification }).map(|_| ())
    }
}

/// Every act that [`Desk::act`] knows.
pub const ACTS: &[&str] = &[
    "edit",
    "add a number",
    "put a number right",
    "remove the main number",
    "write a number of the fiche twice",
    "add an address",
    "move up",
    "move down and warm up",
    "warm up",
    "promise",
    "promise to a number",
    "keep the promise",
    "put the promise off",
    "take the promise",
    "give the promise up",
    "have them to follow",
    "open a deal",
    "change the deal",
    "sign the deal",
    "take the ticket",
    "give the ticket to a colleague",
    "have a colleague follow them",
    "wait for the customer",
    "make it urgent",
    "solve the ticket",
    "book",
    "confirm",
    "cancel",
    "meet at another hour",
    "solved",
    "to be called back",
    "sold, and a client",
    "refused",
    "appointment in the call",
    "payment promised",
    "wrong number",
];

fn promise(contact: ContactId, call_id: Option<CallId>, hours: i64) -> NewCallback {
    NewCallback {
        contact_id: Some(contact),
        number: None,
        due_at: noon() + Duration::hours(hours),
        subject: "Devis".into(),
        call_id,
    }
}

fn meeting(contact_id: ContactId, agent_id: AgentId, hours: i64) -> NewAppointment {
    NewAppointment {
        contact_id,
        kind: AppointmentKind::Visit,
        starts_at: noon() + Duration::hours(hours),
        minutes: 60,
        place: "Vitré".into(),
        subject: "Installation".into(),
        agent_id,
        call_id: None,
    }
}
