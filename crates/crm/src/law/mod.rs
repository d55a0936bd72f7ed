//! What the law lets one do on the telephone: on which days and hours, how often, with whose consent.
//!
//! The texts move, so nothing here is a constant of the program: every duration, hour and list is data with its date
//! and its source (`rules.json`), which the setting `law.rules` replaces. State of the texts: 22 November 2026. Not
//! legal advice. This module reads no database: who asks brings the facts ([`Facts`]) and the moment.

mod calendar;
mod facts;
mod guard;
mod rules;
mod territory;

pub use facts::{Consent, Facts, Ground};
pub use guard::{Obstacle, Verdict};
pub use rules::{HolidayRule, Law, ProspectingRule};
pub use territory::Territory;
