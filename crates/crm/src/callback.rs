//! Promises to call back: what keeps a person from being forgotten.

use chrono::{DateTime, Utc};
use phone::text::NAME_MAX;
use phone::{Number, Region};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::dial::not_with_a_colleague;
use crate::request::{AskedBack, ChooseCaller};
use crate::store::Table;
use crate::undo::Act;
use crate::{CallId, CallbackId, ContactId, Context, Error, Operation, Result, Tx, typed};

/// A promise to call back, as shown.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Callback {
    /// Ours.
    pub id: CallbackId,
    /// Who; `None`: an unknown caller's number.
    pub contact_id: Option<ContactId>,
    /// The person's name, company, or number.
    pub name: String,
    /// Number to call, as read in France; `None`: the fiche has none.
    pub phone: Option<String>,
    /// When.
    pub due_at: DateTime<Utc>,
    /// What about.
    pub subject: String,
    /// Who promised; `None`: "à prendre".
    pub owner: Option<String>,
    /// Kept since; `None`: to do.
    pub done_at: Option<DateTime<Utc>>,
    /// They asked for it on a site; `None`: it was promised.
    pub asked: Option<AskedBack>,
}

/// A promise being made.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct NewCallback {
    /// Who; `None`: only a number.
    pub contact_id: Option<ContactId>,
    /// Number to call; `None`: the fiche's main one.
    pub number: Option<String>,
    /// When.
    pub due_at: DateTime<Utc>,
    /// What about; empty becomes the interface's "Rappel".
    pub subject: String,
    /// The call it was promised in.
    pub call_id: Option<CallId>,
}

/// One step of a promise's life.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "step", rename_all = "snake_case")]
pub enum CallbackStep {
    /// It is made.
    Promise {
        /// What is promised.
        callback: NewCallback,
    },
    /// Whose request it was, when several could be meant.
    Choose {
        /// Which.
        callback_id: CallbackId,
        /// Whose fiche; `None`: somebody new, made of what they wrote.
        contact_id: Option<ContactId>,
    },
    /// It was kept.
    Done {
        /// Which.
        callback_id: CallbackId,
        /// The call that did it; `None`: otherwise.
        call_id: Option<CallId>,
    },
    /// Another moment.
    Move {
        /// Which.
        callback_id: CallbackId,
        /// When.
        due_at: DateTime<Utc>,
    },
    /// Out of the pool « à prendre »: the agent at the desk calls, nobody else does.
    Take {
        /// Which.
        callback_id: CallbackId,
    },
    /// It is given up.
    Cancel {
        /// Which.
        callback_id: CallbackId,
    },
}

/// Promises to call back.
#[derive(Debug, Clone)]
pub struct PromiseCallback {
    /// What is promised.
    pub callback: NewCallback,
    /// Where numbers without country code are read.
    pub region: Region,
}

impl Operation for PromiseCallback {
    type Output = CallbackId;
    const KIND: &'static str = "callback.add";

    fn apply(self, tx: &Tx<'_>, context: &Context) -> Result<CallbackId> {
        let id = promise(tx, self.callback, self.region, context)?;
        tx.can_be_undone(Act::CallbackMade { name: tx.callback(id)?.name });
        tx.came(Table::Callback, id.0);
        Ok(id)
    }
}

/// Writes a promise, wherever it was made: to a person or to a number, which is a number.
pub(crate) fn promise(tx: &Tx<'_>, mut new: NewCallback, region: Region, context: &Context) -> Result<CallbackId> {
    new.subject = typed::line("subject", &new.subject, NAME_MAX)?;
    new.number = match new.number.filter(|n| !n.trim().is_empty()) {
        Some(written) => {
            let wrong = Error::Invalid { field: "number", why: "not_a_number" };
            Some(Number::parse(&written, region).e164.ok_or(wrong)?)
        }
        None => None,
    };
    match new.contact_id {
        Some(contact) => {
            tx.contact(contact)?;
            tx.touched_contact(contact);
        }
        None if new.number.is_none() => {
            return Err(Error::Invalid { field: "contact", why: "empty" });
        }
        None => {}
    }
    tx.touched_house();
    tx.insert_callback(&new, context)
}

/// Says that a promise was kept.
#[derive(Debug, Clone)]
pub struct FinishCallback {
    /// Which.
    pub callback_id: CallbackId,
    /// The call that did it; `None`: otherwise.
    pub call_id: Option<CallId>,
}

