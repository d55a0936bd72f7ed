//! Which data file the app is on: the user's or the demo's, and what it opens on.

use std::path::Path;
use std::time::Duration;

use crm::call::{Call, CallState, RecordEvent};
use crm::class::{ClassFile, FillClass};
use crm::demo::Plan;
use crm::desk::{Boot, LiveCall, Progress};
use crm::grid::ForgetListenings;
use crm::settings::SetSetting;
use crm::{Context, IncomingCall, Store};
use phone::Region;
use serde_json::Value;
use tauri::{AppHandle, Emitter, Manager};

use crate::desk::{Desk, now};
use crate::error::{Answer, Refusal};
use crate::{files, importing, screen_pop, simulate, telephone, windows};

/// The demo's size: enough to browse, quick to make.
const DEMO: (usize, usize) = (2_000, 10_000);

/// Everything the windows need to start.
pub fn boot(app: &AppHandle) -> Answer<Boot> {
    windows::enlarge(app);
    let desk = app.state::<Desk>();
    let store = desk.store();
    let reader = store.reader()?;
    Ok(Boot {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        data_file: store.path().display().to_string(),
        demo: reader.setting("file.demo")? == Value::Bool(true),
        first_start: reader.setting("start.done")? != Value::Bool(true),
        settings: reader.settings()?,
        agents: reader.agents()?,
        outcomes: reader.outcomes()?,
        motives: reader.motives()?,
        products: reader.products(now())?,
        guides: reader.guides()?,
        queues: reader.queue_guides()?,
        live: desk.live.all(),
        unqualified: reader.count_unqualified()?,
        late_tickets: reader.late_tickets(now())?,
        drafts: reader.drafts()?,
        recovered: desk.recovered.lock().map_err(|_| Refusal::new("internal"))?.clone(),
        port_taken: telephone::taken(&desk).map(|address| address.to_string()),
    })
}

/// A recorded call as the call bar shows it.
pub fn in_hand(call: &Call, incoming: IncomingCall, region: Region) -> LiveCall {
    let text = call.external.as_deref().or(call.from_raw.as_deref()).unwrap_or_default();
    let number = phone::Number::parse(text, region);
    LiveCall { call: call.clone(), number, incoming, can_control: simulate::controls(&call.source) }
}

/// Takes up the calls of this desk that an earlier run left unfinished or without outcome, of the last half day.
pub fn take_up(app: &AppHandle) {
    let desk = app.state::<Desk>();
    let left = || desk.store().reader()?.calls_in_hand(now() - chrono::Duration::hours(12));
    let left = left().unwrap_or_default();
    // One that cannot be read is left to the list of calls to qualify; the others come back.
    let taken =
        left.iter().filter(|call| call.source != "demo").filter_map(|call| take_one_up(&desk, call).ok().flatten());
    desk.live.replace(taken.collect());
}

/// Lets go of what was kept as long as it may be. A failure costs nothing: it is tried again at the next start.
pub fn let_go_of_old(app: &AppHandle) {
    let desk = app.state::<Desk>();
    let _ = desk.store().write(ForgetListenings, &desk.context());
    importing::sweep(desk.store().path());
}

fn take_one_up(desk: &Desk, call: &Call) -> crm::Result<Option<LiveCall>> {
    let store = desk.store();
    let incoming = store.reader()?.as_chosen(call, now())?;
    let mut call = call.clone();
    if let Some(event) = simulate::broken_off(&call, now()) {
        let record = RecordEvent {
            event,
            region: desk.region(),
            verdict: incoming.verdict(),
            contact_id: call.contact_id,
            call_id: call.id,
        };
        call = store.write(record, &desk.context())?.output.call.unwrap_or(call);
    }
    let goes_on = call.state == CallState::WrapUp || call.ended_at.is_none();
    Ok(goes_on.then(|| in_hand(&call, incoming, desk.region())))
}

/// Opens another data file in place of the present one, and starts its windows again.
fn switch(app: &AppHandle, path: &Path, prepare: impl FnOnce(&Store) -> Answer<()>) -> Answer<Boot> {
    let desk = app.state::<Desk>();
    if desk.store().path() != path {
        let store = open_when_free(path)?;
        prepare(&store)?;
        // The telephone of one file never rings in another.
        simulate::silence(&desk);
        for live in desk.live.all() {
            screen_pop::let_go(app, live.call.id);
        }
        files::remove_note(desk.store().path());
        importing::leave(&desk)?;
        desk.switch(store);
        arrive(app);
    }
    boot(app)
}

/// The telephone side of a file just opened or restored. Without a listener the desk still works.
pub fn arrive(app: &AppHandle) {
    take_up(app);
    let_go_of_old(app);
    windows::arrange_popup(app);
    if let Err(refusal) = telephone::listen(app) {
        eprintln!("no telephone inlet: {} {}", refusal.code, refusal.detail.unwrap_or_default());
    }
}

/// Opens a file that this app may have left a moment ago: the last thread to look at it lets its lock go soon.
fn open_when_free(path: &Path) -> Answer<Store> {
    let mut tries = 0;
    loop {
        match Store::open_for_app(path, now()) {
            Err(crm::Error::Locked) if tries < 20 => std::thread::sleep(Duration::from_millis(100)),
            other => return Ok(other?.store),
        }
        tries += 1;
    }
}

/// Goes where the user chose: to the demonstration, to the class, back from them, or on with an empty file.
pub fn choose(app: &AppHandle, choice: &str) -> Answer<Boot> {
    match choice {
        "demo" => to_demo(app),
        "class" => to_class(app),
        "empty" => started(app).and_then(|()| boot(app)),
        "leave" => leave_demo(app),
        _ => Err(Refusal::new("invalid")),
    }
}

/// To the demo's own file, filled the first time.
fn to_demo(app: &AppHandle) -> Answer<Boot> {
    switch(app, &files::demo_file(), |store| {
        if store.reader()?.setting("file.demo")? == Value::Bool(true) {
            return Ok(());
        }
        let plan = Plan { contacts: DEMO.0, calls: DEMO.1, seed: 1, now_ms: now().timestamp_millis() };
        store.fill_demo(plan, &mut |step| {
            tell(app, "demo", step.done, step.total);
            true
        })?;
        Ok(())
    })
}

/// To the class's own file, filled the first time: the class never enters a file of real people.
fn to_class(app: &AppHandle) -> Answer<Boot> {
    switch(app, &files::class_file(), |store| {
        if store.reader()?.setting("file.class")? != Value::Bool(true) {
            store.write(FillClass { class: ClassFile::shipped()? }, &Context::at(now()))?;
        }
        Ok(())
    })
}

/// Back from the demo or the class: to the file the app was started on, or to the user's own when that was a demo.
fn leave_demo(app: &AppHandle) -> Answer<Boot> {
    let desk = app.state::<Desk>();
    let started_on_it = desk.store().path() == desk.own_file;
    let own = if started_on_it { files::home().join("decroche.db") } else { desk.own_file.clone() };
    switch(app, &own, |_| Ok(()))
}

/// The first questions are answered.
fn started(app: &AppHandle) -> Answer<()> {
    app.state::<Desk>().write(app, SetSetting { key: "start.done".into(), value: Value::Bool(true) })
}

/// Tells the windows how far a long job is.
pub fn tell(app: &AppHandle, job: &str, done: u64, total: u64) {
    let _ = app.emit("progress", Progress { job: job.to_owned(), done, total });
}
