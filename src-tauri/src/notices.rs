//! What calls for attention: looked for on the app's own round, told to the desk when it changes, and to the system's
//! notifications when the desk asks for it. Never a window, never the focus.

use std::sync::atomic::{AtomicUsize, Ordering};

use crm::AgentId;
use crm::notice::Notice;
use phone::text::{NAME_MAX, clean};
use tauri::{AppHandle, Emitter, Manager};

use crate::desk::{Desk, now};
use crate::windows;

/// System notifications that wait for a click, at most: each keeps a thread.
const WAITING: usize = 4;

/// What the desk was told last.
#[derive(Default)]
pub struct Told(Option<(Option<AgentId>, Vec<Notice>)>);

impl Told {
    /// Looks, and tells the desk if anything is not as it was. A file that is being changed is looked at next time.
    pub fn look(&mut self, app: &AppHandle) {
        let desk = app.state::<Desk>();
        let agent = desk.agent();
        let Ok(notices) = desk.store().reader().and_then(|reader| reader.notices(agent, now())) else { return };
        if self.0.as_ref().is_some_and(|(who, told)| *who == agent && *told == notices) {
            return;
        }
        let _ = app.emit_to("main", "notices", &notices);
        self.0 = Some((agent, notices));
    }
}

/// Shows a notification of the system, in the words of the interface; a click opens what it speaks of. Where there is
/// no notification service nothing happens.
pub fn announce(app: &AppHandle, key: String, title: &str, body: &str) {
    static OPEN: AtomicUsize = AtomicUsize::new(0);
    if OPEN.fetch_add(1, Ordering::Relaxed) >= WAITING {
        OPEN.fetch_sub(1, Ordering::Relaxed);
        return;
    }
    let (app, title, body) = (app.clone(), clean(title, NAME_MAX), escaped(&clean(body, 2 * NAME_MAX)));
    let spawned = std::thread::Builder::new().name("decroche-notice".into()).spawn(move || {
        if shown_and_clicked(&title, &body) {
            windows::show_desk(&app, None, None);
            let _ = app.emit_to("main", "notice_open", key);
        }
        OPEN.fetch_sub(1, Ordering::Relaxed);
    });
    if spawned.is_err() {
        OPEN.fetch_sub(1, Ordering::Relaxed);
    }
}

/// Waits until it is clicked or gone.
#[cfg(all(unix, not(target_os = "macos")))]
fn shown_and_clicked(title: &str, body: &str) -> bool {
    let mut notification = notify_rust::Notification::new();
    notification.appname("Décroche").summary(title).body(body).action("default", "Ouvrir");
    let mut clicked = false;
    if let Ok(handle) = notification.show() {
        handle.wait_for_action(|action| clicked = action == "default");
    }
    clicked
}

/// Elsewhere the system says nothing of a click.
#[cfg(not(all(unix, not(target_os = "macos"))))]
fn shown_and_clicked(title: &str, body: &str) -> bool {
    let _ = notify_rust::Notification::new().appname("Décroche").summary(title).body(body).show();
    false
}

/// The body of a notification may hold markup (freedesktop): what came from outside never is.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_somebody_wrote_is_no_markup() {
        assert_eq!(escaped("<img src=x> & <b>"), "&lt;img src=x&gt; &amp; &lt;b&gt;");
    }
}
