//! Everything that rings comes in here: one channel, one thread, in order of arrival.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Mutex, MutexGuard, PoisonError};

use chrono::{DateTime, Utc};
use crm::desk::InletStatus;
use crm::journal::RefusedPayload;
use cti::http::{Config, Listening, Token, Tokens, bind};
use cti::inlet::{Asked, Inlet, Received, Refused, Show};
use serde_json::Value;
use tauri::{AppHandle, Emitter, Manager};
use tokio::runtime::{self, Runtime};
use tokio::sync::mpsc;

use crate::desk::{Desk, now};
use crate::error::{Answer, Refusal};
use crate::screen_pop::Heard;
use crate::{files, screen_pop, windows};

/// How many events may wait; a source that sends more is told to wait, nothing is dropped.
const QUEUE: usize = 1024;

/// The way in, and the listener's present state.
pub struct Telephone {
    /// The listener's own: a screen that keeps the app's workers busy (an import, a backup) keeps no ring waiting.
    runtime: Runtime,
    events: mpsc::Sender<Inlet>,
    listening: Mutex<Option<Listening>>,
    /// The address the settings ask for, when another program has it: no telephone system is heard.
    taken: Mutex<Option<SocketAddr>>,
    last: Mutex<Option<DateTime<Utc>>>,
    /// The command line's token: new at every start.
    token: Token,
    /// What was painted and is to be written, in order.
    records: Mutex<std::sync::mpsc::Sender<Heard>>,
    /// Requests of a site, to be kept beside what rings.
    requests: Mutex<std::sync::mpsc::Sender<Asked>>,
}

/// What the threads of the telephone read from.
pub struct Ends {
    events: mpsc::Receiver<Inlet>,
    records: std::sync::mpsc::Receiver<Heard>,
    requests: std::sync::mpsc::Receiver<Asked>,
}

/// The turn of one event: while it is held no other is painted, so that records keep the order of the pictures.
pub struct InOrder<'t>(MutexGuard<'t, std::sync::mpsc::Sender<Heard>>);

impl InOrder<'_> {
    /// Hands an event on to be written.
    pub fn record(self, heard: Heard) {
        let _ = self.0.send(heard); // the recorder ends with the app
    }
}

impl Telephone {
    /// The channels' two ends.
    ///
    /// # Errors
    /// Those of the system, when it gives no thread.
    pub fn new() -> std::io::Result<(Self, Ends)> {
        let mut runtime = runtime::Builder::new_multi_thread();
        let runtime = runtime.worker_threads(1).thread_name("decroche-line").enable_all().build()?;
        let (events, queue) = mpsc::channel(QUEUE);
        let (records, to_keep) = std::sync::mpsc::channel();
        let (requests, asked) = std::sync::mpsc::channel();
        let token = Token::generate(&mut rand::rng());
        let (listening, taken, last) = (Mutex::new(None), Mutex::new(None), Mutex::new(None));
        let (records, requests) = (Mutex::new(records), Mutex::new(requests));
        let telephone = Self { runtime, events, listening, taken, last, token, records, requests };
        Ok((telephone, Ends { events: queue, records: to_keep, requests: asked }))
    }

