//! A base written by hand: what happened to people, so many days before noon.

use chrono::{DateTime, Duration, Utc};
use crm::ContactId;
use decroche_tests::house::{House, noon, person};
use rusqlite::{Connection, params};
use uuid::Uuid;

pub(crate) struct Base {
    pub(crate) house: House,
    pub(crate) file: Connection,
}

/// A new id, as the file holds it.
pub(crate) fn new_id() -> Vec<u8> {
    Uuid::now_v7().as_bytes().to_vec()
}

pub(crate) fn blob(id: ContactId) -> Vec<u8> {
    id.0.as_bytes().to_vec()
}

fn ago(days: i64) -> i64 {
    (noon() - Duration::days(days)).timestamp_millis()
}

impl Base {
    pub(crate) fn new() -> Self {
        let house = House::new();
        let file = house.foreign_hand();
        Self { house, file }
    }

    pub(crate) fn person(&self, name: &str) -> ContactId {
        self.house.add(person("", name, &[]))
    }

    /// A call; `direction` as the file holds it.
    pub(crate) fn call(&self, who: ContactId, direction: &str, days: i64, answered: bool) -> Vec<u8> {
        let (id, at) = (new_id(), ago(days));
        self.file
            .execute(
                "INSERT INTO call (id, source, direction, state, contact_id, external_kind, ringing_at, answered_at, ended_at)
                 VALUES (?1, 'manual', ?2, 'wrap_up', ?3, 'number', ?4, ?5, ?4 + 60000)",
                params![id, direction, blob(who), at, answered.then_some(at)],
            )
            .unwrap();
        id
    }

    /// A line of the timeline.
    pub(crate) fn exchange(&self, who: ContactId, channel: &str, direction: &str, days: i64) -> Vec<u8> {
        let id = new_id();
        self.file
            .execute(
                "INSERT INTO exchange (id, contact_id, channel, direction, subject, at) VALUES (?1, ?2, ?3, ?4, 'Bonjour', ?5)",
                params![id, blob(who), channel, direction, ago(days)],
            )
            .unwrap();
        id
    }

    /// A request of the web site, with its line on the timeline.
    pub(crate) fn request(&self, who: ContactId, days: i64) {
        let line = self.exchange(who, "form", "inbound", days);
        self.file
            .execute(
                "INSERT INTO web_request (id, key, source, contact_id, exchange_id, asked_at, dated, at)
                 VALUES (?1, ?2, 'form', ?3, ?4, ?5, 1, ?5)",
                params![new_id(), new_id(), blob(who), line, ago(days)],
            )
            .unwrap();
    }

    /// An order, or what was paid back.
    pub(crate) fn buy(&self, who: ContactId, days: i64, euros: i64) {
        self.buy_at(who, noon() - Duration::days(days), euros);
    }

    pub(crate) fn buy_at(&self, who: ContactId, at: DateTime<Utc>, euros: i64) {
        self.file
            .execute(
                "INSERT INTO purchase (id, contact_id, label, amount_cents, at) VALUES (?1, ?2, 'Commande', ?3, ?4)",
                params![new_id(), blob(who), euros * 100, at.timestamp_millis()],
            )
            .unwrap();
    }

    /// Limits the processing of a fiche.
    pub(crate) fn freeze(&self, who: ContactId) {
        self.file.execute("UPDATE contact SET frozen_at = 1 WHERE id = ?1", params![blob(who)]).unwrap();
    }

    /// What is derived follows what was written by hand.
    pub(crate) fn done(self) -> House {
        drop(self.file);
        self.house.store.doctor(true).unwrap();
        self.house
    }
}
