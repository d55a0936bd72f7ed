//! Telephone numbers and call events: the plain data every other crate speaks.
//!
//! This crate turns whatever people and PBXs write into one answer ([`Number`]), and holds the
//! [`CallEvent`] that a telephone source (`cti`) makes and the core (`crm`) takes.
//! It refuses to know of databases, networks, clocks and screens.
#![warn(clippy::indexing_slicing)]

mod event;
mod number;
mod parse;
mod region;
pub mod text;

pub use event::{CallEvent, CallEventKind, Direction, EndCause};
pub use number::{INPUT_MAX, Kind, LineType, Number, Reason};
pub use parse::{e164, format_e164_national, warm_up};
pub use region::{Region, RegionError};
