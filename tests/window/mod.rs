//! The app as its user has it: the real window, driven from outside, on a data file of its own.
//!
//! `cargo xtask test e2e` gives these tests a screen, a window manager and the paths of what was built. Everything
//! here waits for what it wants to see with a deadline, and a failure leaves a picture of the window.

pub mod app;
pub mod axe;
pub mod base;
pub mod driver;
pub mod hands;
pub mod http;
pub mod notifier;
pub mod page;
pub mod screen;

use std::time::Duration;

pub use app::App;
pub use page::Page;

/// How long anything may take before a test says that it did not happen: a loaded machine, not a slow app.
pub const PATIENCE: Duration = Duration::from_secs(20);
/// How often a thing waited for is looked at.
pub const GLANCE: Duration = Duration::from_millis(40);

/// The wall clock: tests are an edge, as the app is.
#[expect(clippy::disallowed_methods, reason = "tests play the shell, where time enters")]
pub fn now() -> chrono::DateTime<chrono::Utc> {
    chrono::Utc::now()
}

/// Waits until `ready` gives something; `None` after [`PATIENCE`].
pub async fn until<T>(mut ready: impl AsyncFnMut() -> Option<T>) -> Option<T> {
    let deadline = std::time::Instant::now() + PATIENCE;
    loop {
        if let Some(found) = ready().await {
            return Some(found);
        }
        if std::time::Instant::now() > deadline {
            return None;
        }
        tokio::time::sleep(GLANCE).await;
    }
}
