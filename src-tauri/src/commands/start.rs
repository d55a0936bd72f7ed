//! Starting: what the windows open on, which data file, the demo, backups, the first import.

use std::path::PathBuf;
use std::sync::atomic::Ordering;

use chrono::Duration;
use crm::Store;
use crm::demo::Plan;
use crm::desk::{BackupFile, Boot, LiveCall, Progress};
type ImportField = String;
type ImportPreview = String;
type ImportReport = String;
use crm::settings::SetSetting;
use serde_json::Value;
use tauri::{AppHandle, Emitter, Manager, State};

use crate::desk::{Desk, now};
use crate::error::{Answer, Refusal};
use crate::{files, simulate, telephone, windows};

/// The demo's size: enough to browse, quick to make.
const DEMO: (usize, usize) = (2_000, 10_000);

/// Everything the windows need to start.
pub fn boot_of(app: &AppHandle) -> Answer<Boot> {
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
        recovered: desk
            .recovered
            .lock()
            .map_err(|_| Refusal::new("internal"))?
            .clone(),
    })
}

/// Takes up the calls of this desk that an earlier run left unfinished or without outcome, of the last half day.
pub fn take_up(app: &AppHandle) {
    let desk = app.state::<Desk>();
    let found = || -> crm::Result<Vec<LiveCall>> {
        let store = desk.store();
        let reader = store.reader()?;
        let calls = reader.calls_in_hand(now() - Duration::hours(12))?;
        calls
            .into_iter()
            .filter(|call| call.source != "demo")
            .map(|call| {
                let number = phone::Number::parse(
                    call.external
                        .as_deref()
                        .or(call.from_raw.as_deref())
                        .unwrap_or_default(),
                    desk.region(),
                );
                let incoming = reader.as_chosen(&call, now())?;
                let can_control = simulate::controls(&call.source);
                Ok(LiveCall {
                    call,
                    number,
                    incoming,
                    can_control,
                })
            })
            .collect()
    };
    desk.live.replace(found().unwrap_or_default());
}

/// Opens another data file in place of the present one, and starts its windows again.
fn open(app: &AppHandle, store: Store) -> Answer<Boot> {
    let desk = app.state::<Desk>();
    files::remove_note(desk.store().path());
    desk.switch(store);
    take_up(app);
    windows::arrange_popup(app);
    telephone::listen(app)?;
    boot_of(app)
}

#[tauri::command(async)]
pub fn start_choose(app: AppHandle, desk: State<'_, Desk>, choice: String) -> Answer<Boot> {
    match choice.as_str() {
        "demo" => {
            let demo = open_demo(&app)?;
            open(&app, demo)
        }
        "empty" => {
            desk.write(
                &app,
                SetSetting {
                    key: "start.done".into(),
                    value: Value::Bool(true),
                },
            )?;
            boot_of(&app)
        }
        _ => Err(Refusal::new("invalid")),
    }
}

/// The demo's own file, filled the first time.
fn open_demo(app: &AppHandle) -> Answer<Store> {
    let store = Store::open_for_app(&files::demo_file(), now())?.store;
    if store.reader()?.setting("file.demo")? != Value::Bool(true) {
        let plan = Plan {
            contacts: DEMO.0,
            calls: DEMO.1,
            seed: 1,
            now_ms: now().timestamp_millis(),
        };
        store.fill_demo(plan, &mut |step| {
            let _ = app.emit(
                "progress",
                Progress {
                    job: "demo".into(),
                    done: step.done,
                    total: step.total,
                },
            );
            true
        })?;
    }
    Ok(store)
}

/// Back to the file the app was started on.
#[tauri::command(async)]
pub fn demo_leave(app: AppHandle, desk: State<'_, Desk>) -> Answer<Boot> {
    let own = if desk.store().path() == desk.own_file {
        files::home().join("decroche.db")
    } else {
        desk.own_file.clone()
    };
    let opened = Store::open_for_app(&own, now())?;
    open(&app, opened.store)
}

#[tauri::command(async)]
pub fn import_preview(bytes: Vec<u8>) -> Answer<ImportPreview> {
    todo!()
}

#[tauri::command(async)]
pub fn import_run(
    app: AppHandle,
    desk: State<'_, Desk>,
    bytes: Vec<u8>,
    mapping: Vec<Option<ImportField>>,
) -> Answer<ImportReport> {
    desk.cancel.store(false, Ordering::Relaxed);
    let report = String::new();
    desk.write(
        &app,
        SetSetting {
            key: "start.done".into(),
            value: Value::Bool(true),
        },
    )?;
    crate::screen_pop::others_wrote(&app);
    Ok(report)
}

#[tauri::command(async)]
pub fn import_cancel(desk: State<'_, Desk>) {
    desk.cancel.store(true, Ordering::Relaxed);
}

#[tauri::command(async)]
pub fn backup_now(desk: State<'_, Desk>) -> Answer<BackupFile> {
    let report = desk.store().backup(None, now())?;
    Ok(BackupFile {
        path: report.path,
        at: now(),
        contacts: report.contacts,
        calls: report.calls,
    })
}

/// Puts a backup of this data file back; what stood is kept as a backup of its own first.
#[tauri::command(async)]
pub fn backup_restore(app: AppHandle, desk: State<'_, Desk>, path: String) -> Answer<Boot> {
    desk.store().restore(&PathBuf::from(path), now())?;
    *desk
        .recovered
        .lock()
        .map_err(|_| Refusal::new("internal"))? = None;
    take_up(&app);
    boot_of(&app)
}
