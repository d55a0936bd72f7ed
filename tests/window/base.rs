//! The people of the tests: invented, with numbers reserved for fiction, written through the core's own operations.

use std::path::Path;

use chrono::Duration;
use crm::callback::{NewCallback, PromiseCallback};
use crm::contact::{AddContact, NewContact, Stage};
use crm::house::{AddAgent, AddLine, IgnoreNumber, NewAgent, NewLine};
use crm::settings::SetSetting;
use crm::ticket::{NewTicket, OpenTicket, Priority};
use crm::{AgentId, ContactId, Context, Operation, Store};
use phone::Region;
use serde_json::{Value, json};

use super::now;

/// Camille Rousselot's mobile.
pub const CAMILLE: &str = "06 39 98 41 27";
/// Joris Pennaneac'h's mobile.
pub const JORIS: &str = "06 39 98 55 10";
/// The switchboard that three people share.
pub const SHARED: &str = "01 99 00 20 00";
/// A number nobody has.
pub const STRANGER: &str = "06 39 98 70 52";
/// A number that never opens a window.
pub const NUISANCE: &str = "01 99 00 66 66";
/// The house's own line.
pub const LINE: &str = "01 99 00 12 00";
/// A colleague's extension.
pub const EXTENSION: &str = "12";

/// A data file being written.
pub struct Base {
    store: Store,
    agent: Option<AgentId>,
}

impl Base {
    /// A file, new or there already, whose first start is over.
    pub fn new(path: &Path) -> Self {
        let base = Self { store: Store::open(path, now()).unwrap(), agent: None };
        base.set("start.done", json!(true));
        base
    }

    /// The office most tests work in: two agents, a line, five people, two open tickets, a promise.
    pub fn office(path: &Path) -> Self {
        let mut base = Self::new(path);
        base.set("house.name", json!("Assistance fibre"));
        let ines = base.agent("Inès Kerdoncuff", "11");
        base.agent("Karim Le Bihan", EXTENSION);
        base.agent = Some(ines);
        base.set("desk.agent", json!(ines.to_string()));
        base.write(AddLine {
            line: NewLine {
                number: LINE.to_owned(),
                label: "Assistance".to_owned(),
                queue: Some("Assistance".to_owned()),
            },
            region: Region::FR,
        });
        base.write(IgnoreNumber { number: NUISANCE.to_owned(), why: "Automate".to_owned(), region: Region::FR });
        let camille = base.person("Camille", "Rousselot", Some("Atelier Rousselot"), CAMILLE);
        base.ticket(camille, "Coupures le soir", Priority::High);
        base.ticket(camille, "Facture en double", Priority::Low);
        base.write(PromiseCallback {
            callback: NewCallback {
                contact_id: Some(camille),
                number: None,
                due_at: now() + Duration::hours(3),
                subject: "Date du technicien".to_owned(),
                call_id: None,
            },
            region: Region::FR,
        });
        base.person("Joris", "Pennaneac’h", None, JORIS);
        let printer = Some("Imprimerie Kerdraon");
        base.person("Aude", "Le Goff", printer, SHARED);
        let malo = base.person("Malo", "Guéguen", printer, SHARED);
        base.person("Nolwenn", "Tanguy", printer, SHARED);
        base.ticket(malo, "Débit divisé par deux", Priority::Normal);
        base
    }

    /// Writes; the file is not open anywhere else yet.
    pub fn write<O: Operation>(&self, operation: O) -> O::Output {
        let context = Context::at(now()).by(self.agent);
        self.store.write(operation, &context).unwrap().output
    }

    /// Sets a setting.
    pub fn set(&self, key: &str, value: Value) {
        self.write(SetSetting { key: key.to_owned(), value });
    }

    /// Adds somebody with one number.
    pub fn person(&self, first: &str, last: &str, company: Option<&str>, number: &str) -> ContactId {
        self.write(AddContact {
            contact: NewContact {
                first_name: Some(first.to_owned()),
                last_name: Some(last.to_owned()),
                company: company.map(str::to_owned),
                phones: vec![number.to_owned()],
                stage: Some(Stage::Client),
                ..NewContact::default()
            },
            region: Region::FR,
            origin: "internal",
        })
    }

    /// Opens a ticket of theirs.
    pub fn ticket(&self, contact_id: ContactId, subject: &str, priority: Priority) {
        self.write(OpenTicket {
            ticket: NewTicket {
                contact_id,
                subject: subject.to_owned(),
                description: String::new(),
                priority,
                motive_id: None,
                category: None,
                call_id: None,
            },
        });
    }

    fn agent(&self, name: &str, extension: &str) -> AgentId {
        self.write(AddAgent { agent: NewAgent { name: name.to_owned(), extension: Some(extension.to_owned()) } })
    }
}
