//! What a day brings, beside the calls: a verified backup, and what is old enough goes.

use std::sync::{Arc, Weak};
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use crm::Context;
use crm::score::RefreshScale;
use tauri::{AppHandle, Manager};

use crate::desk::{Desk, now};

/// A start is busy enough: calls are taken up, screens are filled.
const QUIET: Duration = Duration::from_secs(30);

/// Keeps the open file in order for as long as the app runs: soon after it is opened, then once a day.
pub fn go_on(app: AppHandle) -> std::io::Result<()> {
    std::thread::Builder::new().name("decroche-upkeep".into()).spawn(move || {
        let (mut open, mut due) = (Weak::new(), now());
        loop {
            std::thread::sleep(QUIET);
            // Held only while it is worked on: a file let go of is free for whoever opens it next.
            let store = app.state::<Desk>().store();
            if open.as_ptr() != Arc::as_ptr(&store) {
                (open, due) = (Arc::downgrade(&store), now());
            }
            if is_due(due, now()) {
                // What failed (a full disk, another program that writes) is tried again in an hour.
                let done = store.backup_when_due(now()).and_then(|_| store.upkeep(now()));
                // Marks follow the base, not only those who open the chart.
                let _ = app.state::<Desk>().write_unattended(&app, RefreshScale);
                // What a file brought in is looked at before anybody asks for a list.
                let _ = store.look_at_flaws(&Context::at(now()), &mut |_| true);
                due = now() + if done.is_ok() { TimeDelta::days(1) } else { TimeDelta::hours(1) };
            }
        }
    })?;
    Ok(())
}

/// The moment has come, or the clock went back so far that it would not.
fn is_due(due: DateTime<Utc>, now: DateTime<Utc>) -> bool {
    now >= due || due - now > TimeDelta::days(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_put_back_by_years_does_not_end_the_upkeep() {
        let due: DateTime<Utc> = "2026-11-23T09:00:00Z".parse().unwrap_or_default();
        for (now, is) in [
            ("2026-11-23T08:59:59Z", false),
            ("2026-11-23T09:00:00Z", true),
            ("2026-11-22T09:00:00Z", false),
            ("2020-01-01T00:00:00Z", true),
        ] {
            assert_eq!(is_due(due, now.parse().unwrap_or_default()), is, "{now}");
        }
    }
}
