//! Quantify (data marketing, DOMAIN.md §6): how long from the first contact to the first purchase, how many of those
//! contacted buy, how many of those who bought buy again; each by one dimension, each with the number it rests on.
//!
//! Looked at are people whose first contact came before their first order: what comes after it explains nothing. A
//! contact is a call in which somebody was spoken to, either way, a message of any channel, a request of the web site. What
//! is paid back is no order. A figure of nobody is none, never 0.

use chrono::{DateTime, Utc};
use serde::Serialize;
use ts_rs::TS;

use crate::codes::codes;

codes! {
    /// What the figures are split by.
    QuantifyBy {
        /// How the fiche was born; of a file, by who gave it.
        Origin = "origin",
        /// By what the first contact came or went.
        Channel = "channel",
        /// Contacts until the first order.
        Contacts = "contacts",
        /// Campaigns in which they were spoken to before the first order.
        Campaign = "campaign",
    }
}

codes! {
    /// By what a contact came or went.
    ContactChannel {
        /// They called.
        CallIn = "call_in",
        /// We called.
        CallOut = "call_out",
        /// They asked on the web site to be called.
        WebRequest = "web_request",
        /// E-mail.
        Mail = "mail",
        /// Short message.
        Sms = "sms",
        /// Chat of a site.
        Chat = "chat",
        /// A form of a site.
        Form = "form",
        /// Post.
        Post = "post",
        /// They came, or we went.
        Visit = "visit",
        /// A social network.
        Social = "social",
        /// They answered a survey.
        Survey = "survey",
        /// Any other.
        Other = "other",
    }
}

/// A figure and the number of people it rests on.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, TS)]
pub struct Figure {
    /// `None`: it rests on nobody.
    pub value: Option<f64>,
    /// On how many.
    pub n: u32,
}

/// What became of some people.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, TS)]
pub struct Quantities {
    /// Contacted before they had bought anything.
    pub people: u32,
    /// Of them, who bought.
    pub buyers: u32,
    /// Of the buyers, who bought again.
    pub again: u32,
    /// Median days from the first contact to the first purchase, of the buyers.
    pub median_days: Figure,
    /// Buyers among the people, from 0 to 1.
    pub purchase_rate: Figure,
    /// Who bought again among the buyers, from 0 to 1.
    pub repurchase_rate: Figure,
}

/// One part of a split.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct QuantityGroup {
    /// Its code: an origin, a channel, `1` to `3` and `4+` contacts, the id of a campaign, or `none`.
    pub key: String,
    /// Its name: who gave a file, else that file; a campaign. `None`: the code says all.
    pub name: Option<String>,
    /// Its figures.
    #[serde(flatten)]
    pub quantities: Quantities,
}

/// The figures of a base, whole and split.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Quantified {
    /// How it is split.
    pub by: QuantifyBy,
    /// First contacts from then on; `None`: from the beginning.
    pub from: Option<DateTime<Utc>>,
    /// First contacts before then; `None`: until now.
    pub to: Option<DateTime<Utc>>,
    /// Everybody, once.
    pub all: Quantities,
    /// The parts, the largest first; channels and numbers of contacts in their order. Somebody spoken to in two campaigns is
    /// in both.
    pub groups: Vec<QuantityGroup>,
    /// First contacted in the period when they had bought already: in none of the figures.
    pub clients_before: u32,
}

/// What came before the first order of somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Journey {
    /// First contact, ms UTC.
    pub first_at: i64,
    /// By what.
    pub channel: ContactChannel,
    /// Contacts until the first order; 0: the first one came after it.
    pub contacts: u32,
    /// First order, ms UTC; `None`: none.
    pub bought_at: Option<i64>,
    /// Orders.
    pub orders: u32,
}

impl Journey {
    /// How many contacts, as a part of a split.
    pub(crate) fn step(&self) -> &'static str {
        match self.contacts {
            0 | 1 => "1",
            2 => "2",
            3 => "3",
            _ => "4+",
        }
    }
}

impl Quantities {
    /// Those of these people.
    pub(crate) fn of<'j>(journeys: impl IntoIterator<Item = &'j Journey>) -> Self {
        let (mut people, mut again, mut delays) = (0_u32, 0_u32, Vec::new());
        for journey in journeys {
            people = people.saturating_add(1);
            if let Some(bought_at) = journey.bought_at {
                delays.push((bought_at - journey.first_at).max(0));
                again += u32::from(journey.orders > 1);
            }
        }
        let buyers = u32::try_from(delays.len()).unwrap_or(u32::MAX);
        let rate = |part: u32, n: u32| Figure { value: (n > 0).then(|| f64::from(part) / f64::from(n.max(1))), n };
        Self {
            people,
            buyers,
            again,
            median_days: Figure { value: median(delays).map(|ms| ms / 86_400_000.0), n: buyers },
            purchase_rate: rate(buyers, people),
            repurchase_rate: rate(again, buyers),
        }
    }
}

/// The middle one, or the mean of the two in the middle; `None` of nothing.
fn median(mut values: Vec<i64>) -> Option<f64> {
    let half = values.len() / 2;
    let odd = values.len() % 2 == 1;
    let (below, middle, _) = (half < values.len()).then(|| values.select_nth_unstable(half))?;
    // Milliseconds of a life fit a double exactly.
    let middle = *middle as f64;
    let before = below.iter().max().map(|&one| one as f64);
    Some(before.filter(|_| !odd).map_or(middle, |before| f64::midpoint(before, middle)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_in_the_middle_and_of_nothing_there_is_none() {
        assert_eq!(median(vec![]), None);
        assert_eq!(median(vec![7]), Some(7.0));
        assert_eq!(median(vec![9, 1, 4]), Some(4.0));
        assert_eq!(median(vec![9, 1, 4, 2]), Some(3.0));
    }

    #[test]
    fn of_nobody_every_figure_is_none_and_rests_on_nobody() {
        let none = Quantities::of(&[]);
        assert_eq!(none, Quantities::default());
        assert_eq!(none.purchase_rate, Figure { value: None, n: 0 });
    }
}
