//! The two windows: the desk, and the pop-up that exists before the first call and never takes the focus.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use crm::call::CallState;
use crm::desk::LiveCall;
use crm::{CallId, ContactId, IncomingCall};
use serde::Deserialize;
use tauri::{
    AppHandle, Emitter, LogicalSize, Manager, PhysicalPosition, WebviewUrl, WebviewWindow, WebviewWindowBuilder,
};

use crate::desk::Desk;
use crate::screen_pop;

/// Size of one card, and of the toast of an internal call, in logical pixels (design: 440 × 560, 72).
const CARD: (f64, f64) = (440.0, 560.0);
const TOAST_HEIGHT: f64 = 72.0;
/// Distance to the screen's edges.
const MARGIN: f64 = 24.0;
/// How long the pages have to keep a text before the app ends: a draft is on disk in a few milliseconds.
const LAST_WORDS: Duration = Duration::from_millis(600);

/// Makes both windows. The pop-up is shown once off screen, because a first show is slow (about 0.1 s).
pub fn build(app: &AppHandle) -> tauri::Result<()> {
    let main = WebviewWindowBuilder::new(app, "main", WebviewUrl::App("index.html".into()))
        .title("Décroche")
        .inner_size(1366.0, 768.0)
        .min_inner_size(960.0, 600.0)
        // A file dropped on the page is the page's.
        .disable_drag_drop_handler()
        .on_navigation(own_origin)
        .build()?;
    main.set_focus()?;
    let popup = WebviewWindowBuilder::new(app, "popup", WebviewUrl::App("popup.html".into()))
        .title("Appel · Décroche")
        .inner_size(CARD.0, CARD.1)
        .decorations(false)
        .always_on_top(true)
        .skip_taskbar(true)
        .focused(false)
        .focusable(false)
        .visible(false)
        .on_navigation(own_origin)
        .build()?;
    popup.set_position(PhysicalPosition::new(-4000, -4000))?;
    popup.show()?;
    popup.hide()?;
    place(&popup, CARD);
    Ok(())
}

/// The windows follow a setting that was just changed.
pub fn follow(app: &AppHandle, key: &str) {
    match key {
        // What a colleague hands over is shown to who sits here now.
        "desk.agent" => offered(app),
        "interface.zoom" => enlarge(app),
        _ => {}
    }
}

/// The desk as large as its setting says: letters and all, as a page is enlarged; what fits is laid out anew.
pub fn enlarge(app: &AppHandle) {
    let percent = app.state::<Desk>().setting("interface.zoom").as_str().and_then(|percent| percent.parse().ok());
    if let Some(main) = app.get_webview_window("main") {
        let _ = main.set_zoom(percent.unwrap_or(100.0) / 100.0);
    }
}

/// The windows show our own pages and nothing else.
fn own_origin(url: &tauri::Url) -> bool {
    url.scheme() == "tauri" || (url.scheme() == "http" && url.host_str() == Some("tauri.localhost"))
}

/// A call rings: the payload goes to the pop-up, its window comes up, then the desk is told.
pub fn ring(app: &AppHandle, live: &LiveCall) {
    let desk = app.state::<Desk>();
    let _ = app.emit_to("popup", "ring", live);
    let at_once = desk.setting("popup.when") == "ringing";
    if at_once {
        arrange_popup(app);
    }
    let _ = app.emit_to("main", "ring", live);
    if at_once && desk.setting("popup.mode") == "focus" {
        take(app);
    }
}

/// What a page says of what it shows.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(tag = "step", rename_all = "snake_case")]
pub enum Shown {
    /// The pop-up painted a ring. Told on standard output when somebody measures (`cargo xtask bench`).
    Painted { call_id: CallId },
    /// The agent takes the pop-up.
    Take,
    /// The agent puts a card away; a lost call that was seen is let go.
    Reduce { call_id: CallId },
    /// The desk comes forward, on a fiche or a call.
    Desk { contact_id: Option<ContactId>, call_id: Option<CallId> },
}

/// Does what a page's word calls for.
pub fn shown(app: &AppHandle, shown: Shown) {
    let desk = app.state::<Desk>();
    match shown {
        Shown::Painted { call_id } => {
            let tell = std::env::var_os("DECROCHE_TELL_PAINT").is_some();
            if let Some(took) = desk.live.painted(call_id).filter(|_| tell) {
                println!("painted {call_id} {}", took.as_micros());
            }
            painted(app);
        }
        Shown::Take => take(app),
        Shown::Reduce { call_id } => {
            desk.live.reduce(call_id);
            match desk.live.get(call_id) {
                Some(live) if live.call.lost_cause.is_some() => screen_pop::let_go(app, call_id),
                _ => arrange_popup(app),
            }
        }
        Shown::Desk { contact_id, call_id } => show_desk(app, contact_id, call_id),
    }
}

