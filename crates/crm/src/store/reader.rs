//! Reading: a connection of its own, so that a ring never waits for a write.

use rusqlite::Connection;

use super::open::Store;
use crate::Result;

/// How many idle connections are kept; a burst beyond that opens more and lets them go.
const KEEP: usize = 4;

/// A read-only view of the store. Its methods live beside the SQL of their noun.
pub struct Reader<'s> {
    store: &'s Store,
    connection: Option<Connection>,
}

impl<'s> Reader<'s> {
    pub(super) fn new(store: &'s Store, connection: Connection) -> Self {
        Self { store, connection: Some(connection) }
    }

    pub(super) fn db(&self) -> &Connection {
        match &self.connection {
            Some(connection) => connection,
            None => unreachable!("the connection leaves only on drop"),
        }
    }

    /// Whose view this is.
    pub(super) fn store(&self) -> &Store {
        self.store
    }

    /// Runs several reads on one snapshot.
    pub(super) fn snapshot<T>(&self, read: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        let db = self.db();
        // Both statements stay prepared, which those of a rusqlite transaction do not: each ring begins and ends one.
        db.prepare_cached("BEGIN")?.execute([])?;
        let _end = Ending(db);
        read(db)
    }
}

/// Ends a snapshot, also when the reading fails: there is nothing to keep.
struct Ending<'c>(&'c Connection);

impl Drop for Ending<'_> {
    fn drop(&mut self) {
        let _ = self.0.prepare_cached("ROLLBACK").and_then(|mut end| end.execute([]));
    }
}

impl Drop for Reader<'_> {
    fn drop(&mut self) {
        if let (Some(connection), Ok(mut idle)) = (self.connection.take(), self.store.idle.lock())
            && idle.len() < KEEP
        {
            idle.push(connection);
        }
    }
}