impl Operation for FinishCallback {
    type Output = ();
    const KIND: &'static str = "callback.done";

    fn apply(self, tx: &Tx<'_>, context: &Context) -> Result<()> {
        let name = waiting(tx, self.callback_id, context)?.name;
        tx.can_be_undone(Act::CallbackDone { name });
        tx.finish_callback(self.callback_id, self.call_id, context)
    }
}

/// Puts a promise off, or brings it forward.
#[derive(Debug, Clone)]
pub struct MoveCallback {
    /// Which.
    pub callback_id: CallbackId,
    /// When; to come.
    pub due_at: DateTime<Utc>,
}

impl Operation for MoveCallback {
    type Output = ();
    const KIND: &'static str = "callback.move";

    fn apply(self, tx: &Tx<'_>, context: &Context) -> Result<()> {
        if self.due_at < context.now {
            return Err(Error::Invalid { field: "due_at", why: "in_the_past" });
        }
        let before = waiting(tx, self.callback_id, context)?;
        tx.can_be_undone(Act::CallbackMoved { name: before.name, back_to: before.due_at });
        tx.move_callback(self.callback_id, self.due_at)
    }
}

/// One step on a promise, whichever it is.
#[derive(Debug, Clone)]
pub struct WorkCallback {
    /// The step.
    pub step: CallbackStep,
    /// Where a number without country code is read.
    pub region: Region,
}

impl Operation for WorkCallback {
    type Output = CallbackId;
    const KIND: &'static str = "callback.work";

    fn apply(self, tx: &Tx<'_>, context: &Context) -> Result<CallbackId> {
        let region = self.region;
        match self.step {
            CallbackStep::Promise { callback } => PromiseCallback { callback, region }.apply(tx, context),
            CallbackStep::Choose { callback_id, contact_id } => {
                ChooseCaller { callback_id, contact_id, region }.apply(tx, context).map(|_| callback_id)
            }
            CallbackStep::Done { callback_id, call_id } => {
                FinishCallback { callback_id, call_id }.apply(tx, context).map(|()| callback_id)
            }
            CallbackStep::Move { callback_id, due_at } => {
                MoveCallback { callback_id, due_at }.apply(tx, context).map(|()| callback_id)
            }
            CallbackStep::Take { callback_id } => TakeCallback { callback_id }.apply(tx, context).map(|()| callback_id),
            CallbackStep::Cancel { callback_id } => {
                CancelCallback { callback_id }.apply(tx, context).map(|()| callback_id)
            }
        }
    }
}

/// Takes a promise out of the pool: from now on it is one's own, and nobody else can take it.
#[derive(Debug, Clone)]
pub struct TakeCallback {
    /// Which.
    pub callback_id: CallbackId,
}

impl Operation for TakeCallback {
    type Output = ();
    const KIND: &'static str = "callback.take";

    fn apply(self, tx: &Tx<'_>, context: &Context) -> Result<()> {
        let agent = context.agent.ok_or(Error::Refused { why: "no_agent" })?;
        let before = waiting(tx, self.callback_id, context)?;
        tx.can_be_undone(Act::Owner { name: before.name, back_to: before.owner });
        if tx.take_callback(self.callback_id, agent)? { Ok(()) } else { Err(Error::Refused { why: "callback_taken" }) }
    }
}

/// Gives a promise up: nobody calls, and it does not count as kept.
#[derive(Debug, Clone)]
pub struct CancelCallback {
    /// Which.
    pub callback_id: CallbackId,
}

impl Operation for CancelCallback {
    type Output = ();
    const KIND: &'static str = "callback.cancel";

    fn apply(self, tx: &Tx<'_>, context: &Context) -> Result<()> {
        let name = waiting(tx, self.callback_id, context)?.name;
        tx.can_be_undone(Act::CallbackCancelled { name });
        tx.cancel_callback(self.callback_id, context)
    }
}

/// A promise that is still to be kept, about to change; not while a colleague is on the telephone with the person.
fn waiting(tx: &Tx<'_>, id: CallbackId, context: &Context) -> Result<Callback> {
    let callback = tx.callback(id)?;
    if callback.done_at.is_some() {
        return Err(Error::Refused { why: "callback_done" });
    }
    tx.watch(Table::Callback, "id", id.0)?;
    if let Some(contact) = callback.contact_id {
        not_with_a_colleague(tx, contact, context)?;
        tx.touched_contact(contact);
    }
    tx.touched_house();
    Ok(callback)
}
