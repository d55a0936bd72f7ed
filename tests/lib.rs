//! Shared pieces of the integration tests.

pub mod fixture;
pub mod house;
pub mod labour;
