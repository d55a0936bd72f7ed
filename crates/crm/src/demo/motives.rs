//! Reasons for contact (motifs): shape and list.

use super::motives_desk::DESK;
use super::motives_sales::SALES;
use super::motives_technical::TECHNICAL;

/// A reason for contact, with all that agents write about it.
#[derive(Debug, Clone, Copy)]
pub struct Motive {
    /// Stable code, `invoice`.
    pub code: &'static str,
    /// Label on screen.
    pub label: &'static str,
    /// Index of the queue that takes it, in `house::QUEUES`.
    pub queue: usize,
    /// Share among calls of clients.
    pub weight: u32,
    /// True when the matter is a fault of the line rather than of the file.
    pub technical: bool,
    /// Notes of calls that ended well.
    pub solved: &'static [&'static str],
    /// Notes of calls handed over or to be continued.
    pub unsolved: &'static [&'static str],
    /// Subjects of callbacks.
    pub callbacks: &'static [&'static str],
    /// Past incidents.
    pub cases: &'static [Case],
}

/// An incident and how it ended.
#[derive(Debug, Clone, Copy)]
pub struct Case {
    /// One line.
    pub subject: &'static str,
    /// What the person told.
    pub description: &'static str,
    /// What solved it.
    pub resolution: &'static str,
}

/// Shorthand for the lists of motives.
pub(super) const fn case(subject: &'static str, description: &'static str, resolution: &'static str) -> Case {
    Case { subject, description, resolution }
}

/// Every motive, in the order of the indices that calls and tickets carry.
pub(super) fn motives() -> impl Iterator<Item = &'static Motive> {
    TECHNICAL.iter().chain(DESK).chain(SALES)
}
