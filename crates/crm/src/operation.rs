//! The shape of every mutation: one gate, so that undo, the audit journal and team exchange have one place to hang.

use chrono::{DateTime, Utc};

use crate::desk::Changed;
use crate::store::Tx;
use crate::{AgentId, OperationId, Result};

/// When a write happens, by whom, and its identity.
#[derive(Debug, Clone, Copy)]
pub struct Context {
    /// The moment of the write; identifiers are made from it.
    pub now: DateTime<Utc>,
    /// Who is at the desk; `None`: the command line, a telephone, a file.
    pub agent: Option<AgentId>,
    /// Gives the write an identity, so that sending it twice applies it once; `None`: a fresh one.
    pub operation: Option<OperationId>,
}

impl Context {
    /// A write at `now` by nobody in particular.
    pub fn at(now: DateTime<Utc>) -> Self {
        Self { now, agent: None, operation: None }
    }

    /// The same write, by this agent.
    #[must_use]
    pub fn by(self, agent: Option<AgentId>) -> Self {
        Self { agent, ..self }
    }

    /// The same write, with this identity.
    #[must_use]
    pub fn identified(self, operation: OperationId) -> Self {
        Self { operation: Some(operation), ..self }
    }
}

/// One mutation: checked, then applied in one transaction, whole or not at all.
pub trait Operation: Send + 'static {
    /// What the caller gets back.
    type Output: Send + 'static;
    /// Its name in the audit journal, e.g. `contact.edit`.
    const KIND: &'static str;
    /// Kept in the audit journal. Not for what is written every second (drafts) or by machines (call events).
    const AUDITED: bool = true;

    /// Applies it. Runs on the writer's thread, inside a savepoint: an error leaves nothing behind.
    ///
    /// # Errors
    /// Whatever makes the mutation unacceptable; nothing is written then.
    fn apply(self, tx: &Tx<'_>, context: &Context) -> Result<Self::Output>;
}

/// A write that is on the disk.
#[derive(Debug, Clone, PartialEq)]
pub struct Written<T> {
    /// What the operation returned.
    pub output: T,
    /// What it touched.
    pub changed: Changed,
}
