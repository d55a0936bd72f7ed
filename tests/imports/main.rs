//! Files as programs and people write them, and files made to harm: each is read to its last row, every column mapped
//! where it belongs, or refused with a code that says what it is.
#![expect(clippy::unwrap_used, clippy::panic, reason = "tests fail loudly")]

mod after;
mod base;
mod broken;
mod cards;
mod crms;
mod found;
mod heavy;
mod items;
mod json;
mod outlook;
mod random;
mod rights;
mod seen;
mod spreadsheets;
mod whole;
mod workbooks;
mod zipped;
