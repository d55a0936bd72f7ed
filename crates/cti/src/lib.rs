//! Telephone sources: from what a telephone system sends to a [`phone::CallEvent`], or a site to a [`phone::WebRequest`].
//!
//! One module per source, each a pure `parse` beside a thin loop that reads and writes:
//! [`zammad`] (the generic CTI push many systems speak), [`ring`] (the `decroche` command and the app's own
//! control), [`form`] (somebody asks on a site to be called back), [`simulator`] (no telephone system at all). [`http`] is the loopback listener they share,
//! [`inlet`] what it hands on, [`client`] the way to talk to a running app.
//! This crate refuses to know of databases, fiches, windows and the wall clock: the caller gives `now`.
#![warn(clippy::indexing_slicing)]

pub mod client;
pub mod form;
pub mod http;
pub mod inlet;
pub mod payload;
pub mod ring;
pub mod simulator;
pub mod zammad;
