//! What the desk needs at once: the state it opens on, the calls in hand, and what a write changed.

use chrono::{DateTime, Utc};
use phone::Number;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::call::Call;
use crate::draft::Draft;
use crate::guide::{Guide, QueueGuides};
use crate::house::Agent;
use crate::incoming::IncomingCall;
use crate::outcome::{Motive, Outcome};
use crate::product::Product;
use crate::settings::SettingValue;
use crate::{CallId, ContactId, TicketId};

/// A call in hand: what the pop-up and the call bar show.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct LiveCall {
    /// The call.
    pub call: Call,
    /// The other party's number, understood.
    pub number: Number,
    /// Who it is, as found when it rang (or as chosen since).
    pub incoming: IncomingCall,
    /// The line can be answered, held and hung up from here (a simulated or controllable line).
    pub can_control: bool,
}

/// A call begun from the desk.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Dialled {
    /// The call, ringing.
    pub live: LiveCall,
    /// A telephone program of this computer took the number; `false`: the agent dials it.
    pub handed: bool,
}

/// Everything a window needs to start.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Boot {
    /// Version of the app.
    pub version: String,
    /// Where the data file is, as a path.
    pub data_file: String,
    /// The data file is the demo base.
    pub demo: bool,
    /// Nobody has answered the first questions yet.
    pub first_start: bool,
    /// Every setting.
    pub settings: Vec<SettingValue>,
    /// Who may sit here.
    pub agents: Vec<Agent>,
    /// The outcome tree.
    pub outcomes: Vec<Outcome>,
    /// The motives.
    pub motives: Vec<Motive>,
    /// The catalogue on sale today.
    pub products: Vec<Product>,
    /// The call guides in use.
    pub guides: Vec<Guide>,
    /// Which of them come first in each queue.
    pub queues: Vec<QueueGuides>,
    /// Calls not yet over, or over and still without outcome on this desk.
    pub live: Vec<LiveCall>,
    /// Calls over without an outcome, whole base.
    pub unqualified: u32,
    /// Open tickets that are late.
    pub late_tickets: u32,
    /// Texts that were being typed.
    pub drafts: Vec<Draft>,
    /// What became of a damaged data file at this start; `None`: nothing happened.
    pub recovered: Option<Recovered>,
    /// The address telephone systems were told, when another program has it: they are not heard. `None`: all is well.
    pub port_taken: Option<String>,
}

/// A damaged data file was moved aside.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Recovered {
    /// Where the damaged file is kept.
    pub moved_to: String,
    /// The last good backup, which can be restored; `None`: none.
    pub last_backup: Option<BackupFile>,
}

/// A verified backup.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct BackupFile {
    /// Where.
    pub path: String,
    /// When it was made.
    pub at: DateTime<Utc>,
    /// Fiches in it.
    #[ts(type = "number")]
    pub contacts: i64,
    /// Calls in it.
    #[ts(type = "number")]
    pub calls: i64,
}

/// What a write touched, so that open screens refetch only what they show.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
pub struct Changed {
    /// Fiches touched, or their calls, tickets, offers.
    pub contacts: Vec<ContactId>,
    /// Calls touched.
    pub calls: Vec<CallId>,
    /// Tickets touched.
    pub tickets: Vec<TicketId>,
    /// Lists or settings of the house touched.
    pub house: bool,
    /// Somebody else wrote, or too much to list: refetch everything shown.
    pub everything: bool,
}

/// How the telephone inlet stands.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct InletStatus {
    /// A telephone system can reach us.
    pub listening: bool,
    /// Where we listen; `None`: nowhere.
    pub address: Option<String>,
    /// What a telephone system must know; `None`: the inlet is off.
    pub token: Option<String>,
    /// What a site must know to post its form; `None`: that inlet is off.
    pub form_token: Option<String>,
    /// Last request of a site, by either way; `None`: none yet.
    pub last_request_at: Option<DateTime<Utc>>,
    /// Events received since the app started.
    #[ts(type = "number")]
    pub received: u64,
    /// Requests refused since then.
    #[ts(type = "number")]
    pub refused: u64,
    /// Last event of a telephone system; `None`: none yet.
    pub last_at: Option<DateTime<Utc>>,
}

/// A ready-made case of the simulator.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Preset {
    /// Its code, worded by the interface.
    pub code: String,
    /// The first number that will ring, as read in France; empty when withheld, or nobody fits in this base.
    pub number: String,
}

/// Where a long job stands.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Progress {
    /// `demo` or `import`.
    pub job: String,
    /// Done.
    #[ts(type = "number")]
    pub done: u64,
    /// In all.
    #[ts(type = "number")]
    pub total: u64,
}

/// Where the desk is asked to go.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Show {
    /// On this fiche; `None`: stay.
    pub contact_id: Option<ContactId>,
    /// On this call; `None`: none in particular.
    pub call_id: Option<CallId>,
}
