//! The state of the app: the open store, the calls in hand, the lines that can be acted on.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use chrono::{DateTime, Utc};
use crm::desk::{Changed, Recovered};
use crm::{AgentId, Context, Operation, Store};
use cti::simulator::Simulator;
use phone::Region;
use serde_json::Value;
use tauri::{AppHandle, Emitter};

use crate::error::{Answer, Refusal};
use crate::importing::Importing;
use crate::live::Live;
use crate::long_work::LongWork;

/// Everything the windows share.
pub struct Desk {
    store: RwLock<Arc<Store>>,
    /// The data file the app was started on: where leaving the demo goes back to.
    pub own_file: PathBuf,
    /// What became of a damaged file at this start.
    pub recovered: Mutex<Option<Recovered>>,
    /// Calls in hand.
    pub live: Live,
    /// The simulated line.
    pub simulator: Mutex<Simulator>,
    /// What the telephone settings need to be changed while running.
    pub telephone: crate::telephone::Telephone,
    /// The file being brought in.
    pub importing: Importing,
    /// What takes its time: one at a time.
    pub long_work: LongWork,
}

/// The present moment. The only clock of the app: everything below takes `now`.
#[expect(clippy::disallowed_methods, reason = "the shell is the edge where time enters")]
pub fn now() -> DateTime<Utc> {
    Utc::now()
}

impl Desk {
    /// The desk on an open store.
    pub fn new(store: Store, recovered: Option<Recovered>, telephone: crate::telephone::Telephone) -> Self {
        Self {
            own_file: store.path().to_owned(),
            store: RwLock::new(Arc::new(store)),
            recovered: Mutex::new(recovered),
            live: Live::default(),
            simulator: Mutex::new(Simulator::new()),
            telephone,
            importing: Importing::default(),
            long_work: LongWork::default(),
        }
    }

    /// The open store.
    pub fn store(&self) -> Arc<Store> {
        Arc::clone(&self.store.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Opens another data file in its place.
    pub fn switch(&self, store: Store) {
        *self.store.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(store);
    }

    /// A setting's present value; null when it cannot be read.
    pub fn setting(&self, key: &str) -> Value {
        self.store().reader().and_then(|reader| reader.setting(key)).unwrap_or(Value::Null)
    }

    /// Where numbers without country code are read.
    pub fn region(&self) -> Region {
        self.setting("house.region").as_str().and_then(|code| code.parse().ok()).unwrap_or(Region::FR)
    }

    /// Who sits at the desk.
    pub fn agent(&self) -> Option<AgentId> {
        self.setting("desk.agent").as_str().and_then(|id| id.parse().ok())
    }

    /// A write now, by who sits here.
    pub fn context(&self) -> Context {
        Context::at(now()).by(self.agent())
    }

    /// Writes, and tells the open windows what changed.
    pub fn write<O: Operation>(&self, app: &AppHandle, operation: O) -> Answer<O::Output> {
        self.write_as(app, operation, &self.context())
    }

    /// The same, by nobody in particular.
    pub fn write_unattended<O: Operation>(&self, app: &AppHandle, operation: O) -> Answer<O::Output> {
        self.write_as(app, operation, &Context::at(now()))
    }

    fn write_as<O: Operation>(&self, app: &AppHandle, operation: O, context: &Context) -> Answer<O::Output> {
        let written = self.store().write(operation, context)?;
        if written.changed != Changed::default() {
            app.emit("changed", &written.changed).map_err(|_| Refusal::new("internal"))?;
        }
        Ok(written.output)
    }
}