    /// Takes the next turn.
    pub fn in_order(&self) -> InOrder<'_> {
        InOrder(self.records.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Serves the channels until the app ends: one thread paints, one writes calls, one writes requests.
pub fn serve(app: &AppHandle, ends: Ends) -> std::io::Result<()> {
    let Ends { mut events, records, requests } = ends;
    crate::requests::serve(app, requests)?;
    let painter = app.clone();
    std::thread::Builder::new().name("decroche-telephone".into()).spawn(move || {
        while let Some(inlet) = events.blocking_recv() {
            receive(&painter, inlet);
        }
    })?;
    let recorder = app.clone();
    std::thread::Builder::new().name("decroche-recorder".into()).spawn(move || {
        for heard in records {
            screen_pop::keep(&recorder, heard);
        }
    })?;
    Ok(())
}

fn receive(app: &AppHandle, inlet: Inlet) {
    let desk = app.state::<Desk>();
    match inlet {
        Inlet::Event(Received { event, reply }) => {
            if event.source != "cli" {
                *desk.telephone.last.lock().unwrap_or_else(PoisonError::into_inner) = Some(now());
            }
            let then = |answer: Answer<Value>| {
                let refused = |refusal: Refusal| serde_json::json!({ "error": refusal.code });
                let _ = reply.send(answer.unwrap_or_else(refused)); // the sender may have gone
            };
            if let Err(refusal) = screen_pop::hear(app, event, now(), then) {
                eprintln!("a call event could not be looked up: {}", refusal.code);
            }
        }
        Inlet::Request(asked) => {
            let requests = desk.telephone.requests.lock().unwrap_or_else(PoisonError::into_inner);
            let _ = requests.send(asked); // that thread ends with the app
        }
        Inlet::Show(Show::Desk) => windows::show_desk(app, None, None),
        Inlet::Show(Show::Popup) => windows::take(app),
        Inlet::Refused(Refused { at, source, code, detail, raw }) => {
            let reason = format!("{code}: {detail}");
            let _ = desk.write(app, RefusedPayload { at, source: source.to_owned(), reason, raw });
        }
    }
}

/// (Re)starts the loopback listener as the settings say, and writes `desktop.json`. The command line can always
/// ring; a telephone system only when the inlet is on and its port is free.
pub fn listen(app: &AppHandle) -> Answer<()> {
    let desk = app.state::<Desk>();
    let telephone = &desk.telephone;
    let cli = Tokens::none().with("cli", telephone.token.clone());
    let mut tokens = cli.clone();
    if desk.setting("inlet.http") == Value::Bool(true) {
        tokens = tokens.with("zammad", inlet_token(app, "inlet.http_token")?);
    }
    if desk.setting("inlet.form") == Value::Bool(true) {
        tokens = tokens.with("form", inlet_token(app, "inlet.form_token")?);
    }
    let port = desk.setting("inlet.http_port").as_u64().and_then(|port| u16::try_from(port).ok()).unwrap_or(0);
    let wanted = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    let mut listening = telephone.listening.lock().unwrap_or_else(PoisonError::into_inner);
    let old = listening.take();
    let events = telephone.events.clone();
    let binding = async move {
        if let Some(old) = old {
            old.stop().await; // its port is free before it is taken again
        }
        match bind(Config::new(wanted, tokens, now), events.clone()).await {
            Ok(bound) => Some((bound, true)),
            // The port is another program's: any other one does for the command line.
            Err(_) => {
                let anywhere = SocketAddr::from((Ipv4Addr::LOCALHOST, 0));
                bind(Config::new(anywhere, cli, now), events).await.ok().map(|bound| (bound, false))
            }
        }
    };
    // On a thread of its own: a command runs on a worker of the app's runtime, where nothing may be waited for.
    let bound = std::thread::scope(|scope| scope.spawn(|| telephone.runtime.block_on(binding)).join());
    let as_wanted = bound.as_ref().is_ok_and(|bound| bound.as_ref().is_some_and(|(_, as_wanted)| *as_wanted));
    *telephone.taken.lock().unwrap_or_else(PoisonError::into_inner) = (!as_wanted).then_some(wanted);
    if let Ok(Some((bound, _))) = bound {
        files::write_note(desk.store().path(), bound.address(), telephone.token.reveal())
            .map_err(|error| Refusal { code: "disk", detail: Some(error.to_string()) })?;
        *listening = Some(bound);
    }
    if as_wanted { Ok(()) } else { Err(Refusal { code: "port_taken", detail: Some(wanted.to_string()) }) }
}

/// The address that another program has, when a telephone system should be heard there; `None`: all is well.
pub fn taken(desk: &Desk) -> Option<SocketAddr> {
    *desk.telephone.taken.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Listens again if the port has become free since.
pub fn try_again(app: &AppHandle) {
    let free = |address| std::net::TcpListener::bind(address).is_ok();
    if taken(&app.state::<Desk>()).is_some_and(free) && listen(app).is_ok() {
        let _ = app.emit("changed", crm::desk::Changed { house: true, ..Default::default() });
    }
}

/// A sender's token: made once, kept with the settings, so that what they were told goes on working.
fn inlet_token(app: &AppHandle, key: &str) -> Answer<Token> {
    let desk = app.state::<Desk>();
    if let Some(token) = desk.setting(key).as_str().and_then(|text| text.parse().ok()) {
        return Ok(token);
    }
    let token = Token::generate(&mut rand::rng());
    let value = Value::String(token.reveal().to_owned());
    desk.write(app, crm::settings::SetSetting { key: key.to_owned(), value })?;
    Ok(token)
}

/// How the telephone inlet stands, for the settings screen.
pub fn status(desk: &Desk) -> InletStatus {
    let listening = desk.telephone.listening.lock().unwrap_or_else(PoisonError::into_inner);
    let on = desk.setting("inlet.http") == Value::Bool(true);
    let form = desk.setting("inlet.form") == Value::Bool(true);
    let token = |on: bool, key| desk.setting(key).as_str().filter(|token| on && !token.is_empty()).map(str::to_owned);
    let counts = listening.as_ref().map(Listening::counts);
    InletStatus {
        listening: (on || form) && listening.is_some() && taken(desk).is_none(),
        address: listening.as_ref().map(|bound| bound.address().to_string()),
        token: token(on, "inlet.http_token"),
        form_token: token(form, "inlet.form_token"),
        last_request_at: desk.store().reader().and_then(|reader| reader.last_request()).ok().flatten(),
        received: counts.map_or(0, |counts| counts.events),
        refused: counts.map_or(0, |counts| counts.refused + counts.turned_away),
        last_at: *desk.telephone.last.lock().unwrap_or_else(PoisonError::into_inner),
    }
}
