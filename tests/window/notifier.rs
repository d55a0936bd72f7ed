//! A stand-in for the desktop's notification service, on the session bus of the test screen: what the app asks it to
//! show is written down, and a notification can be clicked.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use zbus::OwnedVariant;
use zbus::connection::{Builder, Connection};
use zbus::object_server::SignalEmitter;

use super::until;

const NAME: &str = "org.freedesktop.Notifications";
const PATH: &str = "/org/freedesktop/Notifications";

/// A notification, as it was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// Ours.
    pub id: u32,
    /// Its title.
    pub title: String,
    /// Its line.
    pub body: String,
}

struct Service {
    told: Arc<Mutex<Vec<Told>>>,
}

#[zbus::interface(name = "org.freedesktop.Notifications")]
impl Service {
    #[expect(clippy::too_many_arguments, reason = "as freedesktop defines it")]
    fn notify(
        &mut self,
        _app_name: String,
        _replaces_id: u32,
        _icon: String,
        title: String,
        body: String,
        _actions: Vec<String>,
        _hints: HashMap<String, OwnedVariant>,
        _expires: i32,
    ) -> u32 {
        let mut told = self.told.lock().unwrap_or_else(PoisonError::into_inner);
        let id = u32::try_from(told.len()).unwrap() + 1;
        told.push(Told { id, title, body });
        id
    }

    fn close_notification(&self, _id: u32) {}

    fn get_capabilities(&self) -> Vec<String> {
        vec!["actions".to_owned(), "body".to_owned()]
    }

    fn get_server_information(&self) -> (String, String, String, String) {
        ("stand-in".to_owned(), "decroche".to_owned(), "1".to_owned(), "1.2".to_owned())
    }

    #[zbus(signal)]
    async fn action_invoked(emitter: &SignalEmitter<'_>, id: u32, action: &str) -> zbus::Result<()>;
}

/// The service; it leaves the bus when dropped.
pub struct Notifier {
    bus: Connection,
    told: Arc<Mutex<Vec<Told>>>,
}

impl Notifier {
    /// Takes the service's name on the session bus.
    pub async fn start() -> Self {
        let told = Arc::new(Mutex::new(Vec::new()));
        let service = Service { told: Arc::clone(&told) };
        let bus = Builder::session().name(NAME).serve_at(PATH, service).build().await.unwrap();
        Self { bus, told }
    }

    /// Everything that was asked for.
    pub fn all(&self) -> Vec<Told> {
        self.told.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The first of that title, once it is asked for.
    pub async fn tells(&self, title: &str) -> Told {
        let told = until(async || self.all().into_iter().find(|told| told.title == title)).await;
        told.unwrap_or_else(|| panic!("no notification « {title} »: {:?}", self.all()))
    }

    /// A hand clicks it.
    pub async fn click(&self, told: &Told) {
        let emitter = SignalEmitter::new(&self.bus, PATH).unwrap();
        Service::action_invoked(&emitter, told.id, "default").await.unwrap();
    }
}