/// The pop-up has painted a ring: only now is the key that takes it asked for, because the system may keep the main
/// thread waiting for it (up to 50 ms on X11), and the picture with it.
fn painted(app: &AppHandle) {
    if !cards(app).is_empty() {
        crate::app::listen_for_take(app, true);
    }
}

/// What is offered to who sits here comes up or goes, without a ring: the key that takes it is asked for at once.
pub fn offered(app: &AppHandle) {
    arrange_popup(app);
    painted(app);
}

/// The pop-up's page is there to paint. Shown before, its window may stay white for good.
static POPUP_READY: AtomicBool = AtomicBool::new(false);

/// The pop-up's page asks for the calls in hand: what rang while it was loading comes up now.
pub fn popup_ready(app: &AppHandle) {
    POPUP_READY.store(true, Ordering::Release);
    arrange_popup(app);
}

/// Shows, sizes or hides the pop-up for the cards it has to show.
pub fn arrange_popup(app: &AppHandle) {
    // Rings, records and buttons come on threads of their own: what is decided from the cards is done before the
    // next one looks. The main thread never comes here, so waiting for it inside is safe.
    static ARRANGING: Mutex<()> = Mutex::new(());
    let _turn = ARRANGING.lock().unwrap_or_else(PoisonError::into_inner);
    let cards = cards(app);
    let Some(popup) = app.get_webview_window("popup") else {
        return;
    };
    if cards.is_empty() {
        let _ = popup.set_focusable(false);
        let _ = popup.hide();
        crate::app::listen_for_take(app, false);
    } else if POPUP_READY.load(Ordering::Acquire) {
        let _ = popup.show();
    }
    // Shown first: asking where the screens are waits for the main thread. Put in place while hidden, it already is
    // where the next card goes, unless the desk went to another screen meanwhile.
    place(&popup, size(&cards));
}

/// The cards the pop-up shows, as the settings want it: none when it is never to be seen.
fn cards(app: &AppHandle) -> Vec<LiveCall> {
    let desk = app.state::<Desk>();
    let when = desk.setting("popup.when");
    match when.as_str() {
        Some("never") => Vec::new(),
        _ if desk.setting("popup.mode") == "discreet" => Vec::new(),
        Some("answered") => desk.live.cards(CallState::Answered, desk.agent()),
        _ => desk.live.cards(CallState::Ringing, desk.agent()),
    }
}

fn size(cards: &[LiveCall]) -> (f64, f64) {
    let toast = |live: &LiveCall| matches!(live.incoming, IncomingCall::Internal { .. });
    if !cards.is_empty() && cards.iter().all(toast) {
        return (CARD.0, TOAST_HEIGHT);
    }
    let columns = if cards.len() > 1 { 2.0 } else { 1.0 };
    (CARD.0 * columns, CARD.1)
}

/// Sizes it and puts it at the bottom right of the screen the desk is on, inside its work area.
fn place(popup: &WebviewWindow, (width, height): (f64, f64)) {
    let _ = popup.set_size(LogicalSize::new(width, height));
    let desk = popup.app_handle().get_webview_window("main");
    let monitor =
        desk.and_then(|main| main.current_monitor().ok().flatten()).or_else(|| popup.primary_monitor().ok().flatten());
    let Some(monitor) = monitor else { return };
    let scale = monitor.scale_factor();
    let area = monitor.work_area();
    let right = f64::from(area.position.x) + f64::from(area.size.width);
    let bottom = f64::from(area.position.y) + f64::from(area.size.height);
    let (x, y) = (right - (width + MARGIN) * scale, bottom - (height + MARGIN) * scale);
    let _ = popup.set_position(PhysicalPosition::new(x, y));
}

/// The agent takes the pop-up: now, and only now, it may have the keyboard.
pub fn take(app: &AppHandle) {
    let Some(popup) = app.get_webview_window("popup") else {
        return;
    };
    if cards(app).is_empty() {
        return show_desk(app, None, None);
    }
    let _ = popup.set_focusable(true);
    let _ = popup.set_focus();
    let _ = popup.emit("taken", ());
}

/// Brings the desk forward, as it is.
pub fn raise_desk(app: &AppHandle) {
    let Some(main) = app.get_webview_window("main") else {
        return;
    };
    let _ = main.unminimize();
    let _ = main.show();
    let _ = main.set_focus();
}

/// Brings the desk forward, on a fiche or a call.
pub fn show_desk(app: &AppHandle, contact: Option<crm::ContactId>, call: Option<crm::CallId>) {
    raise_desk(app);
    let _ = app.emit_to("main", "show", serde_json::json!({ "contact_id": contact, "call_id": call }));
}

/// Leaves, once the pages have had the time to keep what was being typed.
pub fn close(app: &AppHandle) {
    let _ = app.emit("closing", ());
    if let Some(main) = app.get_webview_window("main") {
        let _ = main.hide();
    }
    let app = app.clone();
    std::thread::spawn(move || {
        std::thread::sleep(LAST_WORDS);
        app.exit(0);
    });
}
