//! People taken out in every format: a file brought in again gives the same people, no spreadsheet computes any of it,
//! and nothing is left of a file that could not be written whole.
#![expect(clippy::unwrap_used, reason = "tests fail loudly")]

mod bases;
mod cards;
mod formulas;
mod heavy;
mod notes;
mod round;
mod whole;
