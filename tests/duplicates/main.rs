//! Fiches that are one person's are found, people who look alike are left alone; two fiches become one and two again.
#![expect(clippy::unwrap_used, clippy::panic, clippy::cast_precision_loss, reason = "tests fail loudly")]

mod full;
mod measure;
mod merge;
mod scan;
mod truth;
mod whole;
