//! The JSON documents of the contract, made from the core's types: our names, our units.

pub mod call;
pub mod fiche;
pub mod from_app;
pub mod incoming;
pub mod ticket;
mod units;

pub use units::in_our_units;
