//! The one place that reads the clock: the core takes `now` as an argument.

use chrono::{DateTime, SubsecRound, Utc};

/// The present moment, to the millisecond: what a column holds.
#[expect(clippy::disallowed_methods, reason = "the command line is an edge: this is where its `now` comes from")]
pub fn now() -> DateTime<Utc> {
    Utc::now().trunc_subsecs(3)
}
