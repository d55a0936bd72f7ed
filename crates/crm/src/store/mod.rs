//! The data file: opening, the single writer, the readers. The only Rust that contains SQL.

mod appointment;
mod article;
mod aside;
mod audit;
mod automation;
pub(crate) mod backup;
mod backup_trouble;
mod call;
mod callback;
mod campaign;
mod case;
mod case_candidates;
mod case_similar;
mod catch_up;
mod class;
mod contact;
mod contact_list;
mod day;
pub(crate) mod demo;
mod dial;
mod directory;
pub(crate) mod doctor;
mod document;
mod draft;
mod duplicate;
mod export;
mod facts;
mod fiche;
mod folder;
mod follow_up;
mod grid;
mod guide;
mod hearing;
mod house;
mod import;
mod incoming;
mod index;
mod journal;
mod law;
mod log;
pub(crate) mod merge;
mod migrate;
mod named;
mod notice;
mod offer;
mod open;
mod opportunity;
mod outcome;
mod pipeline;
mod practice;
mod privacy;
mod product;
mod quality;
mod quantify;
mod reader;
mod request;
pub(crate) mod salvage;
mod sample;
mod scope;
mod score;
mod segment;
mod sequence;
mod ticket;
mod ticket_handover;
mod timeline;
mod transfer;
mod undo;
mod upkeep;
mod view;
mod writer;

pub(crate) use automation::Seen;
pub(crate) use index::sort_name;
pub use migrate::schema_version;
pub use open::{Opened, Store};
pub use privacy::ArchiveLine;
pub use reader::Reader;
pub(crate) use ticket_handover::TicketStepRow;
pub(crate) use undo::{RowChange, Table, Taken};
pub use upkeep::UpkeepReport;
pub use writer::Tx;

use chrono::{DateTime, Utc};

/// A moment as a column holds it: milliseconds UTC.
pub(crate) fn ms(at: DateTime<Utc>) -> i64 {
    at.timestamp_millis()
}

/// A column of milliseconds UTC as a moment. Out of range (a damaged row) reads as the epoch.
pub(crate) fn at(ms: i64) -> DateTime<Utc> {
    DateTime::from_timestamp_millis(ms).unwrap_or(DateTime::UNIX_EPOCH)
}

/// The same, where NULL means "not".
pub(crate) fn at_opt(ms: Option<i64>) -> Option<DateTime<Utc>> {
    ms.map(at)
}

/// A stored E.164 as read here.
pub(crate) fn shown(e164: &str) -> String {
    phone::format_e164_national(e164)
}
