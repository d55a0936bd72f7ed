//! Which data file the app is on: the user's or the demo's, what it opens on, the first import.

use std::path::Path;
use std::sync::atomic::Ordering;
use std::time::Duration;

use crm::Store;
use crm::call::{CallState, RecordEvent};
use crm::demo::Plan;
use crm::desk::{Boot, LiveCall, Progress};
use crm::import::{ImportField, ImportReport};
use crm::settings::SetSetting;
use serde_json::Value;
use tauri::{AppHandle, Emitter, Manager};

use crate::desk::{Desk, now};
use crate::error::{Answer, Refusal};
use crate::{files, screen_pop, simulate, telephone, windows};

/// The demo's size: enough to browse, quick to make.
const DEMO: (usize, usize) = (2_000, 10_000);

/// Everything the windows need to start.
pub fn boot(app: &AppHandle) -> Answer<Boot> {
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
        products: reader.products()?,
        live: desk.live.all(),
        unqualified: reader.count_unqualified()?,
        late_tickets: reader.late_tickets(now())?,
        drafts: reader.drafts()?,
        recovered: desk.recovered.lock().map_err(|_| Refusal::new("internal"))?.clone(),
    })
}

/// Takes up the calls of this desk that an earlier run left unfinished or without outcome, of the last half day.
pub fn take_up(app: &AppHandle) {
    let desk = app.state::<Desk>();
    let taken = || -> crm::Result<Vec<LiveCall>> {
        let store = desk.store();
        let left = store.reader()?.calls_in_hand(now() - chrono::Duration::hours(12))?;
        let mut taken = Vec::new();
        for call in left.into_iter().filter(|call| call.source != "demo") {
            let incoming = store.reader()?.as_chosen(&call, now())?;
            let call = match simulate::broken_off(&call, now()) {
                Some(event) => {
                    let record = RecordEvent {
                        event,
                        region: desk.region(),
                        verdict: incoming.verdict(),
                        contact_id: call.contact_id,
                        call_id: call.id,
                    };
                    store.write(record, &desk.context())?.output.call.unwrap_or(call)
                }
                None => call,
            };
            // A telephone that rang when the app stopped has been answered or has stopped since.
            let fresh = call.ringing_at > now() - chrono::Duration::minutes(5);
            if call.state == CallState::WrapUp || (call.ended_at.is_none() && fresh) {
                let text = call.external.as_deref().or(call.from_raw.as_deref());
                let number = phone::Number::parse(text.unwrap_or_default(), desk.region());
                let can_control = simulate::controls(&call.source);
                taken.push(LiveCall { call, number, incoming, can_control });
            }
        }
        Ok(taken)
    };
    desk.live.replace(taken().unwrap_or_default());
}

/// Opens another data file in place of the present one, and starts its windows again.
fn switch(app: &AppHandle, path: &Path, prepare: impl FnOnce(&Store) -> Answer<()>) -> Answer<Boot> {
    let desk = app.state::<Desk>();
    if desk.store().path() != path {
        let store = open_when_free(path)?;
        prepare(&store)?;
        files::remove_note(desk.store().path());
        desk.switch(store);
        take_up(app);
        windows::arrange_popup(app);
        telephone::listen(app)?;
    }
    boot(app)
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

/// To the demo's own file, filled the first time.
pub fn to_demo(app: &AppHandle) -> Answer<Boot> {
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

/// Back from the demo: to the file the app was started on, or to the user's own when that was a demo.
pub fn leave_demo(app: &AppHandle) -> Answer<Boot> {
    let desk = app.state::<Desk>();
    let started_on_it = desk.store().path() == desk.own_file;
    let own = if started_on_it { files::home().join("decroche.db") } else { desk.own_file.clone() };
    switch(app, &own, |_| Ok(()))
}

/// The first questions are answered.
pub fn started(app: &AppHandle) -> Answer<()> {
    app.state::<Desk>().write(app, SetSetting { key: "start.done".into(), value: Value::Bool(true) })
}

/// Imports a simple CSV, telling how far it is; stops between two chunks when asked.
pub fn import(app: &AppHandle, bytes: &[u8], mapping: &[Option<ImportField>]) -> Answer<ImportReport> {
    let desk = app.state::<Desk>();
    desk.cancel.store(false, Ordering::Relaxed);
    let report = desk.store().import_csv(bytes, mapping, desk.region(), &desk.context(), &mut |step| {
        tell(app, "import", step.done.into(), step.total.into());
        !desk.cancel.load(Ordering::Relaxed)
    })?;
    started(app)?;
    screen_pop::others_wrote(app);
    Ok(report)
}

fn tell(app: &AppHandle, job: &str, done: u64, total: u64) {
    let _ = app.emit("progress", Progress { job: job.to_owned(), done, total });
}
