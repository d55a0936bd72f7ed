//! Telephone numbers, call events and requests to be called back: the plain data every other crate speaks.
//!
//! This crate turns whatever people and PBXs write into one answer ([`Number`]), and holds the
//! [`CallEvent`] that a telephone source (`cti`) makes and the core (`crm`) takes, and the [`WebRequest`] of a site.
//! It refuses to know of databases, networks, clocks and screens.
#![warn(clippy::indexing_slicing)]

mod event;
mod number;
mod parse;
mod region;
mod request;
pub mod text;

pub use event::{CallEvent, CallEventKind, Direction, EndCause};
pub use number::{INPUT_MAX, Kind, LineType, Number, Reason};
pub use parse::{e164, format_e164_national, warm_up};
pub use region::{Region, RegionError};
pub use request::{MESSAGE_MAX, RequestError, RequestField, WebRequest};
