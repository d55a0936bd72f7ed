//! What every part of a fill works from: the generator, the house, the copy being filled, and what calls taught.

use std::collections::HashMap;
use std::sync::mpsc::sync_channel;

use rusqlite::Connection;
use uuid::Uuid;

use super::house::House;
use super::ids::{Ids, Kind};
use super::{DemoStep, PACE, Watch};
use crate::Result;
use crate::demo::Demo;

/// How many items another thread makes at a time.
const BATCH: usize = 512;

/// The fill at work.
#[derive(Clone, Copy)]
pub(super) struct Base<'a> {
    pub db: &'a Connection,
    pub demo: &'a Demo,
    pub ids: Ids,
    pub house: &'a House,
    /// When the house opened, ms UTC.
    pub born: i64,
    pub watch: &'a Watch,
}

impl Base<'_> {
    /// The moment the base is looked at.
    pub(super) fn now(&self) -> i64 {
        self.demo.plan().now_ms
    }

    /// The agent at that index, and their team.
    pub(super) fn agent(&self, index: impl Into<Option<usize>>) -> (Option<Uuid>, Option<Uuid>) {
        let agent = index.into().and_then(|index| self.house.agents.get(index));
        (agent.map(|agent| agent.id), agent.and_then(|agent| agent.team))
    }

    /// The product at that index, and its name.
    pub(super) fn product(&self, index: usize) -> (Option<Uuid>, &'static str) {
        let name = self.demo.products().get(index).map_or("", |product| product.name);
        (self.house.products.get(index).copied(), name)
    }

    /// The identifier of company `index`.
    pub(super) fn company(&self, index: usize) -> Uuid {
        self.ids.id(Kind::Company, self.born, index)
    }
}

/// What calls taught about people, by index: their fiches are written afterwards.
pub(super) struct Known {
    created: Vec<i64>,
    last_contact: Vec<i64>,
    /// First sale in a call.
    pub first_sale: HashMap<usize, i64>,
    /// Asked not to be called again.
    pub opposed: HashMap<usize, i64>,
}

impl Known {
    /// Looks once at everybody's date of birth, which their identifiers are made from.
    pub(super) fn new(base: Base<'_>) -> Result<Self> {
        let mut created = Vec::with_capacity(base.demo.plan().contacts);
        for contact in base.demo.contacts() {
            if created.len() % PACE == 0 {
                base.watch.report(DemoStep::Calls, 0, base.demo.plan().calls)?;
            }
            created.push(contact.created_at_ms);
        }
        let last_contact = vec![0; created.len()];
        Ok(Self { created, last_contact, first_sale: HashMap::new(), opposed: HashMap::new() })
    }

    /// The identifier of person `index`.
    pub(super) fn contact(&self, base: Base<'_>, index: usize) -> Uuid {
        base.ids.id(Kind::Contact, self.created.get(index).copied().unwrap_or(0), index)
    }

    /// An exchange took place.
    pub(super) fn heard(&mut self, contact: usize, at: i64) {
        if let Some(last) = self.last_contact.get_mut(contact) {
            *last = at.max(*last);
        }
    }

    /// The last exchange; `None`: never.
    pub(super) fn last_contact(&self, contact: usize) -> Option<i64> {
        self.last_contact.get(contact).copied().filter(|&at| at > 0)
    }
}

/// Runs `each` over items, with their rank, that another thread makes meanwhile; the first error ends both.
pub(super) fn made_ahead<T: Send>(
    mut items: impl Iterator<Item = T> + Send,
    mut each: impl FnMut(usize, T) -> Result<()>,
) -> Result<()> {
    let (send, made) = sync_channel::<Vec<T>>(4);
    std::thread::scope(|scope| {
        scope.spawn(move || {
            loop {
                let batch: Vec<T> = items.by_ref().take(BATCH).collect();
                if batch.is_empty() || send.send(batch).is_err() {
                    break;
                }
            }
        });
        made.into_iter().flatten().enumerate().try_for_each(|(rank, item)| each(rank, item))
    })
}
