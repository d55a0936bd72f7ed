//! What calls for attention: looked for on the app's own round, told to the desk when it changes, and to the system's
//! notifications when the desk asks for it. Never a window, never the focus.

use crm::AgentId;
use crm::notice::{MarkNotices, Notice};
use phone::text::{NAME_MAX, clean};
use tauri::{AppHandle, Emitter, Manager};

use crate::desk::{Desk, now};
use crate::error::Answer;
use crate::windows;

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

/// Says that whoever sits at the desk has read of one; `None`: of all there are.
pub fn mark(app: &AppHandle, desk: &Desk, key: Option<String>) -> Answer<()> {
    let beside = desk.store().backup_notice();
    desk.write(app, MarkNotices { agent: desk.agent(), key, beside })
}

/// Shows a notification of the system, in the words of the interface; a click opens what it speaks of. Where there is
/// no notification service nothing happens.
pub fn announce(app: &AppHandle, key: String, title: &str, body: &str) {
    let (app, title, body) = (app.clone(), clean(title, NAME_MAX), clean(body, 2 * NAME_MAX));
    // Without a thread there is no notification: the list and the window's own message still tell.
    let _ = std::thread::Builder::new().name("decroche-notice".into()).spawn(move || {
        if shown_and_clicked(&title, &body) {
            windows::raise_desk(&app);
            let _ = app.emit_to("main", "notice_open", key);
        }
    });
}

#[cfg(all(unix, not(target_os = "macos")))]
use freedesktop::shown_and_clicked;

/// The notification service of the free desktops, over D-Bus.
#[cfg(all(unix, not(target_os = "macos")))]
mod freedesktop {
    use std::sync::atomic::{AtomicUsize, Ordering};

    /// Those that wait for a click, at most: each keeps a thread, and some desktops never say that one is gone. Beyond
    /// that they are shown, and their click does nothing.
    const WAITING: usize = 8;
    static WAIT: AtomicUsize = AtomicUsize::new(0);

    /// One of those that wait.
    struct Waits;

    impl Waits {
        fn begin() -> Option<Self> {
            let free = |waiting| (waiting < WAITING).then_some(waiting + 1);
            WAIT.fetch_update(Ordering::Relaxed, Ordering::Relaxed, free).is_ok().then(|| Self)
        }
    }

    impl Drop for Waits {
        fn drop(&mut self) {
            WAIT.fetch_sub(1, Ordering::Relaxed);
        }
    }

    /// Shows it and waits until it is clicked or gone.
    pub(super) fn shown_and_clicked(title: &str, body: &str) -> bool {
        let mut notification = notify_rust::Notification::new();
        notification.appname("Décroche").summary(title).body(&escaped(body));
        let Some(_waits) = Waits::begin() else {
            let _ = notification.show();
            return false;
        };
        let mut clicked = false;
        if let Ok(handle) = notification.action("default", "default").show() {
            handle.wait_for_action(|action| clicked = action == "default");
        }
        clicked
    }

    /// The body may hold markup there: what came from outside never is.
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

        #[test]
        fn no_more_than_a_few_wait_for_a_click_and_their_places_come_back() {
            let waiting: Vec<_> = (0..WAITING + 2).map(|_| Waits::begin()).collect();
            assert_eq!(waiting.iter().flatten().count(), WAITING);
            drop(waiting);
            assert!(Waits::begin().is_some());
        }
    }
}

/// Elsewhere the system says nothing of a click.
#[cfg(not(all(unix, not(target_os = "macos"))))]
fn shown_and_clicked(title: &str, body: &str) -> bool {
    let _ = notify_rust::Notification::new().appname("Décroche").summary(title).body(body).show();
    false
}
