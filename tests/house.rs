//! A house with a real data file in a folder of its own, and the telephone that rings in it.
#![expect(clippy::unwrap_used, reason = "what fails here fails the test that asked")]

use std::ops::Range;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Duration, Utc};
use crm::call::{RecordEvent, Recorded, complete};
use crm::contact::{AddContact, NewContact};
use crm::ticket::{NewTicket, OpenTicket, Priority};
use crm::{CallId, ContactId, Context, Incoming, IncomingCall, Operation, Store, TicketId};
use phone::{CallEvent, CallEventKind, Direction, Region};
use rusqlite::{Connection, OpenFlags};
use tempfile::TempDir;

/// A moment, as RFC 3339.
pub fn moment(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

/// A Wednesday at noon in Paris: the house is open.
pub fn noon() -> DateTime<Utc> {
    moment("2026-03-04T11:00:00Z")
}

/// So many seconds after noon.
pub fn after(seconds: i64) -> DateTime<Utc> {
    noon() + Duration::seconds(seconds)
}

/// Somebody new with these numbers, as written.
pub fn person(first: &str, last: &str, phones: &[&str]) -> NewContact {
    NewContact {
        first_name: Some(first.to_owned()),
        last_name: Some(last.to_owned()),
        phones: phones.iter().map(|&p| p.to_owned()).collect(),
        ..NewContact::default()
    }
}

/// One step of an inbound call at noon. `from` `None`: the telephone system left it out.
pub fn event(external_id: &str, kind: CallEventKind, from: Option<&str>) -> CallEvent {
    CallEvent {
        source: "zammad".to_owned(),
        external_id: external_id.to_owned(),
        leg_id: None,
        event: kind,
        direction: Some(Direction::Inbound),
        from: from.map(str::to_owned),
        to: Some("01 99 00 12 00".to_owned()),
        caller_name: None,
        extension: None,
        queue: None,
        ivr_choice: None,
        masked: false,
        cause: None,
        at: noon(),
        raw: format!("event of {external_id}"),
    }
}

/// A ring at noon.
pub fn ring(external_id: &str, from: &str) -> CallEvent {
    event(external_id, CallEventKind::Ringing, Some(from))
}

/// The same step, so many seconds after noon.
pub fn later(event: CallEvent, seconds: i64) -> CallEvent {
    CallEvent { at: after(seconds), ..event }
}

/// An open data file that goes with the test.
pub struct House {
    folder: TempDir,
    /// The store under test.
    pub store: Store,
}

impl Default for House {
    fn default() -> Self {
        Self::new()
    }
}

impl House {
    /// An empty base.
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("base.db"), noon()).unwrap();
        Self { folder, store }
    }

    /// Where the data file is.
    pub fn path(&self) -> PathBuf {
        self.folder.path().join("base.db")
    }

    /// Writes at noon, and must succeed.
    pub fn write<O: Operation>(&self, operation: O) -> O::Output {
        self.write_at(noon(), operation)
    }

    /// Writes at that moment, and must succeed.
    pub fn write_at<O: Operation>(&self, now: DateTime<Utc>, operation: O) -> O::Output {
        self.store.write(operation, &Context::at(now)).unwrap().output
    }

    /// A new fiche.
    pub fn add(&self, contact: NewContact) -> ContactId {
        self.write(AddContact { contact, region: Region::FR, origin: "internal" })
    }

    /// A new ticket of that person.
    pub fn open_ticket(&self, contact_id: ContactId, subject: &str, priority: Priority) -> TicketId {
        self.open_ticket_at(noon(), contact_id, subject, priority)
    }

    /// The same, opened at that moment.
    pub fn open_ticket_at(
        &self,
        now: DateTime<Utc>,
        contact_id: ContactId,
        subject: &str,
        priority: Priority,
    ) -> TicketId {
        let ticket = NewTicket {
            contact_id,
            subject: subject.to_owned(),
            description: String::new(),
            priority,
            motive_id: None,
            category: None,
            call_id: None,
        };
        self.write_at(now, OpenTicket { ticket })
    }

    /// What the screen shows when this rings.
    pub fn look(&self, event: &CallEvent) -> Incoming {
        self.store.reader().unwrap().incoming(event, Region::FR, event.at).unwrap()
    }

    /// Who is calling, when a telephone shows `from`.
    pub fn who(&self, from: &str) -> IncomingCall {
        self.look(&ring("who", from)).call
    }

    /// Looks up and writes down, as the app does with each event.
    pub fn hear(&self, event: &CallEvent) -> Recorded {
        let mut event = event.clone();
        let reader = self.store.reader().unwrap();
        let known = reader.call_by_external_id(&event.source, &event.external_id).unwrap();
        complete(&mut event, known.map(|id| reader.call(id).unwrap()).as_ref());
        drop(reader);
        let incoming = self.look(&event);
        self.write_at(
            event.at,
            RecordEvent {
                event: event.clone(),
                region: Region::FR,
                verdict: incoming.call.verdict(),
                contact_id: incoming.call.contact_id(),
                call_id: CallId::new(event.at),
            },
        )
    }

    /// The file itself, read beside the store.
    pub fn file(&self) -> Connection {
        Connection::open_with_flags(self.path(), OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap()
    }

    /// The file itself, written by another program.
    pub fn foreign_hand(&self) -> Connection {
        let connection = Connection::open(self.path()).unwrap();
        connection.busy_timeout(std::time::Duration::from_secs(8)).unwrap();
        connection
    }

    /// A figure read in the file itself.
    pub fn count(&self, sql: &str) -> i64 {
        self.file().query_row(sql, [], |row| row.get(0)).unwrap()
    }

    /// What the doctor finds wrong.
    pub fn ills(&self) -> Vec<String> {
        ills(&self.store)
    }
}

/// What the doctor finds wrong with a store: name and detail of each failing check.
pub fn ills(store: &Store) -> Vec<String> {
    let report = store.doctor(false).unwrap();
    report.checks.iter().filter(|c| !c.ok).map(|c| format!("{}: {}", c.name, c.detail)).collect()
}

/// The bytes of a data file in which a table begins: its first page.
pub fn first_page(file: &Path, table: &str) -> Range<usize> {
    const PAGE: usize = 4096;
    let db = Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
    let sql = "SELECT rootpage FROM sqlite_schema WHERE name = ?1 AND type = 'table'";
    let root: i64 = db.query_row(sql, [table], |row| row.get(0)).unwrap();
    let root = usize::try_from(root).unwrap();
    (root - 1) * PAGE..root * PAGE
}
