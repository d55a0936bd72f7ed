//! Start-up and wiring: one app per data file, two windows, the threads that ring.

use std::net::SocketAddr;
use std::process::ExitCode;
use std::sync::atomic::{AtomicBool, Ordering};

use crm::Store;
use cti::inlet::Show;
use tauri::{AppHandle, Manager, RunEvent};
use tauri_plugin_global_shortcut::{Builder as Shortcuts, GlobalShortcutExt, ShortcutState};

use crate::desk::{Desk, now};
use crate::files::{self, Arguments};
use crate::telephone::{self, Telephone};
use crate::{automation, commands, data_file, importing, notices, screen_pop, simulate, upkeep, windows};

/// The one system-wide key, held only while something rings (design: `Ctrl F9`).
const TAKE: &str = "Ctrl+F9";

/// Opens the data file and runs the app until its window closes.
pub fn run(arguments: &Arguments) -> ExitCode {
    phone::warm_up();
    let opened = match Store::open_for_app(&arguments.data_file, now()) {
        Ok(opened) => opened,
        Err(crm::Error::Locked) if reach_running_app(arguments) => return ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{}", commands::refusal_sentence(&error));
            return ExitCode::from(3);
        }
    };
    let (telephone, ends) = match Telephone::new() {
        Ok(both) => both,
        Err(error) => {
            eprintln!("{error}");
            return ExitCode::FAILURE;
        }
    };
    let desk = Desk::new(opened.store, opened.recovered, telephone);
    let shortcuts = Shortcuts::new().with_handler(|app, _, event| {
        if event.state() == ShortcutState::Pressed {
            windows::take(app);
        }
    });
    let app = tauri::Builder::default()
        .plugin(shortcuts.build())
        .manage(desk)
        .setup(move |app| {
            let handle = app.handle();
            windows::build(handle)?;
            data_file::take_up(handle);
            data_file::let_go_of_old(handle);
            telephone::serve(handle, ends)?;
            simulate::live(handle.clone())?;
            if let Err(refusal) = telephone::listen(handle) {
                eprintln!("no telephone inlet: {} {}", refusal.code, refusal.detail.unwrap_or_default());
            }
            watch_other_writers(handle.clone())?;
            upkeep::go_on(handle.clone())?;
            Ok(())
        })
        .invoke_handler(commands::handler())
        .build(tauri::generate_context!());
    match app {
        Ok(app) => {
            app.run(|app, event| match event {
                RunEvent::WindowEvent { label, event: tauri::WindowEvent::CloseRequested { api, .. }, .. }
                    if label == "main" =>
                {
                    api.prevent_close();
                    windows::close(app);
                }
                RunEvent::Exit => {
                    let desk = app.state::<Desk>();
                    files::remove_note(desk.store().path());
                    let _ = importing::leave(&desk);
                }
                _ => {}
            });
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// Another app has this file: asks it to come forward (or to give its pop-up the keyboard).
fn reach_running_app(arguments: &Arguments) -> bool {
    let Some((address, token)) = files::read_note(&arguments.data_file) else {
        return false;
    };
    let address: SocketAddr = address;
    let Ok(token) = token.parse() else {
        return false;
    };
    let show = if arguments.take { Show::Popup } else { Show::Desk };
    cti::client::show(address, &token, show).is_ok()
}

/// Holds `Ctrl F9` while something rings, and gives it back after. Where global keys do not exist (Wayland), a click
/// or `decroche-desktop --take` does the same.
pub fn listen_for_take(app: &AppHandle, ringing: bool) {
    static HELD: AtomicBool = AtomicBool::new(false);
    if HELD.swap(ringing, Ordering::Relaxed) == ringing {
        return;
    }
    let keys = app.global_shortcut();
    let _ = if ringing { keys.register(TAKE) } else { keys.unregister(TAKE) };
}

/// How often the watch looks in a minute.
const LOOKS_A_MINUTE: u32 = 120;

/// So many looks at least lie between two tellings that others wrote: one write is told at once, and a file that another
/// process brings in, lot after lot, does not have every screen fetch anew between the ring and its picture.
const LOOKS_BETWEEN: u32 = 6;

/// The command line writes to the same file: `PRAGMA data_version` tells, and open screens refetch. The same round looks
/// for what calls for attention now, since time alone brings some of it.
fn watch_other_writers(app: AppHandle) -> std::io::Result<()> {
    std::thread::Builder::new().name("decroche-watch".into()).spawn(move || {
        loop {
            let desk = app.state::<Desk>();
            let store = desk.store();
            let mut seen = store.foreign_version().unwrap_or(0);
            let mut looks = 0_u32;
            let mut since = LOOKS_BETWEEN;
            let mut told = notices::Told::default();
            while std::sync::Arc::ptr_eq(&store, &desk.store()) {
                std::thread::sleep(std::time::Duration::from_millis(500));
                looks = looks.wrapping_add(1);
                since = since.saturating_add(1);
                if looks.is_multiple_of(4) {
                    told.look(&app);
                }
                if looks.is_multiple_of(10) {
                    telephone::try_again(&app);
                }
                if looks % LOOKS_A_MINUTE == 1 {
                    automation::time_passes(&app);
                }
                let version = store.foreign_version().unwrap_or(seen);
                if version != seen && since >= LOOKS_BETWEEN {
                    (seen, since) = (version, 0);
                    screen_pop::others_wrote(&app);
                }
            }
        }
    })?;
    Ok(())
}
